#!/usr/bin/env python3
"""Tests the rules of pdf/ on a small conforming document, and on the same document with one fault at a time.

usage: pdf_rules_test.py
"""
import re
import struct
import unittest

from pdf.reader import BadPdf, File, unpredicted
from pdf.fonts import compact
from pdf_rules import faults_of

XMP = '''<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">T</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>S</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>D</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'''
CONTENT = ('/Artifact BMC 0 0 10 1 re f EMC BT /F0 10 Tf /H1<</MCID 0>>BDC [<0001>-5(\\000\\002)]TJ EMC /P<</MCID 1>>BDC <0001> Tj EMC '
           '/Link<</MCID 2>>BDC <0002> Tj EMC /Lbl<</MCID 3>>BDC <0002> Tj EMC /P<</MCID 4>>BDC <0001> Tj EMC /TH<</MCID 5>>BDC <0001> Tj EMC '
           '/TD<</MCID 6>>BDC <0001> Tj EMC ET q 9 0 0 9 0 0 cm /Figure<</MCID 7>>BDC /I0 Do EMC Q')
TO_UNICODE = '1 begincodespacerange <0000><FFFF> endcodespacerange 1 beginbfchar <0001><0041> endbfchar 1 beginbfrange <0002><0002><0042> endbfrange'


def table(tag, data, offset):
    return struct.pack('>4sIII', tag, 0, offset, len(data))


def font_program(widths=(500, 600, 700)):
    """The tables of a TrueType font that hold glyph widths."""
    head, hhea = bytes(18) + struct.pack('>H', 1000) + bytes(34), bytes(34) + struct.pack('>H', len(widths))
    maxp, hmtx = struct.pack('>IH', 0x10000, len(widths)), b''.join(struct.pack('>Hh', width, 0) for width in widths)
    tables, offset, rows, data = [(b'head', head), (b'hhea', hhea), (b'hmtx', hmtx), (b'maxp', maxp)], 12 + 16 * 4, b'', b''
    for tag, one in tables:
        rows += table(tag, one, offset + len(data))
        data += one
    return struct.pack('>IHHHH', 0x10000, 4, 0, 0, 0) + rows + data


def profile():
    return struct.pack('>I', 128) + bytes(4) + b'\x02\0\0\0mntrRGB XYZ ' + bytes(12) + b'acsp' + bytes(88)


def stream(dictionary, data):
    data = data if isinstance(data, bytes) else data.encode('utf-8')
    return f'<<{dictionary}/Length {len(data)}>>\nstream\n'.encode() + data + b'\nendstream'


