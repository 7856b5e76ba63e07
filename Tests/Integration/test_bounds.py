"""Checks the bounds of SECURITY.md: output, memory and time against the size of the input.

Each case is built in three sizes, 1, 4 and 16. The bounds hold for each of them, and the time does not
grow faster than the size.
"""

import json
import os
import subprocess
import tempfile
import threading
from dataclasses import dataclass

import pytest
from conftest import BINARY, RUN_SECONDS, plain_environment

OUTPUT = (64, 1 << 20)
MEMORY = (64, 64 << 20)
SECONDS_PER_MB = 8
# The process starts, and a busy machine stops it now and then.
SECONDS_AT_LEAST = 0.5
# Less time than this is not compared: the start of the process counts more than the input.
SECONDS_COMPARED = 0.2
APP = {"name": "app", "image": "koyama/app"}
ROUTER = {"name": "router", "image": "koyama/router", "firelensConfiguration": {"type": "fluentbit"}}
CONFIGURATION = ".tasklint.json"


def definition(*containers, **members):
    return {"family": "koyama", **members, "containerDefinitions": list(containers)}


def unknown(count, of=APP, **more):
    """Return an object with properties that the API does not have."""
    return {**of, **more, **{f"k{number}": 1 for number in range(count)}}


def app(number, **more):
    return {**APP, "name": f"app{number}", **more}


def options(**values):
    return {"logDriver": "awsfirelens", "options": values}


def template(count, conditions, value, **members):
    task = {"Type": "AWS::ECS::TaskDefinition", "Properties": {
        "Family": value, "ContainerDefinitions": [
            {"Name": "app", "Image": "a", "User": 0, **{f"k{i}": 1 for i in range(count)}}]}}
    return {"Conditions": conditions, "Resources": {"Task": task}, **members}


def chosen(names, value="app"):
    """Return a value that depends on conditions, one inside the other."""
    for name in names:
        value = {"Fn::If": [name, value, f"not {name}"]}
    return value


def equals(parameter, value):
    return {"Fn::Equals": [{"Ref": parameter}, value]}


def many_conditions(size):
    names = [f"C{i}" for i in range(16 * size)]
    return template(20, {name: equals(f"P{name}", "x") for name in names}, chosen(names))


def conditions_on_lists(size):
    values = [str(number) for number in range(10)]
    names = [f"C{i}" for i in range(8 * size)]
    return template(
        20, {name: {"Fn::Or": [equals(f"P{i}", value) for value in values]}
             for i, name in enumerate(names)}, chosen(names),
        Parameters={f"P{i}": {"Type": "String", "AllowedValues": values} for i in range(8 * size)})


def conditions_that_name_each_other(size):
    conditions = {"C0": equals("P", "x"), "D0": equals("Q", "x")}
    for i in range(1, 16 * size):
        both = [{"Condition": f"C{i - 1}"}, {"Condition": f"D{i - 1}"}]
        conditions[f"C{i}"] = {"Fn::Or": both * 4}
        conditions[f"D{i}"] = {"Fn::And": both * 4}
    return template(20, conditions, chosen(conditions))


def conditions_in_a_circle(size):
    count = 16 * size
    conditions = {
        f"C{i}": {"Fn::Not": [{"Condition": f"C{(i + 1) % count}"}]} for i in range(count)}
    return template(20, conditions, chosen(conditions))


def conditions_on_many_findings(size):
    names = [f"C{i}" for i in range(5)]
    return template(
        1000 * size, {name: equals(f"P{name}", "x") for name in names}, chosen(names))


def deep_conditions(size):
    condition = equals("P", "x")
    for _ in range(100 * min(size, 4)):
        condition = {"Fn::Not": [condition]}
    return template(20, {f"C{i}": condition for i in range(size)}, chosen(["C0"]))


def metadata_that_ignores(size):
    names = [f"rule-{i}" for i in range(500 * size)] + ["ecs-property-unknown"]
    document = template(500 * size, {}, "app")
    document["Resources"]["Task"]["Metadata"] = {"tasklint": {"ignore": dict.fromkeys(names, "so")}}
    return document


def nested_keys(size):
    """Return long keys around an object with many duplicate keys."""
    inner = ",".join(['"a":1'] * 1000 * size)
    text = "{" + inner + "}"
    for _ in range(20):
        text = '{"' + "k" * 200 * size + '":' + text + "}"
    return '{"family":"a","containerDefinitions":[{"name":"app","image":"a"}],"x":' + text + "}"


def labels(size, rule):
    return definition({**unknown(500 * size), "dockerLabels": {
        f"tasklint.ignore/{rule(i)}": "so" for i in range(500 * size)}})


