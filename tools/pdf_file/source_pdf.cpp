// In: the bytes of any PDF. Out: its pages as forms; see the header.
#include "pdf_file/source_pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/deflater.h"
#include "pdf_file/grey_operators.h"
#include "pdf_file/object_streams.h"
#include "pdf_file/pdf_date.h"
#include "pdf_file/podofo_api.h"
#include "pdf_file/source_bytes.h"
#include "pdf_file/source_copy.h"
#include "pdf_file/stream_decoder.h"

namespace nabor::pdf {

namespace {

using namespace podofo;

constexpr std::size_t largest_joined = 64U << 20;  // in bytes: the contents of one page, which are deflated again
constexpr std::size_t most_deflated_again = 32U << 20;
constexpr std::size_t cost_of_a_part = 16;  // in bytes of the budget: of the list of streams that a page has
constexpr std::size_t most_pages = 100'000;
constexpr int deepest_tree = 64;
constexpr double furthest = 1e6;  // points; larger coordinates are damage: 14400 is the usual limit (ISO 32000-1, annex C)

struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;

    bool has_area() const { return right - left >= 1 && top - bottom >= 1; }
    Box within(const Box& other) const {
        return {std::max(left, other.left), std::max(bottom, other.bottom), std::min(right, other.right), std::min(top, other.top)};
    }
};

// MediaBox is required; readers use this one where it is missing.
constexpr Box letter{0, 0, 612, 792};

struct PageFacts {
    const PdfObject* object = nullptr;
    const PdfObject* resources = nullptr;  // its own or inherited
    Box trim, visible;
    double unit = 1;
    int turn = 0;  // clockwise: 0, 90, 180, 270
};

// Attributes that a node of the page tree passes to its kids.
struct Inherited {
    const PdfObject *resources = nullptr, *media_box = nullptr, *crop_box = nullptr, *rotate = nullptr;
};

std::string_view reason_of(Fault fault) {
    switch (fault) {
        case Fault::no_end: return "it is cut short: its end is missing";
        case Fault::no_cross_references: return "its cross-reference table cannot be read";
        case Fault::no_trailer: return "its trailer cannot be read";
        case Fault::cut_short: return "it is cut short";
        default: return "its objects cannot be read";
    }
}

std::string text_of(const PdfObject* string) { return string == nullptr ? std::string() : utf8_of(*string); }

std::string_view name_of(const PdfObject* object) {
    return object != nullptr && object->IsName() ? letters_of(object->GetName()) : std::string_view();
}

// Maps the page to the origin, upright (ISO 32000-1, 8.3.3; /Rotate is clockwise).
void add_matrix(Dictionary form, const PageFacts& page) {
    const Box& box = page.trim;
    const double u = page.unit;
    double m[6] = {u, 0, 0, u, -u * box.left, -u * box.bottom};
    const auto set = [&](double a, double b, double c, double d, double e, double f) {
        const double values[] = {a, b, c, d, e, f};
        std::copy(std::begin(values), std::end(values), m);
    };
    if (page.turn == 90) set(0, -u, u, 0, -u * box.bottom, u * box.right);
    if (page.turn == 180) set(-u, 0, 0, -u, u * box.right, u * box.top);
    if (page.turn == 270) set(0, u, -u, 0, u * box.top, -u * box.left);
    Array matrix = form.array("Matrix");
    for (const double number : m) matrix.real(number == 0 ? 0 : number);  // no -0
}

}  // namespace

struct SourcePdf::State {
    State(std::string_view bytes, std::optional<Mending> mended) : mending(mended) {
        silence();
        const std::string_view pdf = from_header(bytes);
        if (pdf.empty()) {
            fail(SourceFault::Kind::not_a_pdf, "it does not begin like one");
            return;
        }
        longer = lengthened(pdf);
        if (parse(longer.empty() ? pdf : std::string_view(longer))) describe();
    }

    void fail(SourceFault::Kind kind, std::string reason) {
        if (!fault) fault = SourceFault{kind, std::move(reason)};
    }
    void damaged(std::string_view reason) { fail(SourceFault::Kind::damaged, std::string(reason)); }

