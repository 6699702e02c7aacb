// In: books. Out: the findings of reading and checking them; nothing is written.
#include <algorithm>

#include "nabor/commands.h"
#include "nabor/manuscript.h"

namespace nabor {

ExitCode check_books(const Options& options, Console& console) {
    ExitCode worst = ExitCode::clean;
    for (const std::filesystem::path& path : options.books) {
        Manuscript manuscript;
        read_manuscript(path, console, manuscript);
        console.end_book();
        worst = std::max(worst, manuscript.exit_code());
    }
    return worst;
}

}  // namespace nabor
