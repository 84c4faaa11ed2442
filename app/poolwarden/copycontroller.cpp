// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/copycontroller.h"

#include "model/session/poolregistry.h"
#include "model/session/poolselection.h"
#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QClipboard>
#include <QGuiApplication>

#include <array>
#include <utility>

namespace poolwarden {

namespace {

constexpr std::array copyCommands{
    std::pair{Command::CopyXml, CopyForm::Xml},
    std::pair{Command::CopyVirsh, CopyForm::Virsh},
    std::pair{Command::CopyAnsible, CopyForm::Ansible},
    std::pair{Command::CopyTerraform, CopyForm::Terraform},
};

/// How many selected pools are checked at most for one that can be copied, before the menu opens.
constexpr qsizetype mostLooks = 100;

QString copiedText(CopyForm form, int count)
{
    switch (form) {
    case CopyForm::Xml:
        return CopyController::tr("The XML of %n pool(s) is copied.", nullptr, count);
    case CopyForm::Virsh:
        return CopyController::tr("The virsh command for %n pool(s) is copied.", nullptr, count);
    case CopyForm::Ansible:
        return CopyController::tr("The Ansible task for %n pool(s) is copied.", nullptr, count);
    case CopyForm::Terraform:
        return CopyController::tr("The Terraform resource for %n pool(s) is copied.", nullptr,
                                  count);
    }
    return {};
}

} // namespace

CopyController::CopyController(PoolRegistry *registry, PoolSelection *selection,
                               CommandSet *commands, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_exporter(*registry, registry->schema())
    , m_copies(*registry, m_exporter)
    , m_selection(selection)
    , m_commands(commands)
{
    for (const auto &[command, form] : copyCommands)
        commands->whenGiven(command, this, [this, form = form] { copy(form); });
}

void CopyController::copy(CopyForm form)
{
    const PoolCopies::Result result = m_copies.copy(m_selection->pools(), form);
    QStringList skipped;
    for (const Exporter::Problem &problem : result.skipped)
        skipped.append(tr("“%1” is left out. %2")
                           .arg(isolated(m_registry->displayName(problem.pool)), problem.sentence));
    // Keep the clipboard if nothing is copied.
    if (result.count > 0)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(result.text));
    if (result.count == 0 && skipped.isEmpty())
        return;
    Message message;
    message.key = QStringLiteral("copied");
    message.text = result.count > 0 ? copiedText(form, result.count) : tr("Nothing was copied.");
    message.passes = skipped.isEmpty();
    if (!skipped.isEmpty()) {
        message.severity = Severity::Warning;
        message.text += u'\n' + shortList(skipped);
        message.detail = longList(skipped);
    }
    Q_EMIT messagePosted(message);
}

void CopyController::prepareMenu()
{
    const QList<PoolId> pools = m_selection->pools().mid(0, mostLooks + 1);
    if (pools.isEmpty() || pools.size() > mostLooks)
        return;
    for (const auto &[command, form] : copyCommands) {
        QString whyNot;
        for (const PoolId pool : pools) {
            const QString reason = m_copies.obstacle(pool, form);
            if (reason.isEmpty()) {
                whyNot.clear();
                break;
            }
            if (whyNot.isEmpty())
                whyNot = reason;
        }
        m_commands->setWhyNot(command, whyNot);
    }
}

} // namespace poolwarden
