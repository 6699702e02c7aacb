#!/usr/bin/env python3
"""Sets the documents of the shared corpus with numbers and notes in the margins. Nothing there may leave its page or stand over anything else.

usage: margins.py NABOR [--all] [--only PART_OF_NAME]

The corpus is in ../shared/corpus, beside the repository; a clone without it skips this test (exit code 77). Each document is set in the layout
study, in parallel, and once more with all its notes in the margins, numbers of lines beside those of paragraphs: more than any page has room for. The
audit finds what overlaps and what leaves the page. Without --all only documents of at most 100 kB are set, which takes less than a minute.
"""
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
sys.path.append(str(SOURCE / 'tests' / 'support'))
import skipping  # noqa: E402

CORPUS = SOURCE.parent / 'shared' / 'corpus'
FOLDERS = ('critical', 'parallel', 'tei')
SMALL = 100_000  # bytes
MOST = 10        # faults printed of one book
JOBS = 2
CROWDED = '''@import "study";
:root { -nabor-number-side: SIDE; -nabor-paragraph-numbers: through; -nabor-notes: margin; -nabor-note-side: inner; }
@page :left { margin-right: 32mm; }
@page :right { margin-left: 32mm; }
@-nabor-notes author { -nabor-notes: margin; -nabor-note-side: outer; }
@-nabor-notes apparatus { -nabor-notes: margin; -nabor-note-numbers: letters; -nabor-note-arrangement: blocks; -nabor-note-side: outer; }
'''


def documents(everything, only):
    """Each file is a document, but a folder with a volume.xml is one."""
    files = [path for folder in FOLDERS for path in sorted((CORPUS / folder).rglob('*.xml'))]
    found = [path for path in files if path.name == 'volume.xml' or path.parent.name in FOLDERS or not (path.parent / 'volume.xml').exists()]
    found += sorted(SOURCE.glob('manuscripts/*/book.toml'))
    return [path for path in found if only in str(path) and (everything or path.stat().st_size <= SMALL)]


def faults_of(nabor, document, layout, folder):
    """What the audit says of margins, a line each."""
    command = [nabor, 'build', document, '--layout', layout, '--format', 'pdf', '--audit', '-o', folder, '--quiet', '--jobs', '1']
    built = subprocess.run(command, capture_output=True, text=True, errors='replace')
    audits = list(folder.glob('*.audit.json'))
    if built.returncode not in (0, 1) or len(audits) != 1:
        return [f'no audit; exit code {built.returncode}: {built.stderr[-300:]}']
    findings = json.loads(audits[0].read_text(encoding='utf-8'))['findings']
    return [f'page {one["page"]}: {one["kind"]} {one["figure"]} pt: {one["text"]!r} at {one["marks"][0]}' for one in findings if one.get('margin')]


def layouts_in(folder):
    """The layouts by the names under which faults are printed."""
    layouts = {'study': 'study', 'parallel': 'parallel'}
    for side in ('outer', 'inner'):
        layouts[f'crowded, numbers {side}'] = folder / f'{side}.css'
        layouts[f'crowded, numbers {side}'].write_text(CROWDED.replace('SIDE', side), encoding='utf-8')
    return layouts


def main():
    arguments = sys.argv[1:]
    only = arguments[arguments.index('--only') + 1] if '--only' in arguments else ''
    if not CORPUS.is_dir():
        return skipping.not_here(f'{CORPUS} is not here')
    with tempfile.TemporaryDirectory(prefix='nabor-margins-') as place:
        place = Path(place)

        def check(job):
            document, (name, layout) = job
            with tempfile.TemporaryDirectory(dir=place) as folder:
                return document.name, name, faults_of(arguments[0], document, layout, Path(folder))
        jobs = [(document, layout) for document in documents('--all' in arguments, only) for layout in layouts_in(place).items()]
        with ThreadPoolExecutor(JOBS) as pool:
            checked = list(pool.map(check, jobs))
    for document, layout, faults in checked:
        print(''.join(f'{document}, {layout}: {fault}\n' for fault in faults[:MOST]), end='')
        if len(faults) > MOST:
            print(f'{document}, {layout}: and {len(faults) - MOST} more')
    count = sum(len(faults) for _, _, faults in checked)
    print(f'{len(checked)} books set, {count} faults in margins')
    return 1 if count or not checked else 0


if __name__ == '__main__':
    sys.exit(main() if sys.argv[1:] else __doc__)
