"""The hook, installed by the real pre-commit into a scratch repository."""

import re
import shutil
import subprocess
import sys

import pytest
import yaml
from conftest import BUILD_SECONDS, REPOSITORY, plain_environment

HOOK, FIX_HOOK, _ = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
GOOD = REPOSITORY / "Examples" / "taskdefs" / "koyama.json"
BAD = REPOSITORY / "Examples" / "faults" / "firelens-sidecar-missing.json"


@pytest.mark.parametrize(
    "path",
    [
        "taskdefs/api.json",
        "deploy/taskdefs/prod/api.json",
        "ecs-task-def.json",
        "deploy/ecs-task-def.prod.json",
        "taskdef.json",
        "infra/api-taskdef-stg.json",
        "task_definition.json",
        "deploy/api_task_definition.json",
        ".aws/task-definition.json",
        "TaskDefinition.json",
        "task-definitions/api.json",
        "infra/task_definitions/prod/api.json",
        "task-defs/api.json",
        "container-definitions.json",
        "modules/web/container_definitions.json",
        "web-container-definitions.json",
        "--write-baseline=x-taskdef.json",
    ],
)
def test_the_hook_takes_task_definitions(path):
    assert re.search(HOOK["files"], path)


@pytest.mark.parametrize(
    "path",
    [
        "package.json",
        "package-lock.json",
        "tsconfig.json",
        "tasks.json",
        ".vscode/tasks.json",
        "task/definition.json",
        "mytaskdefs/package.json",
        "taskdefs/README.md",
        "taskdef.jsonnet",
        "taskdef.yaml",
        "container-definitions.yaml",
        "my-task-definitions/README.md",
        "containers.json",
    ],
)
def test_the_hook_leaves_other_files_alone(path):
    assert not re.search(HOOK["files"], path)


def test_the_hook_runs_once_over_all_files():
    assert HOOK["id"] == "tasklint"
    assert HOOK["language"] == "swift"
    assert HOOK["entry"] == "tasklint"
    assert HOOK["types"] == ["json"]
    assert HOOK["require_serial"] is True


def test_the_hook_ends_its_options():
    """A file called '--write-baseline=x-taskdef.json' is a file and not an option."""
    assert HOOK["args"] == ["--force-exclude", "--skip-unrecognized", "--"]


def test_the_hook_that_fixes_takes_the_same_files():
    assert FIX_HOOK["id"] == "tasklint-fix"
    assert FIX_HOOK["args"] == ["--fix", *HOOK["args"]]
    different = {"id", "name", "description", "args"}
    assert {key: FIX_HOOK[key] for key in FIX_HOOK if key not in different} == {
        key: HOOK[key] for key in HOOK if key not in different}


# The hook builds a release, which takes minutes; `make release` checks that optimized build.
SWIFT = """#!/bin/sh
exec '{swift}' "$@" -Xswiftc -Onone
"""


class Scratch:
    """A repository of a user of the hook."""

    def __init__(self, folder, tools, pre_commit_home):
        self.folder = folder
        plain = plain_environment()
        self.environment = {
            **plain, "PATH": f"{tools}:{plain['PATH']}", "PRE_COMMIT_HOME": str(pre_commit_home)}
        self.git("init", "--quiet")

    def stage(self, source, path):
        (self.folder / path).parent.mkdir(exist_ok=True)
        shutil.copyfile(source, self.folder / path)
        self.git("add", path)

    def commit(self, message):
        """Commits; what pre-commit prints is on standard error, as in any git hook."""
        return self.git("commit", "-m", message, check=False)

    def commits(self):
        return int(self.git("rev-list", "--count", "--all").stdout)

    def git(self, *arguments, check=True):
        identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
        return self.run("git", *identity, "-c", "commit.gpgsign=false", *arguments, check=check)

    def run(self, *command, check=True):
        done = subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=BUILD_SECONDS,
            env=self.environment,
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done


