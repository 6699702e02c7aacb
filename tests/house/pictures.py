#!/usr/bin/env python3
"""Builds a book with an image of every kind, as PDFs for readers and for a press, and checks both PDFs by rules and with two renderers.

usage: pictures.py SOURCE_FOLDER NABOR

`qpdf --check` must be clean; the PDF for readers must keep the rules of PDF/UA-1 and PDF/A-2a, the one for a press those of PDF/X-4
(../corpus/pdf_rules.py); poppler and MuPDF must show the same on every page. Skipped where qpdf, poppler or MuPDF is missing.
"""
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

sys.path += [str(Path(__file__).resolve().parents[1] / folder) for folder in ('support', 'corpus')]
import pdf_rules  # noqa: E402
import skipping  # noqa: E402

DENSITY = 72
TILE = 8                # pixels: below this size renderers differ by antialiasing
MOST, MEAN = 48, 2.0    # of 255: largest difference of two tiles, and mean of a page
INKS = 20               # added to MOST on a press file: MuPDF blends in the colours of the press, poppler in its own
SEEDS = ('progressive.jpg', 'turned.jpg', 'grey.jpg', 'moving.gif', 'transparent.gif', 'photo.webp', 'moving.webp', 'gradient.svg')
FIGURE = '<figure><graphic url="images/{0}" width="40mm"/><figDesc>What {0} shows.</figDesc></figure>'
VOLUME = '''<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Pictures</title><author>A. Tester</author></titleStmt>
<publicationStmt><p>Made for the tests.</p></publicationStmt><sourceDesc><p>Written for the tests.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>One</head><p>Some <hi rend="italic">words</hi> with <ref target="https://example.org/">a link</ref>.</p>{}</div></body></text></TEI>'''
BOOK = '[book]\nmanuscript = "volume.xml"\nname = "book"\n[output]\nformats = ["pdf"]\n[print]\nprofile = "press.icc"\ncondition = "FOGRA51"\n'


def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))


def png(colour_type, bits, pixel, more=b''):
    """96 × 64 pixels; `pixel(x, y)` gives the samples, or for fewer than eight bits an index."""
    rows = b''
    for y in range(64):
        row = [pixel(x, y) for x in range(96)]
        packed = b''.join(row) if bits >= 8 else int(''.join(f'{one:0{bits}b}' for one in row), 2).to_bytes(96 * bits // 8, 'big')
        rows += b'\0' + packed
    header = struct.pack('>IIBBBBB', 96, 64, bits, colour_type, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + more + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def drawn():
    """A PNG of every colour type: a gradient, and a corner that shows the orientation."""
    def corner(x, y):
        return x < 32 and y < 16

    def rgb(x, y):
        return b'\xff\0\0' if corner(x, y) else bytes((x * 2, y * 3, 128))
    palette = chunk(b'PLTE', bytes(range(0, 240, 20)))
    return {'rgb.png': png(2, 8, rgb), 'alpha.png': png(6, 8, lambda x, y: rgb(x, y) + bytes((255 - x * 2,))),
            'grey.png': png(0, 2, lambda x, y: 0 if corner(x, y) else x // 24), 'lines.png': png(0, 1, lambda x, y: corner(x, y) or (x // 16 + y // 16) % 2),
            'deep.png': png(0, 16, lambda x, y: struct.pack('>H', x * 600)), 'palette.png': png(3, 2, lambda x, y: 0 if corner(x, y) else y // 16, palette),
            'hole.png': png(3, 2, lambda x, y: 0 if corner(x, y) else y // 16, palette + chunk(b'tRNS', b'\xff\0\x80'))}


def write_book(source, folder):
    images, seeds = folder / 'images', source / 'tests' / 'fuzz' / 'seeds' / 'image'
    images.mkdir(parents=True)
    for name in SEEDS:
        shutil.copy(seeds / name, images)
    for name, data in drawn().items():
        (images / name).write_bytes(data)
    shutil.copy(seeds / 'profile.icc', folder / 'press.icc')
    (folder / 'volume.xml').write_text(VOLUME.format(''.join(FIGURE.format(path.name) for path in sorted(images.iterdir()))))
    (folder / 'book.toml').write_text(BOOK)


def pages(folder, prefix, margin):
    """The rendered pages as rows of grey bytes, without their margins."""
    found = []
    for path in sorted(folder.glob(f'{prefix}*'), key=lambda path: int(re.search(r'(\d+)\.', path.name)[1])):
        header = re.match(rb'P5\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+255\s', path.read_bytes())
        width, height, data = int(header[1]), int(header[2]), path.read_bytes()[header.end():]
        found.append([data[y * width + margin:(y + 1) * width - margin] for y in range(margin, height - margin)])
    return found


def tiles(rows):
    return [[sum(sum(row[x:x + TILE]) for row in rows[y:y + TILE]) / TILE ** 2 for x in range(0, len(rows[0]) - TILE, TILE)] for y in range(0, len(rows) - TILE, TILE)]


def differences(pdf, folder, margin):
    """Where poppler and MuPDF differ. The margins are left out: each renderer draws the hairlines of the marks in its own way."""
    subprocess.run(['pdftoppm', '-gray', '-r', str(DENSITY), pdf, folder / 'p'], check=True, capture_output=True)
    subprocess.run(['mutool', 'draw', '-q', '-c', 'gray', '-F', 'pgm', '-r', str(DENSITY), '-o', folder / 'm-%d.pgm', pdf], check=True, capture_output=True)
    both = list(zip(pages(folder, 'p-', margin), pages(folder, 'm-', margin), strict=True))
    for number, (one, other) in enumerate(both, 1):
        apart = [abs(a - b) for left, right in zip(tiles(one), tiles(other)) for a, b in zip(left, right)]
        if max(apart) > MOST + (INKS if margin else 0) or sum(apart) / len(apart) > MEAN:
            yield f'{pdf.name}, page {number}: poppler and MuPDF differ by {max(apart):.0f} in a tile, {sum(apart) / len(apart):.1f} in the mean'
    if not both:
        yield f'{pdf.name}: nothing was rendered'


def main():
    source, nabor = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    if absent := skipping.missing('qpdf', 'pdftoppm', 'mutool'):
        return skipping.lacking(absent)
    faults = []
    with tempfile.TemporaryDirectory(prefix='nabor-pictures-') as place:
        place = Path(place)
        write_book(source, place / 'book')
        built = subprocess.run([nabor, 'build', place / 'book', '-o', place], capture_output=True, text=True)
        if built.returncode == 2:
            return skipping.lacking(f'no PDF can be made here\n{built.stderr}')
        faults += [line for line in built.stderr.splitlines() if re.search(r': (error|warning): |pdf-claim', line)]
        for name, profiles, margin in (('book.pdf', pdf_rules.OURS, 0), ('book-print.pdf', ('x4',), 28)):
            pdf = place / name
            faults += [f'{name}: {fault.rule}: {fault.text}' for fault in pdf_rules.faults_of(pdf.read_bytes(), profiles)]
            if subprocess.run(['qpdf', '--check', pdf], capture_output=True).returncode != 0:
                faults.append(f'{name}: qpdf finds it unsound')
            (place / f'{name}.pages').mkdir()
            faults += differences(pdf, place / f'{name}.pages', margin)
    print('\n'.join(faults) or 'both PDFs keep their rules and look alike')
    return 1 if faults else 0


sys.exit(main())
