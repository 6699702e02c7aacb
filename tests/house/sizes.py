#!/usr/bin/env python3
"""Lists the C++ files and functions of tools/ that are longer than the house likes, and fails on those over the limit.

usage: sizes.py [--self-test] TOOLS_FOLDER

A file over 400 lines or a function over 45 is listed, as a Markdown row. A file over 500 or a function over 60 is a fault.
"""
import re
import sys
from pathlib import Path

FILE_LISTED, FILE_LIMIT = 400, 500
FUNCTION_LISTED, FUNCTION_LIMIT = 45, 60

OPENS = re.compile(r'\)\s*(const)?\s*(noexcept)?\s*(->\s*[\w:<>,\s*&]+)?\s*(:\s.*)?\{\s*$')
CONTROL = re.compile(r'\s*(\}|if|for|while|switch|else|do|catch|namespace|class|struct|enum)\b|\s*\}')
LITERAL = re.compile(r'R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\])*"|' + r"'(?:\\.|[^'\\])*'" + r'|//.*')


def functions(text):
    """Yields (line, number of lines) of each function: from the line that opens its body to the one that closes it."""
    depth = 0
    start = start_depth = None
    for number, line in enumerate(text.split('\n'), 1):
        code = LITERAL.sub('""', line)
        if start is None and OPENS.search(code) and not CONTROL.match(code):
            start, start_depth = number, depth
        depth += code.count('{') - code.count('}')
        if start is not None and depth <= start_depth:
            yield start, number - start + 1
            start = None


def survey(folder):
    for path in sorted(p for p in folder.rglob('*') if p.suffix in ('.cpp', '.h')):
        text = path.read_text(encoding='utf-8')
        name = path.relative_to(folder.parent)
        lines = text.count('\n')
        if lines > FILE_LISTED:
            yield f'`{name}`', lines, lines > FILE_LIMIT
        for line, count in functions(text):
            if count > FUNCTION_LISTED:
                yield f'`{name}:{line}`', count, count > FUNCTION_LIMIT


def self_test():
    text = 'int f(int a) {\n    if (a) {\n        return 1;\n    }\n    return 0;\n}\n\nstd::string g() const {\n    return "}";\n}\n'
    assert list(functions(text)) == [(1, 6), (8, 3)], list(functions(text))


def main():
    if sys.argv[1] == '--self-test':
        self_test()
        return 0
    faults = 0
    print('| place | lines |\n|---|---|')
    for place, lines, is_fault in survey(Path(sys.argv[1])):
        faults += is_fault
        print(f'| {place} | {lines}{" (over the limit)" if is_fault else ""} |')
    return 1 if faults else 0


sys.exit(main())
