@testable import TaskLintRules

/// Edge cases of rules on several containers and what they refer to.
enum DependencyCorners {
  static let all: [RuleCase] =
    essential + healthy + cycles + sameNames + ownReferences + references + names + counts
    + noEssential + nulls
    + answers + awaited + routers

  /// A definition of containers, each with its members.
  private static func containers(
    _ rule: any Rule.Type, _ members: [String], task: String = #""family": "koyama""#
  ) -> RuleCase {
    let list = members.map { "{ \($0) }" }.joined(separator: ",\n")
    return RuleCase(rule, Example("{ \(task), \"containerDefinitions\": [\n\(list)\n] }"))
  }

  private static func waits(_ name: String, _ condition: String) -> String {
    "\"dependsOn\": [{ \"containerName\": \"\(name)\", \"condition\": \(condition) }]"
  }

  /// Which targets and conditions are a fault: an essential container must not be awaited to exit.
  private static let essential: [RuleCase] =
    [
      #""essential": true"#, #""essential": null"#, #""cpu": 1"#, #""essential": false"#,
      #""essential": "{{ x }}""#,
    ].flatMap { member in
      ["COMPLETE", "SUCCESS", "START", "HEALTHY", "{{ x }}"].map { condition in
        let isEssential = !member.contains("false") && !member.contains("{")
        let isFlagged = isEssential && ["COMPLETE", "SUCCESS"].contains(condition)
        return containers(
          ECSDependencyEssentialRule.self,
          [
            #""name": "app", "#
              + waits("db", isFlagged ? "[|\"\(condition)\"|]" : "\"\(condition)\""),
            "\"name\": \"db\", \(member)",
          ])
      }
    } + [
      containers(
        ECSDependencyEssentialRule.self, [#""name": "app", "# + waits("ghost", #""SUCCESS""#)]),
      containers(
        ECSDependencyEssentialRule.self,
        [#""name": "app", "# + waits("{{ x }}", #""SUCCESS""#), #""name": "{{ x }}""#]),
    ]

  private static let healthy: [RuleCase] =
    [
      ("[|\"HEALTHY\"|]", #""cpu": 1"#), ("[|\"HEALTHY\"|]", #""healthCheck": null"#),
      ("\"HEALTHY\"", #""healthCheck": { "command": ["CMD", "a"] }"#), ("\"START\"", #""cpu": 1"#),
      ("\"HEALTHY\"", #""healthCheck": "{{ x }}""#), ("\"{{ x }}\"", #""cpu": 1"#),
    ].map { condition, member in
      containers(
        ECSDependencyUnhealthyRule.self,
        [#""name": "app", "# + waits("db", condition), "\"name\": \"db\", \(member)"])
    } + [
      containers(
        ECSDependencyUnhealthyRule.self, [#""name": "app", "# + waits("ghost", #""HEALTHY""#)])
    ]

  /// The dependencies of containers `a`, `b`, `c` and so on: each text has one letter for each.
  private static let cycles: [RuleCase] = [
    ["[|b|]", "[1|a|]"], ["[|b|]", "[1|c|]", "[2|a|]"], ["b", "c", ""], ["b c", "d", "d", ""],
    ["[|b|]", "[1|a|]", "[|d|]", "[2|c|]"], ["b", "[|c|]", "[1|b|]"], ["[|a|]"], ["b", "[|b|]"],
    ["x", "a"], ["[|b|] c", "[1|a|]", "a"], ["b", "c", "d", "[|d|]"],
    ["c", "c", "[|d|]", "[1|c|]"],
  ].map { graph in
    containers(
      ECSDependencyCycleRule.self,
      graph.enumerated().map { index, targets in
        let own = ["a", "b", "c", "d"][index]
        let list = targets.split(separator: " ").map { target in
          let name = target.filter(\.isLetter)
          let marked = target.replacing(name, with: "\"\(name)\"")
          return "{ \"containerName\": \(marked), \"condition\": \"START\" }"
        }
        return "\"name\": \"\(own)\", \"dependsOn\": [\(list.joined(separator: ", "))]"
      })
  }

  /// The first of two containers with a name is the one that others depend on.
  private static let sameNames: [RuleCase] = [
    containers(
      ECSDependencyCycleRule.self,
      [
        #""name": "a", "dependsOn": [{ "containerName": [|"b"|], "condition": "START" }]"#,
        #""name": "b", "dependsOn": [{ "containerName": [1|"a"|], "condition": "START" }]"#,
        #""name": "a""#,
      ])
  ]

  private static let ownReferences: [RuleCase] = [
    // Only one of the rules on a container that waits for itself reports it.
    #""name": "a", "links": ["b"], "dependsOn": [{ "containerName": [|"a"|], "condition": "START" }]"#,
    #""name": "app", "links": ["db", [|"app"|], [|"app:alias"|]]"#,
    #""name": "app", "volumesFrom": [{ "sourceContainer": [|"app"|] }]"#,
    #""name": "app", "volumesFrom": [{ "sourceContainer": "db" }], "links": ["db:app"]"#,
    #""name": "{{ x }}", "links": ["{{ x }}"]"#, #""links": ["app"]"#,
  ].map { containers(ECSDependencyCycleRule.self, [$0]) }

  private static let references: [RuleCase] =
    [
      #""links": ["db", "db:alias", [|"dbs"|], [|"ghost:db"|]]"#,
      #""volumesFrom": [{ "sourceContainer": [|"bd"|] }, { "sourceContainer": "db" }]"#,
      waits("db", #""START""#), #""links": ["{{ x }}"]"#,
      #""dependsOn": [{ "containerName": [|"ghost"|], "condition": "START" }]"#,
    ].map {
      containers(ECSDependencyUnknownRule.self, ["\"name\": \"app\", \($0)", #""name": "db""#])
    } + [
      containers(
        ECSDependencyUnknownRule.self,
        [#""name": "app", "links": ["ghost"]"#, #""name": "{{ x }}""#]),
      many(19), many(20),
    ]

  /// A reference to one of many containers; its name is a suggestion among up to twenty.
  private static func many(_ count: Int) -> RuleCase {
    containers(
      ECSDependencyUnknownRule.self,
      [#""name": "database", "links": [[|"databse"|]]"#]
        + (1...count).map { "\"name\": \"other-\($0)\"" })
  }

  private static let names: [RuleCase] = [
    containers(
      ECSContainerNameDuplicateRule.self,
      [#""name": [1|[2|"app"|]|]"#, #""name": "db""#, #""name": [|"app"|]"#, #""name": [|"app"|]"#]),
    containers(
      ECSContainerNameDuplicateRule.self,
      [#""name": """#, #""name": """#, #""name": "{{ x }}""#, #""name": "{{ x }}""#]),
    containers(ECSContainerNameDuplicateRule.self, [#""name": "app""#, #""name": "App""#]),
  ]

  private static let counts: [RuleCase] = [10, 11, 12].map { count in
    containers(
      ECSTooManyContainersRule.self,
      (1...count).map { $0 == 11 ? "\"name\": [|\"job-11\"|]" : "\"name\": \"job-\($0)\"" })
  }

  private static let noEssential: [RuleCase] = [
    essentials(["false", "false"], key: "[|\"containerDefinitions\"|]"),
    essentials(["false"], key: "[|\"containerDefinitions\"|]"), essentials(["false", "true"]),
    essentials(["false", "null"]), essentials(["false", "\"{{ x }}\""]),
    essentials(["false"], task: #""memory": "512""#),
    essentials(["false", "false"], task: #""memory": "512""#, key: "[|\"containerDefinitions\"|]"),
  ]

  private static func essentials(
    _ values: [String], task: String = #""family": "koyama""#,
    key: String = "\"containerDefinitions\""
  ) -> RuleCase {
    let list = values.enumerated().map { "{ \"name\": \"job-\($0)\", \"essential\": \($1) }" }
    return RuleCase(
      ECSNoEssentialContainerRule.self,
      Example("{ \(task), \(key): [\(list.joined(separator: ", "))] }"))
  }

  private static let nulls: [RuleCase] = [
    #"{ "family": "koyama", "cpu": [|null|], "containerDefinitions": [{ "name": "a", "image": null }] }"#,
    #"{ "family": "koyama", "containerDefinitions": [{ "name": "a", "command": [[|null|]] }] }"#,
    #"{ "Family": "koyama", "Cpu": null, "ContainerDefinitions": [{ "Name": "a" }] }"#,
    #"{ "family": "koyama", "cpu": "1", "containerDefinitions": [{ "name": "a" }] }"#,
    #"[{ "name": "a", "image": "b", "cpu": null }]"#,
  ].map { RuleCase(ECSNullRule.self, Example($0)) }

  private static let answers: [RuleCase] =
    [
      #"{ "family": "koyama", [|"status"|]: "ACTIVE", "revision": 3, CONTAINERS }"#,
      #"{ "family": "koyama", [|"requiresAttributes"|]: [], CONTAINERS }"#,
      #"{ "family": "koyama", "cpu": "256", CONTAINERS }"#,
    ].map { text in
      let list = #""containerDefinitions": [{ "name": "a", "image": "b" }]"#
      return RuleCase(
        ECSNotRegisterableRule.self,
        Example(text.replacing("CONTAINERS", with: list)).asInput(.register))
    } + [
      RuleCase(
        ECSNotRegisterableRule.self,
        Example(
          #"{ "family": "koyama", "status": "A", "containerDefinitions": [{ "name": "a", "image": "b" }] }"#
        ))
    ]

  private static let router =
    #""name": "router", "firelensConfiguration": { "type": "fluentbit" }, ESSENTIAL"#

  /// Which log routers and conditions are a fault.
  private static let awaited: [RuleCase] = ["true", "null", "false", "\"{{ x }}\""].flatMap {
    essential in
    ["COMPLETE", "SUCCESS", "START", "HEALTHY"].map { condition in
      let isFlagged =
        ["true", "null"].contains(essential) && ["COMPLETE", "SUCCESS"].contains(condition)
      return containers(
        FirelensSidecarAwaitedToExitRule.self,
        [
          #""name": "app", "#
            + waits("router", isFlagged ? "[|\"\(condition)\"|]" : "\"\(condition)\""),
          router.replacing("ESSENTIAL", with: "\"essential\": \(essential)"),
          #""name": "job", "# + waits("app", #""SUCCESS""#),
        ])
    }
  }

  private static let log = #""logConfiguration": { "logDriver": "awsfirelens" }"#

  /// A log router with dependencies, and apps that wait for it or not.
  private static let routers: [RuleCase] = [
    (
      "[|\"dependsOn\"|]: [{ \"containerName\": \"db\", \"condition\": \"START\" }]",
      "[1|\"app\"|]", log
    ),
    ("[|\"links\"|]: [\"db\"]", "[1|\"app\"|]", log), ("\"links\": []", "\"app\"", log),
    ("[|\"volumesFrom\"|]: [{ \"sourceContainer\": \"db\" }]", "[1|\"app\"|]", log),
    ("\"links\": [\"{{ x }}\"]", "\"app\"", log),
    ("\"links\": [\"db\"]", "\"app\"", #""logConfiguration": { "logDriver": "awslogs" }"#),
    ("\"links\": [\"db\"]", "\"app\"", log + ", " + waits("router", #""START""#)),
    ("\"links\": [\"db\"]", "\"app\"", log + ", " + waits("{{ x }}", #""START""#)),
    ("[|\"links\"|]: [\"app\"]", "[1|\"app\"|]", log),
    ("\"links\": [\"db\"]", "\"app\"", log + #", "links": ["router"]"#),
  ].map { dependency, app, members in
    containers(
      FirelensSidecarHasDependenciesRule.self,
      [
        router.replacing("ESSENTIAL", with: dependency), "\"name\": \(app), \(members)",
        #""name": "db""#,
      ])
  }
}
