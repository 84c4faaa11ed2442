// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemaexplainer.h"

#include "model/document/xmloutline.h"
#include "model/schema/outlineplaces.h"
#include "model/schema/schemasamples.h"
#include "model/schema/schemastructure.h"
#include "model/schema/schemawords.h"
#include "model/wording/fieldhelp.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QSet>

#include <algorithm>

namespace poolwarden {

using namespace outlineplaces;

namespace {

bool isNamespaceDeclaration(const QString &attribute)
{
    return attribute == QLatin1String("xmlns") || attribute.startsWith(QLatin1String("xmlns:"));
}

/// "path" for every element and "path@attribute" for every attribute.
QSet<QString> placesOf(const QString &xml)
{
    const XmlOutline outline(xml);
    QSet<QString> places;
    for (int i = 0; i < int(outline.elements().size()); ++i) {
        const QString path = pathOf(outline, i);
        places << path;
        for (const XmlOutline::Attribute &attribute : outline.element(i).attributes)
            places << path + u'@' + attribute.name;
    }
    return places;
}

} // namespace

SchemaExplainer::SchemaExplainer(Validate validate, const SchemaCompleter *completer)
    : m_trials(std::move(validate))
    , m_completer(completer)
{
}

QList<SchemaError> SchemaExplainer::explain(const PoolDocument &document,
                                            const QList<SchemaComplaint> &complaints)
{
    QList<SchemaError> errors;
    const std::optional<PoolType> type = document.type();
    if (!type) {
        const XmlOutline &outline = document.outline();
        const XmlOutline::Attribute *attribute = outline.element(0).attribute(u"type");
        errors.append({outline.lineAt(outline.element(0).begin),
                       attribute
                           ? tr("The pool type “%1” is unknown.").arg(isolated(attribute->value))
                           : tr("The pool has no type."),
                       {},
                       {}});
    } else {
        const QStringList samples = m_trials.matching(document, schemaSamples(*type));
        findUnexpected(document, samples, errors);
        findValues(document, samples, errors);
        findMissing(document, samples, errors);
        schemastructure::addMissingParts(document, *m_completer, errors);
        schemastructure::addUndeclaredPrefixes(document, errors);
        findMisplacedText(document, samples, errors);
        findSizes(document, samples, errors);
        findExtents(document, samples, errors);
        if (errors.isEmpty())
            schemastructure::addTornGroup(document, complaints, errors);
    }
    if (errors.isEmpty()) {
        const ReadResult reading = document.definition();
        if (const auto *refusal = std::get_if<Refusal>(&reading))
            errors.append({refusal->line, findingtext::refusal(*refusal), {}, refusal->field});
    }
    if (errors.isEmpty())
        errors = translatedComplaints(document, complaints);

    std::stable_sort(errors.begin(), errors.end(),
                     [](const auto &a, const auto &b) { return a.line < b.line; });
    for (SchemaError &error : errors) {
        const auto sameLine =
            std::find_if(complaints.begin(), complaints.end(),
                         [&](const SchemaComplaint &c) { return c.line == error.line; });
        if (error.original.isEmpty() && !complaints.isEmpty())
            error.original =
                (sameLine == complaints.end() ? complaints.first() : *sameLine).message;
    }
    return errors;
}

void SchemaExplainer::findValues(const PoolDocument &document, const QStringList &samples,
                                 QList<SchemaError> &errors)
{
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        const int count = fieldInfo(field).repeatable ? document.count(field) : 1;
        for (int index = 0; index < count; ++index) {
            const std::optional<QString> value = document.value({field, index});
            if (!value)
                continue;
            bool asked = false;
            bool fits = false;
            for (const QString &sample : samples) {
                PoolDocument changed = m_trials.documentOf(sample);
                if (!changed.value({field}))
                    continue;
                asked = true;
                changed.setValue({field}, value);
                fits = fits || m_trials.accepts(changed.toXml());
            }
            if (!asked || fits)
                continue;
            const QString name = findingtext::fieldName(field, *document.type());
            QString sentence = value->isEmpty()
                                   ? tr("The field “%1” has no value.").arg(name)
                                   : tr("The value “%1” of the field “%2” is not allowed.")
                                         .arg(isolated(*value), name);
            if (const QString advice = fieldhelp::allowed(field, *document.type());
                !advice.isEmpty())
                sentence += u' ' + advice;
            errors.append({document.lineOf({field, index}), sentence, {}, FieldRef{field, index}});
        }
    }
}

