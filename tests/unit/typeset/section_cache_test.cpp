// Whole books, set without a cache, with an empty one, and with one that an earlier setting filled: always the same PDF and findings.
#include "typeset/section_cache.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "pdf/pdf.h"
#include "support/books.h"
#include "support/press.h"
#include "tei/memory.h"

namespace nabor {
namespace {

using namespace testing;

constexpr Digest stamp{5, 5};

// A folder of its own for one test, gone when the test ends.
class CacheFile {
public:
    CacheFile() : folder_(std::filesystem::temp_directory_path() / fmt::format("nabor-section-cache-{}", ::getpid())) {
        std::filesystem::remove_all(folder_);
    }
    ~CacheFile() { std::filesystem::remove_all(folder_); }
    CacheFile(const CacheFile&) = delete;
    CacheFile& operator=(const CacheFile&) = delete;

    std::filesystem::path path() const { return folder_ / "book.sections"; }
    std::string bytes() const { return files::read(path()).bytes.value_or(""); }

    std::map<Digest, std::string> blobs() const {
        const std::string pack = bytes();
        std::map<Digest, std::string> copied;
        const PackResult read = read_pack(pack, stamp);
        if (read.blobs)
            for (const auto& [key, blob] : *read.blobs) copied.emplace(key, blob.bytes);
        return copied;
    }

private:
    std::filesystem::path folder_;
};

// Three chapters with what a section may hold: notes, verse, a table, a list, a reference, another language, a character in no face.
std::string chapter(int number, const std::string& more) {
    const auto seed = static_cast<std::uint32_t>(number);
    return fmt::format(
        R"(<div xml:id="chapter-{0}"><head>Chapter {0}</head><p>{1}<note>{2}</note> {3} <ref target="#chapter-3">there</ref>, {1}</p>{4}
<lg><l>{2}</l><l>short</l></lg><table><row role="label"><cell>{5}</cell><cell>b</cell></row><row><cell>{2}</cell><cell>{5}</cell></row></table>
<list><item>{2}</item><item><hi rend="italic">{5}</hi></item></list><p xml:lang="ru">Наборщик набирал книгу о наборе{6}.</p><p>{3}</p></div>)",
        number, prose(70, seed), prose(25, seed + 10), prose(120, seed + 20), more, prose(6, seed + 30), number == 3 ? " \uF00F" : "");
}

std::string book_of(const std::vector<std::string>& more) {
    std::string text =
        R"(<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A Book</title></titleStmt></fileDesc></teiHeader><text><body>)";
    for (std::size_t i = 0; i < more.size(); ++i) text += chapter(static_cast<int>(i) + 1, more[i]);
    return text + "</body></text></TEI>";
}

struct Outcome {
    std::string pdf;
    std::vector<std::string> findings;
    std::size_t pages = 0;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome set(const std::string& manuscript, Cache* cache, std::size_t jobs = 2, const std::map<std::string, std::string>& overrides = {},
            bool leaves_kept = false) {
    Press press("a5-plain", overrides);
    Product product;
    product.name = "book";
    product.manuscript = "book.xml";
    product.folder = "no-such-folder";
    const auto book = tei::read_bytes(product, manuscript, press.sources, press.report);
    TypesetOptions options;
    options.jobs = jobs;
    options.cache = cache;
    options.leaves_kept_bodies = leaves_kept;
    const Pages pages = typeset(book.value(), product, *press.layout, press.fonts, press.hyphenator, options, press.report);
    Outcome outcome{write_pdf(pages, press.fonts, press.report, 1), {}, pages.pages.size()};
    for (const Diagnostic& finding : press.report.all()) outcome.findings.push_back(to_text(finding, press.sources));
    return outcome;
}

Outcome set_with(const CacheFile& file, const std::string& manuscript, std::size_t jobs = 2,
                 const std::map<std::string, std::string>& overrides = {}) {
    Report report;
    Cache cache(file.path(), stamp, report);
    Outcome outcome = set(manuscript, &cache, jobs, overrides);
    cache.write();
    return outcome;
}

std::size_t count_new(const std::map<Digest, std::string>& blobs, const std::map<Digest, std::string>& before) {
    std::size_t count = 0;
    for (const auto& [key, blob] : blobs) count += before.count(key) == 0;
    return count;
}

// Goes on overleaf, where its head stands again.
std::string long_table() {
    std::string rows = R"(<table><row role="label"><cell>Year</cell><cell>Copies</cell></row>)";
    for (int row = 0; row < 60; ++row) rows += fmt::format("<row><cell>{}</cell><cell>{}</cell></row>", 1900 + row, row * row);
    return rows + "</table>";
}

const std::string original = book_of({"", long_table(), ""});

TEST(SectionCache, ColdAndWarmAreAsWithout) {
    const CacheFile file;
    const Outcome plain = set(original, nullptr);
    EXPECT_EQ(set_with(file, original), plain);
    ASSERT_EQ(file.blobs().size(), 15U) << "title page, contents and three chapters, each with its starts and bodies";
    const std::filesystem::path pack = file.path();
    for (const std::size_t jobs : {1U, 2U, 3U}) {
        Report report;
        Cache cache(pack, stamp, report);
        EXPECT_EQ(set(original, &cache, jobs), plain);
        EXPECT_EQ(set(original, &cache, jobs, {}, true), plain) << "bodies that are brought back for the PDF";
        std::filesystem::rename(pack, pack.string() + ".kept");
        cache.write();
        EXPECT_FALSE(files::exists(pack)) << "nothing was set anew, so there is nothing to write";
        std::filesystem::rename(pack.string() + ".kept", pack);
    }
}

TEST(SectionCache, OnlyTheChangedChapterIsSetAnew) {
    const std::string changed = book_of({"<p>A word.</p>", long_table(), ""});
    const CacheFile file;
    set_with(file, original);
    const auto before = file.blobs();
    EXPECT_EQ(set_with(file, changed), set(changed, nullptr));
    EXPECT_EQ(count_new(file.blobs(), before), 3U);
    EXPECT_EQ(file.blobs().size(), before.size()) << "what the changed chapter was is not kept";
}

TEST(SectionCache, TheFindingsOfAKeptSectionHaveTheirNewPlaces) {
    const CacheFile file;
    const Outcome before = set_with(file, original);
    const std::string changed = book_of({"<p>A\nfew\nlines.</p>", long_table(), ""});
    const Outcome after = set_with(file, changed);
    EXPECT_EQ(after.findings, set(changed, nullptr).findings);
    EXPECT_NE(after.findings, before.findings);
    ASSERT_FALSE(after.findings.empty());
    EXPECT_NE(after.findings.front().find("font-missing-character"), std::string::npos) << after.findings.front();
}

// A chapter longer by a page puts those that follow on the other side.
TEST(SectionCache, SectionsThatBeginOnTheOtherSideAreSetAnew) {
    const Outcome before = set(original, nullptr);
    std::string longer;
    for (int paragraphs = 1; paragraphs < 40; ++paragraphs) {
        longer += "<p>" + prose(40, 9) + "</p>";
        if (set(book_of({longer, long_table(), ""}), nullptr).pages == before.pages + 1) break;
    }
    const std::string changed = book_of({longer, long_table(), ""});
    const Outcome plain = set(changed, nullptr);
    ASSERT_EQ(plain.pages, before.pages + 1);
    const CacheFile file;
    std::vector<std::string> packs;
    for (const std::size_t jobs : {1U, 2U, 3U}) {
        std::filesystem::remove(file.path());
        set_with(file, original);
        EXPECT_EQ(set_with(file, changed, jobs), plain);
        packs.push_back(file.bytes());
    }
    EXPECT_EQ(packs[1], packs[0]);
    EXPECT_EQ(packs[2], packs[0]);
    EXPECT_EQ(set_with(file, original), before);
}

TEST(SectionCache, TwoChaptersAlikeAreKeptWithEachOfTheirStarts) {
    const std::string alike = "<p>" + prose(60, 5) + "</p>";
    std::string text =
        R"(<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A Book</title></titleStmt></fileDesc></teiHeader><text><body>)";
    for (int i = 0; i < 4; ++i) text += fmt::format("<div><head>Chapter</head>{}</div>", alike);
    text += "</body></text></TEI>";
    const CacheFile file;
    const Outcome plain = set(text, nullptr);
    EXPECT_EQ(set_with(file, text), plain);
    EXPECT_EQ(file.blobs().size(), 3U + 3U + 5U) << "title page, contents; and the chapter, on a right-hand page and on a left-hand one";
    const std::string pack = file.bytes();
    EXPECT_EQ(set_with(file, text), plain);
    EXPECT_EQ(file.bytes(), pack);
}

TEST(SectionCache, WithAnotherLayoutNothingIsFound) {
    const CacheFile file;
    set_with(file, original);
    const auto before = file.blobs();
    EXPECT_EQ(set_with(file, original, 2, {{"size", "9pt"}}), set(original, nullptr, 2, {{"size", "9pt"}}));
    EXPECT_EQ(count_new(file.blobs(), before), file.blobs().size());
}

// Bytes that have a right seal and are wrong all the same.
TEST(SectionCache, ABadBlobIsNotFound) {
    const CacheFile file;
    const Outcome plain = set_with(file, original);
    const auto blobs = file.blobs();
    std::size_t changed_blobs = 0;
    for (const auto& [key, blob] : blobs) {
        const std::string wrong[] = {std::string(), blob.substr(0, blob.size() / 2), "\x01" + blob, std::string(blob.size(), '\xFF')};
        Blobs all;
        for (const auto& [other, bytes] : blobs) all.emplace(other, Blob{bytes, digest_of(bytes)});
        const std::string& bad = wrong[changed_blobs++ % std::size(wrong)];
        all[key] = {bad, digest_of(bad)};
        files::write_whole(file.path(), write_pack(all, stamp), files::Flush::no);
        EXPECT_EQ(set_with(file, original), plain);
    }
    EXPECT_EQ(changed_blobs, 15U);
}

// Bytes of a body that are no longer those that were written: found out when somebody wants to look at them, and then there is no way but
// to say so.
TEST(SectionCache, ABodyThatRottedIsNotSet) {
    const CacheFile file;
    set_with(file, original);
    std::string longest;
    for (const auto& [key, blob] : file.blobs())
        if (blob.size() > longest.size()) longest = blob;
    std::string pack = file.bytes();
    const std::size_t at = pack.find(longest) + longest.size() / 2;
    pack[at] = static_cast<char>(pack[at] ^ 1);
    files::write_whole(file.path(), pack, files::Flush::no);
    EXPECT_THROW(set_with(file, original), EnvironmentError);
}

}  // namespace
}  // namespace nabor
