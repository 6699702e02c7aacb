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
    for (const PropertyRow& row : property_table()) consider(row.name);
    for (const SheetRow& row : sheet_table()) consider(row.name);
    for (const PageRow& row : page_table()) consider(row.name);
    return std::string(best);
}

// What ::first-letter takes on paper: its size comes from the lines beside it.
constexpr std::string_view initial_properties[] = {"initial-letter", "font-family", "font-weight", "font-style", "color"};

bool is_custom(std::string_view property) { return property.substr(0, 2) == "--"; }

}  // namespace

void BlockReader::unknown_value(const WrittenDeclaration& declaration, const Tokens& value) {
    if (is_from_setting(value)) {
        report_.error("layout-setting", declaration.span,
                      fmt::format("'{}', which --set gave, is no value of {}", excerpt(value), declaration.property),
                      "docs/layouts.md lists the values of every property");
        return;
    }
    report_.warning("layout-unknown-value", value.empty() ? declaration.span : value.front().span,
                    fmt::format("'{}' is no value of {} in the subset", excerpt(value), declaration.property),
                    "docs/layouts.md lists the values of every property");
}

ReadBlock BlockReader::style_block(const std::vector<WrittenDeclaration>& written, const BlockUse& use) {
    ReadBlock out;
    for (const WrittenDeclaration& declaration : written) {
        if (is_custom(declaration.property)) {
            if (!use.root || !use.media.paper) {
                report_.warning("layout-unknown-property", declaration.span,
                                "custom properties count only on :root, outside @media screen");
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
                            fmt::format("{} counts only on :root, outside @media screen", written.property));
        }
        return;
    }
    const bool ebook_only = is_ebook_property(written.property) && !use.media.paper;
    if (!ebook_only && !paper_declaration(written, value, use, out.paper)) return;
    if (use.media.ebook) out.ebook.emplace_back(written.property, value);
}

bool BlockReader::paper_declaration(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, StyleBlock& out) {
    if (written.property == "content") return content(written, value, use, out);
    if (use.media.paper && !pseudo_declaration(written, use)) return false;
    if (written.property == "margin") return margins(written, value, out);
    const PropertyRow* row = find_property(written.property);
    if (!row) return unknown_property(written, use);
    auto declaration = read_declaration(*row, value);
    if (!declaration) {
        unknown_value(written, value);
        return false;
    }
    out.declarations.push_back(std::move(*declaration));
    return true;
}

// What a pseudo-element takes on paper.
bool BlockReader::pseudo_declaration(const WrittenDeclaration& written, const BlockUse& use) {
    const bool of_initial = written.property == "initial-letter";
    if (use.elements && !of_initial) return true;
    const auto* known = std::find(std::begin(initial_properties), std::end(initial_properties), written.property);
    if (use.initial && known != std::end(initial_properties)) return true;
    if (of_initial)
        report_.warning("layout-unknown-property", written.span, "initial-letter counts only on ::first-letter");
    else if (use.initial)
        report_.warning("layout-unknown-property", written.span,
                        fmt::format("{} cannot be given to ::first-letter on paper", written.property),
                        "initial-letter, font-family, font-weight, font-style and color can; the rest goes into @media screen");
    else
        report_.warning("layout-unknown-property", written.span, "only content can be given to ::before and ::after on paper",
                        "what styles them in the ebook goes into @media screen");
    return false;
}

bool BlockReader::content(const WrittenDeclaration& written, const Tokens& value, const BlockUse& use, StyleBlock& out) {
    if (!use.generated) {
        report_.warning("layout-unknown-property", written.span, "content counts only on ::before, ::after and margin boxes");
        return false;
    }
    ValueReader reader(value);
    const auto read = read_contents(reader);
    std::string text;
    bool literal = read && reader.done();
    if (literal) {
        for (const ContentPiece& piece : std::get<Contents>(*read)) {
            literal = literal && piece.kind == ContentPiece::Kind::text;
            text += piece.text;
        }
    }
    if (!literal) {
        unknown_value(written, value);
        return false;
    }
    out.content = std::move(text);
    return true;
}

bool BlockReader::margins(const WrittenDeclaration& written, const Tokens& value, StyleBlock& out) {
    const auto measures = read_margins(value);
    if (!measures) {
        unknown_value(written, value);
        return false;
    }
    for (std::size_t i = 0; i < measures->size(); ++i) {
        Declaration& side = out.declarations.emplace_back();
        side.row = find_property(margin_names[i]);
        side.value = (*measures)[i];
    }
    return true;
}

bool BlockReader::unknown_property(const WrittenDeclaration& written, const BlockUse& use) {
    std::string hint = "docs/layouts.md lists the properties of the subset";
    if (find_page_property(written.property)) {
        hint = "it belongs into an @page rule";
    } else if (is_ebook_property(written.property) && use.media.paper) {
        hint = "only reading systems know it: put it into @media screen";
    } else if (const std::string near = nearest_property(written.property); !near.empty()) {
        hint = fmt::format("did you mean {}?", near);
    }
    report_.warning("layout-unknown-property", written.span,
                    fmt::format("the property {} is not part of the subset here", excerpt(written.property)), std::move(hint));
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
                        fmt::format("the property {} is not part of the subset in @page", excerpt(written.property)),
                        "what styles the text goes into rules for body, or into margin boxes");
        return;
    }
    auto value = variables_.replaced(written.value, written.span, report_);
    if (!value) return;
    PageGeometry trial;
    if (row->set(trial, *value, Surroundings{})) {
        out.settings.emplace_back(row, std::move(*value));
    } else {
        unknown_value(written, *value);
    }
}

void BlockReader::margin_box(const WrittenRule& written, PageRule& out) {
    const auto place = margin_box_place(written.at_rule);
    if (!place) {
        report_.warning("layout-unknown-at-rule", written.span, fmt::format("@page has no box @{} in the subset", written.at_rule),
                        "the boxes are @top-left, @top-center, @top-right, @bottom-left, @bottom-center, @bottom-right");
        return;
    }
    BoxRule box;
    box.place = *place;
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
            unknown_value(declaration, *value);
        }
    }
    box.declarations = style_block(styles, {{true, false}}).paper.declarations;
    out.boxes.push_back(std::move(box));
}

}  // namespace nabor
