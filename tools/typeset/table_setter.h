// In: a table and a measure. Out: its rows as bands of galley items, so that a long row can go on overleaf.
#pragma once

#include <vector>

#include "typeset/galley_setter.h"

namespace nabor {

class TableSetter {
public:
    explicit TableSetter(GalleySetter& setter) : setter_(setter) {}

    void set(const FlowBlock& block, FlowTable& table, Length measure, Galley& galley);

private:
    struct Column {
        Length least, most;  // its widest word; its widest line unbroken
        Length x, width;
    };

    void find_widths(FlowTable& table, Length available);
    void widths_of(FlowCell& cell, Length& least, Length& most);
    void share_out(Length available, Length gap);
    void set_row(FlowRow& row, Length left, bool first, Galley& galley);

    GalleySetter& setter_;
    std::vector<Column> columns_;
};

}  // namespace nabor
