#!/usr/bin/env python3
"""Checks the #include lines of tools/ against the include rule of tools/README.md.

usage: includes.py [--self-test] TOOLS_FOLDER

A folder may include itself and folders of lower levels, except for the pairs in NEVER. The headers of a library are included only by the
folders that own the library. A source includes its own header first. A header includes, itself or by a header of ours, what declares the
names of the standard library that it uses: the headers_* libraries compile each header alone, but after the precompiled ones.
"""
import re
import sys
import tempfile
from pathlib import Path

LEVELS = {'nabor': 6,
          'session': 5,
          'tei': 4, 'typeset': 4, 'epub': 4, 'pdf': 4, 'impose': 4, 'check': 4,
          'reading': 3, 'epub_file': 3, 'pdf_file': 3,
          'book': 2, 'layout': 2, 'page': 2,
          'language': 1, 'font': 1, 'image': 1, 'xml': 1,
          'base': 0}
# Folders that a folder never includes although they are lower: PDFs are made of Pages alone, readers and EPUBs need no pages, the kit of
# readers knows no format.
NEVER = {'pdf': {'book', 'layout', 'language'}, 'epub': {'page'}, 'tei': {'page', 'layout'}, 'reading': {'page', 'layout', 'xml'},
         'pdf_file': {'book', 'layout', 'page'}, 'impose': {'book', 'layout', 'page', 'font'}}
OWNERS = {'pugixml.hpp': {'xml'}, 'zip.h': {'epub', 'epub_file'}, 'podofo/': {'pdf_file'}, 'libdeflate.h': {'base', 'pdf_file'},
          'hb': {'font'}, 'harfbuzz/': {'font'},
          'ft2build.h': {'font'}, 'freetype/': {'font'}, 'CLI/': {'nabor'}, 'unicode/': {'language', 'typeset', 'xml'}, 'hyphen.h': {'language'},
          'toml++/': {'base'}, 'png.h': {'image'}, 'jpeglib.h': {'image'}, 'jerror.h': {'image'}, 'gif_lib.h': {'image'},
          'webp/': {'image'}, 'librsvg/': {'image'}, 'cairo': {'image'}, 'nlohmann/': {'check'}}
EVERYWHERE = ('fmt/',)
POSIX = re.compile(r'^(unistd|fcntl|signal|pthread|dirent|termios|malloc|link|dlfcn|sys/.*)\.h$')
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
STANDARD = re.compile(r'^[a-z_0-9]+$')
CONTAINERS = {'string', 'string_view', 'vector', 'array', 'map', 'set', 'unordered_map', 'unordered_set', 'deque', 'span'}
# What declares a name of std::, any of these. A name that is not here is a fault: add it.
DECLARED_BY = {
    **{name: {name} for name in (CONTAINERS - {'string_view'}) | {'optional', 'variant', 'filesystem', 'mutex', 'thread', 'atomic', 'condition_variable', 'exception'}},
    **{f'{sign}int{bits}_t': {'cstdint'} for sign in ('', 'u') for bits in (8, 16, 32, 64)},
    **{name: {'utility'} | CONTAINERS for name in ('move', 'pair', 'exchange', 'forward')},
    **{name: {'variant'} for name in ('get_if', 'holds_alternative', 'visit')},
    **{name: {'exception'} for name in ('exception_ptr', 'current_exception', 'rethrow_exception')},
    **{name: {'memory'} for name in ('unique_ptr', 'make_unique', 'shared_ptr', 'make_shared')},
    **{name: {'mutex'} for name in ('unique_lock', 'lock_guard', 'once_flag', 'call_once', 'defer_lock')},
    **{name: {'string'} for name in ('u16string', 'u32string', 'to_string')},
    **{name: {'string_view', 'string'} for name in ('u16string_view', 'u32string_view', 'string_view')},
    **{name: {'algorithm'} for name in ('min', 'max', 'clamp', 'all_of', 'any_of', 'find', 'find_if', 'sort', 'partition_point')},
    **{name: {'iterator'} | CONTAINERS for name in ('begin', 'end')},
    **{name: {'cmath'} for name in ('isnan', 'llround', 'fmin', 'fmax')},
    **{name: {'bit'} for name in ('rotl', 'endian')},
    'size_t': {'cstddef'} | CONTAINERS, 'nullopt': {'optional'}, 'get': {'variant', 'tuple', 'utility'}, 'less': {'functional', 'map', 'set'}, 'multiset': {'set'}, 'numeric_limits': {'limits'},
    'function': {'functional'}, 'runtime_error': {'stdexcept'}, 'ostream': {'ostream', 'iosfwd'}, 'prev': {'iterator'}, 'partial_sum': {'numeric'}, 'memcpy': {'cstring'},
    'memory_order_acquire': {'atomic'}, 'convertible_to': {'concepts'}, 'same_as': {'concepts'}, 'remove_cvref_t': {'type_traits'}}
NAME = re.compile(r'\bstd::([a-z_0-9]+)')


def is_c_standard(name):
    return name in {'assert.h', 'stdint.h', 'string.h', 'stdlib.h', 'stdio.h', 'math.h'}


