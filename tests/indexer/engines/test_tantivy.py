"""The tantivy engine keeps the contract."""

from tests.indexer.engine_contract import EngineContract


class TestTantivy(EngineContract):
    kind = "tantivy"
