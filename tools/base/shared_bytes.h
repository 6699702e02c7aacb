// In: bytes. Out: the same, which do not change any more.
// Holds: copies share the bytes. The picture of a book of pictures is in memory once, however many Books and Pages have it.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace nabor {

class SharedBytes {
public:
    SharedBytes() : SharedBytes(std::string()) {}
    template <typename Bytes>
        requires(!std::same_as<std::remove_cvref_t<Bytes>, SharedBytes> && std::convertible_to<Bytes, std::string>)
    SharedBytes(Bytes&& bytes) : bytes_(std::make_shared<const std::string>(std::forward<Bytes>(bytes))) {}

    const std::string& get() const { return *bytes_; }
    operator const std::string&() const { return *bytes_; }
    operator std::string_view() const { return *bytes_; }
    std::size_t find(std::string_view what) const { return bytes_->find(what); }
    bool empty() const { return bytes_->empty(); }

    friend bool operator==(const SharedBytes& one, std::string_view other) { return one.get() == other; }

private:
    std::shared_ptr<const std::string> bytes_;  // never null
};

}  // namespace nabor
