"""The packages of a release, made from the release build, installed and run."""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile

import pytest
import yaml
from conftest import BINARY, NOT_HERE, REPOSITORY, RUN_SECONDS, plain_environment

GOOD = REPOSITORY / "Examples" / "taskdefs"
BAD = REPOSITORY / "Examples" / "faults" / "firelens-sidecar-missing.json"
PRODUCT = (REPOSITORY / "Sources/TaskLintRules/Product.swift").read_text()
VERSION = re.search(r'version = "(.+)"', PRODUCT)[1]
SYSTEM = {"linux": "linux", "darwin": "macos"}[sys.platform]
MACHINE = os.uname().machine
NAME = f"tasklint-{VERSION}-{SYSTEM}-{MACHINE}"


def make(folder, **environment):
    command = [sys.executable, "-B", REPOSITORY / "Packaging/dist.py", BINARY, folder]
    subprocess.run(
        command, check=True, capture_output=True, timeout=RUN_SECONDS,
        env={**plain_environment(), **environment})
    return {path.name: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    assert BINARY.exists(), "the release build is not there: run `make release`"
    return make(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def files(packages):
    """The files of the tarball."""
    with tarfile.open(packages[f"{NAME}.tar.gz"]) as archive:
        return {entry.name.removeprefix(f"{NAME}/"): (archive.extractfile(entry).read(), entry)
                for entry in archive}


def test_the_same_program_gives_the_same_bytes(packages, tmp_path):
    again = make(tmp_path / "again", TZ="Asia/Tokyo")
    assert {name: path.read_bytes() for name, path in packages.items()} == {
        name: path.read_bytes() for name, path in again.items()}


def test_the_time_of_files_is_that_of_the_environment():
    code = "import archives, sys; sys.stdout.buffer.write(archives.tar({'a': (b'', 0o644)}))"
    data = subprocess.check_output(
        [sys.executable, "-B", "-c", code], cwd=REPOSITORY / "Packaging",
        env={**plain_environment(), "SOURCE_DATE_EPOCH": "1798761600"})
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        assert [entry.mtime for entry in archive] == [1798761600]


def test_the_checksums_are_those_of_the_packages(packages):
    lines = packages[f"{NAME}.sha256"].read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert sums == {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in packages.items() if name != f"{NAME}.sha256"}


def test_a_program_that_is_not_static_is_refused(tmp_path):
    if SYSTEM != "linux":
        pytest.skip(f"{NOT_HERE}ELF files")
    command = [sys.executable, "-B", REPOSITORY / "Packaging/dist.py", "/bin/ls", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=RUN_SECONDS)
    assert done.returncode == 1 and "not static" in done.stderr


class TestTarball:
    def test_it_has_the_program_and_its_documentation(self, files):
        assert set(files) == {
            "tasklint", "LICENSE", "man/tasklint.1", "completions/tasklint.bash",
            "completions/_tasklint", "completions/tasklint.fish"}
        for name, (_, entry) in files.items():
            assert entry.mode == (0o755 if name == "tasklint" else 0o644)
            assert (entry.uid, entry.gid, entry.uname, entry.gname) == (0, 0, "", "")
        assert files["LICENSE"][0] == (REPOSITORY / "LICENSE").read_bytes()

    def test_the_program_runs_with_nothing_else(self, files, tmp_path):
        root = tmp_path / "root"
        shutil.copytree(GOOD, root / "taskdefs")
        shutil.copy(BAD, root / "bad.json")
        (root / "tasklint").write_bytes(files["tasklint"][0])
        (root / "tasklint").chmod(0o755)
        # Swift reads its arguments from /proc, which every container has.
        (root / "proc").mkdir()
        script = 'mount --rbind /proc "$0/proc" && exec chroot "$0" "$@"'
        inside = ["unshare", "--mount", "sh", "-c", script, root]
        path = {"PATH": os.environ["PATH"]}
        may = SYSTEM == "linux" and os.geteuid() == 0 and subprocess.run(
            [*inside, "/tasklint", "--version"], capture_output=True, env=path).returncode == 0
        command = [*inside, "/tasklint"] if may else [root / "tasklint"]

        def run(*arguments):
            return subprocess.run(
                [*command, *arguments], cwd=root, capture_output=True, text=True,
                timeout=RUN_SECONDS, env=path if may else {})

        assert run("taskdefs").stdout == "No problems in 3 files.\n"
        assert run("bad.json").returncode == 1
        assert run("--version").stdout == f"tasklint {VERSION}\n"

    def test_the_manual_page_is_rendered(self, files, tmp_path):
        if not shutil.which("man"):
            pytest.skip(f"{NOT_HERE}man")
        page = tmp_path / "tasklint.1"
        page.write_bytes(files["man/tasklint.1"][0])
        done = subprocess.run(
            ["man", "--warnings", "-l", page], capture_output=True, text=True, timeout=RUN_SECONDS,
            env={**plain_environment(), "MANWIDTH": "100", "LC_ALL": "C.UTF-8"})
        assert done.returncode == 0 and done.stderr == ""
        for text in ("NAME", "--write-baseline PATH", "--changed[=REF]", "EXIT STATUS"):
            assert text in done.stdout

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_the_completions_are_valid(self, files, tmp_path, shell):
        if not shutil.which(shell):
            pytest.skip(f"{NOT_HERE}{shell}")
        name = "_tasklint" if shell == "zsh" else f"tasklint.{shell}"
        path = tmp_path / name
        path.write_bytes(files[f"completions/{name}"][0])
        subprocess.run([shell, "-n", path], check=True, timeout=RUN_SECONDS)


class TestWheel:
    @pytest.fixture
    def path(self, packages):
        (name,) = [name for name in packages if name.endswith(".whl")]
        return packages[name]

    def test_pip_installs_it_without_an_index(self, path, tmp_path):
        venv.create(tmp_path)
        pip = [sys.executable, "-m", "pip", "--python", tmp_path / "bin" / "python", "--quiet",
               "--disable-pip-version-check", "install", "--no-index"]
        subprocess.run([*pip, path], check=True, timeout=RUN_SECONDS, env=plain_environment())
        program = tmp_path / "bin" / "tasklint"
        assert subprocess.run([program, GOOD], capture_output=True, timeout=RUN_SECONDS).returncode == 0
        assert subprocess.run([program, BAD], capture_output=True, timeout=RUN_SECONDS).returncode == 1

    def test_its_content_is_the_program(self, path, files):
        information = f"tasklint-{VERSION}.dist-info"
        with zipfile.ZipFile(path) as archive:
            assert archive.namelist() == [
                f"tasklint-{VERSION}.data/scripts/tasklint", f"{information}/licenses/LICENSE",
                f"{information}/METADATA", f"{information}/WHEEL", f"{information}/RECORD"]
            assert archive.read(archive.namelist()[0]) == files["tasklint"][0]
            assert archive.infolist()[0].external_attr >> 16 & 0o777 == 0o755
            wheel = archive.read(f"{information}/WHEEL").decode()
        tags = re.findall(r"^Tag: (.*)$", wheel, re.MULTILINE)
        python, abi, platforms = path.stem.split("-")[2:]
        assert tags == [f"{python}-{abi}-{platform}" for platform in platforms.split(".")]


class TestImage:
    @pytest.fixture
    def path(self, packages):
        if SYSTEM != "linux":
            pytest.skip(f"{NOT_HERE}a program for Linux")
        return packages[f"{NAME}.oci.tar"]

    @pytest.fixture
    def content(self, path):
        with tarfile.open(path) as archive:
            return {entry.name: archive.extractfile(entry).read() for entry in archive}

    def test_the_layout_is_consistent(self, content, files):
        """Every descriptor has the digest and the size of its blob."""

        def blob(descriptor):
            data = content[f"blobs/{descriptor['digest'].replace(':', '/')}"]
            assert descriptor["digest"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert descriptor["size"] == len(data)
            return data

        assert json.loads(content["oci-layout"]) == {"imageLayoutVersion": "1.0.0"}
        (manifest,) = map(blob, json.loads(content["index.json"])["manifests"])
        manifest = json.loads(manifest)
        configuration = json.loads(blob(manifest["config"]))
        (layer,) = map(gzip.decompress, map(blob, manifest["layers"]))
        assert configuration["rootfs"]["diff_ids"] == [f"sha256:{hashlib.sha256(layer).hexdigest()}"]
        assert configuration["config"]["Entrypoint"] == ["/tasklint"]
        with tarfile.open(fileobj=io.BytesIO(layer)) as archive:
            (entry,) = archive
            assert (entry.name, entry.mode) == ("tasklint", 0o755)
            assert archive.extractfile(entry).read() == files["tasklint"][0]
        (docker,) = json.loads(content["manifest.json"])
        assert docker["Config"].endswith(manifest["config"]["digest"].removeprefix("sha256:"))
        assert docker["Layers"][0].endswith(manifest["layers"][0]["digest"].removeprefix("sha256:"))

    @pytest.mark.parametrize("form", ["oci-archive", "docker-archive"])
    def test_skopeo_reads_it(self, path, tmp_path, form):
        skopeo = shutil.which("skopeo")
        if not skopeo:
            pytest.skip(f"{NOT_HERE}skopeo")
        done = subprocess.run(
            [skopeo, "--insecure-policy", "copy", f"{form}:{path}", f"dir:{tmp_path / 'copy'}"],
            capture_output=True, text=True, timeout=RUN_SECONDS, env=plain_environment())
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "copy" / "manifest.json").exists()


    def test_buildah_runs_it(self, path, tmp_path):
        if not shutil.which("buildah") or os.geteuid() != 0:
            pytest.skip(f"{NOT_HERE}buildah, or the rights to run a container")
        buildah = ["buildah", "--storage-driver", "vfs", "--root", tmp_path / "root", "--runroot",
                   tmp_path / "run"]
        options = {"capture_output": True, "text": True, "timeout": RUN_SECONDS}
        begun = subprocess.run([*buildah, "from", f"oci-archive:{path}"], **options)
        assert begun.returncode == 0, begun.stderr
        container = begun.stdout.strip()
        done = subprocess.run(
            [*buildah, "run", "--isolation", "chroot", "--volume", f"{GOOD}:/work:ro", container, "--",
             "/tasklint", "."], **options)
        subprocess.run([*buildah, "rm", container], **options)
        assert done.stdout == "No problems in 3 files.\n", done.stderr


class TestMirror:
    """The hook that installs the wheel, in `Packaging/pre-commit`."""

    FOLDER = REPOSITORY / "Packaging" / "pre-commit"

    def test_its_hook_is_that_of_the_repository(self):
        own, main = (
            {hook["id"]: hook for hook in yaml.safe_load((folder / ".pre-commit-hooks.yaml").read_text())}
            for folder in (self.FOLDER, REPOSITORY))
        assert own["tasklint"] == {**main["tasklint"], "language": "python"}
        system = {**main["tasklint-system"], "description": main["tasklint"]["description"]}
        assert system == {**main["tasklint"], "id": "tasklint-system", "language": "system"}

    def test_it_depends_on_this_version(self):
        project = (self.FOLDER / "pyproject.toml").read_text()
        assert f'version = "{VERSION}"' in project and f'"tasklint=={VERSION}"' in project

    @pytest.mark.parametrize("name", ["tasklint", "tasklint-system"])
    def test_the_real_pre_commit_installs_and_runs_it(self, packages, tmp_path, name):
        mirror, project = tmp_path / "mirror", tmp_path / "project"
        environment = {
            **plain_environment(), "PRE_COMMIT_HOME": str(tmp_path / "home"), "PIP_NO_INDEX": "1"}
        if name == "tasklint":
            shutil.copytree(self.FOLDER, mirror, ignore=shutil.ignore_patterns("__pycache__"))
            environment["PIP_FIND_LINKS"] = str(next(iter(packages.values())).parent)
        else:
            mirror.mkdir()
            shutil.copy(REPOSITORY / ".pre-commit-hooks.yaml", mirror)
            environment["PATH"] = f"{BINARY.parent}:{environment['PATH']}"

        def git(folder, *arguments):
            identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"]
            return subprocess.run(
                ["git", *identity, "-c", "commit.gpgsign=false", *arguments], cwd=folder,
                capture_output=True, text=True, timeout=RUN_SECONDS, env=environment)

        for folder in (mirror, project):
            folder.mkdir(exist_ok=True)
            git(folder, "init", "--quiet")
        git(mirror, "add", "--all")
        assert git(mirror, "commit", "--quiet", "-m", "Add the hook").returncode == 0
        revision = git(mirror, "rev-parse", "HEAD").stdout.strip()
        hook = {"repo": str(mirror), "rev": revision, "hooks": [{"id": name}]}
        (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}))
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "install", "--install-hooks"], cwd=project,
            capture_output=True, text=True, timeout=RUN_SECONDS, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.copytree(GOOD, project / "taskdefs")
        git(project, "add", "--all")
        committed = git(project, "commit", "-m", "Add good definitions")
        assert committed.returncode == 0, committed.stderr
        assert re.search(r"^tasklint\.+Passed$", committed.stderr, re.MULTILINE)
        shutil.copy(BAD, project / "taskdefs" / "bad.json")
        git(project, "add", "--all")
        stopped = git(project, "commit", "-m", "Add a bad definition")
        assert stopped.returncode == 1 and "[firelens-sidecar-missing]" in stopped.stderr


class TestRelease:
    def test_the_workflow_compares_the_tag_with_the_version(self):
        workflow = (REPOSITORY / ".github/workflows/release.yml").read_text()
        steps = yaml.safe_load(workflow)["jobs"]["build"]["steps"]
        (command,) = [step["run"] for step in steps if "TAG" in step.get("env", {})]
        for tag, status in ((f"v{VERSION}", 0), ("v9.9.9", 1)):
            done = subprocess.run(
                ["sh", "-c", command], cwd=REPOSITORY, capture_output=True, env={**os.environ, "TAG": tag})
            assert done.returncode == status

    def test_no_script_has_an_expression(self):
        workflow = yaml.safe_load((REPOSITORY / ".github/workflows/release.yml").read_text())
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", "")

    def test_the_formula_names_no_release(self):
        formula = (REPOSITORY / "Packaging/homebrew/tasklint.rb").read_text()
        assert VERSION not in formula and not re.search(r"^\s*url ", formula, re.MULTILINE)


def test_the_version_is_in_one_place():
    """Other mentions are compared with it by these tests."""
    assert subprocess.check_output([BINARY, "--version"], text=True) == f"tasklint {VERSION}\n"
