import Testing

@testable import TaskLint
@testable import TaskLintRules

/// Links and names in a repository, which is a folder of the scratch folder.
@Suite("Links and names of files")
struct LinkTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.makeFolder("repo/.git")
    try folder.write("repo/d/a.json", Definition.flagged)
    try folder.write("out/o.json", Definition.flagged)
    try folder.link("repo/d/inner.json", to: "a.json")
    try folder.link("repo/outer.json", to: "../out/o.json")
    try folder.link("repo/up", to: "../out")
  }

  private func run(_ words: String...) throws -> CommandResult {
    try CommandSetup(workingDirectory: FilePath(folder("repo")))
      .run((["--no-config", "-f", "concise"] + words).map { Argument(stringLiteral: $0) })
  }

  private func problem(with name: String, as use: LinkPolicy.Use = .input) -> String? {
    LinkPolicy(workingDirectory: FilePath(folder("repo"))).problem(with: FilePath(name), as: use)
  }

  // MARK: - Inputs

  @Test func followsALinkInsideTheRepository() throws {
    let result = try run(folder("repo/d/inner.json"))
    #expect(result.status == .findings)
  }

  @Test("follows no link out of the repository", arguments: ["outer.json", "up/o.json", "up"])
  func leavesTheRepository(_ name: String) throws {
    let result = try run(folder("repo/\(name)"))
    #expect(result.status == .failure)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
    #expect(result.error.contains("a symbolic link out of the repository"))
  }

  @Test func followsTheTargetsOwnPath() throws {
    #expect(try run(folder("out/o.json")).status == .findings)
  }

  @Test func skipsALinkOutOfTheRepositoryInASearch() throws {
    let result = try run("-v", folder("repo"))
    #expect(result.status == .findings)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.contains("repo/d/a.json") })
    #expect(result.error.contains("outer.json: skipped: a symbolic link out of the repository"))
  }

  @Test(
    "follows no link to a device or a file of the system",
    arguments: ["/dev/zero", "/dev/null", "/proc/self/environ", "/proc/self/fd/1"])
  func system(_ target: String) throws {
    try folder.link("repo/s.json", to: target)
    // Nor outside a repository.
    try folder.link("out/s.json", to: target)
    for name in ["repo/s.json", "out/s.json"] where FilePath(target).exists {
      let result = try run(folder(name))
      #expect(result.status == .failure)
      #expect(result.error.contains("a symbolic link "))
    }
  }

  @Test func followsALinkOfTheMachine() throws {
    try folder.link("checkout", to: "repo")
    #expect(problem(with: folder("checkout/d/a.json")) == nil)
    #expect(problem(with: folder("checkout/outer.json")) != nil)
  }

  @Test func resolvesStepsUp() {
    #expect(problem(with: "d/../d/a.json") == nil)
    #expect(problem(with: "up/../repo/d/a.json") != nil)
    #expect(problem(with: "../out/o.json") == nil)
  }

  // MARK: - Reports and baselines

  @Test("writes and reads no record behind a link of the repository")
  func records() throws {
    try folder.write("out/target", "old")
    try folder.link("repo/report", to: "../out/target")
    try folder.link("repo/d/near", to: "../report.sarif")
    let clean = folder("repo/d/a.json")
    for name in ["report", "up/target", "d/near", "up/new"] {
      let file = folder("repo/\(name)")
      for option in [["-f", "sarif=\(file)"], ["--write-baseline", file], ["--baseline", file]] {
        let result = try CommandSetup(workingDirectory: FilePath(folder("repo")))
          .run((option + [clean]).map { Argument(stringLiteral: $0) })
        #expect(result.status == .failure, "\(option)")
        #expect(result.error.contains("a symbolic link, which is not followed here"), "\(option)")
      }
    }
    #expect(try folder.text(of: "out/target") == "old")
  }

  @Test func writesNoReportOverAnInput() throws {
    let input = folder("repo/d/a.json")
    for option in [["-f", "sarif=\(input)"], ["--write-baseline", input]] {
      let result = try run(option[0], option[1], folder("repo/d"))
      #expect(result.status == .failure)
      #expect(result.error.contains("a.json: a file that is linted"))
    }
    #expect(try folder.text(of: "repo/d/a.json") == Definition.flagged)
    let configuration = folder("repo/.tasklint.json")
    #expect(try run("-f", "sarif=\(configuration)", input).error.contains("a configuration"))
  }

  @Test func replacesTheReportOfTheLastRun() throws {
    let report = folder("repo/d/report.json")
    for _ in 0..<2 {
      #expect(try run("-f", "sarif=\(report)", folder("repo/d")).status == .findings)
    }
  }

  // MARK: - Configurations

  @Test func readsNoConfigurationBehindALinkOutOfTheRepository() throws {
    try folder.write("out/base.json", #"{"ignore": ["all"]}"#)
    try folder.link("repo/d/.tasklint.json", to: "../../out/base.json")
    let result = try CommandSetup(workingDirectory: FilePath(folder("repo")))
      .run([Argument(stringLiteral: folder("repo/d/a.json"))])
    #expect(result.status == .failure)
    #expect(result.error.contains("a symbolic link out of the repository"))
  }
}

extension FilePath {
  fileprivate var exists: Bool { (try? FileStatus(of: self)) != nil }
}
