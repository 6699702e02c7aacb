// In: a stylesheet's source, with the sheets that it imports. Out: a Layout.
// Holds: lengths are computed last, because em, lh and % depend on the root's style and the default page.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "layout/block_reader.h"
#include "layout/ebook.h"
#include "layout/import.h"
#include "layout/layout.h"
#include "layout/note_rule.h"
#include "layout/page_rule.h"
#include "layout/property_value.h"
#include "layout/rules.h"
#include "layout/selector.h"
#include "layout/sheet_property.h"
#include "layout/syntax.h"
#include "layout/token.h"
#include "layout/variables.h"

namespace nabor {

namespace {

constexpr std::size_t most_rules = 10000;
constexpr std::string_view opening_class = "opening";
constexpr std::size_t most_findings = 100;         // of a file that is not a stylesheet there would be thousands

// The text after "@key" up to the end of its line or of the comment that opens the sheet.
std::string header_line(std::string_view sheet, std::string_view key) {
    const std::size_t open = sheet.find_first_not_of(" \t\r\n\f");
    if (open == std::string_view::npos || sheet.substr(open, 2) != "/*") return {};
    const std::string_view comment = sheet.substr(open + 2, std::min(sheet.find("*/", open + 2), sheet.size()) - open - 2);
    const std::size_t at = comment.find(key);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = comment.substr(at + key.size());
    return std::string(trim_xml_space(rest.substr(0, rest.find('\n'))));
}

bool is_root(const Selector& selector) {
    const Compound& first = selector.compounds.front();
    return selector.compounds.size() == 1 && selector.pseudo == PseudoElement::none && !first.after &&
           (first.root || (first.simple.element == "html" && first.simple.classes.empty()));
}

bool is_root_or_body(const Selector& selector) {
    return is_root(selector) || (selector.compounds.size() == 1 && selector.compounds.front().simple.element == "body");
}

// `all`, `print`, `screen`, or several of them with commas; nothing for any other query.
std::optional<Media> read_media(const Tokens& prelude) {
    Media media{false, false};
    ValueReader reader(prelude);
    do {
        const auto word = reader.word();
        if (word != "print" && word != "screen" && word != "all") return std::nullopt;
        media.paper = media.paper || word != "screen";
        media.ebook = media.ebook || word != "print";
    } while (reader.take(TokenKind::comma));
    if (!reader.done()) return std::nullopt;
    return media;
}

// `(max-width: 24em)` or `(min-width: …)`, of the screen or of a container; nothing for any other.
std::optional<std::string> read_condition(const Tokens& prelude) {
    ValueReader reader(prelude);
    if (!reader.take(TokenKind::open_parenthesis)) return std::nullopt;
    const auto feature = reader.word();
    if ((feature != "max-width" && feature != "min-width") || !reader.take(TokenKind::colon)) return std::nullopt;
    const auto width = reader.measure(MeasureKind::length);
    if (!width || width->unit != LengthUnit::em || !reader.take(TokenKind::close_parenthesis) || !reader.done()) return std::nullopt;
    return fmt::format("({}: {}em)", *feature, number_to_css(width->number));
}

// Where a rule stands.
struct RulePlace {
    Media media;
    std::string condition;  // "@media (max-width: 24em)"
    bool shared = false;    // in the ebook's default style
};

}  // namespace

class LayoutReader {
public:
    LayoutReader(SourceId source, const Sources& sources, Report& report) : source_(source), sources_(sources), report_(report) {}

    void read_ebook_defaults(SourceId source) {
        read_rules_of(read_rules(tokenize(sources_.bytes(source), source, report_), report_), {{false, true}, "", true});
    }

    Layout read(const LayoutRequest& request) {
        read_names();
        const std::vector<WrittenRule> written = ImportReader(request.open_import, sources_, report_).rules_of(source_);
        gather_variables(written);
        for (const auto& [name, value] : request.overrides) {
            const auto place = request.places.find(name);
            variables_.override_value(name, value, place == request.places.end() ? Span{} : place->second, report_);
        }
        read_rules_of(written, {});
        layout_.variables = variables_.values();
        settle();
        return std::move(layout_);
    }

private:
    void read_names() {
        const std::string_view text = sources_.bytes(source_);
        layout_.name = header_line(text, "@name");
        if (layout_.name.empty()) layout_.name = std::filesystem::path(sources_.path(source_)).stem().string();
        layout_.description = header_line(text, "@description");
    }

