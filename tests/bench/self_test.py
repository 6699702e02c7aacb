#!/usr/bin/env python3
"""Tests what the measuring scripts make of figures, how they cut a book, and what they say when something is missing. Nothing here depends
on how fast anything is.
"""
import contextlib
import io
import os
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

from cost_table import cost_table, growth, quality_table, scale_table, share_table
from measure import CommandFailed, Cost, median, run, total
from peer_programs import NAMES, Program, find_peers, nabor, script_command
from peers import run_rounds
from scale import NotDivided, read_shares, shorten

HERE = Path(__file__).resolve().parent
NABOR, PEER = Cost(2.0, 3.0, 100.0), Cost(8.0, 12.0, 400.0)


def python(code):
    return [sys.executable, '-c', code]


class Figures(unittest.TestCase):
    def test_median_takes_each_figure_by_itself(self):
        self.assertEqual(median([Cost(1, 9, 5), Cost(3, 7, 4), Cost(2, 8, 6)]), Cost(2, 8, 5))

    def test_commands_in_a_row_add_time_and_share_the_highest_peak(self):
        self.assertEqual(total([Cost(1, 2, 30), Cost(4, 5, 20)]), Cost(5, 7, 30))

    def test_ratios_are_nabor_to_the_peer(self):
        head, first, second = (line.split() for line in cost_table([('nabor', NABOR, 100), ('typst', PEER, 80)]))
        self.assertEqual(first, ['nabor', '2.00', '3.00', '100', '100', '20.00'])
        self.assertEqual(second, ['typst', '8.00', '12.00', '400', '80', '100.00', '0.250', '0.250', '0.250'])
        self.assertEqual(head[-6:], ['nabor/peer', 'wall', 'nabor/peer', 'CPU', 'nabor/peer', 'peak'])

    def test_what_is_unknown_is_a_dash(self):
        _, first, second = (line.split() for line in cost_table([('nabor', NABOR, None), ('typst', Cost(0, 0, 0), None)]))
        self.assertEqual(first[-2:], ['–', '–'])
        self.assertEqual(second[-5:], ['–'] * 5)

    def test_nabor_alone_is_compared_with_nothing(self):
        self.assertEqual([len(line.split()) for line in cost_table([('nabor', NABOR, 100)])], [9, 6])

    def test_columns_line_up(self):
        lines = cost_table([('nabor', NABOR, 100), ('weasyprint', PEER, 12345)])
        self.assertEqual(len({len(line) for line in lines if line.endswith(('peak', '0.250'))}), 1)

    def test_growth_is_one_when_a_page_costs_the_same(self):
        parts = [('1/2', 10, Cost(1, 2, 50), 100), ('1', 20, Cost(2, 4, 90), 200)]
        self.assertEqual(growth(parts), 1)
        self.assertEqual(scale_table(parts)[1].split(), ['1/2', '10', '100', '1.00', '2.00', '50', '10.00', '20.00', '512'])

    def test_quality_stands_side_by_side(self):
        lines = quality_table([('nabor', '{"pages": 3, "per100": {"widows": 0.5}}\n'), ('typst', '{"pages": 4, "gap": 1}\nmore\n')])
        self.assertEqual([line.split() for line in lines], [['nabor', 'typst'], ['pages', '3', '4'], ['per100.widows', '0.5', '–'],
                                                            ['gap', '–', '1']])

    def test_quality_that_is_no_object_is_shown_as_it_stands(self):
        self.assertEqual(quality_table([('nabor', 'fine\n'), ('typst', '')]), ['nabor:', '  fine', 'typst:'])


    def test_shares_are_of_the_first(self):
        _, whole, part = (line.split() for line in share_table([('whole', PEER), ('part', NABOR)]))
        self.assertEqual(whole, ['whole', '8.000', '12.000', '400'])
        self.assertEqual(part, ['part', '2.000', '3.000', '100', '0.250', '0.250'])


