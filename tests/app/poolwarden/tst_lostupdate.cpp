// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody else changes a pool on the host while it is edited here.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/changes/difftext.h"
#include "views/messages/messagebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace poolwarden;

namespace {

/// Somebody else points the pool elsewhere.
void redefine(const TestSession &session, const QString &name, const QByteArray &path)
{
    PoolSnapshot pool = *session.registry()->pool(session.poolNamed(name))->snapshot;
    const QByteArray other =
        FakeStorageService::snapshot(name, pool.uuid,
                                     "  <target>\n    <path>" + path + "</path>\n  </target>\n")
            .persistentXml;
    pool.persistentXml = other;
    session.service()->addFromElsewhere(pool);
}

void typeMine(const TestSession &session)
{
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
}

[[nodiscard]] PoolDraft *draftOf(const TestSession &session, const QString &name)
{
    return session.registry()->pool(session.poolNamed(name))->draft;
}

[[nodiscard]] bool isAsked(const TestSession &session)
{
    return session.find<QWidget>("lostUpdateBar")->isVisible();
}

void press(const TestSession &session, const char *button)
{
    auto *pressed = session.find<QPushButton>(button);
    QVERIFY(pressed->isVisible());
    pressed->setFocus();
    QTest::keyClick(pressed, Qt::Key_Space);
}

} // namespace

class TestLostUpdate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoAsSoonAsTheEventComes();
    void movesNoField();
    void hidesNoField();
    void nothingIsDefinedBeforeItIsDecided();
    void keepsMine();
    void takesTheirsAndBack();
    void showsTheDifference();
    void theDifferenceFollowsAndGoes();
    void staysWithItsPool();
    void ownDefinitionIsNoQuestion();
    void whatIsTypedWhileItIsDefinedStays();
    void stopDefineStartDoesNotOverwrite();
    void isNoticedAfterTheProgramWasClosed();
    void goesWithThePool();
    void whatLibvirtFillsInIsNoEdit_data();
    void whatLibvirtFillsInIsNoEdit();
};

void TestLostUpdate::saysSoAsSoonAsTheEventComes()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    QVERIFY(!isAsked(session));
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    QVERIFY(isAsked(session));
    QCOMPARE(session.find<QLabel>("lostUpdateText")->text(),
             QStringLiteral("“iso” was changed on the host while you were editing it."));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/mine"));
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
    const QString tip = session.find<QPushButton>("defineButton")->toolTip();
    QVERIFY2(tip.contains(QStringLiteral("changed on the host")), qPrintable(tip));
    // Typing on does not make it go.
    QTest::keyClicks(session.find<QLineEdit>("field-target-path"), QStringLiteral("/more"));
    QVERIFY(isAsked(session));
    // They take it back: there is nothing to decide any more.
    redefine(session, QStringLiteral("iso"), "/srv/iso");
    QVERIFY(!isAsked(session));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
}

void TestLostUpdate::movesNoField()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1280, 1000);
    typeMine(session);
    auto *field = session.find<QLineEdit>("field-target-path");
    QTest::qWait(0);
    const QPoint before = field->mapTo(session.session->window(), QPoint());
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    QTRY_VERIFY(isAsked(session));
    QTest::qWait(0);
    QCOMPARE(field->mapTo(session.session->window(), QPoint()), before);
    QVERIFY(field->hasFocus());
}

void TestLostUpdate::hidesNoField()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    auto *field = session.find<QLineEdit>("field-target-path");
    QTRY_COMPARE(field->visibleRegion(), QRegion(field->rect()));
    QVERIFY(field->hasFocus());
}

void TestLostUpdate::nothingIsDefinedBeforeItIsDecided()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    // At once, before the command is grey.
    session.trigger("defineAction");
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTest::qWait(0);
    QVERIFY(session.service()->definedXml.isEmpty());
    // Nor with others.
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/other"));
    session.trigger("selectAllAction");
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY2(session.prompts.questions.first().detail.contains(QStringLiteral("“iso”")),
             qPrintable(session.prompts.questions.first().detail));
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QVERIFY(session.service()->definedXml.first().contains("/srv/other"));
    QVERIFY(draftOf(session, QStringLiteral("iso")));
}

