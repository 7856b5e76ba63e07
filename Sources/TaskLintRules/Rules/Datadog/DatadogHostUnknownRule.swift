struct DatadogHostUnknownRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "datadog-host-unknown",
    category: .datadog,
    severity: .warning,
    stage: .run,
    summary: "The Datadog host or site does not exist.",
    rationale: """
      Each Datadog site is a separate installation with its own accounts and its own log intake, \
      whose host is `http-intake.logs.` followed by the name of the site. Fluent Bit retries an \
      unknown host for a while and then drops the logs.
      """,
    remedy: "Set the site that the account is on, or the intake host of that site.",
    references: [.datadogSites, .fluentBitDatadog],
    lessons: [
      Lesson(
        .inline(
          """
          "Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}",
          "Host": [|"http-intake.logs.datadoghq.com.eu"|]
          """),
        after: .inline(
          """
          "Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}",
          "Host": "http-intake.logs.datadoghq.eu"
          """))
    ],
    examples: [
      .configured(environment: ["DD_SITE": #"[|"us1.datadoghq.com"|]"#]),
      .configured(environment: ["DD_SITE": #""us5.datadoghq.com""#]),
      .inline(
        """
        "Name": "datadog", "tls": "on", "apikey": "${DD_API_KEY}",
        "Host": "datadog-relay.koyama.internal"
        """),
      .configured(file: inFile("[|http-intake.logs.us1.datadoghq.com|]")),
      .configured(file: inFile("http-intake.logs.us5.datadoghq.com")),
      .configured(file: inFile("http-intake.logs.${DD_SITE:-datadoghq.com}")),
    ]
  )

  private static func inFile(_ host: String) -> String {
    Example.outputs.parts(separatedBy: "tls on").joined(
      separator: "tls on\n    Host \(host)")
  }

  func applies(to routing: LogRouting) -> Bool {
    !routing.settings(.host).isEmpty
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    (routing.customFile.map(findings) ?? [])
      + routing.settings(.host).compactMap { setting in
        guard let value = setting.known else { return nil }
        let host = value.text
        let isVariable = setting.name == LogSetting.Kind.host.variable.description
        // A custom file may contain `Host ${DD_SITE}`, so the variable may be a host or a site.
        let isKnown = DatadogSite.isIntake(host) || (isVariable && DatadogSite.isSite(host))
        guard !isKnown, DatadogSite.isMeant(by: host) else { return nil }
        return RuleFinding(
          at: value.range, .unknown(host, in: setting.name, isVariable: isVariable),
          subject: setting.subject)
      }
  }

  private func findings(in file: CustomFile) -> [RuleFinding] {
    file.settings(.host).compactMap { setting in
      let host = setting.property.value
      guard !DatadogSite.isIntake(host), DatadogSite.isMeant(by: host) else { return nil }
      return file.finding(
        at: setting, .unknown(host, in: setting.property.key, isVariable: false))
    }
  }
}

extension Message {
  fileprivate static func unknown(_ host: String, in name: String, isVariable: Bool) -> Message {
    let example = DatadogSite.nearest(to: host) ?? "datadoghq.com"
    return Message(
      fact: isVariable
        ? "unknown Datadog site '\(asked: host)' in '\(name)'"
        : "unknown Datadog log intake '\(asked: host)' in '\(name)'",
      consequence: "Fluent Bit cannot deliver the logs and drops them",
      remedy: isVariable
        ? "use the site of the account, such as '\(asked: example)'"
        : "use the intake of the account's site, such as 'http-intake.logs.\(asked: example)'"
    )
  }
}
