// In: nothing. Out: memory that the machine hands out in large pieces.
#pragma once

namespace nabor {

// To be called once, before other threads are begun. A book's build takes some hundred megabytes in small pieces and keeps most of them to
// its end: the machine need not be asked for each four kilobytes of them, nor given back what is asked for again at once. Where there are
// no such means, it does nothing.
void prepare_memory();

}  // namespace nabor
