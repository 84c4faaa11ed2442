// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

class QDockWidget;
class QMainWindow;
class QSettings;
class QSplitter;

namespace poolwarden {

class ConflictsPane;
class DockRoom;
class EditorPanel;
class MapDock;
class PoolTablePane;

/// Shares the window among its parts, and saves the layout between two runs. The editor is visible while
/// a pool is selected, the connections while there are several, and the conflicts if the window is high
/// enough for both them and the editor. A row that was clicked stays under the mouse when the editor comes, if it
/// is in the upper half. A part that the user has hidden stays so. The window never grows by itself: in a low one,
/// what the user went to last has room, conflicts and map give it up and come back with it.
class WindowLayout final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        QMainWindow *window;
        QSplitter *splitter; ///< between table and editor
        PoolTablePane *table;
        EditorPanel *editor;
        QDockWidget *connectionsDock;
        QDockWidget *conflictsDock;
        ConflictsPane *conflicts;
        MapDock *map;
    };

    /// All parts must outlive it.
    explicit WindowLayout(const Parts &parts, QObject *parent = nullptr);

    void offerConnections(int count);
    /// Shows or hides the editor as soon as this moves nothing under the mouse.
    void scheduleEditor();
    void scheduleEditorAfterPress();
    /// Shows the editor if it has a pool, and hides it otherwise.
    void revealEditor();

    /// Tells the list of conflicts which pool the editor shows, so that the list shows the rest.
    void tellShown();

    /// Geometry, docks, columns and sorting. restore() keeps defaults for what was never saved.
    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

Q_SIGNALS:
    /// Something that save() saves has changed.
    void changed();
    /// Something was hidden to make room, as a sentence.
    void madeRoom(const QString &told);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watch();
    [[nodiscard]] bool isLow() const;
    /// Hides the conflicts in a low window, so that table and editor have room.
    void makeRoom();
    /// After the user has closed a dock.
    void takeBack();
    void followHeight();
    /// What the table is to keep while the window gets another height.
    void noteShare();
    /// Who edits has room for it, whatever else was opened before.
    void keepPage();
    void limitConflictsHeight();
    /// Who is there in a low window sees the list with its details, instead of an editor without room.
    void showConflicts();
    /// Hides docks or the editor if the window would have to grow over this height. False if the editor went, or if it
    /// is still too much.
    bool keepHeight(int height);
    /// From the list, also if there was no room for both.
    void goToEditor();
    /// Of a window that has grown for what is hidden again.
    void keepSize(int height);
    void shareRoom();

    Parts m_parts;
    DockRoom *m_docks;
    QTimer m_editorDelay;
    std::optional<double> m_tableShare; ///< of the room of table and editor
    bool m_isFollowing = false;         ///< the window gets another height
    int m_heightBefore = 0;             ///< of the window, before the map came
    int m_pressedBelow = 0;     ///< the height of the table that shows the pressed row; 0: none
    bool m_editorSized = false; ///< the splitter has sizes to keep
    bool m_connectionsChosen = false; ///< the user has shown or hidden the connections
    bool m_conflictsChosen = false;   ///< the user has shown or hidden the conflicts
};

} // namespace poolwarden
