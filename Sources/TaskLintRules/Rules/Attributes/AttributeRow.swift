/// An attribute and a feature of a container that requires it.
struct AttributeRow: Sendable {
  let name: AttributeName
  let cause: AttributeCauses
  /// The clause about a container with the feature; nil if the feature does not decide that the
  /// attribute is required.
  let present: StaticString?
  /// The clause if no container has the feature; nil if that does not decide that the attribute is
  /// surplus.
  let absent: StaticString?
  let needsExecutionRole: Bool

  private init(
    _ name: AttributeName, _ cause: AttributeCauses, present: StaticString? = nil,
    absent: StaticString? = nil, needsExecutionRole: Bool = false
  ) {
    self.name = name
    self.cause = cause
    self.present = present
    self.absent = absent
    self.needsExecutionRole = needsExecutionRole
  }

  /// All rows; of several with the same attribute, the first one that applies gives its cause.
  static let all: [AttributeRow] = [
    AttributeRow(
      .ecrAuth, .ecrImage, present: "has an image of a private ECR registry",
      absent: "no image comes from a private ECR registry"),
    AttributeRow(
      .ecrPull, .ecrImage, present: "has an image of a private ECR registry",
      absent: "no image comes from a private ECR registry", needsExecutionRole: true),
    AttributeRow(
      .awslogs, .awslogs, present: "logs to 'awslogs'", absent: "no container logs to 'awslogs'"),
    AttributeRow(
      .awsfirelens, .awsfirelens, present: "logs to 'awsfirelens'",
      absent: "no container logs to 'awsfirelens'"),
    AttributeRow(
      .executionRoleLogs, .awslogs, present: "logs to 'awslogs'",
      absent: "no container logs to 'awslogs'", needsExecutionRole: true),
    AttributeRow(.remoteAPI19, .awslogs, present: "logs to 'awslogs'"),
    AttributeRow(.remoteAPI19, .awsfirelens, present: "logs to 'awsfirelens'"),
    AttributeRow(.remoteAPI28, .logMode, present: "sets the 'awslogs' option 'mode'"),
    AttributeRow(
      .remoteAPI28, .logBuffering,
      absent: "no log configuration has the option 'mode' or 'max-buffer-size'"),
    AttributeRow(
      .remoteAPI29, .createsLogGroup,
      present: "sets the 'awslogs' option 'awslogs-create-group'"),
    AttributeRow(
      .fluentbit, .fluentbit, present: "is a log router of type 'fluentbit'",
      absent: "no container is a log router of type 'fluentbit'"),
    AttributeRow(
      .fluentd, .fluentd, present: "is a log router of type 'fluentd'",
      absent: "no container is a log router of type 'fluentd'"),
    AttributeRow(
      .configFile, .configFile, present: "has the 'config-file-type' 'file'",
      absent: "no log router has the 'config-file-type' 'file'"),
    AttributeRow(
      .configS3, .configS3, absent: "no log router has the 'config-file-type' 's3'"),
    AttributeRow(
      .ssmSecret, .ssmSecret, present: "has a secret from an SSM parameter",
      absent: "no container has a secret from an SSM parameter"),
    AttributeRow(
      .asmSecret, .asmSecret, present: "has a secret from Secrets Manager",
      absent: "no container has a secret from Secrets Manager"),
    AttributeRow(
      .environmentFiles, .environmentFiles, present: "has 'environmentFiles'",
      absent: "no container has 'environmentFiles'"),
    AttributeRow(
      .healthCheck, .healthCheck, present: "has a 'healthCheck'",
      absent: "no container has a 'healthCheck'"),
    AttributeRow(.remoteAPI29, .startPeriod, present: "has a health check with 'startPeriod'"),
    AttributeRow(.ordering, .dependsOn, present: "has 'dependsOn'"),
    AttributeRow(
      .ordering, .ordering, absent: "no container has 'dependsOn', 'startTimeout' or 'stopTimeout'"
    ),
    AttributeRow(
      .remoteAPI21, .memoryReservation, present: "has a 'memoryReservation'",
      absent: "no container has a 'memoryReservation'"),
    AttributeRow(.privileged, .privileged, absent: "no container is privileged"),
    AttributeRow(
      .privateRegistry, .repositoryCredentials,
      absent: "no container has 'repositoryCredentials'"),
  ]
}
