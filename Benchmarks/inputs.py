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


if __name__ == "__main__":
    sys.stdout.writelines(lines(int(sys.argv[1])))
