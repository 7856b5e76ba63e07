struct ECSPlatformUnsupportedRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-platform-unsupported",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A parameter is set that the launch type does not support.",
    rationale: """
      The API checks a definition against each launch type in `requiresCompatibilities`. Only \
      Fargate and Managed Instances have `ephemeralStorage`; EC2 is rejected with `Tasks using the \
      EC2 launch type do not support EphemeralStorage`. Only Managed Instances have \
      `trustedExecutionConfiguration`, and its mode `CONFIDENTIAL_SANDBOX` needs an attestation \
      policy. External instances have neither EFS, FSx and S3 Files volumes nor App Mesh proxies.
      """,
    remedy: "Remove the parameter, or use another launch type.",
    references: [
      .registerTaskDefinition,
      .init(
        "Amazon ECS: external instances",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html"),
    ],
    lessons: [
      Lesson(
        Example(
          task: #""requiresCompatibilities": ["EC2"], [|"ephemeralStorage"|]: { "sizeInGiB": 50 }"#),
        after: Example(
          task: """
            "requiresCompatibilities": ["EC2"],
            "volumes": [{ "name": "scratch", "dockerVolumeConfiguration": { "scope": "task" } }]
            """,
          app: #""mountPoints": [{ "sourceVolume": "scratch", "containerPath": "/scratch" }]"#))
    ],
    examples: [
      Example(
        task: """
          "requiresCompatibilities": ["EC2"],
          [|"trustedExecutionConfiguration"|]: { "isolationMode": "ISOLATED_SANDBOX" }
          """),
      Example(
        task: """
          "requiresCompatibilities": ["MANAGED_INSTANCES"],
          "trustedExecutionConfiguration": { "isolationMode": [|"CONFIDENTIAL_SANDBOX"|] }
          """),
      Example(
        task: """
          "requiresCompatibilities": ["EXTERNAL"],
          "volumes": [{
            "name": "data",
            [|"efsVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b2c3d4e5f60718" }
          }]
          """,
        app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#),
      Example(
        task: """
          "requiresCompatibilities": ["MANAGED_INSTANCES"], "ephemeralStorage": { "sizeInGiB": 50 }
          """),
      Example(
        task: """
          "requiresCompatibilities": ["MANAGED_INSTANCES"],
          "trustedExecutionConfiguration": { "isolationMode": "ISOLATED_SANDBOX" }
          """),
      Example(
        task: """
          "requiresCompatibilities": ["EC2"],
          "volumes": [{
            "name": "data",
            "efsVolumeConfiguration": { "fileSystemId": "fs-0a1b2c3d4e5f60718" }
          }]
          """,
        app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#),
      Example(
        task: #""requiresCompatibilities": ["${TYPE}"], "ephemeralStorage": { "sizeInGiB": 50 }"#),
    ]
  )

  /// A property of a task and the launch types that support it.
  private struct Row {
    let property: TaskDefinitionProperties.Property
    let supporters: [String]
  }

  /// One row for each property, each after its source.
  private static let rows: [Row] = [
    // API_RegisterTaskDefinition, ephemeralStorage, and the error of the API for EC2.
    Row(property: .ephemeralStorage, supporters: ["FARGATE", "MANAGED_INSTANCES"]),
    // API_TrustedExecutionConfiguration; Fargate's rule reports it there.
    Row(property: .trustedExecutionConfiguration, supporters: ["FARGATE", "MANAGED_INSTANCES"]),
  ]

  /// What external instances do not support.
  private static let volumesOfNoExternal: [Volume.Property] = [
    .efsVolumeConfiguration, .fsxWindowsFileServerVolumeConfiguration, .s3filesVolumeConfiguration,
  ]

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    guard let launchTypes = definition.launchTypes else { return [] }
    let task = definition.properties
    func unsupported(_ name: String, at range: SourceRange) -> RuleFinding {
      RuleFinding(
        at: range, .unsupported("'\(name)'", by: "launch type '\(launchTypes[0])'"))
    }
    var findings: [RuleFinding] = []
    for row in Self.rows where !row.supporters.contains(where: launchTypes.contains) {
      guard let place = task.placeIfFilled(row.property) else { continue }
      let name = task.spelledName(of: row.property)
      findings.append(unsupported(name, at: place.name))
    }
    if launchTypes == ["EXTERNAL"] {
      if let place = task.placeIfFilled(.proxyConfiguration) {
        let name = task.spelledName(of: .proxyConfiguration)
        findings.append(unsupported(name, at: place.name))
      }
      for volume in (definition.volumes.value ?? []).compactMap(\.value) {
        for property in Self.volumesOfNoExternal {
          guard let place = volume.placeIfFilled(property) else { continue }
          let name = volume.spelledName(of: property)
          findings.append(unsupported(name, at: place.name))
        }
      }
    }
    if let trust = task.trustedExecutionConfiguration.value,
      case .value(let mode, let place) = trust.isolationMode, mode == "CONFIDENTIAL_SANDBOX",
      trust.attestationPolicy.isUnset, launchTypes.contains("MANAGED_INSTANCES")
    {
      findings.append(RuleFinding(at: place.range, .noPolicy(mode)))
    }
    return findings
  }
}

extension Message {
  fileprivate static func unsupported(_ what: String, by launchType: String) -> Message {
    Message(
      fact: "\(launchType) does not support \(what)",
      consequence: "the API rejects the definition",
      remedy: "remove it, or use another launch type"
    )
  }

  fileprivate static func noPolicy(_ mode: JSONString) -> Message {
    Message(
      fact: "missing 'attestationPolicy' for isolation mode '\(mode.shown)'",
      consequence: "the API rejects the definition",
      remedy: "add 'attestationPolicy', or use 'ISOLATED_SANDBOX'"
    )
  }
}
