// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is made of libvirt's errors where one code of its stands for several reasons. The messages are those of
// libvirt 9.0.

#include "app/libvirt/libvirterror.h"

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

QTEST_GUILESS_MAIN(TestLibvirtError)
#include "tst_libvirterror.moc"
