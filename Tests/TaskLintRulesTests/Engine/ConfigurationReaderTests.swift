import Testing

@testable import TaskLintRules

@Suite("A configuration file")
struct ConfigurationReaderTests {
  private func read(_ text: String, path: String = ".tasklint.json") -> ConfigurationReader {
    ConfigurationReader(SourceFile(path: path, text: text))
  }

  private func lines(_ text: String) -> [String] { read(text).problems.map(\.line) }

  @Test("says what design and documentation say it can")
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
        "sidecar": { "name": "fluentbit" },
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
    #expect(configuration.severities["requires-attributes-surplus"]?.value == .error)
    #expect(configuration.severities["requires-attributes-surplus"]?.location.start.line == 8)
    #expect(
      configuration.settings["datadog-variable-missing"]?["required"]?.value == ["DD_SERVICE"])
    #expect(configuration.sidecar?.value == #"{ "name": "fluentbit" }"#)
    let override = try #require(configuration.overrides.first)
    #expect(override.reason == "moves")
    #expect(override.until?.value == CalendarDay("2027-03-31"))
    #expect(override.ignore.map(\.value) == ["log-driver-not-firelens"])
  }

  @Test("names the nearest of what it does not know, at its place")
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
          ".tasklint.json:2:3: unknown key 'ingore': did you mean 'ignore'?",
          ".tasklint.json:3:14: unknown rule, category or tag 'firelns': did you mean 'firelens'?",
          ".tasklint.json:4:17: unknown rule 'json-sintax': did you mean 'json-syntax'?",
          ".tasklint.json:4:56: unknown severity 'eror': did you mean 'error'?",
          ".tasklint.json:6:35: unknown setting of datadog-variable-missing 'requird': "
            + "did you mean 'required'?",
          ".tasklint.json:7:22: unknown setting of json-syntax 'required': it has none",
          ".tasklint.json:8:46: unknown value 'smm': did you mean 'ssm'?",
          ".tasklint.json:8:53: unknown value 'vault': expected ssm or secretsmanager",
        ])
  }

  @Test("wants a reason for what it accepts, and a day of the calendar")
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
          ".tasklint.json:2:3: the override has no 'reason': say why its findings are accepted",
          ".tasklint.json:3:42: the override has no 'reason': say why its findings are accepted",
          ".tasklint.json:4:3: the override has no 'ignore': name the rules that it accepts",
          ".tasklint.json:4:20: unknown key 'untill': did you mean 'until'?",
          ".tasklint.json:5:56: '2027-02-29' is no day: write it as 2027-03-31",
        ])
  }

  @Test(
    "says what stands where something else should",
    arguments: [
      ("[]", "1:1: a configuration is an object, not a list"),
      ("", "1:1: the file is empty: an empty configuration is {}"),
      (#"{"select": 1}"#, "1:12: expected a list of texts, found a number"),
      (#"{"select": [null]}"#, "1:13: expected a text, found null"),
      (#"{"severity": []}"#, "1:14: expected an object of rules and severities, found a list"),
      (#"{"sidecar": "x"}"#, "1:13: expected the object of a container, found a text"),
      (#"{"select": ["all"], "select": []}"#, "1:21: the key 'select' stands twice"),
      (
        #"{"severity": {"json-syntax": "note", "json-syntax": "note"}}"#,
        "1:38: the key 'json-syntax' stands twice"
      ),
      (
        #"{"exclude": ["[a"]}"#,
        "1:14: '[a' is no pattern: a bracket or brace stays open, or they are too many"
      ),
      (#"{"exclude": [""]}"#, "1:14: '' is no pattern: it is empty"),
    ])
  func wrongKinds(text: String, problem: String) {
    #expect(lines(text) == [".tasklint.json:" + problem])
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
