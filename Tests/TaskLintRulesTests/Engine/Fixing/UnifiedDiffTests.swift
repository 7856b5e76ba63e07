import Testing

@testable import TaskLintRules

@Suite("A unified diff")
struct UnifiedDiffTests {
  private func patch(
    _ text: String, _ edits: [(Int, Int, String)], path: String = "a.json"
  ) throws -> String {
    var edited = EditedText(Array(text.utf8))
    edited.apply(edits.map { Fix.Edit(SourceRange($0.0, $0.1), $0.2) })
    let file = FixedFile(path: path, text: edited, fixed: 1, leftOut: [])
    return String(decoding: try Patch(file, path: Array(path.utf8)).bytes, as: UTF8.self)
  }

  private static let lines = (1...20).map { "line \($0)" + "\n" }.joined()

  @Test("shows three lines around a change")
  func context() throws {
    // `line 5` begins at 28.
    #expect(
      try patch(Self.lines, [(28, 34, "five")]) == """
        --- a/a.json
        +++ b/a.json
        @@ -2,7 +2,7 @@
         line 2
         line 3
         line 4
        -line 5
        +five
         line 6
         line 7
         line 8

        """)
  }

  @Test("has one hunk for near changes and two for distant ones")
  func hunks() throws {
    let near = try patch(Self.lines, [(0, 0, "0\n"), (35, 35, "x")])
    #expect(near.components(of: "@@ -") == 2)
    let distant = try patch(
      Self.lines, [(0, 0, "0\n"), (Self.lines.utf8.count, Self.lines.utf8.count, "x")])
    #expect(distant.components(of: "@@ -") == 3)
    #expect(
      distant.hasSuffix(
        "@@ -18,3 +19,4 @@\n line 18\n line 19\n line 20\n+x\n\\ No newline at end of file\n"))
  }

  @Test("joins changes of one line")
  func oneLine() throws {
    #expect(
      try patch("abc def\n", [(0, 1, "A"), (4, 5, "D")])
        == "--- a/a.json\n+++ b/a.json\n@@ -1,1 +1,1 @@\n-abc def\n+Abc Def\n")
  }

  @Test("removes and joins lines")
  func removedLines() throws {
    #expect(try patch("a\nb\nc\n", [(2, 4, "")]).hasSuffix("@@ -1,3 +1,2 @@\n a\n-b\n c\n"))
    #expect(try patch("a\nb\nc\n", [(1, 2, "")]).hasSuffix("@@ -1,3 +1,2 @@\n-a\n-b\n+ab\n c\n"))
    #expect(try patch("a\n", [(0, 2, "")]).hasSuffix("@@ -1,1 +0,0 @@\n-a\n"))
    #expect(try patch("", [(0, 0, "a\n")]).hasSuffix("@@ -0,0 +1,1 @@\n+a\n"))
  }

  @Test("marks a missing line feed at the end")
  func noFinalNewline() throws {
    #expect(
      try patch("a\nb", [(2, 3, "c")]).hasSuffix(
        "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")
    )
  }

  @Test("keeps carriage returns")
  func carriageReturns() throws {
    #expect(
      try patch("a\r\nb\r\n", [(3, 4, "c")]).hasSuffix("@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"))
  }

  @Test("quotes unusual names as git does")
  func names() throws {
    #expect(try patch("a\n", [(0, 1, "b")], path: "my file").hasPrefix("--- a/my file\t\n"))
    #expect(try patch("a\n", [(0, 1, "b")], path: "x\ty").hasPrefix("--- \"a/x\\011y\"\n"))
    #expect(try patch("a\n", [(0, 1, "b")], path: "é\"").hasPrefix("--- \"a/\\303\\251\\\"\"\n"))
  }

  @Test("is refused if a line contains a secret")
  func secrets() throws {
    let secret = #""apiKey": "0123456789abcdef0123456789abcdef""#
    #expect(throws: Patch.Refusal.secret) {
      try patch("{\n\(secret),\n\"a\": 1}\n", [(50, 51, "x")])
    }
    #expect(throws: Patch.Refusal.secret) { try patch("{}\n", [(1, 1, secret)]) }
  }

  @Test("is refused if a line contains the text of a secret that is elsewhere")
  func repeatedSecrets() throws {
    let lines = (1...9).map { "\"line\": \($0),\n" }.joined()
    let text = "{\"password\": \"kakikukeko\",\n\(lines)\"note\": \"is kakikukeko\",\n\"a\": 1}\n"
    let offset = text.utf8.count - 3
    #expect(throws: Patch.Refusal.secret) { try patch(text, [(offset, offset + 1, "2")]) }
    #expect(throws: Patch.Refusal.secret) {
      try patch(text, [(82, 82, "\"copy\": \"kakikukeko\", ")])
    }
  }

  @Test("has fewer lines around a change if one of them may not be printed")
  func reducedContext() throws {
    let secret = "\"password\": \"kakikukeko\",\n"
    let text = secret + (1...8).map { "\"k\": \($0),\n" }.joined()
    // The number in the fourth line.
    let change = secret.utf8.count + 2 * 8 + 5
    let shown = try patch(text, [(change, change + 1, "x")])
    #expect(!shown.contains("kakikukeko"))
    #expect(shown.hasPrefix("--- a/a.json\n+++ b/a.json\n@@ -2,"))
  }

  @Test(
    "is refused if a line contains terminal escapes or commands",
    arguments: [
      "\u{1B}[2J", "\u{202E}", "##[error]x", "  ::error::x", "\u{7}",
    ])
  func unprintable(_ text: String) throws {
    #expect(throws: Patch.Refusal.unprintable) { try patch("\(text)\na\n", [(0, 0, "b\n")]) }
  }
}

extension String {
  fileprivate func components(of separator: String) -> Int {
    self.parts(separatedBy: separator).count
  }
}
