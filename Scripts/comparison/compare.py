#!/usr/bin/env python3
"""Compares tasklint with other tools on the flagged examples of its rules.

usage: compare.py record EXAMPLES TASKLINT ENVIRONMENTS
       compare.py page

`record` runs every tool and writes results.json, then the page. EXAMPLES is the folder in which the
tests write the examples, and ENVIRONMENTS has one virtual environment for each of the requirements
files beside this script. `page` writes the tables of Documentation/comparison.md from results.json.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
PAGE = HERE.parents[1] / "Documentation" / "comparison.md"
BEGIN, END = "<!-- Written by make comparison. -->\n", "<!-- End. -->"
TOOLS = {
    "cdk-preflight": "cdk-preflight", "cfn-lint": "cfn-lint", "checkov": "checkov",
    "aws-cli": "AWS CLI"}
# Findings on the form of the twins, not on their faults: `${X}` of a template outside of Fn::Sub.
NOT_COUNTED = {"E1029"}


# MARK: - Running the tools: each returns, for each file, its findings (rule, place, message, lines)


def run(*command, cwd=None, statuses=(0,)):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, check=False)
    if done.returncode not in statuses and statuses:
        sys.exit(f"{command[0]} failed:\n{done.stderr.decode()[-2000:]}")
    return done.stdout.decode()


def tasklint_findings(tasklint, path):
    """Return the findings of one file, linted in a separate run so that no other file matters."""
    output = run(
        tasklint, "--no-config", "--select", "all,hardening", "--max-per-rule", "0", "-f", "sarif", path,
        statuses=(0, 1))
    for result in json.loads(output)["runs"][0]["results"]:
        location = result["locations"][0]
        for logical in location.get("logicalLocations", []):
            yield (result["ruleId"], logical["fullyQualifiedName"], result["message"]["text"],
                   location["physicalLocation"]["region"]["startLine"])


def cfn_lint_findings(environment, folder):
    found = collections.defaultdict(list)
    output = run(
        environment / "bin" / "cfn-lint", "-r", "us-east-1", "-f", "json", "-t",
        *sorted(folder.glob("*.json")), statuses=())
    for finding in json.loads(output):
        if finding["Level"] in ("Error", "Warning"):
            place = finding["Location"].get("Path") or []
            found[Path(finding["Filename"]).name].append(
                (finding["Rule"]["Id"], place, finding["Message"],
                 (finding["Location"]["Start"]["LineNumber"],
                  finding["Location"]["End"]["LineNumber"]) if not place else None))
    return found


def checkov_findings(environment, folder):
    found = collections.defaultdict(list)
    output = run(
        environment / "bin" / "checkov", "-d", folder, "--framework", "cloudformation", "secrets",
        "-o", "json", "--quiet", "--compact", statuses=(0, 1))
    reports = json.loads(output)
    for report in reports if isinstance(reports, list) else [reports]:
        for check in report["results"]["failed_checks"]:
            keys = check["check_result"].get("evaluated_keys") or []
            for place in keys or [[]]:
                found[Path(check["file_path"]).name].append(
                    (check["check_id"], place, check["check_name"],
                     None if keys else tuple(check["file_line_range"])))
    return found


def cdk_preflight_findings(environment, folder, output):
    run(environment / "bin" / "python", HERE / "cdk_preflight_run.py", output,
        *sorted(folder.glob("*.json")))
    found = collections.defaultdict(list)
    report = json.loads((output / "validation-report.json").read_text())
    for plugin in report["pluginReports"]:
        for violation in plugin["violations"]:
            for construct in violation["violatingConstructs"]:
                name = construct["constructPath"].split("/")[0] + ".json"
                for place in construct["cloudFormationResource"].get("propertyPaths") or [[]]:
                    found[name].append(
                        (violation["ruleName"], place, violation["description"], None))
    return found


def aws_cli_findings(environment, folder):
    output = run(
        environment / "bin" / "python", HERE / "aws_cli_run.py", *sorted(folder.glob("*.json")))
    found = collections.defaultdict(list)
    for name, messages in json.loads(output).items():
        for message in messages.strip().splitlines():
            # Unknown parameter in a.b[0]: "c", must be one of: …; or: Invalid type for parameter a.b, …
            match = re.search(r'(?:parameter in|for parameter) ([^\s,:]+)(?:: "([^"]+)")?', message)
            if match:
                # The name of an option may contain dots.
                path, options, option = match[1].partition(".options.")
                place = [] if path == "input" else re.split(r"[.\[\]]+", path.rstrip("]"))
                place += ["options", option] if options else []
                if message.startswith("Unknown"):
                    place.append(match[2])
                found[name].append(("validation", place, message.split(", must")[0], None))
    return found


# MARK: - What counts


def words_of(message, properties):
    """Return the properties that a message of tasklint quotes, in lower case."""
    message = re.sub(r"\b(?:container|containers|router|routers|and|or|,) '[^']+'", "", message)
    quoted = re.findall(r"'([^' ]+)'", message)
    return {word.lower() for word in quoted if word.lower() in properties or "-" in word}


def finds(finding, mark, properties, parts):
    """Whether an error or warning of another tool is about the place that tasklint marks.

    It is if it is at the place or inside it, if its place contains the marked one, or if both are in one
    object: a fault of two properties can be reported at each of them, and a missing property at what
    lacks it. If what they have in common is a whole container or the whole definition, its message must
    also name the property: the one at the marked place, or one that the message of tasklint quotes.
    """
    rule, place, message, lines = finding
    if rule in NOT_COUNTED:
        return False
    _, marked, text, line = mark
    if lines is not None:
        # The parser of cfn-lint names one of the lines of a duplicate key in each of two errors.
        return lines[0] - 1 <= line <= lines[1] + 1
    here, there = parts(place), parts(marked)
    if here == there or there and here[:len(there)] == there:
        return True
    if there[:len(here)] != here and here[:-1] != there[:-1]:
        return False
    shared = here if there[:len(here)] == here else here[:-1]
    if len(shared) >= (3 if shared[:1] == ("containerdefinitions",) else 1):
        return True
    names = words_of(text, properties)
    names |= {part for part in there[-1:] if not part.isdigit()} - {"name"}
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", message.lower()) for name in names)


def versions():
    """Return the pinned version of each tool."""
    packages = {"aws-cli": "awscli"}
    return {
        tool: re.search(
            rf"^{packages.get(tool, tool)}==(\S+)", (HERE / f"{tool}.txt").read_text(), re.MULTILINE)[1]
        for tool in TOOLS}


def record(examples, tasklint, environments):
    import twins

    shapes = [twins.shape_of_input()]
    properties = set()
    while shapes:
        shape = shapes.pop()
        if shape.type_name == "structure":
            new = {name.lower() for name in shape.members} - properties
            properties |= new
            shapes += [member for name, member in shape.members.items()]
        elif shape.type_name == "list":
            shapes.append(shape.member)
    properties -= {"name", "value"}

    with tempfile.TemporaryDirectory() as temporary:
        folders = {form: Path(temporary) / form for form in ("templates", "requests", "output")}
        for folder in folders.values():
            folder.mkdir()
        marks, others, skipped = {}, {}, 0

        def written(name, definition, form):
            """Write a twin and return its findings of the rule."""
            write = twins.template if form == "templates" else twins.request
            (folders[form] / name).write_text(write(definition))
            rule = name.rsplit("-", 1)[0]
            return [
                mark for mark in tasklint_findings(tasklint, folders[form] / name) if mark[0] == rule]

        for path in sorted(examples.glob("*-flagged.json")):
            definition = twins.parsed(path.read_text())
            name = path.name.replace("-flagged", "")
            if definition is None:
                skipped += 1
                continue
            # A fragment is completed, unless that corrects it.
            for twin in (twins.completed(definition), definition):
                if found := written(name, twin, "templates"):
                    (folders["requests"] / name).write_text(twins.request(twin))
                    marks[name] = found
                    break
            else:
                (folders["templates"] / name).unlink()
                if found := written(name, definition, "requests"):
                    others[name] = found
                else:
                    skipped += 1
                    (folders["requests"] / name).unlink()
        tools = {
            "cdk-preflight": cdk_preflight_findings(
                environments / "cdk-preflight", folders["templates"], folders["output"]),
            "cfn-lint": cfn_lint_findings(environments / "cfn-lint", folders["templates"]),
            "checkov": checkov_findings(environments / "checkov", folders["templates"]),
            "aws-cli": aws_cli_findings(environments / "aws-cli", folders["requests"]),
        }
        def judged(marks, tools):
            results = {}
            for name, found in marks.items():
                results[name.removesuffix(".json")] = entry = {}
                for tool, all_findings in tools.items():
                    hits = {
                        finding[0] for finding in all_findings.get(name, [])
                        if any(finds(finding, mark, properties, twins.parts) for mark in found)}
                    if hits:
                        entry[tool] = sorted(hits)
            return results

        forms = probes(tasklint, environments, Path(temporary))
        results = judged(marks, tools)
        requests = judged(others, {"aws-cli": tools["aws-cli"]})
    catalogue = json.loads(run(tasklint, "rules", "--format", "json"))
    RESULTS.write_text(json.dumps({
        "versions": versions(),
        "forms": forms,
        "skipped": skipped,
        "requests": requests,
        "categories": {
            rule["id"]: rule["category"] for rule in catalogue
            if any(name.rsplit("-", 1)[0] == rule["id"] for name in marks)},
        "examples": results,
    }, indent=1) + "\n")


# MARK: - The forms that each tool reads

# A definition with two faults: an unknown property, and an EFS volume without encryption in transit.
PROBE = """{
  "family": "probe", "networkMode": "awsvpc", "cpu": "256", "memory": "512",
  "containerDefinitions": [{ "name": "app", "image": "koyama/app:1.4", "foo": "bar" }],
  "volumes": [{ "name": "data", "efsVolumeConfiguration": { "fileSystemId": "fs-0a1b2c3d" } }]
}
"""
YAML = """Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - { Name: app, Image: "koyama/app:1.4", Foo: bar }
      Volumes:
        - { Name: data, EFSVolumeConfiguration: { FilesystemId: fs-0a1b2c3d } }
