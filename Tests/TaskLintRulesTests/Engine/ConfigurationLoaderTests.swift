import Testing

@testable import TaskLintRules

@Suite("The configuration of a file")
struct ConfigurationLoaderTests {
  /// A loader with virtual files; `.git` is in /repo.
  private func loader(
    _ files: [String: String], in workingDirectory: String = "/repo"
  ) -> ConfigurationLoader {
    ConfigurationLoader(
      workingDirectory: workingDirectory, isRoot: { $0 == "/repo" },
      read: { path in files[path].map { .bytes(Array($0.utf8)) } ?? .missing })
  }

  private func result(
    for folder: String, _ files: [String: String], in workingDirectory: String = "/repo"
  ) -> ConfigurationLoader.Result {
    var loader = loader(files, in: workingDirectory)
    let index = loader.index(forFilesIn: folder)
    return loader[index]
  }

  private func problems(_ files: [String: String]) -> [String] {
    guard case .broken(let problems) = result(for: "", files) else { return [] }
    return problems.map(\.line)
  }

  @Test(
    "is the nearest one above it, in any working directory", arguments: ["/repo", "/repo/a", "/"])
  func nearest(workingDirectory: String) {
    let files = ["/repo/.tasklint.json": "{}", "/repo/a/.tasklint.json": "{}"]
    var loader = loader(files, in: workingDirectory)
    let inner = loader.index(forFilesIn: "/repo/a/b/c")
    #expect(loader[inner].configuration?.folder.path == "/repo/a")
    #expect(loader.index(forFilesIn: "/repo/a") == inner)
    let outer = loader.index(forFilesIn: "/repo/./b/../c/")
    #expect(loader[outer].configuration?.folder.path == "/repo")
    #expect(loader.index(forFilesIn: "/repo") == outer)
    #expect(loader.count == 3)
  }

  @Test("is in the repository; without one, in any folder above")
  func ends() {
    let files = ["/.tasklint.json": "{}", "/other/.tasklint.json": "{}"]
    #expect(result(for: "/repo/a", files).configuration == nil)
    #expect(result(for: "/else/a", files).configuration?.folder.path == "/")
  }

