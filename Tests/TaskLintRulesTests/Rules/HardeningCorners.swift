@testable import TaskLintRules

/// Edge cases of the hardening rules, and of rules that compare the definitions of a run.
enum HardeningCorners {
  static let all: [RuleCase] =
    users + healthChecks + memory + modes + roles + roots + encryption + privileged + shared
    + streams
    + settings + repeatedKeys

  private static func app(_ rule: any Rule.Type, _ members: String, task: String = "") -> RuleCase {
    RuleCase(rule, Example(task: task, app: members))
  }

  private static let users: [RuleCase] =
    [
      "[|\"root\"|]", "[|\"ROOT:1\"|]", "[|\"0\"|]", "[|\"000:1000\"|]",
      "[|\"ContainerAdministrator\"|]", "\"1000\"",
      "\"10\"", "\"\"", "\":0\"", "\"rooted\"", "\"{{ x }}\"", "\"ContainerUser\"",
    ].map { app(HardeningRootUserRule.self, "\"user\": \($0)") }
    + ["\"user\": null", "\"cpu\": 1"].map {
      app(HardeningRootUserRule.self, "\"name\": [|\"app\"|], \($0)")
    }

  private static let healthChecks: [RuleCase] = [
    ("[|\"app\"|]", "\"cpu\": 1"), ("[|\"app\"|]", "\"essential\": true"),
    ("[|\"app\"|]", "\"essential\": null"),
    ("\"app\"", "\"essential\": false"), ("\"app\"", "\"essential\": \"{{ x }}\""),
    ("[|\"app\"|]", "\"healthCheck\": null"),
    ("\"app\"", "\"healthCheck\": {}"), ("\"app\"", "\"healthCheck\": \"{{ x }}\""),
  ].map { app(HardeningHealthCheckMissingRule.self, "\"name\": \($0), \($1)") }

  private static let onEC2 = #""family": "koyama", "requiresCompatibilities": ["EC2"]"#

