"""Rules on annotations, forms, actions, destinations: ISO 14289-1, 7.15 and 7.18; ISO 19005-2, 6.3 to 6.5, 6.8, 6.10 and 6.11."""
from .reader import Name, Ref, Stream
from .rules import rule

KINDS = set('Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Widget '
            'PrinterMark TrapNet Watermark Redact'.split())
ACTIONS = set('GoTo GoToR GoToE Thread URI Named SubmitForm'.split())
PRINT, INVISIBLE, HIDDEN, NO_VIEW, TOGGLE = 4, 1, 2, 32, 256


def described(index, ref, annotation):
    return f'page {index + 1}, annotation {int(ref) if isinstance(ref, Ref) else ""} ({annotation.get("Subtype")})'


def is_seen(document, index, annotation):
    """Whether an annotation is neither hidden nor outside the crop box."""
    if document.get(annotation.get('F', 0)) & HIDDEN:
        return False
    page = document.pages[index][1]
    box = [document.get(one) for one in document.array(page.get('CropBox', page.get('MediaBox')))]
    rectangle = [document.get(one) for one in document.array(annotation.get('Rect'))]
    if len(box) != 4 or len(rectangle) != 4:
        return True
    return not any(rectangle[i + 2] <= box[i] or rectangle[i] >= box[i + 2] for i in (0, 1))


def element_around(document, annotation):
    """The structure element of an annotation in the parent tree."""
    ref = document.parents.get(annotation.get('StructParent'))
    return document.by_number.get(int(ref)) if isinstance(ref, Ref) else None


def seen_annotations(document):
    return [(index, ref, one) for index, ref, one in document.annotations() if is_seen(document, index, one)]


@rule('annotation-kinds', a='6.3.1')
def annotation_kinds(document):
    for index, ref, one in document.annotations():
        if one.get('Subtype') not in KINDS:
            yield described(index, ref, one)


@rule('annotation-flags', a='6.3.2')
def annotation_flags(document):
    for index, ref, one in document.annotations():
        flags = document.get(one.get('F'))
        if flags is None and one.get('Subtype') == 'Popup':
            continue
        if not isinstance(flags, int) or not flags & PRINT or flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE):
            yield f'{described(index, ref, one)}: F is {flags}'


@rule('annotations-have-looks', a='6.3.3')
def annotations_have_looks(document):
    for index, ref, one in document.annotations():
        rectangle = [document.get(side) for side in document.array(one.get('Rect'))]
        is_empty = len(rectangle) == 4 and rectangle[:2] == rectangle[2:]
        if 'AP' not in one and not is_empty and one.get('Subtype') not in ('Popup', 'Link'):
            yield described(index, ref, one)


@rule('looks-are-normal', a='6.3.3')
def looks_are_normal(document):
    for index, ref, one in document.annotations():
        looks = document.dictionary(one.get('AP'))
        if 'AP' not in one:
            continue
        parent = document.dictionary(one.get('Parent'))
        is_button = one.get('Subtype') == 'Widget' and document.get(one.get('FT', parent.get('FT'))) == 'Btn'
        wanted = dict if is_button else Stream
        if looks.keys() != {'N'} or not isinstance(document.get(looks.get('N')), wanted):
            yield described(index, ref, one)


@rule('widgets-have-no-actions', a='6.4.1')
def widgets_have_no_actions(document):
    for number, one in document.all_dictionaries():
        if one.get('Subtype') == 'Widget' and ('A' in one or 'AA' in one) or ('FT' in one and 'AA' in one):
            yield f'object {number}'
    if document.get(document.dictionary(document.catalog.get('AcroForm')).get('NeedAppearances')) is True:
        yield 'NeedAppearances'


@rule('no-xfa', ua='7.15', a='6.4.2')
def no_xfa(document):
    if 'XFA' in document.dictionary(document.catalog.get('AcroForm')) or 'NeedsRendering' in document.catalog:
        yield 'XFA or NeedsRendering'