def sound():
    """Objects by number: a heading, a paragraph with a link and a note, a table, a figure."""
    elements = {20: '/S/Document/P 10 0 R/K[21 0 R 22 0 R 27 0 R 31 0 R]', 21: '/S/H1/P 20 0 R/Pg 3 0 R/K 0',
                22: '/S/P/P 20 0 R/Pg 3 0 R/K[1 23 0 R 24 0 R]', 23: '/S/Link/P 22 0 R/Pg 3 0 R/K[2<</Type/OBJR/Obj 9 0 R/Pg 3 0 R>>]',
                24: '/S/Note/P 22 0 R/ID(n1)/K[25 0 R 26 0 R]', 25: '/S/Lbl/P 24 0 R/Pg 3 0 R/K 3', 26: '/S/P/P 24 0 R/Pg 3 0 R/K 4',
                27: '/S/Table/P 20 0 R/K 28 0 R', 28: '/S/TR/P 27 0 R/K[29 0 R 30 0 R]', 29: '/S/TH/P 28 0 R/Pg 3 0 R/A<</O/Table/Scope/Row>>/K 5',
                30: '/S/TD/P 28 0 R/Pg 3 0 R/K 6', 31: '/S/Figure/P 20 0 R/Pg 3 0 R/Alt(A map)/A<</O/Layout/BBox[0 0 9 9]>>/K 7'}
    objects = {number: f'<<{text}>>'.encode() for number, text in elements.items()}
    texts = {1: '<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot 10 0 R'
                '/Metadata 4 0 R/OutputIntents[<</S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile 5 0 R>>]'
                '/Names<</Dests<</Names[(d)[3 0 R/Fit]]>>>>>>',
             2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
             3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 6 0 R/Tabs/S/StructParents 0/Annots[9 0 R]'
                '/Resources<</Font<</F0 7 0 R>>/XObject<</I0 14 0 R>>>>>>',
             7: '<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+F/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 12 0 R>>',
             8: '<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+F/CIDToGIDMap/Identity/DW 0/W[0[500 600 700]]/FontDescriptor 11 0 R'
                '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>',
             9: '<</Type/Annot/Subtype/Link/F 4/Rect[0 0 9 9]/Contents(To d)/Dest(d)/StructParent 1>>',
             10: '<</Type/StructTreeRoot/K 20 0 R/ParentTree<</Nums[0[21 0 R 22 0 R 23 0 R 25 0 R 26 0 R 29 0 R 30 0 R 31 0 R]1 23 0 R]>>'
                 '/IDTree<</Names[(n1)24 0 R]>>>>',
             11: '<</Type/FontDescriptor/FontName/ABCDEF+F/Flags 4/FontFile2 13 0 R>>', 15: '<</Title(T)>>'}
    objects |= {number: text.encode() for number, text in texts.items()}
    return objects | {4: stream('/Type/Metadata/Subtype/XML', XMP), 5: stream('/N 3', profile()), 6: stream('', CONTENT), 12: stream('', TO_UNICODE),
                      13: stream('', font_program()),
                      14: stream('/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB', 'rgb')}


def written(objects, trailer='/ID[<01><02>]'):
    out, offsets = b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', []
    for number in range(1, max(objects) + 1):
        offsets.append(f'{len(out):010} 00000 n \n' if number in objects else '0000000000 00001 f \n')
        if number in objects:
            out += f'{number} 0 obj\n'.encode() + objects[number] + b'\nendobj\n'
    start, head = len(out), f'xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n' + ''.join(offsets)
    return out + f'{head}trailer\n<</Size {len(offsets) + 1}/Root 1 0 R/Info 15 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n'.encode()


def changed(number, old, new):
    """The document with one change in one object; the length of a stream is updated."""
    objects, (old, new) = sound(), (one if isinstance(one, bytes) else one.encode() for one in (old, new))
    assert old in objects[number], f'{old} is not in object {number}'
    one = objects[number].replace(old, new)
    if number in (4, 5, 6, 12, 13) and b'/Length' not in old:
        head, data = one.split(b'\nstream\n', 1)
        one = re.sub(rb'/Length \d+', b'/Length %d' % (len(data) - len(b'\nendstream')), head) + b'\nstream\n' + data
    return written(objects | {number: one})


