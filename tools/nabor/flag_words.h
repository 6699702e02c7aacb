// In: the words of a flag. Out: options, or what is wrong with a word.
// Holds: nothing here depends on a locale. Messages are the program's own, since CLI11 rewords its messages from version to version.
#pragma once

#include <cstddef>
#include <string>

#include "nabor/options.h"

namespace nabor {

inline constexpr std::size_t most_jobs = 256;

// One function a flag; flags.h says what they return.
namespace flag_words {

std::string book(const std::string& word, Options& options);
std::string stage(const std::string& word, Options& options);
std::string output_folder(const std::string& word, Options& options);
std::string format(const std::string& word, Options& options);
std::string profile(const std::string& word, Options& options);
std::string layout(const std::string& word, Options& options);
std::string set(const std::string& word, Options& options);
std::string audit(const std::string& word, Options& options);
std::string audit_limit(const std::string& word, Options& options);  // "widow=0", "hyphen-percent=33.5": three decimal places at most
std::string jobs(const std::string& word, Options& options);
std::string quiet(const std::string& word, Options& options);
std::string all(const std::string& word, Options& options);

std::string pdf(const std::string& word, Options& options);
std::string output_file(const std::string& word, Options& options);
std::string scheme(const std::string& word, Options& options);
std::string signature(const std::string& word, Options& options);
std::string sheet(const std::string& word, Options& options);
std::string per_side(const std::string& word, Options& options);
std::string creep(const std::string& word, Options& options);
std::string trim(const std::string& word, Options& options);
std::string spine(const std::string& word, Options& options);
std::string binding(const std::string& word, Options& options);
std::string turn_over(const std::string& word, Options& options);
std::string mark(const std::string& word, Options& options);
std::string norm(const std::string& word, Options& options);
std::string plan(const std::string& word, Options& options);

}  // namespace flag_words

// What no word is wrong by itself, but all together: "" or what is wrong. Fills what was not given and depends on other flags.
std::string settle(Options& options);

}  // namespace nabor
