"""The log router of a configuration makes definitions that the client of botocore and the server of
moto accept, in each form that can be written."""

import json

import boto3
import botocore.session
import pytest
from botocore.config import Config
from botocore.validate import ParamValidator
from moto import mock_aws

MODEL = botocore.session.get_session().get_service_model("ecs")
INPUT = MODEL.operation_model("RegisterTaskDefinition").input_shape

AWSLOGS = {
    "logDriver": "awslogs",
    "options": {
        "awslogs-group": "koyama",
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "app",
    },
}
CONTAINER = {"name": "app", "image": "koyama/app:1.4", "logConfiguration": AWSLOGS}
TASK = {
    "family": "koyama",
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "256",
    "memory": "512",
    "executionRoleArn": "arn:aws:iam::111122223333:role/koyama-execution",
    "taskRoleArn": "arn:aws:iam::111122223333:role/koyama-task",
}
DEFINITION = {**TASK, "containerDefinitions": [CONTAINER]}
SIDECAR = {
    "name": "fluentbit",
    "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/fluent-bit:2.1",
    "user": "0",
    "essential": True,
    "memoryReservation": 64,
    "firelensConfiguration": {
        "type": "fluentbit",
        "options": {
            "config-file-type": "file",
            "config-file-value": "/fluent-bit/etc/extra.conf",
        },
    },
    "environment": [
        {"name": "AWS_REGION", "value": "${region}"},
        {"name": "DD_SERVICE", "value": "${family}"},
        {"name": "DD_SOURCE", "value": "fargate"},
        {"name": "DD_TAGS", "value": "env:prod"},
        {"name": "DELIVERY_STREAM", "value": "${family}"},
    ],
    "secrets": [{"name": "DD_API_KEY", "valueFrom": "/shared/DD_API_KEY"}],
    "logConfiguration": {
        "logDriver": "awslogs",
        "options": {
            "awslogs-group": "/ecs/${family}",
            "awslogs-region": "${region}",
            "awslogs-stream-prefix": "fluentbit",
        },
    },
}
ATTRIBUTES = [
    "com.amazonaws.ecs.capability.logging-driver.awslogs",
    "ecs.capability.execution-role-awslogs",
    "com.amazonaws.ecs.capability.docker-remote-api.1.18",
    "com.amazonaws.ecs.capability.docker-remote-api.1.19",
    "com.amazonaws.ecs.capability.task-iam-role",
    "ecs.capability.task-eni",
]


def pascal(value):
    if isinstance(value, list):
        return [pascal(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key[0].upper() + key[1:]: item if key == "options" else pascal(item)
        for key, item in value.items()
    }


def camel(value):
    if isinstance(value, list):
        return [camel(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key[0].lower() + key[1:]: item if key == "Options" else camel(item)
        for key, item in value.items()
    }


def snake(name):
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


def described():
    return {
        "taskDefinition": {
            "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/koyama:7",
            **DEFINITION,
            "revision": 7,
            "status": "ACTIVE",
            "requiresAttributes": [{"name": name} for name in ATTRIBUTES],
        }
    }


def template():
    resource = {"Type": "AWS::ECS::TaskDefinition", "Properties": pascal(DEFINITION)}
    return {"Resources": {"Task": resource}}


def terraform():
    body = {snake(key): value for key, value in TASK.items()}
    body["container_definitions"] = json.dumps([CONTAINER])
    return {"resource": {"aws_ecs_task_definition": {"app": body}}}


def of_answer(document):
    answer = {"taskDefinitionArn", "revision", "status", "requiresAttributes"}
    return {key: value for key, value in document["taskDefinition"].items() if key not in answer}


def of_template(document):
    return camel(document["Resources"]["Task"]["Properties"])


def of_terraform(document):
    body = document["resource"]["aws_ecs_task_definition"]["app"]
    return {**TASK, "containerDefinitions": json.loads(body["container_definitions"])}


# A document, and how to read the input of register-task-definition from it.
FORMS = {
    "register": (DEFINITION, lambda document: document),
    "describe": (described(), of_answer),
    "containers": ([CONTAINER], lambda document: {**TASK, "containerDefinitions": document}),
    "cloudformation": (template(), of_template),
    "terraform": (terraform(), of_terraform),
}
LAYOUTS = {
    "indented": {"indent": 2},
    "tabs": {"indent": "\t"},
    "minified": {"separators": (",", ":")},
}


@pytest.fixture(scope="module")
def server():
    config = Config(parameter_validation=False, retries={"total_max_attempts": 1})
    with mock_aws():
        yield boto3.client(
            "ecs", "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x", config=config
        )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_the_log_router_is_inserted(tasklint, server, tmp_path, form, layout):
    document, registered = FORMS[form]
    name = "task.tf.json" if form == "terraform" else "task.json"
    configuration = json.dumps({"sidecar": SIDECAR})
    if form == "containers":
        # A list of containers has no family.
        configuration = configuration.replace("${family}", "koyama")
    (tmp_path / ".tasklint.json").write_text(configuration)
    text = json.dumps(document, **LAYOUTS[layout])
    (tmp_path / name).write_text(text)
    done = tasklint("--fix", "--unsafe-fixes", "-f", "concise", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b""), done
    fixed = (tmp_path / name).read_text()
    # The author's layout is that of the whole file.
    assert fixed == json.dumps(json.loads(fixed), **LAYOUTS[layout])
    definition = registered(json.loads(fixed))
    router = definition["containerDefinitions"][1]
    assert router["environment"][0] == {"name": "AWS_REGION", "value": "eu-west-1"}
    assert router["logConfiguration"]["options"]["awslogs-group"] == "/ecs/koyama"
    assert definition["containerDefinitions"][0]["logConfiguration"] == {"logDriver": "awsfirelens"}
    assert not ParamValidator().validate(definition, INPUT).generate_report()
    server.register_task_definition(**definition)


def test_init_takes_the_log_router_of_a_definition(tasklint, tmp_path):
    router = json.loads(
        json.dumps(SIDECAR).replace("${family}", "koyama").replace("${region}", "eu-west-1"))
    app = {**CONTAINER, "logConfiguration": {"logDriver": "awsfirelens"}}
    good = {**described()["taskDefinition"], "containerDefinitions": [app, router]}
    del good["requiresAttributes"]
    (tmp_path / "good.json").write_text(json.dumps(good))
    done = tasklint("init", "--sidecar-from", "good.json", "good.json", cwd=tmp_path)
    assert done.returncode == 0, done
    assert json.loads((tmp_path / ".tasklint.json").read_text())["sidecar"] == SIDECAR
