// In: finished Pages. Out: the bytes of a print file; see the header.
#include "pdf/print_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "page/folio.h"
#include "pdf/colour_spaces.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/images.h"
#include "pdf/label_forms.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/page_tree.h"
#include "pdf/print_sheet.h"
#include "pdf_file/tokens.h"

namespace nabor {

namespace {

using namespace pdf;

OutputColours output_of(const PrintFileSettings& settings) {
    if (!settings.profile) return {std::nullopt, {}};
    return {settings.profile->colour, settings.profile->bytes};
}

// Reports why PDF/X-4 is not claimed.
bool may_claim(const Pages& pages, const PrintFileSettings& settings, const Images& images, Report& report) {
    std::string obstacle;
    if (!settings.profile)
        obstacle = "no profile of a printing condition is named";
    else if (pages.metadata.title.empty())
        obstacle = "the book has no title";
    else if (images.unmanaged())
        obstacle = *images.unmanaged() + " is CMYK without a colour profile, beside an output that is not";
    if (!obstacle.empty()) report.note("pdf-claim", {}, "the PDF for print does not claim PDF/X-4: " + obstacle);
    return obstacle.empty();
}

std::string shortened(const std::string& text, std::size_t most) {
    std::size_t position = 0, count = 0;
    while (position < text.size() && count < most) {
        next_code_point(text, position);
        ++count;
    }
    return position < text.size() ? text.substr(0, position) + "…" : text;
}

class PrintFileWriter {
public:
    PrintFileWriter(const Pages& pages, FontSet& faces, Report& report, std::size_t jobs, const PrintFileSettings& settings)
        : pages_(pages),
          faces_(faces),
          report_(report),
          settings_(settings),
          file_(jobs, PdfVersion::v1_6),
          colours_(file_, output_of(settings)) {}

    std::string write() {
        const Images images(pages_, settings_.pdf.image_density, file_, colours_, report_);
        const Fonts fonts(pages_, faces_, file_.threads());
        for (std::size_t i = 0; i < pages_.pages.size(); ++i) page_refs_.push_back(file_.reserve());
        const Content content = write_content({pages_, faces_, fonts, images, Tagging::none}, file_);
        make_frames();
        Object object;
        Dictionary catalog = object.dictionary("Catalog");
        PageTreeParts parts{pages_, content, nullptr, fonts.write(file_), page_refs_, colours_.default_rgb()};
        parts.frames = std::move(frames_);
        catalog.reference("Pages", write_page_tree(file_, parts));
        add_page_labels(catalog, pages_);
        const Conformance claims{ArchivalLevel::none, false, may_claim(pages_, settings_, images, report_)};
        catalog.reference("Metadata", write_xmp(file_, pages_.metadata, claims));
        if (settings_.profile) add_print_intent(catalog);
        const Ref root = file_.reserve();
        file_.put(root, object);
        return file_.finish(root, write_information(file_, pages_.metadata, claims));
    }

private:
    void make_frames() {
        std::map<std::string, Ref> labels;
        std::vector<std::string> texts;
        for (std::size_t i = 0; settings_.page_labels && i < pages_.pages.size(); ++i) texts.push_back(label_of(i));
        if (!texts.empty()) labels = write_labels(file_, texts, faces_, report_);
        for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
            PageFrame frame = frame_of(sheet_around(pages_.pages[i], settings_));
            if (const auto label = texts.empty() ? labels.end() : labels.find(texts[i]); label != labels.end()) frame.label = label->second;
            frames_.push_back(frame);
        }
    }

    // Title, folio, page of the file, date and time: they tell sheets and builds apart.
    std::string label_of(std::size_t page) const {
        constexpr std::size_t longest_title = 30;
        std::string moment = iso_8601(pages_.metadata.moment);
        return fmt::format("{}   {}   {}/{}   {} {}", shortened(pages_.metadata.title, longest_title), folio_of(pages_.pages[page]),
                           page + 1, pages_.pages.size(), moment.substr(0, 10), moment.substr(11, 5));
    }