  private static let memory: [RuleCase] = [
    ("[|\"app\"|]", "\"cpu\": 1", onEC2), ("[|\"app\"|]", "\"memory\": null", onEC2),
    ("\"app\"", "\"memory\": 64", onEC2),
    ("[|\"app\"|]", "\"memoryReservation\": 64", onEC2),
    ("\"app\"", "\"memory\": \"{{ x }}\"", onEC2),
    ("\"app\"", "\"cpu\": 1", onEC2 + #", "memory": "512""#),
    ("\"app\"", "\"cpu\": 1", #""requiresCompatibilities": ["EC2"]"#),
    ("\"app\"", "\"cpu\": 1", #""family": "koyama""#),
    ("\"app\"", "\"cpu\": 1", #""family": "koyama", "requiresCompatibilities": ["FARGATE"]"#),
  ].map { name, members, task in
    RuleCase(
      HardeningMemoryUnlimitedRule.self,
      Example(task: task, app: "\"name\": \(name), \(members)", sidecar: #""memory": 64"#))
  }

  private static let modes: [RuleCase] =
    [
      #""pidMode": [|"host"|]"#, #""ipcMode": [|"host"|]"#,
      #""pidMode": "task", "ipcMode": "none""#,
      #""pidMode": [|"host"|], "ipcMode": [|"host"|]"#, #""pidMode": "{{ x }}""#,
    ].map { RuleCase(HardeningHostNamespaceRule.self, Example(task: $0)) }
    + [
      #""networkMode": [|"host"|]"#, #""networkMode": "bridge""#, #""networkMode": "{{ x }}""#,
    ].map { RuleCase(HardeningHostNetworkRule.self, Example(task: $0)) }

  private static let roles: [RuleCase] = [
    ("[|\"a\"|]", "[1|\"a\"|]"), ("\"a\"", "\"b\""), ("\"\"", "\"\""),
    ("\"{{ x }}\"", "\"{{ x }}\""), ("\"a\"", "null"),
  ].map {
    RuleCase(
      HardeningSharedRoleRule.self,
      Example(task: "\"taskRoleArn\": \($0), \"executionRoleArn\": \($1)"))
  }

  private static let roots: [RuleCase] =
    [
      "\"name\": [|\"app\"|]", "\"readonlyRootFilesystem\": [|null|]",
      "\"readonlyRootFilesystem\": [|false|]",
      "\"readonlyRootFilesystem\": true", "\"readonlyRootFilesystem\": \"{{ x }}\"",
    ].map { app(HardeningWritableRootRule.self, $0) }
    + [
      app(
        HardeningWritableRootRule.self, "\"cpu\": 1",
        task: #""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }"#)
    ]

  private static let encryption: [RuleCase] = [
    ("[|\"efsVolumeConfiguration\"|]", ""),
    ("[|\"efsVolumeConfiguration\"|]", #", "transitEncryption": "DISABLED""#),
    ("\"efsVolumeConfiguration\"", #", "transitEncryption": "ENABLED""#),
    ("\"efsVolumeConfiguration\"", #", "transitEncryption": "{{ x }}""#),
    ("[|\"efsVolumeConfiguration\"|]", #", "transitEncryption": """#),
    ("[|\"efsVolumeConfiguration\"|]", #", "transitEncryption": null"#),
  ].map { key, members in
    RuleCase(
      HardeningEFSUnencryptedRule.self,
      Example(
        task:
          "\"volumes\": [{ \"name\": \"a\", \(key): { \"fileSystemId\": \"fs-0a1b\"\(members) } }]")
    )
  }

  private static let privileged: [RuleCase] = ["[|true|]", "false", "null", "\"{{ x }}\""].map {
    app(HardeningPrivilegedRule.self, "\"privileged\": \($0)")
  }

  private static func service(
    _ service: String = "\"koyama\"", source: String = "fargate", tags: String = "env:prod",
    family: String
  ) -> Example {
    .configured(
      environment: ["DD_SERVICE": service, "DD_SOURCE": "\"\(source)\"", "DD_TAGS": "\"\(tags)\""],
      task: Example.fargateTask(family: family))
  }

  private static let koyama = service(family: "koyama")

  private static let shared: [RuleCase] = [
    service("[|[1|\"koyama\"|]|]", family: "koyama").beside(
      service("[|[2|\"koyama\"|]|]", tags: "team:a,env:prod", family: "yamada")),
    koyama.beside(service(source: "cron", family: "yamada")),
    koyama.beside(service("\"yamada\"", family: "yamada")),
    koyama.beside(service(tags: "env:stg", family: "yamada")),
    koyama.beside(service(tags: "team:a", family: "yamada")),
    koyama.beside(service(tags: "env:{{ x }}", family: "yamada")),
    koyama.beside(service(family: "  ")),
    koyama.beside(service("\"{{ x }}\"", family: "yamada")),
    koyama.beside(service(family: "{{ x }}")),
    koyama.beside(service(source: "{{ x }}", family: "yamada")),
    service("[|[1|\"koyama\"|]|]", tags: "env:b,env:a", family: "koyama").beside(
      service("[|[2|\"koyama\"|]|]", tags: "env:a,env:b", family: "yamada")),
  ].map { RuleCase(DatadogServiceSharedRule.self, $0) }

  private static func stream(_ stream: String, _ members: String, family: String) -> Example {
    Example(
      options:
        "\"Name\": \"kinesis_firehose\", \"region\": \"eu-west-1\", \"delivery_stream\": \(stream)",
      task: "\"family\": \"\(family)\"", sidecar: members)
  }

  private static let streams: [RuleCase] = [
    stream("[|[1|\"a\"|]|]", "\"cpu\": 1", family: "koyama").beside(
      stream("[|[2|\"a\"|]|]", "\"cpu\": 1", family: "yamada")),
    stream("\"a\"", "\"cpu\": 1", family: "koyama").beside(
      stream("\"b\"", "\"cpu\": 1", family: "yamada")),
    stream("\"a\"", "\"cpu\": 1", family: "koyama").beside(
      stream("\"a\"", "\"cpu\": 1", family: "koyama")),
    stream("\"a\"", "\"cpu\": 1", family: "koyama").beside(
      stream("\"{{ x }}\"", "\"cpu\": 1", family: "yamada")),
    stream("\"a\"", "\"cpu\": 1", family: "koyama").beside(
      stream(
        "\"a\"", #""environment": [{ "name": "DD_SERVICE", "value": "koyama" }]"#, family: "yamada")
    ),
    stream("\"a\"", "\"cpu\": 1", family: "koyama").beside(
      stream(
        "\"a\"", #""environment": [{ "name": "DD_SERVICE", "value": "{{ x }}" }]"#, family: "yamada"
      )),
    stream("\"a\"", "\"cpu\": 1", family: "koyama").beside(
      stream(
        "\"a\"", #""secrets": [{ "name": "DD_SERVICE", "valueFrom": "/a" }]"#, family: "yamada")),
  ].map { RuleCase(FirehoseStreamSharedRule.self, $0) }

  private static func variable(_ name: String, _ value: String) -> Example {
    Example(sidecar: "\"environment\": [{ \"name\": \"\(name)\", \"value\": \(value) }]")
  }

  /// Values that settings allow or not.
  private static let settings: [RuleCase] =
    ["\"cron\"", "[|\"Cron\"|]", "[|\"java\"|]", "\"A B\"", "\"{{ x }}\""].map { value in
      RuleCase(
        DatadogSourceUnexpectedRule.self,
        Example(
          configuration:
            #"{ "settings": { "datadog-source-unexpected": { "allowed": ["cron", "A B"] } } }"#,
          over: variable("DD_SOURCE", value)))
    }
    + [
      "\"env:prod\"", "[|\"env:dev\"|]", "[|\"team:a\"|]", "\"team:a,env:stg\"",
      "[|\"env:prod,env:dev\"|]", "\"env:{{ x }}\"",
    ].map { value in
      RuleCase(
        DatadogEnvTagMissingRule.self,
        Example(
          configuration:
            #"{ "settings": { "datadog-env-tag-missing": { "allowed": ["prod", "stg"] } } }"#,
          over: variable("DD_TAGS", value)))
    }

  /// Keys that a document repeats; more than some are found by another search.
  private static let repeatedKeys: [RuleCase] = [
    (33, ["k1"]), (33, ["k33"]), (33, ["k32"]), (40, ["k34", "k40"]), (3, ["k1", "k2"]),
    (31, ["k31"]),
  ].map { count, repeated in
    let first = (1...count).map { number -> String in
      let index = repeated.firstIndex(of: "k\(number)")
      return index.map { "[\($0 + 1)|\"k\(number)\"|]: 1" } ?? "\"k\(number)\": 1"
    }
    let again = repeated.map { "[|\"\($0)\"|]: 2" }
    return RuleCase(
      JSONDuplicateKeyRule.self,
      Example(
        "{ \"family\": \"koyama\", \"containerDefinitions\": [], \((first + again).joined(separator: ", ")) }"
      ))
  }
}
