#!/usr/bin/env python3
"""In: a TEI manuscript, and an EPUB or PDF made of it. Out: the words that are missing in the output, for each reader of the file.

usage: text_kept.py [--show] MANUSCRIPT.xml OUTPUT.epub|OUTPUT.pdf...
       text_kept.py --self-test

A PDF is read as its readers do: with poppler's pdftotext, with MuPDF's mutool and, where NABOR_PDFJS names the folder of a pdfjs-dist
package, with pdf.js under node. Words are letters alone, compared as counted sets. Where the manuscript leaves open whether a word ends (at a hyphen, at the
end of a line within a paragraph, at markup inside of a word) both answers count. A word divided at a page's end is there when its halves are: the first
with a soft hyphen, the second at the start of a line on the next page. Not demanded is what an edition may leave out or say otherwise: deletions,
alternatives, registers, page furniture. Needs python3-lxml.
"""
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from posixpath import dirname, join, normpath

LETTERS = r'[^\W\d_]'
WORD = re.compile(rf'(?:{LETTERS}|(?<={LETTERS})[\u0300-\u036f\u0483-\u0487\u0591-\u05c7])+')
INVISIBLE = re.compile('[\u200b-\u200f\u2060-\u2069\ufeff\u034f]')
LINE_HYPHEN = '[\u00ad\u2010]'  # a line break's: a soft hyphen, or as the file's fonts call it, for readers that drop those
TURNS = re.compile('[\u202a-\u202e]')  # where poppler changes the direction a word ends
OPTIONAL = {'choice', 'del', 'fw', 'gap', 'listPerson', 'listPlace', 'listOrg', 'listEvent', 'teiHeader', 'standOff', 'egXML', 'index', 'space', 'figDesc',
            'desc', 'app', 'subst'}
TIGHT = {'hi', 'c', 'g', 'pc', 'w', 'm', 'ex', 'am', 'expan', 'abbr', 'emph', 'foreign', 'supplied', 'unclear', 'corr', 'sic', 'reg', 'orig', 'add', 'damage',
         'anchor'}
BLOCKS = {'text', 'front', 'body', 'back', 'group', 'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'head', 'p', 'ab', 'l', 'lg', 'sp', 'speaker', 'stage',
          'list', 'item', 'label', 'table', 'row', 'cell', 'figure', 'quote', 'cit', 'opener', 'closer', 'salute', 'signed', 'dateline', 'postscript', 'trailer',
          'epigraph', 'argument', 'titlePage', 'docTitle', 'titlePart', 'docAuthor', 'docImprint', 'docDate', 'byline', 'castList', 'castItem', 'bibl',
          'listBibl', 'floatingText', 'formula', 'xml', 'html', 'body', 'section', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'li', 'ol', 'ul', 'dl',
          'dt', 'dd', 'tr', 'td', 'th', 'aside', 'caption', 'figcaption', 'header', 'nav', 'hr', 'br', 'address'}
LEFT_OUT, OPEN = '\ufffc', '\ufdd0'  # what may be said otherwise; where it is open whether a word ends


def name_of(element):
    return element.tag.rpartition('}')[2] if isinstance(element.tag, str) else ''


def add_text(element, out, notes):
    """Appends the text of an element. Notes become texts of their own, since a note may be inside a word."""
    name = name_of(element)
    if name in OPTIONAL:
        out.append(LEFT_OUT)
        return
    edge = '' if name in TIGHT else ' ' if name in BLOCKS else OPEN
    inner = out
    if name == 'note':
        notes.append(inner := [' '])
    inner.append(edge)
    inner.append(element.text or '')
    for child in element:
        if name_of(child):
            add_text(child, inner, notes)
        inner.append(child.tail or '')
    inner.append(edge)
    if inner is not out:
        out.append(edge)


def normal(text):
    """NFKC, without invisible characters."""
    return unicodedata.normalize('NFKC', TURNS.sub(' ', INVISIBLE.sub('', text)))


