// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/map/mappane.h"

#include "model/map/sizemap.h"
#include "views/map/legendpainter.h"
#include "views/map/maplegendview.h"
#include "views/map/maproom.h"
#include "views/map/mapscene.h"
#include "views/map/sizesview.h"
#include "views/style/emptystate.h"
#include "views/style/keyhelp.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace poolwarden {

namespace {

constexpr double zoomFactor = 1.25;
constexpr double mostPixels = 40e6;
constexpr std::chrono::seconds noteTime{20};

} // namespace

MapPane::MapPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new MapView(this))
    , m_sizes(new SizesView(this))
    , m_empty(new EmptyState(QStringLiteral("mapEmpty"), this))
    , m_stack(new QStackedLayout)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_note(new QLabel(this))
    , m_legend(new MapLegendView(this))
{
    setObjectName(QStringLiteral("mapPane"));
    setAccessibleName(tr("Storage map"));
    build();
    setMap({}, {}, {});
    connectViews();
}

void MapPane::connectViews()
{
    connect(m_view, &MapView::poolsChosen, this, &MapPane::poolsChosen);
    connect(m_view, &MapView::openRequested, this, &MapPane::openRequested);
    connect(m_view, &MapView::left, this, &MapPane::left);
    connect(new MapRoom(m_view), &MapRoom::shapeChanged, this, &MapPane::shapeChanged);
    connect(m_sizes, &SizesView::poolsChosen, this, &MapPane::poolsChosen);
    connect(m_sizes, &SizesView::openedChanged, this, &MapPane::arrange);
    connect(m_sizes, &SizesView::left, this, &MapPane::left);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_found = seek();
        tellFound(step(0));
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { tellFound(step(1)); });
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (isOnSizes())
            m_sizes->showAll();
        else
            Q_EMIT closeRequested();
    });
    connect(m_onSizes, &QPushButton::toggled, this, [this] {
        const bool hadKeyboard = m_view->hasFocus() || m_sizes->hasFocus();
        Q_EMIT sizesToggled();
        arrange();
        m_found = seek();
        tellFound(isOnSizes() ? m_sizes->turn() : m_view->turn());
        if (hadKeyboard)
            focusMap(Qt::OtherFocusReason);
    });
}

QPushButton *MapPane::addButton(const char *name, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    // Styles make buttons wider than their words; in a small dock there is no room for that.
    const int words = fontMetrics().horizontalAdvance(text) + 2 * fontMetrics().averageCharWidth();
    button->setMinimumWidth(std::min(button->sizeHint().width(), words));
    return button;
}

void MapPane::build()
{
    m_search->setObjectName(QStringLiteral("mapSearch"));
    m_search->setAccessibleName(tr("Find on the map"));
    m_search->setPlaceholderText(tr("Find on the map"));
    m_search->setToolTip(tr("Enter goes to the next one, Shift+Enter back"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(fontMetrics().horizontalAdvance(u'm') * 22);
    m_search->installEventFilter(this);
    keyhelp::tell(
        this, Qt::Key_Return, tr("Next place found"),
        tr("In “Find on the map”: go to the next box that has the words; with Shift: back"));
    keyhelp::tell(this, Qt::Key_Down, tr("From the words to the map"),
                  tr("In “Find on the map”: go to the box that was found, as Escape does, which "
                     "clears the words"));
    m_count->setObjectName(QStringLiteral("mapFound"));
    m_count->setTextFormat(Qt::PlainText);
    m_note->setObjectName(QStringLiteral("mapNote"));
    m_note->setTextFormat(Qt::PlainText);
    // Not in one line with what was found.
    m_note->setIndent(2 * fontMetrics().horizontalAdvance(u'm'));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_noteTime.setSingleShot(true);
    m_noteTime.setInterval(noteTime);
    connect(&m_noteTime, &QTimer::timeout, this, [this] { tell({}, false); });

    QPushButton *less = addButton("mapZoomOut", QStringLiteral("−"), tr("Smaller (Ctrl+-)"));
    QPushButton *more = addButton("mapZoomIn", QStringLiteral("+"), tr("Larger (Ctrl++)"));
    for (QPushButton *button : {less, more})
        button->setMaximumWidth(button->sizeHint().height() * 3 / 2);
    buildSizes();
    buildLegend();
    QPushButton *all = addButton("mapFit", tr("All"), tr("Show all of the map (Ctrl+0)"));
    m_close = addButton("mapClose", tr("Count Again"), tr("Show opened groups as counts again"));
    m_export = addButton("mapExport", tr("Export…"), tr("Save the map as SVG or PNG"));
    m_print = addButton("mapPrint", tr("Print…"), tr("Print the map"));
    connect(less, &QPushButton::clicked, this, [this] { m_view->zoom(1 / zoomFactor); });
    connect(more, &QPushButton::clicked, this, [this] { m_view->zoom(zoomFactor); });
    connect(all, &QPushButton::clicked, m_view, &MapView::fit);
    connect(m_export, &QPushButton::clicked, this, &MapPane::exportRequested);
    connect(m_print, &QPushButton::clicked, this, &MapPane::printRequested);
    m_close->hide();
    m_zoom = {less, more, all};

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 3, 6, 3);
    bar->setSpacing(3);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_count);
    bar->addWidget(m_note, 2);
    for (QPushButton *button :
         {m_close, m_onSizes, m_onLegend, less, more, all, m_export, m_print, m_leave})
        bar->addWidget(button);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_sizes);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addLayout(m_stack, 1);
    row->addWidget(m_legend);
    layout->addLayout(row, 1);
}

