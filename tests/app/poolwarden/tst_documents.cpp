// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/poolwarden/documentcontroller.h"
#include "model/session/pooldraft.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/messages/messagebar.h"
#include "views/window/dialogprompts.h"
#include "views/window/senddialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace poolwarden;

namespace {

QByteArray poolXml(const QByteArray &name, const QByteArray &path)
{
    return "<pool type='dir'>\n  <name>" + name + "</name>\n  <target>\n    <path>" + path
           + "</path>\n  </target>\n</pool>\n";
}

} // namespace

class TestDocuments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndSavesWithoutAHost();
    void filesConflictWithEachOtherAlone();
    void hostCommandsSayWhyNot();
    void savesADraftThatHasNoFile();
    void savesWhatItWasTypedDuringTheSave();
    void keepsLinksAndPermissions();
    void noticesAChangeOnDisk();
    void asksInOneBarByKeys_data();
    void asksInOneBarByKeys();
    void showsAnUnchangedFileAsItIsNow();
    void neverWritesOverAnotherChange();
    void aFileThatIsGone();
    void aFileThatIsChangedAndThenGone();
    void whereNothingCanBeWritten_data();
    void whereNothingCanBeWritten();
    void oneOfSeveralDefinitions();
    void refusesWhatCannotBeKept_data();
    void refusesWhatCannotBeKept();
    void comesBackWithTheNextRun();
    void closesASavedOneUnasked();
    void sendsToAHost();
    void choosesInDialogs();

private:
    [[nodiscard]] static QString put(const QTemporaryDir &folder, const QString &name,
                                     const QByteArray &text)
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qCritical("cannot write %s", qPrintable(path));
        return path;
    }
    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    static void open(const TestSession &session, const QStringList &paths, int count)
    {
        session.session->documents()->open(paths);
        QTRY_COMPARE(session.registry()->poolCount(), count);
    }
    static void pressSave(const TestSession &session)
    {
        QTRY_VERIFY(session.find<QAction>("saveAction")->isEnabled());
        QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    }
    [[nodiscard]] static const PoolDraft *draftNamed(const TestSession &session,
                                                     const QString &name)
    {
        const PoolRegistry::Pool *pool = session.registry()->pool(session.poolNamed(name));
        return pool ? pool->draft : nullptr;
    }
    [[nodiscard]] static QString stateOf(const TestSession &session, const QString &name)
    {
        const auto *model = session.session->window()->findChild<PoolTableModel *>();
        return model->indexOf(session.poolNamed(name), PoolTableModel::StateColumn)
            .data()
            .toString();
    }
    [[nodiscard]] static QString barText(const TestSession &session)
    {
        return session->messages()->current().text;
    }
};

