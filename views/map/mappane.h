// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/maptext.h"
#include "model/map/storagemap.h"
#include "views/map/mapview.h"

#include <QImage>
#include <QList>
#include <QPalette>
#include <QSizeF>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPainter;
class QPushButton;
class QStackedLayout;

namespace poolwarden {

class EmptyState;
class MapLegendView;
class SizesView;
struct SizeMap;

/// The storage map with its search and buttons, or the reason why there is none.
class MapPane final : public QWidget
{
    Q_OBJECT

public:
    explicit MapPane(QWidget *parent = nullptr);

    /// A map without nodes says that there are no pools.
    void setMap(const StorageMap &map, const MapLayout &layout, const findingtext::NameOf &nameOf);
    /// Why there is no map, in whole sentences.
    void setWhyNot(const QString &whyNot);
    /// The sizes of the same pools, which need no layout to be known.
    void setSizes(SizeMap sizes, const findingtext::NameOf &nameOf);
    /// The sizes are shown, or are to be shown, instead of the map.
    [[nodiscard]] bool isOnSizes() const;
    [[nodiscard]] SizesView *sizes() const { return m_sizes; }
    /// Marks these pools.
    void setChosen(const QList<PoolId> &pools);
    /// Whether pools that are counted elsewhere are shown one by one.
    void setOpened(bool opened);
    /// It has the whole screen, and says how to leave it.
    void setWhole(bool whole);
    [[nodiscard]] MapView *view() const { return m_view; }
    /// There is something to export.
    [[nodiscard]] bool hasMap() const;
    void focusMap(Qt::FocusReason reason);
    void focusSearch();
    /// Says it beside the buttons: on the whole screen nothing else of the window is seen. What passes goes by
    /// itself.
    void tell(const QString &text, bool passes);

    /// What is shown, in pixels at its usual size.
    [[nodiscard]] QSizeF sizeOfPicture() const;
    /// All of it as a picture; smaller than life where it would be larger than pictures can be.
    [[nodiscard]] QImage picture() const;
    /// All of it, as large as it can be there, in these colours.
    void draw(QPainter *painter, const QRectF &target, const QPalette &colours) const;

Q_SIGNALS:
    /// The room for the map has another shape now: width to height.
    void shapeChanged(double shape);
    void poolsChosen(const QList<poolwarden::PoolId> &pools);
    void openRequested(const std::string &node);
    void closeRequested();
    void exportRequested();
    void printRequested();
    /// The sizes are wanted now, or the map again.
    void sizesToggled();
    /// Escape was pressed.
    void left();
    /// It is seen now.
    void shown();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildSizes();
    void buildLegend();
    void connectViews();
    /// Shows what there is to show: the map, the sizes, or why there is none.
    void arrange();
    int seek();
    int step(int step);
    void tellFound(int turn);
    QPushButton *addButton(const char *name, const QString &text, const QString &tip);

    MapView *m_view;
    SizesView *m_sizes;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLineEdit *m_search;
    QLabel *m_count;
    QLabel *m_note;
    QTimer m_noteTime;
    MapLegendView *m_legend;
    QPushButton *m_onLegend = nullptr;
    QPushButton *m_leave = nullptr;
    QPushButton *m_onSizes = nullptr;
    QPushButton *m_close = nullptr;
    QList<QPushButton *> m_zoom;
    QPushButton *m_export = nullptr;
    QPushButton *m_print = nullptr;
    int m_found = 0;
    bool m_hasGraph = false;
    bool m_isOpened = false; ///< see setOpened()
};

} // namespace poolwarden
