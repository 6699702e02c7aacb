"""Rules on tags: ISO 14289-1, 7.1 to 7.9; ISO 19005-2, 6.7."""
import re

from .document import STANDARD
from .reader import Ref
from .rules import rule
from .rules_file import in_contents
from .rules_interactive import attributes
from .rules_metadata import RDF, XML, properties, text_of

SPEAKING = set('P H1 H2 H3 H4 H5 H6 Caption Lbl Note Reference Link Quote Code BibEntry Figure Formula TOCI'.split())
LANGUAGE = re.compile(r'[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$')


@rule('marked', ua='6.2', a='6.7.2.2', level='a')
def marked(document):
    if document.get(document.dictionary(document.catalog.get('MarkInfo')).get('Marked')) is not True:
        yield 'MarkInfo does not say Marked'


@rule('no-suspects', ua='7.1')
def no_suspects(document):
    if document.get(document.dictionary(document.catalog.get('MarkInfo')).get('Suspects')) is True:
        yield 'MarkInfo says Suspects'


@rule('structure-tree', ua='7.1', a='6.7.3.3', level='a')
def structure_tree(document):
    if not document.root:
        yield 'the catalog has no StructTreeRoot'


@rule('artifacts-apart', ua='7.1')
def artifacts_apart(document):
    yield from in_contents(document, 'artifact in tagged content')
    yield from in_contents(document, 'tagged content in an artifact')


@rule('all-content-is-marked', ua='7.1')
def all_content_is_marked(document):
    yield from in_contents(document, 'unmarked content')


@rule('marks-have-elements', house='ISO 32000-1, 14.7.4.4: every MCID is in the tree of parents')
def marks_have_elements(document):
    yield from in_contents(document, 'MCID without an element')
    yield from in_contents(document, 'artifact with MCID')


@rule('marks-once', house='ISO 32000-1, 14.7.4.2: MCIDs are unique, and belong to the element that names them')
def marks_once(document):
    for index, ((ref, page), content) in enumerate(zip(document.pages, document.content), 1):
        if len(set(content.mcids)) < len(content.mcids):
            yield f'page {index} repeats an MCID'
        parents = document.array(document.parents.get(page.get('StructParents')))
        for owner, mcid in content.mcids:
            element = document.owners.get((ref if owner is None else owner, mcid))
            above = parents[mcid] if owner is None and mcid < len(parents) else None
            if element is None or (owner is None and element.number != above):
                yield f'page {index}: MCID {mcid} is of {element}, the tree of parents says {above}'


@rule('elements-name-marks-that-are', house='ISO 32000-1, 14.7.4')
def elements_name_marks_that_are(document):
    there = {(ref if owner is None else owner, mcid) for (ref, _), content in zip(document.pages, document.content) for owner, mcid in content.mcids}
    for key, element in document.owners.items():
        if key not in there:
            yield f'{element}: MCID {key[1]} of the page {key[0]}'
    yield from document.tree_faults


@rule('tags-agree', house='a mark is called as the element it belongs to, or Span')
def tags_agree(document):
    for index, content in enumerate(document.content, 1):
        for mark, element in content.spans:
            if element is not None and mark.tag not in (element.type, 'Span'):
                yield f'page {index}: {mark.tag} in {element}'


@rule('parents', ua='7.1')
def parents(document):
    for element in document.elements:
        if 'P' not in element.dictionary:
            yield f'{element} has no P'


@rule('parents-agree', house='ISO 32000-1, 14.7.2')
def parents_agree(document):
    root = document.catalog.get('StructTreeRoot')
    for element in document.elements:
        above = element.parent.number if element.parent else root
        if isinstance(element.dictionary.get('P'), Ref) and above is not None and element.dictionary['P'] != above:
            yield f'{element}: P is {element.dictionary["P"]}, its parent {above}'


@rule('standard-types', ua='7.1', a='6.7.3.4', level='a')
def standard_types(document):
    for kind in sorted({str(one.type) for one in document.elements if one.role not in STANDARD}):
        yield f'{kind} is mapped to no standard type'


