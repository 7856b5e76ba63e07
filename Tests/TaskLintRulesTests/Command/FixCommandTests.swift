import Foundation
import Testing

@testable import TaskLint
@testable import TaskLintRules

@Suite("The options for fixes")
struct FixCommandTests {
  private let folder: ScratchFolder
  private let file: String

  /// A definition with a number in quotes, which has a safe fix.
  private static let safe = fixed.replacingOccurrences(of: number, with: text)
  private static let fixed = Definition.clean
  private static let number = #""memoryReservation": 64"#
  private static let text = #""memoryReservation": "64""#

  init() throws {
    folder = try ScratchFolder()
    file = try folder.write("a.json", Self.safe)
  }

  // MARK: - Files

  @Test("fix the file and report what remains")
  func appliesFixes() throws {
    let result = try tasklint("--fix", file)
    #expect(result.output == "Fixed 1 finding in 1 file.\nNo problems in 1 file.\n")
    #expect(result.status == .clean)
    #expect(try folder.text(of: "a.json") == Self.fixed)
    #expect(try folder.entries() == ["a.json"])
    #expect(try tasklint("--fix", file).output == "No problems in 1 file.\n")
    #expect(try folder.text(of: "a.json") == Self.fixed)
  }

  @Test("are offered in the output")
  func offersFixes() throws {
    let output = try tasklint(file).output
    #expect(output.contains("(fixable with --fix)\n"))
    #expect(output.contains("Found 1 error in 1 file. 1 fixable with --fix.\n"))
  }

  @Test("change nothing where the rule is off, suppressed or in the baseline")
  func honorsChoices() throws {
    let label = #""dockerLabels": {"tasklint.ignore/ecs-property-type": "ok"}, "#
    let suppressed = Self.safe.replacingOccurrences(
      of: Self.text, with: label + Self.text)
    try folder.write("suppressed.json", suppressed)
    _ = try tasklint("--fix", folder("suppressed.json"))
    #expect(try folder.text(of: "suppressed.json") == suppressed)
    _ = try tasklint("--fix", "--ignore", "ecs-property-type", file)
    _ = try tasklint("--fix", "--select", "output", file)
    _ = try tasklint("--write-baseline", folder("baseline"), file)
    _ = try tasklint("--fix", "--baseline", folder("baseline"), file)
    #expect(try folder.text(of: "a.json") == Self.safe)
  }

  @Test("fix findings that are not printed")
  func fixesOmittedFindings() throws {
    let definitions = (0..<3).map { _ in Self.safe }
    try folder.write("many.json", "[\(definitions.joined(separator: ","))]")
    let result = try tasklint("--fix", "--max-per-rule", "1", folder("many.json"))
    #expect(result.output.hasPrefix("Fixed 3 findings in 1 file.\n"))
    #expect(try !folder.text(of: "many.json").contains(Self.text))
  }

