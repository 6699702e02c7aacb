// Tests that set pages in each layout that comes with the program.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "support/books.h"
#include "support/press.h"

namespace nabor::testing {

class EveryLayout : public ::testing::TestWithParam<const char*> {
protected:
    // A book of one division.
    Pages set(Blocks content) {
        maker.book.body.push_back(maker.division("Division", std::move(content)));
        return press.set(maker.book);
    }

    Press press{GetParam()};
    BookMaker maker;
};

inline const auto layouts = ::testing::Values("a5-plain", "paperback");

inline std::string layout_name(const ::testing::TestParamInfo<const char*>& layout) {
    return layout.param[0] == 'a' ? "A5Plain" : "Paperback";
}

}  // namespace nabor::testing
