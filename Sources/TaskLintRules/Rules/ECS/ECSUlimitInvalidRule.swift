struct ECSUlimitInvalidRule: DefinitionRule, PlainRule {
  static let metadata = RuleMetadata(
    id: "ecs-ulimit-invalid",
    category: .ecs,
    severity: .error,
    stage: .register,
    summary: "A ulimit has a soft limit over its hard limit, or is a duplicate.",
    rationale: """
      The soft limit of a resource is at most its hard limit; -1 means no limit. Docker rejects a \
      higher one with `ulimit soft limit must be less than or equal to hard limit`. Each resource \
      has one ulimit.
      """,
    remedy: "Set the soft limit to at most the hard limit, and keep one ulimit for each name.",
    references: [
      .init(
        "Amazon ECS API: Ulimit",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html"),
      .init(
        "Docker: parser of ulimits",
        "https://github.com/docker/go-units/blob/master/ulimit.go"),
    ],
    lessons: [
      Lesson(
        ulimits(#"{ "name": "nofile", "softLimit": [|65536|], "hardLimit": [1|1024|] }"#),
        after: ulimits(#"{ "name": "nofile", "softLimit": 1024, "hardLimit": 65536 }"#))
    ],
    examples: [
      ulimits(
        """
        { "name": [1|"nofile"|], "softLimit": 1024, "hardLimit": 1024 },
        { "name": [|"nofile"|], "softLimit": 2048, "hardLimit": 2048 }
        """),
      ulimits(
        """
        { "name": [1|"nofile"|], "softLimit": 1024, "hardLimit": 4096 },
        { "name": "nproc", "softLimit": 1024, "hardLimit": 1024 },
        { "name": [|"nofile"|], "softLimit": 1024, "hardLimit": 4096 }
        """, isDocumented: false),
      ulimits(#"{ "name": "nofile", "softLimit": 1024, "hardLimit": 1024 }"#),
      ulimits(#"{ "name": "memlock", "softLimit": -1, "hardLimit": -1 }"#),
      ulimits(#"{ "name": "memlock", "softLimit": 1024, "hardLimit": -1 }"#),
      ulimits(
        """
        { "name": "nofile", "softLimit": 1024, "hardLimit": 1024 },
        { "name": "nproc", "softLimit": 2048, "hardLimit": 2048 }
        """),
    ]
  )

  private static func ulimits(
    _ ulimits: String, isDocumented: Bool = true, fileID: String = #fileID, line: Int = #line
  ) -> Example {
    Example(
      app: #""ulimits": [\#(ulimits)]"#, isDocumented: isDocumented, fileID: fileID, line: line)
  }

  /// More limits than Docker knows, which is 16.
  ///
  /// Each fix reads the whole list: for thousands of duplicates it would take quadratic time.
  private static let mostLimits = 64

  func findings(in definition: TaskDefinition) -> [RuleFinding] {
    definition.containers.flatMap { container -> [RuleFinding] in
      let ulimits = container.ulimits.value ?? []
      guard !ulimits.isEmpty else { return [] }
      var firsts: [String: (range: SourceRange, ulimit: Ulimit)] = [:]
      var findings: [RuleFinding] = []
      for (index, ulimit) in ulimits.enumerated() {
        guard let ulimit = ulimit.value else { continue }
        if case .value(let soft, let place) = ulimit.softLimit,
          case .value(let hard, let other) = ulimit.hardLimit, soft > hard, hard >= 0
        {
          findings.append(
            RuleFinding(at: place.range, .limit(soft, over: hard, in: container))
              .related(other.range, "the hard limit")
              .fixed(
                by: Fix(
                  .safe, "set 'softLimit' to \(hard)",
                  edit: ulimit.setting(.softLimit, to: .integer(hard)))))
        }
        guard case .value(let name, let place) = ulimit.name, !name.isEmpty else { continue }
        if let first = firsts[name.text] {
          findings.append(
            RuleFinding(at: place.range, .duplicate(name, in: container))
              .related(first.range, "the first ulimit")
              .fixed(
                by: ulimits.count > Self.mostLimits
                  ? nil : removal(of: index, ulimit, like: first.ulimit, from: container)))
        } else {
          firsts[name.text] = (place.range, ulimit)
        }
      }
      return findings
    }
  }

  /// Removes a duplicate; which of two different ones is right must be checked.
  private func removal(
    of index: Int, _ ulimit: Ulimit, like first: Ulimit, from container: ContainerDefinition
  ) -> Fix? {
    let limits = [ulimit, first].map { [$0.softLimit.value, $0.hardLimit.value] }
    let isSame = limits[0] == limits[1] && !limits[0].contains(nil)
    let list = container.object.field(ContainerDefinition.Property.ulimits.rawValue).value
    return list.flatMap {
      Fix(
        isSame ? .safe : .unsafe, "remove the second ulimit",
        edit: Fix.Edit.removing([index], from: $0).first)
    }
  }
}

extension Message {
  fileprivate static func limit(
    _ soft: Int, over hard: Int, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "soft limit \(soft) of container \(container.label) is over its hard limit \(hard)",
      consequence: "the container does not start",
      remedy: "increase 'hardLimit', or reduce 'softLimit' to at most \(hard)"
    )
  }

  fileprivate static func duplicate(
    _ name: JSONString, in container: ContainerDefinition
  ) -> Message {
    Message(
      fact: "duplicate ulimit '\(name.shown)' in container \(container.label)",
      consequence: "the API rejects the definition",
      remedy: "remove one of the two"
    )
  }
}
