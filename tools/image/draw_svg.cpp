// In: SVG. Out: what librsvg draws of it on a page of cairo's PDF surface.
#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "base/handle.h"
#include "base/shared_library.h"
#include "image/drawing.h"
#include "image/safe_drawing.h"

namespace nabor {

namespace {

// The functions used of librsvg, and of cairo and GLib, which it loads.
struct Libraries {
    SharedLibrary librsvg{"librsvg-2.so.2", "librsvg2-2"};

// NOLINTNEXTLINE(bugprone-macro-parentheses): a declaration has none
#define FROM_LIBRSVG(name) decltype(::name)* name = librsvg.function<decltype(::name)>(#name)
    FROM_LIBRSVG(rsvg_handle_new_from_data);
    FROM_LIBRSVG(rsvg_handle_render_document);
    FROM_LIBRSVG(cairo_pdf_surface_create_for_stream);
    FROM_LIBRSVG(cairo_pdf_surface_set_metadata);
    FROM_LIBRSVG(cairo_surface_set_fallback_resolution);
    FROM_LIBRSVG(cairo_surface_finish);
    FROM_LIBRSVG(cairo_surface_status);
    FROM_LIBRSVG(cairo_surface_destroy);
    FROM_LIBRSVG(cairo_status_to_string);
    FROM_LIBRSVG(cairo_create);
    FROM_LIBRSVG(cairo_show_page);
    FROM_LIBRSVG(cairo_destroy);
    FROM_LIBRSVG(g_object_unref);
    FROM_LIBRSVG(g_error_free);
#undef FROM_LIBRSVG
};

// librsvg depends on some thirty-five libraries; loading them took half of the program's start-up time. They are loaded for the first
// drawing only, since most books have none.
const Libraries& loaded() {
    static const Libraries libraries;
    return libraries;
}

void close_svg(RsvgHandle* handle) { loaded().g_object_unref(handle); }
void close_error(GError* error) { loaded().g_error_free(error); }
void close_surface(cairo_surface_t* surface) { loaded().cairo_surface_destroy(surface); }
void close_context(cairo_t* context) { loaded().cairo_destroy(context); }

using SvgHandle = Handle<RsvgHandle, close_svg>;
using Surface = Handle<cairo_surface_t, close_surface>;
using Context = Handle<cairo_t, close_context>;

constexpr double points_per_pixel = 72.0 / 96;
constexpr double density_of_effects = 300;  // blurs and the like are pixels

// librsvg, GLib and Pango end the program where they get no memory.
void require_room() {
    constexpr std::size_t room = 128U << 20;
    void* const memory = std::malloc(room);
    if (memory == nullptr) throw std::bad_alloc();
    std::free(memory);
}

std::string damage(GError* error) {
    const Handle<GError, close_error> owned(error);
    std::string reason = error == nullptr ? "of unknown fault" : error->message;
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    reason.erase(reason.find_last_not_of(' ') + 1);
    return "is a damaged SVG file (" + reason + ")";
}

// librsvg shows nothing of text along a path.
std::string with_straight_text(std::string_view svg) {
    if (svg.find("textPath") == std::string_view::npos) return std::string(svg);
    SafeDrawing straight = safe_drawing(svg, nullptr, {{}, true});
    return straight.problem.empty() ? std::move(straight.svg) : std::string(svg);
}

// Without a base address librsvg opens no other file.
SvgHandle read_svg(std::string_view svg, std::string& problem) {
    require_room();
    GError* error = nullptr;
    SvgHandle handle(loaded().rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
    if (!handle) problem = damage(error);
    return handle;
}

cairo_status_t append(void* page, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(page)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string drawing_problem(std::string_view svg) {
    std::string problem;
    read_svg(svg, problem);
    return problem;
}

DrawingResult draw(std::string_view svg, const ImageFacts& facts) {
    DrawingResult result;
    const std::string drawable = with_straight_text(svg);
    const SvgHandle handle = read_svg(drawable, result.problem);
    if (!handle) return result;
    const RsvgRectangle area{0, 0, facts.width * points_per_pixel, facts.height * points_per_pixel};
    GError* error = nullptr;
    cairo_status_t status = CAIRO_STATUS_SUCCESS;
    {
        const Surface surface(loaded().cairo_pdf_surface_create_for_stream(append, &result.page, area.width, area.height));
        loaded().cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
        loaded().cairo_surface_set_fallback_resolution(surface.get(), density_of_effects, density_of_effects);
        const Context context(loaded().cairo_create(surface.get()));
        if (loaded().rsvg_handle_render_document(handle.get(), context.get(), &area, &error) == FALSE) result.problem = damage(error);
        loaded().cairo_show_page(context.get());
        loaded().cairo_surface_finish(surface.get());
        status = loaded().cairo_surface_status(surface.get());
    }
    if (result.problem.empty() && status != CAIRO_STATUS_SUCCESS)
        result.problem = std::string("cannot be drawn (") + loaded().cairo_status_to_string(status) + ")";
    if (!result.problem.empty()) result.page.clear();
    return result;
}

}  // namespace nabor
