#include "nabor/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <set>

#include "base/clock.h"
#include "base/error.h"
#include "font/font.h"
#include "impose/imposition_plan.h"
#include "nabor/data_folder.h"
#include "session/layouts.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

SessionSettings session_settings(const Options& options, const Surroundings& with, fs::path data) {
    SessionSettings settings;
    settings.data = std::move(data);
    settings.program = "Nabor " NABOR_VERSION;
    settings.jobs = options.jobs;
    settings.progress = [&console = with.console](std::string_view text) { console.progress(text); };
    return settings;
}

Session session_of(const Options& options, const Surroundings& with) {
    SessionSettings settings = session_settings(options, with, data_folder(with.files, with.argument_zero));
    settings.moment = build_moment();
    return Session(with.files, std::move(settings));
}

ExitCode exit_code_of(const Report& report) { return report.has_findings() ? ExitCode::findings : ExitCode::clean; }

ExitCode exit_code_of(const Compiled& compiled) {
    return compiled.lacks_fonts ? ExitCode::environment : exit_code_of(compiled.report);
}

// Writes artefacts of one run, none over another and none over a book.
class Outputs {
public:
    Outputs(const Options& options, Files& files) : options_(options), files_(files) {}

    fs::path write(const Artefact& artefact) {
        fs::path target = options_.output_folder / artefact.name;
        if (!written_.insert(target).second)
            throw EnvironmentError(fmt::format("{}: two books of this run would have this name", target.string()));
        const auto is_target = [&](const fs::path& book) { return files_.is_same_file(book, target); };
        if (files_.exists(target) && std::any_of(options_.books.begin(), options_.books.end(), is_target))
            throw EnvironmentError(fmt::format("{}: this is a manuscript and is not overwritten", target.string()));
        files_.write_whole(target, artefact.bytes);
        return target;
    }

private:
    const Options& options_;
    Files& files_;
    std::set<fs::path> written_;
};

}  // namespace

ExitCode build_books(const Options& options, const Surroundings& with) {
    const Session session = session_of(options, with);
    Outputs outputs(options, with.files);
    ExitCode worst = ExitCode::clean;
    for (const fs::path& book : options.books) {
        const Compiled compiled = session.compile(book, options.outputs);
        with.console.show(compiled.report, compiled.sources);
        for (const Artefact& artefact : compiled.artefacts) {
            const fs::path target = outputs.write(artefact);
            with.console.say(artefact.pages == 0 ? target.string() : fmt::format("{}, {} pages", target.string(), artefact.pages));
        }
        worst = std::max(worst, exit_code_of(compiled));
    }
    return worst;
}

// Needs no data folder, since it needs no layout and no fonts.
ExitCode check_books(const Options& options, const Surroundings& with) {
    const Session session(with.files, session_settings(options, with, {}));
    ExitCode worst = ExitCode::clean;
    for (const fs::path& book : options.books) {
        const Compiled compiled = session.compile(book, CheckTarget{});
        with.console.show(compiled.report, compiled.sources);
        worst = std::max(worst, exit_code_of(compiled));
    }
    return worst;
}

ExitCode dump_stage(const Options& options, const Surroundings& with) {
    const Session session = session_of(options, with);
    const Compiled compiled = session.compile(options.books.front(), StageTarget{options.stage, options.layout});
    with.console.show(compiled.report, compiled.sources);
    for (const Artefact& artefact : compiled.artefacts) with.console.print(artefact.bytes);
    return exit_code_of(compiled);
}

ExitCode impose_sheets(const Options& options, const Surroundings& with) {
    const ImposeOptions& wanted = options.impose;
    ImposeTarget target = wanted.target;
    target.moment = set_moment();
    const bool needs_fonts = target.marks.signature && !target.only_plan;
    const Session session(with.files,
                          session_settings(options, with, needs_fonts ? data_folder(with.files, with.argument_zero) : fs::path()));
    const Imposed imposed = session.impose(wanted.input, target);
    with.console.show(imposed.report, {});
    if (imposed.lacks_fonts) return ExitCode::environment;
    if (!imposed.imposition) return ExitCode::findings;
    if (wanted.plan) with.console.print(plan_text(*imposed.imposition));
    if (wanted.output.empty()) return exit_code_of(imposed.report);
    if (with.files.exists(wanted.output) && with.files.is_same_file(wanted.input, wanted.output))
        throw EnvironmentError(fmt::format("{}: this is the PDF to impose and is not overwritten", wanted.output.string()));
    with.files.write_whole(wanted.output, imposed.bytes);
    const std::size_t sheets = (imposed.imposition->sides.size() + 1) / 2;
    with.console.say(fmt::format("{}, {} sheet{}", wanted.output.string(), sheets, sheets == 1 ? "" : "s"));
    return exit_code_of(imposed.report);
}

ExitCode list_layouts(const Options&, const Surroundings& with) {
    Sources sources(with.files);
    Report report;
    for (const LayoutFacts& layout : layouts_of(data_folder(with.files, with.argument_zero), sources, report))
        with.console.print(fmt::format("{:<16}  {}\n", layout.name, layout.description));
    with.console.show(report, sources);
    return ExitCode::clean;
}

ExitCode list_fonts(const Options&, const Surroundings& with) {
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

ExitCode run_command(const Options& options, const Surroundings& with) {
    constexpr std::pair<Command, ExitCode (*)(const Options&, const Surroundings&)> commands[] = {
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
