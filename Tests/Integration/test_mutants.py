"""tasklint reports what botocore rejects in definitions with one change.

`python3 Tests/Integration/test_mutants.py` prints what tasklint calls an error and botocore and moto
accept, by rule and kind of change, with the reason.
"""

import collections
import json
import os
import subprocess
import tempfile
from pathlib import Path

from botocore.validate import ParamValidator
from conftest import BINARY
from mutants import INPUT, bases, mutants

COUNT = int(os.environ.get("MUTANTS", "3000"))
# Which rejections go unreported, by kind of change and place, and why.
EXCEPTIONS = {
    ("drop", "family"): "without a family, a definition is a fragment that a tool completes",
}
# Why tasklint is right where it reports an error and both accept, by rule and kind of change.
ACCEPTED = {
    ("ecs-property-type", "retype"):
        "Python's booleans are integers; the API does not convert 'true' to a number",
    ("ecs-value-invalid", "range"):
        "neither checks enumerations; the model lists the values, and the API compares the case",
    ("firelens-type-invalid", "range"): "neither checks enumerations",
    ("ecs-property-missing", "drop"):
        "the model does not mark the properties of mount points; Docker needs both",
    ("ecs-volume-conflict", "drop"): "the API's page requires the name of these kinds of volumes",
    ("ecs-value-invalid", "drop"):
        "the value was invalid before; without its name, the message names the volume by its position",
    ("ecs-volume-authorization-invalid", "drop"):
        "the API's page requires transit encryption with an access point",
    ("ecs-resource-requirement-invalid", "drop"):
        "the API's page requires a number of GPUs, unless there is a sharing strategy",
}


def accepted(definition):
    return not ParamValidator().validate(definition, INPUT).has_errors()


def findings(texts):
    """Return the findings of level warning or above of each text, as pairs of rule and message."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(texts):
            (folder / f"{number:05}.json").write_text(text)
        files = [f"{number:05}.json" for number in range(len(texts))]
        done = subprocess.run(
            [BINARY, "--no-config", "--ignore", "policy", "--max-per-rule", "0", "-f", "sarif",
             *files], cwd=folder, capture_output=True, timeout=600)
    assert done.returncode in (0, 1), done.stderr.decode()
    found = collections.defaultdict(set)
    for result in json.loads(done.stdout)["runs"][0]["results"]:
        if result["level"] != "note":
            place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            found[int(Path(place).stem)].add((result["ruleId"], result["message"]["text"]))
    return [found[number] for number in range(len(texts))]


def judged():
    """Return each mutant with its findings that the unchanged definition does not have."""
    changed = mutants(COUNT)
    before = findings([json.dumps(base) for base in bases()])
    after = findings([mutant.text for mutant in changed])
    return [(mutant, found - before[mutant.base]) for mutant, found in zip(changed, after)]


def test_what_botocore_rejects_is_reported():
    rejected, unreported = 0, collections.Counter()
    for mutant, found in judged():
        if not accepted(json.loads(mutant.text)):
            rejected += 1
            if not found:
                unreported[mutant.kind, mutant.place] += 1
    assert rejected > COUNT / 2, "it rejects next to nothing"
    assert unreported.keys() == EXCEPTIONS.keys(), unreported


def main():
    import boto3
    from botocore.config import Config
    from botocore.exceptions import ClientError
    from moto import mock_aws

    kinds = collections.Counter()
    places = {}
    with mock_aws():
        server = boto3.client(
            "ecs", "eu-west-1", aws_access_key_id="x", aws_secret_access_key="x",
            config=Config(parameter_validation=False, retries={"total_max_attempts": 1}))
        for mutant, found in judged():
            definition = json.loads(mutant.text)
            if not found or not accepted(definition):
                continue
            try:
                server.register_task_definition(**definition)
            except ClientError:
                continue
            for rule, _ in found:
                kinds[rule, mutant.kind] += 1
                places.setdefault((rule, mutant.kind), set()).add(mutant.place)
    for (rule, kind), count in kinds.most_common():
        print(f"{rule:40} {kind:8} {count:5}  {', '.join(sorted(places[rule, kind])[:6])}")
        print(f"{'':40} {ACCEPTED.get((rule, kind), 'not yet looked at')}")


if __name__ == "__main__":
    main()
