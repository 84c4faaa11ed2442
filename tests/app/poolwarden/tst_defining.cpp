// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What Define asks before, and says after.

#include "model/session/draftdoubt.h"
#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>

using namespace poolwarden;

namespace {

/// A draft on the directory of “images”, spelled so that libvirt does not see it.
void makeConflict(const TestSession &session, const QString &name)
{
    session.trigger("newPoolAction");
    session.type("field-name", name);
    session.type("field-target-path", QStringLiteral("/srv/images/../images"));
}

/// The button of the message in front; none: there is none that is seen.
[[nodiscard]] QPushButton *offered(const TestSession &session, const QString &text)
{
    for (auto *button : session->messages()->findChildren<QPushButton *>()) {
        if (button->isVisible() && QString(button->text()).remove(u'&') == text)
            return button;
    }
    return nullptr;
}

[[nodiscard]] QString text(const TestSession &session)
{
    return session->messages()->current().text;
}

} // namespace

class TestDefining final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatItIsDefinedAndOffersWhatFollows();
    void saysWhenAChangeOfARunningPoolTakesEffect();
    void offersToMakeAMissingDirectory();
    void whatIsToldIsAmended();
    void severalAreToldOfOnce();
    void asksBeforeStorageIsUsedTwice();
    void theEditorsButtonTellsOfItsQuestion();
    void asksOnceForSeveral();
    void doesNotAskForAWarning();
    void keepsTheDraftOfWhatTheHostDidNotTake();
    void leavesNoGreySentence();
    void saysWhyTheKeysDoNothing();
    void aVolumeGroupCanBeDefinedFromTheForm();
    void asksWhereTheSchemaComplains();
};

void TestDefining::saysThatItIsDefinedAndOffersWhatFollows()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/fresh"));
    const PoolId id = session->currentPool();
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(text(session), QStringLiteral("Pool “fresh” is defined."));

    auto *start = session.find<QPushButton>("messageOffer-0");
    QVERIFY(start->isVisible());
    start->click();
    QTRY_VERIFY(session.registry()->pool(id)->snapshot->isActive());
    // What is left to do stays at hand.
    QCOMPARE(session->messages()->count(), 1);
    QTRY_VERIFY(session.find<QAction>("stopAction")->isEnabled());
    session.find<QPushButton>("messageOffer-0")->click();
    QTRY_VERIFY(session.registry()->pool(id)->snapshot->autostart);
    QCOMPARE(session->messages()->count(), 0);
}

void TestDefining::saysWhenAChangeOfARunningPoolTakesEffect()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/elsewhere"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_VERIFY(text(session).contains(QStringLiteral("“iso” is defined")));
    QVERIFY(text(session).contains(QStringLiteral("next start")));
    QPushButton *restart = offered(session, QStringLiteral("Restart"));
    QVERIFY(restart);
    restart->click();
    const QString uuid = QStringLiteral("22222222-2222-4222-8222-222222222222");
    // Others may be among them: what is selected is read again by and by.
    static const QRegularExpression steps(QStringLiteral("^(Stop|Start) "));
    QTRY_COMPARE(session.service()->calls.filter(steps),
                 QStringList({QStringLiteral("Stop ") + uuid, QStringLiteral("Start ") + uuid}));
}

