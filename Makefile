# Two commands do everything on a fresh machine: `make run` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help run test attacks scenes fuzz lint types ship bench weights lock clean chromium firefox-esr strace ip screenshot

VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/.ready
NODE := node_modules/.package-lock.json
PEERS := .venv-bench
BOXES := build/editors/.built
STORE := helper/inlane/data/compiled.bin
# Browsers share the machine with whatever else runs, so what failed is tried once more with nothing beside it. Twice is a
# failure; both runs are printed.
AGAIN = $(PYTHON) -m pytest --last-failed --last-failed-no-failures none --exitfirst

help:  ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /' | column -t -s: -l 2

run: $(READY) $(STORE) chromium ship  ## Set up, then open Chromium with the extension on a practice conversation
	$(PYTHON) -m tests.browser.practice

test: $(READY) $(STORE) $(NODE) $(BOXES) chromium firefox-esr strace ip lint types  ## Set up, then run every test, in a real browser too
	$(PYTHON) -m inlane.ship --check
	$(PYTHON) -m pytest -m "not alone" --numprocesses 2 --dist loadfile || { test $$? -eq 1 && $(AGAIN); }
	$(PYTHON) -m pytest -m alone || { test $$? -eq 1 && $(AGAIN); }

attacks: $(READY) $(STORE) $(BOXES) chromium firefox-esr strace ip  ## Every attack that we know of, in full, with a table of what was tried (minutes)
	INLANE_LONG=1 $(PYTHON) -m pytest tests/attacks

scenes: $(READY) $(STORE) $(BOXES) chromium firefox-esr  ## Every scene in every make of message box, in both browsers (half an hour)
	INLANE_LONG=1 $(PYTHON) -m pytest tests/browser

fuzz: $(READY) $(STORE)  ## Before a release: an hour of texts and bodies that nobody would write, then 200,000 for each property (hours)
	$(PYTHON) -m tests.attacks.fuzz --seconds 1800
	INLANE_EXAMPLES=200000 $(PYTHON) -m pytest tests/attacks/test_fuzz.py -k "any or form"

lint: $(READY) $(NODE)  ## ruff and eslint
	$(VENV)/bin/ruff check helper tests
	$(VENV)/bin/ruff format --check helper tests
	npx --no-install eslint extension

types: $(NODE)  ## The extension's JavaScript, checked by the TypeScript compiler
	npx --no-install tsc --project tsconfig.json

ship: $(READY)  ## Write the extension's shipped files from the packs
	$(PYTHON) -m inlane.ship

bench: $(READY) $(STORE) $(BOXES) chromium firefox-esr $(PEERS)/.ready  ## Quality on the corpus kept aside, speed, and the peers beside us
	$(PYTHON) -m tests.bench

weights: $(READY) $(STORE) $(PEERS)/.ready  ## Learn the weights of words anew, from the corpus to train on
	$(PEERS)/bin/python -m tests.bench.learn
	$(PEERS)/bin/python -m tests.bench.learn_hidden

screenshot: $(READY) chromium ship  ## The README's pictures, taken from the practice conversation
	$(PYTHON) -m tests.browser.practice --screenshot tests/browser/screenshots

$(READY): requirements.txt pyproject.toml
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Inlane needs Python 3.11 or newer."; exit 1; }
	test -d $(VENV) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(NODE): package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	touch $@

# Other people's packages live beside ours, never in our environment; without them the bench says so and goes on.
$(PEERS)/.ready: tests/bench/requirements.txt pyproject.toml
	test -d $(PEERS) || python3 -m venv $(PEERS)
	@$(PEERS)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r tests/bench/requirements.txt \
	  && $(PEERS)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . && touch $@ \
	  || echo "The peers could not all be installed; the bench goes on with those that are there."

# Words, packs and patterns in a form that loads at once; of this machine's own Python, so it is made here.
$(STORE): $(READY) $(wildcard helper/inlane/*.py $(foreach part,data/*.toml data/*.txt data/*.tsv languages/*.toml words/*.toml packs/*.toml detectors/*.py reading/*.py views/*.py,helper/inlane/$(part)))
	$(PYTHON) -m inlane.ship --store
	@touch $@

# The message boxes that the tests type in: the real editors, each bundled for a page of its own.
$(BOXES): $(NODE) $(wildcard tests/browser/editors/*.js)
	npx --no-install esbuild $(filter-out %/room.js %/field.js,$(wildcard tests/browser/editors/*.js)) --bundle --outdir=$(@D) \
	  --define:process.env.NODE_ENV='"production"' --define:global=globalThis --log-level=warning
	touch $@

# Debian's own browsers: other builds are not downloaded. strace and ip show that nothing leaves this computer.
ip: PACKAGE := iproute2
chromium firefox-esr strace ip:
	@command -v $@ >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(or $(PACKAGE),$@) >/dev/null; \
	  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo apt-get install -y -qq $(or $(PACKAGE),$@) >/dev/null; fi; }
	@command -v $@ >/dev/null || { echo "$@ is missing and could not be installed here. Install it (sudo apt-get install $(or $(PACKAGE),$@)), then try again."; exit 1; }

lock: $(READY)  ## Pin every dependency anew, with hashes
	$(PYTHON) -m pip install --quiet pip-tools
	$(VENV)/bin/pip-compile --quiet --upgrade --extra dev --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements.txt pyproject.toml
	cd tests/bench && ../../$(VENV)/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -c ../../requirements.txt -o requirements.txt requirements.in
	npm install --package-lock-only --omit-lockfile-registry-resolved

clean:  ## Remove everything that set-up and tests made
	rm -rf $(VENV) $(PEERS) node_modules build dist .pytest_cache .hypothesis .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
