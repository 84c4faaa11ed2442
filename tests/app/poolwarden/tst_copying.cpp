// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/poolwarden/testsession.h"
#include "views/commands/commandset.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"

#include <QClipboard>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>

using namespace poolwarden;

/// Copy As, by the keys and the menus that a user has.
class TestCopying : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(QStringLiteral("what was there")); }
    void theMenuCopies_data();
    void theMenuCopies();
    void theContextMenuHasItToo();
    void keysCopyXml();
    void saysWhyNot();
    void leavesOutWhatCannotBe();

private:
    [[nodiscard]] static QString copied() { return QGuiApplication::clipboard()->text(); }
    /// Pool, Copy As, by their letters.
    static void openMenu(const TestSession &session)
    {
        QTest::keyClick(session->menuBar(), Qt::Key_P, Qt::AltModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Y);
        QTRY_COMPARE(QApplication::activePopupWidget(), session.find<QMenu>("copyMenu"));
    }
};

void TestCopying::theMenuCopies_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("part");
    QTest::newRow("XML") << Qt::Key_X << QStringLiteral("<pool type='dir'>")
                         << QStringLiteral("<path>/srv/iso</path>");
    QTest::newRow("virsh") << Qt::Key_V
                           << QStringLiteral("virsh pool-define /dev/stdin <<'EOF'\n<pool ")
                           << QStringLiteral("</pool>\nEOF\n");
    QTest::newRow("Ansible") << Qt::Key_A << QStringLiteral("- name: ")
                             << QStringLiteral("    state: present\n    xml: |2\n      <pool ");
    QTest::newRow("Terraform") << Qt::Key_T << QStringLiteral("resource \"libvirt_pool\" \"iso\" {")
                               << QStringLiteral("path = \"/srv/iso\"");
}

void TestCopying::theMenuCopies()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, start);
    QFETCH(QString, part);
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    openMenu(session);
    QTest::keyClick(QApplication::activePopupWidget(), key);
    QTRY_VERIFY2(copied().startsWith(start), qPrintable(copied()));
    QVERIFY2(copied().contains(part), qPrintable(copied()));
    QVERIFY(session->statusBar()->currentMessage().contains(QStringLiteral("copied")));
    QCOMPARE(session->messages()->count(), 0);
}

void TestCopying::theContextMenuHasItToo()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    const QList<QAction *> actions = session->tablePane()->table()->actions();
    const auto found = std::find_if(actions.cbegin(), actions.cend(), [&](const QAction *action) {
        return action->menu() == session.find<QMenu>("copyMenu");
    });
    QVERIFY(found != actions.cend());
}

void TestCopying::keysCopyXml()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    // What is not on the host yet goes along.
    session.type("field-target-path", QStringLiteral("/srv/typed"));
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_C,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2(copied().contains(QStringLiteral("/srv/typed")), qPrintable(copied()));
    session->tablePane()->table()->selectAll();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_C,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(copied().count(QStringLiteral("<pool type=")), 4);
    // In the list, the usual key does so too: what it copies can be pasted there.
    session.select(QStringLiteral("images"));
    session->tablePane()->table()->setFocus();
    QTest::keyClick(session->tablePane()->table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(copied().count(QStringLiteral("<pool type=")), 1);
    QVERIFY(copied().contains(QStringLiteral("<name>images</name>")));
}

void TestCopying::saysWhyNot()
{
    TestSession session;
    QVERIFY(session.open());
    PoolSnapshot pool = session.service()->pools.first();
    pool.name = QStringLiteral("nfs");
    pool.uuid = QStringLiteral("55555555-5555-4555-8555-555555555555");
    pool.persistentXml =
        "<pool type='netfs' xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'>"
        "<name>nfs</name><uuid>55555555-5555-4555-8555-555555555555</uuid>"
        "<source><host name='h'/><dir path='/d'/></source><target><path>/t</path></target>"
        "<fs:mount_opts><fs:option name='sync'/></fs:mount_opts></pool>";
    pool.liveXml = pool.persistentXml;
    session.service()->addFromElsewhere(pool);
    QTRY_VERIFY(session.poolNamed(QStringLiteral("nfs")) != noPool);
    session.select(QStringLiteral("nfs"));
    openMenu(session);
    const auto *terraform = session.find<QAction>("copyTerraformAction");
    QVERIFY(!terraform->isEnabled());
    QVERIFY2(terraform->toolTip().contains(QStringLiteral("Terraform's libvirt provider")),
             qPrintable(terraform->toolTip()));
    QVERIFY(session.find<QAction>("copyAnsibleAction")->isEnabled());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_T);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QCOMPARE(copied(), QStringLiteral("what was there"));
    // Another pool has no such thing.
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(terraform->isEnabled());
}

void TestCopying::leavesOutWhatCannotBe()
{
    TestSession session;
    QVERIFY(session.open());
    session.registry()->createDraft(session->currentHost(), DraftOrigin::Imported,
                                    QStringLiteral("junk <"));
    session->tablePane()->table()->selectAll();
    session.trigger("copyTerraformAction");
    QCOMPARE(copied().count(QStringLiteral("resource \"libvirt_pool\"")), 4);
    QCOMPARE(session->messages()->count(), 1);
    QCOMPARE(session->messages()->current().severity, Severity::Warning);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("left out")));
}

QTEST_MAIN(TestCopying)
#include "tst_copying.moc"