@rule('actions', a='6.5.1')
def actions(document):
    for number, one in document.all_dictionaries():
        for key in ('A', 'OpenAction', 'Next'):
            for action in several(document, one.get(key)):
                kind = document.get(action.get('S'))
                if 'O' in action or kind is None:   # the attributes of a structure element
                    continue
                if kind not in ACTIONS:
                    yield f'object {number}: {kind}'
                elif kind == 'Named' and action.get('N') not in ('NextPage', 'PrevPage', 'FirstPage', 'LastPage'):
                    yield f'object {number}: {action.get("N")}'


def several(document, value):
    value = document.get(value)
    return [document.dictionary(one) for one in value] if isinstance(value, list) and all(isinstance(document.get(one), dict) for one in value) else \
        [value] if isinstance(value, dict) else []


@rule('no-additional-actions', a='6.5.2')
def no_additional_actions(document):
    if 'AA' in document.catalog:
        yield 'the catalog'
    for index, (_, page) in enumerate(document.pages, 1):
        if 'AA' in page:
            yield f'page {index}'


@rule('embedded-files', ua='7.11', a='6.8', x='PDF/X-4')
def embedded_files(document):
    for number, one in document.all_dictionaries():
        if 'EF' in one and not (one.get('F') and one.get('UF')):
            yield f'object {number}'


@rule('no-embedded-files', house='our PDFs hold none')
def no_embedded_files(document):
    for number, one in document.all_dictionaries():
        if 'EF' in one or one.get('Type') == 'EmbeddedFile' or 'EmbeddedFiles' in one:
            yield f'object {number}'


@rule('no-presentations', a='6.10', x='PDF/X-4')
def no_presentations(document):
    if 'AlternatePresentations' in document.dictionary(document.catalog.get('Names')):
        yield 'AlternatePresentations'
    for index, (_, page) in enumerate(document.pages, 1):
        if 'PresSteps' in page:
            yield f'page {index}: PresSteps'


@rule('no-requirements', a='6.11')
def no_requirements(document):
    if 'Requirements' in document.catalog:
        yield 'the catalog has Requirements'


@rule('annotations-in-elements', ua='7.18.1')
def annotations_in_elements(document):
    for index, ref, one in seen_annotations(document):
        if one.get('Subtype') in ('Widget', 'PrinterMark', 'Link', 'Popup'):
            continue
        element = element_around(document, one)
        if element is None or element.role != 'Annot':
            yield described(index, ref, one)


@rule('annotations-are-described', ua='7.18.1')
def annotations_are_described(document):
    for index, ref, one in seen_annotations(document):
        element = element_around(document, one)
        has_alternative = element is not None and document.get(element.dictionary.get('Alt'))
        if one.get('Subtype') not in ('Widget', 'Popup', 'PrinterMark') and not document.get(one.get('Contents')) and not has_alternative:
            yield described(index, ref, one)


@rule('fields-are-described', ua='7.18.1')
def fields_are_described(document):
    for index, ref, one in seen_annotations(document):
        parent, element = document.dictionary(one.get('Parent')), element_around(document, one)
        has_alternative = element is not None and document.get(element.dictionary.get('Alt'))
        if one.get('Subtype') == 'Widget' and not document.get(one.get('TU', parent.get('TU'))) and not has_alternative:
            yield described(index, ref, one)


@rule('no-trap-networks', ua='7.18.2')
def no_trap_networks(document):
    for index, ref, one in seen_annotations(document):
        if one.get('Subtype') == 'TrapNet':
            yield described(index, ref, one)


@rule('tabs-follow-the-structure', ua='7.18.3')
def tabs_follow_the_structure(document):
    for index, (_, page) in enumerate(document.pages, 1):
        if document.array(page.get('Annots')) and document.get(page.get('Tabs')) != 'S':
            yield f'page {index}'


@rule('widgets-in-forms', ua='7.18.4')
def widgets_in_forms(document):
    for index, ref, one in seen_annotations(document):
        element = element_around(document, one)
        if one.get('Subtype') == 'Widget' and (element is None or element.role != 'Form'):
            yield described(index, ref, one)
    for element in document.elements:
        if element.role == 'Form' and not is_print_field(document, element) and element.order.count('object') + element.order.count('element') > 1:
            yield f'{element} has several kids'


