#!/usr/bin/env python3
"""Makes the packages of a release from a release build: `dist.py BINARY FOLDER`.

The packages are a tarball, a Python wheel, and, for Linux, a container image. The same binary and
SOURCE_DATE_EPOCH give the same bytes. It uses only the standard library, and `strip`.
"""

import argparse
import hashlib
import struct
import subprocess
import tempfile
from pathlib import Path

import image
import wheel
from archives import compressed, tar

ROOT = Path(__file__).resolve().parent.parent
MACHINES = {0x3E: "x86_64", 0xB7: "aarch64"}
MACH_O_MACHINES = {0x01000007: "x86_64", 0x0100000C: "arm64"}
PT_INTERP = 3


def platform(program):
    """Return the system and the machine of a program; a program for Linux must be static."""
    if program[:4] == b"\x7fELF":
        machine = MACHINES[struct.unpack_from("<H", program, 18)[0]]
        (start,) = struct.unpack_from("<Q", program, 32)
        size, count = struct.unpack_from("<HH", program, 54)
        kinds = [struct.unpack_from("<I", program, start + size * index)[0] for index in range(count)]
        if PT_INTERP in kinds:
            raise SystemExit("the program is not static: build it with `make release`")
        return "linux", machine
    if program[:4] == b"\xcf\xfa\xed\xfe":
        return "macos", MACH_O_MACHINES[struct.unpack_from("<I", program, 4)[0]]
    raise SystemExit("the program is neither an ELF nor a Mach-O file")


def stripped(path):
    """Return a program without its symbols."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tasklint"
        subprocess.run(["strip", "-o", copy, path], check=True)
        return copy.read_bytes()


def packages(path):
    """Return the packages of a program, by their names."""
    program = stripped(path)
    system, machine = platform(program)

    def output(*arguments):
        return subprocess.run([path, *arguments], check=True, capture_output=True).stdout

    version = output("--version").decode().split()[1]
    license_text = (ROOT / "LICENSE").read_bytes()
    folder = f"tasklint-{version}-{system}-{machine}"
    files = {
        "tasklint": (program, 0o755),
        "LICENSE": (license_text, 0o644),
        "man/tasklint.1": (output("--man"), 0o644),
        "completions/tasklint.bash": (output("completions", "bash"), 0o644),
        "completions/_tasklint": (output("completions", "zsh"), 0o644),
        "completions/tasklint.fish": (output("completions", "fish"), 0o644),
    }
    name, content = wheel.wheel(
        version, wheel.platforms(system, machine), program, license_text,
        (ROOT / "Packaging" / "README.md").read_text())
    result = {
        f"{folder}.tar.gz": compressed(
            tar({f"{folder}/{path}": entry for path, entry in files.items()})),
        name: content,
    }
    if system == "linux":
        result[f"{folder}.oci.tar"] = image.image(version, machine, program, wheel.HOME)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    made = packages(arguments.binary.resolve())
    sums = ""
    for name, content in sorted(made.items()):
        (arguments.folder / name).write_bytes(content)
        sums += f"{hashlib.sha256(content).hexdigest()}  {name}\n"
        print(f"{len(content):>10}  {name}")
    system = next(iter(made)).removesuffix(".tar.gz")
    (arguments.folder / f"{system}.sha256").write_text(sums)


if __name__ == "__main__":
    main()
