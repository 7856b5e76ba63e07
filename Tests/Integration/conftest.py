"""Fixtures of the integration tests: the release binary, a fresh clone, and external files."""

import os
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
BINARY = REPOSITORY / ".build" / "release" / "tasklint"
# A skip is allowed in CI if the machine lacks something; the reason then begins with this text.
NOT_HERE = "not on this machine: "
# A longer run counts as a hang.
RUN_SECONDS = 60
BUILD_SECONDS = 900


@pytest.fixture(scope="session")
def tasklint():
    """Runs the release binary and returns the completed process, its streams as bytes."""
    assert BINARY.exists(), f"{BINARY.relative_to(REPOSITORY)} is not there: run `make release`"

    def run(*arguments, cwd=REPOSITORY, stdin=b"", env=None):
        return subprocess.run(
            [BINARY, *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            timeout=RUN_SECONDS,
            env={**plain_environment(), **(env or {})},
        )

    return run


@pytest.fixture(scope="session")
def clone(tmp_path_factory):
    """The committed state of this repository, cloned into an empty folder."""
    folder = tmp_path_factory.mktemp("clone") / "tasklint"
    command = ["git", "clone", "--quiet", REPOSITORY, folder]
    subprocess.run(command, check=True, env=plain_environment())
    return folder


@pytest.fixture(scope="session")
def corpus():
    """A folder of public task definitions."""
    return folder_named_by("TASKLINT_CORPUS")


@pytest.fixture(scope="session")
def schemas():
    """A folder with the official JSON schemas."""
    return folder_named_by("TASKLINT_SCHEMAS")


def folder_named_by(variable):
    if not os.environ.get(variable):
        pytest.skip(f"{variable} is not set")
    folder = Path(os.environ[variable]).resolve()
    assert folder.is_dir(), f"{variable} names {folder}, which is not a folder"
    return folder


def plain_environment():
    """Return the environment without variables of a git hook or a terminal."""
    foreign = (
        "GIT_", "PRE_COMMIT", "CLICOLOR", "NO_COLOR", "COLUMNS", "INSIDE_EMACS", "TASKLINT_STRICT")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail skipped tests in CI, unless they need something that the machine lacks, or a folder whose
    variable is not set."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        reason = str(call.excinfo.value) if call.excinfo else "no reason given"
        variables = ("TASKLINT_CORPUS", "TASKLINT_SCHEMAS")
        unset = [name for name in variables if not os.environ.get(name)]
        if not reason.startswith(NOT_HERE) and not any(
            reason.startswith(f"{name} is not set") for name in unset
        ):
            report.outcome = "failed"
            report.longrepr = f"skipped, which in CI counts as failed: {reason}"
    return report
