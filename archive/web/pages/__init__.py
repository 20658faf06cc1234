"""WHAT DOES EACH ADDRESS SHOW? One module for each page of the site."""
