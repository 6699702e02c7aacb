#include "base/read_record.h"

#include <gtest/gtest.h>

#include "base/disk_files.h"
#include "base/error.h"
#include "folder.h"
#include "support/memory_files.h"

namespace nabor {
namespace {

TEST(ReadRecord, KnowsWhatWasReadAndNotWhatWasLookedFor) {
    MemoryFiles files;
    files.put("/book/volume.xml", "text");
    files.put("/book/other.xml", "text");
    const ReadRecord record(files);
    EXPECT_EQ(record.read("/book/volume.xml").bytes, "text");
    EXPECT_TRUE(record.exists("/book/other.xml"));
    EXPECT_FALSE(record.read("/book/missing.xml").bytes.has_value());
    EXPECT_TRUE(record.has_read("/book/../book/volume.xml"));
    EXPECT_FALSE(record.has_read("/book/other.xml"));
    EXPECT_FALSE(record.has_read("/book/missing.xml"));
    record.keep("/book/other.xml");
    EXPECT_TRUE(record.has_read("/book/other.xml"));
}

TEST(ReadRecord, KnowsAFileByAllItsNames) {
    const TemporaryFolder folder;
    const auto file = folder.put("volume.xml", "text");
    std::filesystem::create_symlink(file, folder.path() / "link.epub");
    std::filesystem::create_hard_link(file, folder.path() / "hard.epub");
    const DiskFiles disk;
    const ReadRecord record(disk);
    record.read(file);
    EXPECT_TRUE(record.has_read(folder.path() / "link.epub"));
    EXPECT_TRUE(record.has_read(folder.path() / "hard.epub"));
}

TEST(ReadRecord, WritesNothing) {
    MemoryFiles files;
    ReadRecord record(files);
    EXPECT_THROW(record.write_whole("/out/book.pdf", "new"), EnvironmentError);
    EXPECT_TRUE(files.names().empty());
}

}  // namespace
}  // namespace nabor
