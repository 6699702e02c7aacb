#include "xml/strictness.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "base/report.h"
#include "base/source.h"

namespace nabor::xml {
namespace {

// The columns at which faults are told, and the first fault's words.
struct Told {
    std::vector<std::uint32_t> columns;
    std::string first;
};

Told told(const std::string& xml) {
    Sources sources;
    Report report;
    const SourceId source = sources.add("a.xml", xml);
    report_malformed(source, sources.bytes(source), report);
    Told told;
    for (const Diagnostic& diagnostic : report.all()) {
        told.columns.push_back(sources.place(diagnostic.span).column);
        if (told.first.empty()) told.first = diagnostic.message;
    }
    return told;
}

using Columns = std::vector<std::uint32_t>;

TEST(Strictness, WellFormedXmlIsPassedOver) {
    EXPECT_EQ(told("<?xml version='1.0'?><!-- a - b --><a b='1' c=\"&lt;>\" >&amp; &#65; &#x41; &own; ] ]] &gt;<b/></a >\n").first, "");
    EXPECT_EQ(told("<a><![CDATA[ a & b < c -- ]]><?do a & b?></a>").first, "");
    EXPECT_EQ(told("<!DOCTYPE a [<!ENTITY b '<c d=\"&e;\">'> <!-- & -->]><a>&b;</a>").first, "");
    EXPECT_EQ(told("<a>\u00EF \uFFFD \t\r\n</a>").first, "");
    EXPECT_EQ(told("").first, "");
}

TEST(Strictness, EachFaultIsToldAtItsPlace) {
    EXPECT_EQ(told("<a>R&D && &#; &#x; & </a>").columns, (Columns{5, 8, 9, 11, 15, 20}));
    EXPECT_EQ(told("<a b='c & d'/>").columns, (Columns{9}));
    EXPECT_EQ(told("<a b='c < d'/>").columns, (Columns{9}));
    EXPECT_EQ(told("<a b='1'c='2'/>").columns, (Columns{9}));
    EXPECT_EQ(told("<a><!-- a -- b --></a>").columns, (Columns{11}));
    EXPECT_EQ(told("<a><!-- a ---></a>").columns, (Columns{11}));
    EXPECT_EQ(told("<a>]]></a>").columns, (Columns{4}));
    EXPECT_EQ(told("<a>b\x01 \xEF\xBF\xBF</a>").columns, (Columns{5, 7}));
    EXPECT_EQ(told("\n <?xml version='1.0'?><a/>").columns, (Columns{2}));
}

TEST(Strictness, AnAttributeStandsOnceInATag) {
    EXPECT_EQ(told("<a n='1' b='2' n='3' ><b n='1'/></a>").columns, (Columns{16}));
    EXPECT_EQ(told("<a n='1' n='2' n='3'/>").columns, (Columns{10, 16}));
    EXPECT_EQ(told("<a n='1' N='2' x:n='3' xmlns:x='u'/>").first, "");
    EXPECT_EQ(told("<a n='1' n='2'>").first, "this is not well-formed XML: the attribute n stands twice in one tag");
}

TEST(Strictness, StopsAfterAHundredFaults) {
    std::string many = "<a>";
    for (int i = 0; i < 1000; ++i) many += "& ";
    EXPECT_EQ(told(many + "</a>").columns.size(), 100u);
}

TEST(Strictness, ReadsWhatIsCutShortToItsEnd) {
    for (const std::string xml : {"<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<![CDATA[", "<?", "<!DOCTYPE", "<!", "</", "&", "]]", "<a x:"}) told(xml);
}

}  // namespace
}  // namespace nabor::xml
