// In: a content stream (ISO 32000-1, 7.8.2). Out: the same with grey operators; see the header.
#include "pdf_file/grey_operators.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nabor::pdf {

namespace {

constexpr std::string_view spaces{"\0\t\n\f\r ", 6}, delimiters{"\0\t\n\f\r ()<>[]{}/%", 16};

class GreyRewriter {
public:
    explicit GreyRewriter(std::string_view content) : content_(content) {}

    std::string rewrite() {
        while (position_ < content_.size()) step();
        out_ += content_.substr(copied_);
        return std::move(out_);
    }

private:
    void step() {
        const char c = content_[position_];
        if (spaces.find(c) != std::string_view::npos)
            ++position_;
        else if (c == '%')
            position_ = end_of("\r\n");
        else if (c == '(')
            skip_string();
        else if (c == '/')
            skip_word(position_ + 1);
        else if (delimiters.find(c) != std::string_view::npos)
            skip_delimiter();
        else
            read_word();
    }

    std::size_t end_of(std::string_view stops) const { return std::min(content_.find_first_of(stops, position_), content_.size()); }

    void skip_word(std::size_t start) {
        position_ = std::min(content_.find_first_of(delimiters, start), content_.size());
        count_ = 0;
    }

    // Skips a hexadecimal string whole; brackets singly, because they contain tokens.
    void skip_delimiter() {
        if (content_.substr(position_, 2) == "<<")
            position_ += 2;
        else if (content_[position_] == '<')
            position_ = std::min(end_of(">") + 1, content_.size());
        else
            ++position_;
        count_ = 0;
    }

    void skip_string() {
        int depth = 0;
        do {
            const char c = content_[position_];
            if (c == '\\') ++position_;
            if (c == '(') ++depth;
            if (c == ')') --depth;
            ++position_;
        } while (depth > 0 && position_ < content_.size());
        position_ = std::min(position_, content_.size());
        count_ = 0;
    }

    void read_word() {
        const std::size_t start = position_, end = std::min(content_.find_first_of(delimiters, start), content_.size());
        const std::string_view word = content_.substr(start, end - start);
        position_ = end;
        if (word.find_first_not_of("+-.0123456789") == std::string_view::npos) return push(start, end);
        if ((word == "rg" || word == "RG") && count_ == operands_.size() && are_equal()) replace(word == "rg" ? "g" : "G");
        count_ = 0;
        if (word == "ID") skip_inline_image();
    }

    // Keeps the last three operands, the oldest first.
    void push(std::size_t start, std::size_t end) {
        if (count_ == operands_.size())
            std::rotate(operands_.begin(), operands_.begin() + 1, operands_.end());
        else
            ++count_;
        operands_[count_ - 1] = {start, end};
    }

    bool are_equal() const { return text(0) == text(1) && text(1) == text(2); }
    std::string_view text(std::size_t i) const { return content_.substr(operands_[i].start, operands_[i].end - operands_[i].start); }

    void replace(std::string_view operation) {
        out_ += content_.substr(copied_, operands_[0].start - copied_);
        out_ += text(0);
        out_ += ' ';
        out_ += operation;
        copied_ = position_;
    }

    // Its data are not tokens; they end with EI between white space.
    void skip_inline_image() {
        for (;;) {
            const std::size_t end = content_.find("EI", position_);
            if (end == std::string_view::npos) {
                position_ = content_.size();
                return;
            }
            position_ = end + 2;
            const bool starts = spaces.find(content_[end - 1]) != std::string_view::npos;
            if (starts && (position_ == content_.size() || spaces.find(content_[position_]) != std::string_view::npos)) return;
        }
    }

    struct Operand {
        std::size_t start = 0, end = 0;
    };

    std::string_view content_;
    std::string out_;
    std::size_t position_ = 0, copied_ = 0, count_ = 0;
    std::array<Operand, 3> operands_;
};

}  // namespace

std::string with_grey_operators(std::string_view content) { return GreyRewriter(content).rewrite(); }

}  // namespace nabor::pdf
