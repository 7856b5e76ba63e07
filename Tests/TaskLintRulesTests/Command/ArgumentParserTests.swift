import TaskLintRules
import Testing

@testable import TaskLint

struct ArgumentParserTests {
  private func parse(_ words: String...) throws(UsageError) -> Arguments {
    try ArgumentParser.parse(words.map { Argument(stringLiteral: $0) })
  }

  @Test(arguments: [
    ["--format", "sarif"], ["--format=sarif"], ["-f", "sarif"], ["-fsarif"], ["-f=sarif"],
    ["-qfsarif"], ["-qvf", "sarif"],
  ])
  func takesAValueInEverySpelling(words: [String]) throws {
    let arguments = try ArgumentParser.parse(words.map { Argument(stringLiteral: $0) })
    #expect(arguments.formats == [FormatRequest(.sarif)])
  }

  @Test func takesFlagsThatShareADash() throws {
    let arguments = try parse("-qv", "a.json")
    #expect(arguments.isQuiet && arguments.isVerbose)
    #expect(arguments.operands == ["a.json"])
  }

  @Test func readsOnlyPathsAfterTwoDashes() throws {
    #expect(try parse("--", "-q", "--help", "rules").operands == ["-q", "--help", "rules"])
  }

  @Test func takesADashForAPath() throws {
    #expect(try parse("-", "-q").operands == ["-"])
  }

  @Test func keepsFormatsAndTheirFiles() throws {
    let arguments = try parse("-f", "human", "-f", "sarif=a=b.sarif")
    #expect(arguments.formats == [FormatRequest(.human), FormatRequest(.sarif, file: "a=b.sarif")])
  }

  @Test func keepsBytesThatAreNoText() throws {
    let words = [Argument(bytes: Array("-fsarif=".utf8) + [0xFF]), Argument(bytes: [0xFE])]
    let arguments = try ArgumentParser.parse(words)
    #expect(arguments.formats.first?.file?.bytes == [0xFF])
    #expect(arguments.operands.first?.bytes == [0xFE])
  }

  @Test func addsUpListsOfRules() throws {
    let arguments = try parse(
      "--select", "firelens, json-syntax", "--select=policy", "--ignore=all")
    #expect(arguments.choices.select == ["firelens", "json-syntax", "policy"])
    #expect(arguments.choices.ignore == ["all"])
  }

