"""In: a File. Out: its document: catalog, pages, structure tree with roles, parent tree, and what the content streams contain."""
from .content import Content, Walker
from .reader import Ref, Stream

STANDARD = frozenset('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD '
                     'THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split())


class Element:
    """A structure element. `role` is its standard type; its own type where the role map has none."""
    __slots__ = ('number', 'dictionary', 'type', 'role', 'parent', 'elements', 'marks', 'objects', 'spelled', 'language', 'order')

    def __init__(self, number, dictionary, kind, role, parent):
        self.number, self.dictionary, self.type, self.role, self.parent = number, dictionary, kind, role, parent
        self.elements, self.marks, self.objects, self.order = [], [], [], []
        self.spelled = 'ActualText' in dictionary or (parent is not None and parent.spelled)
        self.language = dictionary.get('Lang') or (parent.language if parent is not None else None)

    def __str__(self):
        return f'{self.type} (object {self.number})'

    def kids(self, *roles):
        return [one for one in self.elements if one.role in roles]


class Document:
    walker = Walker

    def __init__(self, file):
        self.file = file
        self.get, self.dictionary, self.array = file.get, file.dictionary, file.array
        self.catalog = file.dictionary(file.trailer.get('Root'))
        self.pages = list(self.read_pages())
        self.root = self.dictionary(self.catalog.get('StructTreeRoot'))
        self.role_map = self.dictionary(self.root.get('RoleMap'))
        self.elements = []                    # depth first, as they stand in the tree
        self.by_number, self.owners, self.tree_faults = {}, {}, []
        self.read_structure()
        self.parents = dict(self.numbers(self.root.get('ParentTree')))
        self.content = [self.walk(page) for page in self.pages]
        self.whole = self.walk_appearances()
        self.intent = self.read_intent()

    # Pages

    def read_pages(self):
        """Pairs of number and page dictionary, with inherited entries."""
        stack, seen = [(self.catalog.get('Pages'), {})], set()
        while stack:
            ref, inherited = stack.pop()
            node = self.dictionary(ref)
            if not node or (isinstance(ref, Ref) and ref in seen):
                continue
            seen.add(ref if isinstance(ref, Ref) else id(node))
            inherited = inherited | {key: node[key] for key in ('Resources', 'MediaBox', 'CropBox') if key in node}
            if 'Kids' in node:
                stack += [(kid, inherited) for kid in reversed(self.array(node['Kids']))]
            else:
                yield ref, inherited | node

    def walk(self, page):
        ref, dictionary = page
        content, parents = Content(), self.array(self.parents.get(dictionary.get('StructParents')))

        def element_of(mcid, owner):
            table = parents if owner is None else self.array(self.parents.get(self.dictionary(owner).get('StructParents')))
            found = table[mcid] if isinstance(mcid, int) and 0 <= mcid < len(table) else None
            return self.by_number.get(int(found)) if isinstance(found, Ref) else None

        walker = self.walker(self.file, content, element_of)
        streams = self.get(dictionary.get('Contents'))
        streams = [self.get(one) for one in (streams if isinstance(streams, list) else [streams])]
        data = b'\n'.join(self.file.decoded(one) or b'' for one in streams if isinstance(one, Stream))
        walker.walk(data, self.dictionary(dictionary.get('Resources')))
        if self.dictionary(dictionary.get('Group')).get('S') == 'Transparency':
            content.transparent = True
        return content

    def annotations(self):
        """Triples of page index, reference and dictionary."""
        for index, (_, page) in enumerate(self.pages):
            for ref in self.array(page.get('Annots')):
                yield index, ref, self.dictionary(ref)

    def walk_appearances(self):
        """The appearance streams of annotations: their fonts and colours count, their marked content does not."""
        content = Content()
        for _, _, annotation in self.annotations():
            for one in self.appearances(annotation):
                walker = Walker(self.file, content, lambda mcid, owner: None)
                walker.checks_marks, walker.resources = False, {}
                walker.enter(one, None)
        content.faults.pop('MCID without an element', None)
        return content

    def appearances(self, annotation):
        for state in self.dictionary(annotation.get('AP')).values():
            state = self.get(state)
            for one in [state] if isinstance(state, Stream) else map(self.get, state.values()) if isinstance(state, dict) else []:
                if isinstance(one, Stream):
                    yield one

    def contents(self):
        return [*self.content, self.whole]

    def read_intent(self):
        """The profile of the PDF/A output intent, or None."""
        for one in self.array(self.catalog.get('OutputIntents')):
            one = self.dictionary(one)
            profile = self.get(one.get('DestOutputProfile'))
            if one.get('S') == 'GTS_PDFA1' and isinstance(profile, Stream):
                return profile
        return None

    # Structure

    def role_of(self, kind):
        seen = set()
        while kind not in STANDARD and kind in self.role_map and kind not in seen:
            seen.add(kind)
            kind = self.get(self.role_map[kind])
        return kind

    def read_structure(self):
        stack = [(kid, None, None) for kid in reversed(self.kids_of(self.root))]
        while stack:
            ref, parent, page = stack.pop()
            dictionary = self.dictionary(ref)
            number = int(ref) if isinstance(ref, Ref) else None
            if number in self.by_number and number is not None:
                self.tree_faults.append(f'the element {self.by_number[number]} stands in two places')
                continue
            kind = self.get(dictionary.get('S'))
            element = Element(number, dictionary, kind, self.role_of(kind), parent)
            self.by_number[number] = element
            self.elements.append(element)
            if parent is not None:
                parent.elements.append(element)
            stack += reversed(list(self.read_kids(element, dictionary.get('Pg', page))))

    def kids_of(self, dictionary):
        kids = self.get(dictionary.get('K'))
        return kids if isinstance(kids, list) else [] if kids is None else [dictionary['K']]

    def read_kids(self, element, page):
        """The elements among its kids, with what the stack needs; marked content and objects are added to the element."""
        for kid in self.kids_of(element.dictionary):
            value = self.get(kid)
            kind = value.get('Type') if isinstance(value, dict) else None
            if isinstance(value, int):
                self.own(element, page, value)
            elif kind == 'MCR' or (isinstance(value, dict) and 'MCID' in value and 'S' not in value):
                self.own(element, value.get('Stm', value.get('Pg', page)), value.get('MCID'))
            elif kind == 'OBJR':
                element.objects.append(value.get('Obj'))
                element.order.append('object')
            elif isinstance(value, dict) and 'S' in value:
                element.order.append('element')
                yield kid, element, page
            else:
                self.tree_faults.append(f'{element} has a kid that is neither an element nor content')

    def own(self, element, page, mcid):
        element.marks.append((page, mcid))
        element.order.append('mark')
        if (page, mcid) in self.owners:
            self.tree_faults.append(f'MCID {mcid} of the page {page} belongs to {self.owners[page, mcid]} and to {element}')
        self.owners[page, mcid] = element

    def numbers(self, tree):
        """The pairs of a number tree, in order."""
        return [(key, value) for key, value in self.leaves(tree, 'Nums') if isinstance(key, int)]

    def names(self, tree):
        """The pairs of a name tree, in order."""
        return [(self.get(key), value) for key, value in self.leaves(tree, 'Names')]

    def leaves(self, tree, key):
        stack, seen = [tree], set()
        while stack:
            ref = stack.pop()
            if isinstance(ref, Ref):
                if ref in seen:
                    continue
                seen.add(ref)
            node = self.dictionary(ref)
            pairs = self.array(node.get(key))
            yield from zip(pairs[::2], pairs[1::2])
            stack += reversed(self.array(node.get('Kids')))

    def all_dictionaries(self):
        """Every dictionary of the file, with the number of its object."""
        for number, value in self.file.objects.items():
            stack = [value]
            while stack:
                one = stack.pop()
                if isinstance(one, Stream):
                    one = one.dictionary
                if isinstance(one, dict):
                    yield number, one
                    stack += [value for value in one.values() if type(value) in (dict, list)]
                elif isinstance(one, list):
                    stack += [value for value in one if type(value) in (dict, list)]
