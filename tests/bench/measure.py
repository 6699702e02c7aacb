#!/usr/bin/env python3
"""Times a whole command over several runs: wall and CPU seconds, and peak memory, as the kernel counts them.

usage: measure.py [--runs N] COMMAND [ARGUMENT …]

One run is thrown away first; then minimum, median and maximum of N runs are printed (5 unless told). No test calls this: a
machine's speed is no property of the program.
"""
import os
import shutil
import statistics
import sys
import time


def run(command):
    begun = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f'measure.py: {" ".join(command)}: exit code {os.waitstatus_to_exitcode(status)}')
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    arguments, runs = sys.argv[1:], 5
    if arguments[:1] == ['--runs'] and len(arguments) > 2 and arguments[1].isdigit() and int(arguments[1]) > 0:
        runs, arguments = int(arguments[1]), arguments[2:]
    if not arguments or arguments[0].startswith('-') or not shutil.which(arguments[0]):
        sys.exit(__doc__)
    run(arguments)
    for name, values in zip(('wall s', 'cpu s', 'peak MiB'), zip(*(run(arguments) for _ in range(runs)))):
        print(f'{name:9} min {min(values):8.2f}  median {statistics.median(values):8.2f}  max {max(values):8.2f}')


main()