  @Test func readsSeverities() throws {
    let arguments = try parse(
      "--severity", "json-syntax=note", "--severity=input=warning", "--severity", "all=note")
    let severities = try ["json-syntax", "json-duplicate-key", "ecs-null"].map { name in
      arguments.severities.severity(of: try #require(RuleCatalog.metadata(named: name)))
    }
    #expect(severities == [.note, .warning, .note])
  }

  @Test func letsTheLastOneCount() throws {
    #expect(try parse("--fail-on=error", "--fail-on=never").failOn == .never)
  }

  @Test func failsOnWarningsByDefault() throws {
    let arguments = try parse("a.json")
    #expect(arguments.failOn == nil)
    #expect(LintRun.failOn(arguments) == .warning)
    #expect(arguments.mostPerRule == 20)
    #expect(arguments.choices.select == nil)
    #expect(arguments.color == .auto)
  }

  @Test func readsHowManyFindingsOfOneRuleArePrinted() throws {
    #expect(try parse("--max-per-rule", "5").mostPerRule == 5)
    #expect(try parse("--max-per-rule=0").mostPerRule == .max)
  }

  @Test func takesAFirstWordForAVerb() throws {
    #expect(try parse("rules", "--format", "json").rulesFormat == .json)
    #expect(try parse("--color=never", "explain", "json-syntax").verb == .explain)
    #expect(try parse("a.json", "rules").operands == ["a.json", "rules"])
  }

  @Test func answersAQuestionBeforeTheRest() throws {
    #expect(try parse("rules", "-h", "--nonsense").informationRequest == .help)
    #expect(try parse("--version", "--nonsense").informationRequest == .version)
  }

  @Test(arguments: [
    ("--selct a", "unknown option '--selct'; did you mean '--select'?"),
    ("--zzzzzz", "unknown option '--zzzzzz'; see 'tasklint --help'"),
    ("rules --zzzzzz", "unknown option '--zzzzzz'; see 'tasklint rules --help'"),
    ("-qx", "unknown option '-x'; did you mean '-f'?"),
    ("--select", "--select requires a value: LIST"),
    ("-f", "--format requires a value: FMT[=FILE]"),
    ("--quiet=yes", "--quiet does not take a value"),
    ("-f srif", "unknown format 'srif'; did you mean 'sarif'?"),
    (
      "-f xyzzy",
      "unknown format 'xyzzy'; expected human, concise, sarif, json, github, gitlab, junit, rdjson "
        + "or checkstyle"
    ),
    ("-f sarif=", "missing file after 'sarif='"),
    (
      "-f human -f concise",
      "two formats for standard output; write one to a file with '-f FMT=FILE'"
    ),
    (
      "-f human -f sarif=-",
      "two formats for standard output; write one to a file with '-f FMT=FILE'"
    ),
    ("-f human=x -f sarif=x", "two formats for 'x'; write one to a file with '-f FMT=FILE'"),
    (
      "--fail-on eror",
      "invalid value of --fail-on 'eror'; did you mean 'error'?"
    ),
    ("--color maybe", "invalid value of --color 'maybe'; expected auto, always or never"),
    (
      "--select polcy",
      "unknown rule, category or tag of --select 'polcy'; did you mean 'policy'?"
    ),
    (
      "--max-per-rule many",
      "invalid value of --max-per-rule 'many'; expected a number, or 0 for all"
    ),
    (
      "--ignore xyzzy",
      "unknown rule, category or tag of --ignore 'xyzzy'; see 'tasklint rules'"
    ),
    ("--select ,", "--select requires a list of rules, like 'a,b'"),
    ("--severity json-syntax", "invalid value of --severity 'json-syntax'; expected RULE=LEVEL"),
    (
      "--severity json-sintax=note",
      "unknown rule, category or tag of --severity 'json-sintax'; did you mean 'json-syntax'?"
    ),
    (
      "--severity json-syntax=off",
      "unknown severity 'off'; expected error, warning or note; --ignore disables a rule"
    ),
    (
      "explain",
      "'tasklint explain' requires a rule; usage: tasklint explain RULE|CATEGORY|TAG"
    ),
    ("explain polcy", "unknown rule 'polcy'; did you mean 'policy'?"),
    ("explain json-sintax", "unknown rule 'json-sintax'; did you mean 'json-syntax'?"),
    ("explain xyzzy", "unknown rule 'xyzzy'; see 'tasklint rules'"),
    ("completions bsh", "unknown shell 'bsh'; did you mean 'bash'?"),
    (
      "completions",
      "'tasklint completions' requires a shell; usage: tasklint completions bash|zsh|fish"
    ),
    ("rules fireles", "unknown category 'fireles'; did you mean 'firelens'?"),
    (
      "rules input ecs",
      "unexpected argument 'ecs' of 'tasklint rules'; "
        + "usage: tasklint rules [--format text|json|markdown] [CATEGORY|TAG]"
    ),
    ("--exit-zero", "unknown option '--exit-zero'; did you mean '--fail-on never'?"),
    ("--output-file=x", "unknown option '--output-file'; did you mean '-f FMT=FILE'?"),
    (
      "--statistics -f json",
      "--statistics is for the human format; write the other to a file with '-f json=FILE'"
    ),
    ("--select policy rules", "'tasklint rules' does not support --select"),
  ])
  func saysWhatIsWrong(line: String, message: String) throws {
    let result = try CommandSetup().run(
      line.split(separator: " ").map { Argument(stringLiteral: String($0)) })
    #expect(result.error == "tasklint: \(message)\n")
    #expect(result.output.isEmpty)
    #expect(result.status == .failure)
  }

  @Test func printsNoControlCharactersOfTheUsers() throws {
    let result = try tasklint("--sel\u{1B}[31mect\n")
    #expect(result.errorLines.count == 1)
    #expect(!result.error.contains("\u{1B}"))
  }
}
