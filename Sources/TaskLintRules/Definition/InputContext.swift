/// What an input form decides about the objects in it, so that no rule needs to know the form.
public struct InputContext: Sendable {
  /// How the form spells the API's names.
  public let spelling: Spelling
  /// Whether values may be functions of CloudFormation's.
  let hasFunctions: Bool
  /// The outcome of a template's conditions in the variant that is looked at.
  let conditions: [String: Bool]

  /// Creates the context of a form.
  public init(_ spelling: Spelling) {
    self.init(spelling, hasFunctions: false, conditions: [:])
  }

  private init(_ spelling: Spelling, hasFunctions: Bool, conditions: [String: Bool]) {
    self.spelling = spelling
    self.hasFunctions = hasFunctions
    self.conditions = conditions
  }

  /// A template of CloudFormation's whose conditions have a certain outcome.
  static func cloudFormation(conditions: [String: Bool]) -> InputContext {
    InputContext(.pascalCase, hasFunctions: true, conditions: conditions)
  }

  /// The same form where names are the user's own, as in a map.
  var ofMap: InputContext {
    InputContext(.camelCase, hasFunctions: hasFunctions, conditions: conditions)
  }
}
