# Everything a person does with a checkout. `make run` and `make test` need no other step.
# the first of these that runs and is new enough
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
STAMP := .venv/.installed
UV := $(BIN)/uv --quiet
# a second DuckDB, the newest there is, must read what we publish
OTHER := build/newest-duckdb

.PHONY: run test setup lint types lock clean

run: $(STAMP) ## the main job on the sample inbox, into ./lake
	$(BIN)/presslake run --inbox seeds/inbox --lake lake

test: $(STAMP) $(OTHER)/.installed ## all tests
	PRESSLAKE_OTHER_PYTHON=$$(ls $(OTHER)/bin/python 2>/dev/null) $(BIN)/python -m pytest -q

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
	$(UV) pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --upgrade -o requirements.lock

clean:
	rm -rf .venv build lake
