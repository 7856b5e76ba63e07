@testable import TaskLintRules

/// Edge cases of rules on the properties of a task.
enum TaskCorners {
  static let all: [RuleCase] =
    roles + shortRoles + platforms + otherPlatforms + trust + tags + arns + memory + proxies
    + proxyProperties + controls + windowsControls

  private static func task(_ rule: any Rule.Type, _ members: String) -> RuleCase {
    RuleCase(rule, Example(task: members))
  }

  private static let roles: [RuleCase] = ["taskRoleArn", "executionRoleArn"].flatMap { property in
    [
      "arn:aws:iam::111122223333:user/koyama", "arn:aws:sts::111122223333:role/koyama",
      "arn:aws:iam:eu-west-1:111122223333:role/koyama", "arn:aws:iam::11112222333:role/koyama",
      "arn:aws:iam::1111222233334:role/koyama", "arn:aws:iam::11112222333a:role/koyama",
      "arn:aws:iam::111122223333:role/", "arn:aws:iam::111122223333",
      "", "  ",
    ].map { task(ECSRoleInvalidRule.self, "\"\(property)\": [|\"\($0)\"|]") }
  }

  private static let shortRoles: [RuleCase] = ["taskRoleArn", "executionRoleArn"].flatMap {
    property in
    [
      "\"arn:aws:iam::111122223333:role/path/koyama\"", "\"arn:aws-cn:iam::111122223333:role/k\"",
      "\"arn:aws:iam::0000:role/koyama\"", "\"koyama\"", "\"arn:aws:iam::{{ x }}:role/koyama\"",
      "null",
    ].map { task(ECSRoleInvalidRule.self, "\"\(property)\": \($0)") }
  }

  private static let storage = #""ephemeralStorage": { "sizeInGiB": 30 }"#
  private static let markedStorage = #"[|"ephemeralStorage"|]: { "sizeInGiB": 30 }"#
  private static let proxy = #""proxyConfiguration": { "containerName": "app" }"#

  private static let platforms: [RuleCase] =
    [
      #""EC2""#, #""EXTERNAL""#, #""EC2", "EXTERNAL""#,
    ].map {
      task(
        ECSPlatformUnsupportedRule.self, "\"requiresCompatibilities\": [\($0)], \(markedStorage)")
    }
    + [#""FARGATE""#, #""EC2", "FARGATE""#, #""MANAGED_INSTANCES""#, ""].map {
      task(ECSPlatformUnsupportedRule.self, "\"requiresCompatibilities\": [\($0)], \(storage)")
    } + [task(ECSPlatformUnsupportedRule.self, storage)]

