#include "base/shared_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include "base/error.h"

namespace nabor {

SharedLibrary::SharedLibrary(const char* name, const char* package)
    : name_(name), package_(package), handle_(::dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr)
        throw EnvironmentError(fmt::format("the library {} cannot be loaded: install the Debian package {}", name_, package_));
}

void* SharedLibrary::address(const char* symbol) const {
    void* found = ::dlsym(handle_, symbol);
    if (found == nullptr)
        throw EnvironmentError(fmt::format("the library {} has no {}: install the Debian package {} again", name_, symbol, package_));
    return found;
}

}  // namespace nabor
