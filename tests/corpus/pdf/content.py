"""In: a page's content stream and its resources. Out: what it paints, under which marked content, with which fonts and colours (ISO 32000-1, 7.8.2 and 14.6).

Form XObjects, tiling patterns, glyphs of Type 3 fonts and appearances of annotations are walked where they are used.
"""
import re
from collections import defaultdict, namedtuple

from .reader import BadPdf, Name, Stream, Word, hexadecimal, name, nested_string, tokens, unescaped

FLAT = rb'\([^\\()]*(?:\\.[^\\()]*)*\)'
TOKEN = re.compile(rb'(?:[\0\t\n\f\r ]|%[^\r\n]*)*(?:([+-]?(?:\d+\.?\d*|\.\d+))(?![^\0\t\n\f\r ()<>\[\]{}/%])|(\[(?:[^\[\]()<>%]|' + FLAT +
                   rb'|<[0-9A-Fa-f\s]*>)*\])|/([^\0\t\n\f\r ()<>\[\]{}/%]*)|([^\0\t\n\f\r ()<>\[\]{}/%]+)|\(([^\\()]*(?:\\.[^\\()]*)*)\)|<([0-9A-Fa-f\s]*)>|(<<|\[)|(\())',
                   re.DOTALL)
STRING = re.compile(rb'\(([^\\()]*(?:\\.[^\\()]*)*)\)|<([0-9A-Fa-f\s]*)>', re.DOTALL)
INLINE_END = re.compile(rb'[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)')
NUMBER, ARRAY, NAME, WORD, FLAT_STRING, HEXADECIMAL, OPENING, NESTED = range(1, 9)

