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
class FieldPicker;
class FieldRow;
class FormSection;
class PoolEdit;
class Prompts;
class RepeatedField;
class SourceFinder;

/// The definition as a form with the fields of the pool's type. All inputs are created once and shown as
/// needed, so that the user never loses the cursor while typing.
class PoolForm final : public QWidget
{
    Q_OBJECT

public:
    PoolForm(PoolEdit *edit, SourceFinder *finder, Prompts *prompts, QWidget *parent = nullptr);

    /// Unfolds the field's section, scrolls to the field and gives it the focus.
    void focusField(FieldRef field);
    /// Unfolds the field's section and scrolls to the field, but does not move the focus.
    void showField(FieldRef field);
    void focusType();
    /// Moves the focus to the field of this pool that was edited last, or the first. Selects nothing, so
    /// that the next key does not replace the value.
    void returnToField();
    /// Keeps the focused field at its place in the window through the next layout.
    void holdFocused();
    /// Scrolls the held field back to its place.
    void keepFocusedInPlace();
    /// How far the top of the form can come down before it reaches the focused field.
    [[nodiscard]] int roomAboveFocus() const;
    /// To the next field with a problem, in the order of the form, or the one before for -1. Begins again
    /// at the other end.
    void goToProblem(int step);
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
    void syncHints(PoolType type);
    void syncHelp(PoolType type);
    /// Enables the button for a new UUID. It is disabled for a pool on the host, because libvirt cannot
    /// change its UUID.
    void syncUuid();
    /// Disables the fields that other fields exclude.
    void syncOff(PoolType type);
    [[nodiscard]] formlayout::Context context(PoolType type) const;
    [[nodiscard]] bool isWanted(std::optional<PoolType> type, Field field) const;
    void showWithNote(QWidget *input);
    /// The fields with problems that have an input, in the order of the form; none: the type.
    [[nodiscard]] QList<std::optional<FieldRef>> problemFields() const;
    /// The input of the field; null if the form has none.
    [[nodiscard]] QWidget *inputOf(FieldRef field) const;
    /// The input of the field, after its section is unfolded; null if the form has none.
    [[nodiscard]] QWidget *unfoldedInput(FieldRef field);
    void focusInput(QWidget *input);
    void moveFocus(QWidget *input);
    void rememberEdited();
    void arrange();
    void assignAccelerators();
    void browse(FieldRef field);
    void chooseFolder(FieldRef field);
    [[nodiscard]] bool isLocalHost() const;
    [[nodiscard]] QList<FieldProblem> problemsOfField(Field field) const;

    PoolEdit *m_edit;
    Prompts *m_prompts;
    FieldPicker *m_picker;
    QScrollArea *m_scroll;
    QWidget *m_page;
    QWidget *m_noteBox;
    QLabel *m_note;
    QPushButton *m_goToError;
    QPointer<QWidget> m_leftInput; ///< had the focus when the text became unreadable
    ChoiceValueEditor *m_typeEditor = nullptr;
    FieldRow *m_typeRow = nullptr;
    std::array<FormSection *, formlayout::sectionCount> m_sections{};
    QHash<Field, FieldRow *> m_rows;
    QHash<Field, RepeatedField *> m_lists;
    QList<FieldProblem> m_problems;
    std::optional<PoolType> m_shownType;
    std::optional<PoolType> m_helpType; ///< that the fields' help is for
    QHash<PoolId, QPointer<QWidget>> m_lastEdited;
    bool m_isSwitching = false; ///< the text changes because another pool is shown
    QPointer<QWidget> m_held;   ///< the focused input; keeps its position while rows come and go
    QTimer m_holdTimer;
    int m_heldAt = 0; ///< distance of m_held from the top of the window, in pixels
    std::optional<QString> m_shownFormat;
    int m_columns = 2;
    bool m_rearrange = true;
};

} // namespace poolwarden
