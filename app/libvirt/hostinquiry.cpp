// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/libvirt/hostinquiry.h"

#include "app/libvirt/hostdescription.h"
#include "app/libvirt/hostmachines.h"
#include "app/libvirt/hostsecrets.h"
#include "app/libvirt/libvirterror.h"
#include "app/libvirt/ownerrors.h"

#include <libvirt/libvirt.h>
#include <signal.h>

#include <string>
#include <utility>
#include <variant>

namespace poolwarden {

namespace {

HostAnswer findSources(virConnectPtr connection, const HostQuestion &question)
{
    HostAnswer answer;
    const std::string type(poolTypeInfo(question.type).name);
    const CharHandle xml(virConnectFindStoragePoolSources(
        connection, type.c_str(), question.source.isEmpty() ? nullptr : question.source.constData(),
        0));
    if (xml)
        answer.sources = QByteArray(xml.get());
    else
        answer.error = questionError(takeLibvirtError());
    return answer;
}

HostAnswer answerOf(virConnectPtr connection, const HostQuestion &question)
{
    switch (question.about) {
    case HostQuestion::About::Sources:
        return findSources(connection, question);
    case HostQuestion::About::Secrets:
        return listSecrets(connection, question.usageType);
    case HostQuestion::About::NewSecret:
        return makeSecret(connection, question);
    case HostQuestion::About::Machines:
        return listMachines(connection);
    case HostQuestion::About::Folders:
        break; // libvirt cannot list them
    }
    return {.error = noFoldersError()};
}

} // namespace

HostInquiry::HostInquiry(QString uri, bool readOnly, Connection::KeepAlive keepAlive,
                         HostQuestion question)
    : m_uri(std::move(uri))
    , m_readOnly(readOnly)
    , m_keepAlive(keepAlive)
    , m_question(std::move(question))
{
    setObjectName(QStringLiteral("inquiry"));
}

HostInquiry::~HostInquiry() = default;

void HostInquiry::run()
{
    // libvirt's client does not protect all its socket writes against SIGPIPE.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);

    const bool isOfSecrets = m_question.about == HostQuestion::About::Secrets
                             || m_question.about == HostQuestion::About::NewSecret;
    const QString uri = isOfSecrets ? secretUri(m_uri).value_or(m_uri) : m_uri;
    HostAnswer answer;
    auto opened = Connection::openPlain(uri, m_readOnly, m_keepAlive);
    if (const auto *error = std::get_if<ServiceError>(&opened))
        answer.error = *error;
    else
        answer = answerOf(std::get<ConnectHandle>(opened).get(), m_question);
    // The value of a new secret is overwritten as soon as it is sent.
    m_question = {};
    Q_EMIT answered(answer);
}

} // namespace poolwarden
