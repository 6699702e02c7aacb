#include "base/cache.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "folder.h"

namespace nabor {
namespace {

constexpr Digest stamp{1, 2}, one{0, 1}, two{0, 2}, three{7, 0};

Blobs sample() {
    Blobs blobs;
    for (const auto& [key, bytes] : std::map<Digest, std::string_view>{{one, "first"}, {two, ""}, {three, "third blob"}})
        blobs.emplace(key, Blob{bytes, digest_of(bytes)});
    return blobs;
}

TEST(CachePack, BlobsComeBack) {
    const std::string pack = write_pack(sample(), stamp);
    EXPECT_EQ(read_pack(pack, stamp).blobs, sample());
    const std::string empty = write_pack({}, stamp);
    EXPECT_EQ(read_pack(empty, stamp).blobs, Blobs{});
}

TEST(CachePack, NothingIsFoundInOneCutShort) {
    const std::string pack = write_pack(sample(), stamp);
    for (std::size_t size = 0; size < pack.size(); ++size) EXPECT_FALSE(read_pack(pack.substr(0, size), stamp).blobs) << size;
    EXPECT_FALSE(read_pack(pack + '\0', stamp).blobs);
}

TEST(CachePack, ABitChangedIsSeen) {
    const std::string pack = write_pack(sample(), stamp);
    for (std::size_t bit = 0; bit < pack.size() * 8; ++bit) {
        std::string changed = pack;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << (bit % 8));
        const auto blobs = read_pack(changed, stamp).blobs;
        const bool all_sound = blobs && std::all_of(blobs->begin(), blobs->end(), [](const auto& entry) { return entry.second.is_sound(); });
        EXPECT_FALSE(all_sound) << bit;
        EXPECT_EQ(blobs.has_value(), bit / 8 >= pack_head(sample(), stamp).size()) << bit << ": in a blob, which nobody has looked at yet";
    }
}

TEST(CachePack, NothingIsFoundInOneThatContradictsItself) {
    const std::string whole_head = pack_head(sample(), stamp), pack = write_pack(sample(), stamp), blobs = pack.substr(whole_head.size()),
                      head = whole_head.substr(0, whole_head.size() - digest_size);
    const auto with_head = [&](const std::string& other) { return other + to_bytes(digest_of(other)) + blobs; };
    ASSERT_TRUE(read_pack(with_head(head), stamp).blobs);
    const std::size_t count_at = 8 + digest_size, second_key_at = count_at + 1 + 2 * digest_size + 1;
    std::string more_blobs = head, longer_blob = head, same_keys = head;
    ++more_blobs[count_at];
    ++longer_blob[count_at + 1 + digest_size];
    same_keys.replace(second_key_at, digest_size, to_bytes(one));
    for (const std::string& wrong : {more_blobs, longer_blob, same_keys, head + "x"})
        EXPECT_EQ(read_pack(with_head(wrong), stamp).problem, "is damaged");
    EXPECT_EQ(read_pack(pack + "x", stamp).problem, "is damaged");
}

TEST(CachePack, SaysWhatTheFileIs) {
    EXPECT_EQ(read_pack("%PDF-1.7 and so on, for longer than a pack's head", stamp).problem,
              "is not one that this program wrote");
    EXPECT_EQ(read_pack(write_pack(sample(), {9, 9}), stamp).problem, "was written by another build of the program");
}

struct Opened {
    explicit Opened(const std::filesystem::path& file) : cache(file, stamp, report) {}
    Report report;
    Cache cache;
};

TEST(Cache, FindsWhatAnEarlierOneKept) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "new" / "book.sections";
    {
        Opened first(file);
        first.cache.keep(one, "first");
        EXPECT_FALSE(first.cache.find(one)) << "its own is not found: who comes first must not matter";
        first.cache.write();
    }
    const Opened second(file);
    EXPECT_EQ(second.cache.find(one), "first");
    EXPECT_FALSE(second.cache.find(two));
    EXPECT_TRUE(second.report.all().empty());
}

TEST(Cache, HoldsOnlyWhatTheLastBuildUsedOrMade) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections";
    {
        Opened first(file);
        for (const Digest& key : {one, two}) first.cache.keep(key, "old");
        first.cache.write();
    }
    {
        Opened second(file);
        second.cache.keep(two);
        second.cache.keep(three, "new");
        second.cache.write();
    }
    const Opened third(file);
    EXPECT_FALSE(third.cache.find(one));
    EXPECT_EQ(third.cache.find(two), "old");
    EXPECT_EQ(third.cache.find(three), "new");
}

// Opens, uses some, makes some, writes.
void build(const std::filesystem::path& file, std::initializer_list<Digest> used, const std::map<Digest, std::string>& made) {
    Opened opened(file);
    for (const Digest& key : used) opened.cache.keep(key);
    for (const auto& [key, blob] : made) opened.cache.keep(key, blob);
    opened.cache.write();
}

TEST(Cache, ALittleThatIsNewLeavesTheFileAsItIs) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections", newer = folder.path() / "book.sections.newer";
    build(file, {}, {{one, std::string(1000, 'a')}, {two, std::string(1000, 'b')}});
    EXPECT_FALSE(files::exists(newer));
    const std::string written = files::read(file).bytes.value();
    build(file, {one}, {{three, "changed"}, {two, "another b"}});
    EXPECT_EQ(files::read(file).bytes, written);
    EXPECT_LT(std::filesystem::file_size(newer), 200U);
    Opened third(file);
    EXPECT_EQ(third.cache.find(one), std::string(1000, 'a'));
    EXPECT_EQ(third.cache.find(two), "another b") << "the newer file has the last word";
    EXPECT_EQ(third.cache.find(three), "changed");
    build(file, {one, two}, {{{9, 9}, "more"}});
    const Opened fourth(file);
    EXPECT_EQ(fourth.cache.find(two), "another b");
    EXPECT_FALSE(fourth.cache.find(three)) << "nobody used it";
    EXPECT_TRUE(fourth.report.all().empty());
}

