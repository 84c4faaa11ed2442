// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/severityfilters.h"

#include "views/style/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace poolwarden {

SeverityFilters::SeverityFilters(QWidget *parent)
    : QWidget(parent)
    , m_remark(new QLabel(this))
{
    setObjectName(QStringLiteral("severityFilters"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    const std::array ids = {QStringLiteral("showInfos"), QStringLiteral("showWarnings"),
                            QStringLiteral("showErrors")};
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        const auto index = static_cast<std::size_t>(severity);
        auto *button = new QToolButton(this);
        button->setObjectName(ids[index]);
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(icons::sign(severity));
        connect(button, &QToolButton::toggled, this,
                [this, severity](bool shown) { Q_EMIT toggled(severity, shown); });
        layout->addWidget(button);
        m_buttons[index] = button;
    }
    m_remark->setObjectName(QStringLiteral("conflictsCut"));
    m_remark->setTextFormat(Qt::PlainText);
    layout->addWidget(m_remark);
}

void SeverityFilters::setCount(Severity severity, int count, const QString &text)
{
    m_counts[static_cast<std::size_t>(severity)] = {count, text};
    updateTexts();
}

void SeverityFilters::setShown(Severity severity, bool shown)
{
    m_buttons[static_cast<std::size_t>(severity)]->setChecked(shown);
}

void SeverityFilters::setCompact(bool isCompact)
{
    if (isCompact == m_isCompact)
        return;
    m_isCompact = isCompact;
    updateTexts();
}

void SeverityFilters::updateTexts()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const auto &[number, text] = m_counts[i];
        m_buttons[i]->setText(m_isCompact ? QLocale().toString(number) : text);
        m_buttons[i]->setAccessibleName(text);
        m_buttons[i]->setToolTip(
            m_isCompact ? tr("%1: show or hide these", "a number of errors or warnings").arg(text)
                        : tr("Show or hide these"));
    }
}

void SeverityFilters::setRemark(const QString &text)
{
    m_remark->setText(text);
    m_remark->setVisible(!text.isEmpty());
}

} // namespace poolwarden
