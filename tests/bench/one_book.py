"""In: the command line of a script that measures Nabor with one book. Out: its arguments, and the command that makes the book's PDF."""
import argparse
from pathlib import Path


def parser_of(description, rounds):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('nabor', type=Path, help='the program')
    parser.add_argument('book', type=Path, help='a TEI file, all in one piece')
    parser.add_argument('--layout', default='a5-plain', help='(default: %(default)s)')
    parser.add_argument('--jobs', type=int, metavar='N', help="Nabor's threads (default: as many as it takes by itself)")
    parser.add_argument('--rounds', type=int, default=rounds, metavar='N', help='after one that is thrown away (default: %(default)s)')
    return parser


def read_arguments(parser):
    arguments = parser.parse_args()
    for path in (arguments.nabor, arguments.book):
        if not path.is_file():
            parser.error(f'{path} is no file')
    if arguments.rounds < 1:
        parser.error('--rounds: at least 1')
    arguments.nabor = arguments.nabor.resolve()
    return arguments


def pdf_command(arguments, book, output, *more):
    jobs = ['--jobs', str(arguments.jobs)] if arguments.jobs else []
    return [str(arguments.nabor), 'build', '--quiet', '--format', 'pdf', '--layout', arguments.layout, *jobs, *more, '-o', str(output), str(book)]
