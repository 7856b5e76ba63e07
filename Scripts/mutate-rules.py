#!/usr/bin/env python3
"""Mutation testing of the rules: checks that tests cover every condition.

There is one mutant for each guard, if, where, &&, ||, !, comparison and string literal of the checks
in Sources/TaskLintRules/Rules, but none for metadata, examples and messages. All mutants are compiled
into one scratch copy of the repository, and an environment variable selects one by its number. For
each mutant the tests run in this order until one fails: the examples of the mutated rule, the other
tests of this rule, and the tests of all rules. First, all tests must pass without a mutant.

    Scripts/mutate-rules.py [--sample NUMBER] [--seed NUMBER] [--keep FOLDER] [--jobs NUMBER]
                            [RULE-FILE ...]

All mutants take hours. `--sample 250` tries a random sample of them: each mutant is equally likely,
and the same seed gives the same sample until the checks change. Mutants that do not compile are left
out before the share is calculated, and are not replaced.

The script prints the surviving mutants and the share of killed ones, for a sample with its 95 %
confidence interval. It exits with 1 if less than 90 % are killed.
"""

import argparse
import collections
import concurrent.futures
import math
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
RULES = pathlib.Path("Sources/TaskLintRules/Rules")
# Files without checks: examples, metadata, lists and messages.
NO_CHECKS = re.compile(
    r"Rules/(Examples/|RuleCatalog|Core/(Rule[A-Z]\w*\.swift|Rule\.swift|LintedDocument))"
    r"|FaultyToken|AttributeRow|AttributeName|Message\.swift|\+Finding\.swift|\+Words\.swift"
)
LEAST_SHARE = 0.9
SEED = 1
# The test suites that cover rules.
SUITES = (
    "RuleExampleTests|RuleFixTests|RuleSubjectTests|CrossRuleTests|RuleSettingsTests|GoldenFileTests"
    "|ExampleFileTests|OutputSilencingTests|WholeDefinitionTests|JSONSyntaxErrorTests"
    "|JSONSyntaxMessageTests|JSONPlaceholderTests|InputFormTests|RuleCornerTests|RulesPageTests"
    "|ConfigurationSchemaTests|LargeDefinitionTests|LessonTests|HardeningTests|SchemaRuleTests"
    "|SidecarTemplateTests|PolicySilencingTests|NumberTests|Attribute\\w+Tests|SecretsTests"
    "|CredentialTests|EmbeddedFormTests|TemplateFormTests"
)
# The examples of other rules in other layouts do not kill further mutants.
SLOW = "flagsInAnyLayout"
OWN_EXAMPLES = "flagsTheMarkedPlaces|oneFaultOneFinding"
OWN = "RuleExampleTests|RuleFixTests|RuleSubjectTests"
RUN_SECONDS = 300

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
        name = self.tokens[index + 2].text
        users = [
            place
            for place, token in enumerate(self.tokens)
            if not self.skipped[place] and place != index + 2 and name in re.findall(r"\w+", token.text)
        ]
        if self.skipped[index] or users:
            return False
        if self.tokens[index + 1].text == "func":
            last = self.close(self.next("{", self.close(self.next("(", index))))
        else:
            last = self.last_of_declaration(index)
        self.skip(index, last)
        return True

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
let activeMutant: Int = getenv("TASKLINT_MUTANT").flatMap { Int(String(cString: $0)) } ?? -1

