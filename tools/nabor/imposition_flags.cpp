// In: what the flags of `impose` say. Out: their sense, or what is wrong with them.
#include "nabor/imposition_flags.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/length_text.h"
#include "impose/paper.h"

namespace nabor {

namespace {

constexpr std::pair<std::string_view, Scheme> schemes[] = {
    {"saddle", Scheme::saddle}, {"perfect", Scheme::perfect}, {"n-up", Scheme::n_up}};
constexpr std::pair<std::string_view, bool> bindings[] = {{"left", false}, {"right", true}};
constexpr std::pair<std::string_view, TurnOver> edges[] = {{"short-edge", TurnOver::short_edge}, {"long-edge", TurnOver::long_edge}};
constexpr std::pair<std::string_view, bool ImpositionMarks::*> mark_names[] = {{"fold", &ImpositionMarks::fold},
                                                                               {"cut", &ImpositionMarks::cut},
                                                                               {"signature", &ImpositionMarks::signature},
                                                                               {"collation", &ImpositionMarks::collation}};

template <typename Value, std::size_t count>
std::optional<Value> one_of(const std::pair<std::string_view, Value> (&choices)[count], std::string_view word) {
    for (const auto& [name, value] : choices) {
        if (name == word) return value;
    }
    return std::nullopt;
}

template <typename Value, std::size_t count>
std::string fault_of_choice(const std::pair<std::string_view, Value> (&choices)[count], std::string_view word) {
    if (one_of(choices, word)) return {};
    std::string names;
    for (const auto& [name, value] : choices) names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
    return fmt::format("\"{}\" is none of {}", word, names);
}

std::optional<std::uint32_t> read_count(std::string_view word) {
    std::uint32_t count = 0;
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), count);
    const bool valid = problem == std::errc() && end == word.data() + word.size() && count > 0;
    return valid ? std::optional(count) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t comma = std::min(list.find(','), list.size());
        parts.push_back(list.substr(0, comma));
        if (comma == list.size()) return parts;
        list.remove_prefix(comma + 1);
    }
}

std::string fault_of_marks(std::string_view list) {
    if (list == "none") return {};
    for (const std::string_view name : split(list)) {
        if (!one_of(mark_names, name)) return fmt::format("\"{}\" is none of fold, cut, signature, collation, none", name);
    }
    return {};
}

ImpositionMarks read_marks(const std::string& list, Scheme scheme) {
    ImpositionMarks marks;
    if (list.empty()) marks.signature = marks.collation = scheme == Scheme::perfect;
    if (list.empty() || list == "none") return marks;
    for (const std::string_view name : split(list)) marks.*one_of(mark_names, name).value() = true;
    return marks;
}

// The words that say how, where they were given.
class WordReader {
public:
    explicit WordReader(const ImpositionWords& words) : words_(words) {}

    std::string word(Flag flag) const {
        const auto found = words_.find(flag);
        return found == words_.end() ? std::string() : found->second;
    }
    Length length(Flag flag) const { return read_length(word(flag)).value_or(Length{}); }

    ImpositionSettings settings() const {
        ImpositionSettings settings;
        settings.scheme = one_of(schemes, word(Flag::scheme)).value_or(Scheme::saddle);
        settings.signature = read_count(word(Flag::signature)).value_or(0);
        settings.per_side = read_count(word(Flag::per_side)).value_or(2);
        settings.sheet = read_sheet(word(Flag::sheet));
        settings.creep = length(Flag::creep);
        settings.trim = length(Flag::trim);
        settings.spine = length(Flag::spine);
        settings.turn_over = one_of(edges, word(Flag::turn_over));
        return settings;
    }

private:
    const ImpositionWords& words_;
};

}  // namespace

std::string fault_of_word(Flag flag, const std::string& word) {
    switch (flag) {
        case Flag::scheme: return fault_of_choice(schemes, word);
        case Flag::binding: return fault_of_choice(bindings, word);
        case Flag::turn_over: return fault_of_choice(edges, word);
        case Flag::marks: return fault_of_marks(word);
        case Flag::signature:
        case Flag::per_side: return read_count(word) ? std::string() : fmt::format("\"{}\" is not a number of pages", word);
        case Flag::creep:
        case Flag::trim:
        case Flag::spine:
            return read_length(word) ? std::string() : fmt::format("\"{}\" is no length, such as 3mm, 0.1mm, 0.5in or 9pt", word);
        case Flag::sheet:
            return read_sheet(word)
                       ? std::string()
                       : fmt::format("\"{}\" is no sheet; it is one of {}, or measures such as 450x320mm", word, sheet_names());
        default: return {};
    }
}

std::string read_imposition(const ImpositionWords& words, ImposeOptions& options) {
    const WordReader reader(words);
    options.input = reader.word(Flag::pdf);
    options.output = reader.word(Flag::imposed);
    options.settings = reader.settings();
    options.bound_at_right = one_of(bindings, reader.word(Flag::binding));
    options.marks = read_marks(reader.word(Flag::marks), options.settings.scheme);
    options.marks.norm = reader.word(Flag::norm);
    options.plan = !reader.word(Flag::plan).empty();
    if (options.output.empty() && !options.plan) return "impose needs --output FILE, or --plan";
    if (!options.marks.norm.empty() && !options.marks.signature)
        return "--norm stands beside the signature's number: it needs --marks signature";
    return fault_of(options.settings);
}

}  // namespace nabor
