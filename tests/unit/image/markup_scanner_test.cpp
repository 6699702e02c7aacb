#include "image/markup_scanner.h"

#include <gtest/gtest.h>

#include <string>

namespace nabor {
namespace {

// The text of an element whose entities are declared so, or why it cannot be read.
std::string text_with_entities(const std::string& declarations, const std::string& text) {
    const std::string xml = "<!DOCTYPE a [" + declarations + "]><a>" + text + "</a>";
    MarkupScanner scanner(xml);
    for (MarkupEvent event = scanner.next();; event = scanner.next()) {
        if (event == MarkupEvent::fault) return scanner.problem();
        if (event == MarkupEvent::text) return scanner.text();
    }
}

constexpr std::string_view refused_reference = "a reference is damaged, or names an entity that is not declared (line 1)";

TEST(MarkupScanner, ReadsEntitiesThatNameOthers) {
    EXPECT_EQ(text_with_entities("<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>", "&b;"), "aaaa");
    EXPECT_EQ(text_with_entities("<!ENTITY a '&#169; &#xA9; &amp;'>", "&a;"), "\u00A9 \u00A9 &");
    EXPECT_EQ(text_with_entities("<!ENTITY a '&#38;lt; &#38;#60;'>", "&a;"), "< <") << "XML 1.0, 4.4.2 and 4.5";
}

TEST(MarkupScanner, RefusesEntitiesWithMarkupOrWithoutEnd) {
    EXPECT_EQ(text_with_entities("<!ENTITY a '<b/>'>", "&a;"), refused_reference);
    EXPECT_EQ(text_with_entities("<!ENTITY a '&#60;b/>'>", "&a;"), refused_reference);
    EXPECT_EQ(text_with_entities("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&b;"), refused_reference);
    EXPECT_EQ(text_with_entities("<!ENTITY a '&b;'>", "&a;"), refused_reference);
    EXPECT_EQ(text_with_entities("<!ENTITY a 'x &#38; y'>", "&a;"), refused_reference);
    std::string bomb = "<!ENTITY e0 '0123456789'>";
    for (int i = 1; i < 12; ++i) {
        bomb += "<!ENTITY e" + std::to_string(i) + " '";
        for (int k = 0; k < 10; ++k) bomb += "&e" + std::to_string(i - 1) + ";";
        bomb += "'>";
    }
    EXPECT_EQ(text_with_entities(bomb, "&e11;"), refused_reference);
}

}  // namespace
}  // namespace nabor
