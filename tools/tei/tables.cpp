// Tables: TEI's row and cell, and the tr, td and th of HTML that real files use.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/digits.h"
#include "base/utf8.h"
#include "reading/table_head.h"
#include "tei/readers.h"

namespace nabor::tei {

namespace {

std::uint16_t span_of(const TeiTree& tree, NodeIndex id, std::string_view tei, std::string_view html, std::uint16_t otherwise) {
    for (const std::string_view name : {tei, html}) {
        if (const SpannedCells span = spanned_cells(tree.attribute(id, name)); span.number > 0) return span.number;
    }
    return otherwise;
}

bool is_label(const TeiTree& tree, NodeIndex id) { return tree.attribute(id, "role") == "label" || tree.is(id, "th"); }

class TableReader {
public:
    TableReader(Reading& reading, Flow& flow, const Scope& scope, Span span)
        : reading_(reading), flow_(flow), scope_(scope), after_(reading.marks, loose_header(scope, span, Role::paragraph)) {
        scope_.divisible = false;
    }

    void read(NodeIndex id) {
        Block block = block_header(reading_, id, scope_, Role::table);
        read_parts(id, scope_, false);
        if (table_.rows.empty() && table_.caption.empty()) {
            reading_.add_container(flow_, std::move(block), {});
        } else {
            find_head(block.span);
            block.content = std::move(table_);
            flow_.add(std::move(block));
        }
        for (Block& rest : after_.finish()) flow_.add(std::move(rest));
    }

private:
    void read_parts(NodeIndex parent, const Scope& outside, bool in_head) {
        const TeiTree& tree = reading_.tree;
        for (const NodeIndex child : tree.children(parent)) {
            if (tree.is_text(child) && trim_xml_space(tree[child].text).empty()) continue;
            const Scope scope = tree.is_text(child) ? outside : scope_inside(reading_, child, outside);
            const std::string_view name = tree.is_text(child) ? std::string_view() : tree[child].text;
            if (name == "row" || name == "tr")
                read_row(child, scope, in_head);
            else if (name == "thead" || name == "tbody" || name == "tfoot")
                read_parts(child, scope, name == "thead");
            else if (name == "head" || name == "caption")
                read_caption(child, scope);
            else if (name == "cell" || name == "td" || name == "th")
                read_loose_cell(child, scope);
            else
                read_node(reading_, after_, child, outside);  // notes, trailers, page breaks
        }
    }

    // Many files mark no head; screen readers and continued tables need one.
    void find_head(Span span) {
        const std::size_t rows = reading::unmarked_head_rows(table_);
        if (rows == 0) return;
        for (std::size_t i = 0; i < rows; ++i) {
            table_.rows[i].header = true;
            for (Cell& cell : table_.rows[i].cells) cell.header = !cell.content.empty();
        }
        reading_.report.note("tei-table-head", span,
                             fmt::format("no row is marked as this table's head; its first {} used as one",
                                         rows == 1 ? "row is" : fmt::format("{} rows are", rows)),
                             "mark the rows of the head with role=\"label\"");
    }

    void read_caption(NodeIndex id, const Scope& scope) {
        Flow inner(reading_.marks, loose_header(scope, reading_.tree[id].span, Role::table_caption));
        read_leaf(reading_, inner, id, scope, Role::table_caption);
        Blocks caption = inner.finish();
        // A caption holds only leaves; other blocks follow the table.
        for (Block& block : caption) {
            if (block.is_leaf())
                table_.caption.push_back(std::move(block));
            else
                after_.add(std::move(block));
        }
    }

    void read_row(NodeIndex id, const Scope& scope, bool in_head) {
        reading_.renditions.of(id);  // a row has no looks, but reports the words that change nothing
        Row row;
        row.span = reading_.tree[id].span;
        row.header = in_head || is_label(reading_.tree, id);
        row.anchor = reading_.anchor_if_referenced(id);
        for (const NodeIndex child : reading_.tree.children(id)) {
            if (reading_.tree.is_text(child) && trim_xml_space(reading_.tree[child].text).empty()) continue;
            if (reading_.tree.kind(child) == ElementKind::table_part)
                row.cells.push_back(read_cell(child, scope_inside(reading_, child, scope), row.header));
            else
                read_node(reading_, after_, child, scope);
        }
        const bool headings =
            !row.cells.empty() && std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.header; });
        row.header = row.header || (headings && (table_.rows.empty() || table_.rows.back().header));
        table_.rows.push_back(std::move(row));
    }

    void read_loose_cell(NodeIndex id, const Scope& scope) {
        Row row;
        row.span = reading_.tree[id].span;
        row.cells.push_back(read_cell(id, scope, false));
        table_.rows.push_back(std::move(row));
    }

    Cell read_cell(NodeIndex id, const Scope& outside, bool in_header) {
        const Appearance appearance = reading_.renditions.of(id);
        Cell cell;
        cell.span = reading_.tree[id].span;
        cell.header = in_header || is_label(reading_.tree, id);
        cell.columns = span_of(reading_.tree, id, "cols", "colspan", appearance.columns);
        cell.rows = span_of(reading_.tree, id, "rows", "rowspan", appearance.rows);
        cell.language = outside.language;
        cell.rendition = appearance.rendition;
        cell.anchor = reading_.anchor_if_referenced(id);
        const Scope& scope = outside;
        Flow inner(reading_.marks, loose_header(scope, cell.span, Role::paragraph));
        read_children(reading_, inner, id, scope);
        cell.content = inner.finish();
        return cell;
    }

    Reading& reading_;
    Flow& flow_;
    Scope scope_;
    Flow after_;
    Table table_;
};

}  // namespace

SpannedCells spanned_cells(std::string_view written) {
    constexpr unsigned most = 1000;
    const std::string_view value = trim_xml_space(written);
    unsigned number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return {static_cast<std::uint16_t>(std::min(number, most)), is_digits(value) && number > 0 && number <= most};
}

void read_table(Reading& reading, Flow& flow, NodeIndex id, const Scope& scope) {
    TableReader(reading, flow, scope, reading.tree[id].span).read(id);
}

}  // namespace nabor::tei
