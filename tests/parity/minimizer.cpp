// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/parity/minimizer.h"

#include <memory>
#include <utility>

#include <libxml/parser.h>
#include <libxml/tree.h>

namespace poolwarden {

namespace {

// Removes the n-th node or attribute below the root; false when there are no more.
bool removeNth(xmlNode *node, int &n)
{
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (n-- == 0) {
            xmlRemoveProp(attribute);
            return true;
        }
    }
    for (xmlNode *child = node->children; child; child = child->next) {
        if (n-- == 0) {
            xmlUnlinkNode(child);
            xmlFreeNode(child);
            return true;
        }
        if (child->type == XML_ELEMENT_NODE && removeNth(child, n))
            return true;
    }
    return false;
}

// The text without its n-th node; empty where there is none, or the text is no XML.
std::string withoutNode(const std::string &xml, int n)
{
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
        &xmlFreeDoc);
    if (!document || !removeNth(xmlDocGetRootElement(document.get()), n))
        return {};
    xmlChar *text = nullptr;
    int size = 0;
    xmlDocDumpMemory(document.get(), &text, &size);
    std::string smaller(reinterpret_cast<const char *>(text), static_cast<std::size_t>(size));
    xmlFree(text);
    return smaller;
}

} // namespace

Mismatch minimized(ParityRun &run, Mismatch mismatch)
{
    for (std::size_t i = 0; i < mismatch.world.size();) {
        std::vector<ParityPool> smaller = mismatch.world;
        smaller.erase(smaller.begin() + static_cast<std::ptrdiff_t>(i));
        if (auto still = run.replay(smaller, mismatch.xml))
            mismatch = std::move(*still);
        else
            ++i;
    }
    for (int n = 0;;) {
        const std::string smaller = withoutNode(mismatch.xml, n);
        if (smaller.empty())
            return mismatch;
        if (auto still = run.replay(mismatch.world, smaller))
            mismatch = std::move(*still);
        else
            ++n;
    }
}

} // namespace poolwarden
