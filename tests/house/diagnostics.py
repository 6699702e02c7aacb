#!/usr/bin/env python3
"""Every diagnostic code of the program is in docs/diagnostics.md, with its severity, and every code there is in the program.

usage: diagnostics.py SOURCE_FOLDER

A code is a kebab-case string literal in the first argument of note(), warning() or error(), after the severity of a Diagnostic, or the value
of a variable with "code" in its name.
"""
import re
import sys
from pathlib import Path

CODE = r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"'
USES = [re.compile(r'\b(?:note|warning|error)\(([^,;]*)'), re.compile(r'Severity::\w+,([^,;]*)'), re.compile(r'\b\w*code\w*\s*(?:=|\{)([^,;]*)')]
ROW = re.compile(r'^\| `([a-z0-9-]+)` \|', re.MULTILINE)


def used(source):
    codes = {}
    for path in sorted((source / 'tools').glob('*/*.cpp')):
        text = path.read_text(encoding='utf-8')
        for use in USES:
            for code in (code for match in use.finditer(text) for code in re.findall(CODE, match[1])):
                codes.setdefault(code, path.relative_to(source))
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
