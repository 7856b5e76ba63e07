"""The formats for programs: each is read by a real consumer or checked against its documentation."""

import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from collections import Counter

import jsonschema
import junitparser
import pytest
from conftest import REPOSITORY

FAULTS = "Examples/faults"
DOCUMENTED = (REPOSITORY / "Documentation/formats.md").read_text()
FORMATS = ("json", "github", "gitlab", "junit", "rdjson", "checkstyle")
SEVERITIES = ("error", "warning", "note")

# Required properties of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}

# Messages of https://github.com/reviewdog/reviewdog/tree/master/proto/rdf as JSON.
PLACE = {
    "type": "object",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {
        "line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "additionalProperties": False,
    "properties": {"start": PLACE, "end": PLACE},
}
NAMED = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"}, "value": {"type": "string"}, "url": {"type": "string"}},
}
RDJSON = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": NAMED,
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location", "severity", "code"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": NAMED,
                    "location": {
                        "type": "object",
                        "required": ["path", "range"],
                        "additionalProperties": False,
                        "properties": {"path": {"type": "string"}, "range": RANGE},
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def lint(tasklint):
    """Runs one format and returns its text, which a second run must repeat."""

    def run(form, *arguments, status=1, **options):
        done = tasklint("-f", form, *arguments, **options)
        assert done.returncode == status, done.stderr
        assert done.stdout == tasklint("-f", form, *arguments, **options).stdout
        return done.stdout.decode()

    return run


@pytest.fixture(scope="module")
def findings(lint):
    """The findings of the faulty examples, as the JSON report has them."""
    return json.loads(lint("json", FAULTS))["findings"]


def counts(findings):
    found = Counter(finding["severity"] for finding in findings)
    return [found[severity] for severity in SEVERITIES]


def test_every_format_is_described():
    for form in ("human", "concise", "sarif", *FORMATS):
        assert f"| `{form}` | " in DOCUMENTED


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_has_what_standard_output_has(tasklint, lint, tmp_path, form):
    report = tmp_path / "new" / "report"
    done = tasklint("-f", f"{form}={report}", FAULTS)
    assert b"\nFound " in done.stdout
    assert report.read_text() == lint(form, FAULTS)


@pytest.mark.parametrize("form", ["json", "gitlab", "rdjson"])
def test_the_report_of_the_last_run_is_replaced(tasklint, tmp_path, form):
    """A search of the folder finds it."""
    for name in ("koyama.json", "kessai-worker.json"):
        shutil.copy(REPOSITORY / "Examples/taskdefs" / name, tmp_path)
    for _ in range(2):
        done = tasklint("-f", f"{form}=report.json", ".", cwd=tmp_path)
        assert done.returncode == 0, done.stderr


class TestJSON:
    SCHEMA = json.loads(re.search(r"```json\n(\{.*?)\n```", DOCUMENTED, re.DOTALL)[1])

    def check(self, text):
        jsonschema.Draft202012Validator.check_schema(self.SCHEMA)
        document = json.loads(text)
        jsonschema.Draft202012Validator(self.SCHEMA).validate(document)
        return document

    def test_the_documented_schema_accepts_it(self, lint):
        document = self.check(lint("json", FAULTS))
        summary = document["summary"]
        assert counts(document["findings"]) == [
            summary["errors"], summary["warnings"], summary["notes"]]
        assert summary["policy"] == sum(finding["policy"] for finding in document["findings"])

    def test_the_schema_describes_every_property(self, lint, tmp_path):
        strict = json.loads(
            json.dumps(self.SCHEMA).replace('"type": "object",', '"type": "object", '
                                            '"additionalProperties": false,'))
        jsonschema.Draft202012Validator(strict).validate(json.loads(lint("json", FAULTS)))

    def test_a_place_is_that_of_the_file(self, findings):
        for finding in findings:
            data = (REPOSITORY / finding["path"]).read_bytes()
            before = data[: finding["offset"]]
            line = before.rsplit(b"\n", 1)[-1].decode()
            assert finding["start"] == {"line": before.count(b"\n") + 1, "column": len(line) + 1}
            assert len(data) >= finding["offset"] + finding["length"]

    def test_a_clean_run_is_a_document(self, lint):
        assert self.check(lint("json", "Examples/taskdefs", status=0))["findings"] == []

    def test_a_failure_is_listed(self, lint, tmp_path):
        document = self.check(lint("json", tmp_path / "missing.json", status=2))
        assert document["summary"]["failures"][0]["path"].endswith("missing.json")

    def test_what_is_suppressed_has_its_reason(self, lint, tmp_path):
        shutil.copy(REPOSITORY / FAULTS / "firelens-sidecar-missing.json", tmp_path / "a.json")
        (tmp_path / ".tasklint.json").write_text(json.dumps(
            {"overrides": [{"ignore": ["all"], "reason": "it moves in May"}]}))
        shown = self.check(lint("json", "--show-suppressed", "a.json", status=0, cwd=tmp_path))
        (finding,) = shown["findings"]
        assert finding["suppressions"][0]["reason"] == "it moves in May"
        for form in FORMATS[1:]:
            text = lint(form, "--show-suppressed", "a.json", status=0, cwd=tmp_path)
            assert "firelens-sidecar-missing" not in text


class TestGitHub:
    COMMAND = re.compile(
        r"::(error|warning|notice) title=tasklint \(([a-z0-9-]+)\),file=([^,:]+),line=(\d+)"
        r",endLine=(\d+),col=(\d+),endColumn=(\d+)::([^\r\n]+)")

    def test_each_finding_is_an_annotation_or_a_line(self, lint, findings):
        lines = lint("github", FAULTS).splitlines()
        commands = [line for line in lines if line.startswith("::")]
        *annotations, rest = commands
        parsed = [self.COMMAND.fullmatch(line) for line in annotations]
        assert all(parsed), annotations
        levels = [match[1] for match in parsed]
        assert levels == sorted(levels, key=["error", "warning", "notice"].index)
        number = int(re.fullmatch(r"::notice title=tasklint::(\d+) more .*", rest)[1])
        assert Counter(levels)["error"] == 10 and Counter(levels)["notice"] <= 9
        assert number == len(findings) - len(annotations)
        concise = [line for line in lines if re.match(r"Examples/faults/.*\]( \(policy\))?$", line)]
        assert len(concise) == number
        assert lines[-2].startswith("Found ")

    def test_paths_start_at_the_root_of_the_repository(self, lint):
        text = lint("github", "firelens-sidecar-missing.json", cwd=REPOSITORY / FAULTS)
        assert self.COMMAND.match(text)[3] == f"{FAULTS}/firelens-sidecar-missing.json"

    def test_names_do_not_end_a_property(self, lint, tmp_path):
        name = "a,b:c%0A::error::x\r\n.json"
        shutil.copy(REPOSITORY / FAULTS / "firelens-sidecar-missing.json", tmp_path / name)
        (line, *others) = lint("github", tmp_path / name).splitlines()
        assert self.COMMAND.fullmatch(line)
        assert "a%2Cb%3Ac%250A%3A%3Aerror%3A%3Ax\\u{D}\\u{A}.json," in line
        assert not [other for other in others if other.startswith("::")]

    def test_a_file_that_is_not_linted_is_an_error(self, lint, tmp_path):
        text = lint("github", tmp_path / "missing.json", status=2)
        assert re.match(r"::error title=tasklint,file=\S+/missing\.json::Not linted: ", text)

    def test_quiet_leaves_out_notes_and_the_summary(self, lint):
        text = lint("github", "-q", "--fail-on", "error", FAULTS)
        assert "Found" not in text and "::warning" not in text and ": note: " not in text


class TestGitLab:
    def test_the_documented_structure(self, lint, findings):
        report = json.loads(lint("gitlab", FAULTS))
        jsonschema.Draft202012Validator(GITLAB).validate(report)
        fingerprints = [entry["fingerprint"] for entry in report]
        assert len(report) == len(findings) == len(set(fingerprints))
        found = Counter(entry["severity"] for entry in report)
        assert [found["critical"], found["major"], found["info"]] == counts(findings)
        assert json.loads(lint("gitlab", "Examples/taskdefs", status=0)) == []

    def test_equal_findings_differ(self, lint, tmp_path):
        """Lines of one stream are linted one by one."""
        text = json.dumps(json.loads((REPOSITORY / FAULTS / "firelens-sidecar-missing.json").read_text()))
        report = json.loads(lint("gitlab", "-", stdin=f"{text}\n{text}\n".encode(), cwd=tmp_path))
        assert len({entry["fingerprint"] for entry in report}) == len(report) > 1

    def test_a_fingerprint_stays_when_lines_move(self, lint, tmp_path):
        path = tmp_path / "a.json"
        text = (REPOSITORY / FAULTS / "firelens-sidecar-missing.json").read_text()
        path.write_text(text)
        before = json.loads(lint("gitlab", path))
        path.write_text("\n\n" + text)
        after = json.loads(lint("gitlab", path))
        assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]
        assert before != after


