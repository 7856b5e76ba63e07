import Testing

@testable import TaskLintRules

@Suite("The log router of a configuration")
struct SidecarTemplateTests {
  /// A definition that has only an app container, with the attributes that ECS returned for it.
  static let described = """
    {
        "taskDefinition": {
            "taskDefinitionArn":
                "arn:aws:ecs:ap-northeast-1:111122223333:task-definition/koyama:7",
            "containerDefinitions": [
                {
                    "name": "app",
                    "image": "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/app:1.4",
                    "essential": true,
                    "environment": [],
                    "logConfiguration": {
                        "logDriver": "awslogs",
                        "options": {
                            "awslogs-group": "koyama",
                            "awslogs-region": "ap-northeast-1",
                            "awslogs-stream-prefix": "app"
                        }
                    }
                }
            ],
            "family": "koyama",
            "taskRoleArn": "arn:aws:iam::111122223333:role/koyama-task",
            "executionRoleArn": "arn:aws:iam::111122223333:role/koyama-execution",
            "networkMode": "awsvpc",
            "revision": 7,
            "volumes": [],
            "status": "ACTIVE",
            "requiresAttributes": [
                {
                    "name": "com.amazonaws.ecs.capability.logging-driver.awslogs"
                },
                {
                    "name": "ecs.capability.execution-role-awslogs"
                },
                {
                    "name": "com.amazonaws.ecs.capability.ecr-auth"
                },
                {
                    "name": "com.amazonaws.ecs.capability.docker-remote-api.1.19"
                },
                {
                    "name": "com.amazonaws.ecs.capability.task-iam-role"
                },
                {
                    "name": "ecs.capability.execution-role-ecr-pull"
                },
                {
                    "name": "com.amazonaws.ecs.capability.docker-remote-api.1.18"
                },
                {
                    "name": "ecs.capability.task-eni"
                }
            ],
            "requiresCompatibilities": [
                "FARGATE"
            ],
            "cpu": "256",
            "memory": "512"
        }
    }
    """

  static let register = """
    {"family":"koyama","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256",\
    "memory":"512","executionRoleArn":"arn:aws:iam::111122223333:role/koyama-execution",\
    "taskRoleArn":"arn:aws:iam::111122223333:role/koyama-task","containerDefinitions":[\
    {"name":"app","image":"koyama/app:1.4","logConfiguration":{"logDriver":"awslogs","options":\
    {"awslogs-group":"koyama","awslogs-region":"ap-northeast-1","awslogs-stream-prefix":"app"}}}]}
    """

  static let containers = """
    [
      {
        "name": "app",
        "image": "koyama/app:1.4",
        "logConfiguration": { "logDriver": "awslogs", "options": {
          "awslogs-group": "koyama", "awslogs-region": "ap-northeast-1"
        } }
      }
    ]
    """

  static let cloudFormation = """
    {
      "Resources": {
        "Task": {
          "Type": "AWS::ECS::TaskDefinition",
          "Properties": {
            "Family": "koyama",
            "RequiresCompatibilities": ["FARGATE"],
            "NetworkMode": "awsvpc",
            "Cpu": "256",
            "Memory": "512",
            "ExecutionRoleArn": { "Fn::GetAtt": ["Role", "Arn"] },
            "TaskRoleArn": { "Ref": "TaskRole" },
            "ContainerDefinitions": [
              { "Name": "app", "Image": "koyama/app:1.4" }
            ]
          }
        }
      }
    }
    """

