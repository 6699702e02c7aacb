#include "nabor/command_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "nabor/flags.h"
#include "nabor/help.h"

namespace nabor {
namespace {

std::variant<Options, Answer> parsed(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "nabor");
    return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

Options options_of(std::vector<const char*> arguments) { return std::get<Options>(parsed(std::move(arguments))); }

std::string mistake_of(std::vector<const char*> arguments) {
    const auto answer = std::get<Answer>(parsed(std::move(arguments)));
    EXPECT_EQ(answer.code, ExitCode::environment);
    return answer.text.substr(0, answer.text.find('\n'));
}

TEST(CommandLine, FillsOptions) {
    const Options options = options_of({"build", "a", "b.xml", "-o", "out", "--format", "epub,pdf", "--format", "onix", "--profile=kobo",
                                        "--layout", "x.css", "--set", "size=11pt", "--set", "a=b=c", "--audit", "--audit-limit",
                                        "widow=0.25", "--jobs", "3", "--quiet", "--all"});
    EXPECT_EQ(options.command, Command::build);
    EXPECT_EQ(options.books, (std::vector<std::filesystem::path>{"a", "b.xml"}));
    EXPECT_EQ(options.output_folder, "out");
    EXPECT_EQ(options.outputs.formats, (std::vector{Format::epub, Format::pdf, Format::onix}));
    EXPECT_EQ(options.outputs.shops, std::vector{Shop::kobo});
    EXPECT_EQ(options.outputs.layout.name, "x.css");
    EXPECT_EQ(options.outputs.layout.variables, (std::map<std::string, std::string>{{"size", "11pt"}, {"a", "b=c"}}));
    EXPECT_TRUE(options.outputs.audit && options.quiet && options.all);
    ASSERT_EQ(options.outputs.audit_limits.size(), 1u);
    EXPECT_EQ(options.outputs.audit_limits[0].thousandths, 250);
    EXPECT_EQ(options.jobs, 3u);
}

TEST(CommandLine, ABookTomlStandsForItsFolder) {
    EXPECT_EQ(options_of({"build", "volume/book.toml", "book.toml", "/book.toml", "book.toml.xml"}).books,
              (std::vector<std::filesystem::path>{"volume", ".", "/", "book.toml.xml"}));
}

TEST(CommandLine, AFlagWithoutItsWordSaysWhichItNeeds) {
    EXPECT_EQ(mistake_of({"build", "b.xml", "--output"}), "nabor: --output needs a value: --output DIR");
    EXPECT_EQ(mistake_of({"build", "b.xml", "-o"}), "nabor: --output needs a value: --output DIR");
    EXPECT_EQ(mistake_of({"build", "b.xml", "--set"}), "nabor: --set needs a value: --set KEY=VALUE");
    EXPECT_EQ(mistake_of({"build", "b.xml", "--format"}), "nabor: --format needs a value: --format LIST");
    EXPECT_EQ(mistake_of({"impose", "b.pdf", "-o"}), "nabor: --output needs a value: --output FILE");
    EXPECT_EQ(mistake_of({"build", "b.xml", "--quiet=3"}), "nabor: --quiet takes no value");
    EXPECT_EQ(mistake_of({"--explain"}), "nabor: --explain needs a value: --explain CODE");
    EXPECT_EQ(mistake_of({"dump", "b.xml"}), "nabor: --stage is required: the stage to print: book, index, galley, pages or package");
    EXPECT_EQ(mistake_of({"impose", "--plan"}), "nabor: PDF is required: the PDF to impose");
    EXPECT_EQ(mistake_of({"build", ""}), "nabor: BOOK: an empty word");
    EXPECT_EQ(mistake_of({"build", "--layout=", "b.xml"}), "nabor: --layout needs a value after the =") << "and takes no other argument";
    EXPECT_EQ(mistake_of({"build", "b.xml", "--layout", "a", "--layout", "b"}), "nabor: --layout is given twice");
    EXPECT_EQ(mistake_of({"build", "b.xml", "-o", "a", "--output=b"}), "nabor: --output is given twice");
}

TEST(CommandLine, FillsTheOptionsOfImpose) {
    const ImposeOptions options = options_of({"impose", "in.pdf", "-o", "out.pdf", "--scheme", "perfect", "--signature", "8", "--sheet",
                                              "A3", "--per-side", "2", "--creep", "0.1mm", "--trim", "3mm", "--spine", "2mm", "--binding",
                                              "right", "--turn-over", "long-edge", "--norm", "N", "--plan"})
                                      .impose;
    EXPECT_EQ(options.input, "in.pdf");
    EXPECT_EQ(options.output, "out.pdf");
    EXPECT_EQ(options.target.settings.scheme, Scheme::perfect);
    EXPECT_EQ(options.target.settings.signature, 8u);
    EXPECT_TRUE(options.target.settings.sheet->may_turn);
    EXPECT_EQ(options.target.settings.trim, Length::millimetres(3));
    EXPECT_EQ(options.target.settings.spine, Length::millimetres(2));
    EXPECT_EQ(options.target.bound_at_right, true);
    EXPECT_EQ(options.target.settings.turn_over, TurnOver::long_edge);
    EXPECT_TRUE(options.target.marks.signature && options.target.marks.collation) << "the marks of perfect binding";
    EXPECT_FALSE(options.target.marks.fold);
    EXPECT_EQ(options.target.marks.norm, "N");
    EXPECT_TRUE(options.plan);
    EXPECT_FALSE(options.target.only_plan);
}

TEST(CommandLine, MarksReplaceThoseOfTheScheme) {
    const auto marks = [](const char* list) {
        return options_of({"impose", "in.pdf", "--plan", "--scheme", "perfect", "--marks", list}).impose.target.marks;
    };
    EXPECT_TRUE(marks("fold,cut").fold && marks("fold,cut").cut);
    EXPECT_FALSE(marks("fold,cut").signature);
    EXPECT_FALSE(marks("none").signature || marks("none").collation);
}

// One table: a flag in it is taken by its commands, and by no other.
TEST(CommandLine, TakesEveryFlagOfTheTableWithItsCommandsAlone) {
    const std::map<std::string_view, const char*> words = {{"STAGE", "book"},  {"DIR", "out"},      {"FILE", "out.pdf"},  {"NAME|FILE", "x"},
                                                           {"KEY=VALUE", "a=b"}, {"N", "4"},          {"SCHEME", "saddle"}, {"SIZE", "A3"},
                                                           {"LENGTH", "1mm"},  {"KIND=NUMBER", "widow=1"}, {"TEXT", "text"}};
    for (const FlagRow& row : flag_table()) {
        if (row.name.front() != '-') continue;
        const std::string name(row.name.substr(row.name.find("--")));
        std::string word = row.argument == "EDGE" ? (name == "--binding" ? "left" : "long-edge") : "";
        if (row.argument == "LIST") word = name == "--format" ? "pdf" : name == "--profile" ? "kindle" : "signature";
        if (words.contains(row.argument)) word = words.at(row.argument);
        for (const CommandRow& command : command_table()) {
            const bool same_name_elsewhere = std::any_of(flag_table().begin(), flag_table().end(), [&](const FlagRow& other) {
                return &other != &row && other.name == row.name && (other.commands & bit(command.command)) != 0;
            });
            if (same_name_elsewhere) continue;
            std::vector<const char*> arguments = {command.name.data(), name.c_str()};
            if (row.takes != Takes::nothing) arguments.push_back(word.c_str());
            if (command.command == Command::dump && name != "--stage") arguments.insert(arguments.end(), {"--stage", "book"});
            if (command.command == Command::impose) arguments.insert(arguments.end(), {"--plan", "--marks", "signature"});
            if (command.command == Command::impose && (name == "--plan" || name == "--marks")) arguments.resize(name == "--plan" ? 2 : 4);
            if (!command.arguments.empty()) arguments.push_back("name");
            const bool is_taken = std::holds_alternative<Options>(parsed(arguments));
            EXPECT_EQ(is_taken, (row.commands & bit(command.command)) != 0) << command.name << " " << name;
        }
    }
}

TEST(CommandLine, SaysWhatIsWrong) {
    EXPECT_EQ(mistake_of({"typeset"}), "nabor: unknown command \"typeset\"");
    EXPECT_EQ(mistake_of({"build", "--cache", "x", "book.xml"}), "nabor: unknown flag \"--cache\"");
    EXPECT_EQ(mistake_of({"dump", "--stage", "book", "a", "b"}), "nabor: dump takes one BOOK");
    EXPECT_EQ(mistake_of({"build", "--format", "epub,mobi", "a"}), "nabor: --format: \"mobi\" is none of epub, pdf, print, onix");
    for (const char* jobs : {"0", "257", "-1", "1x"})
        EXPECT_EQ(mistake_of({"build", "--jobs", jobs, "a"}), "nabor: --jobs: \"" + std::string(jobs) + "\" is not a number from 1 to 256");
    EXPECT_EQ(mistake_of({"build", "--set", "=x", "a"}), "nabor: --set: \"=x\" is not KEY=VALUE");
    EXPECT_EQ(mistake_of({"impose", "a.pdf"}), "nabor: impose needs --output FILE, or --plan");
    EXPECT_EQ(mistake_of({"impose", "a.pdf", "--plan", "--norm", "N"}),
              "nabor: --norm is printed beside the signature's number: it needs --marks signature");
    EXPECT_EQ(mistake_of({"impose", "a.pdf", "--plan", "--sheet", "A44"}), "nabor: --sheet: unknown sheet size \"A44\"; did you mean \"A4\"?");
    EXPECT_EQ(mistake_of({"impose", "a.pdf", "--plan", "--sheet", "poster"}).substr(0, 47), "nabor: --sheet: unknown sheet size \"poster\"; it");
}

TEST(CommandLine, SaysWhatWasMeant) {
    EXPECT_EQ(mistake_of({"buidl", "a"}), "nabor: unknown command \"buidl\"; did you mean \"build\"?");
    EXPECT_EQ(mistake_of({"build", "--fromat", "pdf", "a"}), "nabor: unknown flag \"--fromat\"; did you mean \"--format\"?");
    EXPECT_EQ(mistake_of({"build", "--fromat=pdf", "a"}), "nabor: unknown flag \"--fromat=pdf\"; did you mean \"--format\"?");
    EXPECT_EQ(mistake_of({"check", "--format", "pdf", "a"}), "nabor: unknown flag \"--format\"; --format is a flag of build");
    EXPECT_EQ(mistake_of({"--verison"}), "nabor: unknown flag \"--verison\"; did you mean \"--version\"?");
    EXPECT_EQ(mistake_of({"dump", "--stage", "galeys", "a"}), "nabor: --stage: \"galeys\" is unknown; did you mean \"galley\"?");
    EXPECT_EQ(mistake_of({"build", "--profile", "koob", "a"}), "nabor: --profile: \"koob\" is unknown; did you mean \"kobo\"?");
    EXPECT_EQ(mistake_of({"build", "--audit-limit", "widows=1", "a"}), "nabor: --audit-limit: \"widows\" is unknown; did you mean \"widow\"?");
    EXPECT_EQ(mistake_of({"impose", "--scheme", "sadle", "--plan", "a"}), "nabor: --scheme: \"sadle\" is unknown; did you mean \"saddle\"?");
}

TEST(CommandLine, StandardInputAndOutputAreRefusedByName) {
    EXPECT_EQ(mistake_of({"build", "-"}), "nabor: BOOK: standard input is not supported; name a file");
    EXPECT_EQ(mistake_of({"build", "-o", "-", "a"}), "nabor: --output: standard output is not supported; name a file");
    EXPECT_EQ(mistake_of({"impose", "-", "--plan"}), "nabor: PDF: standard input is not supported; name a file");
}

TEST(CommandLine, AMistakeNamesTheHelpOfItsCommandAndQuotesALine) {
    EXPECT_EQ(std::get<Answer>(parsed({"build", "--jobs", "0", "a"})).text,
              "nabor: --jobs: \"0\" is not a number from 1 to 256\nRun nabor build --help for its flags.\n");
    const std::string text = std::get<Answer>(parsed({(std::string(100'000, 'x') + "\x1b[31m\n").c_str()})).text;
    EXPECT_LT(text.size(), 1200u);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(CommandLine, HelpAndVersionAreNoMistakes) {
    for (const auto& arguments : {std::vector<const char*>{"--help"}, {"--version"}, {"--man"}, {"build", "--help"}, {"impose", "-h"}})
        EXPECT_EQ(std::get<Answer>(parsed(arguments)).code, ExitCode::clean);
    EXPECT_EQ(std::get<Answer>(parsed({})).code, ExitCode::environment);
}

TEST(Help, LinesAreAtMost80CharactersLong) {
    std::string all = help_text();
    for (const CommandRow& command : command_table()) all += help_text(command);
    for (std::size_t at = 0; at < all.size(); at = all.find('\n', at) + 1) EXPECT_LE(all.find('\n', at) - at, 80u) << all.substr(at, 90);
}

}  // namespace
}  // namespace nabor
