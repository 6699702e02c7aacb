#include "tei/header.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "language/language.h"

namespace nabor::tei {

namespace {

void add_once(std::vector<std::string>& list, std::string value) {
    if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

std::string language_attribute(const TeiTree& tree, NodeIndex id) {
    const std::string_view tag = tree.attribute(id, "xml:lang");
    if (tag.empty()) return {};
    const std::string canonical = canonical_language(tag);
    return canonical == "und" ? std::string() : canonical;
}

std::string title_type(const TeiTree& tree, NodeIndex id, const Metadata& metadata, const std::string& language) {
    const std::string type = tree.type(id);
    if (type == "subtitle" || type == "sub-title") return "sub";
    if (!type.empty()) return type;
    if (tree.attribute(id, "level") == "s") return "series";
    const auto main = std::find_if(metadata.titles.begin(), metadata.titles.end(), [](const Title& title) { return title.type == "main"; });
    if (main == metadata.titles.end()) return "main";
    return !language.empty() && language != main->language ? "parallel" : "sub";
}

void collect_titles(const TeiTree& tree, NodeIndex statement, std::vector<NodeIndex>& titles) {
    if (statement == NodeIndex::none) return;
    for (const NodeIndex child : tree.children(statement)) {
        if (!tree.is(child, "title")) continue;
        // <title><title type="main">…</title><title type="sub">…</title></title>
        if (tree.child(child, "title") != NodeIndex::none)
            collect_titles(tree, child, titles);
        else if (!tree.line(child).empty())
            titles.push_back(child);
    }
}

void read_titles(const TeiTree& tree, NodeIndex header, Metadata& metadata) {
    for (const NodeIndex child : titles_of(tree, header)) {
        Title title;
        title.text = tree.line(child);
        title.language = language_attribute(tree, child);
        title.span = tree.text_span(child);
        title.type = title_type(tree, child, metadata, title.language);
        if (title.type == "series" && metadata.series.empty()) metadata.series = title.text;
        metadata.titles.push_back(std::move(title));
    }
}

// A date as printed, and as ISO 8601 where an attribute gives it.
struct PrintedDate {
    std::string text, iso;
};

PrintedDate read_date(const TeiTree& tree, NodeIndex id) {
    PrintedDate date;
    if (id == NodeIndex::none) return date;
    for (const std::string_view name : {"when", "when-iso", "when-custom", "from", "notBefore", "notAfter"}) {
        if (date.iso.empty()) date.iso = collapse_xml_space(tree.attribute(id, name));
    }
    date.text = tree.line(id);
    if (date.text.empty()) date.text = date.iso;
    return date;
}

void read_publication(const TeiTree& tree, NodeIndex statement, Metadata& metadata) {
    if (statement == NodeIndex::none) return;
    metadata.publisher = tree.line(tree.child(statement, "publisher"));
    if (metadata.publisher.empty()) metadata.publisher = tree.line(tree.child(statement, "distributor"));
    metadata.place = tree.line(tree.child(statement, "pubPlace"));
    metadata.publication = tree.text_span(statement);
    const PrintedDate date = read_date(tree, tree.child(statement, "date"));
    metadata.date = date.text;
    metadata.date_iso = date.iso;
    for (const NodeIndex child : tree.children(statement))
        if (tree.is(child, "idno")) add_once(metadata.identifiers, tree.line(child));
    const NodeIndex availability = tree.child(statement, "availability");
    const NodeIndex licence = tree.child(availability, "licence");
    metadata.rights = tree.line(availability);
    if (licence != NodeIndex::none) metadata.licence = collapse_xml_space(tree.attribute(licence, "target"));
}

void read_series(const TeiTree& tree, NodeIndex statement, Metadata& metadata) {
    if (statement == NodeIndex::none) return;
    if (const std::string title = tree.line(tree.child(statement, "title")); !title.empty()) metadata.series = title;
    metadata.series_position = tree.line(tree.child(statement, "biblScope"));
    if (metadata.series_position.empty()) metadata.series_position = tree.line(tree.child(statement, "idno"));
}

void read_languages(const TeiTree& tree, NodeIndex usage, Metadata& metadata) {
    if (usage == NodeIndex::none) return;
    int most = -1;
    for (const NodeIndex child : tree.children(usage)) {
        if (!tree.is(child, "language")) continue;
        const std::string language = canonical_language(tree.attribute(child, "ident"));
        if (language == "und") continue;
        add_once(metadata.languages, language);
        int share = 0;  // percentage of the text; without it the first language wins
        const std::string_view given = tree.attribute(child, "usage");
        std::from_chars(given.data(), given.data() + given.size(), share);
        if (share <= most) continue;
        most = share;
        metadata.language = language;
    }
}

void read_subjects(const TeiTree& tree, NodeIndex text_class, Metadata& metadata) {
    if (text_class == NodeIndex::none) return;
    for (const NodeIndex keywords : tree.children(text_class)) {
        if (!tree.is(keywords, "keywords")) continue;
        for (const NodeIndex term : tree.children(keywords)) {
            if (tree.is(term, "term")) add_once(metadata.subjects, tree.line(term));
            if (!tree.is(term, "list")) continue;
            for (const NodeIndex item : tree.children(term))
                if (tree.is(item, "item")) add_once(metadata.subjects, tree.line(item));
        }
    }
}

void set_created(const TeiTree& tree, NodeIndex date, Metadata& metadata) {
    if (metadata.created.empty()) metadata.created = read_date(tree, date).text;
}

// When and where a text was written, from correspDesc, the source's origDate, or creation.
void read_creation(const TeiTree& tree, NodeIndex header, Metadata& metadata) {
    const NodeIndex correspondence = tree.find(header, "profileDesc/correspDesc");
    if (correspondence != NodeIndex::none) {
        for (const NodeIndex action : tree.children(correspondence)) {
            if (!tree.is(action, "correspAction") || tree.type(action) != "sent") continue;
            set_created(tree, tree.child(action, "date"), metadata);
            metadata.created_place = tree.line(tree.child(action, "placeName"));
        }
    }
    set_created(tree, tree.find_inside(tree.find(header, "fileDesc/sourceDesc"), "origDate"), metadata);
    const NodeIndex creation = tree.find(header, "profileDesc/creation");
    set_created(tree, tree.find_inside(creation, "origDate"), metadata);
    set_created(tree, tree.find_inside(creation, "date"), metadata);
    if (metadata.created_place.empty()) metadata.created_place = tree.line(tree.find_inside(creation, "placeName"));
    if (metadata.created_place.empty())
        metadata.created_place = tree.line(tree.find_inside(tree.find(header, "fileDesc/sourceDesc"), "origPlace"));
}

}  // namespace

std::vector<NodeIndex> titles_of(const TeiTree& tree, NodeIndex header) {
    std::vector<NodeIndex> titles;
    if (header != NodeIndex::none) collect_titles(tree, tree.find(header, "fileDesc/titleStmt"), titles);
    return titles;
}

Metadata read_header(const TeiTree& tree, NodeIndex header) {
    Metadata metadata;
    if (header == NodeIndex::none) return metadata;
    read_titles(tree, header, metadata);
    metadata.contributors = read_contributors(tree, header);
    read_publication(tree, tree.find(header, "fileDesc/publicationStmt"), metadata);
    read_series(tree, tree.find(header, "fileDesc/seriesStmt"), metadata);
    NodeIndex source = tree.find(header, "fileDesc/sourceDesc");
    if (source == NodeIndex::none) source = tree.find(header, "fileDesc/publicationStmt/sourceDesc");  // misplaced in some files
    metadata.source = source_line(tree, source);
    if (source != NodeIndex::none) metadata.source_span = tree[source].span;
    read_languages(tree, tree.find(header, "profileDesc/langUsage"), metadata);
    read_subjects(tree, tree.find(header, "profileDesc/textClass"), metadata);
    metadata.description = tree.line(tree.find(header, "profileDesc/abstract"));
    read_creation(tree, header, metadata);
    return metadata;
}

}  // namespace nabor::tei
