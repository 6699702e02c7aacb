#!/usr/bin/env python3
"""The same manuscript gives the same bytes: in another folder, time zone and locale, with any number of threads, with or without an audit.

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
WITH_IMAGES = 'left-opposition-reader'
WAYS = ({'TZ': 'UTC', 'LC_ALL': 'C'}, {'TZ': 'Asia/Kathmandu', 'LC_ALL': 'C.UTF-8'}, {'TZ': 'America/St_Johns', 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'ru'})
IMAGES = {'.jpg', '.jpeg', '.png', '.gif', '.webp', '.svg'}


def build_copy(nabor, book, jobs, *flags):
    """Builds a copy of the book in a folder of another name. The digests of what is made, and what is printed."""
    environment = os.environ | WAYS[jobs % len(WAYS)] | {'SOURCE_DATE_EPOCH': '1795421971'}
    with tempfile.TemporaryDirectory(prefix='nabor-' + 'x' * jobs) as folder:
        copy, output = Path(folder) / f'copy-{jobs}' / book.name, Path(folder) / 'out'
        shutil.copytree(book, copy)
        command = [nabor, 'build', copy, '-o', output, '--quiet', '--all', '--jobs', str(jobs), *flags]
        result = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert result.returncode in (0, 1), result.stderr
        # The audit names places as findings do, by the path that was given.
        bytes_of = {path.name: path.read_bytes().replace(str(copy).encode(), b'copy') for path in sorted(output.iterdir())}
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in bytes_of.items()}
        return digests, result.stderr.replace(folder, '').replace(f'copy-{jobs}', 'copy')


def check(nabor, book):
    plain, said = build_copy(nabor, book, 1)
    assert sorted(path.rsplit('.', 1)[1] for path in plain) == ['epub', 'pdf'], f'{book.name}: {sorted(plain)} instead of an EPUB and a PDF'
    for jobs in (2, 3):
        other = build_copy(nabor, book, jobs)
        assert other == (plain, said), f'{book.name}, {jobs} threads: {[name for name in other[0] if other[0][name] != plain.get(name)]} differ'
    audited = build_copy(nabor, book, 2, '--audit')[0]
    assert len(audited) == 4, f'{book.name}: {sorted(audited)} instead of an EPUB, a PDF and an audit of two files'
    assert plain.items() <= audited.items(), f'{book.name}: --audit changes the EPUB or the PDF'
    assert build_copy(nabor, book, 3, '--audit')[0] == audited, f'{book.name}: the audit depends on the threads'


def main():
    source, nabor = Path(sys.argv[1]), sys.argv[2]
    books = [source / 'manuscripts' / name for name in BOOKS]
    assert any(path.suffix in IMAGES for path in (source / 'manuscripts' / WITH_IMAGES).rglob('*')), f'{WITH_IMAGES} has no images'
    for book in books:
        check(nabor, book)
        print(f'{book.name}: 3 builds and 2 with an audit, the same bytes')
    return 0


sys.exit(main())
