# Declic: every command that the project needs. `make` or `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Extras stay in the lock: pip in hash mode refuses a package whose extra is asked for by another and not named.
UV = $(BIN)/python -m uv pip compile -q --universal --generate-hashes --no-strip-extras --python-version 3.11 --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra fast pyproject.toml
DECLIC_DATA ?= $(CURDIR)/.demo
export DECLIC_DATA
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup demo dev test check coverage bench pictures frames faults sequences cells wheel messages lock mutation clean

help: ## list the commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r requirements/run.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt tools/system_packages.sh
	$(BIN)/pip install -q --require-hashes -r requirements/test.txt
	sh tools/system_packages.sh
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	$(BIN)/pip install -q --require-hashes -r requirements/dev.txt
	touch $@

setup: $(VENV)/run.stamp messages ## install what is locked into .venv

messages: $(VENV)/run.stamp
	@$(BIN)/python tools/compile_messages.py

demo: setup ## install, then run a room with simulated guests (GUESTS=12)
	$(BIN)/declic demo --guests $(or $(GUESTS),12)

dev: setup ## run the server on your own data folder (.demo), reloading nothing
	$(BIN)/declic serve

test: $(VENV)/test.stamp messages ## run all tests, the browser journeys too
	$(BIN)/python -m pytest $(ARGS)
	$(if $(ARGS),,DECLIC_PORTABLE=1 $(BIN)/python -m pytest -q tests/room)

check: $(VENV)/dev.stamp $(VENV)/test.stamp messages ## style, types, architecture, content, generated pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m declic packs check
	$(BIN)/python -m declic docs --check
	$(MAKE) --no-print-directory coverage

coverage: $(VENV)/test.stamp messages ## the pure parts are covered wholly, branches too
	$(BIN)/python -m pytest -q -m pure --cov --cov-config=tools/pure.coveragerc

bench: $(VENV)/test.stamp messages ## measure the room on this machine
	$(BIN)/python -m bench

pictures: $(VENV)/test.stamp messages ## write every screen as a picture into pictures/
	$(BIN)/python -m pytest -p no:randomly -n 0 tests/journeys --pictures $(CURDIR)/pictures

wheel: $(VENV)/dev.stamp messages ## build the one wheel that a trainer installs
	$(BIN)/python -m build --no-isolation --wheel --outdir dist

faults: $(VENV)/test.stamp messages ## the long form of the fault tests: 10,000 races, 100 power cuts, 2,000 bots
	KILLS=8 RACES=10000 POWER_CUTS=100 BOTS=2000 GUESSES=60000 ORDERED=500 PARTED='5 30 300' STEPS=1000 POISON=100000 HISTORIES=100 CHANGES=10 HANDOVERS=1000 $(BIN)/python -m pytest -p no:randomly -n 0 tests/faults

sequences: $(VENV)/test.stamp messages ## walk 10,000 random sequences of what the office does
	SEQUENCES=10000 $(BIN)/python -m pytest -p no:randomly -n 0 src/declic/courses/tests/test_machine.py tests/funding/test_machine.py tests/funding/test_project_machine.py

cells: $(VENV)/test.stamp messages ## look for small numbers in 10,000 random tables of what may be told
	TABLES=10000 $(BIN)/python -m pytest -p no:randomly -n 0 src/declic/impact/tests/test_rules_of_cells.py

frames: $(VENV)/test.stamp messages ## let the reader of cards look at a thousand drawn pictures
	$(BIN)/python -m tests.cards

mutation: $(VENV)/dev.stamp $(VENV)/test.stamp ## mutate the pure rules and count what the tests miss
	$(BIN)/python tools/mutation.py

lock: $(VENV)/run.stamp ## write the hash-locked requirements anew
	$(BIN)/pip install -q uv
	$(UV) --group build -o requirements/run.txt
	$(UV) --group build --group test -o requirements/test.txt
	$(UV) --group build --group test --group check -o requirements/dev.txt

clean: ## remove what the commands above made
	rm -rf $(VENV) .demo mutants .coverage* dist build pictures .pytest_cache .mypy_cache .ruff_cache .hypothesis
