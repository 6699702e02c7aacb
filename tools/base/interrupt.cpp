// In: SIGINT, SIGTERM, SIGHUP. Out: no unfinished file stays, and the program ends as the signal asks.
// Holds: the handler calls only what POSIX lists as async-signal-safe (2.4.3): unlink, signal, raise.
#include "base/interrupt.h"

#include <csignal>

#include "base/files.h"

namespace nabor {

namespace {

// The signal is raised again with its default action, so that the caller sees a program ended by it, not a mere exit code.
extern "C" void clean_up_and_end(int signal) {
    files::remove_unfinished();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

// A signal that the caller told us to ignore (nohup, a background job of a script) stays ignored.
void handle(int signal) {
    if (std::signal(signal, clean_up_and_end) == SIG_IGN) std::signal(signal, SIG_IGN);
}

}  // namespace

void remove_unfinished_on_interrupt() {
    handle(SIGINT);
    handle(SIGTERM);
    handle(SIGHUP);
}

}  // namespace nabor
