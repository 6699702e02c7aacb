"""In: font dictionaries and font programs. Out: the glyphs of a program, their widths, and the text of codes (ISO 32000-1, 9.7 and 9.10)."""
import re
import struct

from .reader import BadPdf, Stream, tokens


class Program:
    """A font program. `width` gives thousandths of an em by glyph, None for a missing glyph."""
    def __init__(self, count, width, glyph_of_cid=None, encodings=()):
        self.count, self.width, self.glyph_of_cid, self.encodings = count, width, glyph_of_cid, encodings


def tables_of(data):
    count = struct.unpack_from('>H', data, 4)[0]
    rows = [struct.unpack_from('>4sIII', data, 12 + 16 * i) for i in range(count)]
    return {tag.decode('latin-1'): data[offset:offset + length] for tag, _, offset, length in rows}


def true_type(data):
    tables = tables_of(data)
    if 'CFF ' in tables:
        return compact(tables['CFF '])
    units, metrics = struct.unpack_from('>H', tables['head'], 18)[0], struct.unpack_from('>H', tables['hhea'], 34)[0]
    count = struct.unpack_from('>H', tables['maxp'], 4)[0]
    widths = [struct.unpack_from('>H', tables['hmtx'], 4 * min(i, metrics - 1))[0] for i in range(count)]
    encodings = []
    if 'cmap' in tables:
        number = struct.unpack_from('>H', tables['cmap'], 2)[0]
        encodings = [struct.unpack_from('>HH', tables['cmap'], 4 + 8 * i) for i in range(number)]
    return Program(count, lambda glyph: widths[glyph] * 1000 / units if 0 <= glyph < count else None, encodings=encodings)


# Compact Font Format (Adobe Technical Notes 5176 and 5177)

