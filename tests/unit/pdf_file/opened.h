// A written PDF, taken apart by qpdf and other programs where they are installed.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include "support/programs.h"

namespace nabor::samples {

// What a program prints when given the PDF as a file; its exit code is expected to be 0.
inline std::string output_of(const std::string& command_before, const std::string& pdf, const std::string& command_after = "") {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / ("nabor-unit-" + std::to_string(::getpid()) + ".pdf");
    std::ofstream(path, std::ios::binary) << pdf;
    std::FILE* pipe = ::popen((command_before + " '" + path.string() + "' " + command_after + " 2>&1").c_str(), "r");
    std::string out;
    char buffer[4096];
    for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, count);
    EXPECT_EQ(::pclose(pipe), 0) << command_before << '\n' << out;
    std::filesystem::remove(path);
    return out;
}

inline bool matches(const std::string& text, const std::string& pattern) { return std::regex_search(text, std::regex(pattern)); }

// All objects in qpdf's qdf form: uncompressed, one key a line, streams readable.
inline std::string taken_apart(const std::string& pdf) {
    return output_of("qpdf --qdf --object-streams=disable --no-original-object-ids", pdf, "-");
}

}  // namespace nabor::samples
