// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// File → Compare with Folder…, by keys.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "tests/support/effort.h"
#include "views/changes/folderdialog.h"
#include "views/plan/draftsdialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>
#include <QtTest>

using namespace poolwarden;

class TestCompareFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needsAHost();
    void showsWhatDiffers();
    void makesDrafts();
    void makesNoneTwice();
    void asksBeforeADraftIsReplaced();
    void writesFiles();
    void aFileOfAllIsReadButNotWritten();
    void leavesAFileThatWasChangedMeanwhile();
    void saysWhatCannotBeRead();
    void hostileNamesArePlainText();
    void bearsManyFiles();
};

namespace {

QByteArray poolXml(const QByteArray &name, const QByteArray &path, const QByteArray &uuid = {})
{
    return "<pool type='dir'>\n  <name>" + name + "</name>\n"
           + (uuid.isEmpty() ? uuid : "  <uuid>" + uuid + "</uuid>\n") + "  <target>\n    <path>"
           + path + "</path>\n  </target>\n</pool>\n";
}

constexpr auto imagesUuid = "11111111-1111-4111-8111-111111111111";

/// A session with a folder to compare with, and the dialog.
class FolderSession
{
public:
    FolderSession() { session.prompts.path = folder.path(); }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// As a user: Alt+F, F.
    [[nodiscard]] bool compare()
    {
        QTest::keyClick(session.session->window(), Qt::Key_F, Qt::AltModifier);
        QWidget *menu = nullptr;
        if (!QTest::qWaitFor([&menu] { return (menu = QApplication::activePopupWidget()); }))
            return false;
        QTest::keyClick(menu, Qt::Key_F);
        dialog = session.session->window()->findChild<FolderDialog *>();
        return dialog && QTest::qWaitForWindowActive(dialog) && isDone();
    }
    [[nodiscard]] bool isDone() const
    {
        return QTest::qWaitFor([this] { return part<QPushButton>("folderAgain")->isEnabled(); },
                               60'000);
    }
    template<typename Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return dialog->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QString text(const char *label) const { return part<QLabel>(label)->text(); }
    [[nodiscard]] QAbstractItemModel *rows() const
    {
        return part<QTableView>("folderTable")->model();
    }
    /// "images: Different"
    [[nodiscard]] QStringList states() const
    {
        QStringList list;
        for (int row = 0; row < rows()->rowCount(); ++row)
            list.append(QStringLiteral("%1: %2").arg(
                rows()->index(row, FolderModel::PoolColumn).data().toString(),
                rows()->index(row, FolderModel::StateColumn).data().toString()));
        return list;
    }
    /// The mnemonic of a button, and what comes of it at once: a button is pressed for a moment.
    [[nodiscard]] bool press(Qt::Key key, const char *button) const
    {
        const QSignalSpy clicked(part<QAbstractButton>(button), &QAbstractButton::clicked);
        QTest::keyClick(dialog, key, Qt::AltModifier);
        return QTest::qWaitFor([&clicked] { return !clicked.isEmpty(); });
    }

    TestSession session;
    QTemporaryDir folder;
    FolderDialog *dialog = nullptr;
};

} // namespace

void TestCompareFolder::needsAHost()
{
    TestSession session;
    QTRY_VERIFY(!session.find<QAction>("compareFolderAction")->isEnabled());
    QVERIFY(session.open());
    QTRY_VERIFY(session.find<QAction>("compareFolderAction")->isEnabled());
}

void TestCompareFolder::showsWhatDiffers()
{
    FolderSession it;
    QVERIFY(it.session.open());
    it.write(QStringLiteral("images.xml"), poolXml("images", "/srv/else"));
    it.write(QStringLiteral("iso.xml"), poolXml("iso", "/srv/iso/"));
    it.write(QStringLiteral("new.xml"), poolXml("new", "/srv/new"));
    it.write(QStringLiteral("broken.xml"), "<pool");
    QVERIFY(it.compare());
    QCOMPARE(it.states(), QStringList({QStringLiteral("(unknown): Not compared"),
                                       QStringLiteral("images: Different"),
                                       QStringLiteral("hostvg: Only on the host"),
                                       QStringLiteral("lvm-fast: Only on the host"),
                                       QStringLiteral("new: Only in the folder")}));
    QCOMPARE(it.rows()->index(1, FolderModel::DifferenceColumn).data().toString(),
             QStringLiteral("Directory: /srv/images → /srv/else"));
    QVERIFY(it.text("folderText").contains(QStringLiteral("the same: 1")));
    // The details follow the keyboard.
    auto *table = it.part<QTableView>("folderTable");
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    auto *words = it.part<QListWidget>("changesWords");
    QTRY_VERIFY(words->count() == 1
                && words->item(0)->text() == QStringLiteral("Directory: /srv/images → /srv/else"));
    QVERIFY(it.press(Qt::Key_S, "folderSame"));
    QCOMPARE(it.rows()->rowCount(), 6);
    QCOMPARE(it.states().constLast(), QStringLiteral("iso: The same"));
    QTest::keyClick(it.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!it.session.session->window()->findChild<FolderDialog *>());
}

void TestCompareFolder::makesDrafts()
{
    FolderSession it;
    QVERIFY(it.session.open());
    it.write(QStringLiteral("images.xml"),
             "<!-- ticket 4711 -->\n" + poolXml("images", "/srv/else"));
    it.write(QStringLiteral("new.xml"), poolXml("new", "/srv/new"));
    it.write(QStringLiteral("other.xml"), poolXml("other", "/srv/other"));
    QVERIFY(it.compare());
    QCOMPARE(it.part<QPushButton>("folderDrafts")->text(),
             QStringLiteral("Make &Drafts of 3 Pool(s)"));
    // Not the last one.
    auto *table = it.part<QTableView>("folderTable");
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(it.part<QPushButton>("folderDrafts")->text(),
             QStringLiteral("Make &Drafts of 2 Pool(s)"));
    QVERIFY(!it.part<QPushButton>("folderDefineAll")->isVisible());
    QVERIFY(it.press(Qt::Key_D, "folderDrafts"));
    QVERIFY(it.text("folderResult").startsWith(QStringLiteral("2 draft(s) were made.")));
    QVERIFY(!it.part<QPushButton>("folderDrafts")->isEnabled());

    // A change of the pool, with its UUID and the file's comment; and a new one. Nothing is on the host.
    QCOMPARE(it.session.registry()->poolCount(), 5);
    const PoolRegistry::Pool *images =
        it.session.registry()->pool(it.session.poolNamed(QStringLiteral("images")));
    QVERIFY(images->snapshot && images->hasUnsaved());
    QVERIFY(images->draft->xml().contains(QLatin1String(imagesUuid)));
    QVERIFY(images->draft->xml().contains(QStringLiteral("ticket 4711")));
    QVERIFY(images->draft->assessment().verdict.accepted());
    QVERIFY(it.session.registry()
                ->pool(it.session.poolNamed(QStringLiteral("new")))
                ->draft->assessment()
                .verdict.accepted());
    QVERIFY(it.session.service()->definedXml.isEmpty());

    // What is there already is not made again.
    QVERIFY(it.press(Qt::Key_A, "folderAgain"));
    QVERIFY(it.isDone());
    QVERIFY(it.press(Qt::Key_D, "folderDrafts"));
    QVERIFY2(it.text("folderResult").startsWith(QStringLiteral("1 draft(s) were made.")),
             qPrintable(it.text("folderResult")));
    QCOMPARE(it.session.registry()->poolCount(), 6);

    QVERIFY(it.press(Qt::Key_L, "folderDefineAll"));
    QTRY_VERIFY(it.session.session->window()->findChild<DraftsDialog *>());
}

void TestCompareFolder::makesNoneTwice()
{
    FolderSession it;
    QVERIFY(it.session.open());
    it.write(QStringLiteral("a-images.xml"), poolXml("images", "/srv/else"));
    it.write(QStringLiteral("new.xml"), poolXml("new", "/srv/new"));
    // The user has typed what the file says.
    PoolDraft *images =
        it.session.registry()->editPool(it.session.poolNamed(QStringLiteral("images")));
    images->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/else"));
    const QString typed = images->xml();
    QVERIFY(it.compare());
    QVERIFY(it.press(Qt::Key_D, "folderDrafts"));
    QVERIFY2(it.text("folderResult").startsWith(QStringLiteral("One draft was made."))
                 || it.text("folderResult").startsWith(QStringLiteral("1 draft(s) were made.")),
             qPrintable(it.text("folderResult")));
    QVERIFY2(it.text("folderResult").endsWith(QStringLiteral("is there already: images")),
             qPrintable(it.text("folderResult")));
    QVERIFY(it.session.prompts.questions.isEmpty());
    QCOMPARE(images->xml(), typed);
    QCOMPARE(it.session.registry()->poolCount(), 5);

    // Once more, after the new one was defined.
    const auto again = [&it](QStringView left) {
        QTest::keyClick(it.part<QTableView>("folderTable"), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(it.part<QTableView>("folderTable"), Qt::Key_Space);
        QVERIFY(it.press(Qt::Key_D, "folderDrafts"));
        QVERIFY2(it.text("folderResult").contains(left), qPrintable(it.text("folderResult")));
        QCOMPARE(it.session.registry()->poolCount(), 5);
    };
    again(u"images, new");
    it.session.select(QStringLiteral("new"));
    QTRY_VERIFY(it.session.find<QAction>("defineAction")->isEnabled());
    it.session.trigger("defineAction");
    QTRY_VERIFY(it.session.registry()->pool(it.session.poolNamed(QStringLiteral("new")))->snapshot);
    again(u"images, new");
}

void TestCompareFolder::asksBeforeADraftIsReplaced()
{
    FolderSession it;
    QVERIFY(it.session.open());
    it.write(QStringLiteral("images.xml"), poolXml("images", "/srv/else"));
    const PoolId pool = it.session.poolNamed(QStringLiteral("images"));
    PoolDraft *draft = it.session.registry()->editPool(pool);
    draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/typed"));
    const QString typed = draft->xml();
    QVERIFY(it.compare());
    it.session.prompts.yes = false;
    QVERIFY(it.press(Qt::Key_D, "folderDrafts"));
    QCOMPARE(it.session.prompts.questions.size(), 1);
    QCOMPARE(it.session.prompts.questions.at(0).detail, QStringLiteral("images"));
    QCOMPARE(draft->xml(), typed);
    it.session.prompts.yes = true;
    QVERIFY(it.press(Qt::Key_D, "folderDrafts"));
    QVERIFY(draft->xml().contains(QStringLiteral("/srv/else")));
    draft->undoStack()->undo();
    QCOMPARE(draft->xml(), typed);
}

void TestCompareFolder::writesFiles()
{
    FolderSession it;
    QVERIFY(it.session.open());
    QVERIFY(QDir(it.folder.path()).mkdir(QStringLiteral("more")));
    it.write(QStringLiteral("more/x.xml"), poolXml("images", "/srv/else"));
    // Of another pool: not to be overwritten by that of its name.
    it.write(QStringLiteral("hostvg.xml"), poolXml("new", "/srv/new"));
    QVERIFY(it.compare());
    QCOMPARE(it.part<QPushButton>("folderFiles")->text(), QStringLiteral("&Write 4 File(s)…"));
    it.session.prompts.yes = false;
    QVERIFY(it.press(Qt::Key_W, "folderFiles"));
    QTRY_COMPARE(it.session.prompts.questions.size(), 1);
    QCOMPARE(it.session.prompts.questions.at(0).detail, QStringLiteral("more/x.xml"));
    QCOMPARE(QDir(it.folder.path()).entryList(QDir::Files), {QStringLiteral("hostvg.xml")});

    it.session.prompts.yes = true;
    QVERIFY(it.press(Qt::Key_W, "folderFiles"));
    QTRY_VERIFY(it.text("folderResult").startsWith(QStringLiteral("4 file(s) were written.")));
    QVERIFY(it.isDone());
    QCOMPARE(QDir(it.folder.path()).entryList(QDir::Files),
             QStringList({QStringLiteral("hostvg-2.xml"), QStringLiteral("hostvg.xml"),
                          QStringLiteral("iso.xml"), QStringLiteral("lvm-fast.xml")}));
    QVERIFY(it.read(QStringLiteral("hostvg.xml")).contains("/srv/new"));
    QVERIFY(it.read(QStringLiteral("more/x.xml")).contains("/srv/images"));
    QVERIFY(!it.read(QStringLiteral("more/x.xml")).contains("uuid")); // as it was
    // Compared again by itself.
    QCOMPARE(it.states(), QStringList{QStringLiteral("new: Only in the folder")});
}

void TestCompareFolder::aFileOfAllIsReadButNotWritten()
{
    FolderSession it;
    QVERIFY(it.session.open());
    const QByteArray all = poolXml("images", "/srv/else") + '\n' + poolXml("iso", "/srv/iso") + '\n'
                           + poolXml("new", "/srv/new");
    it.write(QStringLiteral("all.xml"), all);
    QVERIFY(it.compare());
    QStringList states = it.states();
    states.sort();
    QCOMPARE(states, QStringList({QStringLiteral("hostvg: Only on the host"),
                                  QStringLiteral("images: Different"),
                                  QStringLiteral("lvm-fast: Only on the host"),
                                  QStringLiteral("new: Only in the folder")}));
    QVERIFY(it.press(Qt::Key_W, "folderFiles"));
    QTRY_VERIFY(it.text("folderResult").contains(QStringLiteral("2 file(s) were written.")));
    QVERIFY2(it.text("folderResult")
                 .contains(QStringLiteral(
                     "“images” was not written: “all.xml” has other definitions as well.")),
             qPrintable(it.text("folderResult")));
    QVERIFY(it.session.prompts.questions.isEmpty());
    QCOMPARE(it.read(QStringLiteral("all.xml")), all);
}

void TestCompareFolder::leavesAFileThatWasChangedMeanwhile()
{
    FolderSession it;
    QVERIFY(it.session.open());
    it.write(QStringLiteral("images.xml"), poolXml("images", "/srv/else"));
    QVERIFY(it.compare());
    const QByteArray theirs = poolXml("images", "/srv/theirs");
    it.write(QStringLiteral("images.xml"), theirs);
    QVERIFY(it.press(Qt::Key_W, "folderFiles"));
    QTRY_VERIFY(it.text("folderResult").contains(QStringLiteral("3 file(s) were written.")));
    QVERIFY(it.text("folderResult").contains(QStringLiteral("“images.xml” was not written")));
    QVERIFY(it.session.prompts.questions.isEmpty());
    QCOMPARE(it.read(QStringLiteral("images.xml")), theirs);
}

void TestCompareFolder::saysWhatCannotBeRead()
{
    FolderSession it;
    QVERIFY(it.session.open());
    // Empty: everything is on the host only.
    QVERIFY(it.compare());
    QCOMPARE(it.rows()->rowCount(), 4);
    // It vanishes.
    QVERIFY(it.folder.remove());
    QVERIFY(it.press(Qt::Key_W, "folderFiles"));
    QTRY_VERIFY(it.text("folderResult").contains(QStringLiteral("is not a folder")));
    QVERIFY(it.isDone());
    QVERIFY(it.text("folderText").contains(QStringLiteral("cannot be read")));
    QCOMPARE(it.rows()->rowCount(), 0);
    QVERIFY(!it.part<QPushButton>("folderDrafts")->isEnabled());
    QVERIFY(!it.part<QPushButton>("folderFiles")->isEnabled());
    // The host goes as well.
    it.session.registry()->removeHost(it.session.registry()->hosts().constFirst().id);
    QVERIFY(it.press(Qt::Key_A, "folderAgain"));
    QCOMPARE(it.text("folderText"), QStringLiteral("The connection is closed."));
}

void TestCompareFolder::hostileNamesArePlainText()
{
    FolderSession it;
    QVERIFY(it.session.open());
    it.write(QStringLiteral("<b>\u202ea\n.xml"), poolXml("&lt;b>x\u202e&#10;y", "/srv/&lt;i>"));
    QVERIFY(it.compare());
    const QAbstractItemModel *rows = it.rows();
    const int row = rows->rowCount() - 1;
    for (int column = 0; column < FolderModel::ColumnCount; ++column) {
        const QString shown = rows->index(row, column).data().toString();
        QVERIFY2(!shown.contains(u'\n') && !shown.contains(u'\u202e'), qPrintable(shown));
        QVERIFY(!rows->index(row, column)
                     .data(Qt::ToolTipRole)
                     .toString()
                     .contains(QStringLiteral("<b>")));
    }
    QCOMPARE(it.part<QLabel>("folderText")->textFormat(), Qt::PlainText);
    QCOMPARE(it.part<QLabel>("folderResult")->textFormat(), Qt::PlainText);
}

void TestCompareFolder::bearsManyFiles()
{
    constexpr int count = effort(10'000);
    FolderSession it;
    // Without the testers of models, which look at every row at every change.
    it.session.session->connections()->open(QStringLiteral("test:///fake"), false);
    QTRY_COMPARE(it.session.registry()->poolCount(), 4);
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        it.write(QStringLiteral("%1.xml").arg(i), poolXml("p" + number, "/srv/p/" + number));
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(it.compare());
    qInfo("%d files, until shown: %lld ms", count, static_cast<long long>(timer.elapsed()));
    QCOMPARE(it.rows()->rowCount(), count + 4);
    timer.start();
    auto *table = it.part<QTableView>("folderTable");
    QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Space);
    qInfo("all unchecked: %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(!it.part<QPushButton>("folderDrafts")->isEnabled());
}

QTEST_MAIN(TestCompareFolder)
#include "tst_comparefolder.moc"
