#include "layout/note_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "layout/block_reader.h"

namespace nabor {

namespace {

constexpr std::string_view other_notes = "others";
constexpr std::size_t most_series = 12;  // a page has no room for more

std::optional<std::vector<std::string>> read_words(const Tokens& prelude) {
    std::vector<std::string> words;
    ValueReader reader(prelude);
    do {
        auto word = reader.word();
        if (!word) return std::nullopt;
        words.push_back(std::move(*word));
    } while (reader.take(TokenKind::comma));
    if (!reader.done()) return std::nullopt;
    const bool of_others = std::find(words.begin(), words.end(), other_notes) != words.end();
    if (of_others && words.size() > 1) return std::nullopt;
    return of_others ? std::vector<std::string>() : words;
}

void report_property(const WrittenDeclaration& written, Report& report) {
    report.warning("layout-unknown-property", written.span, fmt::format("property '{}' has no effect in @-nabor-notes", excerpt(written.property)),
                   "docs/layouts.md lists those of series of notes; what concerns their text belongs into a rule for aside.note");
}

class SeriesMaker {
public:
    SeriesMaker(const NoteSeries& others, const LengthBases& bases, const Variables& variables, Report& report)
        : bases_(bases), variables_(variables), report_(report), others_(others) {}

    void add(const NoteRule& rule) {
        for (const std::string& word : rule.words)
            if (const NoteSeries* taken = series_that_names(word); taken && taken->counter.words != rule.words)
                return report_.warning("layout-unknown-value", rule.span, fmt::format("another series has the notes '{}'", word),
                                       "a type, kind or place of notes belongs to one series");
        if (known(rule.words) == made_.end()) {
            if (made_.size() == most_series)
                return report_.error("layout-too-large", rule.span, fmt::format("a layout has at most {} series of notes", most_series));
            made_.push_back(others_);
            made_.back().counter.words = rule.words;
        }
        for (const SheetSetting& setting : rule.settings) set(setting, *known(rule.words));
    }

    std::vector<NoteSeries> take() {
        if (known({}) == made_.end()) made_.insert(made_.begin(), others_);
        return std::move(made_);
    }

private:
    const NoteSeries* series_that_names(const std::string& word) const {
        for (const NoteSeries& series : made_)
            if (std::find(series.counter.words.begin(), series.counter.words.end(), word) != series.counter.words.end()) return &series;
        return nullptr;
    }

    std::vector<NoteSeries>::iterator known(const std::vector<std::string>& words) {
        return std::find_if(made_.begin(), made_.end(), [&](const NoteSeries& series) { return series.counter.words == words; });
    }

    void set(const SheetSetting& setting, NoteSeries& series) {
        if (!set_series_property(*setting.row, series, setting.value, bases_))
            BlockReader(variables_, report_).invalid_value({std::string(setting.row->name), {}, setting.span}, setting.value, setting.row->values);
    }

    const LengthBases& bases_;
    const Variables& variables_;
    Report& report_;
    NoteSeries others_;
    std::vector<NoteSeries> made_;
};

}  // namespace

std::optional<NoteRule> read_note_rule(const WrittenRule& written, const Variables& variables, Report& report) {
    NoteRule rule;
    rule.span = written.span;
    auto words = read_words(written.prelude);
    if (!words) {
        report.warning("layout-unknown-at-rule", written.span, fmt::format("'@-nabor-notes {}' names no series", excerpt(written.prelude)),
                       "write types, kinds or places of notes with commas, or `others`: @-nabor-notes editor, commentary { … }");
        return std::nullopt;
    }
    rule.words = std::move(*words);
    for (const WrittenDeclaration& declaration : written.declarations) {
        const SheetRow* row = find_sheet_property(declaration.property);
        if (row == nullptr || row->set_series == nullptr) {
            report_property(declaration, report);
            continue;
        }
        if (auto value = variables.replaced(declaration.value, declaration.span, report)) rule.settings.push_back({row, std::move(*value), declaration.span});
    }
    return rule;
}

std::vector<NoteSeries> note_series(const std::vector<NoteRule>& rules, const NoteSeries& others, const LengthBases& bases, const Variables& variables,
                                    Report& report) {
    SeriesMaker maker(others, bases, variables, report);
    for (const NoteRule& rule : rules) maker.add(rule);
    return maker.take();
}

}  // namespace nabor
