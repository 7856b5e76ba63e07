import Testing

@testable import TaskLintRules

@Suite("Rules that compare the definitions of a run")
struct CrossRuleTests {
  private func document(_ path: String, family: String, service: String) -> Example.Document {
    let example = Example.configured(
      environment: ["DD_SERVICE": "\"\(service)\""], task: Example.fargateTask(family: family))
    return Example.Document(path: path, marked: example.marked)
  }

  private func places(_ documents: [Example.Document]) -> [String] {
    RuleCase.findings(of: Linter(rules: [FirehoseStreamSharedRule.self]), in: documents)
      .map { "\($0.location.path) against \($0.related.map(\.path).joined())" }
  }

  @Test("count the revisions of a family once")
  func revisionsCountOnce() {
    let documents = [
      document("api-1.json", family: "api", service: "api"),
      document("api-2.json", family: "api", service: "api-next"),
      document("web.json", family: "web", service: "web"),
    ]
    #expect(
      places(documents) == ["api-1.json against web.json", "web.json against api-1.json"])
    #expect(places(documents.reversed()) == places(documents))
    #expect(places(Array(documents.prefix(2))) == [])
  }
}
