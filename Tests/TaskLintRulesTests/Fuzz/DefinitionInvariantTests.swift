import Testing

@testable import TaskLintRules

/// Checks that each invariant of mutated definitions can be violated.
@Suite("The invariants of findings")
struct DefinitionInvariantTests {
  private static let definition = MutableJSON(
    SourceFile(path: "a.json", text: Example(app: #""user": "0""#).marked.text))

  private func violations(_ rule: any Rule.Type) throws -> [String] {
    let definition = try #require(Self.definition)
    return DefinitionInvariants(linter: Linter(rules: [rule])).violations(in: definition)
  }

  @Test("accept a correct rule")
  func kept() throws {
    #expect(try violations(ImageProbe.self).isEmpty)
  }

  @Test("reject a finding that is empty or spans lines")
  func places() throws {
    #expect(try violations(EmptyProbe.self).count { $0.contains("empty or outside") } == 3)
    #expect(try violations(WholeProbe.self).contains { $0.contains("which is not") })
  }

  @Test("reject a finding that depends on the layout")
  func layouts() throws {
    #expect(try violations(LayoutProbe.self).contains { $0.contains("other findings") })
    #expect(try violations(OffsetProbe.self).contains { $0.contains("other findings") })
  }

  @Test("reject a visible secret in each format")
  func secrets() throws {
    let shown = try violations(SecretProbe.self).filter { $0.contains("a secret is shown") }
    // Statistics consist of counts and names of rules.
    let reporters = PrintedReport.reporters.filter { !($0 is StatisticsReporter) }
    #expect(shown.count == 3 * reporters.count)
  }
}

private struct EmptyProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("empty-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    [RuleFinding(at: SourceRange(1, 1), .probe("nothing"))]
  }
}

private struct WholeProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("whole-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    [RuleFinding(at: definition.object.value.range, .probe("all of it"))]
  }
}

private struct LayoutProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("layout-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let isOneLine = !definition.document.source.bytes.contains(0x0A)
    return isOneLine ? [] : [RuleFinding(at: definition.containersPlace.name, .probe("lines"))]
  }
}

private struct OffsetProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("offset-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let place = definition.containersPlace.range.start
    return [RuleFinding(at: definition.containersPlace.name, .probe("at \(place)"))]
  }
}

private struct SecretProbe: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata.probe("secret-probe")

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    [RuleFinding(at: definition.containersPlace.name, .probe("the key is \(Canary.key)"))]
  }
}
