import Testing

@testable import TaskLintRules

@Suite("Suppressions")
struct SuppressionTests {
  /// A rule that reports the sidecar of `Example()`, and nothing else in it.
  private static let rule: RuleID = "firelens-sidecar-user-implicit"
  private static let flagged = Example(sidecar: #""cpu": 32"#, without: ["sidecar.user"])

  private struct Result {
    let reports: [FileReport]
    let last: [Finding]

    var findings: [Finding] { reports.flatMap(\.findings) }
    func findings(of rule: RuleID) -> [Finding] {
      (findings + last).filter { $0.ruleID == rule }
    }
    var problems: [String] {
      (findings + last).filter { $0.isOpen && $0.severity > .note }.map(\.ruleID.name)
    }
  }

  private func lint(
    _ text: String = flagged.marked.text, at path: String = "taskdefs/api.json",
    under configuration: String = "{}", on day: String = "2027-01-01", isOn: Bool = true,
    hasAllFiles: Bool = true, selection: RuleSelection = RuleSelection()
  ) -> Result {
    let reader = ConfigurationReader(SourceFile(path: ".tasklint.json", text: configuration))
    #expect(reader.problems.isEmpty)
    let linter = Linter(
      selection: selection,
      accepting: SuppressionPolicy(
        overrides: reader.configuration.overrides, today: CalendarDay(day), isOn: isOn))
    let report = linter.lint(SourceFile(path: path, text: text))
    var tracker = SuppressionTracker()
    tracker.add(report.encounters)
    let uses = tracker.uses { hasAllFiles || !$0.comparesFiles }
    return Result(
      reports: [report], last: linter.findings(about: uses.map(\.use)))
  }

  private func override(_ members: String) -> String {
    #"{"overrides": [{"ignore": ["\#(Self.rule)"], "reason": "as agreed"\#(members)}]}"#
  }

  // MARK: - Overrides

  @Test(
    "apply to the files, containers and rules that they name",
    arguments: [
      ("", true), (#", "files": ["taskdefs/*.json"]"#, true), (#", "files": ["web.json"]"#, false),
      (#", "files": ["api.json"]"#, true), (#", "files": ["/api.json"]"#, false),
      (#", "containers": ["fluent*"]"#, true), (#", "containers": ["app"]"#, false),
      (#", "files": ["taskdefs"], "containers": ["fluentbit", "x"]"#, true),
    ])
  func overridesHold(_ members: String, _ isAccepted: Bool) throws {
    let finding = try #require(lint(under: override(members)).findings(of: Self.rule).first)
    #expect(finding.isOpen == !isAccepted)
    #expect(finding.suppressions.map(\.reason) == (isAccepted ? ["as agreed"] : []))
    #expect(finding.suppressions.allSatisfy { $0.token.location.path == ".tasklint.json" })
  }

  @Test("refer to rules by id, category, tag or all", arguments: ["firelens", "policy", "all"])
  func groups(_ name: String) {
    let configuration = #"{"overrides": [{"ignore": "\#(name)", "reason": "as agreed"}]}"#
    #expect(lint(under: configuration).problems == [])
  }

  @Test("count every override that applies")
  func overlapping() {
    let configuration = """
      {"overrides": [{"ignore": ["\(Self.rule)", "firelens"], "reason": "one"},
        {"files": ["taskdefs/**"], "ignore": "all", "reason": "two"}]}
      """
    let result = lint(under: configuration)
    #expect(
      result.findings(of: Self.rule).first?.suppressions.map(\.reason) == ["one", "one", "two"])
    #expect(result.findings(of: "unused-suppression").isEmpty)
  }

  @Test("can be switched off")
  func switchedOff() {
    let text = Example(
      sidecar: #""dockerLabels": {"tasklint.ignore/firelens-windows": "unused"}"#,
      without: ["sidecar.user"]
    ).marked.text
    #expect(lint(text, under: override(""), isOn: false).problems == [Self.rule.name])
  }

  // MARK: - Ends

  @Test(
    "apply until their last day and not a day longer",
    arguments: [("2026-12-31", true), ("2027-01-01", true), ("2027-01-02", false)])
  func ends(_ today: String, _ isAccepted: Bool) throws {
    let result = lint(under: override(#", "until": "2027-01-01""#), on: today)
    let finding = try #require(result.findings(of: Self.rule).first)
    #expect(finding.isOpen == !isAccepted)
    #expect(finding.related.map(\.path) == (isAccepted ? [] : [".tasklint.json"]))
    let expired = result.findings(of: "expired-suppression")
    #expect(expired.map(\.excerpt.marked) == (isAccepted ? [] : [#""2027-01-01""#]))
    #expect(result.findings(of: "unused-suppression").isEmpty)
  }

  // MARK: - Unused ones

  @Test("are unused only if the run could have matched them")
  func unused() {
    let clean = Example(sidecar: #""user": "0""#).marked.text
    func unused(_ members: String = "", _ selection: RuleSelection = RuleSelection()) -> Int {
      lint(clean, under: override(members), selection: selection)
        .findings(of: "unused-suppression").count
    }
    #expect(unused() == 1)
    #expect(unused(#", "files": ["web.json"]"#) == 0)
    #expect(unused("", RuleSelection(ignore: [Self.rule.name])) == 0)
    #expect(unused("", RuleSelection(select: ["unused-suppression", "secrets"])) == 0)
    #expect(unused(#", "containers": ["batch"]"#) == 1)
    let broken = String(clean.dropLast(9))
    #expect(lint(broken, under: override("")).findings(of: "unused-suppression").isEmpty)
    let hidden = #"{"containerDefinitions": ${containers}}"#
    let named = override(#", "containers": ["batch"]"#)
    #expect(lint(hidden, under: named).findings(of: "unused-suppression").isEmpty)
  }

  @Test("of rules that compare files are checked if all files were linted")
  func crossFileRules() {
    let text = Example(sidecar: #""user": "0""#).marked.text
    let configuration =
      #"{"overrides": [{"ignore": "firehose-stream-shared", "reason": "as agreed"}]}"#
    func unused(_ hasAllFiles: Bool) -> Int {
      lint(text, under: configuration, hasAllFiles: hasAllFiles)
        .findings(of: "unused-suppression").count
    }
    #expect(unused(true) == 1)
    #expect(unused(false) == 0)
  }

  @Test("identify an override by what it applies to, not by its place")
  func fingerprintOfOverride() {
    let clean = Example(sidecar: #""user": "0""#).marked.text
    let entry = #"{"files": ["taskdefs/*"], "ignore": "\#(Self.rule)", "reason": "as agreed"}"#
    let first = #"{"files": ["none"], "ignore": "all", "reason": "first"}"#
    let fingerprints = [entry, "\(first),\n\n\(entry)"].map { overrides in
      lint(clean, under: #"{"overrides": [\#(overrides)]}"#)
        .findings(of: "unused-suppression").map(\.identity.fingerprint)
    }
    #expect(fingerprints[0] == fingerprints[1])
    #expect(fingerprints[0].count == 1)
  }

  // MARK: - In definitions

  private func labelled(_ label: String, in container: String = "sidecar") -> String {
    let labels = #""dockerLabels": {"tasklint.ignore/\#(label)}"#
    return Example(
      app: container == "app" ? labels : "", sidecar: container == "sidecar" ? labels : "",
      without: ["sidecar.user"]
    ).marked.text
  }

  @Test("in a container's labels apply to the container")
  func labels() throws {
    let own = lint(labelled(#"\#(Self.rule)": "the image says root""#))
    #expect(own.problems == [])
    let suppression = try #require(own.findings(of: Self.rule).first?.suppressions.first)
    #expect(suppression.kind == .inSource)
    #expect(suppression.reason == "the image says root")
    let other = lint(labelled(#"\#(Self.rule)": "the image says root""#, in: "app"))
    #expect(other.problems == ["unused-suppression", Self.rule.name])
  }

  @Test("need a reason", arguments: [#""""#, #"" ""#, "null"])
  func reason(_ reason: String) {
    let result = lint(labelled(#"\#(Self.rule)": \#(reason)"#))
    #expect(
      result.problems.filter { $0 != "ecs-null" }.sorted() == [
        Self.rule.name, "unused-suppression",
      ])
  }

  @Test("are shown without a secret")
  func secrets() {
    let key = String(repeating: "0123456789abcdef", count: 2)
    let text = labelled(#"\#(Self.rule)": "DD_API_KEY=\#(key)""#)
    let reasons = lint(text).findings.flatMap(\.suppressions).map(\.reason)
    #expect(reasons.count == 1)
    #expect(reasons.allSatisfy { !$0.contains(key) })
  }

  @Test("in the metadata of a CloudFormation resource apply to its definition")
  func metadata() {
    func resource(_ name: String, _ metadata: String) -> String {
      """
      "\(name)": {"Type": "AWS::ECS::TaskDefinition", "Metadata": \(metadata), "Properties": {
        "ContainerDefinitions": [{"Name": "r", "Image": "koyama/fluent-bit:2.1",
          "FirelensConfiguration": {"Type": "fluentbit"}}]}}
      """
    }
    let entry = #"{"tasklint": {"ignore": {"\#(Self.rule)": "the image says root"}}}"#
    let text = #"{"Resources": {\#(resource("A", entry)), \#(resource("B", "{}"))}}"#
    let findings = lint(text, selection: RuleSelection(select: [Self.rule.name]))
      .findings(of: Self.rule)
    #expect(findings.map(\.isOpen) == [false, true])
  }

  @Test("that are nested apply together, and to nothing outside")
  func nested() {
    func container(_ name: String, _ label: String) -> String {
      #"{"Name": "\#(name)", "Image": "koyama/app", "Colour": 1, "DockerLabels": {\#(label)}}"#
    }
    func resource(_ metadata: String, _ containers: [String]) -> String {
      """
      {"Type": "AWS::ECS::TaskDefinition", "Metadata": {"tasklint": {"ignore": {\(metadata)}}},
        "Properties": {"ContainerDefinitions": [\(containers.joined(separator: ", "))]}}
      """
    }
    let first = container("a", #""tasklint.ignore/ecs-property-unknown": "first""#)
    let third = container("c", #""tasklint.ignore/all": "third", "tasklint.ignore/ecs": "ecs""#)
    let inside = resource(
      #""ecs-property-unknown": "around""#, [first, container("b", ""), third])
    let outside = resource("", [container("a", ""), first])
    let findings = lint(
      #"{"Resources": {"A": \#(inside), "B": \#(outside)}}"#,
      selection: RuleSelection(select: ["ecs-property-unknown"])
    ).findings(of: "ecs-property-unknown")
    #expect(
      findings.map { $0.suppressions.map(\.reason) } == [
        ["first", "around"], ["around"], ["third", "ecs", "around"], [], ["first"],
      ])
  }

  @Test("that are no longer needed can be suppressed as well")
  func unusedLabelAccepted() {
    let text = Example(sidecar: #""dockerLabels": {"tasklint.ignore/firelens-windows": "one day"}"#)
      .marked.text
    let configuration = """
      {"overrides": [{"files": ["taskdefs/*"], "ignore": "unused-suppression", "reason": "soon"}]}
      """
    #expect(lint(text).problems == ["unused-suppression"])
    #expect(lint(text, under: configuration).problems == [])
  }

  @Test("in a definition apply to what a comparison of files finds there")
  func labelsOfCrossFileRules() {
    func report(_ family: String, _ container: String = "") -> FileReport {
      let text = Example.configured(
        environment: ["DD_SERVICE": "\"\(family)\""], task: Example.fargateTask(family: family)
      ).marked.text
      let named = text.replacing(
        #""name": "fluentbit","#, with: #""name": "fluentbit",\#(container)"#)
      return linter.lint(SourceFile(path: "\(family).json", text: named))
    }
    let linter = Linter(selection: RuleSelection(select: ["firehose-stream-shared"]))
    let label = #" "dockerLabels": {"tasklint.ignore/firehose-stream-shared": "one stream"},"#
    let (plain, labelled, web) = (report("api"), report("api", label), report("web"))
    let before = linter.compare(plain.records + web.records).map(\.isOpen)
    let after = linter.compare(labelled.records + web.records).map(\.isOpen)
    #expect(before == [true, true])
    #expect(after == [false, true])
  }
}
