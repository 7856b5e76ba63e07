#!/usr/bin/env python3
"""Mutation testing of the rules: checks that tests cover every condition.

There is one mutant for each guard, if, where, &&, ||, !, comparison and string literal of the checks
in Sources/TaskLintRules/Rules, but none for metadata, examples and messages. All mutants are compiled
into one scratch copy of the repository, and a variable selects one by its number.

First, one process runs every test of an example once, and other tests without arguments, and records
the mutants that each of them reaches. Then it forks for each mutant, and runs only the tests that
reach it, those of the mutated rule first, until one fails. For each mutant that is left, the other test
suites run in a separate process; --examples leaves them out. All tests must pass without a mutant.

    Scripts/mutate-rules.py [--sample NUMBER] [--seed NUMBER] [--keep FOLDER] [--jobs NUMBER]
                            [--examples] [RULE-FILE ...]

--sample tries a random sample of the mutants: each is equally likely, and after an edit the same seed
gives the same mutants except for those in edited lines. Mutants that do not compile are left out before
the share is calculated, and are not replaced. --keep keeps the copy, so that the next build compiles
only what changed.

The script prints the surviving mutants and the share of killed ones, for a sample with its 95 %
confidence interval. It exits with 1 if less than 90 % are killed. A mutant that no test can kill,
because the condition only saves time, counts as a survivor.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import math
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
RULES = pathlib.Path("Sources/TaskLintRules/Rules")
# Files without checks: examples, metadata, lists and messages.
NO_CHECKS = re.compile(
    r"Rules/(Examples/|RuleCatalog|Core/(Rule[A-Z]\w*\.swift|Rule\.swift|LintedDocument))"
    r"|FaultyToken|AttributeRow|AttributeName|Message\.swift|\+Finding\.swift|\+Words\.swift"
)
LEAST_SHARE = 0.9
SEED = 1
# The seconds for the tests of other rules' examples, for each mutant.
OTHERS_SECONDS = 3
# The test suites that cover rules.
SUITES = (
    "CrossRuleTests|RuleSettingsTests|ExampleFileTests|OutputSilencingTests|WholeDefinitionTests"
    "|JSONSyntaxErrorTests|JSONSyntaxMessageTests|JSONPlaceholderTests|InputFormTests|RuleCornerTests"
    "|RulesPageTests|ConfigurationSchemaTests|LargeDefinitionTests|HardeningTests|SchemaRuleTests"
    "|SidecarTemplateTests|PolicySilencingTests|NumberTests|Attribute\\w+Tests|SecretsTests"
    "|CredentialTests|EmbeddedFormTests|TemplateFormTests|FixPropertyTests|PlaintextSecretPlaceTests"
)
# Suites without arguments run in the process of the examples.
PLAIN_FOLDERS = (
    "Rules", "Definition", "Documentation", "Engine", "FluentBit", "Findings", "Rendering"
)
PLAIN_TEST = re.compile(
    r"^(?:struct|extension) (?P<suite>\w+Tests) *\{|^  @Test(?:\((?![^)]*(?:arguments|enabled))[^)]*\))?\s+"
    r"func (?P<name>\w+)\(\)(?: throws)? \{",
    re.MULTILINE,
)
# Suites that measure time or read other files, and those that generate a whole page.
NOT_PLAIN = re.compile(
    r"^(LargeDefinitionTests|CorpusTests|AttributeGroundTruthTests|RulesPageTests"
    r"|ConfigurationSchemaTests|RuleIllustrationTests)\."
)
# Tests in these suites that the process of the examples runs.
DONE = "MutantTests"

TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n]*)
  | (?P<string>\#*\")
  | (?P<word>[A-Za-z_`]\w*`?|\$\d)
  | (?P<number>\d\w*)
  | (?P<operator>&&|\|\||==|!=|<=|>=|->|\?\?|[-+*/%<>=!&|^~?]+)
  | (?P<mark>[{}()\[\],:;.@\\])
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE,
)
Token = collections.namedtuple("Token", "kind text start end")
Mutant = collections.namedtuple("Mutant", "path line kind text")


def end_of_string(source, start):
    """Return the offset after the string literal at an offset."""
    opening = re.compile(r'(#*)("{3}(?=\n)|")').match(source, start)
    hashes, quotes = opening[1], opening[2]
    index = opening.end()
    while not source.startswith(quotes + hashes, index):
        if source.startswith("\\" + hashes + "(", index):
            index = end_of_interpolation(source, index + len(hashes) + 2)
        elif source.startswith("\\" + hashes, index):
            index += len(hashes) + 2
        else:
            index += 1
    return index + len(quotes + hashes)


def end_of_interpolation(source, index):
    depth = 1
    while depth:
        if source[index] in '#"' and re.compile(r'#*"').match(source, index):
            index = end_of_string(source, index)
            continue
        depth += {"(": 1, ")": -1}.get(source[index], 0)
        index += 1
    return index


def tokens_of(source):
    tokens, index = [], 0
    while index < len(source):
        match = TOKEN.match(source, index)
        end = end_of_string(source, index) if match.lastgroup == "string" else match.end()
        if match.lastgroup not in ("space", "comment"):
            tokens.append(Token(match.lastgroup, source[index:end], index, end))
        index = end
    return tokens


class RuleFile:
    """The checks of a file, and the edits that insert mutants."""

    def __init__(self, path, source):
        self.path, self.source = path, source
        self.tokens = tokens_of(source)
        self.skipped = [False] * len(self.tokens)
        self.skip_other_code()
        self.edits = []  # (offset, end, text with {n}, number)

    def close(self, index):
        """Return the index of the bracket that closes the one at an index."""
        depth = 0
        for place in range(index, len(self.tokens)):
            text = self.tokens[place].text
            depth += (text in ("(", "[", "{")) - (text in (")", "]", "}"))
            if depth == 0:
                return place
        raise ValueError(f"{self.path}: a bracket is not closed")

    def skip(self, first, last):
        for index in range(first, last + 1):
            self.skipped[index] = True

    def find(self, *texts):
        size = len(texts)
        for index in range(len(self.tokens) - size + 1):
            if all(w in (None, t.text) for w, t in zip(texts, self.tokens[index : index + size])):
                yield index

    def next(self, text, index):
        while self.tokens[index].text != text:
            index += 1
        return index

    def skip_other_code(self):
        for index in self.find("extension", "Message"):
            self.skip(index, self.close(self.next("{", index)))
        for index in self.find("static", "let", "metadata"):
            self.skip(index, self.close(self.next("(", index)))
        # Helpers that make examples, which may have the name of something that the checks use.
        for index in self.find("->", "Example", "{"):
            start = index
            while self.tokens[start].text != "func":
                start -= 1
            self.skip(start, self.close(index + 2))
        for name in ("message", "relatedNote"):
            for index in self.find("func", name):
                self.skip(index, self.close(self.next("{", index)))
        for name in ("related", "Fix", "Message"):
            for index in self.find(name, "("):
                self.skip(index, self.close(index + 1))
        while any([self.skip_unused(index) for index in self.find("static", None, None)]):
            pass

    def skip_unused(self, index):
        """Skip a static member that only skipped parts, such as examples, use."""
        if self.skipped[index]:
            return False
        if self.tokens[index + 1].text == "func":
            last = self.close(self.next("{", self.close(self.next("(", index))))
        else:
            last = self.last_of_declaration(index)
        name = self.tokens[index + 2].text
        outside = [
            place
            for place in range(len(self.tokens))
            if not self.skipped[place] and not index <= place <= last
        ]
        # A local variable may have the name of a function that only examples use.
        is_shadowed = self.tokens[index + 1].text == "func" and any(
            self.tokens[place].text == name and self.tokens[place - 1].text in ("let", "var")
            for place in outside
        )
        used = any(
            name in re.findall(r"\w+", self.tokens[place].text)
            and not (is_shadowed and self.tokens[place + 1].text != "(")
            for place in outside
        )
        if not used:
            self.skip(index, last)
        return not used

    def last_of_declaration(self, index):
        place = index + 3
        while place < len(self.tokens):
            text = self.tokens[place].text
            if text in ("(", "[", "{"):
                place = self.close(place)
            elif text in ("}", "private", "static", "func", "fileprivate", "let", "var"):
                return place - 1
            place += 1
        return len(self.tokens) - 1

    # Mutants

    def mutants(self):
        for index, token in enumerate(self.tokens):
            if self.skipped[index]:
                continue
            if token.text in ("guard", "if", "where"):
                self.condition(index)
            elif token.kind == "operator":
                self.operator(index)
            elif token.kind == "string":
                self.string(index)
        return self.edits

    def add(self, kind, *edits):
        self.edits.append((kind, edits))

    def condition(self, index):
        keyword = self.tokens[index].text
        if keyword == "where" and self.tokens[index + 1].text == ":":
            return
        line = self.line_text(self.tokens[index].start)
        if keyword == "where" and re.search(r"\b(extension|func|struct|protocol)\b", line):
            return
        ends = {"guard": ("else",), "if": ("{",), "where": ("{", ":", ",", "=")}[keyword]
        clauses, first, place = [], index + 1, index + 1
        while self.tokens[place].text not in ends:
            text = self.tokens[place].text
            if text in ("(", "[", "{"):
                place = self.close(place)
            elif text == ",":
                clauses.append((first, place - 1))
                first = place + 1
            elif text == "?" and keyword == "where":
                return
            place += 1
        clauses.append((first, place - 1))
        start = self.tokens[clauses[0][0]].start
        if keyword != "where":
            self.add(f"{keyword} is always false", (start, start, "!isMutant({n}), "))
        for first, last in clauses:
            if self.tokens[first].text not in ("let", "var", "case"):
                start, end = self.tokens[first].start, self.tokens[last].end
                self.add(
                    f"{keyword} without '{self.short(start, end)}'",
                    (start, start, "(isMutant({n}) || ("),
                    (end, end, "))"),
                )

    OPERATORS = ("&&", "||", "==", "!=", "<", ">", "<=", ">=")

    def operator(self, index):
        token = self.tokens[index]
        before, after = self.source[token.start - 1], self.source[token.end]
        context = self.short(max(0, token.start - 24), token.end + 24)
        if token.text in self.OPERATORS and before.isspace() and after.isspace():
            self.add(f"'{token.text}' in '…{context}…'", (token.start, token.end, token.text + "{op}"))
        elif token.text == "!" and re.match(r"[\w(]", after) and not re.match(r"\w|\)", before):
            self.add(f"'!' in '{self.short(token.start, token.end + 24)}…'",
                     (token.start, token.end, "!{op}"))

    def string(self, index):
        token = self.tokens[index]
        before = self.tokens[index - 1], self.tokens[index - 2]
        if token.text.startswith(('"""', '#"""')) or before[0].text == "=" and re.match(
            r"\s*case\b", self.line_text(token.start)
        ):
            return
        if "\\(" in token.text or re.search(r"\w \w", token.text) or token.text.startswith("#"):
            return  # prose, or a part of an example, which is not compared with anything
        start, end, wrong = token.start, token.end, '"~"'
        if before[0].text == ":" and before[1].text == "ascii":
            start = self.tokens[index - 4].start
            end, wrong = self.tokens[index + 1].end, "1"
        self.add(f"string {token.text}", (start, start, "literal({n}, "), (end, end, f", {wrong})"))

    def line_of(self, offset):
        return self.source.count("\n", 0, offset) + 1

    def line_text(self, offset):
        return self.source[self.source.rfind("\n", 0, offset) + 1 :].split("\n", 1)[0]

    def short(self, start, end):
        return " ".join(self.source[start:end].split())[:60]


