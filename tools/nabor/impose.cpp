// In: a PDF. Out: its pages on sheets, in another; or the plan of them.
#include "impose/impose.h"

#include <fmt/format.h>

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "base/files.h"
#include "nabor/commands.h"
#include "nabor/data_folder.h"
#include "nabor/press.h"
#include "pdf/label_forms.h"
#include "impose/imposition_plan.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

// Its own output is another file: what is printed from must stay.
void refuse_to_overwrite(const ImposeOptions& options) {
    std::error_code ignored;
    if (files::exists(options.output) && fs::equivalent(options.input, options.output, ignored))
        throw EnvironmentError(fmt::format("{}: this is the PDF to impose and is not overwritten", options.output.string()));
}

class SheetMaker {
public:
    SheetMaker(const ImposeOptions& options, const char* argument_zero, Console& console)
        : options_(options), argument_zero_(argument_zero), console_(console) {}

    ExitCode make() {
        files::ReadResult read = files::read(options_.input);
        if (!read.bytes) {
            report_.add({Severity::error,
                         "impose-no-file",
                         {},
                         fmt::format("the PDF cannot be read: {}", read.problem),
                         {},
                         options_.input.string()});
            return finish(ExitCode::findings);
        }
        console_.progress(fmt::format("{}: imposing", options_.input.string()));
        const ImposeResult result = impose(*read.bytes);
        if (missing_font(report_)) return finish(ExitCode::environment);
        if (!result.imposition) return finish(ExitCode::findings);
        console_.show(report_, sources_);
        if (options_.plan) console_.print(plan_text(*result.imposition));
        if (!options_.output.empty()) write(result);
        return finish(report_.has_findings() ? ExitCode::findings : ExitCode::clean);
    }

private:
    ImposeResult impose(const std::string& bytes) {
        ImposeRequest request;
        request.bytes = bytes;
        request.name = options_.input.string();
        request.settings = options_.settings;
        request.bound_at_right = options_.bound_at_right;
        request.marks = options_.marks;
        request.moment = set_moment();
        request.producer = program_name;
        request.only_plan = options_.output.empty();
        std::optional<FontSet> fonts;
        if (request.marks.signature && !request.only_plan) {
            fonts.emplace(data_folder(argument_zero_) / "fonts" / "families.toml", fs::path(), report_);
            request.write_labels = [&fonts](pdf::Serialiser& file, std::span<const std::string> texts, Report& report) {
                return pdf::write_labels(file, texts, *fonts, report);
            };
        }
        return impose_pdf(request, report_);
    }

    void write(const ImposeResult& result) {
        refuse_to_overwrite(options_);
        files::write_whole(options_.output, result.bytes);
        const std::size_t sheets = (result.imposition->sides.size() + 1) / 2;
        console_.say(fmt::format("{}, {} sheet{}", options_.output.string(), sheets, sheets == 1 ? "" : "s"));
    }

    ExitCode finish(ExitCode code) {
        console_.show(report_, sources_);
        console_.end_book();
        return code;
    }

    const ImposeOptions& options_;
    const char* argument_zero_;
    Console& console_;
    Sources sources_;
    Report report_;
};

}  // namespace

ExitCode impose_sheets(const Options& options, const char* argument_zero, Console& console) {
    return SheetMaker(options.impose, argument_zero, console).make();
}

}  // namespace nabor
