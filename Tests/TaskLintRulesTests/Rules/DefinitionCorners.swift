@testable import TaskLintRules

/// Edge cases of rules on the properties of a definition.
enum DefinitionCorners {
  static let all: [RuleCase] = [
    // A Windows path with a space is one argument.
    RuleCase(
      ECSHealthCheckInvalidRule.self,
      Example(
        app: """
          "healthCheck": { "command": ["CMD", "C:\\\\Program Files\\\\App\\\\check.exe", "-q"] }
          """)),
    // A command without its line is incomplete, which other rules report.
    RuleCase(
      ECSHealthCheckShellAbsentRule.self,
      Example(
        app: """
          "image": "public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0",
          "healthCheck": { "command": ["CMD-SHELL"] }
          """)),
    // Only the input of register-task-definition must not contain null.
    RuleCase(
      ECSNullRule.self,
      Example(
        """
        { "taskDefinition": { "family": "koyama", "containerDefinitions": [
          { "name": "app", "image": "koyama/app:1", "cpu": null } ] } }
        """)),
    // A range beside a single port is reported once, and the single port occupies nothing.
    ports(
      """
      { "containerPortRange": [|"8000-8010"|], "containerPort": [1|8080|] },
      { "containerPortRange": "8080-8090" }
      """),
    ports(#"{ "containerPort": 80, "containerPortRange": "" }"#),
    RuleCase(
      ECSProxyInvalidRule.self,
      Example(
        task: """
          "networkMode": "awsvpc",
          "proxyConfiguration": { "containerName": "envoy", "type": "OTHER", "properties": [] }
          """, more: ["{{ containers }}"])),
    // Fargate has no GPUs, which its own rule reports.
    RuleCase(
      ECSResourceRequirementInvalidRule.self,
      Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        app: #""resourceRequirements": [{ "type": "GPU", "value": "0" }]"#)),
    host(#""host-gateway""#), host(#""fd00::7""#), host(#"[|"db"|]"#), host(#"[|"10"|]"#),
    host(#"[|"10.0.0.7/8"|]"#), host(#""""#),
    RuleCase(
      HardeningDockerSocketRule.self,
      Example(task: #""volumes": [{ "name": "data", "host": { "sourcePath": "" } }]"#)),
    // A command with an unknown element is not judged.
    RuleCase(
      ECSHealthCheckInvalidRule.self,
      Example(app: #""healthCheck": { "command": ["CMD", 7, "curl", "||"] }"#)),
    RuleCase(
      ECSHealthCheckShellAbsentRule.self,
      Example(
        sidecar: """
          "image": "fluent/fluent-bit@sha256:\(String(repeating: "0", count: 64))",
          "healthCheck": { "command": ["CMD-SHELL", "pidof fluent-bit"] }
          """)),
    RuleCase(
      ECSHealthCheckShellAbsentRule.self,
      Example(
        sidecar: """
          "image": "fluent/fluent-bit:4.0.1@sha256:\(String(repeating: "0", count: 64))",
          "healthCheck": { "command": ["CMD-SHELL", [|"pidof fluent-bit"|]] }
          """)),
    RuleCase(
      ECSHealthCheckShellAbsentRule.self,
      Example(
        sidecar: """
          "image": "fluent/fluent-bit:4.0.1", "healthCheck": { "command": ["NONE", "sh", "-c"] }
          """)),
    // The rule on cycles reports it.
    RuleCase(
      ECSDependencyEssentialRule.self,
      Example(
        app: #""dependsOn": [{ "containerName": "app", "condition": "SUCCESS" }]"#)),
    // A skeleton has empty protocols, and the default is TCP.
    ports(
      """
      { "containerPort": 8005, "protocol": "" }, { "containerPortRange": [|"8000-8010"|] }
      """),
    RuleCase(
      ECSContainerExceedsTaskRule.self,
      Example(app: #""memory": 0, "memoryReservation": 64"#)),
    RuleCase(
      ECSImageInvalidRule.self,
      Example(app: #""image": [|"http://registry.koyama.example/app:1"|]"#)),
    // A profile of the image, or an instance, may have credentials.
    RuleCase(
      FirehoseTaskRoleMissingRule.self,
      .configured(
        file: Example.outputs, environment: ["AWS_PROFILE": #""koyama""#],
        task: Example.fargateTask(family: "koyama", taskRole: nil))),
    RuleCase(
      FirehoseTaskRoleMissingRule.self,
      Example(
        options: #""Name": "s3", "bucket": "koyama""#,
        task: #""requiresCompatibilities": ["EC2"], "taskRoleArn": null"#)),
    RuleCase(
      FirehoseTaskRoleMissingRule.self,
      .configured(
        file: Example.outputs,
        task: #""requiresCompatibilities": ["EC2"], "taskRoleArn": null"#)),
  ]

  private static func ports(_ mappings: String) -> RuleCase {
    RuleCase(
      ECSPortRangeInvalidRule.self,
      Example(task: #""networkMode": "bridge""#, app: "\"portMappings\": [\(mappings)]"))
  }

  private static func host(_ address: String) -> RuleCase {
    RuleCase(
      ECSValueInvalidRule.self,
      Example(app: "\"extraHosts\": [{ \"hostname\": \"db\", \"ipAddress\": \(address) }]"))
  }
}
