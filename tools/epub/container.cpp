// In: a package. Out: the bytes of its ZIP container (EPUB 3.3, 4.2), the same on any day and in any time zone.
#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/deflater.h"
#include "base/error.h"
#include "base/handle.h"
#include "base/in_order.h"
#include "epub/epub.h"

namespace nabor {

namespace {

using Archive = Handle<zip_t, zip_discard>;
using Source = Handle<zip_source_t, zip_source_free>;

constexpr zip_uint32_t attributes = 0100644U << 16U;  // a regular file, rw-r--r--

[[noreturn]] void fail(const std::string& doing, zip_error_t* error) {
    throw EnvironmentError("cannot " + doing + " the EPUB container: " + zip_error_strerror(error));
}

struct DosTime {
    zip_uint16_t time = 0, date = 0;
};

// MS-DOS time (APPNOTE 4.4.6), in UTC; it knows the years 1980 to 2107. Days to dates as in the proleptic Gregorian calendar.
DosTime dos_time(Moment moment) {
    constexpr std::int64_t day = 86400, first = 315532800, last = 4354819199;  // 1980-01-01T00:00:00Z, 2107-12-31T23:59:59Z
    const std::int64_t seconds = moment.seconds < first ? first : moment.seconds > last ? last : moment.seconds;
    const std::int64_t second = seconds % day;
    const std::int64_t shifted = seconds / day + 719468;  // days since 0000-03-01
    const std::int64_t era = shifted / 146097, of_era = shifted % 146097;
    const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const std::int64_t day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_year + 2) / 153;
    const std::int64_t day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
    const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<zip_uint16_t>((second / 3600) << 11 | (second / 60 % 60) << 5 | second % 60 / 2),
            static_cast<zip_uint16_t>((year - 1980) << 9 | month << 5 | day_of_month)};
}

// A deflated file, as a source that libzip reads.
struct ReadyFile {
    const PackageEntry* entry = nullptr;
    std::size_t read = 0;
};

zip_int64_t describe(const ReadyFile& file, void* data) {
    auto* facts = static_cast<zip_stat_t*>(data);
    zip_stat_init(facts);
    facts->size = file.entry->bytes.size();
    facts->comp_size = file.entry->deflated->bytes.size();
    facts->comp_method = ZIP_CM_DEFLATE;
    facts->encryption_method = ZIP_EM_NONE;
    facts->crc = file.entry->deflated->crc;
    facts->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD | ZIP_STAT_CRC;
    return sizeof(zip_stat_t);
}

zip_int64_t answer(void* state, void* data, zip_uint64_t length, zip_source_cmd_t question) {
    ReadyFile& file = *static_cast<ReadyFile*>(state);
    switch (question) {
        case ZIP_SOURCE_OPEN: file.read = 0; return 0;
        case ZIP_SOURCE_READ: {
            const std::size_t count = file.entry->deflated->bytes.copy(static_cast<char*>(data), length, file.read);
            file.read += count;
            return static_cast<zip_int64_t>(count);
        }
        case ZIP_SOURCE_STAT: return describe(file, data);
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_FREE: return 0;
        case ZIP_SOURCE_SUPPORTS:
            return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_STAT, ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE,
                                                  ZIP_SOURCE_ERROR, ZIP_SOURCE_SUPPORTS, -1);
        default: return -1;
    }
}

void add(zip_t* archive, ReadyFile& file, DosTime time) {
    const PackageEntry& entry = *file.entry;
    zip_error_t* error = zip_get_error(archive);
    const bool stored = !entry.deflated || entry.deflated->bytes.empty();
    Source source(stored ? zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0)
                         : zip_source_function(archive, answer, &file));
    if (!source) fail("prepare", error);
    const zip_int64_t index = zip_file_add(archive, entry.path.c_str(), source.get(), 0);
    if (index < 0) fail("add to", error);
    static_cast<void>(source.release());  // the archive's now
    const auto at = static_cast<zip_uint64_t>(index);
    const bool done = zip_set_file_compression(archive, at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
                      zip_file_set_dostime(archive, at, time.time, time.date, 0) == 0 &&
                      zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, attributes) == 0;
    if (!done) fail("describe", error);
}

std::string bytes_of(zip_source_t* container) {
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_source_stat(container, &facts) != 0 || zip_source_open(container) != 0) fail("read", zip_source_error(container));
    std::string bytes(facts.size, '\0');
    const zip_int64_t count = zip_source_read(container, bytes.data(), bytes.size());
    zip_source_close(container);
    if (count < 0 || static_cast<std::uint64_t>(count) != bytes.size()) fail("read", zip_source_error(container));
    return bytes;
}

// PNG, JPEG, GIF and WebP are compressed already.
bool is_stored(const PackageEntry& entry) {
    return entry.path == "mimetype" || (entry.media_type.starts_with("image/") && entry.media_type != "image/svg+xml");
}

}  // namespace

void deflate_entries(Package& package, std::size_t jobs) {
    std::vector<PackageEntry*> left;
    for (PackageEntry& entry : package.entries)
        if (!entry.deflated && !is_stored(entry)) left.push_back(&entry);
    const auto make_deflater = [&] {
        return [&, deflater = Deflater()](std::size_t i) mutable {
            const std::string& bytes = left[i]->bytes;
            return Deflated{std::string(deflater.raw(bytes)), crc32(bytes)};
        };
    };
    work_in_order(left.size(), jobs, make_deflater, [&](std::size_t i, Deflated&& deflated) { left[i]->deflated = std::move(deflated); });
}

std::string write_container(const Package& package, Moment moment) {
    std::vector<ReadyFile> files;
    for (const PackageEntry& entry : package.entries) files.push_back({&entry, 0});
    zip_error_t error;
    zip_error_init(&error);
    const Source container(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!container) fail("begin", &error);
    zip_source_keep(container.get());  // one count for the archive, one for the reading afterwards
    Archive archive(zip_open_from_source(container.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (!archive) {
        zip_source_free(container.get());
        fail("open", &error);
    }
    const DosTime time = dos_time(moment);
    for (ReadyFile& file : files) add(archive.get(), file, time);
    if (zip_close(archive.get()) != 0) fail("write", zip_get_error(archive.get()));
    static_cast<void>(archive.release());  // closed
    return bytes_of(container.get());
}

}  // namespace nabor
