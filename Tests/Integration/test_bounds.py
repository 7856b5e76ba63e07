"""Checks the bounds of SECURITY.md: output, memory and time against the size of the input.

Each case is built in three sizes, 1, 4 and 16. The bounds hold for each of them, and neither the time
nor the memory grows faster than the size. Each list of the API is filled with the shortest elements in
one size. `TASKLINT_BOUNDS=4` makes all sizes larger. `RECORD=1` writes what the largest size takes into
the table of Documentation/bounds.md.
"""

import json
import os
import re
import sys

import pytest
from conftest import REPOSITORY
from runs import APP, ROUTER, Cost, app, cost, definition

SCALE = int(os.environ.get("TASKLINT_BOUNDS", "1"))
OUTPUT = (64, 1 << 20)
MEMORY = (64, 64 << 20)
SECONDS_PER_MB = 2
# The process starts, and a busy machine slows it down.
SECONDS_AT_LEAST = 0.5
# Less time than this is not compared: the start of the process counts more than the input.
SECONDS_COMPARED = 0.1
CONFIGURATION = ".tasklint.json"
# Python writes deep conditions by recursion.
sys.setrecursionlimit(20_000)


def unknown(count, of=APP, **more):
    """Return an object with properties that the API does not have."""
    return {**of, **more, **{f"k{number}": 1 for number in range(count)}}


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
    names = [f"C{i}" for i in range(4 * size)]
    return template(20, {name: equals(f"P{name}", "x") for name in names}, chosen(names))


def conditions_on_lists(size):
    values = [str(number) for number in range(10)]
    names = [f"C{i}" for i in range(2 * size)]
    return template(
        20, {name: {"Fn::Or": [equals(f"P{i}", value) for value in values]}
             for i, name in enumerate(names)}, chosen(names),
        Parameters={f"P{i}": {"Type": "String", "AllowedValues": values} for i in range(2 * size)})


def conditions_that_name_each_other(size):
    conditions = {"C0": equals("P", "x"), "D0": equals("Q", "x")}
    for i in range(1, 4 * size):
        both = [{"Condition": f"C{i - 1}"}, {"Condition": f"D{i - 1}"}]
        conditions[f"C{i}"] = {"Fn::Or": both * 4}
        conditions[f"D{i}"] = {"Fn::And": both * 4}
    return template(20, conditions, chosen(conditions))


def conditions_in_a_circle(size):
    count = 4 * size
    conditions = {
        f"C{i}": {"Fn::Not": [{"Condition": f"C{(i + 1) % count}"}]} for i in range(count)}
    return template(20, conditions, chosen(conditions))


def conditions_on_many_findings(size):
    names = [f"C{i}" for i in range(5)]
    return template(
        250 * size, {name: equals(f"P{name}", "x") for name in names}, chosen(names))


def deep_conditions(size):
    condition = equals("P", "x")
    for _ in range(100 * min(size, 4)):
        condition = {"Fn::Not": [condition]}
    return template(20, {f"C{i}": condition for i in range(size)}, chosen(["C0"]))


def metadata_that_ignores(size):
    names = [f"rule-{i}" for i in range(125 * size)] + ["ecs-property-unknown"]
    document = template(125 * size, {}, "app")
    document["Resources"]["Task"]["Metadata"] = {"tasklint": {"ignore": dict.fromkeys(names, "so")}}
    return document


def nested_keys(size):
    """Return long keys around an object with many duplicate keys."""
    inner = ",".join(['"a":1'] * 250 * size)
    text = "{" + inner + "}"
    for _ in range(20):
        text = '{"' + "k" * 50 * size + '":' + text + "}"
    return '{"family":"a","containerDefinitions":[{"name":"app","image":"a"}],"x":' + text + "}"


def labels(size, rule):
    return definition({**unknown(125 * size), "dockerLabels": {
        f"tasklint.ignore/{rule(i)}": "so" for i in range(125 * size)}})