void TestDocuments::opensAndSavesWithoutAHost()
{
    TestSession session;
    const QString path =
        put(session.scratch, QStringLiteral("a.xml"), "<!-- mine -->\n" + poolXml("a", "/srv/a"));
    session.prompts.paths = {path};
    QTest::keyClick(session.session->window(), Qt::Key_O, Qt::ControlModifier);
    QTRY_COMPARE(session.registry()->poolCount(), 1);
    QCOMPARE(session.registry()->hosts().size(), 0);
    QCOMPARE(session->currentHost(), session.registry()->files());
    QCOMPARE(stateOf(session, QStringLiteral("a")), QStringLiteral("a.xml"));
    QVERIFY(!session->isWindowModified());
    QVERIFY(session->windowTitle().contains(QStringLiteral("a.xml")));

    session.type("field-target-path", QStringLiteral("/srv/b"));
    QVERIFY(session->isWindowModified());
    QVERIFY(stateOf(session, QStringLiteral("a")).contains(QStringLiteral("changed")));
    QVERIFY(session.find<QLabel>("editorState")->text().contains(path));
    QVERIFY(session.find<QPushButton>("saveButton")->isVisible());
    QVERIFY(!session.find<QPushButton>("defineButton")->isVisible());
    pressSave(session);
    QTRY_COMPARE(contentOf(path), "<!-- mine -->\n" + poolXml("a", "/srv/b"));
    QTRY_VERIFY(!session->isWindowModified());
    QCOMPARE(stateOf(session, QStringLiteral("a")), QStringLiteral("a.xml"));
    QCOMPARE(session->messages()->count(), 0);
    // Undo goes back behind it, and that is a change again.
    QTest::keyClick(session.find<QLineEdit>("field-target-path"), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(session->isWindowModified());
    // Opened again, it is the same draft.
    open(session, {path}, 1);
    QVERIFY(session.find<QAction>("newPoolAction")->isEnabled());
    session.trigger("newPoolAction");
    QTRY_COMPARE(session.registry()->poolCount(), 2);
}

void TestDocuments::filesConflictWithEachOtherAlone()
{
    TestSession session;
    QVERIFY(session.open());
    const QByteArray nfs = "<pool type='netfs'><name>%1</name><source><host name='nas'/>"
                           "<dir path='/e'/></source><target><path>/srv/%1</path></target></pool>";
    const QString one =
        put(session.scratch, QStringLiteral("1.xml"), QByteArray(nfs).replace("%1", "n1"));
    const QString two =
        put(session.scratch, QStringLiteral("2.xml"), QByteArray(nfs).replace("%1", "n2"));
    const PoolId onHost =
        session.registry()
            ->createDraft(session.registry()->hosts().first().id, DraftOrigin::New,
                          QString::fromLatin1(QByteArray(nfs).replace("%1", "n3")))
            ->id();
    open(session, {one}, 6);
    const PoolId first = session.poolNamed(QStringLiteral("n1"));
    QVERIFY(session.registry()->pool(first)->status.clean());
    QVERIFY(session.registry()->pool(onHost)->status.clean());
    open(session, {two}, 7);
    const PoolId second = session.poolNamed(QStringLiteral("n2"));
    const std::vector<Finding> findings = session.registry()->findingsOf(second);
    QVERIFY(std::any_of(findings.begin(), findings.end(),
                        [first](const Finding &finding) { return finding.peer == first; }));
    QVERIFY(std::none_of(findings.begin(), findings.end(),
                         [onHost](const Finding &finding) { return finding.peer == onHost; }));
    QVERIFY(session.registry()->pool(onHost)->status.clean());
    // With the same uuid as a pool of the host, neither meets the other.
    const QString same = put(session.scratch, QStringLiteral("3.xml"),
                             "<pool type='dir'><name>images</name><uuid>"
                             "11111111-1111-4111-8111-111111111111</uuid><target><path>/srv/images"
                             "</path></target></pool>");
    const FindingCounts before =
        session.registry()->pool(session.poolNamed(QStringLiteral("images")))->status;
    open(session, {same}, 8);
    QCOMPARE(session.registry()->pool(session.registry()->pools().last())->status, FindingCounts());
    QCOMPARE(session.registry()->pool(session.poolNamed(QStringLiteral("images")))->status, before);
}

void TestDocuments::hostCommandsSayWhyNot()
{
    TestSession session;
    QVERIFY(session.open());
    open(session, {put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"))}, 5);
    QTRY_COMPARE(session->currentPool(), session.poolNamed(QStringLiteral("a")));
    QTest::qWait(0);
    for (const char *name : {"defineAction", "startAction", "stopAction", "restartAction",
                             "refreshAction", "autostartAction", "undefineAction", "reloadAction",
                             "compareFolderAction", "disconnectAction"}) {
        const auto *action = session.find<QAction>(name);
        QTRY_VERIFY2(!action->isEnabled(), name);
        QVERIFY2(action->statusTip().contains(QStringLiteral("“Files” is no")),
                 qPrintable(action->statusTip()));
    }
    for (const char *name : {"saveAction", "saveAsAction", "sendToAction", "exportAction",
                             "duplicateAction", "keepTemplateAction", "copyXmlAction"})
        QVERIFY2(session.find<QAction>(name)->isEnabled(), name);
    // Both together: what is on the host can be defined, and nothing is saved with the same keys.
    session->selectPools(
        {session.poolNamed(QStringLiteral("a")), session.poolNamed(QStringLiteral("iso"))});
    QTRY_VERIFY(!session.find<QAction>("saveAction")->isEnabled());
    // On a host, the same key defines.
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(!session.find<QAction>("saveAction")->isEnabled());
    session.type("field-target-path", QStringLiteral("/srv/iso2"));
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
    QTest::keyClick(session.session->window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(session.service()->definedXml.size(), 1);
}

void TestDocuments::savesADraftThatHasNoFile()
{
    TestSession session;
    session.trigger("newPoolAction");
    QTRY_COMPARE(session.registry()->poolCount(), 1);
    session.type("field-name", QStringLiteral("fresh"));
    session.prompts.path = session.scratch.filePath(QStringLiteral("fresh.xml"));
    pressSave(session);
    QTRY_VERIFY(QFile::exists(session.prompts.path));
    QCOMPARE(session.prompts.suggestions, QStringList{QStringLiteral("fresh.xml")});
    QTRY_COMPARE(stateOf(session, QStringLiteral("fresh")), QStringLiteral("fresh.xml"));
    QCOMPARE(QString::fromUtf8(contentOf(session.prompts.path)),
             draftNamed(session, QStringLiteral("fresh"))->xml());
    // Save As goes to another file, which is its own from then on.
    session.prompts.path = session.scratch.filePath(QStringLiteral("other.xml"));
    session.trigger("saveAsAction");
    QTRY_COMPARE(stateOf(session, QStringLiteral("fresh")), QStringLiteral("other.xml"));
    QVERIFY(QFile::exists(session.scratch.filePath(QStringLiteral("fresh.xml"))));
}

void TestDocuments::savesWhatItWasTypedDuringTheSave()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    session.type("field-target-path", QStringLiteral("/srv/b"));
    pressSave(session);
    // The file is written by another thread, and the answer waits for the event loop.
    QTest::keyClicks(session.find<QLineEdit>("field-target-path"), QStringLiteral("c"));
    QTRY_COMPARE(contentOf(path), poolXml("a", "/srv/b"));
    QTRY_COMPARE(draftNamed(session, QStringLiteral("a"))->base(),
                 QString::fromLatin1(poolXml("a", "/srv/b")));
    QVERIFY(draftNamed(session, QStringLiteral("a"))->isModified());
    QVERIFY(!draftNamed(session, QStringLiteral("a"))->isOvertaken());
    // Twice without waiting for the answer.
    pressSave(session);
    QTest::keyClicks(session.find<QLineEdit>("field-target-path"), QStringLiteral("d"));
    pressSave(session);
    QTRY_COMPARE(contentOf(path), poolXml("a", "/srv/bcd"));
    QTRY_VERIFY(!draftNamed(session, QStringLiteral("a"))->isModified());
    QCOMPARE(session->messages()->count(), 0);
}

void TestDocuments::keepsLinksAndPermissions()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("real.xml"), poolXml("a", "/srv/a"));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    const QString link = session.scratch.filePath(QStringLiteral("link.xml"));
    QVERIFY(QFile::link(path, link));
    open(session, {link}, 1);
    session.type("field-target-path", QStringLiteral("/srv/b"));
    pressSave(session);
    QTRY_COMPARE(contentOf(path), poolXml("a", "/srv/b"));
    QVERIFY(QFileInfo(link).isSymLink());
    const QFile::Permissions kept = QFileInfo(path).permissions();
    QVERIFY(kept.testFlag(QFile::ReadGroup) && !kept.testFlag(QFile::WriteGroup)
            && !kept.testFlag(QFile::ReadOther));
    // A change behind the link is noticed as well.
    (void)put(session.scratch, QStringLiteral("real.xml"), poolXml("a", "/srv/elsewhere"));
    QTRY_VERIFY(
        draftNamed(session, QStringLiteral("a"))->xml().contains(QStringLiteral("/srv/elsewhere")));
}

void TestDocuments::noticesAChangeOnDisk()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    // Only a comment: in a file that counts.
    const QByteArray theirs = "<!-- theirs -->\n" + poolXml("a", "/srv/a");
    (void)put(session.scratch, QStringLiteral("a.xml"), theirs);
    auto *bar = session.find<QWidget>("lostUpdateBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(session.find<QLabel>("lostUpdateText")->text().contains(QStringLiteral("a.xml")));
    QCOMPARE(session->messages()->count(), 0);
    QCOMPARE(contentOf(path), theirs);
    // It is not saved before the choice.
    pressSave(session);
    QTest::qWait(50);
    QCOMPARE(contentOf(path), theirs);
    QTest::mouseClick(session.find<QPushButton>("lostUpdateKeep"), Qt::LeftButton);
    QTRY_VERIFY(!bar->isVisible());
    pressSave(session);
    QTRY_COMPARE(contentOf(path), poolXml("a", "/srv/mine"));
    QTRY_COMPARE(session->messages()->count(), 0);
}

void TestDocuments::asksInOneBarByKeys_data()
{
    QTest::addColumn<Qt::Key>("letter");
    QTest::addColumn<QString>("place");
    QTest::newRow("keep mine") << Qt::Key_K << QStringLiteral("/srv/mine");
    QTest::newRow("take theirs") << Qt::Key_I << QStringLiteral("/srv/theirs");
}

void TestDocuments::asksInOneBarByKeys()
{
    QFETCH(const Qt::Key, letter);
    QFETCH(const QString, place);
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    const QString other = put(session.scratch, QStringLiteral("b.xml"), poolXml("b", "/srv/b"));
    open(session, {path, other}, 2);
    session.select(QStringLiteral("a"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    session.select(QStringLiteral("b"));
    (void)put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/theirs"));
    // While something else is edited, the message tells of it.
    QTRY_VERIFY(barText(session).contains(QStringLiteral("another program")));
    auto *bar = session.find<QWidget>("lostUpdateBar");
    QVERIFY(!bar->isVisible());
    session.select(QStringLiteral("a"));
    QTRY_VERIFY(bar->isVisible());
    QTRY_COMPARE(session->messages()->count(), 0);
    // F6 goes there.
    session.find<QLineEdit>("field-target-path")->setFocus();
    for (int i = 0; i < 8 && !bar->isAncestorOf(QApplication::focusWidget()); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QVERIFY(session.find<QPushButton>("lostUpdateSee")->hasFocus());
    // And the letters work in the field, where they mean nothing else.
    session.find<QLineEdit>("field-target-path")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), letter, Qt::AltModifier);
    QTRY_VERIFY(!bar->isVisible());
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), place);
}

