// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace poolwarden {

/// Puts its items into a line, and into further lines if they have no room in one: so a bar of buttons needs no more
/// width than the widest of them, and never widens a window. From the first item that is aligned to the right on,
/// those of a line stand at its end.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    /// Held: a further line that was needed once stays until the width changes, or until releaseHeight(), so that
    /// what is below does not jump.
    enum class Height { AsNeeded, Held };
    explicit FlowLayout(QWidget *parent = nullptr, Height height = Height::AsNeeded);
    ~FlowLayout() override;

    void releaseHeight();
    /// Before the item at this place; at the end if there is none.
    void insertWidget(qsizetype place, QWidget *widget);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    [[nodiscard]] QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Line {
        QList<QLayoutItem *> items;
        QList<QSize> sizes;
        int width = 0; ///< with the gaps
        int height = 0;
    };
    [[nodiscard]] QList<Line> linesFor(int width) const;
    [[nodiscard]] int heightOf(const QList<Line> &lines) const;
    void place(const Line &line, const QRect &row) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    bool m_holds;
    int m_heldWidth = -1;
    int m_heldHeight = 0; ///< at that width
};

} // namespace poolwarden