OPERATORS = frozenset('b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC '
                      'sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split())
PAINTING = dict.fromkeys('b B b* B* f F f* s S'.split())
COLOURS = {'g': ('fill', 'DeviceGray'), 'G': ('stroke', 'DeviceGray'), 'rg': ('fill', 'DeviceRGB'), 'RG': ('stroke', 'DeviceRGB'),
           'k': ('fill', 'DeviceCMYK'), 'K': ('stroke', 'DeviceCMYK')}
SHORT = {'G': 'DeviceGray', 'RGB': 'DeviceRGB', 'CMYK': 'DeviceCMYK', 'I': 'Indexed', 'LZW': 'LZWDecode', 'Fl': 'FlateDecode'}

Mark = namedtuple('Mark', 'tag properties mcid text language')   # text: the text object it was opened in, or 0
FontUse = namedtuple('FontUse', 'font spelled shown')      # spelled: an ActualText says it; shown: not in rendering mode 3


class Content:
    """What one page, or all of them, contain."""
    def __init__(self):
        self.faults = defaultdict(list)       # by kind: texts
        self.strings = defaultdict(list)      # by FontUse: bytes of codes
        self.mcids = []                       # in order, repeated where a stream repeats them
        self.spans = []                       # properties of marks that have any
        self.spaces = set()                   # device colour spaces in use that no Default… replaces
        self.transparent = False
        self.resources = 0                    # how often a resource was asked for
        self.forms = defaultdict(int)         # by number: how often it is painted


class Walker:
    """Walks one page. `element_of` gives the structure element of an MCID, or None."""
    def __init__(self, file, content, element_of):
        self.file, self.content, self.element_of = file, content, element_of
        self.marks, self.tagged, self.artifacts, self.spelled = [], 0, 0, 0
        self.text, self.texts = 0, 0
        self.state = {'font': None, 'mode': 0, 'fill': 'DeviceGray', 'stroke': 'DeviceGray'}
        self.saved, self.open_streams, self.owner = [], [], None
        self.checks_marks, self.inherits, self.glyphs = True, False, set()

    def complain(self, kind, text):
        if len(self.content.faults[kind]) < 20:
            self.content.faults[kind].append(text)

    def walk(self, data, resources, operands=None):
        """Reads one stream up to its first syntax error."""
        depth, marks = len(self.saved), len(self.marks)
        outer, self.resources = getattr(self, 'resources', {}), resources
        try:
            self.run(data)
        except BadPdf as error:
            self.complain('syntax', str(error))
        if len(self.saved) != depth or len(self.marks) != marks:
            self.complain('balance', f'{len(self.saved) - depth} q and {len(self.marks) - marks} marks are left open')
            del self.saved[depth:]
            while len(self.marks) > marks:
                self.close_mark()
        self.resources = outer

    def run(self, data):
        operands, position, match_at, length = [], 0, TOKEN.match, len(data)
        special = self.SPECIAL
        while position < length:
            match = match_at(data, position)
            if not match:
                if data[position:].strip(b'\0\t\n\f\r '):
                    raise BadPdf(f'a content stream at {data[position:position + 20]!r}')
                return
            kind, position = match.lastindex, match.end()
            if kind == NUMBER:
                operands.append(match[1])
            elif kind == WORD:
                word = match[4].decode('latin-1')
                handler = special.get(word)
                if word == 'BI':
                    position = self.inline_image(data, position)
                elif handler:
                    handler(self, word, operands)
                elif word in ('true', 'false', 'null'):
                    operands.append(word)
                    continue
                elif word not in OPERATORS:
                    self.complain('operator', word)
                operands = []
            elif kind == NAME:
                operands.append(name(match[3]))
            elif kind == ARRAY:
                operands.append(match[2])
            elif kind == FLAT_STRING:
                operands.append(unescaped(match[5]))
            elif kind == HEXADECIMAL:
                operands.append(self.hexadecimal(match[6]))
            elif kind == OPENING:
                value, position = next(tokens(data, match.start(7)), (None, length))
                operands.append(value)
            else:
                value, position = nested_string(data, position)
                operands.append(value)

    def hexadecimal(self, digits):
        if len(b''.join(digits.split())) % 2:
            self.complain('hexadecimal string', digits[:20].decode('latin-1'))
        return hexadecimal(digits)

    # Marks

    def open_mark(self, operator, operands):
        properties = {}
        if operator == 'BDC' and len(operands) > 1:
            given = operands[-1]
            properties = given if isinstance(given, dict) else self.resource('Properties', given)
            properties = self.file.dictionary(properties)
        tag = operands[0] if operands else ''
        mcid = properties.get('MCID')
        if tag == 'Artifact' and self.checks_marks:
            if self.tagged:
                self.complain('artifact in tagged content', f'after mark {len(self.content.mcids)}')
            if mcid is not None:
                self.complain('artifact with MCID', f'MCID {mcid}')
        element = self.element_of(mcid, self.owner) if mcid is not None else None
        outer = self.marks[-1][0].language if self.marks else None
        mark = Mark(tag, properties, mcid, self.text, properties.get('Lang') or (element and element.language) or outer)
        if mcid is not None:
            self.content.mcids.append((self.owner, mcid))
            if self.artifacts:
                self.complain('tagged content in an artifact', f'MCID {mcid}')
            if element is None and tag != 'Artifact':
                self.complain('MCID without an element', f'MCID {mcid}')
        if len(properties) > (mcid is not None):
            self.content.spans.append((mark, element))
        self.marks.append((mark, element))
        self.count(mark, element, 1)

    def count(self, mark, element, one):
        self.tagged += one * (element is not None)
        self.artifacts += one * (mark.tag == 'Artifact')
        self.spelled += one * ('ActualText' in mark.properties or (element is not None and element.spelled))

    def close_mark(self, operator='EMC', operands=()):
        if not self.marks:
            self.complain('balance', 'an EMC closes nothing')
            return
        mark, element = self.marks.pop()
        self.count(mark, element, -1)
        if mark.text != self.text:
            self.complain('nesting', f'a mark {mark.tag} and a text object overlap')

    def point(self, operator, operands):
        pass

    # Text

    def begin_text(self, operator, operands):
        if self.text:
            self.complain('nesting', 'a text object in a text object')
        self.texts += 1
        self.text = self.texts

    def end_text(self, operator, operands):
        if any(mark.text == self.text for mark, _ in self.marks):
            self.complain('nesting', 'a text object ends inside of a mark that it began')
        self.text = 0

    def set_font(self, operator, operands):
        self.state['font'] = self.resource('Font', operands[0]) if operands else None

    def set_mode(self, operator, operands):
        self.state['mode'] = int(float(operands[-1]))

    def show(self, operator, operands):
        operand = operands[-1] if operands else b''
        if operator != 'TJ':
            parts = [operand] if isinstance(operand, bytes) else []
        elif isinstance(operand, list):
            parts = [one for one in operand if isinstance(one, bytes)]
        else:
            parts = [hexadecimal(m[2]) if m.lastindex == 2 else unescaped(m[1]) for m in STRING.finditer(operand)]
        shown = b''.join(parts)
        if not shown:
            return
        if not self.text:
            self.complain('nesting', 'text is shown outside of a text object')
        if len(shown) > 32767 and any(len(part) > 32767 for part in parts):
            self.complain('string length', f'{len(shown)} bytes')
        self.painted('text', *{0: ['fill'], 1: ['stroke'], 2: ['fill', 'stroke'], 3: [], 7: []}.get(self.state['mode'] & 3, ['fill']))
        if self.tagged and not self.marks[-1][0].language:
            self.complain('text without language', f'after mark {len(self.content.mcids)}')
        font = self.state['font']
        self.draw_glyphs(font)
        self.content.strings[FontUse(font, self.spelled > 0, self.state['mode'] != 3)].append(shown)

    # Painting

    def painted(self, what, *sides):
        if self.checks_marks and not self.tagged and not self.artifacts:
            self.complain('unmarked content', what)
        for side in sides:
            self.use_space(self.state[side])

    def paint(self, operator, operands):
        sides = {'f': ['fill'], 'F': ['fill'], 'f*': ['fill'], 's': ['stroke'], 'S': ['stroke']}.get(operator, ['fill', 'stroke'])
        self.painted('a path', *sides)

    def shade(self, operator, operands):
        self.painted('a shading')
        shading = self.file.dictionary(self.resource('Shading', operands[-1]))
        self.use_space(shading.get('ColorSpace'))

    def draw(self, operator, operands):
        ref = self.resource('XObject', operands[-1])
        one = self.file.get(ref)
        if not isinstance(one, Stream):
            return
        kind = one.dictionary.get('Subtype')
        if kind == 'Image':
            self.painted('an image')
            if 'SMask' in one.dictionary and self.file.get(one.dictionary['SMask']) is not None or one.dictionary.get('SMaskInData', 0) != 0:
                self.content.transparent = True
            if one.dictionary.get('ImageMask') is not True and 'ColorSpace' in one.dictionary:
                self.use_space(one.dictionary['ColorSpace'])
            elif one.dictionary.get('ImageMask') is True:
                self.use_space(self.state['fill'])
        elif kind == 'Form':
            self.content.forms[ref] += 1
            if self.file.dictionary(one.dictionary.get('Group')).get('S') == 'Transparency':
                self.content.transparent = True
                self.use_space(self.file.dictionary(one.dictionary['Group']).get('CS'))
            self.enter(one, ref if 'StructParents' in one.dictionary else self.owner)

    def enter(self, stream, owner, resources=None):
        """A form XObject or a pattern, read in place."""
        if any(stream is one for one in self.open_streams) or len(self.open_streams) > 20:
            return
        data = self.file.decoded(stream)
        if data is None:
            return
        outer = self.owner, self.text, dict(self.state), self.inherits
        resources = resources if resources is not None else stream.dictionary.get('Resources')
        self.owner, self.text, self.inherits = owner, 0, resources is None
        self.open_streams.append(stream)
        self.walk(data, self.file.dictionary(resources) if resources is not None else self.resources)
        self.open_streams.pop()
        self.owner, self.text, self.state, self.inherits = outer

    def enter_unmarked(self, stream, resources=None):
        checks, self.checks_marks = self.checks_marks, False
        self.enter(stream, self.owner, resources)
        self.checks_marks = checks

    def draw_glyphs(self, font):
        """The glyph procedures of a Type 3 font are content streams."""
        dictionary = self.file.dictionary(font)
        if dictionary.get('Subtype') != 'Type3' or id(dictionary) in self.glyphs:
            return
        self.glyphs.add(id(dictionary))
        for one in self.file.dictionary(dictionary.get('CharProcs')).values():
            if isinstance(self.file.get(one), Stream):
                self.enter_unmarked(self.file.get(one), dictionary.get('Resources'))

    def inline_image(self, data, position):
        keys = []
        for value, position in tokens(data, position):
            if isinstance(value, Word):
                break
            keys.append(value)
        image = {key: value for key, value in zip(keys[::2], keys[1::2])}
        filters = image.get('F', image.get('Filter', []))
        for one in filters if isinstance(filters, list) else [filters]:
            if one in ('LZW', 'LZWDecode', 'Crypt'):
                self.complain('inline filter', one)
        if image.get('I', image.get('Interpolate')) is True:
            self.complain('inline interpolation', 'true')
        self.painted('an image')
        space = image.get('CS', image.get('ColorSpace'))
        if isinstance(space, Name):
            space = Name(SHORT.get(space, space))
            space = space if space.startswith('Device') else self.resource('ColorSpace', space)
        self.use_space(space)
        end = INLINE_END.search(data, position)
        return end.end() if end else len(data)

    # Graphics state

    def save(self, operator, operands):
        self.saved.append(dict(self.state))
        if len(self.saved) > 28:
            self.complain('depth of q', str(len(self.saved)))

    def restore(self, operator, operands):
        if not self.saved:
            self.complain('balance', 'a Q restores nothing')
            return
        self.state = self.saved.pop()

    def set_state(self, operator, operands):
        state = self.file.dictionary(self.resource('ExtGState', operands[-1]))
        mask = self.file.get(state.get('SMask'))
        blend = self.file.get(state.get('BM'))
        faint = any(isinstance(one, (int, float)) and one < 1 for one in (self.file.get(state.get('CA')), self.file.get(state.get('ca'))))
        if faint or isinstance(mask, dict) or (blend is not None and blend not in ('Normal', 'Compatible')):
            self.content.transparent = True

    def set_intent(self, operator, operands):
        if operands and operands[-1] not in ('RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'):
            self.complain('rendering intent', str(operands[-1]))

    def set_colour(self, operator, operands):
        side, space = COLOURS[operator]
        if space == 'DeviceRGB' and len(set(operands)) == 1:
            self.complain('grey as RGB', f'{operands[0].decode("latin-1")} {operator}')
        self.state[side] = Name(space)

    def set_space(self, operator, operands):
        given = operands[-1] if operands else None
        if isinstance(given, Name) and given not in ('DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern'):
            given = self.resource('ColorSpace', given)
        self.state['fill' if operator == 'cs' else 'stroke'] = given

    def set_pattern(self, operator, operands):
        if not operands or not isinstance(operands[-1], Name):
            return
        pattern = self.file.get(self.resource('Pattern', operands[-1]))
        if isinstance(pattern, Stream):
            self.enter_unmarked(pattern)
        elif isinstance(pattern, dict):
            self.use_space(self.file.dictionary(pattern.get('Shading')).get('ColorSpace'))

    def use_space(self, space):
        """The device colour spaces of `space`, also as the base of an Indexed, Separation or Pattern space."""
        space = self.file.get(space)
        if isinstance(space, list) and space:
            family = self.file.get(space[0])
            if family in ('Indexed', 'Pattern') and len(space) > 1:
                self.use_space(space[1])
            elif family in ('Separation', 'DeviceN') and len(space) > 2:
                self.use_space(space[2])
            elif family in ('DeviceGray', 'DeviceRGB', 'DeviceCMYK'):
                self.use_space(family)
            return
        if space in ('DeviceGray', 'DeviceRGB', 'DeviceCMYK'):
            default = 'Default' + {'DeviceGray': 'Gray', 'DeviceRGB': 'RGB', 'DeviceCMYK': 'CMYK'}[space]
            if default not in self.file.dictionary(self.resources.get('ColorSpace')):
                self.content.spaces.add(str(space))

    def resource(self, kind, key):
        self.content.resources += 1
        found = self.file.dictionary(self.resources.get(kind)).get(key)
        if found is None or self.inherits:
            self.complain('resource', f'{kind} {key} ' + ('is of the page' if self.inherits else 'is not there'))
        return found

    SPECIAL = {'BMC': open_mark, 'BDC': open_mark, 'EMC': close_mark, 'MP': point, 'DP': point, 'BT': begin_text, 'ET': end_text, 'Tf': set_font,
               'Tr': set_mode, 'Tj': show, 'TJ': show, "'": show, '"': show, 'sh': shade, 'Do': draw, 'q': save, 'Q': restore, 'gs': set_state,
               'ri': set_intent, 'cs': set_space, 'CS': set_space, 'scn': set_pattern, 'SCN': set_pattern}
    SPECIAL |= dict.fromkeys(PAINTING, paint) | dict.fromkeys(COLOURS, set_colour)
