"""How statements leave the archive, and come back: one module a format, each a pure function over views."""