# Documents by name; a text is written as it is.
DOCUMENTS = {
    "a long name, and many findings": lambda n: definition(unknown(2000 * n, name="n" * 10_000 * n)),
    "a long name with escapes": lambda n: definition(unknown(2000 * n, name="\u0001" * 2000 * n)),
    "a long family": lambda n: {**definition(unknown(2000 * n)), "family": "f" * 10_000 * n},
    "a long name of a variable": lambda n: definition({**APP, "environment": [
        unknown(50, {}, name="v" * 20_000 * n)]}),
    "the same long name of many containers": lambda n: definition(
        *[{**APP, "name": "n" * 2000} for _ in range(50 * n)]),
    "many containers with long names": lambda n: definition(
        *[{**APP, "name": f"{i}" + "n" * 2000, "user": 0} for i in range(50 * n)]),
    "references to a container with a long name": lambda n: definition(
        app(0, name="n" * 5000 * n), *[app(i, dependsOn=[
            {"containerName": "n" * 50, "condition": "START"}]) for i in range(1, 300 * n)]),
    "a circle of dependencies": lambda n: definition(*[app(i, dependsOn=[
        {"containerName": f"app{(i + 1) % (200 * n)}", "condition": "START"}])
        for i in range(200 * n)]),
    "duplicate keys with long texts": lambda n: '{"family":"a","containerDefinitions":[{' + ",".join(
        ['"name":"' + "n" * 2000 + '"'] * 50 * n) + "}]}",
    "duplicate long keys": lambda n: '{"family":"a","containerDefinitions":[{' + ",".join(
        ['"' + "k" * 2000 + '":1'] * 50 * n) + "}]}",
    "long keys around duplicate keys": nested_keys,
    "unknown properties": lambda n: definition(unknown(5000 * n)),
    "short unknown properties": lambda n: '{"family":"a","containerDefinitions":[{"name":"a",' + (
        ",".join(['"a":1'] * 10_000 * n)) + "}]}",
    "empty containers": lambda n: definition(*[{} for _ in range(3000 * n)]),
    "wrong types": lambda n: definition(*[1 for _ in range(5000 * n)]),
    "nulls": lambda n: definition({**APP, "environment": [None] * 5000 * n}),
    "options of an output": lambda n: definition(ROUTER, {**APP, "logConfiguration": options(
        Name="loki", **{f"option{i}": "x" * 100 for i in range(1000 * n)})}),
    "options of outputs": lambda n: definition(ROUTER, *[app(i, logConfiguration=options(
        Name="http", **{f"o{j}": "x" for j in range(20)})) for i in range(100 * n)]),
    "variables with the same name": lambda n: definition({**APP, "environment": [
        {"name": "A", "value": "x"}] * 2000 * n}),
    "variables with the same long name": lambda n: definition({**APP, "environment": [
        {"name": "A" * 1000, "value": "x"}] * 100 * n}),
    "ports": lambda n: definition({**APP, "portMappings": [
        {"containerPort": 80, "hostPort": 80}] * 2000 * n}),
    "secrets": lambda n: definition({**APP, "environment": [
        {"name": f"PASSWORD_{i}", "value": f"hunter{i}"} for i in range(1000 * n)]}),
    "one secret in many places": lambda n: definition({**APP, "environment": [
        {"name": "PASSWORD", "value": "k" * 1000 * n}], "command": ["k" * 1000] * 100 * n}),
    "labels that ignore unknown rules": lambda n: labels(n, lambda i: f"rule-{i}"),
    "a long label": lambda n: definition({**unknown(1000 * n), "dockerLabels": {
        "tasklint.ignore/ecs-property-unknown": "so " * 5000 * n}}),
    "metadata that ignores": metadata_that_ignores,
    "many definitions": lambda n: [definition({**APP, "user": 0})] * 1000 * n,
    "many conditions": many_conditions,
    "conditions on lists of values": conditions_on_lists,
    "conditions that name each other": conditions_that_name_each_other,
    "conditions in a circle": conditions_in_a_circle,
    "conditions and many findings": conditions_on_many_findings,
    "deep conditions": deep_conditions,
    "a plan with containers in a string": lambda n: {"values": {"root_module": {"resources": [{
        "type": "aws_ecs_task_definition", "values": {"container_definitions": json.dumps(
            [app(i, user=0) for i in range(500 * n)])}}]}}},
    "strings in strings": lambda n: definition({**APP, "command": [json.dumps(json.dumps(
        {"containerDefinitions": [APP] * 300 * n}))]}),
    "a syntax error in each line": lambda n: "{\n" + "'a': 'b'\n" * 5000 * n,
    "open brackets": lambda n: "[" * 20_000 * n,
    "placeholders": lambda n: '{"family":"a","containerDefinitions":[' + "${a}," * 10_000 * n + "1]}",
    "invalid UTF-8": lambda n: b'{"family":"a","containerDefinitions":[{"name":"' + (
        b"\xff\xc3" * 20_000 * n) + b'","a":1}]}',
}


