"""Checks that the time for a file grows linearly with its size, whatever grows in it.

The Swift tests check this with small files. Here the release binary reads files of some hundred
kilobytes, in which repeated cheap steps are also measurable.
"""

import json

import pytest
from runs import APP, ROUTER, app, cost, definition

# Texts that are decoded, escaped, searched or compared.
PIECES = {
    "letters": "a", "line feeds": "\n", "quotes": '"', "accents": "é", "pairs": "😀",
    "controls": "\x01", "variables": "${A}", "open variables": "${", "open braces": "{a",
    "tags": "<a ", "commands": "##[", "pairs of tags": "k:v,", "paths": "/a:", "blanks": " ",
    "underscores": "__A", "words": "DD_API_KEY=", "addresses": "http://u:p@h ", "parents": "../",
}


def text_everywhere(text):
    """Return a definition with a long text in every kind of value, and with similar names."""
    app = {
        "name": text, "image": text, "user": text, text: 1, "command": [text],
        "environment": [{"name": text, "value": text}],
        "secrets": [{"name": "A", "valueFrom": text}],
        "dependsOn": [{"containerName": text + "b", "condition": text}],
        "mountPoints": [{"sourceVolume": text + "b", "containerPath": text}],
        "logConfiguration": {
            "logDriver": "awsfirelens",
            "options": {"Name": "datadog", "Host": text, "dd_tags": text, text: "x"}},
    }
    return definition(
        app, ROUTER, volumes=[{"name": text}], taskRoleArn=text, networkMode=text, **{text: 1})


def numbered(count, make):
    return [make(number) for number in range(count)]


def members(count, of=APP, **more):
    return {**of, **more, **{f"member{number}": 1 for number in range(count)}}


def router(**options):
    configuration = {"type": "fluentbit", "options": options}
    return {**ROUTER, "firelensConfiguration": configuration}


def template(count):
    properties = {"Family": "koyama", "ContainerDefinitions": [{"Name": "app", "User": 0}]}
    task = {"Type": "AWS::ECS::TaskDefinition", "Properties": properties}
    return {"Resources": {f"Task{number}": task for number in range(count)}}


def terraform(count):
    containers = json.dumps([{**app(number), "user": 0} for number in range(1_000)])
    resource = {"type": "aws_ecs_task_definition", "values": {"container_definitions": containers}}
    return {"values": {"root_module": {"resources": [resource] * (count // 1_000)}}}


GROWTHS = {
    "members of the task": (20_000, lambda n: {**members(n, {}), **definition(APP)}),
    "members of a port": (40_000, lambda n: definition({**APP, "portMappings": [members(n, {})]})),
    "ports": (10_000, lambda n: definition(
        {**APP, "portMappings": numbered(n, lambda i: {"containerPort": i, "hostPort": i})})),
    "options of a log router": (20_000, lambda n: definition(
        APP, router(**{f"option{i}": "x" for i in range(n)}))),
    "options of an output": (10_000, lambda n: definition({**APP, "logConfiguration": {
        "logDriver": "awsfirelens",
        "options": {"Name": "loki", **{f"option{i}": "x" for i in range(n)}}}}, ROUTER)),
    "labels of rules": (10_000, lambda n: definition(
        {**APP, "user": 0, "dockerLabels": {f"tasklint.ignore/x{i}": "so" for i in range(n)}})),
    # Of a definition 1,000 containers are checked.
    "labels of containers": (2_000, lambda n: numbered(n // 500, lambda _: definition(
        *numbered(500, lambda i: app(
            i, user=0, dockerLabels={"tasklint.ignore/ecs-property-type": "so"}))))),
    "references to nothing": (4_000, lambda n: definition(*numbered(20, lambda i: app(
        f"{'b' * 50}{i}", dependsOn=numbered(n // 20, lambda j: {
            "containerName": f"app{'b' * 50}x{j}", "condition": "START"}))))),
    "a list of definitions": (16_000, lambda n: numbered(n, lambda i: definition({**APP, "user": 0}))),
    "resources of a template": (4_000, template),
    "containers in a plan": (4_000, terraform),
}


def processor_time(folder, document):
    """Return the processor time of a run in all formats."""
    (folder / "taskdef.json").write_text(json.dumps(document))
    taken = cost(folder, ["--no-config", "-f", "human", "-f", "sarif=log.sarif", "taskdef.json"])
    assert taken.status == 1
    return taken.seconds


def check_growth(folder, make, size):
    # A busy machine can slow down a run, so the best of several counts.
    small, large, ratio = float("inf"), float("inf"), float("inf")
    for _ in range(3):
        small = min(small, processor_time(folder, make(size // 4)))
        large = min(large, processor_time(folder, make(size)))
        # The time to start the process does not depend on the file.
        ratio = large / max(small, 0.05)
        if ratio < 7:
            return
    assert ratio < 7, f"{small:.2f} s became {large:.2f} s"


@pytest.mark.parametrize("name", PIECES)
def test_a_text_of_four_times_the_length(tmp_path, name):
    piece = PIECES[name]
    check_growth(
        tmp_path, lambda size: text_everywhere(piece * (size // len(json.dumps(piece)))), 200_000)


@pytest.mark.parametrize("name", GROWTHS)
def test_four_times_as_many(tmp_path, name):
    size, make = GROWTHS[name]
    check_growth(tmp_path, make, size)
