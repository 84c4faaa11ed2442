// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace poolwarden {

class XmlEditor;

/// Finds and replaces in the XML text. Return and F3 go to the next place, Shift with them to the one
/// before, Escape closes the bar and goes back to the text. It searches while a word is typed, from where
/// the caret was.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    FindBar(XmlEditor *editor, QWidget *parent);

    /// Shows the bar, with the selected word in it if the selection is one.
    void open(bool replacing);
    void close();
    /// Goes to the next place, or the one before for -1. Begins again at the other end of the text.
    void go(int step);
    /// From the text to find to what replaces it, then the buttons.
    [[nodiscard]] QList<QWidget *> tabOrder() const;
    /// The text has changed: counts again when the user pauses.
    void textChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QToolButton *addButton(const QString &objectName, const QString &icon, const QString &text,
                           const QString &tip);
    [[nodiscard]] Qt::CaseSensitivity caseSensitivity() const;
    void search(const QString &text);
    void searchFromStart();
    void show(std::size_t match);
    void sayCount();
    void replaceOne();
    void replaceAll();

    XmlEditor *m_editor;
    QLineEdit *m_sought;
    QLineEdit *m_replacement;
    QLabel *m_count;
    QToolButton *m_case;
    QWidget *m_replaceRow;
    QList<QToolButton *> m_goAndClose;
    QToolButton *m_replaceOne = nullptr;
    QToolButton *m_replaceAll = nullptr;
    std::vector<qsizetype> m_matches;
    qsizetype m_from = 0; ///< where the caret was when the bar was opened or a button used
    QTimer m_recount;
};

} // namespace poolwarden
