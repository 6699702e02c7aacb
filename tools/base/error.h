// The program's one exception type: the machine cannot do what was asked (a folder that cannot be written, a full disk, no memory for a
// library). A user's fault goes to the Report instead; a programmer's fault asserts.
#pragma once

#include <stdexcept>
#include <string>

namespace nabor {

class EnvironmentError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace nabor
