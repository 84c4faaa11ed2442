// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/unbuiltbar.h"

#include "model/pool/pooldefinition.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/session/poolregistry.h"
#include "model/sources/unbuiltstorage.h"
#include "model/wording/unbuilttext.h"
#include "views/commands/commandset.h"
#include "views/style/colours.h"
#include "views/style/icons.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <chrono>

namespace poolwarden {

namespace {

constexpr int unbuiltIconSize = 16;
/// The host is asked when the typing pauses.
constexpr std::chrono::milliseconds typingPause{300};

} // namespace

UnbuiltBar::UnbuiltBar(PoolEdit *edit, UnbuiltStorage *storage, CommandSet *commands,
                       QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_storage(storage)
    , m_commands(commands)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_build(new QPushButton(this))
{
    setObjectName(QStringLiteral("unbuiltBar"));
    setAccessibleName(tr("To be built"));
    m_icon->setObjectName(QStringLiteral("unbuiltIcon"));
    m_text->setObjectName(QStringLiteral("unbuiltText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(1);
    m_build->setObjectName(QStringLiteral("unbuiltBuild"));
    m_build->setAccessibleName(tr("Build the Directory"));
    m_build->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 10, 3);
    row->setSpacing(6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_build);
    connect(m_build, &QPushButton::clicked, this, &UnbuiltBar::build);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { look(false); });
    connect(edit, &PoolEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(edit, &PoolEdit::switched, this, [this] { look(true); });
    connect(edit, &PoolEdit::checked, this, &UnbuiltBar::follow);
    connect(edit, &PoolEdit::switched, this, &UnbuiltBar::follow);
    connect(edit, &PoolEdit::draftChanged, this, &UnbuiltBar::follow);
    // It was started, or built.
    connect(edit, &PoolEdit::described, this, [this] {
        look(false);
        follow();
    });
    connect(storage, &UnbuiltStorage::changed, this, &UnbuiltBar::follow);
    connect(storage, &UnbuiltStorage::outdated, this, [this] { look(false); });
    connect(commands->action(Command::DefineBuilds), &QAction::toggled, this, &UnbuiltBar::follow);
    refreshLooks();
    hide();
}

bool UnbuiltBar::isActive() const
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    return pool && pool->snapshot && pool->snapshot->isActive();
}

bool UnbuiltBar::isToBeDefined() const
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    return pool && (!pool->snapshot || (pool->draft && pool->draft->isModified()));
}

void UnbuiltBar::look(bool afresh)
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    const auto definition = m_edit->definition();
    // What runs has what it needs.
    if (!pool || !definition || (isActive() && !isToBeDefined()))
        return;
    if (afresh)
        m_storage->lookAfresh(pool->host, *definition);
    else
        m_storage->look(pool->host, *definition);
}

void UnbuiltBar::follow()
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    const auto definition = m_edit->definition();
    const bool isWanted = pool && definition && (!isActive() || isToBeDefined());
    const auto unbuilt = isWanted ? m_storage->of(pool->host, *definition) : std::nullopt;
    if (!unbuilt) {
        if (isAncestorOf(QApplication::focusWidget()))
            Q_EMIT left();
        hide();
        return;
    }
    const bool isDraft = isToBeDefined();
    const bool builds = m_commands->action(Command::DefineBuilds)->isChecked();
    const bool isDirectory = unbuilt->kind == Unbuilt::Kind::Directory;
    m_text->setText(unbuilttext::missing(*unbuilt) + u' '
                    + (isDraft ? unbuilttext::nextForDraft(*unbuilt, builds && !isActive())
                               : unbuilttext::nextForPool(*unbuilt)));
    m_text->setAccessibleName(m_text->text());
    const bool canBuild = isDirectory && !isActive() && !(isDraft && builds);
    if (!canBuild && m_build->hasFocus())
        Q_EMIT left();
    m_build->setText(isDraft ? tr("&Build It after Define") : tr("&Build the Directory"));
    m_build->setAccessibleName(QString(m_build->text()).remove(u'&'));
    m_build->setToolTip(
        m_commands->action(isDraft ? Command::DefineBuilds : Command::Build)->toolTip());
    m_build->setVisible(canBuild);
    show();
}

void UnbuiltBar::build()
{
    if (isToBeDefined())
        m_commands->action(Command::DefineBuilds)->setChecked(true);
    else
        Q_EMIT commandRequested(m_commands->action(Command::Build));
}

void UnbuiltBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshLooks();
    // It may have been made by hand meanwhile.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        look(true);
    QWidget::changeEvent(event);
}

void UnbuiltBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours::tint(palette(), Severity::Info));
    painter.fillRect(QRect(0, 0, 3, height()), colours::sign(palette(), Severity::Info));
}

void UnbuiltBar::refreshLooks()
{
    m_icon->setPixmap(icons::sign(Severity::Info)
                          .pixmap(QSize(unbuiltIconSize, unbuiltIconSize), devicePixelRatioF()));
    update();
}

} // namespace poolwarden
