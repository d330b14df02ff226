# The environment and its stamps are in .venv, scratch output in .make; `make clean` removes both.
# Each stamp waits for the one before it, so one pip at a time works in .venv, with -j too.

PYTHON ?= python3
BENCH ?= --check
SIZES ?= 1000 100000
DATA ?= ../yardsticks
# A process for each processor; idle ones take tests over, since a few take a minute.
WORKERS ?= -n auto --maxprocesses 8 --dist worksteal

BIN := .venv/bin
PIP := -m pip --disable-pip-version-check --no-input -qq
DEMO_READY := .venv/ready-demo
TEST_READY := .venv/ready-test
DEV_READY := .venv/ready-dev
PEER := .make/bench
LIBRARIES := .make/libraries

.PHONY: help demo test torture check lint format types imports wheel contents bench large
.PHONY: phrases speed schema clean
.DELETE_ON_ERROR:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(DEMO_READY) ## what is due, from a fresh store with the starting timeline
	@$(BIN)/tracker demo

test: $(TEST_READY) ## the whole test suite
	@echo "== pytest"
	@$(BIN)/pytest $(WORKERS)

# In one process, which prints what it measured.
torture: $(TEST_READY) ## the promises of docs/reliability.md, tested to the full: some minutes
	@echo "== pytest, full size"
	@TRACKER_TORTURE=1 $(BIN)/pytest -q tests/promises tests/cli/test_flipped.py \
		tests/core/test_running_text.py tests/core/reading/test_cost.py

check: lint format types imports contents ## style, types, import contract, what is in the wheel

lint: $(DEV_READY)
	@echo "== ruff check"
	@$(BIN)/ruff check

format: $(DEV_READY)
	@echo "== ruff format --check"
	@$(BIN)/ruff format --check

types: $(DEV_READY)
	@echo "== mypy --strict"
	@$(BIN)/mypy

imports: $(DEV_READY)
	@echo "== lint-imports"
	@$(BIN)/lint-imports --no-logo

# Built from a copy: what an earlier build left in build/ would end up in the wheel.
wheel: $(TEST_READY)
	@echo "== building the wheel"
	@rm -rf .make/tree .make/wheel .make/expected
	@mkdir -p .make/tree .make/wheel .make/expected
	@cp -R setup.cfg pyproject.toml README.md tracker db seeds .make/tree/
	@cp -R tracker .make/expected/
	@cp -R db seeds .make/expected/tracker/
	@$(BIN)/python $(PIP) wheel --no-deps --no-build-isolation --wheel-dir .make/wheel .make/tree

contents: wheel $(DEV_READY)
	@echo "== check-wheel-contents"
	@$(BIN)/check-wheel-contents .make/wheel

# The wheel in an environment of its own: an editable install slows every start of its Python.
bench: wheel ## how long `tracker due` takes, against what it cannot do without
	@test -x $(PEER)/bin/pip || $(PYTHON) -m venv --clear $(PEER)
	@echo "== installing the wheel in $(PEER)"
	@$(PEER)/bin/python $(PIP) install --force-reinstall --no-deps .make/wheel/*.whl
	@$(PEER)/bin/python $(PIP) install .make/wheel/*.whl
	@$(PEER)/bin/python -m benchmarks.due $(BENCH)

large: bench ## the commands on stores of SIZES deadlines; a million takes minutes to make
	@$(PEER)/bin/python -m benchmarks.scale $(SIZES)

phrases: $(LIBRARIES)/ready ## how much of other projects' tests in DATA is read exactly, by whom
	@$(LIBRARIES)/bin/python -m benchmarks.phrases.yardsticks $(DATA) --peers \
		--node $(LIBRARIES)/node_modules

speed: $(LIBRARIES)/ready ## how fast phrases and text are read, against other libraries
	@$(LIBRARIES)/bin/python -m benchmarks.phrases.speed --node $(LIBRARIES)/node_modules

schema: $(TEST_READY) ## write db/schema.sql anew from the migrations
	@TRACKER_REWRITE=1 $(BIN)/pytest -q tests/store/test_schema.py

clean: ## remove .venv and whatever was built
	rm -rf .venv .make build dist *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find tracker tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(DEMO_READY): setup.cfg pyproject.toml
	@if test ! -x $(BIN)/pip; then \
		echo "== making .venv with $(PYTHON)"; $(PYTHON) -m venv --clear .venv; fi
	@echo "== installing tracker in .venv"
	@$(BIN)/python $(PIP) install --editable .
	@touch $@

$(TEST_READY): $(DEMO_READY)
	@echo "== installing what the tests need"
	@$(BIN)/python $(PIP) install --editable '.[test]'
	@touch $@

$(DEV_READY): $(TEST_READY)
	@echo "== installing what the checks need"
	@$(BIN)/python $(PIP) install --editable '.[dev]'
	@touch $@

# An environment of their own: some pin a dateutil older than ours. They meet our working copy.
$(LIBRARIES)/ready: benchmarks/phrases/libraries.txt
	@test -x $(LIBRARIES)/bin/pip || $(PYTHON) -m venv --clear $(LIBRARIES)
	@echo "== installing other libraries in $(LIBRARIES)"
	@$(LIBRARIES)/bin/python $(PIP) install -r $<
	@if command -v npm >/dev/null; then \
		npm install --silent --no-save --prefix $(LIBRARIES) chrono-node@2.10.3; fi
	@touch $@
