// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace poolwarden {

class XmlEditor;

/// The elements around the caret, “pool › source › device”, each a button that goes to its tag.
class XmlBreadcrumb final : public QWidget
{
    Q_OBJECT

public:
    XmlBreadcrumb(XmlEditor *editor, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void sync();
    void addButton(int index);

    XmlEditor *m_editor;
    QHBoxLayout *m_layout;
    QLabel *m_more;
    QList<QLabel *> m_arrows;
    QList<QToolButton *> m_buttons;
    QList<qsizetype> m_places;
    QTimer m_timer;
};

} // namespace poolwarden
