/// What an input form decides about the objects in it, so that no rule needs to know the form.
public struct InputContext: Sendable {
  /// How the form spells the API's names.
  public let spelling: Spelling
  let template: Template?

  /// What a template decides: shared, since a context is copied with every view.
  final class Template: Sendable {
    let conditions: [String: Bool]

    init(conditions: [String: Bool]) { self.conditions = conditions }
  }

  /// Whether values may be functions of CloudFormation's.
  var hasFunctions: Bool { template != nil }

  /// The outcome of a template's conditions in the variant that is looked at.
  var conditions: [String: Bool] { template?.conditions ?? [:] }

  /// Creates the context of a form.
  public init(_ spelling: Spelling) {
    self.init(spelling, nil)
  }

  init(_ spelling: Spelling, _ template: Template?) {
    self.spelling = spelling
    self.template = template
  }

  /// A template of CloudFormation's whose conditions have a certain outcome.
  static func cloudFormation(conditions: [String: Bool]) -> InputContext {
    InputContext(.pascalCase, Template(conditions: conditions))
  }

  /// The same form where names are the user's own, as in a map.
  var ofMap: InputContext {
    InputContext(.camelCase, template)
  }
}
