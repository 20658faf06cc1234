# One command each: `make demo` shows what the archive does, `make test` is the whole check.
# Everything is installed into .venv from the lock files; nothing else is needed but Python 3.11 or later.
.POSIX:
.PHONY: demo test lint types contracts tests coverage lock messages clean

PYTHON = python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet

demo: .venv/.run-installed
	@$(BIN)/python -m corpus.samples.demo

test: lint types contracts tests

lint: .venv/.dev-installed
	$(BIN)/ruff check .

types: .venv/.dev-installed
	$(BIN)/mypy

contracts: .venv/.dev-installed
	$(BIN)/lint-imports

tests: .venv/.dev-installed
	$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered

# The lock files are remade from pyproject.toml, with hashes, for every platform and Python that we support.
lock: .venv/.dev-installed
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --group dev \
		--constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

messages: .venv/.dev-installed
	$(BIN)/pybabel --quiet extract --no-location --sort-output -k message -k count:1,2 -o archive/terminal/locale/archive.pot cli.py archive
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete -D archive -i archive/terminal/locale/archive.pot -d archive/terminal/locale
	$(BIN)/pybabel --quiet compile -D archive -d archive/terminal/locale

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run-installed: .venv/bin/python requirements.lock pyproject.toml
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev-installed: .venv/.run-installed requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
