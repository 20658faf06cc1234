"""Statements written for the tests of the page."""

LETTER = """Lettre ouverte au préfet

Logement : « l'hiver n'attend pas » !

Lyon, le 3 décembre 2021

Le collectif demande l'ouverture immédiate de logements vides ; rien ne justifie d'attendre.

Signé : Amélie Roussel, porte-parole, Collectif Toit

Contact presse : Amélie Roussel, 06 39 98 12 34, amelie.roussel@exemple.org
"""

PAGE = """<!doctype html><html lang="fr"><head><title>Grève des gares</title><script>alert(1)</script></head>
<body><h1>Grève des gares</h1><p onclick="alert(2)">Les cheminots de la <b>gare</b> sont en grève.</p>
<img src=x onerror="alert(3)"><a href="javascript:alert(4)">Suite</a><iframe src="https://exemple.org/"></iframe>
<p>Signé : Amélie Roussel, porte-parole, Collectif Toit</p><p>Tél. 06 39 98 12 34</p></body></html>
"""