void TestLostUpdate::keepsMine()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    press(session, "lostUpdateKeep");
    QVERIFY(!isAsked(session));
    // The keyboard is not on something that acts.
    QCOMPARE(session->focusWidget()->objectName(), QStringLiteral("editorTabBar"));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/mine"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QVERIFY(session.service()->definedXml.first().contains("/srv/mine"));
    QTRY_VERIFY(!draftOf(session, QStringLiteral("iso")));
}

void TestLostUpdate::takesTheirsAndBack()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    press(session, "lostUpdateTake");
    auto *field = session.find<QLineEdit>("field-target-path");
    QVERIFY(!isAsked(session));
    QCOMPARE(field->text(), QStringLiteral("/srv/theirs"));
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
    session.trigger("undoAction");
    QCOMPARE(field->text(), QStringLiteral("/srv/mine"));
    QVERIFY(isAsked(session)); // it is undecided again
    session.trigger("redoAction");
    QCOMPARE(field->text(), QStringLiteral("/srv/theirs"));
    QVERIFY(!isAsked(session));
}

void TestLostUpdate::showsTheDifference()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    redefine(session, QStringLiteral("iso"), "/srv/<theirs/>\u202e");
    press(session, "lostUpdateSee");
    auto *theirs = session.find<DiffText>("changesLeft");
    auto *mine = session.find<DiffText>("changesRight");
    QVERIFY(theirs->isVisible() && theirs->isReadOnly() && mine->isReadOnly());
    QCOMPARE(session.find<QLabel>("changesLeftTitle")->text(),
             QStringLiteral("Theirs: on the host now"));
    QVERIFY2(mine->text().contains(QStringLiteral("    <path>/srv/mine</path>")),
             qPrintable(mine->text()));
    QVERIFY2(theirs->text().contains(QStringLiteral("    <path>/srv/<theirs/>[U+202E]</path>")),
             qPrintable(theirs->text()));
    QCOMPARE(theirs->lines(), mine->lines());
    QVERIFY(!mine->signedLines().isEmpty());
    QVERIFY(isAsked(session)); // to look is not to decide
    QVERIFY(session.find<QPushButton>("lostUpdateTake")->isVisible());
}

void TestLostUpdate::theDifferenceFollowsAndGoes()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    press(session, "lostUpdateSee");
    auto *theirs = session.find<DiffText>("changesLeft");
    QVERIFY(theirs->isVisible());
    redefine(session, QStringLiteral("iso"), "/srv/newer");
    QTRY_VERIFY2(theirs->text().contains(QStringLiteral("/srv/newer")), qPrintable(theirs->text()));
    press(session, "lostUpdateTake");
    // What is left is that theirs is not in force yet.
    QTRY_COMPARE(session.find<QLabel>("changesLeftTitle")->text(),
                 QStringLiteral("Live: in force now"));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/newer"));
    QVERIFY(!isAsked(session));
}

void TestLostUpdate::staysWithItsPool()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    session.select(QStringLiteral("images"));
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    QVERIFY(!isAsked(session));
    session.select(QStringLiteral("iso"));
    QVERIFY(isAsked(session));
    session.select(QStringLiteral("images"));
    QVERIFY(!isAsked(session));
}

void TestLostUpdate::ownDefinitionIsNoQuestion()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    bool asked = false;
    connect(session.registry(), &PoolRegistry::poolChanged, this,
            [&] { asked = asked || isAsked(session); });
    connect(draftOf(session, QStringLiteral("iso")), &PoolDraft::baseChanged, this,
            [&] { asked = asked || isAsked(session); });
    // The event comes before the answer.
    session.trigger("defineAction");
    QTRY_VERIFY(!draftOf(session, QStringLiteral("iso")));
    QVERIFY(!asked);
    QVERIFY(!isAsked(session));
    QVERIFY(session->messages()->current().text.contains(QStringLiteral("“iso” is defined")));
}

void TestLostUpdate::whatIsTypedWhileItIsDefinedStays()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    session.trigger("defineAction");
    QTest::keyClicks(session.find<QLineEdit>("field-target-path"), QStringLiteral("/more"));
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("is defined")));
    QVERIFY(session.registry()
                ->pool(session.poolNamed(QStringLiteral("iso")))
                ->snapshot->persistentXml.contains("/srv/mine<"));
    QVERIFY(draftOf(session, QStringLiteral("iso")));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(),
             QStringLiteral("/srv/mine/more"));
    QVERIFY(!isAsked(session));
}