# Documents by name; a text is written as it is.
DOCUMENTS = {
    "a long name, and many findings": lambda n: definition(unknown(500 * n, name="n" * 2500 * n)),
    "a long name with escapes": lambda n: definition(unknown(500 * n, name="\u0001" * 500 * n)),
    "a long family": lambda n: {**definition(unknown(500 * n)), "family": "f" * 2500 * n},
    "a long name of a variable": lambda n: definition({**APP, "environment": [
        unknown(50, {}, name="v" * 5000 * n)]}),
    "the same long name of many containers": lambda n: definition(
        *[{**APP, "name": "n" * 2000} for _ in range(12 * n)]),
    "many containers with long names": lambda n: definition(
        *[{**APP, "name": f"{i}" + "n" * 2000, "user": 0} for i in range(12 * n)]),
    "references to a container with a long name": lambda n: definition(
        app(0, name="n" * 1250 * n), *[app(i, dependsOn=[
            {"containerName": "n" * 50, "condition": "START"}]) for i in range(1, 75 * n)]),
    "a circle of dependencies": lambda n: definition(*[app(i, dependsOn=[
        {"containerName": f"app{(i + 1) % (50 * n)}", "condition": "START"}])
        for i in range(50 * n)]),
    "duplicate keys with long texts": lambda n: '{"family":"a","containerDefinitions":[{' + ",".join(
        ['"name":"' + "n" * 2000 + '"'] * 12 * n) + "}]}",
    "duplicate long keys": lambda n: '{"family":"a","containerDefinitions":[{' + ",".join(
        ['"' + "k" * 2000 + '":1'] * 12 * n) + "}]}",
    "long keys around duplicate keys": nested_keys,
    "unknown properties": lambda n: definition(unknown(1250 * n)),
    "short unknown properties": lambda n: '{"family":"a","containerDefinitions":[{"name":"a",' + (
        ",".join(['"a":1'] * 2500 * n)) + "}]}",
    "empty containers": lambda n: definition(*[{} for _ in range(1500 * n)]),
    "wrong types": lambda n: definition(*[1 for _ in range(1250 * n)]),
    "numbers in a command": lambda n: definition({**APP, "command": [1] * 2500 * n}),
    "links to the container itself": lambda n: definition(
        {**APP, "links": [APP["name"]] * 2500 * n}),
    "ulimits with the same name": lambda n: definition(
        {**APP, "ulimits": [{"name": "a"}] * 1250 * n}),
    "nulls": lambda n: definition({**APP, "environment": [None] * 1250 * n}),
    "options of an output": lambda n: definition(ROUTER, {**APP, "logConfiguration": options(
        Name="loki", **{f"option{i}": "x" * 100 for i in range(250 * n)})}),
    "duplicate options of an output": lambda n: (
        '{"family":"a","containerDefinitions":[{"name":"a","image":"a","logConfiguration":'
        '{"logDriver":"awsfirelens","options":{' + ",".join(['"":1'] * 2500 * n) + "}}}]}"),
    "options of outputs": lambda n: definition(ROUTER, *[app(i, logConfiguration=options(
        Name="http", **{f"o{j}": "x" for j in range(20)})) for i in range(25 * n)]),
    "variables with the same name": lambda n: definition({**APP, "environment": [
        {"name": "A", "value": "x"}] * 500 * n}),
    "variables with the same long name": lambda n: definition({**APP, "environment": [
        {"name": "A" * 1000, "value": "x"}] * 25 * n}),
    "ports": lambda n: definition({**APP, "portMappings": [
        {"containerPort": 80, "hostPort": 80}] * 500 * n}),
    "secrets": lambda n: definition({**APP, "environment": [
        {"name": f"PASSWORD_{i}", "value": f"hunter{i}"} for i in range(250 * n)]}),
    "one secret in many places": lambda n: definition({**APP, "environment": [
        {"name": "PASSWORD", "value": "k" * 250 * n}], "command": ["k" * 1000] * 25 * n}),
    "labels that ignore unknown rules": lambda n: labels(n, lambda i: f"rule-{i}"),
    "a long label": lambda n: definition({**unknown(250 * n), "dockerLabels": {
        "tasklint.ignore/ecs-property-unknown": "so " * 1250 * n}}),
    "metadata that ignores": metadata_that_ignores,
    "many definitions": lambda n: [definition({**APP, "user": 0})] * 250 * n,
    "empty definitions": lambda n: [{"containerDefinitions": [{}]}] * 400 * n,
    "empty definitions of a template": lambda n: {"Resources": {
        f"Task{i}": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [{}]}}
        for i in range(100 * n)}},
    "empty definitions of a plan": lambda n: {"values": {"root_module": {"resources": [
        {"type": "aws_ecs_task_definition", "values": {"container_definitions": "[{}]"}}] * 150 * n}}},
    "empty definitions on lines": lambda n: '{"containerDefinitions":[{}]}\n' * 400 * n,
    "containers on lines": lambda n: '{"name":1,"image":1}\n' * 1000 * n,
    "many conditions": many_conditions,
    "conditions on lists of values": conditions_on_lists,
    "conditions that name each other": conditions_that_name_each_other,
    "conditions in a circle": conditions_in_a_circle,
    "conditions and many findings": conditions_on_many_findings,
    "deep conditions": deep_conditions,
    "a plan with containers in a string": lambda n: {"values": {"root_module": {"resources": [{
        "type": "aws_ecs_task_definition", "values": {"container_definitions": json.dumps(
            [app(i, user=0) for i in range(125 * n)])}}]}}},
    "strings in strings": lambda n: definition({**APP, "command": [json.dumps(json.dumps(
        {"containerDefinitions": [APP] * 75 * n}))]}),
    "a syntax error in each line": lambda n: "{\n" + "'a': 'b'\n" * 1250 * n,
    "open brackets": lambda n: "[" * 5000 * n,
    "placeholders": lambda n: '{"family":"a","containerDefinitions":[' + "${a}," * 2500 * n + "1]}",
    "invalid UTF-8": lambda n: b'{"family":"a","containerDefinitions":[{"name":"' + (
        b"\xff\xc3" * 5000 * n) + b'","a":1}]}',
}


