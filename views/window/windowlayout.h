// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

class QDockWidget;
class QMainWindow;
class QSettings;
class QSplitter;

namespace poolwarden {

class ConflictsPane;
class EditorPanel;
class PoolTablePane;

/// Who gets how much of the window, and how that is kept between two runs. The editor is there while
/// a pool is selected, the connections while there is more than one, and the conflicts where the
/// window is high enough for them beside the editor; but what the user showed or hid stays so.
class WindowLayout final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        QMainWindow *window;
        QSplitter *splitter; ///< of table and editor
        PoolTablePane *table;
        EditorPanel *editor;
        QDockWidget *connectionsDock;
        QDockWidget *conflictsDock;
        ConflictsPane *conflicts;
    };

    /// All must outlive it.
    explicit WindowLayout(const Parts &parts, QObject *parent = nullptr);

    void offerConnections(int count);
    /// Shows or hides the editor as soon as that moves nothing under the mouse.
    void scheduleEditor();
    void scheduleEditorAfterPress();
    /// Shows it as long as there is a pool in it.
    void revealEditor();

    /// Geometry, docks, columns, sorting. Restoring leaves alone what was never saved.
    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

Q_SIGNALS:
    /// Something that save() would write.
    void changed();
    /// The list of conflicts was hidden in favour of the editor.
    void conflictsMadeRoom();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitScreen();
    void watch();
    [[nodiscard]] bool isLow() const;
    /// The editor and the table come first where the window is low.
    void makeRoom();
    void capConflicts();
    void shareRoom();

    Parts m_parts;
    QTimer m_editorDelay;
    bool m_editorSized = false;       ///< the splitter has a size to keep
    bool m_connectionsChosen = false; ///< the user showed or hid them
    bool m_conflictsChosen = false;   ///< the same
};

} // namespace poolwarden
