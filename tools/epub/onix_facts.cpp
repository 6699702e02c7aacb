#include "epub/onix_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "epub/onix_codes.h"

namespace nabor::epub {

namespace {

// A qualifier of Thema, which begins with a digit, says nothing without a subject.
bool has_subject(const Product& product) {
    const auto is_subject = [](const std::string& code) { return code.front() >= 'A'; };
    return !product.onix.bisac.empty() || std::any_of(product.onix.thema.begin(), product.onix.thema.end(), is_subject);
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

// The ISBN-13 of an ISBN-10: a prefix and a new check digit (ISO 2108).
std::string thirteen(std::string isbn) {
    if (isbn.size() != 10) return isbn;
    std::string digits = "978" + isbn.substr(0, 9);
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += static_cast<unsigned>(digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string isbn_of(const std::string& format, const Product& product) {
    const auto found = product.isbn.find(format);
    return found == product.isbn.end() ? std::string() : thirteen(found->second);
}

// Errors for missing required facts; warnings and notes for facts that shops ask for.
bool has_all(const OnixFacts& facts, const Product& product, Report& report) {
    bool complete = true;
    const auto need = [&](bool is_there, std::string_view what, std::string_view hint) {
        if (is_there) return;
        complete = false;
        report.error("onix-missing", product.span, fmt::format("no ONIX record is written: {}", what), std::string(hint));
    };
    need(!facts.isbn.empty(), "the EPUB has no ISBN", "add to book.toml: [isbn] epub = \"978-…\"");
    need(!facts.publisher.empty(), "no publisher is named", "add to book.toml: [book] publisher = \"…\"; or a <publisher> to the teiHeader");
    need(!facts.language.empty(), "the language of the book has no code in ONIX's list 74",
         "give the TEI element an xml:lang such as \"ru\"");
    need(!facts.title.empty(), "the book has no title", "give the teiHeader a <title> in fileDesc/titleStmt");
    if (complete && facts.date.empty())
        report.warning("onix-incomplete", product.span, "the ONIX record has no date of publication",
                        "add to book.toml: [onix] publishing-date = \"2026-03-01\"");
    if (complete && !has_subject(product))
        report.warning("onix-incomplete", product.span, "the ONIX record has no subject, and shops shelve by subjects",
                        "add to book.toml: [onix] thema = [\"NHTB\"], or bisac = [\"HIS032000\"]");
    if (complete && (product.onix.price.empty() || product.onix.currency.empty()))
        report.note("onix-incomplete", product.span, "the ONIX record has no price; shops take it from their own forms",
                     "add to book.toml: [onix] price = \"9.99\" and currency = \"EUR\"");
    return complete;
}

}  // namespace

std::optional<OnixFacts> onix_facts(const Book& book, const Product& product, Report& report) {
    OnixFacts facts;
    facts.isbn = isbn_of("epub", product);
    facts.print_isbn = isbn_of("print", product);
    facts.publisher = collapse_xml_space(product.publisher.empty() ? book.metadata.publisher : product.publisher);
    facts.title = collapse_xml_space(book.metadata.main_title());
    facts.language = onix_language(book.language(LanguageId::main));
    facts.date = digits_of(product.onix.publishing_date.empty() ? book.metadata.date_iso : product.onix.publishing_date);
    facts.status = product.onix.status.empty() ? "04" : product.onix.status;
    return has_all(facts, product, report) ? std::optional(facts) : std::nullopt;
}

}  // namespace nabor::epub
