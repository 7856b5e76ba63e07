import Testing

@testable import TaskLintRules

@Suite("The linter")
struct LinterTests {
  private static let twoContainers = """
    {
      "family": "shop",
      "containerDefinitions": [
        { "name": "app", "image": "shop/app:1" },
        { "name": "db", "image": "shop/db:1" }
      ]
    }
    """

  private func lint(
    _ rules: [any Rule.Type], _ text: String = twoContainers, path: String = "shop.json",
    selection: RuleSelection = RuleSelection(), severities: RuleSeverities = [:]
  ) -> FileReport {
    Linter(rules: rules, selection: selection, severities: severities)
      .lint(SourceFile(path: path, text: text))
  }

  private func described(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.ruleID) \($0.excerpt.snippet)" }
  }

  // MARK: - Identity

  @Test("adds rule, location and identity to a finding")
  func findingsAreStamped() throws {
    let report = lint([FirstImageProbe.self])
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(report.definitions == 1)
    #expect(finding.ruleID == "first-image-probe")
    #expect(finding.severity == .error)
    #expect(finding.location.path == "shop.json")
    #expect(finding.location.start.line == 4)
    #expect(finding.location.start.column == 31)
    #expect(finding.location.end.column == 43)
    #expect(finding.pointer == "/containerDefinitions/0/image")
    #expect(finding.containerName == "app")
    #expect(finding.identity.subject.pointer == "/containerDefinitions/app/image")
    #expect(finding.excerpt.snippet == #""shop/app:1""#)
  }

  @Test("takes a severity from the configuration")
  func severitiesAreOverridden() {
    let findings = lint(
      [ImageProbe.self, NameProbe.self], severities: ["image-probe": .note]
    ).findings
    #expect(findings.allSatisfy { $0.severity == .note })
    #expect(lint([ImageProbe.self]).findings.allSatisfy { $0.severity == .warning })
  }

  @Test("passes settings to each rule")
  func settingsReachTheirRule() {
    let source = SourceFile(path: "shop.json", text: Self.twoContainers)
    let settings: [RuleID: RuleSettings] = [
      "setting-probe": RuleSettings(["names": ["a", "b"]]),
      "image-probe": RuleSettings(["names": ["c"]]),
    ]
    func facts(_ linter: Linter) -> [String] { linter.lint(source).findings.map(\.message.fact) }
    #expect(facts(Linter(rules: [SettingProbe.self], settings: settings)) == ["a b"])
    #expect(facts(Linter(rules: [SettingProbe.self])) == ["default"])
  }

  // MARK: - Order and duplicates

  @Test("sorts findings by offset, then by id, and removes duplicates")
  func findingsAreSorted() {
    let findings = lint([NameProbe.self, FirstByteProbe.self, ImageProbe.self]).findings
    #expect(
      described(findings) == [
        "first-byte-probe {", #"name-probe "app""#, #"image-probe "shop/app:1""#,
        #"name-probe "db""#, #"image-probe "shop/db:1""#,
      ])
    let same = lint([LaterImagesProbe.self, SettingProbe.self]).findings
    #expect(same.map(\.ruleID) == ["later-images-probe", "setting-probe"])
  }

  @Test("keeps the identity of a finding after reformatting")
  func fingerprintsSurviveLayout() {
    let spread = Self.twoContainers.split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: "  ")
    let moved = lint([ImageProbe.self], "\n\n" + spread, path: "other.json").findings
    let original = lint([ImageProbe.self]).findings
    #expect(moved.map(\.identity.fingerprint) == original.map(\.identity.fingerprint))
    #expect(moved.map(\.location.start.line) != original.map(\.location.start.line))
  }

  @Test("numbers findings that differ only in location")
  func fingerprintsAreUnique() throws {
    let twins = """
      { "containerDefinitions": [{ "name": "a", "image": "b" }, { "name": "a", "image": "b" }] }
      """
    let prints = lint([ImageProbe.self], twins).findings.map(\.identity.fingerprint)
    #expect(prints.count == 2)
    #expect(prints.last == prints.first.map { $0 + "/2" })
  }

  // MARK: - Silencing

  @Test("lets a specific rule silence a general one with the same subject")
  func exactRuleSilences() {
    let findings = lint([FirstImageProbe.self, ImageProbe.self]).findings
    #expect(
      described(findings) == [#"first-image-probe "shop/app:1""#, #"image-probe "shop/db:1""#])
  }

  @Test("silences at every covered subject")
  func coveredSubjectsAreSilenced() {
    let findings = lint([LaterImagesProbe.self, ImageProbe.self]).findings
    #expect(
      described(findings) == [
        #"later-images-probe "containerDefinitions""#, #"image-probe "shop/app:1""#,
      ])
  }

  @Test("silences before it ignores: a rule that is off still silences")
  func ignoredRuleSilences() {
    let rules: [any Rule.Type] = [FirstImageProbe.self, ImageProbe.self]
    let ignoring = lint(rules, selection: RuleSelection(ignore: ["first-image-probe"])).findings
    #expect(described(ignoring) == [#"image-probe "shop/db:1""#])
    let selecting = lint(rules, selection: RuleSelection(select: ["image-probe"])).findings
    #expect(described(selecting) == [#"image-probe "shop/db:1""#])
  }

  @Test("runs no rule that is off and silences none that is on")
  func idleRulesAreOff() {
    let linter = Linter(
      rules: [FamilyProbe.self, FirstImageProbe.self],
      selection: RuleSelection(ignore: ["family-probe"]))
    #expect(!linter.comparesFiles)
    let report = linter.lint(SourceFile(path: "shop.json", text: Self.twoContainers))
    #expect(report.records.isEmpty)
  }

  // MARK: - Files without a definition

  @Test("skips a found file without a definition")
  func foundFilesAreSkipped() {
    let linter = Linter(rules: [FirstByteProbe.self])
    let other = SourceFile(path: "package.json", text: #"{ "dependencies": {} }"#)
    let found = linter.lint(other, isNamed: false)
    #expect(found.skipped?.phrase == "a package.json")
    #expect(found.findings.isEmpty)
    let named = linter.lint(other)
    #expect(named.skipped == nil)
    #expect(named.findings.map(\.message.fact) == ["named"])
  }

  @Test("does not skip an invalid file that looks like a definition")
  func brokenDefinitionsAreReported() {
    let linter = Linter(rules: [FirstByteProbe.self])
    let broken = SourceFile(path: "shop.json", text: #"{ "containerDefinitions": ["#)
    #expect(linter.lint(broken, isNamed: false).findings.map(\.message.fact) == ["found"])
    let foreign = SourceFile(path: "notes.json", text: "{ nothing of ours")
    #expect(linter.lint(foreign, isNamed: false).skipped != nil)
  }

  // MARK: - All files

  @Test("compares the records of all files in any order")
  func crossRulesCompare() throws {
    let linter = Linter(rules: [FamilyProbe.self, ImageProbe.self])
    #expect(linter.comparesFiles)
    let records = ["b.json", "a.json", "c.json"].flatMap { path in
      let text = Self.twoContainers.replacing("shop", with: "shop-\(path.prefix(1))")
      return linter.lint(SourceFile(path: path, text: text)).records
    }
    let findings = linter.compare(records)
    #expect(findings.map(\.location.path) == ["a.json", "b.json", "c.json"])
    #expect(linter.compare(records.reversed()).map(\.message) == findings.map(\.message))
    let first = try #require(findings.first)
    #expect(first.ruleID == "family-probe")
    #expect(first.message.fact == "'shop' again, as in b.json")
    #expect(first.related.map(\.path) == ["b.json"])
    #expect(first.related.map(\.note) == ["the other 'shop'"])
    #expect(first.location.start.line == 2)
    #expect(first.excerpt.marked == #""shop-a""#)
  }

  @Test("keeps no record of a definition that a rule does not compare")
  func unobservedDefinitionsLeaveNothing() {
    let text = #"{ "containerDefinitions": [{ "name": "app", "image": "a" }] }"#
    #expect(lint([FamilyProbe.self], text).records.isEmpty)
  }
}
