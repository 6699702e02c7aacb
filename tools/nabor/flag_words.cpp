#include "nabor/flag_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/length_text.h"
#include "base/nearest.h"
#include "check/audit.h"
#include "impose/paper.h"

namespace nabor {

namespace {

constexpr std::pair<std::string_view, Scheme> schemes[] = {
    {"saddle", Scheme::saddle}, {"perfect", Scheme::perfect}, {"n-up", Scheme::n_up}};
constexpr std::pair<std::string_view, bool> bindings[] = {{"left", false}, {"right", true}};
constexpr std::pair<std::string_view, TurnOver> edges[] = {{"short-edge", TurnOver::short_edge}, {"long-edge", TurnOver::long_edge}};
constexpr std::pair<std::string_view, bool ImpositionMarks::*> marks[] = {{"fold", &ImpositionMarks::fold},
                                                                          {"cut", &ImpositionMarks::cut},
                                                                          {"signature", &ImpositionMarks::signature},
                                                                          {"collation", &ImpositionMarks::collation},
                                                                          {"none", nullptr}};

// The nearest name, else all of them.
template <typename Names>
std::string none_of(std::string_view word, const Names& names) {
    const std::string nearest = did_you_mean(word, names);
    return nearest.empty() ? fmt::format("\"{}\" is none of {}", word, fmt::join(names, ", ")) : fmt::format("\"{}\" is unknown; {}", word, nearest);
}

// "-" is standard input and output elsewhere.
std::string no_stream(const std::string& word, std::string_view stream) {
    return word == "-" ? fmt::format("standard {} is not supported; name a file", stream) : std::string();
}

// The place of a word in a list of names. A word that is not there is a fault.
template <typename Take>
std::string choose(std::string_view word, std::span<const std::string_view> names, Take take) {
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) return none_of(word, names);
    take(static_cast<std::size_t>(found - names.begin()));
    return {};
}

template <typename Value, std::size_t count, typename Take>
std::string choose(std::string_view word, const std::pair<std::string_view, Value> (&choices)[count], Take take) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : choices) names.push_back(name);
    return choose(word, names, [&](std::size_t i) { take(choices[i].second); });
}

// A whole number from 1 to `most`.
std::optional<std::uint32_t> read_count(std::string_view word, std::uint32_t most = UINT32_MAX) {
    std::uint32_t count = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), count);
    const bool valid = problem == std::errc() && end == word.data() + word.size() && count >= 1 && count <= most;
    return valid ? std::optional(count) : std::nullopt;
}

std::string take_pages(const std::string& word, std::uint32_t& target) {
    const auto count = read_count(word);
    if (!count) return fmt::format("\"{}\" is not a number of pages", word);
    target = *count;
    return {};
}

std::string take_length(const std::string& word, Length& target) {
    const auto length = read_length(word);
    if (!length) return fmt::format("\"{}\" is not a length such as 3mm, 0.1mm, 0.5in or 9pt", word);
    target = *length;
    return {};
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "3", "0.25" → thousandths; three decimal places at most.
std::optional<std::int64_t> thousandths_of(std::string_view text) {
    constexpr std::size_t most_digits = 12;  // the product with 1000 stays exact
    constexpr std::size_t places = 3;
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point), part = point < text.size() ? text.substr(point + 1) : "0";
    if (whole.empty() || whole.size() > most_digits || part.empty() || part.size() > places) return std::nullopt;
    if (!is_digits(whole) || !is_digits(part)) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : whole) value = value * 10 + (c - '0');
    for (std::size_t i = 0; i < places; ++i) value = value * 10 + (i < part.size() ? part[i] - '0' : 0);
    return value;
}

std::vector<std::string_view> audit_names() {
    std::vector<std::string_view> names;
    for (const AuditKindRow& row : audit_kind_table()) names.push_back(row.name);
    for (const AuditFigureRow& row : audit_figure_table()) names.push_back(row.name);
    return names;
}

std::string settle_imposition(ImposeOptions& options) {
    ImpositionMarks& wanted = options.target.marks;
    const std::string text = wanted.norm;
    if (options.marks)
        wanted = *options.marks;
    else
        wanted.signature = wanted.collation = options.target.settings.scheme == Scheme::perfect;
    wanted.norm = text;
    options.target.only_plan = options.output.empty();
    if (options.output.empty() && !options.plan) return "impose needs --output FILE, or --plan";
    if (!wanted.norm.empty() && !wanted.signature) return "--norm is printed beside the signature's number: it needs --marks signature";
    return fault_of(options.target.settings);
}

}  // namespace

