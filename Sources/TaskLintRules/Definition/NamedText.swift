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
  /// The strings that may hold a secret under a name, of those that a function wants: variables,
  /// log options and Docker labels whose name and value are known.
  ///
  /// There are many, and few are wanted, so the function looks at them as they are written.
  func namedTexts(where isWanted: (_ name: JSONString, _ value: JSONString) -> Bool) -> [NamedText]
  {
    var texts: [NamedText] = []
    let entries = environment.entries
    for index in entries.indices {
      guard let (name, value) = entries.written(index), isWanted(name, value),
        entries[index].name.value != nil, entries[index].value.value != nil
      else { continue }
      texts.append(NamedText(kind: .variable, name: name, value: value, container: self))
    }
    let maps: [(kind: NamedText.Kind, map: ObjectView?)] = [
      (.logOption, logConfiguration.value?.options.value),
      (.label, object.map("dockerLabels").value),
    ]
    for (kind, map) in maps {
      guard let map else { continue }
      for member in map.value.members {
        guard let value = member.value.string, isWanted(member.key, value), !Placeholder.isIn(value)
        else { continue }
        texts.append(NamedText(kind: kind, name: member.key, value: value, container: self))
      }
    }
    return texts
  }
}
