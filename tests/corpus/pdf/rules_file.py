"""Rules on file structure: ISO 19005-2, 6.1."""
import re

from .reader import FILTERS, Name, Ref, Stream
from .rules import rule

ALLOWED = {'ASCIIHexDecode', 'ASCII85Decode', 'FlateDecode', 'RunLengthDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'DCTDecode', 'JPXDecode'}


def told(document, kind):
    return [fault.text for fault in document.file.faults if fault.kind == kind]


def in_contents(document, kind):
    """The faults of one kind in content streams, with the page."""
    for page, content in enumerate(document.contents(), 1):
        for text in content.faults.get(kind, ()):
            yield f'page {page}: {text}' if page <= len(document.pages) else f'an appearance: {text}'


@rule('header', ua='6.1', a='6.1.2')
def header(document):
    if not re.match(rb'%PDF-1\.[0-7](\r\n|\r|\n)', document.file.data):
        yield f'the file begins with {document.file.data[:12]!r}'


@rule('header-comment', a='6.1.2')
def header_comment(document):
    if not re.match(rb'%PDF-1\.\d[^\r\n]*(\r\n|\r|\n)%[\x80-\xff]{4}', document.file.data):
        yield 'no comment of four bytes above 127 follows the header'


@rule('file-identifier', a='6.1.3', x='PDF/X-4')
def file_identifier(document):
    last = document.file.trailers[0] if document.file.trailers else {}
    identifier = [document.get(one) for one in document.array(last.get('ID'))]
    if len(identifier) != 2 or not all(isinstance(one, bytes) and one for one in identifier):
        yield 'the trailer has no ID of two strings'


@rule('not-encrypted', ua='7.16', a='6.1.3', x='PDF/X-4')
def not_encrypted(document):
    if 'Encrypt' in document.file.trailer:
        yield 'it is encrypted'


@rule('nothing-after-the-end', a='6.1.3')
def nothing_after_the_end(document):
    if not re.search(rb'%%EOF(\r\n|\r|\n)?\Z', document.file.data):
        yield 'data follow the last %%EOF'


@rule('cross-references', ua='6.1', a='6.1.4', x='PDF/X-4')
def cross_references(document):
    yield from told(document, 'cross-references') + told(document, 'cross-reference spacing')


@rule('syntax', ua='6.1', a='6.1.1', x='PDF/X-4')
def syntax(document):
    yield from told(document, 'syntax')
    yield from in_contents(document, 'syntax')


@rule('hexadecimal-strings', a='6.1.6')
def hexadecimal_strings(document):
    yield from told(document, 'hexadecimal string')
    yield from in_contents(document, 'hexadecimal string')


@rule('stream-length', a='6.1.7.1', x='PDF/X-4')
def stream_length(document):
    yield from told(document, 'stream length')


@rule('stream-keywords', a='6.1.7.1')
def stream_keywords(document):
    yield from told(document, 'stream keyword')


def streams(document):
    return [(number, one) for number, one in document.file.objects.items() if isinstance(one, Stream)]


@rule('no-external-streams', a='6.1.7.1', x='PDF/X-4')
def no_external_streams(document):
    for number, stream in streams(document):
        if {'F', 'FFilter', 'FDecodeParms'} & stream.dictionary.keys():
            yield f'object {number}'


@rule('filters', a='6.1.7.2')
def filters(document):
    for number, stream in streams(document):
        for one, parameters in document.file.filters(stream):
            if one not in ALLOWED and not (one == 'Crypt' and parameters.get('Name', 'Identity') == 'Identity'):
                yield f'object {number}: {one}'


@rule('streams-can-be-decoded', ua='6.1', a='6.1.1', x='PDF/X-4')
def streams_can_be_decoded(document):
    for number, stream in streams(document):
        names = {one for one, _ in document.file.filters(stream)}
        if names <= FILTERS.keys() and document.file.decoded(stream) is None:
            yield f'object {number}: {document.file.broken[-1]}'


@rule('names-are-utf8', a='6.1.8')
def names_are_utf8(document):
    def broken(one):
        return isinstance(one, Name) and any('\ud800' <= c <= '\udfff' for c in one)

    for number, one in document.all_dictionaries():
        if any(broken(one.get(key)) for key in ('BaseFont', 'FontName', 'S')):
            yield f'object {number}'
    for number, one in document.file.objects.items():
        if isinstance(one, list) and len(one) > 1 and one[0] in ('Separation', 'DeviceN'):
            if any(broken(document.get(colourant)) for colourant in (one[1] if isinstance(one[1], list) else [one[1]])):
                yield f'object {number}'


@rule('object-spacing', a='6.1.9')
def object_spacing(document):
    yield from told(document, 'object spacing')


@rule('inline-filters', a='6.1.10')
def inline_filters(document):
    yield from in_contents(document, 'inline filter')


@rule('permissions', a='6.1.12')
def permissions(document):
    entries = document.dictionary(document.catalog.get('Perms'))
    if entries.keys() - {'UR3', 'DocMDP'}:
        yield f'the permissions have {sorted(entries)}'
    if 'DocMDP' in entries:
        for ref in document.array(document.dictionary(entries['DocMDP']).get('Reference')):
            if {'DigestLocation', 'DigestMethod', 'DigestValue'} & document.dictionary(ref).keys():
                yield 'a signature reference has a digest beside DocMDP'


def scalars(document):
    """The numbers, strings and names of every object, with the number of the object."""
    for number, value in document.file.objects.items():
        stack = [value]
        while stack:
            one = stack.pop()
            if isinstance(one, Stream):
                one = one.dictionary
            if isinstance(one, dict):
                stack += one.values()
                stack += one.keys()
            elif isinstance(one, list):
                stack += one
            elif not isinstance(one, (Ref, bool)) and one is not None:
                yield number, one


@rule('limits', a='6.1.13')
def limits(document):
    for number, one in scalars(document):
        kind = type(one)
        if kind is int and not -2147483648 <= one <= 2147483647:
            yield f'object {number}: the integer {one}'
        elif kind is float and (abs(one) > 3.403e38 or 0 < abs(one) < 1.175e-38):
            yield f'object {number}: the number {one}'
        elif kind is Name and len(one) > 31 and len(one.encode('utf-8', 'surrogateescape')) > 127:
            yield f'object {number}: a name of {len(one)} characters'
        elif isinstance(one, bytes) and len(one) > 32767:
            yield f'object {number}: a string of {len(one)} bytes'


@rule('limits-of-contents', a='6.1.13')
def limits_of_contents(document):
    yield from in_contents(document, 'depth of q')
    yield from in_contents(document, 'string length')
    if len(document.file.objects) > 8388607:
        yield f'{len(document.file.objects)} objects'


@rule('colourants', a='6.1.13')
def colourants(document):
    for number, one in document.all_dictionaries():
        for value in [*one.values(), document.file.objects.get(number)]:
            space = document.get(value)
            if isinstance(space, list) and len(space) > 1 and document.get(space[0]) == 'DeviceN' and len(document.array(space[1])) > 32:
                yield f'object {number}'


@rule('page-sizes', a='6.1.13')
def page_sizes(document):
    for index, (_, page) in enumerate(document.pages, 1):
        for key in ('MediaBox', 'CropBox', 'TrimBox', 'BleedBox', 'ArtBox'):
            box = [document.get(one) for one in document.array(page.get(key))]
            if box and not all(3 <= abs(box[i + 2] - box[i]) <= 14400 for i in (0, 1)):
                yield f'page {index}: {key} {box}'


@rule('page-tree', ua='6.1', a='6.1.1', house='ISO 32000-1, 7.7.3', x='PDF/X-4')
def page_tree(document):
    if not document.pages:
        yield 'it has no pages'
    if document.dictionary(document.catalog.get('Pages')).get('Count') != len(document.pages):
        yield f'the root of the page tree does not count {len(document.pages)} pages'
    for index, (_, page) in enumerate(document.pages, 1):
        if not document.array(page.get('MediaBox')):
            yield f'page {index} has no MediaBox'


@rule('references-lead-somewhere', house='ISO 32000-1, 7.3.10', x='PDF/X-4')
def references_lead_somewhere(document):
    for number, value in document.file.objects.items():
        stack = [value]
        while stack:
            one = stack.pop()
            if isinstance(one, Stream):
                one = one.dictionary
            if isinstance(one, dict):
                stack += one.values()
            elif isinstance(one, list):
                stack += one
            elif isinstance(one, Ref) and int(one) not in document.file.objects:
                yield f'object {number} refers to object {int(one)}, which there is not'


@rule('no-objects-without-use', house='nothing in the file is unreachable', x='PDF/X-4')
def no_objects_without_use(document):
    seen, stack = set(), [document.file.trailer]
    while stack:
        one = stack.pop()
        if isinstance(one, Ref):
            if int(one) not in seen:
                seen.add(int(one))
                stack.append(document.file.objects.get(int(one)))
        elif isinstance(one, Stream):
            stack.append(one.dictionary)
        elif isinstance(one, dict):
            stack += one.values()
        elif isinstance(one, list):
            stack += one
    for number, value in document.file.objects.items():
        is_frame = isinstance(value, Stream) and value.dictionary.get('Type') in ('ObjStm', 'XRef')
        if number not in seen and not is_frame:
            yield f'object {number}'