class Parts(unittest.TestCase):
    # Two parts of four chapters, each of two words.
    def book(self):
        parts = ''.join('<div><head/>' + ''.join(f'<div><p>word {part}{chapter}</p></div>' for chapter in range(4)) + '</div>'
                        for part in range(2))
        return ElementTree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{parts}</body></text></TEI>')

    def test_a_part_ends_at_a_division_and_leaves_no_empty_one(self):
        book = self.book()
        self.assertEqual(shorten(book, Fraction(1, 2)), 8)
        self.assertEqual(''.join(book.itertext()).split(), ['word', '00word', '01word', '02word', '03'])
        self.assertEqual(len(book.findall('.//{*}body/{*}div')), 1)

    def test_the_whole_stays_whole(self):
        book = self.book()
        self.assertEqual(shorten(book, Fraction(1)), 16)
        self.assertEqual(ElementTree.tostring(book), ElementTree.tostring(self.book()))

    def test_too_few_divisions_are_refused(self):
        with self.assertRaises(NotDivided):
            shorten(self.book(), Fraction(1, 8))

    def test_shares_come_shortest_first(self):
        self.assertEqual(read_shares('1,1/4,1/2,1/4'), [Fraction(1, 4), Fraction(1, 2), Fraction(1)])


class Programs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_without_a_converter_there_are_no_peers(self):
        found, missing = find_peers(NAMES, self.folder, None, self.folder / 'book.xml', self.folder)
        self.assertEqual((found, len(missing)), ([], 1))
        self.assertIn('--peers', missing[0])

    def test_a_book_that_cannot_be_converted_is_said_so(self):
        (self.folder / 'convert.py').write_text('raise SystemExit("no text in it")')
        _, missing = find_peers(NAMES, self.folder, None, self.folder / 'book.xml', self.folder)
        self.assertEqual(missing, ['no peers: convert.py could not convert book.xml: no text in it'])

    def test_each_missing_peer_says_what_to_install(self):
        (self.folder / 'convert.py').write_text('')
        with mock.patch.dict(os.environ, {'PATH': str(self.folder), 'NODE_PATH': ''}):
            found, missing = find_peers(NAMES, self.folder, None, self.folder / 'book.xml', self.folder)
        self.assertEqual(found, [])
        self.assertEqual([line.split()[0] for line in missing], list(NAMES))
        self.assertTrue(all('install' in line for line in missing), missing)

    def test_a_script_is_run_by_the_interpreter_it_names(self):
        script = self.folder / 'script.py'
        script.write_text(f'#!{sys.executable} -B\n')
        self.assertEqual(script_command(script), [sys.executable, '-B', str(script)])
        script.write_text('#!/no/such/python\n')
        self.assertEqual(script_command(script), [sys.executable, str(script)])

    def test_nabor_may_have_findings(self):
        self.assertEqual(nabor('nabor', Path('book.xml'), 'a5-plain', self.folder).accepted, (0, 1))

    def test_what_fails_is_left_out_and_the_rest_goes_on(self):
        def program(name, code):
            folder = self.folder / name
            return Program(name, [python(code)], folder, folder / 'book.pdf')
        good = program('good', 'open("good/book.pdf", "w")')
        bad = program('bad', 'import sys; sys.exit("out of paper")')
        lazy = program('lazy', '')
        with contextlib.redirect_stderr(io.StringIO()) as said:
            costs = run_rounds([good, bad, lazy], 2, False, self.folder)
        self.assertEqual({name: len(runs) for name, runs in costs.items()}, {'good': 2})
        self.assertIn('out of paper', said.getvalue())
        self.assertIn('lazy is left out: it wrote no PDF', said.getvalue())

    def test_a_command_that_cannot_start_or_fails_is_named(self):
        for command in (['/no/such/program'], python('raise SystemExit(3)')):
            with self.assertRaisesRegex(CommandFailed, command[0]):
                run(command)


class CommandLines(unittest.TestCase):
    def call(self, *arguments):
        return subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True)

    def test_help(self):
        for script in ('peers.py', 'scale.py'):
            result = self.call(HERE / script, '--help')
            self.assertEqual(result.returncode, 0)
            self.assertIn('--rounds', result.stdout)

    def test_errors_are_one_plain_line(self):
        for arguments in ((HERE / 'peers.py', '/no/nabor', 'book.xml'), (HERE / 'peers.py', __file__, __file__, '--only', 'troff'),
                          (HERE / 'peers.py', __file__, __file__, '--rounds', '0'), (HERE / 'scale.py', __file__, '/no/book'),
                          (HERE / 'scale.py', __file__, __file__, '--shares', '1/0')):
            result = self.call(*arguments)
            self.assertEqual(result.returncode, 2, result)
            self.assertNotIn('Traceback', result.stderr)

    def test_a_book_that_is_no_xml_is_said_so(self):
        result = self.call(HERE / 'scale.py', sys.executable, __file__)
        self.assertEqual(result.returncode, 1)
        self.assertNotIn('Traceback', result.stderr)
        self.assertIn('scale.py: ', result.stderr)


if __name__ == '__main__':
    unittest.main()
