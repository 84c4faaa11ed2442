// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/paletteguard.h"

#include "views/style/colours.h"

#include <QApplication>
#include <QEvent>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace poolwarden {

namespace {

using Role = QPalette::ColorRole;

constexpr double legibleText = 4.5; ///< WCAG 2.1, 1.4.3 (AA)
constexpr double legibleAtAll = 3;  ///< the same for large letters; less is a mistake, not a taste
constexpr double strongestStripe = 1.4; ///< what themes use is below 1.3
constexpr double stripe = 0.05;
constexpr double faintText = 0.6;
constexpr double strongText = 0.92;
constexpr int linkHue = 212;
constexpr int visitedHue = 280;

/// As it looks on its ground.
QColor seenOn(const QColor &ground, const QColor &colour)
{
    return colours::mixed(ground, QColor(colour.rgb()), double(colour.alphaF()));
}

double contrastOn(const QColor &ground, const QColor &colour)
{
    return colours::contrast(seenOn(ground, colour), ground);
}

void mendText(QPalette &palette, Role text, Role ground)
{
    const QColor below = palette.color(ground);
    if (contrastOn(below, palette.color(text)) >= legibleAtAll)
        return;
    const QColor white(Qt::white);
    const QColor black(Qt::black);
    const bool isWhiteBetter = colours::contrast(white, below) > colours::contrast(black, below);
    palette.setColor(text, colours::mixed(below, isWhiteBetter ? white : black, strongText));
}

void mendStripes(QPalette &palette)
{
    const QColor base = palette.color(Role::Base);
    const QColor text = palette.color(Role::Text);
    const QColor rows = seenOn(base, palette.color(Role::AlternateBase));
    const double needed = std::min(legibleText, contrastOn(base, text));
    if (colours::contrast(rows, base) <= strongestStripe && contrastOn(rows, text) >= needed)
        return;
    const QColor derived = colours::mixed(base, QColor(text.rgb()), stripe);
    palette.setColor(Role::AlternateBase, contrastOn(derived, text) >= needed ? derived : base);
}

/// For texts that are on the ground of lists and on that of windows.
void mendMarked(QPalette &palette, Role text, double least, const QColor &instead)
{
    const auto worst = [&palette](const QColor &colour) {
        return std::min(contrastOn(palette.color(Role::Base), colour),
                        contrastOn(palette.color(Role::Window), colour));
    };
    if (worst(palette.color(text)) < std::min(least, worst(instead)))
        palette.setColor(text, instead);
}

} // namespace

PaletteGuard::PaletteGuard(QObject *parent)
    : QObject(parent)
{
    mend();
    qApp->installEventFilter(this);
}

QPalette PaletteGuard::mended(QPalette palette)
{
    const QPalette::ColorGroup shown = palette.currentColorGroup();
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        palette.setCurrentColorGroup(group);
        // What cannot be used may be faint.
        if (group != QPalette::Disabled) {
            for (const auto &[text, ground] :
                 {std::pair(Role::WindowText, Role::Window), std::pair(Role::Text, Role::Base),
                  std::pair(Role::ButtonText, Role::Button),
                  std::pair(Role::HighlightedText, Role::Highlight),
                  std::pair(Role::ToolTipText, Role::ToolTipBase)})
                mendText(palette, text, ground);
            mendMarked(
                palette, Role::PlaceholderText, legibleAtAll,
                colours::mixed(palette.color(Role::Base), palette.color(Role::Text), faintText));
            mendMarked(palette, Role::Link, legibleText, colours::legible(palette, linkHue));
            mendMarked(palette, Role::LinkVisited, legibleText,
                       colours::legible(palette, visitedHue));
        }
        mendStripes(palette);
    }
    palette.setCurrentColorGroup(shown);
    return palette;
}

bool PaletteGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
        mend();
    return false;
}

void PaletteGuard::mend()
{
    const QPalette given = QApplication::palette();
    if (const QPalette better = mended(given); better != given)
        QApplication::setPalette(better);
    // Some desktops give these palettes of their own.
    for (const char *name : {"QAbstractItemView", "QHeaderView", "QTextEdit", "QLabel", "QMenu"}) {
        const QPalette own = QApplication::palette(name);
        if (const QPalette better = mended(own); better != own)
            QApplication::setPalette(better, name);
    }
    const QPalette tips = QToolTip::palette();
    if (const QPalette better = mended(tips); better != tips)
        QToolTip::setPalette(better);
}

} // namespace poolwarden