def overrides(count, **more):
    return [{"files": [f"a{i}*.json"], "ignore": ["ecs-property-unknown"], "reason": "so", **more}
            for i in range(count)]


# Configurations with the files that they apply to.
PROJECTS = {
    "overrides and files": lambda n: (
        {"overrides": overrides(25 * n)},
        {f"a{i}.json": definition({**APP, "user": 0}) for i in range(125 * n)}),
    "containers of overrides": lambda n: (
        {"overrides": [{"containers": [f"app{i}" for i in range(250 * n)], "reason": "so",
                        "ignore": ["ecs-property-unknown"]}] * 20},
        {"a.json": definition(*[app(i, k=1) for i in range(250 * n)])}),
    "patterns of overrides": lambda n: (
        {"overrides": overrides(25 * n, containers=["*a*a*a*b", "{a,b}*{c,d}*x"])},
        {f"a{i}.json": definition(app("a" * 200, k=1)) for i in range(25 * n)}),
    "a long reason": lambda n: (
        {"overrides": [{"ignore": ["ecs-property-unknown"], "reason": "so " * 5000 * n}]},
        {"a.json": definition(unknown(1000 * n))}),
    "unknown keys of a configuration": lambda n: (
        {f"k{i}": 1 for i in range(2000 * n)}, {"a.json": definition(APP)}),
}
FORMATS = {
    "human": ["-f", "human"],
    "sarif": ["-f", "sarif", "--show-suppressed"],
}


@dataclass
class Cost:
    """What one run took."""

    input: int
    output: int
    memory: int
    seconds: float

    def __str__(self):
        return (f"{self.input / 1e3:8.0f} KB: {self.output / 1e3:8.0f} KB of output, "
                f"{self.memory / 1e6:6.0f} MB of memory, {self.seconds:6.2f} s")


def text_of(document):
    if isinstance(document, bytes):
        return document
    return (document if isinstance(document, str) else json.dumps(document)).encode()


def cost(folder, arguments, size, stdin=None):
    """Run the binary, and return what it took; the memory is the largest resident set."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [BINARY, *arguments], cwd=folder, env=plain_environment(), stdout=output,
            stderr=subprocess.STDOUT, stdin=stdin or subprocess.DEVNULL)
        timer = threading.Timer(RUN_SECONDS, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in (0, 1, 2), f"status {process.returncode}"
        return Cost(size, output.seek(0, os.SEEK_END), usage.ru_maxrss * 1024,
                    usage.ru_utime + usage.ru_stime)


def check(folder, arguments, make, name):
    """Check the bounds at three sizes; `make` writes the input and returns its size."""
    costs = []
    for size in (1, 4, 16):
        written, stdin = make(size)
        try:
            costs.append(cost(folder, arguments, written, stdin))
        finally:
            if stdin:
                stdin.close()
    table = "\n".join(map(str, costs))
    print(f"{name} {' '.join(arguments)}\n{table}")
    for taken in costs:
        assert taken.output <= OUTPUT[0] * taken.input + OUTPUT[1], table
        assert taken.memory <= MEMORY[0] * taken.input + MEMORY[1], table
        assert taken.seconds <= SECONDS_PER_MB * taken.input / 1e6 + SECONDS_AT_LEAST, table
    for small, large in zip(costs, costs[1:]):
        growth = large.input / small.input
        # Twice as much is allowed for: caches, and a busy machine.
        allowed = 2 * growth * max(small.seconds, SECONDS_COMPARED)
        assert large.seconds <= allowed, table


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_stays_within_the_bounds(tmp_path, name, form):
    def make(size):
        text = text_of(DOCUMENTS[name](size))
        (tmp_path / "taskdef.json").write_bytes(text)
        return len(text), None

    check(tmp_path, ["--no-config", *FORMATS[form], "taskdef.json"], make, name)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_stays_within_the_bounds(tmp_path, name, form):
    def make(size):
        configuration, files = PROJECTS[name](size)
        texts = {CONFIGURATION: text_of(configuration)}
        texts |= {file: text_of(document) for file, document in files.items()}
        for file, text in texts.items():
            (tmp_path / file).write_bytes(text)
        return sum(map(len, texts.values())), None

    check(tmp_path, [*FORMATS[form], "."], make, name)


@pytest.mark.parametrize("form", FORMATS)
def test_json_lines_stay_within_the_bounds(tmp_path, form):
    def make(size):
        path = tmp_path / "lines"
        line = json.dumps(definition(unknown(20, name="n" * 200))) + "\n"
        path.write_text(line * 1000 * size)
        return path.stat().st_size, path.open()

    check(tmp_path, ["--no-config", *FORMATS[form], "-"], make, "JSON Lines")
