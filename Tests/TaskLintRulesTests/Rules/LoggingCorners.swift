@testable import TaskLintRules

/// Edge cases of rules on log drivers and their options.
enum LoggingCorners {
  static let all: [RuleCase] =
    options + goodOptions + otherDrivers + missing + requiredOptions + missingOnFargate + patterns
    + unsupported + unrouted + routed + unlogged + fargate + foreign + limits + unused

  private static func log(
    _ driver: String, _ options: String, secrets: String = "", task: String = "",
    _ rule: any Rule.Type
  ) -> RuleCase {
    RuleCase(
      rule,
      Example(
        task: task,
        app: """
          "logConfiguration": { "logDriver": \(driver), "options": { \(options) }\
          \(secrets.isEmpty ? "" : ", \"secretOptions\": [\(secrets)]") }
          """))
  }

  private static let options: [RuleCase] = [
    #""mode": [|"Blocking"|]"#, #""mode": [|"x"|]"#,
    #""mode": "blocking", [|"max-buffer-size"|]: "4m""#,
    #""max-buffer-size": [|"4q"|], "mode": "blocking""#, #""awslogs-create-group": [|"on"|]"#,
    #""awslogs-region": [|"Ireland"|]"#, #""awslogs-region": [|"eu-west"|]"#,
    #"[|"awslogs-grup"|]: "a""#,
    #""awslogs-group": "a", [|"awslogs-grup"|]: "a""#, #"[|"Mode"|]: "blocking""#, #"[|"x"|]: "a""#,
    #"[1|"awslogs-datetime-format"|]: "%Y", [|"awslogs-multiline-pattern"|]: "a""#,
    #"[|"awslogs-multiline-pattern"|]: "a", [1|"awslogs-datetime-format"|]: "%Y""#,
  ].map { log(#""awslogs""#, $0, LogOptionInvalidRule.self) }

  private static let goodOptions: [RuleCase] = [
    #""mode": "non-blocking", "max-buffer-size": "4m""#, #""max-buffer-size": "4m""#,
    #""mode": "{{ x }}", "max-buffer-size": "4m""#, #""x": null"#, #""{{ x }}": "a""#,
    #""awslogs-region": "us-gov-west-1""#, #""awslogs-region": " ""#,
    #""awslogs-region": "my-Region""#,
    #""awslogs-datetime-format": "{{ x }}", "awslogs-multiline-pattern": "a""#,
    #""awslogs-datetime-format": null, "awslogs-multiline-pattern": "a""#,
    #""awslogs-create-group": "{{ x }}""#,
  ].map { log(#""awslogs""#, $0, LogOptionInvalidRule.self) }

  private static let otherDrivers: [RuleCase] = [
    log(#""gelf""#, #""x": "a", "awslogs-create-group": "on""#, LogOptionInvalidRule.self),
    log(#""gelf""#, #""mode": [|"x"|]"#, LogOptionInvalidRule.self),
    log(#""awsfirelens""#, #""mode": "x", "max-buffer-size": "x""#, LogOptionInvalidRule.self),
    log(#""{{ x }}""#, #""mode": "x""#, LogOptionInvalidRule.self),
  ]

  /// The options that each driver needs.
  private static let missing: [RuleCase] =
    [
      (#"[|"splunk"|]"#, #""splunk-url": "a""#), (#"[|"splunk"|]"#, #""splunk-token": "a""#),
      (#"[|"splunk"|]"#, ""), (#"[|"gelf"|]"#, #""tag": "a""#),
      (#""gelf""#, #""gelf-address": "a""#),
      (#""splunk""#, #""splunk-url": "a", "splunk-token": "{{ x }}""#), (#""syslog""#, ""),
      (#"[|"splunk"|]"#, #""splunk-url": "a", "splunk-token": null"#),
      (#""splunk""#, #""splunk-url": "a", "{{ x }}": "a""#), (#""{{ x }}""#, ""),
    ].map { log($0, $1, LogOptionMissingRule.self) }
    + [
      log(
        #""splunk""#, #""splunk-url": "a""#,
        secrets: #"{ "name": "splunk-token", "valueFrom": "/a" }"#,
        LogOptionMissingRule.self),
      log(
        #"[|"splunk"|]"#, #""splunk-url": "a""#,
        secrets: #"{ "name": "other", "valueFrom": "/a" }"#,
        LogOptionMissingRule.self),
      log(#""splunk""#, #""splunk-url": "a""#, secrets: #""{{ x }}""#, LogOptionMissingRule.self),
      RuleCase(
        LogOptionMissingRule.self,
        Example(app: #""logConfiguration": { "logDriver": [|"gelf"|] }"#)),
      RuleCase(
        LogOptionMissingRule.self,
        Example(app: #""logConfiguration": { "logDriver": "gelf", "options": "{{ x }}" }"#)),
    ]

  private static let groupAndRegion = #""awslogs-group": "a", "awslogs-region": "eu-west-1""#

  private static let requiredOptions: [RuleCase] = [
    (#"[|"awslogs"|]"#, #""awslogs-group": "a""#),
    (#"[|"awslogs"|]"#, #""awslogs-region": "eu-west-1""#),
    (#""awslogs""#, groupAndRegion), (#""json-file""#, ""), (#""{{ x }}""#, ""),
    (#""awslogs""#, #""awslogs-group": "a", "{{ x }}": "a""#),
  ].map { log($0, $1, AwslogsOptionMissingRule.self) }

  private static let onFargate = #""requiresCompatibilities": ["FARGATE"]"#

  private static let missingOnFargate: [RuleCase] = [
    (#"[|"awslogs"|]"#, groupAndRegion),
    (#""awslogs""#, groupAndRegion + #", "awslogs-stream-prefix": "a""#),
  ].map { log($0, $1, task: onFargate, AwslogsOptionMissingRule.self) }

  private static let patterns: [RuleCase] = [
    (#""awslogs""#, #""awslogs-multiline-pattern": [|"(a"|]"#),
    (#""awslogs""#, #""awslogs-datetime-format": [|"[%Y"|]"#),
    (
      #""awslogs""#, #""awslogs-datetime-format": [|"(%Y"|], "awslogs-multiline-pattern": [|"a)"|]"#
    ),
    (#""awslogs""#, #""awslogs-multiline-pattern": "^\\d+", "awslogs-datetime-format": "%Y-%m""#),
    (#""gelf""#, #""awslogs-multiline-pattern": "(a""#), (#""awslogs""#, #""tag": "(a""#),
    (#""awslogs""#, #""awslogs-multiline-pattern": "({{ x }}""#),
  ].map { log($0, $1, AwslogsPatternInvalidRule.self) }

  private static let unsupported: [RuleCase] =
    [
      #"[|"gelf"|]"#, #"[|"json-file"|]"#, #"[|"AWSLOGS"|]"#, #""awslogs""#, #""splunk""#,
      #""awsfirelens""#, #""{{ x }}""#, "null",
    ].map { log($0, "", task: onFargate, LogDriverUnsupportedRule.self) }
    + [
      log(
        #""gelf""#, "", task: #""requiresCompatibilities": ["EC2"]"#, LogDriverUnsupportedRule.self)
    ]

  private static func worker(_ members: String, _ rule: any Rule.Type, task: String = "")
    -> RuleCase
  {
    RuleCase(rule, Example(task: task, more: ["{ \(members) }"]))
  }

  private static let onEC2 = #""requiresCompatibilities": ["EC2"]"#

  /// A container beside a log router that does not use it.
  private static let unrouted: [RuleCase] = [
    worker(#""name": [|"worker"|]"#, LogDriverNotFirelensRule.self, task: onEC2),
    worker(
      #""name": "worker", "logConfiguration": [|null|]"#, LogDriverNotFirelensRule.self, task: onEC2
    ),
    worker(
      #""name": "worker", "logConfiguration": { "logDriver": [|null|] }"#,
      LogDriverNotFirelensRule.self,
      task: onEC2),
    worker(#""name": "worker""#, LogDriverNotFirelensRule.self, task: onFargate),
    worker(#""name": "worker""#, LogDriverNotFirelensRule.self),
  ]

  private static let routed: [RuleCase] =
    [
      #""name": "worker", "logConfiguration": { "options": {} }"#,
      #""name": "worker", "logConfiguration": "{{ x }}""#,
      #""name": "worker", "logConfiguration": { "logDriver": "{{ x }}" }"#,
      #""name": "worker", "logConfiguration": { "logDriver": "other" }"#,
      #""name": "cloudwatch-agent""#,
      #""name": "worker", "image": "datadog/agent:7""#,
      #""name": "worker", "image": "x/aws-xray-daemon""#,
    ].map { worker($0, LogDriverNotFirelensRule.self, task: onEC2) }
    + [
      worker(
        #""name": [|"worker"|], "image": "mydatadog/agent:7""#, LogDriverNotFirelensRule.self,
        task: onEC2)
    ]

  private static let unlogged: [RuleCase] =
    [
      #""name": [|"worker"|]"#, #""name": "worker", "logConfiguration": [|null|]"#,
      #""name": "worker", "logConfiguration": { "logDriver": [|null|] }"#,
      #""name": "worker", "logConfiguration": { "logDriver": "x" }"#,
      #""name": "worker", "logConfiguration": {}"#,
      #""name": "worker", "logConfiguration": "{{ x }}""#,
    ].map { worker($0, LogConfigurationMissingRule.self, task: onFargate) }
    + [
      worker(#""name": "worker""#, LogConfigurationMissingRule.self, task: onEC2),
      worker(#""name": "worker""#, LogConfigurationMissingRule.self),
    ]

  /// The log router's own log configuration.
  private static let fargate: [RuleCase] = [
    RuleCase(FirelensSidecarUnloggedRule.self, Example(task: onEC2)),
    RuleCase(
      FirelensSidecarUnloggedRule.self, Example(task: onFargate, sidecar: #""name": [|"r"|]"#)),
    RuleCase(FirelensSidecarUnloggedRule.self, Example(sidecar: #""name": [|"r"|]"#)),
    RuleCase(
      FirelensSidecarUnloggedRule.self,
      Example(sidecar: #""name": [|"r"|], "logConfiguration": null"#)),
    RuleCase(FirelensSidecarUnloggedRule.self, Example(sidecar: #""logConfiguration": "{{ x }}""#)),
    RuleCase(
      HardeningLogConfigurationMissingRule.self,
      Example(task: onEC2, app: #""name": [|"app"|], "logConfiguration": null"#)),
    RuleCase(
      HardeningLogConfigurationMissingRule.self,
      Example(task: onEC2, app: #""logConfiguration": {}"#)),
    RuleCase(
      HardeningLogConfigurationMissingRule.self,
      Example(task: onFargate, app: #""logConfiguration": null"#)),
    RuleCase(HardeningLogConfigurationMissingRule.self, Example(app: #""logConfiguration": null"#)),
  ]

  private static let secret = #"{ "name": "splunk-token", "valueFrom": "/a" }"#

  private static let foreign: [RuleCase] =
    [
      (#""splunk""#, "[|\"secretOptions\"|]", secret),
      (#""awsfirelens""#, "\"secretOptions\"", secret),
      (#""""#, "\"secretOptions\"", secret), (#""{{ x }}""#, "\"secretOptions\"", secret),
      (#""splunk""#, "\"secretOptions\"", ""),
    ].map { driver, key, secrets in
      RuleCase(
        OutputSecretForeignRule.self,
        Example(app: "\"logConfiguration\": { \"logDriver\": \(driver), \(key): [\(secrets)] }"))
    } + [
      RuleCase(
        OutputSecretForeignRule.self,
        Example(
          app:
            "\"logConfiguration\": { \"logDriver\": \"splunk\", \"secretOptions\": [\(secret)] }",
          without: ["sidecar"]))
    ]

  private static let limits: [RuleCase] = [
    (#"[|"-1"|]"#, "", #""1""#), (#"[|"536870913"|]"#, "", #""1""#), (#"[|"5m"|]"#, "", #""1""#),
    (#""0""#, "", #""536870911""#), (#""1""#, "", #"[|"536870911"|]"#),
    (#"[|"536870912"|]"#, "", #""1""#),
    (#""536870912""#, #""memory": 64,"#, #""536870911""#), (#""{{ x }}""#, "", #""536870911""#),
    (#""536870912""#, #""memoryReservation": 64,"#, #""1""#), (#"[|""|]"#, "", #""1""#),
  ].map { first, memory, second in
    RuleCase(
      OutputBufferLimitInvalidRule.self,
      Example(
        options: "\"log-driver-buffer-limit\": \(first)", app: memory + #""cpu": 1"#,
        more: [
          """
          { "name": "worker", "logConfiguration": { "logDriver": "awsfirelens",
            "options": { "log-driver-buffer-limit": \(second) } } }
          """
        ]))
  }

  /// A log router that no container uses.
  private static let unused: [RuleCase] =
    [
      (#""awslogs""#, true), (#""awsfirelenz""#, false), (#""{{ x }}""#, false), ("null", true),
    ].map { driver, isUnused in
      let key = isUnused ? "[|\"firelensConfiguration\"|]" : "\"firelensConfiguration\""
      return RuleCase(
        FirelensSidecarUnusedRule.self,
        Example(
          app: "\"logConfiguration\": { \"logDriver\": \(driver) }",
          sidecar: Example.router(key: key)))
    } + [
      RuleCase(FirelensSidecarUnusedRule.self, Example(without: ["app"])),
      RuleCase(
        FirelensSidecarUnusedRule.self,
        Example(
          task: #""family": "koyama""#,
          sidecar: Example.router(key: "[|\"firelensConfiguration\"|]"),
          without: ["app"])),
    ]
}
