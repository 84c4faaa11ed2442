// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemastructure.h"

#include "model/document/pooldocument.h"
#include "model/document/xmloutline.h"
#include "model/document/xmlplace.h"
#include "model/schema/outlineplaces.h"
#include "model/schema/schemacompleter.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace poolwarden {

using namespace outlineplaces;

namespace {

struct SchemaStructure {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::SchemaStructure)
};

XmlPlace::Tag tagOf(const XmlOutline::Element &element)
{
    XmlPlace::Tag tag;
    tag.name = element.name;
    for (const XmlOutline::Attribute &attribute : element.attributes) {
        XmlPlace::Attribute copy;
        copy.name = attribute.name;
        copy.value = attribute.value;
        tag.attributes.push_back(copy);
    }
    return tag;
}

/// The place inside the element, or inside its start tag.
XmlPlace placeIn(const XmlOutline &outline, int index, bool inTag)
{
    constexpr auto mostChildren = 64;
    XmlPlace place;
    const XmlOutline::Element &element = outline.element(index);
    for (int up = element.parent; up >= 0; up = outline.element(up).parent)
        place.path.insert(place.path.begin(), tagOf(outline.element(up)));
    if (inTag) {
        place.kind = XmlPlace::Kind::InTag;
        place.tag = tagOf(element);
        return place;
    }
    place.kind = XmlPlace::Kind::ElementName;
    place.path.push_back(tagOf(element));
    for (const int child : element.children) {
        if (place.siblings.size() < mostChildren)
            place.siblings.push_back(tagOf(outline.element(child)));
    }
    return place;
}

/// Which of its name the element is among its siblings.
int numberOf(const XmlOutline &outline, int index)
{
    const XmlOutline::Element &element = outline.element(index);
    if (element.parent < 0)
        return 0;
    const std::vector<int> &children = outline.element(element.parent).children;
    return int(std::count_if(children.begin(), children.end(), [&](int child) {
        return child < index && outline.element(child).name == element.name;
    }));
}

/// The first field that a pool of this type has in the element.
std::optional<Field> firstFieldIn(const QString &path, PoolType type)
{
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const QString element = fromView(fieldInfo(Field(i)).element);
        if ((element == path || element.startsWith(path + u'/'))
            && schemaOccurrence(type, Field(i)) != Occurrence::Never)
            return Field(i);
    }
    return {};
}

SchemaError neitherNameNorDevice(int line, PoolType type)
{
    return {line,
            SchemaStructure::tr("The field “%1” is missing, and so is “%2”: one of them is needed.")
                .arg(findingtext::fieldName(Field::SourceName, type),
                     findingtext::fieldName(Field::DevicePath, type)),
            {},
            FieldRef{Field::SourceName}};
}

/// What is to be chosen is said in the words of the form.
QString missingElement(const QString &missing, const QString &element, std::optional<Field> field)
{
    if (field == Field::AdapterType)
        return SchemaStructure::tr("Choose the adapter type.");
    if (field == Field::AuthSecretUsage || field == Field::AuthSecretUuid)
        return SchemaStructure::tr("Choose a secret by its usage or by its UUID.");
    return SchemaStructure::tr("<%1> is missing inside <%2>.").arg(missing, isolated(element));
}

} // namespace

