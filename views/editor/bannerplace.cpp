// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/bannerplace.h"

#include "views/conflicts/conflictbanner.h"

#include <QEvent>
#include <QLabel>
#include <QResizeEvent>

namespace poolwarden {

namespace {

/// A sentence and its reason; where it is narrow, one of them needs a second line.
constexpr int usualLines = 2;
constexpr int narrowLines = 3;
constexpr int narrowCharacters = 170;
constexpr int textMargin = 12;

} // namespace

BannerPlace::BannerPlace(ConflictBanner *banner, QWidget *parent)
    : QWidget(parent)
    , m_banner(banner)
    , m_quiet(new QLabel(this))
{
    setObjectName(QStringLiteral("bannerPlace"));
    m_banner->setParent(this);
    m_banner->installEventFilter(this);
    m_quiet->setObjectName(QStringLiteral("bannerQuiet"));
    m_quiet->setTextFormat(Qt::PlainText);
    m_quiet->setForegroundRole(QPalette::PlaceholderText);
    fit();
}

void BannerPlace::setCompact(bool compact)
{
    m_isCompact = compact;
    fit();
}

void BannerPlace::setQuiet(const QString &text)
{
    m_quiet->setText(text);
}

bool BannerPlace::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    // The banner has other buttons.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::FontChange)
        fit();
    return done;
}

bool BannerPlace::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        place();
    return QWidget::eventFilter(watched, event);
}

void BannerPlace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void BannerPlace::fit()
{
    const bool isNarrow = width() < narrowCharacters * fontMetrics().averageCharWidth();
    const int lines = m_isCompact ? 1 : isNarrow ? narrowLines : usualLines;
    m_banner->setLines(lines);
    setFixedHeight(m_banner->heightOfLines(lines));
    place();
}

void BannerPlace::place()
{
    m_banner->setGeometry(rect());
    m_quiet->setGeometry(rect().adjusted(textMargin, 0, -textMargin, 0));
    m_quiet->setVisible(m_banner->isHidden());
}

} // namespace poolwarden
