import Testing

@testable import TaskLintRules

@Suite("A long text")
struct LongTextTests {
  private func parsed(_ content: String) -> JSONString? {
    JSONDocument(SourceFile(path: "a", text: "\"\(content)\"")).root?.string
  }

  @Test(
    "is cut between characters and escapes",
    arguments: ["a", "é", "寿", "🍣", #"\n"#, #"\u00e9"#, #"\ud83c\udf63"#, #"\\"#, #"\""#])
  func cut(_ piece: String) throws {
    for offset in 0..<12 {
      let content = String(repeating: "x", count: offset) + String(repeating: piece, count: 300)
      let string = try #require(parsed(content))
      let (text, cut) = (string.text, string.nameText)
      #expect(cut.hasSuffix("…"))
      #expect(
        text.unicodeScalars.starts(with: cut.unicodeScalars.dropLast()), "\(piece), \(offset)")
      #expect(cut.utf8.count > 30)
    }
  }

  @Test("is not cut below the limit")
  func short() throws {
    let longest = String(repeating: "n", count: JSONString.longestName)
    #expect(try #require(parsed(longest)).nameText == longest)
    #expect(try #require(parsed(longest + "n")).nameText == longest + "…")
  }

  @Test("ends a JSON Pointer")
  func pointer() throws {
    let key = String(repeating: "k", count: 2000)
    let text = (0..<20).reduce("1") { text, _ in "{\"\(key)\": \(text)}" }
    let document = JSONDocument(SourceFile(path: "a", text: text))
    let end = try #require(text.utf8.firstIndex(of: UInt8(ascii: "1")))
    let offset = text.utf8.distance(from: text.utf8.startIndex, to: end)
    let pointer = NodeIndex(document).pointer(to: SourceRange(offset, offset + 1))
    #expect(pointer.utf8.count < 1500)
    #expect(pointer.hasSuffix("…"))
  }

  @Test("has one identity, however it is escaped", arguments: Escaping.allCases)
  private func fingerprints(_ escaping: Escaping) {
    let seeds = RuleCatalog.rules.flatMap { rule in
      (rule.metadata.examples + rule.metadata.lessons.map(\.before)).map(\.marked.text)
    }
    for text in seeds {
      let document = JSONDocument(SourceFile(path: "a.json", text: text))
      guard let root = document.root, document.isPlainFile, document.recovered.isEmpty,
        // A key may be repeated in another spelling.
        !text.utf8.contains(UInt8(ascii: "\\"))
      else { continue }
      let plain = MutableJSON(root)
      let escaped = plain.escaped(escaping).text()
      #expect(identities(escaped) == identities(plain.text()), "\(escaped)")
    }
  }

  @Test("has one identity in a string that contains JSON", arguments: Escaping.allCases)
  private func embeddedFingerprints(_ escaping: Escaping) throws {
    let containers = """
      [{"name": "app", "image": "koyama/app", "user": "a:b:c", "Essential": true,
        "logConfiguration": {"logDriver": "awsfirelenz"}}]
      """
    let document = JSONDocument(SourceFile(path: "a.json", text: containers))
    let plain = MutableJSON(try #require(document.root))
    func plan(_ containers: MutableJSON) -> String {
      let string = containers.text().flatMap { character in
        #""\"#.contains(character) ? "\\\(character)" : "\(character)"
      }
      return """
        {"values": {"root_module": {"resources": [{"type": "aws_ecs_task_definition", "values": {
          "family": "koyama", "container_definitions": "\(String(string))"}}]}}}
        """
    }
    let identities = identities(plan(plain))
    #expect(identities.count >= 2)
    #expect(self.identities(plan(plain.escaped(escaping))) == identities)
  }

  @Test("has one identity in a long name", arguments: [60, 255, 256, 300, 2000])
  func longNames(_ length: Int) {
    func definition(_ letter: String) -> String {
      let name = String(repeating: letter, count: length)
      return #"{"family":"k","containerDefinitions":[{"name":"\#(name)","image":"a","x":1}]}"#
    }
    #expect(identities(definition(#"\u006e"#)) == identities(definition("n")))
  }

  private func identities(_ text: String) -> [String] {
    Linter().lint(SourceFile(path: "a.json", text: text)).findings.filter {
      // It measures the bytes.
      $0.ruleID != "ecs-too-large"
    }.map {
      "\($0.ruleID.name) \($0.identity.subject.pointer) \($0.identity.fingerprint)"
    }.sorted()
  }
}

/// How the strings of a document are written.
private enum Escaping: CaseIterable {
  /// One letter of each value is escaped.
  case aLetter
  /// The letters of all keys and values are.
  case allLetters
  /// The slashes are.
  case slashes
}

extension MutableJSON {
  fileprivate func escaped(_ escaping: Escaping) -> MutableJSON {
    switch self {
    case .object(let members):
      .object(
        members.map { key, value in
          (escaping == .aLetter ? key : key.escaped(escaping), value.escaped(escaping))
        })
    case .array(let elements): .array(elements.map { $0.escaped(escaping) })
    case .token(let token): .token(token.escaped(escaping))
    }
  }
}

extension String {
  fileprivate func escaped(_ escaping: Escaping) -> String {
    guard hasPrefix("\"") else { return self }
    switch escaping {
    case .aLetter:
      guard let index = lastIndex(of: "e") else { return self }
      return self[..<index] + #"\u0065"# + self[self.index(after: index)...]
    case .allLetters:
      return unicodeScalars.map { scalar in
        scalar.properties.isAlphabetic && scalar.isASCII
          ? #"\u00"# + String(scalar.value, radix: 16) : String(scalar)
      }.joined()
    case .slashes: return replacing("/", with: #"\/"#)
    }
  }
}