void TestDefining::offersToMakeAMissingDirectory()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    const PoolId id = session->currentPool();
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/fresh"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_VERIFY(session.registry()->pool(id)->snapshot);
    const auto start = [&](ServiceError::Code code) {
        session.service()->nextErrorOf = StorageService::Operation::Start;
        session.service()->nextError =
            ServiceError{code, QStringLiteral("There is no directory."), {}, 0};
        QTRY_VERIFY(session.find<QAction>("startAction")->isEnabled());
        session.trigger("startAction");
        QTRY_VERIFY(text(session).contains(
            QStringLiteral("“fresh” was not started. There is no directory.")));
    };
    const QString offer = QStringLiteral("Create the Directory and Start");
    start(ServiceError::Code::Other);
    QVERIFY(!offered(session, offer));
    session->messages()->dismissAll();
    start(ServiceError::Code::NoDirectory);
    QVERIFY(offered(session, offer));
    offered(session, offer)->click();
    QTRY_VERIFY(session.registry()->pool(id)->snapshot->isActive());
    QVERIFY(session.service()->calls.contains(QStringLiteral("MakeDirectory ")
                                              + session.registry()->pool(id)->snapshot->uuid));

    // A volume group is no directory. It is started anyway.
    session.prompts.chosen = 0;
    session.trigger("newPool-logical");
    const PoolId group = session->currentPool();
    session.type("field-name", QStringLiteral("group"));
    session.type("field-source-name", QStringLiteral("vg9"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_VERIFY(session.registry()->pool(group)->snapshot);
    session->messages()->dismissAll();
    session.service()->nextErrorOf = StorageService::Operation::Start;
    session.service()->nextError = ServiceError{
        ServiceError::Code::NoDirectory, QStringLiteral("There is no directory."), {}, 0};
    QTRY_VERIFY(session.find<QAction>("startAction")->isEnabled());
    session.trigger("startAction");
    QTRY_VERIFY(text(session).contains(QStringLiteral("“group” was not started.")));
    QVERIFY(!offered(session, offer));
}

void TestDefining::whatIsToldIsAmended()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/fresh"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session->messages()->current().more.size(), 2);
    // Started by the keys, not from the message.
    QTRY_VERIFY(session.find<QAction>("startAction")->isEnabled());
    session.trigger("startAction");
    QTRY_COMPARE(session->messages()->current().more.size(), 1);
    QCOMPARE(session->messages()->current().more.first().text,
             QStringLiteral("&Autostart “fresh”"));
    QTRY_VERIFY(session.find<QAction>("autostartAction")->isEnabled());
    session.trigger("autostartAction");
    QTRY_COMPARE(session->messages()->count(), 0);
}

void TestDefining::severalAreToldOfOnce()
{
    TestSession session;
    QVERIFY(session.open());
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
        session.trigger("newPoolAction");
        session.type("field-name", name);
        session.type("field-target-path", QStringLiteral("/srv/many/") + name);
    }
    session.trigger("selectAllAction");
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY2(text(session).contains(u'3'), qPrintable(text(session)));
    QCOMPARE(session.service()->definedXml.size(), 3);
    QTest::qWait(0);
    QCOMPARE(session->messages()->count(), 1);
}

void TestDefining::asksBeforeStorageIsUsedTwice()
{
    TestSession session;
    QVERIFY(session.open());
    makeConflict(session, QStringLiteral("twice"));
    const PoolId id = session->currentPool();
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTRY_VERIFY(session.find<QPushButton>("defineButton")
                    ->text()
                    .contains(QStringLiteral("Define Anyway…")));

    session.prompts.yes = false;
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(session.prompts.questions.size(), 1);
    const Prompts::Question question = session.prompts.questions.first();
    QVERIFY(question.text.contains(QStringLiteral("“twice”")));
    QVERIFY2(question.detail.contains(QStringLiteral("“images”")), qPrintable(question.detail));
    QVERIFY(question.destructive);
    QTest::qWait(0);
    QVERIFY(session.service()->definedXml.isEmpty());
    QVERIFY(session.registry()->pool(id)->draft);

    session.prompts.yes = true;
    session.trigger("defineAction");
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QTRY_VERIFY(!session.registry()->pool(id)->draft);
}

void TestDefining::theEditorsButtonTellsOfItsQuestion()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("clean"));
    session.type("field-target-path", QStringLiteral("/srv/clean"));
    makeConflict(session, QStringLiteral("one"));
    session.trigger("selectAllAction");
    auto *button = session.find<QPushButton>("defineButton");
    const PoolRegistry::Pool *shown =
        session.registry()->pool(session.find<EditorPanel>("editorPanel")->pool());
    QVERIFY(shown->draft && isDoubtful(*shown->draft, *session.registry()));
    QTRY_COMPARE(button->text(), QStringLiteral("Define Anyway…"));
}

void TestDefining::asksOnceForSeveral()
{
    TestSession session;
    QVERIFY(session.open());
    makeConflict(session, QStringLiteral("one"));
    makeConflict(session, QStringLiteral("two"));
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("clean"));
    session.type("field-target-path", QStringLiteral("/srv/clean"));
    session.trigger("newPoolAction"); // without a name: cannot be defined
    session.trigger("selectAllAction");
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.prompts.yes = false;
    session.trigger("defineAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    const QString detail = session.prompts.questions.first().detail;
    QVERIFY(detail.contains(QStringLiteral("“one”")));
    QVERIFY(detail.contains(QStringLiteral("“two”")));
    QVERIFY(!detail.contains(QStringLiteral("“clean”")));
    QVERIFY2(detail.contains(QStringLiteral("is left out")), qPrintable(detail));
    QVERIFY(session.service()->definedXml.isEmpty());
}

