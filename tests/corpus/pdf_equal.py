#!/usr/bin/env python3
"""Compares two PDFs as trees: what a reader or a printer can tell apart, not how the bytes are arranged.

usage: pdf_equal.py [--without SECTION]... A.pdf B.pdf
       pdf_equal.py --self-test

Object numbers, the order of objects, object streams, /Length, /ID, subset tags of fonts and the XMP ids of a file do not count. Sections:
boxes, pages (resources: fonts with their programs, images, forms), contents, text (of each page), structure (types, attributes, order, text of
marked content), parents (the element of each mark), links, destinations, outlines, intents, metadata, catalog (everything else).
Exit code 1 when they differ; the first differences of each section are printed with their path.
"""
import re
import sys
from itertools import islice
from pathlib import Path

from pdf.content import STRING, Walker
from pdf.document import Document
from pdf.fonts import to_unicode
from pdf.reader import File, Ref, Stream, hexadecimal, unescaped

SHOWN = 5
BOXES = ('MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox', 'Rotate', 'UserUnit')
TREE_KEYS = {'Type', 'S', 'P', 'K', 'Pg'}
XMP_IDS = re.compile(rb'<(xmpMM:(?:DocumentID|InstanceID|OriginalDocumentID))>[^<]*<')
SUBSET_TAG = re.compile(r'^[A-Z]{6}\+')


class TextWalker(Walker):
    """Adds to a Content: `texts`, what the glyphs under each MCID say in order, and under None those without one."""
    def __init__(self, file, content, element_of):
        super().__init__(file, content, element_of)
        self.maps = {}
        content.texts = []

    def show(self, operator, operands):
        super().show(operator, operands)
        operand = operands[-1] if operands else b''
        shown = operand if operator != 'TJ' else b''.join(
            hexadecimal(m[2]) if m.lastindex == 2 else unescaped(m[1]) for m in STRING.finditer(operand)) if isinstance(operand, bytes) else b''
        mcid = next((mark.mcid for mark, _ in reversed(self.marks) if mark.mcid is not None), None)
        self.content.texts.append((mcid, self.text_of(shown)))

    def text_of(self, shown):
        font = self.state['font']
        if font not in self.maps:
            found = to_unicode(self.file, self.file.dictionary(font))
            self.maps[font] = {code: text.decode('utf-16-be', 'replace') for code, text in found.texts.items()} if found else {}
        texts = self.maps[font]
        codes = (int.from_bytes(shown[i:i + 2], 'big') for i in range(0, len(shown) - 1, 2))
        return ''.join(texts.get(code, f'<{code}>') for code in codes)

    SPECIAL = Walker.SPECIAL | dict.fromkeys(('Tj', 'TJ', "'", '"'), show)


class TextDocument(Document):
    walker = TextWalker


