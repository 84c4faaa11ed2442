// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/acceptedmessage.h"

#include "model/wording/isolated.h"
#include "model/wording/shortlist.h"

#include <QStringList>

namespace poolwarden {

namespace {

Message undoMessage(const QString &text, const QString &action, const std::function<void()> &undo)
{
    Message message{Severity::Info, text, {}, action, undo};
    message.key = AcceptedMessage::key();
    message.undoes = true;
    message.isOnlyShown = true; // the list of accepted conflicts revokes it as well
    return message;
}

QStringList namesOf(const AcceptedMessage::ByPlace &all)
{
    QStringList names;
    for (const QList<AcceptedFinding> &findings : all) {
        for (const AcceptedFinding &finding : findings) {
            for (const RestingSide &side : finding.restsOn.sides)
                names.append(isolated(side.name));
        }
    }
    names.removeDuplicates();
    return names;
}

} // namespace

QString AcceptedMessage::key()
{
    return QStringLiteral("accepted");
}

int AcceptedMessage::count(const ByPlace &findings)
{
    int count = 0;
    for (const QList<AcceptedFinding> &ofPlace : findings)
        count += int(ofPlace.size());
    return count;
}

Message AcceptedMessage::taken(const ByPlace &taken, const std::function<void()> &undo)
{
    return undoMessage(tr("%n conflict(s) are accepted and hidden.", nullptr, count(taken)),
                       tr("&Take Back Acceptance"), undo);
}

Message AcceptedMessage::revoked(const ByPlace &revoked, bool isUndo,
                                 const std::function<void()> &acceptAgain)
{
    const int number = count(revoked);
    const QStringList names = namesOf(revoked);
    Message message = undoMessage(
        number == 1 ? tr("The conflict of %1 is no longer accepted.", "names of pools")
                          .arg(names.join(QStringLiteral(", ")))
                    : tr("%n conflicts are no longer accepted: %1.", "names of pools", number)
                          .arg(shortRow(names)),
        tr("&Accept Again"), acceptAgain);
    message.brings =
        number == 1
            ? tr("Accept the conflict of %1 again", "names of pools")
                  .arg(names.join(QStringLiteral(", ")))
            : tr("Accept %n conflicts again: %1", "names of pools", number).arg(shortRow(names));
    message.undoes = !isUndo;
    message.redoes = isUndo;
    // The reason that somebody typed is in no other place.
    message.isKept = !isUndo;
    return message;
}

} // namespace poolwarden