  @Test("keep the permissions and follow a link")
  func keepsModeAndLink() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try folder.link("link.json", to: "a.json")
    #expect(try tasklint("--fix", folder("link.json")).status == .clean)
    #expect(try FileStatus(of: FilePath(file)).mode == 0o640)
    #expect(try FileStatus(ofLink: FilePath(folder("link.json"))).isLink)
    #expect(try folder.text(of: "a.json") == Self.fixed)
  }

  @Test("leave a read-only file alone")
  func readOnlyFile() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
    let result = try tasklint("--fix", file)
    #expect(result.status == .failure)
    #expect(result.error == "tasklint: \(file): not fixed: it is read-only\n")
    #expect(result.output.contains("Found 1 error in 1 file.\n"))
    #expect(try folder.text(of: "a.json") == Self.safe)
  }

  @Test("leave a file alone that changed")
  func changedFile() throws {
    let status = try FileStatus(of: FilePath(file))
    let replacement = try AtomicFile(replacing: FilePath(file), like: status)
    try replacement.write(Array("new".utf8))
    try folder.write("a.json", "changed")
    #expect(throws: SystemError.changed) { try replacement.finish() }
    #expect(try folder.text(of: "a.json") == "changed")
    #expect(try folder.entries() == ["a.json"])
    let other = FileReplacement(
      path: FilePath(file), old: Array(Self.safe.utf8), new: [],
      links: LinkPolicy(workingDirectory: FilePath(folder.path)))
    #expect(throws: FileReplacement.Failure.self) { try other.perform() }
  }

  @Test("mention the other names of a file")
  func hardLinks() throws {
    try FileManager.default.linkItem(atPath: file, toPath: folder("other"))
    let result = try tasklint("--fix", file)
    #expect(result.status == .clean)
    #expect(result.error.contains("2 names (hard links), and the other one keeps the old contents"))
    #expect(try folder.text(of: "other") == Self.safe)
  }

  @Test("change no template and say so")
  func generatedFiles() throws {
    let template = Self.safe.replacingOccurrences(
      of: Self.text,
      with: Self.text + #", "cpu": {{ cpu }}"#)
    try folder.write("t.json", template)
    let result = try tasklint("--fix", folder("t.json"))
    #expect(result.output.contains("1 fix is not offered: tasklint does not change"))
    #expect(!result.output.contains("(fixable"))
    #expect(try folder.text(of: "t.json") == template)
  }

  @Test("remove a byte order mark and fix the rest of the file")
  func byteOrderMark() throws {
    try folder.write("mark.json", "\u{FEFF}" + Self.safe)
    let result = try tasklint("--fix", folder("mark.json"))
    #expect(result.output.hasPrefix("Fixed 2 findings in 1 file.\n"))
    #expect(try folder.text(of: "mark.json") == Self.fixed)
  }

  @Test("that would cause a finding are left out, and the output names its rule")
  func leftOutFixes() throws {
    let text = Example.configured(without: ["DD_TAGS"]).marked.text
    try folder.write("a.json", text)
    // The tags of the team's log router do not identify the environment.
    try folder.write(
      ".tasklint.json",
      Example.withSidecar.replacingOccurrences(of: "env:sandbox", with: "team:sre"))
    let result = try tasklint("--fix", "--unsafe-fixes", "-v", file)
    #expect(
      result.error.contains(
        "the fix of 'datadog-variable-missing' is left out: its result would have a new finding of"
          + " 'datadog-env-tag-missing'"))
    #expect(
      result.output.contains(
        "because its result would have new findings of"
          + " 'datadog-env-tag-missing'."))
    #expect(try folder.text(of: "a.json") == text)
  }

  // MARK: - Diff

  @Test("print a diff")
  func printsDiff() throws {
    let setup = CommandSetup(workingDirectory: FilePath(folder.path))
    let result = try setup.run("--diff", file)
    #expect(result.status == .findings)
    #expect(result.output.hasPrefix("--- a/a.json\n+++ b/a.json\n@@ -"))
    #expect(result.output.contains("\n-"))
    #expect(result.error == "Would fix 1 finding in 1 file.\n")
    #expect(try folder.text(of: "a.json") == Self.safe)
    let none = try setup.run("--diff", try folder.write("b.json", Self.fixed))
    #expect(none.output.isEmpty)
    #expect(none.status == .clean)
  }

  @Test("print no diff with a secret")
  func refusesSecrets() throws {
    let secret = #""environment": [{"name": "API_KEY", "value": "q8Zr4kTn2wXy7Lm0Vb5c"}],"#
    let text = Self.safe.replacingOccurrences(
      of: Self.text, with: secret + Self.text)
    try folder.write("s.json", text)
    let result = try tasklint("--diff", folder("s.json"))
    #expect(result.output.isEmpty)
    #expect(
      result.error.contains("the diff is not printed, because one of its lines contains a secret"))
    #expect(!result.error.contains("q8Zr4kTn2wXy7Lm0Vb5c"))
    #expect(result.status == .failure)
    _ = try tasklint("--fix", folder("s.json"))
    #expect(try folder.text(of: "s.json").contains("q8Zr4kTn2wXy7Lm0Vb5c"))
  }

  @Test("print a diff with values that are not recognized as secrets, which a patch can't mask")
  func printsValues() throws {
    let values = #""environment": [{"name": "MODE", "value": "careful"}],"#
    let text = Self.safe.replacingOccurrences(of: Self.text, with: values + "\n" + Self.text)
    try folder.write("v.json", text)
    #expect(try tasklint("--diff", folder("v.json")).output.contains("careful"))
    #expect(try !tasklint(folder("v.json")).output.contains("careful"))
  }

  @Test("print no diff if a fix inserts a secret of the file")
  func refusesMovedSecrets() throws {
    let text = #"{"family": "a", "memory": 1, "memory": 2, "x": {"password": "kakikukeko"}}"#
    try folder.write("m.json", text)
    let result = try tasklint("--diff", "--unsafe-fixes", folder("m.json"))
    #expect(result.output.isEmpty && !result.error.contains("kakikukeko"))
    #expect(result.status == .failure)
  }

  @Test("are checked")
  func checksOptions() throws {
    #expect(
      try tasklint("--unsafe-fixes", file).error
        == "tasklint: --unsafe-fixes requires --fix or --diff\n")
    #expect(try tasklint("--diff", "-f", "sarif", file).status == .failure)
    #expect(try tasklint("--diff", "--write-baseline", folder("b"), file).status == .failure)
    #expect(try tasklint("--diff", "-f", "sarif=\(folder("r"))", file).status == .findings)
  }

  // MARK: - Standard input

  @Test("print the fixed standard input")
  func fixesStandardInput() throws {
    let result = try CommandSetup(input: Self.safe).run("--fix", "-")
    #expect(result.output == Self.fixed)
    #expect(result.error == "Fixed 1 finding in 1 file.\nNo problems in 1 file.\n")
    let clean = try CommandSetup(input: Self.fixed).run("--fix", "-q", "-")
    #expect(clean.output == Self.fixed)
    #expect(clean.error.isEmpty)
    let diff = try CommandSetup(input: Self.safe).run("--diff", "--stdin-filename", "x.json", "-")
    #expect(diff.output.hasPrefix("--- a/x.json\n"))
  }

  @Test("print standard input that is excluded or not a definition")
  func printsOtherInput() throws {
    let excluded = try CommandSetup(input: Self.safe)
      .run("--fix", "--exclude", "x.json", "--force-exclude", "--stdin-filename", "x.json", "-")
    #expect(excluded.output == Self.safe)
    let other = try CommandSetup(input: "[1]").run("--fix", "-")
    #expect(other.output == "[1]")
    #expect(other.status == .findings)
  }

  @Test("fix JSON Lines on standard input")
  func fixesLines() throws {
    let line = Self.safe.split(separator: "\n").joined()
    let input = String(repeating: line + "\n", count: 400)
    let result = try CommandSetup(input: input).run("--fix", "-q", "-")
    #expect(
      result.output
        == input.replacingOccurrences(
          of: Self.text, with: Self.number))
  }
}
