#!/usr/bin/env python3
"""Makes a PDF of one book with Nabor and with the peers that are installed, in turns, and prints what each costs and Nabor's shares.

Each round runs every program once, so that whatever else the machine does falls on all of them alike; medians are printed. A program is
measured as a whole process (measure.py), LaTeX as its two passes together. No test calls this on a clock: a machine's speed is no property
of the program.
"""
import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from cost_table import cost_table, quality_table
from measure import CommandFailed, median, pages_of, run, total
from peer_programs import NAMES, find_peers, last_line, nabor, script_command


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('nabor', type=Path, help='the program')
    parser.add_argument('book', type=Path, help='a TEI file')
    parser.add_argument('--peers', type=Path, metavar='DIR', help='the folder of convert.py and typst.mjs; without it Nabor runs alone')
    parser.add_argument('--node-modules', type=Path, metavar='DIR', help='where npm installed the Typst package (default: NODE_PATH)')
    parser.add_argument('--only', metavar='LIST', help=f'peers to run, separated by commas (default: {",".join(NAMES)})')
    parser.add_argument('--layout', default='a5-plain', help='(default: %(default)s, which is what convert.py asks of the peers)')
    parser.add_argument('--rounds', type=int, default=3, metavar='N', help='(default: %(default)s)')
    parser.add_argument('--no-warm-up', action='store_true', help='count the first round; otherwise one more is run and thrown away')
    parser.add_argument('--quality', type=Path, metavar='SCRIPT', help='a script that prints figures of a PDF; run on each, side by side')
    parser.add_argument('--keep', type=Path, metavar='DIR', help='an empty folder, or a new one, for what is written; it is kept')
    arguments = parser.parse_args()
    arguments.names = arguments.only.split(',') if arguments.only else list(NAMES)
    fault = fault_of(arguments)
    if fault:
        parser.error(fault)
    return arguments


def fault_of(arguments):
    for path in filter(None, (arguments.nabor, arguments.book, arguments.quality)):
        if not path.is_file():
            return f'{path} is no file'
    for path in filter(None, (arguments.peers, arguments.node_modules)):
        if not path.is_dir():
            return f'{path} is no folder'
    if arguments.keep and arguments.keep.exists() and (not arguments.keep.is_dir() or any(arguments.keep.iterdir())):
        return f'{arguments.keep} is not empty'
    if arguments.rounds < 1:
        return '--rounds: at least 1'
    strange = [name for name in arguments.names if name not in NAMES]
    return f'--only: no peer is called {", ".join(strange)}' if strange else None


def run_program(program, work):
    shutil.rmtree(program.folder, ignore_errors=True)
    program.folder.mkdir()
    with open(work / f'{program.name}.log', 'wb') as log:
        cost = total(run(command, program.accepted, log=log, folder=work) for command in program.commands)
    if not program.pdf.is_file():
        raise CommandFailed('it wrote no PDF')
    return cost


# Costs by program, in the programs' order; one that fails is named and left out from then on.
def run_rounds(programs, rounds, warm_up, work):
    costs = {program.name: [] for program in programs}
    for turn in range(-1 if warm_up else 0, rounds):
        for program in [one for one in programs if one.name in costs]:
            try:
                cost = run_program(program, work)
            except CommandFailed as fault:
                log = (work / f'{program.name}.log').read_text(encoding='utf-8', errors='replace')
                print(f'{program.name} is left out: {fault}: {last_line(log)}', file=sys.stderr)
                del costs[program.name]
                continue
            print(f'{"warm-up" if turn < 0 else f"round {turn + 1}"}: {program.name}: {cost.wall:.2f} s', file=sys.stderr)
            if turn >= 0:
                costs[program.name].append(cost)
    return costs


def measure_quality(script, programs):
    outputs = []
    for program in programs:
        result = subprocess.run([*script_command(script), str(program.pdf)], capture_output=True, text=True)
        if result.returncode == 0:
            outputs.append((program.name, result.stdout))
        else:
            print(f'{script.name} failed on the PDF of {program.name}: {last_line(result.stderr)}', file=sys.stderr)
    return quality_table(outputs) if outputs else []


def compare(arguments, work):
    programs, missing = [nabor(arguments.nabor, arguments.book, arguments.layout, work)], []
    if arguments.peers:
        found, missing = find_peers(arguments.names, arguments.peers, arguments.node_modules, arguments.book, work)
        programs += found
    print('\n'.join(missing), end='\n' if missing else '', file=sys.stderr)
    costs = run_rounds(programs, arguments.rounds, not arguments.no_warm_up, work)
    if programs[0].name not in costs:
        return 1
    finished = [program for program in programs if program.name in costs]
    rounds = '1 round' if arguments.rounds == 1 else f'{arguments.rounds} rounds, medians'
    print(f'{arguments.book.name}, layout {arguments.layout}, PDF alone, {rounds}')
    print('\n'.join(cost_table([(program.name, median(costs[program.name]), pages_of(program.pdf)) for program in finished])))
    if arguments.quality:
        print('\n'.join(['', arguments.quality.name, *measure_quality(arguments.quality, finished)]))
    return 0


def main():
    arguments = read_arguments()
    for name in ('nabor', 'book', 'peers', 'quality'):
        path = getattr(arguments, name)
        setattr(arguments, name, path.resolve() if path else None)
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        return compare(arguments, arguments.keep.resolve())
    with tempfile.TemporaryDirectory() as folder:
        return compare(arguments, Path(folder))


if __name__ == '__main__':
    sys.exit(main())
