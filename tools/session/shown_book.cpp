#include "session/shown_book.h"

#include "book/document_source.h"

namespace nabor {

std::optional<Book> book_shown_by(const Layout& layout, const Book& book) {
    switch (layout.document_source) {
        case DocumentSource::note: return with_document_sources(book, SourcePlace::note);
        case DocumentSource::line: return with_document_sources(book, SourcePlace::line);
        case DocumentSource::end: return with_document_sources(book, SourcePlace::end);
        case DocumentSource::none: break;
    }
    return std::nullopt;
}

}  // namespace nabor
