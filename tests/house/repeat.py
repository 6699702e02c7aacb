#!/usr/bin/env python3
"""The same manuscript gives the same bytes: in another folder, time zone and locale, with one thread and with two; with a cache that is
empty, that knows the whole book, and that knows all of it but one changed document.

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


def change_a_document(book):
    """Adds a paragraph to the document in the middle, before its first: all that follows in its file moves."""
    documents = [path for path in sorted(book.rglob('*.xml')) if '<p>' in path.read_text(encoding='utf-8').partition('<body')[2]]
    assert documents, f'{book.name} has no paragraph'
    document = documents[len(documents) // 2]
    head, body, text = document.read_text(encoding='utf-8').partition('<body')
    document.write_text(head + body + text.replace('<p>', '<p>A paragraph\nthat was not there.</p><p>', 1), encoding='utf-8')


def check_cache(nabor, book, folder):
    copy, cache, way = folder / book.name, folder / 'cache', WAYS[0]
    shutil.copytree(book, copy)

    def check(state, jobs, expected):
        outcome = build(nabor, copy, way, jobs, folder / f'{state}-{jobs}', '--cache', cache)
        assert outcome == expected, f'{book.name}: with a cache that {state} another book is made'

    def packs():
        return {path.name: path.read_bytes() for path in cache.iterdir()}

    plain = build(nabor, copy, way, 2, folder / 'plain')
    check('is empty', 2, plain)
    known = packs()
    assert len(known) == 3 and min(map(len, known.values())) > 10_000, f'{book.name}: nothing is kept'
    for jobs in (1, 2, 3):
        check('knows it', jobs, plain)
    assert packs() == known, f'{book.name}: a known book is kept anew'
    change_a_document(copy)
    changed = build(nabor, copy, way, 2, folder / 'changed')
    assert changed[0] != plain[0], f'{book.name}: the change changes nothing'
    kept = []
    for jobs in (1, 2, 3):
        shutil.rmtree(cache)
        cache.mkdir()
        for name, data in known.items():
            (cache / name).write_bytes(data)
        check('knows it before a change', jobs, changed)
        kept.append(packs())
    assert kept[1:] == kept[:-1], f'{book.name}: what is kept depends on the threads'
    anew = [kept[0][name] != data or f'{name}.newer' in kept[0] for name, data in known.items()]
    assert all(anew), f'{book.name}: nothing is kept of what changed'


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
        with tempfile.TemporaryDirectory(prefix='nabor-cache-') as folder:
            check_cache(nabor, book, Path(folder))
        print(f'{book.name}: {len(outcomes)} builds and 7 with a cache, the same bytes')
    return 0


sys.exit(main())
