#include "tei/corpus_tokens.h"

#include <algorithm>
#include <iterator>

namespace nabor::tei {

namespace {

using enum TokenUse;

constexpr std::string_view frus = "Foreign Relations of the United States (HistoryAtState)";
constexpr std::string_view schnitzler = "Arthur Schnitzler, letters and interviews (arthur-schnitzler)";
constexpr std::string_view tolstoy = "Tolstoy Digital (Levabu/tolstoy_digital)";
constexpr std::string_view tcp = "Text Creation Partnership (EEBO-TCP)";

constexpr auto bold = static_cast<std::uint16_t>(Look::bold);
constexpr auto no_indent = static_cast<std::uint16_t>(Look::no_indent);

constexpr CorpusToken corpus_tokens[] = {
    {rend, "sectiontitlebold", frus, "the title of a section in a paragraph: bold, flush left", bold | no_indent},
    {rend, "latintype", schnitzler, "Latin letters in a German hand"},
    {rend, "pre-print", schnitzler, "printed matter in a written letter"},
    {rend, "stamp", schnitzler, "the text of a stamp"},
    {rend, "overwritten", schnitzler, "deleted by writing over it"},
    {rend, "nopad", tolstoy, "table cells without padding"},
    {note_type, "textConst", schnitzler, "how the text was constituted", 0, NoteKind::source},
    {character, "langesS", schnitzler, "long s", 0, NoteKind::unspecified, "ſ"},
    {character, "kaufmannsund", schnitzler, "ampersand", 0, NoteKind::unspecified, "&"},
    {character, "dollar", schnitzler, "dollar sign", 0, NoteKind::unspecified, "$"},
    {character, "gemination-m", schnitzler, "m with a stroke above: mm", 0, NoteKind::unspecified, "mm"},
    {character, "gemination-n", schnitzler, "n with a stroke above: nn", 0, NoteKind::unspecified, "nn"},
    {character, "dots", schnitzler, "as many dots as @n says, or three", 0, NoteKind::unspecified, ".", true},
    {character, "EOLhyphen", tcp, "a hyphen at the end of a printed line, no part of the word"},
    {character, "EOLunhyphen", tcp, "a word broken at the end of a printed line, without a hyphen"},
    {character, "cmbAbbrStroke", tcp, "a combining abbreviation stroke", 0, NoteKind::unspecified, "\u0304"},
    {character, "abque", tcp, "the abbreviation of Latin -que", 0, NoteKind::unspecified, "que"},
    {character, "punc", tcp, "a punctuation mark that cannot be read", 0, NoteKind::unspecified, "▪"},
};

}  // namespace

const CorpusToken* find_corpus_token(TokenUse use, std::string_view token) {
    const auto* found = std::find_if(std::begin(corpus_tokens), std::end(corpus_tokens),
                                     [&](const CorpusToken& row) { return row.use == use && row.token == token; });
    return found == std::end(corpus_tokens) ? nullptr : found;
}

}  // namespace nabor::tei