  static let terraform = #"""
    {
      "resource": {
        "aws_ecs_task_definition": {
          "app": {
            "family": "koyama",
            "requires_compatibilities": ["FARGATE"],
            "network_mode": "awsvpc",
            "cpu": "256",
            "memory": "512",
            "execution_role_arn": "${aws_iam_role.execution.arn}",
            "task_role_arn": "${aws_iam_role.task.arn}",
            "container_definitions": "[{\"name\": \"app\", \"image\": \"koyama/app:1.4\", \"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"awslogs-group\": \"koyama\", \"awslogs-region\": \"ap-northeast-1\", \"awslogs-stream-prefix\": \"a\"}}}]"
          }
        }
      }
    }
    """#

  static let template = """
    {
      "name": "fluentbit",
      "image": "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/fluent-bit:2.1",
      "user": "0",
      "essential": true,
      "memoryReservation": 64,
      "firelensConfiguration": {
        "type": "fluentbit",
        "options": {
          "config-file-type": "file", "config-file-value": "/fluent-bit/etc/extra.conf"
        }
      },
      "environment": [
        { "name": "AWS_REGION", "value": "${region}" },
        { "name": "DD_SERVICE", "value": "${family}" },
        { "name": "DD_SOURCE", "value": "fargate" },
        { "name": "DD_TAGS", "value": "env:prod" },
        { "name": "DELIVERY_STREAM", "value": "${family}" }
      ],
      "secrets": [{ "name": "DD_API_KEY", "valueFrom": "/shared/DD_API_KEY" }],
      "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
          "awslogs-group": "/ecs/${family}",
          "awslogs-region": "${region}",
          "awslogs-stream-prefix": "fluentbit"
        }
      }
    }
    """

  private static func documents(_ text: String, _ template: String) -> [Example.Document] {
    [
      Example.Document(
        path: Example.configurationPath, marked: MarkedText("{ \"sidecar\": \(template) }")),
      Example.Document(path: "task-definition.json", marked: MarkedText(text)),
    ]
  }

  /// The text after its fixes, applied one by one, and the findings that are left.
  static func fixed(
    _ text: String, template: String = template
  ) -> (text: String, findings: [String]) {
    var text = text
    for _ in 0..<30 {
      let findings = ExampleRun(documents(text, template)).findings
      guard let fix = findings.lazy.compactMap(\.fix).first else {
        return (text, findings.map { "\($0.severity) \($0.ruleID): \($0.message.fact)" })
      }
      text = fix.applied(to: SourceFile(path: "", text: text))
    }
    return (text, ["no end"])
  }

  @Test(
    "makes a definition of an app clean",
    arguments: [described, register, containers, cloudFormation, terraform])
  func insertion(_ text: String) {
    // A list of containers has no family.
    let template =
      text == Self.containers
      ? Self.template.replacing("${family}", with: "koyama") : Self.template
    let result = Self.fixed(text, template: template)
    #expect(result.findings.isEmpty, "\(result.findings) \(result.text)")
    #expect(result.text.contains("DD_API_KEY"))
  }

  @Test("is written in the layout and the spelling of the definition")
  func layout() {
    #expect(
      Self.fixed(Self.described).text.contains(
        """
                        "logConfiguration": {
                            "logDriver": "awsfirelens"
                        }
                    },
                    {
                        "name": "fluentbit",
        """))
    let hasSpace = Self.fixed(Self.register).text.contains { $0.isWhitespace }
    #expect(!hasSpace)
    let template = Self.fixed(Self.cloudFormation).text
    #expect(template.contains(#""LogConfiguration": { "LogDriver": "awsfirelens" } },"#))
    #expect(template.contains(#"{ "Name": "AWS_REGION", "Value": { "Ref": "AWS::Region" } }"#))
    #expect(template.contains(#""config-file-type": "file""#))
  }

  @Test("keeps 'requiresAttributes' in step")
  func attributes() {
    let text = Self.fixed(Self.described).text
    for name in ["logging-driver.awsfirelens", "secrets.ssm", "firelens.fluentbit", "config.file"] {
      #expect(text.contains(name))
    }
  }

  @Test(
    "is not inserted without what it needs",
    arguments: [
      // An execution role, for the secret.
      register.replacing("koyama-execution", with: "").replacing(
        #""executionRoleArn":"arn:aws:iam::111122223333:role/","#, with: ""),
      // A region.
      register.replacing(#""awslogs-region":"ap-northeast-1","#, with: ""),
      // A name that no container has.
      register.replacing(#""name":"app""#, with: #""name":"fluentbit""#),
    ])
  func noInsertion(_ text: String) {
    #expect(!Self.fixed(text).text.contains("DD_API_KEY"))
  }

  @Test("gives a log router what it lacks")
  func completion() {
    let router = """
      { "name": "log", "image": "koyama/fluent-bit:2.1", "user": "0", "memory": 64,
        "environment": [
          { "name": "DD_SERVICE", "value": "koyama" },
          { "name": "DD_TAGS", "value": "" }
        ],
        "firelensConfiguration": { "type": "fluentbit" },
        "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "log", \
      "awslogs-region": "ap-northeast-1", "awslogs-stream-prefix": "log" } } }
      """
    let example = Example(
      task: Example.fargateTask(family: "koyama"),
      more: [router], without: ["sidecar"])
    let result = Self.fixed(example.marked.text)
    #expect(result.findings.isEmpty, "\(result.findings)")
    #expect(
      result.text.contains(
        #"""
                { "name": "DD_SERVICE", "value": "koyama" },
                { "name": "DD_TAGS", "value": "env:prod" },
                { "name": "DD_SOURCE", "value": "fargate" },
                { "name": "AWS_REGION", "value": "ap-northeast-1" },
        """#), "\(result.text)")
  }
}
