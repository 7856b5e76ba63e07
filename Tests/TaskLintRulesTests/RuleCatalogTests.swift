import Testing

@testable import TaskLintRules

@Suite("The rule catalog")
struct RuleCatalogTests {
  @Test("names each rule after its type", arguments: RuleCatalog.rules.map { "\($0)" })
  func idIsTheTypeInKebabCase(_ type: String) throws {
    let rule = try #require(RuleCatalog.rules.first { "\($0)" == type })
    #expect(rule.metadata.pascalName.lowercased() + "rule" == type.lowercased())
  }

  @Test("contains no duplicate id")
  func idsAreUnique() {
    #expect(Set(RuleCatalog.ids).count == RuleCatalog.ids.count)
  }

  @Test("is sorted by category, then by id")
  func rulesAreSorted() {
    let order = RuleMetadata.Category.allCases
    let keys = RuleCatalog.rules.map { $0.metadata }.map { rule in
      (order.firstIndex(of: rule.category) ?? 0, rule.id)
    }
    for (left, right) in zip(keys, keys.dropFirst()) {
      #expect(left < right, "\(right.1) must come before \(left.1)")
    }
  }

  @Test("has complete metadata", arguments: RuleCatalog.ids)
  func metadataIsWhole(_ id: RuleID) throws {
    let rule = try #require(RuleCatalog.metadata(named: id.name))
    #expect(rule.summary.hasSuffix(".") && !rule.summary.contains("\n"))
    #expect(rule.rationale.hasSuffix(".") && rule.remedy.hasSuffix("."))
    #expect(!rule.references.isEmpty || rule.isPolicy)
  }

  @Test("silences and yields only to rules that exist", arguments: RuleCatalog.ids)
  func silencedRulesExist(_ id: RuleID) throws {
    let rule = try #require(RuleCatalog.metadata(named: id.name))
    for other in rule.silences + rule.yieldsTo {
      #expect(RuleCatalog.metadata(named: other.name) != nil, "\(id) names \(other)")
      #expect(other != id)
    }
  }

  @Test("declares once that a rule yields to another", arguments: RuleCatalog.ids)
  func silencesAreDeclaredOnce(_ id: RuleID) throws {
    let rule = try #require(RuleCatalog.metadata(named: id.name))
    for other in rule.yieldsTo {
      #expect(RuleCatalog.metadata(named: other.name)?.silences.contains(id) == false)
    }
  }

  @Test("has three clauses in each message", arguments: RuleCase.flagged)
  func messagesHaveThreeClauses(_ check: RuleCase) {
    for finding in check.findings {
      for clause in [
        finding.message.fact, finding.message.consequence, finding.message.remedy,
      ] {
        #expect(!clause.isEmpty && !clause.hasSuffix("."), sourceLocation: check.sourceLocation)
        #expect(!clause.contains("\n"), sourceLocation: check.sourceLocation)
      }
    }
  }
}
