// Books built by hand, small enough to read, and a look at the XHTML that is made of them.
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "book/book.h"
#include "epub/epub.h"
#include "layout/layout.h"

namespace nabor::sample {

inline Inline text(std::string words) { return {{}, Text{std::move(words)}}; }
inline Inline line_break() { return {{}, LineBreak{}}; }

inline Inline phrase(Role role, Inlines content, Rendition rendition = {}, LanguageId language = LanguageId::main) {
    Phrase phrase;
    phrase.role = role;
    phrase.rendition = rendition;
    phrase.language = language;
    phrase.content = std::move(content);
    return {{}, std::move(phrase)};
}

inline Rendition looks(std::initializer_list<Look> all) {
    Rendition rendition;
    for (Look look : all) rendition.set(look);
    return rendition;
}

inline Inline link_to(AnchorId target, Inlines content) {
    Link link;
    link.target = target;
    link.content = std::move(content);
    return {{}, std::move(link)};
}

inline Inline link_out(std::string address, Inlines content) {
    Link link;
    link.role = Role::link;
    link.address = std::move(address);
    link.content = std::move(content);
    return {{}, std::move(link)};
}

inline Block leaf(Role role, Inlines content) {
    Block block;
    block.role = role;
    block.content = std::move(content);
    return block;
}
inline Block leaf(Role role, std::string words) { return leaf(role, Inlines{text(std::move(words))}); }

inline Block box(Role role, Blocks content) {
    Block block;
    block.role = role;
    block.content = std::move(content);
    return block;
}

inline Block heading(std::string words, std::uint8_t level = 1) {
    Block block = leaf(Role::heading, std::move(words));
    block.level = level;
    return block;
}

inline Cell cell(std::string words, bool header = false) {
    Cell cell;
    cell.header = header;
    cell.content.push_back(leaf(Role::paragraph, std::move(words)));
    return cell;
}

// A PNG of one pixel.
inline std::string pixel() {
    static constexpr unsigned char bytes[] = {
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
        0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00, 0x00, 0x00,
        0x0B, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0xF8, 0x0F, 0x04, 0x00, 0x09, 0xFB, 0x03, 0xFD, 0x68, 0xFA,
        0x1C, 0xCC, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

class BookBuilder {
public:
    BookBuilder() {
        book.languages = {"en"};
        book.metadata.language = "en";
        book.metadata.titles.push_back({"A Small Book", "main", "en"});
    }

    AnchorId anchor(std::string id) {
        book.anchors.push_back({std::move(id), {}});
        return static_cast<AnchorId>(book.anchors.size() - 1);
    }

    LanguageId language(std::string tag) {
        book.languages.push_back(std::move(tag));
        return static_cast<LanguageId>(book.languages.size() - 1);
    }

    // A division with an anchor; its headings have its level.
    Block division(Role role, std::string id, Blocks content, std::uint8_t level = 1) {
        Block block = box(role, std::move(content));
        block.level = level;
        block.anchor = anchor(std::move(id));
        return block;
    }

    Inline note(Blocks content, NoteKind kind = NoteKind::unspecified) {
        const std::string number = std::to_string(book.notes.size() + 1);
        Note note;
        note.kind = kind;
        note.anchor = anchor("note" + number);
        note.content = std::move(content);
        book.notes.push_back(std::move(note));
        return {{}, NoteCall{static_cast<NoteId>(book.notes.size() - 1), anchor("call" + number)}};
    }
    Inline note(std::string words) { return note(Blocks{leaf(Role::paragraph, std::move(words))}); }

    ImageId image(std::string reference) {
        Image image;
        image.reference = std::move(reference);
        image.bytes = pixel();
        image.facts.kind = ImageKind::png;
        image.facts.width = image.facts.height = 1;
        book.images.push_back(std::move(image));
        return static_cast<ImageId>(book.images.size() - 1);
    }

    Book book;
};

inline Block image_block(ImageId image, std::string alternative) {
    Block block;
    block.role = Role::image;
    ImageUse use;
    use.image = image;
    use.decorative = alternative.empty();
    use.alternative_text = std::move(alternative);
    block.content = std::move(use);
    return block;
}

inline std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A layout with the default style of ebooks, as the program reads it.
inline Layout ebook_layout(std::string css = {}, const std::map<std::string, std::string>& overrides = {}) {
    Sources sources;
    Report report;
    const SourceId defaults = sources.add("ebook.css", text_of(NABOR_SOURCE_FOLDER "/layouts/ebook.css"));
    std::optional<Layout> layout = read_layout({sources.add("test.css", std::move(css)), overrides, {}, defaults}, sources, report);
    for (const Diagnostic& finding : report.all()) ADD_FAILURE() << to_text(finding, sources);
    return std::move(layout.value());
}

inline EpubOptions options() { return {Moment{1763888400}, "Nabor test", 1, {}}; }   // 2025-11-23T09:00:00Z

inline Package package_of(const Book& book, Report& report, const Product& product = {}, const Layout& layout = {}) {
    return make_package({book, product, layout}, options(), report);
}
inline Package package_of(const Book& book) {
    Report report;
    return package_of(book, report);
}

inline std::string container_of(Package package, std::size_t jobs = 1, Moment moment = options().moment) {
    deflate_entries(package, jobs);
    return write_container(package, moment);
}

inline std::string file(const Package& package, std::string_view path) {
    for (const PackageEntry& entry : package.entries)
        if (entry.path == path) return entry.bytes;
    return "no file " + std::string(path);
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// What stands between <body …> and </body> of a file of text.
inline std::string body(const Package& package, std::string_view name) {
    const std::string bytes = file(package, "EPUB/text/" + std::string(name));
    const std::size_t from = bytes.find('\n', bytes.find("<body")), to = bytes.find("</body>");
    return from == std::string::npos || to == std::string::npos ? bytes : bytes.substr(from + 1, to - from - 1);
}

// The body of a book of one chapter that holds `blocks`, without the chapter's own section.
inline std::string written(BookBuilder& builder, Blocks blocks) {
    builder.book.body.push_back(builder.division(Role::chapter, "chapter", std::move(blocks)));
    const std::string bytes = body(package_of(builder.book), "002-chapter.xhtml");
    const std::string_view open = "<section id=\"chapter\" class=\"chapter\" epub:type=\"chapter\" role=\"doc-chapter\">\n";
    const std::size_t end = bytes.find("</section>");
    return bytes.starts_with(open) ? bytes.substr(open.size(), end - open.size()) : bytes;
}
inline std::string written(Blocks blocks) {
    BookBuilder builder;
    return written(builder, std::move(blocks));
}
inline std::string written(Inlines inlines) { return written(Blocks{leaf(Role::paragraph, std::move(inlines))}); }

// Every breach of HTML's content models that the writer could commit, as lines; "" when there is none.
std::string faults_of(const std::string& xhtml);

// A book that has every role of the table, every look, alignment and kind of note, in the places where readers put them.
Book book_of_every_role(bool with_wild_nesting = true);

}  // namespace nabor::sample
