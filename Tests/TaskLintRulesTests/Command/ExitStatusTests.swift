import TaskLintRules
import Testing

@testable import TaskLint

struct ExitStatusTests {
  private let folder: ScratchFolder
  private let clean: String
  private let flagged: String

  init() throws {
    folder = try ScratchFolder()
    clean = try folder.write("clean.json", Definition.clean)
    flagged = try folder.write("flagged.json", Definition.flagged)
  }

  @Test func isZeroForACleanFile() throws {
    let result = try tasklint(clean)
    #expect(result.status == .clean)
    #expect(result.error.isEmpty)
  }

  @Test func isOneForAFinding() throws {
    #expect(try tasklint(clean, flagged).status == .findings)
  }

  @Test(arguments: [
    ("error", "error", 1), ("error", "warning", 0), ("warning", "warning", 1), ("note", "note", 1),
    ("warning", "note", 0), ("never", "error", 0),
  ])
  func followsFailOn(failOn: String, severity: String, status: Int32) throws {
    let result = try tasklint(
      "--fail-on", failOn, "--severity", "firelens-sidecar-not-essential=\(severity)", flagged)
    #expect(result.status.rawValue == status)
  }

  @Test func followsTheSelection() throws {
    #expect(try tasklint("--ignore", "firelens", flagged).status == .clean)
    #expect(try tasklint("--select", "json-syntax", flagged).status == .clean)
  }

  @Test func isTwoForAMissingFileThoughOthersHaveFindings() throws {
    let result = try tasklint(folder("missing.json"), flagged)
    #expect(result.status == .failure)
    #expect(
      result.error == "tasklint: \(folder("missing.json")): no such file or directory\n")
  }

  @Test func isTwoForAFileThatCannotBeRead() throws {
    // A link to itself can't be read by anybody, whatever user runs the tests.
    let circle = try folder.link("circle.json", to: "circle.json")
    let other = try folder.write("package.json", "{}")
    let result = try tasklint("--verbose", circle, folder.path)
    #expect(result.status == .failure)
    #expect(result.errorLines.count { $0.contains("symbolic links") } == 2)
    // The others are still linted.
    #expect(result.error.contains("\(other): skipped: an empty object"))
  }

  @Test func isTwoForAPatternThatTheShellLeft() throws {
    let result = try tasklint(folder("*.jsonc"))
    #expect(result.status == .failure)
    #expect(
      result.error == "tasklint: \(folder("*.jsonc")): "
        + "no file matches this pattern, and the shell did not expand it\n")
  }

  @Test func isTwoForAFolderWithoutFiles() throws {
    let empty = try folder.makeFolder("empty")
    let result = try tasklint(empty, clean)
    #expect(result.status == .failure)
    #expect(result.error == "tasklint: \(empty): no .json file in this folder\n")
  }

  @Test func isZeroForANamedFileThatMayBeSkipped() throws {
    let other = try folder.write("package.json", #"{"dependencies": {}}"#)
    #expect(try tasklint(other).status == .findings)
    let skipped = try tasklint("--skip-unrecognized", other)
    #expect(skipped.status == .clean)
    #expect(skipped.output == "No files were linted (1 skipped: package.json).\n")
    #expect(skipped.error == "tasklint: nothing was linted: no task definition in the file\n")
    let both = try tasklint("--skip-unrecognized", other, flagged)
    #expect(both.status == .findings)
    #expect(both.output.contains("(1 skipped: package.json)"))
    let broken = try folder.write("broken.json", #"{"containerDefinitions": ["#)
    #expect(try tasklint("--skip-unrecognized", broken).status == .findings)
  }

  @Test func readsNoOptionsAfterTwoDashes() throws {
    let setup = CommandSetup(workingDirectory: FilePath(folder.path))
    let result = try setup.run("--", "--write-baseline=x-taskdef.json")
    #expect(result.status == .failure)
    #expect(result.error.contains("--write-baseline=x-taskdef.json: no such file"))
  }

  @Test func isTwoWhereNothingFoundIsADefinition() throws {
    try folder.write("web/package.json", #"{"dependencies": {}}"#)
    let result = try tasklint(folder("web"))
    #expect(result.status == .failure)
    #expect(
      result.error
        == "tasklint: \(folder("web")): nothing to lint: no task definition in the 1 file\n")
  }

  @Test func isTwoWhereNoRuleIsOn() throws {
    let result = try tasklint("--select", "firelens", "--ignore", "firelens", flagged)
    #expect(result.status == .failure)
    #expect(result.error == "tasklint: no rule is enabled; change --select or --ignore\n")
  }

  @Test func namesTheVerbThatWasMeant() throws {
    let result = try tasklint("explian", "json-syntax")
    #expect(
      result.errorLines.first
        == "tasklint: explian: no such file or directory; did you mean 'tasklint explain'?")
  }

  @Test func isOneForANamedFileThatIsNoJSON() throws {
    let broken = try folder.write("broken.json", "{")
    #expect(try tasklint(broken).status == .findings)
  }

  @Test func readsStandardInput() throws {
    #expect(try CommandSetup(input: Definition.flagged).run("-").status == .findings)
    #expect(try CommandSetup(input: Definition.clean).run("-", "-").status == .clean)
  }

  @Test func refusesAFileOverTwoGibibytes() throws {
    // Sparse: it takes no room on the disk.
    let descriptor = try FileDescriptor.creating(FilePath(folder("large.json")))
    descriptor.close()
    try folder.extend("large.json", to: 1 << 31)
    let result = try tasklint(folder("large.json"))
    #expect(result.status == .failure)
    #expect(
      result.error == "tasklint: \(folder("large.json")): "
        + "larger than 2 GiB, which is more than tasklint reads\n")
  }

  @Test func takesTenThousandArguments() throws {
    let words = Array(repeating: Argument(stringLiteral: clean), count: 10_000)
    #expect(try CommandSetup().run(words).status == .clean)
  }

  #if os(Linux)  // The file systems of macOS refuse such names.
  @Test func readsAFileWhoseNameIsNoText() throws {
    let name = FilePath(bytes: Array(folder.path.utf8) + [UInt8(ascii: "/"), 0xFF, 0xFE])
    let descriptor = try FileDescriptor.creating(name)
    try descriptor.write(Array(Definition.flagged.utf8))
    descriptor.close()
    let result = try CommandSetup().run([Argument(bytes: name.bytes)])
    #expect(result.status == .findings)
    #expect(result.error.isEmpty)
  }
  #endif
}
