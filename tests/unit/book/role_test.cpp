#include "book/role.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace nabor {
namespace {

TEST(RoleTable, HasARowForEveryRoleInOrder) {
    for (std::size_t i = 0; i < role_table().size(); ++i) EXPECT_EQ(static_cast<std::size_t>(role_table()[i].role), i);
    EXPECT_EQ(role_table().size(), static_cast<std::size_t>(Role::unknown_phrase) + 1);
}

TEST(RoleTable, NamesEveryRoleOnce) {
    std::set<std::string> names;
    for (const RoleRow& row : role_table()) EXPECT_TRUE(names.insert(std::string(row.name)).second) << row.name;
}

TEST(RoleTable, GivesEveryRoleAnElementAndAStructureType) {
    for (const RoleRow& row : role_table()) {
        EXPECT_FALSE(row.element.empty()) << row.name;
        EXPECT_FALSE(row.structure.empty()) << row.name;
    }
}

TEST(RoleTable, TellsDivisionsFromOtherContainers) {
    EXPECT_TRUE(is_division(Role::chapter));
    EXPECT_TRUE(is_division(Role::glossary));
    EXPECT_FALSE(is_division(Role::block_quotation));
    EXPECT_FALSE(is_division(Role::note));
}

}  // namespace
}  // namespace nabor
