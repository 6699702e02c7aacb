#!/usr/bin/env python3
"""Every key of book.toml changes some output.

usage: promises.py SOURCE_FOLDER NABOR

A build with the key is compared with one without it, or with another value. A key that docs/manuscript.md lists and that has no sample here
fails the test; a unit test compares that list with the program's table. tests/property/promises_test.cpp does the same for layouts,
tests/unit/tei/promises_test.cpp for TEI.
"""
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

ONIX = '[isbn]\nepub = "978-5-17-118366-0"\n[onix]\nsender = "A"\n'

# key: TOML that comes before its table in both builds, value, value to compare with (None: without the key), more formats
KEYS = {
    'book.manuscript': ('', '"volume.xml"', '"other.xml"'),
    'book.name': ('', '"name"', None),
    'book.text': ('', '"diplomatic"', '"edited"'),
    'book.publisher': ('', '"P"', None),
    'book.series': ('', '"S"', None),
    'book.series-position': ('[book]\nseries = "S"\n', '3', None),
    'output.formats': ('', '["epub"]', '["pdf"]'),
    'output.layout': ('', '"a5-plain"', '"paperback"'),
    'output.profile': ('', '["kobo"]', None),
    'layout.*': ('', 'size = "12pt"', None),
    'notes.placement': ('', '"chapter-end"', '"foot"'),
    'notes.numbering': ('', '"book"', '"chapter"'),
    'images.downsample': ('', 'true', 'false'),
    'print.bleed': ('', '"5mm"', '"3mm"'),
    'print.marks': ('', '["crop"]', '["colour-bars"]'),
    'print.condition': ('[print]\nprofile = "press.icc"\n', '"FOGRA51"', '"FOGRA39"'),
    'print.profile': ('', '"press.icc"', None),
    'print.minimum-density': ('', '2400', None),
    'epub.fonts': ('', '"subset"', '"whole"'),
    'epub.cover': ('', '"none"', None),
    'epub.cover-colour': ('', '"#1F2F4A"', '"#2F1F4A"'),
    'epub.image-pixels': ('', '10000', None),
    'epub.image-quality': ('', '30', '100'),
    'onix.sender': (ONIX.replace('[onix]\nsender = "A"\n', ''), '"B"', '"A"'),
    'onix.contact': (ONIX, '"C"', None),
    'onix.email': (ONIX, '"a@example.org"', None),
    'onix.publishing-date': (ONIX, '"2026-03-01"', None),
    'onix.status': (ONIX, '"04"', '"02"'),
    'onix.thema': (ONIX, '["NHTB"]', None),
    'onix.bisac': (ONIX, '["HIS032000"]', None),
    'onix.price': (ONIX + 'currency = "EUR"\n', '"9.99"', '"8.99"'),
    'onix.currency': (ONIX + 'price = "9.99"\n', '"EUR"', '"USD"'),
    'onix.territories': (ONIX, '"DE AT"', '"WORLD"'),
    'isbn.epub': ('', '"978-5-17-118366-0"', None),
    'isbn.print': ('', '"978-5-17-118366-0"', None),
    'isbn.pdf': ('', '"978-5-17-118366-0"', None),
    'languages.*': ('[layout]\nsize = "20pt"\n', 'Latn = "fr"', 'Latn = "de"'),
    'accessibility.wcag': ('[accessibility]\ncertifier = "C"\n', '"AA"', '"A"'),
    'accessibility.certifier': ('[accessibility]\nwcag = "AA"\n', '"D"', '"C"'),
    'accessibility.credential': ('[accessibility]\nwcag = "AA"\ncertifier = "C"\n', '"D"', None),
    'accessibility.report': ('[accessibility]\nwcag = "AA"\ncertifier = "C"\n', '"https://example.org"', None),
    'accessibility.exemption': ('[accessibility]\nwcag = "AA"\ncertifier = "C"\n', '"eaa-microenterprise"', '"eaa-fundamental-alteration"'),
}

VOLUME = '''<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="ru"><teiHeader><fileDesc><titleStmt><title>Книга</title></titleStmt>
<publicationStmt><publisher>A</publisher></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<div><head>Глава</head><p><choice><sic>очепятка</sic><corr>опечатка</corr></choice> и примечание<note>Первое.</note>.
Наконец, représentation administrative internationale, communication extraordinaire, caractéristiques incompréhensibles,
proportionnellement inconstitutionnelle, désenchantement philosophique, internationalisation révolutionnaire.</p>
<figure><graphic url="map.png" width="10mm"/><figDesc>Карта</figDesc></figure>
<figure><graphic url="photo.jpg"/><figDesc>Снимок</figDesc></figure></div>
<div><head>Вторая</head><p>Ещё одно<note>Второе.</note>.</p></div></body></text></TEI>'''


