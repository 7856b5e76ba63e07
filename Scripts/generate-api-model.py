#!/usr/bin/env python3
"""Generate the table of the ECS API's shapes that tasklint's model rules use.

The table has every shape in the input of RegisterTaskDefinition: properties, types, required
properties, enumerations, patterns, lengths and ranges; and the properties that only
DescribeTaskDefinition returns. They come from the service model in botocore, whose version
requirements.txt pins.

    pip install -r Scripts/requirements.txt
    python3 Scripts/generate-api-model.py           # writes the files
    python3 Scripts/generate-api-model.py --check   # checks that the files are up to date
"""

import argparse
import re
import sys
import textwrap
from pathlib import Path

import botocore
from botocore.loaders import Loader

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Sources/TaskLintRules/Schema"
VALUES = ROOT / "Sources/TaskLintRules/Definition/Decoding"
REQUIREMENTS = ROOT / "Scripts/requirements.txt"

REQUEST = "RegisterTaskDefinitionRequest"
ANSWER = "TaskDefinition"
# Shapes without a limit are identified by their type.
SCALARS = {"string": "string", "integer": "integer", "boolean": "boolean"}
LIMITS = ("enum", "pattern", "min", "max")
# The patterns that `APIPattern` supports: one repeated class of ASCII characters.
READABLE_PATTERN = re.compile(r"\(?\[[^\[\]]+\]\*\)?", re.ASCII)
# What the API requires beyond its model.
ALSO_REQUIRED = {"ContainerDefinition": ["name"], "MountPoint": ["sourceVolume", "containerPath"]}
# The JSON type of each type.
KINDS = {"structure": "object", "map": "object", "list": "list"} | SCALARS
# The shapes that only the response has.
ANSWER_SHAPES = ["RequiresAttributes", "Attribute"]
# Strings that contain an ARN, the name of a parameter or an image: more texts are placeholders there.
REFERENCES = {"image", "taskRoleArn", "executionRoleArn", "valueFrom", "taskDefinitionArn"}
# Elements of lists of names and values, for which there is a handwritten type.
NAMED_ENTRIES = {"KeyValuePair", "Secret"}
# The names of Swift types that differ from the API's names.
SWIFT_NAMES = {REQUEST: "TaskDefinitionProperties"}


class Model:
    """The shapes of one service, by name."""

    def __init__(self, description: dict):
        self.metadata = description["metadata"]
        self.shapes = description["shapes"]
        self.known = set(self.reachable(REQUEST))

    def is_plain(self, name: str) -> bool:
        """Return whether a shape is a scalar without limits."""
        shape = self.shapes[name]
        return shape["type"] in SCALARS and not any(limit in shape for limit in LIMITS)

    def reachable(self, root: str) -> list[str]:
        """List the shapes that a value of the root may contain, each before its parts."""
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
        """List the members that only the response of the service has."""
        taken = self.shapes[REQUEST]["members"]
        return [name for name in self.shapes[ANSWER]["members"] if name not in taken]

    def properties(self, name: str) -> dict[str, str]:
        """Map the members of a structure to their shapes, with those of the response at the end."""
        found = {key: member["shape"] for key, member in self.shapes[name]["members"].items()}
        if name == REQUEST:
            answer = self.shapes[ANSWER]["members"]
            found |= {key: answer[key]["shape"] for key in self.answers()}
        return found


def case_name(shape: str) -> str:
    """Convert the name of a shape to a Swift case name: EFSVolume becomes efsVolume."""
    initials = re.match(r"FSx|[A-Z]+(?=[A-Z][a-z]|$)|[A-Z][a-z]?|[A-Z]+", shape)
    if not initials:
        sys.exit(f"the shape {shape} does not begin with a capital letter")
    return initials[0].lower() + shape[initials.end() :]


def reference(model: Model, shape: str) -> str:
    """Write a reference to a shape."""
    kind = model.shapes[shape]["type"]
    # The response is not checked.
    if shape not in model.known and kind not in ("structure", "list", "map"):
        return "." + SCALARS.get(kind, "string")
    return "." + (SCALARS[kind] if model.is_plain(shape) else case_name(shape))


def limits(shape: dict) -> str:
    """Write the limits of a shape's length or value."""
    return f"{shape.get('min', 0)}...{shape.get('max', 'Int.max')}"


def wrapped(items: list[str], opening: str, closing: str) -> str:
    """Write a list on one line if it fits, else on several."""
    line = opening + ", ".join(items) + closing
    if len(line) <= 90:
        return line
    body = textwrap.fill(", ".join(items) + ",", 88, break_long_words=False)
    return f"{opening}\n{textwrap.indent(body, '  ')}\n{closing}"


