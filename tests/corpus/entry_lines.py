"""In: critical editions, and the pages that Nabor makes of them with an apparatus keyed to lines. Out: entries whose lines, lemma or ordinal are not
what the page has.

usage: entry_lines.py NABOR

The numbers of the lines are those printed beside them; nothing else of the typesetter's counting is used. Skipped (77) without the editions.
"""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

EDITIONS = pathlib.Path(__file__).resolve().parents[3] / 'shared/corpus/critical'
CSS = """
:root { -nabor-line-numbers: 1; -nabor-number-side: left; }
@page { size: 170mm 240mm; margin: 20mm 25mm; }
@-nabor-notes apparatus { -nabor-note-numbers: lines; -nabor-note-arrangement: %s; }
"""
ROW = re.compile(r'^  (-?[\d.]+) (-?[\d.]+)( artifact)? (?!image)(.*)$')
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
NOTE = re.compile(r'^(\s*)Note(?: \[[^\]]*\])? id "([^"]+)"')
STRETCH = re.compile(r'^(\s*)"((?:[^"\\]|\\.)*)"(…)?(?: \[[^\]]*\])?(?: p(\d+)(?:[,–-]\d+)?)?$')
PAGE = re.compile(r'^page (\d+) folio')
RAISED = 4.5  # points: how far a raised letter stands above its line
ORDINALS = {sign: digit for digit, sign in enumerate('⁰¹²³⁴⁵⁶⁷⁸⁹')}
Piece = collections.namedtuple('Piece', 'x y text')


def unquoted(text):
    return re.sub(r'\\u([0-9A-F]{4})', lambda code: chr(int(code[1], 16)), text).replace('\\"', '"').replace('\\\\', '\\')


def in_reading_order(pieces):
    """Line by line: what is raised stands in its line."""
    baselines = sorted({piece.y for piece in pieces})
    line_of = {}
    for y, below in reversed(list(zip(baselines, baselines[1:] + [1e9]))):
        line_of[y] = line_of[below] if below - y <= RAISED else y
    return sorted((piece._replace(y=line_of[piece.y]) for piece in pieces), key=lambda piece: (piece.y, piece.x))


class Page:
    def __init__(self):
        self.numbers, self.pieces, self.foot_begins = {}, [], 1e9

    def add(self, row):
        x, y, artifact, rest = float(row[1]), float(row[2]), row[3], row[4]
        if rest.startswith('rule '):
            self.foot_begins = min(y, self.foot_begins)
            return
        text = unquoted(''.join(TEXT.findall(rest)))
        if not artifact:
            self.pieces.append(Piece(x, y, text))
        elif text.isdigit() and x < 70.9:
            self.numbers[y] = int(text)

    def finish(self):
        self.lines = [(self.numbers[y], []) for y in sorted(self.numbers)]
        for piece in in_reading_order([piece for piece in self.pieces if piece.y <= self.foot_begins]):
            if (line := self.line_at(piece.y)) >= 0:
                self.lines[line][1].append(piece.text)
        self.lines = [(number, ''.join(texts)) for number, texts in self.lines]

    def line_at(self, y):
        """The line that stands at a height: a part of it that turns over has no number of its own."""
        return sum(at <= y + RAISED for at in self.numbers) - 1

    def stretches(self, first, last):
        """The lines with these numbers that follow each other; several where they are counted anew on the page."""
        count = last - first + 1
        runs = (self.lines[at:at + count] for at, (number, _) in enumerate(self.lines) if number == first)
        return [[text for _, text in run] for run in runs if len(run) == count]


def pages_of(dump):
    pages = []
    for line in dump.split('\n'):
        if PAGE.match(line):
            pages.append(Page())
        elif line == 'structure':
            break
        elif match := ROW.match(line):
            pages[-1].add(match)
    for page in pages:
        page.finish()
    return pages


def squashed(text):
    return re.sub(r'[\s\d\u00AD\u2010-]+', '', text)  # figures: the calls of other notes


def is_in_lines(words, lines, begins_in_first, ends_in_last):
    """Whether words stand in lines that follow each other, from the first one on, up to the last one."""
    text, words = squashed(''.join(lines)), squashed(words)
    first_end, last_begin = len(squashed(lines[0])), len(text) - len(squashed(lines[-1]))
    at = text.find(words)
    while at >= 0:
        if (not begins_in_first or at < first_end) and (not ends_in_last or at + len(words) > last_begin):
            return True
        at = text.find(words, at + 1)
    return False