def index_at(data, position):
    count = struct.unpack_from('>H', data, position)[0]
    if count == 0:
        return [], position + 2
    size, start = data[position + 2], position + 3
    offsets = [int.from_bytes(data[start + i * size:start + (i + 1) * size], 'big') for i in range(count + 1)]
    base = start + (count + 1) * size - 1
    return [data[base + a:base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def real_number(data, i):
    text = ''
    while True:
        for nibble in (data[i] >> 4, data[i] & 15):
            if nibble == 15:
                return float(text or 0), i + 1
            text += '0123456789.EE -'[nibble] if nibble != 12 else 'E-'
        i += 1


def dictionary_at(data):
    """A DICT: lists of operands by operator (12 n is 1200 + n)."""
    found, operands, i = {}, [], 0
    while i < len(data):
        b = data[i]
        i += 1
        if b <= 21:
            if b == 12:
                b, i = 1200 + data[i], i + 1
            found[b], operands = operands, []
        elif b == 28:
            operands, i = operands + [struct.unpack_from('>h', data, i)[0]], i + 2
        elif b == 29:
            operands, i = operands + [struct.unpack_from('>i', data, i)[0]], i + 4
        elif b == 30:
            value, i = real_number(data, i)
            operands.append(value)
        elif b >= 32:
            value, i = small_number(data, b, i)
            operands.append(value)
    return found


def small_number(data, b, i):
    if b <= 246:
        return b - 139, i
    return ((b - 247) * 256 + data[i] + 108 if b <= 250 else -(b - 251) * 256 - data[i] - 108), i + 1


FONT_MATRIX, CHARSET, CHAR_STRINGS, PRIVATE, SUBROUTINES, DEFAULT, NOMINAL, ROS, FD_ARRAY, FD_SELECT = 1207, 15, 17, 18, 19, 20, 21, 1230, 1236, 1237


class Dimensions:
    """The default and nominal widths of a Private DICT."""
    def __init__(self, data, top):
        size, offset = (int(one) for one in top.get(PRIVATE, [0, 0]))
        private = dictionary_at(data[offset:offset + size])
        self.default, self.nominal = private.get(DEFAULT, [0])[0], private.get(NOMINAL, [0])[0]
        self.subroutines = index_at(data, offset + int(private[SUBROUTINES][0]))[0] if SUBROUTINES in private else []
        self.scale = top[FONT_MATRIX][0] if FONT_MATRIX in top else None


def compact(data):
    names, position = index_at(data, data[2])
    tops, position = index_at(data, position)
    _, position = index_at(data, position)
    everyones, _ = index_at(data, position)
    top = dictionary_at(tops[0])
    glyphs, _ = index_at(data, int(top[CHAR_STRINGS][0]))
    is_cid = ROS in top
    if is_cid:
        kinds = [Dimensions(data, dictionary_at(one)) for one in index_at(data, int(top[FD_ARRAY][0]))[0]]
        kind_of = selection(data, int(top[FD_SELECT][0]), len(glyphs))
    else:
        kinds, kind_of = [Dimensions(data, top)], [0] * len(glyphs)
    outer = top[FONT_MATRIX][0] if FONT_MATRIX in top else None

    def width(glyph):
        if not 0 <= glyph < len(glyphs):
            return None
        kind = kinds[kind_of[glyph]]
        own = kind.scale if is_cid else None
        scale = outer * own if outer is not None and own is not None else own if own is not None else outer if outer is not None else 0.001
        return char_string_width(glyphs[glyph], kind, everyones) * scale * 1000

    return Program(len(glyphs), width, charset(data, top, len(glyphs)) if is_cid else None)


def selection(data, position, count):
    if data[position] == 0:
        return list(data[position + 1:position + 1 + count])
    ranges = struct.unpack_from('>H', data, position + 1)[0]
    rows = [struct.unpack_from('>HB', data, position + 3 + 3 * i) for i in range(ranges)]
    ends = [first for first, _ in rows[1:]] + [count]
    return [kind for (first, kind), end in zip(rows, ends) for _ in range(first, end)]


def charset(data, top, count):
    """Glyphs by CID."""
    position = int(top.get(CHARSET, [0])[0])
    if position <= 2:
        return {i: i for i in range(count)}
    kind, position, cids = data[position], position + 1, [0]
    while len(cids) < count:
        first = struct.unpack_from('>H', data, position)[0]
        left = 0 if kind == 0 else data[position + 2] if kind == 1 else struct.unpack_from('>H', data, position + 2)[0]
        position += 2 + kind
        cids += range(first, first + left + 1)
    return {cid: glyph for glyph, cid in enumerate(cids[:count])}


HINTS, STEMS_OR_MASKS = {1, 3, 18, 23}, {19, 20}
LEAST = {21: 2, 22: 1, 4: 1, 14: 0}   # operands of rmoveto, hmoveto, vmoveto, endchar


def char_string_width(code, kind, everyones):
    """The width of a Type 2 charstring: the extra operand of its first operator that clears the stack."""
    stack, calls, i = [], [], 0
    for _ in range(10000):
        if i >= len(code):
            if not calls:
                return kind.default
            code, i = calls.pop()
            continue
        b, i = code[i], i + 1
        if b == 28:
            stack, i = stack + [struct.unpack_from('>h', code, i)[0]], i + 2
        elif b == 255:
            stack, i = stack + [struct.unpack_from('>i', code, i)[0] / 65536], i + 4
        elif b >= 32:
            value, i = small_number(code, b, i)
            stack.append(value)
        elif b in (10, 29):
            subroutines = kind.subroutines if b == 10 else everyones
            bias = 107 if len(subroutines) < 1240 else 1131 if len(subroutines) < 33900 else 32768
            calls.append((code, i))
            code, i = subroutines[int(stack.pop()) + bias], 0
        elif b == 11:
            code, i = calls.pop()
        elif b in HINTS or b in STEMS_OR_MASKS:
            return kind.nominal + stack[0] if len(stack) % 2 else kind.default
        elif b in LEAST:
            has_width = len(stack) in (1, 5) if b == 14 else len(stack) > LEAST[b]
            return kind.nominal + stack[0] if has_width else kind.default
        else:
            return kind.default
    raise BadPdf('a char string without an end')


def program_of(file, descriptor):
    """The embedded font program, or None. A Program without glyphs for kinds that this module does not read."""
    for key in ('FontFile2', 'FontFile3', 'FontFile'):
        stream = file.get(descriptor.get(key))
        if not isinstance(stream, Stream):
            continue
        data = file.decoded(stream)
        if key == 'FontFile' or data is None:
            return Program(None, lambda glyph: None)
        try:
            return true_type(data) if key == 'FontFile2' or stream.dictionary.get('Subtype') == 'OpenType' else compact(data)
        except (struct.error, KeyError, IndexError, ValueError, OverflowError) as error:
            raise BadPdf(f'a font program is broken: {error!r}') from None
    return None


# Character maps

SECTION = re.compile(rb'begin(bfchar|bfrange|cidchar|cidrange|codespacerange)(.*?)end\1', re.DOTALL)


class CharacterMap:
    def __init__(self, data):
        self.lengths, self.texts, self.cids = set(), {}, {}
        for match in SECTION.finditer(data):
            values = [value for value, _ in tokens(match[2], 0)]
            self.read(match[1], values)
        mode = re.search(rb'/WMode\s+(\d)', data)
        self.vertical = int(mode[1]) if mode else 0
        self.uses = re.findall(rb'/([^\s/]+)\s+usecmap', data)

    def read(self, kind, values):
        number = lambda code: int.from_bytes(code, 'big')
        if kind == b'codespacerange':
            self.lengths |= {len(one) for one in values}
        elif kind == b'bfchar':
            self.texts |= {number(code): text for code, text in zip(values[::2], values[1::2]) if isinstance(text, bytes)}
        elif kind == b'cidchar':
            self.cids |= {number(code): cid for code, cid in zip(values[::2], values[1::2])}
        else:
            for first, last, target in zip(values[::3], values[1::3], values[2::3]):
                for i in range(min(65536, number(last) - number(first) + 1)):
                    code = number(first) + i
                    if kind == b'cidrange':
                        self.cids[code] = target + i
                    elif isinstance(target, list):
                        self.texts |= {code: target[i]} if i < len(target) else {}
                    else:
                        self.texts[code] = target[:-1] + bytes([(target[-1] + i) & 255]) if target[-1] + i < 256 else \
                            (number(target) + i).to_bytes(len(target), 'big')


def to_unicode(file, font):
    """The text (UTF-16BE) of each code, or None without a ToUnicode map."""
    stream = file.get(font.get('ToUnicode'))
    return CharacterMap(file.decoded(stream) or b'') if isinstance(stream, Stream) else None


def widths_of(file, font):
    """Widths by CID, of a CIDFont (9.7.4.3)."""
    found, row = {}, [file.get(one) for one in file.array(font.get('W'))]
    i = 0
    while i + 1 < len(row):
        if isinstance(row[i + 1], list):
            found |= {row[i] + k: file.get(width) for k, width in enumerate(row[i + 1])}
            i += 2
        else:
            found |= {cid: row[i + 2] for cid in range(row[i], min(row[i + 1], 65535) + 1)} if i + 2 < len(row) else {}
            i += 3
    return found


class Composite:
    """A Type 0 font with its descendant and its program."""
    def __init__(self, file, font):
        self.file, self.font = file, font
        self.descendant = file.dictionary(next(iter(file.array(font.get('DescendantFonts'))), None))
        self.descriptor = file.dictionary(self.descendant.get('FontDescriptor'))
        self.program = program_of(file, self.descriptor)
        encoding = file.get(font.get('Encoding'))
        self.identity = encoding in ('Identity-H', 'Identity-V')
        self.map = CharacterMap(file.decoded(encoding) or b'') if isinstance(encoding, Stream) else None
        self.texts, self.widths = to_unicode(file, font), widths_of(file, self.descendant)
        self.default_width = file.get(self.descendant.get('DW', 1000))

    def codes(self, shown):
        """The distinct codes of a string; None for an encoding that this module does not read."""
        length = 2 if self.identity else next(iter(self.map.lengths)) if self.map and len(self.map.lengths) == 1 else None
        if length is None:
            return None
        return {int.from_bytes(shown[i:i + length], 'big') for i in range(0, len(shown) - length + 1, length)} if length != 2 else \
            set(struct.unpack(f'>{len(shown) // 2}H', shown[:len(shown) // 2 * 2]))

    def cid(self, code):
        return code if self.identity else self.map.cids.get(code, 0)

    def glyph(self, cid):
        """The glyph of a code in the program, or None."""
        if self.descendant.get('Subtype') == 'CIDFontType2':
            table = self.file.get(self.descendant.get('CIDToGIDMap'))
            if isinstance(table, Stream):
                data = self.file.decoded(table)
                return int.from_bytes(data[2 * cid:2 * cid + 2], 'big') if 2 * cid + 2 <= len(data) else None
            return cid
        if self.program.glyph_of_cid is not None:
            return self.program.glyph_of_cid.get(cid)
        return cid

    def width(self, cid):
        return self.widths.get(cid, self.default_width)
