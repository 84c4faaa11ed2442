// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/resolve/definitionedit.h"

#include <cstddef>
#include <utility>

namespace poolwarden {

std::string valueOf(const PoolDefinition &definition, FieldRef field)
{
    const auto index = static_cast<std::size_t>(field.index);
    switch (field.field) {
    case Field::Name:
        return definition.name;
    case Field::Uuid:
        return definition.uuid ? toString(*definition.uuid) : std::string();
    case Field::HostName:
        return index < definition.hosts.size() ? definition.hosts[index].name : std::string();
    case Field::DevicePath:
        return index < definition.devices.size() ? definition.devices[index].path : std::string();
    case Field::SourceDir:
        return definition.dir.value_or(std::string());
    case Field::SourceName:
        return definition.sourceName;
    case Field::TargetPath:
        return definition.targetPath.value_or(std::string());
    case Field::InitiatorIqn:
        return definition.initiatorIqn.value_or(std::string());
    case Field::AdapterName:
        if (const auto *scsi = std::get_if<ScsiHostAdapter>(&definition.adapter))
            return scsi->name.value_or(std::string());
        return {};
    default:
        return {};
    }
}

std::optional<PoolDefinition> edited(PoolDefinition definition, const std::vector<FieldEdit> &edits)
{
    for (const FieldEdit &edit : edits) {
        const auto index = static_cast<std::size_t>(edit.field.index);
        switch (edit.field.field) {
        case Field::Name:
            definition.name = edit.to;
            break;
        case Field::Uuid:
            definition.uuid = parseUuid(edit.to);
            break;
        case Field::HostName:
            if (index >= definition.hosts.size())
                return std::nullopt;
            definition.hosts[index].name = edit.to;
            break;
        case Field::DevicePath:
            if (index >= definition.devices.size())
                return std::nullopt;
            definition.devices[index].path = edit.to;
            break;
        case Field::SourceDir:
            definition.dir = sanitizedPath(edit.to);
            break;
        case Field::SourceName:
            definition.sourceName = edit.to;
            if (const std::string_view prefix = poolTypeInfo(definition.type).targetPrefix;
                !prefix.empty())
                definition.targetPath = std::string(prefix) + edit.to;
            break;
        case Field::TargetPath:
            definition.targetPath = sanitizedPath(edit.to);
            break;
        case Field::InitiatorIqn:
            definition.initiatorIqn = edit.to;
            break;
        case Field::AdapterName:
            if (auto *scsi = std::get_if<ScsiHostAdapter>(&definition.adapter);
                scsi && !scsi->parent) {
                scsi->name = edit.to;
                break;
            }
            return std::nullopt;
        default:
            return std::nullopt;
        }
    }
    return definition;
}

std::vector<FieldEdit> renamingEdits(const PoolDefinition &definition, const std::string &name)
{
    std::vector<FieldEdit> edits{{{Field::Name}, definition.name, name}};
    if (!definition.sourceName.empty() && definition.sourceName == definition.name)
        edits.push_back({{Field::SourceName}, definition.sourceName, definition.sourceName});
    return edits;
}

} // namespace poolwarden
