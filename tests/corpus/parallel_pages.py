#!/usr/bin/env python3
"""Parallel texts of the corpus on paper: how many aligned pieces begin level, and how much white that costs.

usage: parallel_pages.py NABOR | --self-test

The volumes are in ../shared/corpus/parallel, beside the repository; without them the test is skipped (exit code 77). Each is set on facing
pages and in columns. At least 99 % of the pieces that begin a block in both texts must begin within one line of each other on one spread.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
sys.path.append(str(SOURCE / 'tests' / 'support'))
import skipping  # noqa: E402

CORPUS = SOURCE.parent / 'shared' / 'corpus' / 'parallel'
VOLUMES = ['caesar-volume.xml', 'volume.xml', 'volume-links.xml']
LAYOUT = SOURCE / 'layouts' / 'paperback' / 'paperback.css'
LINE = 13.5  # points
LEAST = 99.0

PIECE = re.compile(r'^  \d+:\d+ (divided )?((?:#\S+ ?)*)– ?((?:#\S+ ?)*)$')
DESTINATION = re.compile(r'^destination "([^"]+)" page (\d+) y ([\d.]+)')


def pieces_of(book):
    """The first ids of both sides of each piece that has both, and whether other pieces are parts of it."""
    found = []
    for line in book.splitlines():
        match = PIECE.match(line)
        if match and match[2] and match[3]:
            found.append((match[2].split()[0][1:], match[3].split()[0][1:], bool(match[1])))
    return found


def places_of(pages):
    return {match[1]: (int(match[2]), float(match[3])) for match in map(DESTINATION.match, pages.splitlines()) if match}


def level(pieces, places, in_columns):
    """How many pieces begin within a line of their counterpart, and those that do not.

    A division without a heading begins with its first part, and its counterpart may have a heading: then only the parts can be level.
    """
    good, bad = 0, []
    parts = {places.get(one) for left, right, divided in pieces if not divided for one in (left, right)}
    for left, right, divided in pieces:
        if left not in places or right not in places or (divided and (places[left] in parts) != (places[right] in parts)):
            continue
        (left_page, left_y), (right_page, right_y) = places[left], places[right]
        is_level = right_page == left_page + (0 if in_columns else 1) and abs(left_y - right_y) <= LINE + 0.1
        good += is_level
        if not is_level:
            bad.append((left, right, places[left], places[right]))
    return good, bad


def run(nabor, *arguments):
    return subprocess.run([nabor, *arguments], capture_output=True, text=True, check=False).stdout


def check(nabor, volume, kind, folder):
    layout = Path(folder) / f'{kind}.css'
    layout.write_text(LAYOUT.read_text(encoding='utf-8') + f':root {{ -nabor-parallel: {kind} }}\n', encoding='utf-8')
    pieces = pieces_of(run(nabor, 'dump', '--stage=book', CORPUS / volume))
    places = places_of(run(nabor, 'dump', '--stage=pages', '--layout', layout, CORPUS / volume, '--quiet'))
    good, bad = level(pieces, places, kind == 'columns')
    share = 100 * good / max(1, good + len(bad))
    print(f'{volume}, {kind}: {good} of {good + len(bad)} pieces begin level, {share:.2f} %')
    for one in bad[:5]:
        print('  not level:', *one)
    return share >= LEAST and good > 0


def self_test():
    book = 'parallel ru #a – en #b\n  1:1 divided #r – #e\n  1:2 #r1 – #e1 #e2\n  1:0 #r2 –\n'
    assert pieces_of(book) == [('r', 'e', True), ('r1', 'e1', False)]
    places = places_of('destination "r" page 2 y 30.0\ndestination "e" page 3 y 43.5\ndestination "r1" page 2 y 80.0\ndestination "e1" page 3 y 120.0\n')
    assert level(pieces_of(book), places, False)[0] == 1
    assert level(pieces_of(book), places, True)[0] == 0


def main():
    if sys.argv[1:] == ['--self-test']:
        return self_test()
    if not CORPUS.exists():
        return skipping.not_here('the corpus of parallel texts is not here')
    with tempfile.TemporaryDirectory() as folder:
        results = [check(sys.argv[1], volume, kind, folder) for volume in VOLUMES for kind in ('facing', 'columns')]
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
