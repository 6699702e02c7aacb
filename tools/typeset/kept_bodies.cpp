#include "typeset/kept_bodies.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "typeset/section_bytes.h"

namespace nabor {

void place(PageBody& body, Length x, Length y, std::uint32_t paragraphs_before) {
    for (PageItem& item : body.items) move_by(item, x, y);
    for (PageLine& line : body.lines) {
        line.x += x;
        line.y += y;
        line.paragraph += paragraphs_before;
    }
}

PageBody KeptBodies::read(const Blob& body, const SectionIds& ids) const {
    if (!body.is_sound()) refuse();
    auto known = read_body(body.bytes, ids, [&](FaceId face) { return fonts_->glyph_count(face); });
    if (!known) refuse();
    return std::move(*known);
}

void KeptBodies::refuse() const {
    throw EnvironmentError(fmt::format("{}: the cache is damaged; remove the file and build again", cache_));
}

std::size_t KeptBodies::add_section(SectionIds&& ids) {
    sections_.push_back(std::move(ids));
    return sections_.size() - 1;
}

void KeptBodies::leave(std::size_t page, std::size_t section, const Blob& body, Length x, Length y, std::uint32_t paragraphs_before) {
    if (left_.size() <= page) left_.resize(page + 1);
    left_[page] = {section, body, x, y, paragraphs_before};
}

PageBody KeptBodies::operator()(std::size_t page) const {
    const Left& left = left_.at(page);
    PageBody body = read(left.body, sections_[left.section]);
    place(body, left.x, left.y, left.paragraphs_before);
    return body;
}

}  // namespace nabor
