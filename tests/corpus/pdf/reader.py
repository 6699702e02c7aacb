"""In: a PDF's bytes. Out: its objects as Python values, and the faults of its syntax.

Names are Name (a str without the slash), strings are bytes (HexString where they were written in hexadecimal), references are Ref, streams are
Stream; null is None. Nothing is repaired but a wrong cross-reference table and a wrong /Length, and either is told in File.faults.
"""
import base64
import re
import zlib
from collections import namedtuple

WHITE = rb'[\0\t\n\f\r ]'
REGULAR = rb'[^\0\t\n\f\r ()<>\[\]{}/%]'
TOKEN = re.compile(rb'(?:' + WHITE + rb'|%[^\r\n]*)*(?:(\d+)' + WHITE + rb'+\d+' + WHITE + rb'+R(?!' + REGULAR + rb')'
                   rb'|([+-]?(?:\d+\.?\d*|\.\d+))(?!' + REGULAR + rb')|/(' + REGULAR + rb'*)|(<<)|(>>)|(\[)|(\])'
                   rb'|<([^<>]*)>|\(([^\\()]*(?:\\.[^\\()]*)*)\)|(\()|(' + REGULAR + rb'+)|([{}<>)]))', re.DOTALL)
REF, NUMBER, NAME, OPEN, CLOSE, BEGIN, END, HEXADECIMAL, FLAT, NESTED, WORD, STRAY = range(1, 13)
ESCAPE = re.compile(rb'\\([0-7]{1,3}|\r\n|.)', re.DOTALL)
ESCAPED = {b'n': b'\n', b'r': b'\r', b't': b'\t', b'b': b'\b', b'f': b'\f', b'\n': b'', b'\r': b'', b'\r\n': b''}
BRACKET = re.compile(rb'\\.|[()]', re.DOTALL)
WORDS = {b'true': True, b'false': False, b'null': None}

Fault = namedtuple('Fault', 'kind text')


class BadPdf(ValueError):
    """The file cannot be read."""


class Name(str):
    __slots__ = ()


class Ref(int):
    __slots__ = ()


class HexString(bytes):
    pass


class Word(bytes):
    """An operator or a keyword."""


class Stream:
    def __init__(self, dictionary, raw):
        self.dictionary, self.raw = dictionary, raw


def unescaped(text):
    if b'\\' not in text:
        return text.replace(b'\r\n', b'\n').replace(b'\r', b'\n') if b'\r' in text else text
    return ESCAPE.sub(lambda m: bytes([int(m[1], 8) & 255]) if m[1][:1] in b'01234567' else ESCAPED.get(m[1], m[1]), text)


def nested_string(data, begin):
    """A literal string whose opening parenthesis is before `begin`: its bytes and its end."""
    depth = 1
    for match in BRACKET.finditer(data, begin):
        depth += {b'(': 1, b')': -1}.get(match[0], 0)
        if depth == 0:
            return unescaped(data[begin:match.start()]), match.end()
    raise BadPdf('a string without an end')


def hexadecimal(digits):
    digits = b''.join(digits.split())
    try:
        return HexString(bytes.fromhex((digits + b'0' * (len(digits) % 2)).decode('ascii')))
    except ValueError:
        return HexString(b'')


def name(raw):
    if b'#' in raw:
        raw = re.sub(rb'#([0-9A-Fa-f]{2})', lambda m: bytes([int(m[1], 16)]), raw)
    return Name(raw.decode('utf-8', 'surrogateescape'))


def dictionary_of(items):
    return {key: value for key, value in zip(items[::2], items[1::2]) if isinstance(key, Name) and value is not None}


