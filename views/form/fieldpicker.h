// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/pool/pooltype.h"

#include <QObject>

class QCompleter;
class QLineEdit;
class QWidget;

namespace poolwarden {

class CandidateModel;
class CandidateProxy;
class PickerDialog;
class PoolEdit;
class Prompts;
class SourceFinder;

/// Offers what the host has for the fields of a form: in a dialog, and while a value is typed.
class FieldPicker final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. `parent`: the form.
    FieldPicker(SourceFinder *finder, PoolEdit *edit, Prompts *prompts, QWidget *parent);
    ~FieldPicker() override;

    /// Whether the host of the edited definition may have something for the field.
    [[nodiscard]] bool offers(Field field, PoolType type) const;
    /// What can be chosen of the host of the edited definition.
    struct Reach {
        bool isHost = false; ///< not where there is none, as among files
        bool listsFolders = false;
        friend bool operator==(const Reach &, const Reach &) = default;
    };
    [[nodiscard]] Reach reach() const;
    /// Why the field must be typed, as a sentence; mostly empty.
    [[nodiscard]] static QString whyTyped(Field field, PoolType type, const Reach &reach);
    /// Whether it may for any type.
    [[nodiscard]] static bool offers(Field field);

    /// Opens the dialog. `caption`: the field's name.
    void browse(FieldRef field, const QString &caption);
    /// Completes what is typed there.
    void complete(QLineEdit *input, FieldRef field);
    /// Completes a server from those that other pools name.
    void completeServer(QLineEdit *input, FieldRef field);

Q_SIGNALS:
    /// The dialog has ended, whether anything was taken or not.
    void browsed(poolwarden::FieldRef field);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed(QLineEdit *input, FieldRef field);
    void popUp();
    void offerNewSecret(PickerDialog *dialog);
    void offerThisMachine(PickerDialog *dialog, FieldRef field);

    PoolEdit *m_edit;
    Prompts *m_prompts;
    QWidget *m_form;
    CandidateModel *m_model;
    CandidateProxy *m_shown;
    QCompleter *m_completer;
    bool m_isFresh = false; ///< the model was made for the focused input
};

} // namespace poolwarden
