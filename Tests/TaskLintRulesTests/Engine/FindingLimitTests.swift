import Testing

@testable import TaskLintRules

@Suite("The limit of findings")
struct FindingLimitTests {
  private static let line = """
    {"containerDefinitions":[{"name":"a","image":"x/a"},{"name":"b","image":"x/b"}]}
    """

  private func lint(_ limit: FindingLimit, _ rule: any Rule.Type = ImageProbe.self) -> FileReport {
    Linter(rules: [rule]).lint(SourceFile(path: "a.json", text: Self.line), limit: limit)
  }

  @Test("is one for all lines of a stream")
  func lines() {
    let renderer = Renderer(reporters: [SharedReporter(HumanReporter(limit: 3))])
    var limit = renderer.limit(with: nil).inFile(ofBytes: 300)
    var file = LintedFile(linesOf: "a.json", number: 0, linter: 0, isContinued: false)
    var kept: [Int] = []
    for _ in 0..<4 {
      let report = lint(limit)
      limit.take(report)
      kept.append(report.findings.count)
      file.append(report, by: renderer, hasBaseline: false)
    }
    #expect(kept == [2, 1, 0, 0])
    #expect(file.tally.counts == [.warning: 8])
    var reporter = HumanReporter(limit: 3)
    var text = file.rendered.flatMap { reporter.add($0) }
    text += reporter.finish(RunSummary())
    #expect(String(decoding: text, as: UTF8.self).contains("and 5 more of this rule"))
  }

  @Test("keeps fewer findings of a small file")
  func smallFile() {
    #expect(FindingLimit(perRule: 25_000).inFile(ofBytes: 1000).perRule == 110)
    #expect(FindingLimit(perRule: 20).inFile(ofBytes: 1000).perRule == 20)
    #expect(FindingLimit().inFile(ofBytes: 1000).perRule == .max)
  }

  @Test("leaves the messages of further findings unmade")
  func messages() {
    let report = lint(FindingLimit(perRule: 1), LazyProbe.self)
    #expect(report.findings.map(\.message.fact) == ["the first image"])
    #expect(report.omitted.map(\.count) == [1])
  }
}

/// Flags each image; only the message of the first one may be made.
private struct LazyProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("lazy-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.enumerated().compactMap { number, container in
      container.image.place.map { place in
        RuleFinding(at: place.range, number == 0 ? .probe("the first image") : .unneeded())
      }
    }
  }
}

extension Message {
  fileprivate static func unneeded() -> Message {
    Issue.record("made a message that is not printed")
    return .probe("another image")
  }
}
