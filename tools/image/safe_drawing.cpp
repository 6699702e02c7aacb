#include "image/safe_drawing.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/is_among.h"
#include "base/utf8.h"
#include "image/drawing_links.h"
#include "image/drawing_survey.h"
#include "image/drawing_work.h"
#include "image/html_label.h"
#include "image/image.h"
#include "image/markup_scanner.h"
#include "image/markup_text.h"

namespace nabor {

namespace {

constexpr std::size_t longest_address = 60;  // in a message
constexpr std::size_t most_turbulence = 9;   // octaves beyond change no sample of 8 bits (Filter Effects 1, 9.21)

std::string shortened(std::string_view address) {
    return address.size() <= longest_address ? std::string(address) : std::string(address.substr(0, longest_address)) + "…";
}

bool is_script_attribute(const MarkupAttribute& attribute) {
    return attribute.name_space.empty() && attribute.local.size() > 2 && (attribute.local[0] | 0x20) == 'o' && (attribute.local[1] | 0x20) == 'n';
}

// In HTML, of which only the words are kept.
bool has_script(const std::vector<MarkupAttribute>& attributes) {
    return std::any_of(attributes.begin(), attributes.end(), [](const MarkupAttribute& attribute) {
        const bool leads_to_a_script = attribute.local == "href" && place_of_link(attribute.value) == LinkPlace::script;
        return is_script_attribute(attribute) || (leads_to_a_script && attribute.value.find("script") != std::string::npos);
    });
}

bool is_animation(std::string_view element) { return element == "set" || element.starts_with("animate"); }

// Elements of HTML that show what is no text.
bool is_embedded(std::string_view element) {
    constexpr std::array<std::string_view, 8> names = {"img", "iframe", "object", "embed", "video", "audio", "canvas", "script"};
    return std::find(names.begin(), names.end(), element) != names.end();
}

bool names_a_picture(std::string_view element) { return element == "image" || element == "feImage"; }

// A document type, of which EPUB allows few, or an encoding that the text no longer has.
bool has_own_prolog(std::string_view svg) {
    const std::string_view prolog = svg.substr(0, svg.find("<svg"));
    const std::size_t encoding = prolog.find("encoding");
    const std::string_view name = encoding == std::string_view::npos ? std::string_view() : prolog.substr(encoding, 20);
    const bool is_utf8 = name.empty() || name.find("utf-8") != std::string_view::npos || name.find("UTF-8") != std::string_view::npos;
    return !is_utf8 || prolog.find("<!DOCTYPE") != std::string_view::npos;
}

// Latin-1 in UTF-8; all else as it is.
std::string in_utf8(std::string_view bytes) {
    if (is_well_formed_utf8(bytes) || !has_own_prolog(bytes)) return std::string(bytes);
    std::string text;
    for (const char byte : bytes) append_utf8(text, static_cast<unsigned char>(byte));
    return text;
}

// As many as a message quotes.
void add_words(std::string& all, std::string_view text) {
    constexpr std::size_t enough = 200;
    const std::string words = collapse_xml_space(text);
    if (!words.empty() && all.size() < enough) all += (all.empty() ? "" : " ") + words;
}

constexpr char no_drawing[] = "is no SVG drawing: its first element is not svg of the namespace http://www.w3.org/2000/svg";

class DrawingMender {
public:
    DrawingMender(std::string_view svg, const LinkedFile& linked, const DrawingUse& use)
        : source_(svg), scanner_(svg), linked_(linked), survey_(svg, use.language), is_straight_(use.straight_text), is_changed_(has_own_prolog(svg)) {}

    SafeDrawing mend() {
        while (true) {
            const MarkupEvent event = scanner_.next();
            if (event == MarkupEvent::end) break;
            if (event == MarkupEvent::fault) return refused("is a damaged SVG file (" + scanner_.problem() + ")");
            take(event);
            if (open_.empty() && element_ == 1 && event == MarkupEvent::open) return refused(no_drawing);
            if (work_.has_too_many_elements()) return refused(DrawingWork::too_many_elements());
        }
        if (const std::string problem = work_.problem(pixels()); !problem.empty()) return refused(problem);
        result_.chose_language = survey_.chooses();
        result_.left_out.assign(left_out_.begin(), left_out_.end());
        result_.svg = is_changed_ ? std::move(out_) : std::string(source_);
        return std::move(result_);
    }

private:
    static SafeDrawing refused(std::string problem) { return {{}, std::move(problem), {}, {}, {}, false}; }

