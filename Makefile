# What a change must pass is `make check`; it needs the Swift toolchain, git and Python.

PREFIX ?= /usr/local
DESTDIR ?=
# Not every shell expands the tilde in PREFIX=~/.local.
override PREFIX := $(patsubst ~,$(HOME),$(patsubst ~/%,$(HOME)/%,$(PREFIX)))
# How long `make fuzz` runs in all, and where its dice start; both may be left out.
SECONDS ?= 60
SEED ?=
PYTHON ?= python3

SOURCES = Package.swift Sources Tests Fuzz
BINARY = .build/release/tasklint
CLEAN_DEFINITIONS = Tests/TaskLintRulesTests/Definitions/clean

# Static on Linux: it starts in a fifth of the time. Only system libraries can be dynamic on macOS.
# The library for regular expressions is not used, and would be a tenth of the program. What types
# the compiler knows it writes down, instead of having them made at every start.
ifeq ($(shell uname -s),Linux)
RELEASE_FLAGS = -Xswiftc -static-executable \
  -Xswiftc -Xfrontend -Xswiftc -disable-implicit-string-processing-module-import \
  -Xswiftc -Xfrontend -Xswiftc -prespecialize-generic-metadata
endif

# Where the tests leave every example as a file, for validators that are not Swift's.
export TASKLINT_EXAMPLES ?= $(CURDIR)/.build/examples

# A build of its own, so that its flags do not make the everyday build start anew.
STRICT = TASKLINT_STRICT=1
STRICT_PATH = --scratch-path .build-strict

.PHONY: build release test format lint rules.md tasklint.schema.json install check fuzz fuzz-build \
  strict-build strict-test clean-definitions integration bench instructions

build:
	swift build

release:
	swift build -c release --product tasklint $(RELEASE_FLAGS)

test:
	swift test

format:
	swift format format --in-place --recursive --parallel $(SOURCES)

lint:
	swift format lint --strict --recursive --parallel $(SOURCES)

# Written beside and then moved: a page half written would fail its own drift test.
rules.md:
	swift run tasklint rules --format markdown > rules.md.new || { rm -f rules.md.new; exit 1; }
	mv rules.md.new rules.md

tasklint.schema.json:
	swift run tasklint config --schema > $@.new || { rm -f $@.new; exit 1; }
	mv $@.new $@

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/tasklint"

# One after the other, whatever -j says: the cheap checks speak first. Only the two builds that use
# one core each are made side by side.
check:
	$(MAKE) lint
	$(MAKE) strict-build
	$(MAKE) strict-test
	$(MAKE) -j2 release fuzz-build
	$(MAKE) clean-definitions
	$(MAKE) integration
	$(MAKE) fuzz SECONDS=60

strict-build:
	$(STRICT) swift build --build-tests $(STRICT_PATH)

strict-test:
	$(STRICT) Scripts/without-skips swift test --skip-build $(STRICT_PATH)

clean-definitions:
	$(BINARY) $(CLEAN_DEFINITIONS)

# Two of the files wait for builds of their own most of the time.
integration: .venv/ready
	.venv/bin/python -m pytest --numprocesses 2 --dist loadfile Tests/Integration

.venv/ready: Tests/Integration/requirements.txt
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

# Not every toolchain has libFuzzer; where there is none, it says so and nothing is tried.
fuzz-build:
	@Fuzz/build || [ $$? -eq 3 ]

fuzz:
	@Fuzz/build; status=$$?; [ $$status -ne 3 ] || exit 0; [ $$status -eq 0 ] || exit $$status; \
	FUZZ_SECONDS=$(SECONDS) FUZZ_SEED=$(SEED) Fuzz/run

# The rivals are installed where they are absent; root may, on Debian.
# The program is timed as it is installed: one that was just linked lies scattered in the system's
# memory, and takes a fifth longer to start.
bench: .venv-bench/ready
	$(MAKE) install PREFIX="$(CURDIR)/.build/installed" DESTDIR=
	@for program in hyperfine jq; do \
	  command -v $$program > /dev/null || apt-get install --yes --quiet $$program; \
	done
	.venv-bench/bin/python Benchmarks/bench.py .build/installed/bin/tasklint

.venv-bench/ready: Benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

# Records what Tests/Integration/test_instructions.py compares with.
instructions: release
	$(PYTHON) Benchmarks/instructions.py --write
