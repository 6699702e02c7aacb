"""Rules on content streams, colours, images and transparency: ISO 19005-2, 6.2.2 to 6.2.10; optional content: 6.9."""
from .reader import Name, Stream
from .rules import rule
from .rules_file import in_contents, streams

BLEND_MODES = set('Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation '
                  'Color Luminosity'.split())
INTENTS = {'RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'}


@rule('operators', a='6.2.2', x='PDF/X-4')
def operators(document):
    yield from in_contents(document, 'operator')


@rule('resources', a='6.2.2', x='PDF/X-4')
def resources(document):
    yield from in_contents(document, 'resource')
    for index, (ref, page) in enumerate(document.pages, 1):
        if 'Resources' not in document.dictionary(ref) and document.content[index - 1].resources:
            yield f'page {index} inherits its resources'


@rule('balanced-contents', house='ISO 32000-1, 8.4.2 and 14.6.1', x='PDF/X-4')
def balanced_contents(document):
    yield from in_contents(document, 'balance')
    yield from in_contents(document, 'nesting')


def profile_header(document, stream):
    """Class, colour space, version and size of an ICC profile."""
    data = document.file.decoded(stream) or b''
    return data[12:16].decode('latin-1'), data[16:20].decode('latin-1'), data[8] if len(data) > 8 else 0, data


@rule('output-profile', a='6.2.3')
def output_profile(document):
    for one in document.array(document.catalog.get('OutputIntents')):
        stream = document.get(document.dictionary(one).get('DestOutputProfile'))
        if not isinstance(stream, Stream):
            continue
        kind, space, version, data = profile_header(document, stream)
        if kind not in ('prtr', 'mntr') or space not in ('RGB ', 'CMYK', 'GRAY') or version >= 5 or data[36:40] != b'acsp':
            yield f'class {kind!r}, space {space!r}, version {version}'
        elif int.from_bytes(data[:4], 'big') > len(data):
            yield f'the profile says {int.from_bytes(data[:4], "big")} bytes and has {len(data)}'
        if stream.dictionary.get('N') not in (None, {'RGB ': 3, 'CMYK': 4, 'GRAY': 1}.get(space)):
            yield f'N is {stream.dictionary.get("N")} for {space!r}'


@rule('one-output-profile', a='6.2.3')
def one_output_profile(document):
    profiles = [document.dictionary(one).get('DestOutputProfile') for one in document.array(document.catalog.get('OutputIntents'))]
    if len({one for one in profiles if one is not None}) > 1:
        yield 'several output profiles'
    for one in document.array(document.catalog.get('OutputIntents')):
        if document.dictionary(one).get('S') == 'GTS_PDFX' and 'DestOutputProfileRef' in document.dictionary(one):
            yield 'a DestOutputProfileRef'


@rule('output-intent', house='our PDFs have one')
def output_intent(document):
    if document.intent is None:
        yield 'no PDF/A output intent'


def colour_spaces(document):
    """The arrays of colour spaces, with the number of their object."""
    for number, one in document.all_dictionaries():
        for value in one.values():
            value = document.get(value)
            if isinstance(value, list) and value and isinstance(document.get(value[0]), Name):
                yield number, value


@rule('icc-profiles', a='6.2.4.2', x='PDF/X-4')
def icc_profiles(document):
    for number, space in colour_spaces(document):
        if document.get(space[0]) != 'ICCBased' or len(space) < 2:
            continue
        stream = document.get(space[1])
        if not isinstance(stream, Stream):
            continue
        kind, name, version, _ = profile_header(document, stream)
        if kind not in ('prtr', 'mntr', 'scnr', 'spac') or name not in ('RGB ', 'CMYK', 'GRAY', 'Lab ') or version >= 5:
            yield f'object {number}: class {kind!r}, space {name!r}, version {version}'


@rule('device-colours', a='6.2.4.3')
def device_colours(document):
    space = profile_header(document, document.intent)[1] if document.intent is not None else None
    allowed = {'RGB ': {'DeviceRGB', 'DeviceGray'}, 'CMYK': {'DeviceCMYK', 'DeviceGray'}, 'GRAY': {'DeviceGray'}}.get(space, set())
    for index, content in enumerate(document.contents(), 1):
        for one in sorted(content.spaces - allowed):
            yield f'page {index}: {one} with an output profile of {space!r}'


@rule('spot-colours', a='6.2.4.4')
def spot_colours(document):
    for number, space in colour_spaces(document):
        if document.get(space[0]) == 'DeviceN' and len(space) > 3:
            attributes = document.dictionary(space[4]) if len(space) > 4 else {}
            present = document.dictionary(attributes.get('Colorants')).keys() | \
                {document.get(one) for one in document.array(document.dictionary(attributes.get('Process')).get('Components'))}
            for name in document.array(space[1]):
                if document.get(name) not in present | {'None'}:
                    yield f'object {number}: {document.get(name)}'


@rule('separations-agree', a='6.2.4.4', x='PDF/X-4')
def separations_agree(document):
    first = {}
    for number, space in colour_spaces(document):
        if document.get(space[0]) == 'Separation' and len(space) > 3:
            name, rest = document.get(space[1]), (document.get(space[2]), plain(document, space[3]))
            if first.setdefault(name, rest) != rest:
                yield f'object {number}: {name}'


