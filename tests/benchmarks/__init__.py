"""The figures of the project, each printed by a command: `uv run --locked python -m tests.benchmarks [SECTION…]`."""
