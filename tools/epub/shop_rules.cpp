#include "epub/shop_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "image/image.h"

namespace nabor {

namespace {

constexpr std::uint64_t megabyte = 1'000'000, gigabyte = 1'000'000'000;

// The documents by their names in docs/shops.md, which gives the sources and what could not be verified. A rule's number is in its document
// unless a comment says otherwise.
constexpr std::string_view kindle_covers = "Kindle Publishing Guidelines, Cover Image Guidelines";
constexpr std::string_view kindle_images = "Kindle Publishing Guidelines, Image Guidelines - Reflowable";
constexpr std::string_view kindle_html = "Kindle Publishing Guidelines, 6.1";
constexpr std::string_view kindle_tables = "Kindle Publishing Guidelines, 10.5.1";
constexpr std::string_view kindle_sizes = "KDP, Save Your Manuscript File";
constexpr std::string_view kobo_covers = "Kobo EPUB Guidelines, Cover Images";
constexpr std::string_view kobo_images = "Kobo EPUB Guidelines, Image Formatting";
constexpr std::string_view kobo_tables = "Kobo EPUB Guidelines, Tables";
constexpr std::string_view kobo_sizes = "Kobo EPUB Guidelines, Limitations and Maximums";
constexpr std::string_view kobo_scripts = "Kobo EPUB Guidelines, JavaScript Support";
constexpr std::string_view apple_covers = "Apple Books Asset Guide, Book Cover Art";
constexpr std::string_view apple_images = "Apple Books Asset Guide, Images";
constexpr std::string_view apple_sizes = "Apple Books, Prepare your book";
constexpr std::string_view google_files = "Google Play Books Partner Center, Files and uploading";
constexpr std::string_view google_images = "Google Play Books Partner Center, EPUB files";

constexpr ShopRule rules[] = {
    {Shop::kindle, ShopLimit::cover_missing, 0, Severity::error, kindle_covers},
    {Shop::kindle, ShopLimit::cover_short_side, 625, Severity::error, kindle_covers},
    {Shop::kindle, ShopLimit::cover_long_side, 1000, Severity::error, kindle_covers},
    {Shop::kindle, ShopLimit::cover_long_side, 2500, Severity::warning, kindle_covers},  // "should be at least"
    {Shop::kindle, ShopLimit::cover_side_most, 10'000, Severity::error, kindle_covers},
    {Shop::kindle, ShopLimit::cover_proportion, 1600, Severity::note, kindle_covers},
    {Shop::kindle, ShopLimit::cover_bytes, 50 * megabyte, Severity::warning, kindle_covers},  // "should be"
    {Shop::kindle, ShopLimit::image_is_webp, 0, Severity::error, kindle_images},              // not in the list of formats
    {Shop::kindle, ShopLimit::image_is_cmyk, 0, Severity::warning, kindle_images},
    {Shop::kindle, ShopLimit::image_bytes, 5 * megabyte, Severity::note, kindle_images},  // edition 2014.1, as its readers report
    {Shop::kindle, ShopLimit::image_has_script, 0, Severity::error, kindle_html},
    {Shop::kindle, ShopLimit::table_columns, 10, Severity::warning, kindle_tables},
    {Shop::kindle, ShopLimit::table_rows, 100, Severity::warning, kindle_tables},
    {Shop::kindle, ShopLimit::book_bytes, 650 * megabyte, Severity::error, kindle_sizes},
    {Shop::kobo, ShopLimit::cover_missing, 0, Severity::warning, kobo_covers},
    {Shop::kobo, ShopLimit::cover_is_gif, 0, Severity::error, kobo_covers},
    {Shop::kobo, ShopLimit::image_is_cmyk, 0, Severity::warning, kobo_images},
    {Shop::kobo, ShopLimit::image_has_script, 0, Severity::warning, kobo_scripts},
    {Shop::kobo, ShopLimit::text_bytes, 10 * megabyte, Severity::warning, kobo_sizes},
    {Shop::kobo, ShopLimit::table_columns, 4, Severity::note, kobo_tables},
    {Shop::kobo, ShopLimit::book_bytes, gigabyte, Severity::warning, kobo_sizes},
    {Shop::apple, ShopLimit::cover_missing, 0, Severity::error, apple_covers},
    {Shop::apple, ShopLimit::cover_short_side, 1400, Severity::warning,
     apple_covers},  // "should be at least", of the cover beside the book
    {Shop::apple, ShopLimit::image_pixels, 5'600'000, Severity::error, apple_images},
    {Shop::apple, ShopLimit::image_is_webp, 0, Severity::error, apple_images},  // JPEG or PNG
    {Shop::apple, ShopLimit::image_is_gif, 0, Severity::warning, apple_images},
    {Shop::apple, ShopLimit::image_is_cmyk, 0, Severity::error, apple_images},
    {Shop::apple, ShopLimit::book_bytes, 2 * gigabyte, Severity::error, apple_sizes},
    {Shop::apple, ShopLimit::book_bytes, gigabyte, Severity::warning, apple_sizes},
    {Shop::google, ShopLimit::cover_missing, 0, Severity::error, google_files},
    {Shop::google, ShopLimit::cover_short_side, 640, Severity::error, google_files},
    {Shop::google, ShopLimit::cover_side_most, 7200, Severity::error, google_files},
    {Shop::google, ShopLimit::image_is_webp, 0, Severity::error, google_images},  // not in the list of formats
    {Shop::google, ShopLimit::image_side_of_svg, 3200, Severity::error, google_images},
    {Shop::google, ShopLimit::book_bytes, 2 * gigabyte, Severity::error, google_files},
};

constexpr DiagnosticCode code_of(ShopLimit limit) {
    switch (limit) {
        case ShopLimit::cover_missing: return "shop-cover-missing";
        case ShopLimit::cover_short_side:
        case ShopLimit::cover_long_side:
        case ShopLimit::cover_side_most: return "shop-cover-size";
        case ShopLimit::cover_proportion: return "shop-cover-proportion";
        case ShopLimit::cover_is_gif:
        case ShopLimit::image_is_webp:
        case ShopLimit::image_is_gif: return "shop-image-kind";
        case ShopLimit::image_pixels:
        case ShopLimit::image_side_of_svg: return "shop-image-size";
        case ShopLimit::image_is_cmyk: return "shop-image-colour";
        case ShopLimit::image_has_script: return "shop-image-script";
        case ShopLimit::cover_bytes:
        case ShopLimit::image_bytes:
        case ShopLimit::text_bytes:
        case ShopLimit::book_bytes: return "shop-file-size";
        case ShopLimit::table_columns:
        case ShopLimit::table_rows: break;
    }
    return "shop-table-size";
}

static_assert(std::all_of(std::begin(rules), std::end(rules),
                          [](const ShopRule& rule) { return code_of(rule.limit).row().allows(rule.severity); }));

std::string megabytes(std::uint64_t bytes) { return fmt::format("{}.{} MB", bytes / megabyte, bytes % megabyte / 100'000); }

std::string megapixels(std::uint64_t pixels) { return fmt::format("{}.{} megapixels", pixels / 1'000'000, pixels % 1'000'000 / 100'000); }

class ShopChecker {
public:
    ShopChecker(const Package& package, std::uint64_t container_size, const Product& product, Shop shop, Report& report)
        : package_(package), size_(container_size), product_(product), shop_(shop), report_(report) {}

    void check() {
        if (shop_ == Shop::generic) return;  // it has no rules
        for (const PackageEntry& entry : package_.entries) {
            if (!entry.media_type.starts_with("image/")) continue;
            images_.push_back({&entry, entry.properties == "cover-image", probe(entry.bytes).facts.value_or(ImageFacts{})});
        }
        for (const ShopRule& rule : rules)
            if (rule.shop == shop_) apply(rule);
    }

private:
    struct SeenImage {
        const PackageEntry* entry = nullptr;
        bool is_cover = false;
        ImageFacts facts;
    };

    void apply(const ShopRule& rule) {
        rule_ = &rule;
        if (rule.limit == ShopLimit::book_bytes) {
            if (size_ > rule.number && !heavier_rule_broken(rule))
                say(product_.span, fmt::format("the EPUB has {}; {} are allowed", megabytes(size_), megabytes(rule.number)),
                    "make its images smaller: [epub] image-pixels, image-quality; or embed fewer fonts");
            return;
        }
        for (const SeenImage& seen : images_) image(seen);
        for (const PackageEntry& entry : package_.entries)
            if (entry.media_type == "application/xhtml+xml") text(entry);
        const bool has_cover = std::any_of(images_.begin(), images_.end(), [](const SeenImage& seen) { return seen.is_cover; });
        if (rule.limit == ShopLimit::cover_missing && !has_cover)
            say(cover_place(), "the EPUB has no cover",
                "name an image: [epub] cover = \"cover.jpg\"; or remove cover = \"none\", so that one is made");
    }

    // A rule with a larger number of the same limit has reported it.
    bool heavier_rule_broken(const ShopRule& rule) const {
        return std::any_of(std::begin(rules), std::end(rules), [&](const ShopRule& other) {
            return other.shop == rule.shop && other.limit == rule.limit && other.number > rule.number && size_ > other.number;
        });
    }

    Span cover_place() const { return product_.epub.cover_span.known() ? product_.epub.cover_span : product_.span; }

    void image(const SeenImage& seen) {
        const PackageEntry& entry = *seen.entry;
        const Span place = seen.is_cover ? cover_place() : entry.span;
        const std::string what = seen.is_cover ? "the cover" : "the image " + entry.path.substr(entry.path.rfind('/') + 1);
        if (seen.is_cover) cover(seen.facts, entry.bytes.size());
        any_image(entry, seen.facts, place, what);
    }

    void cover(const ImageFacts& facts, std::uint64_t bytes) {
        const std::uint64_t shorter = std::min(facts.width, facts.height), longer = std::max(facts.width, facts.height);
        const std::string size = fmt::format("the cover has {} × {} pixels", facts.width, facts.height);
        const std::uint64_t number = rule_->number;
        const std::string_view larger = "name a larger image in [epub] cover";
        switch (rule_->limit) {
            case ShopLimit::cover_short_side:
                if (shorter < number) say(cover_place(), fmt::format("{}; its shorter side {} have {}", size, duty(), number), larger);
                break;
            case ShopLimit::cover_long_side:
                if (longer < number && !smaller_side_refused(longer))
                    say(cover_place(), fmt::format("{}; its longer side {} have {}", size, duty(), number), larger);
                break;
            case ShopLimit::cover_side_most:
                if (longer > number)
                    say(cover_place(), fmt::format("{}; no side may have more than {}", size, number), "make the image smaller");
                break;
            case ShopLimit::cover_proportion:
                if (std::uint64_t{facts.height} * 1000 < number * facts.width - number * facts.width / 100)
                    say(cover_place(),
                        fmt::format("{}; {}.{} times as high as wide is recommended", size, number / 1000, number % 1000 / 100), "");
                break;
            case ShopLimit::cover_bytes:
                if (bytes > number)
                    say(cover_place(), fmt::format("the cover has {}; {} are allowed", megabytes(bytes), megabytes(number)),
                        "make the image smaller");
                break;
            case ShopLimit::cover_is_gif:
                if (facts.kind == ImageKind::gif) say(cover_place(), "the cover is a GIF file", "name a JPEG or PNG file in [epub] cover");
                break;
            default: break;
        }
    }

    std::string_view duty() const { return rule_->severity == Severity::error ? "must" : "should"; }

    // A side that is an error is not reported as a warning too.
    bool smaller_side_refused(std::uint64_t longer) const {
        return std::any_of(std::begin(rules), std::end(rules), [&](const ShopRule& other) {
            return other.shop == shop_ && other.limit == rule_->limit && other.number < rule_->number && longer < other.number;
        });
    }

    void any_image(const PackageEntry& entry, const ImageFacts& facts, Span place, const std::string& what) {
        const bool is_drawing = facts.kind == ImageKind::svg;
        const std::uint64_t pixels = std::uint64_t{facts.width} * facts.height, longer = std::max(facts.width, facts.height);
        const std::string_view convert = "convert it to JPEG or PNG";
        switch (rule_->limit) {
            case ShopLimit::image_pixels:
                if (!is_drawing && pixels > rule_->number)
                    say(place, fmt::format("{} has {}; {} are allowed", what, megapixels(pixels), megapixels(rule_->number)),
                        fmt::format("[epub] image-pixels = {} makes such images smaller", rule_->number));
                break;
            case ShopLimit::image_side_of_svg:
                if (is_drawing && longer > rule_->number)
                    say(place, fmt::format("{} is {} pixels long; {} are allowed", what, longer, rule_->number),
                        "give its root element a smaller width and height");
                break;
            case ShopLimit::image_bytes:
                if (entry.bytes.size() > rule_->number)
                    say(place, fmt::format("{} has {}; {} are allowed", what, megabytes(entry.bytes.size()), megabytes(rule_->number)),
                        "[epub] image-pixels and image-quality make images smaller");
                break;
            case ShopLimit::image_is_webp:
                if (facts.kind == ImageKind::webp) say(place, what + " is a WebP file", convert);
                break;
            case ShopLimit::image_is_gif:
                if (facts.kind == ImageKind::gif) say(place, what + " is a GIF file", convert);
                break;
            case ShopLimit::image_is_cmyk:
                if (facts.colour == ImageColour::cmyk) say(place, what + " is in CMYK, which is for presses", "convert it to RGB");
                break;
            case ShopLimit::image_has_script:
                if (entry.properties == "scripted") say(place, what + " has a script", "remove the script from the SVG file");
                break;
            default: break;
        }
    }

    void text(const PackageEntry& entry) {
        if (rule_->limit == ShopLimit::text_bytes && entry.bytes.size() > rule_->number)
            say(entry.span.known() ? entry.span : product_.span,
                fmt::format("the text that begins here makes a file of {}; {} are allowed", megabytes(entry.bytes.size()),
                            megabytes(rule_->number)),
                "divide it into chapters");
        for (const TableFacts& table : entry.tables) {
            if (rule_->limit == ShopLimit::table_columns && table.columns > rule_->number)
                say(table.span, fmt::format("the table has {} columns; {} can be read on a small screen", table.columns, rule_->number),
                    "divide the table, or give it as an image with a description");
            if (rule_->limit == ShopLimit::table_rows && table.rows > rule_->number)
                say(table.span, fmt::format("the table has {} rows; at most {} are recommended", table.rows, rule_->number), "divide the table");
        }
    }

    void say(Span place, std::string message, std::string_view hint) {
        std::string help(hint);
        if (!help.empty()) help += "; ";
        help += fmt::format("see {}", rule_->document);
        report_.add({rule_->severity, code_of(rule_->limit), place, fmt::format("{}: {}", name_of(shop_), message), std::move(help), {}});
    }

    const Package& package_;
    const std::uint64_t size_;
    const Product& product_;
    const Shop shop_;
    Report& report_;
    std::vector<SeenImage> images_;
    const ShopRule* rule_ = nullptr;
};

}  // namespace

std::span<const ShopRule> shop_rules() { return rules; }

void check_for_shop(const Package& package, std::uint64_t container_size, const Product& product, Shop shop, Report& report) {
    ShopChecker(package, container_size, product, shop, report).check();
}

}  // namespace nabor
