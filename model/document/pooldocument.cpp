// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/pooldocument.h"

#include "model/document/fieldplaces.h"
#include "model/document/xmledit.h"
#include "model/document/xmlencoding.h"
#include "model/document/xmlindent.h"
#include "model/document/xmloutline.h"

#include <QSharedData>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace poolwarden {

using namespace fieldplaces;

namespace {

std::optional<QString> usualTarget(PoolType type)
{
    const std::string_view target = poolTypeInfo(type).usualTarget;
    return target.empty() ? std::nullopt : std::optional(QString::fromUtf8(target));
}

} // namespace

class PoolDocument::Data : public QSharedData
{
public:
    explicit Data(const QString &text)
        : outline(text)
    {
    }
    XmlOutline outline;
};

PoolDocument PoolDocument::create(PoolType type)
{
    QString xml = QStringLiteral("<pool type='%1'>\n  <name></name>\n")
                      .arg(QString::fromUtf8(poolTypeInfo(type).name));
    if (fieldUsage(type, Field::TargetPath) == Usage::Required) {
        xml += QStringLiteral("  <target>\n    <path>%1</path>\n  </target>\n")
                   .arg(usualTarget(type).value_or(QString()));
    }
    return PoolDocument(xml + QStringLiteral("</pool>\n"));
}

std::variant<PoolDocument, Refusal> PoolDocument::parse(const QByteArray &xml)
{
    // Checks the bytes as libvirt does.
    auto parsed = PoolXml::parse({xml.constData(), std::size_t(xml.size())});
    if (auto *refusal = std::get_if<Refusal>(&parsed))
        return std::move(*refusal);
    return of(xml, std::get<PoolXml>(parsed));
}

PoolDocument PoolDocument::of(const QByteArray &xml, [[maybe_unused]] const PoolXml &parsed)
{
    return PoolDocument(xmlTextFromBytes(xml));
}

std::variant<PoolDocument, Refusal> PoolDocument::parseText(const QString &text)
{
    return parse(bytesOf(text));
}

QString PoolDocument::textOf(const QByteArray &xml)
{
    return xmlTextFromBytes(xml);
}

QByteArray PoolDocument::bytesOf(const QString &text)
{
    return xmlTextDeclaredAsUtf8(text).toUtf8();
}

QString PoolDocument::editableText(const QByteArray &xml)
{
    std::variant<PoolDocument, Refusal> parsed = parse(xml);
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return textOf(xml);
    document->removeRuntimeElements();
    return document->toXml();
}

PoolDocument::PoolDocument()
    : PoolDocument(create(PoolType::Dir))
{
}

PoolDocument::PoolDocument(const QString &wellFormedText)
    : d(new Data(wellFormedText))
{
}

PoolDocument::~PoolDocument() = default;
PoolDocument::PoolDocument(const PoolDocument &) = default;
PoolDocument::PoolDocument(PoolDocument &&) noexcept = default;
PoolDocument &PoolDocument::operator=(const PoolDocument &) = default;
PoolDocument &PoolDocument::operator=(PoolDocument &&) noexcept = default;

QString PoolDocument::toXml() const
{
    return d->outline.text();
}

ReadResult PoolDocument::definition() const
{
    const QByteArray bytes = bytesOf(toXml());
    return readPool({bytes.constData(), std::size_t(bytes.size())});
}

std::optional<PoolType> PoolDocument::type() const
{
    const XmlOutline::Attribute *type = attributeOf(d->outline.element(0), u"type");
    return type ? poolTypeFromName(type->value.toStdString()) : std::nullopt;
}

void PoolDocument::setType(PoolType type)
{
    const QString name = QString::fromUtf8(poolTypeInfo(type).name);
    const XmlOutline::Element &root = d->outline.element(0);
    if (const XmlOutline::Attribute *attribute = attributeOf(root, u"type")) {
        if (attribute->value != name)
            XmlEdit(d->outline).setValue(*attribute, name);
        return;
    }
    XmlEdit(d->outline)
        .replace(root.begin + 1 + root.name.size(), 0, QStringLiteral(" type='%1'").arg(name));
}

std::optional<QString> PoolDocument::value(FieldRef field) const
{
    const int element = elementOf(d->outline, field);
    return element < 0 ? std::nullopt : valueIn(d->outline, element, field.field);
}

std::vector<std::optional<QString>> PoolDocument::values(Field field) const
{
    std::vector<std::optional<QString>> all;
    for (const int element : elementsOf(d->outline, field))
        all.push_back(valueIn(d->outline, element, field));
    return all;
}

int PoolDocument::count(Field field) const
{
    const auto found = int(elementsOf(d->outline, field).size());
    return fieldInfo(field).repeatable ? found : std::min(found, 1);
}

