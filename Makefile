# make serve    the site at 127.0.0.1:8000, built again whenever a file changes
# make test     every check and test
# make site     the site in site/, for a web server
# make zip      the same as site.zip, which opens without a server, from a shared drive or a stick
# make check    the problems in the listings, by file and line
# make hooks    from now on, listings are checked before each commit
# make bench    times and sizes beside other site builders
# make upgrade  newer packages: tried in a copy, compared page by page, taken over only where every test is green
#
# Each sets up by itself what it needs, in .venv and node_modules.
# Variables: DIRECTORY (a folder of listings elsewhere), TODAY (2026-11-23 fixes the clock),
# PRINTS (no: without the files for paper), EXTRAS (no: without what other programs take: calendars, open data),
# OUT (where `make site` puts the site), GENERATOR (properdocs or zensical in MkDocs's place, for `make site`),
# TESTS (no: `make upgrade` without the tests), HOST and PORT of `make serve`, PYTHON, CHROMIUM.

HOST ?= 127.0.0.1
PORT ?= 8000
OUT ?= site
GENERATOR ?= mkdocs
# Said before anything is set up for it.
ifeq ($(filter mkdocs properdocs zensical,$(GENERATOR)),)
$(error GENERATOR is $(GENERATOR). Write one of: mkdocs, properdocs, zensical)
endif
# Another generator runs in an environment of its own.
ENVIRONMENT := $(if $(filter mkdocs,$(GENERATOR)),.venv,.venv-generators)

# Always the environment's own tools, whatever else the machine has.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV PYTHONDONTWRITEBYTECODE
# The theme's note on its successor, which is no warning about this site.
export NO_MKDOCS_2_WARNING := 1
PYTHON_HERE := "$(CURDIR)/.venv/bin/python"

.PHONY: serve test site zip check hooks bench upgrade .venv/ready node_modules/.ready .venv-bench/ready .venv-generators/ready
.DEFAULT_GOAL := serve

# Zensical runs no hook, so MkDocs serves for it.
SERVER := $(if $(filter properdocs,$(GENERATOR)),properdocs,mkdocs)
serve: $(if $(filter properdocs,$(GENERATOR)),.venv-generators/ready,node_modules/.ready)
	"$(CURDIR)/$(if $(filter properdocs,$(GENERATOR)),.venv-generators,.venv)/bin/python" -m $(SERVER) serve --dev-addr $(HOST):$(PORT) --watch overrides

test: node_modules/.ready
	$(PYTHON_HERE) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

site: $(if $(filter mkdocs,$(GENERATOR)),node_modules/.ready,.venv-generators/ready)
	"$(CURDIR)/$(ENVIRONMENT)/bin/python" tools/build_site.py "$(OUT)" "$(GENERATOR)"

zip: site
	"$(CURDIR)/.venv/bin/hereabouts" disk "$(OUT)" "$(OUT).zip"

check: .venv/ready
	"$(CURDIR)/.venv/bin/hereabouts" check

hooks: .venv/ready
	git config core.hooksPath .githooks

bench: .venv-bench/ready
	$(PYTHON_HERE) tests/bench/run.py

upgrade: node_modules/.ready
	@$(PYTHON_HERE) tools/upgrade.py

.venv/ready:
	@tools/environment python

node_modules/.ready:
	@tools/environment node

.venv-bench/ready:
	@tools/environment bench

.venv-generators/ready:
	@tools/environment generators
