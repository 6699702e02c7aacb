// In: the bytes of any PDF. Out: its pages, each as a form XObject in another file (ISO 32000-1, 8.10).
// Holds: the only door to PoDoFo for reading; its exceptions end here. Foreign bytes never crash it: what cannot be read is a fault with
// its reason. What is copied keeps its meaning: resources and rotation inherited (7.7.3.4), streams as they were encoded, content streams
// joined.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "pdf/paper.h"
#include "pdf/serialiser.h"

namespace nabor::pdf {

struct SourceFault {
    enum class Kind : std::uint8_t { not_a_pdf, encrypted, damaged, no_pages };
    Kind kind = Kind::damaged;
    std::string reason;  // "its cross-reference table cannot be read"
};

// What a page must be given to stand in a file that keeps the rules of PDF/A and PDF/X: maps of glyphs that are taken for granted, no
// smoothing of pixels (ISO 19005-2, 6.2.8.1), grey as grey, and RGB with a profile where RGB is not the output's.
struct Mending {
    Ref default_rgb = Ref::none;  // ColourSpaces::default_rgb()
};

class SourcePdf {
public:
    // `bytes` must outlive it. Whether it could be read is said by fault(). What is mended also loses the group its page was: a drawing
    // is painted on paper.
    explicit SourcePdf(std::string_view bytes, std::optional<Mending> mending = std::nullopt);
    ~SourcePdf();
    SourcePdf(const SourcePdf&) = delete;
    SourcePdf& operator=(const SourcePdf&) = delete;

    // Also after writing: a page may turn out to be damaged only then.
    const std::optional<SourceFault>& fault() const;

    // As readers see them: the trim box (else the crop box, else the media box), turned, in the page's own unit (14.11.2).
    const std::vector<Size>& pages() const;
    std::size_t pages_with_annotations() const;
    const std::string& title() const;
    const std::string& author() const;
    std::optional<Moment> moment() const;   // when it was made or last changed, as it says itself
    bool reads_from_right_to_left() const;  // 12.2, /Direction

    // A form whose page begins at the origin and stands upright; what bleeds over the trim box is still in it.
    Ref write_form(Serialiser& file, std::size_t page);
    // What concerns all pages and is not in them: which layers are shown (8.11.4), the colours meant (14.11.5).
    void write_catalog(Serialiser& file, Object& catalog);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace nabor::pdf
