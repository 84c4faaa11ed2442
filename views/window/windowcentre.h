// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QSplitter;

namespace poolwarden {

class CommandSet;
class DemonstrationBar;
class EditorPanel;
class MessageBar;
class PoolRegistry;
class PoolTableModel;
class PoolTablePane;
class Prompts;
class SourceFinder;

/// The middle of the main window: the table of pools above the editor, and the messages below.
class WindowCentre final : public QWidget
{
    Q_OBJECT

public:
    struct Parts {
        PoolRegistry *registry;
        PoolTableModel *pools;
        SourceFinder *finder;
        CommandSet *commands;
        Prompts *prompts;
    };
    WindowCentre(const Parts &parts, QWidget *parent);

    [[nodiscard]] DemonstrationBar *demonstration() const { return m_demonstration; }
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }
    [[nodiscard]] PoolTablePane *table() const { return m_table; }
    [[nodiscard]] EditorPanel *editor() const { return m_editor; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    DemonstrationBar *m_demonstration;
    MessageBar *m_messages;
    QSplitter *m_splitter;
    PoolTablePane *m_table;
    EditorPanel *m_editor;
};

} // namespace poolwarden
