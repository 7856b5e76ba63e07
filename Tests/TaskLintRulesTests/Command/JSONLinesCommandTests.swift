import Testing

@testable import TaskLint
@testable import TaskLintRules

/// Streams with more lines than a batch.
struct JSONLinesCommandTests {
  private static let clean = line(Definition.clean)
  private static let flagged = line(Definition.flagged)

  private static func line(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  /// Enough lines for several batches, some of them replaced; blanks make the lines long.
  private func lines(_ count: Int = 300, replacing others: [Int: String]) -> String {
    let blanks = String(repeating: " ", count: 4096)
    return (1...count).map { (others[$0] ?? Self.clean + blanks) + "\n" }.joined()
  }

  @Test(arguments: [1, 4])
  func countLinesFromTheBeginningOfTheStream(threads: Int) throws {
    let input = lines(replacing: [1: Self.flagged, 2: "", 250: Self.flagged, 300: Self.flagged])
    #expect(input.utf8.count > 1 << 20)
    let result = try CommandSetup(input: input, threads: threads).run("-f", "concise", "-")
    #expect(result.status == .findings)
    let places = result.output.split(separator: "\n").map { $0.split(separator: ":")[1] }
    #expect(places == ["1", "250", "300"])
    let summary = try CommandSetup(input: input, threads: threads).run("-")
    #expect(summary.output.hasSuffix("\nFound 3 errors in 1 file. 3 fixable with --fix.\n"))
  }

  @Test func pointIntoTheStream() throws {
    let input = lines(replacing: [250: Self.flagged])
    let result = try CommandSetup(input: input).run("-f", "sarif", "-")
    let document = JSONDocument(SourceFile(path: "", text: result.output))
    let offset = document.objects.compactMap { $0.member("byteOffset")?.value.integer }.first
    let bytes = Array(input.utf8)
    let start = try #require(offset)
    #expect(String(decoding: bytes[start..<start + 5], as: UTF8.self) == "false")
  }

  @Test func areReadOnAfterALineThatIsBroken() throws {
    let input = lines(replacing: [7: #"{"family": "#, 299: Self.flagged])
    let result = try CommandSetup(input: input).run("-f", "concise", "-")
    let found = result.output.split(separator: "\n").map { $0.split(separator: ":")[1] }
    #expect(found == ["7", "299"])
    #expect(result.output.contains("[json-syntax]"))
  }

  @Test func areToldFromOneLongDocument() throws {
    let entry = #"{"name": "A", "value": "\#(String(repeating: "a", count: 1 << 19))"}"#
    let long = Example(app: "\"environment\": [\(entry)]", sidecar: #""essential": false"#)
    for text in [long.marked.text, Self.line(long.marked.text)] {
      let result = try CommandSetup(input: text)
        .run("--ignore", "ecs-too-large", "--quiet", "-f", "concise", "-")
      #expect(result.output.split(separator: "\n").count == 1)
    }
    #expect(JSONLines.begin(Array("{}".utf8)) == nil)
    #expect(JSONLines.begin(Array("{}\n \n".utf8)) == nil)
    #expect(JSONLines.begin(Array("\n{}\n{".utf8)) == true)
    #expect(JSONLines.begin(Array("{\n".utf8)) == false)
    #expect(JSONLines.begin(Array("{}\n[".utf8)) == false)
  }
}

extension JSONDocument {
  /// Every object of the document, in text order.
  fileprivate var objects: [JSONValue] {
    nodes.indices.filter { nodes[$0].kind == .object }
      .map { JSONValue(document: self, index: $0) }
  }
}
