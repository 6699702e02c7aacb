"""Rules on fonts: ISO 14289-1, 7.21, and ISO 19005-2, 6.2.11. Widths and glyphs are checked for composite fonts only; Nabor writes no others."""
import re

from .fonts import CharacterMap, Composite, program_of, to_unicode
from .reader import BadPdf, Ref, Stream
from .rules import rule

STANDARD_MAPS = set('GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V '
                    'UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V '
                    'UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H '
                    'Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V '
                    'UniJIS-UTF16-H UniJIS-UTF16-V KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H '
                    'UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V Identity-H Identity-V'.split())
NAMED_ENCODINGS = {'WinAnsiEncoding', 'MacRomanEncoding', 'MacExpertEncoding'}
STANDARD_FONTS = re.compile(r'(Times-(Roman|Bold|Italic|BoldItalic)|(Helvetica|Courier)(-(Bold|Oblique|BoldOblique))?|Symbol|ZapfDingbats)$')


def number_of(font):
    return f'font {int(font)}' if isinstance(font, Ref) else 'a font'


def remember(document, key, make):
    """Results that are computed once for a document."""
    store = document.__dict__.setdefault('made', {})
    if key not in store:
        store[key] = make()
    return store[key]


def fonts(document):
    """Fonts in use: triples of reference, dictionary and the bytes shown by (spelled, shown)."""
    def make():
        used = {}
        for content in document.contents():
            for use, strings in content.strings.items():
                if use.font is not None:
                    key = int(use.font) if isinstance(use.font, Ref) else id(use.font)
                    by_use = used.setdefault(key, (use.font, {}))[1]
                    by_use.setdefault((use.spelled, use.shown), []).append(b''.join(strings))
        return [(font, document.dictionary(font), {use: b''.join(parts) for use, parts in by_use.items()}) for font, by_use in used.values()]
    return remember(document, 'fonts', make)


def composites(document):
    """Composite fonts in use: reference, Composite or the fault of its program, and codes by (spelled, shown)."""
    def make():
        found = []
        for font, dictionary, strings in fonts(document):
            if document.get(dictionary.get('Subtype')) != 'Type0':
                continue
            try:
                opened = Composite(document.file, dictionary)
                codes = {use: opened.codes(shown) for use, shown in strings.items()}
                found.append((font, opened, {use: one for use, one in codes.items() if one is not None}))
            except BadPdf as error:
                found.append((font, str(error), {}))
        return found
    return remember(document, 'composites', make)


def opened_fonts(document):
    return [one for one in composites(document) if not isinstance(one[1], str)]


def font_dictionaries(document):
    """The font dictionaries of all resources, used or not."""
    return [(number, one) for number, one in document.all_dictionaries() if one.get('Type') == 'Font']


@rule('font-programs', ua='7.21.2', a='6.2.11.2', x='PDF/X-4')
def font_programs(document):
    for font, opened, _ in composites(document):
        if isinstance(opened, str):
            yield f'{number_of(font)}: {opened}'


@rule('font-dictionaries', a='6.2.11.2')
def font_dictionaries_are_whole(document):
    kinds = {'Type1', 'MMType1', 'TrueType', 'Type3', 'Type0', 'CIDFontType0', 'CIDFontType2'}
    for font, one, _ in fonts(document):
        kind = document.get(one.get('Subtype'))
        if one.get('Type') != 'Font' or kind not in kinds or (kind != 'Type3' and 'BaseFont' not in one):
            yield f'{number_of(font)} has no Type, Subtype or BaseFont'
        if kind in ('Type1', 'MMType1', 'TrueType') and not STANDARD_FONTS.match(str(document.get(one.get('BaseFont')))):
            first, last = document.get(one.get('FirstChar')), document.get(one.get('LastChar'))
            if not isinstance(first, int) or not isinstance(last, int) or len(document.array(one.get('Widths'))) != last - first + 1:
                yield f'{number_of(font)}: FirstChar, LastChar and Widths disagree'
    for number, one in document.all_dictionaries():
        program = document.get(one.get('FontFile3')) if one.get('Type') == 'FontDescriptor' else None
        if isinstance(program, Stream) and program.dictionary.get('Subtype') not in ('Type1C', 'CIDFontType0C', 'OpenType'):
            yield f'object {number}: FontFile3 of an unknown Subtype'