class Tree:
    """A PDF's sections as dictionaries, lists and values, references followed."""
    def __init__(self, data):
        self.document = document = TextDocument(File(data))
        self.get, self.file = document.get, document.file
        self.page_numbers = {int(ref): index for index, (ref, _) in enumerate(document.pages) if isinstance(ref, Ref)}
        self.element_numbers = {one.number: index for index, one in enumerate(document.elements) if one.number is not None}
        self.known, self.open = {}, set()

    def plain(self, value, without=()):
        """A value with everything that it leads to. Pages and structure elements stand as their index: their content has its own section."""
        if isinstance(value, Ref):
            return self.plain_object(value)
        if isinstance(value, Stream):
            data = self.file.decoded(value)
            return {'dictionary': self.plain(value.dictionary, ('Length', 'DL')), 'bytes': data if data is not None else value.raw}
        if isinstance(value, dict):
            return {str(key): self.plain(one) for key, one in value.items() if key not in without}
        if isinstance(value, list):
            return [self.plain(one) for one in value]
        if isinstance(value, float):
            return round(value, 4)
        return SUBSET_TAG.sub('', value) if isinstance(value, str) else value

    def plain_object(self, ref):
        number = int(ref)
        if number in self.page_numbers:
            return ('page', self.page_numbers[number])
        if number in self.element_numbers:
            return ('element', self.element_numbers[number])
        if number in self.open:
            return ('within itself',)
        if number not in self.known:
            self.open.add(number)
            self.known[number] = self.plain(self.get(ref))
            self.open.discard(number)
        return self.known[number]

    def sections(self):
        pages, catalog = self.document.pages, self.document.catalog
        names = self.document.dictionary(catalog.get('Names'))
        apart = ('Pages', 'StructTreeRoot', 'Outlines', 'Metadata', 'OutputIntents', 'Names')
        return {
            'boxes': [{key: self.plain(page[key]) for key in BOXES if key in page} for _, page in pages],
            'pages': [self.plain(page, ('Parent', 'Contents', 'Annots', 'StructParents', *BOXES)) for _, page in pages],
            'contents': [self.content_of(page) for _, page in pages],
            'text': [''.join(text for _, text in content.texts) for content in self.document.content],
            'structure': [self.element(one) for one in self.document.elements if one.parent is None] + self.structure_root(),
            'parents': [[self.plain(one) for one in self.document.array(self.document.parents.get(page.get('StructParents')))] for _, page in pages],
            'links': [[self.annotation(one) for one in self.document.array(page.get('Annots'))] for _, page in pages],
            'destinations': {key: self.plain(value) for key, value in self.document.names(names.get('Dests'))},
            'outlines': self.outline(catalog.get('Outlines')),
            'intents': self.plain(self.get(catalog.get('OutputIntents'))),
            'metadata': [self.plain(self.file.trailer.get('Info')), self.xmp()],
            'catalog': [self.plain(catalog, apart), self.plain(names, ('Dests',))],
        }

    def content_of(self, page):
        streams = self.get(page.get('Contents'))
        return [self.plain(one) for one in (streams if isinstance(streams, list) else [page.get('Contents')])]

    def annotation(self, ref):
        dictionary = self.document.dictionary(ref)
        return self.plain(dictionary, ('StructParent', 'P', 'Parent')) | {'element': self.plain(self.document.parents.get(dictionary.get('StructParent')))}

    def structure_root(self):
        root = self.document.root
        identifiers = {key: self.plain(value) for key, value in self.document.names(root.get('IDTree'))}
        return [identifiers, self.plain(root, ('K', 'ParentTree', 'IDTree', 'ParentTreeNextKey'))] if root else []

    def element(self, one):
        """Kids in their order: elements, the texts of marks, and what other objects say."""
        kids, elements, marks, objects = [], iter(one.elements), iter(one.marks), iter(one.objects)
        for kind in one.order:
            if kind == 'element':
                kids.append(self.element(next(elements)))
            elif kind == 'mark':
                kids.append(self.marked(*next(marks)))
            else:
                kids.append(self.annotation(next(objects)))
        return {'type': str(one.type), 'attributes': self.plain(one.dictionary, TREE_KEYS), 'kids': kids}

    def marked(self, page, mcid):
        index = self.page_numbers.get(int(page)) if isinstance(page, Ref) else None
        texts = self.document.content[index].texts if index is not None else []
        return (index, mcid, ''.join(text for own, text in texts if own == mcid))

    def outline(self, ref):
        items, seen, item = [], set(), self.document.dictionary(ref).get('First')
        while item is not None and item not in seen:
            seen.add(item)
            dictionary = self.document.dictionary(item)
            links = ('Parent', 'Prev', 'Next', 'First', 'Last')
            items.append([self.plain(dictionary, links), self.outline(item)])
            item = dictionary.get('Next')
        return items

    def xmp(self):
        stream = self.get(self.document.catalog.get('Metadata'))
        return XMP_IDS.sub(rb'<\1><', self.file.decoded(stream) or b'') if isinstance(stream, Stream) else None


def short(value):
    text = repr(value)
    return text if len(text) <= 120 else text[:117] + '...'


