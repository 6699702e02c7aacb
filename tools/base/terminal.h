// In: the environment. Out: whether standard error is a terminal, and whether to use colours.
#pragma once

namespace nabor {

struct Terminal {
    bool present = false;  // standard error is a terminal that can move its cursor
    bool colours = false;  // a terminal, and NO_COLOR (no-color.org) is unset or empty
};

Terminal error_terminal();

}  // namespace nabor
