#include "font/outline.h"

#include <algorithm>
#include <array>

#include "font/freetype.h"
#include FT_OUTLINE_H

namespace nabor {

namespace {

constexpr std::int64_t steps = 16;  // straight pieces that stand for a curve: off by less than a unit in a thousand

struct Point {
    std::int64_t x = 0, y = 0;
};

// Extends the bounds by the parts of straight segments within a band.
struct Walk {
    GlyphBounds bounds;
    HeightBand band;
    Point pen;

    void include(Point point) {
        const auto x = static_cast<std::int32_t>(point.x), y = static_cast<std::int32_t>(point.y);
        bounds = {std::min(bounds.left, x), std::min(bounds.bottom, y), std::max(bounds.right, x), std::max(bounds.top, y)};
    }

    void line_to(Point to) {
        const auto lies_within = [&](Point point) { return point.y >= band.bottom && point.y <= band.top; };
        if (lies_within(pen)) include(pen);
        if (lies_within(to)) include(to);
        for (const std::int64_t edge : {band.bottom, band.top})
            if ((pen.y < edge) != (to.y < edge)) include({pen.x + (to.x - pen.x) * (edge - pen.y) / (to.y - pen.y), edge});
        pen = to;
    }

    // A Bézier curve from the pen over `points` to the last of them.
    template <std::size_t count>
    void curve_to(const std::array<Point, count>& points) {
        const Point from = pen;
        for (std::int64_t step = 1; step <= steps; ++step) {
            std::array<Point, count + 1> level;
            level[0] = {from.x * scale, from.y * scale};
            for (std::size_t i = 0; i < count; ++i) level[i + 1] = {points[i].x * scale, points[i].y * scale};
            for (std::size_t left = count; left > 0; --left)
                for (std::size_t i = 0; i < left; ++i)
                    level[i] = {(level[i].x * (steps - step) + level[i + 1].x * step) / steps,
                                (level[i].y * (steps - step) + level[i + 1].y * step) / steps};
            line_to({level[0].x / scale, level[0].y / scale});
        }
    }

    static constexpr std::int64_t scale = 4096;  // so that halving between points loses nothing
};

Point point_of(const FT_Vector* vector) { return {vector->x, vector->y}; }
Walk& walk_of(void* walk) { return *static_cast<Walk*>(walk); }

int move_to(const FT_Vector* to, void* walk) {
    walk_of(walk).pen = point_of(to);
    return 0;
}
int line_to(const FT_Vector* to, void* walk) {
    walk_of(walk).line_to(point_of(to));
    return 0;
}
int conic_to(const FT_Vector* control, const FT_Vector* to, void* walk) {
    walk_of(walk).curve_to(std::array{point_of(control), point_of(to)});
    return 0;
}
int cubic_to(const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* walk) {
    walk_of(walk).curve_to(std::array{point_of(first), point_of(second), point_of(to)});
    return 0;
}

}  // namespace

GlyphBounds glyph_bounds(const Face& face, std::uint32_t glyph, HeightBand band) {
    Walk walk;
    walk.band = band;
    const FreeTypeLibrary library = open_freetype();
    const FreeTypeFace opened = face.bytes.empty() ? FreeTypeFace() : open_face(library, face.bytes, face.index);
    if (!opened || FT_Load_Glyph(opened.get(), glyph, FT_LOAD_NO_SCALE) != 0) return walk.bounds;
    const FT_Outline_Funcs functions{move_to, line_to, conic_to, cubic_to, 0, 0};
    FT_Outline_Decompose(&opened->glyph->outline, &functions, &walk);
    return walk.bounds;
}

}  // namespace nabor
