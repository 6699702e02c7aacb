// Owns a library's handle. The template argument is the closer.
#pragma once

#include <memory>

namespace nabor {

template <auto close>
struct Closer {
    template <typename T>
    void operator()(T* handle) const { close(handle); }
};

// Handle<FT_FaceRec_, FT_Done_Face>, Handle<hb_font_t, hb_font_destroy>, Handle<zip_t, zip_discard>, …
template <typename T, auto close>
using Handle = std::unique_ptr<T, Closer<close>>;

}  // namespace nabor
