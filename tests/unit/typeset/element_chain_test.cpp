#include "typeset/element_chain.h"

#include <gtest/gtest.h>

namespace nabor {

namespace {

ElementKey element(std::string_view name, std::string_view css_class = "") { return {name, css_class, "en", false, ""}; }

ElementChain chain_of(std::initializer_list<ElementKey> elements) {
    ElementChain chain;
    for (const ElementKey& one : elements) chain = chain.with(one);
    return chain;
}

}  // namespace

TEST(ElementChain, IsAValue) {
    const ElementChain outside = chain_of({element("body"), element("section", "chapter")});
    const ElementChain inside = outside.with(element("p"));
    EXPECT_NE(inside.digest(), outside.digest());
    EXPECT_EQ(inside.digest(), chain_of({element("body"), element("section", "chapter"), element("p")}).digest());
    EXPECT_EQ(outside.elements().size(), 2u);
    EXPECT_EQ(inside.elements().size(), 3u);
}

TEST(ElementChain, IsAnotherWhereAnyWordOfAnElementIs) {
    const ElementKey body = element("body"), plain = element("p");
    ElementKey classed = plain, foreign = plain, first = plain, following = plain;
    classed.css_class = "opening", foreign.language = "fr", first.first_child = true, following.after = "h1";
    const ElementKey words[] = {plain, classed, foreign, first, following};
    for (const ElementKey& one : words) {
        for (const ElementKey& other : words) {
            if (&one == &other) continue;
            EXPECT_NE(chain_of({body, one}).digest(), chain_of({body, other}).digest());
            EXPECT_NE(chain_of({one, body}).digest(), chain_of({other, body}).digest());
        }
    }
    EXPECT_NE(chain_of({body, plain}).digest(), chain_of({plain, body}).digest());
}

TEST(ElementChain, TakesAnotherLastElement) {
    const ElementChain chain = chain_of({element("body"), element("p")});
    ElementKey changed = chain.last();
    changed.after = "h2";
    const ElementChain other = chain.with_last(changed);
    EXPECT_EQ(other.last().after, "h2");
    EXPECT_EQ(other.digest(), chain_of({element("body"), changed}).digest());
    EXPECT_EQ(chain.last().after, "");
}

}  // namespace nabor
