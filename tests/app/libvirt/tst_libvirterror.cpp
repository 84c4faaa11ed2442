// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is made of libvirt's errors where one code of its stands for several reasons. The messages are those of
// libvirt 9.0.

#include "app/libvirt/libvirterror.h"
#include "model/wording/isolated.h"

#include <QTest>

#include <libvirt/virterror.h>

#include <cerrno>

using namespace poolwarden;
using Code = ServiceError::Code;
using Operation = StorageService::Operation;

class TestLibvirtError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReasonIsThatOfTheMessage_data();
    void theReasonIsThatOfTheMessage();
    void whyNothingWasFound_data();
    void whyNothingWasFound();
};

void TestLibvirtError::theReasonIsThatOfTheMessage_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("systemError");
    QTest::addColumn<QString>("message");
    QTest::addColumn<Code>("expected");
    QTest::addColumn<QString>("sentence"); ///< a part of it
    const auto row = [](const char *name, Operation operation, int code, const QString &message,
                        Code expected, const char *sentence, int systemError = 0) {
        QTest::newRow(name) << operation << code << systemError << message << expected
                            << QString::fromUtf8(sentence);
    };
    const auto invalid = QStringLiteral("Requested operation is not valid: %1");
    row("active", Operation::Start, VIR_ERR_OPERATION_INVALID,
        invalid.arg(QStringLiteral("storage pool 'a' is already active")), Code::WrongState,
        "active already");
    row("active, the test driver", Operation::Start, VIR_ERR_OPERATION_INVALID,
        invalid.arg(QStringLiteral("storage pool 'a' is active")), Code::WrongState,
        "active already");
    row("starting", Operation::Start, VIR_ERR_OPERATION_INVALID,
        invalid.arg(QStringLiteral("storage pool 'a' is starting up")), Code::WrongState,
        "being started");
    row("inactive", Operation::Stop, VIR_ERR_OPERATION_INVALID,
        invalid.arg(QStringLiteral("storage pool 'a' is not active")), Code::WrongState,
        "not active");
    row("still active", Operation::Undefine, VIR_ERR_OPERATION_INVALID,
        invalid.arg(QStringLiteral("storage pool 'a' is still active")), Code::WrongState,
        "stopped first");
    row("another format", Operation::Start, VIR_ERR_OPERATION_INVALID,
        invalid.arg(QStringLiteral(
            "Format of device '/dev/loop2' does not match the expected format 'dos'")),
        Code::Other, "not what the definition says");
    row("a state in a name", Operation::Start, VIR_ERR_OPERATION_INVALID,
        invalid.arg(QStringLiteral(
            "Format of device '/dev/inactive' does not match the expected format 'gpt'")),
        Code::Other, "not what the definition says");
    row("another language", Operation::Start, VIR_ERR_OPERATION_INVALID,
        QStringLiteral("Angeforderte Operation ist nicht gültig: …"), Code::Other,
        "See libvirt’s message");
    row("no group", Operation::Start, VIR_ERR_INTERNAL_ERROR,
        QStringLiteral("internal error: Child process (/sbin/vgchange -aly vg9) unexpected exit "
                       "status 5:   Volume group \"vg9\" not found"),
        Code::Other, "no such volume group");
    row("no program", Operation::Start, VIR_ERR_INTERNAL_ERROR,
        QStringLiteral(
            "internal error: Child process (/sbin/vgchange -aly vg9) unexpected exit "
            "status 127: libvirt:  error : cannot execute binary /sbin/vgchange: No such "
            "file or directory"),
        Code::Other, "not installed");
    row("no program, by the system", Operation::Start, VIR_ERR_SYSTEM_ERROR,
        QStringLiteral("cannot execute binary /sbin/pvs: No such file or directory"), Code::Other,
        "not installed", ENOENT);
    row("no directory", Operation::Start, VIR_ERR_SYSTEM_ERROR,
        QStringLiteral("cannot open directory '/srv/a': No such file or directory"),
        Code::NoDirectory, "does not exist", ENOENT);
    row("a reason of another command", Operation::Stop, VIR_ERR_INTERNAL_ERROR,
        QStringLiteral("internal error: Child process (/usr/bin/umount) unexpected exit status 32"),
        Code::Other, "See libvirt’s message");
}

