struct DatadogHostUnknownRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-host-unknown",
    category: .datadog,
    severity: .warning,
    stage: .run,
    summary: "The logs are sent to a host that means Datadog and is none of its intakes.",
    rationale: """
      Each of Datadog's sites is an installation of its own, with its own accounts and its own \
      intake for logs, `http-intake.logs.` before the site's name. A host that is none of them \
      takes no logs; Fluent Bit retries a while, and drops them.
      """,
    remedy: "Name the site that the account is on, or its intake host.",
    references: [.datadogSites, .fluentBitDatadog],
    examples: [
      .inline(
        """
        "Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}",
        "Host": [|"http-intake.logs.datadoghq.com.eu"|]
        """),
      .configured(environment: ["DD_SITE": #"[|"us1.datadoghq.com"|]"#]),
      .inline(
        """
        "Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}",
        "Host": "http-intake.logs.datadoghq.eu"
        """),
      .configured(environment: ["DD_SITE": #""us5.datadoghq.com""#]),
      .inline(
        """
        "Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}",
        "Host": "datadog-relay.koyama.internal"
        """),
    ]
  )

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.logSettings(.host).compactMap { setting in
      guard let value = setting.known else { return nil }
      let host = value.text
      let isVariable = setting.name == LogSetting.Kind.host.variable.description
      // A custom file may say `Host ${DD_SITE}`, so the variable may be either.
      let isKnown = DatadogSite.isIntake(host) || (isVariable && DatadogSite.isSite(host))
      guard !isKnown, DatadogSite.isMeant(by: host) else { return nil }
      return RuleFinding(
        at: value.range, .unknown(host, in: setting.name, isVariable: isVariable),
        subject: setting.subject)
    }
  }
}

extension Message {
  fileprivate static func unknown(_ host: String, in name: String, isVariable: Bool) -> Message {
    let example = DatadogSite.nearest(to: host) ?? "datadoghq.com"
    return Message(
      fact: isVariable
        ? "'\(host)' in '\(name)' is no site of Datadog's"
        : "'\(host)' in '\(name)' is no host of Datadog's that takes logs",
      consequence: "the logs go nowhere",
      remedy: isVariable
        ? "name the site of the account, such as '\(example)'"
        : "name the intake of the account's site, such as 'http-intake.logs.\(example)'"
    )
  }
}
