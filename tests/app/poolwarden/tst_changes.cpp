// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What Define will do, and two definitions side by side: by the keys of a user.

#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/changes/difftext.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QTabWidget>

#include <algorithm>

using namespace poolwarden;

namespace {

QStringList wordsIn(const QWidget *parent)
{
    const auto *list = parent->findChild<QListWidget *>(QStringLiteral("changesWords"));
    QStringList words;
    for (int row = 0; list && row < list->count(); ++row)
        words.append(list->item(row)->text());
    return words;
}

[[nodiscard]] QWidget *pane(const TestSession &session)
{
    return session.find<QWidget>("changesPane");
}

/// As a user gets there: Alt and the letter of the tab.
void openChanges(const TestSession &session)
{
    QTest::keyClick(session.session->window(), Qt::Key_G, Qt::AltModifier);
    QTRY_VERIFY(pane(session)->isVisible());
}

/// Somebody else changes what the next start of the pool will use.
void changeElsewhere(const TestSession &session, const QString &name, const QByteArray &from,
                     const QByteArray &to)
{
    PoolSnapshot pool = *session.registry()->pool(session.poolNamed(name))->snapshot;
    pool.state = PoolState::Running;
    pool.persistentXml.replace(from, to);
    session.service()->addFromElsewhere(pool);
}

} // namespace

class TestChanges final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfAPoolAsItIs();
    void comparesNothingWhileItIsHidden();
    void showsWhatDefineDoes();
    void followsAnUndo();
    void walksFromChangeToChangeByKeys();
    void scrollsBothTexts();
    void showsWhatANewPoolWillBe();
    void showsLiveBesidePersistent();
    void offersWhatThereIsToCompare();
    void aNewEditIsShownAtOnce();
    void saysThatThePoolRunsWithItAlready();
    void showsTheFirstChangeAndAllWords();
    void comparesTwoSelectedPools();
    void returnInTheComparisonGoesToTheLine();
    void saysWhyPoolsCannotBeCompared();
    void theComparisonGoesWithItsPools();
    void keepsHostileTextPlain();
};

void TestChanges::saysNothingOfAPoolAsItIs()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    openChanges(session);
    QVERIFY(session.find<QWidget>("changesEmpty")->isVisible());
    QVERIFY(!session.find<QWidget>("reportView")->isVisible());
}

void TestChanges::comparesNothingWhileItIsHidden()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    QCoreApplication::processEvents();
    QVERIFY(wordsIn(pane(session)).isEmpty());
    QVERIFY(session.find<DiffText>("changesRight")->text().isEmpty());
    openChanges(session);
    QVERIFY(!wordsIn(pane(session)).isEmpty());
    const QString shown = session.find<DiffText>("changesRight")->text();
    QVERIFY(shown.contains(QStringLiteral("/srv/mine")));
    // Nor once it was shown.
    session.find<QTabWidget>("editorTabs")->setCurrentIndex(0);
    session.type("field-target-path", QStringLiteral("/srv/other"));
    QCoreApplication::processEvents();
    QCOMPARE(session.find<DiffText>("changesRight")->text(), shown);
    openChanges(session);
    QVERIFY(session.find<DiffText>("changesRight")->text().contains(QStringLiteral("/srv/other")));
}

void TestChanges::showsWhatDefineDoes()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    openChanges(session);
    QVERIFY2(wordsIn(pane(session)).contains(QStringLiteral("Directory: /srv/iso → /srv/mine")),
             qPrintable(wordsIn(pane(session)).join(u'\n')));
    const auto *left = session.find<DiffText>("changesLeft");
    auto *right = session.find<DiffText>("changesRight");
    QCOMPARE(left->signedLines().size(), 1);
    QCOMPARE(left->signedLines(), right->signedLines());
    QVERIFY(left->text(left->signedLines().first()).contains(QStringLiteral("/srv/iso")));
    QVERIFY(right->text(right->signedLines().first()).contains(QStringLiteral("/srv/mine")));
    // Nothing can be typed there.
    QVERIFY(left->isReadOnly() && right->isReadOnly());
    const QString before = right->text();
    right->setFocus();
    QTest::keyClicks(right, QStringLiteral("x"));
    QCOMPARE(right->text(), before);
    // From the words to the place, by Enter.
    auto *words = session.find<QListWidget>("changesWords");
    words->setFocus();
    words->setCurrentRow(
        int(wordsIn(pane(session)).indexOf(QStringLiteral("Directory: /srv/iso → /srv/mine"))));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY(right->hasFocus());
    QCOMPARE(right->currentRow(), right->signedLines().first());
    // And out of the text again.
    QTest::keyClick(right, Qt::Key_Tab);
    QTRY_VERIFY(!right->hasFocus());
}

