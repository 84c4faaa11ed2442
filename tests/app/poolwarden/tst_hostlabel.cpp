// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What hosts are called that nobody has named.

#include "app/poolwarden/hostlabel.h"

#include <QtTest>

using namespace poolwarden;

class TestHostLabel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoDaemonsAreToldApart_data();
    void twoDaemonsAreToldApart();
};

void TestHostLabel::twoDaemonsAreToldApart_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("told");
    QTest::newRow("sockets") << "storage+unix:///session?socket=/run/a/sock"
                             << "storage+unix:///session?socket=/run/b/sock"
                             << "vm (storage+unix session, /run/b/sock)";
    QTest::newRow("users") << "qemu+ssh://root@kvm1/system"
                           << "qemu+ssh://admin@kvm1/system"
                           << "vm (qemu+ssh, admin@kvm1)";
    QTest::newRow("session") << "qemu:///system"
                             << "qemu:///session"
                             << "vm (qemu session)";
}

void TestHostLabel::twoDaemonsAreToldApart()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, told);
    HostInfo info;
    info.hostName = QStringLiteral("vm");
    QStringList taken{hostLabel(first, info, {})};
    QCOMPARE(taken.first(), hostLabel(first, info));
    taken.append(hostLabel(second, info, taken));
    QCOMPARE(taken.last(), told);
    // What else is called so has its whole address.
    const QString third = second + QStringLiteral("#3");
    const QString label = hostLabel(third, info, taken);
    QVERIFY2(!taken.contains(label) && label.contains(third), qPrintable(label));
}

QTEST_MAIN(TestHostLabel)
#include "tst_hostlabel.moc"
