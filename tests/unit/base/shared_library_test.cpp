#include "base/shared_library.h"

#include <gtest/gtest.h>

#include <string>

#include "base/error.h"

namespace nabor {
namespace {

template <typename Work>
std::string fault_of(const Work& work) {
    try {
        work();
    } catch (const EnvironmentError& error) {
        return error.what();
    }
    return {};
}

TEST(SharedLibrary, GivesItsFunctions) {
    const SharedLibrary mathematics("libm.so.6", "libc6");
    const auto cosine = mathematics.function<double(double)>("cos");
    EXPECT_EQ(cosine(0), 1);
}

TEST(SharedLibrary, OneThatIsMissingIsTheMachinesFaultAndSaysWhatToInstall) {
    EXPECT_EQ(fault_of([] { SharedLibrary("libnabor-has-none.so.1", "no-package"); }),
              "the library libnabor-has-none.so.1 cannot be loaded: install the Debian package no-package");
    EXPECT_EQ(fault_of([] { SharedLibrary("libm.so.6", "libc6").function<void()>("nabor_has_none"); }),
              "the library libm.so.6 has no nabor_has_none: install the Debian package libc6 again");
}

}  // namespace
}  // namespace nabor
