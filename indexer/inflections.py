"""French inflection by endings: the dictionary forms that an unknown form may belong to. Knows no word list."""

from __future__ import annotations

from collections.abc import Iterator

# Ending of a form : endings of its possible lemmas. The caller keeps those that exist.
_RULES = """
    issements:issement issaient:ir issions:ir issent:ir issant:ir issez:ir issons:ir isses:ir isse:ir eraient:er
    iraient:ir erions:er irions:ir erons:er eront:er irons:ir iront:ir erait:er irait:ir erais:er erez:er
    irez:ir era:er ira:ir erai:er irai:ir eras:er iras:ir raient:re,oir rait:re,oir ront:re,oir rons:re,oir
    ra:re,oir aient:er,ir,re,oir ait:er,ir,re,oir ais:er,ir,re,oir ions:er,ir,re,oir,ion iez:er,ir,re,oir
    èrent:er irent:ir,re urent:oir,re,oire ât:er ît:ir,re ût:oir,re assent:er âmes:er âtes:er ant:er,ir,re,oir
    ante:er,ir,re,ant antes:er,ir,re,ant ants:er,ir,re,ant ent:er,ir,re ents:ent ente:ent entes:ent
    ons:er,ir,re,oir,on ez:er,ir,re,oir ai:er as:er a:er ées:er,é,ée ée:er,é és:er,é é:er ies:ir,ie,i,ier,ire
    ie:ir,i,ier,ire is:ir,i,re,ire it:ir,re,ire i:ir,re,ire its:ire,it ite:ire,it ites:ire,it
    ues:re,oir,u,ue,ir,oire,uer ue:re,oir,u,ir,oire,uer us:re,oir,u,ir,oire u:re,oir,ir,oire
    t:re,tre,tir,dre,er,vir s:,re,tre,tir,dre,er,vir e:er,,ir es:er,e,,ir x: ux:u,l geant:ger geait:ger
    geaient:ger geons:ger geante:geant çant:cer çait:cer çaient:cer çons:cer aux:al,au,ail eaux:eau eux:eu,eux
    yeux:œil trices:teur trice:teur euses:eur,eux euse:eur,eux elles:el,eau elle:el,eau iennes:ien,enir
    ienne:ien,enir ennes:en,enir enne:en,enir onnes:on,onner onne:on,onner ères:er ère:er,érer,erer ives:if
    ive:if ettes:et ette:et ètes:et,éter ète:et,éter èves:ef,ever ève:ef,ever ouces:oux ouce:oux ausses:aux
    ausse:aux ches:c,cher che:c,cher asses:as asse:as osses:os osse:os olles:ou olle:ou gues:g,guer gue:g,guer
    iennent:enir ient:enir iens:enir iendra:enir iendront:enir iendrait:enir int:enir inrent:enir enu:enir
    enue:enir enus:enir enues:enir rend:rendre rends:rendre rennent:rendre renne:rendre ris:rendre rise:rendre
    rises:rendre met:mettre mets:mettre mis:mettre mise:mettre mises:mettre mit:mettre mirent:mettre
    oit:oir,oire,evoir oient:oir,oire ois:oir,oire,evoir oie:oir,oire,oyer oies:oie,oyer oivent:evoir,oire
    oive:evoir,oire oyons:oir,oire,oyer oyez:oir,oire,oyer oyant:oir,oire,oyer oyait:oir,oire,oyer
    oyaient:oir,oire,oyer çoit:cevoir çoivent:cevoir çoive:cevoir çu:cevoir çue:cevoir çus:cevoir çues:cevoir
    dû:devoir due:devoir dus:devoir doit:devoir doivent:devoir dois:devoir doive:devoir devra:devoir
    devront:devoir devrait:devoir devraient:devoir peut:pouvoir peuvent:pouvoir peux:pouvoir puisse:pouvoir
    puissent:pouvoir pourra:pouvoir pourront:pouvoir pourrait:pouvoir pourraient:pouvoir pu:pouvoir veut:vouloir
    veulent:vouloir veux:vouloir veuille:vouloir veuillent:vouloir voudra:vouloir voudrait:vouloir voulu:vouloir
    sait:savoir savent:savoir sache:savoir su:savoir verra:voir verront:voir verrait:voir vu:voir vue:voir
    vus:voir vues:voir va:aller vont:aller aille:aller aillent:aller ira:aller iront:aller irait:aller
    fait:faire faits:faire faite:faire faites:faire font:faire fasse:faire fassent:faire fera:faire feront:faire
    ferait:faire feraient:faire disent:dire dise:dire dites:dire vaut:valoir valent:valoir vaille:valoir
    vaudra:valoir faut:falloir faudra:falloir fallu:falloir aît:aître aissent:aître aisse:aître aissait:aître
    oît:oître oissent:oître onnu:onnaître onnue:onnaître onnus:onnaître aru:araître arue:araître arus:araître
    cru:croire,croître accru:accroître accrue:accroître quis:quérir quise:quérir quises:quérir quiert:quérir
    ert:rir erte:rir ertes:rir erts:rir int:indre inte:indre intes:indre ints:indre ignent:indre ignant:indre
    ignait:indre igne:indre uit:uire uite:uire uits:uire uites:uire uisent:uire uisant:uire uisait:uire
    uise:uire lit:lire lisent:lire lu:lire crit:crire crite:crire crits:crire crites:crire crivent:crire
    crivant:crire crivait:crire clu:clure clus:clure clue:clure solu:soudre sout:soudre solvent:soudre vit:vivre
    vivent:vivre vécu:vivre suit:suivre suivent:suivre suivi:suivre ié:ier ient:ier,enir aie:ayer,ai aient:ayer
    aye:ayer uie:uyer uient:uyer elle:eler ellent:eler ette:eter ettent:eter èlent:eler,éler èle:eler,éler
    ètent:eter,éter ènent:ener,éner ène:ener,éner èvent:ever èrent:érer ègent:éger ège:éger èdent:éder ède:éder
    èguent:éguer ègue:éguer èquent:équer ètre:étrer
"""


def _read(rules: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Ending → endings of lemmas, longest endings first; rules for one ending are joined."""
    found: dict[str, list[str]] = {}
    for rule in rules.split():
        ending, _, others = rule.partition(":")
        found.setdefault(ending, []).extend(others.split(","))
    longest_first = sorted(found, key=lambda ending: (-len(ending), ending))
    return tuple((ending, tuple(dict.fromkeys(found[ending]))) for ending in longest_first)


_ENDINGS = _read(_RULES)
_SHORTEST_STEM = 3


def lemma_candidates(form: str) -> Iterator[tuple[str, ...]]:
    """The lemmas that a form may have by its endings, in groups: the longest ending, the likeliest group, first."""
    for ending, others in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and (len(stem) >= _SHORTEST_STEM or len(ending) >= _SHORTEST_STEM):
            yield tuple(stem + other for other in others)