@rule('no-circular-roles', ua='7.1', a='6.7.3.4', level='a')
def no_circular_roles(document):
    for kind in document.role_map:
        seen = set()
        while kind in document.role_map and kind not in seen:
            seen.add(kind)
            kind = document.get(document.role_map[kind])
        if kind in seen:
            yield str(kind)


@rule('standard-types-stay', ua='7.1', a='6.7.3.4', level='a')
def standard_types_stay(document):
    for kind in document.role_map:
        if kind in STANDARD and document.get(document.role_map[kind]) != kind:
            yield str(kind)


@rule('title-is-shown', ua='7.1')
def title_is_shown(document):
    if document.get(document.dictionary(document.catalog.get('ViewerPreferences')).get('DisplayDocTitle')) is not True:
        yield 'ViewerPreferences does not say DisplayDocTitle'


# Languages

def has_language(document):
    return bool(document.get(document.catalog.get('Lang')))


@rule('document-language', house='the catalog says the language')
def document_language(document):
    if not has_language(document):
        yield 'the catalog has no Lang'


def text_needs_language(key):
    def check(document):
        if has_language(document):
            return
        for element in document.elements:
            if key in element.dictionary and not element.language:
                yield f'{element}'
        for index, content in enumerate(document.content, 1):
            for mark, _ in content.spans:
                if key in mark.properties and mark.tag == 'Span' and not mark.language:
                    yield f'page {index}: a mark'
    return check


rule('actual-text-language', ua='7.2')(text_needs_language('ActualText'))
rule('alternative-language', ua='7.2')(text_needs_language('Alt'))
rule('expansion-language', ua='7.2')(text_needs_language('E'))


@rule('other-texts-language', ua='7.2')
def other_texts_language(document):
    """The language of outline, annotations, fields and metadata, which only the catalog gives."""
    if has_language(document):
        return
    if document.dictionary(document.catalog.get('Outlines')).get('First') is not None:
        yield 'the outline'
    for index, _, one in document.annotations():
        element = document.by_number.get(document.parents.get(one.get('StructParent')))
        if 'Contents' in one and 'Lang' not in one and not (element and element.language):
            yield f'an annotation of page {index + 1}'
        if 'TU' in one and 'Lang' not in one and not (element and element.language):
            yield f'a field of page {index + 1}'
    for key, value in properties(document):
        languages_told = [one.get(XML + 'lang') for one in value.iter(RDF + 'li')] if not isinstance(value, str) else []
        if languages_told == ['x-default']:
            yield f'the metadata: {key}'


@rule('text-language', ua='7.2')
def text_language(document):
    if not has_language(document):
        yield from in_contents(document, 'text without language')


def languages(document):
    yield 'the catalog', document.catalog.get('Lang')
    for element in document.elements:
        if 'Lang' in element.dictionary:
            yield str(element), element.dictionary['Lang']
    for index, content in enumerate(document.content, 1):
        for mark, _ in content.spans:
            if 'Lang' in mark.properties:
                yield f'page {index}', mark.properties['Lang']


@rule('languages-are-tags', ua='7.2', a='6.7.4', level='a')
def languages_are_tags(document):
    for place, value in languages(document):
        value = document.get(value)
        if value is None:
            continue
        text = text_of(value) if isinstance(value, bytes) else None
        if text is None or (text and not LANGUAGE.match(text)):
            yield f'{place}: {value!r}'


@rule('languages-are-not-empty', ua='7.2')
def languages_are_not_empty(document):
    for place, value in languages(document):
        if document.get(value) == b'':
            yield f'{place} says an empty language'


# Nesting

def allow(name, role, kids=None, parents=None):
    @rule(name, ua='7.2')
    def check(document):
        for element in document.elements:
            if element.role != role:
                continue
            wrong = [one.role for one in element.elements if kids is not None and one.role not in kids.split()]
            above = element.parent.role if element.parent else None
            if wrong:
                yield f'{element} holds {wrong[0]}'
            if parents is not None and above not in parents.split():
                yield f'{element} stands in {above}'


