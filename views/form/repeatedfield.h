// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"
#include "views/form/choicevalueeditor.h"

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace poolwarden {

class FieldMark;
class FieldNote;
class PoolEdit;
class TextValueEditor;
class ValueEditor;

/// A list of hosts, devices or options: one line for each, with one or two values, and a button to add
/// one. A line without any text yet is not in the document.
class RepeatedField final : public QWidget
{
    Q_OBJECT

public:
    /// `second` is the value beside the first, such as the port beside the host. It is a text, or one of
    /// secondChoices if there are any.
    RepeatedField(PoolEdit *edit, Field first, std::optional<Field> second,
                  const QList<ChoiceValueEditor::Choice> &secondChoices, QWidget *parent = nullptr);

    [[nodiscard]] QLabel *label() const { return m_label; }
    [[nodiscard]] Field first() const { return m_first; }
    [[nodiscard]] std::optional<Field> second() const { return m_second; }
    void setCaptions(const QString &plural, const QString &first, const QString &second,
                     const QString &addText);
    void setPlaceholders(const QString &first, const QString &second);
    /// What the values mean, as FieldRow::setHelp().
    void setHelp(const QString &first, const QString &second);
    void setBrowsable(bool browsable);
    /// Some types have only the first value.
    void setSecondShown(bool shown);
    /// For a type with only one of them: no button to add more, no numbers.
    void setSingle(bool single);
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }

    /// Shows the values of the document.
    void sync();
    void setProblems(const QList<FieldProblem> &problems);
    [[nodiscard]] QWidget *input(FieldRef field) const;
    /// Emits lineAdded() for each line.
    void tellLines();

Q_SIGNALS:
    void browseRequested(int index);
    /// There is another line, with this input for the first value.
    void lineAdded(QLineEdit *input, int index);

private:
    struct Line {
        QWidget *widget = nullptr;
        TextValueEditor *first = nullptr;
        QLabel *secondLabel = nullptr;
        ValueEditor *second = nullptr;
        FieldMark *mark = nullptr;
        QToolButton *remove = nullptr;
        QToolButton *browse = nullptr;
    };
    void addLine();
    void dropLine();
    void setLineCount(int count);
    /// A host with its port, put in at once as by a paste, goes into both fields: one undo step.
    [[nodiscard]] bool splitHost(int line, const QString &value);
    void changed(int index, Field field, const std::optional<QString> &value);
    void orderTabs();
    void removeLine(int index);
    void nameLine(int index);
    void describeSecond(const Line &line, const QList<FieldProblem> &problems) const;
    void keepRoom(const Line &line) const;

    PoolEdit *m_edit;
    Field m_first;
    std::optional<Field> m_second;
    QList<ChoiceValueEditor::Choice> m_secondChoices;
    QLabel *m_label;
    FieldNote *m_note;
    QVBoxLayout *m_lines;
    QToolButton *m_add;
    QList<Line> m_rows;
    /// Number of blank lines that the user added; they are not in the document yet.
    int m_blank = 0;
    int m_hidden = 0; ///< number of entries in the document without a line
    bool m_browsable = false;
    bool m_secondShown = true;
    bool m_single = false;
    bool m_shown = true;
    QString m_firstCaption;
    QString m_secondCaption;
    QString m_firstHelp;
    QString m_secondHelp;
    QString m_firstPlaceholder;
    QString m_secondPlaceholder;
};

} // namespace poolwarden
