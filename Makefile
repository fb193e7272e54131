# `make status` and `make test` set up everything they need in .venv; `make help` lists the rest.
# Words for the program or for pytest go into ARGS: make status ARGS="--stand 10.09.2022"

# The first of these that is new enough is used.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
ARGS ?=

BIN := .venv/bin
# Written last, with the place of the checkout: a half-made, copied or moved .venv is made anew.
READY := .venv/.ready
# Two runs at once must not set up the same .venv; where flock is missing, only one run is safe.
ONE_AT_A_TIME := $(if $(shell command -v flock),flock .venv.lock)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

MAKEFLAGS += --no-print-directory --silent
.DEFAULT_GOAL := help
.PHONY: help status test tools bench lint format lock wheel clean venv

help: ## show this list
	sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

status: venv ## show the state of the process (ARGS="--stand 10.09.2022")
	$(BIN)/isrp status $(ARGS)

test: venv ## run the tests (ARGS="-k name")
	$(BIN)/python -m pytest $(ARGS)

tools: ## install what some tests need from npm; without it they skip
	npm install --prefix tests/node --no-package-lock --no-audit --no-fund --loglevel=error

bench: venv ## measure and write docs/leistung.md (ARGS="--alles": up to 100,000 steps)
	$(BIN)/python benchmarks/bench.py --schreiben $(ARGS)

lint: venv ## check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict src

format: venv ## format the code and repair what ruff can repair
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: venv ## write requirements.lock anew (ARGS="--upgrade" for newer versions)
	$(BIN)/python -m venv --clear .venv-lock
	.venv-lock/bin/python -m pip --quiet --disable-pip-version-check install uv
	.venv-lock/bin/uv pip compile pyproject.toml --quiet --all-extras --group dev --universal \
		--generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--output-file requirements.lock $(ARGS)
	rm -rf .venv-lock

wheel: venv ## build the wheel in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --wheel

clean: ## remove the environment, builds and caches
	rm -rf .venv .venv-lock .venv.lock tests/node/node_modules dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests benchmarks -type d -name __pycache__ -prune -exec rm -rf {} +

# The sub-make looks at the stamp again once it has the lock: whoever waited finds the work done.
venv:
	if [ "$$(cat $(READY) 2>/dev/null)" != "$$(pwd -P)" ] \
		|| ! $(BIN)/python -c 'import isrp_cli' 2>/dev/null; then rm -f $(READY); fi
	$(ONE_AT_A_TIME) $(MAKE) $(READY)

$(READY): requirements.lock pyproject.toml
	rm -f $(READY); \
	for python in $(PYTHON) ''; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ -z "$$python" ]; then \
		echo 'isrp needs Python 3.11 or newer (tried: $(PYTHON)). On Debian: apt install python3 python3-venv' >&2; \
		exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$$python cannot make virtual environments. Please run: apt install python3-venv" >&2; \
		exit 1; \
	fi; \
	echo "Setting up .venv with $$("$$python" -V) ..." >&2; \
	"$$python" -m venv --clear .venv \
	&& $(PIP) install --require-hashes -r requirements.lock \
	&& $(PIP) install --no-deps --no-build-isolation -e . \
	&& .venv/bin/python -m compileall -q src \
	&& pwd -P > $(READY).new && mv $(READY).new $(READY)
