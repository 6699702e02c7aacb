#include "book/title_page.h"

#include <algorithm>
#include <string>

namespace nabor {

namespace {

void add_line(Block& page, Role role, const std::string& text) {
    if (text.empty()) return;
    Block line;
    line.role = role;
    line.content = Inlines{{Span{}, Text{text}}};
    std::get<Blocks>(page.content).push_back(std::move(line));
}

std::string authors(const Metadata& metadata) {
    std::string names;
    for (const Contributor& person : metadata.contributors)
        if (person.relator == "aut") names += (names.empty() ? "" : ", ") + person.name;
    return names;
}

std::string imprint(const Metadata& metadata) {
    std::string line;
    for (const std::string* fact : {&metadata.publisher, &metadata.place, &metadata.date})
        if (!fact->empty()) line += (line.empty() ? "" : ", ") + *fact;
    return line;
}

}  // namespace

Block title_page_of(const Book& book) {
    Block page;
    page.role = Role::title_page;
    page.level = 1;
    page.content = Blocks{};
    const std::string title = book.metadata.main_title();
    if (title.empty()) return page;
    add_line(page, Role::title_author, authors(book.metadata));
    add_line(page, Role::title_main, title);
    add_line(page, Role::title_sub, book.metadata.subtitle());
    add_line(page, Role::title_imprint, imprint(book.metadata));
    return page;
}

}  // namespace nabor
