struct FirelensHealthCheckUnreachableRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-health-check-unreachable",
    category: .firelens,
    severity: .warning,
    stage: .start,
    summary: "The log router's health check calls a port on which no server listens.",
    rationale: """
      Port 2020 belongs to Fluent Bit's HTTP server, which a [SERVICE] section enables. The \
      configuration that ECS generates has no such section, so without a custom file the check \
      fails, the essential container becomes unhealthy, and the task is stopped and started again \
      and again. Port 8877 is an input for health checks that ECS generates in the network modes \
      `awsvpc` and `bridge` only.
      """,
    remedy: """
      Include a file that sets `HTTP_Server On`; AWS's image has \
      `/fluent-bit/configs/output-metrics-healthcheck.conf`. Or remove the check.
      """,
    references: [
      .init(
        "Amazon ECS FireLens examples: health checks",
        "https://github.com/aws-samples/amazon-ecs-firelens-examples/tree/mainline/examples/fluent-bit/health-check"
      ),
      .agentFirelensConfiguration,
    ],
    lessons: [
      Lesson(
        Example(
          app: Example.inlineOutput,
          sidecar: """
            "image": "amazon/aws-for-fluent-bit:2.32.2",
            \(sidecar(
              #"["CMD-SHELL", [|"curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"|]]"#))
            """),
        after: Example(
          app: Example.inlineOutput,
          sidecar: """
            "image": "amazon/aws-for-fluent-bit:2.32.2",
            \(sidecar(
              #"["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"]"#,
              options: """
                "config-file-type": "file",
                "config-file-value": "/fluent-bit/configs/output-metrics-healthcheck.conf"
                """))
            """))
    ],
    examples: [
      Example(
        sidecar: sidecar(
          #"["CMD", "curl", "-f", [|"http://localhost:2020/api/v1/health"|]]"#,
          options: #""enable-ecs-log-metadata": "true""#)),
      Example(
        sidecar: sidecar(
          #"["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 0"]"#)),
      Example(
        sidecar: sidecar(
          #"["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || exit 1"]"#,
          options: Example.fileOptions)),
      Example(
        sidecar: sidecar(
          #"["CMD-SHELL", "echo '{\"health\":\"check\"}' | nc 127.0.0.1 8877 || exit 1"]"#)),
      Example(
        task: #""networkMode": "host""#,
        sidecar: sidecar(
          #"["CMD-SHELL", [|"echo '{\"health\":\"check\"}' | nc 127.0.0.1 8877 || exit 1"|]]"#)),
      Example(
        sidecar: """
          \(sidecar(#"["CMD", "curl", "-f", "http://localhost:2020/api/v1/health"]"#)),
          "environment": [{ "name": "aws_fluent_bit_init_file_1", "value": "/http.conf" }]
          """),
      Example(
        sidecar: sidecar(
          #"["CMD-SHELL", "curl -f http://127.0.0.1:2020/api/v1/uptime || true"]"#)),
      Example(
        sidecar: sidecar(#"["CMD-SHELL", [|"nc -z localhost 2020 || exit 1"|]]"#),
        isDocumented: false),
      Example(sidecar: sidecar(#"["CMD-SHELL", "nc -z localhost 12020 && test 1"]"#)),
      Example(sidecar: sidecar(#"["CMD-SHELL", "test -e /tmp/since 2020-01-01"]"#)),
      Example(
        sidecar: sidecar(
          #"["CMD", "curl", "http://localhost:2020/"]"#, options: #""config-file-type": "s3""#)),
      Example(
        sidecar: sidecar(
          #"["CMD", "curl", "http://localhost:2020/"]"#,
          options: #""config-file-value": "/http.conf""#)),
      Example(
        sidecar: """
          "healthCheck": { "command": ["CMD", "curl", "http://localhost:2020/"] },
          \(Example.router("", type: "fluentd"))
          """),
      Example(
        sidecar: """
          \(sidecar(#"["CMD", "curl", "-f", "http://localhost:2020/api/v1/health"]"#)),
          "command": ["/start.sh"]
          """),
      Example(
        sidecar: """
          \(sidecar(#"["CMD", "curl", "-f", "http://localhost:2020/api/v1/health"]"#)),
          "entryPoint": ["/start.sh"]
          """),
      Example(
        sidecar: """
          \(sidecar(#"["CMD", "curl", "-f", "http://localhost:2020/api/v1/health"]"#)),
          "environment": "{{ environment }}"
          """),
      Example(
        sidecar: """
          \(sidecar(#"["CMD", "curl", "-f", "http://localhost:2020/api/v1/health"]"#)),
          "secrets": "{{ secrets }}"
          """),
      Example(
        sidecar: """
          \(sidecar(#"["CMD", "curl", "-f", "http://localhost:2020/api/v1/health"]"#)),
          "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::koyama/router.env" }]
          """),
    ]
  )

  private static func sidecar(_ command: String, options: String = "") -> String {
    """
    "healthCheck": { "command": \(command) },
    \(Example.router(options: options))
    """
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.sidecars.compactMap { sidecar in
      guard let check = sidecar.healthCheck.value, sidecar.runsOnlyGeneratedConfiguration
      else { return nil }
      let mode = definition.networkMode.value
      let lacksInput = mode.map { $0 == "host" || $0 == "none" } ?? false
      let ports = lacksInput ? ["2020", "8877"] : ["2020"]
      for case .value(let element, let place) in check.command.value ?? [] {
        guard let port = ports.first(where: { Self.calls($0, in: element.text) }) else { continue }
        return RuleFinding(
          at: place.range, port == "2020" ? .unreachable(sidecar) : .noInput(sidecar))
      }
      return nil
    }
  }

  /// Whether a part of a command calls a port and fails when the call fails.
  private static func calls(_ port: String, in text: String) -> Bool {
    guard !text.hasSuffix("|| exit 0"), !text.hasSuffix("|| true") else { return false }
    let bytes = Array(text.utf8)
    let port = Array(port.utf8)
    return bytes.indices.dropLast(port.count - 1).contains { index in
      let end = index + port.count
      // The port follows a colon or a blank, or is a whole argument; a year or a part of a number
      // does not count.
      let begins =
        index == 0 || bytes[index - 1] == UInt8(ascii: ":")
        || bytes[index - 1] == UInt8(ascii: " ")
      let ends =
        end == bytes.count
        || !(bytes[end].isAlphanumeric || bytes[end] == UInt8(ascii: "-"))
      return begins && ends && bytes[index..<end].elementsEqual(port)
    }
  }
}

extension Message {
  fileprivate static func noInput(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "the health check of log router \(sidecar.label) calls port 8877, which ECS does not "
        + "configure in this network mode",
      consequence: sidecar.essential.isUnset || sidecar.essential.value == true
        ? "the check fails, the essential container becomes unhealthy, and ECS stops the task"
        : "the check fails, and the container becomes unhealthy",
      remedy: "remove the check, or use the network mode 'bridge' or 'awsvpc'"
    )
  }

  fileprivate static func unreachable(_ sidecar: ContainerDefinition) -> Message {
    Message(
      fact: "the health check of log router \(sidecar.label) calls port 2020, on which no server "
        + "listens",
      consequence: sidecar.essential.isUnset || sidecar.essential.value == true
        ? "the check fails, the essential container becomes unhealthy, and ECS stops the task"
        : "the check fails, and the container becomes unhealthy",
      remedy: "set 'config-file-type' to 'file' and 'config-file-value' to a file with "
        + "'HTTP_Server On', in AWS's image "
        + "'/fluent-bit/configs/output-metrics-healthcheck.conf', or remove the check"
    )
  }
}
