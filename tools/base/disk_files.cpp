// Holds: with unfinished.cpp, interrupt.cpp, terminal.cpp and shared_library.cpp the only sources that use POSIX. A port rewrites these five.
#include "base/disk_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace nabor {

namespace {

namespace fs = std::filesystem;

// Spans count bytes in 32 bits (base/source.h), so a source cannot be longer. Books are far smaller.
constexpr std::size_t largest_file = 2'000'000'000;

constexpr int most_links = 40;  // in one path, as Linux counts them

std::string reason(int error) {
    switch (error) {
        case ENOENT: return "no such file";
        case ENOTDIR: return "a part of the path is a file, not a folder";
        case EISDIR: return "is a folder";
        case EACCES:
        case EPERM: return "permission denied";
        case ENOSPC: return "the disk is full";
        case EDQUOT: return "the disk quota is used up";
        case EROFS: return "the file system is read-only";
        case EIO: return "the disk reports an input or output error";
        case ENAMETOOLONG: return "the name is too long";
        case ELOOP: return "symbolic links lead in a circle";
        case EMFILE:
        case ENFILE: return "no more files can be opened; ulimit -n shows and raises the limit";
        case EFBIG: return "it is larger than files may be here; ulimit -f shows and raises the limit";
        default: return std::strerror(error);  // POSIX locale: the program never calls setlocale
    }
}

// weakly_canonical() ends before a link that leads to nothing yet, which is then followed by hand.
std::optional<fs::path> followed(const fs::path& path) {
    std::error_code problem;
    fs::path before;
    for (auto part = path.begin(); part != path.end(); ++part) {
        const fs::path at = before / *part;
        if (!fs::is_symlink(at, problem)) {
            before = at;
            continue;
        }
        fs::path target = before / fs::read_symlink(at, problem);
        if (problem) return std::nullopt;
        while (++part != path.end()) target /= *part;
        return target;
    }
    return path;
}

// Without free descriptors every file would seem to be missing: a fault of the machine, not of the book.
void refuse_lack_of_descriptors(const fs::path& path, int error) {
    if (error == EMFILE || error == ENFILE) throw EnvironmentError(path.string() + ": cannot be read: " + reason(error));
}

// An open file, closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool open() const { return number_ >= 0; }
    int get() const { return number_; }
    int close() {
        const int result = ::close(number_);
        number_ = -1;
        return result;
    }

private:
    int number_;
};

// The size of a file that was just opened, or why it cannot be read.
struct Measured {
    std::size_t size = 0;
    std::string problem;
};

Measured measure(const Descriptor& file) {
    if (!file.open()) return {0, reason(errno)};
    struct stat facts {};
    if (::fstat(file.get(), &facts) != 0) return {0, reason(errno)};
    if (S_ISDIR(facts.st_mode)) return {0, reason(EISDIR)};
    if (!S_ISREG(facts.st_mode)) return {0, "is not a regular file"};
    const auto size = static_cast<std::size_t>(facts.st_size);
    return {size, size > largest_file ? "is too large" : ""};
}

ReadResult read_all(const Descriptor& file, std::size_t expected) {
    std::string bytes(expected + 1, '\0');  // one more than the size, so that the end is seen without growing
    std::size_t filled = 0;
    for (;;) {
        const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return {{}, reason(errno)};
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
        if (filled > largest_file) return {{}, "is too large"};
        if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    }
    bytes.resize(filled);
    return {std::move(bytes), {}};
}

std::string write_bytes(const Descriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return reason(errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

// EINVAL and ENOTSUP: a file system that has nothing to flush.
std::string flush(const Descriptor& file) {
    if (::fsync(file.get()) == 0 || errno == EINVAL || errno == ENOTSUP) return {};
    return reason(errno);
}

}  // namespace

ReadResult DiskFiles::read(const fs::path& path) const {
    // O_NONBLOCK: opening a pipe that nobody writes to must not wait. measure() then refuses it.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.open()) refuse_lack_of_descriptors(path, errno);
    Measured measured = measure(file);
    if (!measured.problem.empty()) return {{}, std::move(measured.problem)};
    return read_all(file, measured.size);
}

bool DiskFiles::exists(const fs::path& path) const {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool DiskFiles::is_folder(const fs::path& path) const {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool DiskFiles::is_same_file(const fs::path& a, const fs::path& b) const {
    std::error_code ignored;
    return fs::equivalent(a, b, ignored);
}

std::vector<fs::path> DiskFiles::list(const fs::path& folder) const {
    std::vector<fs::path> found;
    std::error_code problem;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, problem);
    while (!problem && at != fs::recursive_directory_iterator()) {
        std::error_code ignored;
        if (at->is_regular_file(ignored)) found.push_back(at->path());
        at.increment(problem);
    }
    refuse_lack_of_descriptors(folder, problem.value());
    std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    return found;
}

std::optional<fs::path> DiskFiles::resolved(const fs::path& path) const {
    std::error_code problem;
    const fs::path absolute = fs::absolute(path.empty() ? fs::path(".") : path, problem);
    if (problem) return std::nullopt;
    std::optional<fs::path> result = absolute;
    for (int i = 0; i < most_links; ++i) {
        const fs::path reached = fs::weakly_canonical(*result, problem);
        if (problem) return std::nullopt;
        result = followed(reached);
        if (!result || *result == reached) return result;
    }
    return std::nullopt;
}

std::string DiskFiles::make_folder(const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    return problem ? reason(problem.value()) : std::string();
}

NewFile DiskFiles::write_new(const fs::path& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.open()) return errno == EEXIST ? NewFile{NewFile::State::taken, {}} : NewFile{NewFile::State::failed, reason(errno)};
    std::string problem = write_bytes(file, bytes);
    if (problem.empty()) problem = flush(file);
    if (problem.empty() && file.close() != 0) problem = reason(errno);
    return {problem.empty() ? NewFile::State::whole : NewFile::State::incomplete, problem};
}

// The new name is an entry of the folder: it is on the disk when the folder is. A folder that may not be read cannot be flushed.
std::string DiskFiles::rename(const fs::path& from, const fs::path& to) {
    struct stat facts {};
    const bool is_there = ::stat(to.c_str(), &facts) == 0;
    if (is_there && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode)) return "is a device or a pipe, not a regular file";
    if (::rename(from.c_str(), to.c_str()) != 0) return reason(errno);
    const fs::path folder = to.has_parent_path() ? to.parent_path() : fs::path(".");
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.open() ? flush(opened) : std::string();
}

void DiskFiles::remove(const fs::path& path) noexcept { ::unlink(path.c_str()); }

}  // namespace nabor
