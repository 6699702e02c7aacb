// In: the name of a library that only some runs need. Out: its functions.
// Holds: a library stays loaded until the program ends.
#pragma once

namespace nabor {

class SharedLibrary {
public:
    // `name` is the loader's name of the library, `package` the Debian package that has it. Throws EnvironmentError when it is missing.
    SharedLibrary(const char* name, const char* package);

    // A function of the library or of its dependencies. Throws EnvironmentError when it is missing.
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
