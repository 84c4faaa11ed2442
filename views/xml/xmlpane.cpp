// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/xml/xmlpane.h"

#include "model/session/pooledit.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/xml/xmleditor.h"

#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int mostVisibleProblems = 3;
constexpr int lineRole = Qt::UserRole;

} // namespace

XmlPane::XmlPane(PoolEdit *edit, QWidget *parent)
    : QWidget(parent)
    , m_edit(edit)
    , m_editor(new XmlEditor(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("xmlPane"));
    setAccessibleName(tr("XML"));
    m_list->setObjectName(QStringLiteral("xmlProblems"));
    m_list->setAccessibleName(tr("Problems of this definition"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(14, 14));
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    // On a small screen two lines are enough to scroll in.
    m_editor->setMinimumHeight(2 * fontMetrics().lineSpacing());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_list);

    connect(m_edit, &PoolEdit::textChanged, this, &XmlPane::sync);
    connect(m_edit, &PoolEdit::switched, this, [this] {
        m_rows = 1;
        m_editor->showStart();
    });
    connect(m_editor, &XmlEditor::edited, m_edit, &PoolEdit::setXml);
    const auto go = [this](const QListWidgetItem *item) { goToLine(item->data(lineRole).toInt()); };
    connect(m_list, &QListWidget::itemActivated, this, go);
    connect(m_list, &QListWidget::itemClicked, this, go);
    sync();
}

void XmlPane::sync()
{
    m_editor->setXml(m_edit->xml());
    m_editor->setReadOnly(m_edit->pool() == noPool || !m_edit->hasText());
}

void XmlPane::setProblems(const QList<FieldProblem> &problems)
{
    QList<XmlEditor::Mark> marks;
    for (const FieldProblem &problem : problems) {
        if (problem.line > 0)
            marks.append({problem.line, problem.severity});
    }
    m_editor->setMarks(marks);

    m_list->clear();
    for (const FieldProblem &problem : problems) {
        const QString text =
            problem.line > 0 ? tr("Line %1: %2").arg(QString::number(problem.line), problem.text)
                             : problem.text;
        auto *item = new QListWidgetItem(icons::sign(problem.severity), text, m_list);
        item->setToolTip(format::plain(text));
        item->setData(lineRole, problem.line);
    }
    // The list keeps its height when problems disappear, so that the text does not move while the user
    // types.
    m_rows = std::max(m_rows, std::min(mostVisibleProblems, static_cast<int>(problems.size())));
    const int height = m_rows * std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 6) + 6;
    if (height == m_list->height())
        return;
    m_list->setFixedHeight(height);
    layout()->activate();
    m_editor->ensureCursorVisible();
}

void XmlPane::goToLine(int line)
{
    m_editor->goToLine(line);
}

} // namespace poolwarden
