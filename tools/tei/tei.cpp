#include "tei/tei.h"

#include <utility>

#include "language/guess.h"
#include "language/language.h"
#include "reading/both_texts.h"
#include "tei/apparatus.h"
#include "tei/header.h"
#include "tei/parallel.h"
#include "tei/readers.h"
#include "tei/witness_text.h"

namespace nabor {

namespace {

using namespace tei;

constexpr std::size_t sample_bytes = 60'000;

// Appends the text of a node; false when the sample is long enough.
bool collect_sample(const TeiTree& tree, NodeIndex id, std::string& sample) {
    if (sample.size() >= sample_bytes) return false;
    if (tree.is_text(id)) {
        sample += tree[id].text;
        return true;
    }
    const ElementKind kind = tree.kind(id);
    if (kind == ElementKind::header || kind == ElementKind::skipped || kind == ElementKind::register_list) return true;
    for (const NodeIndex child : tree.children(id))
        if (!collect_sample(tree, child, sample)) return false;
    sample += ' ';
    return true;
}

std::string language_of_text(const TeiTree& tree) {
    std::string sample;
    collect_sample(tree, tree.root, sample);
    return guess_language(sample);
}

// The language of the book: of the text, else of the root, of the body, of the header, or guessed from the words.
std::string main_language(const TeiTree& tree, const Metadata& metadata) {
    for (const NodeIndex place : {tree.find(tree.root, "text"), tree.root, tree.find(tree.root, "text/body")}) {
        if (place == NodeIndex::none) continue;
        for (const std::string_view name : {"xml:lang", "lang"}) {
            std::string language = canonical_language(tree.attribute(place, name));
            if (language != "und") return language;
        }
    }
    return metadata.language.empty() ? language_of_text(tree) : metadata.language;
}

// A short form of the title on the title page counts as the header's.
void add_short_title(const TeiTree& tree, Metadata& metadata) {
    const NodeIndex part = short_title_of(tree, tree.root);
    const bool has_one = std::any_of(metadata.titles.begin(), metadata.titles.end(), [](const Title& title) { return title.type == "short"; });
    if (part != NodeIndex::none && !has_one) metadata.titles.push_back({tree.line(part), "short", metadata.language, tree.text_span(part)});
}

std::optional<Book> read_one_text(const TeiTree& tree, const Files& files, const Product& product, Report& report) {
    Book book;
    book.metadata = read_header(tree, tree.child(tree.root, "teiHeader"));
    book.metadata.language = main_language(tree, book.metadata);
    book.languages.push_back(book.metadata.language);
    add_short_title(tree, book.metadata);
    Reading reading(tree, files, product, book, report);
    finish_titles(reading, tree.child(tree.root, "teiHeader"), book.metadata);
    find_shown_people(reading);
    find_witness(reading);
    if (reading.source_lines)
        report.note("tei-source-lines", tree[tree.root].span, "lb marks the lines of the printed source here; they are not kept in running text");
    tell_wrong_numbers(reading);
    const std::vector<TextPair> parallel_texts = find_parallel_texts(reading);
    read_book(reading);
    reading.parted_words.report_rest();
    if (!reading.finish()) {
        report.error("tei-no-text", tree[tree.root].span, "this manuscript has no text", "text belongs in <text><body>");
        return std::nullopt;
    }
    fill_parallel_texts(reading, parallel_texts);
    tell_other_lemmas(reading);
    return book;
}

std::optional<Book> read_form(const TeiTree& tree, const Files& files, Product product, TextState form, Report& report) {
    product.text_state = form;
    return read_one_text(tree, files, product, report);
}

std::optional<Book> read_tree(const TeiTree& tree, const Files& files, const Product& product, Report& report) {
    if (product.text_state != TextState::parallel) return read_one_text(tree, files, product, report);
    Report of_diplomatic;
    std::optional<Book> edited = read_form(tree, files, product, TextState::edited, report);
    const std::optional<Book> diplomatic = read_form(tree, files, product, TextState::diplomatic, of_diplomatic);
    report.append_new(of_diplomatic);
    if (edited && diplomatic && !reading::join_texts(*edited, *diplomatic))
        report.warning("tei-parallel-forms", product.text_span, "no text of this book has an edited form and a diplomatic one that differ; each stands once",
                       "mark words by choice (orig and reg), or choose one form: text = \"edited\"");
    return edited;
}

}  // namespace

std::optional<Book> read_tei(const Product& product, Sources& sources, Report& report) {
    const std::optional<TeiTree> tree = load_manuscript(product, sources, report);
    return tree ? read_tree(*tree, sources.files(), product, report) : std::nullopt;
}

std::optional<Book> read_tei(const Product& product, std::string bytes, Sources& sources, Report& report) {
    const std::optional<TeiTree> tree = load_bytes(product, std::move(bytes), sources, report);
    return tree ? read_tree(*tree, sources.files(), product, report) : std::nullopt;
}

}  // namespace nabor
