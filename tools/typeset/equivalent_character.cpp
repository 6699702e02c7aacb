#include "typeset/equivalent_character.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string_view>

namespace nabor {

namespace {

struct EquivalentRow {
    char16_t character;
    std::u16string_view equivalents;
};
constexpr EquivalentRow equivalents[] = {
    {u'〈', u"⟨‹<"}, {u'〉', u"⟩›>"}, {0x2329, u"⟨‹<"}, {0x232A, u"⟩›>"}, {u'⟨', u"〈‹<"}, {u'⟩', u"〉›>"}, {u'《', u"«"},  {u'》', u"»"},
    {u'「', u"“"},   {u'」', u"”"},   {u'【', u"["},     {u'】', u"]"},     {u'〔', u"["},   {u'〕', u"]"},   {u'〖', u"["},  {u'〗', u"]"},
    {u'⟦', u"["},    {u'⟧', u"]"},    {u'‐', u"-"},      {u'‑', u"‐-"},     {u'−', u"–-"},   {u'⁃', u"-"},    {u'⸗', u"="},   {u'⸺', u"—"},
    {u'⸻', u"—"},    {u'―', u"—"},    {u'ʼ', u"’'"},     {u'ʹ', u"′'"},     {u'′', u"'"},    {u'″', u"\""},   {u'●', u"•·"},  {u'•', u"·"},
    {u'▪', u"•·"},   {u'◆', u"◊"},    {u'◇', u"◊"},      {u'ꝛ', u"r"},      {u'ſ', u"s"},    {u'✱', u"*"},    {u'∗', u"*"},   {u'∕', u"/"},
    {u'⁄', u"/"},    {u'∙', u"·"},    {u'⋅', u"·"},      {u'‧', u"·"},
};

}  // namespace

std::u16string equivalents_of(char32_t c) {
    std::u16string all;
    for (const EquivalentRow& row : equivalents)
        if (row.character == c) all = row.equivalents;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* compatible = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) return all;
    const icu::UnicodeString normal = compatible->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    if (U_SUCCESS(status) && normal.length() == 1 && static_cast<char32_t>(normal[0]) != c) all += static_cast<char16_t>(normal[0]);
    return all;
}

}  // namespace nabor
