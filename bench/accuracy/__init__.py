"""How often the coach is right: the engine, as it ships, one step ahead over real logs. See docs/bench.md."""
