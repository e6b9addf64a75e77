# Palermo: everything from a checkout. `make` alone lists it.
# Needs make and Python 3.11 (to 3.13) with venv; PYTHON=/path/to/python3.11 make … names another.

SHELL = /bin/sh
BOOTSTRAP = sh scripts/with-python scripts/bootstrap.py
BIN = .venv/bin
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo test check bench prove clean dev

help: ## list what make can do
	@sed -n 's/^\([a-z]*\):[^#]*## /    make \1	/p' Makefile | expand -t 20

demo: ## set up, and run Palermo here with an invented country, until Ctrl-C
	@$(BOOTSTRAP) run assets ports
	@exec $(BIN)/palermo demo run --with-parent

setup: ## make the environment in .venv, with the palermo command
	@$(BOOTSTRAP) run assets

dev:
	@$(BOOTSTRAP) dev assets

test: dev ## run the tests, in a browser too where Chromium is found
	@exec $(BIN)/python -m pytest -n 2 -m "not slow" $(ARGS)

check: dev ## lint, types, the house's layers and sizes, migrations, translations
	@exec $(BIN)/python scripts/check.py

bench: dev ## measure how fast things are here
	@exec $(BIN)/python scripts/bench.py $(ARGS)

prove: dev ## run the slow, fuller sweeps as well
	@exec $(BIN)/python -m pytest -n 2 -m "slow" $(ARGS)

clean: ## remove what was built and installed; the database in var stays
	@if [ -f .cache/in-memory ]; then rm -rf "$$(cat .cache/in-memory)"; fi
	@if [ -L .cache/home/postgres ]; then rm -rf "$$(readlink .cache/home/postgres)"; fi
	@rm -rf .venv .cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	@rm -rf src/palermo/design/static/built src/palermo/design/node_modules
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src -name '*.mo' -exec rm -f {} +
