import Testing

@testable import TaskLintRules

/// The facts in the README that the code defines.
@Suite("The README")
struct ReadmeTests {
  private static let root = RepositoryFolder("")

  @Test("lists every category that has rules")
  func tableHasEveryCategory() throws {
    let readme = try #require(Self.root.text("README.md"))
    for category in Set(RuleCatalog.rules.map { $0.metadata.category.rawValue }) {
      #expect(
        readme.contains("\n| \(category) | "), "the table of rules has no row for \(category)")
    }
  }

  @Test("links to existing rules")
  func linksLeadSomewhere() throws {
    let readme = try #require(Self.root.text("README.md"))
    for link in readme.matches(of: /rules\.md#([a-z-]+)/) {
      #expect(RuleCatalog.metadata(named: String(link.output.1)) != nil, "\(link.output.1)")
    }
  }

  @Test("pins the current release, or a commit before the first release")
  func pinsTheCurrentRelease() throws {
    let readme = try #require(Self.root.text("README.md"))
    let changelog = try #require(Self.root.text("CHANGELOG.md"))
    let isReleased = changelog.contains("\n## [\(Product.version)]")
    let revision = isReleased ? "v\(Product.version)" : "<commit>"
    #expect(readme.contains("- repo: \(Product.home)\n    rev: \(revision)\n"))
    #expect(readme.contains("- uses: tasklint/tasklint@\(revision)\n"))
    #expect(isReleased || !readme.contains("v\(Product.version)"))
  }
}
