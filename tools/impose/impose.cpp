// In: the bytes of any PDF, and its binding. Out: a PDF of sheets; see the header.
#include "impose/impose.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "pdf_file/serialiser.h"
#include "pdf_file/source_pdf.h"
#include "pdf_file/tokens.h"

namespace nabor {

namespace {

using namespace pdf;

// A thicker booklet does not close, and its staples do not hold.
constexpr std::size_t most_stitched_sheets = 24;

class SheetWriter {
public:
    SheetWriter(const ImposeRequest& request, SourcePdf& source, const Imposition& imposition)
        : request_(request), source_(source), imposition_(imposition) {}

    std::string write(Report& report) {
        for (const SheetSide& side : imposition_.sides) marks_.push_back(marks_of(imposition_, side, request_.marks));
        write_labels_of_marks(report);
        const Ref tree = file_.reserve();
        Object pages;
        Array kids = pages.dictionary("Pages").integer("Count", static_cast<std::int64_t>(imposition_.sides.size())).array("Kids");
        for (std::size_t i = 0; i < imposition_.sides.size(); ++i) kids.reference(write_side(i, tree));
        file_.put(tree, pages);
        const Ref catalog = write_catalog(tree), information = write_information();
        return file_.finish(catalog, information);
    }

private:
    void write_labels_of_marks(Report& report) {
        std::set<std::string> texts;
        for (const SideMarks& marks : marks_) {
            for (const MarkLabel& label : marks.labels) texts.insert(label.text);
        }
        const std::vector<std::string> ordered(texts.begin(), texts.end());
        if (!ordered.empty() && request_.write_labels) labels_ = request_.write_labels(file_, ordered, report);
    }

    Ref write_side(std::size_t index, Ref tree) {
        content_.clear();
        used_.clear();
        for (const Placement& placement : imposition_.sides[index].placements) put(placement);
        put(marks_[index]);
        Object stream, page;
        const Ref content = file_.reserve(), ref = file_.reserve();
        file_.put_stream(content, stream, content_, Coding::deflate);
        Dictionary dictionary = page.dictionary("Page").reference("Parent", tree).reference("Contents", content);
        dictionary.array("MediaBox").integer(0).integer(0).real(points(imposition_.sheet.width)).real(points(imposition_.sheet.height));
        Dictionary forms = dictionary.dictionary("Resources").dictionary("XObject");
        for (const auto& [name, form] : used_) forms.reference(name.c_str(), form);
        file_.put(ref, page);
        return ref;
    }

    static double points(Length length) { return in_points(thousandths(length)); }

    void put(const Placement& placement) {
        if (placement.page == blank_page) return;
        const std::string name = fmt::format("P{}", placement.page + 1);
        used_[name] = source_.write_form(file_, placement.page);
        content_ += "q ";
        put(placement.cell);
        content_ += "re W n ";
        const Point origin = point_of(placement.area, placement.turn, {}, {});
        put_matrix(placement.scale, placement.turn, origin);
        content_ += fmt::format("/{} Do Q\n", name);
    }

    void put(Length length) {
        append_thousandths(content_, thousandths(length));
        content_ += ' ';
    }

    void put(const Rectangle& rectangle) {
        for (const Length length : {rectangle.x, rectangle.y, rectangle.width, rectangle.height}) put(length);
    }

    // ISO 32000-1, 8.3.3: scaled, then rotated counter-clockwise, then moved.
    void put_matrix(std::int64_t scale, Turn turn, Point origin) {
        const std::int64_t cosine = turn == Turn::none ? scale : turn == Turn::over ? -scale : 0;
        const std::int64_t sine = turn == Turn::left ? scale : turn == Turn::right ? -scale : 0;
        for (const std::int64_t millionths : {cosine, sine, -sine, cosine}) put_millionths(millionths);
        put(origin.x);
        put(origin.y);
        content_ += "cm ";
    }

