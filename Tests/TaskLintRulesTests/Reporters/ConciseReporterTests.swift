import Testing

@testable import TaskLintRules

@Suite("The concise format")
struct ConciseReporterTests {
  @Test("prints one line for each finding, in file order")
  func oneLineEach() {
    let findings: [Finding] = [
      .sample("[|1|]", severity: .note), .sample("\n [|2|]", path: "b.json"),
    ]
    #expect(
      ConciseReporter().printed(findings) == """
        taskdefs/api.json:1:1: note: container 'app' is wrong [firelens-sidecar-not-essential]
        b.json:2:2: error: container 'app' is wrong [firelens-sidecar-not-essential]

        """)
    #expect(ConciseReporter(quiet: true).printed(findings).hasPrefix("b.json"))
  }
}
