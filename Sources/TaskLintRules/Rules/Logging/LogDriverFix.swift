extension LogConfiguration {
  /// How a remedy names the log driver with what it requires on Fargate.
  static let awslogs =
    "'awslogs' and its options 'awslogs-group', 'awslogs-region' and 'awslogs-stream-prefix'"
}

extension LogConfiguration {
  /// Whether certainly neither the options nor the secret options contain a name.
  func certainlyLacks(_ name: StaticString) -> Bool {
    let options = options.value?.value.members
    if options?.contains(where: { $0.key == name && $0.value.kind != .null }) ?? false {
      return false
    }
    return !self.options.isUnknown && secretOptions.lookup(name).isAbsent
      && !(options?.contains { Placeholder.isIn($0.key) } ?? false)
  }
}

extension ContainerDefinition {
  /// Where to report a missing log configuration: the null in its place, or the container's name;
  /// nil if the container has one or may have one.
  var missingLogRange: SourceRange? {
    switch logConfiguration {
    case .absent: nameRange
    case .null(let place): place.range
    case .value(let configuration, _):
      if case .null(let place) = configuration.logDriver { place.range } else { nil }
    case .unresolved, .mistyped: nil
    }
  }
}

extension ContainerDefinition {
  /// The edit that sends the container's logs to the router of the task, in place of any other log
  /// configuration.
  var loggingToFireLens: Fix.Edit? {
    let driver = object.spelling.name(of: "logDriver")
    return setting(.logConfiguration, to: [driver: "awsfirelens"])
  }
}

extension TaskDefinition {
  /// Whether certainly no container logs to `awsfirelens` and none is a log router.
  var usesNoFireLens: Bool { lacksSidecar && logsNothingToFireLens }

  /// Whether certainly no container logs to `awsfirelens`.
  var logsNothingToFireLens: Bool {
    !mayHaveMoreContainers && firelensUsers.isEmpty
      && containers.allSatisfy { container in
        switch container.logDriver {
        case .absent, .null: true
        case .value(let driver, _): driver != "awsfirelens"
        case .unresolved, .mistyped: false
        }
      }
  }
}

extension RuleFinding {
  /// The finding with a fix that sends a container's logs to the only router of the task.
  ///
  /// The fix replaces another log configuration of the container.
  func routing(_ container: ContainerDefinition, to sidecars: [ContainerDefinition]) -> RuleFinding
  {
    guard sidecars.count == 1 else { return self }
    return fixed(by: Fix(.unsafe, "log to the router", edit: container.loggingToFireLens))
  }
}
