import Testing

@testable import TaskLintRules

@Suite("The detail of findings")
struct FindingDetailTests {
  private static let flagged = RepositoryFolder("Tests/TaskLintRulesTests/Definitions/flagged")

  @Test("is enough for each format", arguments: flagged.names(endingIn: ".json"))
  func isEnough(_ name: String) throws {
    let source = try Self.flagged.source(name + ".json")
    let reporters: [any Reporter] = [ConciseReporter(), HumanReporter()]
    for reporter in reporters {
      #expect(reporter.detail < .whole)
      let whole = Self.printed(source, by: reporter, .whole)
      #expect(Self.printed(source, by: reporter, reporter.detail) == whole)
    }
  }

  @Test("counts the same fixes without edits", arguments: flagged.names(endingIn: ".json"))
  func countsFixes(_ name: String) throws {
    let source = try Self.flagged.source(name + ".json")
    let counts = [FindingDetail.block, .whole].map { detail in
      var counts = FixCounts()
      for finding in Self.report(source, detail).findings { counts.add(finding.fixability) }
      return counts
    }
    #expect(counts[0] == counts[1])
  }

  private static func report(_ source: SourceFile, _ detail: FindingDetail) -> FileReport {
    Linter().lint(source, limit: FindingLimit(detail: detail))
  }

  private static func printed(
    _ source: SourceFile, by reporter: any Reporter, _ detail: FindingDetail
  ) -> String {
    var reporter = reporter
    let bytes =
      reporter.add(reporter.render(report(source, detail))) + reporter.finish(RunSummary())
    return String(decoding: bytes, as: UTF8.self)
  }
}
