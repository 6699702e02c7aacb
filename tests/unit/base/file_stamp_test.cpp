#include "base/file_stamp.h"

#include <chrono>

#include <gtest/gtest.h>

#include "base/files.h"

namespace nabor {

namespace fs = std::filesystem;

TEST(FileStamp, TellsAFileThatWasChanged) {
    const fs::path path = fs::path(testing::TempDir()) / "file-stamp.txt";
    files::write_whole(path, "one", files::Flush::no);
    const Digest first = file_stamp(path);
    EXPECT_EQ(file_stamp(path), first);
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(1));
    const Digest later = file_stamp(path);
    EXPECT_NE(later, first);
    files::write_whole(path, "three", files::Flush::no);
    EXPECT_NE(file_stamp(path), later);
    fs::remove(path);
    EXPECT_NE(file_stamp(path), first);
}

TEST(FileStamp, OfWhatIsNoFileIsOfItsPath) {
    const fs::path missing = fs::path(testing::TempDir()) / "no such file", other = fs::path(testing::TempDir()) / "nor this";
    EXPECT_EQ(file_stamp(missing), file_stamp(missing));
    EXPECT_NE(file_stamp(missing), file_stamp(other));
    EXPECT_EQ(file_stamp(testing::TempDir()), file_stamp(testing::TempDir()));
}

}  // namespace nabor