@rule('composite-fonts-agree', ua='7.21.3.1', a='6.2.11.3.1')
def composite_fonts_agree(document):
    for number, one in font_dictionaries(document):
        encoding = document.get(one.get('Encoding'))
        if document.get(one.get('Subtype')) != 'Type0' or encoding in ('Identity-H', 'Identity-V'):
            continue
        descendant = document.dictionary(next(iter(document.array(one.get('DescendantFonts'))), None))
        system = {key: document.get(value) for key, value in document.dictionary(descendant.get('CIDSystemInfo')).items()}
        if isinstance(encoding, Stream):
            other = {key: document.get(value) for key, value in document.dictionary(encoding.dictionary.get('CIDSystemInfo')).items()}
            same = all(system.get(key) is not None and system.get(key) == other.get(key) for key in ('Registry', 'Ordering'))
            if not same or system.get('Supplement', 0) > other.get('Supplement', 0):
                yield f'object {number}: {system} and {other}'
        else:
            ordering = {'UniGB': b'GB1', 'GB': b'GB1', 'UniCNS': b'CNS1', 'B5': b'CNS1', 'ETen': b'CNS1', 'HK': b'CNS1', 'UniJIS': b'Japan1', '90': b'Japan1',
                        'UniKS': b'Korea1', 'KSC': b'Korea1'}
            wanted = next((value for key, value in ordering.items() if str(encoding).startswith(key)), None)
            if wanted and system.get('Ordering') != wanted:
                yield f'object {number}: {encoding} with {system.get("Ordering")!r}'


@rule('cid-to-gid-map', ua='7.21.3.2', a='6.2.11.3.2')
def cid_to_gid_map(document):
    for number, one in font_dictionaries(document):
        if document.get(one.get('Subtype')) == 'CIDFontType2' and 'FontFile2' in document.dictionary(one.get('FontDescriptor')):
            table = document.get(one.get('CIDToGIDMap'))
            if table != 'Identity' and not isinstance(table, Stream):
                yield f'object {number}'


@rule('character-maps', ua='7.21.3.3', a='6.2.11.3.3')
def character_maps(document):
    for number, one in font_dictionaries(document):
        encoding = document.get(one.get('Encoding'))
        if document.get(one.get('Subtype')) != 'Type0':
            continue
        if not isinstance(encoding, Stream):
            if encoding not in STANDARD_MAPS:
                yield f'object {number}: {encoding} is not embedded'
            continue
        own = CharacterMap(document.file.decoded(encoding) or b'')
        uses = [document.get(encoding.dictionary.get('UseCMap')), *(name.decode('latin-1') for name in own.uses)]
        if any(isinstance(use, str) and use not in STANDARD_MAPS for use in uses):
            yield f'object {number} uses {uses}'
        if document.get(encoding.dictionary.get('WMode', 0)) != own.vertical:
            yield f'object {number}: WMode'
        if any(cid > 65535 for cid in own.cids.values()):
            yield f'object {number}: a CID above 65535'


@rule('fonts-are-embedded', ua='7.21.4.1', a='6.2.11.4.1', x='PDF/X-4')
def fonts_are_embedded(document):
    for font, one, strings in fonts(document):
        kind = document.get(one.get('Subtype'))
        if kind == 'Type3' or not any(shown for _, shown in strings):
            continue
        if kind == 'Type0':
            one = document.dictionary(next(iter(document.array(one.get('DescendantFonts'))), None))
        descriptor = document.dictionary(one.get('FontDescriptor'))
        if not any(isinstance(document.get(descriptor.get(key)), Stream) for key in ('FontFile', 'FontFile2', 'FontFile3')):
            yield f'{number_of(font)} {document.get(one.get("BaseFont"))}'


@rule('glyphs-are-there', ua='7.21.4.1', a='6.2.11.4.1', x='PDF/X-4')
def glyphs_are_there(document):
    for font, opened, codes in opened_fonts(document):
        if opened.program is None or opened.program.count is None:
            continue
        for (_, shown), used in codes.items():
            missing = [code for code in used if shown and not has_glyph(opened, opened.cid(code))]
            if missing:
                yield f'{number_of(font)}: codes {sorted(missing)[:5]}'


