#include "helper.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <fstream>

#include "book/role.h"
#include "tei/tei.h"

namespace nabor::tei_test {

namespace {

std::string looks(const Rendition& rendition) {
    static constexpr std::pair<Look, std::string_view> names[] = {
        {Look::italic, "italic"},
        {Look::bold, "bold"},
        {Look::small_caps, "small-caps"},
        {Look::capitals, "capitals"},
        {Look::letterspaced, "letterspaced"},
        {Look::superscript, "sup"},
        {Look::subscript, "sub"},
        {Look::underlined, "underlined"},
        {Look::struck, "struck"},
        {Look::larger, "larger"},
        {Look::smaller, "smaller"},
        {Look::monospaced, "mono"},
        {Look::upright, "upright"},
        {Look::no_indent, "no-indent"},
        {Look::run_in, "run-in"},
    };
    static constexpr std::string_view alignments[] = {"", " left", " centre", " right", " justified"};
    std::string text;
    for (const auto& [look, name] : names)
        if (rendition.has(look)) text += fmt::format(" {}", name);
    text += alignments[static_cast<std::size_t>(rendition.alignment)];
    if (rendition.indent > 0) text += fmt::format(" indent={}", rendition.indent);
    return text;
}

class Outline {
public:
    explicit Outline(const Book& book) : book_(book) {}

    std::string write() {
        for (const Blocks* part : {&book_.front, &book_.body, &book_.back}) blocks(*part, 0);
        for (std::size_t i = 0; i < book_.notes.size(); ++i) {
            const Note& note = book_.notes[i];
            text_ += fmt::format("note {}{}\n", i + 1, note.source_label.empty() ? "" : " [" + note.source_label + "]");
            blocks(note.content, 1);
        }
        return text_;
    }

private:
    void blocks(const Blocks& list, std::size_t depth) {
        for (const Block& item : list) block(item, depth);
    }

    void block(const Block& item, std::size_t depth) {
        text_ += std::string(depth * 2, ' ') + std::string(row_of(item.role).name) + looks(item.rendition);
        if (item.language != LanguageId::main) text_ += " @" + book_.language(item.language);
        if (!item.number.empty()) text_ += " n=" + item.number;
        if (item.part != VersePart::whole) text_ += fmt::format(" part={}", "-IMF"[static_cast<std::size_t>(item.part)]);
        if (item.is_leaf()) text_ += ": " + inlines(item.inlines());
        text_ += "\n";
        if (item.is_container()) blocks(item.blocks(), depth + 1);
        if (const auto* table = std::get_if<Table>(&item.content)) rows(*table, depth + 1);
        if (const auto* use = std::get_if<ImageUse>(&item.content)) text_ += std::string(depth * 2 + 2, ' ') + image(*use) + "\n";
    }

    void rows(const Table& table, std::size_t depth) {
        blocks(table.caption, depth);
        for (const Row& row : table.rows) {
            text_ += std::string(depth * 2, ' ') + (row.header ? "head |" : "|");
            for (const Cell& cell : row.cells) {
                text_ += cell.header ? " *" : " ";
                for (const Block& leaf : cell.content) text_ += leaf.is_leaf() ? inlines(leaf.inlines()) : "…";
                if (cell.columns > 1 || cell.rows > 1) text_ += fmt::format(" ({}×{})", cell.columns, cell.rows);
                text_ += " |";
            }
            text_ += "\n";
        }
    }

    std::string image(const ImageUse& use) const {
        std::string text = fmt::format("[image {} \"{}\"", book_.images[index_of(use.image)].reference, use.alternative_text);
        if (use.width_millimetres) text += fmt::format(" {:.1f}mm", *use.width_millimetres);
        if (use.width_share) text += fmt::format(" {:.2f}", *use.width_share);
        return text + "]";
    }

    std::string inlines(const Inlines& list) const {
        std::string text;
        for (const Inline& item : list) text += std::visit([&](const auto& content) { return one(content); }, item.content);
        return text;
    }

