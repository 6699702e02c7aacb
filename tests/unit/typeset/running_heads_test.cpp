#include "typeset/running_heads.h"

#include <gtest/gtest.h>

namespace nabor {
namespace {

std::vector<std::string> forms_of(const std::string& heading) { return shorter_forms({"head", heading, {}}); }

TEST(ShorterForms, EndBeforeAColonOrAFullStopLongestFirst) {
    EXPECT_EQ(forms_of("Letters. Answers: A Few of Them"), (std::vector<std::string>{"Letters. Answers", "Letters"}));
    EXPECT_EQ(forms_of("Book IV. The War"), std::vector<std::string>{"Book IV"});
}

TEST(ShorterForms, DoNotEndAtAnAbbreviation) {
    EXPECT_TRUE(forms_of("The Tragedie from Mr. William").empty());
    EXPECT_TRUE(forms_of("Толкование гл. пятой").empty());
}

TEST(ShorterForms, BeginWithTheOneThatTheSourceGives) {
    EXPECT_EQ(shorter_forms({"head", "Letters: Answers", "Answers"}), (std::vector<std::string>{"Answers", "Letters"}));
}

}  // namespace
}  // namespace nabor
