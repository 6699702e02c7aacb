"""In: what a test lacks. Out: the exit code that it ends with.

CTest counts 77 as skipped. Where CI=true a missing program, package or module is a failure: a skipped test would leave the run green. Only
what the repository does not hold, such as ../shared, is skipped there too.
"""
import os
import shutil

SKIPPED, FAILED = 77, 1


def in_ci():
    return os.environ.get('CI') == 'true'


def lacking(reason):
    """For what .ci/install installs."""
    print(f'{"failed in CI" if in_ci() else "skipped"}: {reason}')
    return FAILED if in_ci() else SKIPPED


def not_here(reason):
    """For what no installation brings."""
    print(f'skipped: {reason}')
    return SKIPPED


def missing(*programs):
    """The programs that are not installed, as a text; "" where all are."""
    absent = [program for program in programs if shutil.which(program) is None]
    return f'{", ".join(absent)} is not installed' if absent else ''
