// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/xml/xmltext.h"

#include <QList>
#include <QString>

#include <optional>

namespace poolwarden {

/// One of two texts that stand side by side, to be read and copied: with its line numbers, a sign and a
/// colour on each line that differs, and room where the other text has lines more.
class DiffText final : public XmlText
{
    Q_OBJECT

public:
    enum class Side { Left, Right };

    struct Line {
        std::optional<QString> text; ///< none: the other text has a line more here
        bool differs = false;
        /// Of the characters: what is another in the other text's line; empty: all of it.
        qsizetype differsFrom = 0;
        qsizetype differsTo = 0;
    };

    DiffText(Side side, const QString &objectName, QWidget *parent = nullptr);

    void setLines(const QList<Line> &lines);
    /// Of the shown lines, from 0, those with a sign.
    [[nodiscard]] QList<int> signedLines() const;
    /// Puts the cursor there and scrolls to it, with some lines before it.
    void goToRow(int row);
    [[nodiscard]] int currentRow() const;
    /// The width in which no line is cut.
    [[nodiscard]] int widthOfLines() const;
    /// Shows the same lines and columns as the other one, whatever scrolls that.
    void scrollWith(DiffText *other);

protected:
    void applyPalette() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Side m_side;
};

} // namespace poolwarden