void TestDocuments::showsAnUnchangedFileAsItIsNow()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    // As editors do: written beside it and renamed. Twice, because then it is another file.
    for (const char *place : {"/srv/second", "/srv/third"}) {
        const QString beside =
            put(session.scratch, QStringLiteral("a.xml.new"), poolXml("a", place));
        QCOMPARE(::rename(qPrintable(beside), qPrintable(path)), 0);
        QTRY_COMPARE(session.find<QLineEdit>("field-target-path")->text(), QLatin1String(place));
        QVERIFY(!draftNamed(session, QStringLiteral("a"))->isModified());
    }
    QCOMPARE(session->messages()->count(), 0);
}

void TestDocuments::neverWritesOverAnotherChange()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    // Saved before anything could tell of the change.
    const QByteArray theirs = poolXml("a", "/srv/theirs");
    QTRY_VERIFY(session.find<QAction>("saveAction")->isEnabled());
    (void)put(session.scratch, QStringLiteral("a.xml"), theirs);
    session.trigger("saveAction");
    QTRY_VERIFY(session.find<QWidget>("lostUpdateBar")->isVisible());
    QCOMPARE(contentOf(path), theirs);
    QVERIFY(draftNamed(session, QStringLiteral("a"))->xml().contains(QStringLiteral("/srv/mine")));
    QTest::mouseClick(session.find<QPushButton>("lostUpdateTake"), Qt::LeftButton);
    QTRY_VERIFY(!draftNamed(session, QStringLiteral("a"))->isModified());
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/theirs"));
}

