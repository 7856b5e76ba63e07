@testable import TaskLintRules

/// Edge cases of rules on the names and values of properties; the recorded messages have the hints.
enum PropertyCorners {
  static let all: [RuleCase] =
    inTask + inContainer + inStructures + cases + templates + values + taskValues + missing

  private static func app(_ rule: any Rule.Type, _ members: String) -> RuleCase {
    RuleCase(rule, Example(app: members))
  }

  private static let inTask: [RuleCase] = [
    #"[|"image"|]: "a""#, #"[|"logConfiguration"|]: { "logDriver": "awsfirelens" }"#,
    #"[|"essential"|]: true"#,
    #"[|"firelensConfiguration"|]: { "type": "fluentbit" }"#, #"[|"cpuArchitecture"|]: "ARM64""#,
    #"[|"efsVolumeConfiguration"|]: {}"#, #"[|"name"|]: "a""#, #"[|"famly"|]: "a""#,
    #"[|"koyama"|]: "a""#,
    #""volumes": [{ "name": "a", [|"fileSystemId"|]: "fs-0a1b" }]"#,
    #""volumes": [{ [|"nam"|]: "a" }]"#,
    #""runtimePlatform": { [|"networkMode"|]: "awsvpc" }"#,
    #""proxyConfiguration": { "containerName": "a", "properties": [{ "name": "a", [|"valueFrom"|]: "b" }] }"#,
    #""tags": [{ [|"name"|]: "a", "value": "a" }]"#,
    #""proxyConfiguration": { "containerName": "app", [|"AppPorts"|]: "80" }"#,
  ].map { RuleCase(ECSPropertyUnknownRule.self, Example(task: $0)) }

  private static let inContainer: [RuleCase] = [
    #"[|"logDriver"|]: "awslogs""#, #"[|"options"|]: {}"#, #"[|"secretOptions"|]: []"#,
    #"[|"networkMode"|]: "a""#,
    #"[|"volumes"|]: [{ "name": "a" }], "mountPoints": [{ "sourceVolume": "a", "containerPath": "/a" }]"#,
    #"[|"cpuArchitecture"|]: "ARM64""#, #"[|"initProcessEnabled"|]: true"#, #"[|"value"|]: "a""#,
    #"[|"containerPath"|]: "/a""#, #"[|"condition"|]: "START""#, #"[|"taskRoleArn"|]: "a""#,
    #"[|"retries"|]: 3"#,
    #"[|"memoryReservaton"|]: 64"#, #"[|"koyama"|]: 1"#, #"[|"config-file-type"|]: "file""#,
  ].map { app(ECSPropertyUnknownRule.self, $0) }

  private static let inStructures: [RuleCase] = [
    #""healthCheck": { "command": ["CMD", "a"], [|"interva"|]: 5 }"#,
    #""healthCheck": { "command": ["CMD", "a"], [|"essential"|]: true }"#,
    #""essential": true, "healthCheck": { "command": ["CMD", "a"], [|"essential"|]: true }"#,
    #""healthCheck": { "command": ["CMD", "a"], [|"networkMode"|]: "a" }"#,
    #""portMappings": [{ [|"port"|]: 80 }]"#,
    #""portMappings": [{ "containerPort": 80, [|"image"|]: "a" }]"#,
    #""logConfiguration": { "logDriver": "splunk", [|"secrets"|]: [{ "name": "A", "valueFrom": "/a" }] }"#,
    #""logConfiguration": { "logDriver": "splunk", [|"secretOption"|]: [] }"#,
    #""logConfiguration": { "logDriver": "splunk", [|"awslogs-group"|]: "a" }"#,
    #""environment": [{ "name": "A", [|"valueFrom"|]: "/a" }]"#,
    #""environment": [{ [|"valuefrom"|]: "/a" }]"#,
    #""secrets": [{ "name": "A", [|"value"|]: "a" }]"#,
    #""secrets": [{ "name": "A", [|"valuefrom"|]: "/a" }]"#,
    #""linuxParameters": { [|"privileged"|]: true }"#,
    #""linuxParameters": { [|"add"|]: ["ALL"] }"#,
    #""linuxParameters": { "tmpfs": [{ [|"sourceVolume"|]: "a", "containerPath": "/a", "size": 1 }] }"#,
    #""firelensConfiguration": { "type": "fluentbit", [|"koyama"|]: "a" }"#,
    #""dependsOn": [{ [|"name"|]: "a", "condition": "START" }]"#,
    #""ulimits": [{ [|"soft"|]: 1 }]"#,
  ].map { app(ECSPropertyUnknownRule.self, $0) }

  private static let cases: [RuleCase] = [
    #"[|"Essential"|]: true"#, #""essential": true, [|"Essential"|]: true"#,
    #"[|"PORTMAPPINGS"|]: []"#,
    #""healthCheck": { "command": ["CMD", "a"], [|"Interval"|]: 5 }"#,
    #""portMappings": [{ [|"containerport"|]: 80 }]"#,
  ].map { app(ECSPropertyUnknownRule.self, $0) }

