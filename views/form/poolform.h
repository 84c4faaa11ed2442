// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"
#include "views/form/formlayout.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

#include <optional>

namespace poolwarden {

class FieldPicker;
class FormFields;
class FormNote;
class FormScroll;
class PoolEdit;
class Prompts;
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
    /// What keeps the focused field in view.
    [[nodiscard]] FormScroll *scroll() const { return m_scroll; }
    /// Moves the focus to the field of this pool that was edited last, or the first. Selects nothing, so
    /// that the next key does not replace the value.
    void returnToField();
    /// To the next field with a problem, in the order of the form, or the one before for -1. Begins again
    /// at the other end.
    void goToProblem(int step);
    void setProblems(const QList<FieldProblem> &problems);

Q_SIGNALS:
    /// The user wants to see the error in the text.
    void xmlRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void sync();
    void setReadable(bool readable);
    void syncTypes();
    void syncShown(std::optional<PoolType> type);
    void releaseNotes();
    void syncHints(PoolType type);
    /// Enables the button for a new UUID. It is disabled for a pool on the host, because libvirt cannot
    /// change its UUID.
    void syncUuid();
    /// Disables the fields that other fields exclude.
    void syncOff(PoolType type);
    [[nodiscard]] formlayout::Context context(PoolType type) const;
    [[nodiscard]] bool isWanted(std::optional<PoolType> type, Field field) const;
    /// Of the value beside another in a list.
    [[nodiscard]] bool isBesideWanted(std::optional<PoolType> type, Field field) const;
    void rememberEdited();
    void arrange();
    void browse(FieldRef field);

    PoolEdit *m_edit;
    FieldPicker *m_picker;
    FormScroll *m_scroll;
    FormFields *m_fields;
    FormNote *m_note;
    QPointer<QWidget> m_leftInput; ///< had the focus when the text became unreadable
    std::optional<PoolType> m_shownType;
    QHash<PoolId, QPointer<QWidget>> m_lastEdited;
    bool m_isSwitching = false; ///< the text changes because another pool is shown
    std::optional<QString> m_shownFormat;
    int m_columns = 2;
    bool m_rearrange = true;
};

} // namespace poolwarden