class TestJUnit:
    def read(self, text):
        return junitparser.JUnitXml.fromstring(text.encode())

    def test_one_case_for_each_file_and_rule(self, lint, findings):
        report = self.read(lint("junit", FAULTS))
        first, *suites = report
        (linted,) = first
        assert linted.name == "every file was linted" and not linted.result
        cases = {(case.classname, case.name): case for suite in suites for case in suite}
        assert set(cases) == {(finding["path"], finding["rule"]) for finding in findings}
        failing = {
            (finding["path"], finding["rule"]) for finding in findings
            if finding["severity"] != "note"}
        for key, case in cases.items():
            assert bool(case.result) == (key in failing), key
            text = case.result[0].text if case.result else case.system_out
            assert all(line.startswith(f"{key[0]}:") for line in text.splitlines())
        assert report.failures == len(failing) and report.tests == len(cases) + 1
        for suite in suites:
            assert (suite.tests, suite.failures) == (
                len(list(suite)), sum(bool(case.result) for case in suite))

    def test_only_failing_findings_fail(self, lint):
        assert self.read(lint("junit", "--fail-on", "never", FAULTS, status=0)).failures == 0

    def test_a_clean_run_has_a_case(self, lint):
        report = self.read(lint("junit", "Examples/taskdefs", status=0))
        assert (report.tests, report.failures, report.errors) == (1, 0, 0)

    def test_a_file_that_is_not_linted_is_an_error(self, lint, tmp_path):
        report = self.read(lint("junit", tmp_path / "missing.json", status=2))
        assert (report.tests, report.failures, report.errors) == (1, 0, 1)


