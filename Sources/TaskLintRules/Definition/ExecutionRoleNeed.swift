/// Something in a definition that ECS needs the execution role for.
struct ExecutionRoleNeed: Sendable {
  /// The token that needs it.
  let range: SourceRange
  /// What it does that takes the role, as a clause.
  let reason: String
}

extension TaskDefinition {
  /// What certainly needs an execution role, in the order of the containers.
  ///
  /// Secrets do everywhere; private images and the log driver `awslogs` on Fargate, where no
  /// instance has a role of its own.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
  var executionRoleNeeds: [ExecutionRoleNeed] {
    let isFargate = platform == .fargate
    return containers.flatMap { container -> [ExecutionRoleNeed] in
      var needs: [ExecutionRoleNeed] = []
      func add(_ range: SourceRange?, _ what: String) {
        guard let range else { return }
        let reason = "container \(container.label) \(what), which takes an execution role"
        needs.append(ExecutionRoleNeed(range: range, reason: reason))
      }
      if isFargate, let image = container.image.value, ImageReference(image).isPrivateECR {
        add(image.range, "has a private image")
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
}

extension NamedEntries {
  /// Where the list stands, if there is certainly something in it.
  fileprivate var placeIfFilled: Place? {
    guard case .value(_, let place) = field, !entries.isEmpty || mayHaveMore else { return nil }
    return place
  }
}
