import Testing

@testable import TaskLintRules

@Suite("The fixer")
struct FixerTests {
  private static let definition = """
    {
      "family": "shop",
      "containerDefinitions": [
        { "name": "app", "image": "a" },
        { "name": "db", "image": "b" }
      ]
    }
    """

  private func fix(
    _ rules: [any Rule.Type], _ text: String = definition, allowsUnsafe: Bool = false,
    baseline: Baseline? = nil
  ) throws -> FixedFile {
    let fixer = Fixer(Linter(rules: rules), allowsUnsafe: allowsUnsafe, baseline: baseline)
    return try #require(fixer.fix(SourceFile(path: "a.json", text: text)))
  }

  private func text(_ file: FixedFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

  @Test("applies all safe fixes")
  func safeFixes() throws {
    let fixed = try fix([RenamingProbe.self])
    #expect(text(fixed).contains(#""image": "a-fixed""#))
    #expect(text(fixed).contains(#""image": "b-fixed""#))
    #expect(fixed.fixed == 2)
    #expect(fixed.leftOut.isEmpty)
    #expect(try fix([RenamingProbe.self], text(fixed)).isChanged == false)
  }

  @Test("applies unsafe fixes only if they are allowed")
  func unsafeFixes() throws {
    #expect(try fix([UnsafeProbe.self]).isChanged == false)
    #expect(try fix([UnsafeProbe.self], allowsUnsafe: true).fixed == 2)
  }

  @Test("leaves out a fix whose result can't be read")
  func brokenFixes() throws {
    let fixed = try fix([RenamingProbe.self, BreakingProbe.self])
    #expect(fixed.fixed == 2)
    #expect(fixed.leftOut.map(\.ruleID) == ["breaking-probe"])
    #expect(fixed.leftOut.map(\.position.line) == [2])
    #expect(fixed.leftOut.map(\.objection) == [.invalid])
    #expect(JSONDocument(SourceFile(path: "", bytes: fixed.bytes)).fatal == nil)
  }

  @Test("leaves out a fix that does not resolve its finding")
  func uselessFixes() throws {
    let fixed = try fix([UselessProbe.self, RenamingProbe.self])
    #expect(fixed.leftOut.map(\.ruleID) == ["useless-probe"])
    #expect(fixed.leftOut.map(\.objection) == [.unresolved])
    #expect(fixed.fixed == 2)
  }

  @Test("leaves out a fix that causes another finding")
  func harmfulFixes() throws {
    // The name 'db' twice is an error of another rule.
    let fixed = try fix([HarmfulProbe.self, ECSContainerNameDuplicateRule.self])
    #expect(fixed.fixed == 0)
    #expect(fixed.leftOut.map(\.ruleID) == ["harmful-probe"])
    #expect(fixed.leftOut.map(\.objection) == [.finding("ecs-container-name-duplicate")])
    #expect(try fix([HarmfulProbe.self]).fixed == 1)
  }

  @Test("says because of which rules fixes were left out")
  func summary() {
    func sentence(_ objections: [FixObjection]) -> String? {
      var summary = FixSummary()
      summary.mode = .fix(unsafe: true)
      for objection in objections { summary.leaveOut(objection) }
      return summary.sentences.last
    }
    #expect(
      sentence([.finding("ecs-null")])
        == "1 fix was left out, because its result would have new findings of 'ecs-null'."
        + " '--verbose' lists it.")
    #expect(
      sentence([.finding("b"), .finding("a"), .finding("b")])
        == "3 fixes were left out, because their results would have new findings of 'a' or 'b'."
        + " '--verbose' lists them.")
    #expect(
      sentence([.finding("b"), .invalid]) == "2 fixes were left out. '--verbose' lists them.")
    #expect(sentence([]) == nil)
  }

  @Test("applies fixes of the same bytes one after the other")
  func overlappingFixes() throws {
    let fixed = try fix([RenamingProbe.self, SecondRenamingProbe.self])
    #expect(text(fixed).contains(#""image": "a-fixed-twice""#))
    #expect(text(fixed).contains(#""image": "b-fixed-twice""#))
    #expect(fixed.fixed == 4)
  }

  @Test("fixes nothing that the definition suppresses")
  func suppressedFindings() throws {
    let definition = """
      {"family": "shop", "containerDefinitions": [
        {"name": "app", "image": "a", "dockerLabels": {"tasklint.ignore/renaming-probe": "ok"}},
        {"name": "db", "image": "b"}]}
      """
    let fixed = try fix([RenamingProbe.self], definition)
    #expect(text(fixed).contains(#""image": "a","#))
    #expect(text(fixed).contains(#""image": "b-fixed""#))
  }

  @Test("fixes nothing in the baseline")
  func baselinedFindings() throws {
    let source = SourceFile(path: "a.json", text: Self.definition)
    let reporter = SARIFReporter(sourceRoot: "/r", workingDirectory: "/r", content: .baseline)
    var log = reporter
    let report = Linter(rules: [RenamingProbe.self]).lint(source)
    _ = log.add(reporter.render(report.with(findings: Array(report.findings.prefix(1)))))
    let baseline = try Baseline(
      reading: SourceFile(path: "b.sarif", bytes: log.finish(RunSummary())))
    for uri in ["a.json", "renamed.json"] {
      let fixer = Fixer(Linter(rules: [RenamingProbe.self]), baseline: baseline)
      let fixed = try #require(fixer.fix(source, uri: uri))
      #expect(text(fixed).contains(#""image": "a" }"#))
      #expect(text(fixed).contains(#""image": "b-fixed""#))
    }
  }

  @Test("leaves out all fixes if none can be applied")
  func manyBadFixes() throws {
    let containers = (0..<20).map { #"{ "name": "c\#($0)", "image": "x" }"# }
    let text = #"{"containerDefinitions": [\#(containers.joined(separator: ","))]}"#
    let fixed = try fix([EachBreakingProbe.self], text)
    #expect(!fixed.isChanged)
    #expect(fixed.leftOut.count == 20)
  }

  @Test(
    "changes no generated file",
    arguments: [
      #"{"planned_values": {"root_module": {"resources": [{"type": "aws_ecs_task_definition","#
        + #""values": {"container_definitions": "[{\"name\":\"app\",\"image\":\"a\"}]"}}]}}}"#,
      #"{"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition","#
        + #""Metadata": {"aws:cdk:path": "T"}, "Properties": {"ContainerDefinitions":"#
        + #"[{"Name": "app", "Image": "a"}]}}}}"#,
      #"{"containerDefinitions": [{"name": "app", "image": "a", "cpu": {{ cpu }} }]}"#,
    ])
  func generatedFiles(_ text: String) throws {
    let report = Linter(rules: [RenamingProbe.self]).lint(SourceFile(path: "a.json", text: text))
    #expect(report.findings.map(\.fixability) == [.withheld])
    #expect(try !fix([RenamingProbe.self], text).isChanged)
  }

  @Test("changes a configuration of Terraform, inside a string as well")
  func terraformConfiguration() throws {
    let text =
      #"{"resource": {"aws_ecs_task_definition": {"t": {"family": "shop","#
      + #""container_definitions": "[{\"name\": \"app\", \"image\": \"a\"}]"}}}}"#
    let fixed = try fix([RenamingProbe.self], text)
    #expect(self.text(fixed).contains(#"\"image\": \"a-fixed\""#))
    // A quote is escaped for the outer string, and still breaks the inner document.
    #expect(try !fix([EachBreakingProbe.self], text).isChanged)
  }
}

