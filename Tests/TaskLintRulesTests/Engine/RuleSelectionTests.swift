import Testing

@testable import TaskLintRules

@Suite("A selection of rules")
struct RuleSelectionTests {
  /// A rule with a category and both tags.
  private static let rule = RuleMetadata.probe(
    "key-probe", category: .datadog, isPolicy: true, isSecurity: true)

  private func includes(_ select: [String], ignore: [String]) -> Bool {
    RuleSelection(select: select, ignore: ignore).includes(Self.rule)
  }

  @Test("is on by default")
  func everyRuleIsOn() {
    #expect(RuleSelection().includes(Self.rule))
    #expect(!includes([], ignore: []))
  }

  @Test(
    "selects a rule by each of its names",
    arguments: ["key-probe", "datadog", "policy", "security"])
  func everyNameSelects(_ name: String) {
    #expect(includes([name], ignore: []))
    #expect(includes([name], ignore: ["all"]))
    #expect(!includes(["all"], ignore: [name]))
  }

  @Test("does not select a rule by other names", arguments: ["firelens", "key", "register", ""])
  func otherNamesDoNothing(_ name: String) {
    #expect(!includes([name], ignore: []))
    #expect(includes(["all"], ignore: [name]))
  }

  @Test("prefers the most specific name")
  func exactNamesWin() {
    #expect(includes(["key-probe"], ignore: ["datadog"]))
    #expect(includes(["key-probe"], ignore: ["policy", "security", "all"]))
    #expect(!includes(["datadog"], ignore: ["key-probe"]))
    #expect(!includes(["policy", "all"], ignore: ["key-probe"]))
  }

  @Test(
    "prefers ignore if names are equally specific",
    arguments: [
      ("all", "all"), ("policy", "datadog"), ("datadog", "security"), ("key-probe", "key-probe"),
    ])
  func ignoreWinsATie(_ select: String, _ ignore: String) {
    #expect(!includes([select], ignore: [ignore]))
  }

  @Test("lists only tags that a rule has")
  func tagsFollowTheMetadata() {
    #expect(Self.rule.groups == ["datadog", "policy", "security"])
    #expect(RuleMetadata.probe("plain-probe").groups == ["ecs"])
  }
}
