// In: a layout. Out: style.css: rules for the classes this folder writes, then the layout's.
// Holds: lengths in em and per cent, no colours (dark mode), no fixed heights, no fonts: these are the reader's.
#include "epub/stylesheet.h"

#include <string_view>

#include <fmt/format.h>

namespace nabor::epub {

namespace {

constexpr std::string_view defaults = R"css(/* Pages of prose */
body { margin: 0 0.5em; overflow-wrap: break-word; word-wrap: break-word; }
p { margin: 0; text-indent: 1.25em; }
h1, h2, h3, h4, h5, h6 { margin: 1.5em 0 0.75em; text-indent: 0; text-align: center; line-height: 1.25; font-weight: normal; }
h1, h2, h3, h4, h5, h6 { page-break-after: avoid; break-after: avoid; hyphens: none; -webkit-hyphens: none; }
h1 { font-size: 1.5em; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.15em; }
h4, h5, h6 { font-size: 1em; }
h1 + p, h2 + p, h3 + p, h4 + p, h5 + p, h6 + p, hr + p, p.ornament + p, p.subheading + p, p.byline + p, p.salute + p { text-indent: 0; }
li > p:first-child, dd > p:first-child, td > p, th > p, aside > p:first-child, div.note > p:first-child, blockquote > p:first-child { text-indent: 0; }
li, dt, dd, th, td, caption, figcaption, div.image, nav { text-indent: 0; }
p.subheading, p.byline, p.document-author, p.document-date, p.trailer { text-indent: 0; text-align: center; }
p.ornament, p.verse-head, p.heading { text-indent: 0; text-align: center; }
p.subheading, p.byline, p.document-author, p.document-date, p.heading { margin: 0.5em 0; }
p.ornament, hr.ornament { margin: 1em auto; }
hr.ornament { width: 20%; border: 0; border-top: 1px solid; }
blockquote { margin: 1em 0 1em 1.5em; }
blockquote.epigraph { margin: 1em 0 1.5em 30%; font-size: 0.9em; }
div.argument { margin: 0.75em 1.5em; font-size: 0.9em; }
pre { white-space: pre-wrap; font-size: 0.9em; margin: 1em 0; }
p.formula { text-indent: 0; text-align: center; margin: 0.5em 0; }
div.editor-note, div.note-block { margin: 1em 1.5em; font-size: 0.9em; }
cite, em, dfn { font-style: italic; }
ins { text-decoration: underline; }

/* The cover */
body.cover { margin: 0; text-align: center; }
body.cover img { max-width: 100%; max-height: 100vh; }

/* The title page */
section.title-page { text-align: center; margin: 15% 0 0; }
section.title-page p { text-indent: 0; margin: 0 0 1em; }
section.title-page p.title-main { font-size: 1.8em; line-height: 1.2; margin: 1em 0; }
section.title-page p.title-sub { font-size: 1.2em; }
section.title-page p.title-author { font-size: 1.2em; }
section.title-page p.title-imprint { margin-top: 4em; }
section.part > h1, section.part > h2 { margin-top: 25%; }
section.dedication { margin: 20% 15% 0; font-style: italic; }

/* Verse and drama */
div.verse { margin: 1em 0 1em 1.5em; }
div.stanza { margin: 0 0 0.75em; }
p.verse-line { margin-left: 2em; text-indent: -2em; text-align: left; hyphens: none; -webkit-hyphens: none; }
p.part-middle { padding-left: 25%; }
p.part-final { padding-left: 45%; }
div.speech { margin: 0 0 0.5em; }
p.speaker { text-indent: 0; font-variant: small-caps; page-break-after: avoid; break-after: avoid; }
p.stage-direction { text-indent: 0; margin: 0.5em 0; font-style: italic; }
span.stage-direction { font-style: italic; }
p.cast-item { margin-left: 1.5em; text-indent: -1.5em; }

/* Letters and documents */
div.opener, div.closer, div.postscript { margin: 0.75em 0; }
p.dateline, p.signature { text-indent: 0; text-align: right; }
p.salute, p.address-line { text-indent: 0; }
div.question { margin: 0.75em 0 0.25em; font-weight: bold; }
div.answer { margin: 0 0 0.75em; }

/* Lists and tables */
ul, ol { margin: 0.5em 0; padding-left: 1.75em; }
ul.plain { list-style-type: none; padding-left: 0; }
ul.plain > li { margin: 0 0 0.25em; padding-left: 1.25em; text-indent: -1.25em; }
ul.plain > li > p:first-child { text-indent: -1.25em; }
ul.plain > li > p, ul.plain > li > div, li > ul, li > ol { text-indent: 0; }
p.list-head { text-indent: 0; margin: 0.75em 0 0.25em; font-style: italic; }
dt { font-weight: bold; margin-top: 0.5em; }
dd { margin-left: 1.5em; }
div.table { container-type: inline-size; }
table { border-collapse: collapse; margin: 1em auto; max-width: 100%; }
caption { margin-bottom: 0.5em; }
th, td { padding: 0.2em 0.5em; vertical-align: top; text-align: left; }
thead th { vertical-align: bottom; border-bottom: 1px solid; }
.figures { white-space: nowrap; }
@container (max-width: 36em) {
    table { font-size: 0.85em; }
    th, td { padding: 0.2em 0.25em; hyphens: auto; -webkit-hyphens: auto; }
    td { overflow-wrap: anywhere; }
}
@container (max-width: 12em) {
    th { overflow-wrap: anywhere; }
    .figures { white-space: normal; }
}
p.bibliography-entry, p.index-entry { margin: 0 0 0.25em 1.5em; text-indent: -1.5em; }
p.index-letter { margin: 1em 0 0.25em; text-indent: 0; font-weight: bold; page-break-after: avoid; break-after: avoid; }
div.biography { margin: 1em 0; }
p.biography-name { text-indent: 0; font-weight: bold; }

/* Figures */
figure { margin: 1em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
div.image { text-align: center; margin: 1em 0; }
img { max-width: 100%; }
figcaption p { text-indent: 0; font-size: 0.9em; margin: 0.25em 0; }
figcaption p.credit { font-size: 0.8em; }

/* Notes */
a.note-call { vertical-align: super; font-size: 0.7em; line-height: 0; text-decoration: none; }
section.notes { margin-top: 2em; padding-top: 0.75em; border-top: 1px solid; font-size: 0.9em; }
aside.note, div.note { margin: 0 0 0.5em; }
.note-back-link { text-decoration: none; font-weight: bold; }

/* What the manuscript says of its looks */
.italic { font-style: italic; }
.upright { font-style: normal; }
.bold { font-weight: bold; }
.superscript { vertical-align: super; font-size: 0.75em; line-height: 0; }
.subscript { vertical-align: sub; font-size: 0.75em; line-height: 0; }
.small-caps { font-variant: small-caps; }
.capitals { text-transform: uppercase; }
.letterspaced { letter-spacing: 0.15em; }
.underlined { text-decoration: underline; }
.struck { text-decoration: line-through; }
.larger { font-size: 1.2em; }
.smaller { font-size: 0.85em; }
.monospaced { font-family: monospace; }
.left { text-align: left; }
.right { text-align: right; }
.centre { text-align: center; }
p.centre, p.right { text-indent: 0; }
.justified { text-align: justify; }
p.no-indent { text-indent: 0; }
.run-in { float: left; margin: 0 0.5em 0 0; text-indent: 0; }
sup, sub, span.page-mark { line-height: 0; }

/* Contents */
nav { text-align: left; }
nav ol { list-style-type: none; padding-left: 1.25em; }
nav > ol { padding-left: 0; }
nav li { margin: 0.3em 0; }
nav a { text-decoration: none; }
)css";

// Layouts leave headings undivided, so this comes after them: a long word in large letters may be wider than a small screen, and is
// better divided by its language's rules than anywhere.
constexpr std::string_view small_screens = R"css(
/* Small screens */
@media (max-width: 24em) {
    h1, h2, h3, h4, h5, h6 { hyphens: auto; -webkit-hyphens: auto; hyphenate-limit-chars: 10 4 4; }
}
)css";

std::string indents(std::uint8_t deepest) {
    std::string rules;
    for (unsigned indent = 1; indent <= deepest; ++indent) rules += fmt::format(".indent-{0} {{ padding-left: {0}em; }}\n", indent);
    return rules;
}

}  // namespace

std::string write_stylesheet(const Layout& layout, std::uint8_t deepest_indent) {
    std::string text = "@charset \"utf-8\";\n";
    text += defaults;
    text += indents(deepest_indent);
    const std::string rules = layout.epub_stylesheet();
    if (!rules.empty()) text += "\n/* The layout */\n" + rules;
    if (text.back() != '\n') text += '\n';
    text += small_screens;
    return text;
}

}  // namespace nabor::epub
