#include "epub/kept_part.h"

namespace nabor::epub {

std::string write_part(const std::string& bytes) { return bytes; }

std::string write_part(const Deflated& deflated) {
    ByteWriter writer;
    writer.number(deflated.crc);
    writer.text(deflated.bytes);
    return writer.take();
}

std::string write_part(const FontFile& file) {
    ByteWriter writer;
    writer.number(file.is_cff ? 1 : 0);
    writer.number(file.is_whole ? 1 : 0);
    writer.text(file.family);
    writer.text(file.bytes);
    return writer.take();
}

void read_part(std::string_view bytes, std::optional<std::string>& part) { part = bytes; }

void read_part(std::string_view bytes, std::optional<Deflated>& part) {
    ByteReader reader(bytes);
    Deflated deflated;
    deflated.crc = static_cast<std::uint32_t>(reader.number_up_to(0xFFFFFFFF));
    deflated.bytes = reader.text();
    if (reader.ok() && reader.at_end()) part = std::move(deflated);
}

void read_part(std::string_view bytes, std::optional<FontFile>& part) {
    ByteReader reader(bytes);
    FontFile file;
    file.is_cff = reader.number_up_to(1) == 1;
    file.is_whole = reader.number_up_to(1) == 1;
    file.family = reader.text();
    file.bytes = reader.text();
    if (reader.ok() && reader.at_end()) part = std::move(file);
}

}  // namespace nabor::epub