def own_folder_fault(folder, header):
    if '/' not in header:
        return f'"{header}" must be included by its path from tools/'
    other = header.split('/')[0]
    if other not in LEVELS:
        return f'"{header}" is in no folder of the house'
    if other == folder:
        return None
    if LEVELS[other] > LEVELS[folder]:
        return f'"{header}" is upward'
    if LEVELS[other] == LEVELS[folder]:
        return f'"{header}" is sideways'
    if other in NEVER.get(folder, ()):
        return f'{folder} never sees {other}'
    return None


def library_fault(folder, header):
    if STANDARD.match(header) or is_c_standard(header) or header.startswith(EVERYWHERE):
        return None
    if POSIX.match(header):
        return None if folder == 'base' else f'<{header}> is POSIX, which stays in base/'
    for prefix, owners in OWNERS.items():
        if header.startswith(prefix):
            return None if folder in owners else f'<{header}> belongs to {", ".join(sorted(owners))}'
    return f'<{header}> is of a library that no folder owns'


def faults_of(path, tools):
    folder = path.relative_to(tools).parts[0]
    first = None
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quoted, header = match[1] == '"', match[2]
        first = first or header
        fault = own_folder_fault(folder, header) if quoted else library_fault(folder, header)
        if fault:
            yield f'{path}:{number}: {fault}'
    own = path.with_suffix('.h')
    if path.suffix == '.cpp' and own.exists() and first != str(own.relative_to(tools)):
        yield f'{path}: its own header must come first'


def included_by(path, tools, known):
    """The standard headers that a header of ours includes, itself or by others of ours."""
    if path in known:
        return known[path]
    known[path] = set()
    found = set()
    for line in path.read_text(encoding='utf-8').splitlines() if path.exists() else []:
        match = INCLUDE.match(line)
        if match and match[1] == '"':
            found |= included_by(tools / match[2], tools, known)
        elif match:
            found.add(match[2])
    known[path] = found
    return found


def undeclared(path, tools, known):
    included = included_by(path, tools, known)
    text = re.sub(r'//.*', '', path.read_text(encoding='utf-8'))
    if 'fmt::' in text and not any(header.startswith('fmt/') for header in included):
        yield f'{path}: nothing includes <fmt/format.h>'
    for name in sorted(set(NAME.findall(text))):
        if name not in DECLARED_BY:
            yield f'{path}: std::{name} is not in DECLARED_BY'
        elif not included & DECLARED_BY[name]:
            yield f'{path}: nothing includes what declares std::{name}: {", ".join(sorted(DECLARED_BY[name]))}'


def faults(tools):
    known = {}
    sources = [path for path in sorted(tools.glob('*/*')) if path.suffix in ('.h', '.cpp')]
    found = [fault for path in sources for fault in faults_of(path, tools)]
    return found + [fault for path in sources if path.suffix == '.h' for fault in undeclared(path, tools, known)]


FAULTY = {  # file: (its text, what the fault says; None where there is none)
    'base/a.cpp': ('#include "book/book.h"\n', 'upward'),
    'epub/a.cpp': ('#include "tei/tei.h"\n', 'sideways'),
    'pdf/a.cpp': ('#include "book/book.h"\n', 'never sees'),
    'typeset/a.cpp': ('#include <hb.h>\n', 'belongs to font'),
    'check/a.cpp': ('#include <boost/x.hpp>\n', 'no folder owns'),
    'nabor/a.cpp': ('#include <unistd.h>\n', 'POSIX'),
    'xml/a.cpp': ('#include "book/book.h"\n', 'upward'),
    'reading/a.cpp': ('#include "xml/tree.h"\n', 'never sees'),
    'reading/b.cpp': ('#include "tei/tei.h"\n', 'upward'),
    'tei/b.cpp': ('#include <pugixml.hpp>\n', 'belongs to xml'),
    'font/a.h': ('#pragma once\n', None),
    'font/b.h': ('#include <string>\nstd::vector<std::string> a();\n', 'std::vector'),
    'font/c.h': ('#include "font/b.h"\n#include <optional>\nstd::optional<std::string> a();\n', None),
    'font/d.h': ('std::barrier<> a();\n', 'DECLARED_BY'),
    'font/a.cpp': ('#include <vector>\n#include "font/a.h"\n', 'own header'),
    'tei/a.cpp': ('#include <vector>\n#include "book/book.h"\n#include <fmt/format.h>\n', None),
}


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        tools = Path(folder)
        for name, (text, _) in FAULTY.items():
            (tools / name).parent.mkdir(exist_ok=True)
            (tools / name).write_text(text)
        found = faults(tools)
        for name, (_, wanted) in FAULTY.items():
            mine = [fault for fault in found if f'/{name}:' in fault]
            assert len(mine) == (wanted is not None), (name, mine)
            assert wanted is None or wanted in mine[0], (name, mine)
    return 0


def main():
    if '--self-test' in sys.argv:
        return self_test()
    found = faults(Path(sys.argv[1]))
    print('\n'.join(found) or 'every include goes down')
    return 1 if found else 0


sys.exit(main())
