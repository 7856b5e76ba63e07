import TaskLintRules
import Testing

@testable import TaskLint

struct LintRunTests {
  private let folder: ScratchFolder
  private let clean: String
  private let flagged: String

  init() throws {
    folder = try ScratchFolder()
    clean = try folder.write("d/clean.json", Definition.clean)
    flagged = try folder.write("d/flagged.json", Definition.flagged)
  }

  private func setup(input: String = "") -> CommandSetup {
    CommandSetup(input: input, workingDirectory: FilePath(folder.path))
  }

  @Test func printsForPeopleWhereNothingElseGoesToStandardOutput() throws {
    #expect(try setup().run(clean).output == "No problems in 1 file.\n")
    let result = try setup().run("-f", "concise=\(folder("report"))", flagged)
    #expect(result.output.contains("Found 1 error in 1 file."))
    #expect(try folder.text(of: "report").hasPrefix("\(flagged):"))
  }

  @Test func isQuietWhereAFileTakesTheReport() throws {
    let result = try setup().run("-q", "-f", "concise=\(folder("report"))", flagged)
    #expect(result.output.isEmpty)
    #expect(try folder.text(of: "report").contains("[firelens-sidecar-not-essential]"))
  }

  @Test func leavesOutTheSummaryWhenQuiet() throws {
    #expect(try setup().run("-q", clean).output.isEmpty)
    let result = try setup().run("--quiet", flagged)
    #expect(result.output.contains("[firelens-sidecar-not-essential]"))
    #expect(!result.output.contains("Found"))
    #expect(try setup().run("-q", "--fail-on", "never", flagged).output.isEmpty)
  }

  @Test func printsOnlyTheDocumentInOtherFormats() throws {
    let result = try setup().run("-f", "concise", flagged, clean)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.error.isEmpty)
  }

  @Test func coloursOnlyATerminal() throws {
    var setup = setup()
    setup.isTerminal = true
    #expect(try setup.run(flagged).output.contains("\u{1B}["))
    #expect(try !setup.run("--color", "never", flagged).output.contains("\u{1B}["))
    _ = try setup.run("-f", "human=\(folder("report"))", flagged)
    #expect(try !folder.text(of: "report").contains("\u{1B}["))
  }

  @Test func printsTwentyFindingsOfARuleInAFile() throws {
    let unknown = (0..<1025).map { #""k\#($0)": 1"# }.joined(separator: ",")
    let path = try folder.write(
      "many.json", #"{"family": "a", "containerDefinitions": [{\#(unknown)}]}"#)
    func lines(_ words: String...) throws -> [Substring] {
      let words = ["--select", "ecs-property-unknown", path] + words
      let result = try setup().run(words.map { Argument(stringLiteral: $0) })
      #expect(result.status == .findings)
      return result.output.split(separator: "\n")
    }
    let concise = try lines("-f", "concise")
    #expect(concise.count == 21)
    #expect(
      concise.last
        == "\(path): and 1,005 more of this rule in this file [ecs-property-unknown]")
    let human = try lines()
    #expect(human.count { $0.contains(" error: ") } == 20)
    #expect(human.last == "Found 1025 errors in 1 file.")
    #expect(try lines("-f", "concise", "--max-per-rule", "3").count == 4)
    #expect(try lines("-f", "concise", "--max-per-rule", "0").count == 1025)
    let both = try lines("-f", "concise", "-f", "sarif=\(folder("x.sarif"))")
    #expect(both == concise)
    // A log has one result of a rule for each 100 bytes, and 100 more.
    let log = try folder.text(of: "x.sarif")
    let results = log.split(separator: #""ruleId""#).count - 1
    #expect(results == 100 + (try folder.text(of: "many.json").utf8.count) / 100)
    #expect(log.contains("'\(1025 - results)' of the least severe results were left out"))
  }

  @Test func printsTwentyFindingsOfARuleInAStream() throws {
    let spaces = String(repeating: " ", count: 1 << 15)
    let line =
      "{\"taskDefinition\": \(Definition.flagged.replacing("\n", with: " "))\(spaces)}\n"
    let result = try setup(input: String(repeating: line, count: 30)).run(
      "-f", "concise", "--select", "firelens-sidecar-not-essential", "-")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(
      lines.last
        == "<stdin>: and 10 more of this rule in this file [firelens-sidecar-not-essential]")
  }

  @Test func cutsFramesToTheTerminalAndWrapsWords() throws {
    var setup = setup()
    setup.environment = ["COLUMNS": "70"]
    let rest = String(repeating: "x", count: 150)
    let path = try folder.write(
      "wide.json", #"{"family": "\#(rest)", "containerDefinitions": [{"unknown": 1}]}"#)
    let words = ["--select", "ecs-property-unknown", path].map { Argument(stringLiteral: $0) }
    let piped = try setup.run(words).output.split(separator: "\n")
    #expect(piped[2].count <= 70 && piped[2].contains("unknown"))
    #expect(piped[3].count > 70)
    setup.isTerminal = true
    setup.environment["NO_COLOR"] = "1"
    let wrapped = try setup.run(words).output.split(separator: "\n")
    #expect(wrapped.dropFirst().allSatisfy { $0.count <= 70 })
    #expect(wrapped.count > piped.count)
  }

  @Test func countsTheFilesThatASearchSkips() throws {
    let other = try folder.write("d/package.json", #"{"dependencies": {}}"#)
    let result = try setup().run("--verbose", "--fail-on", "never", folder("d"))
    #expect(result.output.contains("1 skipped"))
    #expect(result.error == "tasklint: \(other): skipped: a package.json\n")
    #expect(result.status == .clean)
  }

  @Test func saysHowManyPlaceholdersStandUnquoted() throws {
    let path = try folder.write(
      "template.json", #"{"cpu": ${cpu}, "memory": {{ memory }}, "containerDefinitions": []}"#)
    #expect(
      try setup().run("-v", "--select", "json-syntax", path).error
        == "tasklint: \(path): 2 unquoted placeholders were read as unresolved\n")
  }

  @Test func callsStandardInputWhatTheUserSays() throws {
    let setup = setup(input: Definition.flagged)
    #expect(try setup.run("-f", "concise", "-").output.hasPrefix("<stdin>:"))
    #expect(
      try setup.run("-f", "concise", "-", "--stdin-filename", "taskdefs/a.json").output
        .hasPrefix("taskdefs/a.json:"))
  }

  @Test func printsInTheOrderOfPathsWhateverTheOrderOfArguments() throws {
    let other = try folder.write("d/a.json", Definition.flagged)
    let one = try setup().run("-f", "concise", flagged, other)
    let two = try setup().run("-f", "concise", other, flagged)
    #expect(one.output == two.output)
    #expect(one.output.hasPrefix(other))
  }

  @Test func reportsAFileOnce() throws {
    let result = try setup().run("-f", "concise", flagged, folder("d"), flagged)
    #expect(result.output.split(separator: "\n").count == 1)
  }
}
