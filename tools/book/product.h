// In: book.toml. Out: facts about the product (design §5). A lone TEI file is a product of defaults.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/report.h"
#include "base/source.h"
#include "book/print_settings.h"
#include "book/shop_settings.h"
#include "language/counter.h"

namespace nabor {

// `parallel`: both, as parallel texts.
enum class TextState : std::uint8_t { edited, diplomatic, parallel };

// What a publisher claims of the ebook. Its writer says whether the EPUB meets the claim.
struct AccessibilityClaim {
    enum class Level : std::uint8_t { none, a, aa };
    Level level = Level::none;          // of WCAG 2.2, over the whole book
    std::string certifier, credential;
    std::string report;                 // address of the evaluation
    std::string exemption;              // of the European Accessibility Act: eaa-microenterprise, …
    Span span;                          // of the level
};

// A value of [layout], and where it stands.
struct LayoutOverride {
    std::string value;
    Span span;
};

struct Product {
    std::filesystem::path folder;       // root: nothing outside it is read for this book
    std::filesystem::path manuscript;
    std::string name;                   // of the output files, without suffix: the name of a file on any system
    std::vector<std::string> formats;   // "epub", "pdf", "print", "onix"
    std::vector<Shop> shops;            // an EPUB for each; none: the generic one
    std::string layout;                 // a name or a file
    Span layout_span;
    std::map<std::string, std::string> isbn;             // by format (epub, print, pdf): digits, the last one right
    std::map<std::string, LayoutOverride> layout_overrides; // [layout] key = value, as --set
    std::map<std::string, std::string> script_languages; // [languages] Latn = "fr": the language of untagged runs
    CounterScope note_numbering = CounterScope::chapter;  // of series of which the layout says nothing
    TextState text_state = TextState::edited;
    std::string witness;                // whose readings are the text, where an apparatus has them; "": the editor's
    Span text_span;                     // of the value that names the witness or the state
    bool downsample_images = false;     // in the PDF, to the layout's density
    std::optional<PrintSettings> print; // of the table [print], if there is one
    EpubSettings epub;
    OnixSettings onix;
    std::string publisher, series, series_position;
    AccessibilityClaim accessibility;
    Span span;
};

// `path` is a TEI file or a folder with book.toml. Unknown keys are warnings with their place. A missing manuscript is an error, and the
// result's manuscript is then empty.
Product read_product(const std::filesystem::path& path, Sources& sources, Report& report);

}  // namespace nabor
