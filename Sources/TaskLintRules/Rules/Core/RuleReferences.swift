/// The pages that several rules refer to.
extension RuleMetadata.Reference {
  static let fireLensTaskDefinition = Self(
    "Amazon ECS: example task definition that routes logs to FireLens",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html")
  static let fireLens = Self(
    "Amazon ECS: send logs to an AWS service or AWS Partner",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html")
  static let registerTaskDefinition = Self(
    "Amazon ECS API: RegisterTaskDefinition",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html")
  static let firelensConfiguration = Self(
    "Amazon ECS API: FirelensConfiguration",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html")
  static let firelensUser = Self(
    "AWS for Fluent Bit: debugging guide",
    "https://github.com/aws/aws-for-fluent-bit/blob/mainline/troubleshooting/debugging.md")
  static let fireLensOutput = Self(
    "Amazon ECS agent: how log options become an output of the router",
    "https://github.com/aws/amazon-ecs-agent/blob/master/agent/taskresource/firelens/firelensconfig_unix.go"
  )
  static let fluentBitOutputs = Self(
    "Fluent Bit: outputs", "https://docs.fluentbit.io/manual/pipeline/outputs")
  static let fluentBitConfiguration = Self(
    "Fluent Bit: the classic format of its configuration",
    "https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/format-schema"
  )
  static let fluentBitForAWS = Self(
    "AWS for Fluent Bit: the image and its plugins", "https://github.com/aws/aws-for-fluent-bit")
  static let logSecrets = Self(
    "Amazon ECS: pass secrets to a log configuration",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html")
  static let logConfiguration = Self(
    "Amazon ECS API: LogConfiguration",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html")
  static let sensitiveData = Self(
    "Amazon ECS: pass sensitive data to a container",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html")
  static let executionRole = Self(
    "Amazon ECS: task execution IAM role",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html")
  static let json = Self("RFC 8259: the JSON format", "https://www.rfc-editor.org/rfc/rfc8259")
  static let fluentBitDatadog = Self(
    "Fluent Bit: the Datadog output", "https://docs.fluentbit.io/manual/pipeline/outputs/datadog")
  static let fluentBitFirehose = Self(
    "Fluent Bit: the Amazon Kinesis Data Firehose output",
    "https://docs.fluentbit.io/manual/pipeline/outputs/firehose")
  static let fluentBitVariables = Self(
    "Fluent Bit: environment variables",
    "https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/variables")
  static let datadogTags = Self(
    "Datadog: getting started with tags", "https://docs.datadoghq.com/getting_started/tagging/")
  static let datadogSites = Self(
    "Datadog: sites", "https://docs.datadoghq.com/getting_started/site/")
  static let datadogFluentBit = Self(
    "Datadog: Fluent Bit", "https://docs.datadoghq.com/integrations/fluentbit/")
  static let parameterStore = Self(
    "Amazon ECS: pass Systems Manager parameters through environment variables",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html"
  )
  static let taskRole = Self(
    "Amazon ECS: task IAM role",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html")
  static let taskDefinitionShape = Self(
    "Amazon ECS API: TaskDefinition",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html")
  static let deliveryStream = Self(
    "Amazon Data Firehose API: CreateDeliveryStream",
    "https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html")
  static let regions = Self(
    "AWS: regions",
    "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html")
  static let agentFirelens = Self(
    "Amazon ECS agent: how the FireLens options are read",
    "https://github.com/aws/amazon-ecs-agent/blob/master/agent/taskresource/firelens/firelens_unix.go"
  )
  static let agentFirelensConfiguration = Self(
    "Amazon ECS agent: the configuration that FireLens generates",
    "https://github.com/aws/amazon-ecs-agent/blob/master/agent/taskresource/firelens/firelensconfig_unix.go"
  )
  static let agentTask = Self(
    "Amazon ECS agent: how a task is put together",
    "https://github.com/aws/amazon-ecs-agent/blob/master/agent/api/task/task.go")
  static let containerDependency = Self(
    "Amazon ECS API: ContainerDependency",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html")
  static let awsForFluentBit = Self(
    "AWS for Fluent Bit: guidance on consuming versions",
    "https://github.com/aws/aws-for-fluent-bit#guidance-on-consuming-versions")
  static let containerDefinition = Self(
    "Amazon ECS API: ContainerDefinition",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html")
  static let healthCheck = Self(
    "Amazon ECS API: HealthCheck",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html")
  static let portMapping = Self(
    "Amazon ECS API: PortMapping",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html")
  static let securityHubECS = Self(
    "AWS Security Hub: controls for Amazon ECS",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html")
  static let dockerSecurity = Self(
    "Docker: security of the daemon",
    "https://docs.docker.com/engine/security/#docker-daemon-attack-surface")
  static let kernelCapabilities = Self(
    "Amazon ECS API: KernelCapabilities",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html")
  static let volume = Self(
    "Amazon ECS API: Volume",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html")
  static let mobyMounts = Self(
    "Docker: registration of mount points",
    "https://github.com/moby/moby/blob/master/daemon/volumes.go")
  static let quotas = Self(
    "Amazon ECS: service quotas",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html")
  static let fargate = Self(
    "Amazon ECS: task definition differences for Fargate",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html")
  static let fargateSizes = Self(
    "Amazon ECS: CPU and memory of tasks on Fargate",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html")
  static let suppressions = Self(
    "tasklint: suppressions",
    "\(Product.home)/blob/v\(Product.version)/Documentation/suppressions.md")
}
