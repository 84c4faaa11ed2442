// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/changes/reportview.h"

#include "views/changes/difftext.h"
#include "views/changes/sidebyside.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QListWidget>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr int leftLineRole = Qt::UserRole;
constexpr int rightLineRole = Qt::UserRole + 1;
constexpr int mostWords = 6;
/// Of the height, at most.
constexpr double wordsShare = 0.45;
/// Of the texts, with their titles: in a low window the words give way to them.
constexpr int leastLines = 8;

QIcon iconOf(const ChangeRow &row)
{
    switch (row.kind) {
    case ChangeRow::Kind::Problem:
    case ChangeRow::Kind::New:
        return icons::sign(row.severity);
    case ChangeRow::Kind::Gone:
        return icons::named(QStringLiteral("check"));
    case ChangeRow::Kind::Added:
        return icons::named(QStringLiteral("add"));
    case ChangeRow::Kind::Dropped:
        return icons::named(QStringLiteral("remove"));
    case ChangeRow::Kind::Field:
        return icons::named(QStringLiteral("state-draft"));
    case ChangeRow::Kind::Effect:
        break;
    }
    return icons::sign(Severity::Info);
}

} // namespace

ReportView::ReportView(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_words(new QListWidget(m_splitter))
    , m_texts(new SideBySide(m_splitter))
{
    setObjectName(QStringLiteral("reportView"));
    m_splitter->setObjectName(QStringLiteral("changesSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_words->setObjectName(QStringLiteral("changesWords"));
    m_words->setAccessibleName(tr("What changes"));
    m_words->setFrameShape(QFrame::NoFrame);
    m_words->setIconSize(QSize(14, 14));
    m_words->setWordWrap(true);
    m_words->setTextElideMode(Qt::ElideNone);
    m_words->setResizeMode(QListView::Adjust);
    m_words->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_words->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_words->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_splitter->addWidget(m_words);
    m_splitter->addWidget(m_texts);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    setFocusProxy(m_words);
    // From the words as well.
    addActions({m_texts->previousAction(), m_texts->nextAction()});

    m_arrange.setSingleShot(true);
    connect(&m_arrange, &QTimer::timeout, this, &ReportView::arrange);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isShared = true; });
    connect(m_words, &QListWidget::itemClicked, this, &ReportView::goTo);
    connect(m_words, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        goTo(item);
        m_texts->rightText()->setFocus(Qt::OtherFocusReason);
    });
}

void ReportView::show(const ChangeReport &report, bool anew)
{
    // The rows stay where they are while they say the same, with what the user has chosen.
    if (anew || report.rows != m_rows) {
        const int row = anew ? 0 : std::max(0, m_words->currentRow());
        m_rows = report.rows;
        m_words->clear();
        for (const ChangeRow &told : std::as_const(m_rows))
            addRow(told);
        m_words->setCurrentRow(std::min(row, m_words->count() - 1), QItemSelectionModel::NoUpdate);
    }
    m_texts->show(report.leftTitle, report.left, report.rightTitle, report.right);
    m_isAtStart = m_isAtStart || anew;
    arrangeSoon();
}

void ReportView::arrangeSoon()
{
    // Once it is laid out: the height of the rows and the lines in sight depend on it.
    m_arrange.start();
}

void ReportView::arrange()
{
    shareRoom();
    if (std::exchange(m_isAtStart, false))
        m_texts->goToFirstChange();
}

void ReportView::addRow(const ChangeRow &row)
{
    auto *item = new QListWidgetItem(iconOf(row), row.text, m_words);
    item->setToolTip(format::plain(row.text));
    item->setData(leftLineRole, row.leftLine);
    item->setData(rightLineRole, row.rightLine);
}

void ReportView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeSoon();
}

void ReportView::shareRoom()
{
    if (m_isShared)
        return;
    int wanted = 2 * m_words->frameWidth() + 4;
    // As they are laid out: the size hint of a row knows nothing of its lines.
    for (int i = 0; i < std::min(m_words->count(), mostWords); ++i)
        wanted += std::max(m_words->visualItemRect(m_words->item(i)).height(),
                           fontMetrics().lineSpacing());
    const int room = m_splitter->height();
    const int texts = leastLines * fontMetrics().lineSpacing();
    const int most =
        std::max(m_words->minimumHeight(), std::min(int(room * wordsShare), room - texts));
    const int words = std::min(wanted, most);
    m_splitter->setSizes({words, std::max(1, room - words)});
}

void ReportView::goTo(const QListWidgetItem *item)
{
    m_texts->goToLine(item->data(leftLineRole).toInt(), item->data(rightLineRole).toInt());
}

void ReportView::enter()
{
    m_words->setFocus(Qt::OtherFocusReason);
}

} // namespace poolwarden
