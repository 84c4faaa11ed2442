// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QLabel>
#include <QString>
#include <QStringList>

namespace poolwarden {

/// Wrapped text, or where there is no room for all of it, as much as so many lines have.
class FoldingLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit FoldingLabel(QWidget *parent = nullptr);

    /// How many lines the whole text needs at this width.
    [[nodiscard]] int linesAt(int width) const;
    /// The most lines to show; 0: all.
    void setMostLines(int lines);
    /// Shares the lines between the two, with at least one for the second unless that is hidden.
    static void share(FoldingLabel *first, FoldingLabel *second, int lines);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void widthChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// Of all of the text.
    [[nodiscard]] int wholeHeight(int width) const;
    /// What is shown where there is no room for all.
    [[nodiscard]] QStringList foldedLines(int width) const;

    int m_mostLines = 0;
    struct LaidOut {
        QString text;
        QHash<int, int> heights; ///< by width
        QStringList lines;
    };
    mutable LaidOut m_laidOut; ///< what is known of this text
};

} // namespace poolwarden
