// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/placehelp.h"

#include "model/pool/pooltype.h"
#include "model/schema/schemacompleter.h"
#include "model/wording/fieldhelp.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QStringList>

namespace poolwarden {

namespace {

struct PlacehelpTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::PlaceHelp)
};

constexpr qsizetype mostValuesListed = 20;

/// As in the field table. The prefix of another namespace than libvirt's is kept, so that nothing is
/// found for it.
QString helpName(const QString &name)
{
    const QString local = name.section(u':', -1);
    if (local == QLatin1String("mount_opts"))
        return QStringLiteral("fs:mount_opts");
    if (local == QLatin1String("config_opts"))
        return QStringLiteral("rbd:config_opts");
    return name;
}

QString helpPath(const QStringList &names)
{
    QStringList path;
    for (qsizetype i = 1; i < names.size(); ++i) {
        const QString name = helpName(names.at(i));
        const bool isOption = !path.isEmpty() && path.last().contains(u':')
                              && name.section(u':', -1) == QLatin1String("option");
        path << (isOption ? path.last().section(u':', 0, 0) + QStringLiteral(":option") : name);
    }
    return path.join(u'/');
}

PoolType typeAt(const XmlPlace &place)
{
    const XmlPlace::Tag &root = place.path.empty() ? place.tag : place.path.front();
    const XmlPlace::Attribute *type = root.attribute(u"type");
    const auto known = type ? poolTypeFromName(type->value.toStdString()) : std::nullopt;
    return known.value_or(PoolType::Dir);
}

QStringList namesOf(const XmlPlace &place)
{
    QStringList names;
    for (const XmlPlace::Tag &open : place.path)
        names << open.name;
    return names;
}

QString helpOfName(const QStringList &names, const QString &attribute, PoolType type)
{
    if (names.isEmpty() || names.first() != QLatin1String("pool"))
        return {};
    return fieldhelp::ofPlace(helpPath(names), attribute, type);
}

} // namespace

QString placeHelp(const XmlPlace &place, const SchemaCompleter &completer)
{
    using Kind = XmlPlace::Kind;
    if (place.kind == Kind::Elsewhere)
        return {};
    QStringList names = namesOf(place);
    const bool inTag = place.kind == Kind::ElementName || place.kind == Kind::InTag
                       || place.kind == Kind::AttributeValue;
    if (inTag)
        names << place.tag.name;
    if (names.isEmpty())
        return {};
    const bool ofAttribute = inTag && place.kind != Kind::ElementName && place.attribute >= 0;
    const QString attribute =
        ofAttribute ? place.tag.attributes[std::size_t(place.attribute)].name : QString();
    const QString help = helpOfName(names, attribute, typeAt(place));
    if (help.isEmpty())
        return {};

    const QString what = ofAttribute ? names.last() + u' ' + attribute : names.last();
    QString text = isolated(what) + u'\n' + help;
    XmlPlace asked = place;
    if (ofAttribute)
        asked.kind = Kind::AttributeValue;
    QStringList values;
    for (const Completion &completion : completer.at(asked)) {
        if (completion.kind == Completion::Kind::Value)
            values << completion.text;
    }
    if (!values.isEmpty() && values.size() <= mostValuesListed)
        text += u'\n' + PlacehelpTr::tr("Allowed: %1").arg(values.join(QStringLiteral(", ")));
    return text;
}

QString placeHelp(const XmlPlace &place, const QString &element, const QString &attribute)
{
    QStringList names = namesOf(place);
    names << (element.isEmpty() ? place.tag.name : element);
    return helpOfName(names, attribute, typeAt(place));
}

} // namespace poolwarden
