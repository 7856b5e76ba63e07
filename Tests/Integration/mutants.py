"""Definitions with one change that the API's model decides: dropped, renamed, retyped, out of range."""

import copy
import json
import random
from dataclasses import dataclass

import botocore.session

MODEL = botocore.session.get_session().get_service_model("ecs")
INPUT = MODEL.operation_model("RegisterTaskDefinition").input_shape
# Only one of them may be in a definition, or in a structure of it.
APART = {
    "dockerVolumeConfiguration", "efsVolumeConfiguration", "s3filesVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration", "host", "configuredAtLaunch",
}
# Values that are more than a text with the right length.
VALUES = {
    "family": "api", "image": "registry.example.com/api:1.4", "name": "app", "cpu": "256",
    "memory": "512",
}
DEPTH = 4


def sample(shape, name="", depth=0):
    """Return a value that has each member of a shape."""
    kind = shape.type_name
    if kind == "structure":
        if depth > DEPTH:
            return {}
        return {key: sample(member, key, depth + 1) for key, member in shape.members.items()}
    if kind == "list":
        return [sample(shape.member, name, depth + 1)]
    if kind == "map":
        return {"key": sample(shape.value, name, depth + 1)}
    if kind in ("integer", "long"):
        return 256
    if kind == "boolean":
        return True
    return shape.enum[0] if getattr(shape, "enum", None) else VALUES.get(name, "text")


def bases():
    """Return definitions that the client accepts: one for each member of the API's structures."""
    container = {"name": "app", "image": VALUES["image"], "memory": 256, "essential": True}
    plain = {"family": "api", "containerDefinitions": [container]}
    found = [plain]
    for name, shape in INPUT.members.items():
        if name not in plain and name != "volumes":
            found.append({**plain, name: sample(shape, name)})
    volume = INPUT.members["volumes"].member
    for name in sorted(APART & volume.members.keys()):
        value = sample(volume.members[name], name)
        found.append({**plain, "volumes": [{"name": "data", name: value}]})
    for name, shape in INPUT.members["containerDefinitions"].member.members.items():
        if name not in container:
            changed = {**container, name: sample(shape, name)}
            found.append({**plain, "containerDefinitions": [changed]})
    return found


def places(shape, value, path=()):
    """Yield the path, the structure's shape and the member's name of each member in a value."""
    if shape.type_name == "structure":
        for name in value:
            yield path, shape, name
            yield from places(shape.members[name], value[name], (*path, name))
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            yield from places(shape.member, item, (*path, index))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def other_types(kind):
    values = {"string": "text", "integer": 7, "boolean": True, "list": ["text"], "map": {"a": "b"}}
    return [value for name, value in values.items() if name != kind and (name, kind) not in (
        ("map", "structure"), ("integer", "long"))]


def out_of_range(shape):
    """Return values that the model excludes; what it does not limit has none."""
    if getattr(shape, "enum", None):
        return ["no-such-value", shape.enum[0].swapcase()]
    limits = shape.metadata
    if shape.type_name in ("integer", "long"):
        return [limits[name] + step for name, step in (("min", -1), ("max", 1)) if name in limits]
    return []


@dataclass(frozen=True)
class Mutant:
    """A changed definition."""

    base: int
    kind: str
    place: str
    text: str


def mutants(count, seed=20261128):
    """Return up to `count` different mutants, always the same ones."""
    dice = random.Random(seed)
    definitions = bases()
    found = {}
    for _ in range(count * 20):
        if len(found) == count:
            break
        number = dice.randrange(len(definitions))
        changed = copy.deepcopy(definitions[number])
        path, shape, name = dice.choice(list(places(INPUT, changed)))
        parent, member = at(changed, path), shape.members[name]
        kind = dice.choice(["drop", "rename", "retype", "range"])
        if kind == "drop":
            del parent[name]
        elif kind == "rename":
            place = dice.randrange(len(name))
            other = dice.choice([name[:place] + name[place + 1:], name + "s", name.upper()])
            if other in shape.members or not other:
                continue
            parent[other] = parent.pop(name)
        elif kind == "retype":
            parent[name] = dice.choice(other_types(member.type_name))
        else:
            values = out_of_range(member)
            if not values:
                continue
            parent[name] = dice.choice(values)
        where = "/".join(step for step in (*path, name) if isinstance(step, str))
        text = json.dumps(changed, indent=2)
        found.setdefault(text, Mutant(number, kind, where, text))
    return list(found.values())
