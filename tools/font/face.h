// In: the bytes of a TrueType or OpenType file. Out: one face, checked and measured, ready to shape.
// Holds: private to this folder. A Face never changes after read_face, so threads share it; its handles point into `bytes`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/handle.h"
#include "font/font.h"

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

namespace nabor {

void close_blob(hb_blob_t* blob);
void close_face(hb_face_t* face);
void close_font(hb_font_t* font);

struct FaceStyle {
    std::uint16_t weight = 400;
    bool italic = false;
};

struct Face {
    std::string bytes;   // always longer than a small string, so a move leaves them where they are
    Handle<hb_blob_t, close_blob> blob;
    Handle<hb_face_t, close_face> face;
    Handle<hb_font_t, close_font> font;   // scaled to units per em, hb-ot functions, immutable
    FaceMetrics metrics;
    FaceNames names;
    FaceStyle style;
    std::uint32_t index = 0;              // in its file
    std::uint32_t faces_in_file = 1;
    bool is_cff = false;
    bool may_be_embedded = true;          // OS/2 fsType: not "restricted licence embedding"
    bool may_be_cut = true;               // OS/2 fsType: not "no subsetting"
};

struct FaceResult {
    std::optional<Face> face;
    std::string problem;   // why there is none: "is not a font …"
};

// Never crashes on damaged bytes: FreeType and HarfBuzz check every table they read.
FaceResult read_face(std::string bytes, const std::string& path, std::uint32_t index);

// Stands for a missing or damaged fallback: a face without characters.
Face empty_face();

}  // namespace nabor
