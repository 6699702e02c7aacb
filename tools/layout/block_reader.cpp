#include "layout/block_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "layout/ebook.h"
#include "layout/property_value.h"

namespace nabor {

namespace {

// Levenshtein, for "did you mean".
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[b.size()];
}

// The property of any table whose name is at most three edits away; "" when there is none.
std::string nearest_property(std::string_view name) {
    constexpr std::size_t farthest = 3;
    if (name.size() > 40) return {};
    std::string_view best;
    std::size_t least = farthest + 1;
    const auto consider = [&](std::string_view candidate) {
        const std::size_t steps = distance(name, candidate);
        if (steps < least) {
            least = steps;
            best = candidate;
        }
    };
    for (const PropertyRow& row : property_table()) consider(row.text.name);
    for (const SheetRow& row : sheet_table()) consider(row.name);
    for (const PageRow& row : page_table()) consider(row.name);
    return std::string(best);
}

// The properties of ::first-letter on paper: its size comes from the lines beside it.
constexpr std::string_view initial_properties[] = {"initial-letter", "font-family", "font-weight", "font-style", "color"};

constexpr std::string_view content_values = "strings; in a margin box also `counter(page)`, `string(name)`, `none`";

std::string without_backticks(std::string_view markdown) {
    std::string text(markdown);
    std::erase(text, '`');
    return text;
}

// Properties on which depends what an ebook's fonts must have.
bool is_of_faces(std::string_view property) {
    for (const std::string_view name : {"content", "font-family", "font-style", "font-variant", "font-variant-caps", "font-variant-numeric",
                                        "font-weight", "initial-letter", "list-style-type", "text-transform"})
        if (property == name) return true;
    return false;
}

bool is_custom(std::string_view property) { return property.substr(0, 2) == "--"; }

}  // namespace

void BlockReader::invalid_value(const WrittenDeclaration& declaration, const Tokens& value, std::string_view allowed) {
    std::string hint = "allowed: " + without_backticks(allowed);
    if (const Token* token = token_of_setting(value)) {
        const bool in_file = token->span.known();
        report_.add({Severity::error, "layout-setting", token->span,
                     fmt::format("invalid value '{}' for property '{}', from {}", excerpt(value), declaration.property,
                                 in_file ? "[layout]" : "--set"),
                     std::move(hint), in_file ? "" : "--set"});
        return;
    }
    report_.warning("layout-unknown-value", value.empty() ? declaration.span : value.front().span,
                    fmt::format("invalid value '{}' for property '{}'", excerpt(value), declaration.property), std::move(hint));
}

ReadBlock BlockReader::style_block(const std::vector<WrittenDeclaration>& written, const BlockUse& use) {
    ReadBlock out;
    for (const WrittenDeclaration& declaration : written) {
        if (is_custom(declaration.property)) {
            if (!use.root || !use.media.paper) {
                report_.warning("layout-unknown-property", declaration.span,
                                "a custom property has no effect here", "declare it on :root, outside @media screen");
            }
        } else if (const auto value = variables_.replaced(declaration.value, declaration.span, report_)) {
            style_declaration(declaration, *value, use, out);
        }
    }
    return out;
}

void BlockReader::style_declaration(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, ReadBlock& out) {
    if (const SheetRow* row = find_sheet_property(written.property)) {
        if (use.root && use.media.paper) {
            out.sheet.push_back({row, value, written.span});
        } else {
            report_.warning("layout-unknown-property", written.span,
                            fmt::format("property '{}' has no effect here", written.property), "it belongs on :root, outside @media screen");
        }
        return;
    }
    if (use.conditional && is_of_faces(written.property)) {
        report_.warning("layout-unknown-property", written.span,
                        fmt::format("property '{}' has no effect under a condition", written.property),
                        "the fonts of an ebook have what its text needs without conditions");
        return;
    }
    const bool ebook_only = find_screen_property(written.property) && !use.media.paper;
    if (!ebook_only && !paper_declaration(written, value, use, out.paper)) return;
    if (use.media.ebook) out.ebook.emplace_back(written.property, value);
}

bool BlockReader::paper_declaration(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, StyleBlock& out) {
    if (written.property == "content") return content(written, value, use, out);
    if (use.media.paper && !pseudo_declaration(written, use)) return false;
    const PropertyRow* row = find_property(written.property);
    if (!row) return unknown_property(written, use);
    if (use.margin_box && row->text.kind != PropertyKind::text) {
        report_.warning("layout-unknown-property", written.span, fmt::format("property '{}' has no effect in a margin box", written.property),
                        "a margin box is one line at its place");
        return false;
    }
    auto declaration = read_declaration(*row, value);
    if (!declaration) {
        invalid_value(written, value, row->text.values);
        return false;
    }
    out.declarations.push_back(std::move(*declaration));
    return true;
}