class Patterns:
    """The patterns of the model, named after the first shape that uses each."""

    def __init__(self, model: Model, names: list[str]):
        self.names: dict[str, str] = {}
        for name in names:
            pattern = model.shapes[name].get("pattern")
            if pattern and not (READABLE_PATTERN.fullmatch(pattern) and pattern.isascii()):
                sys.exit(f"APIPattern does not support the pattern of {name}: {pattern}")
            if pattern and "enum" not in model.shapes[name]:
                self.names.setdefault(pattern, f"{case_name(name)}Pattern")

    def name(self, shape: dict) -> str:
        return self.names[shape["pattern"]] if "pattern" in shape else "nil"


def member(model: Model, owner: str, position: int, name: str) -> str:
    """Write a member of a structure."""
    structure = model.shapes[owner]
    required = structure.get("required", []) + ALSO_REQUIRED.get(owner, [])
    shape = reference(model, model.properties(owner)[name])
    place = f"{position}{', isRequired: true' if name in required else ''}"
    if name not in structure["members"] or owner in ANSWER_SHAPES:
        place += ", isDescribeOnly: true"
    return f'Member(.{case_name(owner)}, "{name}", {shape}, {place}),'


def members(model: Model, names: list[str]) -> str:
    """Write the members of all structures, one per line."""
    return "\n".join(
        member(model, owner, position, name)
        for owner in names
        if model.shapes[owner]["type"] == "structure"
        for position, name in enumerate(model.properties(owner))
    )


def form(model: Model, name: str) -> str:
    """Write the part of a shape that a walk needs at every value."""
    shape = model.shapes[name]
    words = [f".{KINDS[shape['type']]}"]
    match shape["type"]:
        case "structure":
            owned = list(shape["members"])
            required = shape.get("required", []) + ALSO_REQUIRED.get(name, [])
            words.append(f"requiring: {sum(1 << owned.index(member) for member in required):#x}")
        case "list":
            words.append(f"of: {reference(model, shape['member']['shape'])}")
            words += ["isLimited: true"] if "max" in shape else []
        case "map":
            words.append(f"of: {reference(model, shape['value']['shape'])}")
        case _:
            words.append("isLimited: true")
    return f"Form({', '.join(words)}),  // {case_name(name)}"


def definition(model: Model, patterns: Patterns, name: str) -> str:
    """Write a shape."""
    shape = model.shapes[name]
    match shape["type"]:
        case "list":
            element = reference(model, shape["member"]["shape"])
            count = limits(shape) if "max" in shape else "nil"
            return f".list({element}, count: {count})"
        case "map":
            return f".map({reference(model, shape['value']['shape'])})"
        case "string" if "enum" in shape:
            return wrapped([f'"{value}"' for value in shape["enum"]], ".oneOf([", "])")
        case "string":
            return f".text(length: {limits(shape)}, pattern: {patterns.name(shape)})"
        case "integer":
            return f".number({limits(shape)})"
    sys.exit(f"shape {name} has an unsupported type: {shape['type']}")


def release_date() -> str:
    """Read the release day of botocore, and check that the pinned version is installed."""
    pin = re.search(r"^botocore==(\S+)\s+# released (\S+)$", REQUIREMENTS.read_text(), re.MULTILINE)
    if not pin or pin[1] != botocore.__version__:
        sys.exit(f"botocore is {botocore.__version__}; install the version in {REQUIREMENTS}")
    return pin[2]


HEAD = """\
// Generated by Scripts/generate-api-model.py: do not edit, run the script again.
// swift-format-ignore-file

extension APIModel {
"""


def shapes_file(model: Model, names: list[str]) -> str:
    """Write the shapes and the version of their model."""
    patterns = Patterns(model, names)
    structures = [f".{case_name(name)}" for name in names if model.shapes[name]["type"] == "structure"]
    answers = wrapped([f'"{name}"' for name in model.answers()], "[", "]")
    texts = "\n".join(
        f"  private static let {name} = APIPattern(#\"{pattern}\"#)"
        for pattern, name in patterns.names.items()
    )
    shapes = "\n".join(
        f"    case .{case_name(name)}:\n{textwrap.indent(definition(model, patterns, name), '      ')}"
        for name in names
        if model.shapes[name]["type"] != "structure"
    )
    return f"""\
{HEAD}\
  /// The version of the ECS API.
  static let apiVersion = "{model.metadata['apiVersion']}"
  /// The version of botocore whose service model the table is made from.
  static let botocoreVersion = "{botocore.__version__}"
  /// The release day of that botocore version; the table lacks newer properties.
  static let date = "{release_date()}"

  /// The properties that DescribeTaskDefinition returns and RegisterTaskDefinition rejects.
  static let describeOnlyMembers: [StaticString] =
{textwrap.indent(answers, "    ")}

{texts}

  /// The shape of a name.
  static func shape(of name: ShapeName) -> Shape {{
    switch name {{
    case .string: .string
    case .integer: .integer
    case .boolean: .boolean
    case
{textwrap.indent(textwrap.fill(", ".join(structures), 88), "      ")}:
      .structure
{shapes}
    }}
  }}
}}
"""


