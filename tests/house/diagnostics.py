#!/usr/bin/env python3
"""docs/diagnostics.md is what `nabor --diagnostics` prints, and every code of the table is used by a source.

usage: diagnostics.py [--accept] SOURCE_FOLDER NABOR

The compiler checks that sources use only codes of the table, and in report.error(), warning() and note() the severity too. Where a source writes
`{Severity::error, "code"`, the severity is checked here. --accept rewrites the page.
"""
import re
import subprocess
import sys
from pathlib import Path

TABLE = ('diagnostic_table', 'diagnostics_of_')  # beginnings of the names of the table's own files
ROW = re.compile(r'^\| \[`([a-z0-9-]+)`\]\(#[a-z0-9-]+\) \| ([^|]+) \|', re.MULTILINE)
WITH_SEVERITY = re.compile(r'Severity::(note|warning|error),\s*"([a-z0-9-]+)"')


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != '--accept']
    source, nabor = Path(arguments[0]), arguments[1]
    page = source / 'docs' / 'diagnostics.md'
    printed = subprocess.run([nabor, '--diagnostics'], capture_output=True, check=True).stdout.decode()
    if '--accept' in sys.argv:
        page.write_text(printed, encoding='utf-8')
    files = [path for path in (source / 'tools').glob('*/*.*') if not path.name.startswith(TABLE)]
    text = '\n'.join(path.read_text(encoding='utf-8') for path in files)
    literals = set(re.findall(r'"([a-z0-9-]+)"', text))
    codes = dict(ROW.findall(printed))
    faults = [f'the table has "{code}", which no source uses' for code in codes if code not in literals]
    faults += [f'the table does not list {severity} for "{code}"' for severity, code in WITH_SEVERITY.findall(text) if severity not in codes.get(code, severity)]
    if page.read_text(encoding='utf-8') != printed:
        faults.append('docs/diagnostics.md differs from `nabor --diagnostics`; rewrite it with tests/house/diagnostics.py --accept')
    print('\n'.join(faults) or f'{len(codes)} codes, each documented and used')
    return 1 if faults or len(codes) < 10 else 0


sys.exit(main())
