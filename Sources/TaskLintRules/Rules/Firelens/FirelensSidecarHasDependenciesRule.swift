struct FirelensSidecarHasDependenciesRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-has-dependencies",
    category: .firelens,
    severity: .warning,
    stage: .run,
    summary: "The log router waits for a container, and an app does not wait for the router.",
    rationale: """
      The agent starts the log router before every container that logs to it, and stops it after \
      them. A router with `dependsOn` of its own takes that order away, so that an app's first and \
      last lines may find nobody to take them.
      """,
    remedy: "Remove the router's `dependsOn`, or let each app depend on the router with START.",
    references: [.agentTask, .fireLens],
    examples: [
      Example(app: #""name": [1|"app"|]"#, sidecar: #"[|"dependsOn"|]: [\#(start("app"))]"#),
      Example(
        app: #""name": [1|"app"|], "dependsOn": [\#(start("envoy"))]"#,
        sidecar: #"[|"dependsOn"|]: [\#(start("envoy"))]"#, more: [envoy]),
      Example(
        app: #""name": "app", "dependsOn": [\#(start("fluentbit"))]"#,
        sidecar: #""dependsOn": [\#(start("envoy"))]"#, more: [envoy]),
      Example(sidecar: #""dependsOn": []"#),
      Example(
        app: #""dependsOn": [\#(start("web"))]"#,
        sidecar: #""dependsOn": [\#(start("envoy"))]"#,
        more: [
          envoy,
          #"{ "name": "web", "image": "koyama/web:3", "dependsOn": [\#(start("fluentbit"))] }"#,
        ]),
      Example(
        sidecar: #""dependsOn": [\#(start("app"))]"#,
        more: [#"{ "name": "router", "firelensConfiguration": { "type": "fluentbit" } }"#]),
    ]
  )

  private static let envoy = """
    { "name": "envoy", "image": "public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.9.0-prod" }
    """

  private static func start(_ container: String) -> String {
    #"{ "containerName": "\#(container)", "condition": "START" }"#
  }

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    // Of two routers the agent takes either; that there are two is another rule's finding.
    guard definition.sidecars.count == 1, let sidecar = definition.sidecars.first,
      case .value(let dependencies, let place) = sidecar.dependsOn, !dependencies.isEmpty
    else { return [] }
    let waiting = definition.indexesOfContainers(thatMayWaitFor: sidecar)
    guard
      let app = definition.firelensUsers.first(where: { app in
        app.index != sidecar.index && !waiting.contains(app.index)
      })
    else { return [] }
    return [
      RuleFinding(at: place.name, .hasDependencies(sidecar, app: app))
        .related(app.nameRange, "\(app.label) logs to it and does not wait for it")
    ]
  }
}

extension Message {
  fileprivate static func hasDependencies(
    _ sidecar: ContainerDefinition, app: ContainerDefinition
  ) -> Message {
    Message(
      fact: "log router \(sidecar.label) waits for other containers, but \(app.label) does not "
        + "wait for the router",
      consequence: "ECS no longer starts the router first and stops it last: lines are lost",
      remedy: "remove 'dependsOn' here, or let \(app.label) depend on \(sidecar.label) with 'START'"
    )
  }
}
