"""In: the output of `nabor dump --stage pages`. Out: notes that do not begin on the page of their call, or are missing.

usage: note_pages.py --self-test
"""
import re
import sys

PAGE = re.compile(r' p(\d+)(?:[,–-]\d+)?$')
REFERENCE = re.compile(r'^(\s*)Reference → "([^"]+)"$')
NOTE = re.compile(r'^(\s*)Note(?: \[[^\]]*\])? id "([^"]+)"')


def first_pages(structure, opening):
    """By the name in `opening`: the page of the first content of that element, or None."""
    pages, waiting = {}, []
    for line in structure:
        indent = len(line) - len(line.lstrip())
        waiting = [(depth, name) for depth, name in waiting if indent > depth]
        match = opening.match(line)
        if match:
            waiting.append((len(match[1]), match[2]))
            pages.setdefault(match[2], None)
            continue
        page = PAGE.search(line)
        if page and line.lstrip().startswith('"'):
            for _, name in waiting:
                pages[name] = pages[name] or int(page[1])
            waiting = []
    return pages


def faults_of(dump):
    """A line for each note that is missing or late, and the number of notes."""
    lines = dump.split('\n')
    structure = lines[lines.index('structure'):] if 'structure' in lines else []
    calls, notes = first_pages(structure, REFERENCE), first_pages(structure, NOTE)
    called = {name: page for name, page in calls.items() if name in notes}
    faults = [f'{name} is called on page {page} and begins on page {notes[name]}' for name, page in called.items() if notes[name] != page]
    faults += [f'{name} is set nowhere' for name, page in notes.items() if page is None and name not in called]
    return faults, len(notes)


def self_test():
    dump = """structure
  Document [en]
    Sect
      P
        "One" p{first}
        Reference → "note-1"
          Link
            "1" p{call}
        Note id "note-1"
          Lbl
            "1" p{note}
          P
            "A note" p{note}
    Note id "note-2"
      P"""
    on_its_page, lost = faults_of(dump.format(first=1, call=2, note=2))[0], 'note-2 is set nowhere'
    late = faults_of(dump.format(first=1, call=2, note=3))[0]
    passed = on_its_page == [lost] and late == ['note-1 is called on page 2 and begins on page 3', lost]
    print('1 passed, 0 failed' if passed else f'0 passed, 1 failed: {on_its_page} {late}')
    return 0 if passed else 1


if __name__ == '__main__':
    sys.exit(self_test() if sys.argv[1:] == ['--self-test'] else __doc__)
