#include "layout/note_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
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

// Keeps the last valid setting of each property: its whole value stands in place of an earlier one, as in CSS.
class SettingsKeeper {
public:
    SettingsKeeper(const NoteSeries& base, const LengthBases& bases, const Variables& variables, Report& report)
        : base_(base), bases_(bases), variables_(variables), report_(report) {}

    void add(const SheetSetting& setting, std::vector<SheetSetting>& kept) const {
        NoteSeries trial = base_;
        if (!set_series_property(*setting.row, trial, setting.value, bases_))
            return BlockReader(variables_, report_).invalid_value({std::string(setting.row->name), {}, setting.span}, setting.value, setting.row->values);
        std::erase_if(kept, [&](const SheetSetting& earlier) { return earlier.row == setting.row; });
        kept.push_back(setting);
    }

    NoteSeries series_of(const std::vector<SheetSetting>& kept) const {
        NoteSeries series = base_;
        for (const SheetSetting& setting : kept) set_series_property(*setting.row, series, setting.value, bases_);
        return series;
    }

private:
    const NoteSeries& base_;
    const LengthBases& bases_;
    const Variables& variables_;
    Report& report_;
};

// A series while rules are added.
struct SeriesInMaking {
    std::vector<std::string> words;  // empty: of all other notes
    std::vector<SheetSetting> settings;
    SourceId sheet = SourceId::none;
};

class SeriesMaker {
public:
    SeriesMaker(const SettingsKeeper& keeper, Report& report) : keeper_(keeper), report_(report) {}

    void add(const NoteRule& rule) {
        auto own = known(rule.words);
        if (own == made_.end()) own = begin(rule);
        if (own == made_.end()) return;
        for (const SheetSetting& setting : rule.settings) keeper_.add(setting, own->settings);
    }

    std::vector<NoteSeries> take() {
        if (known({}) == made_.end()) made_.insert(made_.begin(), SeriesInMaking{});
        std::vector<NoteSeries> all;
        for (SeriesInMaking& one : made_) {
            all.push_back(keeper_.series_of(one.settings));
            all.back().counter.words = std::move(one.words);
        }
        return all;
    }

private:
    using Place = std::vector<SeriesInMaking>::iterator;

    Place known(const std::vector<std::string>& words) {
        return std::find_if(made_.begin(), made_.end(), [&](const SeriesInMaking& series) { return series.words == words; });
    }

    // A rule for other words than those of a series. What it names leaves earlier series; the settings of the first of them go with it, because
    // their rule is for these notes too. The end where there is no room.
    Place begin(const NoteRule& rule) {
        SeriesInMaking begun{rule.words, {}, rule.span.source};
        auto place = static_cast<std::ptrdiff_t>(made_.size());
        bool is_first = true;
        for (const std::string& word : rule.words) {
            const Place earlier = std::find_if(made_.begin(), made_.end(), [&](const SeriesInMaking& series) {
                return std::find(series.words.begin(), series.words.end(), word) != series.words.end();
            });
            if (earlier == made_.end()) continue;
            if (earlier->sheet == rule.span.source) tell_taken(rule, word);
            if (std::exchange(is_first, false)) begun.settings = earlier->settings;
            std::erase(earlier->words, word);
            if (!earlier->words.empty()) continue;
            place = std::min(place, earlier - made_.begin());
            made_.erase(earlier);
        }
        if (made_.size() < most_series) return made_.insert(made_.begin() + std::min(place, static_cast<std::ptrdiff_t>(made_.size())), std::move(begun));
        report_.error("layout-too-large", rule.span, fmt::format("a layout has at most {} series of notes", most_series));
        return made_.end();
    }

    void tell_taken(const NoteRule& rule, const std::string& word) {
        report_.warning("layout-unknown-value", rule.span, fmt::format("another series of this layout has the notes '{}'; this rule takes them from it", word),
                        "name a type, kind or place of notes in one series");
    }

    const SettingsKeeper& keeper_;
    Report& report_;
    std::vector<SeriesInMaking> made_;
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

NoteSeries root_series(const std::vector<SheetSetting>& settings, const LengthBases& bases, const Variables& variables, Report& report) {
    const NoteSeries usual;
    const SettingsKeeper keeper(usual, bases, variables, report);
    std::vector<SheetSetting> kept;
    for (const SheetSetting& setting : settings)
        if (setting.row->set_series != nullptr) keeper.add(setting, kept);
    return keeper.series_of(kept);
}

std::vector<NoteSeries> note_series(const std::vector<NoteRule>& rules, const NoteSeries& others, const LengthBases& bases, const Variables& variables,
                                    Report& report) {
    const SettingsKeeper keeper(others, bases, variables, report);
    SeriesMaker maker(keeper, report);
    for (const NoteRule& rule : rules) maker.add(rule);
    return maker.take();
}

}  // namespace nabor
