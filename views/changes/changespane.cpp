// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/changes/changespane.h"

#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "views/changes/reportview.h"
#include "views/style/emptystate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

ChangesPane::ChangesPane(PoolEdit *edit, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(QStringLiteral("changesEmpty"), this))
    , m_page(new QWidget(this))
    , m_head(new QWidget(m_page))
    , m_choice(new QComboBox(m_head))
    , m_report(new ReportView(m_page))
{
    setObjectName(QStringLiteral("changesPane"));
    setAccessibleName(tr("Changes"));
    m_choice->setObjectName(QStringLiteral("changesSides"));
    m_choice->setAccessibleName(tr("What is compared"));
    auto *label = new QLabel(tr("Compare:"), m_head);
    label->setObjectName(QStringLiteral("changesSidesLabel"));
    label->setBuddy(m_choice);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(8, 3, 8, 3);
    head->addWidget(label);
    head->addWidget(m_choice);
    head->addStretch(1);
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_report, 1);
    showNothing();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);

    // Several signals tell of one change.
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &ChangesPane::refresh);
    connect(m_edit, &PoolEdit::switched, this, [this] {
        m_sides.clear();
        m_isAnew = true;
        outdate();
    });
    for (const auto signal : {&PoolEdit::draftChanged, &PoolEdit::textChanged, &PoolEdit::checked,
                              &PoolEdit::described})
        connect(m_edit, signal, this, &ChangesPane::outdate);
    connect(m_choice, &QComboBox::activated, this, [this] {
        m_isAnew = true;
        refresh();
    });
}

void ChangesPane::outdate()
{
    m_isOutdated = true;
    if (isVisible())
        m_refresh.start();
}

void ChangesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        refresh();
}

void ChangesPane::chooseSides(ChangeSides sides)
{
    fillSides(sidesOf(*m_edit->registry(), m_edit->pool()));
    if (const qsizetype index = m_sides.indexOf(sides);
        index >= 0 && index != m_choice->currentIndex()) {
        m_choice->setCurrentIndex(int(index));
        m_isAnew = true;
    }
    refresh();
}

void ChangesPane::setAfterDefine(AfterDefine then)
{
    if (then == m_then)
        return;
    m_then = then;
    outdate();
}

void ChangesPane::enter()
{
    if (m_stack->currentWidget() == m_page)
        m_report->enter();
    else
        setFocus(Qt::OtherFocusReason);
}

void ChangesPane::fillSides(const QList<ChangeSides> &sides)
{
    const PoolDraft *draft = m_edit->draft();
    const PoolRegistry &registry = *m_edit->registry();
    const bool isFile = draft && draft->host() == registry.files();
    const auto nameOf = [this, isFile](ChangeSides of) {
        switch (of) {
        case ChangeSides::HostAndDraft:
            return m_isOvertaken ? tr("Theirs and mine")
                   : isFile      ? tr("What Save does")
                                 : tr("What Define does");
        case ChangeSides::BeginningAndTheirs:
            return isFile ? tr("What was changed in the file") : tr("What was changed on the host");
        case ChangeSides::LiveAndPersistent:
            break;
        }
        return tr("What waits for the next start");
    };
    const bool isOvertaken = draft && draft->isOvertaken();
    if (sides == m_sides && isOvertaken == m_isOvertaken)
        return;
    m_isOvertaken = isOvertaken;
    // A new edit is what matters now.
    const bool isNewEdit = !m_sides.contains(ChangeSides::HostAndDraft);
    const auto before =
        isNewEdit ? ChangeSides::HostAndDraft : m_sides.value(m_choice->currentIndex());
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const ChangeSides of : sides)
        m_choice->addItem(nameOf(of));
    const qsizetype kept = sides.indexOf(before);
    m_choice->setCurrentIndex(int(std::max(qsizetype(0), kept)));
    m_isAnew = m_isAnew || kept < 0;
    m_sides = sides;
    m_head->setVisible(sides.size() > 1);
}

void ChangesPane::showNothing()
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    if (pool && pool->host == m_edit->registry()->files()) {
        m_empty->show(
            QStringLiteral("define"), tr("Nothing to save"),
            tr("The file has this definition. What you change in the form or in the XML is "
               "shown here before you save it."));
        return;
    }
    const bool isUnreadable = pool && pool->snapshot && pool->snapshot->error;
    m_empty->show(
        QStringLiteral("define"), tr("Nothing to define"),
        isUnreadable ? tr("The definition could not be fetched from the host.")
                     : tr("The host has this definition. What you change in the form or in the XML "
                          "is shown here before it goes to the host."));
}

void ChangesPane::refresh()
{
    m_refresh.stop();
    m_isOutdated = false;
    const PoolRegistry &registry = *m_edit->registry();
    fillSides(sidesOf(registry, m_edit->pool()));
    if (m_sides.isEmpty()) {
        showNothing();
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentWidget(m_page);
    m_report->show(
        changeReport(registry, m_edit->pool(), m_sides.at(m_choice->currentIndex()), m_then),
        m_isAnew);
    m_isAnew = false;
}

} // namespace poolwarden
