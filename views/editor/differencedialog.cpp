// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/differencedialog.h"

#include "model/changes/linediff.h"
#include "model/session/pooldraft.h"
#include "views/style/shade.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>

namespace poolwarden {

namespace {

constexpr int usualColumns = 58;
constexpr int usualLines = 22;

/// The sign, as colour alone is none; and its place in a line that is alike.
QString marked(const std::optional<QString> &line, bool differs)
{
    if (!line)
        return {};
    QString shown = differs ? QStringLiteral("≠ ") : QStringLiteral("  ");
    for (const QChar c : *line) {
        // What turns the direction of writing would show another text than there is.
        if (c.category() == QChar::Other_Format)
            shown +=
                QStringLiteral("[U+%1]").arg(int(c.unicode()), 4, 16, QLatin1Char('0')).toUpper();
        else
            shown += c;
    }
    return shown;
}

/// The lines keep their place on the screen when the text is set again.
void setLines(QPlainTextEdit *edit, const QStringList &lines, const QList<int> &differing)
{
    const int position = edit->verticalScrollBar()->value();
    const QString text = lines.join(u'\n');
    if (text != edit->toPlainText())
        edit->setPlainText(text);
    QTextCharFormat format;
    format.setBackground(shade::tint(edit->palette(), Severity::Warning));
    format.setProperty(QTextFormat::FullWidthSelection, true);
    QList<QTextEdit::ExtraSelection> selections;
    for (const int line : differing)
        selections.append({QTextCursor(edit->document()->findBlockByNumber(line)), format});
    edit->setExtraSelections(selections);
    edit->verticalScrollBar()->setValue(position);
}

void scrollTogether(QScrollBar *one, QScrollBar *other)
{
    QObject::connect(one, &QScrollBar::valueChanged, other, &QScrollBar::setValue);
    QObject::connect(other, &QScrollBar::valueChanged, one, &QScrollBar::setValue);
}

} // namespace

DifferenceDialog::DifferenceDialog(PoolDraft *draft, const QString &name, QWidget *parent)
    : QDialog(parent)
    , m_draft(draft)
    , m_theirs(addSide(QStringLiteral("differenceTheirs")))
    , m_mine(addSide(QStringLiteral("differenceMine")))
{
    setObjectName(QStringLiteral("differenceDialog"));
    setWindowTitle(tr("The Difference in “%1”").arg(name));
    setAccessibleName(windowTitle());
    auto *theirsLabel = new QLabel(tr("&Theirs, on the host now:"), this);
    theirsLabel->setObjectName(QStringLiteral("differenceTheirsLabel"));
    theirsLabel->setBuddy(m_theirs);
    m_theirs->setAccessibleName(tr("Theirs, on the host now"));
    auto *mineLabel = new QLabel(tr("&Mine, not on the host yet:"), this);
    mineLabel->setObjectName(QStringLiteral("differenceMineLabel"));
    mineLabel->setBuddy(m_mine);
    m_mine->setAccessibleName(tr("Mine, not on the host yet"));
    scrollTogether(m_theirs->verticalScrollBar(), m_mine->verticalScrollBar());
    scrollTogether(m_theirs->horizontalScrollBar(), m_mine->horizontalScrollBar());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(QStringLiteral("differenceButtons"));
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("differenceClose"));
    const auto add = [this, buttons](const QString &objectName, const QString &text,
                                     void (PoolDraft::*decide)()) {
        auto *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(objectName);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, m_draft, decide);
    };
    add(QStringLiteral("differenceKeep"), tr("&Keep Mine"), &PoolDraft::keepMine);
    add(QStringLiteral("differenceTake"), tr("T&ake Theirs"), &PoolDraft::takeTheirs);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *grid = new QGridLayout(this);
    grid->addWidget(theirsLabel, 0, 0);
    grid->addWidget(mineLabel, 0, 1);
    grid->addWidget(m_theirs, 1, 0);
    grid->addWidget(m_mine, 1, 1);
    grid->addWidget(buttons, 2, 0, 1, 2);
    grid->setRowStretch(1, 1);

    connect(draft, &PoolDraft::checked, this, &DifferenceDialog::refresh);
    connect(draft, &PoolDraft::baseChanged, this, &DifferenceDialog::refresh);
    connect(draft, &QObject::destroyed, this, &QDialog::reject);
    refresh();
    m_theirs->verticalScrollBar()->setValue(0);
    const QFontMetrics metrics = m_theirs->fontMetrics();
    resize(2 * usualColumns * metrics.averageCharWidth(), usualLines * metrics.lineSpacing());
}

QPlainTextEdit *DifferenceDialog::addSide(const QString &objectName)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(objectName);
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return edit;
}

void DifferenceDialog::refresh()
{
    if (!m_draft || !m_draft->isOvertaken()) {
        reject();
        return;
    }
    QStringList theirs;
    QStringList mine;
    QList<int> differing;
    for (const LinePair &pair : compareLines(m_draft->theirs(), m_draft->xml())) {
        if (pair.differs())
            differing.append(static_cast<int>(theirs.size()));
        theirs.append(marked(pair.left, pair.differs()));
        mine.append(marked(pair.right, pair.differs()));
    }
    setLines(m_theirs, theirs, differing);
    setLines(m_mine, mine, differing);
}

void DifferenceDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace poolwarden
