"""`--changed`: the files that git reports, in repositories that may be hostile."""

import json
import re
import shutil
import subprocess

import pytest
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

GOOD = (REPOSITORY / "Examples/taskdefs/koyama.json").read_text()
BAD = (REPOSITORY / "Examples/faults/firelens-sidecar-missing.json").read_text()


class Project:
    """A repository with definitions on its default branch, and a branch that is checked out."""

    def __init__(self, folder):
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        for name in ("a", "b", "c"):
            self.write(f"taskdefs/{name}.json", BAD)
        self.commit("Add definitions")
        self.git("switch", "--quiet", "--create", "work")

    def git(self, *arguments):
        identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
        command = ["git", *identity, "-c", "commit.gpgsign=false", *arguments]
        return subprocess.run(
            command, cwd=self.folder, check=True, capture_output=True, text=True,
            env=plain_environment()).stdout.strip()

    def write(self, path, text):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def run(self, *arguments, folder=".", environment=None):
        return subprocess.run(
            [BINARY, *arguments], cwd=self.folder / folder, capture_output=True, text=True,
            timeout=RUN_SECONDS, env={**plain_environment(), **(environment or {})})

    def lint(self, *arguments, folder="."):
        """The linted files with findings."""
        done = self.run("-f", "json", *arguments, folder=folder)
        assert done.returncode in (0, 1), done.stderr
        return sorted({finding["path"] for finding in json.loads(done.stdout)["findings"]})


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def test_committed_staged_unstaged_and_new_files_are_linted(project):
    assert project.lint("--changed") == []
    project.write("taskdefs/a.json", BAD + "\n")
    project.commit("Change a")
    project.write("taskdefs/b.json", BAD + "\n")
    project.git("add", "taskdefs/b.json")
    project.write("taskdefs/new.json", BAD)
    project.write("ignored/new.json", BAD)
    project.write(".gitignore", "ignored\n")
    expected = ["taskdefs/a.json", "taskdefs/b.json", "taskdefs/new.json"]
    assert project.lint("--changed") == expected
    assert project.lint("--changed", "taskdefs") == expected
    assert project.lint("--changed", "taskdefs/a.json", "taskdefs/c.json") == ["taskdefs/a.json"]
    assert project.lint("--changed=HEAD") == expected[1:]
    assert project.lint("--changed", ".", folder="taskdefs") == ["a.json", "b.json", "new.json"]


def test_changes_of_the_other_branch_do_not_count(project):
    project.write("taskdefs/a.json", BAD + "\n")
    project.commit("Change a")
    project.git("switch", "--quiet", "main")
    project.write("taskdefs/b.json", BAD + "\n")
    project.commit("Change b")
    project.git("switch", "--quiet", "work")
    assert project.lint("--changed") == project.lint("--changed=main") == ["taskdefs/a.json"]


def test_deleted_and_odd_names(project):
    project.git("rm", "--quiet", "taskdefs/a.json")
    project.write("taskdefs/ö \n\"x\".json", BAD)
    project.commit("Replace a")
    assert project.lint("--changed") == ["taskdefs/ö \n\"x\".json"]


def test_the_default_branch_of_the_remote(project, tmp_path_factory):
    project.git("switch", "--quiet", "main")
    project.git("branch", "--quiet", "--move", "trunk")
    clone = tmp_path_factory.mktemp("clone")
    subprocess.run(
        ["git", "clone", "--quiet", project.folder, clone], check=True, env=plain_environment())
    project.folder = clone
    project.git("switch", "--quiet", "--create", "topic")
    project.write("taskdefs/b.json", BAD + "\n")
    project.commit("Change b")
    assert project.lint("--changed") == ["taskdefs/b.json"]


def test_nothing_changed_is_not_an_error(project):
    done = project.run("--changed")
    assert done.returncode == 0
    assert done.stderr == "tasklint: nothing was linted: no task definition has changed\n"


def test_only_other_files_changed(project):
    project.write("package.json", "{}")
    assert project.run("--changed").returncode == 0


def test_definitions_are_compared_with_all_of_include(project):
    document = json.loads((REPOSITORY / "Examples/taskdefs/kessai-worker.json").read_text())
    for name in ("a", "b", "c"):
        project.write(f"taskdefs/{name}.json", json.dumps({**document, "family": name}, indent=1))
    project.write(".tasklint.json", '{"include": ["taskdefs/*.json"], "select": ["datadog-service-shared"]}')
    project.commit("Share a service")
    all_files = project.lint()
    assert len(all_files) == 3
    project.git("branch", "--quiet", "--force", "main")
    project.write("taskdefs/b.json", json.dumps({**document, "family": "b"}, indent=2))
    assert project.lint("--changed") == ["taskdefs/b.json"]


