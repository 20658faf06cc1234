"""Nouns of office and occupation: whether a phrase is headed by one. Knows words, not texts."""

from __future__ import annotations

import re

from corpus.folding import fold_letters


def _folded(text: str) -> frozenset[str]:
    """The words of a list without accents, so that a text that lost its accents is read too."""
    return frozenset(map(fold_letters, text.split()))


# What may stand before the head of a phrase of office.
LEADING = re.compile(
    r"^(?:(?:monsieur|madame|mme|m\.)\s+(?=l[ae]\s|l['’])|"
    r"[\s,;:–—\-•·*|/()«»\"“”.]+|(?:en (?:tant que|qualité de)|qui est|par ailleurs|également|alors|ici|"
    r"(?:est|était)(?: depuis \d{4}| actuellement| aujourd['’]hui)?)\s+"
    r"|(?:le|la|les|sa|son|ses|leur|leurs|notre|nos|un|une|des|du|de|et)\s+|l['’]\s?)+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WINDOW = 300

# Endings of occupations, which are too many to list, and words in them that are none.
_OCCUPATIONAL = tuple(map(fold_letters, (
    "eur", "eure", "euse", "trice", "iste", "icien", "icienne", "logue", "ier", "ière", "cère", "cher", "chère",
    "ricole", "thécaire", "thérapeute", "naire", "yeur", "yeuse", "graphe", "pathe", "nome")))
_NO_OCCUPATION = _folded("""
ailleurs meilleur meilleure supérieur supérieure inférieur inférieure intérieur intérieure extérieur extérieure
antérieur antérieure ultérieur ultérieure postérieur postérieure honneur valeur hauteur longueur couleur douleur chaleur
malheureuse heureuse nombreuse sérieuse furieuse curieuse joyeuse fameuse dangereuse honteuse vigueur rigueur secteur
erreur horreur terreur faveur saveur moteur ordinateur majeur majeure mineur mineure janvier février dernier dernière
premier première entier entière particulier particulière régulier régulière singulier singulière manière matière
lumière prière rivière carrière frontière barrière bannière courrier courier chantier quartier papier cahier calendrier
atelier escalier métier palier foyer loyer clavier mobilier immobilier immobilière financier financière hospitalier
hospitalière saisonnière familier familière séminaire seminaire binaire ordinaire extraordinaire imaginaire plénière
plenière derrière arrière lisière poussière croisière chaudière glacière triste paragraphe économe autonome binôme
dialogue catalogue prologue analogue liste piste""")
_QUALIFIERS = _folded("""
ancien ancienne anciens ex premier première jeune nouveau nouvelle futur future grand haut haute simple très cher chère
monsieur madame vice co feu""")

# The nouns that head a phrase of office.
_OFFICES = _folded("""
président présidente présidents présidentes coprésident coprésidente vice-président vice-présidente pdg dg dga daf drh
ceo secrétaire secrétaires cosecrétaire cosecrétaires co-secrétaire co-secrétaires sg trésorier trésorière trésoriers
délégué déléguée délégués déléguées dsc ds dsr rs rss porte-parole porte-paroles responsable responsables représentant
représentante représentants représentantes directeur directrice directeurs directrices sous-directeur sous-directrice
administrateur administratrice administrateurs administratrices animateur animatrice coordinateur coordinatrice
coordonnateur coordonnatrice conseiller conseillère conseillers conseillères membre membres élu élue élus élues élu·es
rapporteur rapporteure rapporteurs rapporteuse chef cheffe cheffes chefs gérant gérante fondateur fondatrice
cofondateur cofondatrice co-fondateur co-fondatrice co-président co-présidente co-présidents doyen doyenne recteur
rectrice maire maires adjoint adjointe député députée sénateur sénatrice ministre préfet préfète ambassadeur
commissaire chargé chargée attaché attachée bâtonnier bâtonnière avocat avocate juge procureur procureure magistrat
magistrate inspecteur inspectrice militant militante permanent permanente syndicaliste mandataire médiateur médiatrice
professeur professeure enseignant enseignante chercheur chercheuse médecin infirmier infirmière aide-soignant
aide-soignante docteur docteure psychiatre psychologue ingénieur ingénieure technicien technicienne développeur
développeuse journaliste photographe étudiant étudiante doctorant doctorante salarié salariée ouvrier ouvrière agent
agente employé employée cadre contrôleur contrôleuse conducteur conductrice facteur factrice éleveur éleveuse
agriculteur agricultrice paysan paysanne viticulteur viticultrice artisan artisane locataire habitant habitante
bénévole retraité retraitée parent mère père veuve veuf élève lycéen lycéenne candidat candidate
patron patronne dirigeant dirigeante économiste sociologue historien historienne éducateur éducatrice assistant
assistante gardien gardienne sage-femme pharmacien pharmacienne pompier caporal sergent adjudant capitaine commandant
colonel brigadier brigadier-chef major lieutenant régisseur comédien comédienne musicien musicienne auteur autrice
éditeur éditrice libraire bibliothécaire archiviste interne externe praticien praticienne ex-président ex-directeur
ex-directrice ex-drh ex-secrétaire référent référente correspondant correspondante négociateur négociatrice consultant
consultante expert experte opérateur opératrice cariste monteur soudeur chaudronnier aiguilleur receveur receveuse
caissier caissière cuisinier cuisinière serveur serveuse livreur livreuse chauffeur chauffeure gouverneur gouverneure
chancelier garde suppléant suppléante titulaire mandaté mandatée pilote steward hôtesse commandante copilote maraîcher
maraîchère rédacteur rédactrice sous-secrétaire co-porte-parole syndic coordo animateurs délégué·e délégués·es
co-délégué secrétaire-adjoint doctorants greffier greffière timonier timonière lingère gynécologue urgentiste
""")

# Occupations that no ending tells, and what people are called in quotations. They settle nothing about a signature.
_OCCUPATIONS = _folded("""
apprenti apprentie stagiaire intérimaire intermittent intermittente saisonnier précaire vacataire remplaçant remplaçante
bosco mousse matelot docker marin mareyeur patron-pêcheur ostréiculteur maçon maçonne plombier plombière menuisier
menuisière peintre électricien électricienne mécanicien mécanicienne mécano forgeron vigneron vigneronne berger bergère
bûcheron bûcheronne boulanger boulangère boucher bouchère fleuriste coiffeur coiffeuse esthéticienne couturière
couturier tailleur modiste orfèvre luthier luthière ébéniste potier potière ambulancier ambulancière brancardier
aide-ménagère auxiliaire ash aes aesh atsem aed cpe iade ibode kiné kinésithérapeute dentiste chirurgien
chirurgienne généraliste vétérinaire opticien opticienne orthophoniste puéricultrice préparatrice préparateur assesseur
notaire huissier huissière clerc jurée juré policier policière gendarme surveillant surveillante
postier postière cheminot cheminote traminot traminote machiniste cibiste routier routière éboueur ripeur égoutier
danseur danseuse chanteur chanteuse choriste peintre sculpteur sculptrice plasticien plasticienne graphiste
illustratrice cinéaste scénariste dramaturge écrivain écrivaine poète poétesse traducteur interprète guide
conférencier pigiste correctrice correcteur
maquettiste secouriste sauveteur moniteur monitrice entraîneur entraîneuse arbitre joueur joueuse
prêtre pasteur imam rabbin évêque abbé curé bourgmestre échevin échevine
instituteur institutrice instit prof proviseur proviseure principal principale collégien
collégienne bachelier bachelière thésard thésarde postdoc usager usagère riverain riveraine
propriétaire copropriétaire sociétaire adhérent adhérente abonné abonnée voyageur voyageuse passager passagère patient
patiente aidant aidante proche rescapé rescapée victime plaignant plaignante témoin licencié licenciée chômeur chômeuse
allocataire demandeur demandeuse réfugié réfugiée exilé exilée sans-papiers travailleur travailleuse journalier
journalière smicard smicarde fonctionnaire contractuel contractuelle magasinier magasinière manutentionnaire
vendeur vendeuse commerçant commerçante hôtelier hôtelière restaurateur gérante exploitant exploitante entrepreneur
entrepreneuse dircab voisin voisine
""")
_KIN = _folded("""
mère père veuve veuf fils fille frère sœur soeur épouse époux femme mari compagne compagnon grand-mère grand-père
maman papa parent enfant oncle tante neveu nièce cousin cousine""")
# These say more of what someone does than of what someone is: "X est responsable de ce désastre".
_ADJECTIVAL = _folded("""
responsable responsables chargé chargée élu élue employé employée titulaire interne externe premier première permanent
permanente cadre suppléant suppléante mandaté mandatée proche témoin victime principal principale""")


def names_office(phrase: str) -> bool:
    """Whether the phrase is headed by a noun of office ("la présidente", "ancien délégué")."""
    return any(_is_office(word) for word in _heads(phrase))


def names_occupation(phrase: str) -> bool:
    """Whether the phrase, right beside a name, is headed by an office, an occupation, or a noun shaped like one."""
    return any(_is_office(word) or _singular(word) in _OCCUPATIONS or _is_shaped(word) for word in _heads(phrase))


def names_kin(phrase: str) -> bool:
    """Whether the phrase says whose relative someone is rather than what the person does: "mère de jumeaux"."""
    return any(word in _KIN for word in _heads(phrase))


def states_occupation(phrase: str) -> bool:
    """Whether the phrase, after "est", says what someone is: "hôtesse de caisse", not "responsable du désastre"."""
    return names_occupation(phrase) and not any(word in _ADJECTIVAL for word in _heads(phrase))


def _heads(phrase: str) -> list[str]:
    """The word that heads a phrase; where a qualifier opens it, that word and the next."""
    words = [fold_letters(word) for word in _WORD.findall(LEADING.sub("", phrase[:_WINDOW]))[:2]]
    return words[:2 if words and words[0] in _QUALIFIERS else 1]


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _is_office(word: str) -> bool:
    return word in _OFFICES or any(part in _OFFICES for part in word.split("-")[:2])


def _is_shaped(word: str) -> bool:
    return len(word) > 5 and word.endswith(_OCCUPATIONAL) and _singular(word) not in _NO_OCCUPATION
