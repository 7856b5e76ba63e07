"""The action and the recipes for CI services: their shell commands run here, in a shell."""

import json
import os
import re
import shutil
import subprocess

import pytest
import yaml
from conftest import BINARY, REPOSITORY, RUN_SECONDS, plain_environment

ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text())
RECIPES = (REPOSITORY / "Documentation/ci.md").read_text()
README = (REPOSITORY / "README.md").read_text()
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


class Runner:
    """Runs the shell steps of the action as GitHub does, with expressions only in `env`."""

    def __init__(self, folder):
        self.workspace = folder / "workspace"
        self.temporary = folder / "temporary"
        self.temporary.mkdir(parents=True)
        shutil.copytree(REPOSITORY / "Examples/faults", self.workspace / "taskdefs")
        shutil.copytree(REPOSITORY / "Examples/taskdefs", self.workspace / "clean")
        self.path = os.environ["PATH"]

    def run(self, **inputs):
        values = {
            f"inputs.{name}": (entry or {}).get("default", "") for name, entry in ACTION["inputs"].items()}
        values["inputs.binary"] = str(BINARY)
        values.update({f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()})
        values["github.action_path"] = str(REPOSITORY)
        self.outputs, self.log = {}, ""
        for step in ACTION["runs"]["steps"]:
            is_build = step.get("if") == "${{ inputs.binary == '' }}"
            if "uses" in step or is_build and values["inputs.binary"]:
                continue
            assert step["shell"] == "bash"
            assert "${{" not in step["run"], "a value in the text of a script can be a command"
            environment = {
                name: EXPRESSION.sub(lambda match: values[match[1]], value)
                for name, value in step.get("env", {}).items()}
            output = self.temporary / "output"
            output.write_text("")
            script = self.temporary / "script.sh"
            script.write_text(step["run"])
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
                cwd=self.workspace, capture_output=True, text=True, timeout=RUN_SECONDS,
                env={**plain_environment(), **environment, "GITHUB_OUTPUT": str(output),
                     "RUNNER_TEMP": str(self.temporary), "PATH": self.path})
            self.log += done.stdout + done.stderr
            for line in output.read_text().splitlines():
                name, _, value = line.partition("=")
                values[f"steps.{step['id']}.outputs.{name}"] = value
                self.outputs[name] = value
            if done.returncode:
                return done.returncode
        return 0


@pytest.fixture
def runner(tmp_path):
    return Runner(tmp_path)


class TestAction:
    def test_findings_fail_the_step_as_annotations(self, runner):
        assert runner.run(paths="taskdefs") == 1
        assert "\n::error title=tasklint (" in f"\n{runner.log}"
        assert runner.run(paths="clean") == 0
        assert runner.run(paths="clean\ntaskdefs/json-syntax.json\n") == 1

    def test_the_other_inputs(self, runner):
        (runner.workspace / "own config.json").write_text('{"select": ["json-syntax"]}')
        assert runner.run(
            paths="taskdefs", format="concise", config="own config.json", fail_on="never") == 0
        assert re.fullmatch(r"taskdefs/json-syntax\.json:\S+ error: .*\[json-syntax\]\n", runner.log)

    def test_a_log_is_an_output_if_it_was_written(self, runner):
        log = runner.workspace / "tasklint.sarif"
        assert runner.run(paths="taskdefs", sarif_file="tasklint.sarif") == 1
        assert runner.outputs["sarif-file"] == "tasklint.sarif"
        assert json.loads(log.read_text())["runs"][0]["results"]
        assert runner.run(paths="taskdefs", sarif_file="tasklint.sarif", fail_on="nonsense") == 2
        assert "sarif-file" not in runner.outputs and not log.exists()

    @pytest.mark.parametrize("name", ["paths", "format", "fail-on", "config", "version", "sarif-file",
                                      "untrusted", "binary"])
    def test_no_input_is_a_command(self, runner, name):
        for text in ("$(touch owned)", "`touch owned`", "; touch owned", "'\"; touch owned; '",
                     "a\ntouch owned", "--write-baseline=owned"):
            status = runner.run(**{"paths": "clean", name: text})
            assert status != 0 or name == "sarif-file"
            assert not (runner.workspace / "owned").exists(), text

    def test_a_pull_request_does_not_change_the_result(self, runner):
        (runner.workspace / ".tasklint.json").write_text('{"failOn": "never"}')
        (runner.workspace / ".git").mkdir()
        assert runner.run(paths="taskdefs") == 0
        assert runner.run(paths="taskdefs", untrusted="true") == 1

    def test_another_version_fails(self, runner):
        version = subprocess.check_output([BINARY, "--version"], text=True).split()[1]
        assert runner.run(paths="clean", version=version) == 0
        assert runner.run(paths="clean", version="9.9.9") == 2
        assert "expected version 9.9.9" in runner.log

    def test_it_is_built_from_the_sources_of_the_action(self, runner):
        """With a stand-in for the compiler, which copies the binary of this build."""
        tools = runner.temporary / "tools"
        tools.mkdir()
        swift = tools / "swift"
        swift.write_text(
            f"#!/bin/bash\necho \"$@\" >> {runner.temporary}/calls\n"
            f"mkdir -p \"${{@: -1}}/release\"; cp {BINARY} \"${{@: -1}}/release/tasklint\"\n")
        swift.chmod(0o755)
        runner.path = f"{tools}:{runner.path}"
        assert runner.run(paths="clean", binary="") == 0
        assert runner.run(paths="clean", binary="") == 0
        assert re.fullmatch(r"\d+-\d+", runner.outputs["sum"])
        (call,) = (runner.temporary / "calls").read_text().splitlines()
        assert f"--package-path {REPOSITORY} " in call

    def test_every_input_is_documented(self):
        for name in ACTION["inputs"]:
            assert f"| `{name}` | " in RECIPES


