// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/findingtext_p.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>

namespace poolwarden::findingtext::parts {

namespace {

/// Gives the translations their context; the functions are free ones.
struct LossText {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::FindingText)
};

// Makes white space visible that XML parsers normalise.
QString visible(const std::string &value)
{
    QString text = QString::fromStdString(value);
    text.replace(u'\r', QStringLiteral("\\r"));
    text.replace(u'\n', QStringLiteral("\\n"));
    text.replace(u'\t', QStringLiteral("\\t"));
    return isolated(text);
}

// Which kind of restart to tell first: the certain one, else the more frequent one.
bool isBootFirst(const RestartLoss &loss)
{
    return loss.daemon.either == Loss::None
           || (loss.boot.either == Loss::Certain && loss.daemon.either != Loss::Certain);
}

const PairLoss &firstLoss(const Finding &finding)
{
    return isBootFirst(finding.loss) ? finding.loss.boot : finding.loss.daemon;
}

QString who(const PairLoss &loss, const QString &own, const QString &peer)
{
    if (loss.peer == Loss::None)
        return own;
    if (loss.own == Loss::None)
        return peer;
    return LossText::tr("%1 or %2", "one of two pools").arg(own, peer);
}

QString why(const Finding &finding, const PairLoss &loss, const QString &own, const QString &peer)
{
    if (loss.own != Loss::None && loss.peer != Loss::None)
        return sameWhat(finding);
    return sameAs(finding, loss.peer == Loss::None ? peer : own);
}

QString firstConsequence(const RestartLoss &loss)
{
    if ((isBootFirst(loss) ? loss.boot : loss.daemon).either == Loss::Certain)
        return LossText::tr("libvirt accepts both now, and silently drops one of them when it next "
                            "loads its configuration.");
    if (loss.boot == loss.daemon)
        return LossText::tr("libvirt accepts both now. When it next loads its configuration, it "
                            "may silently drop one of them, depending on which it reads first.");
    return LossText::tr("libvirt accepts both now. When it next loads its configuration, it may "
                        "silently drop one of them. That depends on which pools it was told to "
                        "start, and on the order in which it reads the others.");
}

QString otherConsequence(const RestartLoss &loss)
{
    if (loss.boot == loss.daemon)
        return {};
    if (!isBootFirst(loss))
        return loss.boot.either == Loss::None
                   ? LossText::tr("When the host itself restarts, both are kept.")
                   : LossText::tr(
                       "When the host itself restarts, it depends on which libvirt reads first.");
    if (loss.keepsStartedPools)
        return LossText::tr("A restart of libvirt alone keeps both if it was told to start them. "
                            "Pools that it found active when it started are read again.");
    return LossText::tr("A restart of libvirt alone can have the same effect.");
}

} // namespace

QString lossHeadline(const Finding &finding, const QString &own, const QString &peer)
{
    const PairLoss &loss = firstLoss(finding);
    const bool isCertain = loss.either == Loss::Certain;
    const QString reason = why(finding, loss, own, peer);
    const bool isBoot = isBootFirst(finding.loss);
    // Nothing of it is so yet on the host, whose pool this is.
    if (finding.peerDefinitionKind == DefinitionKind::Draft
        && finding.definitionKind != DefinitionKind::Draft) {
        const QString lost = who(loss, own, peer);
        if (isBoot)
            return (isCertain ? LossText::tr("If the draft is defined, %1 will be lost when the "
                                             "host restarts: %2.")
                              : LossText::tr("If the draft is defined, %1 may be lost when the "
                                             "host restarts: %2."))
                .arg(lost, reason);
        return (isCertain ? LossText::tr("If the draft is defined, %1 will be lost when libvirt "
                                         "restarts: %2.")
                          : LossText::tr("If the draft is defined, %1 may be lost when libvirt "
                                         "restarts: %2."))
            .arg(lost, reason);
    }
    const QString lost = withCapital(who(loss, own, peer));
    if (isBoot)
        return (isCertain ? LossText::tr("%1 will be lost when the host restarts: %2.")
                          : LossText::tr("%1 may be lost when the host restarts: %2."))
            .arg(lost, reason);
    return (isCertain ? LossText::tr("%1 will be lost when libvirt restarts: %2.")
                      : LossText::tr("%1 may be lost when libvirt restarts: %2."))
        .arg(lost, reason);
}

QString notReadBackHeadline(const Finding &finding, const QString &own)
{
    if (finding.reason == Reason::NameNotReadBack)
        return LossText::tr(
                   "%1 will be lost when libvirt restarts: its name contains a carriage return.")
            .arg(withCapital(own));
    return LossText::tr("“%1” will change when libvirt restarts.").arg(visible(finding.spelled));
}

QString notReadBackReason(const Finding &finding)
{
    if (finding.reason == Reason::NameNotReadBack)
        return LossText::tr(
            "libvirt reads it back as a line feed. The name then differs from that of its file.");
    const bool isText =
        finding.field.field == Field::TargetPath || finding.field.field == Field::SourceName;
    return isText ? LossText::tr("libvirt reads a carriage return in it back as a line feed.")
                  : LossText::tr("libvirt reads a tab or line break in it back as a space.");
}

QString lossOtherwise(const Finding &finding)
{
    return otherConsequence(finding.loss);
}

QString lossConsequence(const Finding &finding)
{
    if (finding.reason == Reason::NameNotReadBack)
        return LossText::tr("libvirt accepts the pool now, and silently drops it at a restart.");
    if (finding.reason == Reason::ValueNotReadBack)
        return LossText::tr("The pool then looks for its storage in another place.");
    return (firstConsequence(finding.loss) + u' ' + otherConsequence(finding.loss)).trimmed();
}

} // namespace poolwarden::findingtext::parts
