#include "typeset/galley_dump.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include "book/book.h"

namespace nabor {

namespace {

std::string words_of(const std::vector<PageItem>& items) {
    std::u16string text;
    for (const PageItem& content : items)
        if (const auto* run = std::get_if<GlyphRun>(&content)) text += run->text;
    std::string utf8;
    icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(utf8);
    return utf8;
}

void dump_items(const Galley& galley, std::string& out) {
    for (const GalleyItem& item : galley) {
        out += fmt::format("  {:5.1f}", item.height.in_points());
        if (item.space_before.units > 0) out += fmt::format(" +{:.1f}", item.space_before.in_points());
        if (item.break_before != PageBreak::automatic) out += " new-page";
        out += !item.may_break_before ? " & " : item.is_kept_loosely ? " ~ " : " | ";
        if (item.repeated_head != no_repeated_head) out += fmt::format("[head {}] ", item.repeated_head + 1);
        for (SectionNoteId note : item.notes) out += fmt::format("[note {}] ", index_of(note) + 1);
        for (const PageItem& content : item.items)
            if (std::holds_alternative<PlacedImage>(content)) out += "<image> ";
        out += words_of(item.items) + "\n";
    }
}

}  // namespace

std::string dump_galley(const SetGalley& galley) {
    std::string out;
    dump_items(galley.text, out);
    for (std::size_t n = 0; n < galley.notes.size(); ++n) {
        out += fmt::format("note {}\n", n + 1);
        dump_items(galley.notes[n].items, out);
    }
    for (std::size_t h = 0; h < galley.heads.size(); ++h) {
        const RepeatedHead& head = galley.heads[h];
        out += fmt::format("head {}\n  {:5.1f} {}\n", h + 1, head.height.in_points(), words_of(head.items));
    }
    return out;
}

}  // namespace nabor