    std::string one(const Text& run) const { return run.text; }
    std::string one(const Phrase& phrase) const {
        const std::string language = phrase.language == LanguageId::main ? "" : " @" + book_.language(phrase.language);
        return fmt::format("<{}{}{}|{}>", row_of(phrase.role).name, looks(phrase.rendition), language, inlines(phrase.content));
    }
    std::string one(const NoteCall& call) const { return fmt::format("({})", index_of(call.note) + 1); }
    std::string one(const Link& link) const {
        if (link.role == Role::lemma) return fmt::format("<lemma|{}>", inlines(link.content));
        const std::string target = link.target != AnchorId::none ? "#" + book_.anchor(link.target).id : link.address;
        return fmt::format("<{}{}|{}>", target, link.number == ReferenceNumber::none ? "" : link.number == ReferenceNumber::page ? " page" : link.number == ReferenceNumber::line ? " line" : " paragraph", inlines(link.content));
    }
    std::string one(const LineBreak&) const { return "/"; }
    std::string one(const PageMark& mark) const { return fmt::format("{{{}}}", mark.label); }
    std::string one(const AnchorMark& mark) const { return fmt::format("{{#{}}}", book_.anchor(mark.anchor).id); }
    std::string one(const IndexMark& mark) const {
        const IndexTerm& term = book_.index_terms[index_of(mark.term)];
        std::string text = "{" + term.index;
        for (const std::string& level : term.levels) text += "/" + level;
        return text + "}";
    }
    std::string one(const ImageUse& use) const { return image(use); }

    const Book& book_;
    std::string text_;
};

constexpr std::string_view opening = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">";
constexpr std::string_view title = "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>";

}  // namespace

std::string Result::outline() const { return book ? Outline(*book).write() : "no book\n"; }

std::string Result::complaints(std::string_view code) const {
    std::string text;
    for (const Diagnostic& diagnostic : report.all()) {
        if (diagnostic.code != code) continue;
        const Place place = sources.place(diagnostic.span);
        text += fmt::format("{}:{}: {}: {}\n", place.line, place.column, name_of(diagnostic.severity), diagnostic.message);
    }
    return text;
}

std::size_t Result::count(std::string_view code) const {
    std::size_t number = 0;
    for (const Diagnostic& diagnostic : report.all()) number += diagnostic.code == code ? 1 : 0;
    return number;
}

Result read_document(std::string_view xml, TextState state) {
    Result result;
    Product product;
    product.manuscript = "book.xml";
    product.folder = "no-such-folder";
    product.text_state = state;
    result.book = read_tei(product, std::string(xml), result.sources, result.report);
    return result;
}

Result read_body(std::string_view body, TextState state) {
    return read_document(fmt::format("{}{}<text xml:lang=\"ru\"><body>{}</body></text></TEI>", opening, title, body), state);
}

Result read_text(std::string_view text) {
    return read_document(fmt::format("{}{}<text xml:lang=\"ru\">{}</text></TEI>", opening, title, text));
}

Result read_header(std::string_view header) {
    return read_document(fmt::format("{}<teiHeader>{}</teiHeader><text><body><p>text</p></body></text></TEI>", opening, header));
}

std::string outline_of(std::string_view body, TextState state) { return read_body(body, state).outline(); }

Folder::Folder() {
    static std::atomic<int> serial{0};
    path_ = std::filesystem::temp_directory_path() / fmt::format("nabor-tei-test-{}-{}", getpid(), serial++);
    std::filesystem::create_directories(path_);
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void Folder::write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

Result Folder::read(std::string_view name) const {
    Result result;
    Product product;
    product.folder = path_;
    product.manuscript = path_ / name;
    result.book = read_tei(product, result.sources, result.report);
    return result;
}

std::string tiny_png() {
    static constexpr unsigned char bytes[] = {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48,
                                              0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
                                              0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78,
                                              0x9C, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xAF, 0xA4, 0x71, 0x00,
                                              0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};
    return std::string(reinterpret_cast<const char*>(bytes), sizeof bytes);
}

}  // namespace nabor::tei_test
