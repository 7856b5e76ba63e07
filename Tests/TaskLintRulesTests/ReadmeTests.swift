import Testing

@testable import TaskLintRules

/// What the README says that the product knows better.
@Suite("The README")
struct ReadmeTests {
  private static let root = RepositoryFolder("")

  @Test("tells of every category that has rules")
  func tableHasEveryCategory() throws {
    let readme = try #require(Self.root.text("README.md"))
    for category in Set(RuleCatalog.rules.map { $0.metadata.category.rawValue }) {
      #expect(readme.contains("\n| \(category) | "), "\(category) has no row in the table of rules")
    }
  }

  @Test("links only rules that exist")
  func linksLeadSomewhere() throws {
    let readme = try #require(Self.root.text("README.md"))
    for link in readme.matches(of: /rules\.md#([a-z-]+)/) {
      #expect(RuleCatalog.metadata(named: String(link.output.1)) != nil, "\(link.output.1)")
    }
  }

  @Test("names the hook by its address and the current version")
  func hookIsCurrent() throws {
    let readme = try #require(Self.root.text("README.md"))
    #expect(readme.contains("- repo: \(Product.home)\n    rev: v\(Product.version)\n"))
    #expect(readme.contains("--branch v\(Product.version) \(Product.home) "))
  }
}
