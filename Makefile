# Thin on purpose: the work is done by styrmodell/setup/bootstrap.py and by the tools' own settings in pyproject.toml.
PYTHON ?= python3
PORT ?= 8000
VENV = .venv/bin
LOCK = $(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --no-header

.PHONY: help demo test test-full check types style fix bench bench-short lock
.DEFAULT_GOAL := help

help:
	@echo "make demo       starta demokommunen på http://127.0.0.1:8000/ (annan port: make demo PORT=8080)"
	@echo "make test       alla tester på SQLite och PostgreSQL, i webbläsare och mot PDF-granskaren"
	@echo "make test-full  dessutom de långa testerna"
	@echo "make check      kodgranskning: stil, typer, beroenden mellan lager, mallar, migreringar"
	@echo "make fix        rätta det i stilen som kan rättas automatiskt"
	@echo "make bench      mät det som måste gå fort"
	@echo "make bench-short  det kortaste av det, som varje ändring ska klara"
	@echo "make lock       lås beroendenas versioner på nytt efter en ändring i pyproject.toml"

demo:
	@$(PYTHON) -m styrmodell.setup.bootstrap demo
	@$(PYTHON) -m styrmodell.setup.demo_server $(PORT)

test:
	@$(PYTHON) -m styrmodell.setup.bootstrap tests
	$(VENV)/python -m pytest

test-full:
	@$(PYTHON) -m styrmodell.setup.bootstrap full
	$(VENV)/python -m pytest --full --migrations -r s

check:
	@$(PYTHON) -m styrmodell.setup.bootstrap tools
	@$(MAKE) --no-print-directory --jobs=2 types style

# The types take as long as all the rest.
types:
	$(VENV)/mypy

style:
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/djade --check $$(find templates -name '*.html')
	$(VENV)/lint-imports
	$(VENV)/python manage.py check --fail-level WARNING
	$(VENV)/python manage.py makemigrations --check --dry-run
	$(VENV)/python -m pytest -n0 -q tests/test_architecture*.py

fix:
	@$(PYTHON) -m styrmodell.setup.bootstrap tools
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .
	$(VENV)/djade $$(find templates -name '*.html')

bench:
	@$(PYTHON) -m styrmodell.setup.bootstrap bench
	$(VENV)/python -m bench

bench-short:
	@$(PYTHON) -m styrmodell.setup.bootstrap tests
	$(VENV)/python -m bench --short

lock:
	@$(PYTHON) -m styrmodell.setup.bootstrap tools
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -o requirements-dev.lock
	$(LOCK) --group node -o requirements-node.lock
