// In: the bytes of any PDF. Out: its pages, each as a form XObject in another file (ISO 32000-1, 8.10).
// Holds: PoDoFo reads the file; its exceptions end here. No input crashes it: a file or page that cannot be read is a fault with its
// reason. Copies keep their meaning: inherited resources and rotation (7.7.3.4), streams in their encoding, content streams joined.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/length.h"
#include "pdf_file/serialiser.h"

namespace nabor::pdf {

// Of a page as readers show it: its trim box (else its crop box, else its media box), turned, in the page's own unit (14.11.2).
struct PageSize {
    Length width, height;
};

struct SourceFault {
    enum class Kind : std::uint8_t { not_a_pdf, encrypted, damaged, no_pages };
    Kind kind = Kind::damaged;
    std::string reason;  // "its cross-reference table cannot be read"
};

// Changes that make a page conform to PDF/A and PDF/X: /CIDToGIDMap is written out, images are not interpolated (ISO 19005-2, 6.2.8.1),
// equal RGB components become grey, and RGB gets a profile where the output is not sRGB.
struct Mending {
    Ref default_rgb = Ref::none;  // ColourSpaces::default_rgb()
};

class SourcePdf {
public:
    // `bytes` must outlive it. fault() tells whether it could be read. With `mending`, pages also lose their transparency group: drawings
    // are painted on paper.
    explicit SourcePdf(std::string_view bytes, std::optional<Mending> mending = std::nullopt);
    ~SourcePdf();
    SourcePdf(const SourcePdf&) = delete;
    SourcePdf& operator=(const SourcePdf&) = delete;

    // Ask again after writing: damage in a page may be found only then.
    const std::optional<SourceFault>& fault() const;

    const std::vector<PageSize>& pages() const;
    std::size_t pages_with_annotations() const;
    const std::string& title() const;
    const std::string& author() const;
    std::optional<Moment> moment() const;   // its modification date, else its creation date
    bool reads_from_right_to_left() const;  // 12.2, /Direction

    // A form with the page upright at the origin, bleed included. The same page gives the same form again.
    Ref write_form(Serialiser& file, std::size_t page);
    // Copies the catalog entries that pages depend on: layers (8.11.4) and output intents (14.11.5).
    void write_catalog(Serialiser& file, Object& catalog);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace nabor::pdf
