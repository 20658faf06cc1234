"""HOW IS IT READ IN A BROWSER? The page, the desk and the HTTP interface over the same `Archive`."""
