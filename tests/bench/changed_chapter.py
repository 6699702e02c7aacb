#!/usr/bin/env python3
"""Shows what a build costs after a change in one chapter: makes a PDF of a book without a cache, with a cache that knows all but a word in
the paragraph in the middle, and with one that knows it all, in turns. Each round's word is another, so that no round knows the next one's.

No test calls this on a clock: a machine's speed is no property of the program.
"""
import argparse
import sys
import tempfile
from pathlib import Path

from cost_table import share_table
from measure import CommandFailed, median, run

END = b'</p>'


class NoParagraph(Exception):
    """The book has no paragraph to be changed."""


# The same book with one word more at the end of the paragraph in the middle of the file.
def with_a_word(book, word):
    place = book.find(END, len(book) // 2)
    if place < 0:
        place = book.rfind(END)
    if place < 0:
        raise NoParagraph('it has no paragraph')
    return book[:place] + b' ' + word + book[place:]


def nabor_command(arguments, book, work, cache):
    jobs = ['--jobs', str(arguments.jobs)] if arguments.jobs else []
    kept = ['--cache', str(work / 'cache')] if cache else []
    return [str(arguments.nabor), 'build', '--quiet', '--format', 'pdf', '--layout', arguments.layout, *jobs, *kept, '-o', str(work), str(book)]


def measure(arguments, work):
    original, copy = arguments.book.read_bytes(), work / 'book.xml'
    costs = {'without a cache': [], 'a word more in one chapter': [], 'nothing changed': []}
    copy.write_bytes(original)
    run(nabor_command(arguments, copy, work, cache=True), accepted=(0, 1))
    for turn in range(arguments.rounds + 1):
        copy.write_bytes(with_a_word(original, str(turn + 1).encode()))
        for what, of_it in costs.items():
            cost = run(nabor_command(arguments, copy, work, cache=what != 'without a cache'), accepted=(0, 1))
            if turn > 0:
                of_it.append(cost)
    return [(what, median(of_it)) for what, of_it in costs.items()]


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('nabor', type=Path, help='the program')
    parser.add_argument('book', type=Path, help='a TEI file, all in one piece')
    parser.add_argument('--layout', default='a5-plain', help='(default: %(default)s)')
    parser.add_argument('--jobs', type=int, metavar='N', help="Nabor's threads (default: as many as it takes by itself)")
    parser.add_argument('--rounds', type=int, default=9, metavar='N', help='after one that is thrown away (default: %(default)s)')
    arguments = parser.parse_args()
    for path in (arguments.nabor, arguments.book):
        if not path.is_file():
            parser.error(f'{path} is no file')
    if arguments.rounds < 1:
        parser.error('--rounds: at least 1')
    return arguments


def main():
    arguments = read_arguments()
    arguments.nabor = arguments.nabor.resolve()
    with tempfile.TemporaryDirectory() as folder:
        try:
            costs = measure(arguments, Path(folder))
        except (CommandFailed, NoParagraph) as fault:
            sys.exit(f'changed_chapter.py: {arguments.book}: {fault}')
    print(f'{arguments.book.name}, layout {arguments.layout}, PDF alone, medians of {arguments.rounds}')
    print('\n'.join(share_table(costs)))


if __name__ == '__main__':
    main()