allow('tables', 'Table', kids='TR THead TBody TFoot Caption')
allow('table-rows', 'TR', kids='TH TD', parents='Table THead TBody TFoot')
allow('table-heads', 'THead', kids='TR', parents='Table')
allow('table-bodies', 'TBody', kids='TR', parents='Table')
allow('table-feet', 'TFoot', kids='TR', parents='Table')
allow('header-cells', 'TH', parents='TR')
allow('cells', 'TD', parents='TR')
allow('lists', 'L', kids='L LI Caption')
allow('list-items', 'LI', kids='Lbl LBody', parents='L')
allow('list-bodies', 'LBody', parents='LI')
allow('contents', 'TOC', kids='TOC TOCI Caption')
allow('contents-items', 'TOCI', parents='TOC')


@rule('table-parts', ua='7.2')
def table_parts(document):
    for table in document.elements:
        if table.role != 'Table':
            continue
        roles = [one.role for one in table.elements]
        if roles.count('THead') > 1 or roles.count('TFoot') > 1 or roles.count('Caption') > 1:
            yield f'{table} has several heads, feet or captions'
        if ('THead' in roles or 'TFoot' in roles) and 'TBody' not in roles:
            yield f'{table} has a head or a foot and no body'
        if 'Caption' in roles[1:-1]:
            yield f'{table} has a caption in its midst'


@rule('captions-come-first', ua='7.2')
def captions_come_first(document):
    for element in document.elements:
        if element.role in ('L', 'TOC') and 'Caption' in [one.role for one in element.elements[1:]]:
            yield f'{element}'


def span(document, cell, key):
    for one in attributes(document, cell):
        if one.get('O', 'Table') == 'Table' and isinstance(document.get(one.get(key)), int):
            return max(1, document.get(one[key]))
    return 1


def rows_of(table):
    return [row for part in table.elements for row in ([part] if part.role == 'TR' else part.kids('TR') if part.role in ('THead', 'TBody', 'TFoot') else [])]


def grid(document, table):
    """The cells of a table by row and column, and those that overlap others."""
    taken, overlaps, rows = {}, [], rows_of(table)
    for y, row in enumerate(rows):
        x = 0
        for cell in row.kids('TH', 'TD'):
            while (y, x) in taken:
                x += 1
            wide, high = span(document, cell, 'ColSpan'), span(document, cell, 'RowSpan')
            places = [(y + down, x + right) for down in range(high) for right in range(wide)]
            if any(place in taken for place in places):
                overlaps.append(cell)
            taken |= {place: cell for place in places if place not in taken}
            x += wide
    return taken, overlaps, len(rows)


@rule('tables-are-regular', ua='7.2')
def tables_are_regular(document):
    for table in document.elements:
        if table.role != 'Table':
            continue
        taken, overlaps, count = grid(document, table)
        if overlaps:
            yield f'{table}: {overlaps[0]} overlaps another cell'
        width = max((x for _, x in taken), default=-1) + 1
        for y in range(count):
            here = sum((y, x) in taken for x in range(width))
            if here != width:
                yield f'{table}: row {y + 1} has {here} of {width} columns'
                break
        if any(y >= count for y, _ in taken):
            yield f'{table}: a cell reaches below the last row'


@rule('table-headers', ua='7.5')
def table_headers(document):
    """Whether every TD has Headers or every TH has a Scope."""
    for table in document.elements:
        if table.role != 'Table':
            continue
        cells = [cell for row in rows_of(table) for cell in row.kids('TH', 'TD')]
        named = {document.get(cell.dictionary.get('ID')) for cell in cells if cell.role == 'TH'}
        unscoped = [cell for cell in cells if cell.role == 'TH' and not attribute(document, cell, 'Scope')]
        for cell in cells:
            if cell.role != 'TD':
                continue
            given = [document.get(one) for one in document.array(attribute(document, cell, 'Headers'))]
            if given and set(given) - named:
                yield f'{cell} names a header that there is not'
            elif unscoped and not given:
                yield f'{unscoped[0]} has no Scope'
                break


def attribute(document, element, key):
    return next((document.get(one[key]) for one in attributes(document, element) if key in one), None)


