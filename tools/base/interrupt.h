// In: SIGINT, SIGTERM, SIGHUP. Out: no unfinished file stays, and the program ends as the signal asks (a shell shows 130 for Ctrl-C).
#pragma once

namespace nabor {

// Called once, by main, before anything is written.
void remove_unfinished_on_interrupt();

}  // namespace nabor