    double pixels() const {
        const ProbeResult probed = probe(source_);
        return probed.facts ? static_cast<double>(probed.facts->width) * probed.facts->height : 0;
    }

    void leave_out(std::string what) {
        left_out_.insert(std::move(what));
        is_changed_ = true;
    }

    bool is_drawn() const { return scanner_.name_space() == svg_address || (scanner_.name_space().empty() && is_bare_); }

    void take(MarkupEvent event) {
        if (event == MarkupEvent::open) ++element_;
        if (label_) return take_label(event);
        if (skipped_ > 0) {
            if (event == MarkupEvent::open) ++skipped_;
            if (event == MarkupEvent::close) --skipped_;
            return;
        }
        switch (event) {
            case MarkupEvent::open: return open();
            case MarkupEvent::close: return close();
            case MarkupEvent::text: return text();
            case MarkupEvent::instruction:
                if (scanner_.text().starts_with("xml-stylesheet")) leave_out("a style sheet");
                return;
            default: return;
        }
    }

    void skip() {
        skipped_ = 1;
        is_changed_ = true;
    }

    void open() {
        const std::string_view element = scanner_.local();
        if (scanner_.depth() == 1) is_bare_ = scanner_.name_space().empty();
        if (!is_drawn()) return skip();  // what drawing programs keep for themselves, and HTML
        if (element == "script" || element == "handler" || element == "listener") {
            leave_out("a script");
            return skip();
        }
        if (survey_.is_for_others(element_) && scanner_.depth() > 1) return skip();
        if (element == "foreignObject" || element == "flowRoot") return is_label_seen() ? begin_label() : skip();
        if (leads_away(element)) return skip();
        keep_references(element);
        use_replacement();
        work_.open(element, scanner_.attributes());
        if (hidden_from_ == 0 && (element == "clipPath" || hides(scanner_.attributes()))) hidden_from_ = open_.size() + 1;
        if (element == "textPath") ++text_paths_;
        if (element == "textPath" && is_straight_) return open_straight_text();
        write_tag(element);
        open_.emplace_back(element);
    }

    // In place of a textPath.
    void open_straight_text() {
        const std::optional<DrawingPoint> start = survey_.start_of_text(scanner_.attributes());
        constexpr std::array<std::string_view, 8> of_path = {"href", "path", "startOffset", "method", "spacing", "side", "x", "y"};
        std::erase_if(scanner_.attributes(), [&](const MarkupAttribute& attribute) {
            return std::find(of_path.begin(), of_path.end(), attribute.local) != of_path.end();
        });
        if (start) {
            scanner_.attributes().push_back({"x", "x", {}, svg_number(start->x)});
            scanner_.attributes().push_back({"y", "y", {}, svg_number(start->y)});
        }
        write_tag("tspan");
        open_.emplace_back("tspan");
        is_changed_ = true;
    }

    // Of a switch only the first child that a viewer can show is drawn.
    bool is_label_seen() const {
        const auto is_here = [&](const auto& label) { return label.first == open_.size(); };
        const bool is_served = served_.contains(open_.size()) || std::any_of(switch_labels_.begin(), switch_labels_.end(), is_here);
        const bool is_left_over = !open_.empty() && open_.back() == "switch" && is_served;
        return hidden_from_ == 0 && !is_left_over && !hides(scanner_.attributes());
    }

    // A text of the drawing takes the place of HTML and of a frame with text; in a switch, whatever else the drawing offers.
    void begin_label() {
        label_.emplace(scanner_.attributes(), scanner_.local() == "flowRoot" ? LabelBox::inside : LabelBox::own);
        label_depth_ = scanner_.depth();
        is_changed_ = true;
    }

