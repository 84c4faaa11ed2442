// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace poolwarden {

class ConnectionList;
class ConnectionsPane;
class EditorPanel;

/// Keeps the window's title: the document in the editor, else the chosen connection.
class WindowTitle final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        QWidget *window;
        ConnectionList *connectionList;
        ConnectionsPane *connections;
        EditorPanel *editor;
    };
    explicit WindowTitle(const Parts &parts);

private:
    void update();

    Parts m_parts;
};

} // namespace poolwarden
