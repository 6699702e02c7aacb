#!/usr/bin/env python3
"""Builds every document of the shared corpus as EPUB and PDF, and measures how much of the text is kept.

usage: run.py NABOR OUTPUT_FOLDER [--only PART_OF_NAME] [--no-bench] [--small] [--all-layouts]

The corpus is in ../shared/corpus, beside the repository; a clone without it skips this test (exit code 77). Each build must end with exit
code 0 or 1 and leave both files. Each document is made in the default layout and in one of the others, in turn; with --all-layouts in all of them.
`qpdf --check` must be clean. Every PDF, of the samples too, must keep the rules of PDF/UA-1 and PDF/A-2a (pdf_rules.py); where an image has no description, which is a finding, it must claim PDF/A-2u and no PDF/UA. Every
footnote must begin on the page of its call. At least 99.9 % of the words of a manuscript must be in its EPUB, and in its PDF as each
available reader sees it (text_kept.py).

--small builds only manuscripts of at most 100 kB and the samples, once each, and measures nothing: for a program with sanitizers, whose
options must give their findings another exit code than 0 and 1 (.ci/memory does). Without the corpus it builds the samples alone.
"""
import functools
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import note_pages
import pdf_rules
import text_kept

SOURCE = Path(__file__).resolve().parents[2]
sys.path.append(str(SOURCE / 'tests' / 'support'))
import skipping  # noqa: E402

SHARED = SOURCE.parent / 'shared'
SMALL = 100_000  # bytes
LEAST = 99.9
LAYOUTS = sorted(path.name for path in (SOURCE / 'layouts').iterdir() if (path / f'{path.name}.css').exists())
DEFAULT_LAYOUT = 'paperback'
JOBS = 2


def documents(bench, small):
    """Each file is a document, but a folder with a volume.xml is one."""
    files = sorted((SHARED / 'corpus' / 'tei').rglob('*.xml'))
    found = [path for path in files if path.name == 'volume.xml' or not (path.parent / 'volume.xml').exists()]
    found += sorted((SHARED / 'corpus' / 'bench').glob('*.xml')) if bench else []
    found.sort(key=size_of, reverse=True)  # or the largest would be alone at the end
    return [path for path in found if not small or size_of(path) <= SMALL] + sorted(SOURCE.glob('manuscripts/*/book.toml'))


def size_of(document):
    files = document.parent.rglob('*.xml') if document.name == 'volume.xml' else [document]
    return sum(path.stat().st_size for path in files)


def layouts_beside_default(index):
    others = [layout for layout in LAYOUTS if layout != DEFAULT_LAYOUT]
    return others if '--all-layouts' in sys.argv else [others[index % len(others)]]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors='replace')


@functools.cache
def python_with_lxml():
    """The interpreter that runs text_kept.py: Debian's python3-lxml is visible to Debian's Python only."""
    for python in (sys.executable, '/usr/bin/python3'):
        if run(python, '-c', 'import lxml').returncode == 0:
            return python
    sys.exit('python3-lxml is missing: see .ci/packages')


def kept(manuscript, output):
    """Faults, and a text about the shares of words."""
    result = run(python_with_lxml(), text_kept.__file__, manuscript, output)
    shares = re.findall(r'^(\S+): .* ([\d.]+) % kept$', result.stdout, re.MULTILINE)
    if not shares:
        return [f'text_kept: {result.stderr.strip()[-300:]}'], '?'
    faults = [f'{reader} finds {share} % of the words in {output.name}, {LEAST} % are demanded' for reader, share in shares if float(share) < LEAST]
    return faults, ', '.join(f'{reader} {share} %' for reader, share in shares)


def notes(nabor, manuscript, layouts):
    """Faults of the footnotes in the layouts, and a text about their number."""
    faults, counts = [], {}
    for layout in layouts:
        # The source of a document, which some layouts make a note, is no note of the manuscript.
        dump = run(nabor, 'dump', '--stage=pages', manuscript, '--layout', layout, '--set', 'document-source=none', '--jobs', '1', '--quiet')
        found, counts[layout] = note_pages.faults_of(dump.stdout)
        faults += [f'{layout}: {fault}' for fault in found]
    if len(set(counts.values())) != 1:
        faults.append(f'layouts have unlike numbers of notes: {counts}')
    return faults, f'{counts[DEFAULT_LAYOUT]} notes'


def has_undescribed_image(build):
    return '[tei-no-alternative-text]' in build.stderr


