// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wording/operationwords.h"

#include <QCoreApplication>

namespace poolwarden::operationwords {

namespace {

struct OperationwordsTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::operationwords)
};

} // namespace

QString running(StorageService::Operation operation, const QString &name)
{
    switch (operation) {
    case StorageService::Operation::Define:
        return OperationwordsTr::tr("Defining “%1”…").arg(name);
    case StorageService::Operation::Undefine:
        return OperationwordsTr::tr("Undefining “%1”…").arg(name);
    case StorageService::Operation::Start:
        return OperationwordsTr::tr("Starting “%1”…").arg(name);
    case StorageService::Operation::Stop:
        return OperationwordsTr::tr("Stopping “%1”…").arg(name);
    case StorageService::Operation::Refresh:
        return OperationwordsTr::tr("Refreshing “%1”…").arg(name);
    case StorageService::Operation::SetAutostart:
        return OperationwordsTr::tr("Changing the autostart of “%1”…").arg(name);
    case StorageService::Operation::MakeDirectory:
        return OperationwordsTr::tr("Making the directory of “%1”…").arg(name);
    case StorageService::Operation::List:
    case StorageService::Operation::ListNodeDevices:
    case StorageService::Operation::Reread:
        break;
    }
    return OperationwordsTr::tr("Listing the pools of %1…").arg(name);
}

QString done(StorageService::Operation operation, const QString &name, bool flag)
{
    switch (operation) {
    case StorageService::Operation::Start:
        return flag ? OperationwordsTr::tr("“%1” is restarted.").arg(name)
                    : OperationwordsTr::tr("“%1” is started.").arg(name);
    case StorageService::Operation::Stop:
        return OperationwordsTr::tr("“%1” is stopped.").arg(name);
    case StorageService::Operation::Refresh:
        return OperationwordsTr::tr("“%1” is refreshed.").arg(name);
    case StorageService::Operation::SetAutostart:
        return flag ? OperationwordsTr::tr("“%1” now starts with its host.").arg(name)
                    : OperationwordsTr::tr("“%1” no longer starts with its host.").arg(name);
    case StorageService::Operation::Define:
        return OperationwordsTr::tr("“%1” is defined.").arg(name);
    case StorageService::Operation::Undefine:
        return OperationwordsTr::tr("“%1” is undefined.").arg(name);
    case StorageService::Operation::MakeDirectory:
        return OperationwordsTr::tr("The directory of “%1” is made.").arg(name);
    case StorageService::Operation::List:
    case StorageService::Operation::ListNodeDevices:
    case StorageService::Operation::Reread:
        break;
    }
    return OperationwordsTr::tr("The pools of %1 were listed again.").arg(name);
}

QString doneAll(StorageService::Operation operation, int count, bool flag)
{
    switch (operation) {
    case StorageService::Operation::Start:
        return flag ? OperationwordsTr::tr("%n pool(s) are restarted.", nullptr, count)
                    : OperationwordsTr::tr("%n pool(s) are started.", nullptr, count);
    case StorageService::Operation::Stop:
        return OperationwordsTr::tr("%n pool(s) are stopped.", nullptr, count);
    case StorageService::Operation::Refresh:
        return OperationwordsTr::tr("%n pool(s) are refreshed.", nullptr, count);
    case StorageService::Operation::SetAutostart:
        return flag ? OperationwordsTr::tr("%n pool(s) now start with their host.", nullptr, count)
                    : OperationwordsTr::tr("%n pool(s) no longer start with their host.", nullptr,
                                           count);
    case StorageService::Operation::MakeDirectory:
        return OperationwordsTr::tr("The directories of %n pool(s) are made.", nullptr, count);
    default:
        return {};
    }
}

QString failed(StorageService::Operation operation, const QString &name, const QString &reason,
               bool restarts)
{
    const auto sentence = [&](const QString &text) { return text.arg(name, reason); };
    switch (operation) {
    case StorageService::Operation::Define:
        return sentence(OperationwordsTr::tr("“%1” was not defined. %2"));
    case StorageService::Operation::Undefine:
        return sentence(OperationwordsTr::tr("“%1” was not undefined. %2"));
    case StorageService::Operation::Start:
        if (restarts)
            return sentence(OperationwordsTr::tr(
                "“%1” was stopped, but could not be started again. It is inactive now. %2"));
        return sentence(OperationwordsTr::tr("“%1” was not started. %2"));
    case StorageService::Operation::Stop:
        return sentence(OperationwordsTr::tr("“%1” was not stopped. %2"));
    case StorageService::Operation::Refresh:
        return sentence(OperationwordsTr::tr("“%1” was not refreshed. %2"));
    case StorageService::Operation::SetAutostart:
        return sentence(OperationwordsTr::tr("The autostart of “%1” was not changed. %2"));
    case StorageService::Operation::MakeDirectory:
        if (!restarts)
            return sentence(OperationwordsTr::tr("The directory of “%1” was not made. %2"));
        return sentence(OperationwordsTr::tr(
            "The directory of “%1” was not made, so the pool was not started. %2"));
    case StorageService::Operation::List:
    case StorageService::Operation::ListNodeDevices:
    case StorageService::Operation::Reread:
        break;
    }
    return sentence(OperationwordsTr::tr("The pools of %1 could not be listed. %2"));
}

