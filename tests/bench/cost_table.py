"""In: what programs cost. Out: tables as lines of text, in the order of what came in."""
import json

NOTHING = '–'


def figure(value, digits):
    return NOTHING if value is None else f'{value:.{digits}f}'


def ratio(mine, other):
    return mine / other if mine is not None and other else None


# Columns as wide as their widest cell, the first flush left; two spaces between.
def columns(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ['  '.join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))).rstrip()
            for row in rows]


# `results`: name, Cost, pages or None; the first is the program that the others are compared with.
def cost_table(results):
    first = results[0][0]
    rows = [['', 'wall s', 'CPU s', 'peak MiB', 'pages', 'wall ms/page'] + [f'{first}/peer {what}' for what in ('wall', 'CPU', 'peak')]]
    for position, (name, cost, pages) in enumerate(results):
        per_page = ratio(cost.wall * 1000, pages)
        shares = [ratio(mine, other) for mine, other in zip(results[0][1], cost)] if position else [None] * 3
        rows.append([name, figure(cost.wall, 2), figure(cost.cpu, 2), figure(cost.peak, 0), figure(pages, 0), figure(per_page, 2)]
                    + [figure(share, 3) if position else '' for share in shares])
    return columns(rows if len(results) > 1 else [row[:6] for row in rows])


# `results`: name, Cost; the first is what the others are a share of.
def share_table(results):
    whole = results[0][1]
    rows = [['', 'wall s', 'CPU s', 'peak MiB', 'of wall', 'of CPU']]
    for name, cost in results:
        shares = [figure(ratio(cost.wall, whole.wall), 3), figure(ratio(cost.cpu, whole.cpu), 3)] if cost is not whole else ['', '']
        rows.append([name, figure(cost.wall, 3), figure(cost.cpu, 3), figure(cost.peak, 0)] + shares)
    return columns(rows)


# `results`: share of the book, words, Cost, pages or None; shortest first.
def scale_table(results):
    rows = [['book', 'words', 'pages', 'wall s', 'CPU s', 'peak MiB', 'wall ms/page', 'CPU ms/page', 'KiB/page']]
    for share, words, cost, pages in results:
        each = [ratio(cost.wall * 1000, pages), ratio(cost.cpu * 1000, pages), ratio(cost.peak * 1024, pages)]
        rows.append([share, str(words), figure(pages, 0), figure(cost.wall, 2), figure(cost.cpu, 2), figure(cost.peak, 0),
                     figure(each[0], 2), figure(each[1], 2), figure(each[2], 0)])
    return columns(rows)


# How much dearer a page of the longest copy is than one of the shortest, in CPU time: 1 where the cost grows with the length alone.
def growth(results):
    (_, _, short, few), (_, _, long, many) = results[0], results[-1]
    return ratio(ratio(long.cpu, many), ratio(short.cpu, few))


def flat(figures, before=''):
    for key, value in figures.items():
        if isinstance(value, dict):
            yield from flat(value, f'{before}{key}.')
        else:
            yield f'{before}{key}', value


# What a measuring script printed on each PDF, side by side: by figure where its first line is a JSON object, else as it stands.
def quality_table(outputs):
    try:
        found = [(name, dict(flat(json.loads(text.splitlines()[0])))) for name, text in outputs]
    except (ValueError, IndexError, AttributeError):
        return [line for name, text in outputs for line in (f'{name}:', *(f'  {line}' for line in text.splitlines()))]
    keys = list(dict.fromkeys(key for _, figures in found for key in figures))
    rows = [['', *(name for name, _ in found)]]
    rows += [[key, *(str(figures.get(key, NOTHING)) for _, figures in found)] for key in keys]
    return columns(rows)
