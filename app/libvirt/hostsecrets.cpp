// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/hostsecrets.h"

#include "app/libvirt/libvirterror.h"
#include "app/libvirt/ownerrors.h"
#include "model/xml/hostsourcesreader.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <string.h>

#include <optional>

namespace poolwarden {

namespace {

QString usageTypeName(int type)
{
    switch (type) {
    case VIR_SECRET_USAGE_TYPE_VOLUME:
        return QStringLiteral("volume");
    case VIR_SECRET_USAGE_TYPE_CEPH:
        return QStringLiteral("ceph");
    case VIR_SECRET_USAGE_TYPE_ISCSI:
        return QStringLiteral("iscsi");
    case VIR_SECRET_USAGE_TYPE_TLS:
        return QStringLiteral("tls");
    case VIR_SECRET_USAGE_TYPE_VTPM:
        return QStringLiteral("vtpm");
    default:
        return {};
    }
}

std::optional<bool> hasValue(virSecretPtr secret)
{
    std::size_t size = 0;
    unsigned char *value = virSecretGetValue(secret, &size, 0);
    if (value) {
        ::explicit_bzero(value, size);
        const ArrayHandle<unsigned char> memory(value);
        return true;
    }
    // That of a private secret is refused before anything else.
    if (takeLibvirtError().code == VIR_ERR_NO_SECRET)
        return false;
    return std::nullopt;
}

QString descriptionOf(virSecretPtr secret)
{
    const CharHandle xml(virSecretGetXMLDesc(secret, 0));
    if (!xml) {
        virResetLastError();
        return {};
    }
    return QString::fromStdString(readSecretDescription(xml.get()));
}

SecretInfo infoOf(virSecretPtr secret)
{
    SecretInfo info;
    char uuid[VIR_UUID_STRING_BUFLEN] = {};
    if (virSecretGetUUIDString(secret, uuid) == 0)
        info.uuid = QString::fromLatin1(uuid);
    info.usageType = usageTypeName(virSecretGetUsageType(secret));
    if (const char *usage = virSecretGetUsageID(secret))
        info.usage = QString::fromUtf8(usage);
    return info;
}

} // namespace

HostAnswer listSecrets(virConnectPtr connection, const QString &usageType)
{
    HostAnswer answer;
    virSecretPtr *raw = nullptr;
    const int count = virConnectListAllSecrets(connection, &raw, 0);
    if (count < 0) {
        answer.error = questionError(takeLibvirtError());
        return answer;
    }
    const ArrayHandle<virSecretPtr> array(raw);
    for (int i = 0; i < count; ++i) {
        const SecretHandle secret(raw[i]);
        SecretInfo info = infoOf(secret.get());
        if (info.usageType != usageType)
            continue;
        info.description = descriptionOf(secret.get());
        info.hasValue = hasValue(secret.get());
        answer.secrets.append(info);
    }
    virResetLastError();
    return answer;
}

HostAnswer makeSecret(virConnectPtr connection, const HostQuestion &question)
{
    HostAnswer answer;
    const QByteArray element = question.usageType == u"ceph" ? "name" : "target";
    const QByteArray xml =
        "<secret ephemeral='no' private='yes'><description>"
        + question.description.toHtmlEscaped().toUtf8() + "</description><usage type='"
        + question.usageType.toHtmlEscaped().toUtf8() + "'><" + element + '>'
        + question.usage.toHtmlEscaped().toUtf8() + "</" + element + "></usage></secret>";
    // libvirt would change a secret of the same use instead of refusing.
    const int use =
        question.usageType == u"ceph" ? VIR_SECRET_USAGE_TYPE_CEPH : VIR_SECRET_USAGE_TYPE_ISCSI;
    const SecretHandle present(
        virSecretLookupByUsage(connection, use, question.usage.toUtf8().constData()));
    if (present) {
        answer.error = secretExistsError(question.usage);
        return answer;
    }
    virResetLastError();
    const SecretHandle secret(virSecretDefineXML(connection, xml.constData(), 0));
    if (!secret) {
        answer.error = questionError(takeLibvirtError());
        return answer;
    }
    if (virSecretSetValue(secret.get(),
                          reinterpret_cast<const unsigned char *>(question.value->data()),
                          std::size_t(question.value->size()), 0)
        != 0) {
        answer.error = questionError(takeLibvirtError());
        virSecretUndefine(secret.get());
        virResetLastError();
        return answer;
    }
    SecretInfo info = infoOf(secret.get());
    info.description = question.description;
    info.hasValue = true;
    answer.secrets.append(info);
    return answer;
}

} // namespace poolwarden
