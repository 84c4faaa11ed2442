// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/terraformpools.h"

#include "model/export/hclobject.h"
#include "model/export/hcltext.h"
#include "model/pool/pooldefinition.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace poolwarden {

namespace {

/// The type of an attribute of the provider (its docs/resources/pool.md).
enum class Kind : quint8 { Text, Flag, Number };

struct Attribute {
    Field field;
    const char *path; ///< '/' between objects; "[]" behind a list
    Kind kind = Kind::Text;
};

constexpr std::array attributes{
    Attribute{Field::HostName, "source/host[]/name"},
    Attribute{Field::HostPort, "source/host[]/port"},
    Attribute{Field::DevicePath, "source/device[]/path"},
    Attribute{Field::DevicePartSeparator, "source/device[]/part_separator"},
    Attribute{Field::SourceDir, "source/dir/path"},
    Attribute{Field::AdapterType, "source/adapter/type"},
    Attribute{Field::AdapterName, "source/adapter/name"},
    Attribute{Field::AdapterParent, "source/adapter/parent"},
    Attribute{Field::AdapterManaged, "source/adapter/managed", Kind::Flag},
    Attribute{Field::AdapterWwnn, "source/adapter/wwnn"},
    Attribute{Field::AdapterWwpn, "source/adapter/wwpn"},
    Attribute{Field::AdapterUniqueId, "source/adapter/parent_addr/unique_id", Kind::Number},
    Attribute{Field::AdapterParentDomain, "source/adapter/parent_addr/address/domain",
              Kind::Number},
    Attribute{Field::AdapterParentBus, "source/adapter/parent_addr/address/bus", Kind::Number},
    Attribute{Field::AdapterParentSlot, "source/adapter/parent_addr/address/slot", Kind::Number},
    Attribute{Field::AdapterParentFunction, "source/adapter/parent_addr/address/function",
              Kind::Number},
    Attribute{Field::AuthType, "source/auth/type"},
    Attribute{Field::AuthUsername, "source/auth/username"},
    Attribute{Field::AuthSecretUsage, "source/auth/secret/usage"},
    Attribute{Field::SourceName, "source/name"},
    Attribute{Field::SourceFormat, "source/format/type"},
    Attribute{Field::InitiatorIqn, "source/initiator/iqn/name"},
    Attribute{Field::ProtocolVersion, "source/protocol/version"},
    Attribute{Field::Vendor, "source/vendor/name"},
    Attribute{Field::Product, "source/product/name"},
    Attribute{Field::TargetPath, "target/path"},
    Attribute{Field::Mode, "target/permissions/mode"},
    Attribute{Field::Owner, "target/permissions/owner"},
    Attribute{Field::Group, "target/permissions/group"},
    Attribute{Field::Label, "target/permissions/label"},
    Attribute{Field::Cow, "features/cow/state"},
    Attribute{Field::RefreshAllocation, "refresh/volume/allocation"},
};

/// Fields that libvirt reads, but for which the provider has no attribute.
constexpr std::array unknownFields{
    Field::AdapterParentWwnn, Field::AdapterParentWwpn, Field::AdapterParentFabricWwn,
    Field::AuthSecretUuid,    Field::MountOption,       Field::ConfigOptionName,
};

/// The value as libvirt reads it: Terraform then finds no difference.
QString readValue(const PoolDefinition &definition, FieldRef at, const QString &value)
{
    switch (at.field) {
    case Field::Name:
        return QString::fromStdString(definition.name);
    case Field::TargetPath:
        return QString::fromStdString(definition.targetPath.value_or(std::string()));
    case Field::SourceDir:
        return QString::fromStdString(definition.dir.value_or(std::string()));
    case Field::Mode:
    case Field::Owner:
    case Field::Group:
        return value.trimmed();
    default:
        return value;
    }
}

unsigned numberOf(const PoolDefinition &definition, Field field)
{
    const auto *adapter = std::get_if<ScsiHostAdapter>(&definition.adapter);
    if (!adapter || !adapter->parent)
        return 0;
    const ScsiHostAdapter::Parent &parent = *adapter->parent;
    switch (field) {
    case Field::AdapterParentDomain:
        return parent.address.domain;
    case Field::AdapterParentBus:
        return parent.address.bus;
    case Field::AdapterParentSlot:
        return parent.address.slot;
    case Field::AdapterParentFunction:
        return parent.address.function;
    default:
        return static_cast<unsigned>(parent.uniqueId);
    }
}

/// The values of a definition that the provider has attributes for.
template<typename Visit>
void forEachValue(const PoolDocument &document, const PoolDefinition &definition,
                  const Visit &visit)
{
    for (const Attribute &attribute : attributes) {
        if (!isRead(definition.type, attribute.field)
            && fieldUsage(definition.type, attribute.field) != Usage::Derived)
            continue;
        const std::vector<std::optional<QString>> values = document.values(attribute.field);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const FieldRef at{attribute.field, static_cast<int>(i)};
            if (values[i])
                visit(attribute, at.index, readValue(definition, at, *values[i]));
        }
    }
}

