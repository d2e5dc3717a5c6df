# Everything sets itself up: `make demo` and `make test` are all a newcomer needs. Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --no-deps --no-build-isolation --editable .
RUN_READY := $(VENV)/.ready-to-run
TEST_READY := $(VENV)/.ready-to-test

.PHONY: help demo test check benchmarks train lock clean

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): deploy/requirements.txt pyproject.toml | $(BIN)/python
	@echo "Setting up (once; a minute or two) ..."
	$(PIP) install --require-hashes -r deploy/requirements.txt
	$(INSTALL)
	@touch $@

$(TEST_READY): deploy/requirements-test.txt pyproject.toml | $(BIN)/python
	@echo "Setting up the tests (once; a minute or two) ..."
	$(PIP) install --require-hashes -r deploy/requirements-test.txt
	$(INSTALL)
	@touch $@ $(RUN_READY)

demo: $(RUN_READY)  ## the bot in a small workspace in your browser, without Slack
	@$(BIN)/compliance-bot demo

test: $(TEST_READY) check  ## every check and test
	@$(BIN)/python -m pytest -n 2

check: $(TEST_READY)  ## style, types and the import picture
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache

benchmarks: $(TEST_READY)  ## figures, as ratios against named alternatives
	@for file in tests/benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

train: $(RUN_READY)  ## learn the weights of understanding again, after words or questions changed
	@$(BIN)/python -m knowledge.understanding.train

lock: $(TEST_READY)  ## pin the newest dependencies that pyproject.toml allows
	$(PIP) install pip-tools
	$(BIN)/pip-compile --quiet --upgrade $(LOCK) --extra test -o deploy/requirements-test.txt pyproject.toml
	$(BIN)/pip-compile --quiet $(LOCK) -c deploy/requirements-test.txt -o deploy/requirements.txt pyproject.toml
LOCK := --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links

clean:  ## remove the virtual environment and the demonstration's data
	rm -rf $(VENV) .demo
