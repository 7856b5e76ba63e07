/// A string of the definition that stands under a name of the user's own.
struct NamedText: Sendable {
  /// Where such strings stand.
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

  /// The string as messages name it.
  var description: String {
    switch kind {
    case .variable: "variable '\(name.text)'"
    case .logOption: "log option '\(name.text)'"
    case .label: "label '\(name.text)'"
    }
  }
}

extension ContainerDefinition {
  /// Every string that may hold a secret under a name: variables, log options and Docker labels
  /// whose name and value are known.
  var namedTexts: [NamedText] {
    var texts: [NamedText] = []
    for entry in environment.entries {
      guard let name = entry.name.value, let value = entry.value.value else { continue }
      texts.append(NamedText(kind: .variable, name: name, value: value, container: self))
    }
    let maps: [(kind: NamedText.Kind, map: ObjectView?)] = [
      (.logOption, logConfiguration.value?.options.value),
      (.label, object.map("dockerLabels").value),
    ]
    for (kind, map) in maps {
      for member in map.map({ Array($0.value.members) }) ?? [] {
        guard let value = member.value.string, !Placeholder.isIn(value) else { continue }
        texts.append(NamedText(kind: kind, name: member.key, value: value, container: self))
      }
    }
    return texts
  }
}