def plain(document, value):
    value = document.get(value)
    if isinstance(value, Stream):
        return document.file.decoded(value), {key: document.get(one) for key, one in value.dictionary.items() if key not in ('Length', 'Filter')}
    return value


@rule('graphics-states', a='6.2.5', x='PDF/X-4')
def graphics_states(document):
    for number, one in states(document):
        if 'TR' in one or 'HTP' in one or document.get(one.get('TR2', Name('Default'))) != 'Default':
            yield f'object {number}: a transfer function'
        halftone = document.dictionary(one.get('HT'))
        if halftone and (halftone.get('HalftoneType') not in (1, 5) or 'HalftoneName' in halftone):
            yield f'object {number}: its halftone'


def states(document):
    seen = set()
    for number, one in document.all_dictionaries():
        for value in document.dictionary(one.get('ExtGState')).values():
            state = document.dictionary(value)
            if id(state) not in seen:
                seen.add(id(state))
                yield number, state


@rule('rendering-intents', a='6.2.6', x='PDF/X-4')
def rendering_intents(document):
    yield from in_contents(document, 'rendering intent')
    for number, one in document.all_dictionaries():
        if one.get('Subtype') == 'Image' and document.get(one.get('Intent', Name('Perceptual'))) not in INTENTS:
            yield f'object {number}'
    for number, one in states(document):
        if document.get(one.get('RI', Name('Perceptual'))) not in INTENTS:
            yield f'object {number}'


def x_objects(document, kind):
    return [(number, one) for number, one in streams(document) if document.get(one.dictionary.get('Subtype')) == kind]


@rule('images', a='6.2.8.1', x='PDF/X-4')
def images(document):
    yield from in_contents(document, 'inline interpolation')
    for number, stream in x_objects(document, 'Image'):
        one = stream.dictionary
        if 'Alternates' in one or 'OPI' in one or one.get('Interpolate') is True:
            yield f'object {number}: Alternates, OPI or Interpolate'
        bits = document.get(one.get('BitsPerComponent'))
        if bits is not None and bits not in ((1,) if one.get('ImageMask') is True else (1, 2, 4, 8, 16)):
            yield f'object {number}: {bits} bits a component'


@rule('image-samples', house='ISO 32000-1, 8.9.5: as many samples as its size says', x='PDF/X-4')
def image_samples(document):
    components = {'DeviceGray': 1, 'DeviceRGB': 3, 'DeviceCMYK': 4}
    for number, stream in x_objects(document, 'Image'):
        one, data = stream.dictionary, document.file.decoded(stream)
        space = document.get(one.get('ColorSpace'))
        if data is None or not isinstance(space, Name) or space not in components:
            continue
        row = (one['Width'] * components[space] * one['BitsPerComponent'] + 7) // 8
        if len(data) != row * one['Height']:
            yield f'object {number}: {len(data)} bytes for {one["Width"]} × {one["Height"]}'


@rule('forms', a='6.2.9.1', x='PDF/X-4')
def forms(document):
    for number, stream in x_objects(document, 'Form'):
        one = stream.dictionary
        if 'OPI' in one or 'PS' in one or one.get('Subtype2') == 'PS':
            yield f'object {number}'


@rule('no-reference-objects', ua='7.20', a='6.2.9.2', x='PDF/X-4')
def no_reference_objects(document):
    for number, stream in x_objects(document, 'Form'):
        if 'Ref' in stream.dictionary:
            yield f'object {number}'


@rule('no-postscript', a='6.2.9.3', x='PDF/X-4')
def no_postscript(document):
    yield from (f'object {number}' for number, _ in x_objects(document, 'PS'))


@rule('forms-have-one-place', ua='7.20')
def forms_have_one_place(document):
    painted = {}
    for content in document.content:
        for ref, count in content.forms.items():
            painted[ref] = painted.get(ref, 0) + count
    for ref, count in painted.items():
        stream = document.get(ref)
        if count > 1 and b'MCID' in (document.file.decoded(stream) or b''):
            yield f'object {ref} has tagged content and is painted {count} times'


@rule('blend-modes', a='6.2.10', x='PDF/X-4')
def blend_modes(document):
    for number, one in states(document):
        given = document.get(one.get('BM'))
        for mode in given if isinstance(given, list) else [given]:
            if mode is not None and document.get(mode) not in BLEND_MODES:
                yield f'object {number}: {mode}'


@rule('blending-space', a='6.2.10')
def blending_space(document):
    if document.intent is not None:
        return
    for index, ((_, page), content) in enumerate(zip(document.pages, document.content), 1):
        if content.transparent and 'CS' not in document.dictionary(page.get('Group')):
            yield f'page {index} is transparent'


@rule('optional-content', ua='7.10', a='6.9')
def optional_content(document):
    properties = document.dictionary(document.catalog.get('OCProperties'))
    names = []
    for one in [properties.get('D'), *document.array(properties.get('Configs'))] if properties else []:
        one = document.dictionary(one)
        names.append(one.get('Name'))
        if not one.get('Name') or 'AS' in one:
            yield 'a configuration without a name or with AS'
    if len(set(names)) < len(names):
        yield 'two configurations of the same name'