def chains(trees):
    """Lists of words. Between two words of one list the manuscript leaves open whether a word ends."""
    pieces = []
    for tree in trees:
        out, notes = [], []
        add_text(tree, out, notes)
        pieces += [''.join(one) for one in [out, *notes]]
    text = normal('\n'.join(pieces).replace('\u00ad', '-'))  # NFKC keeps a soft hyphen
    text = re.sub(rf'[-\u2010\u2011][\s{OPEN}]*', OPEN, text)
    text = re.sub(rf'[\w{OPEN}]*{LEFT_OUT}[\w{OPEN}{LEFT_OUT}]*', ' ', text)
    parts = re.split(rf'[^\w{OPEN}\u0300-\u036f\u0483-\u0487\u0591-\u05c7]+', text)
    return [words for part in parts if (words := [word for one in part.split(OPEN) for word in WORD.findall(one)])]


class Found:
    """The words of an output, and the halves of words divided at page ends."""

    def __init__(self, text):
        self.words, self.halves = Counter(), []
        pages = [INVISIBLE.sub('', page) for page in text.split('\f')]
        for page, following in zip(pages, [*pages[1:], '']):
            firsts = (WORD.findall(normal(match[0])) for match in re.finditer(rf'(?m)^\W*{LETTERS}\S*', following))
            starts = Counter(words[0] for words in firsts if words)  # a line that begins with "\u00bd" begins with no word
            ends = re.finditer(rf'({LETTERS}[^\W\d_\u0300-\u036f]*){LINE_HYPHEN}(?=\s|$)', page)
            self.halves += [(normal(match[1]), starts) for match in ends]
            self.words.update(WORD.findall(normal(re.sub(rf'{LINE_HYPHEN}\s+', '', page).replace('\u00ad', ''))))

    def take(self, word):
        taken = self.words[word] > 0
        self.words[word] -= taken
        return taken

    def take_halves(self, word):
        """Takes a word that a page end divides, also if text at the foot of the page follows its first half."""
        for i, (half, starts) in enumerate(self.halves):
            rest = word[len(half):]
            if rest and word.startswith(half) and starts[rest] > 0:
                starts[rest] -= 1
                del self.halves[i]
                return True
        return False


MISSING, ALONE, JOINED = range(3)


def take_joined(words, states, at, found):
    """Whether the word at an index is found joined with its neighbours. Words of the group that were taken alone are given back."""
    for begin in range(max(0, at - 3), at + 1):
        for end in range(at + 1, min(len(words), begin + 5) + 1):
            if end - begin > 1 and JOINED not in states[begin:end] and found.take(''.join(words[begin:end])):
                for i in range(begin, end):
                    found.words[words[i]] += states[i] == ALONE
                    states[i] = JOINED
                return True
    return False


def lost(wanted, text):
    """The words of the chains that are missing in the text."""
    found, missing, places = Found(text), Counter(), defaultdict(list)
    states = [[ALONE if found.take(word) else MISSING for word in words] for words in wanted]
    for words, those in zip(wanted, states):
        for at, word in enumerate(words if len(words) > 1 else ()):
            places[word].append((words, those, at))
    for words, those in zip(wanted, states):
        for at in (at for at in range(len(words)) if those[at] == MISSING):
            there = take_joined(words, those, at, found) or found.take(words[at]) or found.take_halves(words[at])
            # Or it was taken alone for a word that is also found joined.
            freed = not there and any(place[1][place[2]] == ALONE and take_joined(*place, found) for place in places[words[at]])
            there = there or freed and found.take(words[at])
            missing[words[at]] += not there
    return +missing


def manuscript(path):
    from lxml import etree
    tree = etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True, recover=True, huge_tree=True))
    try:
        tree.xinclude()
    except etree.XIncludeError:
        pass
    root = tree.getroot()
    texts = [one for one in root.iter() if name_of(one) == 'text' and not any(name_of(above) == 'text' for above in one.iterancestors())]
    return chains(texts or [root])


def epub_text(path):
    from lxml import etree
    book, out = zipfile.ZipFile(path), []
    package = re.search(r'full-path="([^"]+)"', book.read('META-INF/container.xml').decode())[1]
    root = etree.fromstring(book.read(package))
    addresses = {item.get('id'): item.get('href') for item in root.iter('{*}item')}
    for reference in root.iter('{*}itemref'):
        chapter = etree.fromstring(book.read(normpath(join(dirname(package), addresses[reference.get('idref')]))))
        add_text(chapter.find('{*}body'), out, [])
    return ''.join(out).replace(OPEN, '')