void set(HclObject *resource, const Attribute &attribute, int index, const QString &value,
         const PoolDefinition &definition)
{
    QStringList steps = QString::fromLatin1(attribute.path).split(u'/');
    const QString key = steps.takeLast();
    HclObject *object = resource;
    for (QString &step : steps) {
        const bool isList = step.endsWith(QLatin1String("[]"));
        if (isList)
            step.chop(2);
        object = isList ? &object->item(step, index) : &object->object(step);
    }
    switch (attribute.kind) {
    case Kind::Text:
        object->setText(key, value);
        break;
    case Kind::Flag:
        object->setFlag(key, value == QLatin1String("yes"));
        break;
    case Kind::Number:
        object->setNumber(key, numberOf(definition, attribute.field));
        break;
    }
}

} // namespace

QString TerraformPools::obstacle(const PoolDocument &document)
{
    const ReadResult reading = document.definition();
    if (const auto *refusal = std::get_if<Refusal>(&reading))
        return findingtext::refusal(*refusal);
    const PoolDefinition &definition = std::get<PoolDefinition>(reading);
    for (const Field field : unknownFields) {
        const std::vector<std::optional<QString>> values = document.values(field);
        if (isRead(definition.type, field)
            && std::any_of(values.cbegin(), values.cend(),
                           [](const auto &value) { return value.has_value(); }))
            return tr("Terraform's libvirt provider does not support this field: %1.")
                .arg(findingtext::fieldName(field, definition.type));
    }
    QString unholdable = QString::fromStdString(definition.name);
    if (hcl::canHold(unholdable))
        unholdable.clear();
    forEachValue(document, definition, [&](const Attribute &, int, const QString &value) {
        if (unholdable.isEmpty() && !hcl::canHold(value))
            unholdable = value;
    });
    return unholdable.isEmpty()
               ? QString()
               : tr("Terraform would change “%1”: it converts all text to Unicode's normal form.")
                     .arg(isolated(unholdable));
}

QByteArray TerraformPools::resource(const PoolDocument &document, Lifecycle lifecycle)
{
    const ReadResult reading = document.definition();
    const auto *definition = std::get_if<PoolDefinition>(&reading);
    if (!definition)
        return {};
    const QString name = QString::fromStdString(definition->name);
    HclObject resource;
    resource.setText(QStringLiteral("name"), name);
    resource.setText(QStringLiteral("type"),
                     QString::fromUtf8(poolTypeInfo(definition->type).name));
    forEachValue(document, *definition,
                 [&](const Attribute &attribute, int index, const QString &value) {
                     set(&resource, attribute, index, value, *definition);
                 });
    // By default the provider builds storage, and deletes it with the resource.
    HclObject &create = resource.object(QStringLiteral("create"));
    create.setFlag(QStringLiteral("build"), false);
    create.setFlag(QStringLiteral("start"), lifecycle.active);
    create.setFlag(QStringLiteral("autostart"), lifecycle.autostart);
    resource.object(QStringLiteral("destroy")).setFlag(QStringLiteral("delete"), false);

    const QString base = hcl::identifier(name);
    QString label = base;
    for (int number = 2; m_labels.contains(label); ++number)
        label = base + u'_' + QString::number(number);
    m_labels.insert(label);
    return (QStringLiteral("resource \"libvirt_pool\" \"%1\" {\n").arg(label) + resource.lines(2)
            + QStringLiteral("}\n"))
        .toUtf8();
}

} // namespace poolwarden
