// In: names, attributes and text. Out: an XHTML file, and which characters it shows in which face.
// Holds: what Xml holds; every text goes through here, so none is missing from what is recorded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "epub/used_text.h"
#include "epub/xml.h"

namespace nabor::epub {

struct XhtmlFile {
    std::string bytes;
    UsedText used;   // empty unless faces are embedded
};

class Xhtml {
public:
    // `paths`: by which the text's faces are found; nullptr where nobody asks for them.
    explicit Xhtml(StylePaths* paths, std::size_t expected_size = 0);

    // All that comes before the body; leaves `html` open. `style`: the stylesheet's address from the file.
    void begin(std::string_view language, std::string_view title, std::string_view style);
    XhtmlFile end();   // closes `html`

    void open(std::string_view element);
    void attribute(std::string_view name, std::string_view value);
    bool text(std::string_view text);          // false when a character was left out
    void raw(std::string_view markup);         // of another vocabulary, in faces of the device's choice
    void close();
    void close_empty();
    void line() { xml_.line(); }
    void leaf(std::string_view element, std::string_view text);
    // Grows with everything that is written and shows something.
    std::size_t shown() const { return shown_; }

private:
    void head(std::string_view title, std::string_view style);

    Xml xml_;
    std::optional<TextRecorder> recorder_;
    std::size_t shown_ = 0;
};

}  // namespace nabor::epub
