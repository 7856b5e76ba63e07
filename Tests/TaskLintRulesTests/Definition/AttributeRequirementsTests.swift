import Testing

@testable import TaskLintRules

@Suite("Required attributes")
struct AttributeRequirementsTests {
  private let docker = "com.amazonaws.ecs.capability."
  private let agent = "ecs.capability."

  private func requirements(_ text: String) throws -> AttributeRequirements {
    let document = JSONDocument(SourceFile(path: "", text: text))
    return AttributeRequirements(try #require(Inputs.read(document).definitions.first))
  }

  private func absence(
    of attribute: String, in requirements: AttributeRequirements
  ) throws -> String? {
    let document = JSONDocument(SourceFile(path: "", text: "\"\(attribute)\""))
    let name = try #require(document.root?.string)
    return requirements.absence(of: name, AttributeName(name))
  }

  /// The attributes that can be reported as surplus.
  private var surplus: [String] {
    [
      "logging-driver.awslogs", "logging-driver.splunk", "ecr-auth", "task-iam-role",
      "docker-remote-api.1.21", "docker-remote-api.1.28",
    ].map { docker + $0 }
      + [
        "execution-role-awslogs", "execution-role-ecr-pull", "task-eni", "container-health-check",
        "container-ordering", "secrets.ssm.environment-variables",
        "secrets.asm.environment-variables", "env-files.s3", "firelens.fluentbit",
        "firelens.fluentd", "firelens.options.config.file", "firelens.options.config.s3",
      ].map { agent + $0 }
  }

  /// The attributes that other tests do not cause.
  private var moreSurplus: [String] {
    [docker + "privileged-container"]
      + [
        "efs", "efsAuth", "pid-ipc-namespace-sharing", "aws-appmesh",
        "extensible-ephemeral-storage", "private-registry-authentication.secretsmanager",
      ].map { agent + $0 }
  }

  /// The attributes that are accepted in every definition.
  private var accepted: [String] {
    [
      "docker-remote-api.1.17", "docker-remote-api.1.18", "docker-remote-api.1.19",
      "docker-remote-api.1.24", "docker-remote-api.1.25", "docker-remote-api.1.29",
    ].map { docker + $0 }
      + ["container-restart-policy", "fault-injection", "task-cpu-mem-limit"].map { agent + $0 }
  }

  @Test("are surplus if nothing needs them")
  func bareDefinitionNeedsNothing() throws {
    let bare = try requirements(
      #"{"family": "f", "containerDefinitions": [{"name": "app", "image": "koyama/app"}]}"#)
    #expect(bare.demands(without: AttributeNames()).isEmpty)
    for attribute in surplus + moreSurplus {
      #expect(try absence(of: attribute, in: bare) != nil, "\(attribute)")
    }
    for attribute in accepted {
      #expect(try absence(of: attribute, in: bare) == nil, "\(attribute)")
    }
  }

  @Test("are neither missing nor surplus if their causes are unresolved")
  func unresolvedDefinitionDecidesNothing() throws {
    let unresolved = try requirements(
      """
      {
        "family": "f", "networkMode": "${MODE}", "taskRoleArn": "", "executionRoleArn": "${ROLE}",
        "containerDefinitions": [{
          "name": "app", "image": "${IMAGE}", "memoryReservation": ${SIZE},
          "healthCheck": ${CHECK}, "dependsOn": ${DEPENDENCIES}, "environmentFiles": ${FILES},
          "secrets": [{"name": "KEY", "valueFrom": "${KEY}"}],
          "firelensConfiguration": ${ROUTER},
          "logConfiguration": {"logDriver": "${DRIVER}", "options": ${OPTIONS}}
        }]
      }
      """)
    #expect(unresolved.demands(without: AttributeNames()).isEmpty)
    for attribute in surplus {
      #expect(try absence(of: attribute, in: unresolved) == nil, "\(attribute)")
    }
  }

  @Test("have different names")
  func names() throws {
    #expect(AttributeName.allCases.count <= 64)
    for name in AttributeName.allCases {
      let document = JSONDocument(SourceFile(path: "", text: "\"\(name.text)\""))
      #expect(AttributeName(try #require(document.root?.string)) == name)
    }
  }

  @Test("are unknown for an empty list of containers")
  func emptiedContainers() throws {
    let emptied = try requirements(#"{"family": "f", "containerDefinitions": []}"#)
    for attribute in surplus where !attribute.contains("task-") && !attribute.contains("execution")
    {
      #expect(try absence(of: attribute, in: emptied) == nil, "\(attribute)")
    }
  }

  @Test("are required if their causes are present")
  func fullDefinition() throws {
    let full = try requirements(
      """
      {
        "family": "f", "networkMode": "awsvpc",
        "taskRoleArn": "arn:aws:iam::${ACCOUNT}:role/task",
        "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
        "containerDefinitions": [{
          "name": "app", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1",
          "memoryReservation": 64, "dependsOn": [{"containerName": "r", "condition": "START"}],
          "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::koyama/app.env"}],
          "healthCheck": {"command": ["CMD", "true"], "startPeriod": 10},
          "secrets": [
            {"name": "A", "valueFrom": "/koyama/a"},
            {"name": "B", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:b"}
          ],
          "logConfiguration": {"logDriver": "awsfirelens"}
        }, {
          "name": "r", "image": "koyama/r",
          "firelensConfiguration": {
            "type": "fluentbit",
            "options": {"config-file-type": "file", "config-file-value": "/etc/extra.conf"}
          },
          "logConfiguration": {
            "logDriver": "awslogs",
            "options": {"awslogs-create-group": "true", "mode": "non-blocking"}
          }
        }]
      }
      """)
    let apis = ["18", "19", "21", "28", "29"].map { docker + "docker-remote-api.1." + $0 }
    let others = surplus.filter { attribute in
      !["api", "splunk", "fluentd", "config.s3"].contains { attribute.contains($0) }
    }
    let expected = Set(apis + others + [docker + "logging-driver.awsfirelens"])
    let demands = full.demands(without: AttributeNames()).map(\.attribute.text.description)
    #expect(Set(demands) == expected)
    #expect(demands.count == expected.count)
    for attribute in expected {
      #expect(try absence(of: attribute, in: full) == nil, "\(attribute)")
    }
  }

  @Test("follow from each property of a container")
  func properties() throws {
    /// Whether an attribute is required, surplus or neither.
    enum State { case required, surplus, undecided }
    let rows: [(properties: String, attribute: String, state: State)] = [
      (#""privileged": true"#, docker + "privileged-container", .undecided),
      (#""privileged": ${PRIVILEGED}"#, docker + "privileged-container", .undecided),
      (#""privileged": false"#, docker + "privileged-container", .surplus),
      (
        #""repositoryCredentials": {"credentialsParameter": "koyama"}"#,
        agent + "private-registry-authentication.secretsmanager", .undecided
      ),
      (#""image": """#, docker + "ecr-auth", .undecided),
      (#""startTimeout": 30"#, agent + "container-ordering", .undecided),
      (#""stopTimeout": 30"#, agent + "container-ordering", .undecided),
      (#""dependsOn": []"#, agent + "container-ordering", .surplus),
      (#""environmentFiles": []"#, agent + "env-files.s3", .surplus),
      (#""secrets": ${SECRETS}"#, agent + "secrets.ssm.environment-variables", .undecided),
      (#""secrets": ${SECRETS}"#, agent + "secrets.asm.environment-variables", .undecided),
      (#""secrets": []"#, agent + "secrets.ssm.environment-variables", .surplus),
      (#""memoryReservation": 0"#, docker + "docker-remote-api.1.21", .undecided),
      (#""memoryReservation": 64"#, docker + "docker-remote-api.1.21", .required),
      (check(#""NONE""#), agent + "container-health-check", .undecided),
      (check(""), agent + "container-health-check", .undecided),
      (check(#""CMD", "true""#), agent + "container-health-check", .required),
      (check(#""${CHECK}""#), agent + "container-health-check", .required),
      (check(#""CMD", "true""#, period: 10), docker + "docker-remote-api.1.29", .required),
      (check(#""CMD", "true""#, period: 0), docker + "docker-remote-api.1.29", .undecided),
      (log("awslogs"), docker + "logging-driver.awslogs", .required),
      (log("awslogs"), docker + "docker-remote-api.1.28", .surplus),
      (log(""), docker + "logging-driver.awslogs", .undecided),
      (log("splunk"), docker + "logging-driver.splunk", .undecided),
      (log("splunk"), docker + "logging-driver.gelf", .surplus),
      (log("awslogs", #""mode": "blocking""#), docker + "docker-remote-api.1.28", .required),
      (log("splunk", #""mode": "blocking""#), docker + "docker-remote-api.1.28", .undecided),
      (log("awslogs", #""max-buffer-size": "1m""#), docker + "docker-remote-api.1.28", .undecided),
      (
        log("awslogs", #""awslogs-create-group": "true""#), docker + "docker-remote-api.1.29",
        .required
      ),
      (
        log("awslogs", #""awslogs-create-group": "false""#), docker + "docker-remote-api.1.29",
        .undecided
      ),
      (
        log("gelf", #""awslogs-create-group": "true""#), docker + "docker-remote-api.1.29",
        .undecided
      ),
      (router(""), agent + "firelens.fluentbit", .undecided),
      (router(""), agent + "firelens.fluentd", .undecided),
      (router(#""type": "fluentd""#), agent + "firelens.fluentd", .required),
      (router(#""type": "fluentd""#), agent + "firelens.fluentbit", .surplus),
      (router(#""type": "fluentbit""#), agent + "firelens.fluentd", .surplus),
      (file("s3"), agent + "firelens.options.config.s3", .undecided),
      (file("s3"), agent + "firelens.options.config.file", .surplus),
      (file("file"), agent + "firelens.options.config.file", .required),
      (file("file"), agent + "firelens.options.config.s3", .surplus),
    ]
    for (properties, attribute, state) in rows {
      let requirements = try requirements(
        #"{"family": "f", "containerDefinitions": [{"name": "app", \#(properties)}]}"#)
      let isRequired = requirements.demands(without: AttributeNames())
        .contains { $0.attribute.text.description == attribute }
      let isSurplus = try absence(of: attribute, in: requirements) != nil
      #expect(isRequired == (state == .required), "\(attribute): \(properties)")
      #expect(isSurplus == (state == .surplus), "\(attribute): \(properties)")
    }
  }

  private func check(_ command: String, period: Int? = nil) -> String {
    let start = period.map { ", \"startPeriod\": \($0)" } ?? ""
    return "\"healthCheck\": {\"command\": [\(command)]\(start)}"
  }

  private func log(_ driver: String, _ options: String = "") -> String {
    "\"logConfiguration\": {\"logDriver\": \"\(driver)\", \"options\": {\(options)}}"
  }

  private func router(_ properties: String) -> String {
    "\"firelensConfiguration\": {\(properties)}"
  }

  private func file(_ type: String) -> String {
    router("\"type\": \"fluentbit\", \"options\": {\"config-file-type\": \"\(type)\"}")
  }
}
