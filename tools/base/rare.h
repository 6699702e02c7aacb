// In: a value that few of many owners have. Out: it, or an empty one.
// Holds: it takes the room of a pointer where there is none. Copies are deep.
#pragma once

#include <memory>
#include <utility>

namespace nabor {

template <typename Value>
class Rare {
public:
    Rare() = default;
    Rare(const Rare& other) : value_(other.value_ ? std::make_unique<Value>(*other.value_) : nullptr) {}
    Rare(Rare&&) noexcept = default;
    Rare& operator=(Rare other) noexcept {
        value_ = std::move(other.value_);
        return *this;
    }
    ~Rare() = default;

    const Value& get() const {
        static const Value none{};
        return value_ ? *value_ : none;
    }
    Value& edit() {
        if (!value_) value_ = std::make_unique<Value>();
        return *value_;
    }

private:
    std::unique_ptr<Value> value_;
};

}  // namespace nabor
