struct LogOptionInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "log-option-invalid",
    category: .logging,
    severity: .error,
    stage: .register,
    summary: "A log driver does not accept an option or its value.",
    rationale: """
      The API rejects options that `awslogs` does not know: "Log driver awslogs disallows options". \
      It accepts one of the two multiline options, `true` or `false` for `awslogs-create-group`, \
      and the name of a region for `awslogs-region`. For every log driver, `mode` is `blocking` or \
      `non-blocking`, and `max-buffer-size`, a size such as `25m`, is for `non-blocking` only. \
      Options of `awsfirelens` are options of the output plugin, which other rules check.
      """,
    remedy: "Correct the option, or remove it.",
    references: [
      .logConfiguration,
      .init(
        "Amazon ECS: send logs to CloudWatch",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html"),
      .init(
        "Docker: the delivery mode of log messages",
        "https://docs.docker.com/engine/logging/configure/"),
    ],
    lessons: [
      Lesson(
        log(#""max-buffer-size": [|"ten"|]"#), after: log(#""max-buffer-size": "10m""#)),
      Lesson(log(#"[|"awslogs-create-groups"|]: "true""#)),
    ],
    examples: [
      log(#""mode": [|"nonblocking"|]"#),
      log(#""mode": "blocking", [|"max-buffer-size"|]: "25m""#),
      log(#""awslogs-create-group": [|"yes"|]"#),
      log(#"[|"log_key"|]: "log""#),
      log(#"[1|"awslogs-datetime-format"|]: "%Y", [|"awslogs-multiline-pattern"|]: "^A""#),
      log(#""mode": [|"async"|]"#, driver: "json-file"),
      Example(
        sidecar: """
          "logConfiguration": {
            "logDriver": "awslogs",
            "options": { "awslogs-group": "koyama", "awslogs-region": [|"us-east1"|] }
          }
          """),
      log(#""mode": "non-blocking", "max-buffer-size": "25MB""#),
      log(#""max-buffer-size": "1 gib""#),
      log(#""awslogs-stream": "app", "tag": "app""#),
      log(#""awslogs-create-group": "True""#),
      log(#""mode": "{{ mode }}", "max-buffer-size": "${SIZE}""#),
      log(#""labels": "team", "log_key": "log""#, driver: "json-file"),
      Example(options: #""Name": "gelf", "mode": "tcp""#),
    ]
  )

  private static func log(
    _ option: String, driver: String = "awslogs", line: Int = #line
  ) -> Example {
    let options = """
      "awslogs-group": "koyama",
            "awslogs-region": "ap-northeast-1",
            "awslogs-stream-prefix": "fluentbit",
      """
    return Example(
      app: Example.inlineOutput,
      sidecar: """
        "logConfiguration": {
          "logDriver": "\(driver)",
          "options": {
            \(driver == "awslogs" ? options : "")
            \(option)
          }
        }
        """, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container -> [RuleFinding] in
      guard let configuration = container.logConfiguration.value,
        let driver = configuration.logDriver.value, driver != "awsfirelens",
        let options = configuration.options.value
      else { return [] }
      var findings: [RuleFinding] = []
      if let finding = mode(options) { findings.append(finding) }
      if let finding = bufferSize(options) { findings.append(finding) }
      return driver == "awslogs" ? findings + awslogs(options) : findings
    }
  }

  private func mode(_ options: ObjectView) -> RuleFinding? {
    guard let mode = options.string("mode").value, mode != "blocking", mode != "non-blocking"
    else { return nil }
    let meant = EditDistance.nearest(to: mode.text, in: ["blocking", "non-blocking"])
    return RuleFinding(
      at: mode.range, .invalid("mode", mode.text, expected: "'blocking' or 'non-blocking'")
    ).fixed(
      by: meant.map { Fix(.safe, "write '\($0)'", edits: [.rewriting(mode, as: $0)]) })
  }

  private func bufferSize(_ options: ObjectView) -> RuleFinding? {
    guard case .value(let size, let place) = options.string("max-buffer-size") else { return nil }
    if !Self.isSize(size.text) {
      return RuleFinding(
        at: size.range, .invalid("max-buffer-size", size.text, expected: "a size such as '25m'"))
    }
    guard let mode = options.string("mode").value, mode == "blocking" else { return nil }
    return RuleFinding(at: place.name, .onlyNonBlocking)
  }

  private func awslogs(_ options: ObjectView) -> [RuleFinding] {
    var findings = unknownOptions(options.value.members)
    if let create = options.string("awslogs-create-group").value,
      !Self.booleans.contains(create.text)
    {
      findings.append(
        RuleFinding(
          at: create.range,
          .invalid("awslogs-create-group", create.text, expected: "'true' or 'false'")))
    }
    if let region = options.string("awslogs-region").value, !region.isBlank,
      !Region.isName(region.decodedBytes), !region.text.lowercased().holds("region")
    {
      findings.append(
        RuleFinding(
          at: region.range,
          .invalid("awslogs-region", region.text, expected: "a region such as 'eu-west-1'")))
    }
    if case .value(_, let format) = options.string("awslogs-datetime-format"),
      case .value(_, let pattern) = options.string("awslogs-multiline-pattern"),
      let key = pattern.key, let other = format.key
    {
      findings.append(
        RuleFinding(at: key, .exclusive).related(other, "'awslogs-datetime-format'"))
    }
    return findings
  }

  private func unknownOptions(_ options: JSONValue.Members) -> [RuleFinding] {
    lazy var absent = Self.known.filter { known in !options.contains { $0.key == known } }
      .map(\.description)
    return options.findings { option in
      guard option.value.kind != .null, !Self.known.contains(where: { option.key == $0 }),
        !Self.ofDocker.contains(where: { option.key == $0 }), !Placeholder.isIn(option.key)
      else { return nil }
      let name = option.key.text
      let meant = EditDistance.nearest(to: name, in: absent)
      let fix = meant.map {
        Fix(.safe, "rename it to '\($0)'", edits: [.rewriting(option.key, as: $0)])
      }
      return RuleFinding(at: option.key.range, .unknown(name, meant: meant)).fixed(by: fix)
    }
  }

  /// The booleans of Go, which Docker reads.
  ///
  /// Source: https://pkg.go.dev/strconv#ParseBool
  private static let booleans: Set<String> = [
    "1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False",
  ]

  /// The options of `awslogs` that ECS documents.
  private static let known: [StaticString] = [
    "awslogs-create-group", "awslogs-datetime-format", "awslogs-group",
    "awslogs-multiline-pattern", "awslogs-region", "awslogs-stream-prefix", "max-buffer-size",
    "mode",
  ]

  /// Further options of `awslogs` in Docker.
  ///
  /// Whether the API accepts them is not documented.
  private static let ofDocker: [StaticString] = [
    "awslogs-credentials-endpoint", "awslogs-endpoint", "awslogs-force-flush-interval-seconds",
    "awslogs-format", "awslogs-max-buffered-events", "awslogs-stream", "cache-compress",
    "cache-disabled", "cache-max-file", "cache-max-size", "env", "env-regex", "labels",
    "labels-regex", "tag",
  ]

  /// Whether Docker reads a text as a number of bytes.
  ///
  /// Source: RAMInBytes in https://github.com/docker/go-units/blob/master/size.go
  private static func isSize(_ text: String) -> Bool {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard number.first?.isNumber ?? false else { return false }
    var unit = text.dropFirst(number.count).lowercased()
    if unit.hasPrefix(" ") { unit.removeFirst() }
    let units = ["", "k", "m", "g", "t", "p"].flatMap { [$0, $0 + "b", $0 + "ib"] }
    return units.contains(unit) && unit != "ib"
  }
}

extension Message {
  fileprivate static func invalid(
    _ option: String, _ value: String, expected: String
  ) -> Message {
    Message(
      fact: "invalid '\(option)' value '\(asked: value)'; expected \(expected)",
      consequence: "the API rejects the definition",
      remedy: "set it to \(expected)"
    )
  }

  fileprivate static func unknown(_ name: String, meant: String?) -> Message {
    Message(
      fact: "unknown option '\(name)' of the log driver 'awslogs'"
        + (meant.map { "; did you mean '\($0)'?" } ?? ""),
      consequence: "the API rejects the definition",
      remedy: meant.map { "rename it to '\($0)'" } ?? "remove it"
    )
  }

  fileprivate static let onlyNonBlocking = Message(
    fact: "'max-buffer-size' is set, but 'mode' is 'blocking'",
    consequence: "the log driver rejects the options, and the container does not start",
    remedy: "remove 'max-buffer-size', or set 'mode' to 'non-blocking'"
  )

  fileprivate static let exclusive = Message(
    fact: "'awslogs-multiline-pattern' and 'awslogs-datetime-format' exclude each other",
    consequence: "the log driver rejects the options, and the container does not start",
    remedy: "remove one of the two"
  )
}
