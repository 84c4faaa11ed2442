// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/importcontroller.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/commands/commandset.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/window/exportdialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>

using namespace poolwarden;

using Form = Prompts::ExportRequest::Form;

/// Export with Options, from the question to the files, and back by import.
class TestExporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDialogTakesKeys();
    void theDialogBeginsWithWhatWasChosen();
    void writesAllIntoAFolder();
    void writesOneFileThatImportReads_data();
    void writesOneFileThatImportReads();
    void saysWhatIsLeftOut();
    void asksBeforeItOverwrites();
    void remembersTheChoice();
    void saysWhyNothingCouldBeWritten();

private:
    [[nodiscard]] static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
};

void TestExporting::theDialogTakesKeys()
{
    ExportDialog dialog({.selected = 3, .all = 42, .usual = {}});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto press = [&](Qt::Key key) { QTest::keyClick(&dialog, key, Qt::AltModifier); };
    QVERIFY(!dialog.request().all);
    QCOMPARE(dialog.request().form, Form::FilePerPool);
    // A button that is reached by its letter is seen to go down first.
    press(Qt::Key_A);
    QTRY_VERIFY(dialog.request().all);
    press(Qt::Key_D);
    QTRY_VERIFY(dialog.request().script);
    press(Qt::Key_U);
    QTRY_VERIFY(!dialog.request().uuid);
    press(Qt::Key_P);
    QTRY_VERIFY(dialog.request().runtime);
    press(Qt::Key_X);
    QTRY_COMPARE(dialog.request().form, Form::OneFile);
    QVERIFY(!dialog.findChild<QCheckBox *>(QStringLiteral("exportScript"))->isEnabled());
    press(Qt::Key_H);
    QTRY_COMPARE(dialog.request().form, Form::OneScript);
    press(Qt::Key_S);
    QTRY_VERIFY(!dialog.request().all);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestExporting::theDialogBeginsWithWhatWasChosen()
{
    const Prompts::ExportRequest usual{
        .all = false, .form = Form::OneScript, .script = true, .uuid = false, .runtime = true};
    const ExportDialog dialog({.selected = 0, .all = 2, .usual = usual});
    QVERIFY(dialog.request().all); // nothing is selected
    QVERIFY(!dialog.findChild<QRadioButton *>(QStringLiteral("exportSelected"))->isEnabled());
    QCOMPARE(dialog.request().form, Form::OneScript);
    QVERIFY(dialog.request().script && dialog.request().runtime && !dialog.request().uuid);
}

void TestExporting::writesAllIntoAFolder()
{
    TestSession session;
    QVERIFY(session.open());
    session.prompts.path = session.scratch.filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(session.prompts.path));
    session.prompts.exportRequest =
        Prompts::ExportRequest{.all = true, .script = true, .uuid = false};
    QTest::keyClick(session->tablePane()->table(), Qt::Key_E,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(session.prompts.exportOffers.size(), 1);
    QCOMPARE(session.prompts.exportOffers.first().all, 4);
    QCOMPARE(session.prompts.exportOffers.first().selected, 0);
    QTRY_COMPARE(session->messages()->count(), 1);
    const QDir folder(session.prompts.path);
    QCOMPARE(folder.entryList(QDir::Files, QDir::Name),
             QStringList({QStringLiteral("define-pools.sh"), QStringLiteral("hostvg.xml"),
                          QStringLiteral("images.xml"), QStringLiteral("iso.xml"),
                          QStringLiteral("lvm-fast.xml")}));
    QVERIFY(!content(folder.filePath(QStringLiteral("iso.xml"))).contains("uuid"));
    QCOMPARE(content(folder.filePath(QStringLiteral("define-pools.sh"))).count("virsh pool-define"),
             4);
}

void TestExporting::writesOneFileThatImportReads_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("name");
    QTest::newRow("definitions") << int(Form::OneFile) << QStringLiteral("pools.xml");
    QTest::newRow("a script") << int(Form::OneScript) << QStringLiteral("define-pools.sh");
}

void TestExporting::writesOneFileThatImportReads()
{
    QFETCH(int, form);
    QFETCH(QString, name);
    TestSession session;
    QVERIFY(session.open());
    session->tablePane()->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    session.prompts.path = session.scratch.filePath(QStringLiteral("all of it"));
    session.prompts.exportRequest =
        Prompts::ExportRequest{.form = static_cast<Form>(form), .uuid = false};
    session.trigger("exportWithAction");
    QCOMPARE(session.prompts.suggestions.last(), name);
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY2(session->messages()->current().text.startsWith(QStringLiteral("2 pool")),
             qPrintable(session->messages()->current().text));
    session.session->imports()->importFiles({session.prompts.path});
    QTRY_COMPARE(session.registry()->poolCount(), 6);
    QStringList names;
    for (const PoolId id : session.registry()->pools()) {
        if (!session.registry()->pool(id)->snapshot)
            names.append(session.registry()->displayName(id));
    }
    names.sort();
    QCOMPARE(names, QStringList({QStringLiteral("images"), QStringLiteral("iso")}));
}

void TestExporting::saysWhatIsLeftOut()
{
    TestSession session;
    QVERIFY(session.open());
    session.registry()->createDraft(session->currentHost(), DraftOrigin::Imported,
                                    QStringLiteral("<pool"), QStringLiteral("torn.xml"));
    session.prompts.path = session.scratch.filePath(QStringLiteral("all.xml"));
    session.prompts.exportRequest = Prompts::ExportRequest{.all = true, .form = Form::OneFile};
    session.trigger("exportWithAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    const Message message = session->messages()->current();
    QCOMPARE(message.severity, Severity::Warning);
    QVERIFY2(message.text.contains(QStringLiteral("torn.xml")), qPrintable(message.text));
    QCOMPARE(content(session.prompts.path).count("<pool "), 4);
}

void TestExporting::asksBeforeItOverwrites()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.path = session.scratch.filePath(QString());
    const QString path = session.scratch.filePath(QStringLiteral("iso.xml"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    session.prompts.exportRequest = Prompts::ExportRequest{.script = true};
    session.prompts.chosen = 0; // skip
    session.trigger("exportWithAction");
    QTRY_COMPARE(session.prompts.choices.size(), 1);
    QTRY_COMPARE(session->messages()->count(), 1);
    QCOMPARE(content(path), QByteArray("mine"));
    session.prompts.chosen = 1; // overwrite
    session.trigger("exportWithAction");
    QTRY_VERIFY(content(path).contains("/srv/iso"));
}

void TestExporting::remembersTheChoice()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.exportRequest = Prompts::ExportRequest{
        .form = Form::OneScript, .script = true, .uuid = false, .runtime = true};
    session.trigger("exportWithAction");
    session.prompts.exportRequest.reset();
    session.trigger("exportWithAction");
    const Prompts::ExportRequest usual = session.prompts.exportOffers.last().usual;
    QCOMPARE(usual.form, Form::OneScript);
    QVERIFY(usual.script && !usual.uuid && usual.runtime && !usual.all);
}

void TestExporting::saysWhyNothingCouldBeWritten()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.path = QStringLiteral("/proc/poolwarden/out.xml");
    session.prompts.exportRequest = Prompts::ExportRequest{.form = Form::OneFile};
    session.trigger("exportWithAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QCOMPARE(session->messages()->current().severity, Severity::Error);
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("does not exist")));
}

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
