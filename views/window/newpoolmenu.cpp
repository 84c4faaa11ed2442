// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/newpoolmenu.h"

#include "model/wording/findingtext.h"
#include "views/style/accelerators.h"
#include "views/style/format.h"

#include <QAction>

namespace poolwarden {

NewPoolMenu::NewPoolMenu(QWidget *parent)
    : QMenu(tr("Ne&w Pool of Type"), parent)
{
    setObjectName(QStringLiteral("newMenu"));
    setAccessibleName(tr("New pool of type"));
    QString taken;
    for (const PoolTypeInfo &info : poolTypes()) {
        const QString id = QString::fromUtf8(info.name);
        const QString name = findingtext::typeName(info.type);
        // A name can have the word in it: "Ceph pool (RBD)".
        const QString text =
            name.contains(u'(' + id + u')', Qt::CaseInsensitive)
                ? name
                : tr("%1 (%2)", "a pool type, then libvirt's word for it").arg(name, id);
        QAction *action =
            addAction(accelerators::withMnemonic(format::escapedMnemonic(text), taken));
        action->setObjectName(QStringLiteral("newPool-") + id);
        connect(action, &QAction::triggered, this,
                [this, type = info.type] { Q_EMIT typeChosen(type); });
    }
    setHost(std::nullopt);
}

void NewPoolMenu::setHost(const std::optional<PoolRegistry::Host> &host)
{
    for (std::size_t i = 0; i < poolTypeCount; ++i) {
        const bool known = !host || host->info.backends.test(i);
        QAction *action = actions().at(static_cast<qsizetype>(i));
        action->setEnabled(host.has_value() && known);
        action->setStatusTip(known ? QString() : tr("The host does not support this pool type."));
    }
}

} // namespace poolwarden
