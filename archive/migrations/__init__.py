"""The history of the store's tables, run by Alembic when an archive is opened."""