def has_glyph(opened, cid):
    glyph = opened.glyph(cid)
    return glyph is not None and 0 <= glyph < opened.program.count


@rule('character-sets', ua='7.21.4.2', a='6.2.11.4.2')
def character_sets(document):
    for font, opened, _ in opened_fonts(document):
        stream = document.get(opened.descriptor.get('CIDSet'))
        if not isinstance(stream, Stream) or opened.program is None or opened.program.count is None:
            continue
        bits = document.file.decoded(stream) or b''
        told = {8 * i + k for i, byte in enumerate(bits) for k in range(8) if byte & (128 >> k)}
        if opened.program.glyph_of_cid is not None:
            there = set(opened.program.glyph_of_cid)
        else:
            table = document.get(opened.descendant.get('CIDToGIDMap'))
            there = set(range(opened.program.count)) if not isinstance(table, Stream) else {cid for cid in range(65536) if opened.glyph(cid)}
        if there - told:
            yield f'{number_of(font)}: CIDSet lacks {sorted(there - told)[:5]}'


@rule('widths', ua='7.21.5', a='6.2.11.5', x='PDF/X-4')
def widths(document):
    for font, opened, codes in opened_fonts(document):
        if opened.program is None or opened.program.count is None:
            continue
        for (_, shown), used in codes.items():
            for code in sorted(used) if shown else ():
                glyph = opened.glyph(opened.cid(code))
                there = opened.program.width(glyph) if glyph is not None else None
                if there is not None and abs(there - opened.width(opened.cid(code))) > 1:
                    yield f'{number_of(font)}: code {code} is {there:.1f} wide, W says {opened.width(opened.cid(code))}'


@rule('widths-exactly', house='ISO 32000-1, 9.2.4: positions follow from W')
def widths_exactly(document):
    """All of W, used or not, to a fiftieth of a unit. Fonts of drawings come from another program and are not checked."""
    ours = {one for _, page in document.pages for one in document.dictionary(document.dictionary(page.get('Resources')).get('Font')).values()}
    for font, opened, _ in opened_fonts(document):
        if font not in ours or opened.program is None or opened.program.count is None:
            continue
        for cid, width in opened.widths.items():
            glyph = opened.glyph(cid)
            there = opened.program.width(glyph) if glyph is not None else None
            if there is None or abs(there - width) > 0.02:
                yield f'{number_of(font)}: CID {cid} is {there} wide, W says {width}'


@rule('true-type-encodings', ua='7.21.6', a='6.2.11.6')
def true_type_encodings(document):
    for font, one, _ in fonts(document):
        if document.get(one.get('Subtype')) != 'TrueType':
            continue
        descriptor, encoding = document.dictionary(one.get('FontDescriptor')), document.get(one.get('Encoding'))
        is_symbolic = document.get(descriptor.get('Flags', 0)) & 4
        base = document.get(encoding.get('BaseEncoding')) if isinstance(encoding, dict) else encoding
        if is_symbolic and encoding is not None:
            yield f'{number_of(font)} is symbolic and has an encoding'
        if not is_symbolic and base not in ('MacRomanEncoding', 'WinAnsiEncoding'):
            yield f'{number_of(font)} is not symbolic and has the encoding {base}'
        try:
            program = program_of(document.file, descriptor)
        except BadPdf:
            continue
        if program is None or program.count is None:
            continue
        if is_symbolic and len(program.encodings) != 1 and (3, 0) not in program.encodings:
            yield f'{number_of(font)}: its cmap {program.encodings}'
        if not is_symbolic and not [one for one in program.encodings if one != (3, 0)]:
            yield f'{number_of(font)}: its cmap has no Unicode'
        if not is_symbolic and isinstance(encoding, dict) and 'Differences' in encoding and (3, 1) not in program.encodings:
            yield f'{number_of(font)}: Differences without a Unicode cmap'


