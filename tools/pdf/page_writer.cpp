#include "pdf/page_writer.h"

#include <algorithm>
#include <utility>

#include "pdf_file/tokens.h"

namespace nabor::pdf {

namespace {

// The ActualText of private-use characters, which have no meaning by themselves (ISO 19005-2, 6.2.11.7.3).
constexpr char16_t unknown_character = 0xFFFD;
constexpr std::u16string_view lone_soft_hyphen = u"\u00AD";
constexpr std::string_view after_actual_text = ">>>BDC\n";

std::u16string without_private_use(std::u16string_view text) {
    std::u16string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += is_private_use(text[i]) ? unknown_character : text[i];
        if (is_private_plane(text[i])) ++i;
    }
    return out;
}

}  // namespace

WrittenPage PageWriter::write(std::uint32_t index) {
    const Page& page = pages_.pages[index];
    page_ = index;
    height_ = page.height;
    written_ = {};
    baselines_.clear();
    initial_.clear();
    out_.clear();
    text_.begin_page(page.height);
    put_rules_first(page);
    for (const PageItem& item : page.items) std::visit([this](const auto& one) { put(one); }, item);
    leave_text();
    end_mark();
    written_.stream = deflater_.zlib(out_);
    return std::move(written_);
}

// A rule between two runs would split their text object and their MCID. On a page without images the painting order of rules does not
// matter: they come first.
void PageWriter::put_rules_first(const Page& page) {
    rules_are_done_ = false;
    const auto is_image = [](const PageItem& item) { return std::holds_alternative<PlacedImage>(item); };
    if (std::any_of(page.items.begin(), page.items.end(), is_image)) return;
    for (const PageItem& item : page.items) {
        if (const auto* rule = std::get_if<RuleLine>(&item)) put(*rule);
    }
    end_mark();
    rules_are_done_ = true;
}

