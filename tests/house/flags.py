#!/usr/bin/env python3
"""docs/nabor.1 equals `nabor --man`, and docs/nabor.1 and docs/command-line.md name every flag that the help of a command names.

usage: flags.py SOURCE_FOLDER NABOR
"""
import re
import subprocess
import sys
from pathlib import Path

COMMANDS = ('build', 'check', 'dump', 'impose', 'layouts', 'fonts')


def printed(nabor, *arguments):
    return subprocess.run([nabor, *arguments], capture_output=True, check=True, text=True).stdout


def main():
    source, nabor = Path(sys.argv[1]), sys.argv[2]
    man_page = (source / 'docs' / 'nabor.1').read_text(encoding='utf-8')
    document = (source / 'docs' / 'command-line.md').read_text(encoding='utf-8')
    faults = []
    if man_page != printed(nabor, '--man'):
        faults.append('docs/nabor.1 is not what `nabor --man` prints; write it anew with `nabor --man > docs/nabor.1`')
    flags = {flag for command in COMMANDS for flag in re.findall(r'--[a-z]+(?:-[a-z]+)*', printed(nabor, command, '--help'))}
    flags |= set(re.findall(r'--[a-z]+(?:-[a-z]+)*', printed(nabor, '--help')))
    for flag in sorted(flags):
        if flag.replace('-', '\\-') not in man_page:
            faults.append(f'docs/nabor.1 does not name {flag}')
        if flag not in document:
            faults.append(f'docs/command-line.md does not name {flag}')
    print('\n'.join(faults) or f'{len(flags)} flags, each documented')
    return 1 if faults or len(flags) < 10 else 0


sys.exit(main())
