// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "model/map/maplayout.h"
#include "model/map/maptext.h"
#include "model/map/storagemap.h"

#include <QGraphicsView>
#include <QList>
#include <QPoint>
#include <QString>

#include <optional>
#include <string>

namespace poolwarden {

class MapNodeItem;
class MapScene;

/// Shows a map: zoom, pan, and one node that the keyboard is at.
class MapView final : public QGraphicsView
{
    Q_OBJECT

public:
    explicit MapView(QWidget *parent = nullptr);

    void setMap(const StorageMap &map, const MapLayout &layout, const findingtext::NameOf &nameOf);
    [[nodiscard]] MapScene *map() const { return m_map; }
    /// Marks these pools, and goes to the first if they are others than before.
    void setChosen(const QList<PoolId> &pools);
    /// Marks the nodes with this text in their name; returns their number.
    int seek(const QString &text);
    /// Goes to the next of them (1), back (-1), or stays at the one where it is (0). The number of its turn,
    /// from 1; 0: there is none.
    int step(int step);
    /// The same without going anywhere; 0 also while it is at none of them.
    [[nodiscard]] int turn() const;

    void zoom(double factor);
    /// Shows all of it.
    void fit();
    /// How it is shown until the user zooms or pans: all of it, or where that could not be read, what is chosen.
    void begin();
    [[nodiscard]] MapNodeItem *current() const;
    void setCurrent(MapNodeItem *item);
    /// The user has zoomed or panned.
    [[nodiscard]] bool isAsLeft() const { return m_scope == Scope::AsLeft; }

Q_SIGNALS:
    /// All of it is shown, as far as it can be read.
    void fitted();
    /// The user chose a node, and so these pools.
    void poolsChosen(const QList<poolwarden::PoolId> &pools);
    /// The user wants to see the pools of this node one by one.
    void openRequested(const std::string &node);
    void left();

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void go(Qt::Key key);
    void choose(MapNodeItem *item);
    void open(MapNodeItem *item);
    /// The node of the first chosen pool; null: it has none yet.
    [[nodiscard]] MapNodeItem *chosenNode() const;
    void reveal(MapNodeItem *item);
    [[nodiscard]] QList<MapNodeItem *> found() const;

    MapScene *m_map;
    findingtext::NameOf m_nameOf;
    std::string m_current; ///< id of the node, which may be gone
    PoolId m_firstChosen = noPool;
    std::string m_chosenNode; ///< id of its node; empty: it had none on the latest map
    std::optional<QPoint> m_pressed;
    QString m_sought; ///< see seek()
    /// What is to be seen, whatever the size of the view.
    enum class Scope : quint8 { Begin, All, AsLeft };
    Scope m_scope = Scope::Begin;
    bool m_isChoosing = false;
};

} // namespace poolwarden
