#include "base/loaded_libraries.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(LoadedLibraries, HaveOneDigestWhileTheProgramRuns) { EXPECT_EQ(loaded_libraries_digest(), loaded_libraries_digest()); }

#ifdef __linux__
TEST(LoadedLibraries, AreNamedHere) { EXPECT_NE(loaded_libraries_digest(), Hasher().digest()); }
#endif

}  // namespace
}  // namespace nabor