  private static let otherPlatforms: [RuleCase] = [
    #""requiresCompatibilities": ["EXTERNAL"], [|"proxyConfiguration"|]: { "containerName": "app" }"#,
    #""requiresCompatibilities": ["EC2", "EXTERNAL"], "proxyConfiguration": { "type": "APPMESH" }"#,
    #""requiresCompatibilities": ["EC2"], "proxyConfiguration": { "type": "APPMESH" }"#,
    external(#"[|"efsVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b" }"#),
    external(#"[|"fsxWindowsFileServerVolumeConfiguration"|]: { "fileSystemId": "fs-0a1b" }"#),
    external(#"[|"s3filesVolumeConfiguration"|]: { "fileSystemArn": "a" }"#),
    external(#""host": { "sourcePath": "/a" }"#),
    external(#""dockerVolumeConfiguration": { "driver": "a" }"#),
    external(#""efsVolumeConfiguration": { "fileSystemId": "fs-0a1b" }"#, #""EC2", "EXTERNAL""#),
  ].map { task(ECSPlatformUnsupportedRule.self, $0) }

  private static func external(_ volume: String, _ types: String = #""EXTERNAL""#) -> String {
    "\"requiresCompatibilities\": [\(types)], \"volumes\": [{ \"name\": \"data\", \(volume) }]"
  }

  private static let trust: [RuleCase] = [
    #""requiresCompatibilities": ["EC2"], [|"trustedExecutionConfiguration"|]: { "isolationMode": "a" }"#,
    trusted("MANAGED_INSTANCES", #""isolationMode": [|"CONFIDENTIAL_SANDBOX"|]"#),
    trusted(
      "MANAGED_INSTANCES", #""isolationMode": "CONFIDENTIAL_SANDBOX", "attestationPolicy": "a""#),
    trusted("MANAGED_INSTANCES", #""isolationMode": "OTHER""#),
    trusted("FARGATE", #""isolationMode": "CONFIDENTIAL_SANDBOX""#),
  ].map { task(ECSPlatformUnsupportedRule.self, $0) }

  private static func trusted(_ type: String, _ members: String) -> String {
    "\"requiresCompatibilities\": [\"\(type)\"], \"trustedExecutionConfiguration\": { \(members) }"
  }

  private static let tags: [RuleCase] = [
    #"{ "key": [|"aws:a"|] }, { "key": [|"AWS:a"|] }, { "key": "aws" }, { "key": "my-aws:" }"#,
    #"{ "key": [1|"a"|] }, { "key": "b" }, { "key": [|"a"|] }, { "key": "A" }"#,
    #"{ "key": "" }, { "key": "" }, { "key": "{{ x }}" }, { "key": "{{ x }}" }"#,
    #"{ "key": [|"aws:a"|] }, { "key": [|"aws:a"|] }"#,
    many(1...50), many(1...50) + #", { "key": [|"last"|] }"#,
    many(1...50) + #", { "key": [|"last"|] }, { "key": "other" }"#,
    many(1...49) + #", { "key": "a" }"#,
  ].map { task(ECSTagInvalidRule.self, "\"tags\": [\($0)]") }

  private static func many(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { "{ \"key\": \"team-\($0)\", \"value\": \"a\" }" }.joined(separator: ", ")
  }

  private static let arns: [RuleCase] = [
    ("[|\"koyama\"|]", "[1|\"arn:aws:ecs:eu-west-1:111122223333:task-definition/other:3\"|]"),
    ("[|\"koyama\"|]", "[1|\"arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama-2\"|]"),
    ("\"koyama\"", "\"arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama\""),
    ("\"koyama\"", "\"arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama:3\""),
    ("\"koyama\"", "\"arn:aws:ecs:eu-west-1:111122223333:cluster/other\""),
    ("\"koyama\"", "\"other\""),
    ("\"\"", "\"arn:aws:ecs:eu-west-1:111122223333:task-definition/other:3\""),
    ("\"{{ x }}\"", "\"arn:aws:ecs:eu-west-1:111122223333:task-definition/other:3\""),
  ].map { family, arn in
    task(ECSARNMismatchRule.self, "\"family\": \(family), \"taskDefinitionArn\": \(arn)")
  }

  /// The memory of a task off Fargate, and that of its containers.
  private static let memory: [RuleCase] = [
    ("", "[|\"app\"|]", ""), ("", "[|\"app\"|]", #""memory": 0"#), ("", "\"app\"", #""memory": 6"#),
    ("", "\"app\"", #""memoryReservation": 6"#), ("", "[|\"app\"|]", #""memoryReservation": 0"#),
    ("", "\"app\"", #""memory": "{{ x }}""#), (#""memory": "512","#, "\"app\"", ""),
    (#""memory": "{{ x }}","#, "\"app\"", ""),
    (#""requiresCompatibilities": ["FARGATE"],"#, "\"app\"", ""),
    (#""requiresCompatibilities": ["EC2"], "memory": null,"#, "[|\"app\"|]", ""),
  ].map { task, name, members in
    RuleCase(
      ECSMemoryMissingRule.self,
      Example(
        task: task + #""family": "koyama""#,
        app: "\"name\": \(name)" + (members.isEmpty ? "" : ", \(members)"),
        sidecar: #""memory": 64"#))
  }

  private static let ports =
    #"{ "name": "ProxyIngressPort", "value": "15000" }, { "name": "ProxyEgressPort", "value": "1" }"#
  private static let appPorts = #"{ "name": "AppPorts", "value": "80" }"#

  private static let proxies: [RuleCase] = [
    ("[|\"bridge\"|]", ""), ("\"awsvpc\"", ""), ("\"\"", ""), ("\"{{ x }}\"", ""), ("null", ""),
    ("\"bridge\"", #""requiresCompatibilities": ["FARGATE"],"#),
  ].map { mode, more in
    task(
      ECSProxyInvalidRule.self,
      """
      \(more)"networkMode": \(mode), "proxyConfiguration": { "containerName": "app",
        "properties": [{ "name": "IgnoredGID", "value": "1" }, \(appPorts), \(ports)] }
      """)
  }

  private static let user = #"{ "name": "IgnoredUID", "value": "1" }"#

  private static let proxyProperties: [RuleCase] = [
    #""containerName": [|"ghost"|], "type": "OTHER""#, #""containerName": "", "type": "OTHER""#,
    #""containerName": "ghost{{ x }}", "type": "OTHER""#,
    "[|\"properties\"|]: [\(user), \(ports)]", "[|\"properties\"|]: [\(appPorts), \(ports)]",
    "[|\"properties\"|]: [\(user), \(appPorts), { \"name\": \"ProxyIngressPort\", \"value\": \"1\" }]",
    "[|\"properties\"|]: [\(user), \(appPorts), { \"name\": \"ProxyEgressPort\", \"value\": \"1\" }]",
    "[|\"properties\"|]: [{ \"name\": \"IgnoredUID\", \"value\": \"\" }, \(appPorts), \(ports)]",
    "[|\"properties\"|]: [{ \"name\": \"IgnoredUID\" }, \(appPorts), \(ports)]",
    "\"properties\": [\(user), \(appPorts), \(ports)]", #""properties": "{{ x }}""#,
    #""properties": ["{{ x }}"]"#, #""type": "OTHER", "properties": []"#,
    #""type": "{{ x }}", [|"properties"|]: []"#, #""type": "APPMESH", [|"properties"|]: null"#,
  ].map {
    task(ECSProxyInvalidRule.self, "\"networkMode\": \"awsvpc\", \"proxyConfiguration\": { \($0) }")
  }

  private static let windowsControls: [RuleCase] = [
    RuleCase(
      ECSSystemControlInvalidRule.self,
      Example(
        task: #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }"#,
        app: #""systemControls": [{ "namespace": "vm.swappiness" }]"#, without: ["sidecar"])),
    task(ECSProxyInvalidRule.self, #""networkMode": "bridge", "proxyConfiguration": {}"#),
  ]

  private static let controls: [RuleCase] = [
    ("\"net.ipv4.ip_forward\"", "host", true), ("\"net.ipv4.ip_forward\"", "awsvpc", false),
    ("\"net.ipv4.ip_forward\"", "bridge", false), ("\"net.ipv4.ip_forward\"", "{{ x }}", false),
    ("\"vm.swappiness\"", "awsvpc", true), ("\"kernel.pid_max\"", "awsvpc", true),
    ("\"  \"", "host", false),
    ("\"fs.file-max\"", "awsvpc", true), ("\"fs.mqueue.queues_max\"", "host", false),
    ("\"{{ x }}\"", "host", false), ("null", "host", false),
  ].map { namespace, mode, isFlagged in
    RuleCase(
      ECSSystemControlInvalidRule.self,
      Example(
        task: "\"networkMode\": \"\(mode)\"",
        app:
          "\"systemControls\": [{ \"namespace\": \(isFlagged ? "[|\(namespace)|]" : namespace) }]"))
  }
}