TEST(Cache, MuchThatIsNewGoesIntoTheFile) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections", newer = folder.path() / "book.sections.newer";
    build(file, {}, {{one, std::string(1000, 'a')}, {two, std::string(1000, 'b')}});
    build(file, {one, two}, {{three, "little"}});
    build(file, {one, two, three}, {{{9, 9}, std::string(600, 'c')}});
    EXPECT_LT(std::filesystem::file_size(newer), 100U) << "none is left in it";
    const Opened opened(file);
    for (const Digest& key : {one, two, three, Digest{9, 9}}) EXPECT_TRUE(opened.cache.find(key));
}

TEST(Cache, AFileOfWhichLittleIsUsedIsWrittenAnew) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections";
    build(file, {}, {{one, std::string(1000, 'a')}, {two, std::string(5000, 'b')}});
    build(file, {one}, {{three, "little"}});
    EXPECT_LT(std::filesystem::file_size(file), 1500U);
    const Opened opened(file);
    EXPECT_FALSE(opened.cache.find(two));
    EXPECT_TRUE(opened.cache.find(three));
}

TEST(Cache, OfTwoFilesOneThatIsDamagedTakesNothingFromTheOther) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections", newer = folder.path() / "book.sections.newer";
    build(file, {}, {{one, std::string(1000, 'a')}});
    build(file, {one}, {{two, "little"}});
    files::write_whole(newer, "damaged");
    {
        const Opened opened(file);
        EXPECT_TRUE(opened.cache.find(one));
        EXPECT_FALSE(opened.cache.find(two));
        ASSERT_EQ(opened.report.all().size(), 1U);
        EXPECT_EQ(opened.report.all().front().file, newer.string());
    }
    build(file, {one}, {{two, "little"}});
    files::write_whole(file, "damaged");
    const Opened opened(file);
    EXPECT_FALSE(opened.cache.find(one));
    EXPECT_TRUE(opened.cache.find(two));
}

TEST(Cache, WritesNothingWhenNothingIsNew) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections";
    {
        Opened first(file);
        first.cache.keep(one, "first");
        first.cache.write();
    }
    Opened second(file);
    std::filesystem::remove(file);
    second.cache.keep(one, "first");
    second.cache.write();
    EXPECT_FALSE(files::exists(file));
}

TEST(Cache, ADamagedFileIsEmptyAndANote) {
    const TemporaryFolder folder;
    const auto file = folder.put("book.sections", "NaborPk2 and then nothing that is of any use to anybody, but long enough");
    Opened opened(file);
    ASSERT_EQ(opened.report.all().size(), 1U);
    EXPECT_EQ(opened.report.all().front().severity, Severity::note);
    EXPECT_EQ(opened.report.all().front().message, "the cache is damaged; what it held is made anew");
    EXPECT_EQ(opened.report.all().front().file, file.string());
    opened.cache.keep(one, "first");
    opened.cache.write();
    EXPECT_EQ(Opened(file).cache.find(one), "first");
}

TEST(Cache, ABlobThatIsNoLongerWhatItWasIsNotFound) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections";
    {
        Opened first(file);
        first.cache.keep(one, "first");
        first.cache.keep(two, "second");
        first.cache.write();
    }
    std::string bytes = files::read(file).bytes.value();
    bytes.back() = 'X';
    files::write_whole(file, bytes);
    const Opened second(file);
    EXPECT_TRUE(second.report.all().empty());
    EXPECT_EQ(second.cache.find(one), "first");
    EXPECT_FALSE(second.cache.find(two));
    EXPECT_TRUE(second.cache.find_unread(two));
}

TEST(Cache, AFolderThatCannotBeIsTheMachinesFault) {
    const TemporaryFolder folder;
    folder.put("taken", "a file");
    EXPECT_THROW(Opened(folder.path() / "taken" / "book.sections"), EnvironmentError);
    ::chmod(folder.path().c_str(), 0555);
    if (::access(folder.path().c_str(), W_OK) != 0) {
        EXPECT_THROW(Opened(folder.path() / "book.sections"), EnvironmentError);
    }
    ::chmod(folder.path().c_str(), 0755);
}

TEST(Cache, ManyThreadsKeepAtOnce) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "book.sections";
    constexpr std::uint64_t threads = 4, each = 200;
    {
        Opened first(file);
        std::vector<std::thread> running;
        for (std::uint64_t t = 0; t < threads; ++t)
            running.emplace_back([&, t] {
                for (std::uint64_t i = 0; i < each; ++i) first.cache.keep({t, i}, std::to_string(t * each + i));
            });
        for (std::thread& thread : running) thread.join();
        first.cache.write();
    }
    const Opened second(file);
    for (std::uint64_t t = 0; t < threads; ++t)
        for (std::uint64_t i = 0; i < each; ++i) EXPECT_EQ(second.cache.find({t, i}), std::to_string(t * each + i));
}

}  // namespace
}  // namespace nabor
