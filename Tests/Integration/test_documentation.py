"""Runs the commands of the pages, in code blocks and in sentences, and reads their configurations.

setups.md, ci.md and routes.md have tests with the results of their commands. Here the commands of every
page run in a project with definitions, and none may be wrong usage.
"""

import json
import os
import re
import shutil
import signal
import subprocess

import pytest
from conftest import BINARY, NOT_HERE, REPOSITORY, RUN_SECONDS, plain_environment

PAGES = sorted([
    *REPOSITORY.glob("*.md"), *REPOSITORY.glob("Documentation/*.md"),
    *REPOSITORY.glob("Packaging/*.md")])
# What the pages write in place of a name.
NAMES = {
    "RULE": "firelens-sidecar-missing", "CATEGORY": "firelens", "FILE": "taskdefs/api.json",
    "[PATH]...": "taskdefs", "[PATH]": "taskdefs"}
# They compile; other tests run them in a clone.
BUILDS = ("swift ", "make ")
# They wait for changes, and end when they are interrupted.
WAITING = ("--watch",)
# The pages whose blocks need the layouts of their own tests.
LAYOUTS = ("setups.md",)
STUBS = ("reviewdog", "fluent-bit")


def commands(page):
    """The shell commands of a page: in blocks, in `console` blocks after a dollar, and in sentences."""
    text = page.read_text()
    found = []
    for language, block in re.findall(r"^```(sh|console)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        lines = block.splitlines()
        if language == "console":
            lines = [line[2:] for line in lines if line.startswith("$ ")]
        elif page.name in LAYOUTS:
            lines = []
        found += [re.sub(r" +#.*", "", line) for line in lines]
    sentences = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    for command in re.findall(r"(?<!`)`(tasklint -?[a-z-][^`]*)`(?!`)", sentences):
        # In a sentence, a bare verb is a name, and the file of a drawing is left out.
        verb = re.fullmatch(r"tasklint ([a-z]+)", command)
        drawing = re.match(r"tasklint (render|routes) ", command)
        found.append(f"{command} --help" if verb else f"{command} FILE" if drawing else command)
    return list(dict.fromkeys(line for line in found if line and not line.startswith(BUILDS)))


def configurations(page):
    """The examples of configurations in a page; other blocks of JSON are parts of definitions."""
    blocks = re.findall(r"^```json\n(\{.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)
    keys = {"include", "ignore", "select", "overrides", "configFiles", "sidecar", "extends"}
    return [block for block in blocks if keys & json.loads(block).keys()]


CONFIGURATIONS = [
    (page.name, text) for page in PAGES if page.name != "rules.md" for text in configurations(page)]
COMMANDS = [(page.name, command) for page in PAGES for command in commands(page)]


@pytest.fixture
def project(tmp_path):
    """A repository with definitions, and a PATH with tasklint and stand-ins for other programs."""
    folder = tmp_path / "project"
    shutil.copytree(REPOSITORY / "Examples", folder / "Examples")
    unreadable = shutil.ignore_patterns("json-*", "not-a-*")
    shutil.copytree(REPOSITORY / "Examples/faults", folder / "taskdefs", ignore=unreadable)
    for path in ("api.json", "taskdefs/api.json"):
        shutil.copy(REPOSITORY / "Examples/taskdefs/kessai-worker.json", folder / path)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in STUBS:
        (tools / name).write_text("#!/bin/sh\n")
        (tools / name).chmod(0o755)
    (tools / "tasklint").symlink_to(BINARY)
    environment = {**plain_environment(), "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["git", "init", "-q", folder], check=True, env=environment)
    return folder, environment


@pytest.mark.parametrize("page, command", COMMANDS)
def test_a_command_of_a_page_works(project, page, command):
    folder, environment = project
    for name, value in NAMES.items():
        command = command.replace(name, value)
    for program in re.findall(r"(?:^|\| )([\w-]+)", command):
        if not shutil.which(program, path=environment["PATH"]):
            pytest.skip(f"{NOT_HERE}{program}")
    # A baseline exists before it is read.
    if "--baseline" in command:
        write = command.replace("--baseline", "--write-baseline")
        subprocess.run(["sh", "-c", write], cwd=folder, env=environment, check=True, timeout=RUN_SECONDS)
    waits = any(word in command for word in WAITING)
    with subprocess.Popen(
        ["bash", "-c", f"exec {command}" if waits else command], cwd=folder, env=environment, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:
        try:
            output, errors = process.communicate(timeout=1 if waits else RUN_SECONDS)
        except subprocess.TimeoutExpired:
            assert waits, "it does not end"
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=RUN_SECONDS)
    assert process.returncode in (0, 1), errors


@pytest.mark.parametrize("page, text", CONFIGURATIONS)
def test_a_configuration_of_a_page_is_valid(project, page, text):
    folder, environment = project
    (folder / ".tasklint.json").write_text(text)
    for path in json.loads(text).get("configFiles", {}).values():
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text("[OUTPUT]\n    Name null\n    Match *\n")
    done = subprocess.run(
        ["tasklint", "config", "taskdefs/api.json"], cwd=folder, env=environment, capture_output=True,
        text=True, timeout=RUN_SECONDS)
    assert done.returncode == 0 and not done.stderr, done.stderr
    assert done.stdout.startswith("taskdefs/api.json: .tasklint.json\n")


def test_the_commands_are_found():
    """A page whose blocks are written in another way would be left out silently."""
    pages = {page for page, _ in COMMANDS}
    assert pages >= {"README.md", "ci.md", "formats.md", "hardening.md", "routes.md", "suppressions.md"}
    assert len(COMMANDS) > 40
    assert {page for page, _ in CONFIGURATIONS} >= {"configuration.md", "hardening.md", "suppressions.md"}
