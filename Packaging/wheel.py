"""A Python wheel whose only content is the program.

Format: https://packaging.python.org/en/latest/specifications/binary-distribution-format/
"""

import base64
import hashlib

from archives import zipped

NAME = "tasklint"
SUMMARY = "A linter for Amazon ECS task definitions that log through FireLens"
HOME = "https://github.com/tasklint/tasklint"


def expanded(platforms):
    """Return the tags of a wheel: one for each platform."""
    return [f"py3-none-{platform}" for platform in platforms.split(".")]


def record_line(path, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(content)}\n"


def wheel(version, platforms, program, license_text, readme):
    """Return the name and the bytes of the wheel for platforms, separated by dots."""
    information = f"{NAME}-{version}.dist-info"
    metadata = "\n".join([
        "Metadata-Version: 2.4",
        f"Name: {NAME}",
        f"Version: {version}",
        f"Summary: {SUMMARY}",
        "License-Expression: MIT",
        "License-File: LICENSE",
        f"Project-URL: Homepage, {HOME}",
        f"Project-URL: Changelog, {HOME}/blob/main/CHANGELOG.md",
        "Keywords: ecs,firelens,fluent-bit,lint,task-definition",
        "Requires-Python: >=3.7",
        "Description-Content-Type: text/markdown",
        "",
        readme,
    ])
    tags = "".join(f"Tag: {tag}\n" for tag in expanded(platforms))
    contents = {
        f"{NAME}-{version}.data/scripts/{NAME}": (program, 0o755),
        f"{information}/licenses/LICENSE": (license_text, 0o644),
        f"{information}/METADATA": (metadata.encode(), 0o644),
        f"{information}/WHEEL": (
            f"Wheel-Version: 1.0\nGenerator: {NAME}\nRoot-Is-Purelib: false\n{tags}".encode(), 0o644),
    }
    path = f"{information}/RECORD"
    record = "".join(record_line(name, content) for name, (content, _) in contents.items())
    contents[path] = (f"{record}{path},,\n".encode(), 0o644)
    return f"{NAME}-{version}-py3-none-{platforms}.whl", zipped(contents)


def platforms(system, machine):
    """Return the platforms of a wheel.

    A static program runs on every Linux, with any C library. 2.17 and 1.1 are the oldest versions
    that pip and uv distinguish for both machines.
    """
    if system == "linux":
        return ".".join(
            f"{tag}_{machine}" for tag in ("manylinux2014", "manylinux_2_17", "musllinux_1_1"))
    return f"macosx_13_0_{machine}"
