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

  @Test("keeps the first findings of each rule when there are many of others")
  func total() {
    let limit = FindingLimit(perRule: 25_000).inFile(ofBytes: 100_000)
    let kind = FindingLimit.Kind(rule: "probe", isSuppressed: false)
    var kept = FindingLimit.Kept()
    kept.counts[kind] = 19
    kept.total = 2194
    #expect(limit.keeps(kind, besides: kept))
    kept.total = 2195
    #expect(limit.keeps(kind, besides: kept))
    kept.counts[kind] = 20
    #expect(!limit.keeps(kind, besides: kept))
    #expect(FindingLimit().inFile(ofBytes: 1000).keeps(kind, besides: kept))
  }

  @Test("counts what a rule finds beyond the first ten thousand places")
  func manyPlaces() {
    let source = SourceFile(path: "a.json", text: Self.line)
    let report = Linter(rules: [PlacesProbe.self]).lint(source)
    #expect(report.findings.count == FindingList.limit)
    #expect(report.findings.last?.message.fact == "place \(FindingList.limit - 1)")
    #expect(report.omitted.map(\.count) == [3])
    #expect(report.omitted.map(\.severity) == [.note])
  }

  @Test("counts what was already counted")
  func countedTwice() {
    let finding = RuleFinding(at: SourceRange(0, 1), .probe("a place"))
    let findings = Array(repeating: finding, count: FindingList.limit)
    #expect(FindingList.limited(findings).map(\.more).reduce(0, +) == 0)
    let limited = FindingList.limited(findings + [finding.with(more: 5), finding])
    #expect(limited.count == FindingList.limit)
    #expect(limited.last?.more == 7)
  }

  @Test("is the same for findings that are completed in batches")
  func batches() {
    let count = FindingFiles.definitions
    let report = Linter(rules: [NameProbe.self, ImageProbe.self]).lint(
      FindingFiles.source, limit: FindingLimit(perRule: 3))
    let lines = report.findings.map(\.location.start.line)
    #expect(lines == [2, 2, 2, 2, 3, 3])
    #expect(report.omitted.map(\.ruleID.name) == ["image-probe", "name-probe"])
    #expect(report.omitted.map(\.count) == [2 * count - 3, 2 * count - 3])
    #expect(report.definitions == count)
  }

  @Test("keeps the order of findings that are completed in batches")
  func orderOfBatches() {
    let report = Linter(rules: [LastByteProbe.self, FamilyNameProbe.self, NameProbe.self]).lint(
      FindingFiles.source, limit: FindingLimit(perRule: 1))
    #expect(
      report.findings.map(\.ruleID.name)
        == ["name-probe", "family-name-probe", "last-byte-probe"])
  }

  @Test("leaves the messages of further findings unmade")
  func messages() {
    let report = lint(FindingLimit(perRule: 1), LazyProbe.self)
    #expect(report.findings.map(\.message.fact) == ["the first image"])
    #expect(report.omitted.map(\.count) == [1])
  }
}

/// A file with so many findings that they are completed in batches.
private enum FindingFiles {
  /// Each has two images and two names, and the probe of names flags each twice.
  static let definitions = FindingFiles.batches * FileFindings.batchSize / 6
  private static let batches = 2

  static var source: SourceFile {
    let line = #"{"containerDefinitions":[{"name":"a","image":"x/a"},{"name":"b","image":"x/b"}]}"#
    let last = line.replacing("{\"containerD", with: "{\"family\":\"f\",\"containerD")
    let lines = Array(repeating: line, count: definitions - 1) + [last]
    return SourceFile(path: "a.json", text: "[\n\(lines.joined(separator: ",\n"))\n]")
  }
}

/// Flags the last byte of a file.
private struct LastByteProbe: DocumentRule, PlainRule {
  static let metadata = RuleMetadata.probe("last-byte-probe", category: .input, stage: .edit)

  func findings(in document: LintedDocument) -> [RuleFinding] {
    let end = document.document.source.bytes.count
    return [RuleFinding(at: SourceRange(end - 1, end), .probe("the last byte"))]
  }
}

/// Flags the family of a definition.
private struct FamilyNameProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("family-name-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard case .value(_, let place) = definition.family else { return [] }
    return [RuleFinding(at: place.range, .probe("a family"))]
  }
}

/// Makes more findings than are kept.
private struct PlacesProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("places-probe", severity: .note)

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    (0..<(FindingList.limit + 3)).map { number in
      RuleFinding(
        at: SourceRange(0, 1), .probe("place \(number)"), subject: Subject(["\(number)"]))
    }
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
