struct ECSVolumeAuthorizationInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-volume-authorization-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "An EFS or S3 Files volume has an authorization that its settings do not allow.",
    rationale: """
      An access point has its own root, so `rootDirectory` is absent or `/` beside it. An EFS access \
      point, EFS IAM authorization and `transitEncryptionPort` need `transitEncryption` `ENABLED`; \
      the default is `DISABLED`. IAM authorization and S3 Files use the task role.
      """,
    remedy: "Turn on transit encryption, remove `rootDirectory`, or add `taskRoleArn`.",
    references: [
      .init(
        "Amazon ECS API: EFSAuthorizationConfig",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html"),
      .init(
        "Amazon ECS API: EFSVolumeConfiguration",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html"),
      .init(
        "Amazon ECS API: S3FilesVolumeConfiguration",
        """
        https://docs.aws.amazon.com/AmazonECS/latest/APIReference/\
        API_S3FilesVolumeConfiguration.html
        """),
    ],
    lessons: [
      Lesson(
        efs(
          """
          "transitEncryption": "ENABLED", "rootDirectory": [|"/wiki"|],
          "authorizationConfig": { "accessPointId": [1|"fsap-0a1b2c3d4e5f60718"|] }
          """),
        after: efs(
          """
          "transitEncryption": "ENABLED",
          "authorizationConfig": { "accessPointId": "fsap-0a1b2c3d4e5f60718" }
          """)),
      Lesson(
        efs(
          #""authorizationConfig": { "accessPointId": [|"fsap-0a1b2c3d4e5f60718"|] }"#),
        after: efs(
          """
          "transitEncryption": "ENABLED",
          "authorizationConfig": { "accessPointId": "fsap-0a1b2c3d4e5f60718" }
          """)),
    ],
    examples: [
      efs(
        #""transitEncryption": "DISABLED", "authorizationConfig": { "iam": [|"ENABLED"|] }"#,
        role: true),
      efs(
        #""transitEncryption": "ENABLED", "authorizationConfig": { "iam": [|"ENABLED"|] }"#),
      efs(#""transitEncryptionPort": [|2999|]"#),
      efs(#""transitEncryption": "ENABLED", "transitEncryptionPort": 2999"#),
      efs(#""transitEncryptionPort": 0"#),
      volume(
        """
        [|"s3filesVolumeConfiguration"|]: {
          "fileSystemArn": "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718"
        }
        """),
      efs(
        #""transitEncryption": "ENABLED", "authorizationConfig": { "iam": "ENABLED" }"#,
        role: true),
      efs(#""authorizationConfig": { "iam": "DISABLED" }"#),
      efs(
        """
        "transitEncryption": "ENABLED", "rootDirectory": "/",
        "authorizationConfig": { "accessPointId": "fsap-0a1b2c3d4e5f60718" }
        """),
      efs(#""rootDirectory": "/wiki""#),
      efs(
        """
        "transitEncryption": "${ENCRYPTION}",
        "authorizationConfig": { "accessPointId": "fsap-0a1b2c3d4e5f60718" }
        """),
    ]
  )

  private static func efs(
    _ members: String, role: Bool = false, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    volume(
      """
      "efsVolumeConfiguration": {
        "fileSystemId": "fs-0a1b2c3d4e5f60718",
        \(members)
      }
      """, role: role, fileID: fileID, line: line)
  }

  private static func volume(
    _ members: String, role: Bool = false, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    let taskRole =
      role ? #""taskRoleArn": "arn:aws:iam::111122223333:role/koyama-task","# + "\n" : ""
    return Example(
      task: """
        "family": "wiki", "memory": "512",
        \(taskRole)"volumes": [{
          "name": "data",
          \(members)
        }]
        """,
      app: #""mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }]"#,
      fileID: fileID, line: line)
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    let lacksRole = definition.taskRoleARN.isUnset
    return (definition.volumes.value ?? []).compactMap(\.value).flatMap { volume in
      (volume.efsVolumeConfiguration.value.map { Self.findings(in: $0, lacksRole: lacksRole) } ?? [])
        + Self.s3Findings(in: volume, lacksRole: lacksRole)
    }
  }

  private static func findings(
    in efs: EFSVolumeConfiguration, lacksRole: Bool
  ) -> [RuleFinding] {
    let authorization = efs.authorizationConfig.value
    var findings: [RuleFinding] = []
    var accessPoint: Place?
    if case .value(let id, let place)? = authorization?.accessPointId, !id.isEmpty {
      accessPoint = place
    }
    if let accessPoint {
      findings += rootFindings(efs.rootDirectory, beside: accessPoint)
    }
    var iam: Place?
    if case .value(let word, let place)? = authorization?.iam, word == "ENABLED" { iam = place }
    if efs.isUnencrypted {
      let port = efs.placeIfFilled(.transitEncryptionPort)
      let use =
        accessPoint.map { ("an access point", $0) } ?? iam.map { ("'iam'", $0) }
        ?? port.map { ("'\(efs.spelledName(of: .transitEncryptionPort))'", $0) }
      if let (what, place) = use {
        findings.append(
          RuleFinding(at: place.range, .unencrypted(what)).fixed(by: efs.encryption(.unsafe)))
      }
    } else if let iam, lacksRole {
      findings.append(RuleFinding(at: iam.range, .noRole("EFS IAM authorization")))
    }
    return findings
  }

  private static func s3Findings(in volume: Volume, lacksRole: Bool) -> [RuleFinding] {
    guard case .value(let files, let place) = volume.s3filesVolumeConfiguration else { return [] }
    var findings: [RuleFinding] = []
    if case .value(let arn, let accessPoint) = files.accessPointArn, !arn.isEmpty {
      findings += rootFindings(files.rootDirectory, beside: accessPoint)
    }
    if lacksRole { findings.append(RuleFinding(at: place.name, .noRole("an S3 Files volume"))) }
    return findings
  }

  private static func rootFindings(
    _ root: Field<JSONString>, beside accessPoint: Place
  ) -> [RuleFinding] {
    guard case .value(let path, let place) = root, !path.isEmpty, path != "/" else { return [] }
    return [
      RuleFinding(at: place.range, .root(path)).related(accessPoint.range, "the access point")
    ]
  }
}

extension EFSVolumeConfiguration {
  /// The fix that turns on encryption in transit.
  func encryption(_ safety: Fix.Safety) -> Fix? {
    Fix(
      safety, "turn on transit encryption", edit: setting(.transitEncryption, to: "ENABLED"))
  }

  /// Whether data is certainly not encrypted in transit.
  var isUnencrypted: Bool {
    switch transitEncryption {
    case .absent, .null: true
    case .value(let word, _): word.isEmpty || word == "DISABLED"
    case .unresolved, .mistyped: false
    }
  }
}

extension Message {
  fileprivate static func root(_ path: JSONString) -> Message {
    Message(
      fact: "root directory '\(path.shown)' is beside an access point, which has its own root",
      consequence: "the API rejects the definition",
      remedy: "remove 'rootDirectory', and set the path in the access point"
    )
  }

  fileprivate static func unencrypted(_ what: String) -> Message {
    Message(
      fact: "\(what) is used without transit encryption",
      consequence: "the API rejects the definition",
      remedy: "set 'transitEncryption' to 'ENABLED'"
    )
  }

  fileprivate static func noRole(_ what: String) -> Message {
    Message(
      fact: "missing 'taskRoleArn'; \(what) needs it",
      consequence: "the API rejects the definition",
      remedy: "add 'taskRoleArn' with a role that may mount the file system"
    )
  }
}
