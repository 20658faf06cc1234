"""Training of the French networks that ship: from annotated data to weights."""
