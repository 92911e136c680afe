# `make run` starts Mandorla; `make` alone lists the rest.

PORT ?= 8000
DATA ?= data
BIN := .venv/bin
SHELL := /bin/sh
export PYTHONPATH := $(CURDIR)/src
# The same tests in the same order with the same examples, so that a red run is due to what was changed.
STEADY := -n 2 --dist worksteal --randomly-seed=1 --hypothesis-profile=steady
TEMPLATES := git ls-files --cached --others --exclude-standard 'src/*.html'

.DEFAULT_GOAL := list
.PHONY: list run demo test test-scale proofs check fmt lock bench screenshots environment environment-dev

list:  ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

run: environment  ## start Mandorla here; LAN=1 lets phones in the same network in, PORT=8000, DATA=data
	@MANDORLA_DATA="$(DATA)" exec $(BIN)/python -m mandorla serve --init --port $(PORT) $(if $(LAN),--lan)

demo: environment  ## a throw-away Mandorla with people in it, on this machine only
	@exec $(BIN)/python -m mandorla demo --port $(PORT)

test: environment-dev  ## every test but the long proofs, the browser's included
	@chromium="$$(.ci/chromium)" && CHROMIUM="$$chromium" $(BIN)/python -m pytest $(STEADY) $(ARGS)

test-scale: environment-dev  ## the same tests on PostgreSQL and Redis
	@chromium="$$(.ci/chromium)" && CHROMIUM="$$chromium" .ci/at-scale $(BIN)/python -m pytest $(STEADY) $(ARGS)

proofs: environment-dev  ## the long proofs, which take hours
	$(BIN)/python -m pytest -n 2 --dist worksteal --timeout 0 -m long $(ARGS)

check: environment-dev  ## what needs no test run: style, types, layers, templates, models, content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(TEMPLATES) | xargs -r $(BIN)/djade --target-version 5.2 --check
	@$(TEMPLATES) | xargs -r $(BIN)/djhtml --tabwidth 2 --check
	@.ci/in-passing $(BIN)/python -m mandorla check --fail-level WARNING
	@.ci/in-passing $(BIN)/python -m mandorla makemigrations --check --dry-run
	@.ci/in-passing $(BIN)/python -m mandorla content check

fmt: environment-dev  ## format code and templates
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-@$(TEMPLATES) | xargs -r $(BIN)/djade --target-version 5.2
	-@$(TEMPLATES) | xargs -r $(BIN)/djhtml --tabwidth 2

bench: environment-dev  ## measure load, live and notices; figures as JSON
	@for one in load live notices; do $(BIN)/python bench/$$one.py; done

screenshots: environment-dev  ## take the pictures of the README anew
	@chromium="$$(.ci/chromium)" && CHROMIUM="$$chromium" $(BIN)/python docs/screenshots.py

COMPILE = $(BIN)/uv pip compile --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --quiet --extra scale pyproject.toml

lock: environment  ## choose versions anew and write them down with their hashes
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

environment:
	@.ci/environment requirements.lock

environment-dev:  ## install what checks and tests need
	@.ci/environment requirements-dev.lock