@pytest.fixture(scope="module")
def scratch(clone, tmp_path_factory):
    """A repository with the hook installed from the committed state of this one."""
    tools = tmp_path_factory.mktemp("tools")
    (tools / "swift").write_text(SWIFT.format(swift=shutil.which("swift")))
    (tools / "swift").chmod(0o755)
    scratch = Scratch(
        tmp_path_factory.mktemp("scratch"), tools, tmp_path_factory.mktemp("pre-commit"))
    revision = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=clone, text=True).strip()
    hook = {"repo": str(clone), "rev": revision, "hooks": [{"id": "tasklint"}]}
    (scratch.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}))
    scratch.git("add", ".pre-commit-config.yaml")
    # Installing the hook builds the linter, as it does for its users.
    scratch.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    return scratch


def test_a_good_definition_is_committed(scratch):
    scratch.stage(GOOD, "taskdefs/koyama.json")
    committed = scratch.commit("Add koyama")
    assert committed.returncode == 0, committed.stderr
    assert re.search(r"^tasklint\.+Passed$", committed.stderr, re.MULTILINE), committed.stderr


def test_a_bad_definition_is_stopped(scratch):
    commits = scratch.commits()
    scratch.stage(BAD, "taskdefs/kissa-web.json")
    stopped = scratch.commit("Add kissa-web")
    assert stopped.returncode == 1
    assert re.search(
        r"^taskdefs/kissa-web\.json:\d+:\d+: error: .*\[firelens-sidecar-missing\]$",
        stopped.stderr,
        re.MULTILINE,
    ), stopped.stderr
    assert scratch.commits() == commits


def test_a_file_whose_name_is_an_option_is_linted(scratch):
    scratch.git("reset", "--quiet")
    name = "--write-baseline=x-taskdef.json"
    shutil.copyfile(BAD, scratch.folder / name)
    scratch.git("add", "--", name)
    stopped = scratch.commit("Add a file with a dash")
    assert stopped.returncode == 1
    assert f"{name}:" in stopped.stderr
    assert not (scratch.folder / "x-taskdef.json").exists()
    scratch.git("rm", "--quiet", "--cached", "--", name)
    (scratch.folder / name).unlink()


def test_a_file_without_a_definition_is_skipped(scratch):
    scratch.git("reset", "--quiet")
    (scratch.folder / "taskdefs" / "package.json").write_text('{"dependencies": {}}\n')
    scratch.git("add", "taskdefs/package.json")
    committed = scratch.commit("Add a package among the definitions")
    assert committed.returncode == 0, committed.stderr
    assert re.search(r"^tasklint\.+Passed$", committed.stderr, re.MULTILINE), committed.stderr


def test_a_commit_without_definitions_passes(scratch):
    scratch.git("reset", "--quiet")
    (scratch.folder / "package.json").write_text('{"name": "kissa", "private": true}\n')
    scratch.git("add", "package.json")
    committed = scratch.commit("Add a package")
    assert committed.returncode == 0, committed.stderr
    assert re.search(r"^tasklint\.+\(no files to check\)Skipped$", committed.stderr, re.MULTILINE)


def test_the_hook_that_fixes_stops_the_commit_once(scratch):
    scratch.git("reset", "--quiet")
    settings = scratch.folder / ".pre-commit-config.yaml"
    configuration = yaml.safe_load(settings.read_text())
    configuration["repos"][0]["hooks"] = [{"id": "tasklint-fix"}]
    settings.write_text(yaml.safe_dump(configuration))
    scratch.git("add", ".pre-commit-config.yaml")
    text = GOOD.read_text()
    broken = text.replace('"memoryReservation": 64', '"memoryReservation": "64"')
    path = scratch.folder / "taskdefs" / "shop.json"
    path.write_text(broken)
    scratch.git("add", "taskdefs/shop.json")
    commits = scratch.commits()
    stopped = scratch.commit("Add shop")
    assert stopped.returncode == 1 and scratch.commits() == commits
    assert "files were modified by this hook" in stopped.stderr
    assert "Fixed 1 finding in 1 file." in stopped.stderr
    assert path.read_text() == text
    scratch.git("add", "taskdefs/shop.json")
    committed = scratch.commit("Add shop")
    assert committed.returncode == 0, committed.stderr
