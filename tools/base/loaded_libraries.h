// In: the running program. Out: what tells its shared libraries from others: another version of one may make other bytes of the same input.
#pragma once

#include "base/digest.h"

namespace nabor {

// Of their stamps (file_stamp.h). A system that does not name them has one digest for all.
Digest loaded_libraries_digest();

}  // namespace nabor
