// In: a CFF font program (Adobe Technical Note 5176). Out: the same with an identity charset, when it is CID-keyed.
#include "font/cid_charset.h"

#include <optional>

namespace nabor {

namespace {

// Reads big-endian numbers; past the end of the bytes everything is 0 and `failed` is set.
class Reader {
public:
    Reader(const std::string& bytes, std::size_t at) : bytes_(bytes), at_(at) {}

    std::uint32_t number(unsigned size) {
        std::uint32_t value = 0;
        for (; size > 0; --size) value = value << 8 | byte();
        return value;
    }
    std::uint8_t byte() {
        failed_ = failed_ || at_ >= bytes_.size();
        return failed_ ? std::uint8_t{0} : static_cast<std::uint8_t>(bytes_[at_++]);
    }
    std::size_t position() const { return at_; }
    bool failed() const { return failed_; }

private:
    const std::string& bytes_;
    std::size_t at_;
    bool failed_ = false;
};

struct Range {
    std::size_t begin = 0, end = 0;
};

// An INDEX (clause 5) at `at`: where its first object lies, and where the INDEX ends.
struct Index {
    Range first;
    std::size_t end = 0;
};
std::optional<Index> read_index(const std::string& cff, std::size_t at) {
    Reader reader(cff, at);
    const std::uint32_t count = reader.number(2);
    if (reader.failed()) return std::nullopt;
    if (count == 0) return Index{{reader.position(), reader.position()}, reader.position()};
    const unsigned offset_size = reader.byte();
    if (offset_size < 1 || offset_size > 4) return std::nullopt;
    const std::size_t data = reader.position() + std::size_t{offset_size} * (count + 1) - 1;   // offsets count from 1
    const std::size_t first_begin = data + reader.number(offset_size);
    const std::size_t first_end = data + reader.number(offset_size);
    Reader last_offset(cff, data + 1 - offset_size);
    const std::size_t end = data + last_offset.number(offset_size);
    const bool truncated = reader.failed() || last_offset.failed() || first_end > cff.size() || end > cff.size();
    if (truncated || first_begin > first_end) return std::nullopt;
    return Index{{first_begin, first_end}, end};
}

// The operators of a Top DICT (clause 9) that locate the charset.
struct TopDict {
    bool cid_keyed = false;      // 12 30, ROS
    std::uint32_t charset = 0;   // 15, an offset; 0, 1 and 2 name predefined charsets
};

std::int32_t operand(Reader& reader, std::uint8_t first) {
    if (first == 28) return static_cast<std::int16_t>(reader.number(2));
    if (first == 29) return static_cast<std::int32_t>(reader.number(4));
    if (first >= 32 && first <= 246) return first - 139;
    if (first >= 247 && first <= 250) return (first - 247) * 256 + reader.byte() + 108;
    if (first >= 251 && first <= 254) return -(first - 251) * 256 - reader.byte() - 108;
    if (first == 30) {   // a real number: nibbles up to an F
        for (std::uint8_t pair = reader.byte(); (pair & 0x0F) != 0x0F && !reader.failed();) pair = reader.byte();
    }
    return 0;
}

TopDict read_top_dict(const std::string& cff, Range range) {
    TopDict dict;
    Reader reader(cff, range.begin);
    std::int32_t last = 0;
    while (reader.position() < range.end && !reader.failed()) {
        const std::uint8_t first = reader.byte();
        if (first > 21) {
            last = operand(reader, first);
            continue;
        }
        const std::uint8_t second = first == 12 ? reader.byte() : std::uint8_t{0};
        if (first == 12 && second == 30) dict.cid_keyed = true;
        if (first == 15 && last > 0) dict.charset = static_cast<std::uint32_t>(last);
    }
    return dict;
}

// The bytes a charset table takes (clause 13); 0 for a format that does not exist.
std::size_t charset_size(const std::string& cff, std::size_t at, std::uint32_t glyph_count) {
    Reader reader(cff, at);
    const std::uint8_t format = reader.byte();
    if (format == 0) return 1 + std::size_t{2} * (glyph_count - 1);
    if (format > 2) return 0;
    for (std::uint32_t covered = 1; covered < glyph_count && !reader.failed();) {
        reader.number(2);
        covered += reader.number(format) + 1;
    }
    return reader.failed() ? 0 : reader.position() - at;
}

// One range from CID 1 (format 1 or 2), or for two glyphs the shorter list (format 0).
std::string identity_charset(std::uint32_t glyph_count) {
    if (glyph_count == 2) return {'\0', '\0', '\1'};
    const std::uint32_t left = glyph_count - 2;
    if (left <= 0xFF) return {'\1', '\0', '\1', static_cast<char>(left)};
    return {'\2', '\0', '\1', static_cast<char>(left >> 8), static_cast<char>(left & 0xFF)};
}

}  // namespace

void number_cids_by_glyph(std::string& cff, std::uint32_t glyph_count) {
    constexpr std::size_t header_size_at = 2;
    if (cff.size() <= header_size_at || glyph_count < 2) return;
    const auto names = read_index(cff, static_cast<std::uint8_t>(cff[header_size_at]));
    const auto dicts = names ? read_index(cff, names->end) : std::nullopt;
    if (!dicts) return;
    const TopDict dict = read_top_dict(cff, dicts->first);
    if (!dict.cid_keyed || dict.charset <= 2) return;
    const std::string identity = identity_charset(glyph_count);
    const std::size_t room = charset_size(cff, dict.charset, glyph_count);
    if (identity.size() <= room && dict.charset + room <= cff.size()) cff.replace(dict.charset, identity.size(), identity);
}

}  // namespace nabor