class TestRDJSON:
    def test_the_messages_of_the_format(self, lint, findings):
        report = json.loads(lint("rdjson", FAULTS))
        jsonschema.Draft202012Validator(RDJSON).validate(report)
        assert len(report["diagnostics"]) == len(findings)

    def test_columns_are_bytes(self, lint, tmp_path):
        path = tmp_path / "a.json"
        document = json.loads((REPOSITORY / FAULTS / "firelens-sidecar-not-essential.json").read_text())
        path.write_text(json.dumps({**document, "family": "寿司🍣"}, ensure_ascii=False))
        columns = [
            diagnostic["location"]["range"]["start"]["column"]
            for diagnostic in json.loads(lint("rdjson", path))["diagnostics"]]
        findings = json.loads(lint("json", path))["findings"]
        assert columns == [finding["offset"] + 1 for finding in findings]
        assert columns != [finding["start"]["column"] for finding in findings]

    def test_a_suggestion_fixes_the_file(self, lint, tmp_path):
        lines = (REPOSITORY / FAULTS / "json-syntax.json").read_bytes().splitlines(keepends=True)
        (diagnostic,) = json.loads(lint("rdjson", f"{FAULTS}/json-syntax.json"))["diagnostics"]
        (suggestion,) = diagnostic["suggestions"]
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        assert start == end
        line = lines[start["line"] - 1]
        column = start["column"] - 1
        lines[start["line"] - 1] = line[:column] + suggestion["text"].encode() + line[column:]
        (tmp_path / "a.json").write_bytes(b"".join(lines))
        lint("rdjson", tmp_path / "a.json", status=0)


class TestCheckstyle:
    def test_the_elements_of_the_format(self, lint, findings):
        root = ElementTree.fromstring(lint("checkstyle", FAULTS))
        assert root.tag == "checkstyle" and root.attrib["version"]
        errors = [(file.attrib["name"], error) for file in root for error in file]
        assert {file.tag for file in root} == {"file"}
        assert {error.tag for _, error in errors} == {"error"}
        assert Counter((name, error.attrib["source"]) for name, error in errors) == Counter(
            (finding["path"], f"tasklint.{finding['rule']}") for finding in findings)
        found = Counter(error.attrib["severity"] for _, error in errors)
        assert [found["error"], found["warning"], found["info"]] == counts(findings)
        for _, error in errors:
            assert int(error.attrib["line"]) >= 1 and int(error.attrib["column"]) >= 1
            assert error.attrib["message"]

    def test_a_clean_run_is_a_document(self, lint):
        assert len(ElementTree.fromstring(lint("checkstyle", "Examples/taskdefs", status=0))) == 0

    def test_a_file_that_is_not_linted_is_an_error(self, lint, tmp_path):
        root = ElementTree.fromstring(lint("checkstyle", tmp_path / "missing.json", status=2))
        assert root[0][0].attrib["message"].startswith("Not linted: ")


@pytest.mark.parametrize("form", FORMATS)
def test_any_character_is_valid_in_the_document(lint, tmp_path, form):
    document = json.loads((REPOSITORY / FAULTS / "firelens-sidecar-missing.json").read_text())
    name = "".join(map(chr, [*range(1, 48), 0x7F, 0x85, 0x2028, 0xFFFE, 0xFFFF, 0x1F363])) + "]]><!--"
    document["containerDefinitions"][0][name] = 1
    (tmp_path / "a.json").write_text(json.dumps(document))
    text = lint(form, "a.json", cwd=tmp_path)
    if form in ("junit", "checkstyle"):
        ElementTree.fromstring(text)
    elif form == "github":
        assert sum(line.startswith("::") for line in text.splitlines()) == text.count("::error title=")
    else:
        json.loads(text)
