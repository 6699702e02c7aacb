#include "tei/names.h"

#include <algorithm>
#include <iterator>

namespace nabor::tei {

namespace {

using enum ElementKind;
using R = Role;

// In byte order of the names (checked below), for binary search.
constexpr ElementRow rows[] = {
    {"TEI", document, R::document},
    {"TEI.2", document, R::document},
    {"ab", paragraph, R::paragraph},
    {"abbr", phrase, R::abbreviation},
    {"actor", transparent, R::name},
    {"add", addition, R::addition},
    {"addName", transparent, R::name},
    {"addSpan", skipped, R::addition},
    {"addrLine", leaf, R::address_line},
    {"address", letter_part, R::address},
    {"alt", skipped, R::unknown_phrase},
    {"altGrp", skipped, R::unknown_phrase},
    {"am", transparent, R::abbreviation},
    {"anchor", anchor, R::unknown_phrase},
    {"app", apparatus, R::unknown_phrase},
    {"argument", container, R::argument},
    {"att", phrase, R::code},
    {"author", transparent, R::person_name},
    {"b", phrase, R::strong},
    {"back", matter, R::section},
    {"bibl", bibliographic, R::bibliography_entry},
    {"biblFull", bibliographic_structure, R::bibliography_entry},
    {"biblScope", transparent, R::unknown_phrase},
    {"biblStruct", bibliographic_structure, R::bibliography_entry},
    {"bloc", phrase, R::place_name},
    {"body", matter, R::section},
    {"br", line_break, R::unknown_phrase},
    {"byline", leaf, R::byline},
    {"c", character, R::unknown_phrase},
    {"caesura", transparent, R::unknown_phrase},
    {"camera", stage, R::stage_direction},
    {"caption", leaf, R::caption},
    {"castGroup", container, R::cast_group},
    {"castItem", leaf, R::cast_item},
    {"castList", cast_list, R::cast_list},
    {"cb", skipped, R::unknown_phrase},
    {"cell", table_part, R::cell},
    {"certainty", skipped, R::unknown_phrase},
    {"choice", choice, R::unknown_phrase},
    {"cit", citation, R::block_quotation},
    {"cl", transparent, R::unknown_phrase},
    {"closer", letter_part, R::closer},
    {"code", phrase, R::code},
    {"col", skipped, R::table},
    {"colgroup", skipped, R::table},
    {"corr", phrase, R::correction},
    {"country", phrase, R::place_name},
    {"damage", transparent, R::unclear},
    {"damageSpan", skipped, R::unknown_phrase},
    {"date", date, R::date},
    {"dateline", leaf, R::dateline},
    {"del", deletion, R::deletion},
    {"delSpan", skipped, R::deletion},
    {"desc", transparent, R::unknown_phrase},
    {"dim", transparent, R::unknown_phrase},
    {"distinct", phrase, R::highlighted},
    {"district", phrase, R::place_name},
    {"div", division, R::section},
    {"div0", division, R::section},
    {"div1", division, R::section},
    {"div2", division, R::section},
    {"div3", division, R::section},
    {"div4", division, R::section},
    {"div5", division, R::section},
    {"div6", division, R::section},
    {"div7", division, R::section},
    {"divGen", generated, R::index_list},
    {"docAuthor", leaf, R::byline},
    {"docDate", leaf, R::document_date},
    {"docEdition", leaf, R::title_part},
    {"docImprint", leaf, R::title_imprint},
    {"docTitle", title_group, R::title_main},
    {"edition", transparent, R::unknown_phrase},
    {"editor", transparent, R::person_name},
    {"eg", code_block, R::code_block},
    {"egXML", code_block, R::code_block},
    {"em", phrase, R::emphasis},
    {"email", transparent, R::unknown_phrase},
    {"emph", phrase, R::emphasis},
    {"epigraph", container, R::epigraph},
    {"epilogue", division, R::section},
    {"ex", phrase, R::expansion},
    {"expan", phrase, R::expansion},
    {"facsimile", skipped, R::unknown_block},
    {"fallback", transparent, R::unknown_block},
    {"figDesc", figure_description, R::figure_text},
    {"figure", figure, R::figure},
    {"floatingText", floating_text, R::block_quotation},
    {"foreign", phrase, R::foreign_phrase},
    {"forename", transparent, R::name},
    {"formula", formula, R::formula},
    {"front", matter, R::section},
    {"fw", skipped, R::unknown_phrase},
    {"g", character, R::unknown_phrase},
    {"gap", gap, R::gap},
    {"gb", skipped, R::unknown_phrase},
    {"genName", transparent, R::name},
    {"geogName", phrase, R::place_name},
    {"gi", phrase, R::code},
    {"gloss", phrase, R::gloss},
    {"graphic", graphic, R::image},
    {"group", group, R::part},
    {"handShift", skipped, R::unknown_phrase},
    {"head", head, R::heading},
    {"headItem", leaf, R::list_head},
    {"headLabel", leaf, R::list_head},
    {"hi", highlight, R::highlighted},
    {"i", phrase, R::emphasis},
    {"ident", phrase, R::code},
    {"idno", transparent, R::unknown_phrase},
    {"img", graphic, R::image},
    {"imprimatur", leaf, R::title_part},
    {"index", index, R::index_entry},
    {"interp", skipped, R::unknown_phrase},
    {"interpGrp", skipped, R::unknown_phrase},
    {"item", item, R::list_item},
    {"join", skipped, R::unknown_phrase},
    {"joinGrp", skipped, R::unknown_phrase},
    {"kw", phrase, R::code},
    {"l", line, R::verse_line},
    {"label", label, R::inline_label},
    {"lb", line_break, R::unknown_phrase},
    {"lem", transparent, R::unknown_phrase},
    {"lg", line_group, R::verse},
    {"link", skipped, R::unknown_phrase},
    {"linkGrp", skipped, R::unknown_phrase},
    {"list", list, R::list_bulleted},
    {"listApp", transparent, R::unknown_block},
    {"listBibl", list_bibl, R::bibliography},
    {"listEvent", register_list, R::unknown_block},
    {"listNym", register_list, R::unknown_block},
    {"listObject", register_list, R::unknown_block},
    {"listOrg", register_list, R::unknown_block},
    {"listPerson", register_list, R::biographies},
    {"listPlace", register_list, R::unknown_block},
    {"listRelation", skipped, R::unknown_block},
    {"m", transparent, R::unknown_phrase},
    {"measure", transparent, R::unknown_phrase},
    {"measureGrp", transparent, R::unknown_phrase},
    {"media", graphic, R::image},
    {"meeting", phrase, R::highlighted},
    {"mentioned", phrase, R::highlighted},
    {"metamark", transparent, R::unknown_phrase},
    {"milestone", milestone, R::ornament},
    {"mod", transparent, R::unknown_phrase},
    {"name", name, R::name},
    {"nameLink", transparent, R::name},
    {"notatedMusic", figure, R::figure},
    {"note", note, R::note},
    {"noteGrp", transparent, R::note},
    {"num", transparent, R::unknown_phrase},
    {"offset", transparent, R::place_name},
    {"ol", list, R::list_ordered},
    {"opener", letter_part, R::opener},
    {"orgName", name, R::organisation_name},
    {"orig", phrase, R::original},
    {"p", paragraph, R::paragraph},
    {"pb", page_break, R::page_mark},
    {"pc", character, R::unknown_phrase},
    {"performance", division, R::section},
    {"persName", name, R::person_name},
    {"phr", transparent, R::unknown_phrase},
    {"placeName", name, R::place_name},
    {"postscript", letter_part, R::postscript},
    {"precision", skipped, R::unknown_phrase},
    {"prologue", division, R::section},
    {"ptr", reference, R::reference},
    {"pubPlace", transparent, R::place_name},
    {"publisher", transparent, R::organisation_name},
    {"q", quotation, R::quotation},
    {"quote", quotation, R::quotation},
    {"rb", transparent, R::unknown_phrase},
    {"rdg", transparent, R::unknown_phrase},
    {"ref", reference, R::reference},
    {"reg", phrase, R::regularised},
    {"region", phrase, R::place_name},
    {"respons", skipped, R::unknown_phrase},
    {"restore", transparent, R::unknown_phrase},
    {"retrace", transparent, R::unknown_phrase},
    {"rhyme", transparent, R::unknown_phrase},
    {"role", transparent, R::name},
    {"roleDesc", transparent, R::unknown_phrase},
    {"roleName", transparent, R::name},
    {"row", table_part, R::row},
    {"rs", name, R::name},
    {"s", transparent, R::unknown_phrase},
    {"said", quotation, R::quotation},
    {"salute", leaf, R::salute},
    {"secl", transparent, R::unknown_phrase},
    {"seg", highlight, R::unknown_phrase},
    {"set", scene_setting, R::stage_direction},
    {"settlement", phrase, R::place_name},
    {"sic", phrase, R::correction},
    {"signed", leaf, R::signature},
    {"soCalled", phrase, R::quotation},
    {"sound", stage, R::stage_direction},
    {"sourceDoc", skipped, R::unknown_block},
    {"sp", speech, R::speech},
    {"spGrp", transparent, R::speech},
    {"space", space, R::unknown_phrase},
    {"span", highlight, R::highlighted},
    {"spanGrp", skipped, R::unknown_phrase},
    {"speaker", speaker, R::speaker},
    {"stage", stage, R::stage_direction},
    {"standOff", skipped, R::unknown_block},
    {"street", transparent, R::place_name},
    {"strong", phrase, R::strong},
    {"sub", highlight, R::highlighted},
    {"subst", substitution, R::unknown_phrase},
    {"sup", highlight, R::highlighted},
    {"supplied", supplied, R::supplied},
    {"surname", transparent, R::name},
    {"surplus", transparent, R::unknown_phrase},
    {"table", table, R::table},
    {"tag", phrase, R::code},
    {"tbody", table_part, R::table},
    {"td", table_part, R::cell},
    {"tech", stage, R::stage_direction},
    {"teiCorpus", document, R::document},
    {"teiHeader", header, R::unknown_block},
    {"term", phrase, R::term},
    {"text", text_body, R::document},
    {"tfoot", table_part, R::table},
    {"th", table_part, R::header_cell},
    {"thead", table_part, R::table},
    {"time", date, R::date},
    {"timeline", skipped, R::unknown_block},
    {"title", title, R::title_of_work},
    {"titlePage", title_page, R::title_page},
    {"titlePart", leaf, R::title_main},
    {"tr", table_part, R::row},
    {"trailer", leaf, R::trailer},
    {"u", highlight, R::highlighted},
    {"ul", list, R::list_bulleted},
    {"unclear", phrase, R::unclear},
    {"undo", transparent, R::unknown_phrase},
    {"val", phrase, R::code},
    {"view", stage, R::stage_direction},
    {"w", transparent, R::unknown_phrase},
    {"witDetail", note, R::note},
    {"xenoData", skipped, R::unknown_block},
};
static_assert(std::is_sorted(std::begin(rows), std::end(rows), [](const ElementRow& a, const ElementRow& b) { return a.name < b.name; }),
              "the elements stand in byte order");

constexpr ElementRow unknown_row{"", unknown, R::unknown_phrase};

}  // namespace

const ElementRow& element(std::string_view local_name) {
    const auto* found = std::lower_bound(std::begin(rows), std::end(rows), local_name,
                                         [](const ElementRow& row, std::string_view name) { return row.name < name; });
    return found != std::end(rows) && found->name == local_name ? *found : unknown_row;
}

bool is_block(ElementKind kind) {
    switch (kind) {
        case leaf:
        case container:
        case document:
        case text_body:
        case floating_text:
        case group:
        case matter:
        case division:
        case title_page:
        case title_group:
        case paragraph:
        case head:
        case line:
        case line_group:
        case speech:
        case speaker:
        case cast_list:
        case scene_setting:
        case letter_part:
        case list:
        case item:
        case table:
        case table_part:
        case figure:
        case figure_description:
        case code_block:
        case bibliographic_structure:
        case list_bibl:
        case register_list:
        case generated: return true;
        default: return false;
    }
}

}  // namespace nabor::tei