void TestDocuments::aFileThatIsGone()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY(stateOf(session, QStringLiteral("a")).contains(QStringLiteral("gone")));
    QVERIFY(session->isWindowModified());
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY(barText(session).contains(QStringLiteral("no longer there")));
    pressSave(session);
    QTest::qWait(50);
    QVERIFY(!QFile::exists(path)); // whoever removed it may have meant it
    QCOMPARE(session->messages()->count(), 1);
    const Message told = session->messages()->current();
    QCOMPARE(told.more.size(), 1);
    told.more.first().action();
    QTRY_COMPARE(contentOf(path), poolXml("a", "/srv/a"));
    QTRY_COMPARE(stateOf(session, QStringLiteral("a")), QStringLiteral("a.xml"));
    QTRY_COMPARE(session->messages()->count(), 0);
    // It comes back by itself as well.
    QVERIFY(QFile::rename(path, path + u'~'));
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY(QFile::rename(path + u'~', path));
    QTRY_COMPARE(session->messages()->count(), 0);
    QCOMPARE(stateOf(session, QStringLiteral("a")), QStringLiteral("a.xml"));
}

void TestDocuments::aFileThatIsChangedAndThenGone()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    (void)put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/theirs"));
    const auto *bar = session.find<QWidget>("lostUpdateBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY2(barText(session).contains(QStringLiteral("no longer there")),
                 qPrintable(barText(session)));
    QVERIFY(!bar->isVisible());
    pressSave(session);
    QTest::qWait(50);
    const Message told = session->messages()->current();
    QCOMPARE(told.more.size(), 1);
    told.more.first().action();
    QTRY_COMPARE(contentOf(path), poolXml("a", "/srv/mine"));
}

