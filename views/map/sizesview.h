// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/map/sizelayout.h"
#include "model/map/sizemap.h"
#include "model/map/sizetext.h"
#include "views/map/sizespainter.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>
#include <set>

namespace poolwarden {

/// Shows how large the storage of the pools is as areas, and how full it is. All of it always has room; the
/// keyboard is at one of them.
class SizesView final : public QWidget
{
    Q_OBJECT

public:
    explicit SizesView(QWidget *parent = nullptr);

    void setSizes(SizeMap map, const findingtext::NameOf &nameOf);
    /// What is shown.
    [[nodiscard]] const SizeMap &sizes() const { return m_shown; }
    [[nodiscard]] const SizeLayout &layoutOfSizes() const { return m_layout; }
    /// The layout's units are so many pixels.
    [[nodiscard]] double scale() const;
    /// There is no pool.
    [[nodiscard]] bool isEmpty() const;
    /// Marks these pools, and goes to the first if they are others than before.
    void setChosen(const QList<PoolId> &pools);
    /// As in MapView.
    int seek(const QString &text);
    int step(int step);
    [[nodiscard]] int turn() const;
    [[nodiscard]] std::optional<std::size_t> current() const { return m_marks.current; }

    /// Only the small ones are shown, see openedChanged().
    [[nodiscard]] bool isOpened() const { return !m_opened.empty(); }
    /// Shows all of them again.
    void showAll();
    /// All that is shown, as large as it can be there, in these colours.
    void draw(QPainter *painter, const QRectF &target, const QPalette &colours) const;

    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 48}; }

Q_SIGNALS:
    /// The user chose a tile, and so these pools.
    void poolsChosen(const QList<poolwarden::PoolId> &pools);
    /// The small ones are shown alone, or all again.
    void openedChanged();
    void left();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void tellKeys();
    void take();
    void arrange();
    void mark();
    void setCurrent(std::size_t tile);
    void choose(std::size_t tile);
    void open(std::size_t tile);
    [[nodiscard]] std::optional<std::size_t> tileAt(const QPointF &position) const;
    [[nodiscard]] std::optional<std::size_t> tileOf(PoolId pool) const;
    [[nodiscard]] bool hasWords(const SizeTile &tile) const;

    SizeMap m_all;
    SizeMap m_shown;
    SizeLayout m_layout;
    SizeMarks m_marks;
    findingtext::NameOf m_nameOf;
    std::set<PoolId> m_opened; ///< those that are shown alone; empty: all are shown
    std::set<PoolId> m_chosen;
    PoolId m_currentPool = noPool; ///< the first of the current tile
    QString m_sought;
    bool m_isPressed = false;
};

} // namespace poolwarden
