"""French function words, which a search does not insist on. Folded forms."""

from __future__ import annotations

_LIST = """
    a afin ai ainsi alors apres as au aucun aucune aussi autre autres aux avait avant avec avoir c c' ce ceci cela celle
    celles celui cependant ces cet cette ceux chaque chez comme comment contre d d' dans de depuis des donc dont du elle
    elles en encore entre est et etait etaient etant ete etre eu eux fait faire fois font hors il ils j j' je jusqu
    jusqu' jusque l l' la le les leur leurs lors lorsqu' lorsque lui m m' ma mais me meme memes mes moins mon n n' ne ni
    nos notre nous on ont or ou ou par parce pas pendant peu peut peuvent plus pour pourquoi puis puisqu' puisque qu qu'
    quand que quel quelle quelles quels qui quoi quoique s s' sa sans se selon sera seront ses si son sont soit sous sur
    t t' ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une vers voici voila vos votre
    vous y
"""
# What a question is asked with: it asks for the rest of its words.
_ASKING = """
    combien lequel laquelle lesquels lesquelles est-ce qu'est-ce faut-il faudrait-il fallait-il y-a-t-il a-t-il a-t-elle
    a-t-on ont-ils ont-elles est-il est-elle est-on sont-ils sont-elles etait-il etait-elle etaient-ils etaient-elles
    sera-t-il sera-t-elle peut-on peut-il peut-elle pouvons-nous doit-on doit-il doit-elle devons-nous fait-on fait-il
    existe-t-il ai-je puis-je dois-je va-t-il va-t-elle va-t-on dit-il dit-elle dit-on
"""
# A question may be asked in English; none of these is a French word of weight.
_ENGLISH = "the of and by in on for to with from at"
STOP_WORDS = frozenset([*_LIST.split(), *_ASKING.split(), *_ENGLISH.split()])
