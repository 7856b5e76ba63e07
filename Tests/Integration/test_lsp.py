"""Runs the language server: over pipes, and in the editors that this machine has."""

import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import BINARY, NOT_HERE, REPOSITORY, plain_environment

PAGE = (REPOSITORY / "Documentation" / "editors.md").read_text()
FLAGGED = """{"family": "a", "containerDefinitions": [
  {"name": "app", "image": "a:1", "memory": 64,
    "cpu": 1, "cpu": 2}
]}
"""
# How long an answer may take before the server counts as hung.
ANSWER_SECONDS = 20


def frame(message):
    content = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(content) + content


def request(identifier, method, parameters=None):
    return {"jsonrpc": "2.0", "id": identifier, "method": method, "params": parameters or {}}


def notification(method, parameters):
    return {"jsonrpc": "2.0", "method": method, "params": parameters}


def did_open(uri, text):
    document = {"uri": uri, "languageId": "json", "version": 1, "text": text}
    return notification("textDocument/didOpen", {"textDocument": document})


class Server:
    """A running server and the end of the client."""

    def __init__(self, folder, process_id=None, parameters=None):
        self.folder = folder
        self.process = subprocess.Popen(
            [BINARY, "lsp"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=plain_environment(),
        )
        self.requests = 0
        result = self.request(
            "initialize",
            {"processId": process_id, "rootUri": folder.as_uri(), "capabilities": {}},
        )
        self.capabilities = result["result"]["capabilities"]
        self.send(notification("initialized", {}))

    def send(self, message):
        self.process.stdin.write(frame(message))
        self.process.stdin.flush()

    def read(self):
        length = None
        while line := self.process.stdout.readline().strip():
            name, value = line.split(b":")
            if name == b"Content-Length":
                length = int(value)
        assert length is not None, "the server ended its output"
        return json.loads(self.process.stdout.read(length))

    def request(self, method, parameters):
        self.requests += 1
        self.send(request(self.requests, method, parameters))
        while (answer := self.read()).get("id") != self.requests:
            pass
        return answer

    def diagnostics(self):
        while (message := self.read()).get("method") != "textDocument/publishDiagnostics":
            pass
        return message["params"]["diagnostics"]

    def end(self):
        self.request("shutdown", {})
        self.send(notification("exit", {}))
        return self.process.wait(ANSWER_SECONDS)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.fixture
def server(folder):
    server = Server(folder)
    yield server
    server.process.kill()
    server.process.wait()


def codes(diagnostics):
    return [(found["range"]["start"]["line"], found["code"]) for found in diagnostics]


def messages(output):
    """Return the messages in the whole output of a server."""
    found = []
    while output:
        header, rest = output.split(b"\r\n\r\n", 1)
        length = int(header.split(b":")[1])
        found.append(json.loads(rest[:length]))
        output = rest[length:]
    return found


def run(folder, stream):
    """Pass bytes to a server, and return its status and messages."""
    result = subprocess.run(
        [BINARY, "lsp"], input=stream, capture_output=True, cwd=folder, timeout=ANSWER_SECONDS)
    assert result.stderr == b""
    return result.returncode, messages(result.stdout)


def session(folder, *between):
    return [
        request(1, "initialize", {"rootUri": folder.as_uri(), "capabilities": {}}),
        *between,
        request(2, "shutdown"),
        notification("exit", {}),
    ]


def test_definition_is_linted_while_it_is_edited(server):
    uri = (server.folder / "a.json").as_uri()
    server.send(did_open(uri, FLAGGED))
    assert (2, "json-duplicate-key") in codes(server.diagnostics())
    change = {
        "range": {"start": {"line": 2, "character": 12}, "end": {"line": 2, "character": 22}},
        "text": "",
    }
    server.send(
        notification(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]},
        )
    )
    assert "json-duplicate-key" not in [code for _, code in codes(server.diagnostics())]
    assert server.end() == 0


