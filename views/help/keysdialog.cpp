// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/help/keysdialog.h"

#include "views/commands/commandset.h"
#include "views/help/helplist.h"
#include "views/style/accelerators.h"
#include "views/style/format.h"
#include "views/style/keyhelp.h"
#include "views/style/labels.h"
#include "views/style/listkeys.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cstddef>

namespace poolwarden {

namespace {

constexpr int usualKeysColumns = 146;
constexpr int usualKeysLines = 30;
enum KeysColumn { CommandColumn, KeyColumn, TipColumn };

QString keysOf(const QAction &action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText)
        .replace(QStringLiteral("; "), QStringLiteral(", "));
}

/// The nearest part of the window that has a name for the user.
QString partOf(const QObject *inner, const QWidget &window)
{
    for (const QObject *around = inner; around && around != &window; around = around->parent()) {
        const auto *widget = qobject_cast<const QWidget *>(around);
        if (widget && !widget->accessibleName().isEmpty())
            return widget->accessibleName();
    }
    return KeysDialog::tr("Window", "a heading over keys");
}

} // namespace

KeysDialog::KeysDialog(const CommandSet &commands, const QMenuBar &menus, QWidget *window)
    : QDialog(window)
    , m_filter(new QLineEdit(this))
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    setAccessibleName(windowTitle());
    build();
    for (const QAction *action : menus.actions()) {
        if (action->menu())
            addMenu(commands, *action->menu(), accelerators::seen(action->text()));
    }
    addOthers(*window);
    m_keys->expandAll();
    if (m_keys->topLevelItemCount() > 0)
        m_keys->setCurrentItem(m_keys->topLevelItem(0)->child(0));
    for (const int column : {CommandColumn, KeyColumn})
        m_keys->resizeColumnToContents(column);
    connect(m_filter, &QLineEdit::textChanged, this, &KeysDialog::filter);
    m_filter->setFocus(Qt::OtherFocusReason);
}

KeysDialog::~KeysDialog() = default;

void KeysDialog::build()
{
    m_filter->setObjectName(QStringLiteral("keysFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    const auto id = QStringLiteral("keys");
    m_keys = helplist::makeList(id, {tr("Command"), tr("Keys"), tr("What it does")}, this);
    ListKeys::serve(m_filter, m_keys);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_keys, 1);
    // The column may be too narrow for it.
    auto *tip = labels::wrapped(QLatin1String("keysTip"), this);
    tip->setAccessibleName(tr("What it does"));
    tip->setMinimumHeight(2 * fontMetrics().lineSpacing());
    tip->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    connect(m_keys, &QTreeWidget::currentItemChanged, tip, [tip](const QTreeWidgetItem *row) {
        tip->setText(row ? row->text(TipColumn) : QString());
    });
    layout->addWidget(tip);
    layout->addWidget(helplist::closeButtons(id, this));
    resize(usualKeysColumns * fontMetrics().averageCharWidth(),
           usualKeysLines * fontMetrics().lineSpacing());
}

void KeysDialog::addMenu(const CommandSet &commands, const QMenu &menu, const QString &title)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu()) {
            addMenu(commands, *action->menu(), title);
            continue;
        }
        if (action->shortcuts().isEmpty())
            continue;
        // The tip of a disabled action says why it is disabled.
        QString tip = action->statusTip();
        for (std::size_t i = 0; i < commandCount; ++i) {
            if (commands.action(Command(i)) == action)
                tip = CommandSet::plainTip(Command(i));
        }
        addAction(title, *action, tip);
    }
}

void KeysDialog::addOthers(const QWidget &window)
{
    // In the order of the tree of widgets, which is that of the window.
    for (const QAction *action : window.findChildren<QAction *>()) {
        if (!action->shortcuts().isEmpty() && !action->text().isEmpty())
            addAction(partOf(action->parent(), window), *action, action->statusTip());
    }
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        // A text is a part of what has its buttons.
        const QObject *part =
            qobject_cast<const QAbstractScrollArea *>(widget) ? widget->parent() : widget;
        for (const auto &[keys, name, what] : keyhelp::of(*widget))
            addRow(partOf(part, window), name, keys, what);
    }
}

void KeysDialog::addAction(const QString &group, const QAction &action, const QString &tip)
{
    if (m_listed.contains(&action))
        return;
    m_listed.append(&action);
    addRow(group, accelerators::seen(action.text()), keysOf(action), tip);
}

void KeysDialog::addRow(const QString &group, const QString &text, const QString &keys,
                        const QString &tip)
{
    QTreeWidgetItem *parent = nullptr;
    for (int i = 0; i < m_keys->topLevelItemCount(); ++i) {
        if (m_keys->topLevelItem(i)->text(CommandColumn) == group)
            parent = m_keys->topLevelItem(i);
    }
    if (!parent)
        parent = helplist::addGroup(m_keys, group);
    auto *row = new QTreeWidgetItem(parent, {text, keys, tip});
    row->setToolTip(TipColumn, format::plain(tip));
}

bool KeysDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_filter || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    if (press->key() != Qt::Key_Escape || m_filter->text().isEmpty())
        return QDialog::eventFilter(watched, event);
    m_filter->clear();
    return true;
}

void KeysDialog::filter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_keys->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_keys->topLevelItem(i);
        bool isShown = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *row = group->child(j);
            const bool hasAll = std::ranges::all_of(words, [&](const QString &word) {
                return std::ranges::any_of(
                    std::array{CommandColumn, KeyColumn, TipColumn}, [&](int column) {
                        return row->text(column).contains(word, Qt::CaseInsensitive);
                    });
            });
            row->setHidden(!hasAll);
            isShown = isShown || hasAll;
            if (hasAll && !first)
                first = row;
        }
        group->setHidden(!isShown);
    }
    m_keys->setCurrentItem(first);
}

} // namespace poolwarden
