#!/usr/bin/env python3
"""Shows how Nabor's cost grows with a book's length: makes PDFs of the first part of one book and of all of it, in turns, and prints
what a page costs. The parts are cut between the book's innermost divisions.

No test calls this on a clock: a machine's speed is no property of the program.
"""
import argparse
import multiprocessing
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

from cost_table import figure, growth, scale_table
from measure import CommandFailed, median, pages_of, run
from one_book import parser_of, pdf_command, read_arguments

TEI = '{http://www.tei-c.org/ns/1.0}'
DIVISIONS = {f'{TEI}div', *(f'{TEI}div{depth}' for depth in range(1, 8))}
LEAST_DIVISIONS = 2  # in a part, or where it is cut says little of its share


class NotDivided(Exception):
    """The book has too few divisions to be cut."""


def has_divisions(element):
    return any(inner.tag in DIVISIONS for inner in element.iter() if inner is not element)


def words_in(element):
    return len(''.join(element.itertext()).split())


# Takes out the divisions that come when the share of words is reached, then those that are left without any; returns the words kept.
def shorten(root, share):
    parents = {child: parent for parent in root.iter() for child in parent}
    innermost = [element for element in root.iter() if element.tag in DIVISIONS and not has_divisions(element)]
    words = [words_in(division) for division in innermost]
    wanted, kept = share * sum(words), 0
    if share < 1 and len(innermost) * share < LEAST_DIVISIONS:
        raise NotDivided(f'it has {len(innermost)} innermost divisions, too few for {share} of it')
    for division, count in zip(innermost, words):
        if kept < wanted:
            kept += count
        else:
            remove(division, parents)
    return kept


def remove(division, parents):
    while True:
        parent = parents[division]
        parent.remove(division)
        if parent not in parents or has_divisions(parent):
            return
        division = parent


def write_part(book, share, out, answer):
    try:
        ElementTree.register_namespace('', TEI[1:-1])
        tree = ElementTree.parse(book)
        words = shorten(tree.getroot(), share)
        tree.write(out, encoding='utf-8', xml_declaration=True)
        answer.send(words)
    except (NotDivided, ElementTree.ParseError, OSError) as fault:
        answer.send(str(fault))


# In a process of its own, whose memory is then given back (measure.py says why).
def make_part(book, share, out):
    here, there = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.Process(target=write_part, args=(book, share, out, there))
    worker.start()
    there.close()
    try:
        words = here.recv()
    except EOFError:
        words = 'it could not be cut'
    worker.join()
    if isinstance(words, str):
        sys.exit(f'scale.py: {book}: {words}')
    return words


def measure_parts(arguments, work):
    parts = []
    for number, share in enumerate(arguments.shares, 1):
        part = work / f'part{number}.xml'
        parts.append((share, make_part(arguments.book, share, part), part))
    costs = {part: [] for _, _, part in parts}
    for turn in range(arguments.rounds + 1):
        for _, _, part in parts:
            cost = run(pdf_command(arguments, part, work), accepted=(0, 1))
            if turn > 0:
                costs[part].append(cost)
    return [(str(share), words, median(costs[part]), pages_of(part.with_suffix('.pdf'))) for share, words, part in parts]


def read_shares(text):
    try:
        shares = sorted({Fraction(share) for share in text.split(',')})
    except (ValueError, ZeroDivisionError):
        shares = []
    if not shares or not all(0 < share <= 1 for share in shares):
        raise argparse.ArgumentTypeError(f'"{text}" is no list of fractions up to 1, such as 1/4,1/2,1')
    return shares


def main():
    parser = parser_of(__doc__, rounds=3)
    parser.add_argument('--shares', type=read_shares, default='1/4,1/2,1', metavar='LIST', help='parts of the book (default: %(default)s)')
    arguments = read_arguments(parser)
    with tempfile.TemporaryDirectory() as folder:
        try:
            results = measure_parts(arguments, Path(folder))
        except CommandFailed as fault:
            sys.exit(f'scale.py: {fault}')
    print(f'{arguments.book.name}, layout {arguments.layout}, PDF alone, medians of {arguments.rounds}')
    print('\n'.join(scale_table(results)))
    if results[0][3] is None:
        print('pages are not counted: apt-get install poppler-utils')
    else:
        print(f'CPU time a page, longest to shortest: {figure(growth(results), 2)} (1.00: grows with the length alone)')


if __name__ == '__main__':
    main()
