@testable import TaskLintRules

/// Edge cases of rules on the ulimits, mounts and volumes of a definition.
enum MountCorners {
  static let all: [RuleCase] =
    limits + duplicates + mounts + sources + volumes + launched + authorization + hardened + unknown

  private struct Limit {
    let name: String
    let soft: String
    let hard: String
  }

  private static let limits: [RuleCase] = [
    Limit(name: "core", soft: "[|2|]", hard: "[1|1|]"), Limit(name: "core", soft: "1", hard: "1"),
    Limit(name: "core", soft: "1", hard: "2"), Limit(name: "core", soft: "5", hard: "-1"),
    Limit(name: "core", soft: "[|1|]", hard: "[1|0|]"), Limit(name: "core", soft: "-1", hard: "4"),
    Limit(name: "core", soft: "null", hard: "0"),
    Limit(name: "core", soft: "\"{{ x }}\"", hard: "0"),
    Limit(name: "", soft: "[|3|]", hard: "[1|2|]"),
  ].map { limit in
    ulimits(
      "{ \"name\": \"\(limit.name)\", \"softLimit\": \(limit.soft), \"hardLimit\": \(limit.hard) }")
  }

  private struct Pair {
    let first: String
    let second: String
  }

  /// A second ulimit is removed safely only if it is the same.
  private static let duplicates: [RuleCase] =
    [
      Pair(first: #""softLimit": 1, "hardLimit": 2"#, second: #""softLimit": 1, "hardLimit": 2"#),
      Pair(first: #""softLimit": 1, "hardLimit": 2"#, second: #""softLimit": 1, "hardLimit": 3"#),
      Pair(first: #""softLimit": 0, "hardLimit": 2"#, second: #""softLimit": 1, "hardLimit": 2"#),
      Pair(first: #""softLimit": 1"#, second: #""softLimit": 1"#),
      Pair(first: #""hardLimit": 1"#, second: #""hardLimit": 1"#),
    ].map { pair in
      ulimits(
        "{ \"name\": [1|\"core\"|], \(pair.first) }, { \"name\": \"cpu\", \(pair.first) }, "
          + "{ \"name\": [|\"core\"|], \(pair.second) }")
    }
    + [
      ulimits(#"{ "name": "", "softLimit": 1 }, { "name": "", "softLimit": 1 }"#),
      ulimits(
        """
        { "name": [1|[2|"cpu"|]|] }, { "name": [|"cpu"|] }, { "name": "core" },
        { "name": [|"cpu"|] }
        """),
    ]

  private static func ulimits(_ list: String) -> RuleCase {
    app(ECSUlimitInvalidRule.self, "\"ulimits\": [\(list)]")
  }

  private static let mounts: [RuleCase] =
    [
      #"{ "containerPath": [1|"/a"|] }, { "containerPath": [|"/a/"|] }"#,
      #"{ "containerPath": "/a" }, { "containerPath": "/b" }"#,
      #"{ "containerPath": [|"a/b"|] }, { "containerPath": [|"a/b"|] }"#,
      #"{ "containerPath": "" }, { "containerPath": " " }, { "containerPath": "" }"#,
      #"{ "containerPath": "C:\\data" }, { "containerPath": "C:\\data" }"#,
      #"{ "containerPath": "d:" }, { "containerPath": "\\data" }"#,
      #"{ "containerPath": "{{ x }}" }, { "containerPath": "{{ x }}" }, { "containerPath": null }"#,
    ].map { app(ECSMountInvalidRule.self, "\"mountPoints\": [\($0)]") }
    + [
      app(
        ECSMountInvalidRule.self,
        """
        "mountPoints": [{ "containerPath": [1|"/run"|] }],
        "linuxParameters": { "tmpfs": [{ "containerPath": [|"/run"|] }, { "containerPath": "/a" }] }
        """),
      app(
        ECSMountInvalidRule.self,
        #""linuxParameters": { "tmpfs": [{ "containerPath": [|"run"|], "size": 1 }] }"#),
      RuleCase(
        ECSMountInvalidRule.self,
        Example(
          task: """
            "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" },
            "volumes": [{ "name": "data", "host": { "sourcePath": "./a" } }]
            """, app: #""mountPoints": [{ "containerPath": "a" }]"#)),
    ]

  private static let sources: [RuleCase] = [
    #""name": "data", "host": { "sourcePath": [|"./a"|] }"#,
    #""host": { "sourcePath": [|"a/b"|] }"#,
    #""name": "data", "host": { "sourcePath": [|"."|] }"#, #""host": { "sourcePath": "data" }"#,
    #""name": "data", "host": { "sourcePath": "/a" }"#, #""host": { "sourcePath": "C:\\a/b" }"#,
    #""name": "data", "host": { "sourcePath": "d:/a" }"#, #""host": { "sourcePath": "" }"#,
  ].map { RuleCase(ECSMountInvalidRule.self, Example(task: "\"volumes\": [{ \($0) }]")) }

  /// Volumes of several kinds, in pairs of a kind and the one after it.
  private static let volumes: [RuleCase] = [
    #"{ "name": "data", [1|"host"|]: { "sourcePath": "/a" }, "#
      + #"[|"dockerVolumeConfiguration"|]: { "scope": "task" } }"#,
    #"{ "name": "data", [1|"dockerVolumeConfiguration"|]: { "scope": "task" }, "#
      + #"[|"efsVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b2c3d" } }"#,
    #"{ "name": "data", "host": {}, "efsVolumeConfiguration": { "fileSystemId": "fs-0a1b2c3d" } }"#,
    #"{ [|"efsVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b2c3d" } }"#,
    #"{ "name": null, [|"configuredAtLaunch"|]: true }"#,
    #"{ [|"s3filesVolumeConfiguration"|]: { "fileSystemArn": "a" } }"#,
    #"{ "dockerVolumeConfiguration": { "scope": "task" } }"#,
    #"{ "host": { "sourcePath": "/a" } }"#,
    #"{ "name": "{{ x }}", "efsVolumeConfiguration": { "fileSystemId": "fs-0a1b2c3d" } }"#,
    #"{ "name": "a", "dockerVolumeConfiguration": { "scope": "task", "autoprovision": [|false|] } }"#,
    #"{ "name": "a", "dockerVolumeConfiguration": { "scope": "task", "autoprovision": true } }"#,
    #"{ "name": "a", "dockerVolumeConfiguration": { "scope": "shared", "autoprovision": false } }"#,
    #"{ "name": [1|"a"|] }, { "name": "b" }, { "name": [|"a"|] }"#,
    #"{ "name": "" }, { "name": "" }"#,
    #"{ "name": "a" }, { "name": "{{ x }}" }, { "name": "{{ x }}" }"#,
  ].map {
    RuleCase(
      ECSVolumeConflictRule.self,
      Example(task: "\"requiresCompatibilities\": [\"EC2\"], \"volumes\": [\($0)]"))
  }

  /// Volumes configured at launch and the mounts of a container.
  private static let launched: [RuleCase] = [
    Pair(first: #"{ "name": [|"a"|], "configuredAtLaunch": true }"#, second: "[]"),
    Pair(
      first: #"{ "name": [|"a"|], "configuredAtLaunch": true }"#,
      second: #"[{ "sourceVolume": "b" }]"#),
    Pair(
      first: #"{ "name": "a", "configuredAtLaunch": true }"#, second: #"[{ "sourceVolume": "a" }]"#),
    Pair(first: #"{ "name": "a", "configuredAtLaunch": false }"#, second: "[]"),
    Pair(first: #"{ "name": "a", "configuredAtLaunch": true }"#, second: #""{{ x }}""#),
    Pair(
      first: #"{ "name": "a", "configuredAtLaunch": true }"#,
      second: #"[{ "sourceVolume": "{{ x }}" }]"#),
    Pair(first: #"{ "name": "", "configuredAtLaunch": true }"#, second: "[]"),
    Pair(
      first: #"{ "name": "a", [1|"configuredAtLaunch"|]: true }, "#
        + #"{ "name": "b", [|"configuredAtLaunch"|]: true }"#,
      second: #"[{ "sourceVolume": "a" }, { "sourceVolume": "b" }]"#),
  ].map { pair in
    RuleCase(
      ECSVolumeConflictRule.self,
      Example(task: "\"volumes\": [\(pair.first)]", app: "\"mountPoints\": \(pair.second)"))
  }

  private static let role = #""taskRoleArn": "arn:aws:iam::111122223333:role/koyama""#

  /// The authorization of EFS and S3 Files, with and without a task role.
  private static let authorization: [RuleCase] = [
    efs(#""authorizationConfig": { "accessPointId": [|"fsap-0a1b"|] }"#),
    efs(#""authorizationConfig": { "accessPointId": "" }"#),
    efs(#""authorizationConfig": { "iam": [|"ENABLED"|] }"#),
    efs(#""authorizationConfig": { "iam": "DISABLED" }"#),
    efs(#""transitEncryptionPort": [|2049|]"#),
    efs(#""transitEncryption": "DISABLED", "transitEncryptionPort": [|2049|]"#),
    efs(#""transitEncryption": "", "transitEncryptionPort": [|2049|]"#),
    efs(#""transitEncryption": null, "transitEncryptionPort": [|2049|]"#),
    efs(#""transitEncryption": "ENABLED", "transitEncryptionPort": 2049"#),
    efs(#""transitEncryption": "{{ x }}", "transitEncryptionPort": 2049"#),
    efs(#""transitEncryption": "ENABLED", "authorizationConfig": { "iam": [|"ENABLED"|] }"#),
    efs(#""transitEncryption": "ENABLED", "authorizationConfig": { "iam": "ENABLED" }"#, role),
    efs(
      #""transitEncryption": "ENABLED", "rootDirectory": [|"/a"|], "#
        + #""authorizationConfig": { "accessPointId": [1|"fsap-0a1b"|] }"#),
    efs(
      #""transitEncryption": "ENABLED", "rootDirectory": "/", "#
        + #""authorizationConfig": { "accessPointId": "fsap-0a1b" }"#),
    efs(
      #""transitEncryption": "ENABLED", "rootDirectory": "", "#
        + #""authorizationConfig": { "accessPointId": "fsap-0a1b" }"#),
    efs(#""transitEncryption": "ENABLED", "rootDirectory": "/a""#),
    files(#""fileSystemArn": "a""#, role), files(#""fileSystemArn": "a""#, nil),
    files(#""accessPointArn": [1|"a"|], "rootDirectory": [|"/a"|]"#, role),
    files(#""accessPointArn": "", "rootDirectory": "/a""#, role),
    files(#""accessPointArn": "a", "rootDirectory": "/""#, role),
  ]

  private static func efs(_ members: String, _ role: String? = nil) -> RuleCase {
    volume("\"efsVolumeConfiguration\": { \"fileSystemId\": \"fs-0a1b\", \(members) }", role)
  }

  private static func files(_ members: String, _ role: String?) -> RuleCase {
    let key = role == nil ? "[|\"s3filesVolumeConfiguration\"|]" : "\"s3filesVolumeConfiguration\""
    return volume("\(key): { \(members) }", role)
  }

  private static func volume(_ kind: String, _ role: String?) -> RuleCase {
    RuleCase(
      ECSVolumeAuthorizationInvalidRule.self,
      Example(
        task: """
          "family": "koyama", "memory": "512",\(role.map { $0 + "," } ?? "")
          "volumes": [{ "name": "data", \(kind) }]
          """))
  }

  private static let hardened: [RuleCase] = [
    #""/var/run/docker.sock""#, #""/run/docker.sock""#, #""/""#, #""/run//docker.sock/""#,
  ].map { path in
    RuleCase(
      HardeningDockerSocketRule.self,
      Example(task: "\"volumes\": [{ \"name\": \"a\", \"host\": { \"sourcePath\": [|\(path)|] } }]")
    )
  }

  /// Names of volumes; one among more than twenty is not a suggestion.
  private static let unknown: [RuleCase] = [19, 20].map { count in
    let more = (1...count).map { ", { \"name\": \"other-\($0)-volume\" }" }.joined()
    return RuleCase(
      ECSVolumeUnknownRule.self,
      Example(
        task: "\"volumes\": [{ \"name\": \"data\" }\(more)]",
        app: #""mountPoints": [{ "sourceVolume": [|"date"|] }, { "sourceVolume": "" }]"#))
  }

  private static func app(_ rule: any Rule.Type, _ members: String) -> RuleCase {
    RuleCase(rule, Example(app: members))
  }
}
