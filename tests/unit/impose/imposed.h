// What becomes of a PDF that is imposed, and what is said of it.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "impose/impose.h"
#include "unit/pdf_file/hand_made.h"

namespace nabor::samples {

struct Outcome {
    ImposeResult result;
    Report report;

    std::string codes() const {
        std::string codes;
        for (const Diagnostic& diagnostic : report.all()) codes += std::string(codes.empty() ? "" : " ") + std::string(diagnostic.code);
        return codes;
    }
};

inline Outcome imposed(const std::string& pdf, const ImpositionSettings& settings = {}) {
    Outcome outcome;
    ImposeRequest request;
    request.bytes = pdf;
    request.name = "in.pdf";
    request.settings = settings;
    request.producer = "Nabor test";
    outcome.result = impose_pdf(request, outcome.report);
    return outcome;
}

// A PDF of one page with these keys and this content.
inline std::string one_page(const std::string& keys, const std::string& content = "", const std::string& catalog_keys = "") {
    return hand_made({"<< /Type /Catalog /Pages 2 0 R " + catalog_keys + " >>", "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
                      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + keys + " >>", stream(content)});
}

inline std::string code_of(const std::string& pdf) {
    const Outcome outcome = imposed(pdf);
    EXPECT_EQ(outcome.result.bytes.empty(), outcome.report.has_findings());
    return outcome.codes();
}

inline std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> all;
    for (std::string word; in >> word;) all.push_back(word);
    return all;
}

}  // namespace nabor::samples
