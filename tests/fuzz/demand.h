// In: a promise of a reader, and whether it holds. Out: nothing; a broken promise ends the fuzz target, which is how libFuzzer learns of it.
#pragma once

#include <cstdio>
#include <cstdlib>

inline void demand(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}