void PageWriter::put(const RuleLine& rule) {
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

void PageWriter::put(const PlacedImage& image) {
    if (!images_.find(image.image)) return;
    const Box box{thousandths(image.x), thousandths(height_ - image.y - image.height), thousandths(image.x + image.width),
                  thousandths(height_ - image.y)};
    std::vector<PageImageId>& used = written_.images;
    if (std::find(used.begin(), used.end(), image.image) == used.end()) used.push_back(image.image);
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
    out_ += " cm ";
    out_ += images_.turn(image.image);
    out_ += "/I";
    append_integer(out_, static_cast<std::int64_t>(image.image));
    out_ += " Do Q\n";
    end_mark();
    if (image.node != NodeId::none) written_.figures.push_back({image.node, box});
}

void PageWriter::put(const GlyphRun& run) {
    note_link(run);
    if (run.glyphs.empty()) return;
    enter_text();
    if (marked_ != run.node) end_mark();
    text_.begin_run(run);
    clusters_.begin(run);
    const bool is_plain = run.node == NodeId::none && !run.right_to_left && !has_private_use(run.text);
    if (!is_tagged_ || is_plain) {  // artifacts are not read aloud or copied
        mark(run.node);
        text_.show(run, {0, run.glyphs.size()}, clusters_.codes());
        return;
    }
    if (run.is_initial) return show_initial(run);
    const bool joins_next = run.joins_next && run.node != NodeId::none;
    while (clusters_.next()) {
        const bool is_last = clusters_.cluster().base.end + clusters_.cluster().marks.size() == run.glyphs.size();
        show_in_words(run, clusters_.cluster(), joins_next && is_last);
    }
    if (!joins_next && word_at_ != no_word) end_mark();
}

// A word in type of two sizes, or of letters far apart, is one for readers: it has one mark, with the whole word as ActualText.
// `joins_next`: the cluster ends with the beginning of a word that goes on in the next run.
void PageWriter::show_in_words(const GlyphRun& run, Cluster cluster, bool joins_next) {
    if (!initial_.empty()) open_word(run, std::exchange(initial_, {}));
    if (word_at_ != no_word) cluster = show_rest_of_word(run, std::move(cluster));
    const GlyphRange all{cluster.base.begin, cluster.base.end + cluster.marks.size()};
    if (all.size() == 0) return;
    const bool is_word = run.spaced_out && !run.right_to_left && run.node != NodeId::none;
    if (is_word && cluster.text != lone_soft_hyphen) return show_words(run, all);
    if (!joins_next) return show_cluster(run, cluster);
    GlyphRange beginning = all;
    if (cluster.text.empty())
        for (std::size_t i = all.begin; i < all.end; ++i)
            if (is_space(clusters_.text_of(i))) beginning.begin = i + 1;
    if (beginning.begin > all.begin) show_cluster(run, {{all.begin, beginning.begin}, {}, {}});
    if (beginning.size() == 0) return;
    open_word(run, {});
    add_to_word(run, beginning);
}

// The last word stays open: a letter with accents may follow.
void PageWriter::show_words(const GlyphRun& run, GlyphRange glyphs) {
    while (glyphs.size() > 0) {
        std::size_t word = glyphs.begin;
        while (word < glyphs.end && is_space(clusters_.text_of(word))) ++word;
        if (word > glyphs.begin) show_cluster(run, {{glyphs.begin, word}, {}, {}});
        if (word == glyphs.end) return;
        open_word(run, {});
        glyphs = show_rest_of_word(run, {{word, glyphs.end}, {}, {}}).base;
    }
}

// Returns what does not belong to the open word any more. A hyphen that the line break adds is not said with it.
Cluster PageWriter::show_rest_of_word(const GlyphRun& run, Cluster cluster) {
    const GlyphRange all{cluster.base.begin, cluster.base.end + cluster.marks.size()};
    GlyphRange rest = all;
    while (rest.begin < rest.end && !is_space(clusters_.text_of(rest.begin)) && cluster.text != lone_soft_hyphen) ++rest.begin;
    add_to_word(run, {all.begin, rest.begin});
    if (rest.size() == 0) return {};
    end_mark();
    if (rest.begin == all.begin) return cluster;
    return {rest, {}, {}};
}

void PageWriter::open_word(const GlyphRun& run, std::u16string said) {
    open_spelling(run, {});
    word_ = std::move(said);
    word_at_ = out_.size() - after_actual_text.size();
}

void PageWriter::add_to_word(const GlyphRun& run, GlyphRange glyphs) {
    for (std::size_t i = glyphs.begin; i < glyphs.end; ++i) word_ += clusters_.text_of(i);
    text_.show(run, glyphs, clusters_.codes());
}

// The text of an open word is known at its end.
void PageWriter::say_word() {
    if (word_at_ == no_word) return;
    std::string said = "FEFF";
    append_hexadecimal(said, big_endian(without_private_use(word_)));
    out_.insert(word_at_, said);
    word_.clear();
    word_at_ = no_word;
}

// A drop cap is not on the line of the rest of its word: readers that order text by coordinates would split the word. So the ActualText of
// the drop cap is empty, and that of the rest is the whole word (14.9.4).
void PageWriter::show_initial(const GlyphRun& run) {
    spell(run, {0, run.glyphs.size()}, {});
    initial_ += run.text;
}

// Shows glyphs in a mark of their own with the ActualText `text`.
void PageWriter::spell(const GlyphRun& run, GlyphRange glyphs, const std::u16string& text) {
    open_spelling(run, text);
    text_.show(run, glyphs, clusters_.codes());
    close_spelling();
}

void PageWriter::show_cluster(const GlyphRun& run, const Cluster& cluster) {
    if (cluster.text.empty() || (run.node == NodeId::none && cluster.text == lone_soft_hyphen)) {
        show_base(run, cluster.base);
    } else if (run.right_to_left) {
        spell_backwards(run, cluster);
    } else {
        spell(run, cluster);
    }
}

// A letter with separate accents: readers that order text by coordinates would split it. So the ActualText of the letter is the whole, that
// of the accents is empty (14.9.4).
void PageWriter::spell(const GlyphRun& run, const Cluster& cluster) {
    spell(run, cluster.base, without_private_use(cluster.text));
    if (cluster.marks.size() > 0) spell(run, cluster.marks, {});
}

// Right-to-left glyphs are shown in reading order (ISO 32000-1, 14.8.2.3.3). Three readers must find the words: MuPDF uses the order of
// glyphs; pdf.js too, but reverses a mark without a step back; poppler orders by coordinates from the left and reverses everything. So each
// further character of a letter has a mark of its own with an invisible glyph, each a step further left; the visible accents have an empty
// ActualText.
void PageWriter::spell_backwards(const GlyphRun& run, const Cluster& cluster) {
    if (is_space(cluster.text)) {
        open_spelling(run, cluster.text);
        text_.show(run, cluster.base, clusters_.codes());
        close_spelling();
        text_.forget_pen();
        return;
    }
    show_base(run, cluster.base);
    std::int64_t step = 0;
    for (std::size_t place = cluster.base.begin; place < cluster.base.end + cluster.marks.size(); ++place) {
        std::u16string_view text = clusters_.text_of(place);
        if (place == cluster.base.begin) text.remove_prefix(first_character(text));
        for (; !text.empty(); text.remove_prefix(first_character(text))) carry(run, place, text.substr(0, first_character(text)), ++step);
    }
    if (cluster.marks.size() == 0) return;
    open_spelling(run, {});
    text_.show(run, cluster.marks, clusters_.codes());
    close_spelling();
    text_.forget_pen();
}

void PageWriter::show_base(const GlyphRun& run, GlyphRange letters) {
    if (run.spaced_out && run.right_to_left) return show_letters_far_apart(run, letters);
    mark(run.node);
    text_.show(run, letters, clusters_.codes());
}

// Poppler parts right-to-left letters by the white between them. So each has a mark of its own, which an invisible glyph at the far end of
// the white makes as wide as the letter's advance.
void PageWriter::show_letters_far_apart(const GlyphRun& run, GlyphRange letters) {
    for (std::size_t place = letters.begin; place < letters.end; ++place) {
        const std::u16string_view text = clusters_.text_of(place);
        const Glyph& glyph = run.glyphs[glyph_at(run, place)];
        const GlyphCode filler = fonts_.code_of(run.face, glyph.id, {});
        open_spelling(run, without_private_use(text.substr(0, first_character(text))));
        text_.show_with_white(run, place, filler, clusters_.codes());
        close_spelling();
    }
}

void PageWriter::carry(const GlyphRun& run, std::size_t place, std::u16string_view text, std::int64_t step) {
    open_spelling(run, without_private_use(text));
    text_.carry(run, step, fonts_.code_of(run.face, run.glyphs[glyph_at(run, place)].id, text));
    close_spelling();
}

// The mark has an MCID of its own: after an inner mark without one, poppler loses the rest of the element. In an artifact there is no MCID.
void PageWriter::open_spelling(const GlyphRun& run, const std::u16string& text) {
    if (run.node != NodeId::none) {
        end_mark();
        open_mark(run.node, "Span", &text);
        return;
    }
    mark(NodeId::none);
    text_.end_strings();
    out_ += "/Span<<";
    append_actual_text(text);
    out_ += ">>BDC\n";
    in_artifact_spelling_ = true;
}

void PageWriter::close_spelling() {
    if (!in_artifact_spelling_) return end_mark();
    text_.end_strings();
    out_ += "EMC\n";
    in_artifact_spelling_ = false;
}

void PageWriter::append_actual_text(const std::u16string& text) {
    out_ += text.empty() ? "/ActualText<" : "/ActualText<FEFF";
    append_hexadecimal(out_, big_endian(text));
    out_ += '>';
}

// One area for each line of a link. Its runs on a baseline need not be adjacent: page numbers are filled in late.
void PageWriter::note_link(const GlyphRun& run) {
    if (run.link == PageLinkId::none || !is_tagged_) return;
    const PageLink& link = pages_.links.at(static_cast<std::size_t>(run.link));
    if (link.destination == DestinationId::none && link.address.empty()) return;  // its target is on no page
    const NodeId node = link.node == NodeId::none ? run.node : link.node;
    if (node == NodeId::none && !pages_.structure.empty()) return;  // an annotation must be in an element (ISO 14289-1, 7.18.1)
    const Box box = box_of(run);
    for (std::size_t i = written_.links.size(); i > 0; --i) {
        LinkArea& area = written_.links[i - 1];
        if (area.link != run.link || area.node != node || baselines_[i - 1] != run.y) continue;
        area.box = {std::min(area.box.left, box.left), std::min(area.box.bottom, box.bottom), std::max(area.box.right, box.right),
                    std::max(area.box.top, box.top)};
        return;
    }
    written_.links.push_back({run.link, node, page_, box});
    baselines_.push_back(run.y);
}

Box PageWriter::box_of(const GlyphRun& run) const {
    const FaceMetrics& metrics = faces_.metrics(run.face);
    const Length ascent = scaled(run.size, metrics.ascender, metrics.units_per_em);
    const Length descent = scaled(run.size, metrics.descender, metrics.units_per_em);
    return {thousandths(run.x), thousandths(height_ - run.y + descent), thousandths(end_of(run)), thousandths(height_ - run.y + ascent)};
}

void PageWriter::enter_text() {
    if (text_.is_open()) return;
    end_mark();
    text_.open();
}

void PageWriter::leave_text() {
    if (!text_.is_open()) return;
    end_mark();
    text_.close();
}

// Continues an open mark of the same node.
void PageWriter::mark(NodeId node) {
    if (!is_tagged_ || (mark_ != Mark::closed && marked_ == node)) return;
    end_mark();
    open_mark(node, node == NodeId::none ? "" : mark_tag(pages_, node), nullptr);
}

void PageWriter::open_mark(NodeId node, std::string_view tag, const std::u16string* actual_text) {
    text_.end_strings();
    marked_ = node;
    if (node == NodeId::none) {
        mark_ = Mark::artifact;
        out_ += "/Artifact BMC\n";
        return;
    }
    mark_ = Mark::content;
    out_ += '/';
    out_ += tag;
    out_ += "<</MCID ";
    append_integer(out_, static_cast<std::int64_t>(written_.marks.size()));
    written_.marks.push_back(node);
    if (actual_text != nullptr) append_actual_text(*actual_text);
    out_ += ">>BDC\n";
}

void PageWriter::end_mark() {
    if (mark_ == Mark::closed) return;
    text_.end_strings();
    out_ += "EMC\n";
    mark_ = Mark::closed;
    say_word();
}

}  // namespace nabor::pdf