def test_messages_may_arrive_in_pieces(folder):
    uri = (folder / "a.json").as_uri()
    stream = b"".join(map(frame, session(folder, did_open(uri, FLAGGED))))
    whole = run(folder, stream)
    assert whole[0] == 0
    generator = random.Random(7)
    process = subprocess.Popen(
        [BINARY, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    while stream:
        size = generator.choice([1, 2, 20, 100])
        process.stdin.write(stream[:size])
        process.stdin.flush()
        stream = stream[size:]
    output, _ = process.communicate(timeout=ANSWER_SECONDS)
    answers = [message for message in messages(output) if "id" in message]
    assert answers == [message for message in whole[1] if "id" in message]


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (b"Content-Length: x\r\n\r\n", -32700),
        (b"Content-Length: 99999999999999999999\r\n\r\n", -32700),
        (b"hello\r\n\r\n", -32700),
        (b"x" * 10_000, -32700),
        (frame(b"{"), -32700),
        (frame(b"\xff\xfe"), -32700),
        (frame(b"[" * 100_000), -32700),
        (frame(b"[]"), -32600),
        (frame(request(9, "workspace/symbol")), -32601),
        (frame(request(9, "textDocument/codeAction", {"textDocument": 1})), None),
    ],
)
def test_broken_messages_get_an_error(folder, broken, code):
    first, *rest = session(folder)
    status, answers = run(folder, frame(first) + broken + b"".join(map(frame, rest)))
    assert status == 0
    errors = [answer["error"]["code"] for answer in answers if "error" in answer]
    assert code is None and len(errors) == 1 or errors == [code]
    assert answers[-1]["result"] is None


def test_huge_message_is_skipped(folder):
    first, *rest = session(folder)
    large = b"Content-Length: 100000000\r\n\r\n" + b" " * 100_000_000
    status, answers = run(folder, frame(first) + large + b"".join(map(frame, rest)))
    assert status == 0
    assert [answer["error"]["code"] for answer in answers if "error" in answer] == [-32700]


def test_end_of_the_input_ends_the_server(folder):
    assert run(folder, b"")[0] == 1
    assert run(folder, b"Content-Length: 10\r\n\r\n{")[0] == 1
    uri = (folder / "a.json").as_uri()
    status, answers = run(folder, b"".join(map(frame, session(folder, did_open(uri, FLAGGED))[:2])))
    assert status == 1
    assert answers[-1]["method"] == "textDocument/publishDiagnostics"


def test_client_that_dies_leaves_no_server(folder):
    """The input stays open, as if another process had inherited it."""
    client = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    server = Server(folder, process_id=client.pid)
    try:
        time.sleep(1.5)
        assert server.process.poll() is None
        client.kill()
        client.wait()
        assert server.process.wait(ANSWER_SECONDS) == 1
    finally:
        server.process.kill()
        server.process.wait()


def test_client_of_another_machine_is_ignored(folder):
    client = subprocess.Popen([sys.executable, "-c", ""])
    client.wait()
    server = Server(folder, process_id=client.pid)
    time.sleep(1.5)
    assert server.process.poll() is None
    assert server.end() == 0


def test_server_writes_no_file(server):
    (server.folder / ".tasklint.json").write_text('{"include": ["*.json"]}')
    (server.folder / "a.json").write_text(FLAGGED)
    before = {path: path.stat().st_mtime_ns for path in server.folder.rglob("*")}
    uri = (server.folder / "a.json").as_uri()
    server.send(did_open(uri, FLAGGED))
    server.diagnostics()
    place = {"line": 2, "character": 0}
    place = {"start": place, "end": {"line": 2, "character": 99}}
    parameters = {"textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": []}}
    server.request("textDocument/codeAction", parameters)
    server.send(notification("textDocument/didSave", {"textDocument": {"uri": uri}}))
    server.diagnostics()
    assert server.end() == 0
    assert {path: path.stat().st_mtime_ns for path in server.folder.rglob("*")} == before


def test_signal_ends_the_server(server):
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(ANSWER_SECONDS) == -signal.SIGTERM


