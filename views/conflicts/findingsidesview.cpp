// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/findingsidesview.h"

#include "model/tables/findingsides.h"
#include "views/conflicts/markedxml.h"
#include "views/style/format.h"

#include <QGridLayout>
#include <QLabel>

namespace poolwarden {

namespace {

constexpr int fewestLines = 3;

} // namespace

FindingSidesView::FindingSidesView(const QString &id, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(id);
    setAccessibleName(tr("Both definitions"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(1);
    grid->setVerticalSpacing(0);
    grid->setRowStretch(1, 1);
    const std::array ends{QStringLiteral("Left"), QStringLiteral("Right")};
    for (std::size_t side = 0; side < ends.size(); ++side) {
        auto *title = new QLabel(this);
        title->setObjectName(id + ends[side] + QStringLiteral("Title"));
        title->setTextFormat(Qt::PlainText);
        title->setMinimumWidth(1);
        title->setContentsMargins(8, 3, 4, 3);
        auto *text = new MarkedXml(id + ends[side], this);
        text->setMinimumHeight(fewestLines * fontMetrics().lineSpacing());
        title->setBuddy(text);
        text->setAccessibleName(side == 0 ? tr("Definition at the left")
                                          : tr("Definition at the right"));
        grid->addWidget(title, 0, int(side));
        grid->addWidget(text, 1, int(side));
        grid->setColumnStretch(int(side), 1);
        m_titles[side] = title;
        m_texts[side] = text;
    }
}

void FindingSidesView::show(const PoolRegistry &registry, const Finding &finding)
{
    const bool hasPeer = finding.peer != noPool;
    const std::array sides{sideOf(registry, finding),
                           hasPeer ? sideOf(registry, mirrored(finding)) : FindingSide()};
    for (std::size_t side = 0; side < sides.size(); ++side) {
        const FindingSide &shown = sides[side];
        const bool isThere = side == 0 || hasPeer;
        m_titles[side]->setVisible(isThere);
        m_texts[side]->setVisible(isThere);
        // A label with a buddy takes ampersands for mnemonics.
        m_titles[side]->setText(format::escapedMnemonic(shown.title));
        m_texts[side]->setAccessibleName(shown.title);
        m_texts[side]->show(shown.xml, shown.markBegin, shown.markEnd, finding.severity);
    }
}

} // namespace poolwarden