    // Strictly first. A file with a broken object is read again without it; needing that object is then a fault.
    bool parse(std::string_view pdf) {
        if (has_too_many_filters(pdf)) return damaged("one of its streams has too many filters"), false;
        if (!is_encrypted(pdf)) {
            if (const std::string_view reason = fault_of_object_streams(pdf); !reason.empty()) return damaged(reason), false;
        }
        const Fault strict = source.read(pdf, false);
        if (strict == Fault::none) return true;  // encrypted or not: one with an owner's password alone opens, and says what it allows
        if (strict == Fault::encrypted || is_encrypted(pdf)) return encrypted();
        some_are_broken = true;
        const Fault lenient = source.read(pdf, true);
        if (lenient != Fault::none) damaged(reason_of(lenient));
        return lenient == Fault::none && !fault;
    }

    bool encrypted() {
        fail(SourceFault::Kind::encrypted, "it needs a password, or its owner forbids it");
        return false;
    }

    const PdfObject* value(const PdfObject& dictionary, const char* key) const { return value_of(source, dictionary, key); }

    void describe() {
        try {
            const PdfObject* trailer = source.trailer();
            if (trailer == nullptr) return damaged("its trailer cannot be read");
            catalog = value(*trailer, "Root");
            const PdfObject* tree = catalog == nullptr ? nullptr : value(*catalog, "Pages");
            if (tree == nullptr) return fail(SourceFault::Kind::no_pages, "it has no page tree");  // PoDoFo 1.x creates an empty one
            collect(*tree, {}, 0);
            if (facts.empty()) fail(SourceFault::Kind::no_pages, "it has no pages");
            describe_document(*trailer);
        } catch (const PdfError& error) {
            damaged(reason_of(fault_of(error)));
        }
    }

    void describe_document(const PdfObject& trailer) {
        if (const PdfObject* preferences = value(*catalog, "ViewerPreferences")) {
            right_to_left = name_of(value(*preferences, "Direction")) == "R2L";
        }
        const PdfObject* information = value(trailer, "Info");
        if (information == nullptr) return;
        title = text_of(value(*information, "Title"));
        author = text_of(value(*information, "Author"));
        moment = read_pdf_date(text_of(value(*information, "ModDate")));
        if (!moment) moment = read_pdf_date(text_of(value(*information, "CreationDate")));
    }

    // Fails for a tree with a cycle.
    void collect(const PdfObject& node, Inherited handed_down, int depth) {
        if (fault) return;
        if (depth > deepest_tree || facts.size() >= most_pages) return damaged("its page tree has no end");
        for (auto [key, slot] : {std::pair("Resources", &handed_down.resources),
                                 {"MediaBox", &handed_down.media_box},
                                 {"CropBox", &handed_down.crop_box},
                                 {"Rotate", &handed_down.rotate}}) {
            if (const PdfObject* own = value(node, key)) *slot = own;
        }
        const PdfObject* kids = value(node, "Kids");
        if (kids == nullptr) return add_page(node, handed_down);
        if (!kids->IsArray() || !nodes.insert(&node).second) return damaged("its page tree is not one");
        for (const PdfObject& kid : kids->GetArray()) {
            const PdfObject* child = resolved(source, &kid);
            if (child == nullptr || !child->IsDictionary()) return damaged(fmt::format("its page {} cannot be read", facts.size() + 1));
            collect(*child, handed_down, depth + 1);
        }
    }

    void add_page(const PdfObject& page, const Inherited& handed_down) {
        if (!page.IsDictionary()) return damaged("its page tree is not one");
        PageFacts one;
        one.object = &page;
        one.resources = handed_down.resources;
        one.turn = turn_of(handed_down.rotate);
        const PdfObject* unit = value(page, "UserUnit");
        if (unit != nullptr && is_number(*unit)) one.unit = std::clamp(unit->GetReal(), 0.001, 1000.0);
        set_boxes(one, handed_down);
        if (!one.trim.has_area()) return damaged(fmt::format("its page {} has no area", facts.size() + 1));
        const Length width = Length::points((one.trim.right - one.trim.left) * one.unit);
        const Length height = Length::points((one.trim.top - one.trim.bottom) * one.unit);
        sizes.push_back(one.turn % 180 == 0 ? PageSize{width, height} : PageSize{height, width});
        facts.push_back(one);
        const PdfObject* annotations = value(page, "Annots");
        if (annotations != nullptr && annotations->IsArray() && annotations->GetArray().begin() != annotations->GetArray().end()) ++annotated;
    }

