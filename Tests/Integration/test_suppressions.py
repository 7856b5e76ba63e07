"""Tests the examples of Documentation/suppressions.md, and a baseline of real definitions."""

import json
import random
import re
import shutil
import subprocess

import jsonschema
import pytest
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

PAGE = (REPOSITORY / "Documentation" / "suppressions.md").read_text()
CONFIGURATION, LABELS, METADATA = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
RULE = "firelens-sidecar-user-implicit"


def router(extra=None):
    """Return a log router without a user."""
    container = {"name": "batch", "image": "koyama/fluent-bit:2.1"}
    container["firelensConfiguration"] = {"type": "fluentbit"}
    return {**container, **(extra or {})}


def lint(tasklint, folder, *arguments):
    """Lint a folder with one rule, and return the exit status and the rules of the findings."""
    done = tasklint("--select", RULE, "-f", "sarif", *arguments, ".", cwd=folder)
    results = json.loads(done.stdout)["runs"][0]["results"]
    return done.returncode, [result["ruleId"] for result in results]


def test_the_override_of_the_page_expires_after_its_day(tasklint, tmp_path):
    (tmp_path / ".tasklint.json").write_text(CONFIGURATION)
    (tmp_path / "taskdefs").mkdir()
    definition = tmp_path / "taskdefs" / "legacy-a.json"
    definition.write_text(json.dumps({"containerDefinitions": [router()]}))
    for seconds, found in (("1806537599", (0, [])), ("1806537600", (1, [RULE]))):
        environment = {"SOURCE_DATE_EPOCH": seconds}
        done = tasklint("--select", RULE, "-f", "sarif", ".", cwd=tmp_path, env=environment)
        results = json.loads(done.stdout)["runs"][0]["results"]
        assert (done.returncode, [result["ruleId"] for result in results]) == found


def test_the_label_of_the_page_takes_effect(tasklint, tmp_path):
    labels = json.loads("{" + LABELS + "}")
    for extra, status in ((labels, 0), (None, 1)):
        (tmp_path / "a.json").write_text(json.dumps({"containerDefinitions": [router(extra)]}))
        assert lint(tasklint, tmp_path)[0] == status
    assert lint(tasklint, tmp_path, "--no-suppressions")[0] == 1


def test_the_metadata_of_the_page_takes_effect(tasklint, tmp_path):
    container = {
        "Name": "batch",
        "Image": "koyama/fluent-bit:2.1",
        "FirelensConfiguration": {"Type": "fluentbit"},
    }
    task = {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [container]}}
    for extra, status in ((json.loads("{" + METADATA + "}"), 0), ({}, 1)):
        (tmp_path / "a.json").write_text(json.dumps({"Resources": {"Task": {**task, **extra}}}))
        assert lint(tasklint, tmp_path)[0] == status


def test_the_recipe_of_the_page_hides_all_findings(tmp_path):
    shutil.copytree(REPOSITORY / "Examples" / "faults", tmp_path / "taskdefs")
    (recipe,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    done = subprocess.run(
        ["sh", "-e"], input=recipe, cwd=tmp_path, capture_output=True, text=True,
        timeout=RUN_SECONDS,
        env={**plain_environment(), "PATH": f"{BINARY.parent}:/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == second and "in the baseline)" in first


@pytest.fixture
def real(corpus, tmp_path):
    """A copy of the corpus that a test can change."""
    return shutil.copytree(corpus, tmp_path / "corpus")


def test_a_baseline_of_real_definitions_survives_reformatting(
    tasklint, real, tmp_path, schemas
):
    baseline = tmp_path / "baseline.sarif"

    def summary(*arguments):
        done = tasklint("--no-config", *arguments, ".", cwd=real)
        return done.returncode, done.stdout.decode().splitlines()[-1]

    written = summary("--write-baseline", baseline)
    assert written[0] == 0 and "resolved since" not in written[1]
    assert summary("--baseline", baseline) == written
    reform(real)
    assert summary("--baseline", baseline) == written
    done = tasklint(
        "--no-config", "-f", "sarif", "--show-suppressed", "--baseline", baseline, ".", cwd=real
    )
    log = json.loads(done.stdout)
    states = {result["baselineState"] for result in log["runs"][0]["results"]}
    assert states == {"unchanged"}
    schema = json.loads((schemas / "sarif-2.1.0.json").read_text())
    validator = jsonschema.Draft4Validator(schema)
    assert not list(validator.iter_errors(log))
    assert not list(validator.iter_errors(json.loads(baseline.read_text())))


def reform(folder):
    """Rename every file, reorder its containers and properties, and reformat it."""
    numbers = random.Random(1)
    for number, path in enumerate(sorted(folder.rglob("*.json"))):
        try:
            document = json.loads(path.read_text(), object_pairs_hook=reversed_members)
        except (ValueError, KeyError):
            continue
        reverse_containers(document)
        path.unlink()
        name = f"{numbers.randrange(9999)}-{number}.json"
        path.with_name(name).write_text(json.dumps(document, indent=numbers.randrange(1, 5)))


def reversed_members(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise KeyError("duplicate key, which parsers do not keep")
    return dict(reversed(pairs))


def reverse_containers(value):
    if isinstance(value, dict):
        for key, member in value.items():
            if key.lower() == "containerdefinitions" and isinstance(member, list):
                member.reverse()
            reverse_containers(member)
    elif isinstance(value, list):
        for element in value:
            reverse_containers(element)
