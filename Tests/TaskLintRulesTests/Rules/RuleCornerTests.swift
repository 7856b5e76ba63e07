import Testing

@testable import TaskLintRules

extension RuleCase {
  /// An edge case of a rule.
  init(_ rule: any Rule.Type, _ example: Example) {
    self.init(rule: rule, example: example, number: example.line)
  }
}

/// Edge cases of rules that are too similar to be documented examples.
@Suite("Edge cases of rules")
struct RuleCornerTests {
  @Test("are flagged exactly at the marks", arguments: corners)
  func flagsTheMarkedPlaces(_ corner: RuleCase) {
    corner.check(corner.example.documents, "\(corner.example.marked.text)")
  }

  static let corners: [RuleCase] =
    lists + off + metadata + plugins + drivers + exceptions + single

  private static let lists: [RuleCase] = [
    ListCorners.all, DefinitionCorners.all, RoutingCorners.all, ContainerCorners.all,
    MountCorners.all, PortCorners.all, TaskCorners.all, PlatformCorners.all, DependencyCorners.all,
    SecretCorners.all, LoggingCorners.all, PolicyCorners.all, OutputCorners.all, RouterCorners.all,
    FluentBitCorners.all, PropertyCorners.all, HardeningCorners.all,
    VariableCorners.all, UnresolvedCorners.all,
  ].flatMap(\.self)

  private static let single: [RuleCase] = [
    RuleCase(
      rule: RequiresAttributesSurplusRule.self,
      example: Example(
        task: """
          "requiresAttributes": [
            { "name": [|"com.amazonaws.ecs.capability.logging-driver.awslogs"|] },
            { "name": "com.amazonaws.ecs.capability.logging-driver.awslogs" }
          ]
          """), number: 1),
    RuleCase(
      rule: ECSContainerExceedsTaskRule.self,
      example: Example(
        task: #""cpu": [1|"256"|]"#, app: #""cpu": -64"#, sidecar: #""cpu": [|288|]"#), number: 1),
    RuleCase(
      rule: ECSNoEssentialContainerRule.self,
      example: Example(
        #"{ "family": "koyama", "memory": "512", [|"containerDefinitions"|]: [] }"#), number: 1),
    RuleCase(
      rule: FirelensConfigValueMissingRule.self,
      example: Example(sidecar: Example.router(#"[|"config-file-type"|]: "s3""#)), number: 1),
    RuleCase(
      rule: FirelensConfigValueMissingRule.self,
      example: Example(sidecar: Example.router(#""config-file-type": "other""#)), number: 2),
    RuleCase(
      rule: FirelensConfigS3ARNInvalidRule.self,
      example: Example(
        task: #""requiresCompatibilities": ["FARGATE"]"#,
        sidecar: Example.router(
          #""config-file-type": "s3", "config-file-value": "s3://koyama-config/app.conf""#)),
      number: 1),
    RuleCase(
      rule: FirelensSidecarPortConflictRule.self,
      example: Example(
        task: #""networkMode": "awsvpc""#, app: #""portMappings": [{ "containerPort": 24224 }]"#,
        without: ["sidecar"]), number: 1),
    RuleCase(
      rule: FirelensSidecarPortConflictRule.self,
      example: Example(
        task: #""networkMode": "awsvpc""#, app: #""portMappings": [{ "containerPort": 8877 }]"#,
        sidecar: Example.router(Example.fileOptions, type: "fluentd")), number: 2),
    RuleCase(
      rule: OutputBufferLimitInvalidRule.self,
      example: Example(
        options: #""log-driver-buffer-limit": "268435456""#,
        more: [worker(limit: #"[|"268435456"|]"#), worker(limit: #""1""#)]), number: 1),
    RuleCase(
      rule: FirehoseStreamNameInvalidRule.self,
      example: stream(String(repeating: "k", count: 64)), number: 1),
    RuleCase(
      rule: FirehoseStreamNameInvalidRule.self,
      example: stream(String(repeating: "k", count: 65), marks: ("[|", "|]")), number: 2),
  ]

  /// The values that Go's `strconv.ParseBool` parses as false.
  private static let off = ["0", "f", "F", "FALSE", "false", "False"].enumerated().map {
    number, word in
    RuleCase(
      rule: DatadogMetadataOffRule.self,
      example: Example(
        options: #""Name": "datadog", "provider": [1|"ecs"|]"#,
        sidecar: """
          "firelensConfiguration": {
            "type": "fluentbit", "options": { "enable-ecs-log-metadata": [|"\(word)"|] }
          }
          """), number: number + 1)
  }

  /// The outputs that sign requests with the task role.
  private static let plugins = [
    "kinesis_firehose", "firehose", "kinesis_streams", "kinesis", "cloudwatch_logs", "cloudwatch",
    "s3",
  ].enumerated().map { number, plugin in
    RuleCase(
      rule: FirehoseTaskRoleMissingRule.self,
      example: Example(
        options: #""Name": [|"\#(plugin)"|]"#,
        task: #""requiresCompatibilities": ["FARGATE"], "taskRoleArn": null"#), number: number + 1)
  }

  /// The values that Go's `strconv.ParseBool` accepts.
  private static let metadata = [
    "1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False",
  ].enumerated().map { number, word in
    RuleCase(
      rule: FirelensMetadataNotBooleanRule.self,
      example: Example(sidecar: Example.router(#""enable-ecs-log-metadata": "\#(word)""#)),
      number: number + 1)
  }

  /// The log drivers other than `awsfirelens`.
  private static let drivers = [
    "awslogs", "fluentd", "gelf", "journald", "json-file", "splunk", "syslog",
  ].enumerated().map { number, driver in
    RuleCase(
      rule: LogDriverNotFirelensRule.self,
      example: Example(app: #""logConfiguration": { "logDriver": [|"\#(driver)"|] }"#),
      number: number + 1)
  }

  /// The helper containers that may use another log driver.
  private static let exceptions = [
    "public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29", "amazon/aws-xray-daemon", "cloudwatch-agent",
    "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1", "public.ecr.aws/datadog/agent:7",
  ].enumerated().map { number, image in
    RuleCase(
      rule: LogDriverNotFirelensRule.self,
      example: Example(
        more: [
          """
          { "name": "helper", "image": "\(image)", "logConfiguration": { "logDriver": "awslogs" } }
          """
        ]), number: number + 1)
  }

  private static func worker(limit: String) -> String {
    """
    { "name": "worker", "logConfiguration": {
      "logDriver": "awsfirelens", "options": { "log-driver-buffer-limit": \(limit) } } }
    """
  }

  private static func stream(_ name: String, marks: (String, String) = ("", "")) -> Example {
    .configured(environment: ["DELIVERY_STREAM": "\(marks.0)\"\(name)\"\(marks.1)"])
  }
}
