# make demo   install govlint into .venv, check the samples (papers and lists), write demo-out/
# make test   install with the development tools, then lint, types, layers and tests
# make docs   write docs/rules anew from the rule files
# make clean  remove what these made
#
# PYTHON chooses the interpreter: make test PYTHON=python3.12

VENV := .venv
BIN := $(VENV)/bin
OUT := demo-out
# What a usable interpreter answers to; Debian and Ubuntu leave ensurepip out of python3.
USABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c '$(USABLE)' >/dev/null 2>&1 && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Findings (1) are what the demo is about; anything else is a failure.
FINDINGS_ARE_FINE := || test $$? -eq 1
LISTS := corpus/lists
COMPARE := lists compare $(LISTS)/counties --catalogue $(LISTS)/catalogue.csv --laws $(LISTS)/laws.csv --quiet

.DELETE_ON_ERROR:
.PHONY: demo test docs clean

demo: $(VENV)/.demo
	@mkdir -p $(OUT)
	@$(BIN)/govlint check corpus/examples -o $(OUT)/report.txt $(FINDINGS_ARE_FINE)
	@$(BIN)/govlint check corpus/examples --format json -o $(OUT)/report.json $(FINDINGS_ARE_FINE)
	@$(BIN)/govlint check corpus/examples --format jsonl -o $(OUT)/report.jsonl $(FINDINGS_ARE_FINE)
	@$(BIN)/govlint show elements corpus/examples/notice-defects.docx > $(OUT)/elements.txt
	@$(BIN)/govlint rules > $(OUT)/rules.txt
	@$(BIN)/govlint $(COMPARE) -o $(OUT)/lists.txt $(FINDINGS_ARE_FINE)
	@$(BIN)/govlint $(COMPARE) --format xlsx -o $(OUT)/lists.xlsx $(FINDINGS_ARE_FINE)
	@$(BIN)/govlint $(COMPARE) --format html -o $(OUT)/lists.html $(FINDINGS_ARE_FINE)
	@cat $(OUT)/report.txt
	@echo
	@echo "Written to $(OUT)/:"
	@echo "  report.txt     what a person reads (shown above)"
	@echo "  report.json    the same for programs; report.jsonl: one file a line"
	@echo "  elements.txt   the elements recognised in the faulty sample"
	@echo "  rules.txt      the rules"
	@echo "  lists.xlsx     eight counties compared ($(LISTS)): a workbook with the to-do list of each"
	@echo "  lists.html     the same for a browser; lists.txt: in short"

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) $(OUT) dist build

$(BIN)/python:
	@$(or $(PYTHON),false) -c '$(USABLE)' 2>/dev/null || { \
	  echo "govlint needs Python 3.11 or later with venv and pip (Debian, Ubuntu: apt-get install python3-venv)." \
	    "Another interpreter: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.demo: $(BIN)/python pyproject.toml
	$(PIP) install --editable '.[lists]'
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.demo
