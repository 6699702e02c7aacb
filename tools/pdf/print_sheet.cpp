// In: measures. Out: boxes, and the content of marks; see the header.
#include "pdf/print_sheet.h"

#include <array>
#include <initializer_list>
#include <string_view>

#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

const Length from_bleed = Length::millimetres(1), crop_length = Length::millimetres(5), room = Length::millimetres(7);
const Length target_centre = Length::millimetres(3.5), target_radius = Length::millimetres(1.5), target_arm = Length::millimetres(2.5);
const Length patch = Length::millimetres(4), patch_from_bleed = Length::millimetres(1.5), inset = Length::millimetres(5);

// Control points of a quarter circle: 4/3 (√2 − 1) of the radius, in 1/100,000.
constexpr std::int64_t curve = 55'228;

class MarkWriter {
public:
    MarkWriter(const PrintSheet& sheet, std::optional<ImageColour> colour) : sheet_(sheet), colour_(colour) {
        left_ = bottom_ = sheet.margin;
        right_ = sheet.margin + sheet.width;
        top_ = sheet.margin + sheet.height;
    }

    void add_crops() {
        const Length near = sheet_.bleed + from_bleed, far = near + crop_length;
        for (const Length x : {left_, right_}) {
            line(x, bottom_ - near, x, bottom_ - far);
            line(x, top_ + near, x, top_ + far);
        }
        for (const Length y : {bottom_, top_}) {
            line(left_ - near, y, left_ - far, y);
            line(right_ + near, y, right_ + far, y);
        }
    }

    void add_targets() {
        const Length away = sheet_.bleed + target_centre, middle = sheet_.margin + sheet_.height / 2,
                     centre = sheet_.margin + sheet_.width / 2;
        target(centre, bottom_ - away);
        target(centre, top_ + away);
        target(left_ - away, middle);
        target(right_ + away, middle);
    }

    // Each ink at 100 %, then at 50 %; as many patches as fit before the middle.
    void add_bars() {
        static constexpr std::array<std::string_view, 8> inks{"1 0 0 0 k",  "0 1 0 0 k",  "0 0 1 0 k",  "0 0 0 1 k",
                                                              ".5 0 0 0 k", "0 .5 0 0 k", "0 0 .5 0 k", "0 0 0 .5 k"};
        static constexpr std::array<std::string_view, 4> greys{"0 g", ".25 g", ".5 g", ".75 g"};
        const bool is_grey = colour_ == ImageColour::grey;
        const Length end = sheet_.margin + sheet_.width / 2 - target_arm - inset;
        Length x = left_ + inset;
        for (std::size_t i = 0; i < (is_grey ? greys.size() : inks.size()) && x + patch <= end; ++i, x += patch) {
            bars_ += is_grey ? greys[i] : inks[i];
            bars_ += ' ';
            for (const Length length : {x, bottom_ - sheet_.bleed - patch_from_bleed - patch, patch, patch}) put(bars_, length);
            bars_ += "re f\n";
        }
    }

    std::string content() const { return "q /All CS 1 SCN .25 w\n" + lines_ + "Q\n" + (bars_.empty() ? "" : "q\n" + bars_ + "Q\n"); }
    bool is_empty() const { return lines_.empty() && bars_.empty(); }

private:
    static void put(std::string& out, Length length) {
        append_thousandths(out, thousandths(length));
        out += ' ';
    }

    void point(Length x, Length y, std::string_view operation) {
        put(lines_, x);
        put(lines_, y);
        lines_ += operation;
    }

    void line(Length x, Length y, Length to_x, Length to_y) {
        point(x, y, "m ");
        point(to_x, to_y, "l S\n");
    }

    void target(Length x, Length y) {
        line(x - target_arm, y, x + target_arm, y);
        line(x, y - target_arm, x, y + target_arm);
        const Length r = target_radius, bend = scaled(r, curve, 100'000);
        point(x + r, y, "m ");
        quarter({x + r, y + bend, x + bend, y + r, x, y + r});
        quarter({x - bend, y + r, x - r, y + bend, x - r, y});
        quarter({x - r, y - bend, x - bend, y - r, x, y - r});
        quarter({x + bend, y - r, x + r, y - bend, x + r, y});
        lines_ += "s\n";
    }

    void quarter(std::initializer_list<Length> points) {
        for (const Length length : points) put(lines_, length);
        lines_ += "c ";
    }

    const PrintSheet& sheet_;
    std::optional<ImageColour> colour_;
    Length left_, bottom_, right_, top_;  // of the trimmed page
    std::string lines_, bars_;
};

// The colorant All; its alternate space is for devices that cannot separate inks.
void add_all_inks(Dictionary resources, std::optional<ImageColour> colour) {
    const bool is_cmyk = !colour || *colour == ImageColour::cmyk;
    const int components = is_cmyk ? 4 : *colour == ImageColour::grey ? 1 : 3;
    Array space = resources.dictionary("ColorSpace").array("All");
    space.name("Separation").name("All").name(is_cmyk ? "DeviceCMYK" : components == 1 ? "DeviceGray" : "DeviceRGB");
    Dictionary tint = space.dictionary().integer("FunctionType", 2).integer("N", 1);
    tint.array("Domain").integer(0).integer(1);
    Array none = tint.array("C0");
    for (int i = 0; i < components; ++i) none.integer(is_cmyk ? 0 : 1);
    Array full = tint.array("C1");
    for (int i = 0; i < components; ++i) full.integer(is_cmyk ? 1 : 0);
}

}  // namespace

PrintSheet sheet_around(const Page& page, const PrintFileSettings& settings) {
    const bool has_margin = settings.crop_marks || settings.registration_marks || settings.colour_bars || settings.page_labels;
    return {page.width, page.height, settings.bleed, has_margin ? settings.bleed + room : settings.bleed};
}

Ref write_marks(Serialiser& file, const PrintSheet& sheet, const PrintFileSettings& settings, std::optional<ImageColour> colour) {
    MarkWriter writer(sheet, colour);
    if (settings.crop_marks) writer.add_crops();
    if (settings.registration_marks) writer.add_targets();
    if (settings.colour_bars) writer.add_bars();
    if (writer.is_empty()) return Ref::none;
    Object object;
    Dictionary form = object.dictionary("XObject").name("Subtype", "Form");
    const auto points = [](Length length) { return in_points(thousandths(length)); };
    form.array("BBox").integer(0).integer(0).real(points(sheet.width + sheet.margin * 2)).real(points(sheet.height + sheet.margin * 2));
    add_all_inks(form.dictionary("Resources"), colour);
    const Ref ref = file.reserve();
    file.put_stream(ref, object, writer.content(), Coding::deflate);
    return ref;
}

Length label_x(const PrintSheet& sheet) { return sheet.margin + inset; }
Length label_y(const PrintSheet& sheet) { return sheet.margin + sheet.height + sheet.bleed + target_centre; }

}  // namespace nabor::pdf
