// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/xmltree.h"

#include "model/pool/pooltype.h"
#include "model/xml/malformed.h"
#include "model/xml/poolreader.h"

#include <cstddef>
#include <cstring>
#include <set>
#include <span>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

namespace poolwarden::xmltree {

namespace {

struct ContextDeleter {
    void operator()(xmlParserCtxt *context) const
    {
        if (context->myDoc)
            xmlFreeDoc(context->myDoc);
        xmlFreeParserCtxt(context);
    }
};

struct CharDeleter {
    void operator()(xmlChar *text) const { xmlFree(text); }
};
using Text = std::unique_ptr<xmlChar, CharDeleter>;

constexpr const char *emptyDocument = "(storage_pool_definition):1: Document is empty\n(null)\n^";

std::uint64_t &countOfParses()
{
    thread_local std::uint64_t count = 0;
    return count;
}

struct Diagnosis {
    std::optional<Refusal> malformed;
    std::optional<Refusal> documentType;
};

std::string trimmed(const char *message)
{
    std::string text = message ? message : "";
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

#if LIBXML_VERSION >= 21200
using ErrorPointer = const xmlError *;
#else
using ErrorPointer = xmlError *;
#endif

/// What libvirt quotes behind the parser's message: the line, and below it a pointer to the place
/// (catchXMLError(), src/util/virxml.c).
std::string contextOf(const xmlParserInput &input)
{
    const xmlChar *at = input.cur;
    const auto isEnd = [](xmlChar c) { return c == '\n' || c == '\r'; };
    while (at > input.base && isEnd(*at))
        --at;
    while (at > input.base && !isEnd(*at))
        --at;
    if (isEnd(*at))
        ++at;
    std::string line;
    std::string pointer;
    for (; *at != 0 && !isEnd(*at); ++at) {
        line += static_cast<char>(*at);
        if (at < input.cur)
            pointer += *at == '\t' ? '\t' : '-';
    }
    pointer.append(at < input.cur ? static_cast<std::size_t>(input.cur - at) : 0, '-');
    // An empty buffer is printed as a null pointer.
    if (line.empty())
        line = "(null)";
    return line + '\n' + pointer + '^';
}

void noteError(void *userData, ErrorPointer error)
{
    auto *context = static_cast<xmlParserCtxt *>(userData);
    auto *diagnosis = static_cast<Diagnosis *>(context->_private);
    // libvirt reports the first fatal error only.
    if (error->level != XML_ERR_FATAL || !error->message || diagnosis->malformed
        || diagnosis->documentType)
        return;
    std::string words =
        "(storage_pool_definition):" + std::to_string(error->line) + ": " + error->message;
    if (context->input)
        words += contextOf(*context->input);
    const xmlParserInput *input = context->input;
    const char before =
        input && input->cur > input->base ? static_cast<char>(input->cur[-1]) : '\0';
    const char at = input ? static_cast<char>(*input->cur) : '\0';
    diagnosis->malformed =
        Refusal{.code = RefusalCode::Malformed,
                .arguments = {trimmed(error->message), std::move(words),
                              std::string(malformedId(error->code, before, at)),
                              error->str1 ? error->str1 : "", error->str2 ? error->str2 : "",
                              std::to_string(error->int1)},
                .field = {},
                .line = error->line,
                .column = error->int2};
}

void refuseDocumentType(void *userData, const xmlChar *, const xmlChar *, const xmlChar *)
{
    auto *context = static_cast<xmlParserCtxt *>(userData);
    auto *diagnosis = static_cast<Diagnosis *>(context->_private);
    diagnosis->documentType = Refusal{.code = RefusalCode::DocumentType,
                                      .arguments = {},
                                      .field = {},
                                      .line = context->input ? context->input->line : 0,
                                      .column = 0};
    xmlStopParser(context);
}

/// Whether the reader reads any attribute of this name.
bool isKnownAttribute(std::string_view name)
{
    static const std::set<std::string_view> known = [] {
        std::set<std::string_view> names{"type", "multifunction"};
        for (std::size_t i = 0; i < fieldCount; ++i)
            names.insert(fieldInfo(static_cast<Field>(i)).attribute);
        return names;
    }();
    return known.contains(name);
}

/// libxml2 searches all attributes of an element to add the next one: quadratic time. Of an element
/// with more than `many` attributes we keep those that are read, and enough others for the schema
/// to report.
void startElement(void *userData, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int namespaceCount, const xmlChar **namespaces, int attributeCount,
                  int defaultedCount, const xmlChar **attributes)
{
    constexpr int many = 64;
    constexpr int partsOfOne = 5; // local name, prefix, URI, begin and end of the value
    std::vector<const xmlChar *> kept;
    if (attributeCount > many) {
        for (int i = 0; i < attributeCount; ++i) {
            const xmlChar **attribute = attributes + std::ptrdiff_t(i) * partsOfOne;
            if (i < many || isKnownAttribute(reinterpret_cast<const char *>(attribute[0])))
                kept.insert(kept.end(), attribute, attribute + partsOfOne);
        }
        attributes = kept.data();
        attributeCount = static_cast<int>(kept.size()) / partsOfOne;
        defaultedCount = 0;
    }
    xmlSAX2StartElementNs(userData, name, prefix, uri, namespaceCount, namespaces, attributeCount,
                          defaultedCount, attributes);
}

bool isElement(const xmlNode *node, std::string_view name)
{
    if (node->type != XML_ELEMENT_NODE)
        return false;
    std::string_view uri;
    if (const auto colon = name.find(':'); colon != std::string_view::npos) {
        uri = namespaceUri(name.substr(0, colon));
        name.remove_prefix(colon + 1);
    }
    const char *localName = reinterpret_cast<const char *>(node->name);
    if (name != localName)
        return false;
    if (uri.empty())
        return !node->ns;
    return node->ns && node->ns->href && uri == reinterpret_cast<const char *>(node->ns->href);
}

// Calls visit for each element at the path in document order, until it returns true.
template<typename Visitor>
bool visitPath(xmlNode *from, std::span<const std::string_view> path, const Visitor &visit)
{
    if (path.empty())
        return visit(from);
    for (xmlNode *child = from->children; child; child = child->next) {
        if (isElement(child, path.front()) && visitPath(child, path.subspan(1), visit))
            return true;
    }
    return false;
}

std::string taken(xmlChar *text)
{
    const Text owner(text);
    return text ? std::string(reinterpret_cast<const char *>(text)) : std::string();
}

std::span<const std::string_view> spanOf(Path path)
{
    return {path.begin(), path.size()};
}

// Values for _private, the pointer that libxml2 leaves to the program.
constexpr Look looks[] = {Look::At, Look::Into};

void note(xmlNode *element, Look look)
{
    if (lookedAt(element) < look)
        element->_private = const_cast<Look *>(&looks[look == Look::Into ? 1 : 0]);
}

void note(xmlAttr *attribute)
{
    if (attribute)
        attribute->_private = const_cast<Look *>(&looks[0]);
}

} // namespace

std::uint64_t parseCount()
{
    return countOfParses();
}

std::variant<Document, Refusal> parse(std::string_view xml)
{
    ++countOfParses();
    if (xml.size() > maxDefinitionBytes)
        return Refusal{.code = RefusalCode::TooLarge, .arguments = {}, .field = {}};
    if (xml.find('\0') != std::string_view::npos)
        return Refusal{.code = RefusalCode::NotXml, .arguments = {}, .field = {}};

    const std::unique_ptr<xmlParserCtxt, ContextDeleter> context(xmlNewParserCtxt());
    if (!context)
        return Refusal{
            .code = RefusalCode::Malformed, .arguments = {"out of memory", {}}, .field = {}};
    Diagnosis diagnosis;
    context->_private = &diagnosis;
    context->sax->serror = noteError;
    context->sax->internalSubset = refuseDocumentType;
    context->sax->startElementNs = startElement;

    // As a string, as libvirt reads it: libxml2 then ignores the declared encoding.
    const std::string terminated(xml);
    Document document(xmlCtxtReadDoc(context.get(),
                                     reinterpret_cast<const xmlChar *>(terminated.c_str()), nullptr,
                                     nullptr, XML_PARSE_NONET | XML_PARSE_NOWARNING));
    context->myDoc = nullptr;
    if (diagnosis.documentType)
        return *diagnosis.documentType;
    if (!document) {
        // libxml2 reports no fatal error for an empty text.
        return diagnosis.malformed.value_or(
            Refusal{.code = RefusalCode::Malformed,
                    .arguments = {"Document is empty", emptyDocument,
                                  std::string(malformedId(XML_ERR_DOCUMENT_EMPTY, '\0', '\0'))},
                    .field = {},
                    .line = 1,
                    .column = 1});
    }
    return document;
}

Look lookedAt(const xmlNode *element)
{
    return element->_private ? *static_cast<const Look *>(element->_private) : Look::None;
}

bool wasLookedAt(const xmlAttr *attribute)
{
    return attribute->_private != nullptr;
}

std::vector<xmlNode *> nodes(xmlNode *from, Path path)
{
    std::vector<xmlNode *> found;
    visitPath(from, spanOf(path), [&found](xmlNode *node) {
        note(node, Look::At);
        found.push_back(node);
        return false;
    });
    return found;
}

xmlNode *node(xmlNode *from, Path path)
{
    xmlNode *found = nullptr;
    visitPath(from, spanOf(path), [&found](xmlNode *node) {
        found = node;
        note(node, Look::At);
        return true;
    });
    return found;
}

std::optional<std::string> text(xmlNode *from, Path path)
{
    xmlNode *element = node(from, path);
    if (!element)
        return std::nullopt;
    note(element, Look::Into);
    std::string value = taken(xmlNodeGetContent(element));
    if (value.empty())
        return std::nullopt;
    return value;
}

std::optional<std::string> text(xmlNode *from, Path path, const char *attribute)
{
    std::string value;
    visitPath(from, spanOf(path), [&value, attribute](xmlNode *element) {
        xmlAttr *found =
            xmlHasNsProp(element, reinterpret_cast<const xmlChar *>(attribute), nullptr);
        if (!found)
            return false;
        note(found);
        value = taken(xmlGetNoNsProp(element, reinterpret_cast<const xmlChar *>(attribute)));
        return true;
    });
    if (value.empty())
        return std::nullopt;
    return value;
}

std::optional<std::string> property(xmlNode *node, const char *name)
{
    if (!node)
        return std::nullopt;
    xmlChar *value = xmlGetProp(node, reinterpret_cast<const xmlChar *>(name));
    if (!value)
        return std::nullopt;
    note(xmlHasProp(node, reinterpret_cast<const xmlChar *>(name)));
    return taken(value);
}

} // namespace poolwarden::xmltree
