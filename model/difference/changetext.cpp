// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/difference/changetext.h"

#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"
#include "model/wording/unseen.h"

#include <QCoreApplication>
#include <QHash>

namespace poolwarden::changetext {

namespace {

struct ChangeTextTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::changetext)
};

QString labelOf(const FieldChange &change)
{
    return change.field ? findingtext::fieldName(*change.field, change.type)
                        : ChangeTextTr::tr("Type", "of a pool");
}

QStringList shownValues(const FieldChange &change, const QStringList &values)
{
    QStringList list;
    for (const QString &value : values) {
        const auto type = change.field ? std::nullopt : poolTypeFromName(value.toStdString());
        list.append(type ? findingtext::typeName(*type) : shown(value));
    }
    return list;
}

/// The difference of two multisets.
QStringList without(const QStringList &some, const QStringList &others)
{
    QHash<QString, int> left;
    for (const QString &value : others)
        ++left[value];
    QStringList more;
    for (const QString &value : some) {
        if (--left[value] < 0)
            more.append(value);
    }
    return more;
}

/// `sign` between two values.
QString sentence(const FieldChange &change, const QString &sign, bool becomes)
{
    const QString label = labelOf(change);
    const QStringList before = shownValues(change, change.before);
    const QStringList after = shownValues(change, change.after);
    if (before.size() <= 1 && after.size() <= 1) {
        const auto side = [](const QStringList &values) {
            return values.isEmpty() ? ChangeTextTr::tr("not given", "instead of a value")
                                    : values.first();
        };
        return ChangeTextTr::tr("%1: %2 %3 %4", "a field, its value before, an arrow, and after")
            .arg(label, side(before), sign, side(after));
    }
    const QStringList come = without(after, before);
    const QStringList go = without(before, after);
    if (come.isEmpty() && go.isEmpty())
        return ChangeTextTr::tr("%1: the same in another order", "a field").arg(label);
    QStringList parts;
    if (!come.isEmpty())
        parts.append((becomes ? ChangeTextTr::tr("%1 comes", "values of a field")
                              : ChangeTextTr::tr("%1 only at the right", "values of a field"))
                         .arg(shortRow(come)));
    if (!go.isEmpty())
        parts.append((becomes ? ChangeTextTr::tr("%1 goes", "values of a field")
                              : ChangeTextTr::tr("%1 only at the left", "values of a field"))
                         .arg(shortRow(go)));
    return ChangeTextTr::tr("%1: %2", "a field, what differs")
        .arg(label, parts.join(ChangeTextTr::tr("; ", "between two differences of a field")));
}

} // namespace

QString shown(const QString &value)
{
    constexpr char16_t firstPicture = u'\u2400';
    constexpr char16_t picturedDelete = u'\u2421';
    if (value.isEmpty())
        return ChangeTextTr::tr("(empty)", "instead of a value");
    QString visible = value;
    for (QChar &c : visible) {
        if (c < u' ')
            c = QChar(firstPicture + c.unicode());
        else if (c == u'\x7f')
            c = QChar(picturedDelete);
        else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QChar(firstPicture + u'\n');
    }
    return isolated(withUnseenShown(visible));
}

QString change(const FieldChange &change)
{
    return sentence(change, QStringLiteral("→"), true);
}

QString difference(const FieldChange &change)
{
    return sentence(change, QStringLiteral("≠"), false);
}

QString madeUuid()
{
    return ChangeTextTr::tr("libvirt generates a UUID.");
}

QString added(const FieldChange &change)
{
    return ChangeTextTr::tr("libvirt adds: %1: %2", "a field and its value")
        .arg(labelOf(change), shortRow(shownValues(change, change.after)));
}

QString rewritten(const FieldChange &change)
{
    return ChangeTextTr::tr("libvirt writes: %1: %2 instead of %3", "a field and its values")
        .arg(labelOf(change), shortRow(shownValues(change, change.after)),
             shortRow(shownValues(change, change.before)));
}

QString forgotten(const FieldChange &change)
{
    return ChangeTextTr::tr("libvirt drops: %1: %2; a pool of this type has none",
                            "a field and its value")
        .arg(labelOf(change), shortRow(shownValues(change, change.before)));
}

QString unread(const UnreadPart &part)
{
    const QString element =
        isolated(QStringLiteral("<%1>").arg(shown(QString::fromStdString(part.element))));
    switch (part.kind) {
    case UnreadPart::Kind::Element:
        return ChangeTextTr::tr("libvirt drops the element %1, which it does not read.")
            .arg(element);
    case UnreadPart::Kind::Attribute: {
        const QString name = shown(QString::fromStdString(part.attribute));
        return part.element.empty()
                   ? ChangeTextTr::tr("libvirt drops the attribute %1, which it does not read.")
                         .arg(name)
                   : ChangeTextTr::tr(
                         "libvirt drops the attribute %1 of %2, which it does not read.")
                         .arg(name, element);
    }
    case UnreadPart::Kind::Text:
        return part.element.empty()
                   ? ChangeTextTr::tr("libvirt drops the text between the elements.")
                   : ChangeTextTr::tr("libvirt drops the text in %1.").arg(element);
    case UnreadPart::Kind::Comment:
    case UnreadPart::Kind::Instruction:
        break;
    }
    return droppedComments(1);
}

QString droppedComments(int count)
{
    return ChangeTextTr::tr("libvirt drops %n comment(s) and the like.", nullptr, count);
}

} // namespace poolwarden::changetext
