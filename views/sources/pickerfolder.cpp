// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sources/pickerfolder.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace poolwarden {

PickerFolder::PickerFolder(const QString &folder, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(folder, this))
    , m_up(new QPushButton(tr("&Up"), this))
    , m_open(new QPushButton(tr("&Open"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&Directory:"), this);
    label->setObjectName(QStringLiteral("pickerFolderLabel"));
    label->setBuddy(m_edit);
    m_edit->setObjectName(QStringLiteral("pickerFolder"));
    m_edit->setAccessibleName(tr("Directory"));
    m_edit->installEventFilter(this);
    m_up->setObjectName(QStringLiteral("pickerAbove"));
    m_up->setAccessibleName(tr("Up"));
    m_up->setToolTip(tr("The directory above (Alt+Up)"));
    m_open->setObjectName(QStringLiteral("pickerOpen"));
    m_open->setAccessibleName(tr("Open"));
    m_open->setToolTip(tr("Look into the selected directory (Alt+Down)"));
    for (QPushButton *button : {m_up, m_open})
        button->setAutoDefault(false);
    row->addWidget(label);
    row->addWidget(m_edit, 1);
    row->addWidget(m_up);
    row->addWidget(m_open);
    connect(m_up, &QPushButton::clicked, this, &PickerFolder::upRequested);
    connect(m_open, &QPushButton::clicked, this, &PickerFolder::openRequested);
    const auto onKey = [this](int key, auto requested) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | key), this);
        connect(shortcut, &QShortcut::activated, this, requested);
    };
    onKey(Qt::Key_Up, &PickerFolder::upRequested);
    onKey(Qt::Key_Down, &PickerFolder::openRequested);
}

void PickerFolder::setFolder(const QString &folder)
{
    if (!m_edit->isModified() && m_edit->text() != folder)
        m_edit->setText(folder);
}

void PickerFolder::setUpEnabled(bool isEnabled)
{
    m_up->setEnabled(isEnabled);
}

void PickerFolder::setOpenEnabled(bool isEnabled)
{
    m_open->setEnabled(isEnabled);
}

void PickerFolder::dropTyped()
{
    m_edit->setModified(false);
}

bool PickerFolder::enterTyped()
{
    if (!m_edit->isModified())
        return false;
    dropTyped();
    Q_EMIT entered(m_edit->text());
    return true;
}

bool PickerFolder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            dropTyped();
            Q_EMIT entered(m_edit->text());
            return true; // else the default button of the dialog were pressed
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace poolwarden
