"""Fits the weights of the coach's pools, engine/core/fitted, to real logs. See docs/bench.md."""
