#!/usr/bin/env python3
"""Times a whole command over several runs: wall and CPU seconds, and peak memory, as the kernel counts them.

usage: measure.py [--runs N] COMMAND [ARGUMENT …]

One run is thrown away first; then minimum, median and maximum of N runs are printed (5 unless told). No test calls this: a
machine's speed is no property of the program.
"""
import os
import shutil
import statistics
import subprocess
import sys
import time
from typing import NamedTuple


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float   # seconds of all threads and of children that were waited for
    peak: float  # MiB resident


class CommandFailed(Exception):
    """The command could not be started, or ended with an exit code that is not accepted."""


# The kernel carries the caller's own memory over into the peak of a command it starts: a script that measures must stay smaller than what
# it measures, so heavy work of its own belongs in a child process.
def run(command, accepted=(0,), log=subprocess.DEVNULL, folder=None, environment=None):
    begun = time.monotonic()
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, env=environment)
    except OSError as fault:
        raise CommandFailed(f'{command[0]}: {fault.strerror}') from fault
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise CommandFailed(f'{" ".join(map(str, command))}: exit code {process.returncode}')
    return Cost(time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


# What commands that follow one another cost together.
def total(costs):
    costs = list(costs)
    return Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), max(cost.peak for cost in costs))


# The middle of several runs, each figure by itself.
def median(costs):
    return Cost(*(statistics.median(figures) for figures in zip(*costs)))


# None where pdfinfo (poppler-utils) is not installed.
def pages_of(pdf):
    if not shutil.which('pdfinfo'):
        return None
    facts = subprocess.run(['pdfinfo', str(pdf)], capture_output=True, text=True, errors='replace').stdout
    return next((int(line.split()[1]) for line in facts.splitlines() if line.startswith('Pages:')), None)


def main():
    arguments, runs = sys.argv[1:], 5
    if arguments[:1] == ['--runs'] and len(arguments) > 2 and arguments[1].isdigit() and int(arguments[1]) > 0:
        runs, arguments = int(arguments[1]), arguments[2:]
    if not arguments or arguments[0].startswith('-') or not shutil.which(arguments[0]):
        sys.exit(__doc__)
    try:
        run(arguments, accepted=(0, 1))
        costs = [run(arguments, accepted=(0, 1)) for _ in range(runs)]
    except CommandFailed as fault:
        sys.exit(f'measure.py: {fault}')
    for name, values in zip(('wall s', 'cpu s', 'peak MiB'), zip(*costs)):
        print(f'{name:9} min {min(values):8.2f}  median {statistics.median(values):8.2f}  max {max(values):8.2f}')


if __name__ == '__main__':
    main()