    void take_label(MarkupEvent event) {
        if (event == MarkupEvent::open) {
            if (is_embedded(scanner_.local())) leave_out("an element " + std::string(scanner_.local()) + " of HTML");
            if (has_script(scanner_.attributes())) leave_out("a script");
            label_->open(scanner_.local(), scanner_.attributes());
        }
        if (event == MarkupEvent::text) label_->text(scanner_.text());
        if (event != MarkupEvent::close) return;
        if (scanner_.depth() >= label_depth_) return label_->close(scanner_.local());
        const std::string words = label_->words();
        add_words(result_.plain_text, words);
        if (!open_.empty() && open_.back() == "switch")
            switch_labels_.emplace_back(open_.size(), label_->svg(prefix_));
        else
            out_ += label_->svg(prefix_);
        label_.reset();
    }

    // What else a switch offers takes the place of its HTML.
    void use_replacement() {
        constexpr std::array<std::string_view, 4> undrawn = {"desc", "metadata", "style", "title"};
        if (open_.empty() || open_.back() != "switch" || is_among(undrawn, scanner_.local())) return;
        for (const MarkupAttribute& attribute : scanner_.attributes())
            if (attribute.name == "requiredExtensions" && !attribute.value.empty()) return;
        served_.insert(open_.size());
        std::erase_if(switch_labels_, [&](const auto& each) { return each.first == open_.size(); });
    }

    // Whether the element shows only what is not in the drawing, or may load it.
    bool leads_away(std::string_view element) {
        for (MarkupAttribute& attribute : scanner_.attributes()) {
            if (is_animation(element) && attribute.name == "attributeName" && attribute.value.ends_with("href")) {
                leave_out("an animated link");
                return true;
            }
            if (attribute.local != "href" || element == "a") continue;
            const LinkPlace place = place_of_link(attribute.value);
            if (place == LinkPlace::inside || place == LinkPlace::data) continue;
            if (names_a_picture(element) && place == LinkPlace::file && take_in(attribute)) continue;
            leave_out((names_a_picture(element) ? "the picture " : "what " + std::string(element) + " takes from ") + shortened(attribute.value));
            if (names_a_picture(element) || element == "use") return true;
            attribute.value.clear();
        }
        return false;
    }

    // A picture of pixels beside the drawing.
    bool take_in(MarkupAttribute& attribute) {
        const std::optional<std::string> bytes = linked_ ? linked_(attribute.value) : std::nullopt;
        const ProbeResult probed = bytes ? probe(*bytes) : ProbeResult{};
        if (!probed.facts || probed.facts->kind == ImageKind::svg || taken_in_ + bytes->size() > most_taken_in) return false;
        taken_in_ += bytes->size();
        attribute.value = data_address(media_type(probed.facts->kind), *bytes);
        is_changed_ = true;
        return true;
    }

    // Drops and changes attributes.
    void keep_references(std::string_view element) {
        std::erase_if(scanner_.attributes(), [&](MarkupAttribute& attribute) {
            const bool is_known = attribute.name_space.empty() || attribute.name_space == xlink_address || attribute.name_space == xml_address;
            if (is_script_attribute(attribute)) leave_out("a script");
            const bool goes = is_script_attribute(attribute) || !is_known || drops(element, attribute);
            is_changed_ = is_changed_ || goes;
            return goes;
        });
        for (MarkupAttribute& attribute : scanner_.attributes()) {
            if (element == "feTurbulence" && attribute.name == "numOctaves" && attribute.value.size() > 1) {
                attribute.value = std::to_string(most_turbulence);
                is_changed_ = true;
            }
            if (attribute.value.find('(') == std::string::npos && attribute.name != "style") continue;
            SafeStyle safe = safe_style(attribute.value);
            if (!safe.changed) continue;
            leave_out("what " + std::string(attribute.name) + " names outside of the drawing");
            attribute.value = std::move(safe.css);
        }
    }