void MapPane::buildLegend()
{
    m_onLegend = addButton("mapLegendToggle", QStringLiteral("?"),
                           tr("Legend: what the lines, signs and shapes of the map mean"));
    m_onLegend->setCheckable(true);
    m_onLegend->setMaximumWidth(m_onLegend->sizeHint().height() * 3 / 2);
    m_legend->hide();
    connect(m_onLegend, &QPushButton::toggled, this, &MapPane::arrange);
    m_leave = addButton("mapLeave", tr("Leave (Esc)"), tr("Leave the whole screen (Escape, F11)"));
    m_leave->hide();
    connect(m_leave, &QPushButton::clicked, this, &MapPane::left);
}

void MapPane::setWhole(bool whole)
{
    m_leave->setVisible(whole);
}

void MapPane::buildSizes()
{
    m_onSizes = addButton("mapSizes", tr("Si&zes"),
                          tr("Show the storage as areas: how large it is, and how full (Ctrl+9)"));
    m_onSizes->setCheckable(true);
    keyhelp::tell(this, Qt::CTRL | Qt::Key_9, tr("Sizes"),
                  tr("Show the storage as areas, how large and how full it is, and back"));
}

void MapPane::arrange()
{
    const bool onSizes = isOnSizes();
    QWidget *const wanted = onSizes && !m_sizes->isEmpty() ? static_cast<QWidget *>(m_sizes)
                            : !onSizes && m_hasGraph       ? m_view
                                                           : static_cast<QWidget *>(m_empty);
    m_stack->setCurrentWidget(wanted);
    m_onLegend->setEnabled(wanted == m_view);
    m_legend->setVisible(wanted == m_view && m_onLegend->isChecked());
    m_export->setEnabled(wanted != m_empty);
    m_print->setEnabled(wanted != m_empty);
    const bool canClose = onSizes ? m_sizes->isOpened() : m_isOpened;
    const bool hadKeyboard = !canClose && m_close->hasFocus();
    m_close->setVisible(canClose);
    // All of the sizes always has room.
    for (QPushButton *button : std::as_const(m_zoom))
        button->setEnabled(!onSizes);
    if (hasFocus() || hadKeyboard)
        focusMap(Qt::OtherFocusReason);
}

bool MapPane::isOnSizes() const
{
    return m_onSizes->isChecked();
}

void MapPane::setMap(const StorageMap &map, const MapLayout &layout,
                     const findingtext::NameOf &nameOf)
{
    m_view->setMap(map, layout, nameOf);
    m_legend->setLegend(legendOf(map));
    m_hasGraph = !map.nodes.empty();
    if (!isOnSizes()) {
        m_found = seek();
        tellFound(m_view->turn());
    }
    if (!m_hasGraph)
        m_empty->show(QStringLiteral("pool"), tr("No pools"),
                      tr("The map shows the storage of all pools as soon as a host is connected."));
    arrange();
}

void MapPane::setSizes(SizeMap sizes, const findingtext::NameOf &nameOf)
{
    m_sizes->setSizes(std::move(sizes), nameOf);
    if (isOnSizes()) {
        m_found = seek();
        tellFound(m_sizes->turn());
    }
    arrange();
}

