/// The properties of an input form that decide how its objects are read.
///
/// With it, rules do not depend on the form.
public struct InputContext: Sendable {
  /// The spelling of property names in the form.
  public let spelling: Spelling
  let template: Template?

  /// The properties of a template; shared, because each view copies its context.
  final class Template: Sendable {
    let conditions: [String: Bool]

    init(conditions: [String: Bool]) { self.conditions = conditions }
  }

  /// Whether values may be CloudFormation functions.
  var hasFunctions: Bool { template != nil }

  /// The values of the template's conditions in the linted variant.
  var conditions: [String: Bool] { template?.conditions ?? [:] }

  /// Creates the context of a form.
  public init(_ spelling: Spelling) {
    self.init(spelling, nil)
  }

  init(_ spelling: Spelling, _ template: Template?) {
    self.spelling = spelling
    self.template = template
  }

  /// The context of a CloudFormation template with the given values of its conditions.
  static func cloudFormation(conditions: [String: Bool]) -> InputContext {
    InputContext(.pascalCase, Template(conditions: conditions))
  }

  /// The context of a map, whose keys are names of the user.
  var ofMap: InputContext {
    InputContext(.camelCase, template)
  }
}
