#include "language/quotation_marks.h"



namespace nabor {

namespace {

constexpr QuotationMarks english{"“", "”", "‘", "’"};
constexpr QuotationMarks single_first{"‘", "’", "“", "”"};
constexpr QuotationMarks russian{"«", "»", "„", "“"};
constexpr QuotationMarks german{"„", "“", "‚", "‘"};
constexpr QuotationMarks swiss{"«", "»", "‹", "›"};
constexpr QuotationMarks polish{"„", "”", "«", "»"};
constexpr QuotationMarks serbian{"„", "”", "’", "’"};
constexpr QuotationMarks french{"«\u00A0", "\u00A0»", "“", "”"};
constexpr QuotationMarks romance{"«", "»", "“", "”"};
constexpr QuotationMarks nordic{"”", "”", "’", "’"};
constexpr QuotationMarks norwegian{"«", "»", "‘", "’"};
constexpr QuotationMarks hungarian{"„", "”", "»", "«"};
constexpr QuotationMarks east_asian{"「", "」", "『", "』"};
constexpr QuotationMarks hebrew{"”", "”", "’", "’"};

struct MarkRow {
    std::string_view language;
    const QuotationMarks* marks;
};
// The longest row that a tag begins with.
constexpr MarkRow mark_rows[] = {
    {"ru", &russian},    {"uk", &russian},   {"be", &russian},    {"lv", &russian},     {"kk", &russian},  {"ky", &russian},
    {"tg", &russian},    {"mk", &german},    {"de", &german},     {"de-CH", &swiss},    {"de-LI", &swiss}, {"cs", &german},
    {"sk", &german},     {"sl", &german},    {"bg", &german},     {"lt", &german},      {"et", &german},   {"is", &german},
    {"ka", &german},     {"lb", &german},    {"hsb", &german},    {"dsb", &german},     {"pl", &polish},   {"ro", &polish},
    {"sr", &serbian},    {"hr", &serbian},   {"bs", &serbian},    {"hu", &hungarian},   {"fr", &french},   {"it", &romance},
    {"es", &romance},    {"ca", &romance},   {"gl", &romance},    {"pt-PT", &romance},  {"el", &romance},  {"grc", &romance},
    {"hy", &romance},    {"fa", &swiss},     {"sq", &romance},    {"nb", &norwegian},   {"nn", &norwegian}, {"no", &norwegian},
    {"sv", &nordic},     {"fi", &nordic},    {"nl", &single_first}, {"ja", &east_asian}, {"zh-Hant", &east_asian},
    {"zh-TW", &east_asian}, {"zh-HK", &east_asian}, {"he", &hebrew}, {"yi", &hebrew},
};

bool begins_with(std::string_view tag, std::string_view row) {
    return tag.starts_with(row) && (tag.size() == row.size() || tag[row.size()] == '-');
}

}  // namespace

const QuotationMarks& quotation_marks(std::string_view language) {
    const MarkRow* best = nullptr;
    for (const MarkRow& row : mark_rows)
        if (begins_with(language, row.language) && (!best || row.language.size() > best->language.size())) best = &row;
    return best ? *best->marks : english;
}

bool is_quotation_mark(char32_t c) {
    static constexpr std::u32string_view marks = U"\"'«»‘’‚‛“”„‟‹›「」『』〝〞〟";
    return marks.find(c) != std::u32string_view::npos;
}

}  // namespace nabor
