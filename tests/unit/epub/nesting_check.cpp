// In: XHTML. Out: the breaches of HTML's content models, as EPUBCheck's schemas would find them; the tests' own small judge.
#include <functional>
#include <map>
#include <set>

#include "sample.h"
#include "support/strict_xml.h"

namespace nabor::sample {

namespace {

const std::set<std::string> phrasing = {"a",   "abbr", "br",  "cite", "code", "del",  "dfn",    "em", "img",
                                        "ins", "span", "strong", "sub", "sup", "b", "i"};
const std::set<std::string> flow = {"p",  "h1", "h2", "h3", "h4",    "h5",      "h6",         "div",    "section", "blockquote", "ul",
                                    "ol", "dl", "hr", "pre", "aside", "figure", "table"};

bool is_heading_or_section(const std::string& name) {
    return name == "section" || name == "aside" || (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
}

// The children that each element takes, by name; for the rest: phrasing content.
const std::map<std::string, std::set<std::string>>& models() {
    static const std::map<std::string, std::set<std::string>> all = [] {
        std::set<std::string> any = flow;
        any.insert(phrasing.begin(), phrasing.end());
        std::set<std::string> figure = any;
        figure.insert("figcaption");
        std::map<std::string, std::set<std::string>> result;
        for (const char* name : {"body", "section", "div", "blockquote", "li", "dd", "dt", "td", "th", "aside", "figcaption"})
            result[name] = any;
        result["figure"] = figure;
        result["ul"] = result["ol"] = {"li"};
        result["dl"] = {"dt", "dd"};
        result["table"] = {"caption", "thead", "tbody"};
        result["thead"] = result["tbody"] = {"tr"};
        result["tr"] = {"td", "th"};
        return result;
    }();
    return all;
}

class Judge {
public:
    void judge(pugi::xml_node element) {
        const std::string name = element.name();
        const auto model = models().find(name);
        const std::set<std::string>& takes = model == models().end() ? phrasing : model->second;
        for (pugi::xml_node child : element.children()) {
            if (child.type() == pugi::node_pcdata && takes.count("span") == 0 &&
                std::string(child.value()).find_first_not_of(" \n") != std::string::npos)
                fault(name + " holds text: " + child.value());
            if (child.type() != pugi::node_element) continue;
            if (takes.count(child.name()) == 0) fault(name + " holds " + child.name());
            judge(child);
        }
        check_ancestors(element);
        check_place(element);
        check_attributes(element);
    }

    std::string faults;

private:
    void fault(const std::string& line) { faults += line + "\n"; }

    void check_ancestors(pugi::xml_node element) {
        const std::string name = element.name();
        for (pugi::xml_node outer = element.parent(); outer; outer = outer.parent()) {
            const std::string above = outer.name();
            if (name == above && (name == "a" || name == "dfn")) fault(name + " inside " + name);
            if (is_heading_or_section(name) && (above == "th" || above == "dt")) fault(name + " inside " + above);
            if (name == "table" && above == "caption") fault("table inside caption");
        }
    }

    void check_place(pugi::xml_node element) {
        const std::string name = element.name();
        if (name == "figcaption" && element.next_sibling() && element.previous_sibling()) fault("figcaption is neither first nor last");
        if (name == "caption" && element.previous_sibling()) fault("caption is not first");
        if (name == "dd" && !element.previous_sibling()) fault("dd without dt");
        if (name == "dt" && !element.next_sibling()) fault("dt without dd");
        if (name == "img" && !element.attribute("alt")) fault("img without alt");
        if (name == "a" && !element.attribute("href")) fault("a without href");
        if (name == "th" && !element.attribute("scope")) fault("th without scope");
    }

    void check_attributes(pugi::xml_node element) {
        for (pugi::xml_attribute attribute : element.attributes()) {
            if (*attribute.value() == '\0' && std::string(attribute.name()) != "alt")
                fault(std::string(element.name()) + " has an empty " + attribute.name());
            if (std::string(attribute.name()) == "id" && !ids_.insert(attribute.value()).second)
                fault(std::string("two ids ") + attribute.value());
        }
        if (element.attribute("lang").as_string() != std::string(element.attribute("xml:lang").as_string()))
            fault("lang and xml:lang differ");
    }

    std::set<std::string> ids_;
};

}  // namespace

std::string faults_of(const std::string& xhtml) {
    if (const std::string fault = samples::fault_of_xml(xhtml); !fault.empty()) return "not well-formed: " + fault;
    pugi::xml_document document;
    document.load_buffer(xhtml.data(), xhtml.size(), pugi::parse_full | pugi::parse_ws_pcdata_single);
    Judge judge;
    judge.judge(document.child("html").child("body"));
    return judge.faults;
}

}  // namespace nabor::sample
