"""tasklint reports every definition that the client of botocore or the server of moto rejects.

botocore validates parameters before the AWS SDK for Python sends a request. moto is a server that
implements RegisterTaskDefinition.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import boto3
import botocore.session
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.validate import ParamValidator
from conftest import BUILD_SECONDS, REPOSITORY
from moto import mock_aws

DEFINITIONS = ("Examples", "Tests/TaskLintRulesTests/Definitions")
MODEL = botocore.session.get_session().get_service_model("ecs")
INPUT = MODEL.operation_model("RegisterTaskDefinition").input_shape
OUTPUT = MODEL.operation_model("DescribeTaskDefinition").output_shape
ANSWERS = set(OUTPUT.members["taskDefinition"].members) - set(INPUT.members)
# The properties by which tasklint recognizes a described definition.
MARKS = {"taskDefinitionArn", "revision", "status", "registeredAt", "requiresAttributes"}
# Values for properties that a fragment lacks.
ELSEWHERE = {"family": "fragment", "cpu": "1024", "memory": "8192"}

def lacks_image(container):
    return "image" not in container


def reserves_memory(container):
    return "memory" in container or container.get("memoryReservation")


# The rules on the API; findings of other rules do not count.
JUDGES = ("ecs-", "fargate-", "firelens-option-unknown", "firelens-type-invalid")

# Errors that tasklint does not report, at most five: a pattern for the error, a condition on the
# definition, and the reason.
EXCEPTIONS = [
    (
        r"Container\.image",
        lambda definition: any(map(lacks_image, definition["containerDefinitions"])),
        "an image may be left to the tool that deploys, which fills it in",
    ),
    (
        r"value: (\$\{\w+\}|\{\{ \w+ \}\}), type: <class 'str'>",
        lambda definition: True,
        "a template's placeholder may give way to any value, and take its quotes along",
    ),
    (
        r"At least one of 'memory' or 'memoryReservation'",
        lambda definition: all(map(reserves_memory, definition["containerDefinitions"])),
        "moto asks for 'memory' on EC2; the API, as its own words say, takes either",
    ),
    (
        r"At least one of 'memory' or 'memoryReservation'",
        lambda definition: definition.get("memory") == "",
        "an empty task-level size may be left to the tool that deploys, which fills it in",
    ),
    (
        r'Unknown parameter in input: "(compatibilities|registeredBy)"',
        lambda definition: True,
        "what the server adds is removed by deploy tools; --input register reports it",
    ),
]


def registered(document):
    """The input that a document would be registered as; None where it holds no definition."""
    if isinstance(document, dict) and isinstance(document.get("taskDefinition"), dict):
        document = {"revision": 1, **document["taskDefinition"]}
    if not isinstance(document, dict) or "containerDefinitions" not in document:
        return None
    if MARKS & document.keys():
        # The server's answer: tools that register it take out what only the server says.
        document = without_nulls({key: document[key] for key in document.keys() - ANSWERS})
    return document if "family" in document else {**ELSEWHERE, **document}


def without_nulls(value):
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value if item is not None]
    return value


def refusal_of_client(definition):
    return ParamValidator().validate(definition, INPUT).generate_report()


def refusal_of_server(server, definition):
    try:
        server.register_task_definition(**definition)
    except ClientError as error:
        return str(error)
    return ""


def is_excepted(refusal, definition):
    return any(re.search(words, refusal) and holds(definition) for words, holds, _ in EXCEPTIONS)


@pytest.fixture(scope="module")
def server():
    """A client of moto that sends whatever it is given."""
    config = Config(parameter_validation=False, retries={"total_max_attempts": 1})
    with mock_aws():
        yield boto3.client(
            "ecs", "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x", config=config
        )


@pytest.fixture(scope="module")
def examples():
    """A folder with each example of each rule."""
    folder = Path(os.environ.get("TASKLINT_EXAMPLES", REPOSITORY / ".build" / "examples"))
    if not folder.is_dir():
        command = ["swift", "test", "--filter", "ExampleFolderTests"]
        environment = {**os.environ, "TASKLINT_EXAMPLES": str(folder)}
        subprocess.run(
            command, cwd=REPOSITORY, env=environment, check=True, timeout=BUILD_SECONDS
        )
    return folder


@pytest.fixture(scope="module")
def definitions(examples, tmp_path_factory):
    """Every valid JSON definition: a copy in a separate folder, and its registered input."""
    folder = tmp_path_factory.mktemp("definitions")
    paths = [*examples.glob("*.json")]
    for root in DEFINITIONS:
        paths += (REPOSITORY / root).rglob("*.json")
    found = {}
    for path in sorted(paths):
        try:
            definition = registered(json.loads(path.read_bytes()))
        except ValueError:
            continue
        if definition is not None:
            copy = folder / f"{path.parent.name}-{path.name}"
            copy.write_bytes(path.read_bytes())
            found[copy] = definition
    return found


def test_what_they_refuse_is_reported(tasklint, definitions, server):
    assert len(definitions) > 100 and len(EXCEPTIONS) <= 5
    folder = next(iter(definitions)).parent
    done = tasklint("-f", "sarif", *(path.name for path in definitions), cwd=folder)
    assert done.returncode in (0, 1), done.stderr.decode()
    reported = {
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in json.loads(done.stdout)["runs"][0]["results"]
        if result["ruleId"].startswith(JUDGES)
        for location in result["locations"]
    }
    refusals = {}
    for path, definition in definitions.items():
        # moto reads what the client lets through, and does not judge what it can't read.
        refusal = refusal_of_client(definition) or refusal_of_server(server, definition)
        if refusal:
            refusals[path.name] = refusal, is_excepted(refusal, definition)
    assert len(refusals) > 10, "they refuse next to nothing"
    unreported = [
        f"{name}: {refusal}"
        for name, (refusal, excepted) in refusals.items()
        if name not in reported and not excepted
    ]
    assert not unreported, "\n".join(unreported)
