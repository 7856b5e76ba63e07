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
    let arguments = try parse("--severity", "json-syntax=note")
    #expect(arguments.severities == ["json-syntax": .note])
  }

  @Test func letsTheLastOneCount() throws {
    #expect(try parse("--fail-on=error", "--fail-on=never").failOn == .never)
  }

  @Test func failsOnWarningsByDefault() throws {
    let arguments = try parse("a.json")
    #expect(arguments.failOn == .warning)
    #expect(arguments.choices.select == nil)
    #expect(arguments.color == .auto)
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
    ("--select", "--select needs a value: LIST"),
    ("-f", "--format needs a value: FMT[=FILE]"),
    ("--quiet=yes", "--quiet takes no value"),
    ("-f srif", "unknown format 'srif'; did you mean 'sarif'?"),
    ("-f xyzzy", "unknown format 'xyzzy'; it is human, concise or sarif"),
    ("-f sarif=", "no file after 'sarif='"),
    (
      "-f human -f concise",
      "two formats can't both go to standard output; "
        + "give one a file: '-f sarif=FILE'"
    ),
    (
      "-f human -f sarif=-",
      "two formats can't both go to standard output; "
        + "give one a file: '-f sarif=FILE'"
    ),
    ("-f human=x -f sarif=x", "two formats can't both go to 'x'; give one a file: '-f sarif=FILE'"),
    (
      "--fail-on eror",
      "--fail-on takes error, warning, note or never, not 'eror'; "
        + "did you mean 'error'?"
    ),
    ("--color maybe", "--color takes auto, always or never, not 'maybe'; see 'tasklint --help'"),
    ("--select polcy", "--select names no rule, category or tag 'polcy'; did you mean 'policy'?"),
    (
      "--ignore xyzzy",
      "--ignore names no rule, category or tag 'xyzzy'; "
        + "'tasklint rules' lists the rules"
    ),
    ("--select ,", "--select needs a list of rules, as 'a,b'"),
    ("--severity json-syntax", "--severity takes RULE=LEVEL, not 'json-syntax'"),
    ("--severity json-sintax=note", "unknown rule 'json-sintax'; did you mean 'json-syntax'?"),
    (
      "--severity json-syntax=off",
      "unknown severity 'off'; "
        + "it is error, warning or note; --ignore turns a rule off"
    ),
    ("explain", "'tasklint explain' needs a rule; it is 'tasklint explain RULE'"),
    ("explain json-sintax", "unknown rule 'json-sintax'; did you mean 'json-syntax'?"),
    ("explain xyzzy", "unknown rule 'xyzzy'; 'tasklint rules' lists them all"),
    ("completions bsh", "unknown shell 'bsh'; did you mean 'bash'?"),
    (
      "completions",
      "'tasklint completions' needs a shell; it is 'tasklint completions bash|zsh|fish'"
    ),
    (
      "rules a.json",
      "'tasklint rules' does not take 'a.json'; "
        + "it is 'tasklint rules [--format text|json|markdown]'"
    ),
    ("--select policy rules", "--select does not go with 'tasklint rules'"),
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
