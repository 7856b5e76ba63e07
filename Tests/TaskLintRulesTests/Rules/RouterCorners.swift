@testable import TaskLintRules

/// Edge cases of rules on log routers.
enum RouterCorners {
  static let all: [RuleCase] =
    paths + goodPaths + relative + yaml + reserved + fluentdPaths + objects + goodObjects
    + initFiles
    + initObjects + unread + options + misplaced + booleans + types + users + images + mounts
    + checks
    + memory + values + mismatches

  private static func file(
    _ rule: any Rule.Type, _ path: String, type: String = "fluentbit", kind: String = "file",
    task: String = ""
  ) -> RuleCase {
    RuleCase(
      rule,
      Example(
        task: task,
        sidecar: Example.router(
          "\"config-file-type\": \"\(kind)\", \"config-file-value\": \(path)", type: type)))
  }

  private static let paths: [RuleCase] = [
    #"[|" /a.conf"|]"#, #"[|"/a.conf "|]"#, #"[|"\"/a.conf\""|]"#, #"[|"'/a.conf'"|]"#,
    #"[|"\t/a"|]"#,
    #"[|"'a'"|]"#,
  ].map { file(FirelensConfigPathInvalidRule.self, $0) }

  private static let goodPaths: [RuleCase] =
    [
      #""/a.conf""#, #""/a/""#, #""'/a.conf""#, #""/a'""#, #""''""#, #""'""#, #"" ""#, #""'/a\"""#,
      #"" {{ x }}""#,
    ].map { file(FirelensConfigPathInvalidRule.self, $0) } + [
      file(FirelensConfigPathInvalidRule.self, #"" /a.conf""#, type: "fluentd"),
      file(FirelensConfigPathInvalidRule.self, #"" /a.conf""#, kind: "s3"),
    ]

  private static let relative: [RuleCase] =
    [
      #"[|"a.conf"|]"#, #"[|"./a.conf"|]"#, #""/a.conf""#, #"" ""#, #""{{ x }}/a""#,
    ].map { file(FirelensConfigRelativePathRule.self, $0) } + [
      file(FirelensConfigRelativePathRule.self, #""a.conf""#, kind: "s3"),
      file(FirelensConfigRelativePathRule.self, #"[|"a.conf"|]"#, type: "fluentd"),
    ]

  private static let yaml: [RuleCase] =
    [
      #"[|"/a.yaml"|]"#, #"[|"/a.yml"|]"#, #"[|"/a.YAML"|]"#, #""/a.yam""#, #""/ayaml""#,
      #""/a.yaml.conf""#,
      #""{{ x }}.yaml""#,
    ].map { file(FirelensConfigYAMLRule.self, $0) } + [
      file(FirelensConfigYAMLRule.self, #""/a.yaml""#, type: "fluentd"),
      file(FirelensConfigYAMLRule.self, #"[|"arn:aws:s3:::koyama/a.yaml"|]"#, kind: "s3"),
      file(FirelensConfigYAMLRule.self, #""/a.yaml""#, kind: "other"),
    ]

  private static let reserved: [RuleCase] =
    [
      #"[|"/fluent-bit/etc/fluent-bit.conf"|]"#, #"[|"/fluentd/etc/fluent.conf"|]"#,
      #"[|"fluent-bit.conf"|]"#,
      #"[|"/fluent-bit/etc/*.conf"|]"#, #"[|"/fluent-bit/./etc//fluent-bit.conf"|]"#,
      #""/fluent-bit/etc/?luent-bit.conf""#, #""/fluent-bit/etc/external.conf""#,
      #""/fluent-bit/*.conf""#,
      #""fluent.conf""#, #""/etc/fluent-bit.conf""#, #""/fluent-bit/etc/fluent-bit.conf/a""#,
    ].map { file(FirelensConfigReservedPathRule.self, $0) } + [
      file(FirelensConfigReservedPathRule.self, #""/fluent-bit/etc/fluent-bit.conf""#, kind: "s3"),
      file(
        FirelensConfigReservedPathRule.self, #""/fluent-bit/etc/fluent-bit.conf""#, kind: "{{ x }}"),
    ]

  private static let fluentdPaths: [RuleCase] = [
    #"[|"/fluentd/etc/fluent.conf"|]"#, #"[|"/fluent-bit/etc/fluent-bit.conf"|]"#,
    #"[|"fluent.conf"|]"#,
    #"[|"/fluentd/etc/*.conf"|]"#, #"[|"/fluentd/etc/flu?nt.conf"|]"#,
    #"[|"/fluentd/etc/[f]luent.conf"|]"#, #""fluent-bit.conf""#, #""/fluentd/etc/a.conf""#,
  ].map { file(FirelensConfigReservedPathRule.self, $0, type: "fluentd") }

  private static let objects: [RuleCase] = [
    "arn:aws:s3:::koyama", "arn:aws:s3:::koyama/", "arn:aws:s3:::/a.conf",
    "arn:aws:sqs:::koyama/a.conf",
    "arn:aws:s3:eu-west-1::koyama/a.conf", "arn:aws:s3::111122223333:koyama/a.conf",
    "arn::s3:::koyama/a.conf",
    "koyama/a.conf", "s3://koyama/a.conf", "s3://{{ x }}/a.conf", #"s3:\/\/koyama/a.conf"#,
    "arn:aws:s3",
  ].map { file(FirelensConfigS3ARNInvalidRule.self, "[|\"\($0)\"|]", kind: "s3") }

  private static let goodObjects: [RuleCase] =
    [
      "arn:aws:s3:::koyama/a.conf", "arn:aws-cn:s3:::koyama/a/b.conf", "", "{{ x }}",
      "arn:aws:s3:::{{ x }}",
    ].map { file(FirelensConfigS3ARNInvalidRule.self, "\"\($0)\"", kind: "s3") } + [
      file(FirelensConfigS3ARNInvalidRule.self, #""koyama/a.conf""#),
      file(
        FirelensConfigS3ARNInvalidRule.self, #""koyama/a.conf""#, kind: "s3",
        task: #""requiresCompatibilities": ["FARGATE"]"#),
    ]

  private static func variable(
    _ rule: any Rule.Type, _ name: String, _ value: String, tag: String = "init-2.32.2",
    more: String = ""
  ) -> RuleCase {
    RuleCase(
      rule,
      Example(
        sidecar: """
          "image": "amazon/aws-for-fluent-bit:\(tag)"\(more),
          "environment": [{ "name": \(name), "value": \(value) }]
          """))
  }

  private static let initFiles: [RuleCase] = [
    "[|\"a.conf\"|]", "[|\"arn:aws:s3:::koyama/a.conf\"|]", "[|\"https://koyama.example/a\"|]",
    "[|\"\"|]", "\"/a\"",
    "\"{{ x }}\"", "null",
  ].map { variable(FirelensInitVariableInvalidRule.self, #""aws_fluent_bit_init_file_1""#, $0) }

  private static let initObjects: [RuleCase] =
    [
      "[|\"arn:aws:s3:::koyama\"|]", "[|\"arn:aws:s3:::koyama/\"|]", "[|\"arn:aws:s3:::/a\"|]",
      "[|\"arn:aws:sqs:::koyama/a\"|]", "[|\"/a\"|]", "[|\"\"|]", "\"arn:aws:s3:::koyama/a\"",
      "\"{{ x }}\"",
    ].map { variable(FirelensInitVariableInvalidRule.self, #""aws_fluent_bit_init_s3_1""#, $0) } + [
      variable(
        FirelensInitVariableInvalidRule.self, #""aws_fluent_bit_init_s3_1""#, "\"a\"", tag: "2.32.2"
      ),
      variable(
        FirelensInitVariableInvalidRule.self, #""aws_fluent_bit_init_s3_1""#, "\"a\"",
        tag: "{{ x }}"),
      variable(FirelensInitVariableInvalidRule.self, #""aws_fluent_bit_other""#, "\"a\""),
    ]

  private static let unread: [RuleCase] = [
    ("[|\"aws_fluent_bit_init_s3_1\"|]", "2.32.2", ""),
    ("[|\"aws_fluent_bit_init_file_1\"|]", "stable", ""),
    ("\"aws_fluent_bit_init_s3_1\"", "init-2.32.2", ""),
    ("\"aws_fluent_bit_init_s3_1\"", "{{ x }}", ""),
    ("\"aws_fluent_bit_init_s3_1\"", "2.32.2", #", "command": ["a"]"#), ("\"other\"", "2.32.2", ""),
    ("\"aws_fluent_bit_init_s3_1\"", "2.32.2", #", "entryPoint": ["a"]"#),
  ].map { name, tag, more in
    variable(FirelensInitVariableUnreadRule.self, name, "\"/a\"", tag: tag, more: more)
  }

  private static let options: [RuleCase] = [
    #"[|"config-file-typ"|]: "file""#, #"[|"config-file-valu"|]: "/a", "config-file-type": "file""#,
    #"[|"config-file-valu"|]: "/a", "config-file-type": "s3""#, #"[|"config-file-valu"|]: "/a""#,
    #"[|"config-file-valu"|]: "/a", "config-file-type": "other""#,
    #"[|"Config-File-Type"|]: "file""#,
    #""config-file-type": "file", [|"config-file-typ"|]: "a""#, #"[|"koyama"|]: "a""#,
    #""koyama": null"#,
    #"[|"config-type"|]: "file""#, #"[|"enable-log-metadata"|]: "true""#, #""{{ x }}": "a""#,
    #""enable-ecs-log-metadata": "true", "config-file-type": "file", "config-file-value": "/a""#,
  ].map { RuleCase(FirelensOptionUnknownRule.self, Example(sidecar: Example.router($0))) }

  private static let misplaced: [RuleCase] = [
    #""type": "fluentbit", [|"config-file-type"|]: "file","#,
    #""type": "fluentbit", "other": "file","#,
    #""type": "fluentbit", [|"enable-ecs-log-metadata"|]: "true", [|"config-file-value"|]: "/a","#,
  ].map {
    RuleCase(FirelensOptionUnknownRule.self, Example(sidecar: Example.router(members: $0)))
  }

  private static let booleans: [RuleCase] = [
    "[|\"yes\"|]", "[|\"tRUE\"|]", "[|\"\"|]", "[|\"2\"|]", "null", "\"{{ x }}\"",
  ].map {
    RuleCase(
      FirelensMetadataNotBooleanRule.self,
      Example(sidecar: Example.router("\"enable-ecs-log-metadata\": \($0)")))
  }

  private static let types: [RuleCase] = [
    "[|\"File\"|]", "[|\"\"|]", "[|\"S3\"|]", "\"file\"", "\"s3\"", "\"{{ x }}\"", "null",
  ].map {
    RuleCase(
      FirelensConfigTypeInvalidRule.self,
      Example(sidecar: Example.router("\"config-file-type\": \($0), \"config-file-value\": \"/a\""))
    )
  }

  private static let users: [RuleCase] =
    [
      "[|\"root\"|]", "[|\"0:\"|]", "[|\"0:0:0\"|]", "[|\":0\"|]", "\"0\"", "\"0:0\"", "\"1000\"",
      "\"\"", "\"{{ x }}\"",
      "[|\"-1\"|]",
    ].map { RuleCase(FirelensSidecarUserNotNumericRule.self, Example(sidecar: "\"user\": \($0)")) }
    + [
      "[|\"1000\"|]", "[|\"1000:0\"|]", "\"0\"", "\"0:1338\"", "\"root\"", "\"{{ x }}\"", "null",
    ].map { RuleCase(FirelensSidecarUserNotRootRule.self, Example(sidecar: "\"user\": \($0)")) }
    + [
      "[|\"fluentbit\"|], \"user\": null", "[|\"fluentbit\"|], \"user\": \"\"",
      "\"fluentbit\", \"user\": \"{{ x }}\"",
      "\"fluentbit\", \"user\": \"0\"",
    ].map { RuleCase(FirelensSidecarUserImplicitRule.self, Example(sidecar: "\"name\": \($0)")) }

  private static let images: [RuleCase] =
    [
      "[|\"a\"|]", "[|\"a:latest\"|]", "[|\"a:init-latest\"|]", "[|\"a:debug\"|]", "\"a:stable\"",
      "\"a:2\"", "\"a@sha256:0\"",
      "\"\"", "\"{{ x }}\"", "\"a:latest@sha256:0\"", "[|\"a:unstable\"|]", "[|\"a1:latest\"|]",
    ].map { RuleCase(FirelensSidecarImageFloatingRule.self, Example(sidecar: "\"image\": \($0)")) }
    + [
      "[|\"a\"|]", "[|\"a:latest\"|]", "\"a:1\"", "\"a:debug\"", "\"a@sha256:0\"", "\"\"",
      "\"{{ x }}\"",
    ].map { RuleCase(HardeningImageFloatingRule.self, Example(app: "\"image\": \($0)")) }

  private static let mounts: [RuleCase] = [
    "[|\"/fluent-bit/etc\"|]", "[|\"/fluent-bit\"|]", "[|\"/fluent-bit/etc/fluent-bit.conf\"|]",
    "[|\"/\"|]",
    "[|\"/var/run/\"|]", "\"/var/run/a\"", "\"/var\"", "\"/fluent-bit/etc/a.conf\"",
    "\"/fluent-bit/et\"", "\"\"",
    "\"/fluentd/etc\"", "\"{{ x }}\"",
  ].map {
    RuleCase(
      FirelensSidecarMountConflictRule.self,
      Example(sidecar: "\"mountPoints\": [{ \"sourceVolume\": \"a\", \"containerPath\": \($0) }]"))
  }

  /// The ports in health checks of a router that has only the generated configuration.
  private static let checks: [RuleCase] =
    [
      "[|\"curl http://localhost:2020\"|]", "[|\"curl http://localhost:2020/a\"|]",
      "[|\"nc -z localhost 2020\"|]",
      "[|\"2020\"|]", "\"curl http://localhost:20200\"", "\"curl http://localhost:12020\"",
      "\"a 2020-01-01\"",
      "\"a2020\"", "\"curl localhost:2020 || exit 0\"", "\"curl localhost:2020 || true\"",
      "\"curl localhost:8877\"",
      "[|\"curl localhost:2020 || exit 1\"|]", "\"{{ x }}:2020\"", "\"2020a\"",
      "\"a\", [|\"2020\"|]", "\"202\"",
    ].map { check("\"CMD-SHELL\", \($0)") } + [
      check(#""CMD-SHELL", [|"nc localhost 8877"|]"#, mode: "host"),
      check(#""CMD-SHELL", "nc localhost 8877""#, mode: "awsvpc"),
      check(#""CMD-SHELL", "nc localhost 8877""#, mode: "bridge"),
      check(#""CMD-SHELL", [|"nc localhost 2020"|]"#, mode: "host"),
      check(#""CMD", "a:2020""#, options: Example.fileOptions),
    ]

  private static func check(
    _ command: String, mode: String = "awsvpc",
    options: String = #""enable-ecs-log-metadata": "true""#
  ) -> RuleCase {
    RuleCase(
      FirelensHealthCheckUnreachableRule.self,
      Example(
        task: "\"networkMode\": \"\(mode)\"",
        sidecar: "\"healthCheck\": { \"command\": [\(command)] }, \(Example.router(options))"))
  }

  private static let memory: [RuleCase] = [
    "[|\"r\"|]", "[|\"r\"|], \"memory\": null", "\"r\", \"memory\": 64",
    "\"r\", \"memoryReservation\": 64",
    "\"r\", \"memory\": \"{{ x }}\"",
    "\"r\", \(Example.router(Example.fileOptions, type: "fluentd"))",
  ].map { RuleCase(FirelensSidecarMemoryUnsetRule.self, Example(sidecar: "\"name\": \($0)")) }

  /// The type of a custom file and its value, of which one is missing.
  private static let values: [RuleCase] = [
    #"[|"config-file-type"|]: "file""#, #""config-file-type": "s3", [|"config-file-value"|]: null"#,
    #""config-file-type": "file", [|"config-file-value"|]: """#, #"[|"config-file-value"|]: "/a""#,
    #""config-file-type": "s3", [|"config-file-value"|]: " ""#, #""config-file-value": """#,
    #""config-file-type": null, [|"config-file-value"|]: "/a""#, #""config-file-type": "a""#,
    #""config-file-type": "{{ x }}""#,
    #""config-file-type": "file", "config-file-value": "{{ x }}""#,
    #"[|"config-file-value"|]: "{{ x }}""#,
    #""config-file-type": "file", "config-file-value": "/a""#,
  ].map { RuleCase(FirelensConfigValueMissingRule.self, Example(sidecar: Example.router($0))) }

  private static let mismatches: [RuleCase] = [
    ("[|\"fluent/fluentd:v1.16\"|]", "fluentbit"), ("[|\"fluent/fluent-bit:2.1\"|]", "fluentd"),
    ("[|\"amazon/aws-for-fluent-bit:2\"|]", "fluentd"), ("\"fluent/fluentd:v1.16\"", "fluentd"),
    ("\"fluent/fluent-bit:2.1\"", "fluentbit"), ("\"koyama/fluentd:1\"", "fluentbit"),
    ("\"{{ x }}\"", "fluentd"),
    ("\"fluent/fluentd:v1.16\"", "{{ x }}"),
  ].map { image, type in
    RuleCase(
      FirelensSidecarImageMismatchRule.self,
      Example(sidecar: "\"image\": \(image), \(Example.router(Example.fileOptions, type: type))"))
  }
}
