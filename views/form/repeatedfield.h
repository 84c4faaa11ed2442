// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"
#include "views/form/choicevalueeditor.h"

#include <QList>
#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace poolwarden {

class FieldMark;
class FieldNote;
class PoolEdit;
class TextValueEditor;
class ValueEditor;

/// Several hosts, devices or options: one line each, with one or two values, and a button for one more.
/// A line that nothing was typed into yet is not in the document.
class RepeatedField final : public QWidget
{
    Q_OBJECT

public:
    /// `second` is the value beside the first, such as the port beside the host; typed, or one of the
    /// choices if there are any.
    RepeatedField(PoolEdit *edit, Field first, std::optional<Field> second,
                  const QList<ChoiceValueEditor::Choice> &secondChoices, QWidget *parent = nullptr);

    [[nodiscard]] QLabel *label() const { return m_label; }
    [[nodiscard]] Field first() const { return m_first; }
    [[nodiscard]] std::optional<Field> second() const { return m_second; }
    void setCaptions(const QString &plural, const QString &first, const QString &second,
                     const QString &addText);
    void setPlaceholders(const QString &first, const QString &second);
    void setBrowsable(bool browsable);
    /// Some types have the first value alone.
    void setSecondShown(bool shown);
    /// The type has one of them: no button for more, no numbers.
    void setSingle(bool single);
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }

    /// From the document.
    void sync();
    void setProblems(const QList<FieldProblem> &problems);
    [[nodiscard]] QWidget *input(FieldRef field) const;
    /// As if typed.
    void enter(int index, const QString &text);

Q_SIGNALS:
    void browseRequested(int index);

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
    /// So many have a line: a form of thousands of lines is of no use, and the XML has them all.
    static constexpr int mostLines = 100;
    void setLineCount(int count);
    void changed(int index, Field field, const std::optional<QString> &value);
    void orderTabs();
    void removeLine(int index);
    void nameLine(int index);
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
    /// Lines below those of the document that the user asked for.
    int m_blank = 0;
    int m_hidden = 0; ///< those of the document that have no line
    bool m_browsable = false;
    bool m_secondShown = true;
    bool m_single = false;
    bool m_shown = true;
    QString m_firstCaption;
    QString m_secondCaption;
    QString m_firstPlaceholder;
    QString m_secondPlaceholder;
};

} // namespace poolwarden
