"""The whoosh engine keeps the contract."""

from tests.indexer.engine_contract import EngineContract


class TestWhoosh(EngineContract):
    kind = "whoosh"
