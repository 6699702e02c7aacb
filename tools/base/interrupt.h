// In: SIGINT, SIGTERM, SIGHUP. Out: unfinished files are removed, and the program ends by the signal (a shell shows 130 for Ctrl-C).
// In: SIGXFSZ, where a file grows past the limit of the system. Out: writing fails like on a full disk.
#pragma once

namespace nabor {

// To be called once, before other threads start. A signal that the caller ignores stays ignored.
void remove_unfinished_on_interrupt();
void let_writing_fail_at_the_size_limit();

}  // namespace nabor
