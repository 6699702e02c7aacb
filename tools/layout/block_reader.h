// In: the declarations of one rule. Out: the same, typed, for paper; and as they go into the ebook's stylesheet.
// Holds: whatever is not in the subset was reported with its place and is left out.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/report.h"
#include "layout/page_rule.h"
#include "layout/rules.h"
#include "layout/sheet_property.h"
#include "layout/syntax.h"
#include "layout/variables.h"

namespace nabor {

// Which outputs a rule is for.
struct Media {
    bool paper = true;
    bool ebook = true;
};

// What may stand in a block, by its selectors.
struct BlockUse {
    Media media;
    bool root = false;         // :root or html: properties of the whole book
    bool generated = false;    // some selector ends in ::before or ::after: `content`
    bool initial = false;      // some selector ends in ::first-letter: initial-letter
    bool elements = true;      // some selector has no pseudo-element
    bool conditional = false;  // stands in a block that not every screen obeys
    bool margin_box = false;   // no selector: properties of text
};

struct ReadBlock {
    StyleBlock paper;
    std::vector<std::pair<std::string, Tokens>> ebook;
    std::vector<SheetSetting> sheet;
};

class BlockReader {
public:
    BlockReader(const Variables& variables, Report& report) : variables_(variables), report_(report) {}

    ReadBlock style_block(const std::vector<WrittenDeclaration>& written, const BlockUse& use);
    PageRule page_rule(const WrittenRule& written);

    // Reports an invalid value. `allowed` is a row's Markdown.
    void invalid_value(const WrittenDeclaration& declaration, const Tokens& value, std::string_view allowed);

private:
    void style_declaration(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, ReadBlock& out);
    bool paper_declaration(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, StyleBlock& out);
    bool pseudo_declaration(const WrittenDeclaration& written, const BlockUse& use);
    bool content(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, StyleBlock& out);
    bool unknown_property(const WrittenDeclaration& written, const BlockUse& use);
    void page_setting(const WrittenDeclaration& written, PageRule& out);
    void margin_box(const WrittenRule& written, PageRule& out);

    const Variables& variables_;
    Report& report_;
};

}  // namespace nabor
