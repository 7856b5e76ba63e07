"""Generates the inputs of the benchmarks: realistic task definitions of a given size."""

import json
import sys

KILOBYTE = 1000
DEFINITION_SIZE = 8 * KILOBYTE


def variables(count, prefix="SETTING"):
    return [
        {"name": f"{prefix}_{number:04}", "value": f"https://koyama.internal/{prefix.lower()}/{number}"}
        for number in range(count)
    ]


def container(name, variable_count):
    return {
        "name": name,
        "image": f"111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/koyama/{name}:1.4.{variable_count}",
        "cpu": 64,
        "memoryReservation": 128,
        "essential": True,
        "command": ["serve", "--port", "8080", "--log-format", "json"],
        "environment": variables(variable_count),
        "secrets": [
            {"name": "DATABASE_URL", "valueFrom": f"/koyama/{name}/DATABASE_URL"},
        ],
        "logConfiguration": {"logDriver": "awsfirelens"},
        "ulimits": [{"name": "nofile", "softLimit": 65536, "hardLimit": 65536}],
    }


def sidecar(service, essential):
    return {
        "name": "fluentbit",
        "image": "111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/koyama/fluent-bit:2.1",
        "cpu": 64,
        "memoryReservation": 128,
        "essential": essential,
        "user": "0",
        "environment": [
            {"name": "AWS_REGION", "value": "ap-northeast-1"},
            {"name": "DD_SERVICE", "value": service},
            {"name": "DD_SOURCE", "value": "fargate"},
            {"name": "DD_TAGS", "value": "env:sandbox"},
            {"name": "DELIVERY_STREAM", "value": service},
        ],
        "secrets": [{"name": "DD_API_KEY", "valueFrom": "/koyama/DD_API_KEY"}],
        "firelensConfiguration": {
            "type": "fluentbit",
            "options": {
                "config-file-type": "file",
                "config-file-value": "/fluent-bit/etc/extra.conf",
                "enable-ecs-log-metadata": "true",
            },
        },
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
                "awslogs-group": "/ecs/koyama",
                "awslogs-region": "ap-northeast-1",
                "awslogs-stream-prefix": "fluentbit",
            },
        },
    }


