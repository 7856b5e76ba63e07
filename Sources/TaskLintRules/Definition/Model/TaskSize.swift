/// The amounts in a task's `cpu` and `memory`.
enum TaskSize {
  /// CPU units: `256`, `.25 vCPU`.
  static func cpuUnits(_ text: String) -> Int? { quantity(text, unit: "vcpu") }

  /// Mebibytes: `512`, `0.5 GB`.
  static func mebibytes(_ text: String) -> Int? { quantity(text, unit: "gb") }

  /// Reads a whole number, or a decimal number of a unit that is 1024 times as large, with or
  /// without a blank before the unit.
  private static func quantity(_ text: String, unit: String) -> Int? {
    if let number = Int(text) { return number }
    let text = text.lowercased()
    guard text.hasSuffix(unit) else { return nil }
    let number = text.dropLast(unit.count)
    let digits = number.last == " " ? number.dropLast() : number
    return thousandths(digits).map { $0 * 1024 / 1000 }
  }

  /// A decimal number such as `.25` times a thousand; nil if it is not a number or has more than
  /// three decimals.
  private static func thousandths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts[0].isEmpty ? "0" : String(parts[0])
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let digits = whole + fraction
    guard parts.count == 1 || !fraction.isEmpty, whole.utf8.count <= 9, fraction.utf8.count <= 3,
      digits.utf8.allSatisfy(\.isDigit), !text.isEmpty
    else { return nil }
    return Int(digits + String(repeating: "0", count: 3 - fraction.utf8.count))
  }
}

extension TaskSize {
  /// A task's property with a size, as it is written; an empty one is unresolved, since pipelines
  /// fill it in.
  static func field(
    _ property: TaskDefinitionProperties.Property, of task: TaskDefinitionProperties
  ) -> Field<String> {
    let object = task.object
    switch object.string(property.rawValue) {
    case .value(let text, let place) where text.isBlank:
      return .unresolved(nil, place)
    case .mistyped(let place):
      // CloudFormation converts numbers.
      guard object.spelling == .pascalCase, let number = object.integer(property.rawValue).value
      else {
        return .mistyped(place)
      }
      return .value(String(number), place)
    case let string:
      return string.map(\.text)
    }
  }
}
