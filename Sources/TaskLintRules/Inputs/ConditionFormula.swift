/// Something that a deployment decides and that conditions compare with constants.
enum ConditionVariable: Hashable, Comparable, Sendable {
  case parameter(String)
  /// A comparison that is not of a parameter with a constant, by its text.
  case expression(String)
}

/// A condition of a template, as a formula over comparisons.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
indirect enum ConditionFormula: Sendable {
  case constant(Bool)
  case comparison(ConditionVariable, value: String)
  case condition(String)
  case not(ConditionFormula)
  case all([ConditionFormula])
  case any([ConditionFormula])

  /// How deep functions may nest, including those of the conditions that a condition refers to.
  static let heightLimit = 64

  /// The value of an expression that is true.
  static let isTrue = "true"

  /// Reads a condition; nil if it is malformed or nests too deep.
  init?(_ condition: JSONValue, depth: Int = 0) {
    var members = condition.members
    guard depth < Self.heightLimit, let function = members.next(), members.next() == nil else {
      return nil
    }
    func arguments() -> [ConditionFormula]? {
      var formulas: [ConditionFormula] = []
      for argument in function.value.elements {
        guard let formula = ConditionFormula(argument, depth: depth + 1) else { return nil }
        formulas.append(formula)
      }
      return formulas.isEmpty ? nil : formulas
    }
    switch function.key.text {
    case "Condition":
      guard let name = function.value.string?.text else { return nil }
      self = .condition(name)
    case "Fn::And":
      guard let arguments = arguments() else { return nil }
      self = .all(arguments)
    case "Fn::Or":
      guard let arguments = arguments() else { return nil }
      self = .any(arguments)
    case "Fn::Not":
      guard let arguments = arguments(), arguments.count == 1 else { return nil }
      self = .not(arguments[0])
    case "Fn::Equals":
      self = Self.comparison(Array(function.value.elements)) ?? Self.expression(condition)
    default:
      self = Self.expression(condition)
    }
  }

  private static func expression(_ condition: JSONValue) -> ConditionFormula {
    let text = condition.document.source.text(in: condition.range)
    return .comparison(.expression(text), value: isTrue)
  }

  /// The comparison of a parameter with a constant, in either order, or of two constants.
  private static func comparison(_ arguments: [JSONValue]) -> ConditionFormula? {
    guard arguments.count == 2 else { return nil }
    switch (arguments[0].constant, arguments[1].constant) {
    case (let left?, let right?): return .constant(left == right)
    case (let value?, nil), (nil, let value?):
      let parameters = arguments.compactMap { $0.member("Ref")?.value.string?.text }
      return parameters.first.map { .comparison(.parameter($0), value: value) }
    case (nil, nil): return nil
    }
  }

  /// The operands of the outermost function.
  var operands: [ConditionFormula] {
    switch self {
    case .constant, .comparison, .condition: []
    case .not(let operand): [operand]
    case .all(let operands), .any(let operands): operands
    }
  }
}

extension JSONValue {
  /// The text of a string, a number or a boolean, which CloudFormation compares as strings.
  var constant: String? {
    switch kind {
    case .string: string?.text
    case .number, .boolean: document.source.text(in: range)
    case .object, .array, .null, .placeholder: nil
    }
  }
}
