"""Adapters of the engine port, one module an engine."""
