#include "epub/onix_codes.h"

#include <algorithm>
#include <iterator>

#include "language/language.h"

namespace nabor::epub {

namespace {

struct CodeRow {
    std::string_view word, code;
};

// List 17: C02, "selected by", is for anthologies; C01 is for puzzles and directories.
constexpr CodeRow roles[] = {
    {"aut", "A01"}, {"edt", "B01"}, {"trl", "B06"}, {"com", "C02"}, {"ill", "A12"}, {"pht", "A13"}, {"aui", "A24"},
    {"win", "A24"}, {"wpr", "A15"}, {"aft", "A19"}, {"waw", "A19"}, {"ann", "A20"}, {"wac", "A21"}, {"wam", "A32"},
    {"cmm", "A21"}, {"wfw", "A23"}, {"cov", "A36"}, {"adp", "B05"}, {"ivr", "A43"}, {"ive", "A44"}, {"oth", "Z99"},
};

// ISO 639-2/B where it differs from BCP 47; a tag of three letters is its own code.
constexpr CodeRow languages[] = {
    {"af", "afr"}, {"ar", "ara"}, {"az", "aze"}, {"be", "bel"}, {"bg", "bul"}, {"bs", "bos"}, {"ca", "cat"}, {"cs", "cze"}, {"cu", "chu"},
    {"cy", "wel"}, {"da", "dan"}, {"de", "ger"}, {"el", "gre"}, {"en", "eng"}, {"eo", "epo"}, {"es", "spa"}, {"et", "est"}, {"eu", "baq"},
    {"fa", "per"}, {"fi", "fin"}, {"fr", "fre"}, {"ga", "gle"}, {"gl", "glg"}, {"he", "heb"}, {"hi", "hin"}, {"hr", "hrv"}, {"hu", "hun"},
    {"hy", "arm"}, {"id", "ind"}, {"is", "ice"}, {"it", "ita"}, {"ja", "jpn"}, {"ka", "geo"}, {"kk", "kaz"}, {"ko", "kor"}, {"ky", "kir"},
    {"la", "lat"}, {"lt", "lit"}, {"lv", "lav"}, {"mk", "mac"}, {"mn", "mon"}, {"nb", "nob"}, {"nl", "dut"}, {"nn", "nno"}, {"no", "nor"},
    {"pl", "pol"}, {"pt", "por"}, {"ro", "rum"}, {"ru", "rus"}, {"sa", "san"}, {"sk", "slo"}, {"sl", "slv"}, {"sq", "alb"}, {"sr", "srp"},
    {"sv", "swe"}, {"tg", "tgk"}, {"th", "tha"}, {"tk", "tuk"}, {"tr", "tur"}, {"tt", "tat"}, {"uk", "ukr"}, {"uz", "uzb"}, {"vi", "vie"},
    {"yi", "yid"}, {"zh", "chi"},
};

constexpr CodeRow features[] = {
    {"tableOfContents", "11"},      {"index", "12"},           {"readingOrder", "13"},
    {"alternativeText", "14"},      {"longDescription", "15"}, {"pageBreakMarkers", "19"},
    {"structuralNavigation", "29"}, {"pageNavigation", "41"},  {"displayTransformability", "36"},
};

constexpr CodeRow exemptions[] = {
    {"eaa-microenterprise", "75"}, {"eaa-disproportionate-burden", "76"}, {"eaa-fundamental-alteration", "77"}};

template <std::size_t count>
std::string_view code_of(const CodeRow (&rows)[count], std::string_view word) {
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const CodeRow& each) { return each.word == word; });
    return row == std::end(rows) ? std::string_view() : row->code;
}

}  // namespace

std::string_view contributor_role(std::string_view relator) {
    const std::string_view code = code_of(roles, relator);
    return code.empty() ? "Z99" : code;
}

std::string onix_language(std::string_view tag) {
    const std::string_view primary = primary_subtag(tag);
    if (primary.size() == 3) return primary == "und" ? std::string() : std::string(primary);
    return std::string(code_of(languages, primary));
}

std::string_view exemption_code(std::string_view exemption) { return code_of(exemptions, exemption); }

std::string_view accessibility_code(std::string_view feature) { return code_of(features, feature); }

}  // namespace nabor::epub
