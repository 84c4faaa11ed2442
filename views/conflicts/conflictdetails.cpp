// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictdetails.h"

#include "views/conflicts/findingsidesview.h"
#include "views/style/labels.h"

#include <QFont>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

/// In lines of text: of a height at which both definitions fit below the sentences.
constexpr int linesForSides = 19;
/// In widths of an m: of a width at which they fit beside each other.
constexpr int emsForSides = 30;
/// In lines: what the sentences leave to the definitions.
constexpr int fewestSideLines = 9;
constexpr int textFirst = 100;

} // namespace

ConflictDetails::ConflictDetails(const QString &id, QWidget *parent)
    : QWidget(parent)
    , m_note(new QLabel)
    , m_title(new QLabel)
    , m_explanation(new QLabel)
    , m_text(new QWidget)
    , m_scroll(new QScrollArea(this))
    , m_window(new QPushButton(tr("Compare Definitions")))
    , m_sides(new FindingSidesView(id + QStringLiteral("Sides"), this))
{
    setObjectName(id + QStringLiteral("Details"));
    m_note->setObjectName(id + QStringLiteral("Note"));
    m_title->setObjectName(id + QStringLiteral("Title"));
    m_explanation->setObjectName(id + QStringLiteral("Explanation"));
    m_note->setAccessibleName(tr("What became of the conflict"));
    m_title->setAccessibleName(tr("Conflict"));
    m_explanation->setAccessibleName(tr("Explanation"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_note, m_title, m_explanation})
        labels::wrap(label);
    m_window->setObjectName(id + QStringLiteral("Compare"));
    m_window->setAccessibleName(tr("Compare the definitions of this conflict"));
    m_window->setToolTip(tr("Show both definitions, with what collides marked"));
    connect(m_window, &QPushButton::clicked, this, &ConflictDetails::windowRequested);

    m_text->setObjectName(id + QStringLiteral("Text"));
    auto *grid = new QGridLayout(m_text);
    grid->setContentsMargins(10, 6, 10, 4);
    grid->setHorizontalSpacing(10);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_note, 0, 0, 1, 3);
    grid->addWidget(m_title, 1, 0, 1, 2);
    grid->addWidget(m_window, 1, 2, Qt::AlignTop);
    grid->addWidget(m_explanation, 2, 0, 1, 3);
    const std::array heads{tr("Now:"), tr("libvirt restart:"), tr("The data:")};
    const std::array ids{QStringLiteral("Now"), QStringLiteral("Restart"), QStringLiteral("Data")};
    for (std::size_t part = 0; part < heads.size(); ++part) {
        const int row = 3 + int(part);
        auto *head = new QLabel(heads[part]);
        head->setObjectName(id + ids[part] + QStringLiteral("Head"));
        head->setForegroundRole(QPalette::PlaceholderText);
        auto *told = new QLabel;
        told->setObjectName(id + ids[part]);
        labels::wrap(told);
        grid->addWidget(head, row, 0, Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(told, row, 1, 1, 2);
        m_parts[part] = {head, told};
    }
    m_parts[0].text->setAccessibleName(tr("What libvirt does now"));
    m_parts[1].text->setAccessibleName(tr("What libvirt does at its next restart"));
    m_parts[2].text->setAccessibleName(tr("What may happen to the data"));
    grid->setRowStretch(3 + int(heads.size()), 1);

    m_scroll->setObjectName(id + QStringLiteral("DetailsScroll"));
    m_scroll->setAccessibleName(tr("What this conflict means"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    // As much as arrange() allows the sentences, and the rest.
    layout->addWidget(m_scroll, textFirst);
    layout->addWidget(m_sides, 1);
    arrange();
}

void ConflictDetails::show(const Texts &texts, const PoolRegistry &registry,
                           const std::optional<Finding> &finding)
{
    m_note->setText(texts.note);
    m_note->setVisible(!texts.note.isEmpty());
    m_title->setText(texts.title);
    m_title->setVisible(!texts.title.isEmpty());
    m_explanation->setText(texts.explanation);
    m_explanation->setVisible(!texts.explanation.isEmpty());
    const std::array told{texts.outlook.now, texts.outlook.restart, texts.outlook.data};
    for (std::size_t part = 0; part < told.size(); ++part) {
        m_parts[part].text->setText(told[part]);
        m_parts[part].text->setVisible(!told[part].isEmpty());
        m_parts[part].head->setVisible(!told[part].isEmpty());
    }
    m_hasSides = finding && finding->pool != noPool;
    if (m_hasSides)
        m_sides->show(registry, *finding);
    arrange();
}

void ConflictDetails::setOfferingWindow(bool offering)
{
    m_isOffering = offering;
    arrange();
}

void ConflictDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ConflictDetails::arrange()
{
    const bool isWide = width() >= emsForSides * fontMetrics().horizontalAdvance(u'm');
    const bool hasRoom = isWide && height() >= linesForSides * fontMetrics().lineSpacing();
    m_sides->setVisible(m_hasSides && (hasRoom || !m_isOffering));
    // It would push the words out of a narrow one; the menu of the list has it as well.
    m_window->setVisible(m_hasSides && !hasRoom && isWide && m_isOffering);
    // The sentences take what they need, and scroll if that is too much.
    int most = QWIDGETSIZE_MAX;
    if (!m_sides->isHidden()) {
        m_text->layout()->activate();
        const int needed = m_text->layout()->totalHeightForWidth(
            std::max(1, width() - m_scroll->verticalScrollBar()->sizeHint().width()));
        most =
            std::max(0, std::min(needed, height() - fewestSideLines * fontMetrics().lineSpacing()));
    }
    m_scroll->setMaximumHeight(most);
}

} // namespace poolwarden
