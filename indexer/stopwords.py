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
STOP_WORDS = frozenset(_LIST.split())
