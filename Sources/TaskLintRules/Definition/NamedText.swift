/// A string of the definition with a name of the user.
struct NamedText: Sendable {
  /// The kinds of such strings.
  enum Kind: Sendable {
    case variable
    case logOption
    case label
  }

  let kind: Kind
  let name: JSONString
  let value: JSONString
  let container: ContainerDefinition

  /// The subject of a finding about the string.
  var subject: Subject {
    switch kind {
    case .variable: container.subject("environment", name.text)
    case .logOption: container.subject("logConfiguration", "options", name.text)
    case .label: container.subject("dockerLabels", name.text)
    }
  }

  /// The string in messages.
  var description: String {
    switch kind {
    case .variable: "variable '\(name.text)'"
    case .logOption: "log option '\(name.text)'"
    case .label: "label '\(name.text)'"
    }
  }
}

extension ContainerDefinition {
  /// The strings that may contain a secret and satisfy a condition: variables, log options and
  /// Docker labels with a known name and value.
  ///
  /// The first condition filters the raw bytes, because there are many strings and few pass.
  ///
  /// - Parameters:
  ///   - mayBeWanted: Whether a string may pass, by the bytes of its name and its value.
  ///   - isWanted: Whether a string passes.
  /// - Returns: The strings that pass, in the order of the file.
  func namedTexts(
    mayBeWanted: (_ name: UncheckedBytes, _ value: UncheckedBytes) -> Bool,
    where isWanted: (_ name: JSONString, _ value: JSONString) -> Bool
  ) -> [NamedText] {
    let entries = environment.entries
    let candidates = entries.positions(where: mayBeWanted)
    var texts: [NamedText] = candidates.compactMap { index in
      let entry = entries[index]
      guard let name = entry.name.value, let value = entry.value.value, isWanted(name, value)
      else { return nil }
      return NamedText(kind: .variable, name: name, value: value, container: self)
    }
    func add(_ kind: NamedText.Kind, of map: ObjectView) {
      for member in map.value.members {
        guard let value = member.value.string,
          member.key.withDecodedBytes({ name in
            value.withDecodedBytes { mayBeWanted(name, $0) }
          }),
          isWanted(member.key, value), !Placeholder.isIn(value)
        else { continue }
        texts.append(NamedText(kind: kind, name: member.key, value: value, container: self))
      }
    }
    if let options = logConfiguration.value?.options.value { add(.logOption, of: options) }
    if let labels = dockerLabels.value { add(.label, of: labels) }
    return texts
  }
}
