// Holds: the handler calls only functions that POSIX lists as async-signal-safe (2.4.3): unlink, signal, raise.
#include "base/interrupt.h"

#include <csignal>

#include "base/unfinished.h"

namespace nabor {

namespace {

// Raises the signal again with its default action, so that the caller sees a program ended by it, not a mere exit code.
extern "C" void clean_up_and_end(int signal) {
    remove_unfinished();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

// nohup, or a background job of a script: a signal that the caller ignores stays ignored.
void handle(int signal) {
    if (std::signal(signal, clean_up_and_end) == SIG_IGN) std::signal(signal, SIG_IGN);
}

}  // namespace

void remove_unfinished_on_interrupt() {
    handle(SIGINT);
    handle(SIGTERM);
    handle(SIGHUP);
}

void let_writing_fail_at_the_size_limit() { std::signal(SIGXFSZ, SIG_IGN); }

}  // namespace nabor
