// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/senddialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int linesShown = 6;
constexpr int charsShown = 60;

} // namespace

SendDialog::SendDialog(const Prompts::SendOffer &offer, QWidget *parent)
    : QDialog(parent)
    , m_offer(offer)
    , m_host(new QComboBox(this))
    , m_all(new QRadioButton(tr("&All drafts of “Files” (%1)").arg(offer.all), this))
    , m_meets(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("sendDialog"));
    setAccessibleName(tr("Send to host"));
    setWindowTitle(tr("Send to Host"));
    m_host->setObjectName(QStringLiteral("sendHost"));
    m_host->setAccessibleName(tr("Host"));
    m_host->addItems(offer.hosts);
    auto *selected =
        new QRadioButton(offer.selected == 0 ? tr("The &selected drafts (none)")
                                             : tr("The &selected drafts (%1)").arg(offer.selected),
                         this);
    for (QRadioButton *button : {selected, m_all})
        button->setAccessibleName(button->text().remove(u'&'));
    selected->setObjectName(QStringLiteral("sendSelected"));
    selected->setEnabled(offer.selected > 0);
    m_all->setObjectName(QStringLiteral("sendAll"));
    (offer.selected > 0 ? selected : m_all)->setChecked(true);
    m_meets->setObjectName(QStringLiteral("sendMeets"));
    m_meets->setAccessibleName(tr("What they meet there"));
    m_meets->setReadOnly(true);
    m_meets->setTabChangesFocus(true);
    m_meets->setMinimumSize(charsShown * fontMetrics().averageCharWidth(),
                            linesShown * fontMetrics().lineSpacing());

    auto *form = new QFormLayout;
    form->addRow(tr("&Host:"), m_host);
    auto *meetsLabel = new QLabel(tr("What they &meet there:"), this);
    meetsLabel->setBuddy(m_meets);
    auto *note =
        new QLabel(tr("They become drafts of the host, and are not defined yet. The files and "
                      "the drafts of “Files” stay."),
                   this);
    note->setObjectName(QStringLiteral("sendNote"));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *send = buttons->addButton(tr("S&end"), QDialogButtonBox::AcceptRole);
    send->setObjectName(QStringLiteral("sendGo"));
    send->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("sendCancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_host, &QComboBox::currentIndexChanged, this, &SendDialog::tell);
    connect(m_all, &QRadioButton::toggled, this, &SendDialog::tell);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(selected);
    layout->addWidget(m_all);
    layout->addWidget(meetsLabel);
    layout->addWidget(m_meets, 1);
    layout->addWidget(note);
    layout->addWidget(buttons);
    tell();
}

Prompts::SendRequest SendDialog::request() const
{
    return {.host = m_host->currentIndex(), .all = m_all->isChecked()};
}

void SendDialog::tell()
{
    const QStringList lines = m_offer.meets(m_host->currentIndex(), m_all->isChecked());
    m_meets->setPlainText(lines.isEmpty() ? tr("Nothing: their names and UUIDs are free.")
                                          : lines.join(u'\n'));
}

} // namespace poolwarden
