// In: a library that only some runs need. Out: its functions.
// Holds: with files.cpp and its like of what only POSIX has; a library stays loaded to the program's end.
#pragma once

namespace nabor {

class SharedLibrary {
public:
    // `name` as the system's loader finds it; `package` is what to install when it does not. Throws EnvironmentError.
    SharedLibrary(const char* name, const char* package);

    // A function of it or of a library that it needs itself. Throws EnvironmentError when there is none of this name.
    template <typename Function>
    Function* function(const char* symbol) const {
        return reinterpret_cast<Function*>(address(symbol));
    }

private:
    void* address(const char* symbol) const;

    const char* name_;
    const char* package_;
    void* handle_;
};

}  // namespace nabor
