#!/usr/bin/env python3
"""`cmake --install` installs the program, the layouts, the catalogue and the man page; the installed program builds a book in any folder.

usage: install.py SOURCE_FOLDER BUILD_FOLDER
"""
import subprocess
import sys
import tempfile
from pathlib import Path

TEI = '''<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Installed</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><div><head>One</head><p>Some words to set.</p></div></body></text></TEI>'''


def main():
    source, build = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        prefix, elsewhere = Path(folder) / 'usr', Path(folder) / 'elsewhere'
        subprocess.run(['cmake', '--install', build, '--prefix', prefix], check=True, capture_output=True)
        installed = {str(path.relative_to(prefix)) for path in prefix.rglob('*') if path.is_file()}
        for wanted in ('bin/nabor', 'share/nabor/fonts/families.toml', 'share/man/man1/nabor.1'):
            assert wanted in installed, f'{wanted} is not installed: {sorted(installed)}'
        assert len([name for name in installed if name.startswith('share/nabor/layouts/')]) >= 2, sorted(installed)
        elsewhere.mkdir()
        (elsewhere / 'book.xml').write_text(TEI)
        subprocess.run([prefix / 'bin' / 'nabor', 'build', 'book.xml', '--quiet'], cwd=elsewhere, check=True)
        made = sorted(path.name for path in elsewhere.iterdir())
        assert {'book.epub', 'book.pdf'} <= set(made), made
        listed = subprocess.run([prefix / 'bin' / 'nabor', 'layouts'], cwd='/', check=True, capture_output=True, text=True).stdout
        assert 'paperback' in listed and 'a5-plain' in listed, listed
    print('installed, and a book was built elsewhere')
    return 0


sys.exit(main())
