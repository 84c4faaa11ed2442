// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/plan/planrow.h"

namespace poolwarden {

QString PlanRow::placeText() const
{
    return place > 0 && result == Result::None ? QString::number(place) : QString();
}

QString PlanRow::outcomeText() const
{
    const auto by = [this](const QString &stop, const QString &undefine, const QString &define) {
        return kind == Kind::Stop ? stop : kind == Kind::Undefine ? undefine : define;
    };
    switch (result) {
    case Result::None:
        return outcome.sentence;
    case Result::Running:
        return by(tr("Is being stopped…"), tr("Is being undefined…"), tr("Is being defined…"));
    case Result::Done:
    case Result::DoneWithError:
        return (by(tr("Stopped."), tr("Undefined."), tr("Defined.")) + u' ' + told).trimmed();
    case Result::Failed:
        return by(tr("Not stopped. %1"), tr("Not undefined. %1"), tr("Not defined. %1")).arg(told);
    case Result::Unknown:
        return told;
    case Result::NotReached:
        if (!told.isEmpty())
            return by(tr("Not stopped. %1"), tr("Not undefined. %1"), tr("Not defined. %1"))
                .arg(told);
        return by(tr("Not stopped, because an earlier one failed."),
                  tr("Not undefined, because an earlier one failed."),
                  tr("Not defined, because an earlier one failed."));
    }
    return {};
}

QString PlanRow::checkBoxText() const
{
    return place > 0 ? tr("%1, number %2", "a pool, its place in the order").arg(name).arg(place)
                     : name;
}

} // namespace poolwarden
