"""The names of what lies in an archive's folder. Knows nothing of what is inside."""

STORE = "archive.sqlite"
ORIGINALS = "originals"
INDEX = "index"
BEHIND = "index.behind"
LOCK = "lock"
SETTINGS = "settings.toml"
