#!/usr/bin/env python3
"""In: PDF files. Out: the rules of ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2, levels a, u, b) and ISO 15930-7 (PDF/X-4) that they break.

usage: pdf_rules.py [--profile ua1|2a|2u|2b|x4|house]... FILE.pdf...
       pdf_rules.py --list

Without --profile a file is held to ua1, 2a and house: what we ask of our own files beyond the standards. Exit code 1 when a rule is broken.
"""
import sys
import time
from collections import namedtuple
from pathlib import Path

from pdf import rules_file, rules_fonts, rules_graphics, rules_interactive, rules_metadata, rules_press, rules_structure  # noqa: F401: they fill RULES
from pdf.document import Document
from pdf.reader import BadPdf, File
from pdf.rules import RULES, clauses

OURS = ('ua1', '2a', 'house')
SHOWN = 3
Fault = namedtuple('Fault', 'rule clauses text')


def faults_of(data, profiles=OURS):
    """The faults of one file, at most a few of each rule."""
    try:
        document = Document(File(data))
    except BadPdf as error:
        return [Fault('readable', ('6.1.4',), str(error))]
    found = []
    for rule in RULES:
        broken = tuple(clause for profile in profiles for clause in clauses(rule, profile))
        if broken:
            found += [Fault(rule.name, broken, text) for text, _ in zip(rule.check(document), range(SHOWN))]
    return found


def list_rules():
    for rule in sorted(RULES, key=lambda one: one.name):
        a = [f'PDF/A-2{rule.level} {clause}' for clause in rule.a]
        print(f'{rule.name}: ' + ', '.join([f'PDF/UA-1 {clause}' for clause in rule.ua] + a + ([rule.x] if rule.x else [])
              + ([f'ours: {rule.house}'] if rule.house else [])))


def main():
    arguments = sys.argv[1:]
    if arguments == ['--list']:
        return list_rules()
    profiles = [value for flag, value in zip(arguments, arguments[1:]) if flag == '--profile'] or OURS
    paths = [one for i, one in enumerate(arguments) if one != '--profile' and (i == 0 or arguments[i - 1] != '--profile')]
    if not paths:
        return __doc__
    failed = 0
    for path in paths:
        begun = time.monotonic()
        faults = faults_of(Path(path).read_bytes(), profiles)
        failed += bool(faults)
        print(f'{"FAILED" if faults else "passed"}  {path} ({time.monotonic() - begun:.1f} s)')
        for fault in faults:
            print(f'    {fault.rule} [{", ".join(fault.clauses)}]: {fault.text}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
