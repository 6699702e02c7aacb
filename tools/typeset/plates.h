// In: plates, and the destinations that pages have. Out: the plates whose place is on the pages so far.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "typeset/set_section.h"

namespace nabor {

// Plates wait until their place is on a page, then for the end of its leaf, where they are bound in.
class WaitingPlates {
public:
    void add(SetSection plate) { ahead_.emplace(plate.facts.plate, std::move(plate)); }

    void pass(DestinationId destination) {
        const auto plate = ahead_.find(destination);
        if (plate == ahead_.end()) return;
        due_.push_back(std::move(plate->second));
        ahead_.erase(plate);
    }
    // No more text follows.
    void pass_all() {
        for (auto& [place, plate] : ahead_) due_.push_back(std::move(plate));
        ahead_.clear();
    }

    bool are_due() const { return !due_.empty(); }
    std::vector<SetSection> take_due() { return std::exchange(due_, {}); }

private:
    std::map<DestinationId, SetSection> ahead_;
    std::vector<SetSection> due_;
};

}  // namespace nabor
