"""How Nabor and its peers make a PDF of one book: the commands of each, or what to install where one is not there.

In: a TEI file, and a folder with convert.py (the same book for the peers) and typst.mjs. Out: programs, each with a folder of its own for
what it writes. Nothing is run here but the conversion and a look for LaTeX packages.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

TYPST_PACKAGE = '@myriaddreamin/typst-ts-node-compiler'
TYPST_VERSION = '0.7.0'
LATEX_PACKAGES = ('fontspec.sty', 'polyglossia.sty', 'gloss-russian.ldf', 'gloss-french.ldf', 'microtype.sty', 'hyperref.sty', 'pzdr.tfm')
LATEX_DEBIAN = 'texlive-xetex texlive-luatex texlive-lang-cyrillic texlive-lang-french texlive-latex-recommended texlive-fonts-recommended'
NAMES = ('typst', 'xelatex', 'lualatex', 'weasyprint')


class Program(NamedTuple):
    name: str
    commands: list      # run one after the other; together they are the cost
    folder: Path        # emptied before each run
    pdf: Path
    accepted: tuple = (0,)


class NotThere(Exception):
    """A peer cannot be run; the message says what to install or to pass."""


def nabor(program, book, layout, work):
    folder = work / 'nabor'
    command = [str(program), 'build', '--quiet', '--format', 'pdf', '--layout', layout, '-o', str(folder), str(book)]
    return Program('nabor', [command], folder, folder / f'{book.stem}.pdf', accepted=(0, 1))


# A Python script is run by the interpreter that its first line names: that one has lxml where the caller's may not.
def script_command(script):
    with open(script, encoding='utf-8') as file:
        first = file.readline()
    words = first[2:].split() if first.startswith('#!') else []
    return [*(words if words and shutil.which(words[0]) else [sys.executable]), str(script)]


# Writes OUT.typ, OUT.tex, OUT.html …, and returns OUT.
def convert(peers, book, work):
    script, out = peers / 'convert.py', work / 'book'
    if not script.is_file():
        raise NotThere(f'{script} is not there: name the folder of convert.py with --peers')
    result = subprocess.run([*script_command(script), str(book), str(out)], capture_output=True, text=True)
    if result.returncode != 0:
        fault = last_line(result.stderr)
        raise NotThere('install python3-lxml' if "'lxml'" in fault else f'convert.py could not convert {book.name}: {fault}')
    return out


def last_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else 'it said nothing'


def node_modules(given):
    folders = [given] if given else [Path(folder) for folder in os.environ.get('NODE_PATH', '').split(os.pathsep) if folder]
    for folder in folders:
        if (folder / TYPST_PACKAGE / 'package.json').is_file():
            return folder.resolve()
    raise NotThere(f'npm install {TYPST_PACKAGE}@{TYPST_VERSION}, and name its node_modules with --node-modules or NODE_PATH')


# An ECMAScript module looks for its imports beside itself and never in NODE_PATH, so the script gets a node_modules beside it.
def typst(peers, modules, source, work):
    if not shutil.which('node'):
        raise NotThere('install nodejs and npm')
    script, folder = peers / 'typst.mjs', work / 'typst'
    if not script.is_file():
        raise NotThere(f'{script} is not there')
    found = node_modules(modules)
    shutil.copyfile(script, work / 'typst.mjs')
    (work / 'node_modules').symlink_to(found, target_is_directory=True)
    pdf = folder / 'book.pdf'
    return Program('typst', [['node', str(work / 'typst.mjs'), f'{source}.typ', str(pdf)]], folder, pdf)


# Two passes: the first finds the contents' pages, the second prints them.
def latex(name, source, work):
    if not shutil.which(name) or not has_latex_packages():
        raise NotThere(f'apt-get install {LATEX_DEBIAN}')
    folder = work / name
    command = [name, '-interaction=batchmode', '-halt-on-error', f'-output-directory={folder}', f'{source}.tex']
    return Program(name, [command, command], folder, folder / f'{source.name}.pdf')


def has_latex_packages():
    finder = shutil.which('kpsewhich')
    return finder is not None and subprocess.run([finder, *LATEX_PACKAGES], capture_output=True).returncode == 0


def weasyprint(source, work):
    if not shutil.which('weasyprint'):
        raise NotThere('apt-get install weasyprint')
    folder = work / 'weasyprint'
    pdf = folder / 'book.pdf'
    return Program('weasyprint', [['weasyprint', f'{source}.html', str(pdf)]], folder, pdf)


# The peers that can be run, in the order of NAMES, and a line for each that cannot.
def find_peers(names, peers, modules, book, work):
    try:
        source = convert(peers, book, work)
    except NotThere as reason:
        return [], [f'no peers: {reason}']
    ways = {'typst': lambda: typst(peers, modules, source, work), 'xelatex': lambda: latex('xelatex', source, work),
            'lualatex': lambda: latex('lualatex', source, work), 'weasyprint': lambda: weasyprint(source, work)}
    found, missing = [], []
    for name in (name for name in NAMES if name in names):
        try:
            found.append(ways[name]())
        except NotThere as reason:
            missing.append(f'{name} is skipped: {reason}')
    return found, missing
