// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/accepted/acceptdialog.h"

#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int usualColumns = 84;
constexpr int reasonLines = 3;

} // namespace

AcceptDialog::AcceptDialog(const Lines &conflicts, const Lines &rests, const QString &reason,
                           QWidget *parent)
    : QDialog(parent)
    , m_reason(new QPlainTextEdit(reason, this))
    , m_hint(labels::wrapped(QLatin1String("acceptHint"), this))
    , m_accept(new QPushButton(tr("&Accept"), this))
{
    setObjectName(QStringLiteral("acceptDialog"));
    setWindowTitle(tr("Accept Conflict"));
    setAccessibleName(windowTitle());
    QString shown = conflicts.shown.join(QStringLiteral("\n\n"));
    if (conflicts.more > 0)
        shown += QStringLiteral("\n\n") + tr("And %n more.", nullptr, conflicts.more);
    QString values = tr("It stays hidden as long as this does not change:",
                        "the values that a conflict rests on")
                     + u'\n' + rests.shown.join(u'\n');
    if (rests.more > 0)
        values += u'\n' + tr("• and %n more", "lines: a pool and what it uses", rests.more);
    auto *conflict = labels::wrapped(QLatin1String("acceptConflicts"), this, shown);
    conflict->setAccessibleName(tr("The conflict"));
    conflict->setAccessibleDescription(shown);
    auto *until = labels::wrapped(QLatin1String("acceptUntil"), this, values);
    until->setAccessibleName(tr("What it rests on"));
    auto *label = new QLabel(tr("&Why is it intended?"), this);
    label->setObjectName(QStringLiteral("acceptReasonLabel"));
    label->setBuddy(m_reason);
    m_reason->setObjectName(QStringLiteral("acceptReason"));
    m_reason->setAccessibleName(tr("Why it is intended"));
    m_reason->setPlaceholderText(
        tr("For example: “web1 writes, web2 only reads; agreed in ticket 4711”"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(reasonLines * fontMetrics().lineSpacing()
                             + 2 * (m_reason->frameWidth() + 4));
    m_reason->selectAll();
    m_reason->installEventFilter(this);
    m_hint->setAccessibleName(tr("Hint"));
    m_accept->setObjectName(QStringLiteral("acceptAccept"));
    m_accept->setAccessibleName(tr("Accept"));
    m_accept->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("acceptButtons"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("acceptCancel"));
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &AcceptDialog::update);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(conflict);
    layout->addWidget(until);
    layout->addWidget(label);
    layout->addWidget(m_reason);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    resize(usualColumns * fontMetrics().averageCharWidth(), sizeHint().height());
    update();
    m_reason->setFocus(Qt::OtherFocusReason);
}

QString AcceptDialog::reason() const
{
    return m_reason->toPlainText().trimmed();
}

bool AcceptDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Enter accepts, as in a line; Shift+Enter begins another one.
    if (watched == m_reason && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !(key->modifiers() & Qt::ShiftModifier)) {
            if (m_accept->isEnabled())
                m_accept->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void AcceptDialog::update()
{
    const bool hasReason = !reason().isEmpty();
    m_accept->setEnabled(hasReason);
    m_hint->setText(
        hasReason
            ? tr("Storage that is used twice stays used twice: nothing on the host is changed.")
            : tr("Say why, for those who come after you: a conflict cannot be accepted without a "
                 "reason."));
    m_hint->setAccessibleDescription(m_hint->text());
}

} // namespace poolwarden
