// A small book that is only in memory, over this machine's layouts, fonts and hyphenation dictionaries.
#pragma once

#include <string>
#include <string_view>

#include "session/session.h"
#include "support/disk.h"
#include "support/memory_files.h"

namespace nabor {

inline std::string tei_of(std::string_view body, std::string_view title = "A Small Book") {
    return std::string(R"(<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>)") +
           std::string(title) +
           R"(</title><author>A. Tester</author></titleStmt><publicationStmt><p>Made for the tests.</p></publicationStmt>)" +
           R"(<sourceDesc><p>Written for the tests.</p></sourceDesc></fileDesc></teiHeader><text><body>)" + std::string(body) +
           "</body></text></TEI>";
}

inline std::string svg_of(std::string_view colour) {
    return R"(<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill=")" + std::string(colour) +
           R"("/></svg>)";
}

// /book/book.toml, volume.xml, one.xml (included), images/dot.svg, page.css
class MemoryBook : public MemoryFiles {
public:
    MemoryBook() : MemoryFiles(machine::disk) {
        put("/book/book.toml", "[book]\nmanuscript = \"volume.xml\"\nname = \"small\"\n[output]\nlayout = \"page.css\"\n");
        put("/book/volume.xml",
            tei_of(R"(<div><head>One</head><p>Some words to read.</p><figure><graphic url="images/dot.svg"/><figDesc>A dot.</figDesc>)"
                   R"(</figure><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="one.xml"/></div>)"));
        put("/book/one.xml", R"(<p xmlns="http://www.tei-c.org/ns/1.0">More words, of a file that is included.</p>)");
        put("/book/images/dot.svg", svg_of("#000000"));
        put("/book/page.css", "@page { size: A6; margin: 12mm; }\nbody { font-family: \"PT Serif\"; font-size: 10pt; line-height: 13pt; }\n");
    }
};

inline SessionSettings settings_of_tests(std::size_t jobs = 2) {
    SessionSettings settings;
    settings.data = NABOR_SOURCE_FOLDER;
    settings.moment = {1'700'000'000};
    settings.program = "Nabor (test)";
    settings.jobs = jobs;
    return settings;
}

}  // namespace nabor
