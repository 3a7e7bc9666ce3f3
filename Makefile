# Everything a person does with a checkout. `make run` and `make test` need no other step.
# the first of these that runs and is new enough
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
STAMP := .venv/.installed
UV := $(BIN)/uv --quiet
LAKE := lake
# a second DuckDB, the newest there is, must read what we publish
OTHER := build/newest-duckdb

.PHONY: run test quick chromium postgresql bench setup lint types lock clean

run: $(STAMP) ## the main job on the sample inbox, into ./lake
	$(BIN)/presslake run --inbox seeds/inbox --lake $(LAKE)

test: $(STAMP) $(OTHER)/.installed chromium postgresql ## all tests
	OTHER_PYTHON=$$(ls $(OTHER)/bin/python 2>/dev/null) $(BIN)/python -m pytest -q -n 2

quick: $(STAMP) ## all tests but the slow ones: no servers, no other machines, no runs to be killed
	$(BIN)/python -m pytest -q -n 2 -m "not slow"

# brings a Debian package, or says that the tests which need it are skipped
APT = { export DEBIAN_FRONTEND=noninteractive; \
	apt-get install -y -qq --no-install-recommends $(1) || { apt-get update -qq && \
	apt-get install -y -qq --no-install-recommends $(1); }; } >/dev/null 2>&1 \
	|| echo "no $(1) to be had by apt-get; its tests are skipped"

chromium: ## the browser of the end-to-end test, where it is missing and apt-get can bring it
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || $(call APT,chromium)

postgresql: ## the server for the tests of shared lakes, likewise
	@command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 \
		|| $(call APT,postgresql)

# what one would assemble today, in an environment of its own
ALTERNATIVE := build/bench/alternative

bench: $(STAMP) $(ALTERNATIVE)/.installed ## speed, growth, memory; a quarter of an hour or more
	$(BIN)/python tests/benchmarks/bench.py $(SIZES)

$(ALTERNATIVE)/.installed: $(STAMP)
	$(UV) venv --clear --python $(BIN)/python $(ALTERNATIVE)
	$(UV) pip install --python $(ALTERNATIVE)/bin/python spacy dateparser langdetect ftfy polars \
		|| rm -rf $(ALTERNATIVE)/bin
	@touch $@

setup: $(STAMP) ## the environment alone

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Presslake needs Python 3.11 or newer: make PYTHON=/path/to/it"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"
	$(UV) pip install --python $(BIN)/python --require-hashes --no-deps -r requirements.lock
	$(UV) pip install --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(OTHER)/.installed: $(STAMP)
	$(UV) venv --clear --python $(BIN)/python $(OTHER)
	$(UV) pip install --python $(OTHER)/bin/python duckdb pytz \
		|| { rm -rf $(OTHER); mkdir -p $(OTHER); echo "no second DuckDB to be had; its tests are skipped"; }
	@touch $@

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/sqlfluff lint --disable-progress-bar sql

types: $(STAMP)
	$(BIN)/mypy

lock: ## after a change of dependencies in pyproject.toml
	$(UV) pip compile pyproject.toml --extra dev --extra dask --universal --python-version 3.11 \
		--generate-hashes --no-header --upgrade -o requirements.lock

clean: ## all that is made here but ./lake, which may be somebody's own
	rm -rf .venv build
