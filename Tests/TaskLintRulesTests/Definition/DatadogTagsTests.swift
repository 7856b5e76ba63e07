import Testing

@testable import TaskLintRules

@Suite("Datadog tags")
struct DatadogTagsTests {
  @Test(
    "are accepted unchanged",
    arguments: [
      "env:stg", "env:stg,team:sre", "version:1.4.2-rc1,image:koyama/app", "url:a:b",
      "担当:開発", "Env:Stg",
    ])
  func goodTags(_ text: String) {
    #expect(DatadogTags(text).fault == nil)
  }

  @Test(
    "are changed or rejected",
    arguments: [
      ("env:stg, team:sre", DatadogTags.Fault.blank(tag: " team:sre")),
      ("env:stg,", .empty),
      ("\"env:stg\"", .quote(tag: "\"env:stg\"")),
      ("stg", .notKeyValue(tag: "stg")),
      ("env:", .notKeyValue(tag: "env:")),
      (":stg", .notKeyValue(tag: ":stg")),
      ("env:stg team:sre", .character(" ", tag: "env:stg team:sre")),
      ("owner:a@koyama.example", .character("@", tag: "owner:a@koyama.example")),
      ("1st:yes", .beginning(tag: "1st:yes")),
    ])
  func badTags(_ text: String, _ fault: DatadogTags.Fault) {
    #expect(DatadogTags(text).fault == fault)
  }

  @Test("have at most 200 characters")
  func longTags() {
    let longest = "k:" + String(repeating: "v", count: 198)
    #expect(DatadogTags(longest).fault == nil)
    #expect(DatadogTags(longest + "v").fault == .length(tag: longest + "v", 201))
  }

  @Test("are looked up by their key")
  func valuesOfAKey() {
    #expect(DatadogTags("team:sre, env:stg,environment:x").values(of: "env") == ["stg"])
  }
}
