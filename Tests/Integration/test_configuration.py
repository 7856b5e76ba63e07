"""The schema of configurations is as strict as the reader."""

import json

import jsonschema
import pytest
from conftest import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "tasklint.schema.json").read_text())
OVERRIDE = {"ignore": ["firelens"], "reason": "moves"}

GOOD = [
    {},
    {"$schema": SCHEMA["$id"], "extends": "../base.json"},
    {"extends": ["base.json", "./other.json"], "include": ["taskdefs/**/*.json"], "exclude": "old"},
    {"select": ["all"], "ignore": ["policy", "json-syntax", "firehose"]},
    {"severity": {"requires-attributes-surplus": "error"}},
    {"settings": {"datadog-api-key-not-ssm": {"allowed": ["ssm", "secretsmanager"]}}},
    {"settings": {"datadog-variable-missing": {"required": "DD_SERVICE"}}},
    {"sidecar": {"name": "fluentbit", "image": "example",
                 "firelensConfiguration": {"type": "fluentbit"}}},
    {"severity": {"policy": "note", "ecs": "error", "all": "warning"}},
    {"failOn": "never", "baseline": "../tasklint-baseline.sarif", "format": "concise"},
    {"overrides": [{**OVERRIDE, "files": ["a/*.json"], "containers": "b", "until": "2027-03-31"}]},
]
BAD = [
    [],
    {"ingore": ["json-syntax"]},
    {"extends": "https://example.com/base.json"},
    {"extends": "/etc/base.json"},
    {"include": [""]},
    {"select": ["json-sintax"]},
    {"severity": {"json-syntax": "fatal"}},
    {"severity": {"polcy": "error"}},
    {"failOn": "eror"},
    {"format": "concise=report.txt"},
    {"baseline": "/etc/passwd"},
    {"settings": {"json-syntax": {"allowed": ["x"]}}},
    {"settings": {"datadog-api-key-not-ssm": {"allowed": ["vault"]}}},
    {"settings": {"datadog-variable-missing": {"required": [1]}}},
    {"sidecar": "fluentbit"},
    {"overrides": [{"ignore": ["firelens"]}]},
    {"overrides": [{"reason": "moves"}]},
    {"overrides": [{**OVERRIDE, "reason": "  "}]},
    {"overrides": [{**OVERRIDE, "until": "soon"}]},
    {"overrides": [{**OVERRIDE, "untill": "2027-03-31"}]},
    {"overrides": [{**OVERRIDE, "files": []}]},
    {"overrides": [{**OVERRIDE, "containers": []}]},
    {"overrides": [{**OVERRIDE, "ignore": []}]},
]


@pytest.fixture
def read(tasklint, tmp_path):
    """Read a configuration with tasklint, and return standard error."""

    def read(configuration):
        (tmp_path / "base.json").write_text("{}")
        (tmp_path / "other.json").write_text("{}")
        inner = tmp_path / "inner"
        inner.mkdir()
        (inner / "base.json").write_text("{}")
        (inner / "other.json").write_text("{}")
        (inner / ".tasklint.json").write_text(json.dumps(configuration))
        done = tasklint("config", cwd=inner)
        return done.returncode, done.stderr.decode()

    return read


def test_the_schema_is_draft_07():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("configuration", GOOD, ids=json.dumps)
def test_what_is_good_passes_both(configuration, read):
    jsonschema.validate(configuration, SCHEMA, jsonschema.Draft7Validator)
    assert read(configuration) == (0, "")


@pytest.mark.parametrize("configuration", BAD, ids=json.dumps)
def test_what_is_bad_passes_neither(configuration, read):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(configuration, SCHEMA, jsonschema.Draft7Validator)
    status, error = read(configuration)
    assert status == 2
    assert error.startswith(".tasklint.json:1:")
