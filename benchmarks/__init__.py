"""Measurements: ``python -m benchmarks.training`` and ``python -m benchmarks.experiments``."""
