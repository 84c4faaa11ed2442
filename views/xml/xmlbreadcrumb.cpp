// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmlbreadcrumb.h"

#include "model/document/xmlplace.h"
#include "model/wording/isolated.h"
#include "views/style/format.h"
#include "views/xml/xmleditor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <vector>

namespace poolwarden {

namespace {

/// After the keys of a burst: in a long text the place takes a moment to find.
constexpr int waitMilliseconds = 60;
constexpr int mostShown = 6;
constexpr int widestName = 160;

} // namespace

XmlBreadcrumb::XmlBreadcrumb(XmlEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_layout(new QHBoxLayout(this))
    , m_more(new QLabel(QStringLiteral("…"), this))
{
    setObjectName(QStringLiteral("xmlBreadcrumb"));
    setAccessibleName(tr("Elements around the caret"));
    setMinimumWidth(1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_more);
    m_more->hide();
    for (int i = 0; i < mostShown; ++i)
        addButton(i);
    m_layout->addStretch(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(waitMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &XmlBreadcrumb::sync);
    const auto wait = [this] {
        if (isVisible())
            m_timer.start();
    };
    connect(m_editor, &XmlEditor::caretMoved, this, wait);
    connect(m_editor, &QsciScintilla::textChanged, this, wait);
}

void XmlBreadcrumb::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
}

void XmlBreadcrumb::addButton(int index)
{
    auto *arrow = new QLabel(QStringLiteral("›"), this);
    arrow->setForegroundRole(QPalette::PlaceholderText);
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("crumb-%1").arg(index));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Element around the caret"));
    connect(button, &QToolButton::clicked, this, [this, index] {
        if (index >= m_places.size())
            return;
        m_editor->setFocus(Qt::OtherFocusReason);
        m_editor->select(m_places.at(index), m_places.at(index));
    });
    m_layout->addWidget(arrow);
    m_layout->addWidget(button);
    arrow->hide();
    button->hide();
    m_arrows.append(arrow);
    m_buttons.append(button);
}

void XmlBreadcrumb::sync()
{
    const XmlPlace place = XmlPlace::at(m_editor->text(), m_editor->caret());
    std::vector<XmlPlace::Tag> tags = place.path;
    if (!place.tag.name.isEmpty())
        tags.push_back(place.tag);
    const auto size = static_cast<qsizetype>(tags.size());
    const qsizetype first = std::max<qsizetype>(0, size - mostShown);
    m_more->setVisible(first > 0);
    m_places.clear();
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setVisible(i < size - first);
        m_arrows.at(i)->setVisible(i > 0 && i < size - first);
    }
    for (qsizetype i = first; i < size; ++i) {
        const XmlPlace::Tag &tag = tags[std::size_t(i)];
        QToolButton *button = m_buttons.at(i - first);
        m_places.append(tag.begin);
        const QString name = isolated(tag.name);
        button->setText(format::escapedMnemonic(
            button->fontMetrics().elidedText(name, Qt::ElideMiddle, widestName)));
        const QString tip = tr("Go to <%1> on line %2").arg(name).arg(m_editor->lineAt(tag.begin));
        button->setToolTip(format::plain(tip));
        button->setAccessibleName(tip);
    }
}

} // namespace poolwarden
