extension APIStructure {
  /// The place of a property that certainly has an effect; nil for an absent, unresolved or empty
  /// value, for `false` and for 0.
  ///
  /// The API accepts an empty value of a property that a launch type or an operating system does
  /// not support.
  func placeIfFilled(_ property: Property) -> Place? {
    guard case .value(let value, let place) = field(property), value.isFilled else { return nil }
    return place
  }
}

extension JSONValue {
  /// Whether the value is resolved and not empty, `false` or zero.
  fileprivate var isFilled: Bool {
    switch kind {
    case .object: return members.contains { _ in true }
    case .array: return elements.contains { _ in true }
    case .string:
      guard let string else { return false }
      // CloudFormation accepts "false" for a boolean.
      return !string.isEmpty && string != "false" && !Placeholder.isIn(string)
    case .number: return integer != 0
    case .boolean: return boolean == true
    case .null, .placeholder: return false
    }
  }
}

extension TaskDefinition {
  /// The names in `requiresCompatibilities`; nil if it is empty or not all of them are known.
  var launchTypes: [String]? {
    guard case .value(let names, _) = requiresCompatibilities, !names.isEmpty else { return nil }
    let known = names.compactMap(\.value).filter { !$0.isEmpty }.map(\.text)
    return known.count == names.count ? known : nil
  }

  /// Whether the API validates the definition against a launch type.
  func isValidated(for launchType: StaticString) -> Bool {
    (requiresCompatibilities.value ?? []).contains { $0.value.map { $0 == launchType } ?? false }
  }
}
