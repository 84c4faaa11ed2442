// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"

#include <QDir>
#include <QFile>
#include <QMenu>
#include <QtTest>

using namespace poolwarden;

class TestTemplates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPoolIsKeptAndMadeAgain();
    void asksBeforeItReplaces();
    void followsTheFolder();
    void bearsHostileFiles();
    void saysWhyItCannotBeKept();

private:
    [[nodiscard]] static QString folderOf(const TestSession &session)
    {
        return session.scratch.filePath(QStringLiteral("templates"));
    }
    [[nodiscard]] static QStringList namesIn(const TestSession &session)
    {
        QStringList names;
        for (const QAction *action : session.find<QMenu>("templateMenu")->actions()) {
            if (action->objectName().startsWith(QLatin1String("template-")))
                names.append(action->text());
        }
        return names;
    }
    static void keep(const TestSession &session)
    {
        QTRY_VERIFY(session.find<QAction>("keepTemplateAction")->isEnabled());
        session.trigger("keepTemplateAction");
    }
    static void choose(const TestSession &session, const QString &name)
    {
        auto *menu = session.find<QMenu>("templateMenu");
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == name) {
                QVERIFY(action->isEnabled());
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(name));
    }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
};

void TestTemplates::aPoolIsKeptAndMadeAgain()
{
    TestSession session;
    QVERIFY(session.open());
    QVERIFY(namesIn(session).isEmpty());
    session.select(QStringLiteral("iso"));
    session.prompts.name = QStringLiteral("Standard & directory");
    keep(session);
    QCOMPARE(session.prompts.suggestions.last(), QStringLiteral("iso"));
    QTRY_COMPARE(namesIn(session), QStringList{QStringLiteral("Standard && directory")});
    QFile file(QDir(folderOf(session)).filePath(QStringLiteral("Standard & directory.xml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("/srv/iso"));
    QVERIFY2(!text.contains("<uuid") && !text.contains("<capacity"), text.constData());

    choose(session, QStringLiteral("Standard && directory"));
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    const PoolRegistry::Pool *made =
        session.registry()->pool(session.poolNamed(QStringLiteral("iso-2")));
    QVERIFY(made && made->draft && !made->snapshot);
    QTRY_COMPARE(session->currentPool(), made->id);
    QCOMPARE(made->draft->value({Field::TargetPath, 0}), QStringLiteral("/srv/iso"));
    // Its conflict with the pool that it came from is shown until it is changed.
    QTRY_VERIFY(!session.registry()->findingsOf(made->id).empty());
    choose(session, QStringLiteral("Standard && directory"));
    QTRY_VERIFY(session.poolNamed(QStringLiteral("iso-3")) != noPool);
}

void TestTemplates::asksBeforeItReplaces()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.name = QStringLiteral("t");
    keep(session);
    QTRY_COMPARE(namesIn(session).size(), 1);
    session.select(QStringLiteral("images"));
    session.prompts.yes = false;
    keep(session);
    QCOMPARE(session.prompts.questions.size(), 1);
    QFile file(QDir(folderOf(session)).filePath(QStringLiteral("t.xml")));
    const auto text = [&file] {
        const bool isOpen = file.open(QIODevice::ReadOnly);
        const QByteArray all = isOpen ? file.readAll() : QByteArray();
        file.close();
        return all;
    };
    QTest::qWait(50);
    QVERIFY(text().contains("/srv/iso"));
    session.prompts.yes = true;
    keep(session);
    QTRY_VERIFY(text().contains("/srv/images"));
    // Without a name nothing is kept.
    session.prompts.name = QStringLiteral("  ");
    keep(session);
    QCOMPARE(session.prompts.questions.size(), 2);
    QCOMPARE(namesIn(session).size(), 1);
}

void TestTemplates::followsTheFolder()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.name = QStringLiteral("mine");
    keep(session);
    QTRY_COMPARE(namesIn(session).size(), 1);
    // A colleague's file, with a uuid, which two pools must not share.
    QVERIFY(write(QDir(folderOf(session)).filePath(QStringLiteral("theirs.xml")),
                  "<pool type='dir'><name>theirs</name>"
                  "<uuid>22222222-2222-4222-8222-222222222222</uuid>"
                  "<target><path>/srv/theirs</path></target></pool>"));
    QTRY_COMPARE(namesIn(session), QStringList({QStringLiteral("mine"), QStringLiteral("theirs")}));
    choose(session, QStringLiteral("theirs"));
    QTRY_VERIFY(session.poolNamed(QStringLiteral("theirs")) != noPool);
    const PoolDraft *draft =
        session.registry()->pool(session.poolNamed(QStringLiteral("theirs")))->draft;
    QVERIFY(!draft->value({Field::Uuid, 0}));
    QVERIFY(QFile::remove(QDir(folderOf(session)).filePath(QStringLiteral("mine.xml"))));
    QTRY_COMPARE(namesIn(session), QStringList{QStringLiteral("theirs")});
}

void TestTemplates::bearsHostileFiles()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.prompts.name = QStringLiteral("good");
    keep(session);
    QTRY_COMPARE(namesIn(session).size(), 1);
    QVERIFY(write(QDir(folderOf(session)).filePath(QStringLiteral("broken.xml")), "<pool <"));
    QVERIFY(write(QDir(folderOf(session)).filePath(QStringLiteral("other.xml")), "<network/>"));
    QTRY_COMPARE(namesIn(session).size(), 3);
    choose(session, QStringLiteral("broken"));
    QTRY_COMPARE(session.registry()->poolCount(), 5);
    QTRY_VERIFY(session->messages()->count() > 0);
    choose(session, QStringLiteral("other"));
    QTRY_COMPARE(session->messages()->current().severity, Severity::Error);
    QCOMPARE(session.registry()->poolCount(), 5);
}

void TestTemplates::saysWhyItCannotBeKept()
{
    TestSession session;
    QVERIFY(session.open());
    // A file where the folder should be.
    QVERIFY(write(folderOf(session), "x"));
    session.select(QStringLiteral("iso"));
    session.prompts.name = QStringLiteral("t");
    keep(session);
    QTRY_COMPARE(session->messages()->count(), 1);
    QCOMPARE(session->messages()->current().severity, Severity::Error);
    QVERIFY(!session->messages()->current().text.isEmpty());
}

QTEST_MAIN(TestTemplates)
#include "tst_templates.moc"
