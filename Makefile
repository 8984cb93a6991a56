# Everything that can be done with this directory; `make` alone shows it.
# Another Python: make test PYTHON=python3.13
# A shorter bench: make bench BRIEFE=1000
# The newest of all libraries: make lock NEUESTE=1

PYTHON =
VENV = .venv
PY = '$(VENV)/bin/python'

.PHONY: help setup demo test lint format bench pictures lock

help:
	@echo 'make demo    baut die Beispielbriefe und sagt, wo sie liegen'
	@echo 'make test    führt die Tests aus'
	@echo 'make lint    prüft Stil und Typen des Programms'
	@echo 'make format  bringt das Programm in seine Form'
	@echo 'make bench   misst Zeit und Speicher, auch neben anderen Programmen'
	@echo 'make pictures  zeichnet die Seiten der Beispielbriefe für das Handbuch (braucht pdftoppm)'
	@echo 'make lock    hält die Versionen neuer Bibliotheken fest; mit NEUESTE=1 aller neu'

demo: setup
	@$(PY) -m ozganswer build
	@$(PY) -m ozganswer build --anfrage halle/VII-2022-03569
	@$(PY) -m ozganswer build --verfuegung chemnitz/RA-531-2019
	@echo 'Die Beispielbriefe liegen hier, jeder auch als DOCX und als Text daneben:'
	@find answers -type f -name '*.pdf' | sort | sed 's/^/  /'

test: setup
	@$(PY) -m pytest $(TESTS)

lint: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format: setup
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

bench: setup
	@sh .ci/setup '$(VENV)' '$(PYTHON)' bench
	@$(PY) -m bench $(BRIEFE)

pictures: setup
	@command -v pdftoppm >/dev/null || { echo 'Es fehlt pdftoppm: sudo apt-get install poppler-utils' >&2; exit 1; }
	@$(PY) .ci/pictures.py

lock:
	@sh .ci/lock '$(PYTHON)' $(NEUESTE)

setup:
	@sh .ci/setup '$(VENV)' '$(PYTHON)'
