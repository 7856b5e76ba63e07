import Foundation
import Testing

/// Checks that texts, comments and names do not use banned words.
///
/// The words are not wrong, but readers stumble over them: they are old-fashioned, or private terms
/// for which the field has a common word. To fix a hit, use the replacement.
@Suite("Wording")
struct WordingTests {
  /// A file of the repository, by its path.
  struct Page: CustomTestStringConvertible, Sendable {
    let path: String
    let text: String

    var testDescription: String { path }
  }

  private static let documents = [
    "README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules.md", "Package.swift",
    "Makefile", ".ci/run", ".pre-commit-hooks.yaml", "Fuzz/build", "Fuzz/run",
    "Scripts/without-skips", "action.yml", ".github/workflows/release.yml",
  ]
  private static let folders = [
    ("Documentation", ".md"), ("Benchmarks", ".py"), ("Benchmarks", ".c"), ("Benchmarks", ".jq"),
    ("Scripts", ".py"), ("Scripts/comparison", ".py"), ("Tests/Integration", ".py"),
    ("Packaging", ".py"),
  ]

  static let pages: [Page] = {
    var pages = documents.map { Page(path: $0, text: (try? Repository.text($0)) ?? "") }
    for (folder, end) in folders {
      for name in RepositoryFolder(folder).names(endingIn: end) {
        let path = "\(folder)/\(name)\(end)"
        pages.append(Page(path: path, text: (try? Repository.text(path)) ?? ""))
      }
    }
    for folder in ["Sources", "Fuzz", "Tests"] {
      for file in (try? Repository.swiftFiles(in: folder)) ?? [] {
        pages.append(Page(path: file.path, text: file.text))
      }
    }
    return pages.filter { !ownFiles.contains($0.path) }
  }()

  /// The files that contain the words on purpose.
  private static let ownFiles: Set<String> = [
    "Tests/TaskLintRulesTests/WordingTests.swift", "Tests/TaskLintRulesTests/BannedWord.swift",
  ]

  @Test("has no banned word", arguments: pages)
  func hasNoBannedWord(_ page: Page) {
    let hits = BannedWord.hits(in: page.text).map { hit in
      "\(page.path):\(hit.line): '\(hit.text)'; use '\(hit.word.replacement)'"
    }
    #expect(hits.isEmpty, "\(hits.joined(separator: "\n"))")
  }

  @Test("covers all text files")
  func pagesAreComplete() {
    #expect(Self.pages.allSatisfy { !$0.text.isEmpty })
    for folder in [
      "Documentation", "Sources/TaskLint", "Sources/TaskLintRules", "Scripts", "Tests",
    ] {
      #expect(Self.pages.contains { $0.path.hasPrefix(folder + "/") }, "no file of \(folder)")
    }
  }

  @Test("finds every banned word in its sample", arguments: BannedWord.all)
  func sampleIsCaught(_ word: BannedWord) {
    #expect(BannedWord.hits(in: word.sample).contains { $0.word == word })
    #expect(BannedWord.hits(in: word.replacement).isEmpty)
  }

  @Test("finds a phrase across the lines of a comment")
  func phraseAcrossLines() {
    let hits = BannedWord.hits(in: "let x = 1\n  /// It is read for\n  /// want of a key.\n")
    #expect(hits.map(\.line) == [2])
  }

  @Test(
    "allows plain English",
    arguments: [
      "The key is no longer read.", "There is no release yet.",
      "If there\n/// is no path, it is read.",
      "'*' stands for any name.", "a standalone binary, a bitwise operation, a recommended value",
      "The API rejects the definition.", "The household, the warehouse, an amendment.",
      "The rule reports nothing.", "It ends with the last element.", "It is no \\\n longer read.",
      "Fluent Bit reads the environment of its own container.", "A word stands in for a secret.",
      "The fix leaves other keys alone.",
    ])
  func plainEnglishPasses(_ text: String) {
    #expect(BannedWord.hits(in: text).map(\.text) == [])
  }
}
