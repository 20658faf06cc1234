# One command each: `make demo` shows what the archive does, `make test` is the whole check.
# Everything is installed into .venv from the lock files; nothing else is needed but Python 3.11 or later.
.POSIX:
.PHONY: demo test lint types contracts tests model more seeds lock messages screenshots clean

PYTHON = python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet

DEMO = $(BIN)/archive --archive .demo

demo: .venv/.run-installed
	@printf '\n$$ archive ingest corpus/samples/statements\n'; $(DEMO) ingest corpus/samples/statements
	@printf '\n$$ archive search "discrimination logement" --limit 3\n\n'; \
		$(DEMO) search "discrimination logement" --limit 3
	@printf '\n$$ archive search --signed-by "Jean-Michel Fabre"\n\n'; $(DEMO) search --signed-by "Jean-Michel Fabre"
	@printf '\n$$ archive search "lettre ouverte" --limit 2\n\n'; $(DEMO) search "lettre ouverte" --limit 2
	@printf '\n$$ archive facets --facet-size 5\n\n'; $(DEMO) facets --facet-size 5
	@printf '\n$$ archive verify\n\n'; $(DEMO) verify
	@printf '\nThe archive is in .demo: %s --archive .demo search …\n' "$(BIN)/archive"

test: lint types contracts tests

lint: .venv/.dev-installed
	$(BIN)/ruff check .

types: .venv/.dev-installed
	$(BIN)/mypy

contracts: .venv/.dev-installed
	$(BIN)/lint-imports

tests: .venv/.dev-installed
	$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered

# The French pipeline anew, from a folder of training data: make model DATA=../shared/data (about an hour on two cores).
DATA = ../shared/data
FIRST = --steps 4000
SECOND = --steps 1600 --rate 0.0007
MORE = --steps 2000 --rate 0.0007
TRAIN = $(BIN)/python -m training.train_names $(DATA)
model: .venv/.dev-installed
	$(BIN)/python -m training.build_lemmas $(DATA)
	$(BIN)/python -m training.train_tagger $(DATA) build/tagger
	$(TRAIN) build/names --everything --seed 1 $(FIRST)
	$(TRAIN) build/names-2 --everything --seed 2 $(SECOND) --start build/names
	$(TRAIN) build/names-3 --everything --seed 3 $(SECOND) --start build/names
	$(BIN)/python -m training.average $(DATA) build/names-mean build/names-2 build/names-3 --everything
	$(BIN)/python -m training.package build/tagger build/names-mean
	$(BIN)/python -m training.evaluate $(DATA)

# On from the weights that ship, when there is more to learn from.
SHIPPED = indexer/analysis/model/pipeline
more: .venv/.dev-installed
	$(TRAIN) build/more-6 --everything --seed 6 $(MORE) --start $(SHIPPED)
	$(TRAIN) build/more-7 --everything --seed 7 $(MORE) --start $(SHIPPED)
	$(BIN)/python -m training.average $(DATA) build/more-mean build/more-6 build/more-7 --everything
	$(BIN)/python -m training.package $(SHIPPED) build/more-mean
	$(BIN)/python -m training.evaluate $(DATA)

# As `model`, without the development statements, under three seeds: what to choose by, and how far luck goes.
seeds: .venv/.dev-installed
	for seed in 1 2 3; do $(TRAIN) build/seed-$$seed --seed $$seed $(FIRST) || exit 1; done
	$(TRAIN) build/seed-1-2 --seed 2 $(SECOND) --start build/seed-1
	$(TRAIN) build/seed-1-3 --seed 3 $(SECOND) --start build/seed-1
	$(BIN)/python -m training.average $(DATA) build/seed-1-mean build/seed-1-2 build/seed-1-3

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
	$(BIN)/pybabel --quiet extract --no-location --sort-output --no-default-keywords -k t -k n:1,2 -k phrase -F archive/web/locale/extraction.ini -o archive/web/locale/web.pot archive/web
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete -D web -i archive/web/locale/web.pot -d archive/web/locale
	$(BIN)/pybabel --quiet compile -D web -d archive/web/locale

# Pictures of the pages for README; needs Chromium.
screenshots: .venv/.dev-installed
	$(BIN)/python docs/screenshots.py

.venv/bin/python:
	$(PYTHON) -m venv .venv

# A lock file names every package, so nothing is left to resolve: with older versions of pip, resolving again takes
# "coverage[toml]" for a package that has no pin, and fails as soon as a newer coverage is out.
.venv/.run-installed: .venv/bin/python requirements.lock pyproject.toml
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev-installed: .venv/.run-installed requirements-dev.lock
	$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
