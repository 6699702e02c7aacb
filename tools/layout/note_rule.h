// In: the rules @-nabor-notes of a stylesheet. Out: the layout's series of notes.
// Holds: a series has its own settings over those of :root; what is wrong was reported with its place and is left out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "layout/layout.h"
#include "layout/sheet_property.h"
#include "layout/syntax.h"
#include "layout/value.h"
#include "layout/variables.h"

namespace nabor {

// @-nabor-notes editor, commentary { … }
struct NoteRule {
    std::vector<std::string> words;  // empty: the notes that no other series takes, which the word `others` says
    std::vector<SheetSetting> settings;
    Span span;
};

std::optional<NoteRule> read_note_rule(const WrittenRule& written, const Variables& variables, Report& report);

// As :root describes notes, of which other series are made. `settings`: all of :root; those that are not about notes are left alone.
NoteSeries root_series(const std::vector<SheetSetting>& settings, const LengthBases& bases, const Variables& variables, Report& report);

// In the order of the rules; a rule for words that have a series adds to it, one for some of them takes them out of it. Before them stands that of all other notes, unless a rule says
// where it stands. `others`: as :root describes it.
std::vector<NoteSeries> note_series(const std::vector<NoteRule>& rules, const NoteSeries& others, const LengthBases& bases, const Variables& variables,
                                    Report& report);

}  // namespace nabor
