"""The French verbs that report someone's words, in every form that reports use. Knows words, not sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# First group, regular but for é/è, c/ç, g/ge and doubled consonants, which `_first_group` takes into account.
_FIRST_GROUP = """
accuser affirmer ajouter alerter analyser annoncer apostropher argumenter arguer articuler assener assurer attaquer
attester avancer avouer balayer bredouiller calculer citer clamer claironner clarifier commenter compléter confesser
confier confirmer conjurer conseiller considérer constater contester continuer corriger critiquer déclamer déclarer
décréter demander démasquer dénoncer déplorer détailler diagnostiquer dicter développer éclairer énoncer énumérer
estimer évaluer évoquer exhorter expliquer exprimer exiger exposer exulter fanfaronner fulminer fustiger glisser
grincer grogner gronder hasarder hurler implorer indiquer informer insister insinuer interpeller interroger inviter
invoquer ironiser jubiler juger jurer justifier lâcher lancer lamenter louer marteler maugréer mentionner minimiser
moquer murmurer narrer noter nuancer objecter observer opposer ordonner oser parler pester persifler plaider
plaisanter pointer polémiquer préciser préconiser prétexter proclamer pronostiquer proposer protester prôner
questionner raconter railler rappeler rapporter rassurer rectifier redouter regretter réaffirmer récapituler réclamer
récuser réfuter réitérer rejeter relater relativiser relever remarquer remercier répéter répliquer reprocher résumer
rétorquer révéler ricaner saluer sermonner signaler signifier souligner souffler soupirer soupçonner stipuler suggérer
supplier susurrer symboliser tempêter tempérer témoigner tonner trancher trouver vanter vilipender vitupérer vociférer
féliciter alarmer désoler exclamer écrier étonner inquiéter indigner insurger emporter agacer offusquer enorgueillir
targuer enthousiasmer excuser gargariser étrangler revendiquer promettre menacer rigoler chuchoter crier scander
qualifier tweeter twitter poster écourter enfoncer espérer imaginer marmonner bougonner renchérir tacler
"""
# Third group and others: the stems' forms one by one.
_OTHER = """
écrivez dites disiez répondez prétendez soutenez
prévient prévenait prévenu préviennent dit dira disait dirait disent disaient dite dits répond répondit répondait
répondu répondent répondra contredit prédit promet promettait promit promis promettent admet admettait admit admis
convient convenait convenu soutient soutenait soutint soutenu soutiennent maintient maintenait maintint maintenu
maintiennent prétend prétendait prétendit prétendu prétendent défend défendait défendu défendent reconnaît reconnait
reconnaissait reconnu reconnaissent écrit écrivait écrivit écrivent conclut concluait conclu concluent reprend
reprenait repris renchérit renchérissait renchéri surenchérit rugit gémit avertit avertissait averti garantit
garantissait garanti réagit réagissait réagi réjouit réjouissait réjouie réjoui applaudit poursuit poursuivait
poursuivi poursuivent résume décrit décrivait décrivent traduit dément démentait démenti plaint plaignait émeut dixit
proteste sous-entend sous-entendait craint craignait redit redisait fulmine
"""
# These report only when they stand before their subject: "sourit-elle", "s'étrangle Mme X".
_ONLY_INVERTED = """
sourit souriait souri rit fait veut voulait voit croit pense pensait pensent tient tenait sait reprenait reprit
interrompt lit conçoit blêmit bondit intervient intervenait apprend entend attend vend pose rêve rêvait compte
comptait siffle sifflait s'enquiert enchaîne enchaînait grince peste tranche feint aime aimait appuie appuyait abonde
abondait complète note s'amuse amuse amusait amusé s'agace résume souffle tonne tempère glisse lâche acquiesce
frissonne sanglote pleure souvient souvenait souviennent remémore remémorait
"""
# These report words without any quotation mark, before "que".
_WITH_THAT = """
affirmer ajouter annoncer mentionner signaler assurer avouer confier confirmer constater déclarer estimer expliquer
indiquer marteler objecter préciser proclamer rappeler rapporter reprocher répliquer rétorquer souligner témoigner
juger considérer noter regretter déplorer observer remarquer relever révéler raconter
"""
_WITH_THAT_OTHER = """
convient convenait convenu conclut concluait conclu
dit disait disent prétend prétendait prétendu soutient soutenait soutenu répond répondait répondu reconnaît reconnait
reconnu écrit promet promettait promis admet admis maintient
"""
_ENDINGS = ("e", "é", "ée", "és", "ées", "ait", "a", "aient", "ent", "èrent", "era", "erait", "eront", "er", "ant",
            "ez")


def _fold(word: str) -> str:
    """Lower case without accents, so that a text that lost its accents is read too."""
    text = unicodedata.normalize("NFKD", word.lower())
    return "".join(character for character in text if not unicodedata.combining(character))


def _first_group(infinitive: str) -> Iterator[str]:
    stem = _fold(infinitive)[:-2]
    soft = stem + "e" if stem.endswith("g") else stem
    for ending in map(_fold, _ENDINGS):
        yield (soft if ending.startswith("a") else stem) + ending
    if stem.endswith(("el", "et")):
        yield from (stem + stem[-1] + ending for ending in ("e", "ent", "era", "erait"))
    if stem.endswith("y"):
        yield from (stem[:-1] + "i" + ending for ending in ("e", "ent", "era"))


_FIRST_GROUP_FORMS = frozenset(form for verb in _FIRST_GROUP.split() for form in _first_group(verb))
_FORMS = _FIRST_GROUP_FORMS | frozenset(map(_fold, _OTHER.split()))
_INVERTED_FORMS = _FORMS | frozenset(map(_fold, _ONLY_INVERTED.split()))
_THAT_FORMS = (frozenset(form for verb in _WITH_THAT.split() for form in _first_group(verb))
               | frozenset(map(_fold, _WITH_THAT_OTHER.split())))


def reports(word: str) -> bool:
    """Whether a word is a form of a verb that reports words, wherever it stands."""
    return _bare(word) in _FORMS


def reports_inverted(word: str) -> bool:
    """Whether a word reports words when its subject follows it."""
    return _bare(word) in _INVERTED_FORMS


def reports_with_that(word: str) -> bool:
    """Whether a word reports words even without quotation marks, before "que"."""
    return _bare(word) in _THAT_FORMS


def _bare(word: str) -> str:
    """The folded word without an elided clitic: "s'indigne" gives "indigne", "l'affirme" "affirme"."""
    folded = _fold(word).replace("’", "'")
    return folded.split("'", 1)[1] if folded[1:2] == "'" else folded