// MARK: - Probes

/// Wants every image to end in `-fixed`.
private struct RenamingProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("renaming-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.renamings(.safe, to: "-fixed") { !$0.contains("-fixed") }
  }
}

/// Wants every image that ends in `-fixed` to end in `-twice`.
private struct SecondRenamingProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("second-renaming-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.renamings(.safe, to: "-twice") { !$0.contains("-twice") }
  }
}

private struct UnsafeProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("unsafe-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.renamings(.unsafe, to: "-x") { !$0.contains("-x") }
  }
}

/// Its fix removes the quote of the family.
private struct BreakingProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("breaking-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let range = definition.family.place?.range else { return [] }
    let edit = Fix.Edit(SourceRange(range.start, range.start + 1), "")
    return [RuleFinding(at: range, .probe("x")).fixed(by: Fix(.safe, "break", edits: [edit]))]
  }
}

/// Its fix adds a quote to each image.
private struct EachBreakingProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("each-breaking-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.renamings(.safe, to: "\"") { _ in true }
  }
}

/// Its fix changes nothing that it looks at.
private struct UselessProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("useless-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let family = definition.family.value, let range = definition.family.place?.range else {
      return []
    }
    let edit = Fix.Edit.rewriting(family, as: "shop2")
    return [RuleFinding(at: range, .probe("x")).fixed(by: Fix(.safe, "rename", edits: [edit]))]
  }
}

/// Its fix gives the first container the name of the second.
private struct HarmfulProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("harmful-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let name = definition.containers.first?.name.value, name != "db" else { return [] }
    let edit = Fix.Edit.rewriting(name, as: "db")
    return [RuleFinding(at: name.range, .probe("x")).fixed(by: Fix(.safe, "rename", edits: [edit]))]
  }
}

extension TaskDefinition {
  /// A finding with a fix for each image that a condition selects.
  fileprivate func renamings(
    _ safety: Fix.Safety, to suffix: String, where isFlagged: (String) -> Bool
  ) -> [RuleFinding] {
    containers.compactMap { container in
      guard let image = container.image.value, isFlagged(image.text) else { return nil }
      let edit = Fix.Edit.rewriting(image, as: image.text + suffix)
      return RuleFinding(at: image.range, .probe("x"))
        .fixed(by: Fix(safety, "rename", edits: [edit]))
    }
  }
}
