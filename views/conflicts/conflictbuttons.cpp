// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictbuttons.h"

#include "model/accepted/restson.h"
#include "views/style/flowlayout.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>

namespace poolwarden {

namespace {

/// Maximum width of a button with a pool's name, in widths of an m.
constexpr int nameEms = 14;
constexpr int compactNameEms = 9;

void nameButton(QPushButton *button, const QString &pool, int ems)
{
    const QString text = ConflictButtons::tr("Edit “%1”").arg(pool);
    const int room = ems * button->fontMetrics().horizontalAdvance(u'm');
    button->setText(
        format::escapedMnemonic(button->fontMetrics().elidedText(text, Qt::ElideMiddle, room)));
    button->setAccessibleName(text);
    button->setToolTip(format::plain(text));
}

} // namespace

ConflictButtons::ConflictButtons(QWidget *parent)
    : QWidget(parent)
    , m_ways(new QPushButton(tr("Ways Out…"), this))
    , m_accept(new QPushButton(tr("Accept…"), this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_peers(new QPushButton(tr("Show Only These"), this))
    , m_definitions(new QPushButton(this))
{
    setObjectName(QStringLiteral("conflictButtons"));
    setAccessibleName(tr("What to do with this conflict"));
    m_ways->setObjectName(QStringLiteral("conflictWays"));
    m_ways->setAccessibleName(tr("Ways out of this conflict"));
    m_accept->setObjectName(QStringLiteral("conflictAccept"));
    m_first->setObjectName(QStringLiteral("conflictShowFirst"));
    m_first->setAccessibleName(tr("Edit the first pool"));
    m_second->setObjectName(QStringLiteral("conflictShowSecond"));
    m_second->setAccessibleName(tr("Edit the second pool"));
    m_peers->setObjectName(QStringLiteral("conflictShowPeers"));
    m_peers->setAccessibleName(tr("Show only these pools in the table"));
    m_peers->setToolTip(tr("Show only the pools of this conflict in the table"));
    m_peers->setIcon(icons::named(QStringLiteral("peers")));
    m_definitions->setObjectName(QStringLiteral("conflictDefinitions"));
    m_definitions->setAccessibleName(tr("Compare the definitions of this conflict"));
    m_definitions->setToolTip(tr("Show both definitions, with what collides marked"));
    m_definitions->setIcon(icons::named(QStringLiteral("compare")));
    // Keep the room of hidden buttons, so that the list below does not move.
    QSizePolicy policy = m_peers->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_peers->setSizePolicy(policy);

    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    for (QPushButton *button : {m_ways, m_accept, m_first, m_second, m_definitions, m_peers})
        layout->addWidget(button);

    setRows(0);
    // Copies, because what the signals start may change the finding.
    connect(m_ways, &QPushButton::clicked, this, [this] {
        if (m_finding)
            Q_EMIT waysRequested(Finding(*m_finding));
    });
    connect(m_definitions, &QPushButton::clicked, this, &ConflictButtons::definitionsRequested);
    connect(m_accept, &QPushButton::clicked, this, &ConflictButtons::acceptRequested);
    connect(m_first, &QPushButton::clicked, this, [this] {
        if (m_finding)
            Q_EMIT editRequested(Finding(*m_finding));
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (m_finding)
            Q_EMIT editRequested(mirrored(*m_finding));
    });
    connect(m_peers, &QPushButton::clicked, this, [this] {
        if (m_finding)
            Q_EMIT peersRequested(Finding(*m_finding));
    });
}

void ConflictButtons::setFinding(const std::optional<Finding> &finding, const QStringList &names)
{
    m_finding = finding;
    const bool hasPool = finding && finding->pool != noPool;
    const bool hasPeer = finding && finding->peer != noPool;
    m_ways->setVisible(hasPool && finding->severity != Severity::Info);
    m_accept->setVisible(finding && isAcceptable(*finding));
    m_first->setVisible(hasPool);
    m_second->setVisible(hasPeer);
    m_peers->setVisible(hasPeer);
    m_definitions->setVisible(hasPool && m_isOfferingDefinitions);
    m_names = names;
    nameButtons();
}

void ConflictButtons::setRows(int rows)
{
    m_ways->setEnabled(rows <= 1);
    m_ways->setToolTip(rows > 1
                           ? tr("Several conflicts are selected. Select one to see its ways out.")
                           : tr("Show changes that solve the conflict, and what each does"));
    m_accept->setAccessibleName(rows > 1 ? tr("Accept the selected conflicts")
                                         : tr("Accept this conflict"));
    m_accept->setToolTip(
        rows > 1 ? tr(
            "They are intended: hide them, with one reason, until what they rest on is changed")
                 : tr("It is intended: hide it, with a reason, until what it rests on is changed"));
}

void ConflictButtons::nameButtons()
{
    const int ems = m_isCompact ? compactNameEms : nameEms;
    if (m_finding && m_finding->pool != noPool)
        nameButton(m_first, m_names.at(0), ems);
    if (m_finding && m_finding->peer != noPool)
        nameButton(m_second, m_names.at(1), ems);
    m_peers->setText(m_isCompact ? QString() : tr("Show Only These"));
}

void ConflictButtons::setOfferingDefinitions(bool offering)
{
    m_isOfferingDefinitions = offering;
    m_definitions->setVisible(m_finding && m_finding->pool != noPool && offering);
}

void ConflictButtons::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("conflictMenu"));
    menu->setAccessibleName(accessibleName());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [menu](QPushButton *button, const QString &text) {
        if (button->isHidden())
            return;
        QAction *action = menu->addAction(text, button, &QPushButton::click);
        action->setObjectName(button->objectName() + QStringLiteral("Action"));
        action->setEnabled(button->isEnabled());
    };
    offer(m_ways, tr("&Ways Out…"));
    offer(m_accept, tr("&Accept…"));
    menu->addSeparator();
    for (QPushButton *button : {m_first, m_second})
        offer(button, format::escapedMnemonic(button->accessibleName()));
    if (m_finding && m_finding->pool != noPool)
        menu->addAction(tr("&Compare the Definitions"), this,
                        &ConflictButtons::definitionsRequested)
            ->setObjectName(QStringLiteral("conflictDefinitionsAction"));
    menu->addSeparator();
    offer(m_peers, tr("&Show Only These Pools"));
    if (menu->isEmpty())
        menu->deleteLater();
    else
        menu->popup(globalPosition);
}

bool ConflictButtons::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact)
        return false;
    m_isCompact = isCompact;
    nameButtons();
    layout()->activate();
    return true;
}

} // namespace poolwarden
