/// The conditions of a template, and which outcomes they can have together.
///
/// `Fn::If` chooses by the name of a condition, and conditions compare the template's parameters.
/// So each outcome is what some choice of parameters gives: no variant is looked at that no
/// deployment can have.
struct CloudFormationConditions {
  /// How many choices of parameters are looked at; past them `Fn::If` is unresolved.
  private static let limit = 32

  /// Something that a deployment decides, and the values that make a difference.
  private struct Choice {
    let name: String
    var values: [String]
  }

  private let conditions: [String: JSONValue]
  private let parameters: JSONValue?

  init(template: JSONValue) {
    var conditions: [String: JSONValue] = [:]
    for member in template.member("Conditions")?.value.members ?? JSONValue.noMembers(template) {
      conditions[member.key.text] = member.value
    }
    self.conditions = conditions
    parameters = template.member("Parameters")?.value
  }

  /// The outcomes that the conditions used in a value can have together; one without any where
  /// there are none, or too many.
  func variants(of value: JSONValue, existsIf condition: String?) -> [[String: Bool]] {
    var names = Self.conditionNames(in: value)
    if let condition { names.insert(condition) }
    names = names.filter { conditions[$0] != nil }
    guard !names.isEmpty else { return [[:]] }
    var choices: [Choice] = []
    for name in names.sorted() {
      if let condition = conditions[name] { collect(condition, into: &choices, depth: 0) }
    }
    guard choices.reduce(1, { $0 * $1.values.count }) <= Self.limit else { return [[:]] }
    var variants: [[String: Bool]] = []
    for decided in Self.combinations(of: choices) {
      var outcome: [String: Bool] = [:]
      for name in names {
        outcome[name] = conditions[name].map { holds($0, decided, depth: 0) }
      }
      if let condition, outcome[condition] == false { continue }
      if !variants.contains(outcome) { variants.append(outcome) }
    }
    return variants.isEmpty ? [[:]] : variants
  }

  /// The names that `Fn::If` asks for anywhere in a value.
  private static func conditionNames(in value: JSONValue) -> Set<String> {
    var names: Set<String> = []
    var open = [value]
    while let current = open.popLast() {
      for member in current.members {
        if member.key == "Fn::If" {
          var arguments = member.value.elements
          if let name = arguments.next()?.string?.text { names.insert(name) }
        }
        open.append(member.value)
      }
      open += current.elements
    }
    return names
  }

  private static func combinations(of choices: [Choice]) -> [[String: String]] {
    choices.reduce([[:]]) { combinations, choice in
      combinations.flatMap { combination in
        choice.values.map { combination.merging([choice.name: $0]) { _, new in new } }
      }
    }
  }

  // MARK: - Conditions

  /// A value that no constant of the template equals.
  private static let other = "\u{0}other"

  /// Finds out what a condition depends on.
  ///
  /// Conditions may name each other; a circle is cut.
  private func collect(_ condition: JSONValue, into choices: inout [Choice], depth: Int) {
    guard depth < 16, let only = condition.members.first(where: { _ in true }) else { return }
    let arguments = Array(only.value.elements)
    switch only.key.text {
    case "Condition":
      if let name = only.value.string?.text, let named = conditions[name] {
        collect(named, into: &choices, depth: depth + 1)
      }
    case "Fn::And", "Fn::Or", "Fn::Not":
      for argument in arguments { collect(argument, into: &choices, depth: depth + 1) }
    case "Fn::Equals" where Self.constants(arguments).count == 2:
      break
    default:
      guard let (parameter, constant) = Self.comparison(only) else {
        add(Choice(name: Self.text(condition), values: ["true", "false"]), to: &choices)
        return
      }
      add(Choice(name: parameter, values: [constant, Self.other]), to: &choices)
    }
  }

  private func add(_ choice: Choice, to choices: inout [Choice]) {
    let allowed = parameters?.members.first { $0.key.text == choice.name }?
      .value.member("AllowedValues")?.value.elements.map { Self.scalar($0) }
    if let index = choices.firstIndex(where: { $0.name == choice.name }) {
      choices[index].values += choice.values.filter { !choices[index].values.contains($0) }
    } else if let allowed {
      choices.append(Choice(name: choice.name, values: allowed))
    } else {
      choices.append(choice)
    }
  }

  private func holds(_ condition: JSONValue, _ decided: [String: String], depth: Int) -> Bool {
    guard depth < 16, let only = condition.members.first(where: { _ in true }) else { return false }
    let arguments = Array(only.value.elements)
    switch only.key.text {
    case "Condition":
      let named = only.value.string.flatMap { conditions[$0.text] }
      return named.map { holds($0, decided, depth: depth + 1) } ?? false
    case "Fn::And": return arguments.allSatisfy { holds($0, decided, depth: depth + 1) }
    case "Fn::Or": return arguments.contains { holds($0, decided, depth: depth + 1) }
    case "Fn::Not": return !arguments.contains { holds($0, decided, depth: depth + 1) }
    default:
      let constants = Self.constants(arguments)
      if only.key == "Fn::Equals", constants.count == 2 { return constants[0] == constants[1] }
      guard let (parameter, constant) = Self.comparison(only) else {
        return decided[Self.text(condition)] == "true"
      }
      return decided[parameter] == constant
    }
  }

  /// The parameter and the constant of `{"Fn::Equals": [{"Ref": parameter}, constant]}`, either way
  /// round.
  private static func comparison(
    _ function: JSONValue.Member
  ) -> (parameter: String, constant: String)? {
    let arguments = Array(function.value.elements)
    guard function.key == "Fn::Equals", arguments.count == 2,
      let parameter = arguments.lazy.compactMap({ $0.member("Ref")?.value.string?.text }).first,
      let constant = constants(arguments).first
    else { return nil }
    return (parameter, constant)
  }

  private static func constants(_ arguments: [JSONValue]) -> [String] {
    arguments.filter { $0.kind != .object && $0.kind != .array }.map(scalar)
  }

  private static func scalar(_ value: JSONValue) -> String {
    value.string?.text ?? text(value)
  }

  private static func text(_ value: JSONValue) -> String {
    value.document.source.text(in: value.range)
  }
}

extension JSONValue {
  /// The members of something that has none.
  fileprivate static func noMembers(_ value: JSONValue) -> Members {
    Members(document: value.document, index: 0, end: 0)
  }
}
