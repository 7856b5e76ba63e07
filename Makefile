# `make check` runs all checks; it needs the Swift toolchain, git and Python.

PREFIX ?= /usr/local
DESTDIR ?=
# Not every shell expands the tilde in PREFIX=~/.local.
override PREFIX := $(patsubst ~,$(HOME),$(patsubst ~/%,$(HOME)/%,$(PREFIX)))
# The total time of `make fuzz` in seconds, and its random seed; both are optional.
SECONDS ?= 60
SEED ?=
PYTHON ?= python3

SOURCES = Package.swift Sources Tests Fuzz
BINARY = .build/release/tasklint
CLEAN_DEFINITIONS = Tests/TaskLintRulesTests/Definitions/clean

# On Linux the binary is static, so it starts five times as fast. macOS does not support this. The
# library for regular expressions is left out, because it is not used and would add a tenth to the
# size.
ifeq ($(shell uname -s),Linux)
RELEASE_FLAGS = -Xswiftc -static-executable \
  -Xswiftc -Xfrontend -Xswiftc -disable-implicit-string-processing-module-import
endif

# The folder in which the tests write every example to a file, for validators in other languages.
export TASKLINT_EXAMPLES ?= $(CURDIR)/.build/examples

# A separate build folder, so that these flags do not invalidate the normal build.
STRICT = TASKLINT_STRICT=1
STRICT_PATH = --scratch-path .build-strict

.PHONY: build release dist test format lint rules.md tasklint.schema.json install check fuzz \
  fuzz-for-a-minute strict-test clean-definitions integration bench instructions tables comparison

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

# Written to a temporary file first, so that a failure does not leave an incomplete page.
rules.md:
	swift run tasklint rules --format markdown > rules.md.new || { rm -f rules.md.new; exit 1; }
	mv rules.md.new rules.md

tasklint.schema.json:
	swift run tasklint config --schema > $@.new || { rm -f $@.new; exit 1; }
	mv $@.new $@

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/tasklint"

# The packages of a release, in the folder dist: a tarball, a wheel, and on Linux a container image.
dist: release
	$(PYTHON) Packaging/dist.py $(BINARY) dist

# In sequence even with -j, with the fast checks first. The release is built by one core, so the tests
# are built and run meanwhile, and the fuzz targets during the integration tests, which often wait. The
# fuzz targets run for a minute, which an optimized build would not repay.
check: export FUZZ_OPTIMIZATION = -Onone
check:
	$(MAKE) lint
	$(MAKE) -j2 release strict-test
	$(MAKE) clean-definitions
	$(MAKE) -j2 integration fuzz-for-a-minute

strict-test:
	$(STRICT) swift build --build-tests $(STRICT_PATH)
	$(STRICT) Scripts/without-skips swift test --skip-build $(STRICT_PATH)

clean-definitions:
	$(BINARY) $(CLEAN_DEFINITIONS)

# Two of the test files spend most of their time waiting for builds.
integration: .venv/ready
	.venv/bin/python -m pytest --numprocesses 2 --dist loadfile Tests/Integration

.venv/ready: Tests/Integration/requirements.txt
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

fuzz-for-a-minute:
	$(MAKE) fuzz SECONDS=60

# Without libFuzzer in the toolchain this prints a message and succeeds.
fuzz:
	@Fuzz/build; status=$$?; [ $$status -ne 3 ] || exit 0; [ $$status -eq 0 ] || exit $$status; \
	FUZZ_SECONDS=$(SECONDS) FUZZ_SEED=$(SEED) Fuzz/run

# Missing tools for comparison are installed, which needs root on Debian. The installed binary is
# measured: a binary that was just linked takes a fifth longer to start, because its pages are
# scattered in the page cache.
bench: .venv-bench/ready
	$(MAKE) install PREFIX="$(CURDIR)/.build/installed" DESTDIR=
	@for program in hyperfine jq; do \
	  command -v $$program > /dev/null || \
	    { apt-get update --quiet && apt-get install --yes --quiet $$program; } || exit 1; \
	done
	.venv-bench/bin/python Benchmarks/bench.py .build/installed/bin/tasklint

.venv-bench/ready: Benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

# Runs other tools on the examples of the rules, and writes Documentation/comparison.md. It needs Node.js,
# and takes minutes.
COMPARED = cdk-preflight cfn-lint checkov aws-cli

comparison: release .venv-tables/ready $(COMPARED:%=.venv-comparison/%/ready)
	swift test --filter ExampleFolderTests
	.venv-tables/bin/python Scripts/comparison/compare.py record "$(TASKLINT_EXAMPLES)" $(BINARY) \
	  .venv-comparison

.venv-comparison/%/ready: Scripts/comparison/%.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@

# Prints the counts beside their targets, and records them for Tests/Integration/test_instructions.py.
instructions: release
	$(PYTHON) Benchmarks/instructions.py --write

# Regenerates the tables of the API's shapes and of Fluent Bit's plugins, and prints what changed.
# FLUENT_BIT can be a clone that already exists; otherwise one is downloaded.
FLUENT_BIT ?= .build-tables/fluent-bit

.PHONY: .build-tables/fluent-bit
.build-tables/fluent-bit:
	@mkdir -p .build-tables
	@[ -d $@ ] || git clone --quiet --bare https://github.com/fluent/fluent-bit $@
	git -C $@ fetch --quiet --tags --force origin

tables: .venv-tables/ready $(FLUENT_BIT)
	.venv-tables/bin/python Scripts/generate-api-model.py
	.venv-tables/bin/python Scripts/generate-fluent-bit-plugins.py --read $(FLUENT_BIT)
	git diff --stat

.venv-tables/ready: Scripts/requirements.txt
	$(PYTHON) -m venv .venv-tables
	.venv-tables/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	touch $@