void SchemaExplainer::findMissing(const PoolDocument &document, const QStringList &samples,
                                  QList<SchemaError> &errors)
{
    const XmlOutline &outline = document.outline();
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        const FieldInfo &info = fieldInfo(field);
        const QString path = fromView(info.element);
        const QString attribute = fromView(info.attribute);
        const int occurrences = info.repeatable ? std::max(document.count(field), 1) : 1;
        for (int index = 0; index < occurrences; ++index) {
            if (document.value({field, index}))
                continue;
            // An element is missing only if all its missing parents are required.
            bool required = attribute.isEmpty() || m_trials.isRequired(samples, path, attribute);
            QString level = path;
            QList<int> there = elementsAt(outline, level);
            while (required && there.isEmpty() && !level.isEmpty()) {
                required = m_trials.isRequired(samples, level, {});
                level = level.contains(u'/') ? level.section(u'/', 0, -2) : QString();
                there = elementsAt(outline, level);
            }
            if (!required)
                continue;
            if (there.isEmpty())
                there = {0};
            const int holder = there.at(std::min(qsizetype(index), there.size() - 1));
            errors.append({outline.lineAt(outline.element(holder).begin),
                           tr("The field “%1” has no value.")
                               .arg(findingtext::fieldName(field, *document.type())),
                           {},
                           FieldRef{field, index}});
        }
    }
}

void SchemaExplainer::findUnexpected(const PoolDocument &document, const QStringList &samples,
                                     QList<SchemaError> &errors)
{
    QSet<QString> places;
    for (const QString &sample : samples)
        places += placesOf(sample);

    const XmlOutline &outline = document.outline();
    const auto add = [&](qsizetype at, const QString &what, const QString &inside,
                         std::optional<Field> field, int index) {
        const QString sentence =
            field
                ? tr("A pool of type “%1” with these values has no field “%2”: %3 is not expected "
                     "inside <%4>.")
                      .arg(fromView(poolTypeInfo(*document.type()).name),
                           findingtext::fieldName(*field, *document.type()), what, inside)
                : tr("%1 is not expected inside <%2>.").arg(what, inside);
        errors.append({outline.lineAt(at),
                       sentence,
                       {},
                       field ? std::optional(FieldRef{*field, index}) : std::nullopt});
    };
    std::vector<bool> skipped(outline.elements().size(), false);
    QHash<std::pair<int, QString>, int> seen;
    for (int i = 0; i < int(outline.elements().size()); ++i) {
        const XmlOutline::Element &element = outline.element(i);
        const QString path = pathOf(outline, i);
        if (i > 0) {
            if (skipped[std::size_t(element.parent)]) {
                skipped[std::size_t(i)] = true;
                continue;
            }
            const QString &inside = outline.element(element.parent).name;
            const int index = seen[{element.parent, path}]++;
            if (!places.contains(path)) {
                skipped[std::size_t(i)] = true;
                const std::optional<Field> field = fieldAt(path, {});
                add(element.begin, u'<' + element.name + u'>', inside, field,
                    field && fieldInfo(*field).repeatable ? index : 0);
                continue;
            }
            const bool once =
                index > 0 && std::all_of(samples.begin(), samples.end(), [&](const QString &s) {
                    const XmlOutline sample(s);
                    const QList<int> found = elementsAt(sample, path);
                    if (found.isEmpty())
                        return true;
                    const XmlOutline::Element &single = sample.element(found.first());
                    QString doubled = s;
                    doubled.insert(single.end, s.sliced(single.begin, single.end - single.begin));
                    return !m_trials.isValid(doubled);
                });
            if (once) {
                const std::optional<Field> field = fieldAt(path, {});
                errors.append({outline.lineAt(element.begin),
                               tr("<%1> is allowed only once inside <%2>.")
                                   .arg(isolated(element.name), inside),
                               {},
                               field ? std::optional(
                                   FieldRef{*field, fieldInfo(*field).repeatable ? index : 0})
                                     : std::nullopt});
                continue;
            }
        }
        for (const XmlOutline::Attribute &attribute : element.attributes) {
            if (isNamespaceDeclaration(attribute.name)
                || places.contains(path + u'@' + attribute.name))
                continue;
            const std::optional<Field> field = fieldAt(path, attribute.name);
            add(attribute.begin, tr("The attribute “%1”").arg(isolated(attribute.name)),
                element.name, field,
                field && fieldInfo(*field).repeatable ? seen[{element.parent, path}] - 1 : 0);
        }
    }
}

