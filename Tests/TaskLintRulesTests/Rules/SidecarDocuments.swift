/// The definitions and the log router of the tests.
extension SidecarTemplateTests {
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
}
