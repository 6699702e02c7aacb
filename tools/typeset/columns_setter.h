// In: lines set to the measure of a column, and the room on pages. Out: bands of a page each, with the columns side by side.
// Holds: a column is filled before the next one begins; on the last page the columns are nearly equally high. A band that goes on leaves no
// room below it for the next one.
#pragma once

#include <cstddef>

#include "typeset/galley.h"

namespace nabor {

struct ColumnsPlace {
    std::size_t columns = 2;
    Length left, step;         // of the first column, and from one to the next: negative from right to left
    Length first_room, room;  // on the first page, and on each of those that follow
};

// Uses up the lines.
Galley set_columns(Galley&& lines, const ColumnsPlace& place);

}  // namespace nabor
