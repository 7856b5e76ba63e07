"""The commands `render` and `routes`."""

import json
import re
import xml.etree.ElementTree as ElementTree

import jsonschema
import pytest
from conftest import REPOSITORY

KOYAMA = "Examples/taskdefs/koyama.json"
KESSAI = "Examples/taskdefs/kessai-worker.json"
FAULTS = sorted(path.relative_to(REPOSITORY) for path in REPOSITORY.glob("Examples/faults/*.json"))
# The exit status of `render` for the faults that leave no configuration.
WITHOUT_FILE = {
    "firelens-config-type-invalid.json", "firelens-config-value-missing.json",
    "firelens-not-used.json", "firelens-sidecar-missing.json",
    "firelens-sidecar-user-not-numeric.json",
}  # fmt: skip
UNREADABLE = {"not-a-task-definition.json"}

TEXT = {"type": "string", "minLength": 1}
SETTINGS = {"type": "object", "additionalProperties": {"type": "string"}}
PLACE = {
    "type": "object",
    "required": ["kind", "title", "settings"],
    "properties": {"kind": TEXT, "title": TEXT, "settings": SETTINGS, "next": TEXT,
                   "file": TEXT},
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "required": ["version", "definitions"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": 1},
        "definitions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "containers"],
                "additionalProperties": False,
                "properties": {
                    "path": TEXT,
                    "family": TEXT,
                    "router": {
                        "type": "object",
                        "required": ["container", "type"],
                        "additionalProperties": False,
                        "properties": {
                            "container": TEXT,
                            "type": TEXT,
                            "failure": TEXT,
                            "file": {
                                "type": "object",
                                "required": ["path"],
                                "additionalProperties": False,
                                "properties": {
                                    "path": TEXT,
                                    "source": TEXT,
                                    "variables": {"type": "array", "items": PLACE},
                                    "outputs": {"type": "array", "items": PLACE},
                                },
                            },
                        },
                    },
                    "containers": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["name", "isRouter", "route", "destinations"],
                            "additionalProperties": False,
                            "properties": {
                                "name": TEXT,
                                "logDriver": TEXT,
                                "isRouter": {"type": "boolean"},
                                "route": {"enum": ["router", "driver", "nowhere", "unknown"]},
                                "reason": TEXT,
                                "patterns": SETTINGS,
                                "usesFile": {"type": "boolean"},
                                "destinations": {"type": "array", "items": PLACE},
                            },
                        },
                    },
                },
            },
        },
    },
}

LABEL = r'"(?:[^"#]|#\d+;)*"'
NODE = re.compile(
    rf"    d\d+\w+(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\[/{LABEL}/\]|\[\({LABEL}\)\]"
    rf"|\{{\{{{LABEL}\}}\}}|\({LABEL}\))"
)
EDGE = re.compile(rf"    d\d+\w+ (?:-->|-\.->)(?:\|{LABEL}\|)? d\d+\w+")
FRAME = re.compile(rf"flowchart LR|  subgraph d\d+\[{LABEL}\]|  end")


def test_the_json_has_the_documented_properties(tasklint):
    done = tasklint("routes", "-f", "json", "Examples")
    document = json.loads(done.stdout)
    jsonschema.validate(document, SCHEMA)
    assert len(document["definitions"]) > 20
    page = (REPOSITORY / "Documentation" / "routes.md").read_text().replace("[]", "")
    for definition in document["definitions"]:
        for container in definition["containers"]:
            for name in container:
                assert f".{name}`" in page, f"routes.md has no property {name}"


def test_the_outputs_of_a_mapped_file_are_followed(tasklint, tmp_path):
    (tmp_path / "a.json").write_bytes((REPOSITORY / KOYAMA).read_bytes())
    (tmp_path / ".tasklint.json").write_text(
        '{"configFiles": {"/fluent-bit/etc/extra.conf": "docker/extra.conf"}}')
    (tmp_path / "docker").mkdir()
    (tmp_path / "docker" / "extra.conf").write_text(
        "[OUTPUT]\n    Name datadog\n    Match app-*\n    apikey ${DD_API_KEY}\n"
        "    Host http-intake.logs.datadoghq.eu\n    dd_service ${DD_SERVICE}\n")
    document = json.loads(tasklint("routes", "-f", "json", "a.json", cwd=tmp_path).stdout)
    jsonschema.validate(document, SCHEMA)
    app = document["definitions"][0]["containers"][0]
    assert not app["usesFile"]
    place = app["destinations"][0]
    assert (place["kind"], place["file"]) == ("datadog", "docker/extra.conf")
    assert place["settings"] == {"service": "koyama", "site": "datadoghq.eu",
                                 "API key": "from /datadog/api_key"}
    (tmp_path / "docker" / "extra.conf").write_text("[OUTPUT]\n    Name s3\n    Match web-*\n")
    done = tasklint("routes", "a.json", cwd=tmp_path)
    assert b"nowhere: no output of log router 'fluentbit' or of its custom file" in done.stdout