SUPPORT = """\
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The number of the active mutant.
nonisolated(unsafe) var activeMutant =
  getenv("TASKLINT_MUTANT").flatMap { Int(String(cString: $0)) } ?? -1

/// The mutants that were reached since it was emptied, if that is recorded.
nonisolated(unsafe) var reachedMutants: [Int] = []
nonisolated(unsafe) var isReached = [Bool](repeating: false, count: COUNT)
nonisolated(unsafe) var recordsMutants = false

func isMutant(_ number: Int) -> Bool {
  if recordsMutants, !isReached[number] {
    isReached[number] = true
    reachedMutants.append(number)
  }
  return activeMutant == number
}

func literal<Text: ExpressibleByStringLiteral>(_ number: Int, _ right: Text, _ wrong: Text) -> Text {
  isMutant(number) ? wrong : right
}

func literal(_ number: Int, _ right: UInt8, _ wrong: UInt8) -> UInt8 {
  isMutant(number) ? wrong : right
}
"""

PRECEDENCE = {"&&": "LogicalConjunctionPrecedence", "||": "LogicalDisjunctionPrecedence"}
OPPOSITE = {
    "&&": "||", "||": "&&", "==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">",
}  # fmt: skip


def operator_name(number):
    """Encode a number in operator characters."""
    digits = "+-*%<>^~"
    return "".join(digits[number >> shift & 7] for shift in (12, 9, 6, 3, 0))