def png(width, height):
    """A picture of noise, in 8-bit grey."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + bytes((x * x * 7 + y * y * 3 + x * y) % 256 for x in range(width)) for y in range(height))
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def environment():
    return os.environ | {'SOURCE_DATE_EPOCH': '1795421971', 'LC_ALL': 'C.UTF-8'}


def build(nabor, book):
    """All files that are made of `book`, and the codes of what is said about it."""
    output = book.parent / 'out'
    shutil.rmtree(output, ignore_errors=True)
    result = subprocess.run([nabor, 'build', book, '-o', output, '--quiet', '--all'], env=environment(), capture_output=True, text=True, timeout=120)
    assert result.returncode in (0, 1), result.stderr
    files = {path.name: path.read_bytes() for path in sorted(output.iterdir())} if output.exists() else {}
    assert files, result.stderr
    return files, result.stderr


def toml_with(key, before, value):
    """book.toml with the key, in the table that `before` has already or in one of its own."""
    table, name = key.split('.')
    line = '' if value is None else (value if name == '*' else f'{name} = {value}') + '\n'
    tables = {'book': 'manuscript = "volume.xml"\n' if key != 'book.manuscript' else ''}
    if key != 'output.formats':
        tables['output'] = 'formats = ["epub", "pdf", "onix"]\n' if '[onix]' in before or table == 'onix' or key == 'isbn.print' else 'formats = ["epub", "pdf"]\n'
    if table == 'print':
        tables['output'] = 'formats = ["print"]\n'
    if key == 'onix.sender' or key == 'isbn.print':
        tables['onix'] = ''
    if key == 'isbn.print':
        tables['onix'] = 'sender = "A"\n'
        tables['isbn'] = 'epub = "978-0-00-000000-2"\n'
    for part in re.findall(r'\[([a-z]+)\]\n((?:[^\[].*\n)*)', before):
        tables[part[0]] = tables.get(part[0], '') + part[1]
    tables[table] = tables.get(table, '') + line
    return ''.join(f'[{each}]\n{lines}' for each, lines in tables.items())


def check_keys(source, nabor, folder):
    block = (source / 'docs/manuscript.md').read_text().split('```toml\n')[1].split('```')[0]
    documented, table, failures = set(), '', []
    for line in block.splitlines():
        if line.startswith('['):
            table = line[1:line.index(']')]
        elif line:
            documented.add(f'{table}.' + ('*' if table in ('layout', 'languages') else line.split(' ')[0]))
    failures += [f'{key} is documented and has no sample' for key in sorted(documented - KEYS.keys())]
    failures += [f'{key} has a sample and is not documented' for key in sorted(KEYS.keys() - documented)]
    book = folder / 'book'
    book.mkdir()
    (book / 'volume.xml').write_text(VOLUME)
    (book / 'other.xml').write_text(VOLUME.replace('Книга', 'Другая'))
    shutil.copy(source / 'tests/cases/build/a-press-file/book/press.icc', book)
    shutil.copy(source / 'tests/fuzz/seeds/image/progressive.jpg', book / 'photo.jpg')
    (book / 'map.png').write_bytes(png(300, 200))
    for key, (before, value, other) in KEYS.items():
        results = []
        for each in (value, other):
            (book / 'book.toml').write_text(toml_with(key, before, each))
            results.append(build(nabor, book))
        if 'product-unknown-key' in results[0][1]:
            failures.append(f'{key} is unknown to the program')
        # A key that sets a limit may give a finding instead.
        elif results[0][0] == results[1][0] and (key != 'print.minimum-density' or results[0][1] == results[1][1]):
            failures.append(f'{key} = {value} changes nothing, compared with {other}')
    return failures


def main():
    source, nabor = Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory(prefix='nabor-promises-') as folder:
        failures = check_keys(source, nabor, Path(folder))
    for failure in failures:
        print(failure)
    print(f'{len(KEYS)} keys, {len(failures)} failures')
    return 1 if failures else 0


sys.exit(main())