void TestDocuments::whereNothingCanBeWritten_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("a folder without the right to write") << QStringLiteral("folder");
    QTest::newRow("a file without the right to write") << QStringLiteral("file");
    QTest::newRow("no room") << QStringLiteral("room");
    QTest::newRow("a directory in its place") << QStringLiteral("directory");
}

void TestDocuments::whereNothingCanBeWritten()
{
    QFETCH(QString, how);
    TestSession session;
    QTemporaryDir folder;
    const QString path = put(folder, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    session.type("field-target-path", QStringLiteral("/srv/b"));
    QTRY_VERIFY(QDir(session.draftFolder()).entryList({QStringLiteral("*.json")}).size() == 1);
    QTest::qWait(500); // the draft is on disk, which is not what is tested
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    const bool isOther = how == u"folder" || how == u"file";
    if (isOther && ::geteuid() != 0)
        QSKIP("needs another user");
    QByteArray before = contentOf(path);
    if (how == u"folder") {
        QCOMPARE(::chmod(qPrintable(folder.path()), 0755), 0);
    } else if (how == u"file") {
        QCOMPARE(::chmod(qPrintable(folder.path()), 0777), 0);
        QCOMPARE(::chmod(qPrintable(path), 0644), 0);
    } else if (how == u"room") {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{16, usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    } else {
        QVERIFY(QFile::remove(path));
        QVERIFY(QDir().mkdir(path));
        before = "unreadable";
    }
    if (isOther)
        QCOMPARE(::setresuid(65534, 65534, 0), 0);
    session.trigger("saveAction");
    const bool isTold = QTest::qWaitFor([&] { return session->messages()->count() > 0; });
    if (isOther)
        QCOMPARE(::setresuid(0, 0, 0), 0);
    ::setrlimit(RLIMIT_FSIZE, &usual);
    QVERIFY(isTold);
    QVERIFY2(barText(session).contains(QStringLiteral("a.xml"))
                 && barText(session).contains(QStringLiteral("Your text is still here")),
             qPrintable(barText(session)));
    QCOMPARE(session->messages()->current().severity, Severity::Error);
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    QVERIFY(draftNamed(session, QStringLiteral("a"))->xml().contains(QStringLiteral("/srv/b")));
    QVERIFY(draftNamed(session, QStringLiteral("a"))->isModified());
    // The way out that it offers.
    session.prompts.path = session.scratch.filePath(QStringLiteral("elsewhere.xml"));
    session->messages()->takeAction();
    QTRY_COMPARE(contentOf(session.prompts.path), poolXml("a", "/srv/b"));
    QTRY_COMPARE(session->messages()->count(), 0);
}

void TestDocuments::oneOfSeveralDefinitions()
{
    TestSession session;
    const QByteArray head = "# what kvm1 has\n";
    const QByteArray one = poolXml("one", "/srv/1");
    const QByteArray gap = "\n<!-- the second -->\n";
    const QByteArray two = poolXml("two", "/srv/2");
    const QByteArray tail = "\n# end\n";
    const QString path =
        put(session.scratch, QStringLiteral("all.xml"), head + one + gap + two + tail);
    open(session, {path}, 2);
    session.select(QStringLiteral("two"));
    session.type("field-target-path", QStringLiteral("/srv/two"));
    pressSave(session);
    QTRY_COMPARE(contentOf(path), head + one + gap + poolXml("two", "/srv/two") + tail);
    QTRY_VERIFY(!draftNamed(session, QStringLiteral("two"))->isModified());
    // The other one has not changed, and can be saved after it.
    session.select(QStringLiteral("one"));
    QTest::qWait(250);
    QVERIFY(!session.find<QWidget>("lostUpdateBar")->isVisible());
    session.type("field-target-path", QStringLiteral("/srv/one"));
    pressSave(session);
    QTRY_COMPARE(contentOf(path),
                 head + poolXml("one", "/srv/one") + gap + poolXml("two", "/srv/two") + tail);
    // Both at once.
    for (const char *name : {"one", "two"}) {
        session.select(QLatin1String(name));
        session.type("field-target-path", QStringLiteral("/x"));
    }
    session->selectPools(
        {session.poolNamed(QStringLiteral("one")), session.poolNamed(QStringLiteral("two"))});
    pressSave(session);
    QTRY_COMPARE(contentOf(path), head + poolXml("one", "/x") + gap + poolXml("two", "/x") + tail);
    // One that somebody puts before them moves them.
    (void)put(session.scratch, QStringLiteral("all.xml"),
              head + poolXml("zero", "/srv/0") + poolXml("one", "/x") + gap + poolXml("two", "/x")
                  + tail);
    QTRY_COMPARE(draftNamed(session, QStringLiteral("two"))->file().index, 2);
    QVERIFY(!draftNamed(session, QStringLiteral("two"))->isOvertaken());
    session.select(QStringLiteral("two"));
    session.type("field-target-path", QStringLiteral("/y"));
    pressSave(session);
    QTRY_COMPARE(contentOf(path), head + poolXml("zero", "/srv/0") + poolXml("one", "/x") + gap
                                      + poolXml("two", "/y") + tail);
}

void TestDocuments::refusesWhatCannotBeKept_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("breaks");
    const QByteArray both = poolXml("one", "/srv/1") + poolXml("two", "/srv/2");
    QTest::newRow("a script") << "#!/bin/sh\nvirsh pool-define /dev/stdin <<'E'\n" + both + "E\n"
                              << false;
    QTest::newRow("another encoding") << "<!-- \xe9 -->\n" + both << false;
    QTest::newRow("a text of two definitions") << both << true;
}

void TestDocuments::refusesWhatCannotBeKept()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, breaks);
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), text);
    open(session, {path}, 2);
    session.select(QStringLiteral("one"));
    if (breaks) {
        PoolDraft *draft =
            session.registry()->pool(session.poolNamed(QStringLiteral("one")))->draft;
        draft->setXml(draft->xml() + QStringLiteral("\n<pool type='dir'><name>3</name></pool>"));
    } else {
        session.type("field-target-path", QStringLiteral("/srv/b"));
    }
    pressSave(session);
    QTRY_COMPARE(session->messages()->count(), 1);
    QVERIFY2(barText(session).contains(QStringLiteral("Your text is still here")),
             qPrintable(barText(session)));
    QCOMPARE(contentOf(path), text);
    session.prompts.path = session.scratch.filePath(QStringLiteral("own.xml"));
    session->messages()->takeAction();
    QTRY_VERIFY(QFile::exists(session.prompts.path));
    QCOMPARE(contentOf(path), text);
}

