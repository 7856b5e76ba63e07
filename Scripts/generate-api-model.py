#!/usr/bin/env python3
"""Write the table of the ECS API's shapes that tasklint's model rules read.

The table holds every shape that RegisterTaskDefinition takes: members, types, required members,
enumerations, patterns, lengths and ranges, and the members that only DescribeTaskDefinition gives.
They come from the service model that botocore ships; its version is pinned in requirements.txt.

    pip install -r Scripts/requirements.txt
    python3 Scripts/generate-api-model.py           # writes the file
    python3 Scripts/generate-api-model.py --print   # prints it
"""

import argparse
import re
import sys
import textwrap
from pathlib import Path

import botocore
from botocore.loaders import Loader

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "Sources/TaskLintRules/Definition/APIModel/APIModel+Generated.swift"
REQUIREMENTS = ROOT / "Scripts/requirements.txt"

REQUEST = "RegisterTaskDefinitionRequest"
ANSWER = "TaskDefinition"
# Shapes without a limit of their own are known by their type alone.
SCALARS = {"string": "string", "integer": "integer", "boolean": "boolean"}
LIMITS = ("enum", "pattern", "min", "max")
# `APIPattern` reads one class of characters that repeats, and no other pattern.
READABLE_PATTERN = re.compile(r"\(?\[[^\[\]]+\]\*\)?")


class Model:
    """The shapes of one service, by name."""

    def __init__(self, description: dict):
        self.metadata = description["metadata"]
        self.shapes = description["shapes"]

    def is_plain(self, name: str) -> bool:
        """Tell whether a shape is a scalar without limits."""
        shape = self.shapes[name]
        return shape["type"] in SCALARS and not any(limit in shape for limit in LIMITS)

    def reachable(self, root: str) -> list[str]:
        """List the shapes that a value of the root may hold, each before what it holds."""
        found: dict[str, None] = {}
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in found or self.is_plain(name):
                continue
            found[name] = None
            waiting += reversed(self.parts(name))
        return list(found)

    def parts(self, name: str) -> list[str]:
        """List the shapes that a shape refers to."""
        shape = self.shapes[name]
        if shape["type"] == "structure":
            return [member["shape"] for member in shape["members"].values()]
        if shape["type"] == "list":
            return [shape["member"]["shape"]]
        if shape["type"] == "map":
            return [shape["value"]["shape"]]
        return []

    def answers(self) -> list[str]:
        """List the members that the service answers with and does not take."""
        taken = self.shapes[REQUEST]["members"]
        return [name for name in self.shapes[ANSWER]["members"] if name not in taken]


def case_name(shape: str) -> str:
    """Spell a shape's name as Swift spells a case: EFSVolume becomes efsVolume."""
    initials = re.match(r"FSx|[A-Z]+(?=[A-Z][a-z]|$)|[A-Z][a-z]?|[A-Z]+", shape)
    if not initials:
        sys.exit(f"the shape {shape} begins with no capital")
    return initials[0].lower() + shape[initials.end() :]


def reference(model: Model, shape: str) -> str:
    """Name a shape where another refers to it."""
    kind = model.shapes[shape]["type"]
    return "." + (SCALARS[kind] if model.is_plain(shape) else case_name(shape))


def limits(shape: dict) -> str:
    """Write a shape's least and greatest length or value."""
    return f"{shape.get('min', 0)}...{shape.get('max', 'Int.max')}"


def wrapped(items: list[str], opening: str, closing: str) -> str:
    """Write a list on one line where it fits, else on several."""
    line = opening + ", ".join(items) + closing
    if len(line) <= 90:
        return line
    body = textwrap.fill(", ".join(items) + ",", 88, break_long_words=False)
    return f"{opening}\n{textwrap.indent(body, '  ')}\n{closing}"


def structure(model: Model, shape: dict) -> str:
    """Write a structure, one member a line."""
    required = shape.get("required", [])
    lines = [
        f'Member("{name}", {reference(model, member["shape"])}'
        f'{", isRequired: true" if name in required else ""}),'
        for name, member in shape["members"].items()
    ]
    return ".structure([\n" + textwrap.indent("\n".join(lines), "  ") + "\n])"


def definition(model: Model, name: str) -> str:
    """Write what a shape is."""
    shape = model.shapes[name]
    match shape["type"]:
        case "structure":
            return structure(model, shape)
        case "list":
            element = reference(model, shape["member"]["shape"])
            count = limits(shape) if "max" in shape else "nil"
            return f".list({element}, count: {count})"
        case "map":
            return f".map({reference(model, shape['value']['shape'])})"
        case "string" if "enum" in shape:
            return wrapped([f'"{value}"' for value in shape["enum"]], ".oneOf([", "])")
        case "string":
            pattern = shape.get("pattern")
            if pattern and not READABLE_PATTERN.fullmatch(pattern):
                sys.exit(f"APIPattern can't read the pattern of {name}: {pattern}")
            text = f'#"{pattern}"#' if pattern else "nil"
            return f".text(length: {limits(shape)}, pattern: {text})"
        case "integer":
            return f".number({limits(shape)})"
    sys.exit(f"the shape {name} is of a type that the table does not know: {shape['type']}")


def release_date() -> str:
    """Read the day of botocore's release, and check that the pinned version is the one at hand."""
    pin = re.search(r"^botocore==(\S+)\s+# released (\S+)$", REQUIREMENTS.read_text(), re.MULTILINE)
    if not pin or pin[1] != botocore.__version__:
        sys.exit(f"botocore is {botocore.__version__}; install what {REQUIREMENTS} pins")
    return pin[2]


def swift(model: Model) -> str:
    """Write the whole file."""
    names = model.reachable(REQUEST)
    cases = "\n".join(f"    case {case_name(name)}" for name in names)
    answers = wrapped([f'"{name}"' for name in model.answers()], "[", "]")
    shapes = "\n".join(
        f"    case .{case_name(name)}:\n{textwrap.indent(definition(model, name), '      ')}"
        for name in names
    )
    return f"""\
// Generated by Scripts/generate-api-model.py: do not edit it, run that again.
// swift-format-ignore-file

extension APIModel {{
  /// The version of the ECS API, which names the first day of its kind.
  static let apiVersion = "{model.metadata['apiVersion']}"
  /// The botocore whose service model the table holds.
  static let botocoreVersion = "{botocore.__version__}"
  /// The day that botocore was released: members of the API that are younger are not in the table.
  static let date = "{release_date()}"

  /// The members of a described task definition that RegisterTaskDefinition does not take.
  static let describeOnlyMembers: [StaticString] =
{textwrap.indent(answers, "    ")}

  /// The shapes that RegisterTaskDefinition takes.
  enum ShapeName: UInt8, CaseIterable, Sendable {{
    case string
    case integer
    case boolean
{cases}
  }}

  /// What a shape is.
  static func definition(of name: ShapeName) -> Shape {{
    switch name {{
    case .string: .string
    case .integer: .integer
    case .boolean: .boolean
{shapes}
    }}
  }}
}}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--print", action="store_true", help="print the file, write nothing")
    arguments = parser.parse_args()
    text = swift(Model(Loader().load_service_model("ecs", "service-2")))
    if arguments.print:
        sys.stdout.write(text)
    else:
        OUTPUT.write_text(text)


if __name__ == "__main__":
    main()
