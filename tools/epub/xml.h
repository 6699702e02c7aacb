// In: names, attributes and text. Out: XML as a string, appended as it comes.
// Holds: the result is well-formed whatever the text holds: markup characters are escaped, characters that XML 1.0 does not
// allow are left out (text and attribute say so), and only the innermost element can be closed. Element and attribute names
// are literals or stand in a constexpr table, so the stack keeps views of them.
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
    void close();                              // with an end tag even when nothing is inside
    void close_empty();                        // <br/>: nothing may have been written inside
    void line();                               // a line feed, where white space is not text

    // <name>text</name> and a line feed.
    void leaf(std::string_view element, std::string_view text);

    std::size_t depth() const { return open_.size(); }
    std::string take();                        // every element must be closed

private:
    void finish_tag();

    std::string bytes_;
    std::vector<std::string_view> open_;
    bool in_tag_ = false;
};

// Appends `text` with & < > and, in attributes, " and white space escaped; false when a character had to be left out.
bool append_escaped(std::string& bytes, std::string_view text, bool in_attribute);

}  // namespace nabor::epub
