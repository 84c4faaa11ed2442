// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/formscroll.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr QMargins pageMargins(12, 8, 12, 10);

} // namespace

FormScroll::FormScroll(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
{
    setObjectName(QStringLiteral("formScroll"));
    setAccessibleName(tr("Form"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_page->setObjectName(QStringLiteral("formPage"));
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(pageMargins);
    layout->setSpacing(6);
    setWidget(m_page);
    m_page->installEventFilter(this);
    viewport()->installEventFilter(this);
    // The timer fires after all pending layouts.
    m_holdTimer.setSingleShot(true);
    connect(&m_holdTimer, &QTimer::timeout, this, [this] { m_held = nullptr; });
}

void FormScroll::add(QWidget *section)
{
    static_cast<QVBoxLayout *>(m_page->layout())->addWidget(section);
}

void FormScroll::finish()
{
    static_cast<QVBoxLayout *>(m_page->layout())->addStretch();
    for (QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->buddy())
            label->installEventFilter(this);
    }
}

void FormScroll::startAgain()
{
    m_held = nullptr;
    m_page->layout()->setContentsMargins(pageMargins);
    ensureVisible(0, 0);
}

QWidget *FormScroll::focusedInput() const
{
    QWidget *focused = QApplication::focusWidget();
    return m_page->isAncestorOf(focused) ? focused : nullptr;
}

void FormScroll::focusAndSelect(QWidget *input)
{
    focus(input);
    if (auto *line = qobject_cast<QLineEdit *>(input))
        line->selectAll();
}

void FormScroll::focus(QWidget *input)
{
    // The input that was held in place no longer has the focus.
    m_held = nullptr;
    input->setFocus(Qt::OtherFocusReason);
    showWithNote(input);
    // Again after the layout: the section or the form may just have been shown.
    QTimer::singleShot(0, input, [this, input] {
        if (input->hasFocus())
            showWithNote(input);
    });
}

void FormScroll::showWithNote(QWidget *input)
{
    // With the note below the input, to its last line. A long list of values would leave no room for itself.
    int below = 2 * fontMetrics().lineSpacing() + 10;
    for (const QWidget *row = input->parentWidget(); row && row != m_page;
         row = row->parentWidget()) {
        if (row->objectName().startsWith(QLatin1String("row-")))
            below =
                std::max(below, row->height() - input->mapTo(row, QPoint(0, input->height())).y());
    }
    ensureWidgetVisible(input, 0, std::min(below, 4 * fontMetrics().lineSpacing()));
    ensureWidgetVisible(input, 0, 0);
}

void FormScroll::showAllOf(const QWidget *section)
{
    // After the layout, which gives it its height.
    QTimer::singleShot(0, section, [this, section] {
        m_held = nullptr;
        const int top = section->mapTo(m_page, QPoint()).y();
        const int bottom = top + section->height();
        QScrollBar *bar = verticalScrollBar();
        bar->setValue(std::min(std::max(bar->value(), bottom - viewport()->height()), top));
    });
}

void FormScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    // Another widget may take height from the form, but must not cover the focused field.
    if (event->size().height() < event->oldSize().height()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                QWidget *input = focusedInput();
                if (input && !m_held)
                    showWithNote(input);
            },
            Qt::QueuedConnection);
    }
}

void FormScroll::hold()
{
    QWidget *input = focusedInput();
    if (!input)
        return;
    if (m_held != input) {
        m_held = input;
        m_heldAt = input->mapTo(window(), QPoint()).y();
    }
    m_holdTimer.start();
}

void FormScroll::keepInPlace()
{
    if (!m_held || !m_page->isAncestorOf(m_held))
        return;
    const int top = viewport()->mapTo(window(), QPoint()).y();
    const int lowest = top + std::max(0, viewport()->height() - m_held->height());
    const int moved = m_held->mapTo(window(), QPoint()).y() - std::clamp(m_heldAt, top, lowest);
    if (moved == 0)
        return;
    QScrollBar *bar = verticalScrollBar();
    const int missing = bar->value() + moved - bar->maximum();
    if (missing > 0) {
        // Add room to scroll into. The page is laid out again at once, for the next paint may come before.
        const int room = std::max(0, viewport()->height() - m_page->sizeHint().height());
        QMargins margins = m_page->layout()->contentsMargins();
        margins.setBottom(margins.bottom() + room + missing);
        m_page->layout()->setContentsMargins(margins);
        m_page->layout()->activate();
        QEvent layout(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(m_page, &layout);
    }
    bar->setValue(bar->value() + moved);
}

bool FormScroll::eventFilter(QObject *watched, QEvent *event)
{
    // Alt and a letter: the label moves the focus to its field, which may be out of view.
    if (event->type() == QEvent::Shortcut) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (QWidget *input = focusedInput()) {
                    m_held = nullptr;
                    showWithNote(input);
                }
            },
            Qt::QueuedConnection);
    }
    // Queued, so that the scroll area knows the new size; it still runs before the next paint.
    const bool isLabel = qobject_cast<QLabel *>(watched) != nullptr;
    if (m_held && !isLabel
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        QMetaObject::invokeMethod(this, &FormScroll::keepInPlace, Qt::QueuedConnection);
    return QScrollArea::eventFilter(watched, event);
}

} // namespace poolwarden
