// In: work that several threads may do at once. Out: threads that do it beside this one.
// Holds: a machine that gives no more threads, or no memory for them, gives fewer helpers; the caller's thread does what is left.
#pragma once

#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace nabor {

// Starts at most `count` threads, each of which calls `work(number)`, numbered from 1. The caller joins them, before what they use ends.
template <typename Work>
std::vector<std::thread> start_helpers(std::size_t count, const Work& work) {
    std::vector<std::thread> helpers;
    try {
        helpers.reserve(count);
        for (std::size_t number = 1; number <= count; ++number) helpers.emplace_back([&work, number] { work(number); });
    } catch (const std::exception&) {
    }
    return helpers;
}

}  // namespace nabor
