extension PlaintextSecretFinder {
  /// Whether the entries of a property are read one by one, if it has the type of the API.
  private func isReadSingly(_ key: String, _ value: JSONValue) -> Bool {
    switch key.lowercased() {
    case "environment", "command", "entrypoint": container != nil && value.kind == .array
    case "dockerlabels", "options": container != nil && value.kind == .object
    case "tags": container == nil && value.kind == .array
    default: false
    }
  }

  /// Keys of CloudFormation whose values are names in the template.
  private static let references: Set<String> = [
    "Ref", "Fn::GetAtt", "Fn::ImportValue", "Fn::FindInMap", "Condition", "Fn::GetAZs",
  ]

  /// The containers, which are read one by one.
  private static let containers: Set<String> = [
    "containerDefinitions", "ContainerDefinitions", "container_definitions",
  ]

  /// Adds the secrets at every other place of an object: unknown and misplaced properties, values
  /// of another type than the API expects, names, references, and what templates compose.
  mutating func addOthers(of object: JSONValue) {
    add(object, named: "", isRead: false)
  }

  private mutating func add(_ value: JSONValue, named name: String, isRead: Bool) {
    switch value.kind {
    case .string:
      if !isRead, let string = value.string { add(other: string, named: name) }
    case .array:
      for element in value.elements {
        let isPlain = element.kind == .string || element.kind == .object
        add(element, named: name, isRead: isRead && isPlain)
      }
    case .object: add(membersOf: value, named: name, isRead: isRead)
    case .number, .boolean, .null, .placeholder: break
    }
  }

  private mutating func add(membersOf object: JSONValue, named name: String, isRead: Bool) {
    var own = name
    for member in object.members {
      if let entry = member.value.string, Self.isName(member.key) { own = entry.text }
    }
    for member in object.members {
      if isRead, member.value.kind == .string {
        // The names of entries that are read one by one; a name may hold a value as well.
        if Self.isName(member.key), let string = member.value.string,
          string.decodedBytes.contains(UInt8(ascii: "="))
        {
          add(other: string, named: "")
        }
        continue
      }
      let key = member.key.text
      guard !Self.references.contains(key), !Self.containers.contains(key) else { continue }
      let isFunction = key.hasPrefix("Fn::")
      let isValue = member.key.isWord("value")
      add(
        member.value, named: isFunction || isValue ? own : key,
        isRead: isReadSingly(key, member.value))
    }
  }

  private static func isName(_ key: JSONString) -> Bool { key.isWord("name") || key.isWord("key") }

  private mutating func add(other string: JSONString, named name: String) {
    var key = name
    let mayBeSecret = key.withUTF8 { name in
      string.withDecodedBytes { Self.mayBeSecret(UncheckedBytes(name), $0) }
    }
    guard mayBeSecret else { return }
    let text = string.text
    guard
      let kind = TextSecrets.kind(in: text, named: name) ?? Self.loginOfImage(text, name)
    else { return }
    add(
      PlaintextSecret(place: .property, name: name, value: string, kind: kind, container: container)
    )
  }

  /// `user:password@registry/image`, which no registry accepts.
  private static func loginOfImage(_ text: String, _ name: String) -> StaticString? {
    guard name.lowercased() == "image", let at = text.firstIndex(of: "@"),
      !text[at...].hasPrefix("@sha256:"), let colon = text[..<at].firstIndex(of: ":"),
      !SecretStandIn.isStandIn(text[text.index(after: colon)..<at])
    else { return nil }
    return "a password"
  }

  /// Adds the defaults of a template's parameters.
  mutating func addParameters(of root: JSONValue?) {
    guard let parameters = root?.member("Parameters")?.value else { return }
    for parameter in parameters.members {
      guard let value = parameter.value.member("Default")?.value.string, !value.isBlank else {
        continue
      }
      let name = parameter.key.text
      let isHidden =
        parameter.value.member("NoEcho").map {
          $0.value.boolean ?? $0.value.string.map { $0.text.lowercased() == "true" } ?? false
        } ?? false
      let text = value.text
      let isSecret =
        isHidden && CredentialText.isLiteral(text, named: name) && !Placeholder.isIn(value)
      guard let kind = TextSecrets.kind(in: text, named: name) ?? (isSecret ? "a secret" : nil)
      else { continue }
      add(PlaintextSecret(place: .parameter, name: name, value: value, kind: kind, container: nil))
    }
  }
}

extension JSONString {
  /// Whether the text is a word in any case.
  fileprivate func isWord(_ word: StaticString) -> Bool {
    let bytes = decodedBytes
    return bytes.count == word.utf8CodeUnitCount
      && bytes.map(\.lowercased).elementsEqual(word.withUTF8Buffer { Array($0) })
  }
}
