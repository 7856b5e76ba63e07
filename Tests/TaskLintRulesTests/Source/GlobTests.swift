import Testing

@testable import TaskLintRules

@Suite("Glob")
struct GlobTests {
  @Test(
    "matches",
    arguments: [
      ("taskdefs/**/*.json", "taskdefs/a.json"),
      ("taskdefs/**/*.json", "taskdefs/x/y/a.json"),
      ("taskdefs/legacy-*.json", "taskdefs/legacy-1.json"),
      ("*.json", "deep/down/a.json"),
      ("legacy", "taskdefs/legacy/a.json"),
      ("taskdefs/", "taskdefs/a.json"),
      ("./taskdefs/a.json", "taskdefs/a.json"),
      ("/a.json", "a.json"),
      ("**", "a/b"),
      ("a/**", "a/b/c"),
      ("{api,web}/*.{json,jsn}", "web/t.jsn"),
      ("t[0-9][!a].json", "t3b.json"),
      ("?.json", "é.json"),
      ("a\\*b", "a*b"),
    ])
  func matching(_ pattern: String, _ path: String) throws {
    #expect(try #require(Glob(pattern)).matches(path))
  }

  @Test(
    "does not match",
    arguments: [
      ("taskdefs/*.json", "taskdefs/x/a.json"),
      ("taskdefs/*.json", "other/taskdefs/a.json"),
      ("legacy", "taskdefs/legacy.json"),
      ("/a.json", "b/a.json"),
      ("a/**", "b/a"),
      ("t[!0-9].json", "t3.json"),
      ("?.json", "ab.json"),
      ("a\\*b", "axb"),
      ("{api,web}", "ap"),
    ])
  func notMatching(_ pattern: String, _ path: String) throws {
    #expect(try !#require(Glob(pattern)).matches(path))
  }

  @Test("rejects unclosed brackets and empty patterns", arguments: ["[a", "{a,b", "", "/"])
  func refuses(_ pattern: String) {
    #expect(Glob(pattern) == nil)
    #expect(Glob(String(repeating: "{a,b}", count: 20)) == nil)
  }

  @Test("takes linear time in the path")
  func doesNotExplode() throws {
    let glob = try #require(Glob(String(repeating: "*a", count: 40) + "b"))
    #expect(!glob.matches(String(repeating: "a", count: 4000)))
    let folders = try #require(Glob(String(repeating: "**/a/", count: 20) + "b"))
    #expect(!folders.matches(String(repeating: "a/", count: 500)))
  }

  @Test("matches in a set what it matches by itself")
  func sets() throws {
    let patterns = [
      "app", "/app", "app/", "./app", "a/b", "a\\*b", "web*", "?", "{api,worker}", "[ab]", "é",
    ]
    let names = [
      "app", "a/app/b", "a/b", "a*b", "axb", "web1", "x", "api", "b", "", "é", "e\u{301}",
    ]
    for pattern in patterns {
      let glob = try #require(Glob(pattern))
      let set = GlobSet([glob])
      for name in names { #expect(set.matches(name) == glob.matches(name), "\(pattern) \(name)") }
    }
    let both = GlobSet(try ["web*", "app"].map { try #require(Glob($0)) })
    #expect(both.matches("app") && both.matches("web2") && !both.matches("apps"))
    #expect(!GlobSet([]).matches("app"))
  }
}