void TestDocuments::comesBackWithTheNextRun()
{
    const QTemporaryDir scratch;
    const QString settings = scratch.filePath(QStringLiteral("settings.ini"));
    const QString changed = put(scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    const QString touched = put(scratch, QStringLiteral("b.xml"), poolXml("b", "/srv/b"));
    {
        TestSession session(settings);
        open(session, {changed, touched}, 2);
        session.select(QStringLiteral("a"));
        session.type("field-target-path", QStringLiteral("/srv/typed"));
        QVERIFY(session->close());
        QVERIFY(session.prompts.questions.isEmpty());
    }
    (void)put(scratch, QStringLiteral("b.xml"), poolXml("b", "/srv/meanwhile"));
    TestSession session(settings);
    QTRY_COMPARE(session.registry()->poolCount(), 2);
    QVERIFY(draftNamed(session, QStringLiteral("a"))->xml().contains(QStringLiteral("typed")));
    QVERIFY(draftNamed(session, QStringLiteral("a"))->isModified());
    QTRY_VERIFY(
        draftNamed(session, QStringLiteral("b"))->xml().contains(QStringLiteral("meanwhile")));
    session.select(QStringLiteral("a"));
    pressSave(session);
    QTRY_COMPARE(contentOf(changed), poolXml("a", "/srv/typed"));
}

void TestDocuments::closesASavedOneUnasked()
{
    TestSession session;
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    open(session, {path}, 1);
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.trigger("discardAction");
    QTRY_COMPARE(session.registry()->poolCount(), 0);
    QVERIFY(session.prompts.questions.isEmpty());
    QCOMPARE(contentOf(path), poolXml("a", "/srv/a"));
    session->messages()->takeAction();
    QTRY_COMPARE(session.registry()->poolCount(), 1);
    QCOMPARE(stateOf(session, QStringLiteral("a")), QStringLiteral("a.xml"));
    session.type("field-target-path", QStringLiteral("/srv/b"));
    QTRY_VERIFY(session.find<QAction>("discardAction")->isEnabled());
    session.trigger("discardAction");
    QCOMPARE(session.prompts.questions.size(), 1);
    session->messages()->takeAction();
    QTRY_COMPARE(session.registry()->poolCount(), 1);
    pressSave(session);
    QTRY_COMPARE(contentOf(path), poolXml("a", "/srv/b"));
}

void TestDocuments::sendsToAHost()
{
    TestSession session;
    const QString path =
        put(session.scratch, QStringLiteral("all.xml"),
            "<pool type='dir'><name>images</name><uuid>11111111-1111-4111-8111-111111111111</uuid>"
            "<target><path>/srv/new</path></target></pool>\n"
            "<pool type='dir'><name>iso</name><target><path>/srv/x</path></target></pool>\n"
            "<pool type='dir'><name>fresh</name><target><path>/srv/y</path></target></pool>\n");
    open(session, {path}, 3);
    QTRY_VERIFY(!session.find<QAction>("sendToAction")->isEnabled());
    QCOMPARE(session.find<QAction>("sendToAction")->statusTip(),
             QStringLiteral("Connect to a host first."));
    session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QTRY_COMPARE(session.registry()->poolCount(), 7);
    session->selectPool(session.registry()->pools().at(2));
    session.prompts.sendRequest = Prompts::SendRequest{.host = 0, .all = true};
    QTRY_VERIFY(session.find<QAction>("sendToAction")->isEnabled());
    session.trigger("sendToAction");
    QTRY_COMPARE(session.registry()->poolCount(), 10);
    QCOMPARE(session.prompts.sendOffers.size(), 1);
    const Prompts::SendOffer offer = session.prompts.sendOffers.first();
    QCOMPARE(offer.hosts.size(), 1);
    QCOMPARE(offer.selected, 1);
    QCOMPARE(offer.all, 3);
    QVERIFY(barText(session).contains(QStringLiteral("is replaced if you define it")));
    QVERIFY(barText(session).contains(QStringLiteral("the name is taken")));
    QCOMPARE(session.service()->definedXml.size(), 0);
    int files = 0;
    int drafts = 0;
    for (const PoolId id : session.registry()->pools()) {
        const PoolRegistry::Pool *pool = session.registry()->pool(id);
        files += pool->host == session.registry()->files() ? 1 : 0;
        drafts += pool->draft && pool->host != session.registry()->files() ? 1 : 0;
    }
    QCOMPARE(files, 3);
    QCOMPARE(drafts, 3);
    // Those of the host alone are defined.
    session.trigger("defineAllAction");
    const auto *view = session->findChild<QAbstractItemView *>(QStringLiteral("draftsTable"));
    QVERIFY(view);
    QTRY_COMPARE(view->model()->rowCount(), 3);
}

void TestDocuments::choosesInDialogs()
{
    TestSession session;
    QVERIFY(session.open());
    DialogPrompts prompts;
    prompts.setParent(session.session->window());
    std::optional<Prompts::SendRequest> sent;
    QList<std::pair<int, bool>> asked;
    prompts.chooseHost({.hosts = {QStringLiteral("kvm1"), QStringLiteral("kvm2")},
                        .selected = 1,
                        .all = 3,
                        .meets =
                            [&asked](int host, bool all) {
                                asked.append({host, all});
                                return host == 1 ? QStringList{QStringLiteral("“a”: taken")}
                                                 : QStringList();
                            }},
                       [&sent](const auto &request) { sent = request; });
    auto *dialog = session->findChild<SendDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *meets = dialog->findChild<QPlainTextEdit *>(QStringLiteral("sendMeets"));
    QVERIFY(meets->toPlainText().startsWith(QStringLiteral("Nothing")));
    auto *host = dialog->findChild<QComboBox *>(QStringLiteral("sendHost"));
    host->setFocus();
    QTest::keyClick(host, Qt::Key_Down);
    QCOMPARE(meets->toPlainText(), QStringLiteral("“a”: taken"));
    auto *all = dialog->findChild<QRadioButton *>(QStringLiteral("sendAll"));
    QVERIFY(!all->isChecked());
    all->setFocus();
    QTest::keyClick(all, Qt::Key_Space);
    QVERIFY(all->isChecked());
    QCOMPARE(asked.last(), std::pair(1, true));
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(sent.has_value());
    QCOMPARE(sent->host, 1);
    QVERIFY(sent->all);

    // Open: a name typed into the dialog.
    const QString path = put(session.scratch, QStringLiteral("a.xml"), poolXml("a", "/srv/a"));
    QStringList chosen;
    prompts.chooseXmlFiles(QStringLiteral("Open Files"),
                           [&chosen](const QStringList &paths) { chosen = paths; });
    auto *files = session->findChild<QFileDialog *>();
    QVERIFY(files);
    QVERIFY(QTest::qWaitForWindowExposed(files));
    auto *name = files->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name);
    name->setFocus();
    QTest::keyClicks(name, path);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(chosen, QStringList{path});
}

QTEST_MAIN(TestDocuments)
#include "tst_documents.moc"