// Whether a pseudo-element may have the property on paper.
bool BlockReader::pseudo_declaration(const WrittenDeclaration& written, const BlockUse& use) {
    const bool of_initial = written.property == "initial-letter";
    if (use.elements && !of_initial) return true;
    const auto* known = std::find(std::begin(initial_properties), std::end(initial_properties), written.property);
    if (use.initial && known != std::end(initial_properties)) return true;
    if (of_initial)
        report_.warning("layout-unknown-property", written.span, "property 'initial-letter' has no effect here",
                        "it belongs on ::first-letter");
    else if (use.initial)
        report_.warning("layout-unknown-property", written.span,
                        fmt::format("property '{}' has no effect on ::first-letter on paper", written.property),
                        "allowed: initial-letter, font-family, font-weight, font-style, color; put others into @media screen");
    else
        report_.warning("layout-unknown-property", written.span, fmt::format("property '{}' has no effect on ::before and ::after on paper", written.property),
                        "allowed: content; put others into @media screen");
    return false;
}

bool BlockReader::content(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, StyleBlock& out) {
    if (!use.generated) {
        report_.warning("layout-unknown-property", written.span, "property 'content' has no effect here",
                        "it belongs on ::before, ::after or into a margin box");
        return false;
    }
    ValueReader reader(value);
    const auto read = read_contents(reader);
    if (read && reader.done()) out.content = literal_text(std::get<Contents>(*read));
    if (!out.content) invalid_value(written, value, "strings, none");
    return out.content.has_value();
}

bool BlockReader::unknown_property(const WrittenDeclaration& written, const BlockUse& use) {
    std::string hint = "docs/layouts.md lists the properties";
    if (find_page_property(written.property)) {
        hint = "it belongs into an @page rule";
    } else if (find_screen_property(written.property) && use.media.paper) {
        hint = "it works in reading systems alone: put it into @media screen";
    } else if (const std::string near = nearest_property(written.property); !near.empty()) {
        hint = fmt::format("did you mean {}?", near);
    }
    report_.warning("layout-unknown-property", written.span,
                    fmt::format("unknown property '{}'", excerpt(written.property)), std::move(hint));
    return false;
}

PageRule BlockReader::page_rule(const WrittenRule& written) {
    PageRule out;
    out.selectors = read_page_selectors(written.prelude, written.span, report_);
    for (const WrittenDeclaration& declaration : written.declarations) page_setting(declaration, out);
    for (const WrittenRule& inner : written.rules) margin_box(inner, out);
    return out;
}

void BlockReader::page_setting(const WrittenDeclaration& written, PageRule& out) {
    const PageRow* row = find_page_property(written.property);
    if (!row) {
        report_.warning("layout-unknown-property", written.span,
                        fmt::format("unknown property '{}' in @page", excerpt(written.property)),
                        "properties of text belong into rules for body or into margin boxes");
        return;
    }
    auto value = variables_.replaced(written.value, written.span, report_);
    if (!value) return;
    PageGeometry trial;
    if (row->set(trial, *value, LengthBases{})) {
        out.settings.emplace_back(row, std::move(*value));
    } else {
        invalid_value(written, *value, row->values);
    }
}

void BlockReader::margin_box(const WrittenRule& written, PageRule& out) {
    const MarginBoxRow* row = find_margin_box(written.at_rule);
    if (!row) {
        report_.warning("layout-unknown-at-rule", written.span, fmt::format("unknown margin box @{}", written.at_rule),
                        "allowed: @top-left, @top-center, @top-right, @bottom-left, @bottom-center, @bottom-right");
        return;
    }
    BoxRule box;
    box.place = row->place;
    std::vector<WrittenDeclaration> styles;
    for (const WrittenDeclaration& declaration : written.declarations) {
        if (declaration.property != "content") {
            styles.push_back(declaration);
            continue;
        }
        const auto value = variables_.replaced(declaration.value, declaration.span, report_);
        if (!value) continue;
        ValueReader reader(*value);
        const auto read = read_contents(reader);
        if (read && reader.done()) {
            box.content = std::get<Contents>(*read);
        } else {
            invalid_value(declaration, *value, content_values);
        }
    }
    BlockUse use;
    use.media.ebook = false;
    use.margin_box = true;
    box.declarations = style_block(styles, use).paper.declarations;
    out.boxes.push_back(std::move(box));
}

}  // namespace nabor
