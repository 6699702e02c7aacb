#!/usr/bin/env python3
"""Sets the poems of a critical edition with Nabor and with LuaLaTeX and reledmac, and prints what each costs and how many numbers are wrong.

usage: reledmac.py NABOR EDITION.xml [--keep FOLDER]

EDITION is TEI with an apparatus in the text (app, lem, rdg) of lines (l) in divisions. Both programs get the same lines and entries; the front and
back of the edition are left out. Each entry is keyed to its line; the number that is printed is compared with the place of the line in its poem,
after each run of LuaLaTeX until its files of line numbers change no more. Debian: texlive-luatex, texlive-humanities, texlive-latex-extra,
poppler-utils.
"""
import argparse
import copy
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path

from measure import pages_of, run

TEI = '{http://www.tei-c.org/ns/1.0}'
LAYOUT = """:root { -nabor-line-numbers: 5 by-section; -nabor-number-side: left; -nabor-verse-numbers: by-poem; }
@page { size: 165mm 240mm; margin: 20mm 22mm; }
body { font-family: "Gentium Book Plus"; font-size: 10.5pt; line-height: 13pt; }
h1, h2, h3 { font-size: 12pt; }
aside.note { font-size: 8.5pt; line-height: 10.5pt; }
@-nabor-notes apparatus { -nabor-note-numbers: lines; -nabor-note-arrangement: run-in; }
"""
PREAMBLE = r"""\documentclass[10pt]{article}
\usepackage{fontspec}
\usepackage[paperwidth=165mm,paperheight=240mm,left=22mm,right=22mm,top=20mm,bottom=20mm]{geometry}
\usepackage[series={A},noend,noeledsec,noledgroup]{reledmac}
\setmainfont{Gentium Book Plus}
\Xarrangement[A]{paragraph}
\firstlinenum{5}\linenumincrement{5}\linenummargin{left}
\begin{document}
"""
MOST_RUNS = 6
SPECIAL = {'\\': r'\textbackslash{}', **{sign: '\\' + sign for sign in '&%$#_{}'}, '~': r'\textasciitilde{}', '^': r'\textasciicircum{}'}


def escaped(text):
    return ''.join(SPECIAL.get(sign, sign) for sign in re.sub(r'\s+', ' ', text or ''))


class Poems:
    """The lines of an edition as LaTeX, and the truth: the line of every entry."""

    def __init__(self, root):
        self.lines_of_entries, self.line, self.latex = [], 0, []
        poems = [division for division in root.iter(f'{TEI}div') if any(child.tag in (f'{TEI}l', f'{TEI}lg') for child in division)]
        for poem in poems:
            self.line = 0
            lines = [self.verse(line) for line in poem.iter(f'{TEI}l')]
            self.latex.append('\\beginnumbering\n' + '\n'.join(f'\\pstart\\noindent {line}\\pend' for line in lines) + '\n\\endnumbering\\clearpage')

    def verse(self, line):
        self.line += 1
        return self.content(line, True)

    def content(self, element, has_entries):
        text = escaped(element.text)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in (f'{TEI}note', f'{TEI}rdg', f'{TEI}witDetail', f'{TEI}rdgGrp'):
                text += escaped(child.tail)
                continue
            text += (self.entry(child) if child.tag == f'{TEI}app' and has_entries else self.content(child, has_entries)) + escaped(child.tail)
        return text

    def entry(self, entry):
        lemma = entry.find(f'{TEI}lem')
        words = self.content(lemma, False).strip() if lemma is not None else ''
        readings = [escaped(''.join(reading.itertext())).strip() for reading in entry.iter(f'{TEI}rdg')]
        if not words or not readings:
            return words
        self.lines_of_entries.append(self.line)
        return f'\\edtext{{{words}}}{{\\Afootnote{{<{len(self.lines_of_entries)}> {" : ".join(readings)}}}}}'

    def document(self):
        return PREAMBLE + '\n'.join(self.latex) + '\n\\end{document}\n'


def poems_alone(root):
    """The same edition without what stands before and behind its poems."""
    made = copy.deepcopy(root)
    text = made.find(f'{TEI}text')
    for part in ('front', 'back'):
        for element in text.findall(f'{TEI}{part}'):
            text.remove(element)
    return made


def wrong_numbers(pdf, truth):
    """How many entries name another line than theirs, or are not there."""
    text = subprocess.run(['pdftotext', pdf, '-'], capture_output=True, text=True, check=False).stdout
    text = re.sub(r'\s+', ' ', text)
    printed = {}
    for match in re.finditer(r'<(\d+)>', text):
        number = re.findall(r'(?:^| )(\d+)(?:[–-]\d+)?(?= )', text[max(0, match.start() - 120):match.start()])
        printed[int(match[1])] = int(number[-1]) if number else 0
    return sum(printed.get(number + 1) != line for number, line in enumerate(truth))


def nabor(program, root, folder):
    tree.register_namespace('', TEI[1:-1])
    tree.ElementTree(poems_alone(root)).write(folder / 'nabor.xml', encoding='utf-8')
    (folder / 'edition.css').write_text(LAYOUT)
    cost = run([program, 'build', folder / 'nabor.xml', '--format', 'pdf', '--layout', folder / 'edition.css', '-o', folder, '--quiet'], (0, 1))
    return cost, folder / 'nabor.pdf'


def reledmac(poems, folder):
    """The cost and the wrong numbers of each run, the last of which changes nothing more."""
    (folder / 'latex.tex').write_text(poems.document())
    runs, before = [], None
    while len(runs) < MOST_RUNS:
        cost = run(['lualatex', '-interaction=batchmode', 'latex.tex'], (0, 1), folder=folder)
        numbers = ''.join(path.read_text(errors='replace') for path in sorted(folder.glob('latex.1')) + sorted(folder.glob('latex.aux')))
        runs.append((cost, wrong_numbers(folder / 'latex.pdf', poems.lines_of_entries)))
        if numbers == before:
            break
        before = numbers
    return runs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('nabor', type=Path)
    parser.add_argument('edition', type=Path)
    parser.add_argument('--keep', type=Path, metavar='FOLDER', help='where what is made is kept')
    arguments = parser.parse_args()
    root = tree.parse(arguments.edition).getroot()
    poems = Poems(root)
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        cost, pdf = nabor(arguments.nabor.resolve(), root, folder)
        print(f'{len(poems.lines_of_entries)} entries\n\n| program | runs | wall s | CPU s | MiB | pages |\n|---|---|---|---|---|---|')
        print(f'| nabor | 1 | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak:.0f} | {pages_of(pdf)} |')
        if not shutil.which('lualatex'):
            sys.exit('lualatex is missing')
        runs = reledmac(poems, folder)
        wall, cpu = (sum(getattr(cost, name) for cost, _ in runs) for name in ('wall', 'cpu'))
        print(f'| lualatex, reledmac | {len(runs)} | {wall:.2f} | {cpu:.2f} | {max(cost.peak for cost, _ in runs):.0f} | {pages_of(folder / "latex.pdf")} |\n')
        for number, (cost, wrong) in enumerate(runs, 1):
            print(f'lualatex, run {number}: {cost.wall:.1f} s, {wrong} wrong numbers')


if __name__ == '__main__':
    main()
