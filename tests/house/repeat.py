#!/usr/bin/env python3
"""The same manuscript gives the same bytes: in another folder, time zone and locale, with one thread and with two.

usage: repeat.py SOURCE_FOLDER NABOR
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BOOKS = ('rogovin-excerpts', 'left-opposition-reader')
WAYS = ({'TZ': 'UTC', 'LC_ALL': 'C'}, {'TZ': 'Asia/Kathmandu', 'LC_ALL': 'C.UTF-8'}, {'TZ': 'America/St_Johns', 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'ru'})


def build(nabor, book, way, jobs, output, *flags):
    """The digests of what is made of `book`, and what is said about it."""
    environment = os.environ | way | {'SOURCE_DATE_EPOCH': '1795421971'}
    command = [nabor, 'build', book, '-o', output, '--quiet', '--all', '--audit', '--jobs', str(jobs), *flags]
    result = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(output.iterdir())}, result.stderr


def build_copy(nabor, book, way, jobs, folder):
    copy = folder / f'copy-{jobs}' / book.name
    shutil.copytree(book, copy)
    return build(nabor, copy, way, jobs, folder / 'out')[0]


def main():
    source, nabor = Path(sys.argv[1]), sys.argv[2]
    books = [source / 'manuscripts' / book for book in BOOKS if (source / 'manuscripts' / book / 'book.toml').exists()]
    assert books, 'no sample book'
    for book in books:
        outcomes = []
        for jobs, way in enumerate(WAYS, 1):
            with tempfile.TemporaryDirectory(prefix='nabor-' + 'x' * jobs) as folder:
                outcomes.append(build_copy(nabor, book, way, jobs, Path(folder)))
        assert len(outcomes[0]) == 4, f'{book.name}: {sorted(outcomes[0])} instead of an EPUB, a PDF and an audit of two files'
        for other in outcomes[1:]:
            assert other == outcomes[0], f'{book.name}: {[name for name in other if other[name] != outcomes[0].get(name)]} differ'
        print(f'{book.name}: {len(outcomes)} builds, the same bytes')
    return 0


sys.exit(main())
