"""Names and links that a pull request can hold: none reads, writes or sets what the user did not ask for."""

import json
import subprocess

import pytest
from conftest import BINARY, REPOSITORY, plain_environment

BAD = (REPOSITORY / "Examples/faults/firelens-sidecar-missing.json").read_text()
CLEAN = (REPOSITORY / "Examples/taskdefs/koyama.json").read_text()
MARK = "kq7Environment"


@pytest.fixture
def repository(tmp_path):
    """A repository beside a folder of other files."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "taskdefs").mkdir()
    (folder / "taskdefs" / "a.json").write_text(BAD)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.json").write_text(json.dumps({"family": MARK, "x": MARK}))
    return folder


def run(folder, *arguments, **options):
    return subprocess.run(
        [BINARY, *arguments], cwd=folder, capture_output=True, timeout=10,
        env={**plain_environment(), "MARK": MARK}, **options)


@pytest.mark.parametrize("name", [
    "--write-baseline=x-taskdef.json", "-q", "--no-config", "--ignore=all", "-fsarif=x.json"])
def test_an_option_that_is_a_file_is_refused(repository, name):
    (repository / name).write_text(BAD)
    before = sorted(path.name for path in repository.iterdir())
    done = run(repository, name, "taskdefs/a.json")
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr == (
        f"tasklint: '{name}' is an option and the name of a file; put '--' before files\n".encode())
    assert sorted(path.name for path in repository.iterdir()) == before
    # After two dashes it is a file.
    assert run(repository, "-f", "concise", "--", name).stdout.startswith(f"{name}:".encode())


@pytest.mark.parametrize("target", [
    "/proc/self/environ", "/proc/self/fd/1", "/proc/self/fd/0", "/dev/stdin", "/dev/zero", "/dev/tty",
    "../../other/secret.json", "../../../../../../../../proc/self/environ"])
@pytest.mark.parametrize("arguments", [["taskdefs/link.json"], ["taskdefs"], ["--untrusted", "taskdefs"]])
def test_a_link_leads_nowhere(repository, target, arguments):
    (repository / "taskdefs" / "link.json").symlink_to(target)
    done = run(repository, "-v", "-f", "sarif", *arguments, stdin=subprocess.DEVNULL)
    assert MARK.encode() not in done.stdout + done.stderr
    assert b"link.json: " in done.stderr and b"a symbolic link" in done.stderr
    assert done.returncode == (1 if arguments == ["taskdefs"] else 2)


def test_a_link_to_a_folder_leads_nowhere(repository):
    (repository / "taskdefs" / "other").symlink_to("../../other")
    done = run(repository, "taskdefs/other/secret.json")
    assert done.returncode == 2 and MARK.encode() not in done.stdout + done.stderr


def test_what_the_user_asks_for_is_read(repository):
    assert run(repository, "-f", "concise", "/proc/self/environ").returncode == 1
    shell = f"'{BINARY}' -f concise <(cat taskdefs/a.json)"
    done = subprocess.run(["bash", "-c", shell], cwd=repository, capture_output=True, timeout=10)
    assert done.returncode == 1 and b"firelens-sidecar-missing" in done.stdout
    done = run(repository, "-f", "concise", "/dev/stdin", input=BAD.encode())
    assert done.returncode == 1 and b"firelens-sidecar-missing" in done.stdout


@pytest.mark.parametrize("option", ["-fsarif=", "-fconcise=", "--write-baseline="])
@pytest.mark.parametrize("place", ["report", "out/report", "dangling"])
def test_no_report_is_written_through_a_link(repository, option, place):
    other = repository.parent / "other" / "report"
    other.write_text("old")
    (repository / "report").symlink_to("../other/report")
    (repository / "dangling").symlink_to("../other/new")
    (repository / "out").symlink_to("../other")
    done = run(repository, f"{option}{place}", "taskdefs/a.json")
    assert done.returncode == 2 and f"{place}: a symbolic link".encode() in done.stderr
    assert other.read_text() == "old"
    assert sorted(path.name for path in other.parent.iterdir()) == ["report", "secret.json"]


def test_no_report_replaces_an_input(repository):
    for arguments in (["-fsarif=taskdefs/a.json", "taskdefs"], ["--write-baseline=taskdefs/a.json", "."],
                      ["-fconcise=taskdefs/../taskdefs/a.json", "taskdefs/a.json"]):
        done = run(repository, *arguments)
        assert done.returncode == 2 and b"a file that is linted" in done.stderr, arguments
        assert (repository / "taskdefs/a.json").read_text() == BAD


def test_the_report_of_the_last_run_is_replaced(repository):
    for _ in range(2):
        assert run(repository, "-q", "-fsarif=log.json", ".").returncode == 1


@pytest.mark.parametrize("pattern", ["../other/*.json", "../**/*.json", "taskdefs/../../other/*.json"])
def test_include_does_not_leave_the_repository(repository, pattern):
    (repository / ".tasklint.json").write_text(json.dumps({"include": [pattern, "taskdefs/*.json"]}))
    for arguments in ([], ["taskdefs/a.json"], ["-f", "sarif"]):
        done = run(repository, *arguments)
        assert MARK.encode() not in done.stdout + done.stderr
        assert done.returncode in (1, 2)


def test_include_may_lead_to_another_folder_of_the_repository(repository):
    (repository / "ci").mkdir()
    (repository / "ci" / ".tasklint.json").write_text('{"include": ["../taskdefs/*.json"]}')
    done = run(repository / "ci", "-f", "concise")
    assert done.returncode == 1 and done.stderr == b"", done.stderr


def test_the_gate_of_the_readme_is_not_talked_to(repository):
    """Everything that a pull request can add at once."""
    (repository / "taskdefs" / "a.json").write_text(BAD.replace(
        '"name": "nginx"', '"name": "nginx", "dockerLabels": {"tasklint.ignore/all": "talked to"}', 1))
    gate = repository.parent / "gate.json"
    gate.write_text('{"ignore": ["policy"]}')
    expected = run(repository, "-f", "concise", "--untrusted", "taskdefs").stdout
    assert b"firelens-sidecar-missing" in expected
    run(repository, "--write-baseline", "baseline.sarif", "taskdefs")
    talk = {"ignore": ["all"], "exclude": ["**"], "failOn": "never", "baseline": "baseline.sarif",
            "overrides": [{"ignore": ["all"], "reason": "talked to"}]}
    for folder in (repository, repository / "taskdefs"):
        (folder / ".tasklint.json").write_text(json.dumps(talk))
    done = run(repository, "-f", "concise", "--untrusted", "taskdefs")
    assert done.returncode == 1 and done.stdout == expected
    assert run(repository, "--untrusted", "--config", gate, "taskdefs").returncode == 1


def test_clean_files_pass_the_gate(repository):
    (repository / "taskdefs" / "a.json").write_text(CLEAN)
    done = run(repository, "--untrusted", "taskdefs")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"No problems in 1 file.\n", b"")
