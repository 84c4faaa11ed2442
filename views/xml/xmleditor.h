// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"
#include "views/xml/xmltext.h"

namespace poolwarden {

/// An XML text editor with line numbers, folding and marked lines. Tab indents; Ctrl+Tab and F6 leave it,
/// for the next tab and the next pane.
class XmlEditor final : public XmlText
{
    Q_OBJECT

public:
    struct Mark {
        int line = 0; ///< from 1
        Severity severity = Severity::Error;
    };

    explicit XmlEditor(QWidget *parent = nullptr);

    /// Changes only the differing part, so that cursor, selection, scroll position and folds stay.
    void setXml(const QString &xml);
    void setMarks(const QList<Mark> &marks);
    [[nodiscard]] QList<int> markedLines() const;
    void goToLine(int line);
    void showStart();

Q_SIGNALS:
    /// The user changed the text.
    void edited(const QString &xml);

protected:
    void applyPalette() override;

private:
    QList<Mark> m_marks;
    bool m_updating = false;
};

} // namespace poolwarden
