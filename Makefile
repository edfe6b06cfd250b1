# Spil: two commands, demo and test, set everything up by themselves.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
WORDS = resources/translations/en/LC_MESSAGES/spil

.PHONY: demo test lint mypy pyright bench screenshots format setup words installer clean
.DELETE_ON_ERROR:

demo: $(READY) $(WORDS).mo
	@$(BIN)/spil-desktop demo --out demo

test: $(READY) $(WORDS).mo
	@$(MAKE) --no-print-directory -j 2 --output-sync=target lint mypy pyright
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --maxschedchunk 50 -p tests.covered

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry spil_desktop

mypy: $(READY)
	$(BIN)/mypy

pyright: $(READY)
	$(BIN)/basedpyright --pythonpath $(BIN)/python

bench: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

screenshots: $(READY) $(WORDS).mo
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

words: $(READY)
	@mkdir -p build
	$(BIN)/pybabel -q extract -F .ci/babel.cfg -k pgettext:1c,2 --no-location --sort-output \
	    --omit-header -o build/spil.pot spil_desktop
	$(BIN)/pybabel -q update -i build/spil.pot -o $(WORDS).po -l en --init-missing \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

installer: $(READY) $(WORDS).mo
	$(BIN)/python build_installer.py

setup: $(READY) $(WORDS).mo

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) .ci/system.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

%.mo: %.po $(READY)
	@$(BIN)/pybabel -q compile -i $< -o $@ -l en 2>/dev/null || $(BIN)/pybabel compile -i $< -o $@ -l en

clean:
	rm -rf build dist demo screenshots .hypothesis
