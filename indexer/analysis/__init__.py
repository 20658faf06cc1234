"""What a statement says: lemmas, names, roles."""
