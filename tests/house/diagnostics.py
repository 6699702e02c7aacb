#!/usr/bin/env python3
"""Every diagnostic code of the program is in docs/diagnostics.md, with its severity, and every code there is in the program.

usage: diagnostics.py SOURCE_FOLDER

A code is a kebab-case string literal that is an argument of note(), warning(), error() or fatal(), a member of a Diagnostic, or the value of
a constant whose name ends in _code.
"""
import re
import sys
from pathlib import Path

CODE = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"'
USES = [re.compile(r'\b(?:note|warning|error)\(\s*' + CODE), re.compile(r'Severity::\w+,\s*' + CODE),
        re.compile(r'\b\w*code\w*(?:\[\])?\s*(?:=|\{)\s*' + CODE)]
ROW = re.compile(r'^\| `([a-z0-9-]+)` \|', re.MULTILINE)


def used(source):
    codes = {}
    for path in sorted((source / 'tools').glob('*/*.cpp')):
        text = path.read_text(encoding='utf-8')
        for use in USES:
            for match in use.finditer(text):
                codes.setdefault(match[1], path.relative_to(source))
    return codes


def main():
    source = Path(sys.argv[1])
    codes = used(source)
    documented = ROW.findall((source / 'docs' / 'diagnostics.md').read_text(encoding='utf-8'))
    faults = [f'{path}: the code "{code}" is not in docs/diagnostics.md' for code, path in sorted(codes.items()) if code not in documented]
    faults += [f'docs/diagnostics.md: no source gives "{code}"' for code in documented if code not in codes]
    faults += [f'docs/diagnostics.md: "{code}" stands twice' for code in set(documented) if documented.count(code) > 1]
    print('\n'.join(faults) or f'{len(codes)} codes, each documented')
    return 1 if faults or len(codes) < 10 else 0


sys.exit(main())
