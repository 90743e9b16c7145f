# One line per target after `##` is what `make help` prints.

PORT ?= 8000
DATA_DIR ?= .data
PYTHON ?= python3
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help dev up down test journeys lint format setup seed jobs bench-load bench-web bench-lighthouse screens soak bench-accuracy bench-fit bench-personalise

help: ## list what can be made
	@awk -F ' *## *' '/^[a-z-]+:.*## / { sub(/:.*/, "", $$1); printf "make %-14s %s\n", $$1, $$2 }' Makefile

dev: .needs-python ## run everything on this machine, without Docker (PORT=8000 DATA_DIR=.data)
	@$(PYTHON) scripts/bootstrap.py run
	@exec $(RUN) -m scripts.dev --port "$(PORT)" --data-dir "$(DATA_DIR)"

up: .needs-python ## run everything in containers (docker compose; secrets in .env)
	@$(PYTHON) scripts/make_env.py
	docker compose up --build --detach --wait

down: ## stop the containers; their volumes stay
	docker compose down

test: .needs-python ## run all tests and print the coverage: Python, JavaScript, browser
	@$(PYTHON) scripts/bootstrap.py check
	@exec $(RUN) -m scripts.test

journeys: .needs-python ## run the browser tests in Firefox, WebKit and at a desk's size too (FILES=webapp/tests/e2e/test_plan.py)
	@$(PYTHON) scripts/bootstrap.py check
	@exec $(RUN) -m scripts.journeys $(FILES)

lint: .needs-python ## check style, types, Dockerfiles, compose file and workflow
	@$(PYTHON) scripts/bootstrap.py check
	@exec $(RUN) -m scripts.lint

format: .needs-python ## put the Python files into the one style
	@$(PYTHON) scripts/bootstrap.py check
	@.venv/bin/ruff check --fix --quiet .; .venv/bin/ruff format .

setup: .needs-python ## install what `make test` and `make lint` need
	@$(PYTHON) scripts/bootstrap.py check

seed: ## load the catalogue and the demo accounts anew: into the running `make dev`, or DATABASE_URL
	@exec $(RUN) -m scripts.within "$(DATA_DIR)" database/seed_data.py --demo

jobs: ## show the background jobs that wait, run or died: of the running `make dev`, or of DATABASE_URL
	@exec $(RUN) -m scripts.within "$(DATA_DIR)" -m engine.worker jobs

bench-load: ## measure logging and prescribing on the running API at 1, 8 and 32 connections (PORT=8000)
	@exec $(RUN) bench/load.py --base-url "http://127.0.0.1:$(PORT)"

soak: .needs-python ## log 200 sets while network, tabs and server die; each must arrive once, in order (SEED=1)
	@$(PYTHON) scripts/bootstrap.py check
	@exec $(RUN) -m bench.soak $(if $(SEED),--seed $(SEED))

bench-web: ## measure taps, starts and transfer of the web app on the running `make dev` (PORT=8000)
	@exec $(RUN) -m bench.web --base-url "http://127.0.0.1:$(PORT)"

bench-lighthouse: ## Lighthouse's marks for Today and the workout, on the running `make dev` (PORT=8000)
	@exec $(RUN) -m bench.lighthouse --base-url "http://127.0.0.1:$(PORT)"

screens: ## take docs/screens/ anew: every screen of the demo lifter, on the running `make dev` (PORT=8000)
	@exec $(RUN) -m scripts.screens --base-url "http://127.0.0.1:$(PORT)"

bench-accuracy: .needs-python ## measure how often the coach is right on real logs (LOGS=folder OUT=folder; docs/bench.md)
	@$(PYTHON) scripts/bootstrap.py check
	@exec $(RUN) -m bench.accuracy $(if $(LOGS),--logs "$(LOGS)") $(if $(EXPORTS),--exports "$(EXPORTS)") \
	  $(if $(OUT),--out "$(OUT)") $(if $(MODEL),--model $(MODEL)) $(if $(WITHOUT),--without $(WITHOUT)) \
	  $(if $(ABLATE),--ablate) $(if $(SPLIT),--split "$(SPLIT)") $(if $(WORKERS),--workers $(WORKERS))

bench-fit: .needs-python ## fit the weights of the coach's pools to real logs (LOGS=folder WRITE=1; docs/bench.md)
	@$(PYTHON) scripts/bootstrap.py check
	@exec $(RUN) -m bench.fitting "$(LOGS)" $(if $(WORKERS),--workers $(WORKERS)) $(if $(WRITE),--write)

bench-personalise: .needs-python ## fit personal parameters to some logs and show how it went (LOGS=folder LIFTERS=10)
	@$(PYTHON) scripts/bootstrap.py check
	@exec $(RUN) -m bench.personalise "$(LOGS)" $(if $(LIFTERS),--lifters $(LIFTERS))

.PHONY: .needs-python
.needs-python:
	@command -v "$(PYTHON)" >/dev/null || { echo "make: $(PYTHON) is missing; on Debian: apt-get install python3 python3-venv" >&2; exit 1; }
