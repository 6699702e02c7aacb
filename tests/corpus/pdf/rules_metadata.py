"""Rules on XMP and Info: ISO 14289-1, 5 and 7.1; ISO 19005-2, 6.6. Only the predefined schemas that Nabor might write are checked by property."""
import io
import re
from xml.etree import ElementTree

from .reader import Stream
from .rules import rule
from .rules_fonts import remember

RDF, XML = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}', '{http://www.w3.org/XML/1998/namespace}'
DC, XMP, RIGHTS = 'http://purl.org/dc/elements/1.1/', 'http://ns.adobe.com/xap/1.0/', 'http://ns.adobe.com/xap/1.0/rights/'
PDF, PDFA, PDFUA = 'http://ns.adobe.com/pdf/1.3/', 'http://www.aiim.org/pdfa/ns/id/', 'http://www.aiim.org/pdfua/ns/id/'
EXTENSION, SCHEMA = 'http://www.aiim.org/pdfa/ns/extension/', 'http://www.aiim.org/pdfa/ns/schema#'
PROPERTY, TYPE, FIELD = 'http://www.aiim.org/pdfa/ns/property#', 'http://www.aiim.org/pdfa/ns/type#', 'http://www.aiim.org/pdfa/ns/field#'
PREFIXES = {PDFA: 'pdfaid', PDFUA: 'pdfuaid', EXTENSION: 'pdfaExtension', SCHEMA: 'pdfaSchema', PROPERTY: 'pdfaProperty', TYPE: 'pdfaType', FIELD: 'pdfaField'}

# By property: the kind of an array and the type of its members, or a type.
PREDEFINED = {
    DC: 'contributor=bag coverage=text creator=seq date=seq-date description=alt format=text identifier=text language=bag-locale publisher=bag '
        'relation=bag rights=alt source=text subject=bag title=alt type=bag',
    XMP: 'Advisory=bag BaseURL=text CreateDate=date CreatorTool=text Identifier=bag Label=text MetadataDate=date ModifyDate=date Nickname=text '
         'Rating=real Thumbnails=alt-any',
    RIGHTS: 'Certificate=text Marked=boolean Owner=bag UsageTerms=alt WebStatement=text',
    PDF: 'Keywords=text PDFVersion=text Producer=text Trapped=text',
    PDFA: 'part=integer amd=text corr=text conformance=text rev=integer',
    'http://ns.adobe.com/photoshop/1.0/': 'AuthorsPosition=text CaptionWriter=text Category=text City=text Country=text Credit=text DateCreated=date '
        'Headline=text Instructions=text Source=text State=text SupplementalCategories=bag TransmissionReference=text Urgency=integer ColorMode=integer '
        'ICCProfile=text SidecarForExtension=text DocumentAncestors=bag History=text LegacyIPTCDigest=text TextLayers=seq-any',
    'http://ns.adobe.com/xap/1.0/bj/': 'JobRef=bag-any',
    'http://ns.adobe.com/xap/1.0/mm/': 'DerivedFrom=any DocumentID=text History=seq-any InstanceID=text LastURL=text ManagedFrom=any Manager=text '
        'ManageTo=text ManageUI=text ManagerVariant=text RenditionClass=text RenditionOf=any RenditionParams=text SaveID=integer VersionID=text '
        'Versions=seq-any OriginalDocumentID=text Ingredients=bag-any Pantry=any',
    'http://ns.adobe.com/xap/1.0/t/pg/': 'MaxPageSize=any NPages=integer Fonts=bag-any Colorants=seq-any PlateNames=seq HasVisibleOverprint=boolean '
        'HasVisibleTransparency=boolean',
}
PREDEFINED = {space: dict(one.split('=') for one in text.split()) for space, text in PREDEFINED.items()}
ELSEWHERE = ('http://ns.adobe.com/xmp/1.0/DynamicMedia/', 'http://ns.adobe.com/camera-raw-settings/1.0/', 'http://ns.adobe.com/tiff/1.0/',
             'http://ns.adobe.com/exif/1.0/', 'http://ns.adobe.com/exif/1.0/aux/', 'http://purl.org/dc/terms/')
DATE = re.compile(r'\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$')
FORMS = {'text': re.compile(r'.*$', re.DOTALL), 'date': DATE, 'real': re.compile(r'[+-]?\d+(\.\d+)?$'), 'integer': re.compile(r'[+-]?\d+$'), 'boolean': re.compile(r'(True|False)$'),
         'locale': re.compile(r'([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$')}


class Packet:
    """An XMP packet. `properties` are pairs of name ({namespace}local) and value: an element, or text for an attribute."""
    def __init__(self, data):
        self.data, self.prefixes, self.properties, self.fault = data, {}, [], None
        try:
            for event, one in ElementTree.iterparse(io.BytesIO(data), events=('start-ns', 'end')):
                if event == 'start-ns':
                    self.prefixes.setdefault(one[1], set()).add(one[0])
                else:
                    root = one
            self.read(root)
        except (ElementTree.ParseError, UnicodeError, ValueError) as error:
            self.fault = str(error)

    def read(self, root):
        rdf = root if root.tag == RDF + 'RDF' else root.find(f'.//{RDF}RDF')
        for description in rdf if rdf is not None else []:
            self.properties += [(key, value) for key, value in description.attrib.items() if not key.startswith((RDF, XML))]
            self.properties += [(one.tag, one) for one in description]

    def text(self, space, local):
        """The value of a simple property, or the first member of an array."""
        for key, value in self.properties:
            if key == f'{{{space}}}{local}':
                if isinstance(value, str):
                    return value
                members = value.findall(f'{RDF}*/{RDF}li')
                return (members[0] if members else value).text or ''
        return None


def packet(document):
    def make():
        stream = document.get(document.catalog.get('Metadata'))
        return Packet(document.file.decoded(stream) or b'') if isinstance(stream, Stream) else None
    return remember(document, 'packet', make)


def properties(document):
    found = packet(document)
    return found.properties if found else []


@rule('metadata', ua='7.1', a='6.6.2.1', x='PDF/X-4')
def metadata(document):
    stream = document.get(document.catalog.get('Metadata'))
    if not isinstance(stream, Stream):
        yield 'the catalog has no metadata stream'
    elif stream.dictionary.get('Type') != 'Metadata' or stream.dictionary.get('Subtype') != 'XML':
        yield 'the metadata stream has another Type or Subtype'


@rule('metadata-are-plain', house='XMP is readable by programs that do not know PDF', x='PDF/X-4')
def metadata_are_plain(document):
    stream = document.get(document.catalog.get('Metadata'))
    if isinstance(stream, Stream) and 'Filter' in stream.dictionary:
        yield 'the metadata stream has a filter'


@rule('xmp-is-well-formed', ua='7.1', a='6.6.2.1', x='PDF/X-4')
def xmp_is_well_formed(document):
    found = packet(document)
    if found is None:
        return
    if found.fault:
        yield found.fault
    header = re.search(rb'<\?xpacket begin=[^?]*\?>', found.data)
    if header and re.search(rb'\b(bytes|encoding)\s*=', header[0]):
        yield 'the header has bytes or encoding'
    try:
        found.data.decode('utf-8')
    except UnicodeDecodeError:
        yield 'it is not UTF-8'


@rule('prefixes', ua='5', a='6.6.4 6.6.2.3.3')
def prefixes(document):
    found = packet(document)
    used = {key[1:].split('}')[0] for key, _ in properties(document)}
    for space, prefix in PREFIXES.items():
        if found and space in used and found.prefixes.get(space, set()) - {prefix}:
            yield f'{space} has the prefix {found.prefixes[space]}'


@rule('claims-pdf-ua', ua='5')
def claims_pdf_ua(document):
    found = packet(document)
    if found and found.text(PDFUA, 'part') != '1':
        yield f'pdfuaid:part is {found.text(PDFUA, "part")}'


@rule('claims-pdf-a', a='6.6.4')
def claims_pdf_a(document):
    found = packet(document)
    if found and (found.text(PDFA, 'part') != '2' or found.text(PDFA, 'conformance') not in ('A', 'B', 'U')):
        yield f'pdfaid:part is {found.text(PDFA, "part")}, conformance {found.text(PDFA, "conformance")}'


@rule('claims-level-a', a='6.6.4', level='a')
def claims_level_a(document):
    found = packet(document)
    if found and found.text(PDFA, 'conformance') != 'A':
        yield f'pdfaid:conformance is {found.text(PDFA, "conformance")}'


@rule('xmp-title', ua='7.1', x='PDF/X-4')
def xmp_title(document):
    found = packet(document)
    if found and found.text(DC, 'title') is None:
        yield 'no dc:title'


@rule('xmp-title-is-not-empty', house='a title that says nothing is none')
def xmp_title_is_not_empty(document):
    found = packet(document)
    if found and not (found.text(DC, 'title') or '').strip():
        yield 'dc:title is empty'


def simple(element):
    return element if isinstance(element, str) else (element.text or '') if len(element) == 0 else None


def fits(value, kind):
    """Whether the value of a property has its type in PREDEFINED."""
    container, _, member = kind.partition('-')
    if kind == 'any':
        return True
    if container not in ('bag', 'seq', 'alt'):
        text = simple(value)
        return text is not None and (isinstance(value, str) or RDF + 'parseType' not in value.attrib) and bool(FORMS[kind].match(text))
    if isinstance(value, str) or len(value) != 1 or value[0].tag != RDF + {'bag': 'Bag', 'seq': 'Seq', 'alt': 'Alt'}[container]:
        return False
    members = list(value[0])
    if any(one.tag != RDF + 'li' for one in members):
        return False
    if kind == 'alt':
        return all(XML + 'lang' in one.attrib and len(one) == 0 for one in members)
    return member == 'any' or all(len(one) == 0 and FORMS[member or 'text'].match(one.text or '') for one in members)


@rule('predefined-properties', a='6.6.2.3.1')
def predefined_properties(document):
    declared = declarations(document)
    for key, value in properties(document):
        space, local = key[1:].split('}') if key.startswith('{') else ('', key)
        if space in ELSEWHERE or space == EXTENSION or (space, local) in declared:
            continue
        kind = PREDEFINED.get(space, {}).get(local)
        if kind is None:
            yield f'{key} is neither predefined nor described'
        elif not fits(value, kind):
            yield f'{key} is no {kind}'


def members(element, space, local):
    """The members of an array that is a field of a structure."""
    found = element.find(f'{{{space}}}{local}')
    if found is None and element.find(RDF + 'Description') is not None:
        return members(element.find(RDF + 'Description'), space, local)
    return found.findall(f'{RDF}*/{RDF}li') if found is not None else []


def field(element, space, local):
    inner = element.find(RDF + 'Description')
    element = inner if inner is not None else element
    found = element.find(f'{{{space}}}{local}')
    return simple(found) if found is not None else element.get(f'{{{space}}}{local}')


def schemas(document):
    return [one for key, value in properties(document) if key == f'{{{EXTENSION}}}schemas' and not isinstance(value, str)
            for one in value.findall(f'{RDF}*/{RDF}li')]


def declarations(document):
    """Types by pairs of namespace and property, from the extension schemas."""
    return {(field(schema, SCHEMA, 'namespaceURI'), field(one, PROPERTY, 'name')): field(one, PROPERTY, 'valueType')
            for schema in schemas(document) for one in members(schema, SCHEMA, 'property')}


BASIC = set('Text Integer Real Boolean Date URI URL XPath MIMEType Locale ProperName AgentName GUID RenditionClass Rational Any'.split())


@rule('extension-properties-fit', a='6.6.2.3.1')
def extension_properties_fit(document):
    declared = declarations(document)
    for key, value in properties(document):
        kind = declared.get(tuple(key[1:].split('}'))) if key.startswith('{') else None
        form = {'Integer': 'integer', 'Date': 'date', 'Boolean': 'boolean', 'Text': 'text'}.get(kind)
        if form and not fits(value, form):
            yield f'{key} is no {kind}'


@rule('extension-schemas', a='6.6.2.3.3')
def extension_schemas(document):
    for key, value in properties(document):
        if key == f'{{{EXTENSION}}}schemas' and (isinstance(value, str) or len(value) != 1 or value[0].tag != RDF + 'Bag'):
            yield 'pdfaExtension:schemas is no bag'
    for schema in schemas(document):
        for local in ('schema', 'namespaceURI', 'prefix'):
            if not field(schema, SCHEMA, local):
                yield f'a schema without {local}'
        own = {field(one, TYPE, 'type') for one in members(schema, SCHEMA, 'valueType')}
        for one in members(schema, SCHEMA, 'property'):
            yield from wrong_property(one, own)
        for one in members(schema, SCHEMA, 'valueType'):
            yield from wrong_type(one)


def wrong_property(one, own):
    for local in ('name', 'valueType', 'category', 'description'):
        if not field(one, PROPERTY, local):
            yield f'a property without {local}'
    if field(one, PROPERTY, 'category') not in ('internal', 'external', None):
        yield f'category {field(one, PROPERTY, "category")}'


def wrong_type(one):
    for local in ('type', 'namespaceURI', 'prefix', 'description'):
        if not field(one, TYPE, local):
            yield f'a value type without {local}'
    for each in members(one, TYPE, 'field'):
        for local in ('name', 'valueType', 'description'):
            if not field(each, FIELD, local):
                yield f'a field without {local}'


@rule('extension-fields', a='6.6.2.3.2')
def extension_fields(document):
    known = {SCHEMA: {'schema', 'namespaceURI', 'prefix', 'property', 'valueType'}, PROPERTY: {'name', 'valueType', 'category', 'description'},
             TYPE: {'type', 'namespaceURI', 'prefix', 'description', 'field'}, FIELD: {'name', 'valueType', 'description'}}
    for schema in schemas(document):
        for one in schema.iter():
            space, _, local = one.tag[1:].partition('}')
            if f'{{{space}}}' not in (RDF, XML) and local not in known.get(space, ()):
                yield one.tag


# Info

def text_of(value):
    """The characters of a text string (7.9.2.2), or None."""
    try:
        if value[:2] == b'\xfe\xff':
            return value[2:].decode('utf-16-be')
        return value[3:].decode('utf-8') if value[:3] == b'\xef\xbb\xbf' else value.decode('ascii')
    except UnicodeDecodeError:
        return None


def moment(text):
    """An Info date (D:…) or an XMP date, as digits and zone."""
    digits = re.sub(r"^D:|[-:T']", '', re.sub(r'([+-]\d\d):?\'?(\d\d)\'?$', '', text).replace('Z', ''))
    zone = re.search(r"([+-]\d\d)[:']?(\d\d)'?$", text)
    return digits[:14], (zone[1] + zone[2]) if zone and zone[1] + zone[2] not in ('+0000', '-0000') else 'Z'


@rule('info-agrees', house='Info and XMP say the same', x='PDF/X-4')
def info_agrees(document):
    found, info = packet(document), document.dictionary(document.file.trailer.get('Info'))
    pairs = {'Title': (DC, 'title'), 'Author': (DC, 'creator'), 'Subject': (DC, 'description'), 'Keywords': (PDF, 'Keywords'),
             'Creator': (XMP, 'CreatorTool'), 'Producer': (PDF, 'Producer')}
    for key, (space, local) in pairs.items():
        here, there = document.get(info.get(key)), found.text(space, local) if found else None
        if (text_of(here) if here is not None else None) != there:
            yield f'{key}: {here!r} and {there!r}'
    for key, local in (('CreationDate', 'CreateDate'), ('ModDate', 'ModifyDate')):
        here, there = document.get(info.get(key)), found.text(XMP, local) if found else None
        if (moment(here.decode('latin-1')) if here is not None else None) != (moment(there) if there is not None else None):
            yield f'{key}: {here!r} and {there!r}'