void TestChanges::followsAnUndo()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    openChanges(session);
    auto *right = session.find<DiffText>("changesRight");
    right->setFocus();
    for (int i = 0; i < 10 && !session.find<QWidget>("changesEmpty")->isVisible(); ++i) {
        QTest::keyClick(right, Qt::Key_Z, Qt::ControlModifier);
        QCoreApplication::processEvents();
        if (!right->text().contains(QStringLiteral("/srv/mine")))
            break;
    }
    QTRY_VERIFY(!right->text().contains(QStringLiteral("/srv/mine"))
                || session.find<QWidget>("changesEmpty")->isVisible());
}

void TestChanges::walksFromChangeToChangeByKeys()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    PoolDraft *draft = session.registry()->editPool(session->currentPool());
    QString lines;
    for (int i = 0; i < 30; ++i)
        lines += QStringLiteral("  <!-- %1 -->\n").arg(i);
    draft->setXml(draft->xml()
                      .replace(QStringLiteral("  <target>"), lines + QStringLiteral("  <target>"))
                      .replace(QStringLiteral("/srv/iso"), QStringLiteral("/srv/mine")));
    openChanges(session);
    auto *right = session.find<DiffText>("changesRight");
    auto *words = session.find<QListWidget>("changesWords");
    QTRY_VERIFY(words->hasFocus());
    const QList<int> changed = right->signedLines();
    QCOMPARE(changed.size(), 31);
    QCOMPARE(session.find<QLabel>("changesCount")->text(), QStringLiteral("2 difference(s)"));
    QCOMPARE(right->currentRow(), changed.first());
    QTest::keyClick(words, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(right->currentRow(), changed.last());
    QTest::keyClick(words, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(right->currentRow(), changed.first());
    right->setFocus();
    QTest::keyClick(right, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(right->currentRow(), changed.last());
    QTest::keyClick(right, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(right->currentRow(), changed.first());
}

void TestChanges::scrollsBothTexts()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    PoolDraft *draft = session.registry()->editPool(session->currentPool());
    draft->setXml(draft->xml().replace(QStringLiteral("</pool>"),
                                       QString(200, u'\n') + QStringLiteral("</pool>")));
    openChanges(session);
    auto *left = session.find<DiffText>("changesLeft");
    auto *right = session.find<DiffText>("changesRight");
    QCOMPARE(left->lines(), right->lines());
    right->setFocus();
    QTest::keyClick(right, Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(right->firstVisibleLine() > 50);
    QTRY_COMPARE(left->firstVisibleLine(), right->firstVisibleLine());
    left->setFocus();
    left->setCursorPosition(0, 0);
    left->ensureCursorVisible();
    QTRY_COMPARE(right->firstVisibleLine(), left->firstVisibleLine());
}

void TestChanges::showsWhatANewPoolWillBe()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("fresh"));
    session.type("field-target-path", QStringLiteral("/srv/fresh"));
    openChanges(session);
    const QStringList words = wordsIn(pane(session));
    QVERIFY2(words.contains(QStringLiteral("The host gets a new pool.")),
             qPrintable(words.join(u'\n')));
    QVERIFY2(words.contains(QStringLiteral("Directory: not given → /srv/fresh")),
             qPrintable(words.join(u'\n')));
    QVERIFY(session.find<DiffText>("changesLeft")->text().trimmed().isEmpty());
    QVERIFY(session.find<DiffText>("changesLeft")->signedLines().isEmpty());
}

void TestChanges::showsLiveBesidePersistent()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    openChanges(session);
    changeElsewhere(session, QStringLiteral("iso"), "/srv/iso", "/srv/later");
    QTRY_VERIFY(session.find<QWidget>("reportView")->isVisible());
    QCOMPARE(session.find<QLabel>("changesLeftTitle")->text(),
             QStringLiteral("Live: in force now"));
    QVERIFY(wordsIn(pane(session)).contains(QStringLiteral("Directory: /srv/iso → /srv/later")));
}

