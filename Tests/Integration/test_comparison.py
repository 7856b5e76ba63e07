"""Documentation/comparison.md agrees with the results that the script has recorded."""

import json
import re
import sys

import pytest
from conftest import REPOSITORY

FOLDER = REPOSITORY / "Scripts" / "comparison"
PAGE = (REPOSITORY / "Documentation" / "comparison.md").read_text()
RESULTS = json.loads((FOLDER / "results.json").read_text())


@pytest.fixture(scope="module")
def compare():
    sys.path.insert(0, str(FOLDER))
    import compare

    return compare


def test_the_tables_are_those_of_the_results(compare):
    assert compare.page(PAGE) == PAGE


def test_the_versions_are_the_pinned_ones(compare):
    assert RESULTS["versions"] == compare.versions()


def test_the_rules_exist(tasklint):
    rules = {rule["id"] for rule in json.loads(tasklint("rules", "--format", "json").stdout)}
    assert RESULTS["categories"].keys() <= rules
    assert {name.rsplit("-", 1)[0] for name in RESULTS["examples"]} == RESULTS["categories"].keys()


def test_every_tool_finds_something():
    for tool in RESULTS["versions"]:
        assert any(tool in found for found in RESULTS["examples"].values()), tool


def test_it_is_linked():
    for path in ("README.md", "Documentation/faq.md"):
        assert re.search(r"\]\((Documentation/)?comparison\.md\)", (REPOSITORY / path).read_text())
