// A written PDF, taken apart for tests: qpdf's JSON of its objects, streams inflated, where qpdf is installed.
#pragma once

#include <string>

namespace nabor::samples {

// False, with a line that says what is skipped, when the machine lacks the program.
bool has_program(const std::string& name);

// What a program prints when given the PDF as a file; its exit code is expected to be 0.
std::string output_of(const std::string& command_before, const std::string& pdf, const std::string& command_after = "");

// All objects as qpdf's qdf form: uncompressed, one key a line, streams readable.
std::string taken_apart(const std::string& pdf);

}  // namespace nabor::samples
