#!/usr/bin/env python3
"""Ctrl-C during a build: the program ends by the signal, the old output stays whole, no unfinished file stays.

usage: interrupt.py NABOR

The book is made longer until the signal comes before the build is done.
"""
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARAGRAPH = '<p>' + 'A sentence of some length, so that there are lines to break and pages to fill. ' * 12 + '</p>\n'
CHAPTERS = (200, 800, 3200)


def write_book(path, chapters):
    with path.open('w') as book:
        book.write('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body>\n')
        for chapter in range(chapters):
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


def check(nabor, here, number):
    (here / 'out').mkdir(exist_ok=True)
    for chapters in CHAPTERS:
        write_book(here / 'long.xml', chapters)
        (here / 'out' / 'long.pdf').write_text('the old one')
        if interrupted(nabor, here, number):
            break
    else:
        raise AssertionError(f'a book of {chapters} chapters was done before the signal came')
    assert (here / 'out' / 'long.pdf').read_text() == 'the old one'
    left = sorted(path.name for path in (here / 'out').iterdir() if path.name not in ('long.pdf', 'long.epub'))
    assert not left, left


def main():
    with tempfile.TemporaryDirectory() as folder:
        for number in (signal.SIGINT, signal.SIGTERM):
            check(sys.argv[1], Path(folder), number)
    print('interrupted twice, nothing left')
    return 0


sys.exit(main())
