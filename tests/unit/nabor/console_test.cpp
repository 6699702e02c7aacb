#include "nabor/console.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/error.h"

namespace nabor {
namespace {

struct Printed {
    std::ostringstream output, errors;
};

Report many(std::size_t first, std::size_t second) {
    Report report;
    for (std::size_t i = 0; i < first; ++i) report.warning("tei-missing-image", {}, std::to_string(i));
    for (std::size_t i = 0; i < second; ++i) report.note("page-short", {}, std::to_string(i));
    return report;
}

std::string shown(const Report& report, ConsoleSettings settings) {
    Printed to;
    Console console(to.output, to.errors, settings);
    console.show(report, {});
    EXPECT_EQ(to.output.str(), "");
    return to.errors.str();
}

std::size_t lines_of(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

TEST(Console, CountsWhatAReportOnlyCounts) {
    EXPECT_TRUE(shown(many(10'300, 0), {}).ends_with("… 10280 more [tei-missing-image]\n"));
    EXPECT_TRUE(shown(many(10'300, 0), {{}, false, true}).ends_with("… 300 more [tei-missing-image]\n"));
}

TEST(Console, ShowsTwentyOfEachCodeAndSaysHowManyMore) {
    EXPECT_EQ(lines_of(shown(many(20, 20), {})), 40u);
    const std::string text = shown(many(23, 21), {});
    EXPECT_EQ(lines_of(text), 42u);
    EXPECT_TRUE(text.ends_with("… 3 more [tei-missing-image]\n… 1 more [page-short]\n")) << text;
    EXPECT_EQ(lines_of(shown(many(23, 21), {{}, false, true})), 44u);
}

TEST(Console, CountsEachBookAnew) {
    Printed to;
    Console console(to.output, to.errors, {});
    console.show(many(15, 0), {});
    console.show(many(15, 0), {});
    EXPECT_EQ(lines_of(to.errors.str()), 30u);
}

TEST(Console, QuietHidesNotesProgressAndResults) {
    EXPECT_EQ(shown(many(1, 30), {{true, false}, true, false}), "warning: 0 [tei-missing-image]\n");
    Printed to;
    Console console(to.output, to.errors, {{true, false}, true, false});
    console.progress("reading");
    console.say("book.pdf");
    EXPECT_EQ(to.output.str() + to.errors.str(), "");
    console.print("asked for");
    EXPECT_EQ(to.output.str(), "asked for");
}

TEST(Console, ProgressGoesToATerminalAloneAndDoesNotStay) {
    Printed to;
    Console console(to.output, to.errors, {{true, false}, false, false});
    console.progress("50 %");
    console.say("book.pdf");
    EXPECT_EQ(to.errors.str(), "\r\x1b[K50 %\r\x1b[K");
    EXPECT_EQ(to.output.str(), "book.pdf\n");
    Printed no_terminal;
    Console(no_terminal.output, no_terminal.errors, {}).progress("50 %");
    EXPECT_EQ(no_terminal.errors.str(), "");
}

TEST(Console, ControlCharactersDoNotReachATerminal) {
    Report report;
    report.error("tei-no-text", {}, "a\x1b[2Jb\x7F");
    EXPECT_EQ(shown(report, {}), "error: a?[2Jb? [tei-no-text]\n");
    EXPECT_EQ(shown(report, {{true, true}, false, false}), "\x1b[31merror\x1b[0m: a?[2Jb? [tei-no-text]\n");
}

TEST(Console, ControlCharactersDoNotReachTheOutputEither) {
    Printed to;
    Console console(to.output, to.errors, {});
    console.print("a\xC2\x9B" "31m\x1b[2J\n\tb\n");
    console.say("out/a\nb.pdf");
    EXPECT_EQ(to.output.str(), "a?31m?[2J\n\tb\nout/a?b.pdf\n");
}

TEST(Console, FinishFailsWhenTheOutputDid) {
    Printed to;
    Console console(to.output, to.errors, {});
    console.print("text");
    console.finish();
    to.output.setstate(std::ios::badbit);
    EXPECT_THROW(console.finish(), EnvironmentError);
}

}  // namespace
}  // namespace nabor
