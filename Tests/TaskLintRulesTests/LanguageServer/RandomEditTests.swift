import Foundation
import Testing

@testable import TaskLintRules

/// `TASKLINT_EDITS=100000 swift test --filter RandomEditTests` makes more edits.
@Suite("After random edits")
struct RandomEditTests {
  private static let edits =
    ProcessInfo.processInfo.environment["TASKLINT_EDITS"].flatMap { Int($0) } ?? 150

  /// What an editor would send: words of definitions, brackets, lines and other characters.
  private static let texts = [
    "", "", "", "\"", ",", "{", "}", "[", "]", ":", "\n", "\r\n", "  ", "ö", "😀", "\u{2028}",
    "\"cpu\": 1,", "null", "true", "${X}", "\"essential\": false,", "\"name\": \"x\"", "\\", "#",
  ]

  private static let start = Example.configured(
    app: #""dockerLabels": { "tasklint.ignore/firelens-sidecar-missing": "überflüssig 😀" }"#
  ).marked.text

  @Test(
    "the text and the diagnostics are those of a fresh run",
    arguments: [PositionEncoding.utf16, .utf8])
  func inStep(encoding: PositionEncoding) throws {
    let editor = try Editor(encodings: [encoding.rawValue])
    try editor.open("a.json", Self.start)
    var copy = DocumentText(Array(Self.start.utf8), encoding)
    var random = SeededGenerator(seed: encoding == .utf8 ? 8 : 16)
    let linter = Linter(configuration: nil)
    for number in 1...max(Self.edits / 2, 1) {
      // The text gets worse with each edit, and a fresh one is more often a definition.
      if number.isMultiple(of: 25) {
        try editor.replace("a.json", Self.start)
        copy = DocumentText(Array(Self.start.utf8), encoding)
      }
      let changes = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let start = Int.random(in: 0...copy.bytes.count, using: &random)
        let length =
          Int.random(in: 0...12, using: &random) / 4 * Int.random(in: 0...6, using: &random)
        let text = Self.texts.randomElement(using: &random) ?? ""
        let (from, to) = (copy.position(at: start), copy.position(at: start + length))
        copy.replace(from: from, to: to, with: Array(text.utf8))
        return ([from.line, from.character], [to.line, to.character], text)
      }
      try editor.change("a.json", changes)
      let source = SourceFile(path: "a.json", bytes: copy.bytes)
      let fresh = DocumentText(copy.bytes, encoding)
      let expected = linter.lint(
        source, isNamed: false, limit: FindingLimit(perRule: 200)
      ).findings.filter(\.isOpen).map { finding in
        let start = fresh.position(at: finding.location.range.start)
        return "\(start.line):\(start.character) \(finding.ruleID.name)"
      }
      let found = editor.codes(of: "a.json")
      #expect(found == expected)
      guard found == expected else { return }
    }
  }
}
