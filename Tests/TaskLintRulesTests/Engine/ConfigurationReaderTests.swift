import Testing

@testable import TaskLintRules

@Suite("A configuration file")
struct ConfigurationReaderTests {
  private func read(_ text: String, path: String = ".tasklint.json") -> ConfigurationReader {
    ConfigurationReader(SourceFile(path: path, text: text))
  }

  private func lines(_ text: String) -> [String] { read(text).problems.map(\.line) }

  @Test("has at most a hundred mistakes that are reported, and the number of the others")
  func manyMistakes() {
    func lines(_ count: Int) -> [String] {
      self.lines("{\((0..<count).map { "\"k\($0)\": 1" }.joined(separator: ","))}")
    }
    #expect(lines(100).count == 100)
    #expect(lines(101).dropFirst(100) == [".tasklint.json: 1 more mistake in this file"])
    #expect(lines(250).dropFirst(100) == [".tasklint.json: 150 more mistakes in this file"])
  }

  @Test("supports all documented keys")
  func everything() throws {
    let reader = read(
      """
      {
        "$schema": "https://example.com/tasklint.schema.json",
        "extends": "../base.json",
        "include": ["taskdefs/**/*.json"],
        "exclude": "old",
        "select": ["all"],
        "ignore": ["firehose", "security"],
        "severity": { "requires-attributes-surplus": "error" },
        "settings": { "datadog-variable-missing": { "required": ["DD_SERVICE"] } },
        "sidecar": { "name": "log", "image": "log:1", "firelensConfiguration": { "type": "fluentbit" } },
        "overrides": [
          { "files": ["taskdefs/legacy-*.json"], "containers": ["batch"],
            "ignore": ["log-driver-not-firelens"], "reason": "moves", "until": "2027-03-31" }
        ]
      }
      """, path: "services/.tasklint.json")
    #expect(reader.problems == [])
    let configuration = reader.configuration
    #expect(configuration.extends.map(\.value) == ["../base.json"])
    #expect(configuration.include?.value.matches("services/taskdefs/a/b.json") == true)
    #expect(configuration.include?.value.matches("taskdefs/a/b.json") == false)
    #expect(configuration.exclude?.value.matches("services/x/old/a.json") == true)
    #expect(configuration.select?.value == ["all"])
    #expect(configuration.ignore?.value == ["firehose", "security"])
    let severity = configuration.severities.entry(for: RequiresAttributesSurplusRule.metadata)
    #expect(severity?.severity == .error)
    #expect(severity?.location?.start.line == 8)
    #expect(
      configuration.settings["datadog-variable-missing"]?["required"]?.value == ["DD_SERVICE"])
    #expect(configuration.sidecar?.value.hasPrefix(#"{ "name": "log", "image""#) == true)
    let override = try #require(configuration.overrides.first)
    #expect(override.reason == "moves")
    #expect(override.until?.value == CalendarDay("2027-03-31"))
    #expect(override.ignore.map(\.value) == ["log-driver-not-firelens"])
  }

  @Test("suggests the nearest name for an unknown one")
  func unknownNames() {
    #expect(
      lines(
        """
        {
          "ingore": [],
          "select": ["firelns"],
          "severity": { "json-sintax": "error", "json-syntax": "eror" },
          "settings": {
            "datadog-variable-missing": { "requird": [] },
            "json-syntax": { "required": [] },
            "datadog-api-key-not-ssm": { "allowed": ["smm", "vault"] }
          }
        }
        """) == [
          ".tasklint.json:2:3: unknown key 'ingore'; did you mean 'ignore'?",
          ".tasklint.json:3:14: unknown rule, category or tag 'firelns'; did you mean 'firelens'?",
          ".tasklint.json:4:17: unknown rule, category or tag 'json-sintax'; did you mean 'json-syntax'?",
          ".tasklint.json:4:56: unknown severity 'eror'; did you mean 'error'?",
          ".tasklint.json:6:35: unknown setting of 'datadog-variable-missing': 'requird'; "
            + "did you mean 'required'?",
          ".tasklint.json:7:22: unknown setting of 'json-syntax': 'required'; the rule has no settings",
          ".tasklint.json:8:46: unknown value 'smm'; did you mean 'ssm'?",
          ".tasklint.json:8:53: unknown value 'vault'; expected ssm or secretsmanager",
        ])
  }

  @Test("requires a reason and a valid day in overrides")
  func overrides() {
    #expect(
      lines(
        """
        { "overrides": [
          { "ignore": ["json-syntax"] },
          { "ignore": ["json-syntax"], "reason": "  " },
          { "reason": "x", "untill": "2027-01-01" },
          { "ignore": ["json-syntax"], "reason": "x", "until": "2027-02-29" }
        ] }
        """) == [
          ".tasklint.json:2:3: missing 'reason' in the override; explain why its findings are suppressed",
          ".tasklint.json:3:42: missing 'reason' in the override; explain why its findings are suppressed",
          ".tasklint.json:4:3: missing 'ignore' in the override; list the rules that it suppresses",
          ".tasklint.json:4:20: unknown key 'untill'; did you mean 'until'?",
          ".tasklint.json:5:56: invalid date '2027-02-29'; expected YYYY-MM-DD",
        ])
  }

  @Test(
    "reports values of the wrong type",
    arguments: [
      ("[]", "1:1: expected an object, found a list"),
      ("", "1:1: the file is empty; an empty configuration is {}"),
      (#"{"select": 1}"#, "1:12: expected a list of strings, found a number"),
      (#"{"select": [null]}"#, "1:13: expected a string, found null"),
      (#"{"severity": []}"#, "1:14: expected an object with rules and severities, found a list"),
      (#"{"sidecar": "x"}"#, "1:13: expected a container definition, found a string"),
      (#"{"select": ["all"], "select": []}"#, "1:21: duplicate key 'select'"),
      (
        #"{"severity": {"json-syntax": "note", "json-syntax": "note"}}"#,
        "1:38: duplicate key 'json-syntax'"
      ),
      (
        #"{"exclude": ["[a"]}"#,
        "1:14: invalid pattern '[a'; unbalanced or too many brackets or braces"
      ),
      (#"{"exclude": [""]}"#, "1:14: invalid pattern ''; it is empty"),
    ])
  func wrongKinds(text: String, problem: String) {
    #expect(lines(text) == [".tasklint.json:" + problem])
  }

  @Test("sets the options of a run")
  func run() {
    let reader = ConfigurationReader(
      SourceFile(
        path: "services/.tasklint.json",
        text: #"{"failOn": "never", "baseline": "../b.sarif", "format": "concise"}"#))
    #expect(reader.problems == [])
    #expect(reader.configuration.failOn?.value == .never)
    #expect(reader.configuration.baseline?.value == "b.sarif")
    #expect(reader.configuration.format?.value == .concise)
    #expect(
      lines(#"{"failOn": "eror", "baseline": "/etc/b", "format": "xyz"}"#) == [
        ".tasklint.json:1:12: unknown value 'eror'; did you mean 'error'?",
        ".tasklint.json:1:32: '/etc/b' is not relative to this file",
        ".tasklint.json:1:52: unknown value 'xyz'; expected one of human, concise, sarif, json, "
          + "github, gitlab, junit, rdjson, checkstyle",
      ])
  }

  @Test("takes severities of categories and tags, of which the most exact counts")
  func severities() {
    let text =
      #"{"severity": {"all": "note", "input": "error", "policy": "warning", "ecs-null": "error"}}"#
    let severities = ConfigurationReader(SourceFile(path: "a.json", text: text)).configuration
      .severities
    #expect(severities.severity(of: ECSNullRule.metadata) == .error)
    #expect(severities.severity(of: JSONSyntaxRule.metadata) == .error)
    #expect(severities.severity(of: FirelensNotUsedRule.metadata) == .warning)
    #expect(severities.severity(of: ECSPropertyTypeRule.metadata) == .note)
  }

  @Test("must be UTF-8 and JSON")
  func encodingAndSyntax() {
    let wide = ConfigurationReader(
      SourceFile(path: "a.json", bytes: [0xFF, 0xFE, 0x7B, 0, 0x7D, 0]))
    #expect(
      wide.problems.map(\.line) == [
        "a.json:1:1: the file is encoded in UTF-16; save it as UTF-8 without a byte order mark"
      ])
    #expect(lines("{\n  \"select\": [\"all\"\n}").first?.hasPrefix(".tasklint.json:3:1: ") == true)
    #expect(lines("{\"select\": [\"all\",]}").count == 1)
  }
}
