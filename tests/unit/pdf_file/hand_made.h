// PDFs written by hand for tests: the objects given, then a cross-reference table that is right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nabor::samples {

// "<< … >>\nstream\n…\nendstream"; the dictionary's other keys are given without its brackets.
inline std::string stream(std::string_view bytes, std::string_view keys = "") {
    return "<< /Length " + std::to_string(bytes.size()) + " " + std::string(keys) + " >>\nstream\n" + std::string(bytes) + "\nendstream";
}

// Object 1 is the first of the list, and the catalog.
inline std::string hand_made(const std::vector<std::string>& objects, std::string_view trailer = "") {
    std::string pdf = "%PDF-1.7\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        offsets.push_back(pdf.size());
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t table = pdf.size();
    pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        const std::string digits = std::to_string(offset);
        pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    pdf += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + std::string(trailer) + " >>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
    return pdf;
}

// Pages of 200 × 300 points with the content that `content_of(number)` gives, numbers from 1. Size and font are inherited from the tree.
template <typename ContentOf>
std::string pages_with(int count, const ContentOf& content_of, std::string_view tree_keys = "", std::string_view trailer = "") {
    std::string kids;
    for (int i = 0; i < count; ++i) kids += std::to_string(4 + 2 * i) + " 0 R ";
    std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
                                        "<< /Type /Pages /Count " + std::to_string(count) + " /Kids [ " + kids +
                                            "] /MediaBox [ 0 0 200 300 ] /Resources << /Font << /F 3 0 R >> >> " + std::string(tree_keys) +
                                            " >>",
                                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    for (int i = 0; i < count; ++i) {
        objects.push_back("<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(5 + 2 * i) + " 0 R >>");
        objects.push_back(stream(content_of(i + 1)));
    }
    return hand_made(objects, trailer);
}

// Each page has its number in its middle, large.
inline std::string numbered_pages(int count, std::string_view tree_keys = "", std::string_view trailer = "") {
    const auto content_of = [](int number) { return "BT /F 60 Tf 70 130 Td (" + std::to_string(number) + ") Tj ET"; };
    return pages_with(count, content_of, tree_keys, trailer);
}

// Each page has a black bar at its left, 8 points high for each page up to it. Unlike text, every program draws bars alike.
inline std::string barred_pages(int count) {
    return pages_with(count, [](int number) { return "20 20 60 " + std::to_string(8 * number) + " re f"; });
}

}  // namespace nabor::samples