def test_answer_takes_less_than_20_ms(server):
    """TASKLINT_PRINT_TIMES=1 prints the times."""
    text = (REPOSITORY / "Examples" / "taskdefs" / "koyama.json").read_text()
    definition = json.loads(text)
    number = 0
    while len(json.dumps(definition, indent=2)) < 8000:
        number += 1
        container = dict(definition["containerDefinitions"][0], name=f"app-{number}")
        definition["containerDefinitions"].append(container)
    uri = (server.folder / "a.json").as_uri()
    server.send(did_open(uri, json.dumps(definition, indent=2)))
    server.diagnostics()
    times = []
    place = {"line": 1, "character": 0}
    for version in range(2, 102):
        change = {"range": {"start": place, "end": place}, "text": " "}
        parameters = {
            "textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}
        start = time.perf_counter()
        server.send(notification("textDocument/didChange", parameters))
        server.diagnostics()
        times.append((time.perf_counter() - start) * 1000)
    if os.environ.get("TASKLINT_PRINT_TIMES"):
        print(f"\nmedian {statistics.median(times):.2f} ms, longest {max(times):.2f} ms")
    assert statistics.median(times) < 20
    assert server.end() == 0


PIECES = [
    "", "", "", '"', ",", "{", "}", "[", "]", ":", "\n", "\r\n", "\r", "  ", "ö", "😀", "\u2028",
    '"cpu": 1,', "null", "true", "${X}", '"essential": false,', '"name": "x"', "\\", "#",
]


def units(text):
    return len(text.encode("utf-16-le")) // 2


def position(text, index):
    """Return the position of a character in the units of the protocol."""
    before = re.split("\r\n|\n|\r", text[:index])
    return {"line": len(before) - 1, "character": units(before[-1])}


def test_random_edits_give_the_findings_of_a_new_document(server):
    """TASKLINT_EDITS sets the number of edits. The text is kept by Python's own strings."""
    text = (REPOSITORY / "Examples" / "faults" / "datadog-variable-missing.json").read_text()
    start = text = text.replace('"app"', '"äpp 😀"')
    generator = random.Random(11)
    uri, copy = ((server.folder / name).as_uri() for name in ("a.json", "b.json"))
    server.send(did_open(uri, text))
    server.diagnostics()
    for version in range(2, int(os.environ.get("TASKLINT_EDITS", 200)) + 2):
        if version % 20 == 0:
            change = {"text": start}
            text = start
        else:
            first = generator.randrange(len(text) + 1)
            last = min(len(text), first + generator.choice([0, 0, 0, 1, 2, 5, 20]))
            # No position is between the two characters of a line end.
            first -= text[first - 1 : first + 1] == "\r\n"
            last += text[last - 1 : last + 1] == "\r\n"
            new = generator.choice(PIECES)
            places = {"start": position(text, first), "end": position(text, last)}
            change = {"range": places, "text": new}
            text = text[:first] + new + text[last:]
        document = {"uri": uri, "version": version}
        parameters = {"textDocument": document, "contentChanges": [change]}
        server.send(notification("textDocument/didChange", parameters))
        found = server.diagnostics()
        server.send(did_open(copy, text))
        assert found == server.diagnostics(), f"edit {version}"
        closed = {"textDocument": {"uri": copy}}
        server.send(notification("textDocument/didClose", closed))
        assert server.diagnostics() == []
        # Closing a document lints the others again.
        assert server.diagnostics() == found
    assert server.end() == 0


# Editors


def block(name):
    """Return the code of an editor's section of the page."""
    match = re.search(rf"^## {name}\n.*?^```\w+\n(.*?)^```", page_part(name), re.M | re.S)
    assert match, f"the section {name} of Documentation/editors.md has no code"
    return match[1]


def page_part(name):
    start = PAGE.index(f"## {name}\n")
    end = PAGE.find("\n## ", start)
    return PAGE[start : end if end > 0 else None]


FILES = {"Neovim": "neovim.lua", "Emacs": "emacs.el", "Vim": "vim.vim", "Helix": "helix.toml"}


@pytest.mark.parametrize("editor", FILES)
def test_page_shows_the_files(editor):
    assert block(editor) == (REPOSITORY / "Editors" / FILES[editor]).read_text()


def test_extension_has_the_version_of_the_program(tasklint):
    package = json.loads((REPOSITORY / "Editors" / "vscode" / "package.json").read_text())
    assert tasklint("--version").stdout.decode().split()[1] == package["version"]
    assert f"/raw/v{package['version']}/" in json.dumps(package)


@pytest.fixture
def workspace(folder):
    """A folder with a definition, and the environment of an editor."""
    (folder / "bin").mkdir()
    (folder / "bin" / "tasklint").symlink_to(BINARY)
    (folder / "a.json").write_text(FLAGGED)
    environment = plain_environment()
    environment["PATH"] = f"{folder / 'bin'}{os.pathsep}{environment['PATH']}"
    environment["HOME"] = environment["XDG_CONFIG_HOME"] = str(folder)
    environment["XDG_STATE_HOME"] = environment["XDG_DATA_HOME"] = str(folder / "state")
    return folder, environment


def editor(name):
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{NOT_HERE}{name}")
    return program


NEOVIM = """
local function fail(reason) io.stderr:write(reason .. "\\n") vim.cmd("cquit") end
vim.cmd("edit a.json")
local function found()
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.code == "ecs-property-type" then return diagnostic end
  end
end
if not vim.wait(15000, function() return found() ~= nil end) then fail("no diagnostic") end
io.stderr:write(("%d:%d %s\\n"):format(found().lnum, found().col, found().source))
vim.api.nvim_win_set_cursor(0, { found().lnum + 1, found().col })
local parameters = vim.lsp.util.make_range_params()
parameters.context = { diagnostics = {}, only = { "quickfix" } }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", parameters, 15000)
for _, answer in pairs(answers or {}) do
  for _, action in ipairs(answer.result or {}) do
    if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
  end
end
if not vim.wait(15000, function() return found() == nil end) then fail("not fixed") end
vim.cmd("write")
vim.cmd("qall")
"""


def test_neovim_shows_a_diagnostic_and_applies_its_fix(workspace):
    folder, environment = workspace
    program = editor("nvim")
    (folder / "a.json").write_text(FLAGGED.replace('"cpu": 1, "cpu": 2', '"cpu": "1"'))
    (folder / "init.lua").write_text(block("Neovim") + "vim.cmd('filetype on')\n")
    (folder / "test.lua").write_text(NEOVIM)
    result = subprocess.run(
        [program, "--headless", "-u", "init.lua", "-c", "luafile test.lua"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    assert "2:11 tasklint" in result.stderr
    assert '"cpu": 1}' in (folder / "a.json").read_text()


EMACS = """
(require 'package)
(package-initialize)
(require 'eglot nil t)
(unless (featurep 'eglot) (kill-emacs 3))
(require 'js)
(unless (fboundp 'js-json-mode) (define-derived-mode js-json-mode js-mode "JSON"))
(add-to-list 'auto-mode-alist '("\\\\.json\\\\'" . js-json-mode))
(load (expand-file-name "init.el"))
(defun wait-for (condition)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless (funcall condition) (message "timeout") (kill-emacs 1))))
(find-file "a.json")
(apply #'eglot (eglot--guess-contact))
(wait-for #'eglot-managed-p)
(flymake-start)
(wait-for (lambda () (flymake-diagnostics)))
(dolist (diagnostic (flymake-diagnostics))
  (message "%d: %s" (line-number-at-pos (flymake-diagnostic-beg diagnostic))
           (flymake-diagnostic-text diagnostic)))
"""


def test_emacs_shows_a_diagnostic(workspace):
    folder, environment = workspace
    program = editor("emacs")
    (folder / "init.el").write_text(block("Emacs"))
    (folder / "test.el").write_text(EMACS)
    result = subprocess.run(
        [program, "--batch", "-l", "test.el"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=60)
    if result.returncode == 3:
        pytest.skip(f"{NOT_HERE}Eglot")
    assert result.returncode == 0, result.stderr
    assert "3: " in result.stderr and "Duplicate key 'cpu'." in result.stderr


def test_vim_jumps_to_a_finding(workspace):
    folder, environment = workspace
    program = editor("vim")
    (folder / "vimrc").write_text("set nocompatible\nfiletype on\n" + block("Vim"))
    commands = [
        "silent make",
        "call writefile(map(filter(getqflist(), 'v:val.valid'), "
        "{_, e -> bufname(e.bufnr) .. ' ' .. e.lnum .. ' ' .. e.col .. ' ' .. e.text}), 'list')",
        "qall!",
    ]
    result = subprocess.run(
        [program, "-es", "-u", "vimrc", "a.json", *[f"+{command}" for command in commands]],
        cwd=folder, env=environment, capture_output=True, timeout=60)
    assert (folder / "list").exists(), result
    lines = (folder / "list").read_text().splitlines()
    assert any(re.match(r"a\.json 3 15  error: duplicate key 'cpu'", line) for line in lines)