    // Pages of one size share their marks and the stream that paints them.
    PageFrame frame_of(const PrintSheet& sheet) {
        const auto same = [&](const auto& known) { return known.first == sheet; };
        const auto known = std::find_if(sheets_.begin(), sheets_.end(), same);
        if (known != sheets_.end()) return known->second;
        PageFrame frame;
        frame.margin = sheet.margin;
        frame.bleed = sheet.bleed;
        frame.marks = write_marks(file_, sheet, settings_, output_of(settings_).colour);
        frame.before = write_before(sheet, frame.marks != Ref::none);
        sheets_.emplace_back(sheet, frame);
        return frame;
    }

    Ref write_before(const PrintSheet& sheet, bool has_marks) {
        std::string content;
        const auto move = [&](Length x, Length y) {
            content += "1 0 0 1 ";
            append_thousandths(content, thousandths(x));
            content += ' ';
            append_thousandths(content, thousandths(y));
            content += " cm";
        };
        if (has_marks) content += "/Marks Do\n";
        if (settings_.page_labels) {
            content += "q ";
            move(label_x(sheet), label_y(sheet));
            content += " /Label Do Q\n";
        }
        move(sheet.margin, sheet.margin);
        content += '\n';
        Object stream;
        const Ref ref = file_.reserve();
        file_.put_stream(ref, stream, content, Coding::deflate);
        return ref;
    }

    // A condition without a name in the ICC registry is described by its profile alone.
    void add_print_intent(Dictionary catalog) {
        const std::string& name = settings_.profile->description;
        Dictionary intent = catalog.array("OutputIntents").dictionary().name("Type", "OutputIntent").name("S", "GTS_PDFX");
        intent.text("OutputConditionIdentifier", settings_.condition.empty() ? "Custom" : settings_.condition);
        if (!settings_.condition.empty()) intent.text("RegistryName", "http://www.color.org");
        intent.text("Info", name.empty() ? settings_.condition : name).reference("DestOutputProfile", colours_.output_profile());
    }

    const Pages& pages_;
    FontSet& faces_;
    Report& report_;
    const PrintFileSettings& settings_;
    Serialiser file_;
    ColourSpaces colours_;
    std::vector<Ref> page_refs_;
    std::vector<std::pair<PrintSheet, PageFrame>> sheets_;
    std::vector<PageFrame> frames_;
};

void report_density(const PageImage& image, const PlacedImage& placed, const Page& page, std::uint32_t minimum, Report& report) {
    const auto density = [](std::uint32_t pixels, Length length) {
        return length.units <= 0 ? 0 : scaled(std::int64_t{pixels}, Length::per_point * 72, length.units);
    };
    const std::int64_t least = std::min(density(image.facts.width, placed.width), density(image.facts.height, placed.height));
    if (least >= minimum) return;
    report.error("print-low-density", image.place,
                 fmt::format("the image \"{}\" has {} pixels to the inch on page {}; [print] asks for {}", image.name, least,
                             folio_of(page), minimum),
                 fmt::format("give it {} × {} pixels, or print it smaller",
                             scaled(std::int64_t{image.facts.width}, minimum, std::max<std::int64_t>(1, least)),
                             scaled(std::int64_t{image.facts.height}, minimum, std::max<std::int64_t>(1, least))));
}

void report_densities(const Pages& pages, std::uint32_t minimum, Report& report) {
    for (const Page& page : pages.pages) {
        for (const PageItem& item : page.items) {
            const auto* placed = std::get_if<PlacedImage>(&item);
            if (placed == nullptr) continue;
            const PageImage& image = pages.images.at(static_cast<std::size_t>(placed->image));
            if (image.facts.kind != ImageKind::svg) report_density(image, *placed, page, minimum, report);
        }
    }
}

}  // namespace

std::string write_print_pdf(const Pages& pages, FontSet& fonts, Report& report, std::size_t jobs, const PrintFileSettings& settings) {
    if (settings.minimum_density > 0) report_densities(pages, settings.minimum_density, report);
    return PrintFileWriter(pages, fonts, report, jobs, settings).write();
}

}  // namespace nabor
