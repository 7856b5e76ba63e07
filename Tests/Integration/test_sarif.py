"""The SARIF log: valid, true to the files, read by another program, and the same each time."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from conftest import REPOSITORY

MASK = "••••"
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)\]\((\d+)\)")
# Where each log is made from: the folder that paths are relative to, and what is linted there.
OWN_FILES = ["Examples", "Tests/TaskLintRulesTests/Definitions"]


class Log:
    """A SARIF log of one run, and the folder that its paths are relative to."""

    def __init__(self, tasklint, root, paths):
        self.root = root
        self.bytes = tasklint("-f", "sarif", *paths, cwd=root).stdout
        self.again = tasklint("-f", "sarif", *paths, cwd=root).stdout
        self.document = json.loads(self.bytes)
        (self.run,) = self.document["runs"]
        self.results = self.run["results"]
        self.rules = self.run["tool"]["driver"]["rules"]

    def places(self):
        """Every physical location, with its result."""
        for result in self.results:
            for location in result["locations"] + result.get("relatedLocations", []):
                yield result, location["physicalLocation"]


@pytest.fixture(scope="session", params=["own", "corpus", "clean"])
def log(request, tasklint):
    if request.param == "corpus":
        return Log(tasklint, request.getfixturevalue("corpus"), ["."])
    return Log(tasklint, REPOSITORY, OWN_FILES if request.param == "own" else ["Examples/taskdefs"])


def test_the_official_schema_accepts_it(log, schemas):
    schema = json.loads((schemas / "sarif-2.1.0.json").read_text())
    errors = list(jsonschema.Draft4Validator(schema).iter_errors(log.document))
    assert not errors, [f"{error.json_path}: {error.message}" for error in errors[:5]]


def test_another_program_reads_it(log, tmp_path):
    path = tmp_path / "tasklint.sarif"
    path.write_bytes(log.bytes)
    sarif = Path(sys.executable).with_name("sarif")
    done = subprocess.run([sarif, "summary", path], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    levels = Counter(result["level"] for result in log.results)
    for level in ("error", "warning", "note"):
        assert f"{level}: {levels[level]}\n" in done.stdout + "\n"


def test_the_same_input_gives_the_same_bytes(log):
    assert log.bytes == log.again


def test_the_frame_is_what_readers_ask_for(log):
    assert log.document["version"] == "2.1.0"
    assert log.document["$schema"].endswith("2.1.0.json")
    assert log.run["columnKind"] == "utf16CodeUnits"
    assert log.run["automationDetails"]["id"] == "tasklint/"
    assert "uri" not in log.run["originalUriBaseIds"]["%SRCROOT%"]
    (invocation,) = log.run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["exitCode"] == (1 if log.results else 0)
    assert not any(name.endswith("TimeUtc") for name in invocation)


def test_every_rule_is_described(log):
    ids = [rule["id"] for rule in log.rules]
    assert ids == sorted(set(ids))
    for rule in log.rules:
        assert re.fullmatch(r"([A-Z][a-z0-9]*)+", rule["name"])
        for text in (rule["shortDescription"], rule["fullDescription"], rule["help"]):
            assert text["text"]
        # GitHub cuts longer ones.
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["markdown"] and rule["fullDescription"]["markdown"]
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["helpUri"].startswith("https://") and rule["helpUri"].endswith("#" + rule["id"])
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        properties = rule["properties"]
        assert properties["stage"] in ("edit", "register", "start", "run")
        assert properties["precision"] in ("very-high", "high", "medium", "low")
        assert properties["problem.severity"] in ("error", "warning", "recommendation")
        assert ("security-severity" in properties) == ("security" in properties["tags"])


def test_every_result_names_its_rule(log):
    for result in log.results:
        assert log.rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"].endswith(".")
        assert len(result["locations"]) == 1
        # Invalid JSON and the root of a document have no property.
        for logical in result["locations"][0].get("logicalLocations", []):
            assert logical["fullyQualifiedName"].startswith("/")


def test_fingerprints_are_unique_in_a_file(log):
    seen = Counter(
        (uri_of(result["locations"][0]["physicalLocation"]), *result["partialFingerprints"].items())
        for result in log.results
    )
    assert all(list(result["partialFingerprints"]) == ["tasklint/v1"] for result in log.results)
    assert [key for key, count in seen.items() if count > 1] == []


def test_paths_are_relative_and_encoded(log):
    assert str(log.root).encode() not in log.bytes
    for _, place in log.places():
        uri = uri_of(place)
        assert re.fullmatch(r"[A-Za-z0-9\-._~!$&'()*+,;=:@%/]+", uri)
        assert not uri.startswith("/") and ".." not in uri.split("/")
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"


def test_a_region_is_one_line_and_holds_its_snippet(log):
    for result, place in log.places():
        region = place["region"]
        text = bytes_of(log, place)
        if not text:
            continue
        assert region["startLine"] == region["endLine"], result
        assert region["startColumn"] < region["endColumn"], result
        if "byteOffset" not in region:
            assert place is not result["locations"][0]["physicalLocation"]
            continue
        start = region["byteOffset"]
        end = start + region["byteLength"]
        assert start < end <= len(text), result
        assert b"\n" not in text[start:end], result
        snippet = region["snippet"]["text"]
        if MASK not in snippet:
            assert text[start:end].decode(errors="replace") == snippet, result


def test_columns_count_utf16_code_units(log):
    for result, place in log.places():
        region = place["region"]
        text = bytes_of(log, place)
        if "byteOffset" not in region or not is_utf8(text):
            continue
        start = region["byteOffset"]
        end = start + region["byteLength"]
        line_start = text.rfind(b"\n", 0, start) + 1
        assert region["startLine"] == text.count(b"\n", 0, start) + 1, result
        assert region["startColumn"] == utf16_length(text[line_start:start]) + 1, result
        assert region["endColumn"] == utf16_length(text[line_start:end]) + 1, result


def test_a_context_is_larger_than_its_region(log):
    for result, place in log.places():
        if "contextRegion" not in place:
            continue
        context, region = place["contextRegion"], place["region"]
        lines = bytes_of(log, place).count(b"\n") + 1
        assert 1 <= context["startLine"] <= region["startLine"], result
        assert region["endLine"] <= context["endLine"] <= lines, result
        if "snippet" in context and "snippet" in region:
            assert region["snippet"]["text"] in context["snippet"]["text"], result
            assert len(region["snippet"]["text"]) < len(context["snippet"]["text"]), result


def test_related_places_are_linked_in_the_message(log):
    for result in log.results:
        related = [place["id"] for place in result.get("relatedLocations", [])]
        linked = [int(number) for _, number in LINK.findall(result["message"]["text"])]
        assert len(related) == len(set(related)), result
        assert sorted(set(linked)) == sorted(related), result


def test_the_own_files_and_the_corpus_show_related_places_and_regions(log, request):
    if request.node.callspec.params["log"] == "clean":
        assert log.results == []
    else:
        assert any(result.get("relatedLocations") for result in log.results)
        assert any("contextRegion" in place for _, place in log.places())


def test_no_key_is_shown(log):
    assert "0123456789abcdef0123456789abcdef" not in json.dumps(log.results)


def uri_of(place):
    return place["artifactLocation"]["uri"]


def bytes_of(log, place):
    return (log.root / unquote(uri_of(place))).read_bytes()


def is_utf8(text):
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def utf16_length(text):
    return len(text.decode().encode("utf-16-le")) // 2