    // --- first pass: custom properties, so that a value may refer to one declared further down

    void gather_variables(const std::vector<WrittenRule>& written) {
        for (const WrittenRule& rule : written) {
            if (rule.at_rule == "media") {
                if (const auto media = read_media(rule.prelude); media && media->paper) gather_variables(rule.rules);
            } else if (rule.at_rule.empty() && concerns_root(rule)) {
                for (const WrittenDeclaration& declaration : rule.declarations)
                    if (declaration.property.substr(0, 2) == "--") variables_.declare(declaration.property, declaration.value);
            }
        }
    }

    static bool concerns_root(const WrittenRule& rule) {
        Report ignored;  // the second pass reads the selectors again and reports
        const auto selectors = read_selectors(rule.prelude, rule.span, ignored);
        return selectors && std::any_of(selectors->begin(), selectors->end(), is_root);
    }

    // --- second pass: rules

    void read_rules_of(const std::vector<WrittenRule>& written, const RulePlace& place) {
        for (const WrittenRule& rule : written) {
            if (rule.at_rule.empty()) {
                read_style_rule(rule, place);
            } else if (rule.at_rule == "media" || rule.at_rule == "container") {
                read_group(rule, place);
            } else if (rule.at_rule == "page") {
                if (!place.media.paper) continue;
                page_rules_.push_back(BlockReader(variables_, report_).page_rule(rule));
                for (const WrittenRule& box : rule.rules) note_families(box.declarations);
            } else if (rule.at_rule == "-nabor-notes") {
                if (!place.media.paper) continue;
                if (auto read = read_note_rule(rule, variables_, report_)) note_rules_.push_back(std::move(*read));
            } else if (rule.at_rule == "import") {
                report_.error("layout-import", rule.span, "an @import stands at the head of its file, before all other rules", "move it up; this one is not followed");
            } else if (rule.at_rule != "font-face" && rule.at_rule != "charset") {
                report_.warning("layout-unknown-at-rule", rule.span, fmt::format("unknown rule @{}", rule.at_rule),
                                "allowed: @page, @media, @container, @font-face, @-nabor-notes, @import");
            }
        }
    }

    void read_group(const WrittenRule& rule, const RulePlace& outer) {
        RulePlace place = outer;
        const auto media = rule.at_rule == "media" ? read_media(rule.prelude) : std::nullopt;
        const auto condition = media ? std::nullopt : read_condition(rule.prelude);
        if (media) {
            place.media = {outer.media.paper && media->paper, outer.media.ebook && media->ebook};
        } else if (condition && outer.condition.empty()) {
            place.media.paper = false;
            place.condition = fmt::format("@{} {}", rule.at_rule, *condition);
        } else {
            report_.warning("layout-unknown-at-rule", rule.span, fmt::format("unknown query '@{} {}'", rule.at_rule, excerpt(rule.prelude)),
                            "write @media print (paper), @media screen (the ebook), or @media or @container (max-width: 36em)");
            return;
        }
        read_rules_of(rule.rules, place);
    }

    void read_style_rule(const WrittenRule& rule, const RulePlace& place) {
        auto selectors = read_selectors(rule.prelude, rule.span, report_);
        if (!selectors || selectors->empty() || blocks_full(rule)) return;
        if (place.media.paper) check_generated(*selectors);
        note_families(rule.declarations);
        ReadBlock block = BlockReader(variables_, report_).style_block(rule.declarations, use_of(*selectors, place));
        std::move(block.sheet.begin(), block.sheet.end(), std::back_inserter(sheet_settings_));
        if (place.media.ebook) {
            const bool root = std::any_of(selectors->begin(), selectors->end(), is_root_or_body);
            rules().ebook_rules.push_back({*selectors, root, place.shared, place.condition, std::move(block.ebook)});
        }
        if (place.media.paper) keep_for_paper(std::move(*selectors), std::move(block.paper));
    }

