"""Runs the recipes of Documentation/setups.md in the layouts that they are for."""

import json
import os
import re
import shutil
import subprocess

import pytest
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

PAGE = (REPOSITORY / "Documentation" / "setups.md").read_text()
GOOD = (REPOSITORY / "Examples" / "taskdefs" / "koyama.json").read_text()
BAD = (REPOSITORY / "Examples" / "faults" / "datadog-variable-missing.json").read_text()
CONTAINERS = json.loads(BAD)["containerDefinitions"]


def template():
    """Return output of `cdk synth` with a problem and an intrinsic function."""
    containers = [
        {key[0].upper() + key[1:]: value for key, value in container.items() if key != "environment"}
        for container in CONTAINERS
    ]
    for container in containers:
        container.pop("FirelensConfiguration", None)
        container.pop("Secrets", None)
        container["LogConfiguration"] = {"LogDriver": "awsfirelens"}
        container["Image"] = {"Fn::Sub": "${Repository}:latest"}
    task = {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": containers}}
    return json.dumps({"Resources": {"Task": task}}, indent=1)


def plan():
    """Return output of `terraform show -json` with a problem."""
    values = {"family": "shop", "container_definitions": json.dumps(CONTAINERS)}
    resource = {
        "address": "aws_ecs_task_definition.shop",
        "mode": "managed",
        "type": "aws_ecs_task_definition",
        "name": "shop",
        "values": values,
    }
    return json.dumps(
        {
            "format_version": "1.2",
            "terraform_version": "1.9.0",
            "planned_values": {"root_module": {"resources": [resource]}},
        }
    )


# A Fluent Bit file that reads a variable that GOOD does not set.
EXTRA = """\
[OUTPUT]
    Name datadog
    Match *
    apikey ${DD_API_KEY}
    tls on
    dd_service ${DD_SERVICES}
"""

ECSPRESSO = GOOD.replace('"family": "', '"family": "{{ must_env `STAGE` }}-')

# The files of each layout, and the exit status and a part of the output of each command.
LAYOUTS = {
    "One definition per service in taskdefs/": (
        {"taskdefs/api.json": GOOD, "taskdefs/worker.json": BAD},
        [
            (0, '"include": ["taskdefs/*.json"]'),
            (1, "taskdefs/worker.json:"),
            (0, "No problems in 1 file."),
        ],
    ),
    "ecspresso, one folder per service": (
        {
            "services/api/ecspresso.yml": "region: ap-northeast-1\n",
            "services/api/ecs-task-def.json": ECSPRESSO,
            "services/worker/ecs-task-def.json": BAD,
        },
        [
            (0, '"include": ["services/*/ecs-task-def.json"]'),
            (1, "services/worker/ecs-task-def.json:"),
            (0, "No problems in 1 file."),
        ],
    ),
    "A CDK app": (
        {
            "cdk.json": '{"app": "npx ts-node bin/shop.ts"}',
            "cdk.out/manifest.json": '{"version": "36.0.0"}',
            "cdk.out/Shop.template.json": template(),
        },
        [
            (1, "cdk.out/Shop.template.json:"),
            (0, ""),
            (1, "cdk.out/Shop.template.json:"),
        ],
    ),
    "A Terraform plan in CI": (
        {"main.tf": "", "plan.json": plan(), "containers.json": json.dumps(CONTAINERS)},
        [(1, "plan.json:1:"), (1, "plan.json:1:"), (1, "containers.json:1:")],
    ),
    "A monorepo": (
        {
            ".tasklint.json": '{ "include": ["packages/*/.aws/*.json"] }',
            "packages/cart/.aws/task-definition.json": GOOD,
            "packages/mail/.aws/task-definition.json": BAD,
        },
        [
            (1, "packages/mail/.aws/task-definition.json:"),
            (0, ""),
            (0, "note (default error)"),
            (0, "packages/mail/.aws/task-definition.json:"),
        ],
    ),
    "A Fluent Bit file in the repository": (
        {
            "docker/fluent-bit/Dockerfile": "",
            "docker/fluent-bit/extra.conf": EXTRA,
            "taskdefs/api.json": GOOD,
        },
        [
            (0, '"/fluent-bit/etc/extra.conf": "docker/fluent-bit/extra.conf"'),
            (1, "docker/fluent-bit/extra.conf:6:16: error:"),
        ],
    ),
}


def sections():
    """The page's sections by their headings."""
    return dict(part.split("\n", 1) for part in PAGE.split("\n## ")[1:])


def commands(section):
    """The shell commands of a section, one a line."""
    return "".join(re.findall(r"```sh\n(.*?)```", section, re.DOTALL)).splitlines()


def files(section):
    """The files in the section's tree."""
    return re.search(r"```text\n(.*?)```", section, re.DOTALL)[1].split()


@pytest.fixture
def folder(tmp_path):
    """An empty repository, with `tasklint` in the PATH."""
    subprocess.run(["git", "init", "-q", tmp_path / "work"], check=True, env=plain_environment())
    (tmp_path / "bin").mkdir()
    shutil.copy(BINARY, tmp_path / "bin" / "tasklint")
    return tmp_path / "work"


def test_every_section_has_its_layout():
    assert sections().keys() == LAYOUTS.keys()


@pytest.mark.parametrize("heading", LAYOUTS)
def test_the_recipes_of_a_layout_work(heading, folder):
    layout, results = LAYOUTS[heading]
    section = sections()[heading]
    for path, text in layout.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    lines = commands(section)
    assert len(lines) == len(results), lines
    environment = plain_environment()
    environment["PATH"] = f"{folder.parent / 'bin'}{os.pathsep}{environment['PATH']}"
    for line, (status, part) in zip(lines, results, strict=True):
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=RUN_SECONDS,
            env=environment,
        )
        assert done.returncode == status, f"{line}\n{done.stdout}{done.stderr}"
        assert part in done.stdout, line
        assert done.stderr == "", line
    shown = {path for path in files(section)}
    assert shown <= {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("heading", LAYOUTS)
def test_a_recipe_is_short(heading):
    prose = re.sub(r"```.*?```", "", sections()[heading], flags=re.DOTALL)
    assert len([line for line in prose.splitlines() if line.strip()]) <= 10
