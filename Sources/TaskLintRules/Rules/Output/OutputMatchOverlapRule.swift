struct OutputMatchOverlapRule: RoutingRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "output-match-overlap",
    category: .output,
    severity: .warning,
    stage: .run,
    summary: "The name of a container matches the output of another container.",
    rationale: """
      The ECS agent tags the logs of a container with its name, `-firelens-` and the id of the task, \
      and gives its output the match `NAME-firelens*`. The tag of a container that is named \
      `app-firelens` or `app-firelens-worker` also matches the output of `app`, so its lines are \
      delivered twice.
      """,
    remedy: "Rename the container.",
    references: [
      .fireLensOutput,
      .init(
        "Fluent Bit: routing by tag and match",
        "https://docs.fluentbit.io/manual/concepts/data-pipeline/router"),
    ],
    lessons: [
      Lesson(
        Example(options: #""Name": "stdout""#, more: [worker(#"[|"app-firelens-worker"|]"#)]),
        after: Example(options: #""Name": "stdout""#, more: [worker(#""worker""#)]))
    ],
    examples: [
      Example(options: #""Name": "stdout""#, more: [worker(#"[|"app-firelens"|]"#)]),
      Example(options: #""Name": "stdout""#, more: [worker(#""app-firelen""#)]),
      Example(options: #""Name": "stdout""#, more: [worker(#""web-firelens""#)]),
      Example(more: [worker(#""app-firelens""#)]),
      Example(
        options: #""Name": "stdout""#,
        more: [
          """
          {
            "name": "app-firelens", "image": "koyama/app:1.4",
            "logConfiguration": {
              "logDriver": "awslogs",
              "options": { "awslogs-group": "koyama", "awslogs-region": "eu-west-1" }
            }
          }
          """
        ]),
    ]
  )

  private static func worker(_ name: String) -> String {
    """
    {
      "name": \(name),
      "image": "koyama/app:1.4",
      "logConfiguration": { "logDriver": "awsfirelens", "options": { "Name": "null" } }
    }
    """
  }

  func findings(in routing: LogRouting) -> [RuleFinding] {
    guard routing.definition.firelensUsers.count > 1 else { return [] }
    let owners = routing.outputs.filter { $0.router == .fluentbit && $0.pluginOption != nil }
    // A definition with thousands of containers has as many outputs.
    var ownersByName: [String: [Int]] = [:]
    for (index, owner) in owners.enumerated() {
      guard let name = owner.container.name.value?.text, !name.isEmpty else { continue }
      if ownersByName[name, default: []].count < 2 { ownersByName[name, default: []].append(index) }
    }
    return routing.definition.firelensUsers.compactMap { container in
      guard let name = container.name.value else { return nil }
      let owner = Self.prefixes(of: name.text).flatMap { ownersByName[$0] ?? [] }
        .filter { owners[$0].container.index != container.index }.min()
        .map { owners[$0].container }
      return owner.map { owner in
        RuleFinding(
          at: name.range, .overlap(container, owner), subject: container.subject("name"))
      }
    }
  }

  /// What is before each `-firelens` in a name, which has at most 255 characters.
  private static func prefixes(of name: String) -> [String] {
    let parts = name.parts(separatedBy: "-firelens")
    return parts.indices.dropFirst().prefix(28).map { parts[..<$0].joined(separator: "-firelens") }
  }
}

extension Message {
  fileprivate static func overlap(
    _ container: ContainerDefinition, _ owner: ContainerDefinition
  ) -> Message {
    Message(
      fact: "the logs of container \(container.label) match the output of container \(owner.label)",
      consequence: "the output of \(owner.label) delivers them as well",
      remedy: "rename the container, so that its name does not begin with the other name and "
        + "'-firelens'"
    )
  }
}
