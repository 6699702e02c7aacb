#include "epub/stylesheet.h"

#include <fmt/format.h>

namespace nabor::epub {

namespace {

std::string font_face(const EmbeddedFace& face) {
    return fmt::format("@font-face {{\n    font-family: \"{}\";\n    font-style: {};\n    font-weight: {};\n    src: url({});\n}}\n",
                       face.family, face.italic ? "italic" : "normal", face.bold ? "bold" : "normal", face.path);
}

// The text's own family stands on no rule of the layout, where the device chooses it: with fonts it is asked for.
std::string fonts(const Layout& layout, const EmbeddedFaces& faces) {
    if (faces.faces.empty()) return {};
    std::string text = "/* Fonts */\n";
    for (const EmbeddedFace& face : faces.faces) text += font_face(face);
    const auto found = faces.stand_ins.find(layout.root_style().families.front());
    if (found == faces.stand_ins.end()) return text + "\n";
    text += "body { font-family: ";
    for (const std::string& family : found->second) text += "\"" + family + "\", ";
    return text + "serif; }\n\n";
}

std::string indents(std::uint8_t deepest) {
    std::string rules;
    for (unsigned indent = 1; indent <= deepest; ++indent) rules += fmt::format(".indent-{0} {{ padding-left: {0}em; }}\n", indent);
    return rules.empty() ? rules : rules + "\n";
}

}  // namespace

std::string write_stylesheet(const Layout& layout, std::uint8_t deepest_indent, const EmbeddedFaces& faces) {
    return "@charset \"utf-8\";\n" + fonts(layout, faces) + indents(deepest_indent) + layout.epub_stylesheet(faces.stand_ins);
}

}  // namespace nabor::epub
