#include "pdf_file/source_bytes.h"

#include <fmt/format.h>

#include <algorithm>

namespace nabor::pdf {

namespace {

// Finds "/Encrypt 12 0 R" or "/Encrypt<<" in a trailer or in the dictionary of a cross-reference stream (ISO 32000-1, tables 15 and 17).
// What stands before an entry is looked at once, however many entries there are.
class EncryptionFinder {
public:
    explicit EncryptionFinder(std::string_view pdf) : pdf_(pdf) {}

    bool find() {
        constexpr std::string_view key = "/Encrypt";
        for (std::size_t at = pdf_.find(key); at != npos; at = pdf_.find(key, at + 1)) {
            look_before(at);
            if (has_value(at + key.size()) && is_in_trailer(at)) return true;
        }
        return false;
    }

private:
    static constexpr std::size_t npos = std::string_view::npos;

    bool has_value(std::size_t at) const {
        const std::string_view after = pdf_.substr(at, 16);
        const std::size_t value = std::min(after.find_first_not_of(" \t\r\n"), after.size());
        const bool is_number = value > 0 && value < after.size() && after[value] >= '0' && after[value] <= '9';
        return is_number || after.substr(value).starts_with("<<");
    }

    // The last trailer and the last object that begin before `at`.
    void look_before(std::size_t at) {
        const std::string_view passed = pdf_.substr(passed_, at - passed_);
        if (const std::size_t found = passed.rfind("trailer"); found != npos) trailer_ = passed_ + found;
        if (const std::size_t found = passed.rfind("obj"); found != npos) {
            object_ = passed_ + found;
            // Both found again only once they are passed, so that the whole file is searched once.
            if (stream_ < object_) stream_ = std::min(pdf_.find("stream", object_), pdf_.size());
            if (cross_reference_ < object_) cross_reference_ = std::min(pdf_.find("/XRef", object_), pdf_.size());
        }
        passed_ = at;
    }

    bool is_in_trailer(std::size_t at) const {
        if (trailer_ != npos && (object_ == npos || trailer_ > object_)) return true;
        return object_ != npos && cross_reference_ < stream_ && stream_ > at;
    }

    std::string_view pdf_;
    std::size_t passed_ = 0, trailer_ = npos, object_ = npos;
    std::size_t stream_ = 0, cross_reference_ = 0;  // the next ones from the object on
};

}  // namespace

std::string_view from_header(std::string_view bytes) {
    const std::size_t at = bytes.substr(0, 1024).find("%PDF-");
    return at == std::string_view::npos ? std::string_view() : bytes.substr(at);
}

bool is_encrypted(std::string_view pdf) { return EncryptionFinder(pdf).find(); }

std::string lengthened(std::string_view pdf) {
    constexpr std::size_t long_enough = 1024;
    const std::size_t start = pdf.rfind("startxref");
    const bool has_table = pdf.find("trailer") != std::string_view::npos;  // which is looked for near the end
    if (pdf.size() >= long_enough || has_table || start == std::string_view::npos) return {};
    const std::size_t end = pdf.rfind("%%EOF");
    if (end == std::string_view::npos || end < start) return {};
    return fmt::format("{}\n%{:x>{}}\n{}\n", pdf, "", long_enough, pdf.substr(start, end + 5 - start));
}

}  // namespace nabor::pdf
