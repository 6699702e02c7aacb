// One book with every row of the table of roles in it.
#include "sample.h"

namespace nabor::sample {

namespace {

bool is_divided(Role role) { return is_division(role) && role != Role::title_page; }

Inlines phrases() {
    Inlines all;
    for (const RoleRow& row : role_table()) {
        if (row.shape != Shape::phrase) continue;
        all.push_back(phrase(row.role, {text(std::string(row.name))}));
        all.push_back(text(" "));
    }
    return all;
}

Inlines looked() {
    Inlines all;
    for (unsigned bit = 0; bit < 15; ++bit) {
        Rendition rendition;
        rendition.set(static_cast<Look>(1U << bit));
        all.push_back(phrase(Role::highlighted, {text("looked")}, rendition));
        all.push_back(phrase(Role::person_name, {text("looked")}, rendition));
        all.push_back(text(" "));
    }
    return all;
}

// Leaves and containers that stand anywhere among text.
Blocks prose_of_every_role() {
    Blocks all;
    for (const RoleRow& row : role_table()) {
        if (row.shape == Shape::leaf) all.push_back(leaf(row.role, std::string(row.name)));
        if (row.shape == Shape::container) all.push_back(box(row.role, {leaf(Role::paragraph, std::string(row.name))}));
    }
    return all;
}

// Each container with every leaf and an inner container in it, each leaf with blocks: nothing a reader should make, all of which must hold.
Blocks wild_nesting() {
    Blocks all;
    for (const RoleRow& row : role_table()) {
        if (row.shape == Shape::phrase || row.shape == Shape::image || row.shape == Shape::table) continue;
        Blocks inside = prose_of_every_role();
        inside.push_back(box(Role::list_gloss, {leaf(Role::gloss_term, "alone")}));
        inside.push_back(box(Role::section, {heading("Inside", 3)}));
        Block block = box(row.role, std::move(inside));
        block.level = 2;
        all.push_back(std::move(block));
        all.push_back(leaf(row.role, "bare words"));
    }
    return all;
}

Block letter() {
    return box(Role::block_quotation, {box(Role::opener, {leaf(Role::dateline, "Alma-Ata, 1928"), leaf(Role::salute, "Dear friend,")}),
                                       leaf(Role::paragraph, "The post has come."), box(Role::closer, {leaf(Role::signature, "A friend")}),
                                       box(Role::postscript, {leaf(Role::paragraph, "P.S. And more.")})});
}

Block verse() {
    Block line = leaf(Role::verse_line, "the second line stands in");
    line.rendition.indent = 2;
    Block half = leaf(Role::verse_line, "and is shared.");
    half.part = VersePart::final;
    return box(Role::verse, {leaf(Role::verse_head, "A Song"), box(Role::stanza, {leaf(Role::verse_line, "The first line"), line, half})});
}

Block a_table() {
    Table table;
    table.caption = {leaf(Role::table_caption, "Years"), leaf(Role::table_caption, "and deeds")};
    Row head;
    head.header = true;
    head.cells = {cell("Year"), cell("Deed")};
    Row first, second;
    first.cells = {cell("1923", true), cell("The Declaration")};
    first.cells[0].rows = 5;
    second.cells = {cell("The discussion")};
    table.rows = {head, first, second};
    Block block;
    block.role = Role::table;
    block.content = std::move(table);
    return block;
}

Block lists() {
    return box(Role::unknown_block,
               {box(Role::list_ordered, {leaf(Role::list_head, "Numbered"), box(Role::list_item, {leaf(Role::paragraph, "one")}),
                                         leaf(Role::list_item, "two")}),
                box(Role::list_plain, {leaf(Role::item_label, "a)"), box(Role::list_item, {leaf(Role::paragraph, "labelled")}),
                                       leaf(Role::item_label, "b)")}),
                box(Role::list_gloss,
                    {leaf(Role::gloss_term, "NEP"), box(Role::gloss_definition, {leaf(Role::paragraph, "New Economic Policy")})}),
                box(Role::list_bulleted, {box(Role::list_bulleted, {leaf(Role::list_item, "deep")}), leaf(Role::paragraph, "no item")})});
}

Blocks notes_and_links(BookBuilder& builder, AnchorId target) {
    Inlines inlines = {
        text("A word"),
        builder.note("A note."),
        text(" and "),
        link_to(target, {text("a link "), phrase(Role::emphasis, {text("with"), builder.note("Noted in a link.")}), text(" inside")}),
        text(" and "),
        link_out("https://example.org/a b?c=[d]", {text("away")}),
        text(" and "),
        link_to(target, {})};
    for (NoteKind kind : {NoteKind::author, NoteKind::editor, NoteKind::translator, NoteKind::source, NoteKind::gloss, NoteKind::apparatus})
        inlines.push_back(builder.note(
            {box(Role::list_bulleted, {leaf(Role::list_item, "first in a list")}), leaf(Role::paragraph, "A note of a kind.")}, kind));
    return {leaf(Role::paragraph, std::move(inlines))};
}

}  // namespace

Book book_of_every_role(bool with_wild_nesting) {
    BookBuilder builder;
    const LanguageId russian = builder.language("ru");
    const LanguageId hebrew = builder.language("he");
    const AnchorId target = builder.anchor("target");
    Block led_to = leaf(Role::paragraph, "Led to.");
    led_to.anchor = target;
    Block in_russian = leaf(Role::paragraph, {text("По-русски, "), phrase(Role::foreign_phrase, {text("שלום")}, {}, hebrew), text(".")});
    in_russian.language = russian;
    const ImageId image = builder.image("pictures/Карта 1.png");
    Block figure =
        box(Role::figure, {leaf(Role::caption, "A pixel"), image_block(image, "one grey pixel"), leaf(Role::credit, "Drawn for the test")});
    Blocks chapter = {heading("Every role"), led_to, in_russian, letter(), verse(), a_table(), lists(), figure, image_block(image, ""),
                      leaf(Role::paragraph, phrases()), leaf(Role::paragraph, looked())};
    for (Block& block : notes_and_links(builder, target)) chapter.push_back(std::move(block));
    for (Block& block : prose_of_every_role()) chapter.push_back(std::move(block));
    for (Block& block : with_wild_nesting ? wild_nesting() : Blocks{}) chapter.push_back(std::move(block));
    builder.book.body.push_back(builder.division(Role::chapter, "every-role", std::move(chapter)));
    for (const RoleRow& row : role_table())
        if (is_divided(row.role))
            builder.book.back.push_back(
                builder.division(row.role, "division-" + std::string(row.name),
                                 {heading(std::string(row.name)), leaf(Role::paragraph, {text("Text"), builder.note("of it")})}));
    return std::move(builder.book);
}

}  // namespace nabor::sample
