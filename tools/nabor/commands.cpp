#include "nabor/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>
#include <span>
#include <utility>

#include "base/clock.h"
#include "base/error.h"
#include "font/font.h"
#include "impose/imposition_plan.h"
#include "nabor/book_parts.h"
#include "nabor/data_folder.h"
#include "nabor/outputs.h"
#include "session/layouts.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

SessionSettings session_settings(const Options& options, const CommandContext& with, fs::path data) {
    SessionSettings settings;
    settings.data = std::move(data);
    settings.program = "Nabor " NABOR_VERSION;
    settings.jobs = options.jobs;
    settings.progress = [&console = with.console](std::string_view text) { console.progress(text); };
    return settings;
}

Session session_of(const Options& options, const CommandContext& with) {
    SessionSettings settings = session_settings(options, with, data_folder(with.files, with.argument_zero));
    settings.moment = build_moment();
    return Session(with.files, std::move(settings));
}

ExitCode exit_code_of(const Report& report) { return report.has_findings() ? ExitCode::findings : ExitCode::clean; }

ExitCode exit_code_of(const Compiled& compiled) {
    return compiled.lacks_fonts ? ExitCode::environment : exit_code_of(compiled.report);
}

// Those of the command line; without any, the book of the current folder.
std::vector<fs::path> books_of(const Options& options, const Files& files) {
    if (!options.books.empty()) return options.books;
    if (files.exists("book.toml")) return {"."};
    throw EnvironmentError("BOOK is required: a TEI file, or a folder with book.toml; the current folder has no book.toml");
}

void write(Outputs& outputs, const std::vector<Artefact>& artefacts, Console& console) {
    for (const Artefact& artefact : artefacts) {
        outputs.write(artefact);
        const std::string target = outputs.target(artefact).string();
        console.say(artefact.pages == 0 ? target : fmt::format("{}, {} pages", target, artefact.pages));
    }
}

}  // namespace

ExitCode build_books(const Options& options, const CommandContext& with) {
    const Session session = session_of(options, with);
    Outputs outputs(options.output_folder, with.files, session);
    ExitCode worst = ExitCode::clean;
    std::vector<Artefact> early;  // written when all books are read
    const std::vector<fs::path> books = books_of(options, with.files);
    for (std::size_t i = 0; i < books.size(); ++i) {
        Compiled compiled = session.compile(books[i], options.outputs);
        outputs.refuse_sources(compiled.artefacts, compiled.report);
        with.console.show(compiled.report, compiled.sources);
        std::vector<Artefact> waiting = outputs.take_early(compiled.artefacts, std::span(books).subspan(i + 1));
        std::move(waiting.begin(), waiting.end(), std::back_inserter(early));
        write(outputs, compiled.artefacts, with.console);
        worst = std::max(worst, exit_code_of(compiled));
    }
    Report late;
    outputs.refuse_sources(early, late);
    with.console.show(late, {});
    write(outputs, early, with.console);
    return std::max(worst, exit_code_of(late));
}

ExitCode check_books(const Options& options, const CommandContext& with) {
    const std::vector<fs::path> books = books_of(options, with.files);
    const Session session(with.files, session_settings(options, with, data_folder(with.files, with.argument_zero)));
    BookParts parts(with.files, session);
    ExitCode worst = ExitCode::clean;
    for (const fs::path& book : books) {
        const Checked checked = parts.check(book);
        with.console.show(checked.report, checked.sources);
        worst = std::max(worst, exit_code_of(checked.report));
    }
    return worst;
}

ExitCode dump_stage(const Options& options, const CommandContext& with) {
    const Session session = session_of(options, with);
    const Compiled compiled = session.compile(books_of(options, with.files).front(), StageTarget{options.stage, options.layout});
    with.console.show(compiled.report, compiled.sources);
    for (const Artefact& artefact : compiled.artefacts) with.console.print(artefact.bytes);
    return exit_code_of(compiled);
}

ExitCode impose_sheets(const Options& options, const CommandContext& with) {
    const ImposeOptions& wanted = options.impose;
    ImposeTarget target = wanted.target;
    target.moment = set_moment();
    const bool needs_fonts = target.marks.signature && !target.only_plan;
    const Session session(with.files,
                          session_settings(options, with, needs_fonts ? data_folder(with.files, with.argument_zero) : fs::path()));
    Imposed imposed = session.impose(wanted.input, target);
    const bool replaces_source = !wanted.output.empty() && session.has_read(wanted.output);
    if (replaces_source) imposed.report.add(over_source(wanted.output, "write the sheets to another file"));
    with.console.show(imposed.report, {});
    if (imposed.lacks_fonts) return ExitCode::environment;
    if (!imposed.imposition) return ExitCode::findings;
    if (wanted.plan) with.console.print(plan_text(*imposed.imposition));
    if (wanted.output.empty() || replaces_source) return exit_code_of(imposed.report);
    with.files.write_whole(wanted.output, imposed.bytes);
    const std::size_t sheets = (imposed.imposition->sides.size() + 1) / 2;
    with.console.say(fmt::format("{}, {} sheet{}", wanted.output.string(), sheets, sheets == 1 ? "" : "s"));
    return exit_code_of(imposed.report);
}

ExitCode list_layouts(const Options&, const CommandContext& with) {
    Sources sources(with.files);
    Report report;
    for (const LayoutFacts& layout : layouts_of(data_folder(with.files, with.argument_zero), sources, report))
        with.console.print(fmt::format("{:<16}  {}\n", layout.name, layout.description));
    with.console.show(report, sources);
    return ExitCode::clean;
}

ExitCode list_fonts(const Options&, const CommandContext& with) {
    Report report;
    const FontLibrary library(with.files);
    const auto families = catalogue_families(library, data_folder(with.files, with.argument_zero) / "fonts" / "families.toml", report);
    for (const FamilyFacts& family : families) {
        with.console.print(fmt::format("{:<24}  {:<13}  {:<22}  {:<14}  {}\n", family.family,
                                       family.installed ? "installed" : "not installed", family.package, family.licence, family.purpose));
    }
    with.console.show(report, {});
    return exit_code_of(report);
}

ExitCode run_command(const Options& options, const CommandContext& with) {
    constexpr std::pair<Command, ExitCode (*)(const Options&, const CommandContext&)> commands[] = {
        {Command::build, build_books},    {Command::check, check_books},    {Command::dump, dump_stage},
        {Command::impose, impose_sheets}, {Command::layouts, list_layouts}, {Command::fonts, list_fonts}};
    try {
        const auto command = std::find_if(std::begin(commands), std::end(commands), [&](const auto& row) { return row.first == options.command; });
        const ExitCode code = command->second(options, with);
        with.console.finish();
        return code;
    } catch (const EnvironmentError& error) {
        with.console.complain(error.what());
    } catch (const std::bad_alloc&) {
        with.console.complain("not enough memory");
    } catch (const std::exception& error) {
        with.console.complain(fmt::format("internal error, please report it: {}", error.what()));
    }
    return ExitCode::environment;
}

}  // namespace nabor
