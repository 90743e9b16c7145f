"""How hypothesis runs here: no deadline, since machines are shared; the same examples each time under CI."""

import os

from hypothesis import settings

settings.register_profile("core", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("core")