def names_file(model: Model, names: list[str]) -> str:
    """Write the names and the forms of the shapes."""
    cases = "\n".join(f"    case {case_name(name)}" for name in names)
    scalars = "\n".join(f"    Form(.{kind}),  // {kind}" for kind in SCALARS)
    forms = "\n".join(f"    {form(model, name)}" for name in names)
    return f"""\
{HEAD}\
  /// The shapes in the input of RegisterTaskDefinition.
  enum ShapeName: UInt8, CaseIterable, Sendable {{
    case string
    case integer
    case boolean
{cases}
  }}

  /// The forms of the shapes, each at the raw value of its name.
  static let forms: [Form] = [
{scalars}
{forms}
  ]
}}
"""


def members_file(model: Model, names: list[str]) -> str:
    """Write the members of the structures."""
    return f"""\
{HEAD}\
  /// The properties of all structures, structure by structure, in the API's order.
  static let members: [Member] = [
{textwrap.indent(members(model, names), "    ")}
  ]
}}
"""


def swift_name(shape: str) -> str:
    """Return the name of the Swift type of a structure."""
    return SWIFT_NAMES.get(shape, shape)


def property_type(model: Model, name: str, shape: str) -> tuple[str, str]:
    """Return the Swift type of a property, and the expression that reads it."""
    position = f"Property.{escaped(name)}.rawValue"
    kind = model.shapes[shape]["type"]
    if kind == "structure":
        owner = swift_name(shape)
        return f"Field<{owner}>", f"object.structure({position}, {owner}.init)"
    if kind == "map":
        return "Field<ObjectView>", f"object.map({position})"
    if kind == "list":
        element = model.shapes[shape]["member"]["shape"]
        if element in NAMED_ENTRIES:
            kind = "reference" if element == "Secret" else "text"
            return "NamedEntries", f"object.namedEntries({position}, .{kind})"
        if model.shapes[element]["type"] == "structure":
            owner = swift_name(element)
            return f"Field<[Field<{owner}>]>", f"object.structures({position}, {owner}.init)"
        if model.shapes[element]["type"] == "integer":
            return "Field<[Field<JSONValue>]>", f"object.list({position})"
        return "Field<[Field<JSONString>]>", f"object.strings({position})"
    if kind == "integer":
        return "Field<Int>", f"object.integer({position})"
    if kind == "boolean":
        return "Field<Bool>", f"object.boolean({position})"
    suffix = ", .reference" if name in REFERENCES else ""
    return "Field<JSONString>", f"object.string({position}{suffix})"


def escaped(name: str) -> str:
    """Quote a name that is a keyword of Swift."""
    return f"`{name}`" if name in {"protocol", "operator", "default"} else name


def structure(model: Model, name: str) -> str:
    """Return the Swift type of a structure."""
    properties = model.properties(name)
    cases = "\n".join(f"    case {escaped(key)}" for key in properties)
    types = "\n".join(
        f"  var {escaped(key)}: {kind} {{ {reader} }}"
        for key, (kind, reader) in (
            (key, property_type(model, key, shape)) for key, shape in properties.items()
        )
    )
    return f"""\
/// The structure `{name}` of the API.
struct {swift_name(name)}: APIStructure {{
  /// The properties; the raw values are their positions in the decoded object.
  enum Property: Int, Sendable {{
{cases}
  }}

  static let shape = APIModel.ShapeName.{case_name(name)}

  let object: DecodedObject

  init(_ object: DecodedObject) {{ self.object = object }}

{types}
}}
"""


def structures_file(model: Model, names: list[str]) -> str:
    """Return the Swift types of all structures."""
    structures = [
        structure(model, name)
        for name in names
        if model.shapes[name]["type"] == "structure" and name not in NAMED_ENTRIES
    ]
    head = HEAD.split("extension")[0]
    return head + "\n".join(structures)


def files(model: Model) -> dict[Path, str]:
    """Write all files."""
    names = model.reachable(REQUEST) + ANSWER_SHAPES
    return {
        FOLDER / "APIModel+Shapes+Generated.swift": shapes_file(model, names),
        FOLDER / "APIModel+ShapeNames+Generated.swift": names_file(model, names),
        FOLDER / "APIModel+Members+Generated.swift": members_file(model, names),
        VALUES / "APIStructures+Generated.swift": structures_file(model, names),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="check the files, write nothing")
    arguments = parser.parse_args()
    written = files(Model(Loader().load_service_model("ecs", "service-2")))
    if not arguments.check:
        for path, text in written.items():
            path.write_text(text)
        return
    stale = [path.name for path, text in written.items() if path.read_text() != text]
    if stale:
        sys.exit(f"out of date: {', '.join(stale)}; run {Path(__file__).name}")


if __name__ == "__main__":
    main()
