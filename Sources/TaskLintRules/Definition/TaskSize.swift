/// What a task's `cpu` and `memory` say.
enum TaskSize {
  /// CPU units: `256`, `.25 vCPU`.
  static func cpuUnits(_ text: String) -> Int? { quantity(text, unit: "vcpu") }

  /// Mebibytes: `512`, `0.5 GB`.
  static func mebibytes(_ text: String) -> Int? { quantity(text, unit: "gb") }

  /// A whole number, or a fraction of a unit that holds 1024, with or without a blank before it.
  private static func quantity(_ text: String, unit: String) -> Int? {
    if let number = Int(text) { return number }
    let text = text.lowercased()
    guard text.hasSuffix(unit) else { return nil }
    let number = text.dropLast(unit.count)
    let digits = number.last == " " ? number.dropLast() : number
    return thousandths(digits).map { $0 * 1024 / 1000 }
  }

  /// A decimal number such as `.25` times a thousand, nil where it is none or has more digits.
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
  /// A task's member that says a size, as it is written.
  static func field(_ name: StaticString, of object: ObjectView) -> Field<String> {
    let string = object.string(name)
    guard case .mistyped(let place) = string, object.spelling == .pascalCase,
      let number = object.integer(name).value
    else { return string.map(\.text) }
    return .value(String(number), place)
  }
}