QString doneWithError(StorageService::Operation operation, const QString &name,
                      const QString &reason)
{
    return (operation == StorageService::Operation::Stop
                ? OperationwordsTr::tr(
                    "“%1” is stopped, but libvirt reported an error while it stopped it. %2")
                : OperationwordsTr::tr(
                    "“%1” is started, but libvirt reported an error while it started it. %2"))
        .arg(name, reason);
}

QString stoppedByRefresh(const QString &name, const QString &reason)
{
    return OperationwordsTr::tr("“%1” was not refreshed, and is inactive now: libvirt stops a pool "
                                "that it cannot refresh. %2")
        .arg(name, reason);
}

QString unanswered(StorageService::Operation operation, const QString &name, const QString &reason,
                   bool restarts)
{
    const auto sentence = [&](const QString &text) { return text.arg(name, reason); };
    switch (operation) {
    case StorageService::Operation::Define:
        return sentence(OperationwordsTr::tr(
            "It is not known whether “%1” was defined, because there was no answer. %2"));
    case StorageService::Operation::Undefine:
        return sentence(OperationwordsTr::tr(
            "It is not known whether “%1” was undefined, because there was no answer. %2"));
    case StorageService::Operation::Start:
        if (restarts)
            return sentence(
                OperationwordsTr::tr("“%1” was stopped. It is not known whether it was started "
                                     "again, because there was no answer. %2"));
        return sentence(OperationwordsTr::tr(
            "It is not known whether “%1” was started, because there was no answer. %2"));
    case StorageService::Operation::Stop:
        return sentence(OperationwordsTr::tr(
            "It is not known whether “%1” was stopped, because there was no answer. %2"));
    case StorageService::Operation::Refresh:
        return sentence(OperationwordsTr::tr(
            "It is not known whether “%1” was refreshed, because there was no answer. %2"));
    case StorageService::Operation::SetAutostart:
        return sentence(OperationwordsTr::tr("It is not known whether the autostart of “%1” was "
                                             "changed, because there was no answer. %2"));
    case StorageService::Operation::MakeDirectory:
        if (!restarts)
            return sentence(OperationwordsTr::tr("It is not known whether the directory of “%1” "
                                                 "was made, because there was no answer. %2"));
        return sentence(OperationwordsTr::tr("It is not known whether the directory of “%1” was "
                                             "made, because there was no answer. The pool was not "
                                             "started. %2"));
    case StorageService::Operation::List:
    case StorageService::Operation::ListNodeDevices:
    case StorageService::Operation::Reread:
        break;
    }
    return failed(operation, name, reason, restarts);
}

QString settled(StorageService::Operation operation, const QString &name, bool isDone, bool flag)
{
    switch (operation) {
    case StorageService::Operation::Define:
        return isDone ? OperationwordsTr::tr("“%1” is defined after all.").arg(name)
                      : OperationwordsTr::tr("“%1” was not defined: the host does not have what "
                                             "was sent. The draft stays.")
                            .arg(name);
    case StorageService::Operation::Undefine:
        return isDone ? OperationwordsTr::tr("“%1” is undefined after all.").arg(name)
                      : OperationwordsTr::tr("“%1” was not undefined: the host still has its "
                                             "definition.")
                            .arg(name);
    case StorageService::Operation::Start:
        return isDone ? OperationwordsTr::tr("“%1” is started after all.").arg(name)
                      : OperationwordsTr::tr("“%1” was not started: it is inactive.").arg(name);
    case StorageService::Operation::Stop:
        if (isDone && flag)
            return OperationwordsTr::tr("“%1” is stopped, and was not started again.").arg(name);
        return isDone ? OperationwordsTr::tr("“%1” is stopped after all.").arg(name)
                      : OperationwordsTr::tr("“%1” was not stopped: it is active.").arg(name);
    case StorageService::Operation::SetAutostart:
        if (!isDone)
            return OperationwordsTr::tr("The autostart of “%1” was not changed.").arg(name);
        return flag ? OperationwordsTr::tr("“%1” starts with its host after all.").arg(name)
                    : OperationwordsTr::tr("“%1” does not start with its host any more, after all.")
                          .arg(name);
    case StorageService::Operation::Refresh:
        return OperationwordsTr::tr("Whether “%1” was refreshed stays unknown. Refresh it again.")
            .arg(name);
    case StorageService::Operation::MakeDirectory:
        return OperationwordsTr::tr("Whether the directory of “%1” was made stays unknown. Start "
                                    "the pool to see.")
            .arg(name);
    case StorageService::Operation::List:
    case StorageService::Operation::ListNodeDevices:
    case StorageService::Operation::Reread:
        break;
    }
    return {};
}

QString leftOut(StorageService::Operation operation, int count)
{
    switch (operation) {
    case StorageService::Operation::Start:
        return OperationwordsTr::tr("%n selected pool(s) were not started:", nullptr, count);
    case StorageService::Operation::Refresh:
        return OperationwordsTr::tr("%n selected pool(s) were not refreshed:", nullptr, count);
    case StorageService::Operation::SetAutostart:
        return OperationwordsTr::tr(
            "The autostart of %n selected pool(s) was not changed:", nullptr, count);
    default:
        return OperationwordsTr::tr("%n selected pool(s) were left out:", nullptr, count);
    }
}

} // namespace poolwarden::operationwords
