"""`python -m bench.fitting`."""

import sys

from bench.fitting.command import main

if __name__ == "__main__":
    sys.exit(main())
