extension PlaintextSecretFinder {
  /// Adds the secrets at every other place of an object: unknown and misplaced properties, values
  /// of another type than the API expects, names, references, and what templates compose.
  mutating func addOthers(of object: JSONValue) {
    let document = object.document
    // Handles to nodes would count references for every key of a definition.
    let candidates = document.withUnchecked { unchecked in
      var search = SecretSearch(unchecked, isInContainer: container != nil)
      search.read(object.index)
      return search.candidates
    }
    for candidate in candidates {
      let name = candidate.name.map { JSONString(document: document, index: $0) }
      add(other: JSONString(document: document, index: candidate.string), named: name)
    }
  }

  private mutating func add(other string: JSONString, named key: JSONString?) {
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
