// In: the name of a program that a test asks. Out: whether it can be asked.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace nabor::samples {

// True where a missing prerequisite is a failure: .ci/install installs all of them.
inline bool in_ci() {
    const char* ci = std::getenv("CI");
    return ci != nullptr && std::string_view(ci) == "true";
}

// A prerequisite that is not there: a failure in CI, elsewhere a line on what is not tested. The caller skips its test.
inline void report_lacking(const std::string& what) {
    if (in_ci())
        ADD_FAILURE() << what << " is not installed";
    else
        std::cout << what << " is not installed: what it would check is skipped\n";
}

inline bool has_program(const std::string& name) {
    if (std::system(("command -v " + name + " > /dev/null").c_str()) == 0) return true;
    report_lacking(name);
    return false;
}

}  // namespace nabor::samples
