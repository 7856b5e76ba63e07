/// An attribute and its cause in a container.
struct AttributeRow: Sendable {
  // The agent's names have one of two prefixes, which are not interchangeable.
  static let docker = "com.amazonaws.ecs.capability."
  static let agent = "ecs.capability."
  static let logDriver = docker + "logging-driver."
  static let remoteAPI = docker + "docker-remote-api.1."

  let attribute: String
  let aspect: ContainerSurvey.Aspect
  let value: String
  /// The clause for a container with the cause, and the clause if no container has it; nil if this
  /// cause does not decide that the attribute is required, or that it is surplus.
  let clauses: (present: String?, absent: String?)
  let needsExecutionRole: Bool

  private init(
    _ attribute: String, _ aspect: ContainerSurvey.Aspect, _ value: String,
    present: String? = nil, absent: String? = nil, needsExecutionRole: Bool = false
  ) {
    self.attribute = attribute
    self.aspect = aspect
    self.value = value
    clauses = (present, absent)
    self.needsExecutionRole = needsExecutionRole
  }

  static let all = images + logs + firelens + variables + members

  private static let images: [AttributeRow] = {
    let present = "has an image of a private ECR registry"
    let absent = "no image comes from a private ECR registry"
    return [
      AttributeRow(docker + "ecr-auth", .image, "ecr", present: present, absent: absent),
      AttributeRow(
        agent + "execution-role-ecr-pull", .image, "ecr", present: present, absent: absent,
        needsExecutionRole: true),
    ]
  }()

  private static let logs: [AttributeRow] = [
    AttributeRow(logDriver + "awslogs", .logDriver, "awslogs", present: "logs to 'awslogs'"),
    AttributeRow(
      logDriver + "awsfirelens", .logDriver, "awsfirelens", present: "logs to 'awsfirelens'"),
    AttributeRow(
      agent + "execution-role-awslogs", .logDriver, "awslogs", present: "logs to 'awslogs'",
      absent: "no container logs to 'awslogs'", needsExecutionRole: true),
    AttributeRow(remoteAPI + "19", .logDriver, "awslogs", present: "logs to 'awslogs'"),
    AttributeRow(remoteAPI + "19", .logDriver, "awsfirelens", present: "logs to 'awsfirelens'"),
    AttributeRow(remoteAPI + "28", .member, "mode", present: "sets the 'awslogs' option 'mode'"),
    AttributeRow(
      remoteAPI + "28", .member, "buffering",
      absent: "no log configuration has the option 'mode' or 'max-buffer-size'"),
    AttributeRow(
      remoteAPI + "29", .member, "awslogs-create-group",
      present: "sets the 'awslogs' option 'awslogs-create-group'"),
  ]

  private static let firelens: [AttributeRow] =
    ["fluentbit", "fluentd"].map { type in
      AttributeRow(
        agent + "firelens.\(type)", .firelensType, type,
        present: "is a log router of type '\(type)'",
        absent: "no container is a log router of type '\(type)'")
    } + [
      AttributeRow(
        agent + "firelens.options.config.file", .configFileType, "file",
        present: "has the 'config-file-type' 'file'",
        absent: "no log router has the 'config-file-type' 'file'"),
      AttributeRow(
        agent + "firelens.options.config.s3", .configFileType, "s3",
        absent: "no log router has the 'config-file-type' 's3'"),
    ]

  private static let variables: [AttributeRow] = [
    AttributeRow(
      agent + "secrets.ssm.environment-variables", .secret, "ssm",
      present: "has a secret from an SSM parameter",
      absent: "no container has a secret from an SSM parameter"),
    AttributeRow(
      agent + "secrets.asm.environment-variables", .secret, "asm",
      present: "has a secret from Secrets Manager",
      absent: "no container has a secret from Secrets Manager"),
    AttributeRow(
      agent + "env-files.s3", .member, "environmentFiles", present: "has 'environmentFiles'",
      absent: "no container has 'environmentFiles'"),
  ]

  private static let members: [AttributeRow] = [
    AttributeRow(
      agent + "container-health-check", .member, "healthCheck", present: "has a 'healthCheck'",
      absent: "no container has a 'healthCheck'"),
    AttributeRow(
      remoteAPI + "29", .member, "startPeriod", present: "has a health check with 'startPeriod'"),
    AttributeRow(agent + "container-ordering", .member, "dependsOn", present: "has 'dependsOn'"),
    AttributeRow(
      agent + "container-ordering", .member, "ordering",
      absent: "no container has 'dependsOn', 'startTimeout' or 'stopTimeout'"),
    AttributeRow(
      remoteAPI + "21", .member, "memoryReservation", present: "has a 'memoryReservation'",
      absent: "no container has a 'memoryReservation'"),
  ]
}
