// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/choicevalueeditor.h"

#include "model/wording/isolated.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QSignalBlocker>

#include <algorithm>

namespace poolwarden {

namespace {

/// A list in which typing finds an entry by its label, "RADOS…", and by libvirt's word for it, "rbd".
class ChoiceList final : public QListView
{
public:
    ChoiceList(const QList<ChoiceValueEditor::Choice> &choices, QWidget *parent)
        : QListView(parent)
        , m_choices(choices)
    {
    }

    void keyboardSearch(const QString &keys) override
    {
        const bool goesOn =
            m_since.isValid() && m_since.elapsed() < QApplication::keyboardInputInterval();
        m_since.start();
        m_keys = goesOn ? m_keys + keys : keys;
        // Pressing one key repeatedly goes from one choice to the next.
        const bool same = std::all_of(m_keys.cbegin(), m_keys.cend(),
                                      [this](QChar key) { return key == m_keys.front(); });
        const QString sought = same ? m_keys.left(1) : m_keys;
        const int count = static_cast<int>(m_choices.size());
        const int first = std::max(0, currentIndex().row()) + (same ? 1 : 0);
        for (int i = 0; i < count; ++i) {
            const int row = (first + i) % count;
            const ChoiceValueEditor::Choice &choice = m_choices.at(row);
            if (choice.label.startsWith(sought, Qt::CaseInsensitive)
                || choice.value.value_or(QString()).startsWith(sought, Qt::CaseInsensitive)) {
                setCurrentIndex(model()->index(row, 0));
                return;
            }
        }
    }

private:
    const QList<ChoiceValueEditor::Choice> &m_choices;
    QElapsedTimer m_since;
    QString m_keys;
};

} // namespace

ChoiceValueEditor::ChoiceValueEditor(const QString &objectName, QWidget *parent)
    : ValueEditor(parent)
    , m_combo(new QComboBox(this))
{
    m_combo->setObjectName(objectName);
    m_combo->setView(new ChoiceList(m_choices, m_combo));
    m_combo->setMaxVisibleItems(20);
    m_combo->setFocusPolicy(Qt::StrongFocus);
    m_combo->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_combo, 1);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        if (index >= 0 && index < m_choices.size())
            Q_EMIT edited(m_choices.at(index).value);
    });
}

void ChoiceValueEditor::setChoices(const QList<Choice> &choices)
{
    if (choices == m_choices)
        return;
    const QSignalBlocker blocker(m_combo);
    m_choices = choices;
    m_unknownValue.reset();
    m_combo->clear();
    for (const Choice &choice : choices)
        m_combo->addItem(choice.label);
}

void ChoiceValueEditor::setValue(const std::optional<QString> &value)
{
    const QSignalBlocker blocker(m_combo);
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (m_choices.at(i).value != value)
            continue;
        if (m_unknownValue) {
            m_combo->removeItem(static_cast<int>(m_choices.size()));
            m_unknownValue.reset();
        }
        if (m_combo->currentIndex() != static_cast<int>(i))
            m_combo->setCurrentIndex(static_cast<int>(i));
        return;
    }
    const QString label = tr("%1 (unknown)").arg(isolated(value.value_or(QString())));
    const int last = static_cast<int>(m_choices.size());
    if (m_unknownValue)
        m_combo->setItemText(last, label);
    else
        m_combo->addItem(label);
    m_unknownValue = value.value_or(QString());
    m_combo->setCurrentIndex(last);
}

QWidget *ChoiceValueEditor::input() const
{
    return m_combo;
}

void ChoiceValueEditor::setReadOnly(bool readOnly)
{
    m_combo->setEnabled(!readOnly);
}

bool ChoiceValueEditor::eventFilter(QObject *watched, QEvent *event)
{
    // The wheel scrolls the form and must not change a value, even in the focused input.
    if (watched == m_combo && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return ValueEditor::eventFilter(watched, event);
}

} // namespace poolwarden
