// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/schema/schemacompleter.h"

#include <QObject>

class QCompleter;
class QStandardItemModel;

namespace poolwarden {

class XmlEditor;

/// Offers what the schema allows at the caret: when '<', a quote or a blank in a tag is typed, and on
/// Ctrl+Space. Tab and Return take the chosen one, Escape closes the list, and whatever else is typed goes
/// into the text and narrows the list.
class XmlCompletion final : public QObject
{
    Q_OBJECT

public:
    XmlCompletion(const SchemaCompleter *completer, XmlEditor *editor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typedInto(QChar character);
    /// `asked`: by the user, who is then told if there is nothing.
    void offer(bool asked);
    void fill(const XmlPlace &place);
    void narrow();
    void hide();
    void take(int row);
    void takeElement(const XmlPlace &place, const Completion &completion);
    void takeAttribute(const XmlPlace &place, const Completion &completion);
    void takeValue(const XmlPlace &place, const Completion &completion);

    const SchemaCompleter *m_completer;
    XmlEditor *m_editor;
    QCompleter *m_list;
    QStandardItemModel *m_model;
    QList<Completion> m_offered;
    qsizetype m_wordBegin = 0; ///< where the word begins that narrows the list
};

} // namespace poolwarden