WRONG = {  # by rule: what of which object becomes what
    'marked': (1, 'Marked true', 'Marked false'), 'title-is-shown': (1, 'DisplayDocTitle true', 'DisplayDocTitle false'),
    'document-language': (1, '/Lang(en)', ''), 'languages-are-tags': (1, '/Lang(en)', '/Lang(en_US)'), 'structure-tree': (1, '/StructTreeRoot 10 0 R', ''),
    'output-intent': (1, 'GTS_PDFA1', 'GTS_PDFX'), 'no-additional-actions': (1, '/Lang', '/AA<<>>/Lang'), 'page-tree': (2, 'Count 1', 'Count 2'),
    'tabs-follow-the-structure': (3, '/Tabs/S', ''), 'page-sizes': (3, '100 100', '100 15000'), 'resources': (3, '/F0', '/F1'),
    'claims-pdf-ua': (4, '<pdfuaid:part>1', '<pdfuaid:part>2'), 'claims-level-a': (4, 'conformance>A', 'conformance>B'),
    'xmp-title': (4, 'dc:title', 'dc:source'), 'info-agrees': (4, '>T<', '>U<'), 'predefined-properties': (4, 'namespaceURI>http', 'namespaceURI>ftp'),
    'extension-schemas': (4, 'internal', 'inner'), 'prefixes': (4, 'pdfaid', 'pdfid'), 'xmp-is-well-formed': (4, '</rdf:RDF>', ''),
    'output-profile': (5, 'mntr', 'link'), 'all-content-is-marked': (6, '/Artifact BMC 0 0 10 1 re f EMC', '0 0 10 1 re f'),
    'artifacts-apart': (6, '<0001> Tj EMC /Link', '/Artifact BMC <0001> Tj EMC EMC /Link'), 'marks-once': (6, 'MCID 6', 'MCID 5'),
    'marks-have-elements': (6, 'MCID 7', 'MCID 8'), 'balanced-contents': (6, 'EMC ET', 'ET EMC'), 'operators': (6, ' Do ', ' Paint '),
    'limits-of-contents': (6, '/Artifact', 'q ' * 29 + 'Q ' * 29 + '/Artifact'), 'device-colours': (6, '/Artifact', '0 0 0 1 k /Artifact'),
    'hexadecimal-strings': (6, '<0001> Tj', '<000> Tj'), 'syntax': (6, 'ET q', 'ET ) q'), 'no-missing-glyph': (6, '<0001> Tj', '<0000> Tj'),
    'rendering-intents': (6, '/Artifact', '/Bright ri /Artifact'),
    'glyphs-are-there': (6, '<0001> Tj', '<0003> Tj'), 'codes-have-texts': (12, '<0001><0041>', '<0003><0041>'),
    'texts-are-characters': (12, '<0041>', '<FEFF>'), 'private-use-is-spelled': (12, '<0041>', '<E000>'), 'texts-are-utf16': (12, '<0041>', '<D800>'),
    'cid-to-gid-map': (8, '/CIDToGIDMap/Identity', ''), 'widths': (8, '600', '602'), 'widths-exactly': (8, '600', '600.5'),
    'character-maps': (7, 'Identity-H', 'Other-H'), 'fonts-are-embedded': (11, '/FontFile2 13 0 R', ''), 'subset-names': (11, 'ABCDEF+F', 'F'),
    'font-programs': (13, 'hmtx', 'xxxx'), 'annotation-flags': (9, '/F 4', '/F 6'), 'links-are-described': (9, '/Contents(To d)', ''),
    'links-lead-somewhere': (9, '/Dest(d)', '/Dest(e)'), 'links-in-link-elements': (9, 'StructParent 1', 'StructParent 2'),
    'annotation-kinds': (9, '/Link', '/Movie'), 'actions': (9, '/Dest(d)', '/A<</S/Launch>>'), 'names-are-unique': (10, '(n1)', '(n2)'),
    'standard-types': (20, '/S/Document', '/S/Book'), 'standard-types-stay': (10, '/K 20 0 R', '/K 20 0 R/RoleMap<</P/Div>>'),
    'no-circular-roles': (10, '/K 20 0 R', '/K 20 0 R/RoleMap<</A/B/B/A>>'), 'heading-levels': (21, '/H1', '/H2'),
    'parents': (21, '/P 20 0 R', ''), 'parents-agree': (21, '/P 20 0 R', '/P 22 0 R'), 'notes-have-names': (24, '/ID(n1)', ''),
    'elements-name-marks-that-are': (21, '/K 0', '/K[0 9]'), 'link-elements-hold-their-links': (23, '/Obj 9', '/Obj 8'),
    'tables': (28, '/TR', '/P'), 'table-headers': (29, '/Scope/Row', ''), 'tables-are-regular': (29, '/Scope/Row', '/Scope/Row/RowSpan 2'),
    'header-cells': (21, '/H1', '/TH'), 'figures-are-described': (31, '/Alt(A map)', ''), 'figures-have-boxes': (31, '9 9', '0 9'),
    'text-strings': (31, '(A map)', '(\\351)'), 'image-samples': (14, 'Width 1', 'Width 2'), 'images': (14, '/Width', '/Interpolate true/Width'),
    'stream-length': (6, '/Length ', '/Length 9'), 'filters': (6, '/Length', '/Filter/LZWDecode/Length'),
    'streams-can-be-decoded': (12, '/Length', '/Filter/FlateDecode/Length'), 'limits': (9, '/F 4', '/F 4/X 2147483648'),
    'references-lead-somewhere': (9, '/F 4', '/F 4/X 99 0 R'), 'no-external-streams': (5, '/N 3', '/N 3/F(x)'),
}


