// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/accepted/acceptdialog.h"

#include "views/style/labels.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStringListModel>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int usualColumns = 84;
constexpr int reasonLines = 3;
/// Of a list.
constexpr int leastRows = 3;
constexpr int mostRows = 8;

} // namespace

AcceptDialog::AcceptDialog(const QStringList &conflicts, const QStringList &rests,
                           const QString &reason, QWidget *parent)
    : QDialog(parent)
    , m_count(int(conflicts.size()))
    , m_left(m_count)
    , m_reason(new QPlainTextEdit(reason, this))
    , m_hint(labels::wrapped(QLatin1String("acceptHint"), this))
    , m_accept(new QPushButton(tr("&Accept"), this))
{
    setObjectName(QStringLiteral("acceptDialog"));
    setWindowTitle(m_count == 1 ? tr("Accept Conflict")
                                : tr("Accept %n Conflict(s)", nullptr, m_count));
    setAccessibleName(windowTitle());
    auto *label =
        new QLabel(m_count == 1 ? tr("&Why is it intended?")
                                : tr("&Why are they intended? Each of them gets this reason."),
                   this);
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
    addConflicts(conflicts, rests);
    layout->addWidget(label);
    layout->addWidget(m_reason);
    layout->addWidget(m_hint);
    layout->addWidget(buttons);
    resize(usualColumns * fontMetrics().averageCharWidth(), sizeHint().height());
    update();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void AcceptDialog::addConflicts(const QStringList &conflicts, const QStringList &rests)
{
    const QString until = m_count == 1 ? tr("It stays hidden as long as this does not change:",
                                            "the values that a conflict rests on")
                                       : tr("Each stays hidden as long as this does not change:",
                                            "the values that conflicts rest on");
    if (m_count != 1) {
        m_conflicts = addList("acceptConflicts", tr("These &conflicts are hidden:"), conflicts);
        m_rests = addList("acceptUntil", until, rests);
        return;
    }
    auto *conflict = labels::wrapped(QLatin1String("acceptConflicts"), this, conflicts.first());
    conflict->setAccessibleName(tr("The conflict"));
    conflict->setAccessibleDescription(conflict->text());
    auto *values =
        labels::wrapped(QLatin1String("acceptUntil"), this, until + u'\n' + rests.join(u'\n'));
    values->setAccessibleName(tr("What it rests on"));
    layout()->addWidget(conflict);
    layout()->addWidget(values);
}

QStringListModel *AcceptDialog::addList(const char *name, const QString &title,
                                        const QStringList &lines)
{
    auto *label = new QLabel(title, this);
    label->setObjectName(QLatin1String(name) + QStringLiteral("Label"));
    auto *list = new QListView(this);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(QString(title).remove(u'&'));
    auto *model = new QStringListModel(lines, list);
    list->setModel(model);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideNone);
    // As high as its rows, but not so high that the dialog does not fit on a small screen.
    const int rows = int(std::clamp<qsizetype>(lines.size(), leastRows, mostRows));
    const int height = fontMetrics().lineSpacing() + 2;
    list->setMinimumHeight(leastRows * height);
    list->setMaximumHeight(rows * height + list->horizontalScrollBar()->sizeHint().height()
                           + 2 * list->frameWidth());
    label->setBuddy(list);
    layout()->addWidget(label);
    layout()->addWidget(list);
    return model;
}

void AcceptDialog::setLeft(const QStringList &conflicts, const QStringList &rests)
{
    m_left = int(conflicts.size());
    if (m_conflicts) {
        m_conflicts->setStringList(conflicts);
        m_rests->setStringList(rests);
    }
    update();
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
    m_accept->setEnabled(hasReason && m_left > 0);
    QString gone;
    if (m_left == 0)
        gone = m_count == 1
                   ? tr("This conflict is gone, or it is another one now. There is nothing "
                        "to accept.")
                   : tr("These conflicts are gone, or they are others now. There is "
                        "nothing to accept.");
    else if (m_left < m_count)
        gone = tr("%n of the conflicts are gone, or are others now. They are not accepted.",
                  nullptr, m_count - m_left);
    m_hint->setText(
        !gone.isEmpty() ? gone
        : hasReason
            ? tr("Storage that is used twice stays used twice: nothing on the host is changed.")
            : tr("Say why, for those who come after you: a conflict cannot be accepted without a "
                 "reason."));
    m_hint->setAccessibleDescription(m_hint->text());
}

} // namespace poolwarden
