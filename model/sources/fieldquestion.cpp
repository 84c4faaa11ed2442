// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/sources/fieldquestion.h"

#include "model/host/canonical.h"
#include "model/session/pooledit.h"

#include <QByteArrayView>

#include <string_view>

namespace poolwarden {

namespace {

/// Where pools of the type usually are.
QString usualFolder(PoolType type)
{
    if (const std::string_view target = poolTypeInfo(type).usualTarget; !target.empty())
        return QString::fromUtf8(QByteArrayView(target));
    if (poolTypeInfo(type).mountsSource)
        return QStringLiteral("/mnt");
    return QStringLiteral("/var/lib/libvirt/images");
}

} // namespace

void FieldQuestion::begin(FieldRef field)
{
    m_field = field;
    m_supply = supplyOf(field.field, type());
    const auto value = [this](Field of) { return m_edit->value({of}).value_or(QString()); };
    m_server = {value(Field::HostName), value(Field::HostPort)};
    const QString now = m_edit->value(field).value_or(QString());
    if (!now.startsWith(u'/'))
        m_folder = usualFolder(type());
    else
        setFolder(now.endsWith(u'/') ? now : folderAbove(now));
}

void FieldQuestion::end()
{
    m_field.reset();
    m_supply = Supply::None;
}

PoolType FieldQuestion::type() const
{
    return m_edit->type().value_or(PoolType::Dir);
}

bool FieldQuestion::wantsServer() const
{
    return m_supply == Supply::Sources && needsServer(type());
}

void FieldQuestion::setFolder(const QString &folder)
{
    m_folder = QString::fromStdString(
        canonical::joinedPath(canonical::pathSegments(folder.toStdString())));
}

QString FieldQuestion::folderAbove(const QString &folder)
{
    QString path = folder;
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash > 0 ? path.first(slash) : QStringLiteral("/");
}

std::optional<HostQuestion> FieldQuestion::question() const
{
    if (m_supply == Supply::Sources)
        return sourceQuestion(type(), m_server);
    if (m_supply == Supply::Folders)
        return HostQuestion{.about = HostQuestion::About::Folders, .source = m_folder.toUtf8()};
    if (m_supply != Supply::Secrets)
        return std::nullopt;
    const QString authType =
        m_edit->value({Field::AuthType})
            .value_or(QString::fromUtf8(QByteArrayView(poolTypeInfo(type()).authType)));
    HostQuestion question{.about = HostQuestion::About::Secrets,
                          .type = type(),
                          .usageType = secretUsageType(authType)};
    return question.usageType.isEmpty() ? std::nullopt : std::optional(question);
}

QString FieldQuestion::usageType() const
{
    const auto asked = m_supply == Supply::Secrets ? question() : std::nullopt;
    return asked ? asked->usageType : QString();
}

} // namespace poolwarden
