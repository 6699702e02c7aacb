// In: the path of a file. Out: what tells it from what stood there before, without a look at its bytes.
#pragma once

#include <filesystem>

#include "base/digest.h"

namespace nabor {

// Of its path, its size and the time of its last change; of what is no file, of its path alone.
Digest file_stamp(const std::filesystem::path& path);

}  // namespace nabor