  /// Other spellings: CloudFormation, and Terraform, which drops unknown properties.
  private static let templates: [RuleCase] = [
    #"[{ "name": "app", "image": "a:1", [|"esential"|]: true, [|"logDriver"|]: "awslogs" }]"#,
    #"[{ "name": "app", "image": "a:1", "Essential": true, [|"networkMode"|]: "awsvpc" }]"#,
    """
    { "Resources": { "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "Family": "koyama",
      "ContainerDefinitions": [{ "Name": "app", [|"Esential"|]: true, [|"essential"|]: true,
        [|"LogDriver"|]: "awslogs", "Fn::ForEach::Loop": ["A", ["b"], { "C": "d" }],
        "Environment": [{ "Name": "A", [|"ValueFrom"|]: "/a" }] }] } } } }
    """,
  ].map { RuleCase(ECSPropertyUnknownRule.self, Example($0)) }

  private static let long = String(repeating: "a", count: 256)

  private static let values: [RuleCase] = [
    #""name": [|"a b"|]"#, "\"name\": [|\"\(long)\"|]", #""memory": [|5|]"#, #""memory": 6"#,
    #""cpu": [|-1|]"#,
    #""portMappings": [{ "containerPort": [|70000|] }]"#,
    #""portMappings": [{ "protocol": [|"icmp"|] }]"#,
    #""portMappings": [{ "hostPort": [|-1|] }]"#,
    #""portMappings": [{ "appProtocol": [|"http3"|] }]"#,
    #""healthCheck": { "command": ["CMD", "a"], "interval": [|4|] }"#,
    #""healthCheck": { "command": ["CMD", "a"], "interval": [|301|] }"#,
    #""healthCheck": { "command": ["CMD", "a"], "retries": [|11|], "timeout": [|1|] }"#,
    #""linuxParameters": { "capabilities": { "add": [[|"FOO"|]], "drop": [[|"net_raw"|]] } }"#,
    #""linuxParameters": { "swappiness": [|101|] }"#,
    #""linuxParameters": { "tmpfs": [{ "containerPath": "/a", "size": [|0|] }] }"#,
    #""linuxParameters": { "tmpfs": [{ "containerPath": "/a", "size": 1, "mountOptions": [[|"x"|]] }] }"#,
    #""linuxParameters": { "devices": [{ "hostPath": "/a", "permissions": [[|"x"|]] }] }"#,
    #""ulimits": [{ "name": [|"x"|], "softLimit": 1, "hardLimit": 1 }]"#, #""stopTimeout": [|-1|]"#,
    #""dependsOn": [{ "containerName": "a", "condition": [|"STARTED"|] }]"#,
    #""logConfiguration": { "logDriver": [|"x"|] }"#,
    #""credentialSpecs": [[|"x"|]]"#, #""environmentFiles": [{ "value": "a", "type": [|"s4"|] }]"#,
    #""firelensConfiguration": { "type": [|"fluent"|] }"#,
    #""resourceRequirements": [{ "type": [|"TPU"|], "value": "1" }]"#,
  ].map { app(ECSValueInvalidRule.self, $0) }

  private static let taskValues: [RuleCase] = [
    #""family": [|"a b!b "|]"#, "\"family\": [|\"\(long)\"|]", #""family": "a_b-C9""#,
    #""networkMode": [|"aws-vpc"|]"#,
    #""pidMode": [|"hos"|]"#, #""ipcMode": [|"x"|]"#,
    #""requiresCompatibilities": [[|"FARGATES"|], "EC2"]"#,
    #""ephemeralStorage": { "sizeInGiB": [|20|] }"#,
    #""ephemeralStorage": { "sizeInGiB": [|201|] }"#,
    #""runtimePlatform": { "cpuArchitecture": [|"ARM"|] }"#,
    #""requiresCompatibilities": ["EC2"], "cpu": [|"127"|]"#,
    #""requiresCompatibilities": ["EC2"], "cpu": "128""#,
    #""requiresCompatibilities": ["EC2"], "cpu": "196608""#,
    #""requiresCompatibilities": ["EC2"], "cpu": [|"196609"|]"#,
    #""requiresCompatibilities": ["FARGATE"], "cpu": "1""#,
    #""cpu": "1""#, #""requiresCompatibilities": ["EC2"], "cpu": "x""#,
    #""placementConstraints": [{ "type": [|"distinctInstance"|] }]"#,
    #""tags": [{ "key": [|"a|b"|] }]"#,
    #""proxyConfiguration": { "type": [|"ENVOY"|], "containerName": "app" }"#,
    #""volumes": [{ "name": [|"a b"|] }]"#,
    #""volumes": [{ "name": "a", "efsVolumeConfiguration": { "fileSystemId": "fs-0a1b", "transitEncryption": [|"ON"|] } }]"#,
    #""volumes": [{ "name": "a", "dockerVolumeConfiguration": { "scope": [|"x"|] } }]"#,
  ].map { RuleCase(ECSValueInvalidRule.self, Example(task: $0)) }

  private static let missing: [RuleCase] = [
    #"[|"healthCheck"|]: {}"#, #"[|"secrets"|]: [{ "name": "A" }]"#,
    #"[|"dependsOn"|]: [{ "containerName": "a" }]"#,
    #"[|"mountPoints"|]: [{ "sourceVolume": "a" }]"#, #"[|"portMappings"|]: [{ "hostPort": 80 }]"#,
    #"[|"logConfiguration"|]: { "options": {} }"#, #"[|[|"ulimits"|]|]: [{ "name": "core" }]"#,
    #""environment": [{ "value": "a" }]"#,
  ].map { app(ECSPropertyMissingRule.self, $0) }
}
