// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/dialogsize.h"

#include "views/style/dialogfit.h"

#include <QDialog>
#include <QEvent>
#include <QHash>
#include <QPointer>
#include <QScreen>
#include <QSettings>

namespace poolwarden {

namespace {

struct Kept {
    QHash<QString, QSize> sizes;
    QPointer<QSettings> settings;
};

Kept &kept()
{
    static Kept all;
    return all;
}

} // namespace

DialogSize::DialogSize(QDialog *dialog)
    : QObject(dialog)
    , m_dialog(dialog)
{
    const Kept &all = kept();
    const QSize size = all.settings ? all.settings->value(key()).toSize() : all.sizes.value(key());
    if (size.isValid()) {
        m_chosen = size;
        m_dialog->resize(size);
    }
    m_given = m_dialog->size();
    m_dialog->installEventFilter(this);
}

void DialogSize::keepIn(QSettings *settings)
{
    kept().settings = settings;
}

QString DialogSize::key() const
{
    return QStringLiteral("dialogs/") + m_dialog->objectName();
}

bool DialogSize::isChosen() const
{
    return m_chosen || (m_dialog->isVisible() && m_dialog->size() != m_given);
}

void DialogSize::want(const QSize &size)
{
    if (isChosen())
        return;
    const QSize screen = m_dialog->screen()->availableSize();
    m_dialog->resize(size.expandedTo(m_dialog->size()).boundedTo(screen));
    // One that is not shown has no place yet.
    if (m_dialog->isVisible())
        DialogFit::fit(m_dialog);
    m_given = m_dialog->size();
}

bool DialogSize::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && !event->spontaneous()) {
        // On the screen, and as large as its parts must be.
        m_given = m_dialog->size();
    } else if (event->type() == QEvent::Hide && !event->spontaneous()
               && m_dialog->size() != m_given) {
        kept().sizes.insert(key(), m_dialog->size());
        if (kept().settings)
            kept().settings->setValue(key(), m_dialog->size());
    }
    return QObject::eventFilter(watched, event);
}

} // namespace poolwarden
