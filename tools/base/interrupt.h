// In: SIGINT, SIGTERM, SIGHUP. Out: unfinished files are removed, and the program ends by the signal (a shell shows 130 for Ctrl-C).
#pragma once

namespace nabor {

// To be called once, before other threads start. A signal that the caller ignores stays ignored.
void remove_unfinished_on_interrupt();

}  // namespace nabor