void TestChanges::offersWhatThereIsToCompare()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    changeElsewhere(session, QStringLiteral("iso"), "/srv/iso", "/srv/later");
    session.type("field-target-path", QStringLiteral("/srv/mine"));
    openChanges(session);
    auto *choice = session.find<QComboBox>("changesSides");
    QVERIFY(choice->isVisible());
    QCOMPARE(choice->count(), 2);
    QVERIFY(wordsIn(pane(session)).contains(QStringLiteral("Directory: /srv/later → /srv/mine")));
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QTRY_VERIFY(
        wordsIn(pane(session)).contains(QStringLiteral("Directory: /srv/iso → /srv/later")));
    // What was chosen stays while it is there, and another pool begins anew.
    session.registry()
        ->pool(session->currentPool())
        ->draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/m2"));
    QCoreApplication::processEvents();
    QCOMPARE(choice->currentIndex(), 1);
}

// What waits for the next start is shown; then the user edits: Define is what counts now.
void TestChanges::aNewEditIsShownAtOnce()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    changeElsewhere(session, QStringLiteral("iso"), "/srv/iso", "/srv/later");
    openChanges(session);
    QTRY_VERIFY(
        wordsIn(pane(session)).contains(QStringLiteral("Directory: /srv/iso → /srv/later")));
    session.registry()
        ->editPool(session->currentPool())
        ->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/mine"));
    QTRY_VERIFY(
        wordsIn(pane(session)).contains(QStringLiteral("Directory: /srv/later → /srv/mine")));
    QCOMPARE(session.find<QComboBox>("changesSides")->currentText(),
             QStringLiteral("What Define does"));
}

void TestChanges::saysThatThePoolRunsWithItAlready()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    changeElsewhere(session, QStringLiteral("iso"), "/srv/iso", "/srv/later");
    session.registry()
        ->editPool(session->currentPool())
        ->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/iso"));
    openChanges(session);
    const QStringList words = wordsIn(pane(session));
    QVERIFY2(words.contains(QStringLiteral("The pool has this live definition already.")),
             qPrintable(words.join(u'\n')));
    QVERIFY(!words.join(u'\n').contains(QStringLiteral("Takes effect")));
}

// The tab is opened before there is anything, then the draft grows: the list of words grows with it, and
// the first change is in sight, however far down it is.
void TestChanges::showsTheFirstChangeAndAllWords()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(1000, 760); // in a lower window the texts come first
    session.select(QStringLiteral("iso"));
    openChanges(session);
    PoolDraft *draft = session.registry()->editPool(session->currentPool());
    const auto *words = session.find<QListWidget>("changesWords");
    draft->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/mine"));
    const auto showsAll = [words] {
        const int last = std::min(words->count(), 4) - 1;
        return last >= 0
               && words->viewport()->rect().contains(words->visualItemRect(words->item(last)));
    };
    QTRY_VERIFY(showsAll());
    draft->setValue({Field::Mode, 0}, QStringLiteral("0700"));
    draft->setValue({Field::Owner, 0}, QStringLiteral("7"));
    QTRY_VERIFY(words->count() >= 4);
    QTRY_VERIFY2(showsAll(), qPrintable(wordsIn(pane(session)).join(u'\n')));
    // Another pool, changed at its end.
    session.select(QStringLiteral("images"));
    draft = session.registry()->editPool(session->currentPool());
    draft->setXml(draft->xml().replace(QStringLiteral("</pool>"),
                                       QString(60, u'\n') + QStringLiteral("<!-- x --></pool>")));
    const auto *right = session.find<DiffText>("changesRight");
    QTRY_VERIFY(!right->signedLines().isEmpty());
    const auto isInSight = [right] {
        const int line = right->signedLines().first();
        const auto shown = right->SendScintilla(QsciScintillaBase::SCI_LINESONSCREEN);
        return line >= right->firstVisibleLine() && line < right->firstVisibleLine() + int(shown);
    };
    QTRY_VERIFY(isInSight());
}

