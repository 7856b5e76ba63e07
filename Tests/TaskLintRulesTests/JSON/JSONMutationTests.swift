import Testing

@testable import TaskLintRules

@Suite("Arbitrary bytes")
struct JSONMutationTests {
  private static let seeds = [
    Example(app: #""cpu": 1.5e3, "name": "a\u0041\ud83c\udf63ü""#).marked.text,
    Example(task: #""memory": ${memory}, "cpu": {{ cpu }}"#).marked.text,
    Example(sidecar: #""user": "root", "essential": false"#, without: ["app.image"]).marked.text,
  ].map { Array($0.utf8) }

  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83c", "{{", "}}", "${", "{%", "<%",
      "//",
      "'", "\n", "\r", "\t", "\u{0}", "\u{3000}", "…", "-", "1e", "null", "<<<<<<<", "=", "#",
      "...",
    ].map { Array($0.utf8) } + [
      [0x80], [0xC3], [0xE3, 0x81], [0xFF], [0xF4, 0x90], [0xEF, 0xBB, 0xBF],
    ]

  @Test("give a document or one error, never a crash", arguments: 0..<40)
  func mutations(_ round: Int) {
    var generator = SeededGenerator(seed: UInt64(round))
    for _ in 0..<40 {
      var bytes = Self.seeds.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        Self.mutate(&bytes, using: &generator)
      }
      check(SourceFile(path: "a.json", bytes: bytes))
    }
  }

  @Test("that are random, short or truncated do not crash")
  func randomBytes() {
    var generator = SeededGenerator(seed: 7)
    for length in 0..<300 {
      check(
        SourceFile(
          path: "a.json",
          bytes: (0..<(length % 40)).map { _ in UInt8.random(in: 0...255, using: &generator) }))
    }
    let whole = Self.seeds[0]
    for end in whole.indices { check(SourceFile(path: "a.json", bytes: Array(whole[..<end]))) }
  }

  /// Removes, inserts, repeats or replaces a few bytes.
  static func mutate(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...12, using: &generator))
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default:
      for index in place..<end { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
    }
  }

  private func check(_ source: SourceFile) {
    let document = JSONDocument(source)
    #expect((document.root == nil) == (document.fatal != nil))
    for error in document.recovered + [document.fatal].compactMap(\.self) {
      let range = error.range
      guard error.problem != .empty else { continue }
      #expect(0 <= range.start && range.start < range.end && range.end <= source.bytes.count)
      let marked = source.bytes[range.start..<range.end]
      #expect(!marked.contains(0x0A), "\(error.problem) in \(source.bytes)")
    }
    for finding in Linter().lint(source).findings {
      let (start, end) = (finding.location.start, finding.location.end)
      guard finding.location.range.count > 0 else { continue }
      #expect(start.line == end.line && start.column < end.column, "\(source.bytes)")
    }
  }
}
