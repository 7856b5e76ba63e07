/// The JSON Schema of a configuration, tasklint.schema.json: generated from the reader's keys and the
/// rules' settings.
package struct ConfigurationSchema: Sendable {
  private let rules: [RuleMetadata]

  /// Creates the schema for the rules of a catalogue.
  package init(_ rules: [any Rule.Type] = RuleCatalog.rules) {
    self.rules = rules.map { $0.metadata }
  }

  /// The schema, draft-07: the newest that the editors in use all read.
  package var text: String {
    let root: JSONOutput = [
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": .string(Product.schema),
      "title": "tasklint configuration",
      "description":
        "The configuration of tasklint for the task definitions in and below the folder of this file.",
      "type": "object",
      "additionalProperties": false,
      "properties": .object(
        ConfigurationKey.allCases.map { key in
          (key.rawValue, described(schema(of: key), key.summary))
        }),
      "definitions": definitions,
    ]
    return root.lines
  }

  private func schema(of key: ConfigurationKey) -> JSONOutput {
    switch key {
    case .schema: ["type": "string"]
    case .extends: Self.reference("relativeFiles")
    case .include, .exclude: Self.reference("patterns")
    case .select, .ignore: Self.reference("ruleNames")
    case .severity: severities
    case .settings: settings
    case .sidecar: Self.sidecar
    case .overrides: ["type": "array", "items": Self.reference("override")]
    case .configFiles:
      [
        "type": "object", "propertyNames": ["pattern": "^/.*[^/]$"],
        "additionalProperties": Self.reference("relativeFile"),
      ]
    case .failOn: Self.choice(FailOn.self)
    case .baseline: Self.reference("relativeFile")
    case .format: Self.choice(ReportFormat.self)
    }
  }

  private func schema(of key: OverrideKey) -> JSONOutput {
    switch key {
    case .files, .containers: Self.reference("somePatterns")
    case .ignore: Self.reference("someRuleNames")
    // A blank string is not a reason.
    case .reason: ["type": "string", "pattern": #"\S"#]
    case .until: ["type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
    }
  }

  private var severities: JSONOutput {
    let levels = JSONOutput.list(Severity.allCases.reversed().map { .string($0.rawValue) })
    let groups = RuleNames.groups.map { name in
      let summary =
        name == RuleNames.all ? "All rules except those of 'hardening'." : "The rules of '\(name)'."
      return (name, ["description": .string(summary), "enum": levels] as JSONOutput)
    }
    return Self.object(
      groups
        + rules.map { rule in
          let summary = "\(rule.summary) Default: \(rule.severity)."
          return (rule.id.name, ["description": .string(summary), "enum": levels])
        })
  }

  private var settings: JSONOutput {
    Self.object(
      rules.filter { !$0.settings.isEmpty }.map { rule in
        let settings = rule.settings.map { ($0.name, schema(of: $0)) }
        return (rule.id.name, described(Self.object(settings), rule.summary))
      })
  }

  private func schema(of setting: RuleSetting) -> JSONOutput {
    let choices = setting.choices.map { ["enum": .list($0.map { .string($0) })] as JSONOutput }
    let value = choices ?? ["type": "string"]
    return [
      "description": .string(setting.summary),
      "default": .list(setting.defaults.map { .string($0) }),
      "anyOf": [value, ["type": "array", "items": value]],
    ]
  }

  private var definitions: JSONOutput {
    [
      "ruleName": [
        "description": "The id of a rule, a category, the tag policy or security, or all.",
        "enum": .list((RuleNames.groups + rules.map(\.id.name)).map { .string($0) }),
      ],
      "ruleNames": Self.oneOrMore(Self.reference("ruleName")),
      "patterns": Self.oneOrMore(["type": "string", "minLength": 1]),
      "someRuleNames": Self.oneOrMore(Self.reference("ruleName"), least: 1),
      "somePatterns": Self.oneOrMore(["type": "string", "minLength": 1], least: 1),
      "relativeFile": ["type": "string", "pattern": "^(?![/~])(?!.*://)."],
      "relativeFiles": Self.oneOrMore(Self.reference("relativeFile")),
      "override": [
        "type": "object",
        "additionalProperties": false,
        "required": .list([OverrideKey.ignore, .reason].map { .string($0.rawValue) }),
        "properties": .object(
          OverrideKey.allCases.map { key in
            (key.rawValue, described(schema(of: key), key.summary))
          }),
      ],
    ]
  }

  // MARK: - Parts

  /// A schema with a description; draft-07 ignores one next to a reference, so that is wrapped.
  private func described(_ schema: JSONOutput, _ summary: String) -> JSONOutput {
    guard case .object(let members) = schema else { return schema }
    let description = (name: "description", value: JSONOutput.string(summary))
    guard members.first?.name == "$ref" else { return .object([description] + members) }
    return .object([description, (name: "allOf", value: [schema])])
  }

  /// An object with these properties and no others.
  private static func object(_ properties: [(String, JSONOutput)]) -> JSONOutput {
    [
      "type": "object", "additionalProperties": false,
      "properties": .object(properties.map { (name: $0.0, value: $0.1) }),
    ]
  }

  /// A list, or a single value that counts as a list of one.
  private static func oneOrMore(_ value: JSONOutput, least: Int? = nil) -> JSONOutput {
    [
      "anyOf": [
        value, ["type": "array", "items": value, "minItems": least.map { .integer($0) }],
      ]
    ]
  }

  /// One of a few words.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ choices: Choice.Type
  ) -> JSONOutput {
    ["enum": .list(choices.allCases.map { .string($0.rawValue) })]
  }

  /// A container definition of the API.
  private static var sidecar: JSONOutput {
    let properties = APIModel.members(of: .containerDefinition).map { member in
      let type: JSONOutput =
        switch APIModel.forms[Int(member.shape.rawValue)].kind {
        case .object: "object"
        case .list: "array"
        case .string: "string"
        case .integer: "integer"
        case .boolean: "boolean"
        }
      return (name: member.name.description, value: ["type": type] as JSONOutput)
    }
    return [
      "type": "object",
      "additionalProperties": false,
      "required": .list(ConfigurationReader.sidecarProperties.map { .string($0.description) }),
      "properties": .object(properties),
    ]
  }

  private static func reference(_ name: String) -> JSONOutput {
    ["$ref": .string("#/definitions/\(name)")]
  }
}