    bool drops(std::string_view element, MarkupAttribute& attribute) {
        if (attribute.name == "xml:base" || attribute.name == "systemLanguage") return true;  // which was chosen
        if (attribute.name == "id") return !ids_.insert(attribute.value).second;
        if (attribute.local != "href") {
            const bool sets_a_script = is_animation(element) && place_of_link(attribute.value) == LinkPlace::script &&
                                       attribute.value.find("script") != std::string::npos;
            if (sets_a_script) leave_out("a script");
            return sets_a_script;
        }
        if (element != "a") return attribute.value.empty();
        const LinkPlace place = place_of_link(attribute.value);
        if (place == LinkPlace::inside || place == LinkPlace::network) return false;
        leave_out(place == LinkPlace::script ? std::string("a script") : "the link to " + shortened(attribute.value));
        return true;
    }

    void write_tag(std::string_view element) {
        if (scanner_.depth() == 1) find_prefix();
        out_ += '<' + prefix_;
        out_ += element;
        if (scanner_.depth() == 1) write_declarations();
        for (const MarkupAttribute& attribute : scanner_.attributes())
            append_markup_attribute(out_, attribute.name_space == xlink_address ? "xlink:" + std::string(attribute.local)
                                                                                : std::string(attribute.name), attribute.value);
        out_ += '>';
    }

    void find_prefix() {
        const std::string_view name = scanner_.name();
        const std::size_t colon = name.find(':');
        prefix_ = colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1));
    }

    // All names of the drawing are in these namespaces.
    void write_declarations() {
        append_markup_attribute(out_, prefix_.empty() ? "xmlns" : "xmlns:" + prefix_.substr(0, prefix_.size() - 1), svg_address);
        append_markup_attribute(out_, "xmlns:xlink", xlink_address);
        if (is_bare_) is_changed_ = true;
        if (source_.find("xlink:") != std::string_view::npos && source_.find("xmlns:xlink") == std::string_view::npos) is_changed_ = true;
    }

    void close() {
        if (!open_.empty() && open_.back() == "switch")
            for (const auto& [depth, svg] : switch_labels_)
                if (depth == open_.size()) out_ += svg;
        std::erase_if(switch_labels_, [&](const auto& each) { return each.first >= open_.size(); });
        served_.erase(open_.size());
        if (hidden_from_ == open_.size()) hidden_from_ = 0;
        if (open_.back() == "style") write_style();
        if (scanner_.local() == "textPath") --text_paths_;
        out_ += "</" + prefix_ + open_.back() + '>';
        open_.pop_back();
        work_.close();
    }

    void text() {
        if (open_.empty()) return;
        if (open_.back() == "style") {
            style_ += scanner_.text();
            return;
        }
        work_.text(scanner_.text());
        if (text_paths_ > 0) add_words(result_.path_text, scanner_.text());
        append_markup_text(out_, scanner_.text());
    }

    void write_style() {
        SafeStyle safe = safe_style(std::exchange(style_, std::string()));
        if (safe.changed) leave_out("what a style sheet names outside of the drawing");
        work_.style_sheet(safe.css);
        append_markup_text(out_, safe.css);
    }

    static constexpr std::size_t most_taken_in = std::size_t{64} << 20;

    std::string_view source_;
    MarkupScanner scanner_;
    const LinkedFile& linked_;
    DrawingSurvey survey_;
    DrawingWork work_;
    SafeDrawing result_;
    std::set<std::string> left_out_, ids_;
    std::string out_, style_, prefix_;
    std::vector<std::string> open_;  // local names of elements that are written
    std::optional<HtmlLabel> label_;
    std::size_t label_depth_ = 0, skipped_ = 0, taken_in_ = 0;
    std::vector<std::pair<std::size_t, std::string>> switch_labels_;
    std::set<std::size_t> served_;  // the depths of open switches of which a child is drawn
    std::size_t hidden_from_ = 0;   // the depth of the outermost element that is not shown; 0 without one
    std::size_t element_ = 0;     // the last that began
    std::size_t text_paths_ = 0;  // that are open
    bool is_bare_ = false, is_straight_, is_changed_;
};

}  // namespace

SafeDrawing safe_drawing(std::string_view svg, const LinkedFile& linked, const DrawingUse& use) {
    const std::string text = in_utf8(svg);
    return DrawingMender(text, linked, use).mend();
}

}  // namespace nabor