    // Where each family is named, for findings about it.
    void note_families(const std::vector<WrittenDeclaration>& declarations) {
        Report heard;  // of a value that cannot be replaced, by the block's reader
        for (const WrittenDeclaration& declaration : declarations) {
            if (declaration.property != "font-family") continue;
            const auto value = variables_.replaced(declaration.value, declaration.span, heard);
            if (value) note_families(*value, declaration.span);
        }
    }

    void note_families(const Tokens& value, Span declaration) {
        const auto is_comma = [](const Token& token) { return token.kind == TokenKind::comma; };
        for (auto begin = value.begin(); begin != value.end();) {
            const auto end = std::find_if(begin, value.end(), is_comma);
            const Tokens one = trimmed(Tokens(begin, end));
            ValueReader reader(one);
            const auto name = one.empty() ? std::nullopt : read_families(reader);
            const Span place = one.empty() || !one.front().span.known() ? declaration : one.front().span;
            if (name) layout_.family_places.emplace(ascii_lower(std::get<std::vector<std::string>>(*name).front()), place);
            begin = end == value.end() ? end : std::next(end);
        }
    }

    static BlockUse use_of(const std::vector<Selector>& selectors, const RulePlace& place) {
        const auto any_has = [&](auto&&... kinds) {
            return std::any_of(selectors.begin(), selectors.end(), [&](const Selector& one) { return ((one.pseudo == kinds) || ...); });
        };
        BlockUse use;
        use.media = place.media;
        use.root = std::all_of(selectors.begin(), selectors.end(), is_root);
        use.generated = any_has(PseudoElement::before, PseudoElement::after);
        use.initial = any_has(PseudoElement::first_letter);
        use.elements = any_has(PseudoElement::none);
        use.conditional = !place.condition.empty();
        return use;
    }

    // On paper ::before and ::after are set in text, which elements that hold blocks do not have.
    void check_generated(const std::vector<Selector>& selectors) {
        static constexpr std::string_view containers[] = {"aside", "blockquote", "body", "div", "dl", "figure", "html",
                                                          "li", "ol",    "section",    "table", "td", "th", "tr",     "ul"};
        for (const Selector& selector : selectors) {
            if (selector.pseudo != PseudoElement::before && selector.pseudo != PseudoElement::after) continue;
            const std::string& element = selector.compounds.back().simple.element;
            if (std::find(std::begin(containers), std::end(containers), element) == std::end(containers)) continue;
            report_.warning("layout-unknown-selector", selector.span, fmt::format("'{}' has no effect on paper", to_css(selector)),
                            "::before and ::after work on paragraphs, headings and phrases; put this into @media screen");
        }
    }

    bool blocks_full(const WrittenRule& rule) {
        if (rules().paper.rule_count() + rules().ebook_rules.size() < most_rules) return false;
        if (!full_)
            report_.error("layout-too-large", rule.span, fmt::format("a layout has at most {} selectors; the rest is skipped", most_rules));
        full_ = true;
        return true;
    }

    void keep_for_paper(std::vector<Selector> selectors, StyleBlock block) {
        const bool sets_initial = block.sets_initial();
        for (const Selector& selector : selectors) {
            const bool counts = selector.pseudo != PseudoElement::first_letter || sets_initial;
            layout_.names_openings = layout_.names_openings || (counts && names_class(selector, opening_class));
        }
        rules().paper.add(std::move(selectors), std::move(block));
    }

    // --- lengths

    void settle() {
        rules().paper.arrange();
        settle_root();  // its size: page margins may be in em
        const PageGeometry page = page_geometry(page_rules_, {}, rules().bases, cramped_);
        rules().bases.measure = measure_of(page);
        rules().bases.block_height = block_height_of(page);
        settle_root();  // its indents: they may be in % of the measure
        layout_.note_series.front() = root_series(sheet_settings_, rules().bases, variables_, report_);
        for (const SheetSetting& setting : sheet_settings_) {
            if (setting.row->set_series == nullptr && !set_sheet_property(*setting.row, layout_, setting.value, rules().bases)) {
                BlockReader(variables_, report_).invalid_value({std::string(setting.row->name), {}, setting.span}, setting.value,
                                                                  setting.row->values);
            }
        }
        layout_.note_series = note_series(note_rules_, layout_.note_series.front(), rules().bases, variables_, report_);
        settle_pages();
        settle_ebook();
    }