def service_commands():
    """The shell commands of each recipe, with the report that each service reads."""
    github, gitlab, circle = (yaml.safe_load(text) for text in blocks(RECIPES, "yaml"))
    assert "tasklint/tasklint@" in github["jobs"]["tasklint"]["steps"][1]["uses"]
    (jenkins,) = blocks(RECIPES, "groovy")
    steps = circle["jobs"]["tasklint"]["steps"]
    reviewdog, other = blocks(RECIPES, "sh")
    yield "gitlab", gitlab["tasklint"]["script"], [
        gitlab["tasklint"]["artifacts"]["reports"]["codequality"]]
    yield "jenkins", re.findall(r"^ *sh '(.*)'$", jenkins, re.MULTILINE), [
        re.search(r"pattern: '(\S+)'", jenkins)[1], re.search(r"junit '(\S+)'", jenkins)[1]]
    yield "circleci", [step["run"] for step in steps if isinstance(step, dict) and "run" in step], [
        "test-results/tasklint.xml"]
    yield "reviewdog", reviewdog.splitlines(), ["tasklint.rdjson"]
    yield "other", other.splitlines(), ["tasklint-report.json"]


@pytest.mark.parametrize("name, commands, reports", list(service_commands()))
def test_a_recipe_runs_in_a_shell(tmp_path, name, commands, reports):
    """Cloning and building are left to stand-ins; tasklint is the real one."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("git", "make", "reviewdog"):
        (tools / tool).write_text('#!/bin/sh\n[ "$1" != -f=rdjson ] || grep -q diagnostics\n')
        (tools / tool).chmod(0o755)
    (tools / "tasklint").symlink_to(BINARY)
    for folder, expected in (("taskdefs", 0), ("faults", 0 if name == "reviewdog" else 1)):
        project = tmp_path / folder
        shutil.copytree(REPOSITORY / "Examples" / folder, project / "taskdefs")
        script = "\n".join(["set -e", *(command.replace("<commit>", "0" * 40) for command in commands)])
        done = subprocess.run(
            ["sh", "-c", script], cwd=project, capture_output=True, text=True, timeout=RUN_SECONDS,
            env={**plain_environment(), "PATH": f"{tools}:{os.environ['PATH']}"})
        assert done.returncode == expected, done.stdout + done.stderr
        for report in reports:
            assert (project / report).read_text().strip()


class TestReadme:
    WORKFLOW = next(yaml.safe_load(text) for text in blocks(README, "yaml") if "jobs:" in text)

    def test_the_workflow_has_triggers_and_permissions(self):
        # YAML 1.1 reads the key `on` as true.
        assert set(self.WORKFLOW[True]) == {"push", "pull_request"}
        assert self.WORKFLOW["jobs"]["tasklint"]["permissions"] == {
            "contents": "read", "security-events": "write", "actions": "read"}

    def test_it_uploads_only_a_log_that_exists(self):
        checkout, lint, upload = self.WORKFLOW["jobs"]["tasklint"]["steps"]
        assert checkout["uses"].startswith("actions/checkout@")
        assert lint["uses"] == "tasklint/tasklint@<commit>"
        assert set(lint["with"]) <= set(ACTION["inputs"])
        log = lint["with"]["sarif-file"]
        assert f"hashFiles('{log}') != ''" in upload["if"]
        assert upload["with"]["sarif_file"] == log

    def test_the_gate_is_untrusted_and_uses_known_inputs(self):
        (gate,) = (yaml.safe_load(text) for text in blocks(README, "yaml") if "untrusted: true" in text)
        _, lint, upload = gate
        assert lint["with"]["untrusted"] is True and set(lint["with"]) <= set(ACTION["inputs"])
        assert upload["with"]["sarif_file"] == lint["with"]["sarif-file"]
        assert f"steps.{lint['id']}.outputs.sarif-file" in upload["if"]
