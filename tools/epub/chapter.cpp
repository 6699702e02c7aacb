// In: a Book, its plan and the number of a file. Out: the file: head, the unit's blocks, its notes.
#include "epub/chapter.h"

#include "epub/writer.h"

namespace nabor::epub {

namespace {

std::string_view matter_name(Unit::Matter matter) {
    switch (matter) {
        case Unit::Matter::front: return "frontmatter";
        case Unit::Matter::body: return "bodymatter";
        case Unit::Matter::back: return "backmatter";
    }
    return "bodymatter";
}

}  // namespace

ChapterWriter::ChapterWriter(const ChapterSources& sources, std::uint32_t file, StylePaths* paths, Report& report)
    : book_(sources.book), plan_(sources.plan), hyphenator_(sources.hyphenator), file_(file), report_(report),
      xml_(paths, std::size_t{1} << 15U) {}

// The opening of a part stands inside the part's section; the part's chapters have their own files.
bool ChapterWriter::writes_division_around() const {
    const Unit& unit = plan_.files[file_].unit;
    return unit.opens_part && !unit.path.empty();
}

void ChapterWriter::body() {
    const Unit& unit = plan_.files[file_].unit;
    xml_.open("body");
    xml_.attribute("epub:type", matter_name(unit.matter));
    xml_.line();
    const LanguageId outer = language_;
    if (writes_division_around() && !unit.blocks.empty()) pages_before(*unit.blocks.front());
    if (writes_division_around()) open_division(*unit.path.back());
    for (const Block* each : unit.blocks) block(*each);
    if (writes_division_around()) {
        lead_to_counterparts_below(*unit.path.back(), "section");
        close_block({outer, false});
    }
    notes();
    xml_.close();
    xml_.line();
}

XhtmlFile ChapterWriter::write() {
    language_ = plan_.files[file_].language;
    const std::string& language = book_.language(language_);
    const std::string& title = plan_.files[file_].title;
    xml_.begin(language, title.empty() ? plan_.book_title : title, "../style.css");
    body();
    return xml_.end();
}

Chapter write_chapter(const ChapterSources& sources, std::uint32_t file, StylePaths* paths) {
    Chapter chapter;
    ChapterWriter writer(sources, file, paths, chapter.report);
    chapter.file = writer.write();
    chapter.pages = writer.take_pages();
    chapter.tables = writer.take_tables();
    chapter.has_formulas = writer.has_formulas();
    return chapter;
}

}  // namespace nabor::epub
