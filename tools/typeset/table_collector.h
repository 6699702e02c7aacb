// In: tables. Out: a flow block a table: rows of cells, each cell with blocks of its own.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/collect_scope.h"

namespace nabor {

class TableCollector {
public:
    explicit TableCollector(const CollectScope& scope) : scope_(scope) {}

    void table(const SiblingBlock& place, const FlowContext& context) const;

private:
    // What the rows of a table share while they are collected.
    struct Rows {
        std::vector<std::uint16_t> covered;       // by column: rows that a cell above still covers
        std::vector<DestinationId> destinations;  // of rows and cells, and in them
    };

    FlowContext in_group(const Table& table, std::size_t row, const FlowContext& context) const;
    FlowRow row(const Row& row, std::size_t rows_left, const FlowContext& context, Rows& rows) const;
    FlowCell cell(const Cell& cell, bool in_header, const FlowContext& context, Rows& rows) const;
    void fill_rows(const FlowTable& table, const std::vector<NodeId>& rows, LanguageId language) const;

    CollectScope scope_;
};

}  // namespace nabor
