import Foundation
import Testing

@testable import TaskLintRules

/// Removes a bracket from valid definitions and checks that it is located.
///
/// `BRACKETS=all` removes each bracket in turn and prints statistics; the default is a sample.
@Suite("A removed bracket")
struct BracketMeasureTests {
  private static let isFull = ProcessInfo.processInfo.environment["BRACKETS"] == "all"

  /// The results for the removed brackets.
  private struct Tally {
    var cases = 0
    var named = 0
    var fixed = 0
    var wrong: [String] = []
    var missed: [String] = []
  }

  @Test("of a file in Examples is located and never inserted elsewhere")
  func examples() throws {
    let folder = RepositoryFolder("Examples/taskdefs")
    let sources = try folder.names(endingIn: ".json").map { try folder.source($0 + ".json") }
    check(try tally(sources, keepingOneIn: Self.isFull ? 1 : 3), "Examples")
  }

  @Test(
    "of a real file is located and never inserted elsewhere",
    .enabled(if: Corpus.isThere, "TASKLINT_CORPUS names no folder"))
  func corpus() throws {
    let files = try ["register", "describe", "containers"].flatMap { folder in
      try Corpus.files(in: folder).filter(Self.isPrettyPrinted)
    }
    // The sample is spread over the list, because neighbors are often similar.
    let step = max(1, files.count / 100)
    let chosen = stride(from: 0, to: files.count, by: step).prefix(100).map { files[$0] }
    #expect(chosen.count == 100)
    check(try tally(chosen, keepingOneIn: Self.isFull ? 1 : 47), "corpus")
  }

  private static func isPrettyPrinted(_ source: SourceFile) -> Bool {
    let document = JSONDocument(source)
    guard document.fatal == nil, document.recovered.isEmpty, source.bytes.count < 30_000 else {
      return false
    }
    let lines = source.bytes.split(separator: UInt8(ascii: "\n"))
    return lines.count > 10
      && lines.filter { $0.first == UInt8(ascii: " ") || $0.first == 9 }.count
        > lines.count / 2
      && !Inputs.read(document).definitions.isEmpty
  }

  private func check(_ tally: Tally, _ name: String) {
    #expect(tally.cases > 0)
    #expect(tally.named * 10 >= tally.cases * 8, "\(tally.missed)")
    #expect(tally.wrong.isEmpty, "\(tally.wrong)")
    guard Self.isFull else { return }
    print("\(name): \(tally.cases) brackets, \(tally.named) named, \(tally.fixed) fixed")
    for missed in tally.missed.prefix(400) { print("  not named: \(missed)") }
  }

  private func tally(_ sources: [SourceFile], keepingOneIn step: Int) throws -> Tally {
    var tally = Tally()
    var number = 0
    for source in sources {
      let tokens = try #require(JSONToken.all(in: source.bytes, limit: 100_000))
      for (index, token) in tokens.enumerated() where token.kind.isOpener || token.kind.isCloser {
        number += 1
        guard number.isMultiple(of: step) else { continue }
        var bytes = source.bytes
        bytes.removeSubrange(token.range.start..<token.range.end)
        let broken = SourceFile(path: source.path, bytes: bytes)
        let line = LineIndex(source).lineNumber(at: token.range.start)
        look(
          at: broken, for: tokens, of: source,
          "\(source.path):\(line) '\(token.kind.bracket)' \(index)", into: &tally)
      }
    }
    return tally
  }

  private func look(
    at broken: SourceFile, for tokens: [JSONToken], of source: SourceFile, _ name: String,
    into tally: inout Tally
  ) {
    tally.cases += 1
    let fault = BracketFault(in: JSONDocument(broken))
    let isRight = fault.map { words($0.repair.applied(to: broken)) == words(source) } ?? false
    if isRight { tally.named += 1 } else { tally.missed.append(name + " \(fault == nil)") }
    guard let fault, fault.repaired(broken, as: nil) != nil else { return }
    tally.fixed += 1
    if !isRight { tally.wrong.append(name) }
  }

  /// The tokens of a text.
  private func words(_ source: SourceFile) -> [String]? {
    JSONToken.all(in: source.bytes, limit: 200_000)?.map { source.text(in: $0.range) }
  }
}
