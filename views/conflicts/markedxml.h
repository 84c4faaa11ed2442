// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "views/xml/xmltext.h"

namespace poolwarden {

/// A definition, to be read and copied, with one place in it marked: by a sign and a colour on its lines, and a box
/// around it.
class MarkedXml final : public XmlText
{
    Q_OBJECT

public:
    explicit MarkedXml(const QString &objectName, QWidget *parent = nullptr);

    /// Scrolls to the mark if it or the text is another. Without a mark, both places are the same.
    void show(const QString &text, qsizetype markBegin, qsizetype markEnd, Severity severity);
    /// The marked characters.
    [[nodiscard]] QString marked() const;
    /// The first marked line, from 0; -1: none.
    [[nodiscard]] int markedLine() const { return m_line; }

protected:
    void applyPalette() override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMark();

    QString m_source;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    Severity m_severity = Severity::Error;
    int m_line = -1;
};

} // namespace poolwarden