void SchemaExplainer::findMisplacedText(const PoolDocument &document, const QStringList &samples,
                                        QList<SchemaError> &errors) const
{
    // Only some elements without children may contain text.
    QSet<QString> places;
    QSet<QString> known;
    for (const QString &sample : samples) {
        const XmlOutline outline(sample);
        for (int i = 0; i < int(outline.elements().size()); ++i) {
            known << pathOf(outline, i);
            if (outline.element(i).children.empty() && !outline.textOf(i).isEmpty())
                places << pathOf(outline, i);
        }
    }
    const XmlOutline &outline = document.outline();
    for (int i = 0; i < int(outline.elements().size()); ++i) {
        const QString path = pathOf(outline, i);
        if (!known.contains(path) || places.contains(path))
            continue;
        for (const XmlOutline::Piece &piece : outline.piecesOf(i)) {
            const bool inChild = std::any_of(outline.element(i).children.begin(),
                                             outline.element(i).children.end(), [&](int child) {
                                                 return outline.element(child).begin <= piece.begin
                                                        && piece.end <= outline.element(child).end;
                                             });
            const QString text = outline.text().sliced(piece.begin, piece.end - piece.begin);
            if (inChild || !piece.isText() || text.trimmed().isEmpty())
                continue;
            const qsizetype blanks = text.indexOf(text.trimmed().at(0));
            errors.append(
                {outline.lineAt(piece.begin + blanks),
                 tr("Text is not expected inside <%1>.").arg(isolated(outline.element(i).name)),
                 {},
                 {}});
            break;
        }
    }
}

void SchemaExplainer::findSizes(const PoolDocument &document, const QStringList &samples,
                                QList<SchemaError> &errors) const
{
    const XmlOutline &outline = document.outline();
    const XmlOutline sample(samples.first());
    for (const char *name : {"capacity", "allocation", "available"}) {
        const QString path = QLatin1String(name);
        const QList<int> found = elementsAt(outline, path);
        const QList<int> place = elementsAt(sample, path);
        if (found.isEmpty() || place.isEmpty())
            continue;
        const XmlOutline::Element &element = outline.element(found.first());
        const XmlOutline::Element &replaced = sample.element(place.first());
        QString changed = samples.first();
        changed.replace(replaced.begin, replaced.end - replaced.begin,
                        outline.text().sliced(element.begin, element.end - element.begin));
        if (!element.children.empty() || m_trials.accepts(changed))
            continue;
        errors.append(
            {outline.lineAt(element.begin),
             tr("<%1> is not a number of bytes with a unit that libvirt knows.").arg(path),
             {},
             {}});
    }
}

void SchemaExplainer::findExtents(const PoolDocument &document, const QStringList &samples,
                                  QList<SchemaError> &errors) const
{
    const auto path = QStringLiteral("source/device/freeExtent");
    const XmlOutline &outline = document.outline();
    const XmlOutline sample(samples.first());
    const QList<int> place = elementsAt(sample, path);
    if (place.isEmpty())
        return;
    for (const int index : elementsAt(outline, path)) {
        for (const XmlOutline::Attribute &attribute : outline.element(index).attributes) {
            const XmlOutline::Attribute *replaced =
                sample.element(place.first()).attribute(attribute.name);
            if (!replaced)
                continue;
            QString changed = samples.first();
            changed.replace(replaced->valueBegin, replaced->valueEnd - replaced->valueBegin,
                            XmlOutline::encodedAttribute(attribute.value, u'\''));
            if (m_trials.accepts(changed))
                continue;
            errors.append({outline.lineAt(attribute.begin),
                           tr("“%1” is not a number of bytes.").arg(isolated(attribute.value)),
                           {},
                           {}});
        }
    }
}

} // namespace poolwarden