def tokens(data, position, faults=None):
    """Consecutive objects with their ends; operators and keywords are Word."""
    stack, items, match_at = [], None, TOKEN.match
    while True:
        match = match_at(data, position)
        if not match:
            return
        kind, position = match.lastindex, match.end()
        if kind == REF:
            value = Ref(match[1])
        elif kind == NUMBER:
            text = match[2]
            value = float(text) if b'.' in text else int(text)
        elif kind == NAME:
            value = name(match[3])
        elif kind in (OPEN, BEGIN):
            stack.append((items, kind))
            items = []
            continue
        elif kind in (CLOSE, END):
            if not stack or stack[-1][1] != kind - 1:
                raise BadPdf(f'a bracket that closes nothing at byte {position}')
            value = dictionary_of(items) if kind == CLOSE else items
            items, _ = stack.pop()
        elif kind == HEXADECIMAL:
            value = hexadecimal(match[8])
            if faults is not None and not re.fullmatch(rb'(?:\s*[0-9A-Fa-f]\s*[0-9A-Fa-f])*\s*', match[8].replace(b'\0', b' ')):
                faults.append(Fault('hexadecimal string', f'<{match[8][:20].decode("latin-1")}> at byte {position}'))
        elif kind == FLAT:
            value = unescaped(match[9])
        elif kind == NESTED:
            value, position = nested_string(data, position)
        else:
            text = match[match.lastindex]
            value = WORDS[text] if text in WORDS else Word(text)
        if items is None:
            yield value, position
        else:
            items.append(value)