"""
# A value that is wrong by the default of its parameter, and a fault in another resource.
PARAMETER = """{
  "Parameters": { "Mode": { "Type": "String", "Default": "aws-vpc" } },
  "Resources": { "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": {
    "NetworkMode": { "Ref": "Mode" },
    "ContainerDefinitions": [{ "Name": "app", "Image": "koyama/app:1.4", "Memory": 128 }]
  } } }
}
"""
SERVICE = """{
  "Resources": { "Service": { "Type": "AWS::ECS::Service", "Properties": {
    "TaskDefinition": "koyama", "Foo": "bar"
  } } }
}
"""
FORMS = {
    "register": "input of `register-task-definition`",
    "describe": "output of `describe-task-definition`",
    "template": "CloudFormation template in JSON",
    "yaml": "CloudFormation template in YAML",
    "parameter": "default of a parameter of a template",
    "service": "ECS service in a template",
}


def probes(tasklint, environments, folder):
    """Return, for each tool and form, whether it finds one of the faults, and its exit status."""
    import twins

    definition = twins.parsed(PROBE)
    texts = {
        "register": PROBE,
        "describe": '{ "taskDefinition": ' + PROBE.replace('"cpu"', '"revision": 3, "cpu"') + "}\n",
        "template": twins.template(definition),
        "yaml": YAML,
        "parameter": PARAMETER,
        "service": SERVICE,
    }
    commands = {
        "tasklint": ([tasklint, "--no-config", "--select", "all,hardening"], "foo"),
        "cfn-lint": ([environments / "cfn-lint/bin/cfn-lint", "-r", "us-east-1", "-t"], "foo"),
        "checkov": ([environments / "checkov/bin/checkov", "--framework", "cloudformation", "secrets",
                     "--compact", "--quiet", "-f"], "ckv_aws_97"),
        "aws-cli": ([environments / "aws-cli/bin/aws", "ecs", "register-task-definition",
                     "--generate-cli-skeleton", "output", "--cli-input-json"], '"foo"'),
    }
    credentials = {
        "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "us-east-1"}
    found = {}
    for tool, (command, word) in commands.items():
        found[tool] = {}
        # A syntax error, in the form that the tool reads.
        own = "register" if tool in ("tasklint", "aws-cli") else "template"
        for form, text in {**texts, "broken": texts[own].replace(",", "", 1)}.items():
            path = folder / f"{form}.{'yaml' if form == 'yaml' else 'json'}"
            path.write_text(text)
            argument = f"file://{path}" if tool == "aws-cli" else str(path)
            done = subprocess.run(
                [*map(str, command), argument], capture_output=True, text=True, check=False,
                env={**os.environ, **credentials})
            output = (done.stdout + done.stderr).lower()
            # cfn-lint prints the path of the property, with a slash.
            words = {"parameter": "/networkmode", "service": "foo"}
            expected = words.get(form, word)
            found[tool][form] = [expected in output, done.returncode]
    return found


# MARK: - The page


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |\n"


def tables():
    """Return the generated part of the page."""
    results = json.loads(RESULTS.read_text())
    versions = results["versions"]
    heads = [f"{title} {versions[tool]}" for tool, title in TOOLS.items()]
    by_rule = collections.defaultdict(list)
    for name, entry in results["examples"].items():
        by_rule[name.rsplit("-", 1)[0]].append(entry)

    def counts(entries):
        return [sum(tool in entry for entry in entries) for tool in TOOLS]

    forms = results["forms"]
    names = ["tasklint", *(title for tool, title in TOOLS.items() if tool in forms)]
    text = row("reads", *names) + row("---", *["---"] * len(names))
    for form, title in FORMS.items():
        text += row(title, *("yes" if forms[tool][form][0] else "no" for tool in forms))
    text += row("exit status for a syntax error", *(forms[tool]["broken"][1] for tool in forms))
    text += "\n## Examples found\n\n"
    text += row("category", "examples", *heads)
    text += row("---", *["---:"] * (1 + len(TOOLS)))
    categories = list(dict.fromkeys(results["categories"].values()))
    for category in categories:
        entries = [
            entry for rule, inner in by_rule.items() if results["categories"][rule] == category
            for entry in inner]
        text += row(category, len(entries), *counts(entries))
    entries = list(results["examples"].values())
    text += row("**all**", len(entries), *counts(entries))
    none = [rule for rule, inner in by_rule.items() if not any(inner)]
    text += (
        f"\nFor {len(none)} of the {len(by_rule)} rules, none of the four finds any example. "
        "The other rules, with the number of their examples that each tool finds and the ids of its "
        "rules:\n\n<details>\n<summary>All counts</summary>\n\n")
    text += row("rule", "examples", *TOOLS.values())
    text += row("---", *["---:"] * (1 + len(TOOLS)))
    for rule, inner in by_rule.items():
        if not any(inner):
            continue
        cells = []
        for tool, count in zip(TOOLS, counts(inner), strict=True):
            ids = sorted({hit for entry in inner for hit in entry.get(tool, [])})
            named = f" ({', '.join(ids)})" if count and tool != "aws-cli" else ""
            cells.append(f"{count or ''}{named}")
        text += row(f"[{rule}](../rules.md#{rule})", len(inner), *cells)
    requests = collections.defaultdict(list)
    for name, entry in results["requests"].items():
        requests[name.rsplit("-", 1)[0]].append(bool(entry))
    text += (
        f"\n</details>\n\nNot in the tables are {results['skipped']} examples of other kinds: texts that are "
        "not JSON, Fluent Bit files, configurations, and definitions with `requiresAttributes`, which "
        f"templates do not have. {len(results['requests'])} more have no fault as a template, because "
        "CloudFormation converts numbers, leaves out `null` and capitalizes names. Of these the AWS CLI "
        "finds ")
    return text + ", ".join(
        f"{sum(found)} of {len(found)} of `{rule}`" for rule, found in requests.items()
        if any(found)) + ".\n"


def page(text):
    """Return the page with its tables."""
    before, rest = text.split(BEGIN)
    return before + BEGIN + "\n" + tables() + "\n" + END + rest.split(END, 1)[1]


def main(arguments):
    if arguments[:1] == ["record"] and len(arguments) == 4:
        record(*(Path(argument).resolve() for argument in arguments[1:]))
    elif arguments != ["page"]:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    PAGE.write_text(page(PAGE.read_text()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