def operator_source(symbol, number):
    name = symbol + operator_name(number)
    if symbol == "!":
        return (
            f"prefix operator {name}\n"
            f"prefix func {name} (a: Bool) -> Bool {{ isMutant({number}) ? a : !a }}\n"
        )
    head = f"infix operator {name}: {PRECEDENCE.get(symbol, 'ComparisonPrecedence')}\n"
    other = OPPOSITE[symbol]
    if symbol in PRECEDENCE:
        return head + (
            f"func {name} (a: Bool, b: @autoclosure () -> Bool) -> Bool "
            f"{{ isMutant({number}) ? a {other} b() : a {symbol} b() }}\n"
        )
    kind = "Equatable" if symbol in ("==", "!=") else "Comparable"
    text = head + (
        f"func {name} <T: {kind}>(a: T, b: T) -> Bool "
        f"{{ isMutant({number}) ? a {other} b : a {symbol} b }}\n"
    )
    if kind == "Equatable":
        negated = "!" if symbol == "!=" else ""
        text += (
            f"func {name} (a: JSONString, b: StaticString) -> Bool "
            f"{{ (a == b) != ({'true' if negated else 'false'} != isMutant({number})) }}\n"
            f"func {name} <T>(a: T?, b: _OptionalNilComparisonType) -> Bool "
            f"{{ isMutant({number}) ? a {other} b : a {symbol} b }}\n"
        )
    return text