def unpredicted(data, parameters):
    """Undoes a PNG or TIFF predictor (ISO 32000-1, 7.4.4.4). Rows of a cross-reference stream are short."""
    if parameters.get('Predictor', 1) < 10:
        return data
    size = max(1, parameters.get('Colors', 1) * parameters.get('BitsPerComponent', 8) // 8)
    columns = (parameters.get('Colors', 1) * parameters.get('BitsPerComponent', 8) * parameters.get('Columns', 1) + 7) // 8
    above, out = bytearray(columns), bytearray()
    for start in range(0, len(data) - columns, columns + 1):
        kind, row = data[start], bytearray(data[start + 1:start + 1 + columns])
        for i in range(columns):
            left, up, corner = (row[i - size] if i >= size else 0), above[i], (above[i - size] if i >= size else 0)
            nearest = min((abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner))[2]
            row[i] = (row[i] + (0, left, up, (left + up) // 2, nearest)[kind if kind < 5 else 0]) & 255
        out += row
        above = row
    return bytes(out)


def inflated(data):
    machine = zlib.decompressobj()
    try:
        return machine.decompress(data) + machine.flush()
    except zlib.error as error:
        raise BadPdf(f'a stream does not inflate: {error}') from None


def run_lengths(data):
    out, i = bytearray(), 0
    while i < len(data) and data[i] != 128:
        length = data[i]
        out += data[i + 1:i + 2 + length] if length < 128 else data[i + 1:i + 2] * (257 - length)
        i += length + 2 if length < 128 else 2
    return bytes(out)


FILTERS = {
    'FlateDecode': lambda data, parameters: unpredicted(inflated(data), parameters),
    'ASCIIHexDecode': lambda data, _: bytes(hexadecimal(data.split(b'>')[0])),
    'ASCII85Decode': lambda data, _: base64.a85decode(data.split(b'~>')[0].strip()),
    'RunLengthDecode': lambda data, _: run_lengths(data),
    'Crypt': lambda data, _: data,
}


class File:
    def __init__(self, data):
        self.data, self.faults, self.objects, self.offsets, self.trailers = data, [], {}, {}, []
        self.generations, self.packed, self.broken = {}, {}, []
        try:
            self.read_cross_references(self.start())
        except (BadPdf, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            self.faults.append(Fault('cross-references', str(error) or repr(error)))
            self.scan()
        self.trailer = {}
        for one in reversed(self.trailers):
            self.trailer |= one
        if 'Encrypt' in self.trailer:
            return
        for number, offset in self.offsets.items():
            self.objects[number] = self.indirect(number, offset)
        for holder in dict.fromkeys(self.packed.values()):
            self.unpack(holder)

    def get(self, value):
        while isinstance(value, Ref):
            value = self.objects.get(int(value))
        return value

    def dictionary(self, value):
        value = self.get(value)
        return value.dictionary if isinstance(value, Stream) else value if isinstance(value, dict) else {}

    def array(self, value):
        value = self.get(value)
        return value if isinstance(value, list) else []

    def filters(self, stream):
        """Pairs of filter and parameters."""
        names, parameters = self.get(stream.dictionary.get('Filter')), self.get(stream.dictionary.get('DecodeParms'))
        names = [self.get(one) for one in names] if isinstance(names, list) else [names] if names is not None else []
        parameters = [self.dictionary(one) for one in (parameters if isinstance(parameters, list) else [parameters])]
        return [(one, parameters[i] if i < len(parameters) else {}) for i, one in enumerate(names)]

    def decoded(self, stream):
        """The decoded data of a stream; None for images, unknown filters and damaged data."""
        data = stream.raw
        try:
            for one, parameters in self.filters(stream):
                if one not in FILTERS:
                    return None
                data = FILTERS[one](data, parameters)
        except ValueError as error:
            self.broken.append(str(error))
            return None
        return data

    def start(self):
        match = re.search(rb'startxref\s+(\d+)\s+%%EOF(?!.*startxref)', self.data[-2048:], re.DOTALL)
        if not match:
            raise BadPdf('no startxref at the end')
        return int(match[1])

    def read_cross_references(self, position):
        seen = set()
        while position is not None and position not in seen:
            seen.add(position)
            if re.match(rb'\s*xref', self.data[position:position + 20]):
                trailer = self.read_table(position)
                if 'XRefStm' in trailer:
                    self.read_cross_reference_stream(trailer['XRefStm'])
            else:
                trailer = self.read_cross_reference_stream(position)
            self.trailers.append(trailer)
            position = trailer.get('Prev')

    def read_table(self, position):
        position = self.data.index(b'xref', position)
        if not re.match(rb'xref(?:\r\n|\r|\n)\d+ \d+\s*[\r\n]', self.data[position:position + 60]):
            self.faults.append(Fault('cross-reference spacing', f'at byte {position}'))
        position += 4
        section = re.compile(rb'\s*(\d+)\s+(\d+)\s*?(?:\r\n|\r|\n| )\s*')
        while match := section.match(self.data, position):
            first, count, position = int(match[1]), int(match[2]), match.end()
            for number in range(first, first + count):
                row = self.data[position:position + 20]
                entry = re.match(rb'(\d{10}) (\d{5}) ([fn])', row)
                if not entry:
                    raise BadPdf(f'a cross-reference of {row!r}')
                if entry[3] == b'n' and number not in self.offsets and number not in self.packed and number not in self.generations:
                    self.offsets[number] = int(entry[1])
                self.generations.setdefault(number, int(entry[2]))
                position += 20
        return next(value for value, _ in tokens(self.data, self.data.index(b'trailer', position - 20) + 7))

    def read_cross_reference_stream(self, position):
        stream = self.indirect(None, position)
        dictionary = stream.dictionary
        widths, rows = dictionary['W'], self.decoded(stream)
        index = dictionary.get('Index', [0, dictionary['Size']])
        numbers = (number for first, count in zip(index[::2], index[1::2]) for number in range(first, first + count))
        ends = [sum(widths[:i + 1]) for i in range(3)]
        for place, number in zip(range(0, len(rows), ends[2]), numbers):
            row = rows[place:place + ends[2]]
            kind = int.from_bytes(row[:ends[0]], 'big') if widths[0] else 1
            if number in self.generations:
                continue
            self.generations[number] = 0
            if kind == 1:
                self.offsets[number] = int.from_bytes(row[ends[0]:ends[1]], 'big')
            elif kind == 2:
                self.packed[number] = int.from_bytes(row[ends[0]:ends[1]], 'big')
        return dictionary

    def scan(self):
        """The objects of a file with a damaged cross-reference table, found by their keywords."""
        self.offsets = {int(match[1]): match.start() for match in re.finditer(rb'\b(\d+)\s+\d+\s+obj\b', self.data)}
        self.packed = {}
        for match in re.finditer(rb'\btrailer\b', self.data):
            self.trailers.insert(0, next((value for value, _ in tokens(self.data, match.end())), {}))
        if not self.trailers:
            raise BadPdf('neither cross-references nor a trailer')

    def indirect(self, number, offset):
        """The object at `offset`, with its number."""
        head = re.compile(rb'\s*(\d+)\s+(\d+)\s+obj\b').match(self.data, offset)
        if not head or number not in (None, int(head[1])):
            self.faults.append(Fault('cross-references', f'object {number} is not at byte {offset}'))
            return None
        begin = head.start(1)
        if not re.compile(rb'\d+[ \0\t\f]\d+[ \0\t\f]obj[ \0\t\f]*[\r\n]').match(self.data, begin) or self.data[begin - 1:begin] not in (b'\n', b'\r'):
            self.faults.append(Fault('object spacing', f'object {head[1].decode()} at byte {offset}'))
        found = tokens(self.data, head.end(), self.faults)
        try:
            value, end = next(found)
            after = TOKEN.match(self.data, end)
        except (StopIteration, BadPdf) as error:
            self.faults.append(Fault('syntax', f'object {number}: {error}'))
            return None
        if value == b'endobj':
            return None
        if isinstance(value, dict) and after and after[0].endswith(b'stream') and not after[0].endswith(b'endstream'):
            value, end = self.stream(number, value, after.end())
        tail = re.compile(rb'\s*endobj(?=\s|$)').match(self.data, end)
        if not tail or not re.compile(rb'[^\S\r\n]*[\r\n]+\s*endobj[^\S\r\n]*[\r\n]').match(self.data, end):
            self.faults.append(Fault('object spacing', f'the end of object {head[1].decode()}'))
        return value

    def stream(self, number, dictionary, position):
        """The stream whose keyword ends at `position`, and the end of its endstream."""
        opening = re.compile(rb'\r\n|\n').match(self.data, position)
        if not opening:
            self.faults.append(Fault('stream keyword', f'object {number}'))
        begin = opening.end() if opening else position
        length = dictionary.get('Length')
        if isinstance(length, Ref):
            length = self.length(length)
        closing = re.compile(rb'(\r\n|\r|\n)?endstream')
        match = closing.match(self.data, begin + length) if isinstance(length, int) else None
        if match and match[1]:
            return Stream(dictionary, self.data[begin:begin + length]), match.end()
        if match:
            self.faults.append(Fault('stream keyword', f'no end of line before the endstream of object {number}'))
            return Stream(dictionary, self.data[begin:begin + length]), match.end()
        match = closing.search(self.data, begin)
        if not match:
            raise BadPdf(f'the stream {number} has no end')
        self.faults.append(Fault('stream length', f'object {number} says {length}, {match.start() - begin} bytes are there'))
        return Stream(dictionary, self.data[begin:match.start()]), match.end()

    def length(self, ref):
        if int(ref) in self.objects:
            return self.objects[int(ref)]
        match = re.compile(rb'\s*\d+\s+\d+\s+obj\s+(\d+)').match(self.data, self.offsets.get(int(ref), 0))
        return int(match[1]) if match else None

    def unpack(self, holder):
        """The objects of an object stream (7.5.7)."""
        stream = self.objects.get(holder)
        if not isinstance(stream, Stream):
            self.faults.append(Fault('cross-references', f'no object stream {holder}'))
            return
        data, first, count = self.decoded(stream) or b'', self.get(stream.dictionary['First']), self.get(stream.dictionary['N'])
        numbers = [int(one) for one in data[:first].split()][:2 * count]
        for number, offset in zip(numbers[::2], numbers[1::2]):
            if self.packed.get(number) == holder:
                self.objects[number] = next((value for value, _ in tokens(data, first + offset, self.faults)), None)
