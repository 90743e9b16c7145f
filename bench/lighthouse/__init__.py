"""Lighthouse's marks for Today and the workout of somebody who is signed in: `python -m bench.lighthouse --help`."""