func isMutant(_ number: Int) -> Bool { activeMutant == number }

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
        # The mutants have the same numbers in a sample as in the whole.
        chosen = range(len(found))
        if sample is not None and sample < len(found):
            chosen = sorted(random.Random(seed).sample(chosen, sample))
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
        self.replace(
            self.scratch / "Sources/TaskLintRules/Mutants.swift", SUPPORT + "\n" + "".join(operators)
        )

    @staticmethod
    def replace(path, text):
        if not path.exists() or path.read_text() != text:
            path.write_text(text)

    def build(self):
        """Build the tests, without mutants that do not compile."""
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

    def passes(self, number, tests, rule, skip=None):
        """Return whether the tests pass with a mutant."""
        environment = {**os.environ, "TASKLINT_MUTANT": str(number), "TASKLINT_ONLY": rule or ""}
        program = next((self.scratch / ".build/debug").glob("*PackageTests.xctest"))
        command = [program, "--testing-library", "swift-testing", "--filter", tests]
        command += ["--skip", skip] if skip else []
        try:
            done = subprocess.run(
                command, cwd=self.scratch, env=environment, capture_output=True, timeout=RUN_SECONDS
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def survives(self, number, rule):
        if rule and not (
            self.passes(number, OWN_EXAMPLES, rule) and self.passes(number, OWN, rule)
        ):
            return False
        return self.passes(number, SUITES, None, skip=SLOW)

    def run(self, jobs):
        """Test every mutant and return the share of killed ones."""
        tried = [number for number in self.mutants if number not in self.dropped]
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            if not (self.passes(-1, SUITES, None, skip=SLOW) and self.passes(-1, OWN, None)):
                sys.exit("the tests fail without a mutant")
            fates = pool.map(
                lambda number: self.survives(number, self.rules[self.mutants[number].path]), tried
            )
            alive = []
            for count, (number, survives) in enumerate(zip(tried, fates), 1):
                mutant = self.mutants[number]
                if survives:
                    alive.append(number)
                    print(f"{mutant.path}:{mutant.line}: {mutant.kind}", flush=True)
                if count % 100 == 0:
                    print(f"{count} of {len(tried)}", file=sys.stderr, flush=True)
        share = 1 - len(alive) / len(tried)
        low, high = confidence(len(tried) - len(alive), len(tried))
        print(f"{len(tried)} mutants, {len(alive)} alive, {share:.1%} killed "
              f"(95 % interval of a sample: {low:.1%} to {high:.1%})")
        return share


def confidence(successes, count, deviations=1.96):
    """Return the Wilson interval of a share."""
    share, square = successes / count, deviations**2
    center = (share + square / (2 * count)) / (1 + square / count)
    half = deviations * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return center - half / (1 + square / count), center + half / (1 + square / count)


def scratch_copy(folder):
    """Copy the repository, with example tests that run only the rule in TASKLINT_ONLY if it is set."""
    ignored = shutil.ignore_patterns(".build*", ".git", ".venv")
    shutil.copytree(REPOSITORY, folder, ignore=ignored, dirs_exist_ok=True)
    cases = folder / "Tests/TaskLintRulesTests/RuleCase.swift"
    text = cases.read_text()
    wanted = (
        'RuleCatalog.rules.filter { ["", $0.metadata.id.name].contains('
        'ProcessInfo.processInfo.environment["TASKLINT_ONLY"] ?? "") }.flatMap { rule in'
    )
    assert "RuleCatalog.rules.flatMap { rule in" in text
    text = text.replace("RuleCatalog.rules.flatMap { rule in", wanted)
    cases.write_text("import Foundation\n" + text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", help="files under Sources/TaskLintRules/Rules; default: all")
    parser.add_argument("--keep", help="the folder of the scratch copy, kept for the next run")
    parser.add_argument("--sample", type=int, help="the number of mutants to try; default: all")
    parser.add_argument("--seed", type=int, default=SEED, help=f"the seed of the sample; default {SEED}")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="the number of parallel test runs")
    arguments = parser.parse_args()
    files = [pathlib.Path(file) for file in arguments.files]
    if not files:
        files = sorted(path.relative_to(REPOSITORY) for path in (REPOSITORY / RULES).rglob("*.swift"))
        files = [path for path in files if not NO_CHECKS.search(str(path))]
    with tempfile.TemporaryDirectory() as temporary:
        scratch = pathlib.Path(arguments.keep or temporary)
        scratch_copy(scratch)
        campaign = Campaign(scratch, files, arguments.sample, arguments.seed)
        campaign.build()
        sys.exit(campaign.run(arguments.jobs) < LEAST_SHARE)


if __name__ == "__main__":
    main()
