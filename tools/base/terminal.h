// In: the environment. Out: whether a person reads standard error on a terminal, and whether it wants colours.
#pragma once

namespace nabor {

struct Terminal {
    bool present = false;  // standard error is a terminal that can move its cursor
    bool colours = false;  // and NO_COLOR (no-color.org) is unset or empty
};

Terminal error_terminal();

}  // namespace nabor
