"""Granian, with the app imported before it forks its workers: one import instead of one each, its memory shared."""

import runpy

import engine.app  # noqa: F401

if __name__ == "__main__":
    runpy.run_module("granian", run_name="__main__")