void schemastructure::addMissingParts(const PoolDocument &document,
                                      const SchemaCompleter &completer, QList<SchemaError> &errors)
{
    // Of a long list the first elements are enough: each is asked for.
    constexpr std::size_t mostAsked = 200;
    const PoolType type = *document.type();
    const XmlOutline &outline = document.outline();
    const std::size_t count = std::min(outline.elements().size(), mostAsked);
    for (int i = 0; i < int(count); ++i) {
        const XmlOutline::Element &element = outline.element(i);
        const QString path = pathOf(outline, i);
        for (const bool inTag : {true, false}) {
            for (const Completion &missing : completer.at(placeIn(outline, i, inTag))) {
                if (!missing.isRequired)
                    continue;
                const QString child = path.isEmpty() ? missing.text : path + u'/' + missing.text;
                const QString place = inTag ? path : child;
                const QString attribute = inTag ? missing.text : QString();
                const bool known =
                    std::any_of(errors.cbegin(), errors.cend(), [&](const SchemaError &error) {
                        if (!error.field)
                            return false;
                        const FieldInfo &info = fieldInfo(error.field->field);
                        const QString own = fromView(info.element);
                        return inTag ? own == place && fromView(info.attribute) == attribute
                                     : own == place || own.startsWith(place + u'/');
                    });
                // libvirt derives it: where anything else is wrong, that is what counts.
                const bool derived = place == QLatin1String("target")
                                     && fieldUsage(type, Field::TargetPath) == Usage::Derived;
                if (known || (derived && !errors.isEmpty()))
                    continue;
                if (place == QLatin1String("source")
                    && poolTypeInfo(type).has(AllowsNameOrDevice)) {
                    errors.append(neitherNameNorDevice(outline.lineAt(element.begin), type));
                    continue;
                }
                const std::optional<Field> field =
                    inTag ? fieldAt(place, attribute) : firstFieldIn(place, type);
                const int index = field && fieldInfo(*field).repeatable ? numberOf(outline, i) : 0;
                errors.append(
                    {outline.lineAt(element.begin),
                     inTag ? SchemaStructure::tr("The attribute “%1” is missing inside <%2>.")
                                 .arg(missing.text, isolated(element.name))
                           : missingElement(missing.text, element.name, field),
                     {},
                     field ? std::optional(FieldRef{*field, index}) : std::nullopt});
            }
        }
    }
}

void schemastructure::addTornGroup(const PoolDocument &document,
                                   const QList<SchemaComplaint> &complaints,
                                   QList<SchemaError> &errors)
{
    // The schema allows any order, but libxml2, and so libvirt, does not take <uuid> between <capacity>
    // and <allocation>: it does not see a group of elements that another one tears apart.
    static const QRegularExpression extra(QStringLiteral("^Extra element (\\S+) in interleave$"));
    const XmlOutline &outline = document.outline();
    // Of a file system the schema wants the mount options last.
    const QList<int> options = elementsAt(outline, QStringLiteral("fs:mount_opts"));
    if (!options.isEmpty() && options.first() != outline.element(0).children.back()) {
        const XmlOutline::Element &element = outline.element(options.first());
        errors.append({outline.lineAt(element.begin),
                       SchemaStructure::tr("<%1> must stand behind all other elements of <%2>.")
                           .arg(isolated(element.name), outline.element(0).name),
                       {},
                       FieldRef{Field::MountOption}});
        return;
    }
    for (const SchemaComplaint &complaint : complaints) {
        const auto match = extra.match(complaint.message);
        if (!match.hasMatch() || !isKnownName(document, match.captured(1)))
            continue;
        const QList<int> places = elementsAt(outline, match.captured(1));
        if (places.isEmpty())
            continue;
        errors.append(
            {outline.lineAt(outline.element(places.first()).begin),
             SchemaStructure::tr(
                 "libvirt's validation does not take <%1> between these elements: move it to "
                 "the beginning.")
                 .arg(match.captured(1)),
             complaint.message,
             fieldAt(match.captured(1), {})
                 ? std::optional(FieldRef{*fieldAt(match.captured(1), {})})
                 : std::nullopt});
        return;
    }
}

void schemastructure::addUndeclaredPrefixes(const PoolDocument &document,
                                            QList<SchemaError> &errors)
{
    // libxml2 lets it pass: then the name with its prefix is just a name that nobody knows.
    const XmlOutline &outline = document.outline();
    QSet<QString> told;
    for (const XmlOutline::Element &element : outline.elements()) {
        const QString prefix = element.name.section(u':', 0, 0);
        if (!element.name.contains(u':') || element.local != element.name || told.contains(prefix))
            continue;
        told << prefix;
        const QString uri = fromView(namespaceUri(prefix.toStdString()));
        errors.append(
            {outline.lineAt(element.begin),
             uri.isEmpty()
                 ? SchemaStructure::tr("The prefix “%1” is not declared.").arg(isolated(prefix))
                 : SchemaStructure::tr("The prefix “%1” is not declared: add xmlns:%1=\"%2\".")
                       .arg(prefix, uri),
             {},
             {}});
    }
}

} // namespace poolwarden
