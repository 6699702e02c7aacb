#include "epub/xhtml.h"

#include "language/language.h"

namespace nabor::epub {

Xhtml::Xhtml(StylePaths* paths, std::size_t expected_size) : xml_(expected_size) {
    if (paths != nullptr) recorder_.emplace(*paths);
}

void Xhtml::begin(std::string_view language, std::string_view title, std::string_view style) {
    xml_.declaration();
    xml_.document_type("html");
    open("html");
    attribute("xmlns", "http://www.w3.org/1999/xhtml");
    attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
    attribute("lang", language);
    attribute("xml:lang", language);
    if (is_right_to_left(language)) attribute("dir", "rtl");
    line();
    head(title, style);
}

void Xhtml::head(std::string_view title, std::string_view style) {
    open("head");
    line();
    open("meta");
    attribute("charset", "utf-8");
    close_empty();
    line();
    leaf("title", title);
    open("link");
    attribute("rel", "stylesheet");
    attribute("type", "text/css");
    attribute("href", style);
    close_empty();
    line();
    close();
    line();
}

XhtmlFile Xhtml::end() {
    close();
    line();
    return {xml_.take(), recorder_ ? recorder_->take() : UsedText{}};
}

void Xhtml::open(std::string_view element) {
    xml_.open(element);
    if (recorder_) recorder_->open(element);
}

void Xhtml::attribute(std::string_view name, std::string_view value) {
    xml_.attribute(name, value);
    if (recorder_) recorder_->attribute(name, value);
}

bool Xhtml::text(std::string_view text) {
    if (recorder_) recorder_->text(text);
    shown_ += text.size();
    return xml_.text(text);
}

void Xhtml::raw(std::string_view markup) {
    shown_ += markup.size();
    xml_.raw(markup);
}

void Xhtml::close() {
    xml_.close();
    if (recorder_) recorder_->close();
}

void Xhtml::close_empty() {
    xml_.close_empty();
    ++shown_;
    if (recorder_) recorder_->close();
}

void Xhtml::leaf(std::string_view element, std::string_view content) {
    open(element);
    text(content);
    close();
    line();
}

}  // namespace nabor::epub