def overrides(count, **more):
    return [{"files": [f"a{i}*.json"], "ignore": ["ecs-property-unknown"], "reason": "so", **more}
            for i in range(count)]


# Configurations with the files that they apply to.
PROJECTS = {
    "overrides and files": lambda n: (
        {"overrides": overrides(6 * n)},
        {f"a{i}.json": definition({**APP, "user": 0}) for i in range(31 * n)}),
    "containers of overrides": lambda n: (
        {"overrides": [{"containers": [f"app{i}" for i in range(62 * n)], "reason": "so",
                        "ignore": ["ecs-property-unknown"]}] * 20},
        {"a.json": definition(*[app(i, k=1) for i in range(62 * n)])}),
    "patterns of overrides": lambda n: (
        {"overrides": overrides(6 * n, containers=["*a*a*a*b", "{a,b}*{c,d}*x"])},
        {f"a{i}.json": definition(app("a" * 200, k=1)) for i in range(6 * n)}),
    "a long reason": lambda n: (
        {"overrides": [{"ignore": ["ecs-property-unknown"], "reason": "so " * 1250 * n}]},
        {"a.json": definition(unknown(250 * n))}),
    "unknown keys of a configuration": lambda n: (
        {f"k{i}": 1 for i in range(500 * n)}, {"a.json": definition(APP)}),
}
# The lists of a container and of a task.
LISTS = {
    '{"family":"a","containerDefinitions":[{"name":"a","image":"a","%s":[%s]}]}': (
        "command", "credentialSpecs", "dependsOn", "dnsSearchDomains", "dnsServers",
        "dockerSecurityOptions", "entryPoint", "environment", "environmentFiles", "extraHosts", "links",
        "mountPoints", "portMappings", "resourceRequirements", "secrets", "systemControls", "ulimits",
        "volumesFrom"),
    '{"containerDefinitions":[{"name":"a","image":"a"}],"family":"a","%s":[%s]}': (
        "inferenceAccelerators", "placementConstraints", "requiresAttributes",
        "requiresCompatibilities", "tags", "volumes"),
    '{"family":"a","%s":[%s]}': ("containerDefinitions",),
}
OF_CONTAINER = '{"family":"a","containerDefinitions":[{"name":"a","image":"a",%s}]}'
INNER_LISTS = {
    "devices": OF_CONTAINER % '"linuxParameters":{"devices":[%s]}',
    "tmpfs": OF_CONTAINER % '"linuxParameters":{"tmpfs":[%s]}',
    "capabilities": OF_CONTAINER % '"linuxParameters":{"capabilities":{"add":[%s]}}',
    "health check": OF_CONTAINER % '"healthCheck":{"command":[%s]}',
    "exit codes": OF_CONTAINER % '"restartPolicy":{"enabled":true,"ignoredExitCodes":[%s]}',
    "secretOptions": OF_CONTAINER % (
        '"logConfiguration":{"logDriver":"awsfirelens","secretOptions":[%s]}'),
}
MAPS = {
    "labels": OF_CONTAINER % '"dockerLabels":{%s}',
    "options of awslogs": OF_CONTAINER % (
        '"logConfiguration":{"logDriver":"awslogs","options":{%s}}'),
    "options of an output": OF_CONTAINER % (
        '"logConfiguration":{"logDriver":"awsfirelens","options":{%s}}'),
    "options of a log router": OF_CONTAINER % (
        '"firelensConfiguration":{"type":"fluentbit","options":{%s}}'),
}
SHORTEST = ("{}", '{"":1}', "[]", '""', "1", "null")
JSON_LINES = "JSON Lines"
FORMATS = {
    "human": ["-f", "human"],
    "sarif": ["-f", "sarif", "--show-suppressed"],
}
TABLE = REPOSITORY / "Documentation" / "bounds.md"
# What the largest size of each case took, with its bytes, by its name and format.
TAKEN = {}


def text_of(document):
    if isinstance(document, bytes):
        return document
    return (document if isinstance(document, str) else json.dumps(document)).encode()


def check_bounds(count, taken):
    assert taken.output <= OUTPUT[0] * count + OUTPUT[1]
    assert taken.memory <= MEMORY[0] * count + MEMORY[1]
    assert taken.seconds <= SECONDS_PER_MB * count / 1e6 + SECONDS_AT_LEAST


