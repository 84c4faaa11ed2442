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

void tell(QWidget *widget, const QKeySequence &keys, const QString &name, const QString &what)
{
    tell(widget, keys.toString(QKeySequence::NativeText), name, what);
}

void tell(QWidget *widget, const QString &keys, const QString &name, const QString &what)
{
    QStringList told = widget->property(property).toStringList();
    told << keys << name << what;
    widget->setProperty(property, told);
}

QList<Told> of(const QWidget &widget)
{
    const QStringList told = widget.property(property).toStringList();
    QList<Told> keys;
    for (qsizetype i = 0; i + 2 < told.size(); i += 3)
        keys.append({told.at(i), told.at(i + 1), told.at(i + 2)});
    return keys;
}

} // namespace poolwarden::keyhelp
