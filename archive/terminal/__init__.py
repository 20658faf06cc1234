"""The terminal face: arguments in, sentences and tables out. All that it knows it asks of Archive."""
