// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext_p.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QStringList>

namespace poolwarden::findingtext::parts {

namespace {

struct ChainText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

QString groupOf(const std::string &group, const std::string &device)
{
    if (device.empty())
        return {};
    return ChainText::tr("The volume group “%1” lies on %2.").arg(shown(group), shown(device));
}

QString wayOf(const std::string &value, const std::vector<MountStep> &via, const NameOf &nameOf)
{
    QString way;
    for (const MountStep &step : via) {
        const QString source = shown(step.source);
        const QString pool = step.pool == noPool ? QString() : isolated(nameOf(step.pool));
        if (way.isEmpty())
            way = pool.isEmpty()
                      ? ChainText::tr("“%1” is on %2, which is mounted there", "begins a sentence")
                            .arg(shown(value), source)
                      : ChainText::tr("“%1” is on %3, which “%2” mounts", "begins a sentence")
                            .arg(shown(value), pool, source);
        else
            way =
                pool.isEmpty()
                    ? ChainText::tr("%1; this is on %2, which is mounted there").arg(way, source)
                    : ChainText::tr("%1; this is on %3, which “%2” mounts").arg(way, pool, source);
    }
    return way.isEmpty() ? way : ChainText::tr("%1.", "ends a sentence").arg(way);
}

} // namespace

QString chains(const Finding &finding, const NameOf &nameOf)
{
    QStringList sentences{groupOf(finding.spelled, finding.groupDevice),
                          wayOf(placeName(finding), finding.via, nameOf),
                          groupOf(finding.peerSpelled, finding.peerGroupDevice),
                          wayOf(peerPlaceName(finding), finding.peerVia, nameOf)};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace poolwarden::findingtext::parts
