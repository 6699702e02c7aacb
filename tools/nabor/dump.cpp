// In: one book and a stage's name. Out: what that stage hands on, as text on standard output.
#include "book/dump.h"

#include <algorithm>
#include <string>

#include "base/clock.h"
#include "epub/epub.h"
#include "nabor/commands.h"
#include "nabor/manuscript.h"
#include "nabor/press.h"
#include "page/pages.h"
#include "typeset/typeset.h"

namespace nabor {

namespace {

std::string dump_typeset(const Options& options, const std::filesystem::path& data, const Layout& layout, Console& console,
                         Manuscript& manuscript) {
    const Product& product = manuscript.product;
    Press press(data, product.folder, manuscript.report);
    const TypesetOptions how = typeset_options(options, build_moment(), product.name, console);
    if (options.stage == "galley")
        return dump_galleys({*manuscript.book, product, layout, press.fonts, press.hyphenator}, how, manuscript.report);
    return dump_pages(typeset({*manuscript.book, product, layout, press.fonts, press.hyphenator}, how, manuscript.report), press.fonts);
}

std::string dump_laid_out(const Options& options, const std::filesystem::path& data, Console& console, Manuscript& manuscript) {
    const auto layout = read_chosen_layout(options, data, manuscript);
    if (!layout) return {};
    if (options.stage != "package") return dump_typeset(options, data, *layout, console, manuscript);
    Press press(data, manuscript.product.folder, manuscript.report);
    const Shop shop = manuscript.product.shops.empty() ? Shop::generic : manuscript.product.shops.front();
    const EpubOptions how{build_moment(), std::string(program_name), options.jobs, {}, &press.fonts};
    return dump_package(make_package(*manuscript.book, manuscript.product, *layout, how, manuscript.report, shop));
}

}  // namespace

ExitCode dump_stage(const Options& options, const std::filesystem::path& data, Console& console) {
    Manuscript manuscript;
    read_manuscript(options.books.front(), console, manuscript);
    if (manuscript.book) {
        std::string text;
        if (options.stage == "book")
            text = dump_book(*manuscript.book);
        else if (options.stage == "index")
            text = dump_index(*manuscript.book);
        else
            text = dump_laid_out(options, data, console, manuscript);
        console.show(manuscript.report, manuscript.sources);
        console.print(text);
    }
    console.end_book();
    return missing_font(manuscript.report) ? ExitCode::environment : manuscript.exit_code();
}

}  // namespace nabor
