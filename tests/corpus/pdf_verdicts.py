#!/usr/bin/env python3
"""Tests the rules of pdf/ on files with known verdicts, by clause (../shared/corpus/pdf, beside the repository).

usage: pdf_verdicts.py [--missed]

Files that should pass must pass. For a file that should fail, a rule of its clause must fail, except for the numbers in UNCHECKED: features that
Nabor never writes. --missed names these files. Without the corpus the test is skipped (exit code 77).
"""
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / 'support'))
import pdf_rules  # noqa: E402
import skipping  # noqa: E402
from pdf.rules import RULES, clauses  # noqa: E402

CORPUS = Path(__file__).resolve().parents[3] / 'shared' / 'corpus' / 'pdf'
PROFILE_NAMES = {'ua1': 'PDF/UA-1', '2a': 'PDF/A-2a', '2u': 'PDF/A-2u', '2b': 'PDF/A-2b'}
UNCHECKED = {  # (profile, clause): (how many files slip through, what they are about)
    ('2b', None): (3, 'a Type 1 font; two not looked into'),
    ('2b', '6.1.8'): (1, 'not looked into'),
    ('2b', '6.2.3'): (1, 'an output intent that is not PDF/A’s'),
    ('2b', '6.2.4.2'): (3, 'overprinting'),
    ('2b', '6.2.4.4'): (6, 'spot colours'),
    ('2b', '6.2.8.3'): (2, 'JPEG 2000'),
    ('2b', '6.2.10'): (6, 'transparency; not looked into further'),
    ('2b', '6.2.11.3.3'): (1, 'a CMap that uses another stream'),
    ('2b', '6.2.11.4.1'): (1, 'a Type 1 font'),
    ('2b', '6.2.11.4.2'): (1, 'a Type 1 font'),
    ('2b', '6.2.11.5'): (1, 'a Type 1 font'),
    ('2b', '6.6.2.1'): (1, 'not looked into'),
    ('2b', '6.6.2.3.1'): (97, 'schemas of photographs, films and workflows'),
    ('2b', '6.6.2.3.2'): (1, 'value types of extension schemas'),
    ('2b', '6.6.2.3.3'): (2, 'value types of extension schemas'),
    ('ua1', '7.18.7'): (3, 'attached files'),
    ('ua1', '7.21.4.2'): (2, 'Type 1 fonts'),
    ('ua1', '7.21.5'): (1, 'a simple TrueType font'),
}


def numbers(clause):
    return [int(part) if part.isdigit() else 0 for part in (clause or '').split('.')]


def verdict(entry):
    """The faults of a file, and whether a rule of its clause found one."""
    faults = pdf_rules.faults_of((CORPUS / entry['path']).read_bytes(), (entry['profile'],))
    return faults, any(entry['clause'] in fault.clauses for fault in faults) if entry['clause'] else bool(faults)


def main():
    if not CORPUS.is_dir():
        return skipping.not_here('the corpus is not beside this clone (../shared/corpus)')
    counts, failed = defaultdict(lambda: [0, 0, 0, 0]), []   # by profile and clause: caught, failing, passed, passing
    for entry in json.loads((CORPUS / 'manifest.json').read_text(encoding='utf-8'))['files']:
        faults, caught = verdict(entry)
        count, should_fail = counts[entry['profile'], entry['clause']], entry['expect'] == 'fail'
        count[0 if should_fail else 2] += caught if should_fail else not faults
        count[1 if should_fail else 3] += 1
        if faults and not should_fail:
            failed.append(f'{entry["path"]} should pass: {faults[0].rule}: {faults[0].text}')
        if should_fail and not caught and '--missed' in sys.argv:
            print(f'missed  {entry["path"]}', *[fault.rule for fault in faults])
    for (profile, clause), (caught, failing, passed, passing) in sorted(counts.items(), key=lambda one: (one[0][0], numbers(one[0][1]))):
        asked = sum(clause in clauses(rule, profile) for rule in RULES)
        slipping, about = UNCHECKED.get((profile, clause), (0, ''))
        print(f'{PROFILE_NAMES[profile]} {clause or "other":12} {asked:3} rules, {caught:3} of {failing:3} faults caught, {passed:3} of {passing:3} passed'
              + (f'  ({about})' if about else ''))
        if failing - caught > slipping:
            failed.append(f'{profile} {clause}: {failing - caught} files slip through, {slipping} may')
        elif failing - caught < slipping:
            failed.append(f'{profile} {clause}: only {failing - caught} files slip through: mend UNCHECKED')
    sums = [sum(count[i] for count in counts.values()) for i in range(4)]
    print(f'{sums[0]} of {sums[1]} faults caught, {sums[2]} of {sums[3]} sound files passed', *failed, sep='\n')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
