# Everything a newcomer needs: `make run` to use Heard, `make test` to trust it. `make help` lists the rest.

SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
NODE := tools/with_node
# All processors share the tests that have no limits of time.
SHARED := --numprocesses=logical --maxprocesses=8 --dist=worksteal

# Each set-up step leaves a stamp, so that the second time costs nothing.
RUNS := .venv/.ready-to-run
TESTS := .venv/.ready-to-test
NPM := node_modules/.ready
PICTURES := app/web/static/pictures.json
LIGHTHOUSE := bench/lighthouse/node_modules/.ready
STATIC := app/web/static/govuk/.ready
LANGUAGES := .venv/.languages

.DEFAULT_GOAL := help
.PHONY: help run demo setup test check lint types imports templates styles bench lighthouse coverage lock words clean

help: ## Say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(RUNS) $(PICTURES) $(STATIC) $(LANGUAGES) ## Set up, then serve on http://127.0.0.1:8000 (PORT= and HOST= change that)
	$(BIN)/heard serve

demo: $(RUNS) $(PICTURES) $(STATIC) $(LANGUAGES) ## The same on a database of its own, full of made-up answers
	HEARD_HOME=var/demo $(BIN)/heard demo --if-empty
	HEARD_HOME=var/demo $(BIN)/heard serve

test: setup lint ## Every check and every test, with a real PostgreSQL, Redis and browser
	tools/test_all

check: setup lint ## The fast part: lint, types, the import rule, tests without browser or servers
	$(BIN)/python -m pytest -q $(SHARED) -m "not browser and not postgresql and not redis and not slow"

lint: types imports templates styles
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

templates: setup
	$(BIN)/djlint app --lint --quiet

styles: setup
	@biome=$$(ls node_modules/@biomejs/cli-*/biome 2>/dev/null | head -n 1); \
	if [ -n "$$biome" ]; then $$biome lint --error-on-warnings app tools; \
	elif [ -n "$$CI" ]; then echo "biome is not here." >&2; exit 1; \
	else echo "STYLES WERE NOT CHECKED: biome has no build for this machine." >&2; fi

bench: setup lighthouse ## How fast and how heavy: writes bench/results.md
	$(BIN)/python -m bench

lighthouse: $(LIGHTHOUSE) ## Bring what only the benchmarks need

coverage: setup ## Which lines the fast tests never reach
	$(BIN)/coverage run -m pytest -q -m "not browser and not postgresql and not redis and not slow"
	$(BIN)/coverage report

words: setup ## Collect every sentence for the translators, and bring their lists up to date
	PYTHONPATH=. $(BIN)/python tools/collect_words.py
	PYTHONPATH=. $(BIN)/python tools/update_translations.py

lock: $(TESTS) ## Choose the newest allowed version of every part, and write it down with its hash
	tools/lock

setup: $(TESTS) $(PICTURES) $(STATIC) $(LANGUAGES) ## Bring everything that running and testing need

clean: ## Take away what set-up and tests have made; var/ (your answers) stays
	rm -rf .venv node_modules bench/lighthouse/node_modules app/web/static/govuk app/web/static/pictures.json htmlcov mutants
	rm -rf .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache *.egg-info
	rm -f translations/*/LC_MESSAGES/*.mo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNS): requirements.txt pyproject.toml
	@echo "Setting up Python..."
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(TESTS): requirements-dev.txt $(RUNS)
	@echo "Setting up the tests..."
	$(PIP) --require-hashes -r requirements-dev.txt
	touch $@

$(NPM): package.json package-lock.json requirements-node.txt tools/with_node | $(RUNS)
	@echo "Setting up pictures and pages..."
	$(NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

$(LIGHTHOUSE): bench/lighthouse/package.json bench/lighthouse/package-lock.json tools/with_node | $(RUNS)
	$(NODE) sh -c 'cd bench/lighthouse && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error'
	touch $@

$(PICTURES): $(NPM) tools/build_pictures.py tools/picture_sets.py tools/shrink_pictures.mjs $(wildcard surveys/pictures/*.yaml surveys/pictures/*/*.yaml surveys/pictures/*/*.svg surveys/pictures/*/*/*.yaml surveys/pictures/*/*/*.svg)
	$(NODE) $(BIN)/python tools/build_pictures.py
	touch $@

$(STATIC): $(NPM) tools/build_static.py
	$(BIN)/python tools/build_static.py
	touch $@

$(LANGUAGES): tools/build_translations.py $(wildcard translations/*/LC_MESSAGES/*.po) | $(RUNS)
	$(BIN)/python tools/build_translations.py
	touch $@