@rule('scopes', house='every TH says its Scope')
def scopes(document):
    for element in document.elements:
        if element.role == 'TH' and attribute(document, element, 'Scope') not in ('Row', 'Column', 'Both'):
            yield f'{element}'


@rule('list-numbering', ua='7.6')
def list_numbering(document):
    for element in document.elements:
        labelled = element.role == 'L' and any(item.kids('Lbl') for item in element.kids('LI'))
        if labelled and attribute(document, element, 'ListNumbering') == 'None':
            yield f'{element} has labels, and the numbering None'


@rule('list-items-are-whole', house='an LI has at most one LBody')
def list_items_are_whole(document):
    for element in document.elements:
        if element.role == 'LI' and len(element.kids('LBody')) > 1:
            yield f'{element}'


# Figures, formulas, notes, headings

def described(document, element):
    return document.get(element.dictionary.get('Alt')) or 'ActualText' in element.dictionary


@rule('figures-are-described', ua='7.3')
def figures_are_described(document):
    for element in document.elements:
        if element.role == 'Figure' and not described(document, element):
            yield f'{element}'


@rule('formulas-are-described', ua='7.7')
def formulas_are_described(document):
    for element in document.elements:
        if element.role == 'Formula' and not described(document, element):
            yield f'{element}'


@rule('figures-have-boxes', house='ISO 32000-1, table 344: BBox of figures')
def figures_have_boxes(document):
    for element in document.elements:
        box = attribute(document, element, 'BBox')
        if element.role == 'Figure' and element.marks and not (isinstance(box, list) and len(box) == 4 and box[0] < box[2] and box[1] < box[3]):
            yield f'{element}: {box}'


@rule('heading-levels', ua='7.4.2')
def heading_levels(document):
    last = 0
    for element in document.elements:
        if re.fullmatch(r'H[1-6]', str(element.role)):
            level = int(element.role[1])
            if level > last + 1:
                yield f'{element} follows a heading of level {last}'
            last = level


@rule('one-h-a-node', ua='7.4.4')
def one_h_a_node(document):
    for element in document.elements:
        if len(element.kids('H')) > 1:
            yield f'{element}'


@rule('one-kind-of-headings', ua='7.4.4')
def one_kind_of_headings(document):
    roles = {str(one.role) for one in document.elements}
    if 'H' in roles and roles & {'H1', 'H2', 'H3', 'H4', 'H5', 'H6'}:
        yield 'H beside H1 to H6'


@rule('notes-have-names', ua='7.9')
def notes_have_names(document):
    seen = set()
    for element in document.elements:
        if element.role != 'Note':
            continue
        name = document.get(element.dictionary.get('ID'))
        if not name or bytes(name) in seen:
            yield f'{element}: {name}'
        seen.add(bytes(name or b''))


@rule('names-are-unique', house='ISO 32000-1, table 323: ID')
def names_are_unique(document):
    named = {bytes(key): value for key, value in document.names(document.root.get('IDTree'))}
    seen = set()
    for element in document.elements:
        name = document.get(element.dictionary.get('ID'))
        if name is None:
            continue
        if bytes(name) in seen or named.get(bytes(name)) != element.number:
            yield f'{element}: {name}'
        seen.add(bytes(name))


@rule('elements-hold-something', house='an element without content says nothing')
def elements_hold_something(document):
    for element in document.elements:
        if not element.order and element.role in SPEAKING:
            yield f'{element}'


@rule('text-strings', house='ISO 32000-1, 7.9.2.2: text strings are ASCII or UTF-16 with its mark')
def text_strings(document):
    for number, one in document.all_dictionaries():
        for key in ('Alt', 'ActualText', 'E', 'T', 'Contents', 'Title', 'Author', 'Subject', 'Keywords', 'Lang', 'Info'):
            value = document.get(one.get(key))
            if isinstance(value, bytes) and (text_of(value) is None or '\0' in text_of(value)):
                yield f'object {number}: {key} {value[:20]!r}'
    for index, content in enumerate(document.content, 1):
        for mark, _ in content.spans:
            value = mark.properties.get('ActualText')
            if isinstance(value, bytes) and text_of(value) is None:
                yield f'page {index}: ActualText {value!r}'
