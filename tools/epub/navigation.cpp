// In: contents and the plan. Out: the navigation document: contents, landmarks, and source pages where they are shown.
#include "epub/navigation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "epub/nesting.h"
#include "language/language.h"

namespace nabor::epub {

namespace {

// Divisions that become landmarks, besides the title page, the contents and the beginning.
constexpr std::array<std::string_view, 7> landmark_types = {"preface",  "introduction", "afterword", "appendix",
                                                            "glossary", "bibliography", "colophon"};

class NavigationWriter {
public:
    NavigationWriter(const Book& book, const Plan& plan, const NavigationLists& lists, StylePaths* paths)
        : book_(book), plan_(plan), lists_(lists), entries_(lists.entries), language_(book.language(LanguageId::main)), xml_(paths) {}

    XhtmlFile write() {
        xml_.begin(language_, label(Label::contents, language_), "style.css");
        xml_.open("body");
        xml_.line();
        pages_at(no_entry, "div");
        contents();
        landmarks();
        if (!lists_.pages.empty()) page_list();
        xml_.close();
        xml_.line();
        return xml_.end();
    }

private:
    void open_nav(std::string_view type, std::string_view role, std::string_view title, bool hidden) {
        xml_.open("nav");
        xml_.attribute("epub:type", type);
        if (!role.empty()) xml_.attribute("role", role);
        xml_.attribute("aria-label", title);
        if (hidden) xml_.attribute("hidden", "hidden");
        xml_.line();
        if (!hidden) xml_.leaf("h1", title);
        xml_.open("ol");
        xml_.line();
    }

    void close_nav() {
        for (int element = 0; element < 2; ++element) {
            xml_.close();
            xml_.line();
        }
    }

    void link(std::string_view href, std::string_view text, std::string_view type = {}) {
        xml_.open("a");
        if (!type.empty()) xml_.attribute("epub:type", type);
        xml_.attribute("href", href);
        xml_.text(text);
        xml_.close();
    }

    void item(std::string_view href, std::string_view text, std::string_view type = {}) {
        xml_.open("li");
        link(href, text, type);
        xml_.close();
        xml_.line();
    }

    void contents() {
        open_nav("toc", "doc-toc", label(Label::contents, language_), false);
        if (entries_.empty()) item("text/" + plan_.files.front().name, plan_.book_title);
        const auto open_list = [&] {
            xml_.line();
            xml_.open("ol");
            xml_.line();
        };
        const auto close_item = [&] {
            xml_.close();
            xml_.line();
        };
        for_each_nested(entries_, 255,
                        NestedCalls{[&](const ContentsEntry& entry) { open_entry(entry); }, open_list, [&] { xml_.close(); }, close_item});
        for (const ChapterFile& notes : plan_.end_notes()) item("text/" + notes.name, notes.title);
        close_nav();
    }

    // The list may hold only links, so markers stand inside the links (EPUB 3.3, 7.3).
    void pages_at(std::size_t entry, std::string_view element) {
        for (const ContentsPage& place : lists_.in_contents) {
            if (place.entry != entry) continue;
            xml_.open(element);
            xml_.attribute("id", place.page->id);
            page_break_attributes(xml_, place.page->label);
            xml_.close();
        }
    }

    void open_entry(const ContentsEntry& entry) {
        xml_.open("li");
        xml_.open("a");
        xml_.attribute("href", entry_href(book_, plan_, entry));
        const std::string& tag = book_.language(entry.language);
        if (tag != language_) {
            xml_.attribute("lang", tag);
            xml_.attribute("xml:lang", tag);
            if (is_right_to_left(tag) != is_right_to_left(language_)) xml_.attribute("dir", is_right_to_left(tag) ? "rtl" : "ltr");
        }
        pages_at(static_cast<std::size_t>(&entry - entries_.data()), "span");
        xml_.text(entry_text(book_, entry));
        xml_.close();
    }

    // Apple's reader skips a landmark with two types, so each has one. Every type is used once.
    void landmarks() {
        open_nav("landmarks", "", label(Label::landmarks, language_), true);
        if (plan_.cover_page) item("cover.xhtml", label(Label::cover, language_), "cover");
        const auto page =
            std::find_if(plan_.files.begin(), plan_.files.end(), [](const ChapterFile& file) { return is_title_page(file.unit); });
        if (page != plan_.files.end()) item("text/" + page->name, label(Label::title_page, language_), "titlepage");
        item("nav.xhtml", label(Label::contents, language_), "toc");
        item("text/" + first_of_body(plan_).name, label(Label::beginning, language_), "bodymatter");
        for (std::string_view type : landmark_types) {
            const auto entry =
                std::find_if(entries_.begin(), entries_.end(), [&](const ContentsEntry& e) { return row_of(e.role).epub_type == type; });
            if (entry != entries_.end()) item(entry_href(book_, plan_, *entry), entry->title, type);
        }
        if (const auto notes = plan_.end_notes(); !notes.empty()) item("text/" + notes.front().name, notes.front().title, "endnotes");
        close_nav();
    }

    void page_list() {
        open_nav("page-list", "doc-pagelist", label(Label::page_list, language_), true);
        for (const PageListEntry& page : lists_.pages) item(page.href, page.label);
        close_nav();
    }

    const Book& book_;
    const Plan& plan_;
    const NavigationLists& lists_;
    const std::vector<ContentsEntry>& entries_;
    const std::string& language_;
    Xhtml xml_;
};

bool names_everyone(std::string_view title, std::string_view authors) {
    while (!authors.empty()) {
        const std::size_t comma = std::min(authors.find(", "), authors.size());
        if (title.find(authors.substr(0, comma)) == std::string_view::npos) return false;
        authors.remove_prefix(std::min(comma + 2, authors.size()));
    }
    return true;
}

}  // namespace

const ChapterFile& first_of_body(const Plan& plan) {
    const auto found =
        std::find_if(plan.files.begin(), plan.files.end(), [](const ChapterFile& file) { return file.unit.matter == Unit::Matter::body; });
    return found == plan.files.end() ? plan.files.back() : *found;
}

std::vector<ContentsEntry> reachable_contents(const Book& book, const Plan& plan, std::uint8_t deepest) {
    std::vector<ContentsEntry> entries = contents(book, deepest);
    std::erase_if(entries, [&](const ContentsEntry& entry) { return plan.href(book, entry.anchor).empty(); });
    return entries;
}

std::string entry_text(const Book& book, const ContentsEntry& entry) {
    if (names_everyone(entry.title, entry.author)) return entry.title;
    const bool cyrillic = script_of_language(book.language(LanguageId::main)) == Script::cyrillic;   // "Троцкий Л. Д. Новый курс"
    const std::string_view between = !cyrillic ? ": " : entry.author.ends_with('.') ? " " : ". ";
    return entry.author + std::string(between) + entry.title;
}

std::string entry_href(const Book& book, const Plan& plan, const ContentsEntry& entry) {
    const AnchorPlace& place = plan.anchors[index_of(entry.anchor)];
    return "text/" + (place.opens_file ? plan.files[place.file].name : plan.href(book, entry.anchor));
}

XhtmlFile write_navigation(const Book& book, const Plan& plan, const NavigationLists& lists, StylePaths* paths) {
    return NavigationWriter(book, plan, lists, paths).write();
}

}  // namespace nabor::epub
