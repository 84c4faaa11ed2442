// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext.h"

#include <QCoreApplication>

namespace poolwarden::findingtext {

namespace {

/// Gives the translations their context; the functions are free ones.
struct KindText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

} // namespace

QString kindName(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Refused:
        return KindText::tr("Refused by libvirt");
    case FindingKind::IdentityTaken:
        return KindText::tr("Name or UUID taken");
    case FindingKind::LostAtRestart:
        return KindText::tr("Lost at restart");
    case FindingKind::SameStorage:
        return KindText::tr("Same storage");
    case FindingKind::Overlap:
        return KindText::tr("Overlap");
    case FindingKind::Stacked:
        return KindText::tr("Stacked");
    case FindingKind::SharedAcrossHosts:
        return KindText::tr("Shared across hosts");
    case FindingKind::Unverified:
        return KindText::tr("Unverified");
    }
    return {};
}

QString kindName(const Finding &finding)
{
    const bool isChanged =
        finding.reason == Reason::Renamed || finding.reason == Reason::UuidChanged;
    return finding.kind == FindingKind::IdentityTaken && isChanged
               ? KindText::tr("Name or UUID changed")
               : kindName(finding.kind);
}

QString anyOfKind(FindingKind kind)
{
    return kind == FindingKind::IdentityTaken ? KindText::tr("Name or UUID taken or changed")
                                              : kindName(kind);
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return KindText::tr("Error");
    case Severity::Warning:
        return KindText::tr("Warning");
    case Severity::Info:
        return KindText::tr("Note");
    }
    return {};
}

} // namespace poolwarden::findingtext
