import Testing

@testable import TaskLintRules

@Suite("Attributes that follow from the properties of a task")
struct AttributeStateTests {
  private enum State { case required, surplus, undecided }

  private static let eni = "ecs.capability.task-eni"
  private static let role = "com.amazonaws.ecs.capability.task-iam-role"
  private static let efs = "ecs.capability.efs"
  private static let namespaces = "ecs.capability.pid-ipc-namespace-sharing"
  private static let mesh = "ecs.capability.aws-appmesh"
  private static let storage = "ecs.capability.extensible-ephemeral-storage"
  private static let logsRole = "ecs.capability.execution-role-awslogs"

  private func check(_ rows: [(members: String, attribute: String, state: State)], app: String = "")
    throws
  {
    for row in rows {
      let text = """
        { "family": "f"\(row.members.isEmpty ? "" : ", " + row.members),
          "containerDefinitions": [{ "name": "app", "image": "koyama/app"\(app) }] }
        """
      let document = JSONDocument(SourceFile(path: "", text: text))
      let requirements = AttributeRequirements(
        try #require(Inputs.read(document).definitions.first))
      let demands = requirements.demands(without: AttributeNames()).map(
        \.attribute.text.description)
      let name = try #require(
        JSONDocument(SourceFile(path: "", text: "\"\(row.attribute)\"")).root?.string)
      let isSurplus = requirements.absence(of: name, AttributeName(name)) != nil
      #expect(demands.contains(row.attribute) == (row.state == .required), "\(row)")
      #expect(isSurplus == (row.state == .surplus), "\(row)")
    }
  }

  @Test("are required, surplus or undecided")
  func states() throws {
    let api = "com.amazonaws.ecs.capability.docker-remote-api."
    try check([
      ("", Self.eni, .surplus), (#""networkMode": null"#, Self.eni, .surplus),
      (#""networkMode": """#, Self.eni, .undecided),
      (#""networkMode": "{{ x }}""#, Self.eni, .undecided),
      (#""networkMode": "host""#, Self.eni, .surplus),
      (#""networkMode": "awsvpc""#, Self.eni, .required),
      (#""networkMode": "awsvpc""#, api + "1.18", .required),
      (#""networkMode": "host""#, api + "1.18", .undecided),
      ("", Self.role, .surplus), (#""taskRoleArn": """#, Self.role, .undecided),
      (#""taskRoleArn": "{{ x }}""#, Self.role, .undecided),
      (#""taskRoleArn": "koyama""#, Self.role, .required),
      (#""taskRoleArn": "arn:aws:iam::{{ x }}:role/a""#, Self.role, .required),
      ("", Self.namespaces, .surplus), (#""pidMode": "task""#, Self.namespaces, .required),
      (#""pidMode": """#, Self.namespaces, .undecided),
      (#""ipcMode": "host""#, Self.namespaces, .required),
      (#""ipcMode": "task""#, Self.namespaces, .required),
      (#""ipcMode": "none""#, Self.namespaces, .undecided),
      (#""ipcMode": " ""#, Self.namespaces, .undecided),
      (#""pidMode": "{{ x }}""#, Self.namespaces, .undecided),
      ("", Self.mesh, .surplus),
      (#""proxyConfiguration": { "containerName": "app" }"#, Self.mesh, .undecided),
      ("", Self.storage, .surplus),
      (#""ephemeralStorage": { "sizeInGiB": 30 }"#, Self.storage, .undecided),
    ])
  }

  @Test("follow from volumes")
  func volumes() throws {
    let volume = #"{ "name": "a", "efsVolumeConfiguration": { "fileSystemId": "fs-0a1b" } }"#
    for attribute in [Self.efs, "ecs.capability.efsAuth"] {
      try check([
        ("", attribute, .surplus), (#""volumes": []"#, attribute, .surplus),
        (#""volumes": "{{ x }}""#, attribute, .undecided),
        (#""volumes": [{ "name": "a" }]"#, attribute, .surplus),
        (#""volumes": ["{{ x }}"]"#, attribute, .undecided),
        (#""volumes": [{ "name": "b" }, \#(volume)]"#, attribute, .required),
        (
          #""volumes": [{ "name": "b", "efsVolumeConfiguration": "{{ x }}" }]"#, attribute,
          .undecided
        ),
        (#""volumes": [{ "name": "b", "efsVolumeConfiguration": null }]"#, attribute, .surplus),
      ])
    }
    try check([
      (
        #""volumes": [\#(volume)]"#, "com.amazonaws.ecs.capability.docker-remote-api.1.25",
        .required
      )
    ])
  }

  @Test("follow from the execution role together with a container")
  func executionRole() throws {
    let log = #", "logConfiguration": { "logDriver": "awslogs" }"#
    try check(
      [
        ("", Self.logsRole, .surplus), (#""executionRoleArn": "koyama""#, Self.logsRole, .required),
        (#""executionRoleArn": """#, Self.logsRole, .undecided),
        (#""executionRoleArn": "{{ x }}""#, Self.logsRole, .undecided),
      ], app: log)
    try check([(#""executionRoleArn": "koyama""#, Self.logsRole, .surplus)])
  }

  @Test("follow from the log router")
  func router() throws {
    func firelens(_ members: String) -> String { ", \"firelensConfiguration\": { \(members) }" }
    let (bit, fluentd) = ("ecs.capability.firelens.fluentbit", "ecs.capability.firelens.fluentd")
    let (file, object) = (
      "ecs.capability.firelens.options.config.file", "ecs.capability.firelens.options.config.s3"
    )
    for (members, states) in [
      (#""type": "fluentbit""#, [State.required, .surplus, .surplus, .surplus]),
      (#""type": "fluentd""#, [.surplus, .required, .surplus, .surplus]),
      (#""type": """#, [.undecided, .undecided, .surplus, .surplus]),
      (#""type": null"#, [.undecided, .undecided, .surplus, .surplus]),
      (#""type": "{{ x }}""#, [.undecided, .undecided, .surplus, .surplus]),
      (
        #""type": "x", "options": { "config-file-type": "file" }"#,
        [.surplus, .surplus, .required, .surplus]
      ),
      (
        #""type": "x", "options": { "config-file-type": "s3" }"#,
        [.surplus, .surplus, .surplus, .undecided]
      ),
      (
        #""type": "x", "options": { "config-file-type": "" }"#,
        [.surplus, .surplus, .undecided, .undecided]
      ),
      (
        #""type": "x", "options": { "config-file-type": "y" }"#,
        [.surplus, .surplus, .surplus, .surplus]
      ),
    ] {
      try check(
        zip([bit, fluentd, file, object], states).map { ("", $0, $1) }, app: firelens(members))
    }
    try check(
      [bit, fluentd, file, object].map { ("", $0, .undecided) },
      app: #", "firelensConfiguration": "{{ x }}""#)
    try check(
      [bit, fluentd, file, object].map { ("", $0, .surplus) },
      app: #", "firelensConfiguration": null"#)
  }
}