    void put_millionths(std::int64_t value) {
        if (value % full_scale == 0) {
            content_ += fmt::format("{} ", value / full_scale);
            return;
        }
        std::string text = fmt::format("{}{}.{:06}", value < 0 ? "-" : "", std::abs(value) / full_scale, std::abs(value) % full_scale);
        text.erase(text.find_last_not_of('0') + 1);
        content_ += text + ' ';
    }

    // Black ink alone: a sheet printed in one ink has that one.
    void put(const SideMarks& marks) {
        if (!marks.lines.empty() || !marks.bars.empty()) content_ += "q 0 G 0 g .25 w\n";
        for (const MarkLine& line : marks.lines) {
            content_ += line.dashed ? "[2 1] 0 d " : "[] 0 d ";
            for (const Length length : {line.from.x, line.from.y}) put(length);
            content_ += "m ";
            for (const Length length : {line.to.x, line.to.y}) put(length);
            content_ += "l S\n";
        }
        for (const Rectangle& bar : marks.bars) {
            put(bar);
            content_ += "re f\n";
        }
        if (!marks.lines.empty() || !marks.bars.empty()) content_ += "Q\n";
        for (const MarkLabel& label : marks.labels) put(label);
    }

    void put(const MarkLabel& label) {
        const auto form = labels_.find(label.text);
        if (form == labels_.end()) return;
        const std::string name = fmt::format("L{}", std::distance(labels_.begin(), form) + 1);
        used_[name] = form->second;
        content_ += "q ";
        put_matrix(full_scale, label.turn, label.at);
        content_ += fmt::format("/{} Do Q\n", name);
    }

    Ref write_catalog(Ref tree) {
        Object object;
        Dictionary catalog = object.dictionary("Catalog").reference("Pages", tree);
        // Printer drivers must not scale the sheets, and must turn them over as planned (12.2).
        const bool is_short = imposition_.turn_over == TurnOver::short_edge;
        Dictionary preferences = catalog.dictionary("ViewerPreferences");
        preferences.name("PrintScaling", "None").name("Duplex", is_short ? "DuplexFlipShortEdge" : "DuplexFlipLongEdge");
        if (!source_.title().empty()) preferences.boolean("DisplayDocTitle", true);
        source_.write_catalog(file_, object);
        const Ref ref = file_.reserve();
        file_.put(ref, object);
        return ref;
    }

    Ref write_information() {
        Object object;
        Dictionary information = object.dictionary().text("Producer", request_.producer).text("Creator", request_.producer);
        if (!source_.title().empty()) information.text("Title", source_.title());
        if (!source_.author().empty()) information.text("Author", source_.author());
        const std::optional<Moment> moment = request_.moment ? request_.moment : source_.moment();
        if (moment) information.text("CreationDate", pdf_date(*moment)).text("ModDate", pdf_date(*moment));
        const Ref ref = file_.reserve();
        file_.put(ref, object);
        return ref;
    }