    // The device chooses the text's face; where fonts are embedded, the text has the layout's (epub/stylesheet.h).
    void settle_ebook() {
        Layout::Rules& all = rules();
        keep_ebook_rules(all.ebook_rules, all.root);
        for (const EbookRule& rule : all.ebook_rules) {
            for (const Selector& selector : rule.selectors)
                layout_.names_openings_in_ebook = layout_.names_openings_in_ebook || names_class(selector, opening_class);
            if (rule.condition.empty()) all.ebook.add(rule.selectors, ebook_block(rule));
        }
        all.ebook.arrange();
        Style initial;
        initial.families = all.root.families;
        all.ebook_html = all.ebook.style(initial, {}, all.bases);
    }

    // rem and lh are the initial size and leading in :root, those of :root in body, those of body elsewhere.
    void settle_root() {
        Layout::Rules& all = rules();
        all.bases.root_size = Style{}.size;
        all.bases.root_leading = Style{}.leading;
        all.html = all.paper.style(Style{}, {}, all.bases);
        all.bases.root_size = all.html.size;
        all.bases.root_leading = all.html.leading;
        const ElementKey body{"body", "", "", false, ""};
        all.root = all.paper.style(all.html, {&body, 1}, all.bases);
        all.bases.root_size = all.root.size;
        all.bases.root_leading = all.root.leading;
    }

    void settle_pages() {
        std::set<std::string> names{""};
        for (const PageRule& rule : page_rules_)
            for (const PageSelector& selector : rule.selectors) names.insert(selector.name);
        for (const std::string& name : names) settle_page(name);
        if (cramped_) {
            report_.warning("layout-cramped-page", {source_, 0, 0},
                            "the margins leave less than a fifth of a page to the text and were made smaller",
                            "check size and margin in @page, and the values of --set");
        }
    }

    void settle_page(const std::string& name) {
        PageVariants& variants = rules().pages[name];
        bool even = true;
        for (const PageSide side : {PageSide::right, PageSide::left}) {
            for (const bool opening : {false, true}) {
                const PageRequest request{name, side, opening};
                PageGeometry& page = variants[page_variant(side, opening)];
                page = page_geometry(page_rules_, request, rules().bases, cramped_);
                page.boxes = margin_boxes(page_rules_, request, rules().root, rules().bases);
                even = even && measure_of(page) == measure_of(variants[0]);
            }
        }
        if (even) return;
        report_.warning("layout-uneven-measure", {source_, 0, 0}, fmt::format("the measure is not the same on every page of '@page {}'", name),
                        "the sum of left and right margins must be the same on left, right and first pages: a paragraph may run over them");
    }

    Layout::Rules& rules() { return *layout_.rules_; }

    SourceId source_;
    const Sources& sources_;
    Report& report_;
    Layout layout_;
    Variables variables_;
    std::vector<PageRule> page_rules_;
    std::vector<SheetSetting> sheet_settings_;
    std::vector<NoteRule> note_rules_;
    bool full_ = false;
    bool cramped_ = false;
};

std::optional<Layout> read_layout(const LayoutRequest& request, const Sources& sources, Report& report) {
    if (!is_readable_sheet(request.source, sources, report)) return std::nullopt;
    Report findings;
    LayoutReader reader(request.source, sources, findings);
    if (request.ebook_defaults != SourceId::none && is_readable_sheet(request.ebook_defaults, sources, report)) reader.read_ebook_defaults(request.ebook_defaults);
    Layout layout = reader.read(request);
    findings.drop_repeated("layout-setting");  // a variable serves several properties
    const std::size_t count = findings.all().size();
    for (std::size_t i = 0; i < std::min(count, most_findings); ++i) report.add(findings.all()[i]);
    if (count > most_findings)
        report.warning("layout-too-many-findings", {request.source, 0, 0}, fmt::format("{} more findings are not shown", count - most_findings));
    return layout;
}

}  // namespace nabor
