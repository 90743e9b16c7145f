"""How fast the web app is under the hand: `python -m bench.web --help`."""
