# Each target sets up what it needs from nothing: Python 3.11+, make and a package index are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
LESSON ?= 01_perceptron
comma := ,
# In CI the slow suites run too, and the peers that they compare with must be there.
TEST_EXTRAS := $(if $(filter true,$(CI)),test$(comma)oracles$(comma)frameworks$(comma)hub,test)

.DEFAULT_GOAL := help
.PHONY: help demo lab test lint build clean

help: ## show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 14

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer (https://www.python.org/downloads/), or name one with 'make PYTHON=/path/to/python3'."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $$($(PYTHON) --version) was found: name a newer one with 'make PYTHON=python3.12'."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: on Debian and Ubuntu run 'sudo apt-get install python3-venv'."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.course: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing the course into $(VENV) (a few minutes the first time)"
	@$(PIP) -e .
	@touch $@

$(VENV)/.$(TEST_EXTRAS): $(VENV)/.course
	@echo "Installing what the tests need"
	@$(PIP) -e '.[$(TEST_EXTRAS)]'
	@touch $@

demo: $(VENV)/.course ## grade a sample class for lesson 1, from hand-out to export
	@$(BIN)/autograder demo

lab: $(VENV)/.course ## open JupyterLab on your own copy of the lessons (LESSON=01_perceptron)
	@$(BIN)/nnlib lab $(LESSON)

# Two processes with two threads each would wait for each other on two cores.
test: export OMP_NUM_THREADS := 1
test: $(VENV)/.$(TEST_EXTRAS) lint ## run all tests; with CI=true the slow suites too
	$(BIN)/python -m pytest -n 2 -q -m "not alone" $(PYTEST)
	$(if $(filter true,$(CI)),$(BIN)/python -m pytest -q -m alone tests/browser $(PYTEST))

lint: $(VENV)/.$(TEST_EXTRAS) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

build: $(VENV)/.course ## make the notebooks from the sources in solutions/
	@$(BIN)/autograder build

clean: ## remove the environment and caches (never work/ or class/)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
