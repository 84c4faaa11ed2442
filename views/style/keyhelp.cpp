// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style/keyhelp.h"

#include <QStringList>
#include <QVariant>
#include <QWidget>

namespace poolwarden::keyhelp {

namespace {

constexpr char property[] = "poolwardenKeys";

} // namespace

void tell(QWidget *widget, const QKeySequence &keys, const QString &what)
{
    QStringList told = widget->property(property).toStringList();
    told << keys.toString(QKeySequence::NativeText) << what;
    widget->setProperty(property, told);
}

QList<std::pair<QString, QString>> of(const QWidget &widget)
{
    const QStringList told = widget.property(property).toStringList();
    QList<std::pair<QString, QString>> keys;
    for (qsizetype i = 0; i + 1 < told.size(); i += 2)
        keys.emplaceBack(told.at(i), told.at(i + 1));
    return keys;
}

} // namespace poolwarden::keyhelp
