// In: the text of an XML file in UTF-8. Out: its tags and characters in order, or the first place where it is not well-formed.
// Holds: XML 1.0 and Namespaces in XML 1.0, strictly: what passes here every reader takes. Entities of the internal subset are expanded where
// they are plain text, as drawing programs write them; others are faults. Views stay valid until the next call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nabor {

enum class MarkupEvent : std::uint8_t { open, close, text, instruction, end, fault };

struct MarkupAttribute {
    std::string_view name;        // as written
    std::string_view local;       // without its prefix
    std::string_view name_space;  // "" without a prefix
    std::string value;
};

class MarkupScanner {
public:
    static constexpr std::size_t deepest = 250;  // elements; other readers of XML stop at 256

    explicit MarkupScanner(std::string_view text);

    MarkupEvent next();

    // Of the element that the last event opens or closes.
    std::string_view name() const { return name_; }
    std::string_view local() const { return local_; }
    std::string_view name_space() const { return name_space_; }
    const std::vector<MarkupAttribute>& attributes() const { return attributes_; }
    std::vector<MarkupAttribute>& attributes() { return attributes_; }  // without declarations of namespaces
    std::size_t depth() const { return open_.size(); }                  // of open elements, with the one that opens, without the one that closes
    // The characters of a text, decoded; the target of an instruction with its data.
    const std::string& text() const { return text_; }
    // "the element b is not closed (line 3)"
    const std::string& problem() const { return problem_; }

private:
    struct Declaration {
        std::string prefix, address;
    };
    struct OpenElement {
        std::string_view name, local;
        std::string name_space;
        std::size_t declarations = 0;  // before its own
    };

    MarkupEvent fault(std::string reason);
    bool skip_prolog();
    bool skip_document_type();
    bool take_entity();
    MarkupEvent tag();
    MarkupEvent end_tag();
    MarkupEvent start_tag();
    bool read_attributes();
    bool read_attribute();
    bool resolve_names();
    bool resolve(std::string_view name, bool is_attribute, std::string_view& local, std::string_view& name_space);
    const std::string* address_of(std::string_view prefix) const;
    MarkupEvent close_element();
    MarkupEvent characters();
    bool skip_comment();
    bool take_instruction();
    bool take_section();
    bool decode(std::string_view raw, std::string& out, bool in_attribute);
    std::size_t reference(std::string_view raw, std::size_t at, std::string& out);
    bool append_entity(std::string_view name, std::string& out);
    std::string_view take_name();
    void skip_space();
    bool looking_at(std::string_view what) const { return source_.substr(at_, what.size()) == what; }

    std::string_view source_;
    std::size_t at_ = 0;
    bool begun_ = false, rooted_ = false, closes_itself_ = false;
    std::vector<OpenElement> open_;
    std::vector<Declaration> declarations_;
    std::string_view name_, local_, name_space_;
    std::string closed_space_;
    std::vector<MarkupAttribute> attributes_;
    std::string text_, problem_;
    std::map<std::string, std::string, std::less<>> entities_;
    std::size_t expanded_ = 0;  // bytes of replacement text
    int entity_depth_ = 0;
};

}  // namespace nabor
