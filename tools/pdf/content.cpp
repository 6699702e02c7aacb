// In: page items in painting order. Out: content streams (ISO 32000-1, 7.8.2) with marked content (14.6); see the header.
#include "pdf/content.h"

#include <algorithm>

#include "pdf/clusters.h"
#include "pdf/numbers.h"
#include "pdf/text_string.h"
#include "pdf/text_writer.h"

namespace nabor::pdf {

namespace {

// A character of private use means nothing by itself, so its mark says that something stands there (ISO 19005-2, 6.2.11.7.3).
constexpr char16_t unknown_character = 0xFFFD;
bool is_private_plane(char16_t unit) { return unit >= 0xDB80 && unit <= 0xDBFF; }  // the first unit of U+F0000 and above
bool is_private_use(char16_t unit) { return (unit >= 0xE000 && unit <= 0xF8FF) || is_private_plane(unit); }
bool has_private_use(std::u16string_view text) { return std::any_of(text.begin(), text.end(), is_private_use); }

std::u16string without_private_use(std::u16string_view text) {
    std::u16string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += is_private_use(text[i]) ? unknown_character : text[i];
        if (is_private_plane(text[i])) ++i;
    }
    return out;
}

class ContentWriter {
public:
    ContentWriter(const Pages& pages, const FontSet& faces, const Fonts& fonts, Images& images, Serialiser& file)
        : pages_(pages), faces_(faces), images_(images), file_(file), text_(out_, fonts), clusters_(fonts) {}

    Content write() {
        for (std::size_t i = 0; i < pages_.pages.size(); ++i) write_page(static_cast<std::uint32_t>(i));
        return std::move(content_);
    }

private:
    void write_page(std::uint32_t page);
    void put(const GlyphRun& run);
    void put(const PlacedImage& image);
    void put(const RuleLine& rule);
    void put_rules_first(const Page& page);
    void show_cluster(const GlyphRun& run, const Cluster& cluster);
    void show_glyphs(const GlyphRun& run, const std::vector<ClusterGlyph>& glyphs);
    void note_link(const GlyphRun& run);
    Box box_of(const GlyphRun& run) const;

    // Marks and text objects nest properly: neither is open across the other's end.
    void enter_text();
    void leave_text();
    void mark(NodeId node);
    void open_mark(NodeId node, std::string_view tag, const std::u16string* actual_text);
    void end_mark();
    void open_spelling(const std::u16string& text);
    void close_spelling();
    void append_actual_text(const std::u16string& text);

    enum class Mark : std::uint8_t { closed, content, artifact };

    const Pages& pages_;
    const FontSet& faces_;
    Images& images_;
    Serialiser& file_;
    Content content_;