def press():
    """A conforming file for a press, of one page."""
    marks = ' '.join(f'<x:{name} xmlns:x="{space}">{value}</x:{name}>' for name, space, value in (
        ('GTS_PDFXVersion', 'http://www.npes.org/pdfx/ns/id/', 'PDF/X-4'), ('DocumentID', 'http://ns.adobe.com/xap/1.0/mm/', 'uuid:1'),
        ('VersionID', 'http://ns.adobe.com/xap/1.0/mm/', '1'), ('RenditionClass', 'http://ns.adobe.com/xap/1.0/mm/', 'default'),
        ('CreateDate', 'http://ns.adobe.com/xap/1.0/', '2026-01-01T00:00:00Z'), ('ModifyDate', 'http://ns.adobe.com/xap/1.0/', '2026-01-01T00:00:00Z'),
        ('MetadataDate', 'http://ns.adobe.com/xap/1.0/', '2026-01-01T00:00:00Z'), ('Trapped', 'http://ns.adobe.com/pdf/1.3/', 'False')))
    xmp = f'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="">{marks}' \
        '<d:title xmlns:d="http://purl.org/dc/elements/1.1/"><r:Alt><r:li xml:lang="x-default">T</r:li></r:Alt></d:title></r:Description></r:RDF>'
    inks = profile().replace(b'mntr', b'prtr').replace(b'RGB ', b'CMYK')
    texts = {1: '<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R/OutputIntents[<</S/GTS_PDFX/OutputConditionIdentifier(F)/Info(F)/DestOutputProfile 5 0 R>>]>>',
             2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
             3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/BleedBox[5 5 95 95]/TrimBox[9 9 91 91]/Contents 6 0 R/Resources<<>>>>',
             15: '<</Title(T)/Trapped/False/CreationDate(D:20260101000000Z)/ModDate(D:20260101000000Z)>>'}
    return {number: text.encode() for number, text in texts.items()} | {
        4: stream('/Type/Metadata/Subtype/XML', xmp), 5: stream('/N 4', inks), 6: stream('', '0 0 0 1 k 9 9 9 9 re f')}


WRONG_PRESS = {  # by rule: what of which object becomes what, as long as it was
    'press-intent': (5, 'prtr', 'mntr'), 'press-colours': (6, '0 0 0 1 k', '00 1 0 rg'), 'grey-is-grey': (6, '0 0 0 1 k', '0 0 0  rg'),
    'press-boxes': (3, '/TrimBox[9 ', '/TrimBox[4 '), 'press-annotations': (3, '/Resources', '/Annots[<</Subtype/Link>>]/Resources'),
    'press-actions': (1, '/Metadata', '/OpenAction<<>>/Metadata'), 'claims-pdf-x': (4, 'PDF/X-4', 'PDF/X-3'), 'trapped': (15, 'False', 'Unknown'),
}


class Press(unittest.TestCase):
    @staticmethod
    def rules_of(objects, version=b'1.6'):
        data = written(objects).replace(b'%PDF-1.7', b'%PDF-' + version)
        return [fault.rule for fault in faults_of(data, ('x4',))]

    def test_a_sound_file_breaks_none(self):
        self.assertEqual(self.rules_of(press()), [])

    def test_each_fault_is_found_by_its_rule(self):
        self.assertIn('press-version', self.rules_of(press(), b'1.7'))
        for rule, (number, old, new) in WRONG_PRESS.items():
            with self.subTest(rule):
                self.assertIn(old.encode(), press()[number])
                self.assertIn(rule, self.rules_of(press() | {number: press()[number].replace(old.encode(), new.encode())}))

    def test_a_conversion_from_the_output_to_itself(self):
        objects = press() | {7: b'[/ICCBased 5 0 R]'}
        objects[3] = objects[3].replace(b'/Resources<<>>', b'/Resources<</ColorSpace<</C 7 0 R>>>>')
        self.assertIn('press-inks', self.rules_of(objects))


