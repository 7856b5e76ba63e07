/// A part of a definition for which ECS needs the execution role.
struct ExecutionRoleNeed: Sendable {
  /// The token of the part.
  let range: SourceRange
  /// The part, as a clause: `container 'app' has secrets`.
  let reason: String
  /// Whether the API rejects the definition without the role; otherwise the task does not start.
  let isRejected: Bool
}

extension TaskDefinition {
  /// The parts that certainly need an execution role, in the order of the containers.
  ///
  /// Secrets, registry credentials and environment files do everywhere; private images in ECR and
  /// the log driver `awslogs` do on Fargate, where there is no instance role.
  ///
  /// Sources: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html;
  /// agent/taskresource/asmauth and agent/taskresource/envFiles in
  /// https://github.com/aws/amazon-ecs-agent
  var executionRoleNeeds: [ExecutionRoleNeed] {
    let isFargate = platform == .fargate
    return containers.flatMap { container -> [ExecutionRoleNeed] in
      var needs: [ExecutionRoleNeed] = []
      func add(_ range: SourceRange?, _ what: String, isRejected: Bool = true) {
        guard let range else { return }
        let reason = "container \(container.label) \(what)"
        needs.append(ExecutionRoleNeed(range: range, reason: reason, isRejected: isRejected))
      }
      if isFargate, let image = container.image.value, ImageReference(image).isPrivateECR {
        add(image.range, "has an image in private ECR")
      }
      if case .value(_, let place) = container.repositoryCredentials {
        add(place.name, "has 'repositoryCredentials'", isRejected: false)
      }
      if case .value(let files, let place) = container.environmentFiles, !files.isEmpty {
        add(place.name, "has 'environmentFiles'", isRejected: false)
      }
      add(container.secrets.placeIfFilled?.name, "has secrets")
      let configuration = container.logConfiguration.value
      add(configuration?.secretOptions.placeIfFilled?.name, "has secrets in its log options")
      if isFargate, let driver = configuration?.logDriver.value, driver == "awslogs" {
        add(driver.range, "logs to 'awslogs'")
      }
      return needs
    }
  }

  /// An addition to the remedy that adds the first secret of a definition.
  var executionRoleHint: String {
    executionRoleARN.isUnset && executionRoleNeeds.isEmpty ? "; also add 'executionRoleArn'" : ""
  }
}

extension NamedEntries {
  /// The place of the list, if it certainly has an entry.
  fileprivate var placeIfFilled: Place? {
    guard case .value(_, let place) = field, !entries.isEmpty || mayHaveMore else { return nil }
    return place
  }
}
