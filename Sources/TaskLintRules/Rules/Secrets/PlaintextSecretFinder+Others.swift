extension PlaintextSecretFinder {
  /// Whether the entries of a property are read one by one, if it has the type of the API.
  private func isReadSingly(_ key: JSONString, _ value: JSONValue) -> Bool {
    switch value.kind {
    case .array where container != nil:
      key.isWord("environment") || key.isWord("command") || key.isWord("entrypoint")
    case .object where container != nil: key.isWord("dockerlabels") || key.isWord("options")
    case .array: key.isWord("tags")
    default: false
    }
  }

  /// Keys whose values are not read: those of CloudFormation whose values are names in the template,
  /// and the containers, which are read one by one.
  private static let skipped: [StaticString] = [
    "Ref", "Fn::GetAtt", "Fn::ImportValue", "Fn::FindInMap", "Condition", "Fn::GetAZs",
    "containerDefinitions", "ContainerDefinitions", "container_definitions",
  ]

  /// Adds the secrets at every other place of an object: unknown and misplaced properties, values
  /// of another type than the API expects, names, references, and what templates compose.
  mutating func addOthers(of object: JSONValue) {
    add(object, named: nil, isRead: false)
  }

  private mutating func add(_ value: JSONValue, named name: JSONString?, isRead: Bool) {
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

  private mutating func add(membersOf object: JSONValue, named name: JSONString?, isRead: Bool) {
    var own = name
    for member in object.members where Self.isName(member.key) {
      if let entry = member.value.string { own = entry }
    }
    for member in object.members {
      if isRead, member.value.kind == .string {
        // The names of entries that are read one by one; a name may hold a value as well.
        if Self.isName(member.key), let string = member.value.string,
          string.decodedBytes.contains(UInt8(ascii: "="))
        {
          add(other: string, named: nil)
        }
        continue
      }
      let key = member.key
      guard !Self.skipped.contains(where: { key == $0 }) else { continue }
      let isOwn = key.isWord("value") || key.withDecodedBytes { $0.begins(with: "Fn::") }
      add(
        member.value, named: isOwn ? own : key, isRead: isReadSingly(key, member.value))
    }
  }

  private static func isName(_ key: JSONString) -> Bool { key.isWord("name") || key.isWord("key") }

  private mutating func add(other string: JSONString, named key: JSONString?) {
    let mayBeSecret = string.withDecodedBytes { text in
      key?.withDecodedBytes { Self.mayBeSecret($0, text) }
        ?? Self.mayBeSecret(text.part(text.start, text.start), text)
    }
    guard mayBeSecret else { return }
    let (text, name) = (string.text, key?.text ?? "")
    guard
      let kind = TextSecrets.kind(in: text, named: name) ?? Self.loginOfImage(text, name)
    else { return }
    add(
      PlaintextSecret(place: .property, name: name, value: string, kind: kind, container: container)
    )
  }

  /// `user:password@registry/image`, which no registry accepts.
  private static func loginOfImage(_ text: String, _ name: String) -> StaticString? {
    guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), name.lowercased() == "image",
      !text[at...].hasPrefix("@sha256:"),
      let colon = text.utf8[..<at].firstIndex(of: UInt8(ascii: ":")),
      !SecretStandIn.isStandIn(text[text.utf8.index(after: colon)..<at])
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
