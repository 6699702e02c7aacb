#!/usr/bin/env python3
"""Makes an EPUB of one book with Nabor and with pandoc, in turns, and prints what each costs and Nabor's shares.

usage: epub_peers.py NABOR BOOK.xml BOOK.md [ROUNDS]     BOOK.md is the same book for pandoc, which reads no TEI

Medians of whole processes (measure.py); one round more is run first and thrown away. No test calls this on a clock.
"""
import shutil
import sys
import tempfile
from pathlib import Path

from cost_table import cost_table
from measure import CommandFailed, median, run


def main():
    if len(sys.argv) < 4 or not shutil.which('pandoc'):
        sys.exit(__doc__ if len(sys.argv) < 4 else 'apt-get install pandoc')
    nabor, book, text = (str(Path(argument).resolve()) for argument in sys.argv[1:4])
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    with tempfile.TemporaryDirectory() as folder:
        programs = {'nabor': [nabor, 'build', '--quiet', '--format', 'epub', '-o', folder, book],
                    'pandoc': ['pandoc', text, '--toc', '-o', str(Path(folder) / 'pandoc.epub')]}
        costs = {name: [] for name in programs}
        try:
            for turn in range(rounds + 1):
                for name, command in programs.items():
                    cost = run(command, accepted=(0, 1) if name == 'nabor' else (0,))
                    costs[name] += [cost] if turn else []
        except CommandFailed as fault:
            sys.exit(f'epub_peers.py: {fault}')
    print('\n'.join(cost_table([(name, median(all_of_it), None) for name, all_of_it in costs.items()])))


if __name__ == '__main__':
    main()
