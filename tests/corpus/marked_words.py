#!/usr/bin/env python3
"""Every mark before and after words in small capitals and in spaced letters: each reader of PDFs finds the words whole.

usage: marked_words.py NABOR

A manuscript is made with each pair of marks around a word, each letter at a word's beginning and all pairs of letters in time, hyphens and
apostrophes between two such words, speakers, headings and calls of notes, and with spaced Hebrew words, some with points. It is set in every layout, and in one whose headings have letters
far apart. Poppler, MuPDF and, where it is installed, pdf.js must find each word with its marks between two spaces.
"""
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import text_kept

SOURCE = Path(__file__).resolve().parents[2]
sys.path.append(str(SOURCE / 'tests' / 'support'))
import skipping  # noqa: E402

# A dash or a hyphen ends no word here: at the end of a line readers take it for a divided word.
BEFORE = ['', '«', '„', '“', '‘', '(', '[', '—', '-', '/', '…', '"', "'", '№', '*']
AFTER = ['', '»', '“', '”', '’', ')', ']', '…', '.', ',', ';', ':', '!', '?', '"', "'", '’s', '*', '.»', '»,', ').']
ALPHABETS = {'ru': 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'en': 'abcdefghijklmnopqrstuvwxyz'}
HEBREW, POINTS = 'אבגדהוזחטיכלמנסעפצקרשת', ['', '', '\u05b0', '\u05b4', '\u05b8', '\u05bc', '\u05bc\u05b8']
FAR_APART = 'section > h2 { letter-spacing: 0.2em; }\n'
HEAD = '''<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="ru"><teiHeader><fileDesc><titleStmt><title>Слова</title></titleStmt>
<publicationStmt><p>Проба</p></publicationStmt><sourceDesc><p>Проба</p></sourceDesc></fileDesc></teiHeader><text><body><div><head>Слова</head>'''
FOOT = '</div></body></text></TEI>'


class Manuscript:
    """Its text, and the words to be found in it."""
    def __init__(self, seed):
        self.random, self.text, self.words = random.Random(seed), [], []

    def word(self, letters, size=None):
        size = size or self.random.choice([1, 2, 4, 6])
        word = self.random.choice([one for one in letters if one not in 'ъыь']).upper() + ''.join(self.random.choices(letters, k=size))
        return self.random.choice([word] * 6 + [word.upper(), word.lower()])

    def add(self, text, *words):
        self.text.append(text)
        self.words += words

    def pairs(self, language, look):
        letters = ALPHABETS[language]
        marks = [(before, after) for before in BEFORE for after in AFTER]
        self.random.shuffle(marks)
        for number, (before, after) in enumerate(marks):
            if number % 40 == 0:
                self.add(f'</p><p xml:lang="{language}">' if number else f'<p xml:lang="{language}">')
            word = self.word(letters)
            self.add(f'{before}<hi rend="{look}">{word}</hi>{after} ', before + word + after)
        for _ in range(30):
            one, other = self.word(letters, 4), self.word(letters, 5)
            self.add(f'<hi rend="{look}">{one}</hi>’<hi rend="{look}">{other}</hi>, ', f'{one}’{other},')
            self.add(f'<hi rend="{look}">{one} {other}</hi>. ', one, f'{other}.')
        self.add('</p>')

    def hebrew(self, points, size):
        """No point at its end: poppler loses the last one of a line that has a number in the margin, in words that are not spaced too."""
        return ''.join(self.random.choice(HEBREW) + self.random.choice(points) for _ in range(size)) + self.random.choice(HEBREW)

    def from_right_to_left(self):
        self.add('<p xml:lang="he">')
        for points in [[''], POINTS] * 30:
            one, other = self.hebrew(points, 2), self.hebrew(points, 4)
            self.add(f'<hi rend="spaced">{one} {other}</hi> אב ', one, other)
        self.add(f'</p><p xml:lang="ru">Слово <foreign xml:lang="he" rend="spaced">{one} {other}</foreign>.</p>', one)

    def blocks(self):
        letters = ALPHABETS['ru']
        for _ in range(20):
            one, other = self.word(letters, 4), self.word(letters, 3)
            self.add(f'<sp><speaker>{one}</speaker><stage>«{other}»</stage><p>Речь.</p></sp>', one, f'«{other}»')
            one, other = self.word(letters, 5), self.word(letters, 3)
            self.add(f'<p><hi rend="smallcaps">«{one}» {other}.</hi></p>', f'«{one}»', f'{other}.')
        for language, alphabet in ALPHABETS.items():
            one, other = self.word(alphabet, 6), self.word(alphabet, 4)
            self.add(f'<div xml:lang="{language}"><head>{one}, «{other}»</head><p>Речь.</p></div>', f'{one},', f'«{other}»')


def manuscript(seed):
    made = Manuscript(seed)
    for look in ('smallcaps', 'spaced'):
        for language in ALPHABETS:
            made.pairs(language, look)
    made.from_right_to_left()
    made.blocks()
    return HEAD + ''.join(made.text) + FOOT, made.words


def lost(words, text):
    """Those that do not stand between two spaces; one with a mark at a line's end may go on in the next line."""
    text = re.sub('[\u202a-\u202e\u2066-\u2069]', ' ', re.sub('[\u200b\u200e\u200f]', '', text))
    found = set(text.split()) | set(re.sub(r'(?<=[-—/…])\n', '', text).split())
    return [word for word in words if word not in found]


def main():
    if absent := skipping.missing('pdftotext', 'mutool'):
        return skipping.lacking(absent)
    nabor = str(Path(sys.argv[1]).resolve())
    text, words = manuscript(1)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / 'book.xml').write_text(text, encoding='utf-8')
        plain = (SOURCE / 'layouts' / 'a5-plain' / 'a5-plain.css').read_text(encoding='utf-8')
        (place / 'apart.css').write_text(plain + FAR_APART, encoding='utf-8')
        for layout in ['apart.css', *sorted(one.name for one in (SOURCE / 'layouts').iterdir() if one.is_dir())]:
            subprocess.run([nabor, 'build', 'book.xml', '--format', 'pdf', '--layout', layout, '--set', 'hyphens=manual', '--quiet'],
                           cwd=place, capture_output=True, check=True)
            for reader, read in text_kept.readings(place / 'book.pdf').items():
                if layout == 'apart.css' and reader != 'poppler':
                    continue  # the others leave no ActualText of a word alone
                missing = lost(words, read.replace('\f', '\n'))
                failed = failed or bool(missing)
                print(f'{layout}, {reader}: {len(words)} words, {len(missing)} lost', *missing[:10])
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
