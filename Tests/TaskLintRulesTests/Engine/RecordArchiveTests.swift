import Testing

@testable import TaskLintRules

@Suite("The archive of a stream's records")
struct RecordArchiveTests {
  private let linter = Linter(rules: [FamilyProbe.self])

  private func report(_ family: String, line: Int) -> FileReport {
    let text = #"{ "family": "\#(family)", "containerDefinitions": [{ "name": "アプリ" }] }"#
    let origin = SourceFile.Origin(lines: line, bytes: line * 1_000_000)
    return linter.lint(
      SourceFile(path: "-", bytes: Array(text.utf8), origin: origin), keeping: .shortRecords)
  }

  /// The archive of some families, one a line, what stands against something, and what was left.
  private func archived(
    _ families: [String]
  ) -> (archive: RecordArchive, conflicts: CrossTraceConflicts, records: [CrossRecord]) {
    var archive = RecordArchive()
    var crossTraces = CrossTraceCollector()
    var records: [CrossRecord] = []
    for (line, family) in families.enumerated() {
      let report = report(family, line: line)
      crossTraces.add(report.traces, of: nil)
      archive.add(report.records, traces: report.traces)
      records += report.records
    }
    return (archive, crossTraces.conflicts(), records)
  }

  @Test("gives back what was put in")
  func roundTrip() {
    let (archive, conflicts, records) = archived(["shop-あ", "shop-\u{1F600}", "shop-c"])
    #expect(
      archive.records(in: conflicts).map { String(describing: $0) }
        == records.map { String(describing: $0) })
    #expect(linter.compare(archive.records(in: conflicts)).count == 3)
  }

  @Test("gives back only what may stand against another, of however many")
  func disputed() {
    let (archive, conflicts, _) = archived((1000..<3000).map(String.init) + ["shop-a", "shop-b"])
    let found = archive.records(in: conflicts)
    #expect(found.map(\.record.family) == ["shop-a", "shop-b"])
    #expect(linter.compare(found).map(\.location.start.line) == [2001, 2002])
  }

  @Test("keeps whole what is accepted in the file itself")
  func accepted() throws {
    var archive = RecordArchive()
    let text = """
      { "Resources": { "Task": {
        "Type": "AWS::ECS::TaskDefinition",
        "Metadata": { "tasklint": { "ignore": { "family-probe": "a copy" } } },
        "Properties": { "Family": "shop", "ContainerDefinitions": [] } } } }
      """
    let report = linter.lint(SourceFile(path: "-", text: text), keeping: .shortRecords)
    archive.add(report.records, traces: report.traces)
    let records = archive.records(in: CrossTraceConflicts(keys: [], sources: []))
    #expect(records.flatMap(\.record.suppressions).map(\.reason) == ["a copy"])
  }
}
