#!/usr/bin/env python3
"""Builds every document of the shared corpus as EPUB and PDF, and measures what became of the text.

usage: run.py NABOR OUTPUT_FOLDER [--only PART_OF_NAME] [--no-bench]

The corpus stands beside the repository, in ../shared/corpus; a clone without it skips this test (exit code 77). Each build must end
with exit code 0 or 1 and leave both files; `qpdf --check` must be clean; every PDF, in every layout, must keep the rules of PDF/UA-1 and
PDF/A-2a (pdf_rules.py), the samples' too; every footnote must begin on the page of its call; at least 99.9 % of the words of a manuscript
must be in its EPUB, and in its PDF by every reader that there is (text_kept.py).
"""
import functools
import os
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
SHARED = SOURCE.parent / 'shared'
SKIPPED = 77
LEAST = 99.9
LAYOUTS = sorted(path.name for path in (SOURCE / 'layouts').iterdir() if (path / f'{path.name}.css').exists())
DEFAULT_LAYOUT = 'paperback'
UNDESCRIBED = {'M101', 'M153', 'testsimple4'}  # with images that the source does not describe: their PDFs must claim PDF/A-2u and no PDF/UA
JOBS = 2


def documents(bench):
    tei = SHARED / 'corpus' / 'tei'
    found = sorted(path for path in tei.rglob('*.xml') if path.parent.name != 'letters-volume')
    found.append(tei / 'letters-volume' / 'volume.xml')
    return found + (sorted((SHARED / 'corpus' / 'bench').glob('*.xml')) if bench else []) + sorted(SOURCE.glob('manuscripts/*/book.toml'))


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors='replace')


@functools.cache
def python_with_lxml():
    """The interpreter that runs text_kept.py: python3-lxml of the system serves the system's Python alone."""
    for python in (sys.executable, '/usr/bin/python3'):
        if run(python, '-c', 'import lxml').returncode == 0:
            return python
    sys.exit('python3-lxml is missing: see .ci/packages')


def kept(manuscript, output):
    """Faults, and what was measured."""
    result = run(python_with_lxml(), text_kept.__file__, manuscript, output)
    shares = re.findall(r'^(\S+): .* ([\d.]+) % kept$', result.stdout, re.MULTILINE)
    if not shares:
        return [f'text_kept: {result.stderr.strip()[-300:]}'], '?'
    faults = [f'{reader} finds {share} % of the words in {output.name}, {LEAST} % are demanded' for reader, share in shares if float(share) < LEAST]
    return faults, ', '.join(f'{reader} {share} %' for reader, share in shares)


def notes(nabor, manuscript):
    """Faults of the footnotes in every layout, and what was measured."""
    faults, counts = [], {}
    for layout in LAYOUTS:
        dump = run(nabor, 'dump', '--stage=pages', manuscript, '--layout', layout, '--jobs', '1', '--quiet')
        found, counts[layout] = note_pages.faults_of(dump.stdout)
        faults += [f'{layout}: {fault}' for fault in found]
    if len(set(counts.values())) != 1:
        faults.append(f'layouts have unlike numbers of notes: {counts}')
    return faults, f'{counts[DEFAULT_LAYOUT]} notes'


def broken_rules(path):
    """A line a rule that a PDF breaks. In a process of its own, so that two files are walked at a time."""
    result = run(sys.executable, pdf_rules.__file__, path)
    lines = [line.strip() for line in result.stdout.splitlines()[1:]] or ([result.stderr[-300:]] if result.returncode else [])
    if path.stem not in UNDESCRIBED:
        return lines
    claims = ('claims-pdf-ua ', 'claims-level-a ')
    others = [line for line in lines if not line.startswith(claims)]
    too_much = 'it claims PDF/UA or level A, though nobody has described its images'
    return others if len(others) == len(lines) - len(claims) else [*others, too_much]


def other_layouts(nabor, manuscript, folder):
    """Faults of the PDF in the layouts that are not the default one."""
    faults = []
    for layout in LAYOUTS:
        if layout == DEFAULT_LAYOUT:
            continue
        build = run(nabor, 'build', manuscript, '-o', folder / layout, '--format', 'pdf', '--layout', layout, '--jobs', '1', '--quiet')
        outputs = list((folder / layout).glob('*.pdf'))
        faults += [f'{layout}: {fault}' for path in outputs for fault in broken_rules(path)] + ([] if outputs else [f'{layout}: {build.stderr[-300:]}'])
    return faults


def check(nabor, manuscript, folder):
    """Builds one document; its faults, and a line about it."""
    manuscript = manuscript.parent if manuscript.suffix == '.toml' else manuscript
    begun = time.monotonic()
    build = run(nabor, 'build', manuscript, '-o', folder, '--jobs', '1', '--quiet')
    seconds = time.monotonic() - begun
    if build.returncode not in (0, 1):
        return [f'exit code {build.returncode}: {build.stderr.strip()[-500:]}'], f'{seconds:.1f} s'
    faults, measured = [], [f'{seconds:.1f} s']
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
            faults += broken_rules(outputs[0])
    faults += other_layouts(nabor, manuscript, folder)
    note_faults, counted = notes(nabor, manuscript)
    return faults + note_faults, ', '.join([*measured, counted])


def main():
    if not (SHARED / 'corpus').is_dir():
        print('The corpus is not beside this clone (../shared/corpus), so there is nothing to build: skipped.')
        return SKIPPED
    if 'NABOR_PDFJS' not in os.environ:
        print('NABOR_PDFJS names no pdfjs-dist package, so PDFs are read without pdf.js.')
    nabor, output = sys.argv[1], Path(sys.argv[2])
    only = sys.argv[sys.argv.index('--only') + 1] if '--only' in sys.argv else ''
    chosen = [path for path in documents('--no-bench' not in sys.argv) if only in str(path)]

    def job(manuscript):
        is_sample = manuscript.suffix == '.toml'
        folder = output / (manuscript.parent.relative_to(SOURCE) if is_sample else manuscript.relative_to(SHARED / 'corpus').with_suffix(''))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        faults, line = check(nabor, manuscript, folder)
        print(f'{"FAILED" if faults else "passed"}  {manuscript.parent.name if is_sample else manuscript.name}: {line}', *faults, sep='\n    ', flush=True)
        return bool(faults)

    with ThreadPoolExecutor(JOBS) as pool:
        failed = sum(pool.map(job, chosen))
    print(f'{len(chosen)} documents, {failed} failed')
    return 1 if failed or not chosen else 0


sys.exit(main())