void MapPane::setChosen(const QList<PoolId> &pools)
{
    m_view->setChosen(pools);
    m_sizes->setChosen(pools);
}

void MapPane::setWhyNot(const QString &whyNot)
{
    m_empty->show(QStringLiteral("sign-info"), tr("No map"), whyNot);
    m_hasGraph = false;
    arrange();
}

bool MapPane::hasMap() const
{
    return m_stack->currentWidget() != m_empty;
}

int MapPane::seek()
{
    return isOnSizes() ? m_sizes->seek(m_search->text()) : m_view->seek(m_search->text());
}

int MapPane::step(int step)
{
    return isOnSizes() ? m_sizes->step(step) : m_view->step(step);
}

void MapPane::focusMap(Qt::FocusReason reason)
{
    // Without a map, Escape is still to leave.
    (hasMap() ? m_stack->currentWidget() : this)->setFocus(reason);
}

void MapPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void MapPane::tell(const QString &text, bool passes)
{
    m_note->setText(m_note->fontMetrics().elidedText(text, Qt::ElideMiddle,
                                                     m_note->width() - m_note->indent()));
    // A name of a folder must not become a link there.
    m_note->setToolTip(text.isEmpty() ? text
                                      : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
    m_note->setAccessibleName(text);
    if (passes)
        m_noteTime.start();
    else
        m_noteTime.stop();
}

void MapPane::setOpened(bool opened)
{
    m_isOpened = opened;
    arrange();
}

void MapPane::tellFound(int turn)
{
    m_count->setText(m_search->text().isEmpty() ? QString()
                     : m_found == 0             ? tr("not found")
                     : turn == 0                ? tr("%Ln found", nullptr, m_found)
                                 : tr("%1 of %2", "the second of three").arg(turn).arg(m_found));
}

bool MapPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool isReturn = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isReturn && press->modifiers().testFlag(Qt::ShiftModifier)) {
            tellFound(step(-1));
            return true;
        }
        if (press->key() == Qt::Key_Escape || press->key() == Qt::Key_Down) {
            if (press->key() == Qt::Key_Escape)
                m_search->clear();
            focusMap(Qt::ShortcutFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void MapPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void MapPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (event->key() == Qt::Key_9 && event->modifiers() == Qt::ControlModifier)
        m_onSizes->toggle();
    else
        QWidget::keyPressEvent(event);
}

QSizeF MapPane::sizeOfPicture() const
{
    const SizeLayout &sizes = m_sizes->layoutOfSizes();
    if (isOnSizes())
        return {sizes.width, sizes.height};
    const QSizeF map = m_view->sceneRect().size();
    const double width = std::max(map.width(), leastLegendWidth);
    return {width, map.height() + legendHeight(m_legend->legend(), width)};
}

QImage MapPane::picture() const
{
    const QSizeF size = sizeOfPicture();
    const double scale =
        std::min(2.0, std::sqrt(mostPixels / std::max(1.0, size.width() * size.height())));
    QImage image((size * scale).toSize().expandedTo(QSize(1, 1)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(palette().color(QPalette::Base));
    QPainter painter(&image);
    draw(&painter, QRectF(image.rect()), palette());
    return image;
}

void MapPane::draw(QPainter *painter, const QRectF &target, const QPalette &colours) const
{
    if (isOnSizes()) {
        m_sizes->draw(painter, target, colours);
        return;
    }
    const QPalette usual = m_view->map()->palette();
    m_view->map()->setPalette(colours);
    painter->setRenderHint(QPainter::Antialiasing);
    const QSizeF size = sizeOfPicture();
    const double scale = std::min(target.width() / size.width(), target.height() / size.height());
    const QSizeF map = m_view->sceneRect().size() * scale;
    const QPointF corner(target.center().x() - size.width() * scale / 2,
                         target.center().y() - size.height() * scale / 2);
    m_view->map()->render(painter, {corner, map}, m_view->sceneRect());
    m_view->map()->setPalette(usual);
    painter->save();
    painter->translate(corner + QPointF(0, map.height()));
    painter->scale(scale, scale);
    paintLegend(painter, m_legend->legend(), size.width(), colours);
    painter->restore();
}

} // namespace poolwarden