def times(words, line):
    words, line = (re.sub(r'[\d\u00AD]', '', re.sub(r'\s+', ' ', text)) for text in (words, line))
    return len(re.findall(r'(?<!\w)' + re.escape(words) + r'(?!\w)', line))


class Entry:
    """A note of the structure tree: its label, and its words behind that."""

    def __init__(self, label, pieces):
        self.page = next((page for _, page in pieces if page is not None), None)
        words = [text for text, _ in pieces]
        self.numbers = label.strip('\u2002 ')
        self.lemma = words[0].strip() if words else ''
        behind = words[1].strip() if len(words) > 1 else ''
        self.ordinal = ''.join(str(ORDINALS[sign]) for sign in behind) if behind and set(behind) <= set(ORDINALS) else ''
        self.has_lemma = any(']' in word for word in words[1:3]) and ']' not in self.lemma


class OpenNote:
    def __init__(self, depth):
        self.depth, self.label, self.pieces, self.in_label = depth, '', [], None

    def add(self, text, page):
        if self.in_label is not None:
            self.label += text
        elif text:
            self.pieces.append((text, page))


def entries_of(dump):
    entries, notes = [], []
    for line in dump[dump.index('\nstructure\n'):].split('\n'):
        depth = len(line) - len(line.lstrip())
        while notes and depth <= notes[-1].depth:
            entries.append(Entry(notes[-1].label, notes.pop().pieces))
        if notes and notes[-1].in_label is not None and depth <= notes[-1].in_label:
            notes[-1].in_label = None
        if match := NOTE.match(line):
            notes.append(OpenNote(depth))
        elif notes and line.lstrip() == 'Lbl' and not notes[-1].pieces:
            notes[-1].in_label = depth
        elif notes and (match := STRETCH.match(line)):
            notes[-1].add(unquoted(match[2]), int(match[4]) - 1 if match[4] else None)
    return entries


def fault_of_stretch(entry, lines):
    begin, _, end = entry.lemma.partition(' … ')
    if not is_in_lines(begin, lines, True, not end) or (end and not is_in_lines(end, lines, False, True)):
        return f'the lines have "{"|".join(lines)[:100]}"'
    if end or len(lines) > 1:
        return ''
    count = times(entry.lemma, lines[0])
    is_right = int(entry.ordinal or 1) <= count and (count > 1) == bool(entry.ordinal)
    return '' if is_right else f'ordinal "{entry.ordinal}", and the words stand {count} times in "{lines[0]}"'


def fault_of_entry(entry, numbers, page):
    match = re.fullmatch(r'(?:v\.\s)?(\d+)(?:–(\d+))?', numbers)  # "v. 12" beside prose
    if not match:
        return f'"{numbers}" names no line' if re.search(r'[\d?]', numbers) else ''
    stretches = page.stretches(int(match[1]), int(match[2] or match[1]))
    found = [fault_of_stretch(entry, lines) for lines in stretches]
    if not found and '–' not in numbers:
        return f'"{numbers} {entry.lemma}": the page has no line of that number'
    return '' if not found or '' in found else f'"{numbers} {entry.lemma}": {found[0]}'


def faults_of(dump):
    pages = pages_of(dump)
    faults, count, numbers, page = [], 0, '', None
    for entry in entries_of(dump):
        if entry.page is None or not (entry.has_lemma or entry.numbers):
            continue
        numbers = entry.numbers or (numbers if page == entry.page else '?')
        page = entry.page
        if not entry.has_lemma:
            continue
        count += 1
        if fault := fault_of_entry(entry, numbers, pages[page]):
            faults.append(f'page {page + 1}: {fault}')
    return faults, count


def main(nabor):
    if not EDITIONS.is_dir():
        print(f'skipped: {EDITIONS.name} of the corpus is not there')
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        sheet = pathlib.Path(folder) / 'keyed.css'
        for edition, arrangement in [('calpurnius-editio.xml', 'run-in'), ('calpurnius-editio.xml', 'blocks'),
                                     ('calpurnius-poem-1-double-end-point.xml', 'run-in'), ('ru-tolstoy-nabeg-inline.xml', 'run-in'),
                                     ('ru-tolstoy-nabeg-double-end-point.xml', 'run-in')]:
            sheet.write_text(CSS % arrangement)
            dump = subprocess.run([nabor, 'dump', '--stage=pages', '--layout', sheet, EDITIONS / edition], capture_output=True, text=True, check=False).stdout
            faults, count = faults_of(dump)
            print(f'{edition}, {arrangement}: {count} entries, {len(faults)} wrong')
            for fault in faults[:10]:
                print('  ' + fault)
            failed += bool(faults) or count == 0
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
