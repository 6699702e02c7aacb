#!/usr/bin/env python3
"""Shows what a build costs after a change in one chapter: makes a PDF of a book without a cache, with a cache that knows all but a word in
the paragraph in the middle, and with one that knows it all, in turns. Each round's word is another, so that no round knows the next one's.

No test calls this on a clock: a machine's speed is no property of the program.
"""
import sys
import tempfile
from pathlib import Path

from cost_table import share_table
from measure import CommandFailed, median, run
from one_book import parser_of, pdf_command, read_arguments

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


def measure(arguments, work):
    original, copy = arguments.book.read_bytes(), work / 'book.xml'
    costs = {'without a cache': [], 'a word more in one chapter': [], 'nothing changed': []}
    copy.write_bytes(original)
    kept = ['--cache', str(work / 'cache')]
    run(pdf_command(arguments, copy, work, *kept), accepted=(0, 1))
    for turn in range(arguments.rounds + 1):
        copy.write_bytes(with_a_word(original, str(turn + 1).encode()))
        for what, of_it in costs.items():
            cost = run(pdf_command(arguments, copy, work, *([] if what == 'without a cache' else kept)), accepted=(0, 1))
            if turn > 0:
                of_it.append(cost)
    return [(what, median(of_it)) for what, of_it in costs.items()]


def main():
    arguments = read_arguments(parser_of(__doc__, rounds=9))
    with tempfile.TemporaryDirectory() as folder:
        try:
            costs = measure(arguments, Path(folder))
        except (CommandFailed, NoParagraph) as fault:
            sys.exit(f'changed_chapter.py: {arguments.book}: {fault}')
    print(f'{arguments.book.name}, layout {arguments.layout}, PDF alone, medians of {arguments.rounds}')
    print('\n'.join(share_table(costs)))


if __name__ == '__main__':
    main()
