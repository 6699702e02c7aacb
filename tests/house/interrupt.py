#!/usr/bin/env python3
"""Ctrl-C while a book is made: the program ends by the signal, the old output stays whole, nothing half-written stays.

usage: interrupt.py NABOR
"""
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARAGRAPH = '<p>' + 'A sentence of some length, so that there are lines to break and pages to fill. ' * 12 + '</p>\n'


def write_long_book(path):
    with path.open('w') as book:
        book.write('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body>\n')
        for chapter in range(200):
            book.write(f'<div><head>Chapter {chapter}</head>\n{PARAGRAPH * 30}</div>\n')
        book.write('</body></text></TEI>\n')


def interrupted(nabor, here, number):
    """Starts a build, lets it work for a moment, sends it the signal. True when the build was still at work."""
    build = subprocess.Popen([nabor, 'build', 'long.xml', '-o', 'out'], cwd=here, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(0.3)
    build.send_signal(number)
    _, errors = build.communicate(timeout=60)
    if build.returncode in (0, 1):
        return False
    assert build.returncode == -number, (build.returncode, errors)
    return True


def main():
    nabor = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        write_long_book(here / 'long.xml')
        (here / 'out').mkdir()
        for number in (signal.SIGINT, signal.SIGTERM):
            (here / 'out' / 'long.pdf').write_text('the old one')
            if not interrupted(nabor, here, number):
                print('the build was done before the signal came')
                return 77
            assert (here / 'out' / 'long.pdf').read_text() == 'the old one'
            left = sorted(path.name for path in (here / 'out').iterdir() if path.name not in ('long.pdf', 'long.epub'))
            assert not left, left
    print('interrupted twice, nothing left')
    return 0


sys.exit(main())