class Rules(unittest.TestCase):
    def test_a_sound_document_breaks_none(self):
        self.assertEqual(faults_of(written(sound())), [])

    def test_each_fault_is_found_by_its_rule(self):
        for rule, change in WRONG.items():
            with self.subTest(rule):
                self.assertIn(rule, [fault.rule for fault in faults_of(changed(*change))])

    def test_the_file_around_the_objects(self):
        data = written(sound())
        changes = {'header': data.replace(b'%PDF-1.7', b'%PDF-2.0'), 'header-comment': data.replace(b'%\xe2', b'%a'),
                   'nothing-after-the-end': data + b'more', 'file-identifier': written(sound(), ''), 'not-encrypted': written(sound(), '/ID[<01><02>]/Encrypt<<>>'),
                   'object-spacing': data.replace(b'9 0 obj\n', b'9 0 obj '), 'cross-references': data.replace(b'startxref\n', b'startxref\n1'),
                   'stream-keywords': data.replace(b'\nstream\n', b'\nstream\r'), 'no-objects-without-use': written(sound() | {40: b'<<>>'})}
        for rule, one in changes.items():
            with self.subTest(rule):
                self.assertIn(rule, [fault.rule for fault in faults_of(one)])

    def test_what_is_no_pdf_is_said_to_be_none(self):
        self.assertEqual([fault.rule for fault in faults_of(b'a text')], ['readable'])


class Reading(unittest.TestCase):
    def test_strings_and_names(self):
        objects = sound() | {40: b'[(a\\(b\\051 (in) \\101\\\r\nc) <41 4> /A#20b -.5 +7 true null]'}
        self.assertEqual(File(written(objects)).objects[40], [b'a(b) (in) Ac', b'A@', 'A b', -0.5, 7, True, None])

    def test_an_unclosed_string_is_no_object(self):
        file = File(written(sound() | {40: b'(a'}))
        self.assertIsNone(file.objects[40])
        self.assertEqual([fault.kind for fault in file.faults], ['syntax'])

    def test_predictors(self):
        self.assertEqual(unpredicted(b'\2\1\2\2\1\1', {'Predictor': 12, 'Columns': 2}), b'\1\2\2\3')
        self.assertEqual(unpredicted(b'\1\1\2\4\1\1', {'Predictor': 15, 'Columns': 2}), b'\1\3\2\4')

    def test_compact_fonts_say_their_widths(self):
        def index(*items):
            offsets = [1]
            for one in items:
                offsets.append(offsets[-1] + len(one))
            return struct.pack('>HB', len(items), 1) + bytes(offsets) + b''.join(items) if items else b'\0\0'

        # Nominal 500, default 400; glyph 1 says +100, glyphs 0 and 2 say nothing, glyph 3 says -90 in a subroutine.
        private = b'\xf8\x88\x15\xf8\x24\x14' + bytes([139 + 8]) + b'\x13'
        charstrings = index(b'\x0e', b'\xef\x0e', b'\x8b\x8b\x15\x0e', b'\x20\x0a')
        subroutines = index(b'\x31\x0e')

        def top(strings_at, private_at):
            return b'\x1c' + struct.pack('>h', strings_at) + b'\x11' + bytes([139 + len(private)]) + b'\x1c' + struct.pack('>h', private_at) + b'\x12'

        front = b'\1\0\4\1' + index(b'F')
        length = len(front) + len(index(top(0, 0))) + 4
        body = index(top(length, length + len(charstrings))) + index() + index()
        program = compact(front + body + charstrings + private + subroutines)
        self.assertEqual([program.width(glyph) and round(program.width(glyph), 6) for glyph in range(5)], [400, 600, 400, 410, None])


if __name__ == '__main__':
    unittest.main()
