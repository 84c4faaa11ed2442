// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/xmledit.h"

#include "model/document/xmlindent.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace poolwarden {

namespace {

/// The order in which libvirt writes the children (virStoragePoolDefFormatBuf()).
int rankOf(QStringView parent, QStringView name)
{
    struct Order {
        QStringView parent;
        QStringView children;
    };
    constexpr std::array<Order, 4> orders = {{
        {u"pool",
         u"name uuid capacity allocation available features source target refresh mount_opts "
         u"config_opts"},
        {u"source", u"host device dir adapter name initiator format auth protocol vendor product"},
        {u"target", u"path permissions"},
        {u"permissions", u"mode owner group label"},
    }};
    for (const Order &order : orders) {
        if (order.parent == parent)
            return int(order.children.split(u' ').indexOf(name));
    }
    return -1;
}

/// Where an attribute can be added, or the rest of the start tag begins.
qsizetype behindAttributes(const XmlOutline::Element &element)
{
    return element.attributes.empty() ? element.begin + 1 + element.name.size()
                                      : element.attributes.back().end;
}

} // namespace

XmlEdit::XmlEdit(XmlOutline &outline)
    : m_outline(outline)
{
}

void XmlEdit::replace(qsizetype at, qsizetype size, const QString &replacement)
{
    QString text = m_outline.text();
    text.replace(at, size, replacement);
    m_outline = XmlOutline(text);
}

void XmlEdit::setValue(const XmlOutline::Attribute &attribute, const QString &value)
{
    const QChar quote = m_outline.text().at(attribute.valueBegin - 1);
    replace(attribute.valueBegin, attribute.valueEnd - attribute.valueBegin,
            XmlOutline::encodedAttribute(value, quote));
}

void XmlEdit::addAttribute(int element, const QString &name, const QString &value)
{
    const QChar quote = xmlindent::usualQuote(m_outline);
    replace(behindAttributes(m_outline.element(element)), 0,
            u' ' + name + u'=' + quote + XmlOutline::encodedAttribute(value, quote) + quote);
}

void XmlEdit::removeAttribute(const XmlOutline::Attribute &attribute)
{
    const qsizetype begin = xmlindent::blanksBefore(m_outline.text(), attribute.begin);
    replace(begin, attribute.end - begin, {});
}

void XmlEdit::insertChild(int parent, const QString &name)
{
    const QString local = name.section(u' ', 0, 0).section(u':', -1);
    const QString parentLocal =
        parent == 0 ? QStringLiteral("pool") : m_outline.element(parent).local;
    const int rank = rankOf(parentLocal, local);

    int before = -1; // the sibling to insert it behind
    bool first = rank == 0;
    for (const int child : m_outline.element(parent).children) {
        const int childRank = rankOf(parentLocal, m_outline.element(child).local);
        if (rank < 0 || (childRank >= 0 && childRank <= rank))
            before = child;
        else if (childRank > rank && before < 0)
            first = true;
    }
    if (before < 0 && !first && !m_outline.element(parent).children.empty())
        before = m_outline.element(parent).children.back();

    const xmlindent::Insertion insertion = xmlindent::placeFor(m_outline, parent, before);
    const QString element = u'<' + name + QStringLiteral("/>");
    QString text = insertion.before + element + insertion.after;
    qsizetype at = insertion.at;
    qsizetype replaced = 0;
    if (m_outline.element(parent).selfClosing) {
        const XmlOutline::Element &owner = m_outline.element(parent);
        text = u'>' + text + QStringLiteral("</") + owner.name + u'>';
        // <a/> and <a />: replace everything behind the last attribute.
        at = behindAttributes(owner);
        replaced = owner.startTagEnd - at;
    }
    replace(at, replaced, text);
}

bool XmlEdit::hidesAnother(int element) const
{
    const XmlOutline::Element &hollow = m_outline.element(element);
    return m_outline.children(hollow.parent, hollow.namespaceUri, hollow.local).size() > 1;
}

void XmlEdit::removeElement(int element)
{
    while (element > 0) {
        const int parent = m_outline.element(element).parent;
        const auto [begin, end] = xmlindent::linesOf(
            m_outline.text(), m_outline.element(element).begin, m_outline.element(element).end);
        replace(begin, end - begin, {});
        if (parent <= 0 || !xmlindent::isEmptyElement(m_outline, parent))
            return;
        if (hidesAnother(parent))
            return;
        element = parent;
    }
}

void XmlEdit::removeElements(std::vector<int> removed)
{
    std::sort(removed.begin(), removed.end()); // in document order
    QString text;
    qsizetype copied = 0;
    for (std::size_t i = 0; i < removed.size();) {
        const qsizetype begin = m_outline.element(removed[i]).begin;
        qsizetype end = m_outline.element(removed[i]).end;
        // Neighbours with only white space between them are removed together.
        for (++i; i < removed.size(); ++i) {
            const XmlOutline::Element &next = m_outline.element(removed[i]);
            if (!QStringView(m_outline.text()).sliced(end, next.begin - end).trimmed().isEmpty())
                break;
            end = next.end;
        }
        const auto [from, to] = xmlindent::linesOf(m_outline.text(), begin, end);
        text += QStringView(m_outline.text()).sliced(copied, from - copied);
        copied = to;
    }
    text += QStringView(m_outline.text()).sliced(copied);
    m_outline = XmlOutline(text);
}

void XmlEdit::setText(int element, const QString &value)
{
    const XmlOutline::Element &owner = m_outline.element(element);
    const QString encoded = XmlOutline::encodedText(value);
    if (owner.selfClosing) {
        const qsizetype at = behindAttributes(owner);
        replace(at, owner.startTagEnd - at,
                u'>' + encoded + QStringLiteral("</") + owner.name + u'>');
        return;
    }
    // Keep comments, instructions and elements inside. XPath joins the text around them into one
    // value.
    QString content;
    bool written = false;
    qsizetype copied = owner.startTagEnd;
    for (const XmlOutline::Piece &piece : m_outline.piecesOf(element)) {
        if (!piece.isText())
            continue;
        content += m_outline.text().sliced(copied, piece.begin - copied);
        if (!written)
            content += encoded;
        written = true;
        copied = piece.end;
    }
    if (!written)
        content += encoded;
    content += m_outline.text().sliced(copied, owner.contentEnd - copied);
    replace(owner.startTagEnd, owner.contentEnd - owner.startTagEnd, content);
}

} // namespace poolwarden
