// In: a face, and the characters a book has in it. Out: an OpenType file: the face as it is, or cut down to those characters with what
// layout makes of them.
// Holds: a cut face whose name its licence reserves carries another in every table that shows one; copyright and licence stay.
#include "font/font_file.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/utf8.h"

namespace nabor {

namespace {

using InputHandle = Handle<hb_subset_input_t, hb_subset_input_destroy>;
using FaceHandle = Handle<hb_face_t, close_face>;
using BlobHandle = Handle<hb_blob_t, close_blob>;

constexpr hb_tag_t tag(const char (&name)[5]) { return HB_TAG(name[0], name[1], name[2], name[3]); }

// OpenType 1.9, name: the ids this file speaks of.
enum NameId : unsigned {
    copyright = 0,
    family = 1,
    style = 2,
    unique = 3,
    full = 4,
    version = 5,
    postscript = 6,
    trademark = 7,
    licence = 13,
    licence_address = 14,
    typographic_family = 16,
    typographic_style = 17,
};

std::u16string name_in(hb_face_t* face, unsigned id) {
    const hb_language_t english = hb_language_from_string("en", -1);
    unsigned length = hb_ot_name_get_utf16(face, id, english, nullptr, nullptr);
    std::u16string text(length + 1, u'\0');  // the call closes with a zero
    unsigned room = length + 1;
    hb_ot_name_get_utf16(face, id, english, &room, reinterpret_cast<std::uint16_t*>(text.data()));
    text.resize(length);
    return text;
}

// "Reserved Font Name Gentium", "Reserved Font Names “Gentium” and “SIL”", "Reserved Names "PT Sans""
bool reserves_a_name(const std::string& statement) {
    const std::string text = ascii_lower(statement);
    constexpr std::size_t longest_between = 7;  // " font "
    for (std::size_t at = text.find("reserved"); at != std::string::npos; at = text.find("reserved", at + 1)) {
        const std::size_t end = at + std::string_view("reserved").size(), name = text.find("name", end);
        if (name != std::string::npos && name - end <= longest_between) return true;
    }
    return false;
}

// Six letters computed from the reserved name: the styles of a family keep one name, and two families keep two.
std::string other_family(const std::string& reserved) {
    std::uint64_t number = digest_of(reserved).high;
    std::string name = "Nabor ";
    for (int i = 0; i < 6; ++i, number /= 26) name += static_cast<char>('A' + number % 26);
    return name;
}

std::string_view style_name(const FaceStyle& style) {
    constexpr std::array<std::string_view, 4> names = {"Regular", "Italic", "Bold", "Bold Italic"};
    return names[(style.weight > 550 ? 2U : 0U) + (style.italic ? 1U : 0U)];
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

void add_big(std::string& bytes, std::size_t value) {
    bytes += static_cast<char>(value >> 8);
    bytes += static_cast<char>(value);
}

struct NameRecord {
    unsigned id;
    std::u16string text;
};

// Windows, Unicode BMP, US English: every system reads this record.
std::string name_table(const std::vector<NameRecord>& records) {
    constexpr std::size_t header_size = 6, record_size = 12;
    std::string table, strings;
    add_big(table, 0);
    add_big(table, records.size());
    add_big(table, header_size + record_size * records.size());
    for (const NameRecord& record : records) {
        for (const std::size_t value :
             {std::size_t{3}, std::size_t{1}, std::size_t{0x409}, std::size_t{record.id}, 2 * record.text.size(), strings.size()})
            add_big(table, value);
        for (const char16_t unit : record.text) add_big(strings, unit);
    }
    return table + strings;
}

std::string renamed_table(const Face& face, const std::string& new_family, const std::string& digest) {
    const std::string styled(style_name(face.style));
    const auto ascii = [](const std::string& text) { return std::u16string(text.begin(), text.end()); };
    const std::string whole = new_family + " " + styled;
    std::vector<NameRecord> records = {{copyright, name_in(face.face.get(), copyright)},
                                       {family, ascii(new_family)},
                                       {style, ascii(styled)},
                                       {unique, ascii(whole + " " + digest)},
                                       {full, ascii(whole)},
                                       {version, name_in(face.face.get(), version)},
                                       {postscript, ascii(without_spaces(new_family) + "-" + without_spaces(styled))}};
    for (const unsigned id : {unsigned{licence}, unsigned{licence_address}}) records.push_back({id, name_in(face.face.get(), id)});
    std::erase_if(records, [](const NameRecord& record) { return record.text.empty(); });
    return name_table(records);
}

BlobHandle blob_of(const std::string& bytes) {
    return BlobHandle(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
}

std::string bytes_of(const BlobHandle& blob) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    return {data, length};
}

// The same tables in a new file; `names` replaces the name table unless it is empty. `face` must be read from bytes: HarfBuzz can't list
// the tables of a face that it has just built.
std::string rebuilt(hb_face_t* face, const std::string& names) {
    const FaceHandle builder(hb_face_builder_create());
    std::array<hb_tag_t, 64> tags{};
    auto count = static_cast<unsigned>(tags.size());
    hb_face_get_table_tags(face, 0, &count, tags.data());
    for (unsigned i = 0; i < count; ++i) {
        const bool is_names = tags[i] == tag("name") && !names.empty();
        const BlobHandle table = is_names ? blob_of(names) : BlobHandle(hb_face_reference_table(face, tags[i]));
        if (!hb_face_builder_add_table(builder.get(), tags[i], table.get())) throw EnvironmentError("no memory for writing a font");
    }
    return bytes_of(BlobHandle(hb_face_reference_blob(builder.get())));
}

// HarfBuzz keeps the features that are on by default; those that a stylesheet turns on are added here.
void keep_features(hb_subset_input_t* input, const Features& features) {
    hb_set_t* kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    const std::pair<bool, hb_tag_t> wanted[] = {
        {features.small_caps || features.all_small_caps, tag("smcp")},
        {features.all_small_caps, tag("c2sc")},
        {features.oldstyle_figures, tag("onum")},
        {features.lining_figures, tag("lnum")},
        {features.tabular_figures, tag("tnum")},
        {features.superiors, tag("sups")},
    };
    for (const auto& [is_wanted, feature] : wanted)
        if (is_wanted) hb_set_add(kept, feature);
}

InputHandle input_of(std::u32string_view characters, const Features& features) {
    InputHandle input(hb_subset_input_create_or_fail());
    if (!input) throw EnvironmentError("no memory for subsetting a font");
    hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
    for (const char32_t c : characters) hb_set_add(wanted, c);
    hb_set_t* names = hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID);
    for (const unsigned id :
         {unsigned{trademark}, unsigned{licence}, unsigned{licence_address}, unsigned{typographic_family}, unsigned{typographic_style}})
        hb_set_add(names, id);
    keep_features(input.get(), features);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

}  // namespace

bool has_reserved_name(const Face& face) {
    if (!name_in(face.face.get(), trademark).empty()) return true;
    return reserves_a_name(to_utf8(name_in(face.face.get(), copyright))) || reserves_a_name(to_utf8(name_in(face.face.get(), licence)));
}

FontFile whole_file(const Face& face) {
    FontFile file;
    file.bytes = face.faces_in_file == 1 ? face.bytes : rebuilt(face.face.get(), {});
    file.is_cff = face.is_cff;
    file.family = face.names.family;
    file.is_whole = true;
    return file;
}

FontFile cut_file(const Face& face, std::u32string_view characters, const Features& features) {
    const bool reserved = has_reserved_name(face);
    // Names inside a CFF program can't be replaced, so such a face is embedded whole, under its own name.
    if (face.is_cff && reserved) return whole_file(face);
    const InputHandle input = input_of(characters, features);
    const FaceHandle cut(hb_subset_or_fail(face.face.get(), input.get()));
    if (!cut) throw EnvironmentError("the font " + face.names.path + " could not be cut down for embedding");
    FontFile file;
    file.is_cff = face.is_cff;
    file.family = reserved ? other_family(face.names.family) : face.names.family;
    const BlobHandle blob(hb_face_reference_blob(cut.get()));
    if (!reserved) {
        file.bytes = bytes_of(blob);
        return file;
    }
    const FaceHandle plain(hb_face_create(blob.get(), 0));
    file.bytes = rebuilt(plain.get(), renamed_table(face, file.family, std::to_string(digest_of(to_utf8(characters)).high)));
    return file;
}

}  // namespace nabor