void TestLostUpdate::stopDefineStartDoesNotOverwrite()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->keepsWhileActive = true;
    typeMine(session);
    session.trigger("defineAction");
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("is not changed")));
    QVERIFY(!isAsked(session)); // it has what it had
    session.service()->definedXml.clear();
    session.find<QPushButton>("messageAction")->click();
    redefine(session, QStringLiteral("iso"), "/srv/theirs"); // while it is being stopped
    const PoolId id = session.poolNamed(QStringLiteral("iso"));
    QTRY_VERIFY(session->messages()->current().text.contains(QStringLiteral("was not defined")));
    QTRY_VERIFY(session.registry()->pool(id)->snapshot->isActive());
    QVERIFY(session.service()->definedXml.isEmpty());
    QVERIFY(isAsked(session));
}

void TestLostUpdate::isNoticedAfterTheProgramWasClosed()
{
    QTemporaryDir folder;
    const QString settings = folder.filePath(QStringLiteral("settings.ini"));
    {
        TestSession session(settings);
        QVERIFY(session.open());
        typeMine(session);
        session->close();
    }
    TestSession session(settings);
    QVERIFY(session.open());
    QTRY_VERIFY(draftOf(session, QStringLiteral("iso")));
    session.select(QStringLiteral("iso"));
    QVERIFY(!isAsked(session));
    // Again, and this time it is changed while the program is closed: as far as it can know, while
    // the connection is.
    session.trigger("disconnectAction");
    QTRY_COMPARE(session.registry()->poolCount(), 0);
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QTRY_COMPARE(session.services->size(), 2);
    FakeStorageService *service = session.services->value(1);
    for (PoolSnapshot &pool : service->pools)
        pool.persistentXml.replace("/srv/iso", "/srv/theirs");
    QTRY_COMPARE(session.registry()->poolCount(), 4);
    QTRY_VERIFY(draftOf(session, QStringLiteral("iso")));
    session.select(QStringLiteral("iso"));
    QVERIFY(isAsked(session));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/mine"));
}

void TestLostUpdate::goesWithThePool()
{
    TestSession session;
    QVERIFY(session.open());
    typeMine(session);
    redefine(session, QStringLiteral("iso"), "/srv/theirs");
    press(session, "lostUpdateSee");
    const PoolId id = session->currentPool();
    session.service()->removeFromElsewhere(session.registry()->pool(id)->snapshot->uuid);
    QVERIFY(!isAsked(session));
    QTRY_COMPARE(session.find<QLabel>("changesLeftTitle")->text(),
                 QStringLiteral("On the host: nothing yet"));
    QCOMPARE(int(session.registry()->pool(id)->draft->origin()), int(DraftOrigin::New));
}

void TestLostUpdate::whatLibvirtFillsInIsNoEdit_data()
{
    QTest::addColumn<bool>("isFilledFirst");
    QTest::newRow("started meanwhile") << false;
    QTest::newRow("libvirt is started again meanwhile") << true;
}

// A key, the pool is started elsewhere, and the key is undone.
void TestLostUpdate::whatLibvirtFillsInIsNoEdit()
{
    QFETCH(const bool, isFilledFirst);
    TestSession session;
    QVERIFY(session.open());
    PoolSnapshot plain =
        session.registry()->pool(session.poolNamed(QStringLiteral("iso")))->snapshot.value();
    PoolSnapshot filled = plain;
    filled.persistentXml.replace("</path>", "</path><permissions><mode>0755</mode><owner>0</owner>"
                                            "<group>0</group></permissions>");
    filled.liveXml = filled.persistentXml;
    QVERIFY(filled.persistentXml != plain.persistentXml);
    if (isFilledFirst)
        std::swap(plain, filled);
    session.service()->addFromElsewhere(plain);
    session.select(QStringLiteral("iso"));
    auto *field = session.find<QLineEdit>("field-target-path");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("x"));
    const PoolDraft *draft = draftOf(session, QStringLiteral("iso"));
    QVERIFY(draft && draft->isModified());
    session.service()->addFromElsewhere(filled);
    QTest::qWait(0);
    QVERIFY(!isAsked(session));
    QVERIFY(draft->isModified());
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!session.registry()->pool(session.poolNamed(QStringLiteral("iso")))->hasUnsaved());
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
}

QTEST_MAIN(TestLostUpdate)
#include "tst_lostupdate.moc"
