struct FirelensSidecarHasDependenciesRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "firelens-sidecar-has-dependencies",
    category: .firelens,
    severity: .warning,
    stage: .run,
    summary:
      "The log router depends on another container, and an app does not depend on the router.",
    rationale: """
      The agent starts the log router before each container that logs to it, and stops it after \
      them. It does not do so if the router has `dependsOn`, `links` or `volumesFrom`. The first \
      and last logs of an app can then be lost.
      """,
    remedy:
      "Remove the dependencies of the router, or let each app depend on the router with START.",
    references: [.agentTask, .fireLens],
    lessons: [
      Lesson(
        Example(app: #""name": [1|"app"|]"#, sidecar: #"[|"dependsOn"|]: [\#(start("app"))]"#),
        after: Example(app: #""name": "app""#))
    ],
    examples: [
      Example(
        app: #""name": [1|"app"|]"#,
        sidecar: #"[|"volumesFrom"|]: [{ "sourceContainer": "app" }]"#),
      Example(
        app: #""name": [1|"app"|]"#, sidecar: #"[|"links"|]: ["envoy"]"#, more: [envoy],
        isDocumented: false),
      Example(
        app: #""name": [1|"app"|], "dependsOn": [\#(start("envoy"))]"#,
        sidecar: #"[|"dependsOn"|]: [\#(start("envoy"))]"#, more: [envoy]),
      Example(
        app: #""name": "app", "dependsOn": [\#(start("fluentbit"))]"#,
        sidecar: #""dependsOn": [\#(start("envoy"))]"#, more: [envoy]),
      Example(
        app: #""name": "app", "links": ["fluentbit:router"]"#,
        sidecar: #""dependsOn": [\#(start("envoy"))]"#, more: [envoy]),
      Example(sidecar: #""dependsOn": []"#),
      Example(sidecar: #""dependsOn": ["${DEPENDENCY}"]"#, isDocumented: false),
      Example(sidecar: #""volumesFrom": []"#),
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
    // The agent may use either of two routers; another rule reports that there are two.
    guard definition.sidecars.count == 1, let sidecar = definition.sidecars.first else { return [] }
    let members = sidecar.dependingMembers
    guard let first = members.first else { return [] }
    let waiting = definition.indexesOfContainers(thatMayWaitFor: sidecar)
    let apps = definition.firelensUsers.filter { app in
      app.index != sidecar.index && !waiting.contains(app.index)
    }
    guard let app = apps.first else { return [] }
    let needed = definition.indexesOfContainers(neededBy: sidecar)
    let isCycle = apps.contains { needed.contains($0.index) }
    let message = Message.hasDependencies(
      sidecar, in: members.map(\.key.text), app: app, isCycle: isCycle)
    return [
      RuleFinding(at: first.key.range, message)
        .related(app.nameRange, "container \(app.label), which logs to it")
    ]
  }
}

extension ContainerDefinition {
  /// The members that make the container depend on another one.
  fileprivate var dependingMembers: [JSONValue.Member] {
    let properties: [Property] = [.dependsOn, .links, .volumesFrom]
    return properties.compactMap { property in
      let elements = object.list(property.rawValue).value ?? []
      let isFilled = elements.contains { element in
        guard let value = element.value else { return false }
        return value.string.map { !Placeholder.isIn($0) } ?? true
      }
      return isFilled ? member(property) : nil
    }
  }
}

extension Message {
  fileprivate static func hasDependencies(
    _ sidecar: ContainerDefinition, in members: [String], app: ContainerDefinition, isCycle: Bool
  ) -> Message {
    let list = members.map { "'\($0)'" }.joined(separator: " and ")
    return Message(
      fact: "log router \(sidecar.label) depends on other containers, but container \(app.label) "
        + "does not depend on the router",
      consequence: "ECS does not start the router first and stop it last, and logs can be lost",
      remedy: isCycle
        ? "remove \(list)"
        : "remove \(list), or let each container that logs to the router depend on it with 'START'"
    )
  }
}
