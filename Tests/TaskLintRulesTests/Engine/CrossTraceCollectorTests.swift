import Testing

@testable import TaskLintRules

@Suite("The sources with definitions to compare")
struct CrossTraceCollectorTests {
  private let linter = Linter(rules: [FamilyProbe.self])

  private func traces(_ family: String) -> [CrossTrace] {
    let text = #"{ "family": "\#(family)", "containerDefinitions": [] }"#
    return linter.lint(SourceFile(path: "a.json", text: text), keeping: .traces).traces
  }

  @Test("are those with a key that has two values")
  func disputed() {
    var crossTraces = CrossTraceCollector()
    for (source, family) in ["shop-a", "blog", "shop-b", "news", "news", "shop-a"].enumerated() {
      crossTraces.add(traces(family), of: source)
    }
    #expect(crossTraces.conflicts().sources == [0, 2, 5])
  }

  @Test("are not read again if their records were kept")
  func recorded() {
    var crossTraces = CrossTraceCollector()
    crossTraces.add(traces("shop-a"), of: nil)
    crossTraces.add(traces("shop-b"), of: 7)
    #expect(crossTraces.conflicts().sources == [7])
  }

  @Test("leave no other records")
  func tracesAlone() {
    let text = #"{ "family": "shop", "containerDefinitions": [] }"#
    let source = SourceFile(path: "a.json", text: text)
    #expect(linter.lint(source, keeping: .traces).records.isEmpty)
    #expect(linter.lint(source, keeping: .shortRecords).records.map(\.record.excerpt) == [nil])
    #expect(linter.traces(of: source) == linter.lint(source).traces)
    #expect(linter.traces(of: source).count == 1)
  }
}
