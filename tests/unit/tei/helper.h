// Reads small TEI documents for the tests of tei/, and writes Books as short text that a test can quote in full.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/report.h"
#include "base/source.h"
#include "book/book.h"
#include "book/product.h"
#include "support/disk.h"

namespace nabor::tei_test {

struct Result {
    std::optional<Book> book;
    Sources sources{machine::disk};
    Report report;

    std::string outline() const;  // of the whole book: a line a leaf, two spaces a level; then the notes
    // "line:column: severity: message [code]" of each diagnostic with that code, a line each.
    std::string complaints(std::string_view code) const;
    std::size_t count(std::string_view code) const;
};

// Arguments: a whole document, or the content of its body, its text, or its header.
Result read_document(std::string_view xml, TextState state = TextState::edited);
Result read_body(std::string_view body, TextState state = TextState::edited);
Result read_text(std::string_view text);
Result read_header(std::string_view header);

// The outline of read_body(body).
std::string outline_of(std::string_view body, TextState state = TextState::edited);

// A folder of its own, removed at the end; files are written into it and read from it.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(std::string_view name, std::string_view bytes) const;
    Result read(std::string_view name) const;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string tiny_png();  // 1 × 1 pixel

}  // namespace nabor::tei_test