    std::string out_;
    TextWriter text_;
    ClusterReader clusters_;
    std::uint32_t page_ = 0, next_mcid_ = 0;
    Length height_;
    bool rules_are_done_ = false;
    Mark mark_ = Mark::closed;
    NodeId marked_ = NodeId::none;
    std::vector<Length> baselines_;   // of Content::links
};

void ContentWriter::write_page(std::uint32_t index) {
    const Page& page = pages_.pages[index];
    page_ = index;
    next_mcid_ = 0;
    height_ = page.height;
    out_.clear();
    content_.pages.emplace_back();
    text_.begin_page(page.height);
    put_rules_first(page);
    for (const PageItem& item : page.items) std::visit([this](const auto& one) { put(one); }, item);
    leave_text();
    end_mark();
    Object dictionary;
    content_.pages.back().stream = file_.reserve();
    file_.put_stream(content_.pages.back().stream, dictionary, out_, Coding::deflated);
}

// A rule between two runs would split their text object and their MCID; on a page without images its place in the order
// shows nowhere, so the rules come first.
void ContentWriter::put_rules_first(const Page& page) {
    rules_are_done_ = false;
    const auto is_image = [](const PageItem& item) { return std::holds_alternative<PlacedImage>(item); };
    if (std::any_of(page.items.begin(), page.items.end(), is_image)) return;
    for (const PageItem& item : page.items) {
        if (const auto* rule = std::get_if<RuleLine>(&item)) put(*rule);
    }
    end_mark();
    rules_are_done_ = true;
}

void ContentWriter::put(const RuleLine& rule) {
    if (rules_are_done_) return;
    leave_text();
    mark(NodeId::none);
    text_.set_fill(rule.colour);
    append_thousandths(out_, thousandths(rule.x));
    out_ += ' ';
    append_thousandths(out_, thousandths(height_ - rule.y - rule.height));
    out_ += ' ';
    append_thousandths(out_, thousandths(rule.width));
    out_ += ' ';
    append_thousandths(out_, thousandths(rule.height));
    out_ += " re f\n";
}

void ContentWriter::put(const PlacedImage& image) {
    const std::optional<Ref> ref = images_.use(image.image);
    if (!ref) return;
    const Box box{thousandths(image.x), thousandths(height_ - image.y - image.height), thousandths(image.x + image.width),
                  thousandths(height_ - image.y)};
    std::vector<ImageUse>& used = content_.pages.back().images;
    const auto same = [&](const ImageUse& use) { return use.image == image.image; };
    if (std::none_of(used.begin(), used.end(), same)) used.push_back({image.image, *ref});
    leave_text();
    end_mark();
    mark(image.node);
    out_ += "q ";
    append_thousandths(out_, box.right - box.left);
    out_ += " 0 0 ";
    append_thousandths(out_, box.top - box.bottom);
    out_ += ' ';
    append_thousandths(out_, box.left);
    out_ += ' ';
    append_thousandths(out_, box.bottom);
    out_ += " cm /I";
    append_integer(out_, static_cast<std::int64_t>(image.image));
    out_ += " Do Q\n";
    end_mark();
    if (image.node != NodeId::none) content_.figures.push_back({image.node, box});
}

void ContentWriter::put(const GlyphRun& run) {
    note_link(run);
    if (run.glyphs.empty()) return;
    enter_text();
    if (marked_ != run.node) end_mark();
    text_.begin_run(run);
    clusters_.begin(run);
    while (clusters_.next()) show_cluster(run, clusters_.cluster());
}

// A letter whose accents are glyphs of their own: readers that place text by coordinates would tear it apart, so the letter's
// mark says the whole (/ActualText, 14.9.4) and the accents' says nothing. Both are marks of the node in their own right: an
// inner mark without MCID makes poppler lose the rest of its element.
void ContentWriter::show_cluster(const GlyphRun& run, const Cluster& cluster) {
    const bool is_private = has_private_use(cluster.text);
    if ((cluster.marks.empty() && !is_private) || run.node == NodeId::none) {
        mark(run.node);
        if (is_private) open_spelling(without_private_use(cluster.text));
        show_glyphs(run, cluster.base);
        show_glyphs(run, cluster.marks);
        if (is_private) close_spelling();
        return;
    }
    const std::u16string nothing;
    const auto spell = [&](const std::vector<ClusterGlyph>& glyphs, const std::u16string& text) {
        end_mark();
        open_mark(run.node, "Span", &text);
        show_glyphs(run, glyphs);
        end_mark();
    };
    const bool has_marks = !cluster.marks.empty();
    if (has_marks && cluster.marks_come_first) spell(cluster.marks, nothing);
    spell(cluster.base, without_private_use(cluster.text));
    if (has_marks && !cluster.marks_come_first) spell(cluster.marks, nothing);
}

// Inside of an artifact, which has no MCID of its own to lose.
void ContentWriter::open_spelling(const std::u16string& text) {
    text_.end_strings();
    out_ += "/Span<<";
    append_actual_text(text);
    out_ += ">>BDC\n";
}

void ContentWriter::close_spelling() {
    text_.end_strings();
    out_ += "EMC\n";
}

void ContentWriter::append_actual_text(const std::u16string& text) {
    out_ += text.empty() ? "/ActualText<" : "/ActualText<FEFF";
    append_hexadecimal(out_, big_endian(text));
    out_ += '>';
}

void ContentWriter::show_glyphs(const GlyphRun& run, const std::vector<ClusterGlyph>& glyphs) {
    for (const ClusterGlyph& glyph : glyphs) text_.show(run, glyph.index, glyph.code);
}

// One area a line: the runs of a link on one baseline, which need not follow each other (a page number is filled in late).
void ContentWriter::note_link(const GlyphRun& run) {
    if (run.link == PageLinkId::none) return;
    const PageLink& link = pages_.links.at(static_cast<std::size_t>(run.link));
    if (link.destination == DestinationId::none && link.address.empty()) return;  // what it led to is on no page
    const NodeId node = link.node == NodeId::none ? run.node : link.node;
    if (node == NodeId::none && !pages_.structure.empty()) return;   // an annotation that no element holds (ISO 14289-1, 7.18.1)
    const Box box = box_of(run);
    for (std::size_t i = content_.links.size(); i > 0 && content_.links[i - 1].page == page_; --i) {
        LinkArea& area = content_.links[i - 1];
        if (area.link != run.link || area.node != node || baselines_[i - 1] != run.y) continue;
        area.box = {std::min(area.box.left, box.left), std::min(area.box.bottom, box.bottom), std::max(area.box.right, box.right),
                    std::max(area.box.top, box.top)};
        return;
    }
    content_.links.push_back({run.link, node, page_, box});
    baselines_.push_back(run.y);
}

Box ContentWriter::box_of(const GlyphRun& run) const {
    const FaceMetrics& metrics = faces_.metrics(run.face);
    Length end = run.x;
    for (const Glyph& glyph : run.glyphs) end += Length{glyph.advance};
    const Length ascent = scaled(run.size, metrics.ascender, metrics.units_per_em);
    const Length descent = scaled(run.size, metrics.descender, metrics.units_per_em);
    return {thousandths(run.x), thousandths(height_ - run.y + descent), thousandths(end), thousandths(height_ - run.y + ascent)};
}

void ContentWriter::enter_text() {
    if (text_.is_open()) return;
    end_mark();
    text_.open();
}

void ContentWriter::leave_text() {
    if (!text_.is_open()) return;
    end_mark();
    text_.close();
}

// Goes on with the mark that is open when it is of the same node.
void ContentWriter::mark(NodeId node) {
    if (mark_ != Mark::closed && marked_ == node) return;
    end_mark();
    open_mark(node, node == NodeId::none ? "" : mark_tag(pages_, node), nullptr);
}

void ContentWriter::open_mark(NodeId node, std::string_view tag, const std::u16string* actual_text) {
    text_.end_strings();
    marked_ = node;
    if (node == NodeId::none) {
        mark_ = Mark::artifact;
        out_ += "/Artifact BMC\n";
        return;
    }
    mark_ = Mark::content;
    content_.marks.push_back({node, page_, next_mcid_});
    out_ += '/';
    out_ += tag;
    out_ += "<</MCID ";
    append_integer(out_, next_mcid_++);
    if (actual_text != nullptr) append_actual_text(*actual_text);
    out_ += ">>BDC\n";
}

void ContentWriter::end_mark() {
    if (mark_ == Mark::closed) return;
    text_.end_strings();
    out_ += "EMC\n";
    mark_ = Mark::closed;
}

}  // namespace

Content write_content(const Pages& pages, const FontSet& faces, const Fonts& fonts, Images& images, Serialiser& file) {
    return ContentWriter(pages, faces, fonts, images, file).write();
}

std::string_view mark_tag(const Pages& pages, NodeId node) {
    const StructureNode& own = pages.structure.at(static_cast<std::size_t>(node));
    if (!own.type.empty() || own.parent == NodeId::none) return own.type.empty() ? "Span" : std::string_view(own.type);
    return pages.structure.at(static_cast<std::size_t>(own.parent)).type;
}

}  // namespace nabor::pdf
