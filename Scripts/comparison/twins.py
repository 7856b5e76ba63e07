"""CloudFormation templates that say the same as task definitions of the API.

A template is written from the text of its definition: the order of properties and duplicate keys stay.
"""

import json
import re

import botocore.session

TASK = "Task"
# The properties whose name in CloudFormation is not the name in the API with a capital.
NAMES = {
    ("ProxyConfiguration", "properties"): "ProxyConfigurationProperties",
    ("Volume", "efsVolumeConfiguration"): "EFSVolumeConfiguration",
    ("Volume", "fsxWindowsFileServerVolumeConfiguration"): "FSxWindowsFileServerVolumeConfiguration",
    ("Volume", "s3filesVolumeConfiguration"): "S3FilesVolumeConfiguration",
    ("EFSVolumeConfiguration", "fileSystemId"): "FilesystemId",
    ("EFSAuthorizationConfig", "iam"): "IAM",
}
ROLE = "arn:aws:iam::111122223333:role/execution"


class Members(list):
    """The properties of an object as pairs, so that a duplicate key is not lost."""


def shape_of_input():
    model = botocore.session.get_session().get_service_model("ecs")
    return model.operation_model("RegisterTaskDefinition").input_shape


def added_by_the_server():
    """Return the properties that only a described definition has."""
    model = botocore.session.get_session().get_service_model("ecs")
    output = model.operation_model("DescribeTaskDefinition").output_shape
    return set(output.members["taskDefinition"].members) - set(shape_of_input().members)


def parsed(text):
    """Return the value of a JSON text, or None if it is not an object with containers."""
    try:
        value = json.loads(text, object_pairs_hook=Members)
    except ValueError:
        return None
    if not isinstance(value, Members):
        return None
    if not isinstance(dict(value).get("containerDefinitions"), list):
        return None
    return value


def member_shape(shape, key):
    """Return the shape of a property, compared without case, and its name in the API."""
    if shape is None or shape.type_name != "structure":
        return (shape.value if shape is not None and shape.type_name == "map" else None), key
    for name, member in shape.members.items():
        if name.lower() == key.lower():
            return member, name
    return None, key


def capitalized(value, shape):
    """Return a value with the names of CloudFormation."""
    if isinstance(value, Members):
        written = Members()
        for key, inner in value:
            member, name = member_shape(shape, key)
            if shape is not None and shape.type_name == "structure" and "-" not in key:
                known = NAMES.get((shape.name, name)) if name == key else None
                written.append((known or key[:1].upper() + key[1:], capitalized(inner, member)))
            else:
                written.append((key, capitalized(inner, member)))
        return written
    if isinstance(value, list):
        element = shape.member if shape is not None and shape.type_name == "list" else None
        return [capitalized(inner, element) for inner in value]
    return value


def text_of(value, indent=0):
    """Return JSON with one property on each line."""
    inner = "\n" + " " * (indent + 1)
    end = "\n" + " " * indent
    if isinstance(value, Members) and value:
        members = [f"{json.dumps(key)}: {text_of(item, indent + 1)}" for key, item in value]
        return "{" + inner + ("," + inner).join(members) + end + "}"
    if isinstance(value, Members):
        return "{}"
    if isinstance(value, list) and value:
        return "[" + inner + ("," + inner).join(text_of(item, indent + 1) for item in value) + end + "]"
    return json.dumps(value)


def completed(definition):
    """Return a definition with the properties that a fragment lacks, so that only its fault is left."""
    task = dict(definition)
    added = Members(definition)
    missing = [
        ("family", "example"), ("cpu", "1024"), ("memory", "2048"), ("executionRoleArn", ROLE)]
    for key, value in missing:
        if key not in task:
            added.append((key, value))
    if "networkMode" not in task and "FARGATE" in (task.get("requiresCompatibilities") or []):
        added.append(("networkMode", "awsvpc"))
    containers = [dict(item) for item in task["containerDefinitions"] if isinstance(item, Members)]
    mounts = [dict(mount).get("sourceVolume") for container in containers
              for mount in container.get("mountPoints") or [] if isinstance(mount, Members)]
    if "volumes" not in task and any(mounts):
        names = sorted({name for name in mounts if isinstance(name, str)})
        added.append(("volumes", [Members([("name", name)]) for name in names]))
    return added


def template(definition):
    """Return the text of a template with the definition as its only resource."""
    server = added_by_the_server()
    kept = Members((key, value) for key, value in definition if key not in server)
    task = Members([
        ("Type", "AWS::ECS::TaskDefinition"), ("Properties", capitalized(kept, shape_of_input()))])
    return text_of(Members([
        ("AWSTemplateFormatVersion", "2010-09-09"), ("Resources", Members([(TASK, task)]))])) + "\n"


def request(definition):
    """Return the text of an input of register-task-definition, with the family if it is missing."""
    server = added_by_the_server()
    kept = Members((key, value) for key, value in definition if key not in server)
    if "family" not in dict(kept):
        kept.insert(0, ("family", "example"))
    return text_of(kept) + "\n"


def parts(place):
    """Return the parts of a place in a template or a request, in one spelling for both.

    A place is a JSON pointer, a list, or a path with dots and brackets; the parts below the task
    definition are returned.
    """
    if isinstance(place, str):
        if place.startswith("/"):
            place = [part.replace("~1", "/").replace("~0", "~") for part in place[1:].split("/")]
        else:
            place = [part for part in re.split(r"[./\[\]]+", place) if part]
    place = [str(part) for part in place]
    if "Properties" in place[:3]:
        place = place[place.index("Properties") + 1:]
    return tuple(part.lower() for part in place)