void TestLibvirtError::theReasonIsThatOfTheMessage()
{
    QFETCH(const Operation, operation);
    QFETCH(const int, code);
    QFETCH(const int, systemError);
    QFETCH(const QString, message);
    QFETCH(const QString, sentence);
    LibvirtError error;
    error.code = code;
    error.systemError = systemError;
    error.message = message;
    const ServiceError told = operationError(error, operation);
    QTEST(told.code, "expected");
    QVERIFY2(told.sentence.contains(sentence), qPrintable(told.sentence));
    QCOMPARE(told.detail, message);
}

void TestLibvirtError::whyNothingWasFound_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("sentence"); ///< its beginning
    const auto row = [](const char *name, int code, const char *message, const char *sentence) {
        QTest::newRow(name) << code << QString::fromUtf8(message) << QString::fromUtf8(sentence);
    };
    row("no exports", VIR_ERR_OPERATION_FAILED,
        "operation failed: no storage pools were found on host 'nas'",
        "The server nas has told of nothing that it exports. Either");
    row("no iscsiadm", VIR_ERR_INTERNAL_ERROR,
        "internal error: Child process (iscsiadm --mode discovery --type sendtargets --portal "
        "192.0.2.1:3260,1) unexpected exit status 127: libvirt:  error : cannot execute binary "
        "iscsiadm: No such file or directory",
        "The program iscsiadm, which libvirt needs for this, is not installed on the host. It is "
        "in "
        "the package open-iscsi or iscsi-initiator-utils.");
    row("no vgs", VIR_ERR_SYSTEM_ERROR,
        "cannot execute binary /sbin/vgs: No such file or directory",
        "The program vgs, which libvirt needs for this, is not installed on the host. It is in the "
        "package lvm2.");
    row("no program in the path", VIR_ERR_INTERNAL_ERROR,
        "internal error: Cannot find 'pvs' in path: No such file or directory",
        "The program pvs, ");
    row("no gluster", VIR_ERR_OPERATION_FAILED,
        "operation failed: 'gluster' command line tool not found", "The program gluster, ");
    row("an unknown program", VIR_ERR_INTERNAL_ERROR, "Cannot find 'foo' in path: No such file",
        "The program foo, which libvirt needs for this, is not installed on the host.");
    row("no answer of targets", VIR_ERR_INTERNAL_ERROR,
        "internal error: Child process (/usr/sbin/iscsiadm --mode discovery) unexpected exit "
        "status 4: iscsiadm: cannot make connection to 192.0.2.1: Connection refused",
        "The server has not told its targets. Look");
    row("no answer of exports", VIR_ERR_INTERNAL_ERROR,
        "internal error: Child process (/usr/sbin/showmount --no-headers --exports nas) unexpected "
        "exit status 1: clnt_create: RPC: Unable to receive",
        "The server has not told what it exports. Look");
    row("anything else", VIR_ERR_INTERNAL_ERROR, "internal error: it is 'odd': so",
        "The host looked, and failed.");
}

void TestLibvirtError::whyNothingWasFound()
{
    QFETCH(const int, code);
    QFETCH(const QString, message);
    QFETCH(const QString, sentence);
    LibvirtError error;
    error.code = code;
    error.systemError = code == VIR_ERR_SYSTEM_ERROR ? ENOENT : 0;
    error.message = message;
    const ServiceError told = questionError(error);
    QVERIFY2(withoutIsolates(told.sentence).startsWith(sentence), qPrintable(told.sentence));
    QCOMPARE(told.detail, message);
}

QTEST_GUILESS_MAIN(TestLibvirtError)
#include "tst_libvirterror.moc"
