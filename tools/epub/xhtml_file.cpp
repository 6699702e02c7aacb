#include "epub/xhtml_file.h"

#include "language/language.h"

namespace nabor::epub {

namespace {

void head(Xml& xml, std::string_view title, std::string_view style) {
    xml.open("head");
    xml.line();
    xml.open("meta");
    xml.attribute("charset", "utf-8");
    xml.close_empty();
    xml.line();
    xml.leaf("title", title);
    xml.open("link");
    xml.attribute("rel", "stylesheet");
    xml.attribute("type", "text/css");
    xml.attribute("href", style);
    xml.close_empty();
    xml.line();
    xml.close();
    xml.line();
}

}  // namespace

void open_xhtml_file(Xml& xml, std::string_view language, std::string_view title, std::string_view style) {
    xml.declaration();
    xml.document_type("html");
    xml.open("html");
    xml.attribute("xmlns", "http://www.w3.org/1999/xhtml");
    xml.attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
    xml.attribute("lang", language);
    xml.attribute("xml:lang", language);
    if (is_right_to_left(language)) xml.attribute("dir", "rtl");
    xml.line();
    head(xml, title, style);
}

}  // namespace nabor::epub
