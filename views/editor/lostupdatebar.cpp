// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/lostupdatebar.h"

#include "model/session/pooldraft.h"
#include "model/wording/isolated.h"
#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace poolwarden {

namespace {

constexpr int iconSize = 20;

} // namespace

LostUpdateBar::LostUpdateBar(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("lostUpdateBar"));
    setAccessibleName(tr("Changed on the host"));
    m_icon->setObjectName(QStringLiteral("lostUpdateIcon"));
    m_text->setObjectName(QStringLiteral("lostUpdateText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(1);
    m_see = makeButton(QStringLiteral("lostUpdateSee"), tr("See the Differen&ce"),
                       tr("Show their definition and your draft side by side"));
    QPushButton *keep = makeButton(QStringLiteral("lostUpdateKeep"), tr("&Keep Mine"),
                                   tr("Keep your draft; defining or saving it replaces theirs"));
    QPushButton *take =
        makeButton(QStringLiteral("lostUpdateTake"), tr("Take The&irs"),
                   tr("Replace your draft with their definition; this can be undone"));
    connect(m_see, &QPushButton::clicked, this, &LostUpdateBar::differenceRequested);
    connect(keep, &QPushButton::clicked, this, &LostUpdateBar::keepMine);
    connect(take, &QPushButton::clicked, this, &LostUpdateBar::takeTheirs);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 10, 5);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_see);
    row->addWidget(keep);
    row->addWidget(take);
    refreshLooks();
    hide();
}

QPushButton *LostUpdateBar::makeButton(const QString &objectName, const QString &text,
                                       const QString &tip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(QString(text).remove(u'&'));
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

void LostUpdateBar::setDraft(PoolDraft *draft, const QString &name)
{
    m_draft = draft;
    m_name = isolated(name);
    const bool wanted = draft && draft->isOvertaken();
    if (wanted) {
        m_text->setText(
            draft->file().isNone()
                ? tr("“%1” was changed on the host while you were editing it.").arg(m_name)
                : tr("“%1” was changed by another program while you were editing it.")
                      .arg(isolated(draft->fileName())));
        m_text->setAccessibleName(m_text->text());
    } else if (isAncestorOf(QApplication::focusWidget())) {
        Q_EMIT left();
    }
    setVisible(wanted);
}

void LostUpdateBar::focusChoice(Qt::FocusReason reason)
{
    m_see->setFocus(reason);
}

void LostUpdateBar::keepMine()
{
    if (m_draft)
        m_draft->keepMine();
}

void LostUpdateBar::takeTheirs()
{
    if (m_draft)
        m_draft->takeTheirs();
}

void LostUpdateBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLooks();
    QWidget::changeEvent(event);
}

void LostUpdateBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours::tint(palette(), Severity::Warning));
    painter.fillRect(QRect(0, 0, 3, height()), colours::sign(palette(), Severity::Warning));
}

void LostUpdateBar::refreshLooks()
{
    m_icon->setPixmap(
        icons::sign(Severity::Warning).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    update();
}

} // namespace poolwarden
