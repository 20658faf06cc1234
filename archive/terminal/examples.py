"""The examples that each command's help ends with. They are commands, and so are not translated."""

from __future__ import annotations


def _examples(*lines: str) -> str:
    return "\n\n".join(f"$ {line}" for line in lines)


SEARCH = _examples(
    'archive search "discrimination logement"',
    'archive search --signed-by "Jean-Michel Fabre" --facets',
    "archive search retraites --issuer CGT --from 2019-12 --to 2020-03 --sort date",
    "archive search logement --issuer CGT --issuer FSU --exclude type:tract",
    'archive search "« grève générale »" --timeline --json',
    "archive search -- '-loyer logement'",
    "archive search --syntax",
)
LIST = _examples("archive list --limit 50", "archive list --sort oldest --ids")
FACETS = _examples("archive facets", 'archive facets "réforme des retraites" --facet-size 5 --json')
INIT = _examples("archive init", "archive --archive ~/communiques init")
INGEST = _examples(
    "archive ingest ~/communiques",
    "archive ingest --dry-run a.txt b.html",
    "curl -s https://exemple.org/communique.html | archive ingest -",
)
SHOW = _examples("archive show 3f9k2m7q1x0a", "archive show 3f9k2m7q1x0a --original > recu.html")
ANALYZE = _examples("archive analyze communique.txt", "archive analyze *.txt --json > analyses.jsonl")
DELETE = _examples("archive delete 3f9k2m7q1x0a --reason doublon", "archive restore 3f9k2m7q1x0a")
REINDEX = _examples("archive reindex", "archive reindex --analyse")
VERIFY = _examples("archive verify", "archive verify --json")
STATS = _examples("archive stats --json")
SUGGEST = _examples("archive suggest fab", "archive suggest logem --json")
SIMILAR = _examples("archive similar 3f9k2m7q1x0a",)
EVALUATE = _examples("archive evaluate", "archive evaluate gold/", "archive evaluate --queries gold/queries.json")
SAVED = _examples('archive saved add fabre \'signataire:"Jean-Michel Fabre"\'', "archive saved run fabre --ids")
TAG = _examples(
    "archive tag 3f9k2m7q1x0a logement discrimination",
    'archive search --signed-by "Jean-Michel Fabre" --ids | archive tag - discrimination',
    "archive tag --query 'signataire:\"Jean-Michel Fabre\"' discrimination --yes",
)
SET = _examples('archive set 3f9k2m7q1x0a date "21 juin 2024"', "archive set 3f9k2m7q1x0a issuers HSO USH",
                "archive set 3f9k2m7q1x0a title")
CORRECT = _examples(
    'archive correct 3f9k2m7q1x0a "HSO" --label ORG --entity "Habitat social Occitanie"',
    'archive confirm 3f9k2m7q1x0a "Michel Calvo"',
    'archive reject 3f9k2m7q1x0a "La République"',
    'archive reject "Monsieur Personne"',
)
ROLE = _examples('archive role 3f9k2m7q1x0a signatory "Michel Calvo" --function Président --of HSO',
                 'archive role 3f9k2m7q1x0a contact "Michel Calvo" --remove')
HISTORY = _examples("archive history", 'archive history "Jean-Michel Fabre"', "archive undo",
                    "archive undo 5e1c07aa12 --only")
PEOPLE = _examples("archive people", 'archive people "Jean-Michel Fabre" --json')
MERGE = _examples(
    'archive merge "J.-M. Fabre" "Jean-Michel Fabre"',
    'archive split "Jean-Michel Fabre" "Jean-Michel Fabre (cheminot)" 3f9k2m7q1x0a',
    'archive rename HSO "Habitat social Occitanie"',
    'archive alias CGT "Confédération générale du travail"',
)
RELATE = _examples(
    'archive relate HSO successor_of "USH de Midi-Pyrénées" --dates 2019',
    "archive describe HSO --identifier siren:732829320 --dates 2019/..",
)
EXPORT = _examples(
    "archive export --query retraites > retraites.csv",
    "archive export --format bibtex 3f9k2m7q1x0a",
    "archive import corrige.csv --dry-run",
    "archive import corrige.csv --author Durand --reason relecture",
)
DECISIONS = _examples(
    "archive decisions export --output durand.jsonl", "archive decisions merge durand.jsonl --dry-run",
    "archive decisions merge durand.jsonl martin.jsonl",
)
VOCABULARY = _examples(
    "archive vocabulary import starter", "archive vocabulary import thesaurus.rdf --dry-run",
    "archive vocabulary export --format xml > vocabulaire.rdf", "archive vocabulary suggest 3f9k2m7q1x0a",
)
REVIEW = _examples("archive review", "archive review --kind merge --kind mention", "archive review --list",
                   "archive conflicts --json")