def maps(document):
    """Fonts in use: reference, ToUnicode map or None, whether the encoding gives texts without one, codes by use."""
    opened_by = {id(one.font): (one, codes) for _, one, codes in opened_fonts(document)}
    for font, one, strings in fonts(document):
        opened, codes = opened_by.get(id(one), (None, None))
        if codes is None:
            codes = {use: set(shown) for use, shown in strings.items()} if document.get(one.get('Subtype')) != 'Type0' else {}
        yield font, to_unicode(document.file, one), otherwise_known(document, one, opened), codes


def otherwise_known(document, font, opened):
    if opened is not None:
        ordering = document.get(document.dictionary(opened.descendant.get('CIDSystemInfo')).get('Ordering'))
        return ordering in (b'GB1', b'CNS1', b'Japan1', b'Korea1')
    encoding = document.get(font.get('Encoding'))
    if isinstance(encoding, dict):
        return 'Differences' in encoding or document.get(encoding.get('BaseEncoding')) in NAMED_ENCODINGS or font.get('Subtype') in ('Type1', 'MMType1')
    is_symbolic = document.get(document.dictionary(font.get('FontDescriptor')).get('Flags', 0)) & 4
    return encoding in NAMED_ENCODINGS or (font.get('Subtype') in ('Type1', 'MMType1') and not is_symbolic)


@rule('codes-have-texts', ua='7.21.7', a='6.2.11.7.2', level='u')
def codes_have_texts(document):
    for font, own, known, codes in maps(document):
        texts = own.texts if own else {}
        missing = [code for used in codes.values() for code in used if not texts.get(code)]
        if missing and not known:
            yield f'{number_of(font)}: codes {sorted(set(missing))[:5]} of {sum(map(len, codes.values()))}'


@rule('texts-are-characters', ua='7.21.7', a='6.2.11.7.2', level='u')
def texts_are_characters(document):
    for font, own, _, codes in maps(document):
        for code in {code for used in codes.values() for code in used} if own else ():
            text = own.texts.get(code, b'')
            units = {text[i:i + 2] for i in range(0, len(text), 2)}
            if units & {b'\0\0', b'\xff\xfe', b'\xfe\xff'} or text == b'\0':
                yield f'{number_of(font)}: code {code} says {text.hex()}'


@rule('texts-are-utf16', house='ISO 32000-1, 9.10.3')
def texts_are_utf16(document):
    for font, own, _, codes in maps(document):
        for code, text in own.texts.items() if own else ():
            try:
                text.decode('utf-16-be')
            except UnicodeDecodeError:
                yield f'{number_of(font)}: code {code} says {text.hex()}'


def is_private(text):
    try:
        return any('\ue000' <= c <= '\uf8ff' or c >= '\U000f0000' for c in text.decode('utf-16-be'))
    except UnicodeDecodeError:
        return False


@rule('private-use-is-spelled', a='6.2.11.7.3', level='a')
def private_use_is_spelled(document):
    for font, own, _, codes in maps(document):
        for (spelled, _), used in codes.items():
            private = [code for code in used if own and not spelled and is_private(own.texts.get(code, b''))]
            if private:
                yield f'{number_of(font)}: codes {sorted(private)[:5]}'


@rule('no-missing-glyph', ua='7.21.8', a='6.2.11.8', x='PDF/X-4')
def no_missing_glyph(document):
    for font, opened, codes in opened_fonts(document):
        for used in codes.values():
            if opened.program is not None and any(opened.glyph(opened.cid(code)) == 0 for code in used):
                yield f'{number_of(font)} shows glyph 0'
    for font, one, strings in fonts(document):
        encoding = document.get(one.get('Encoding'))
        differences = document.array(encoding.get('Differences')) if isinstance(encoding, dict) else []
        code, absent = 0, set()
        for value in map(document.get, differences):
            if isinstance(value, int):
                code = value
            else:
                absent |= {code} if value == '.notdef' else set()
                code += 1
        if any(absent & set(shown) for shown in strings.values()):
            yield f'{number_of(font)} shows .notdef'


@rule('subset-names', house='ISO 32000-1, 9.6.4')
def subset_names(document):
    seen = {}
    for number, one in document.all_dictionaries():
        if one.get('Type') == 'FontDescriptor':
            name = document.get(one.get('FontName'))
            if not re.match(r'[A-Z]{6}\+.', str(name)) or name in seen:
                yield f'object {number}: {name}'
            seen[name] = number