// Return went to the default button, which closed the dialog under the hands of the user.
void TestChanges::returnInTheComparisonGoesToTheLine()
{
    TestSession session;
    QVERIFY(session.open());
    session->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    session.trigger("compareAction");
    const auto *dialog = session->findChild<QDialog *>(QStringLiteral("compareDialog"));
    QTRY_VERIFY(dialog && dialog->isVisible());
    auto *words = dialog->findChild<QListWidget *>(QStringLiteral("changesWords"));
    QTRY_VERIFY(words->hasFocus());
    words->setCurrentRow(words->count() - 1);
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    auto *right = dialog->findChild<DiffText *>(QStringLiteral("changesRight"));
    QTRY_VERIFY(right->hasFocus());
    QTest::keyClick(right, Qt::Key_Escape);
    QTRY_VERIFY(!session->findChild<QDialog *>(QStringLiteral("compareDialog")));
}

void TestChanges::comparesTwoSelectedPools()
{
    TestSession session;
    QVERIFY(session.open());
    session->selectPools({session.poolNamed(QStringLiteral("hostvg")),
                          session.poolNamed(QStringLiteral("lvm-fast"))});
    QVERIFY(session.find<QAction>("compareAction")->isEnabled());
    session.trigger("compareAction");
    auto *dialog = session.find<QDialog>("compareDialog");
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY2(wordsIn(dialog).contains(QStringLiteral("Name: hostvg ≠ lvm-fast")),
             qPrintable(wordsIn(dialog).join(u'\n')));
    // They share their volume group.
    QVERIFY2(wordsIn(dialog).first().contains(QStringLiteral("vg0")),
             qPrintable(wordsIn(dialog).first()));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!session->findChild<QDialog *>(QStringLiteral("compareDialog")));
}

void TestChanges::saysWhyPoolsCannotBeCompared()
{
    TestSession session;
    QVERIFY(session.open());
    const auto *compare = session.find<QAction>("compareAction");
    session.select(QStringLiteral("iso"));
    QVERIFY(!compare->isEnabled());
    QVERIFY(compare->toolTip().contains(QStringLiteral("two pools")));
    session->selectPools(
        {session.poolNamed(QStringLiteral("iso")), session.poolNamed(QStringLiteral("images"))});
    QVERIFY(compare->isEnabled());
    session->selectPools(session.registry()->pools());
    QVERIFY(!compare->isEnabled());
}

void TestChanges::theComparisonGoesWithItsPools()
{
    TestSession session;
    QVERIFY(session.open());
    const PoolId iso = session.poolNamed(QStringLiteral("iso"));
    session->selectPools({iso, session.poolNamed(QStringLiteral("images"))});
    session.trigger("compareAction");
    auto *dialog = session.find<QDialog>("compareDialog");
    QTRY_VERIFY(dialog->isVisible());
    changeElsewhere(session, QStringLiteral("iso"), "/srv/iso", "/srv/later");
    const auto isFollowed = [dialog] {
        const QList<DiffText *> texts = dialog->findChildren<DiffText *>();
        return std::any_of(texts.cbegin(), texts.cend(), [](const DiffText *text) {
            return text->text().contains(QStringLiteral("/srv/later"));
        });
    };
    QTRY_VERIFY(isFollowed());
    session.service()->removeFromElsewhere(session.registry()->pool(iso)->snapshot->uuid);
    QTRY_VERIFY(!session->findChild<QDialog *>(QStringLiteral("compareDialog")));
}

void TestChanges::keepsHostileTextPlain()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.registry()
        ->editPool(session->currentPool())
        ->setValue({Field::TargetPath, 0}, QStringLiteral("/srv/<b>\u202e\u2028&x</b>%1"));
    openChanges(session);
    const auto *right = session.find<DiffText>("changesRight");
    QVERIFY2(right->text().contains(QStringLiteral("&lt;b>[U+202E][U+2028]"))
                 || right->text().contains(QStringLiteral("&lt;b&gt;[U+202E][U+2028]")),
             qPrintable(right->text()));
    QCOMPARE(right->lines(), session.find<DiffText>("changesLeft")->lines());
    const auto *words = session.find<QListWidget>("changesWords");
    for (int row = 0; row < words->count(); ++row) {
        QVERIFY(!words->item(row)->text().contains(u'\n'));
        if (words->item(row)->text().contains(u'<')) {
            QVERIFY(words->item(row)->toolTip().contains(QStringLiteral("&lt;b")));
        }
    }
}

QTEST_MAIN(TestChanges)
#include "tst_changes.moc"