    const ImposeRequest& request_;
    SourcePdf& source_;
    const Imposition& imposition_;
    Serialiser file_;
    std::vector<SideMarks> marks_;
    std::map<std::string, Ref> labels_;
    std::string content_;
    std::map<std::string, Ref> used_;  // resources of the current side: form by name
};

void report_fault(const SourceFault& fault, const std::string& name, Report& report) {
    switch (fault.kind) {
        case SourceFault::Kind::not_a_pdf:
            report.add({Severity::error, "impose-not-a-pdf", {}, fmt::format("this is no PDF: {}", fault.reason), {}, name});
            return;
        case SourceFault::Kind::encrypted:
            report.add({Severity::error,
                        "impose-encrypted",
                        {},
                        fmt::format("the PDF is encrypted and cannot be imposed: {}", fault.reason),
                        "`qpdf --decrypt` takes the encryption off, with `--password=…` where it needs one",
                        name});
            return;
        case SourceFault::Kind::damaged:
            report.add({Severity::error,
                        "impose-damaged",
                        {},
                        fmt::format("the PDF is damaged: {}", fault.reason),
                        "make it anew, or have it repaired by another program",
                        name});
            return;
        case SourceFault::Kind::no_pages:
            report.add({Severity::error, "impose-no-pages", {}, fmt::format("there is nothing to impose: {}", fault.reason), {}, name});
            return;
    }
}

std::vector<Size> sizes_of(const SourcePdf& source) {
    std::vector<Size> sizes;
    for (const PageSize& size : source.pages()) sizes.push_back({size.width, size.height});
    return sizes;
}

bool is_one_size(const SourcePdf& source, const Imposition& imposition) {
    const Length little = Length::points(0.1);
    const auto near = [&](Length a, Length b) { return a - b < little && b - a < little; };
    return std::all_of(source.pages().begin(), source.pages().end(), [&](pdf::PageSize size) {
        return near(size.width, imposition.page.width) && near(size.height, imposition.page.height);
    });
}

std::size_t most_sheets_in_a_signature(const Imposition& imposition) {
    std::size_t most = 0;
    for (const SheetSide& side : imposition.sides) most = std::max<std::size_t>(most, side.sheet + 1);
    return most;
}

// A page that is moved by more than one part in so many of its width loses text at the spine.
constexpr std::int64_t least_pages_moved = 20;

Length most_creep(const Imposition& imposition) {
    Length most;
    for (const SheetSide& side : imposition.sides)
        for (const Placement& placement : side.placements) most = std::max(most, placement.creep);
    return most;
}

void report_notes(const SourcePdf& source, const Imposition& imposition, const std::string& name, Report& report) {
    const auto note = [&](NoteCode code, std::string message, std::string hint = {}) {
        report.add({Severity::note, code, {}, std::move(message), std::move(hint), name});
    };
    if (const std::size_t count = source.pages_with_annotations(); count > 0) {
        note("impose-annotations", fmt::format("{} pages have links, comments or form fields, which are not on the sheets", count));
    }
    if (!is_one_size(source, imposition)) {
        note("impose-page-sizes",
             fmt::format("the pages are not of one size; they are centred where most are, {} × {} mm, and larger ones made smaller",
                         in_millimetres(imposition.page.width), in_millimetres(imposition.page.height)));
    }
    if (const Length creep = most_creep(imposition); creep * least_pages_moved > imposition.page.width)
        report.add({Severity::warning, "impose-creep", {}, fmt::format("the innermost pages are moved {} mm to the spine", in_millimetres(creep)),
                    "--creep is the thickness of one leaf, such as 0.1mm", name});
    if (imposition.scheme == Scheme::saddle && most_sheets_in_a_signature(imposition) > most_stitched_sheets) {
        note("impose-thick",
             fmt::format("{} sheets in each other are too many to be stitched through the fold", most_sheets_in_a_signature(imposition)),
             "--signature 16 makes several booklets of them, --scheme perfect a block");
    }
}

}  // namespace

ImposeResult impose_pdf(const ImposeRequest& request, Report& report) {
    ImposeResult result;
    SourcePdf source(request.bytes);
    if (source.fault()) {
        report_fault(*source.fault(), request.name, report);
        return result;
    }
    ImpositionSettings settings = request.settings;
    settings.bound_at_right = request.bound_at_right.value_or(source.reads_from_right_to_left());
    result.imposition = impose_pages(sizes_of(source), settings);
    if (!result.imposition) {
        report.add({Severity::error,
                    "impose-sheet-too-small",
                    {},
                    "the sheet is too small for its pages and what is trimmed off them",
                    {},
                    request.name});
        return result;
    }
    report_notes(source, *result.imposition, request.name, report);
    if (request.only_plan) return result;
    result.bytes = SheetWriter(request, source, *result.imposition).write(report);
    if (source.fault()) {
        report_fault(*source.fault(), request.name, report);
        result = {};
    }
    return result;
}

}  // namespace nabor