def definition(number=0, size=DEFINITION_SIZE, essential=True):
    """Return a definition with as many environment variables as the size needs.

    It has no findings, unless the log router is not essential.
    """
    service = f"koyama-{number}"
    apps = [container("app", 1), container("worker", 1)]
    document = {
        "family": service,
        "networkMode": "awsvpc",
        "requiresCompatibilities": ["FARGATE"],
        "cpu": "512",
        "memory": "1024",
        "executionRoleArn": "arn:aws:iam::111122223333:role/koyama-execution",
        "taskRoleArn": "arn:aws:iam::111122223333:role/koyama-task",
        "containerDefinitions": [*apps, sidecar(service, essential)],
        "tags": [{"key": "service", "value": service}],
    }
    short = size - len(json.dumps(document, indent=2)) - 1
    each = len(json.dumps({"containers": [{"environment": variables(1)}]}, indent=2)) - len(
        json.dumps({"containers": [{"environment": []}]}, indent=2)) - 9
    count = max(short // each, 0)
    apps[0]["environment"] = variables(1 + count // 2)
    apps[1]["environment"] = variables(1 + count - count // 2)
    return json.dumps(document, indent=2) + "\n"


def flagged(size):
    """Return a definition with a finding for each variable, which is defined twice."""
    document = json.loads(definition(size=size // 2))
    app = document["containerDefinitions"][0]
    app["environment"] += app["environment"]
    return json.dumps(document, indent=2) + "\n"


def template():
    """Return a CloudFormation template with the definition, for the linters of templates."""

    def pascal(value):
        if isinstance(value, list):
            return [pascal(element) for element in value]
        if isinstance(value, dict):
            # The keys of `options` keep their case.
            return {
                key[0].upper() + key[1:]: element if key == "options" else pascal(element)
                for key, element in value.items()
            }
        return value

    properties = pascal(json.loads(definition()))
    return json.dumps(
        {"Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": properties}}},
        indent=2,
    )


def lines(count, faulty_every=1000):
    """Yield small definitions as JSON Lines, one of `faulty_every` with a finding."""

    def line(essential):
        document = json.loads(definition(size=0, essential=essential))
        del document["containerDefinitions"][1], document["tags"]
        return json.dumps(document, separators=(",", ":"))

    right, wrong = line(True), line(False)
    for number in range(count):
        text = wrong if number % faulty_every == 0 else right
        yield text.replace("koyama-0", f"koyama-{number}") + "\n"


# Definitions in the shapes in which people keep them. Each function takes a number, so that the
# definitions of one folder differ.

ACCOUNT, REGION = "111122223333", "ap-northeast-1"


def image(name, tag):
    return f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/koyama/{name}:{tag}"


# A policy rule of tasklint demands a configuration file in the log router's image.
CUSTOM_FILE = {
    "type": "fluentbit",
    "options": {"config-file-type": "file", "config-file-value": "/fluent-bit/etc/koyama.conf"},
}


def awslogs(prefix):
    return {
        "logDriver": "awslogs",
        "options": {
            "awslogs-group": "/ecs/koyama",
            "awslogs-region": REGION,
            "awslogs-stream-prefix": prefix,
        },
    }


def loki(service):
    """Return an output of FireLens that is configured in the definition."""
    return {
        "logDriver": "awsfirelens",
        "options": {
            "Name": "loki",
            "host": "loki.koyama.internal",
            "port": "3100",
            "labels": f"service={service}, env=sandbox",
            "line_format": "json",
            "Retry_Limit": "2",
        },
    }


def role(name):
    return f"arn:aws:iam::{ACCOUNT}:role/koyama-{name}"


def register(number=0):
    """Return the input of register-task-definition with an inline output; no findings."""
    service = f"orders-{number}"
    document = {
        "family": service,
        "networkMode": "awsvpc",
        "requiresCompatibilities": ["FARGATE"],
        "cpu": "256",
        "memory": "512",
        "executionRoleArn": role("execution"),
        "containerDefinitions": [
            {
                "name": "app",
                "image": image("orders", "2.7.1"),
                "essential": True,
                "portMappings": [{"containerPort": 8080, "protocol": "tcp"}],
                "environment": [{"name": "PORT", "value": "8080"}],
                "logConfiguration": loki(service),
            },
            {
                "name": "log_router",
                "image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.5",
                "essential": True,
                "user": "0",
                "memoryReservation": 50,
                "firelensConfiguration": CUSTOM_FILE,
                "logConfiguration": awslogs("log_router"),
            },
        ],
    }
    return json.dumps(document, indent=2) + "\n"


# The properties of a container that the console writes; those that are not set are null.
CONSOLE_CONTAINER = [
    "dnsSearchDomains", "logConfiguration", "entryPoint", "portMappings", "command",
    "linuxParameters", "cpu", "environment", "ulimits", "dnsServers", "mountPoints", "secrets",
    "memory", "memoryReservation", "volumesFrom", "image", "firelensConfiguration", "healthCheck",
    "essential", "links", "hostname", "extraHosts", "user", "dockerLabels", "privileged", "name",
]
EMPTY_LISTS = ["portMappings", "environment", "mountPoints", "volumesFrom"]
DOCKER, AGENT = "com.amazonaws.ecs.capability.", "ecs.capability."


def described(family, containers, attributes, **members):
    """Return a definition as the console shows it, with the attributes that ECS derived."""
    containers = [
        {name: container.get(name, [] if name in EMPTY_LISTS else None)
         for name in CONSOLE_CONTAINER}
        for container in containers
    ]
    document = {
        "ipcMode": None,
        "executionRoleArn": role("execution"),
        "containerDefinitions": containers,
        "placementConstraints": [],
        "memory": "1024",
        "taskRoleArn": None,
        "compatibilities": ["EC2", "FARGATE"],
        "taskDefinitionArn": f"arn:aws:ecs:{REGION}:{ACCOUNT}:task-definition/{family}:12",
        "family": family,
        "requiresAttributes": [{"name": name} for name in attributes],
        "pidMode": None,
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "runtimePlatform": None,
        "cpu": "512",
        "revision": 12,
        "status": "ACTIVE",
        "inferenceAccelerators": None,
        "proxyConfiguration": None,
        "volumes": [],
    }
    return json.dumps({**document, **members}, indent=2) + "\n"


def router(essential=True):
    return {
        "name": "log_router",
        "image": image("fluent-bit", "3.2.4"),
        "cpu": 0,
        "memoryReservation": 64,
        "essential": essential,
        "user": "0",
        "firelensConfiguration": CUSTOM_FILE,
        "logConfiguration": awslogs("log_router"),
    }


DERIVED = [
    DOCKER + "logging-driver.awslogs",
    DOCKER + "logging-driver.awsfirelens",
    AGENT + "execution-role-awslogs",
    AGENT + "execution-role-ecr-pull",
    DOCKER + "ecr-auth",
    DOCKER + "docker-remote-api.1.18",
    DOCKER + "docker-remote-api.1.19",
    DOCKER + "docker-remote-api.1.21",
    AGENT + "task-eni",
    AGENT + "firelens.fluentbit",
    AGENT + "firelens.options.config.file",
]


def describe(number=0):
    """Return a definition as the console shows it, with nulls; no findings."""
    app = {
        "name": "app",
        "image": image("orders", "2.7.1"),
        "cpu": 0,
        "essential": True,
        "logConfiguration": loki(f"orders-{number}"),
    }
    return described(f"orders-{number}", [app, router()], DERIVED)


def five_findings(number=0, corrected=False):
    """Return a definition as the console shows it, with five typical mistakes, or without them.

    The log router is not essential, an option of the output is misspelled, a token is in the
    environment, a variable is defined twice, and the definition has an attribute without a cause.
    """
    service = f"billing-{number}"
    output = loki(service)
    output["options"]["label_keys" if corrected else "lable_keys"] = "$container_name"
    apps = [
        {
            "name": "app",
            "image": image("billing", "4.0.2"),
            "cpu": 256,
            "essential": True,
            "command": ["bundle", "exec", "puma", "--port", "3000"],
            "portMappings": [{"hostPort": 3000, "protocol": "tcp", "containerPort": 3000}],
            "environment": [
                *variables(8, "BILLING"),
                {"name": "RAILS_ENV", "value": "production"},
                {"name": "MAILER_FROM" if corrected else "MAILER_TOKEN",
                 "value": "q7Rk2nXw9vTb4LsYd6Hc"},
                {"name": "RACK_ENV" if corrected else "RAILS_ENV", "value": "production"},
            ],
            "secrets": [
                {"name": name, "valueFrom": f"/koyama/billing/{name}"}
                for name in ("DATABASE_URL", "SECRET_KEY_BASE", "STRIPE_API_KEY")
            ],
            "logConfiguration": output,
        },
        {
            "name": "worker",
            "image": image("billing", "4.0.2"),
            "cpu": 64,
            "essential": True,
            "command": ["bundle", "exec", "sidekiq"],
            "environment": variables(4, "WORKER"),
            "secrets": [{"name": "DATABASE_URL", "valueFrom": "/koyama/billing/DATABASE_URL"}],
            "logConfiguration": loki(service),
        },
    ]
    attributes = [
        *DERIVED, AGENT + "secrets.ssm.environment-variables",
        AGENT + ("docker-plugin.local" if corrected else "container-health-check"),
    ]
    return described(service, [*apps, router(essential=corrected)], attributes)


def cdk_template(number=0):
    """Return a CloudFormation template as the CDK synthesizes it; no findings."""
    stack = f"Koyama{number}"

    def repository_image(name):
        return {"Fn::Join": ["", [
            f"{ACCOUNT}.dkr.ecr.{REGION}.", {"Ref": "AWS::URLSuffix"}, f"/koyama/{name}:2.7.1"]]}

    def metadata(path):
        return {"aws:cdk:path": f"{stack}/{path}"}

    def service_role(logical, statements):
        assume = {
            "Statement": [{
                "Action": "sts:AssumeRole", "Effect": "Allow",
                "Principal": {"Service": "ecs-tasks.amazonaws.com"}}],
            "Version": "2012-10-17",
        }
        policy = {
            "PolicyDocument": {"Statement": statements, "Version": "2012-10-17"},
            "PolicyName": f"{logical}DefaultPolicy8C3F90A1",
            "Roles": [{"Ref": logical}],
        }
        return {
            logical: {
                "Type": "AWS::IAM::Role",
                "Properties": {"AssumeRolePolicyDocument": assume},
                "Metadata": metadata(f"Task/{logical}/Resource")},
            f"{logical}DefaultPolicy8C3F90A1": {
                "Type": "AWS::IAM::Policy",
                "Properties": policy,
                "Metadata": metadata(f"Task/{logical}/DefaultPolicy/Resource")},
        }

    def allow(*actions):
        return {"Action": list(actions), "Effect": "Allow", "Resource": "*"}

    task = {
        "Family": f"{stack}Task5B1E77D0",
        "Cpu": "512",
        "Memory": "1024",
        "NetworkMode": "awsvpc",
        "RequiresCompatibilities": ["FARGATE"],
        "ExecutionRoleArn": {"Fn::GetAtt": ["ExecutionRole605A040B", "Arn"]},
        "TaskRoleArn": {"Fn::GetAtt": ["TaskRole30FC0FBB", "Arn"]},
        "ContainerDefinitions": [
            {
                "Essential": True,
                "Image": repository_image("orders"),
                "Name": "app",
                "PortMappings": [{"ContainerPort": 8080, "Protocol": "tcp"}],
                "Environment": [
                    {"Name": "TABLE", "Value": {"Ref": "Orders4F0D7A11"}},
                    {"Name": "PORT", "Value": "8080"},
                ],
                "Secrets": [{"Name": "DATABASE_URL", "ValueFrom": {"Ref": "Database9C16D4AE"}}],
                "LogConfiguration": {
                    "LogDriver": "awsfirelens",
                    "Options": {
                        "Name": "cloudwatch_logs",
                        "region": {"Ref": "AWS::Region"},
                        "log_group_name": {"Ref": "LogGroupF5B46931"},
                        "log_stream_prefix": "app/",
                    },
                },
            },
            {
                "Essential": True,
                "FirelensConfiguration": {
                    "Type": CUSTOM_FILE["type"], "Options": CUSTOM_FILE["options"]},
                "Image": "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.5",
                "LogConfiguration": {
                    "LogDriver": "awslogs",
                    "Options": {
                        "awslogs-group": {"Ref": "LogGroupF5B46931"},
                        "awslogs-stream-prefix": "firelens",
                        "awslogs-region": {"Ref": "AWS::Region"},
                    },
                },
                "MemoryReservation": 50,
                "Name": "log_router",
                "User": "0",
            },
        ],
    }
    resources = {
        **service_role("TaskRole30FC0FBB", [
            allow("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
            allow("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents")]),
        **service_role("ExecutionRole605A040B", [
            allow("ecr:GetAuthorizationToken", "ecr:BatchGetImage"),
            allow("logs:CreateLogStream", "logs:PutLogEvents"),
            allow("ssm:GetParameters")]),
        "LogGroupF5B46931": {
            "Type": "AWS::Logs::LogGroup",
            "Properties": {"RetentionInDays": 30},
            "UpdateReplacePolicy": "Retain",
            "DeletionPolicy": "Retain",
            "Metadata": metadata("LogGroup/Resource")},
        "TaskDef54694570": {
            "Type": "AWS::ECS::TaskDefinition",
            "Properties": task,
            "Metadata": metadata("Task/Resource")},
        "Service9571FDD8": {
            "Type": "AWS::ECS::Service",
            "Properties": {
                "Cluster": {"Ref": "Cluster"},
                "DesiredCount": 2,
                "LaunchType": "FARGATE",
                "TaskDefinition": {"Ref": "TaskDef54694570"}},
            "Metadata": metadata("Service/Service")},
    }
    parameters = {
        name: {"Type": "String"} for name in ("Cluster", "Orders4F0D7A11", "Database9C16D4AE")}
    return json.dumps({"Parameters": parameters, "Resources": resources}, indent=1) + "\n"


def terraform_plan(number=0):
    """Return a plan as `terraform show -json` prints it, on one line; no findings."""
    address = "module.orders.aws_ecs_task_definition.this"
    definition = json.loads(register(number))
    values = {
        "container_definitions": json.dumps(
            definition["containerDefinitions"], separators=(",", ":")),
        "cpu": "256",
        "ephemeral_storage": [],
        "execution_role_arn": role("execution"),
        "family": definition["family"],
        "inference_accelerator": [],
        "ipc_mode": None,
        "memory": "512",
        "network_mode": "awsvpc",
        "pid_mode": None,
        "placement_constraints": [],
        "proxy_configuration": [],
        "requires_compatibilities": ["FARGATE"],
        "runtime_platform": [],
        "skip_destroy": False,
        "tags": None,
        "task_role_arn": None,
        "volume": [],
    }
    resource = {
        "address": address,
        "mode": "managed",
        "type": "aws_ecs_task_definition",
        "name": "this",
        "provider_name": "registry.terraform.io/hashicorp/aws",
    }
    unknown = {name: True for name in ("arn", "arn_without_revision", "id", "revision")}
    plan = {
        "format_version": "1.2",
        "terraform_version": "1.9.8",
        "variables": {"service": {"value": definition["family"]}},
        "planned_values": {"root_module": {"child_modules": [{
            "address": "module.orders",
            "resources": [{
                **resource, "schema_version": 1, "values": values,
                "sensitive_values": {"requires_compatibilities": [False], "tags_all": {}}}],
        }]}},
        "resource_changes": [{
            **resource,
            "module_address": "module.orders",
            "change": {
                "actions": ["create"], "before": None, "after": values,
                "after_unknown": unknown, "before_sensitive": False, "after_sensitive": {}},
        }],
        "configuration": {
            "provider_config": {"aws": {
                "name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
                "expressions": {"region": {"constant_value": REGION}}}},
            "root_module": {"module_calls": {"orders": {
                "source": "./modules/service",
                "expressions": {"service": {"references": ["var.service"]}}}}},
        },
        "timestamp": "2025-01-31T09:00:00Z",
        "applyable": True,
        "complete": True,
        "errored": False,
    }
    return json.dumps(plan, separators=(",", ":")) + "\n"


def corrected(number=0):
    """Return the definition of `five_findings` without the mistakes."""
    return five_findings(number, corrected=True)


# The shapes by name.
SHAPES = {
    "register": register,
    "describe": describe,
    "five findings": five_findings,
    "CDK template": cdk_template,
    "Terraform plan": terraform_plan,
}


if __name__ == "__main__":
    sys.stdout.writelines(lines(int(sys.argv[1])))
