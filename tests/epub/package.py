"""An EPUB's files as a test reads them: XML by path, and the text that follows an element."""
import posixpath
import re
import zipfile
from xml.etree import ElementTree

XHTML = '{http://www.w3.org/1999/xhtml}'
OPS = '{http://www.idpf.org/2007/ops}'
OPF = '{http://www.idpf.org/2007/opf}'


class Package:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self._trees = {}

    def tree(self, path):
        if path not in self._trees:
            self._trees[path] = ElementTree.fromstring(self.files[path])
        return self._trees[path]

    def document(self):
        return self.tree('EPUB/package.opf')

    def spine(self):
        """Paths of the content documents, in reading order."""
        items = {item.get('id'): item.get('href') for item in self.document().iter(OPF + 'item')}
        return ['EPUB/' + items[reference.get('idref')] for reference in self.document().iter(OPF + 'itemref')]

    def metadata(self, name):
        return [meta.text for meta in self.document().iter(OPF + 'meta') if meta.get('property') == name]

    def navigation(self, kind):
        """(label, path, fragment) of a nav's links."""
        for nav in self.tree('EPUB/nav.xhtml').iter(XHTML + 'nav'):
            if nav.get(OPS + 'type') == kind:
                return [(''.join(a.itertext()), *target('EPUB/nav.xhtml', a.get('href'))) for a in nav.iter(XHTML + 'a')]
        return []


def target(base, href):
    path, _, fragment = href.partition('#')
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base, fragment


def events(element):
    """('element', e) and ('text', t) in document order."""
    yield 'element', element
    if element.text:
        yield 'text', element.text
    for child in element:
        yield from events(child)
        if child.tail:
            yield 'text', child.tail


def letters(text):
    """What is left of a text when its spaces, marks and hyphens are taken away, for comparing what was set with what is said."""
    return re.sub(r'[\W_]+', '', text).casefold()
