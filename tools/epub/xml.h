// In: names, attributes and text. Out: XML as a string.
// Holds: the result is well-formed for any text: markup characters are escaped, characters that XML 1.0 forbids are left out
// (text() reports it), and only the innermost element can be closed. Element and attribute names are literals or stand in a
// constexpr table: the stack keeps views of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nabor::epub {

class Xml {
public:
    Xml() = default;
    explicit Xml(std::size_t expected_size) { bytes_.reserve(expected_size); }

    void declaration();                        // <?xml version="1.0" encoding="utf-8"?>
    void document_type(std::string_view name); // <!DOCTYPE html>

    void open(std::string_view element);
    void attribute(std::string_view name, std::string_view value);
    bool text(std::string_view text);          // false when a character was left out
    void raw(std::string_view markup);         // whole elements, well-formed
    void close();                              // always with an end tag
    void close_empty();                        // <br/>: the element must be empty
    void line();                               // a line feed, only where white space is insignificant

    // <name>text</name> and a line feed.
    void leaf(std::string_view element, std::string_view text);

    std::string take();                        // all elements must be closed

private:
    void finish_tag();

    std::string bytes_;
    std::vector<std::string_view> open_;
    bool in_tag_ = false;
};

// Appends `text` with & < > and, in attributes, " and white space escaped; false if a character was left out.
bool append_escaped(std::string& bytes, std::string_view text, bool in_attribute);

}  // namespace nabor::epub
