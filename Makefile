# make start       sets up and opens the kit      [ARGS="--no-browser --port 8890 --lang fr"]
# make site        writes the pages that need no server     [ARGS="--single-file procedure.html"]
# make slides      writes the pages and serves them on this machine, to be projected as slides
# make article     writes the procedure as an article, in article/   [ARGS="--lang en --for glpi"]
# make class       opens a class on this machine      [ARGS="--bind 0.0.0.0 --lang fr"]
# make test        sets up (a browser too) and passes every test but the long ones
# make test-all    passes those, too, and draws other examples each time, and many
# make benchmark   measures the live widgets and the site, and writes the table of results
# make pictures    takes the pictures of the READMEs anew
# make clean       removes what these commands made; the learner's notebooks in work/ stay

ARGS ?=
PYTHON ?=
BIN = .venv/bin
export PYTHON

.PHONY: start site slides article class test test-all benchmark pictures clean

start:
	@sh tools/set_up.sh start
	@$(BIN)/totp-demo --folder work $(ARGS)

site:
	@sh tools/set_up.sh site
	@$(BIN)/totp-demo site -o site $(ARGS)

slides:
	@sh tools/set_up.sh site
	@$(BIN)/totp-demo site -o slides --no-jupyterlite $(ARGS)
	@echo "http://127.0.0.1:8000/en/00-procedure.html#slides"
	@echo "http://127.0.0.1:8000/fr/00-procedure.html#slides"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory slides 8000

article:
	@sh tools/set_up.sh article
	@$(BIN)/totp-demo article -o article $(ARGS)

class:
	@sh tools/set_up.sh $(if $(findstring --lab,$(ARGS)),lab,site)
	@$(BIN)/totp-demo class $(ARGS)

test:
	@sh tools/set_up.sh test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n 2 totp_demo tests/fast $(LONG) $(ARGS)
	$(BIN)/pytest -n 2 tests/scripts $(LONG) $(ARGS)
	$(BIN)/pytest -n 2 --nbval-lax tests/journeys/notebooks notebooks $(LONG) $(ARGS)
	$(BIN)/pytest tests/journeys --ignore tests/journeys/notebooks $(LONG) $(ARGS)

test-all: LONG = -m "long or not long" --hypothesis-profile search
test-all: test

benchmark:
	@sh tools/set_up.sh test
	$(BIN)/python -m benchmarks $(ARGS)

pictures:
	@sh tools/set_up.sh test
	$(BIN)/python tools/pictures.py

clean:
	rm -rf .venv node_modules build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis slides
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