def differences(a, b, path, same):
    """Texts, one for each place where two values differ. `same` holds the pairs of objects that were compared already."""
    if a is b or (id(a), id(b)) in same:
        return
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys(), key=str):
            if key in a and key in b:
                yield from differences(a[key], b[key], f'{path}/{key}', same)
            else:
                yield f'{path}/{key}: ' + (f'{short(a[key])} is not in the second' if key in a else f'{short(b[key])} is not in the first')
    elif isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            yield f'{path}: {len(a)} and {len(b)} entries'
        for index, (one, other) in enumerate(zip(a, b)):
            yield from differences(one, other, f'{path}[{index}]', same)
    elif a != b:
        yield f'{path}: {short(a)} and {short(b)}'
        return
    same.add((id(a), id(b)))


def compared(first, second, without=()):
    """The first differences of each section."""
    a, b, found = Tree(first), Tree(second), []
    ours, theirs, same = a.sections(), b.sections(), set()
    for section in ours:
        if section not in without:
            found += islice(differences(ours[section], theirs[section], section, same), SHOWN)
    return found, ours


def self_test():
    from pdf_rules_test import changed, sound, written
    import random
    objects = sound()
    plain = written(objects)
    assert compared(plain, plain)[0] == []
    assert compared(plain, written(objects, '/ID[<03><04>]'))[0] == [], 'ids do not count'
    # The same document with its objects in another order.
    numbers = list(objects)
    renumbered = dict(zip(numbers, random.Random(1).sample(numbers, len(numbers)))) | {1: 1, 15: 15}
    free = [number for number in numbers if number not in renumbered.values()]
    for number in [one for one in numbers if one not in (1, 15) and renumbered[one] in (1, 15)]:
        renumbered[number] = free.pop()
    moved = {renumbered[number]: re.sub(rb'(\d+) 0 R', lambda m: b'%d 0 R' % renumbered[int(m[1])], data) for number, data in objects.items()}
    assert compared(plain, written(moved))[0] == [], compared(plain, written(moved))[0]
    for section, change in {'boxes': (3, '100 100', '100 101'), 'pages': (8, '600', '601'), 'contents': (6, '0 0 10 1 re', '0 0 11 1 re'),
                            'text': (12, '<0042>', '<0043>'), 'structure': (31, 'A map', 'A mop'), 'links': (9, '/Rect[0 0 9 9]', '/Rect[0 0 9 8]'),
                            'parents': (10, '0[21 0 R 22 0 R', '0[22 0 R 21 0 R'), 'destinations': (1, '/Fit', '/FitH'),
                            'intents': (1, 'sRGB', 'aRGB'), 'metadata': (15, '(T)', '(U)'), 'catalog': (1, '/Lang(en)', '/Lang(ru)')}.items():
        found = compared(plain, changed(*change))[0]
        assert any(one.startswith(section) for one in found), (section, found)
    turned = changed(20, '21 0 R 22 0 R', '22 0 R 21 0 R')
    assert any(one.startswith('structure') for one in compared(plain, turned)[0]), 'the order of elements counts'
    outlined = objects | {1: objects[1].replace(b'/Lang', b'/Outlines 32 0 R/Lang'), 32: b'<</First 33 0 R/Last 33 0 R/Count 1>>',
                          33: b'<</Title(One)/Parent 32 0 R/Dest(d)>>'}
    renamed = outlined | {33: outlined[33].replace(b'One', b'Two')}
    assert [one.split('[')[0] for one in compared(written(outlined), written(renamed))[0]] == ['outlines']
    print('the comparison tells what it should')
    return 0


def main():
    arguments = sys.argv[1:]
    sys.setrecursionlimit(10000)
    if arguments == ['--self-test']:
        return self_test()
    without = [value for flag, value in zip(arguments, arguments[1:]) if flag == '--without']
    paths = [one for i, one in enumerate(arguments) if one != '--without' and (i == 0 or arguments[i - 1] != '--without')]
    if len(paths) != 2:
        return __doc__
    found, sections = compared(*(Path(path).read_bytes() for path in paths), without)
    links = sum(map(len, sections['links']))
    print(f'{"DIFFER" if found else "equal"}  {paths[0]}  {paths[1]}  ({len(sections["boxes"])} pages, {links} links, '
          f'{len(sections["destinations"])} destinations, {sum(map(len, sections["text"]))} characters)')
    for one in found:
        print(f'    {one}')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
