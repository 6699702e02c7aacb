// In: the items of a page, in painting order. Out: its content stream with marked content (ISO 32000-1, 14.6), and what is known only once
// it is written (written_page.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/deflater.h"
#include "pdf/clusters.h"
#include "pdf/content.h"
#include "pdf/text_writer.h"

namespace nabor::pdf {

// Writes pages in any order; keeps no state between them but allocated memory.
class PageWriter {
public:
    explicit PageWriter(const ContentRequest& request)
        : pages_(request.pages),
          faces_(request.faces),
          fonts_(request.fonts),
          images_(request.images),
          is_tagged_(request.tagging == Tagging::full),
          text_(out_, fonts_),
          clusters_(fonts_) {}
    PageWriter(const PageWriter&) = delete;  // text_ refers to out_
    PageWriter& operator=(const PageWriter&) = delete;

    WrittenPage write(std::uint32_t page);

private:
    void put(const GlyphRun& run);
    void put(const PlacedImage& image);
    void put(const RuleLine& rule);
    void put_rules_first(const Page& page);
    void show_initial(const GlyphRun& run);
    void show_in_words(const GlyphRun& run, Cluster cluster, bool joins_next);
    void show_words(const GlyphRun& run, GlyphRange glyphs);
    Cluster show_rest_of_word(const GlyphRun& run, Cluster cluster);
    void open_word(const GlyphRun& run, std::u16string said);
    void add_to_word(const GlyphRun& run, GlyphRange glyphs);
    void say_word();
    void show_cluster(const GlyphRun& run, const Cluster& cluster);
    void spell(const GlyphRun& run, GlyphRange glyphs, const std::u16string& text);
    void spell(const GlyphRun& run, const Cluster& cluster);
    void spell_backwards(const GlyphRun& run, const Cluster& cluster);
    void show_base(const GlyphRun& run, GlyphRange letters);
    void show_letters_far_apart(const GlyphRun& run, GlyphRange letters);
    void carry(const GlyphRun& run, std::size_t place, std::u16string_view text, std::int64_t step);
    void note_link(const GlyphRun& run);
    Box box_of(const GlyphRun& run) const;

    // Marks and text objects nest: neither is open across the end of the other.
    void enter_text();
    void leave_text();
    void mark(NodeId node);
    void open_mark(NodeId node, std::string_view tag, const std::u16string* actual_text);
    void end_mark();
    void open_spelling(const GlyphRun& run, const std::u16string& text);
    void close_spelling();
    void append_actual_text(const std::u16string& text);

    static constexpr std::size_t no_word = static_cast<std::size_t>(-1);
    enum class Mark : std::uint8_t { closed, content, artifact };

    const Pages& pages_;
    const FontSet& faces_;
    const Fonts& fonts_;
    const Images& images_;
    const bool is_tagged_;
    Deflater deflater_;
    WrittenPage written_;

    std::string out_;
    TextWriter text_;
    ClusterReader clusters_;
    std::uint32_t page_ = 0;
    Length height_;
    bool rules_are_done_ = false, in_artifact_spelling_ = false;
    Mark mark_ = Mark::closed;
    NodeId marked_ = NodeId::none;
    std::vector<Length> baselines_;  // of written_.links
    std::u16string initial_;         // the text of a drop cap, until the rest of its word is shown
    std::u16string word_;            // the text so far of a word that is set in several runs
    std::size_t word_at_ = no_word;  // where in out_ it is said, while its mark is open
};

}  // namespace nabor::pdf
