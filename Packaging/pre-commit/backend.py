"""Builds the empty wheel of the hook, so that installing it downloads no build tool.

Interface: https://peps.python.org/pep-0517/
"""

import re
import zipfile
from pathlib import Path


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    project = Path("pyproject.toml").read_text()
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE)[1]
    requirement = re.search(r'^dependencies = \["(.+)"\]$', project, re.MULTILINE)[1]
    folder = f"tasklint_pre_commit-{version}.dist-info"
    name = f"tasklint_pre_commit-{version}-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as archive:
        archive.writestr(
            f"{folder}/METADATA",
            f"Metadata-Version: 2.1\nName: tasklint-pre-commit\nVersion: {version}\n"
            f"Requires-Dist: {requirement}\n")
        archive.writestr(
            f"{folder}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: backend\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(
            f"{folder}/RECORD", f"{folder}/METADATA,,\n{folder}/WHEEL,,\n{folder}/RECORD,,\n")
    return name