def is_print_field(document, element):
    return any('Role' in document.dictionary(one) for one in attributes(document, element))


def attributes(document, element):
    """The attribute objects of an element and of its classes, without revision numbers."""
    found = []
    for key in ('A', 'C'):
        value = document.get(element.dictionary.get(key))
        for one in value if isinstance(value, list) else [value]:
            one = document.get(one)
            if isinstance(one, Name):
                one = document.get(document.dictionary(document.root.get('ClassMap')).get(one))
            found += [document.dictionary(each) for each in (one if isinstance(one, list) else [one]) if isinstance(document.get(each), (dict, Stream))]
    return found


@rule('links-in-link-elements', ua='7.18.5')
def links_in_link_elements(document):
    for index, ref, one in seen_annotations(document):
        element = element_around(document, one)
        if one.get('Subtype') == 'Link' and (element is None or element.role != 'Link'):
            yield described(index, ref, one)


@rule('links-are-described', ua='7.18.5')
def links_are_described(document):
    for index, ref, one in seen_annotations(document):
        if one.get('Subtype') == 'Link' and not document.get(one.get('Contents')):
            yield described(index, ref, one)


@rule('link-elements-hold-their-links', house='ISO 32000-1, 14.8.4.4.2')
def link_elements_hold_their_links(document):
    """Whether the annotation is among the kids of its element in the parent tree."""
    for index, ref, one in seen_annotations(document):
        element = element_around(document, one)
        if element is not None and ref not in element.objects:
            yield described(index, ref, one)
    for element in document.elements:
        if element.role == 'Link' and not element.objects:
            yield f'{element} has no annotation'


@rule('links-lead-somewhere', house='ISO 32000-1, 12.3.2')
def links_lead_somewhere(document):
    tree = document.dictionary(document.catalog.get('Names')).get('Dests')
    named = {bytes(key): document.get(value) for key, value in document.names(tree)}
    pages = {ref for ref, _ in document.pages}
    for number, one in document.all_dictionaries():
        if 'Dest' not in one:
            continue
        place = document.get(one['Dest'])
        place = named.get(bytes(place)) if isinstance(place, bytes) else place
        place = place.get('D') if isinstance(place, dict) else place
        if not isinstance(place, list) or place[0] not in pages:
            yield f'object {number}: {document.get(one["Dest"])!r}'
    for number, one in document.all_dictionaries():
        if one.get('Subtype') == 'Link' and 'Dest' not in one and 'A' not in one:
            yield f'object {number} leads nowhere'
        action = document.dictionary(one.get('A'))
        if action.get('S') == 'URI' and not all(33 <= byte <= 126 for byte in document.get(action.get('URI', b' '))):
            yield f'object {number}: {action.get("URI")!r}'


@rule('named-destinations-are-sorted', house='ISO 32000-1, 7.9.6')
def named_destinations_are_sorted(document):
    for tree in (document.dictionary(document.catalog.get('Names')).get('Dests'), document.root.get('IDTree')):
        keys = [bytes(key) for key, _ in document.names(tree)]
        if keys != sorted(set(keys)):
            yield 'the keys of a name tree are not in order, or repeat'
    keys = [key for key, _ in document.numbers(document.root.get('ParentTree'))]
    if keys != sorted(set(keys)):
        yield 'the keys of the tree of parents are not in order, or repeat'


@rule('printers-marks-are-artifacts', ua='7.18.8')
def printers_marks_are_artifacts(document):
    for index, ref, one in seen_annotations(document):
        if one.get('Subtype') == 'PrinterMark' and element_around(document, one) is not None:
            yield described(index, ref, one)


@rule('media-are-described', ua='7.18.6.2')
def media_are_described(document):
    for number, one in document.all_dictionaries():
        if one.get('S') == 'MCD' and ('CT' not in one or not has_alternative(document, one)):
            yield f'object {number}'


def has_alternative(document, clip):
    pairs = [document.get(one) for one in document.array(clip.get('Alt'))]
    return bool(pairs) and len(pairs) % 2 == 0 and all(isinstance(one, bytes) for one in pairs) and all(pairs[1::2])
