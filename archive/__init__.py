"""What do we keep, and what has been decided? The truth."""
