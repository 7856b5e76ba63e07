import Testing

@testable import TaskLintRules

@Suite("The category hardening")
struct HardeningTests {
  private static let rules = RuleCatalog.rules.map { $0.metadata }.filter { $0.isOptional }

  /// A definition that breaks several controls: an app without a user, privileged.
  private static let source = SourceFile(
    path: "task.json", text: Example(app: #""privileged": true"#).marked.text)

  private func ids(_ selection: RuleSelection) -> Set<String> {
    Set(Linter(selection: selection).lint(Self.source).findings.map(\.ruleID.name))
  }

  @Test("is off by default")
  func isOff() {
    #expect(!Self.rules.isEmpty)
    for selection in [RuleSelection(), RuleSelection(ignore: ["policy"])] {
      #expect(!ids(selection).contains { $0.hasPrefix("hardening-") })
      #expect(!Self.rules.contains { selection.includes($0) })
    }
  }

  @Test(
    "is on if it is selected",
    arguments: [["hardening"], ["all", "hardening"], ["hardening-privileged"]])
  func isSelected(_ names: [String]) {
    #expect(ids(RuleSelection(select: names)).contains("hardening-privileged"))
  }

  @Test("can be ignored by the id of a rule")
  func isIgnored() {
    let ids = ids(RuleSelection(select: ["all", "hardening"], ignore: ["hardening-privileged"]))
    #expect(ids.contains("hardening-root-user"))
    #expect(!ids.contains("hardening-privileged"))
  }

  @Test("does not check the log router's user and file system")
  func routersRunAsRoot() {
    let source = SourceFile(path: "task.json", text: Example(without: ["app"]).marked.text)
    let findings = Linter(selection: RuleSelection(select: ["hardening"])).lint(source).findings
    #expect(!findings.contains { $0.ruleID == "hardening-root-user" })
    #expect(!findings.contains { $0.ruleID == "hardening-writable-root" })
  }

  @Test("names the controls of each rule", arguments: rules.map(\.id.name))
  func everyRuleHasControls(_ name: String) throws {
    let rule = try #require(RuleCatalog.metadata(named: name))
    #expect(!rule.controls.isEmpty)
    let bytes = String(decoding: SARIFRule(rule: rule).bytes, as: UTF8.self)
    for control in rule.controls { #expect(bytes.contains("\"\(control)\"")) }
  }

  @Test("has a table with a row for each control")
  func tableIsComplete() throws {
    let page = try #require(RepositoryFolder("").text("Documentation/hardening.md"))
    let rows = Set(page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2))
    let expected = Self.rules.flatMap { rule in
      rule.controls.map { "| \($0) | [\(rule.id)](../rules.md#\(rule.id)) |" }
    }
    #expect(Set(rows.map(String.init)) == Set(expected))
  }
}
