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

  @Test("has one identity, however it is escaped")
  func fingerprints() {
    let seeds = RuleCatalog.rules.flatMap { rule in
      (rule.metadata.examples + rule.metadata.lessons.map(\.before)).map(\.marked.text)
    }
    let linter = Linter()
    for text in seeds {
      let source = SourceFile(path: "a.json", text: text)
      let document = JSONDocument(source)
      guard let root = document.root, document.isPlainFile, document.recovered.isEmpty else {
        continue
      }
      let escaped = MutableJSON(root).escapingLetters.text()
      let before = linter.lint(SourceFile(path: "a.json", text: MutableJSON(root).text()))
      let after = linter.lint(SourceFile(path: "a.json", text: escaped))
      #expect(identities(after) == identities(before), "\(escaped)")
    }
  }

  private func identities(_ report: FileReport) -> [String] {
    report.findings.filter {
      !["ecs-too-large", "firehose-variable-missing"].contains($0.ruleID)
    }.map {
      "\($0.ruleID.name) \($0.identity.fingerprint)"
    }.sorted()
  }
}

extension MutableJSON {
  /// The document with a letter of each value escaped.
  fileprivate var escapingLetters: MutableJSON {
    switch self {
    case .object(let members): .object(members.map { ($0.key, $0.value.escapingLetters) })
    case .array(let elements): .array(elements.map(\.escapingLetters))
    case .token(let token): .token(token.escapingALetter)
    }
  }
}

extension String {
  fileprivate var escapingALetter: String {
    guard hasPrefix("\""), !contains("\\"), let index = lastIndex(of: "e") else { return self }
    return self[..<index] + #"\u0065"# + self[self.index(after: index)...]
  }
}