class Campaign:
    def __init__(self, scratch, paths, sample=None, seed=SEED):
        self.scratch, self.paths = scratch, paths
        self.mutants, self.edits, self.rules, self.dropped = {}, {}, {}, set()
        found = []
        for path in paths:
            source = (REPOSITORY / path).read_text()
            file = RuleFile(path, source)
            identifier = re.search(r'\bid: "([a-z0-9-]+)"', source)
            self.rules[path] = identifier[1] if identifier else None
            for kind, edits in file.mutants():
                found.append(Mutant(path, file.line_of(edits[0][0]), kind, edits))
        self.count, self.keys = len(found), keys_of(found)
        # The mutants have the same numbers in a sample as in the whole.
        chosen = range(len(found))
        if sample is not None and sample < len(found):
            chosen = sorted(draw(self.keys, sample, seed))
            print(f"sample of {sample} of {len(found)} mutants, seed {seed}", flush=True)
        for number in chosen:
            mutant = self.mutants[number] = found[number]
            self.edits.setdefault(mutant.path, []).append((number, mutant.text))

    def write(self):
        """Write the mutated sources to the scratch copy."""
        operators = []
        for path in self.paths:
            source = (REPOSITORY / path).read_text()
            pieces = []
            for number, edits in self.edits.get(path, []):
                if number in self.dropped:
                    continue
                for part, (start, end, text) in enumerate(edits):
                    if "{op}" in text:
                        operators.append(operator_source(source[start:end], number))
                    name = operator_name(number)
                    text = text.replace("{n}", str(number)).replace("{op}", name)
                    # If several edits end at the same offset, the inner one comes first.
                    order = -number if part else number
                    pieces.append((start, end, 0 if part else 1, order, text))
            written, last = "", 0
            for start, end, _, _, text in sorted(pieces):
                written += source[last:start] + text
                last = end
            self.replace(self.scratch / path, written + source[last:])
        support = SUPPORT.replace("COUNT", str(self.count)) + "\n" + "".join(operators)
        self.replace(self.scratch / "Sources/TaskLintRules/Mutants.swift", support)

    @staticmethod
    def replace(path, text):
        if not path.exists() or path.read_text() != text:
            path.write_text(text)

    def build(self):
        """Build the tests, without mutants that do not compile."""
        # A kept copy remembers them.
        memory = self.scratch / "uncompilable-mutants.txt"
        known = set(memory.read_text().splitlines()) if memory.exists() else set()
        self.dropped = {number for number in self.mutants if self.keys[number] in known}
        while True:
            self.write()
            done = subprocess.run(
                ["swift", "build", "--build-tests"], cwd=self.scratch, capture_output=True, text=True
            )
            if done.returncode == 0:
                return
            places = set(re.findall(r"(Sources/\S+?\.swift):(\d+):\d+: error", done.stdout))
            wrong = {
                number
                for number, mutant in self.mutants.items()
                if (str(mutant.path), str(mutant.line)) in places
            } - self.dropped
            for line in re.findall(r"Mutants\.swift:\d+:\d+: error.*", done.stdout):
                print(line, file=sys.stderr)
            if not wrong:
                sys.exit("the scratch copy does not build:\n" + done.stdout[-4000:])
            print(f"{len(wrong)} mutants do not compile", file=sys.stderr, flush=True)
            self.dropped |= wrong
            known |= {self.keys[number] for number in wrong}
            memory.write_text("".join(f"{key}\n" for key in sorted(known)))

    def run_step(self, step, folder, jobs, progress=lambda: ""):
        """Run a test of Scripts/mutation/MutantTests.swift."""
        program = next((self.scratch / ".build/debug").glob("*PackageTests.xctest"))
        environment = {
            **os.environ, "TASKLINT_MUTATION": str(folder), "TASKLINT_STEP": step,
            "TASKLINT_JOBS": str(jobs),
        }  # fmt: skip
        command = [program, "--testing-library", "swift-testing", "--filter", "MutantTests"]
        started, printed = time.monotonic(), time.monotonic()
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                command, cwd=self.scratch, env=environment, stdout=log, stderr=log
            )
            while process.poll() is None:
                time.sleep(0.5)
                if time.monotonic() - printed > 60:
                    printed = time.monotonic()
                    print(f"{step}: {printed - started:.0f} s{progress()}", file=sys.stderr, flush=True)
        if process.returncode != 0:
            sys.exit(f"the test process failed:\n{(folder / 'log').read_text()[-2000:]}")

    def coverage(self, folder):
        """Return the tests, each with its name, its rule, whether it is slow, and its mutants."""
        (folder / "coverage").unlink(missing_ok=True)
        self.run_step("coverage", folder, 1)
        tests, failing = [], []
        for line in (folder / "coverage").read_text().splitlines():
            _, state, name, rule, is_slow, numbers = line.split("\t")
            if state == "fails":
                failing.append(name)
            reached = set() if state == "fails" else set(map(int, numbers.split()))
            tests.append((name, rule, is_slow == "true", reached))
        if failing:
            sys.exit("these tests fail without a mutant:\n" + "\n".join(failing))
        return tests

    def plan(self, number, tests, reaching):
        """Return the line of a mutant with the tests to run."""
        rule = self.rules[self.mutants[number].path]
        is_string = self.mutants[number].kind.startswith("string")
        reaching = set(reaching)
        # A static table is made once, by whichever test comes first; others may use it too.
        if is_string and len(reaching) == 1:
            reaching |= {
                index
                for index, (_, owner, is_slow, _) in enumerate(tests)
                if not is_slow and not (rule and owner) or owner == rule
            }
        # Tests without a rule are few, and check what examples do not show.
        own = sorted(
            (i for i in reaching if tests[i][1] in ("", rule)),
            key=lambda i: (tests[i][2], tests[i][1] != rule, i),
        )
        others = [i for i in reaching if tests[i][1] not in ("", rule)]
        # Neighbors are similar, and the time may not suffice for all.
        random.Random(number).shuffle(others)
        others.sort(key=lambda i: tests[i][2])
        seconds = OTHERS_SECONDS if rule else 4 * OTHERS_SECONDS
        lists = [" ".join(map(str, indexes)) for indexes in (own, others)]
        return "\t".join([str(number), str(seconds), *lists])

    def run_examples(self, numbers, folder, jobs):
        """Return what killed each mutant, by the tests that run in one process; None for survivors."""
        tests = self.coverage(folder)
        reaching = {number: [] for number in numbers}
        for index, (_, _, _, reached) in enumerate(tests):
            for number in reached & reaching.keys():
                reaching[number].append(index)
        plan = [self.plan(number, tests, reaching[number]) for number in numbers]
        (folder / "plan").write_text("\n".join(plan) + "\n")
        (folder / "results").write_text("")

        def progress():
            fates = self.fates(folder)
            alive = list(fates.values()).count(None)
            return f", {len(fates)} of {len(numbers)} mutants, {alive} alive"

        self.run_step("mutants", folder, jobs, progress)
        return self.fates(folder)

    @staticmethod
    def fates(folder):
        results = folder / "results"
        fields = [line.split("\t") for line in results.read_text().splitlines()]
        return {int(n): killer if state == "killed" else None for n, state, killer in fields}

    def run_suites(self, number, seconds):
        """Return whether the tests that are not of examples pass with a mutant."""
        environment = {**os.environ, "TASKLINT_MUTANT": str(number)}
        program = next((self.scratch / ".build/debug").glob("*PackageTests.xctest"))
        command = [program, "--testing-library", "swift-testing", "--filter", SUITES, "--skip", DONE]
        try:
            done = subprocess.run(
                command, cwd=self.scratch, env=environment, capture_output=True, timeout=seconds
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def run(self, folder, jobs, examples_only):
        """Test every mutant and return the share of killed ones."""
        tried = [number for number in self.mutants if number not in self.dropped]
        fates = self.run_examples(tried, folder, jobs)
        alive = sorted(number for number, killer in fates.items() if killer is None)
        if not examples_only:
            print(f"{len(alive)} of {len(tried)} alive after the examples", file=sys.stderr, flush=True)
            started = time.monotonic()
            if not self.run_suites(-1, None):
                sys.exit("the tests fail without a mutant")
            # A test that a mutant makes endless takes much longer than without it.
            seconds = 60 + 5 * (time.monotonic() - started)
            with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
                passed = pool.map(lambda number: self.run_suites(number, seconds), alive)
                alive = [number for number, passes in zip(alive, passed) if passes]
        for number in alive:
            mutant = self.mutants[number]
            print(f"{number} {mutant.path}:{mutant.line}: {mutant.kind}")
        share = 1 - len(alive) / len(tried)
        low, high = confidence(len(tried) - len(alive), len(tried))
        print(f"{len(tried)} mutants, {len(alive)} alive, {share:.1%} killed "
              f"(95 % interval of a sample: {low:.1%} to {high:.1%})")
        return share


def keys_of(mutants):
    """Return a key of each mutant, which an edit elsewhere does not change."""
    keys, seen = [], collections.Counter()
    for mutant in mutants:
        text = f"{mutant.path}: {mutant.kind}"
        keys.append(f"{text} {seen[text]}")
        seen[text] += 1
    return keys


def draw(keys, sample, seed):
    """Return the numbers of a random sample; after an edit, most mutants of it are the same."""
    order = {key: hashlib.sha256(f"{seed} {key}".encode()).digest() for key in keys}
    return sorted(range(len(keys)), key=lambda number: order[keys[number]])[:sample]


def confidence(successes, count, deviations=1.96):
    """Return the Wilson interval of a share."""
    share, square = successes / count, deviations**2
    center = (share + square / (2 * count)) / (1 + square / count)
    half = deviations * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return center - half / (1 + square / count), center + half / (1 + square / count)


def scratch_copy(folder):
    """Copy the repository, and add the test that runs the mutants."""
    ignored = shutil.ignore_patterns(".build*", ".git", ".venv")
    for name in ("Sources", "Tests"):
        for path in (folder / name).rglob("*.swift"):
            if not (REPOSITORY / path.relative_to(folder)).exists():
                path.unlink()
    shutil.copytree(REPOSITORY, folder, ignore=ignored, dirs_exist_ok=True, copy_function=copy_changed)
    tests = folder / "Tests/TaskLintRulesTests"
    runner = REPOSITORY / "Scripts/mutation/MutantTests.swift"
    Campaign.replace(tests / "MutantTests.swift", runner.read_text() + plain_units(tests))


def copy_changed(source, target):
    """Copy a file, unless it is the same: a newer file is compiled again."""
    target = pathlib.Path(target)
    # Campaign.write writes the rules.
    path = pathlib.Path(source).relative_to(REPOSITORY)
    is_rule = RULES in path.parents and not NO_CHECKS.search(str(path))
    if target.exists() and (is_rule or target.read_bytes() == pathlib.Path(source).read_bytes()):
        return
    shutil.copy2(source, target)


def plain_units(tests):
    """Return Swift source with the tests that have no arguments and can run in one process."""
    units = []
    for folder in PLAIN_FOLDERS:
        for path in sorted((tests / folder).rglob("*.swift")):
            suite = None
            for match in PLAIN_TEST.finditer(path.read_text()):
                if match["suite"]:
                    suite = match["suite"]
                elif suite and not NOT_PLAIN.search(f"{suite}.{match['name']}"):
                    units.append(
                        f'      Unit(name: "{suite}.{match["name"]}", rule: "", '
                        f"run: {{ try {suite}().{match['name']}() }}),\n"
                    )
    return (
        "\nextension MutantTests {\n  fileprivate static var plainUnits: [Unit] {\n"
        f"    [\n{''.join(units)}    ]\n  }}\n}}\n"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", help="files under Sources/TaskLintRules/Rules; default: all")
    parser.add_argument("--keep", help="the folder of the scratch copy, kept for the next run")
    parser.add_argument("--sample", type=int, help="the number of mutants to try; default: all")
    parser.add_argument("--seed", type=int, default=SEED, help=f"the seed of the sample; default {SEED}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="the number of parallel test runs")
    parser.add_argument(
        "--examples", action="store_true", help="leave out the suites that are not of examples"
    )
    arguments = parser.parse_args()
    files = [pathlib.Path(file) for file in arguments.files]
    if not files:
        files = sorted(path.relative_to(REPOSITORY) for path in (REPOSITORY / RULES).rglob("*.swift"))
        files = [path for path in files if not NO_CHECKS.search(str(path))]
    with tempfile.TemporaryDirectory() as temporary:
        scratch = pathlib.Path(arguments.keep or f"{temporary}/copy")
        results = pathlib.Path(f"{arguments.keep}.results" if arguments.keep else temporary)
        results.mkdir(exist_ok=True)
        scratch_copy(scratch)
        campaign = Campaign(scratch, files, arguments.sample, arguments.seed)
        campaign.build()
        share = campaign.run(results, arguments.jobs, arguments.examples)
        sys.exit(share < LEAST_SHARE)


if __name__ == "__main__":
    main()
