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

  /// The archive of some families, one per line, with the conflicts and the records.
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

  @Test("returns what was added")
  func roundTrip() {
    let (archive, conflicts, records) = archived(["shop-あ", "shop-\u{1F600}", "shop-c"])
    #expect(
      archive.records(in: conflicts).map { String(describing: $0) }
        == records.map { String(describing: $0) })
    #expect(linter.compare(archive.records(in: conflicts)).count == 3)
  }

  @Test("returns only the records that may conflict, of however many")
  func conflicting() {
    let (archive, conflicts, _) = archived((1000..<3000).map(String.init) + ["shop-a", "shop-b"])
    let found = archive.records(in: conflicts)
    #expect(found.map(\.record.family) == ["shop-a", "shop-b"])
    #expect(linter.compare(found).map(\.location.start.line) == [2001, 2002])
  }

  @Test("keeps a whole record of what the file itself suppresses")
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