  @Test("is displayed relative to the working directory")
  func shown() {
    let files = ["/repo/.tasklint.json": "{}", "/repo/a/.tasklint.json": "{}"]
    #expect(result(for: "", files).configuration?.path == ".tasklint.json")
    #expect(result(for: "", files, in: "/repo/b").configuration?.path == "../.tasklint.json")
    #expect(
      result(for: "/repo/a", files, in: "/repo/b").configuration?.path == "/repo/a/.tasklint.json")
  }

  @Test("extends each file once")
  func extends() throws {
    let configuration = try #require(
      result(
        for: "services",
        [
          "/repo/services/.tasklint.json": """
          {"extends": ["../one.json", "../two.json"], "ignore": ["firehose"],
           "severity": {"json-syntax": "note"}}
          """,
          "/repo/one.json": #"{"extends": "base.json", "select": ["firelens"]}"#,
          "/repo/two.json": #"{"extends": "./base.json", "exclude": ["x"]}"#,
          "/repo/base.json": """
          {"select": ["all"], "ignore": ["ecs"], "include": ["a/*.json"],
           "severity": {"json-syntax": "warning", "json-duplicate-key": "warning"},
           "overrides": [{"ignore": ["all"], "reason": "x"}]}
          """,
        ]
      ).configuration)
    #expect(configuration.select?.value == ["firelens"])
    #expect(configuration.select?.location.path == "one.json")
    #expect(configuration.ignore?.value == ["firehose"])
    let severities = configuration.severities
    #expect(severities.severity(of: JSONSyntaxRule.metadata) == .note)
    #expect(severities.severity(of: JSONDuplicateKeyRule.metadata) == .warning)
    #expect(configuration.overrides.count == 1)
    // Patterns are relative to the folder of their file.
    #expect(configuration.include?.value.matches("a/x.json") == true)
    #expect(configuration.include?.value.matches("/repo/a/x.json") == true)
    #expect(configuration.include?.value.matches("services/a/x.json") == false)
  }

  @Test("reports the location of an invalid extends")
  func brokenChains() {
    #expect(
      problems([
        "/repo/.tasklint.json": #"{"extends": ["b.json"]}"#,
        "/repo/b.json": #"{"extends": ["./c/../.tasklint.json"]}"#,
      ]) == [
        "b.json:1:14: circular extends: '.tasklint.json' extends 'b.json' extends '.tasklint.json'"
      ])
    #expect(
      problems(["/repo/.tasklint.json": #"{"extends": [".tasklint.json"]}"#]) == [
        ".tasklint.json:1:14: circular extends: '.tasklint.json' extends '.tasklint.json'"
      ])
    #expect(
      problems([
        "/repo/.tasklint.json": #"{"extends": ["https://x.io/a.json", "/a.json", "no.json"]}"#
      ]) == [
        ".tasklint.json:1:14: 'https://x.io/a.json' is not a file; keep a copy of it in the repository",
        ".tasklint.json:1:37: '/a.json' is not relative to this file",
        ".tasklint.json:1:48: 'no.json' does not exist",
      ])
    #expect(
      problems(["/repo/.tasklint.json": #"{"extends": "b.json"}"#, "/repo/b.json": "[]"])
        == ["b.json:1:1: expected an object, found a list"])
  }

  @Test("has patterns from the working directory where the user names it")
  func named() throws {
    let files = [
      "/gate/gate.json": #"{"extends": "base.json", "include": "a/*.json", "baseline": "b.sarif"}"#,
      "/gate/base.json": #"{"exclude": "a/old.json"}"#,
    ]
    var loader = loader(files)
    let index = loader.index(ofFileAt: "/gate/gate.json")
    let configuration = try #require(loader[index].configuration)
    #expect(configuration.include?.value.matches("a/x.json") == true)
    #expect(configuration.include?.value.matches("/gate/a/x.json") == false)
    #expect(configuration.exclude?.value.matches("/repo/a/old.json") == true)
    // A path is relative to the file that contains it.
    #expect(configuration.baseline?.value == "/gate/b.sarif")
  }

  @Test("extends a limited number of files")
  func longChain() {
    var files = ["/repo/.tasklint.json": #"{"extends": "0.json"}"#]
    for number in 0..<200 { files["/repo/\(number).json"] = #"{"extends": "\#(number + 1).json"}"# }
    #expect(problems(files).count == 1)
    #expect(problems(files)[0].contains("more than 100 files"))
  }

  @Test("is replaced by the command line")
  func choices() throws {
    let configuration = ConfigurationReader(
      SourceFile(
        path: ".tasklint.json",
        text: """
          {"select": ["firelens", "ecs"], "ignore": ["firelens-not-used"],
           "severity": {"firelens-sidecar-not-essential": "note"}}
          """)
    ).configuration
    func severities(_ choices: RuleChoices) -> [Severity] {
      let example = Example(sidecar: #""essential": false"#)
      let file = SourceFile(path: "a.json", text: example.marked.text)
      return Linter(configuration: configuration, choices: choices).lint(file).findings
        .filter { $0.ruleID == "firelens-sidecar-not-essential" }.map(\.severity)
    }
    #expect(severities(RuleChoices()) == [.note])
    #expect(
      severities(RuleChoices(severities: ["firelens-sidecar-not-essential": .error])) == [.error])
    let other = RuleChoices(select: ["all"], ignore: ["firelens"])
    #expect(severities(other) == [])
    #expect(other.selection(under: configuration).select == ["all"])
    #expect(RuleChoices().selection(under: configuration).ignore == ["firelens-not-used"])
  }
}

@Suite("Patterns relative to a folder")
struct PatternListTests {
  private func list(_ patterns: String..., in folder: String) -> PatternList {
    PatternList(
      patterns.compactMap { Glob($0) }, in: PatternFolder(folder, workingDirectory: "/repo/a"))
  }

  @Test(
    "match a file by its absolute and its relative path",
    arguments: ["x.json", "./x.json", "/repo/a/x.json", "../a/x.json", "b/../x.json"])
  func anyPath(path: String) {
    #expect(list("a/*.json", in: "/repo").matches(path))
    #expect(list("*.json", in: "").matches(path))
    #expect(list("../a/x.json", in: "/repo/b").matches(path))
    #expect(!list("**/*.json", in: "/repo/b").matches(path))
  }

  @Test("lead a search to possible matches, and into hidden folders only by name")
  func leads() {
    func leads(_ pattern: String, _ folder: String) -> Bool {
      list(pattern, in: "/repo/a").leads(into: folder) { $0 == "cdk.out" || $0.hasPrefix(".") }
    }
    #expect(leads("taskdefs/*.json", "taskdefs"))
    #expect(!leads("taskdefs/*.json", "other"))
    #expect(!leads("taskdefs/*.json", "taskdefs/inner"))
    #expect(leads("**/*.json", "any/depth"))
    #expect(!leads("**/*.json", "any/cdk.out"))
    #expect(leads("cdk.out/*.json", "cdk.out"))
    #expect(!leads("cdk.out", "cdk.out/.cache"))
    #expect(leads("packages/*/cdk.out/*.json", "packages/b/cdk.out"))
    #expect(!leads("packages/*/*/*.json", "packages/b/cdk.out"))
    #expect(leads("services", "services/a/b"))
    #expect(leads("*.json", "any"))
  }
}

@Suite("Lexical paths")
struct LexicalPathTests {
  @Test("are normalized")
  func normalized() {
    #expect(LexicalPath.normalized("./a//b/../c/", from: "/x/y") == "/x/y/a/c")
    #expect(LexicalPath.normalized("../../../a", from: "/x/y") == "/a")
    #expect(LexicalPath.normalized("/a/./b", from: "/x") == "/a/b")
    #expect(LexicalPath.normalized("../a") == "../a")
    #expect(LexicalPath.normalized("", from: "/") == "/")
  }

  @Test("are made relative to a folder")
  func relative() {
    #expect(LexicalPath.relative("/a/b/c", to: "/a") == "b/c")
    #expect(LexicalPath.relative("/a/b", to: "/a/c/d") == "../../b")
    #expect(LexicalPath.relative("b", to: "") == "b")
    #expect(LexicalPath.relative("/b", to: "a") == nil)
    #expect(LexicalPath.relative("b", to: "../a") == nil)
  }
}