int PoolDocument::lineOf(FieldRef field) const
{
    const int element = elementOf(d->outline, field);
    return element < 0 ? 0 : lineIn(d->outline, element, field.field);
}

std::map<FieldRef, int> PoolDocument::lines() const
{
    std::map<FieldRef, int> lines;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        const auto note = [&](int index, int element) {
            if (const int line = element < 0 ? 0 : lineIn(d->outline, element, field); line > 0)
                lines.emplace(FieldRef{field, index}, line);
        };
        if (!fieldInfo(field).repeatable) {
            note(0, elementOf(d->outline, {field, 0}));
            continue;
        }
        const std::vector<int> elements = elementsOf(d->outline, field);
        for (std::size_t index = 0; index < elements.size(); ++index)
            note(int(index), elements[index]);
    }
    return lines;
}

int PoolDocument::lineOfRoot() const
{
    return d->outline.lineAt(d->outline.element(0).begin);
}

const XmlOutline &PoolDocument::outline() const
{
    return d->outline;
}

bool PoolDocument::setValue(FieldRef field, const std::optional<QString> &value)
{
    Q_ASSERT(field.index >= 0);
    if (this->value(field) == value)
        return false;

    const QString name = attributeName(field.field);
    int element = elementOf(d->outline, field);
    if (!value) {
        removeValue(field, element, name);
        return true;
    }
    if (element < 0)
        element = createElement(field);
    XmlEdit edit(d->outline);
    if (name.isEmpty())
        edit.setText(element, *value);
    else if (const auto *attribute = attributeOf(d->outline.element(element), name))
        edit.setValue(*attribute, *value);
    else
        edit.addAttribute(element, name, *value);
    return true;
}

void PoolDocument::removeValue(FieldRef field, int element, const QString &attributeName)
{
    XmlEdit edit(d->outline);
    const XmlOutline::Attribute *attribute =
        attributeName.isEmpty() ? nullptr : attributeOf(d->outline.element(element), attributeName);
    if (!attribute) {
        edit.removeElement(element);
        return;
    }
    edit.removeAttribute(*attribute);
    if (xmlindent::isEmptyElement(d->outline, element)
        && (fieldInfo(field.field).repeatable || !edit.hidesAnother(element)))
        edit.removeElement(element);
}

void PoolDocument::removeAt(Field field, int index)
{
    const int element = elementOf(d.constData()->outline, {field, index});
    if (element > 0)
        XmlEdit(d->outline).removeElement(element);
}

void PoolDocument::removeRuntimeElements()
{
    // In one pass: there may be as many elements as fit into 4 MiB.
    std::vector<int> removed;
    for (const std::string_view path :
         {"capacity", "allocation", "available", "source/device/freeExtent"}) {
        const std::vector<int> found = follow(d.constData()->outline, stepsOf(path));
        removed.insert(removed.end(), found.begin(), found.end());
    }
    if (removed.empty())
        return;
    XmlEdit edit(d->outline);
    edit.removeElements(std::move(removed));

    // A device left empty is removed as well, unless there are others: their indexes would change.
    const std::vector<int> devices = follow(d->outline, stepsOf("source/device"));
    if (devices.size() == 1 && xmlindent::isEmptyElement(d->outline, devices.front()))
        edit.removeElement(devices.front());
}

int PoolDocument::createElement(FieldRef field)
{
    const FieldInfo &info = fieldInfo(field.field);
    const std::vector<Step> steps = stepsOf(info.element);
    const std::size_t wanted = info.repeatable ? std::size_t(field.index) + 1 : 1;
    XmlEdit edit(d->outline);
    for (;;) {
        // Find the deepest element that exists.
        std::size_t depth = steps.size();
        std::vector<int> found = follow(d->outline, steps);
        if (found.size() >= wanted)
            return found[wanted - 1];
        if (found.empty()) {
            while (found.empty() && depth > 0)
                found = follow(d->outline, std::span(steps).first(--depth));
        } else {
            --depth;
            found = {d->outline.element(found.back()).parent};
        }

        const Step &step = steps[depth];
        QString name = step.local;
        if (!step.prefix.isEmpty()) {
            std::optional<QString> prefix = d->outline.prefixFor(found.front(), step.namespaceUri);
            if (!prefix) {
                prefix = step.prefix;
                while (d->outline.namespaceOf(found.front(), *prefix))
                    *prefix += u'_';
                edit.addAttribute(0, QStringLiteral("xmlns:") + *prefix, step.namespaceUri);
            }
            if (!prefix->isEmpty())
                name = *prefix + u':' + name;
        } else if (!d->outline.namespaceOf(found.front(), u"").value_or(QString()).isEmpty()) {
            name += QStringLiteral(" xmlns=''");
        }
        edit.insertChild(found.front(), name);
    }
}

} // namespace poolwarden
