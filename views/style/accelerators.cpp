// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/accelerators.h"

#include <QAbstractButton>
#include <QMainWindow>
#include <QMenuBar>
#include <QTabBar>

namespace poolwarden::accelerators {

namespace {

constexpr QChar marker = u'&';

QChar letterOf(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) != marker)
            continue;
        if (text.at(i + 1) != marker)
            return text.at(i + 1).toLower();
        ++i;
    }
    return {};
}

/// Removes the mnemonic and keeps visible ampersands doubled.
QString withoutMnemonic(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == marker && i + 1 < text.size() && text.at(i + 1) != marker)
            continue;
        result.append(text.at(i));
        if (text.at(i) == marker && i + 1 < text.size()) {
            result.append(marker);
            ++i;
        }
    }
    return result;
}

} // namespace

QString ofWindow(const QWidget *window)
{
    QString taken;
    const auto take = [&taken](const QString &text) {
        if (const QChar letter = letterOf(text); !letter.isNull())
            taken.append(letter);
    };
    if (const auto *main = qobject_cast<const QMainWindow *>(window)) {
        if (QWidget *bar = main->menuWidget()) {
            for (const QAction *action : bar->actions())
                take(action->text());
        }
    }
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>())
        take(button->text());
    for (const QTabBar *tabs : window->findChildren<QTabBar *>()) {
        for (int i = 0; i < tabs->count(); ++i)
            take(tabs->tabText(i));
    }
    return taken;
}

QString seen(const QString &text)
{
    return withoutMnemonic(text).replace(QStringLiteral("&&"), QStringLiteral("&"));
}

QString withMnemonic(const QString &text, QString &taken)
{
    QString plain = withoutMnemonic(text);
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QChar letter = plain.at(i).toLower();
        if (!letter.isLetterOrNumber() || taken.contains(letter))
            continue;
        taken.append(letter);
        return plain.insert(i, marker);
    }
    return plain;
}

} // namespace poolwarden::accelerators