namespace flag_words {

// A book.toml stands for its folder.
std::string book(const std::string& word, Options& options) {
    const std::filesystem::path path(word);
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    options.books.push_back(path.filename() == "book.toml" ? folder : path);
    return no_stream(word, "input");
}

std::string stage(const std::string& word, Options& options) {
    return choose(word, stage_names, [&](std::size_t i) { options.stage = static_cast<Stage>(i); });
}

std::string output_folder(const std::string& word, Options& options) { return options.output_folder = word, no_stream(word, "output"); }

std::string format(const std::string& word, Options& options) {
    return choose(word, format_names, [&](std::size_t i) { options.outputs.formats.push_back(static_cast<Format>(i)); });
}

std::string profile(const std::string& word, Options& options) {
    return choose(word, shop_names, [&](std::size_t i) { options.outputs.shops.push_back(static_cast<Shop>(i)); });
}

std::string layout(const std::string& word, Options& options) { return options.layout.name = word, ""; }

std::string set(const std::string& word, Options& options) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0) return fmt::format("\"{}\" is not KEY=VALUE", word);
    options.layout.variables[word.substr(0, equals)] = word.substr(equals + 1);
    return {};
}

std::string audit(const std::string&, Options& options) { return options.outputs.audit = true, ""; }

std::string audit_limit(const std::string& word, Options& options) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) return fmt::format("\"{}\" is not KIND=NUMBER", word);
    const std::string name = word.substr(0, equals), number = word.substr(equals + 1);
    if (!audit_number(Audit{}, name)) return none_of(name, audit_names());
    const auto thousandths = thousandths_of(number);
    if (!thousandths) return fmt::format("\"{}\" is not a number like 3 or 0.25", number);
    options.outputs.audit_limits.push_back({name, *thousandths});
    return {};
}

std::string jobs(const std::string& word, Options& options) {
    const auto count = read_count(word, most_jobs);
    if (!count) return fmt::format("\"{}\" is not a number from 1 to {}", word, most_jobs);
    options.jobs = *count;
    return {};
}

std::string quiet(const std::string&, Options& options) { return options.quiet = true, ""; }
std::string all(const std::string&, Options& options) { return options.all = true, ""; }

std::string pdf(const std::string& word, Options& options) { return options.impose.input = word, no_stream(word, "input"); }
std::string output_file(const std::string& word, Options& options) { return options.impose.output = word, no_stream(word, "output"); }
std::string norm(const std::string& word, Options& options) { return options.impose.target.marks.norm = word, ""; }
std::string plan(const std::string&, Options& options) { return options.impose.plan = true, ""; }

std::string scheme(const std::string& word, Options& options) {
    return choose(word, schemes, [&](Scheme value) { options.impose.target.settings.scheme = value; });
}

std::string signature(const std::string& word, Options& options) {
    return take_pages(word, options.impose.target.settings.signature);
}

std::string sheet(const std::string& word, Options& options) {
    options.impose.target.settings.sheet = read_sheet(word);
    if (options.impose.target.settings.sheet) return {};
    const auto names = sheet_names();
    if (const std::string nearest = did_you_mean(word, names); !nearest.empty()) return fmt::format("unknown sheet size \"{}\"; {}", word, nearest);
    return fmt::format("unknown sheet size \"{}\"; it must be one of {}, or dimensions such as 450x320mm", word, fmt::join(names, ", "));
}

std::string per_side(const std::string& word, Options& options) { return take_pages(word, options.impose.target.settings.per_side); }
std::string creep(const std::string& word, Options& options) { return take_length(word, options.impose.target.settings.creep); }
std::string trim(const std::string& word, Options& options) { return take_length(word, options.impose.target.settings.trim); }
std::string spine(const std::string& word, Options& options) { return take_length(word, options.impose.target.settings.spine); }

std::string binding(const std::string& word, Options& options) {
    return choose(word, bindings, [&](bool value) { options.impose.target.bound_at_right = value; });
}

std::string turn_over(const std::string& word, Options& options) {
    return choose(word, edges, [&](TurnOver value) { options.impose.target.settings.turn_over = value; });
}

std::string mark(const std::string& word, Options& options) {
    return choose(word, marks, [&](bool ImpositionMarks::*mark) {
        if (!options.impose.marks) options.impose.marks.emplace();
        if (mark != nullptr) (*options.impose.marks).*mark = true;
    });
}

}  // namespace flag_words

std::string settle(Options& options) {
    options.outputs.layout = options.layout;
    if (options.command == Command::dump && options.books.size() > 1) return "dump takes one BOOK";
    return options.command == Command::impose ? settle_imposition(options.impose) : std::string();
}

}  // namespace nabor
