// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/maplayout.h"
#include "model/map/maptext.h"
#include "model/map/storagemap.h"
#include "views/map/mapview.h"

#include <QImage>
#include <QPalette>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPainter;
class QPushButton;
class QStackedLayout;

namespace poolwarden {

class EmptyState;

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
    /// Whether pools that are counted elsewhere are shown one by one.
    void setOpened(bool opened);
    [[nodiscard]] MapView *view() const { return m_view; }
    [[nodiscard]] bool hasMap() const;
    void focusMap(Qt::FocusReason reason);
    void focusSearch();
    /// Says it beside the buttons: on the whole screen nothing else of the window is seen. What passes goes by
    /// itself.
    void tell(const QString &text, bool passes);

    /// All of it as a picture; smaller than life where it would be larger than pictures can be.
    [[nodiscard]] QImage picture() const;
    /// All of it, as large as it can be there, in these colours.
    void draw(QPainter *painter, const QRectF &target, const QPalette &colours) const;

Q_SIGNALS:
    void poolsChosen(const QList<poolwarden::PoolId> &pools);
    void openRequested(const std::string &node);
    void closeRequested();
    void exportRequested();
    void printRequested();
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
    void tellFound(int turn);
    QPushButton *addButton(const char *name, const QString &text, const QString &tip);

    MapView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLineEdit *m_search;
    QLabel *m_count;
    QLabel *m_note;
    QTimer m_noteTime;
    QPushButton *m_close = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_print = nullptr;
    int m_found = 0;
};

} // namespace poolwarden
