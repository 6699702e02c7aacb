"""Rules on files for a press: PDF/X-4 (ISO 15930-7), and our own."""
from .reader import Stream
from .rules import rule
from .rules_file import in_contents
from .rules_graphics import profile_header, states
from .rules_metadata import packet

PDFX, MM, XMP, PDF = 'http://www.npes.org/pdfx/ns/id/', 'http://ns.adobe.com/xap/1.0/mm/', 'http://ns.adobe.com/xap/1.0/', 'http://ns.adobe.com/pdf/1.3/'
OUTPUT = {'RGB ': 'DeviceRGB', 'CMYK': 'DeviceCMYK', 'GRAY': 'DeviceGray'}


def press_intents(document):
    return [one for one in map(document.dictionary, document.array(document.catalog.get('OutputIntents'))) if one.get('S') == 'GTS_PDFX']


def output_space(document):
    """'CMYK', 'RGB ' or 'GRAY'; None without a profile."""
    for one in press_intents(document):
        profile = document.get(one.get('DestOutputProfile'))
        if isinstance(profile, Stream):
            return profile_header(document, profile)[1]
    return None


@rule('press-version', x='PDF/X-4: of PDF 1.6')
def press_version(document):
    if document.file.data[:8] not in (b'%PDF-1.3', b'%PDF-1.4', b'%PDF-1.5', b'%PDF-1.6'):
        yield document.file.data[:8].decode('latin-1')


@rule('press-intent', x='PDF/X-4: one output intent, with its profile')
def press_intent(document):
    intents = press_intents(document)
    if len(intents) != 1:
        yield f'{len(intents)} output intents'
    for one in intents:
        if not document.get(one.get('OutputConditionIdentifier')):
            yield 'no OutputConditionIdentifier'
        if not document.get(one.get('Info')) and not document.get(one.get('RegistryName')):
            yield 'a condition without Info or a registry'
        profile = document.get(one.get('DestOutputProfile'))
        kind, space, version, _ = profile_header(document, profile) if isinstance(profile, Stream) else ('', '', 0, b'')
        if kind != 'prtr' or space not in OUTPUT or version > 4:
            yield f'a profile of class {kind!r}, space {space!r}, version {version}'
        elif profile.dictionary.get('N') != {'RGB ': 3, 'CMYK': 4, 'GRAY': 1}[space]:
            yield f'N is {profile.dictionary.get("N")} for {space!r}'


@rule('press-colours', x='PDF/X-4: colours of no device but the output')
def press_colours(document):
    allowed = {'DeviceGray', OUTPUT.get(output_space(document))}
    for index, content in enumerate(document.contents(), 1):
        for one in sorted(content.spaces - allowed):
            yield f'page {index}: {one} with an output profile of {output_space(document)!r}'


@rule('press-inks', x='PDF/X-4: no conversion from the output to itself')
def press_inks(document):
    profiles = [document.get(one.get('DestOutputProfile')) for one in press_intents(document)]
    outputs = [document.file.decoded(one) for one in profiles if isinstance(one, Stream)]
    for number, one in document.all_dictionaries():
        for value in one.values():
            value = document.get(value)
            if isinstance(value, list) and len(value) > 1 and document.get(value[0]) == 'ICCBased' and isinstance(document.get(value[1]), Stream):
                profile = document.get(value[1])
                if profile_header(document, profile)[1] == 'CMYK' and document.file.decoded(profile) in outputs:
                    yield f'object {number}'


@rule('press-boxes', x='PDF/X-4: each page has a TrimBox, within its BleedBox, within its MediaBox')
def press_boxes(document):
    for index, (_, page) in enumerate(document.pages, 1):
        boxes = {name: [document.get(one) for one in document.array(page.get(name))] for name in ('TrimBox', 'BleedBox', 'MediaBox') if name in page}
        if 'TrimBox' not in boxes or 'ArtBox' in page:
            yield f'page {index}: a TrimBox, and no ArtBox, is wanted'
        order = [boxes[name] for name in ('TrimBox', 'BleedBox', 'MediaBox') if name in boxes]
        for inner, outer in zip(order, order[1:]):
            if any(a < b - 0.001 for a, b in zip(inner[:2], outer[:2])) or any(a > b + 0.001 for a, b in zip(inner[2:], outer[2:])):
                yield f'page {index}: {inner} is not within {outer}'


@rule('press-annotations', x='PDF/X-4: nothing on the page but what is printed')
def press_annotations(document):
    for index, ref, annotation in document.annotations():
        if annotation.get('Subtype') not in ('PrinterMark', 'TrapNet'):
            yield f'page {index + 1}: {annotation.get("Subtype")}'


@rule('press-actions', x='PDF/X-4: no actions, no scripts')
def press_actions(document):
    for key in ('OpenAction', 'AA', 'AcroForm'):
        if key in document.catalog:
            yield f'the catalog has {key}'
    for number, one in document.all_dictionaries():
        if one.get('S') in ('JavaScript', 'Launch', 'URI', 'GoToR') and ('JS' in one or 'URI' in one or 'F' in one):
            yield f'object {number}: {one["S"]}'


@rule('press-transfer', x='PDF/X-4: no halftones of its own')
def press_transfer(document):
    yield from (f'object {number}' for number, one in states(document) if 'HTP' in one)


@rule('claims-pdf-x', x='PDF/X-4: XMP says so, and which document it is')
def claims_pdf_x(document):
    properties = {name: getattr(value, 'text', value) for name, value in packet(document).properties}
    wanted = {f'{{{PDFX}}}GTS_PDFXVersion': 'PDF/X-4', f'{{{MM}}}DocumentID': None, f'{{{MM}}}VersionID': None, f'{{{MM}}}RenditionClass': None,
              f'{{{XMP}}}CreateDate': None, f'{{{XMP}}}ModifyDate': None, f'{{{XMP}}}MetadataDate': None}
    for name, value in wanted.items():
        if not properties.get(name) or (value and properties[name] != value):
            yield f'{name.split("}")[1]} is {properties.get(name)}'


@rule('trapped', x='PDF/X-4: Info and XMP say whether the file is trapped')
def trapped(document):
    said = document.get(document.dictionary(document.file.trailer.get('Info')).get('Trapped'))
    in_xmp = [getattr(value, 'text', value) for name, value in packet(document).properties if name == f'{{{PDF}}}Trapped']
    if said not in ('True', 'False') or in_xmp != [said]:
        yield f'Info says {said}, XMP {in_xmp}'


@rule('grey-is-grey', house='grey and black are grey, not three colours', x='ours: black is black ink')
def grey_is_grey(document):
    yield from in_contents(document, 'grey as RGB')