def test_the_picture_is_xml(tasklint):
    root = ElementTree.fromstring(tasklint("routes", "--format", "svg", "Examples").stdout)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "title", "style", "defs", "marker", "path", "rect", "text"}


def test_the_flowchart_has_only_known_statements(tasklint):
    lines = tasklint("routes", "--format", "mermaid", "Examples").stdout.decode().splitlines()
    for line in lines:
        assert any(form.fullmatch(line) for form in (NODE, EDGE, FRAME)), line
    nodes = {line.split("[")[0].split("(")[0].split("{")[0].strip() for line in lines
             if NODE.fullmatch(line)}
    for line in lines:
        if EDGE.fullmatch(line):
            start, end = line.split()[0], line.split()[-1]
            assert {start, end} <= nodes, line


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.name)
def test_a_configuration_is_printed_or_a_reason(tasklint, path):
    done = tasklint("render", path)
    expected = 2 if path.name in UNREADABLE else int(path.name in WITHOUT_FILE)
    assert done.returncode == expected, done.stderr.decode()
    assert bool(done.stdout) == (expected == 0)
    assert expected == 0 or done.stderr.startswith(f"tasklint: {path}: ".encode())
    assert tasklint("routes", path).returncode == (2 if expected == 2 else 0)


def test_standard_input_and_several_definitions(tasklint, tmp_path):
    text = (REPOSITORY / KOYAMA).read_bytes()
    done = tasklint("render", "--stdin-filename", "a.json", "-", stdin=text)
    assert done.returncode == 0 and done.stdout == tasklint("render", KOYAMA).stdout
    lines = b"\n".join(b" ".join(text.split()) for _ in range(2))
    done = tasklint("render", "-", stdin=lines)
    assert done.stdout.count(b"# <stdin>: task definition 'koyama'\n") == 2
    assert done.stdout.count(b"@INCLUDE /fluent-bit/etc/extra.conf\n") == 2
    # A stream of lines that is longer than what is read at once.
    many = b"\n".join(b" ".join(text.split()) for _ in range(200))
    assert tasklint("routes", "-", stdin=many).stdout.count(b"koyama <stdin>\n") == 200


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["rende", KOYAMA], "did you mean 'tasklint render'?"),
        (["routes", "--format", "svgg", KOYAMA], "did you mean 'svg'?"),
        (["render", "--explian", KOYAMA], "did you mean '--explain'?"),
        (["render", KOYAMA, KESSAI], "unexpected argument"),
        (["routes", "no-such-file.json"], "no such file"),
    ],
)
def test_wrong_usage_is_one_line_and_2(tasklint, arguments, named):
    done = tasklint(*arguments)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert named in done.stderr.decode()
    assert arguments[0] == "rende" or done.stdout == b""


def test_invalid_json_has_a_reason(tasklint, tmp_path):
    (tmp_path / "a.json").write_text('{"containerDefinitions": [{"name" "app"')
    done = tasklint("render", "a.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"tasklint: a.json: not valid JSON; run 'tasklint' to see where\n"


def test_a_search_skips_files_without_a_definition(tasklint, tmp_path):
    (tmp_path / "package.json").write_text('{"dependencies": {}}')
    done = tasklint("routes", tmp_path)
    assert (done.returncode, done.stderr) == (2, b"tasklint: no task definition found\n")
    (tmp_path / "a.json").write_bytes((REPOSITORY / KOYAMA).read_bytes())
    done = tasklint("routes", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_secrets_are_masked_and_counted(tasklint, tmp_path):
    text = (REPOSITORY / KESSAI).read_text()
    text = text.replace('"provider": "ecs"', '"provider": "ecs", "http_passwd": "sesame22"')
    (tmp_path / "a.json").write_text(text)
    done = tasklint("render", tmp_path / "a.json")
    assert b"    http_passwd \xe2\x80\xa2" in done.stdout
    assert "1 value may be a secret and is printed as ••••" in done.stderr.decode()
    for form in ("text", "mermaid", "svg", "json"):
        done = tasklint("routes", "-f", form, tmp_path / "a.json")
        assert b"sesame22" not in done.stdout + done.stderr