def check(folder, arguments, make, name, form):
    """Check the bounds at three sizes; `make` writes the input and returns its size in bytes."""
    last = None
    for size in (SCALE, 4 * SCALE, 16 * SCALE):
        count = make(size)
        with open(folder / "taskdef.json", "rb") as stdin:
            taken = cost(folder, arguments, stdin)
        print(f"{name}, {form}: {count / 1e3:.0f} KB, {taken}")
        check_bounds(count, taken)
        if last:
            # Twice as much is allowed for: caches, and a busy machine.
            allowed = 2 * count / last[0] * max(last[1].seconds, SECONDS_COMPARED)
            assert taken.seconds <= allowed, f"{last[1].seconds:.2f} s became {taken.seconds:.2f} s"
            assert taken.memory <= 1.1 * count / last[0] * last[1].memory
        last = TAKEN[name, form] = count, taken


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_stays_within_the_bounds(tmp_path, name, form):
    def make(size):
        return (tmp_path / "taskdef.json").write_bytes(text_of(DOCUMENTS[name](size)))

    check(tmp_path, [*FORMATS[form], "--no-config", "taskdef.json"], make, name, form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_stays_within_the_bounds(tmp_path, name, form):
    def make(size):
        configuration, files = PROJECTS[name](size)
        texts = {CONFIGURATION: configuration, "taskdef.json": definition(APP), **files}
        return sum((tmp_path / file).write_bytes(text_of(text)) for file, text in texts.items())

    check(tmp_path, [*FORMATS[form], "."], make, name, form)


@pytest.mark.parametrize("form", FORMATS)
def test_json_lines_stay_within_the_bounds(tmp_path, form):
    def make(size):
        line = json.dumps(definition(unknown(20, name="n" * 200))) + "\n"
        return (tmp_path / "taskdef.json").write_text(line * 100 * size)

    check(tmp_path, [*FORMATS[form], "--no-config", "-"], make, JSON_LINES, form)


@pytest.mark.parametrize("frame, name", [
    pytest.param(frame, name, id=name) for frame in LISTS for name in LISTS[frame]])
def test_a_list_of_the_shortest_elements_stays_within_the_bounds(tmp_path, frame, name):
    for element in SHORTEST:
        check_filled(tmp_path, frame.replace("%s", name, 1), element)


@pytest.mark.parametrize("name", INNER_LISTS)
def test_an_inner_list_of_the_shortest_elements_stays_within_the_bounds(tmp_path, name):
    for element in SHORTEST:
        check_filled(tmp_path, INNER_LISTS[name], element)


@pytest.mark.parametrize("name", MAPS)
def test_a_map_of_the_shortest_members_stays_within_the_bounds(tmp_path, name):
    for value in ("1", '""', "{}", "null"):
        check_filled(tmp_path, MAPS[name], f'"":{value}')
        check_filled(tmp_path, MAPS[name], f'"NUMBER":{value}')


def check_filled(folder, frame, part):
    """Check the bounds of a text that is filled with a part, which may have a number."""
    parts = [part.replace("NUMBER", str(i)) for i in range(384_000 * SCALE // (len(part) + 1))]
    count = (folder / "taskdef.json").write_text(frame % ",".join(parts))
    with open(folder / "taskdef.json", "rb") as stdin:
        taken = cost(folder, [*FORMATS["sarif"], "--no-config", "taskdef.json"], stdin)
    print(f"{part}: {count / 1e3:.0f} KB, {taken}")
    check_bounds(count, taken)


def row(name, form, count, taken):
    return (f"| {name} | {form} | {count / 1e3:.0f} KB | {taken.output / 1e3:.0f} KB "
            f"| {taken.memory / 1e6:.0f} MB | {taken.seconds:.2f} s |")


def test_the_table_has_a_row_within_the_bounds_for_each_case():
    """The table has what each case took when it was recorded; RECORD=1 after the other tests does that."""
    cases = [(name, form) for name in [*DOCUMENTS, *PROJECTS, JSON_LINES] for form in FORMATS]
    text = TABLE.read_text()
    if os.environ.get("RECORD") and SCALE == 1 and len(TAKEN) == len(cases):
        lines = "\n".join(row(*case, *TAKEN[case]) for case in cases)
        head, _, rest = text.partition("| --- | --- | --: | --: | --: | --: |\n")
        text = text.replace(rest, lines + rest[rest.index("\n\n"):])
        TABLE.write_text(text)
    rows = re.findall(
        r"^\| (.+) \| (.+) \| (\d+) KB \| (\d+) KB \| (\d+) MB \| ([\d.]+) s \|$", text, re.M)
    assert [tuple(row[:2]) for row in rows] == cases
    for _, _, count, output, memory, seconds in rows:
        taken = Cost(0, int(output) * 1e3, int(memory) * 1e6, float(seconds))
        check_bounds(int(count) * 1e3, taken)
