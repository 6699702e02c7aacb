// In: a PoDoFo object. Out: an Object that a Serialiser writes.
// Holds: private to the sources that include PoDoFo; no header that others include may include this one.
#pragma once

#include "pdf/podofo_adapter.h"
#include "pdf/podofo_api.h"

namespace nabor::pdf {

struct Object::State {
    podofo::PdfObject object;
};

}  // namespace nabor::pdf
