#!/usr/bin/env python3
"""The page list of a book's EPUB and the pages of its PDF, made in one run: every page that holds text has an entry, and every entry leads
to the word that begins its page, or to the word that the page before divided.

usage: page_list.py SOURCE_FOLDER NABOR [BOOK…]     without books: the samples
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from package import OPS, XHTML, Package, events, letters

BOOKS = ('rogovin-excerpts', 'left-opposition-reader')
LAYOUTS = ('paperback', 'a5-plain')
COMPARED = 24   # letters of a page's beginning
SOFT_HYPHEN = '\u00ad'
ROW = re.compile(r'"((?:[^"\\]|\\.)*)"')


def unescaped(text):
    return re.sub(r'\\u([0-9A-F]{4})|\\(.)', lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def dumped_pages(nabor, book, layout):
    """(folio, texts of its rows) of every page, running heads and folios left out."""
    result = subprocess.run([nabor, 'dump', '--stage=pages', '--layout', layout, book], capture_output=True, text=True)
    pages = []
    for line in result.stdout.splitlines():
        if line.startswith('page '):
            pages.append((line.split()[3], []))
        elif line.startswith('  ') and ' artifact ' not in line and '"' in line and pages:
            pages[-1][1].append(unescaped(''.join(ROW.findall(line))))
        elif line and not line.startswith(' '):
            break
    return pages


class Texts:
    """What stands after every id of a file: the letters that follow it, and of the word that it stands before or in."""

    def __init__(self, root):
        self.after, self.marked, said = {}, [], []
        for kind, what in events(root):
            if kind == 'text':
                said.append(what)
            elif what.get('id'):
                self.after[what.get('id')] = len(said)
                if 'pagebreak' in (what.get(OPS + 'type') or ''):
                    self.marked.append(what.get('id'))
        self.said = said

    def from_id(self, identity):
        return letters(''.join(self.said[self.after[identity]:self.after[identity] + 40]))

    def splits_a_word(self, identity):
        at = self.after[identity]
        before, after = ''.join(self.said[:at])[-1:], ''.join(self.said[at:at + 40])[:1]
        return before.isalpha() and after.isalpha()


def begins(following, page, divided):
    begin = letters(page[0])[:COMPARED]
    if divided:
        return begin in following[:60 + COMPARED]
    return following.startswith(begin) or following.startswith(begin.lstrip('0123456789'))


def in_entry(root, identity, page):
    """An item of the contents: its words are those of the printed entry, in the order of either."""
    item = next(e for e in root.iter(XHTML + 'li') if any(inner.get('id') == identity for inner in e.iter()))
    return set(re.findall(r'\w{3,}', page[0])) <= set(re.findall(r'\w{3,}', ''.join(item.itertext())))


def check(nabor, book, layout):
    with tempfile.TemporaryDirectory(prefix='nabor-pages-') as folder:
        subprocess.run([nabor, 'build', book, '--layout', layout, '--format', 'epub', '--format', 'pdf', '-o', folder, '--quiet'],
                       capture_output=True, check=False)
        package = Package(next(Path(folder).glob('*.epub')))
    pages = dumped_pages(nabor, book, layout)
    assert pages, f'{book}: no pages'
    with_text = {label: number for number, (label, rows) in enumerate(pages) if any(letters(row) for row in rows)}
    entries = package.navigation('page-list')
    problems = []
    if [label for label, _, _ in entries] != list(with_text):
        problems.append(f'the page list has {[label for label, _, _ in entries if label not in with_text]} too many, '
                        f'and {[label for label in with_text if label not in [entry[0] for entry in entries]]} too few')
    texts = {}
    notes_only = 0
    for place, (label, path, identity) in enumerate(entries):
        text = texts.setdefault(path, Texts(package.tree(path)))
        number = with_text[label]
        page = [row for row in pages[number][1] if letters(row)]
        before = [row for row in pages[number - 1][1] if letters(row)] if number > 0 else []
        divided = any(row.rstrip().endswith((SOFT_HYPHEN, '-')) for row in before)
        if identity not in text.after:
            problems.append(f'page {label}: {path}#{identity} is not there')
        elif text.splits_a_word(identity):
            problems.append(f'page {label}: its marker stands in a word')
        elif begins(text.from_id(identity), page, False) or divided and begins(text.from_id(identity), page, True):
            continue
        elif path.endswith('nav.xhtml') and in_entry(package.tree(path), identity, page):
            continue
        elif path == entries[min(place + 1, len(entries) - 1)][1] and text.from_id(identity) == text.from_id(entries[place + 1][2]):
            notes_only += 1   # where the next page begins
        else:
            problems.append(f'page {label} begins "{page[0][:40]}", its marker stands before "{text.from_id(identity)[:40]}"')
    marked = [identity for path in package.spine() for identity in Texts(package.tree(path)).marked]
    listed = [identity for _, _, identity in entries]
    if missing := [identity for identity in marked if identity not in listed]:
        problems.append(f'markers that the page list has not: {missing}')
    if len(package.metadata('pageBreakSource')) != 1:
        problems.append('one pageBreakSource is wanted')
    for problem in problems:
        print(f'{Path(book).name}, {layout}: {problem}')
    print(f'{Path(book).name}, {layout}: {len(pages)} pages, {len(entries)} entries, {notes_only} of them of pages of notes alone')
    return not problems


def main():
    source, nabor = Path(sys.argv[1]), sys.argv[2]
    books = sys.argv[3:] or [source / 'manuscripts' / book for book in BOOKS]
    return 0 if all([check(nabor, book, layout) for book in books for layout in LAYOUTS]) else 1


sys.exit(main())
