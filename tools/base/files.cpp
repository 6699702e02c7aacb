// In: paths and bytes. Out: bytes, and files that appear whole or not at all.
// Holds: with unfinished.cpp, interrupt.cpp, terminal.cpp, memory.cpp and shared_library.cpp the only sources that use POSIX: a port writes
// these six anew.
#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "base/unfinished.h"

namespace nabor::files {

namespace {

namespace fs = std::filesystem;

// Spans count bytes in 32 bits (base/source.h), so nothing longer is a source; no book comes near.
constexpr std::size_t largest_file = 2'000'000'000;

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
        default: return std::strerror(error);  // POSIX locale: the program never calls setlocale
    }
}

[[noreturn]] void fail(const fs::path& path, int error) {
    throw EnvironmentError(fmt::format("{}: cannot be written: {}", path.string(), reason(error)));
}

// An open file, closed when it goes out of sight.
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

// O_NONBLOCK: opening a pipe that nobody writes to must not wait; it is then refused by measure().
int open_to_read(const fs::path& path) { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); }

// Says what keeps the file, opened just now, from being read; else its size.
std::string measure(const Descriptor& file, std::size_t& size) {
    if (!file.open()) return reason(errno);
    struct stat facts {};
    if (::fstat(file.get(), &facts) != 0) return reason(errno);
    if (S_ISDIR(facts.st_mode)) return reason(EISDIR);
    if (!S_ISREG(facts.st_mode)) return "is not a regular file";
    size = static_cast<std::size_t>(facts.st_size);
    return size > largest_file ? "is too large" : "";
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

void create_folder(const fs::path& folder) {
    if (folder.empty()) return;
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) throw EnvironmentError(fmt::format("{}: the folder cannot be made: {}", folder.string(), reason(problem.value())));
}

void write_bytes(const Descriptor& file, std::string_view bytes, const fs::path& target) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(target, errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void finish(Descriptor& file, Flush flush, const fs::path& target) {
    // EINVAL: a file system that has nothing to flush.
    if (flush == Flush::yes && ::fsync(file.get()) != 0 && errno != EINVAL) fail(target, errno);
    if (file.close() != 0) fail(target, errno);
}

// Beside the target, so that the rename stays within one file system; short, so that it never is longer than the file system allows.
fs::path temporary_name(const fs::path& target) {
    static std::atomic<unsigned> serial{0};
    return target.parent_path() / fmt::format(".nabor-{}-{}.part", ::getpid(), serial.fetch_add(1));
}

// Small parts are written together.
void write_parts(const Descriptor& file, std::span<const std::string_view> parts, const fs::path& target) {
    constexpr std::size_t large = 1 << 16;
    std::string small;
    for (const std::string_view part : parts) {
        if (!small.empty() && small.size() + part.size() > large) {
            write_bytes(file, small, target);
            small.clear();
        }
        if (part.size() > large)
            write_bytes(file, part, target);
        else
            small += part;
    }
    write_bytes(file, small, target);
}

void write_temporary(const fs::path& temporary, std::span<const std::string_view> parts, Flush flush, const fs::path& target) {
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.open()) fail(target, errno);
    write_parts(file, parts, target);
    finish(file, flush, target);
}

bool is_inside(const fs::path& relative) { return !relative.empty() && relative.is_relative() && *relative.begin() != ".."; }

// Absolute, symbolic links resolved as far as the path exists; nothing when links lead in a circle.
std::optional<fs::path> resolved(const fs::path& path) {
    std::error_code problem;
    const fs::path absolute = fs::absolute(path.empty() ? fs::path(".") : path, problem);
    if (problem) return std::nullopt;
    fs::path result = fs::weakly_canonical(absolute, problem);
    if (problem) return std::nullopt;
    return result;
}

}  // namespace

ReadResult read(const fs::path& path) {
    const Descriptor file(open_to_read(path));
    std::size_t size = 0;
    if (std::string problem = measure(file, size); !problem.empty()) return {{}, std::move(problem)};
    return read_all(file, size);
}

MappedFile::MappedFile(const fs::path& path) {
    const Descriptor file(open_to_read(path));
    std::size_t size = 0;
    problem_ = measure(file, size);
    if (!problem_.empty() || size == 0) return;
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (mapped == MAP_FAILED)
        problem_ = reason(errno);
    else
        bytes_ = {static_cast<const char*>(mapped), size};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(problem_, other.problem_);
    return *this;
}

bool exists(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::vector<fs::path> list(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code problem;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, problem);
    while (!problem && at != fs::recursive_directory_iterator()) {
        std::error_code ignored;
        if (at->is_regular_file(ignored)) found.push_back(at->path());
        at.increment(problem);
    }
    std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    return found;
}

std::optional<fs::path> resolve_inside(const fs::path& root, const fs::path& from, std::string_view reference) {
    if (reference.empty() || reference.find('\0') != std::string_view::npos) return std::nullopt;
    const auto top = resolved(root);
    const auto target = resolved(from / reference);
    if (!top || !target) return std::nullopt;
    const fs::path relative = target->lexically_relative(*top);
    if (!is_inside(relative)) return std::nullopt;
    return (root / relative).lexically_normal();
}

void prepare_folder(const fs::path& folder) {
    create_folder(folder);
    if (::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) fail(folder, errno);
}

void write_whole(const fs::path& path, std::string_view bytes, Flush flush) { write_whole(path, std::span(&bytes, 1), flush); }

void write_whole(const fs::path& path, std::span<const std::string_view> parts, Flush flush) {
    create_folder(path.parent_path());
    const fs::path temporary = temporary_name(path);
    const UnfinishedFile registered(temporary.string());
    try {
        write_temporary(temporary, parts, flush, path);
        if (::rename(temporary.c_str(), path.c_str()) != 0) fail(path, errno);
    } catch (const EnvironmentError&) {
        ::unlink(temporary.c_str());
        throw;
    }
}

void remove_unfinished() { remove_all_unfinished(); }

}  // namespace nabor::files
