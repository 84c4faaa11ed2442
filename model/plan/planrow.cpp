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
    switch (result) {
    case Result::None:
        return outcome.sentence;
    case Result::Running:
        return tr("Is being defined…");
    case Result::Defined:
        return tr("Defined.");
    case Result::Failed:
        return tr("Not defined. %1").arg(told);
    case Result::Unknown:
        return told;
    case Result::NotReached:
        return tr("Not defined, because an earlier one failed.");
    }
    return {};
}

QString PlanRow::checkBoxText() const
{
    return place > 0 ? tr("%1, number %2", "a pool, its place in the order").arg(name).arg(place)
                     : name;
}

} // namespace poolwarden
