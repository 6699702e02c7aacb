// Holds: of glibc and Linux alone; the pages are there when they are written to, as ever, but by two megabytes.
#include "base/memory.h"

#include <cstdlib>  // tells whose library this is

#if defined(__GLIBC__) && defined(__linux__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#endif

namespace nabor {

#if defined(__GLIBC__) && defined(__linux__)

void prepare_memory() {
    constexpr int megabyte = 1 << 20, heap_growth = 256 * megabyte, largest_of_the_heap = 32 * megabyte;
    constexpr std::uintptr_t large_page = 2 * megabyte;
    mallopt(M_TOP_PAD, heap_growth);
    mallopt(M_TRIM_THRESHOLD, 2 * heap_growth);
    mallopt(M_MMAP_THRESHOLD, largest_of_the_heap);
    void* volatile some = std::malloc(megabyte);  // makes the heap grow; volatile, or the compiler would leave it out
    std::free(some);
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    const std::uintptr_t first = (end - heap_growth + large_page - 1) / large_page * large_page;
    // A refusal leaves all as it was.
    ::madvise(reinterpret_cast<void*>(first), end / large_page * large_page - first, MADV_HUGEPAGE);
}

#else

void prepare_memory() {}

#endif

}  // namespace nabor