void TestDefining::doesNotAskForAWarning()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("below"));
    session.type("field-target-path", QStringLiteral("/srv/images/below"));
    const PoolId id = session->currentPool();
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTRY_VERIFY(!session.registry()->findingsOf(id).empty());
    QCOMPARE(int(session.registry()->findingsOf(id).front().severity), int(Severity::Warning));
    QCOMPARE(session.find<QPushButton>("defineButton")->text(), QStringLiteral("Define"));
    session.trigger("defineAction");
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QVERIFY(session.prompts.questions.isEmpty());
}

void TestDefining::keepsTheDraftOfWhatTheHostDidNotTake()
{
    TestSession session;
    QVERIFY(session.open());
    session.service()->keepsWhileActive = true;
    session.select(QStringLiteral("iso"));
    const PoolId id = session->currentPool();
    session.type("field-target-path", QStringLiteral("/srv/elsewhere"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_VERIFY(text(session).contains(QStringLiteral("“iso” is not changed")));
    QVERIFY2(text(session).contains(QStringLiteral("/srv/elsewhere")), qPrintable(text(session)));
    QVERIFY(text(session).contains(QStringLiteral("/srv/iso")));
    QVERIFY(session.registry()->pool(id)->draft);
    QVERIFY(session.registry()->pool(id)->draft->xml().contains(QStringLiteral("/srv/elsewhere")));

    session.service()->calls.clear();
    session.find<QPushButton>("messageAction")->click();
    QTRY_VERIFY(session.registry()->pool(id)->snapshot->isActive()
                && !session.registry()->pool(id)->draft);
    // Whatever was looked at meanwhile.
    const QStringList steps = session.service()->calls.filter(
        QRegularExpression(QStringLiteral("^(Stop|Define|Start) ")));
    QCOMPARE(steps.size(), 3);
    QVERIFY(session.registry()->pool(id)->snapshot->persistentXml.contains("/srv/elsewhere"));
    QTRY_VERIFY(session->statusBar()->currentMessage().contains(QStringLiteral("started again")));
}

void TestDefining::leavesNoGreySentence()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
    for (const QLabel *label : session->findChildren<QLabel *>())
        QVERIFY2(!label->isVisible()
                     || !label->text().contains(QStringLiteral("has changes to define")),
                 qPrintable(label->objectName()));
    QVERIFY(session.find<QPushButton>("defineButton")
                ->toolTip()
                .contains(QStringLiteral("has changes to define")));
}

void TestDefining::saysWhyTheKeysDoNothing()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
    auto *field = session.find<QLineEdit>("field-target-path");
    field->setFocus();
    QTest::keyClick(field, Qt::Key_S, Qt::ControlModifier);
    QVERIFY2(
        session->statusBar()->currentMessage().contains(QStringLiteral("has changes to define")),
        qPrintable(session->statusBar()->currentMessage()));
}

void TestDefining::aVolumeGroupCanBeDefinedFromTheForm()
{
    TestSession session;
    QVERIFY(session.open());
    session.find<QAction>("newPool-logical")->trigger();
    session.type("field-name", QStringLiteral("vms"));
    session.type("field-source-name", QStringLiteral("vg9"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    session.trigger("defineAction");
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
    QVERIFY(session.prompts.questions.isEmpty());
    // The schema wants the target that libvirt makes up itself.
    QCOMPARE(session.service()->validations.first(), StorageService::Validation::None);
    QTRY_COMPARE(text(session), QStringLiteral("Pool “vms” is defined."));
}

void TestDefining::asksWhereTheSchemaComplains()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("odd"));
    session.type("field-target-path", QStringLiteral("/srv/odd"));
    PoolDraft *draft = session.registry()->pool(session->currentPool())->draft;
    draft->setXml(draft->xml().replace(QStringLiteral("</pool>"), QStringLiteral("<odd/></pool>")));
    QTRY_COMPARE(session.find<QPushButton>("defineButton")->text(),
                 QStringLiteral("Define Anyway…"));
    session.trigger("defineAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    QVERIFY(session.prompts.questions.first().detail.contains(QStringLiteral("<odd>")));
    QTRY_COMPARE(session.service()->validations,
                 QList<StorageService::Validation>{StorageService::Validation::None});
}

QTEST_MAIN(TestDefining)
#include "tst_defining.moc"
