#include "tei/tei.h"

#include <utility>

#include "book/index.h"
#include "book/structure.h"
#include "language/language.h"
#include "tei/guess.h"
#include "tei/header.h"
#include "tei/memory.h"
#include "tei/readers.h"

namespace nabor {

namespace {

using namespace tei;

// The language of the whole: as the text says, else the file, else its header, else what its words are.
std::string main_language(const TeiTree& tree, const Metadata& metadata) {
    for (const NodeIndex place : {tree.find(tree.root, "text"), tree.root, tree.find(tree.root, "text/body")}) {
        if (place == NodeIndex::none) continue;
        for (const std::string_view name : {"xml:lang", "lang"}) {
            std::string language = canonical_language(tree.attribute(place, name));
            if (language != "und") return language;
        }
    }
    return metadata.language.empty() ? guess_language(tree) : metadata.language;
}

std::optional<Book> read_tree(const TeiTree& tree, const Product& product, Report& report) {
    Book book;
    book.metadata = read_header(tree, tree.child(tree.root, "teiHeader"));
    book.metadata.language = main_language(tree, book.metadata);
    book.languages.push_back(book.metadata.language);
    Reading reading(tree, product, book, report);
    find_shown_people(reading);
    read_book(reading);
    settle_references(reading);
    if (book.front.empty() && book.body.empty() && book.back.empty()) {
        report.error("tei-no-text", tree[tree.root].span, "there is no text in this manuscript", "the text stands in <text><body>");
        return std::nullopt;
    }
    classify_divisions(book);
    fill_indexes(book);
    number_blocks(book);
    return book;
}

}  // namespace

std::optional<Book> read_tei(const Product& product, Sources& sources, Report& report) {
    const std::optional<TeiTree> tree = load_manuscript(product, sources, report);
    return tree ? read_tree(*tree, product, report) : std::nullopt;
}

std::optional<Book> tei::read_bytes(const Product& product, std::string bytes, Sources& sources, Report& report) {
    const std::optional<TeiTree> tree = load_bytes(product, std::move(bytes), sources, report);
    return tree ? read_tree(*tree, product, report) : std::nullopt;
}

}  // namespace nabor