    static int turn_of(const PdfObject* rotate) {
        if (rotate == nullptr || !rotate->IsNumber()) return 0;
        const auto degrees = static_cast<int>(rotate->GetNumber() % 360);
        return degrees % 90 == 0 ? (degrees + 360) % 360 : 0;
    }

    // ISO 32000-1, 14.11.2: a missing box is the crop box, a missing crop box the media box; none extends beyond the media box.
    void set_boxes(PageFacts& page, const Inherited& handed_down) const {
        const Box media = box_of(handed_down.media_box).value_or(letter);
        const auto inside = [&](const std::optional<Box>& box, const Box& otherwise) {
            const Box cut = box.value_or(otherwise).within(media);
            return cut.has_area() ? cut : otherwise;
        };
        const Box crop = inside(box_of(handed_down.crop_box), media);
        const std::optional<Box> trim = box_of(value(*page.object, "TrimBox"));
        page.trim = inside(trim, crop);
        page.visible = inside(box_of(value(*page.object, "BleedBox")), page.trim);
        const Box common = page.visible.within(page.trim);
        if (!common.has_area()) page.visible = page.trim;
    }

    std::optional<Box> box_of(const PdfObject* object) const {
        if (object == nullptr || !object->IsArray() || object->GetArray().size() != 4) return std::nullopt;
        double corner[4];
        for (unsigned i = 0; i < 4; ++i) {
            const PdfObject* number = resolved(source, &object->GetArray()[i]);
            if (number == nullptr || !is_number(*number)) return std::nullopt;
            corner[i] = number->GetReal();
            if (!std::isfinite(corner[i]) || std::fabs(corner[i]) > furthest) return std::nullopt;
        }
        return Box{std::min(corner[0], corner[2]), std::min(corner[1], corner[3]), std::max(corner[0], corner[2]),
                   std::max(corner[1], corner[3])};
    }

    // The content streams, joined (7.8.2): a line feed separates their tokens.
    std::optional<std::string> content_of(const std::vector<const PdfObject*>& streams) {
        if (streams.size() == 1) return decoder.decode(*streams.front());
        std::string joined;
        for (const PdfObject* stream : streams) {
            const auto bytes = decoder.decode(*stream);
            if (!bytes || joined.size() + bytes->size() > largest_joined) return std::nullopt;
            joined += *bytes + "\n";
        }
        return joined;
    }

    // Nothing where one of them cannot be read.
    std::optional<std::vector<const PdfObject*>> streams_of(const PageFacts& page) const {
        std::vector<const PdfObject*> streams;
        const PdfObject* given = value(*page.object, "Contents");
        if (given == nullptr)
            return some_are_broken && find(page.object->GetDictionary(), "Contents") != nullptr ? std::nullopt : std::optional(streams);
        if (!given->IsArray()) return std::vector{given};
        for (const PdfObject& part : given->GetArray()) {
            const PdfObject* stream = resolved(source, &part);
            if (stream == nullptr) return std::nullopt;
            streams.push_back(stream);
        }
        return streams;
    }

    // The content of a page, deflated: many pages may share it, so it is made once.
    const std::string& deflated_content(std::size_t page) {
        auto streams = streams_of(facts[page]);
        if (streams && !decoder.take(streams->size() * cost_of_a_part)) streams.reset();
        if (streams && streams->empty()) return no_content;
        const auto known = streams ? contents.find(*streams) : contents.end();
        if (known != contents.end()) return known->second;
        std::optional<std::string> content = streams ? content_of(*streams) : std::nullopt;
        if (content && mending) content = with_grey_operators(*content);
        if (!content) damaged(fmt::format("the content of its page {} cannot be read, or stands in another file", page + 1));
        if (!content || !streams) return no_content;
        // A huge one stays as it is deflated: to deflate it again takes its memory twice.
        const bool stays = content->size() > most_deflated_again && streams->size() == 1 && decoder.is_plainly_deflated(*streams->front()) && !mending;
        return contents.emplace(*streams, stays ? raw_bytes(*streams->front()) : std::string(deflater.zlib(*content))).first->second;
    }

