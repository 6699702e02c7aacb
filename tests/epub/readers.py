#!/usr/bin/env python3
"""Programs of others over the EPUBs of books: a validator, an accessibility checker, a browser.

usage: readers.py epubcheck|ace|browser SOURCE_FOLDER NABOR [BOOK…]     without books: the samples, in both layouts

The programs are those of tests/epub/package.json, in the node_modules that NABOR_NODE_MODULES names (without it build/node/node_modules, where
`.ci/install tests` puts them); the browser is chromium, or what NABOR_CHROMIUM names.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / 'support'))
import skipping  # noqa: E402

BOOKS = ('rogovin-excerpts', 'left-opposition-reader')
LAYOUTS = ('paperback', 'a5-plain')


def run(command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def epubcheck(modules, epub, folder):
    """Fatal errors, errors and warnings; what the validator merely advises (usage, info) is none."""
    report = folder / 'epubcheck.json'
    result = run(['node', modules / '@likecoin' / 'epubcheck-ts' / 'bin' / 'epubcheck.js', '--json', report, epub])
    if not report.exists():
        return [result.stderr.strip() or 'the validator said nothing']
    messages = json.loads(report.read_text(encoding='utf-8'))['messages']
    return [str(message) for message in messages if message['severity'] in ('fatal', 'error', 'warning')]


def ace(modules, epub, folder):
    result = run(['node', modules / '@daisy' / 'ace-cli' / 'bin' / 'ace.js', '--force', '--outdir', folder / 'ace', epub])
    report = folder / 'ace' / 'report.json'
    if not report.exists():
        return [(result.stdout + result.stderr).strip()[-400:]]
    return [f'{document["earl:testSubject"]["url"]}: {finding["earl:test"]["dct:title"]}: {finding["earl:result"].get("html", "")[:160]}'
            for document in json.loads(report.read_text(encoding='utf-8'))['assertions'] for finding in document['assertions']]


def browser(modules, epub, folder):
    zipfile.ZipFile(epub).extractall(folder / 'unpacked')
    result = run(['node', HERE / 'reading.mjs', folder / 'unpacked', os.environ['PUPPETEER_EXECUTABLE_PATH']])
    return [] if result.returncode == 0 else (result.stdout + result.stderr).splitlines()[-20:]


NEEDS = {epubcheck: '@likecoin/epubcheck-ts', ace: '@daisy/ace-cli', browser: 'playwright-core'}


def missing(program, modules, chromium):
    if not shutil.which('node'):
        return 'node is not installed'
    if not (modules / NEEDS[program]).exists():
        return f'{modules} has no {NEEDS[program]}; see docs/epub.md'
    if program is not epubcheck and not chromium:
        return 'chromium is not installed'
    return None


def check(program, modules, nabor, book, layout):
    with tempfile.TemporaryDirectory(prefix='nabor-readers-') as name:
        folder = Path(name)
        run([nabor, 'build', book, '--layout', layout, '-o', folder, '--quiet'])
        epub = next(folder.glob('*.epub'))
        problems = program(modules, epub, folder)
    for problem in problems:
        print(f'{Path(book).name}, {layout}: {problem}')
    print(f'{Path(book).name}, {layout}: {program.__name__} has {len(problems)} objections')
    return not problems


def main():
    program = {function.__name__: function for function in NEEDS}[sys.argv[1]]
    source, nabor, books = Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
    modules = Path(os.environ.get('NABOR_NODE_MODULES') or source / 'build' / 'node' / 'node_modules').resolve()
    chromium = os.environ.get('NABOR_CHROMIUM') or shutil.which('chromium')
    if reason := missing(program, modules, chromium):
        return skipping.lacking(reason)
    os.environ |= {'PUPPETEER_EXECUTABLE_PATH': chromium or '', 'NABOR_NODE_MODULES': str(modules)}
    ways = [(book, 'paperback') for book in books] or [(source / 'manuscripts' / book, layout) for book in BOOKS for layout in LAYOUTS]
    return 0 if all([check(program, modules, nabor, book, layout) for book, layout in ways]) else 1


sys.exit(main())
