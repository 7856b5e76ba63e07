import Testing

@testable import TaskLintRules

/// The changelog of a release lists its rules; until then a new rule need not be listed.
@Suite("The changelog")
struct ChangelogTests {
  /// The rules that no list of new findings contains, if the newest section is that of a release.
  private static func unlisted(_ rules: [String], in changelog: String) -> [String] {
    let sections = changelog.split(separator: "\n## [").dropFirst()
    guard let newest = sections.first, !newest.hasPrefix("Unreleased]") else { return [] }
    let lists = sections.flatMap { section in
      section.split(separator: "\n### ").filter { $0.hasPrefix("New findings\n") }
    }
    return rules.filter { rule in !lists.contains { $0.contains("`\(rule)`") } }
  }

  @Test("lists every rule of a release under \"New findings\"")
  func listsRules() throws {
    let changelog = try #require(RepositoryFolder("").text("CHANGELOG.md"))
    let missing = Self.unlisted(RuleCatalog.ids.map(\.name), in: changelog)
    #expect(missing.isEmpty, "CHANGELOG.md does not list \(missing.joined(separator: ", "))")
  }

  @Test(
    "may lack a rule only before its release",
    arguments: [
      ("## [Unreleased]\n\n### New findings\n\n- `a`\n", []),
      ("## [1.1.0] - 2027-01-01\n\n### New findings\n\n- `a`\n", ["b"]),
      ("## [1.1.0] - 2027-01-01\n\n### Added\n\n- `b`\n\n### New findings\n\n- `a`\n", ["b"]),
      (
        """
        ## [1.1.0] - 2027-01-01

        ### New findings

        - `b`

        ## [1.0.0] - 2026-12-01

        ### New findings

        - `a`

        """, []
      ),
    ])
  func missing(_ sections: String, _ expected: [String]) {
    #expect(Self.unlisted(["a", "b"], in: "# Changelog\n\n" + sections) == expected)
  }
}