    // For the pages after a fault: the file is not used.
    static Ref write_nothing(Serialiser& file, const Object& object) {
        const Ref ref = file.reserve();
        file.put(ref, object);
        return ref;
    }

    Ref write_form(Serialiser& file, std::size_t page) {
        Object object;
        if (fault) return write_nothing(file, object);
        const PageFacts& one = facts[page];
        const std::string& content = deflated_content(page);
        Dictionary form = object.dictionary("XObject").name("Subtype", "Form");
        form.array("BBox").real(one.visible.left).real(one.visible.bottom).real(one.visible.right).real(one.visible.top);
        add_matrix(form, one);
        if (one.resources != nullptr) copy(file, object, "Resources", *one.resources);
        // The group of a page is always isolated, that of a form only where it says so (ISO 32000-1, 11.4.7 and table 147).
        const PdfObject* group = value(*one.object, "Group");
        if (group != nullptr && group->IsDictionary() && !mending) {
            PdfObject isolated(variant_of(*group));
            put(isolated.GetDictionary(), "I", true);
            copy(file, object, "Group", isolated);
        }
        const Ref ref = file.reserve();
        file.put_stream(ref, object, content, content.empty() ? Coding::deflate : Coding::deflated);
        return ref;
    }

    void write_catalog(Serialiser& file, Object& ours) {
        for (const char* key : {"OCProperties", "OutputIntents"}) {
            if (const PdfObject* theirs = value(*catalog, key)) copy(file, ours, key, *theirs);
        }
    }

    void copy(Serialiser& file, Object& to, const char* key, const PdfObject& theirs) {
        if (!copier) copier = std::make_unique<SourceCopier>(source, some_are_broken, mending);
        try {
            copier->add(file, to, key, theirs);
            copier->finish(file);
        } catch (const PdfError& error) {
            damaged(reason_of(fault_of(error)));
        }
        if (!copier->fault().empty()) damaged(copier->fault());
    }

    std::string longer;  // a short file's bytes, which `source` reads
    std::optional<Mending> mending;
    std::optional<SourceFault> fault;
    bool some_are_broken = false;
    File source;
    StreamDecoder decoder{source};
    std::unique_ptr<SourceCopier> copier;
    const PdfObject* catalog = nullptr;
    std::set<const PdfObject*> nodes;
    std::vector<PageFacts> facts;
    std::vector<PageSize> sizes;
    std::map<std::size_t, Ref> forms;
    std::map<std::vector<const PdfObject*>, std::string> contents;  // deflated, by their streams; looked up, never iterated
    std::string no_content;
    Deflater deflater;
    std::size_t annotated = 0;
    std::string title, author;
    std::optional<Moment> moment;
    bool right_to_left = false;
};

SourcePdf::SourcePdf(std::string_view bytes, std::optional<Mending> mending) : state_(std::make_unique<State>(bytes, mending)) {}
SourcePdf::~SourcePdf() = default;

const std::optional<SourceFault>& SourcePdf::fault() const { return state_->fault; }
const std::vector<PageSize>& SourcePdf::pages() const { return state_->sizes; }
std::size_t SourcePdf::pages_with_annotations() const { return state_->annotated; }
const std::string& SourcePdf::title() const { return state_->title; }
const std::string& SourcePdf::author() const { return state_->author; }
std::optional<Moment> SourcePdf::moment() const { return state_->moment; }
bool SourcePdf::reads_from_right_to_left() const { return state_->right_to_left; }

Ref SourcePdf::write_form(Serialiser& file, std::size_t page) {
    const auto known = state_->forms.find(page);
    if (known != state_->forms.end()) return known->second;
    return state_->forms.emplace(page, state_->write_form(file, page)).first->second;
}

void SourcePdf::write_catalog(Serialiser& file, Object& catalog) { state_->write_catalog(file, catalog); }

}  // namespace nabor::pdf
