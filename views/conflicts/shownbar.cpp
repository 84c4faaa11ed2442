// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/shownbar.h"

#include "views/style/format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace poolwarden {

ShownBar::ShownBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("conflictsShownBar"));
    setAccessibleName(tr("Some conflicts are not shown"));
    m_text->setObjectName(QStringLiteral("conflictsShown"));
    m_text->setTextFormat(Qt::PlainText);
    auto *button = new QPushButton(tr("Show All"), this);
    button->setObjectName(QStringLiteral("conflictsShowAll"));
    button->setAccessibleName(tr("Show all conflicts"));
    connect(button, &QPushButton::clicked, this, &ShownBar::allRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(9, 0, 6, 3);
    layout->addWidget(m_text);
    layout->addWidget(button);
    layout->addStretch();
    // What is asked for may be long; the window need not be.
    m_text->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_text->setMinimumWidth(1);
    hide();
}

void ShownBar::tell(int shown, int all, const QString &query)
{
    setVisible(!query.isEmpty() && shown > 0);
    const QString text = tr("%1 of %2 shown: %3", "numbers of conflicts, what was asked for")
                             .arg(shown)
                             .arg(all)
                             .arg(query);
    m_text->setText(text);
    m_text->setToolTip(format::plain(text));
}

} // namespace poolwarden