def broken_rules(path, undescribed):
    """A line for each rule that a PDF breaks. A separate process, so that two files are checked in parallel."""
    result = run(sys.executable, pdf_rules.__file__, path)
    lines = [line.strip() for line in result.stdout.splitlines()[1:]] or ([result.stderr[-300:]] if result.returncode else [])
    if not undescribed:
        return lines
    claims = ('claims-pdf-ua ', 'claims-level-a ')
    others = [line for line in lines if not line.startswith(claims)]
    too_much = 'it claims PDF/UA or level A, though an image has no description'
    return others if len(others) == len(lines) - len(claims) else [*others, too_much]


def other_layouts(nabor, manuscript, folder, layouts):
    """Faults of the PDF in layouts beside the default one."""
    faults = []
    for layout in layouts:
        build = run(nabor, 'build', manuscript, '-o', folder / layout, '--format', 'pdf', '--layout', layout, '--jobs', '1', '--quiet')
        outputs = list((folder / layout).glob('*.pdf'))
        faults += [f'{layout}: {fault}' for path in outputs for fault in broken_rules(path, has_undescribed_image(build))] + ([] if outputs else [f'{layout}: {build.stderr[-300:]}'])
    return faults


def built(nabor, manuscript, folder, jobs):
    """The build of one document, its faults, and the time it took."""
    begun = time.monotonic()
    build = run(nabor, 'build', manuscript, '-o', folder, '--jobs', str(jobs), '--quiet')
    faults = [] if build.returncode in (0, 1) else [f'exit code {build.returncode}: {build.stderr.strip()[-2000:]}']
    return build, faults, f'{time.monotonic() - begun:.1f} s'


def check(nabor, manuscript, folder, layouts):
    """Builds one document; its faults, and a line about it."""
    build, faults, seconds = built(nabor, manuscript, folder, 1)
    if faults:
        return faults, seconds
    measured = [seconds]
    for suffix in ('.epub', '.pdf'):
        outputs = list(folder.glob(f'*{suffix}'))
        if len(outputs) != 1:
            faults.append(f'{len(outputs)} files {suffix}: {build.stderr.strip()[-300:]}')
            continue
        if manuscript.is_file():
            lost, shares = kept(manuscript, outputs[0])
            measured.append(shares)
            faults += lost
        if suffix == '.pdf':
            qpdf = run('qpdf', '--check', outputs[0])
            faults += [f'qpdf: {qpdf.stdout[-300:]}{qpdf.stderr[-300:]}'] if qpdf.returncode != 0 else []
            faults += broken_rules(outputs[0], has_undescribed_image(build))
    faults += other_layouts(nabor, manuscript, folder, layouts)
    note_faults, counted = notes(nabor, manuscript, [DEFAULT_LAYOUT, *layouts])
    return faults + note_faults, ', '.join([*measured, counted])


def main():
    small = '--small' in sys.argv
    if not (SHARED / 'corpus').is_dir() and not small:
        return skipping.not_here('the corpus is not beside this clone (../shared/corpus)')
    if absent := skipping.missing('qpdf', 'pdftotext', 'mutool'):
        return skipping.lacking(absent)
    if not text_kept.pdfjs_package():
        print('NABOR_PDFJS names no pdfjs-dist package, so PDFs are read without pdf.js.')
    nabor, output = sys.argv[1], Path(sys.argv[2])
    only = sys.argv[sys.argv.index('--only') + 1] if '--only' in sys.argv else ''
    chosen = [path for path in documents('--no-bench' not in sys.argv, small) if only in str(path)]

    def job(index, manuscript):
        is_sample = manuscript.suffix == '.toml'
        folder = output / (manuscript.parent.relative_to(SOURCE) if is_sample else manuscript.relative_to(SHARED / 'corpus').with_suffix(''))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        book = manuscript.parent if is_sample else manuscript
        faults, line = built(nabor, book, folder, 2)[1:] if small else check(nabor, book, folder, layouts_beside_default(index))
        print(f'{"FAILED" if faults else "passed"}  {book.name}: {line}', *faults, sep='\n    ', flush=True)
        return bool(faults)

    with ThreadPoolExecutor(JOBS) as pool:
        failed = sum(pool.map(job, range(len(chosen)), chosen))
    print(f'{len(chosen)} documents, {failed} failed')
    return 1 if failed or not chosen else 0


sys.exit(main())