def test_a_suppression_of_an_unchanged_file_is_not_reported_as_unused(project):
    override = {"files": ["taskdefs/c.json"], "ignore": ["firelens-windows"], "reason": "none"}
    project.write(".tasklint.json", json.dumps({"overrides": [override]}))
    project.write("taskdefs/a.json", GOOD)
    done = project.run("--changed")
    assert "unused-suppression" not in done.stdout and done.returncode == 0, done.stdout


@pytest.mark.parametrize("arguments, message", [
    (["--changed=no-such-branch"], "'no-such-branch' is not a commit, branch or tag"),
    (["--changed=--output=x"], "'--output=x' is not a commit, branch or tag"),
    (["--changed=main:taskdefs/a.json"], "is not a commit, branch or tag"),
])
def test_a_wrong_reference_is_an_error(project, arguments, message):
    done = project.run(*arguments)
    assert done.returncode == 2 and message in done.stderr, done.stderr
    assert not (project.folder / "x").exists()


def test_a_branch_after_a_blank_is_a_path(project):
    done = project.run("--changed", "main")
    assert done.returncode == 2 and "did you mean '--changed=main'?" in done.stderr


def test_no_repository_and_no_git(tmp_path):
    (tmp_path / "a.json").write_text(BAD)
    project = Project.__new__(Project)
    project.folder = tmp_path
    done = project.run("--changed")
    assert done.returncode == 2 and "not in a repository that git can read" in done.stderr
    done = project.run("--changed", environment={"PATH": str(tmp_path)})
    assert done.returncode == 2 and "git is not installed" in done.stderr


def test_a_shallow_clone_has_no_common_commit(project, tmp_path_factory):
    project.write("taskdefs/a.json", BAD + "\n")
    project.commit("Change a")
    clone = tmp_path_factory.mktemp("clone")
    command = ["git", "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=work"]
    subprocess.run([*command, f"file://{project.folder}", clone], check=True, env=plain_environment())
    project.folder = clone
    done = project.run("--changed=origin/main")
    assert done.returncode == 2 and "a shallow clone may lack it" in done.stderr


def test_a_hostile_repository_runs_no_program(project):
    """Git would run each of these in a plain `git status` or `git diff`."""
    trap = project.folder / ".git" / "trap"
    caught = project.folder / ".git" / "caught"
    trap.write_text(f"#!/bin/sh\necho \"$0 $*\" >> {caught}\ncat\n")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "diff.x.command", "diff.x.textconv",
                 "filter.x.clean", "filter.x.smudge", "filter.x.process", "core.pager",
                 "core.sshCommand", "core.askPass", "core.editor", "alias.diff-index", "pager.diff"):
        project.git("config", name, str(trap))
    for name in ("post-index-change", "post-checkout", "fsmonitor-watchman", "pre-commit"):
        hook = project.folder / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(trap, hook)
    project.write(".gitattributes", "*.json filter=x diff=x\n")
    project.write("taskdefs/a.json", BAD + "\n")
    caught.unlink(missing_ok=True)
    assert project.lint("--changed") == ["taskdefs/a.json"]
    assert not caught.exists(), caught.read_text()


def test_git_runs_only_for_this_option_and_without_a_shell(project, tmp_path_factory):
    strace = shutil.which("strace")
    assert strace, "strace is not there: apt-get install strace"
    log = tmp_path_factory.mktemp("trace") / "log"

    def programs(*arguments):
        subprocess.run(
            [strace, "-f", "-qq", "-e", "trace=execve", "-s", "300", "-o", log, BINARY, *arguments],
            cwd=project.folder, capture_output=True, timeout=RUN_SECONDS, env=plain_environment())
        calls = re.findall(r'execve\("([^"]+)", \[(.*?)\].* = 0$', log.read_text(), re.MULTILINE)
        return [(path.rsplit("/", 1)[-1], words) for path, words in calls[1:]]

    assert programs("taskdefs") == []
    project.write("taskdefs/a.json", BAD + "\n")
    run = programs("--changed", "taskdefs")
    assert {name for name, _ in run} == {"git"}
    for _, words in run:
        assert '"core.fsmonitor=false"' in words and '"protocol.allow=never"' in words
