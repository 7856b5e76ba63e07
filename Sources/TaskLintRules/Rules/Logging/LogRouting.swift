extension ContainerDefinition {
  /// Where to point at the log configuration that the container does not have: the null in its
  /// place, else the container's name; nil where it has one, or may have.
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

extension TaskDefinition {
  /// Whether no container certainly logs through FireLens, and none is a router.
  var usesNoFireLens: Bool { lacksSidecar && logsNothingToFireLens }

  /// Whether certainly no container logs to `awsfirelens`.
  var logsNothingToFireLens: Bool {
    !mayHaveMoreContainers
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
  /// The finding with a fix that sends a container's logs to the task's router, where there is one.
  ///
  /// It drops what other log configuration the container has.
  func routing(_ container: ContainerDefinition, to sidecars: [ContainerDefinition]) -> RuleFinding
  {
    guard sidecars.count == 1 else { return self }
    let spelling = container.object.spelling
    let configuration = "{\"\(spelling.name(of: "logDriver"))\": \"awsfirelens\"}"
    let edit =
      if let written = container.object.member("logConfiguration") {
        Fix.Edit(written.value.range, configuration)
      } else {
        Fix.Edit.adding(
          spelling.name(of: "logConfiguration"), configuration, to: container.object.value)
      }
    return fixed(by: Fix(.unsafe, "send the logs to the router", edits: [edit]))
  }
}