def output_of(*command, **options):
    return subprocess.run(command, capture_output=True, check=True, **options).stdout.decode('utf-8', 'replace')


PDFJS = '''const fs = require('fs');
import(process.argv[1] + '/legacy/build/pdf.mjs').then(async (pdfjs) => {
  const pdf = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(process.argv[2])), verbosity: 0, isEvalSupported: false }).promise;
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i), content = await page.getTextContent();
    fs.writeSync(1, content.items.map((item) => item.str + (item.hasEOL ? '\\n' : '')).join('') + '\\f');
    page.cleanup();
  }
});'''


def pdfjs_package():
    """The folder of pdfjs-dist: NABOR_PDFJS, else where `.ci/install tests` puts it; None where neither is."""
    installed = Path(__file__).resolve().parents[2] / 'build' / 'node' / 'node_modules' / 'pdfjs-dist'
    return os.environ.get('NABOR_PDFJS') or (str(installed) if installed.exists() else None)


def readings(path):
    """The text of a file by the name of the reader."""
    if path.suffix == '.epub':
        return {'epub': epub_text(path)}
    texts = {'poppler': output_of('pdftotext', '-enc', 'UTF-8', path, '-'), 'MuPDF': output_of('mutool', 'draw', '-q', '-F', 'txt', path)}
    package = pdfjs_package()
    return texts | ({'pdf.js': output_of('node', '-e', PDFJS, package, path)} if package else {})


def self_test():
    from xml.etree import ElementTree
    def of(body, text):
        return sorted(lost(chains([ElementTree.fromstring(f'<text><p>{body}</p></text>')]), text).elements())
    checks = [(of('one two two', 'one two'), ['two']), (of('Beer-Hofmann', 'BeerHofmann'), []), (of('Beer-Hofmann', 'Beer-\nHofmann'), []),
              (of('un-\nbroken', 'un- broken'), []), (of('to-to-to to', 'toto-to to'), []), (of('to-to to', 'toto'), ['to']), (of('a-b, a', 'ab b a'), []), (of('a-b ab', 'a b ab'), []), (of('bro<lb/>ken', 'broken'), []),
              (of('bro<lb/> ken', 'broken'), ['bro', 'ken']), (of('bro<hi>k</hi>en', 'broken'), []), (of('bro<hi>k</hi>en', 'bro k en'), ['broken']),
              (of('a<seg>b</seg>', 'a b'), []), (of('bro<note>A note.</note>ken', 'bro1ken A note'), []), (of('see <del>bro</del>ken', 'see'), []),
              (of('broken', 'bro\u00ad\nken'), []), (of('broken', 'bro\u2010\nken'), []), (of('broken', 'bro\u00ad\n12\fHEAD\nken'), []), (of('broken', 'bro-\n12\fHEAD\nken'), ['broken']),
              (of('broken', 'bro\u00ad\n1 A note\fHEAD no ken'), ['broken']), (of('broken half', 'bro\u00ad\f\u00bd half\nken'), []), (of('e\u0301t\u00e9 \ufb01n', '\u00e9te\u0301 fin'), []),
              (of('\u05d1\u05bc\u05b0\u05e8', '\u05d1\u05b0\u05bc\u05e8'), []), (of('\u05d1\u05b0\u05e8', '\u05e8\u05d1\u05b0'), ['\u05d1\u05b0\u05e8'])]
    failed = [number for number, (got, expected) in enumerate(checks) if got != expected]
    print(f'{len(checks) - len(failed)} passed, {len(failed)} failed', *(f'check {number}: {checks[number]}' for number in failed), sep='\n')
    return 1 if failed else 0


def main():
    arguments = [one for one in sys.argv[1:] if not one.startswith('--')]
    if '--self-test' in sys.argv:
        return self_test()
    if len(arguments) < 2:
        return __doc__
    wanted = manuscript(arguments[0])
    count = sum(map(len, wanted))
    for path in map(Path, arguments[1:]):
        for reader, text in readings(path).items():
            missing = lost(wanted, text)
            print(f'{reader}: {count} words, {missing.total()} lost, {100 * (1 - missing.total() / max(1, count)):.3f} % kept')
            if '--show' in sys.argv:
                print(*(f'    {number} × {word}' for word, number in missing.most_common(30)), sep='\n')
    return 0


if __name__ == '__main__':
    sys.exit(main())
