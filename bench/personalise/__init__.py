"""How fits of personal parameters go on real logs, and how the population's refit scales. See docs/bench.md."""
