import Testing

@testable import TaskLintRules

@Suite("tasklint.schema.json")
struct ConfigurationSchemaTests {
  @Test("is up to date")
  func isCurrent() throws {
    let stored = try Repository.text("tasklint.schema.json").split(
      separator: "\n", omittingEmptySubsequences: false)
    let current = ConfigurationSchema().text.split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = zip(stored, current).prefix { $0 == $1 }.count
    let isCurrent = stored == current
    #expect(
      isCurrent,
      """
      tasklint.schema.json is out of date from line \(line + 1) on: run 'make tasklint.schema.json'
      stored:  \(line < stored.count ? stored[line] : "nothing")
      current: \(line < current.count ? current[line] : "nothing")
      """)
  }

  @Test("is JSON with short lines")
  func isReadable() {
    let text = ConfigurationSchema().text
    #expect(JSONDocument(SourceFile(path: "", text: text)).fatal == nil)
    #expect(text.split(separator: "\n").count > 500)
  }
}
