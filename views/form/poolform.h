// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"
#include "views/form/formlayout.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <array>

class QLabel;
class QPushButton;
class QScrollArea;

namespace poolwarden {

class ChoiceValueEditor;
class FieldRow;
class FormSection;
class PoolEdit;
class Prompts;
class RepeatedField;

/// The definition as a form: what the pool's type has, and nothing else. All inputs are made once and
/// shown as needed, so that nothing ever takes the cursor away from who is typing.
class PoolForm final : public QWidget
{
    Q_OBJECT

public:
    PoolForm(PoolEdit *edit, Prompts *prompts, QWidget *parent = nullptr);

    /// Unfolds, scrolls to it and puts the cursor there.
    void focusField(FieldRef field);
    /// Scrolls to it, without the keyboard.
    void showField(FieldRef field);
    void focusType();
    void setProblems(const QList<FieldProblem> &problems);

Q_SIGNALS:
    /// The user wants to see the error in the text.
    void xmlRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    FieldRow *buildRow(const formlayout::FormField &field, FormSection *section);
    RepeatedField *buildList(const formlayout::FormField &field, FormSection *section);
    void sync();
    void setReadable(bool readable);
    void sayUnreadable();
    void syncTypes();
    void syncShown(std::optional<PoolType> type);
    void syncCaptions(PoolType type);
    void releaseNotes();
    void rememberFocused();
    void holdFocused();
    void syncHints(PoolType type);
    /// Switches off what another field rules out.
    /// The button for a new one: libvirt cannot give a pool on the host another.
    void syncUuid();
    void syncOff(PoolType type);
    [[nodiscard]] formlayout::Context context(PoolType type) const;
    [[nodiscard]] bool isWanted(std::optional<PoolType> type, Field field) const;
    void showWithNote(QWidget *input);
    /// In its section, which is opened; null: the form has none.
    [[nodiscard]] QWidget *unfoldedInput(FieldRef field);
    void focusInput(QWidget *input);
    void arrange();
    void assignAccelerators();
    void browse(FieldRef field, bool folder);
    [[nodiscard]] bool isLocalHost() const;
    [[nodiscard]] QList<FieldProblem> problemsOfField(Field field) const;

    PoolEdit *m_edit;
    Prompts *m_prompts;
    QScrollArea *m_scroll;
    QWidget *m_page;
    QWidget *m_noteBox;
    QLabel *m_note;
    QPushButton *m_goToError;
    QPointer<QWidget> m_leftInput; ///< had the keyboard when the form could no longer be read
    ChoiceValueEditor *m_typeEditor = nullptr;
    FieldRow *m_typeRow = nullptr;
    std::array<FormSection *, formlayout::sectionCount> m_sections{};
    QHash<Field, FieldRow *> m_rows;
    QHash<Field, RepeatedField *> m_lists;
    QList<FieldProblem> m_problems;
    std::optional<PoolType> m_shownType;
    QPointer<QWidget> m_held; ///< has the keyboard, and stays where it is while others come and go
    QTimer m_holdTimer;
    int m_heldAt = 0; ///< its distance from the top of the window
    std::optional<QString> m_shownFormat;
    int m_columns = 2;
    bool m_rearrange = true;
};

} // namespace poolwarden
