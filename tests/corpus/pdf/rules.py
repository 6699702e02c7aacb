"""The table of rules. A rule is a function of a Document that yields what breaks it, with a stable name and the clauses it stands in:
`ua` of ISO 14289-1:2014, `a` of ISO 19005-2:2011 and the least level ('b', 'u' or 'a') that asks it, `house` what we ask of our own files alone,
`x` what PDF/X-4 (ISO 15930-7) asks, or we of our files for a press.
"""
from collections import namedtuple

Rule = namedtuple('Rule', 'name ua a level house x check')
RULES = []
LEVELS = {'2b': 'b', '2u': 'bu', '2a': 'bua'}


def rule(name, ua='', a='', level='b', house='', x=''):
    def add(check):
        RULES.append(Rule(name, tuple(ua.split()), tuple(a.split()), level, house, x, check))
        return check
    return add


def clauses(one, profile):
    """The clauses in which `profile` (ua1, 2a, 2b, 2u, x4 or house) asks a rule."""
    if profile == 'ua1':
        return one.ua
    if profile == 'house':
        return (one.house,) if one.house else ()
    if profile == 'x4':
        return (one.x,) if one.x else ()
    return one.a if one.level in LEVELS[profile] else ()
