// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/emptystate.h"

#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int margin = 12;
constexpr int pictureSize = 40;
constexpr int sentenceWidth = 420;

} // namespace

EmptyState::EmptyState(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(objectName);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_picture->setObjectName(objectName + QStringLiteral("Picture"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_title->setObjectName(objectName + QStringLiteral("Title"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAlignment(Qt::AlignCenter);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_sentence->setObjectName(objectName + QStringLiteral("Sentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_button->setObjectName(objectName + QStringLiteral("Button"));
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);

    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addWidget(m_title);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column, 6);
    row->addStretch(1);
    refreshLooks();
}

void EmptyState::show(const QString &icon, const QString &title, const QString &sentence,
                      const QString &buttonText)
{
    m_icon = icon;
    m_title->setText(title);
    m_sentence->setText(sentence);
    fitSentence();
    m_button->setText(buttonText);
    m_button->setAccessibleName(buttonText.isEmpty() ? title : buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    refreshLooks();
}

QSize EmptyState::minimumSizeHint() const
{
    // Without the picture, which is hidden if there is no room.
    return {sentenceWidth / 2, 3 * fontMetrics().lineSpacing()};
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    fitSentence();
    // If there is little room, the picture is hidden first.
    m_picture->setVisible(height() > 3 * pictureSize);
    QWidget::resizeEvent(event);
}

void EmptyState::fitSentence()
{
    const int room = std::clamp(width() - 2 * margin, 1, sentenceWidth);
    // The fixed size from the last call would limit heightForWidth().
    m_sentence->setMinimumSize(0, 0);
    m_sentence->setFixedSize(room, m_sentence->heightForWidth(room));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLooks();
    QWidget::changeEvent(event);
}

void EmptyState::refreshLooks()
{
    if (!m_icon.isEmpty())
        m_picture->setPixmap(icons::named(m_icon).pixmap(QSize(pictureSize, pictureSize),
                                                         devicePixelRatioF(), QIcon::Disabled));
    QPalette quiet = m_sentence->palette();
    const QColor colour = colours::muted(palette());
    if (quiet.color(QPalette::WindowText) != colour) {
        quiet.setColor(QPalette::WindowText, colour);
        m_sentence->setPalette(quiet);
    }
}

} // namespace poolwarden
