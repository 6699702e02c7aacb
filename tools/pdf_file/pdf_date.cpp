// In: a PDF date. Out: the moment.
#include "pdf_file/pdf_date.h"

#include <chrono>

namespace nabor::pdf {

namespace {

class Digits {
public:
    explicit Digits(std::string_view text) : text_(text) {}

    // The next `count` digits as a number; `otherwise` at the end of the digits; -1 for a shorter number.
    int next(std::size_t count, int otherwise) {
        if (text_.size() < count || text_.front() < '0' || text_.front() > '9') return otherwise;
        int value = 0;
        for (const char c : text_.substr(0, count)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        text_.remove_prefix(count);
        return value;
    }
    char sign() {
        if (text_.empty()) return 'Z';
        const char c = text_.front();
        text_.remove_prefix(1);
        return c;
    }
    void skip_apostrophe() {
        if (text_.starts_with('\'')) text_.remove_prefix(1);
    }

private:
    std::string_view text_;
};

}  // namespace

std::optional<Moment> read_pdf_date(std::string_view text) {
    using namespace std::chrono;
    if (text.starts_with("D:")) text.remove_prefix(2);
    Digits digits(text);
    const year y(digits.next(4, -1));
    const month m(static_cast<unsigned>(digits.next(2, 1)));
    const day d(static_cast<unsigned>(digits.next(2, 1)));
    const int hour = digits.next(2, 0), minute = digits.next(2, 0), second = digits.next(2, 0);
    const char sign = digits.sign();
    const int zone_hours = digits.next(2, 0);
    digits.skip_apostrophe();
    const int zone_minutes = digits.next(2, 0);
    const year_month_day date(y, m, d);
    if (!date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
    const auto time = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second);
    const auto zone = hours(zone_hours) + minutes(zone_minutes);
    const std::int64_t moment = duration_cast<seconds>(sign == '-' ? time + zone : sign == '+' ? time - zone : time).count();
    return moment >= 0 ? std::optional(Moment{moment}) : std::nullopt;
}

}  // namespace nabor::pdf
