// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// That the form holds still under who types into it, whatever the type of the pool.

#include "app/poolwarden/documentcontroller.h"
#include "model/document/pooldocument.h"
#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/form/fieldnote.h"
#include "views/form/formsection.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/xml/xmleditor.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>

using namespace poolwarden;

namespace {

const QString uuid = QStringLiteral("77777777-7777-4777-8777-777777777777");
const QString typed = QStringLiteral("7ab");

QString idOf(Field field)
{
    const std::string_view id = fieldInfo(field).id;
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString usualValue(Field field)
{
    switch (field) {
    case Field::Name:
        return QStringLiteral("full");
    case Field::Uuid:
        return uuid;
    case Field::HostPort:
        return QStringLiteral("3260");
    case Field::AdapterType:
        return QStringLiteral("scsi_host");
    case Field::AuthType:
        return QStringLiteral("chap");
    case Field::Mode:
    case Field::Owner:
    case Field::Group:
        return QStringLiteral("0711");
    case Field::AdapterManaged:
    case Field::Cow:
    case Field::DevicePartSeparator:
        return QStringLiteral("yes");
    case Field::RefreshAllocation:
        return QStringLiteral("default");
    default:
        return QStringLiteral("/some/%1").arg(idOf(field));
    }
}

/// A definition with a value for all that its type uses, and two of what may be several.
QByteArray fullDefinition(PoolType type)
{
    PoolDocument document = PoolDocument::create(type);
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const Field field{Field(i)};
        if (schemaOccurrence(type, field) == Occurrence::Never || field == Field::SourceFormat)
            continue;
        document.setValue({field, 0}, field == Field::AuthType && type == PoolType::Rbd
                                          ? QStringLiteral("ceph")
                                          : usualValue(field));
        if (fieldInfo(field).repeatable)
            document.setValue({field, 1}, usualValue(field) + QStringLiteral("/2"));
    }
    return PoolDocument::bytesOf(document.toXml());
}

void typeRows()
{
    QTest::addColumn<int>("type");
    for (const PoolTypeInfo &info : poolTypes())
        QTest::newRow(std::string(info.name).c_str()) << int(info.type);
}

/// A session with a pool "full" of the type that the row names, all sections unfolded.
class FullSession
{
public:
    [[nodiscard]] bool open(PoolType type, const QByteArray &xml = {})
    {
        if (!session.open())
            return false;
        PoolSnapshot snapshot;
        snapshot.name = QStringLiteral("full");
        snapshot.uuid = uuid;
        snapshot.state = PoolState::Running;
        snapshot.liveXml = snapshot.persistentXml = xml.isEmpty() ? fullDefinition(type) : xml;
        session.service()->addFromElsewhere(snapshot);
        pool = session.poolNamed(QStringLiteral("full"));
        session->selectPool(pool);
        for (FormSection *section : session->editor()->findChildren<FormSection *>())
            section->setFolded(false);
        return pool != noPool && session->currentPool() == pool;
    }
    /// Nothing has been typed yet.
    void clean() const { session.registry()->discardDraft(pool); }
    [[nodiscard]] PoolDraft *draft() const { return session.registry()->pool(pool)->draft; }
    [[nodiscard]] QWidget *inputOf(FieldRef ref) const
    {
        const QString single = QStringLiteral("field-") + idOf(ref.field);
        auto *form = session.find<QWidget>("poolForm");
        auto *input = form->findChild<QWidget *>(single);
        if (!input)
            input = form->findChild<QWidget *>(QStringLiteral("%1-%2").arg(single).arg(ref.index));
        return input && input->isVisible() && input->isEnabled() ? input : nullptr;
    }
    [[nodiscard]] QList<FieldRef> shownFields() const
    {
        QList<FieldRef> shown;
        for (std::size_t i = 0; i < fieldCount; ++i) {
            for (int index = 0; index < (fieldInfo(Field(i)).repeatable ? 2 : 1); ++index) {
                if (inputOf({Field(i), index}))
                    shown.append({Field(i), index});
            }
        }
        return shown;
    }

    TestSession session;
    PoolId pool = noPool;
};

} // namespace

class TestForm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingIntoACleanPoolKeepsTextAndCaret_data() { typeRows(); }
    void typingIntoACleanPoolKeepsTextAndCaret();
    void aNewListLineOfACleanPoolTakesWhatIsTyped_data() { typeRows(); }
    void aNewListLineOfACleanPoolTakesWhatIsTyped();
    void eachPlaceIsAnUndoStep();
    void aPastedPortGoesIntoItsField_data();
    void aPastedPortGoesIntoItsField();
    void aPastedExportIsTwoFields();
    void deletingAWordUndefinesNothing();
    void aNewPoolOpensItsForm();
    void ofThousandsTheFormShowsTheFirst();
    void choosingByKeysInACleanPool_data() { typeRows(); }
    void choosingByKeysInACleanPool();
    void typingIntoTheTextOfACleanPoolKeepsTheCaret_data();
    void typingIntoTheTextOfACleanPoolKeepsTheCaret();
    void onlyAHostIsTheReasonToType_data();
    void onlyAHostIsTheReasonToType();
    void aFirstPoolThatCannotBeReadHasLabels();
    void aFormThatCannotBeReadShowsNoOtherPool();
    void undoPutsTheCaretWhereTheChangeWas();
    void tabFollowsTheEye_data();
    void tabFollowsTheEye();
    void tabGoesFromTheTableByTheBannerToTheForm();
    void aFormThatCannotBeReadHandsTheKeyboardToTheWayOut();
    void functionKeyShowsWhereTheFocusWent();
    void functionKeyPassesAnEditorWithoutAPool();
    void theFocusedFieldStaysWhileFindingsComeAndGo_data();
    void theFocusedFieldStaysWhileFindingsComeAndGo();
    void aNoteMovesNothing_data() { typeRows(); }
    void aNoteMovesNothing();
    void aTypeIsFoundByLibvirtsWord();
    void theTextStaysWhileFindingsComeAndGo();
    void labelsTakeTheSameRoomWhateverTypesWereVisited();
    void rightEdgesOfFieldsLineUp_data() { tabFollowsTheEye_data(); }
    void rightEdgesOfFieldsLineUp();
    void whatBelongsTogetherIsOnOneLine_data();
    void whatBelongsTogetherIsOnOneLine();
    void thePortHasALabel();
    void altAndALetterShowTheField();
};

void TestForm::altAndALetterShowTheField()
{
    TestSession session;
    QVERIFY(session.open());
    session->resize(900, 440);
    session.select(QStringLiteral("hostvg"));
    auto *scroll = session.find<QScrollArea>("formScroll");
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    int scrolled = 0;
    for (const QLabel *label : scroll->widget()->findChildren<QLabel *>()) {
        const QKeySequence keys = QKeySequence::mnemonic(label->text());
        if (!label->isVisible() || !label->buddy() || keys.isEmpty())
            continue;
        scroll->verticalScrollBar()->setValue(0);
        QTest::keyClick(QApplication::activeWindow(), Qt::Key(keys[0].key()), Qt::AltModifier);
        QTest::qWait(1);
        const QWidget *focused = QApplication::focusWidget();
        if (!scroll->widget()->isAncestorOf(focused))
            continue; // a letter of a menu
        const QRect place(focused->mapTo(scroll->viewport(), QPoint()), focused->size());
        QVERIFY2(scroll->viewport()->rect().contains(place), qPrintable(label->text()));
        scrolled += scroll->verticalScrollBar()->value() > 0 ? 1 : 0;
    }
    QVERIFY(scrolled > 0);
}

void TestForm::typingIntoACleanPoolKeepsTextAndCaret()
{
    QFETCH(int, type);
    FullSession full;
    QVERIFY(full.open(PoolType(type)));
    int seen = 0;
    for (const FieldRef ref : full.shownFields()) {
        for (const int place : {0, 1, 2}) {
            full.clean();
            QVERIFY(!full.draft());
            auto *edit = qobject_cast<QLineEdit *>(full.inputOf(ref));
            if (!edit || edit->isReadOnly())
                break;
            ++seen;
            const QString before = edit->text();
            QVERIFY2(!before.isEmpty(), qPrintable(edit->objectName()));
            edit->setFocus();
            QTest::keyClick(edit, place == 2 ? Qt::Key_End : Qt::Key_Home);
            if (place == 1)
                QTest::keyClick(edit, Qt::Key_Right);
            const int at = edit->cursorPosition();
            QCOMPARE(at, place == 2 ? int(before.size()) : place);
            for (int i = 0; i < typed.size(); ++i) {
                QTest::keyClick(edit, typed.at(i).toLatin1());
                QString wanted = before;
                wanted.insert(at, typed.left(i + 1));
                QCOMPARE(edit->text(), wanted);
                QCOMPARE(edit->cursorPosition(), at + i + 1);
                QVERIFY(edit->hasFocus());
                QVERIFY(full.draft());
                QCOMPARE(full.draft()->value(ref), std::optional(wanted));
            }
            QTest::keyClick(edit, Qt::Key_Backspace);
            QCOMPARE(edit->cursorPosition(), at + int(typed.size()) - 1);
        }
    }
    QVERIFY(seen >= 3 * 3);
}

void TestForm::aNewListLineOfACleanPoolTakesWhatIsTyped()
{
    QFETCH(int, type);
    FullSession full;
    QVERIFY(full.open(PoolType(type)));
    for (const Field field :
         {Field::HostName, Field::DevicePath, Field::MountOption, Field::ConfigOptionName}) {
        full.clean();
        auto *form = full.session.find<QWidget>("poolForm");
        auto *add = form->findChild<QToolButton *>(QStringLiteral("add-") + idOf(field));
        if (!add || !add->isVisible())
            continue;
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QTRY_VERIFY(full.inputOf({field, 2}));
        auto *edit = qobject_cast<QLineEdit *>(full.inputOf({field, 2}));
        QVERIFY(edit->hasFocus());
        for (int i = 0; i < typed.size(); ++i) {
            QTest::keyClick(edit, typed.at(i).toLatin1());
            QCOMPARE(edit->text(), typed.left(i + 1));
            QVERIFY(edit->hasFocus());
            QCOMPARE(full.draft()->value({field, 2}), std::optional(typed.left(i + 1)));
        }
        QTest::keyClick(edit, Qt::Key_Home);
        QTest::keyClick(edit, Qt::Key_X);
        QCOMPARE(edit->cursorPosition(), 1);
        QCOMPARE(full.draft()->value({field, 2}), std::optional(u'x' + typed));
    }
}

void TestForm::choosingByKeysInACleanPool()
{
    QFETCH(int, type);
    FullSession full;
    QVERIFY(full.open(PoolType(type)));
    QList<QComboBox *> boxes;
    for (auto *box : full.session.find<QWidget>("poolForm")->findChildren<QComboBox *>()) {
        if (box->isVisible() && box->isEnabled())
            boxes.append(box);
    }
    QVERIFY(!boxes.isEmpty());
    for (QComboBox *box : std::as_const(boxes)) {
        full.clean();
        const int before = box->currentIndex();
        const bool last = before == box->count() - 1;
        const int wanted = last ? before - 1 : before + 1;
        const QString text = box->itemText(wanted);
        box->setFocus();
        QTest::keyClick(box, last ? Qt::Key_Up : Qt::Key_Down);
        QVERIFY(full.draft());
        QCOMPARE(box->currentText(), text);
        QVERIFY(box->hasFocus());
        QVERIFY(full.draft()->isModified());
        QTest::keyClick(box, last ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(box->currentIndex(), before);
    }
}

void TestForm::typingIntoTheTextOfACleanPoolKeepsTheCaret_data()
{
    QTest::addColumn<int>("place");
    QTest::newRow("start") << 0;
    QTest::newRow("middle") << 1;
    QTest::newRow("end") << 2;
}

void TestForm::typingIntoTheTextOfACleanPoolKeepsTheCaret()
{
    QFETCH(int, place);
    FullSession full;
    QVERIFY(full.open(PoolType::Netfs));
    full.session.find<QTabWidget>("editorTabs")->setCurrentIndex(EditorPanel::XmlTab);
    auto *xml = full.session.find<XmlEditor>("xmlEditor");
    xml->setFocus();
    const QString before = xml->text();
    const auto position = [xml] { return int(xml->SendScintilla(XmlEditor::SCI_GETCURRENTPOS)); };
    QTest::keyClick(xml, Qt::Key_Home, Qt::ControlModifier);
    if (place == 1) {
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(xml, Qt::Key_Down);
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(xml, Qt::Key_Right);
    } else if (place == 2) {
        QTest::keyClick(xml, Qt::Key_End, Qt::ControlModifier);
    }
    const int at = position();
    for (int i = 0; i < typed.size(); ++i) {
        QTest::keyClick(xml, typed.at(i).toLatin1());
        QString wanted = before;
        wanted.insert(at, typed.left(i + 1));
        QCOMPARE(xml->text(), wanted);
        QCOMPARE(position(), at + i + 1);
        QVERIFY(full.draft());
        QCOMPARE(full.draft()->xml(), wanted);
    }
}

void TestForm::onlyAHostIsTheReasonToType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("reason");
    QTest::newRow("initiator")
        << QByteArray("iscsi-direct") << QByteArray("initiator-iqn")
        << QStringLiteral("Type it here: libvirt cannot tell the initiator names of a host.");
    QTest::newRow("directory") << QByteArray("dir") << QByteArray("target-path")
                               << QStringLiteral(
                                      "Type it here: the directories of a host that is not "
                                      "this machine cannot be listed.");
}

void TestForm::onlyAHostIsTheReasonToType()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, field);
    QFETCH(const QString, reason);
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-" + type);
    const PoolId onHost = session->currentPool();
    const auto *label = session.find<QLabel>("label-" + field);
    const auto *note = session.find<QLabel>("note-" + field);
    QVERIFY2(label->toolTip().contains(reason), qPrintable(label->toolTip()));
    // The same type, where there is no host.
    QFile file(session.scratch.filePath(QStringLiteral("a.xml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<pool type='" + type + "'><name>a</name></pool>");
    file.close();
    session.session->documents()->open({file.fileName()});
    QTRY_COMPARE(session->currentHost(), session.registry()->files());
    QTRY_COMPARE(session.find<QLineEdit>("field-name")->text(), QStringLiteral("a"));
    QVERIFY2(!label->toolTip().contains(QStringLiteral("Typed")), qPrintable(label->toolTip()));
    QVERIFY(!label->toolTip().isEmpty());
    QVERIFY2(!note->text().contains(QStringLiteral("Typed")), qPrintable(note->text()));
    session->selectPool(onHost);
    QVERIFY2(label->toolTip().contains(reason), qPrintable(label->toolTip()));
}

void TestForm::aFirstPoolThatCannotBeReadHasLabels()
{
    TestSession session;
    QVERIFY(session.open());
    const PoolDraft *broken = session.registry()->createDraft(
        session->currentHost(), DraftOrigin::Imported, QStringLiteral("<pool"));
    session->selectPool(broken->id());
    for (const char *label : {"label-name", "label-uuid"})
        QVERIFY(!session.find<QLabel>(label)->text().isEmpty());
}

void TestForm::aFormThatCannotBeReadShowsNoOtherPool()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.registry()->editPool(session->currentPool())->setXml(QStringLiteral("<pool"));
    // What this one had before.
    QCOMPARE(session.find<QLineEdit>("field-name")->text(), QStringLiteral("images"));
    const PoolDraft *broken = session.registry()->createDraft(
        session->currentHost(), DraftOrigin::Imported, QStringLiteral("<pool><name>x</nam>"));
    session->selectPool(broken->id());
    QVERIFY(session.find<QWidget>("formNoteBox")->isVisible());
    QCOMPARE(session.find<QLineEdit>("field-name")->text(), QString());
    QCOMPARE(session.find<QLineEdit>("field-uuid")->text(), QString());
}

void TestForm::undoPutsTheCaretWhereTheChangeWas()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    auto *field = session.find<QLineEdit>("field-target-path");
    field->setFocus();
    field->setCursorPosition(4);
    QTest::keyClicks(field, QStringLiteral("XYZ"));
    QCOMPARE(field->text(), QStringLiteral("/srvXYZ/images"));
    QTest::keyClick(session.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(field->text(), QStringLiteral("/srv/images"));
    QCOMPARE(field->cursorPosition(), 4);
    QTest::keyClicks(field, QStringLiteral("Q"));
    QCOMPARE(field->text(), QStringLiteral("/srvQ/images"));
    QTest::keyClick(session.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(session.session->window(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(field->cursorPosition(), 5);
}

void TestForm::aPastedPortGoesIntoItsField_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    const auto row = [](const char *name, const char *before, const char *pasted, const char *host,
                        const char *port) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(pasted)
                            << QString::fromLatin1(host) << QString::fromLatin1(port);
    };
    row("address", "", "192.0.2.10:3260", "192.0.2.10", "3260");
    row("portal of iscsiadm", "", "192.0.2.10:3260,1", "192.0.2.10", "3260");
    row("name, with a line", "", "san1.example.org:860\n", "san1.example.org", "860");
    row("IPv6", "", "[2001:db8::1]:3260", "2001:db8::1", "3260");
    row("IPv6 alone", "", "2001:db8::1", "2001:db8::1", "");
    row("IPv6 in brackets alone", "", "[2001:db8::1]", "[2001:db8::1]", "");
    row("no such port", "", "san:70000", "san:70000", "");
    row("over a host", "old.example.org", "new.example.org:3261", "new.example.org", "3261");
}

void TestForm::aPastedPortGoesIntoItsField()
{
    QFETCH(QString, before);
    QFETCH(QString, pasted);
    QFETCH(QString, host);
    QFETCH(QString, port);
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-iscsi");
    auto *field = session.find<QLineEdit>("field-host-name-0");
    const auto *portField = session.find<QLineEdit>("field-host-port-0");
    field->setFocus();
    QTest::keyClicks(field, before);
    const QString beforePort = portField->text();
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(field->text(), host);
    QTRY_COMPARE(portField->text(), port);
    const PoolDraft *draft = session.registry()->pool(session->currentPool())->draft;
    QCOMPARE(draft->value({Field::HostName, 0}).value_or(QString()), host);
    QCOMPARE(draft->value({Field::HostPort, 0}).value_or(QString()), port);
    if (port.isEmpty())
        return;
    // One step back, and what was there is there again.
    QTest::keyClick(session.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(field->text(), before);
    QCOMPARE(portField->text(), beforePort);
    QTest::keyClick(session.session->window(), Qt::Key_Y, Qt::ControlModifier);
    QTRY_COMPARE(field->text(), host);
    QTRY_COMPARE(portField->text(), port);
}

void TestForm::aPastedExportIsTwoFields()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-netfs");
    auto *host = session.find<QLineEdit>("field-host-name-0");
    const auto *dir = session.find<QLineEdit>("field-source-dir");
    host->setFocus();
    QGuiApplication::clipboard()->setText(QStringLiteral("nas1:/export/vm images\n"));
    QTest::keyClick(host, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(host->text(), QStringLiteral("nas1"));
    QTRY_COMPARE(dir->text(), QStringLiteral("/export/vm images"));
    QTest::keyClick(session.session->window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(host->text(), QString());
    QCOMPARE(dir->text(), QString());
    // Typed, it is what the user writes, with a doubt beside it.
    QTest::keyClicks(host, QStringLiteral("nas1:/e"));
    QCOMPARE(host->text(), QStringLiteral("nas1:/e"));
    QCOMPARE(dir->text(), QString());
}

void TestForm::eachPlaceIsAnUndoStep()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    auto *field = session.find<QLineEdit>("field-target-path");
    field->setFocus();
    field->end(false);
    QTest::keyClicks(field, QStringLiteral("-end"));
    QTest::keyClick(field, Qt::Key_Home);
    QTest::keyClicks(field, QStringLiteral("/st"));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(field, Qt::Key_Right);
    QTest::keyClicks(field, QStringLiteral("M"));
    QCOMPARE(field->text(), QStringLiteral("/st/srvM/images-end"));
    QTest::mouseClick(field, Qt::LeftButton, {}, QPoint(3, field->height() / 2));
    QTest::keyClicks(field, QStringLiteral("/a"));
    const auto undo = [&] {
        QTest::keyClick(session.session->window(), Qt::Key_Z, Qt::ControlModifier);
        return field->text();
    };
    QCOMPARE(undo(), QStringLiteral("/st/srvM/images-end"));
    QCOMPARE(undo(), QStringLiteral("/st/srv/images-end"));
    QCOMPARE(undo(), QStringLiteral("/srv/images-end"));
    QCOMPARE(undo(), QStringLiteral("/srv/images"));
}

void TestForm::deletingAWordUndefinesNothing()
{
    TestSession session;
    QVERIFY(session.open());
    PoolSnapshot iso =
        *session.registry()->pool(session.poolNamed(QStringLiteral("iso")))->snapshot;
    iso.state = PoolState::Inactive; // it could be undefined
    session.service()->addFromElsewhere(iso);
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(session.find<QAction>("undefineAction")->isEnabled());
    auto *field = session.find<QLineEdit>("field-target-path");
    field->setFocus();
    field->setCursorPosition(1);
    QTest::keyClick(field, Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(session.prompts.questions.isEmpty());
    QVERIFY(field->text().size() < QStringLiteral("/srv/iso").size());
    auto *filter = session.find<QLineEdit>("filterEdit");
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(session.prompts.questions.isEmpty());
    // In the table it is what it says.
    session.trigger("revertAction");
    session->tablePane()->table()->setFocus();
    QTRY_VERIFY(session.find<QAction>("undefineAction")->isEnabled());
    QTest::keyClick(session->tablePane()->table(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(session.prompts.questions.size(), 1);
}

void TestForm::aNewPoolOpensItsForm()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session->editor()->setTab(EditorPanel::XmlTab);
    session.trigger("newPoolAction");
    QCOMPARE(session->editor()->tab(), int(EditorPanel::FormTab));
    QVERIFY(session.find<QLineEdit>("field-name")->hasFocus());
}

void TestForm::ofThousandsTheFormShowsTheFirst()
{
    constexpr int count = 5000;
    TestSession session;
    QVERIFY(session.open());
    QString xml = QStringLiteral("<pool type='logical'><name>many</name><source>");
    for (int i = 0; i < count; ++i)
        xml += QStringLiteral("<device path='/dev/disk/by-id/d%1'/>").arg(i);
    xml += QStringLiteral("<name>vg9</name></source></pool>");
    PoolDraft *draft =
        session.registry()->createDraft(session->currentHost(), DraftOrigin::New, xml);
    session->selection()->fillForm(draft->id());
    QVERIFY(session.find<QLineEdit>("field-device-path-99")->isVisible());
    QVERIFY(!session->findChild<QLineEdit *>(QStringLiteral("field-device-path-100")));
    bool isSaid = false;
    for (const FieldNote *note : session->findChildren<FieldNote *>())
        isSaid = isSaid || note->text().contains(QStringLiteral("4900 more"));
    QVERIFY(isSaid);
    // What has a line is edited as ever, and nothing else of them changes.
    auto *field = session.find<QLineEdit>("field-device-path-99");
    field->setFocus();
    field->end(false);
    QTest::keyClicks(field, QStringLiteral("x"));
    QCOMPARE(draft->value({Field::DevicePath, 99}),
             std::optional(QStringLiteral("/dev/disk/by-id/d99x")));
    QCOMPARE(draft->count(Field::DevicePath), count);
    QCOMPARE(draft->value({Field::DevicePath, count - 1}),
             std::optional(QStringLiteral("/dev/disk/by-id/d4999")));
}

void TestForm::tabFollowsTheEye_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("width");
    for (const PoolTypeInfo &info : poolTypes()) {
        for (const int width : {760, 1500}) {
            QTest::addRow("%s, %d wide", std::string(info.name).c_str(), width)
                << int(info.type) << width;
        }
    }
}

void TestForm::tabFollowsTheEye()
{
    QFETCH(int, type);
    QFETCH(int, width);
    FullSession full;
    full.session->resize(width, 900);
    QVERIFY(full.open(PoolType(type)));
    full.inputOf({Field::Name, 0})->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_X);
    QTRY_VERIFY(full.session.find<QAction>("revertAction")->isEnabled());
    const QWidget *form = full.session.find<QWidget>("poolForm");
    const QWidget *page = full.session.find<QWidget>("formPage");
    const QWidget *name = full.inputOf({Field::Name, 0});
    QStringList path;
    const QWidget *before = nullptr;
    for (const QWidget *at = name; form->isAncestorOf(at); at = QApplication::focusWidget()) {
        path << at->objectName();
        QVERIFY2(path.size() < 100, qPrintable(path.join(u' ')));
        if (before) {
            const QRect left(before->mapTo(page, QPoint()), before->size());
            const QRect right(at->mapTo(page, QPoint()), at->size());
            const bool sameLine = right.top() < left.bottom() && left.top() < right.bottom();
            QVERIFY2(sameLine ? right.left() > left.left() : right.top() > left.top(),
                     qPrintable(path.join(u' ')));
        }
        before = at;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(path.value(1), QStringLiteral("field-type"));
    QVERIFY(path.contains(QStringLiteral("title-advanced")));
    for (const FieldRef ref : full.shownFields())
        QVERIFY2(path.contains(full.inputOf(ref)->objectName()), qPrintable(path.join(u' ')));
    // Behind the form come the buttons, and the first is none that takes the edit away.
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("exportButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("revertButton"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(!full.draft() || !full.draft()->isModified());
    // Switched off now: the keyboard is with nothing that a second Space would press.
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("editorTabBar"));
}

void TestForm::tabGoesFromTheTableByTheBannerToTheForm()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    QVERIFY(session.find<QWidget>("conflictBanner")->isVisible());
    session.find<QWidget>("poolTable")->setFocus();
    QTRY_VERIFY(session.find<QWidget>("banner-edit-peer")->isVisible());
    QStringList path;
    while (path.size() < 20 && path.value(path.size() - 1) != QLatin1String("field-name")) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        path << QApplication::focusWidget()->objectName();
    }
    QVERIFY2(path.size() >= 3 && path.first().startsWith(QLatin1String("banner")),
             qPrintable(path.join(u' ')));
    QCOMPARE(path.value(path.size() - 2), QStringLiteral("editorTabBar"));
}

void TestForm::aFormThatCannotBeReadHandsTheKeyboardToTheWayOut()
{
    FullSession full;
    QVERIFY(full.open(PoolType::Dir));
    PoolDraft *draft = full.session.registry()->editPool(full.pool);
    const QString good = draft->xml();
    QWidget *name = full.inputOf({Field::Name, 0});
    name->setFocus();
    draft->setXml(QStringLiteral("<pool type='dir'>"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("goToErrorButton"));
    draft->setXml(good);
    QVERIFY(name->hasFocus());
}

void TestForm::functionKeyShowsWhereTheFocusWent()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("iso"));
    session.trigger("connectionsDockToggle");
    session.find<QTabWidget>("editorTabs")->setCurrentIndex(EditorPanel::XmlTab);
    auto *outline = session.find<QWidget>("focusOutline");
    QStringList outlined;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(session.session->window(), Qt::Key_F6);
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused->isVisible());
        QCOMPARE(outline->isVisible(), !qobject_cast<QLineEdit *>(focused));
        if (!outline->isVisible())
            continue;
        outlined << focused->objectName();
        QCOMPARE(outline->geometry(), focused->rect());
        const QImage seen = focused->grab().toImage();
        QCOMPARE(seen.pixelColor(0, seen.height() / 2),
                 focused->palette().color(QPalette::Highlight));
    }
    outlined.sort();
    QCOMPARE(outlined,
             (QStringList{QStringLiteral("conflictList"), QStringLiteral("connectionList"),
                          QStringLiteral("poolTable"), QStringLiteral("xmlEditor")}));
}

void TestForm::functionKeyPassesAnEditorWithoutAPool()
{
    TestSession session;
    QCOMPARE(session->currentPool(), noPool);
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(session.session->window(), Qt::Key_F6);
        QVERIFY(QApplication::focusWidget()->isVisible());
        QVERIFY(!session->editor()->isAncestorOf(QApplication::focusWidget()));
    }
}

void TestForm::theFocusedFieldStaysWhileFindingsComeAndGo_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("fieldName");
    for (const QSize size : {QSize(1280, 800), QSize(900, 600), QSize(1600, 1200)}) {
        for (const char *field : {"field-name", "field-target-path", "field-source-dir"})
            QTest::addRow("%s, %d wide", field, size.width()) << size << QString::fromLatin1(field);
    }
}

void TestForm::theFocusedFieldStaysWhileFindingsComeAndGo()
{
    QFETCH(QSize, size);
    QFETCH(QString, fieldName);
    TestSession session;
    session->resize(size);
    QVERIFY(session.open());
    session.trigger("newPool-netfs");
    session.type("field-host-name-0", QStringLiteral("nas"));
    session.type("field-source-dir", QStringLiteral("/export/one"));
    session.type("field-target-path", QStringLiteral("/mnt/one"));
    session.type("field-name", QStringLiteral("one"));
    auto *edit = session.find<QLineEdit>(fieldName.toLatin1());
    edit->setFocus();
    session.find<QScrollArea>("formScroll")->ensureWidgetVisible(edit);
    QTest::keyClick(edit, Qt::Key_End);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QTest::keyClick(edit, Qt::Key_E);
    QCoreApplication::processEvents();
    auto *banner = session.find<QWidget>("conflictBanner");
    auto *scroll = session.find<QWidget>("formScroll");
    QTRY_VERIFY(!banner->isVisible());
    const QPoint place = edit->mapToGlobal(QPoint());
    const auto stays = [&] {
        // What was posted is laid out; nothing waits for a timer.
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        return edit->hasFocus() && edit->mapToGlobal(QPoint()) == place;
    };
    QVERIFY(scroll->rect().contains(QRect(edit->mapTo(scroll, QPoint()), edit->size())));

    // Someone defines pools that clash with the name, the source and the target, one by one.
    const auto clash = [&](const char *name, const QString &id, const char *dir, const char *path) {
        PoolSnapshot pool;
        pool.name = QString::fromLatin1(name);
        pool.uuid = id;
        pool.liveXml = pool.persistentXml =
            QStringLiteral("<pool type='netfs'><name>%1</name><uuid>%2</uuid><source>"
                           "<host name='nas'/><dir path='%3'/></source><target><path>%4</path>"
                           "</target></pool>")
                .arg(pool.name, id, QString::fromLatin1(dir), QString::fromLatin1(path))
                .toUtf8();
        session.service()->addFromElsewhere(pool);
    };
    const QStringList ids = {QStringLiteral("81111111-1111-4111-8111-111111111111"),
                             QStringLiteral("82222222-2222-4222-8222-222222222222"),
                             QStringLiteral("83333333-3333-4333-8333-333333333333")};
    clash("two", ids.at(0), "/export/two", "/mnt/one");
    QVERIFY(stays());
    QVERIFY(banner->isVisible());
    clash("three", ids.at(1), "/export/one", "/mnt/three");
    QVERIFY(stays());
    clash("one", ids.at(2), "/export/four", "/mnt/four");
    QVERIFY(stays());
    QVERIFY(!session.find<QLabel>("note-target-path")->text().isEmpty());
    QVERIFY(!session.find<QLabel>("note-source-dir")->text().isEmpty());
    for (const QString &id : ids) {
        session.service()->removeFromElsewhere(id);
        QVERIFY(stays());
    }
    QVERIFY(!banner->isVisible());
    QVERIFY(session.find<QLabel>("note-target-path")->text().isEmpty());

    // By keys: one more makes it clash, one less does not.
    clash("onex", ids.at(0), "/export/onex", "/mnt/onex");
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(edit, Qt::Key_X);
        QVERIFY(stays());
        QVERIFY(banner->isVisible());
        QTest::keyClick(edit, Qt::Key_Backspace);
        QVERIFY(stays());
        QVERIFY(!banner->isVisible());
    }
}

// The first word below a field has its room before it is said.
void TestForm::aNoteMovesNothing()
{
    QFETCH(int, type);
    FullSession full;
    full.session->resize(1600, 1200);
    QVERIFY(full.open(PoolType(type)));
    QCoreApplication::processEvents();
    const auto places = [&full] {
        QMap<QString, int> tops;
        for (const FieldRef field : full.shownFields()) {
            const QWidget *input = full.inputOf(field);
            tops.insert(input->objectName(),
                        input->mapTo(full.session.find<QWidget>("poolForm"), QPoint()).y());
        }
        return tops;
    };
    // Laid out to the end: what is told of a pool when it is chosen comes in steps.
    QMap<QString, int> settled;
    QTRY_VERIFY(std::exchange(settled, places()) == places());
    int said = 0;
    for (FieldNote *note : full.session.find<QWidget>("poolForm")->findChildren<FieldNote *>()) {
        if (!note->isVisible())
            continue;
        const QString before = note->text();
        const QMap<QString, int> old = places();
        note->say(QStringLiteral("Taken."), Severity::Error);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(places(), old);
        note->say({}, std::nullopt);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(places(), old);
        note->say(before, std::nullopt);
        ++said;
    }
    QVERIFY(said >= full.shownFields().size() / 2);
}

void TestForm::aTypeIsFoundByLibvirtsWord()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    auto *type = session.find<QComboBox>("field-type");
    type->setFocus();
    for (const PoolTypeInfo &info : poolTypes()) {
        const QString word = QString::fromUtf8(info.name.data(), qsizetype(info.name.size()));
        QTest::qWait(QApplication::keyboardInputInterval() + 50);
        QTest::keyClicks(type, word);
        QVERIFY2(type->currentText().endsWith(QStringLiteral("(%1)").arg(word)),
                 qPrintable(word + QStringLiteral(": ") + type->currentText()));
    }
}

void TestForm::theTextStaysWhileFindingsComeAndGo()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.find<QTabWidget>("editorTabs")->setCurrentIndex(EditorPanel::XmlTab);
    auto *xml = session.find<XmlEditor>("xmlEditor");
    xml->setFocus();
    xml->setCursorPosition(1, 8);
    QCoreApplication::processEvents();
    const QRect place(xml->mapToGlobal(QPoint()), xml->size());
    auto *problems = session.find<QWidget>("xmlProblems");
    const int height = problems->height();
    QTest::keyClick(xml, '<');
    QCoreApplication::processEvents();
    QVERIFY(problems->isVisible());
    QCOMPARE(problems->height(), height);
    QCOMPARE(QRect(xml->mapToGlobal(QPoint()), xml->size()), place);
    QTest::keyClick(xml, Qt::Key_Backspace);
    QCoreApplication::processEvents();
    QCOMPARE(QRect(xml->mapToGlobal(QPoint()), xml->size()), place);
}

void TestForm::labelsTakeTheSameRoomWhateverTypesWereVisited()
{
    TestSession session;
    QVERIFY(session.open());
    const auto edgeOf = [&session](const std::string &type) {
        session.trigger(("newPool-" + type).c_str());
        QCoreApplication::processEvents();
        auto *edit = session.find<QLineEdit>("field-name");
        return edit->mapTo(session.session->window(), QPoint()).x();
    };
    const int dir = edgeOf("dir");
    for (const PoolTypeInfo &info : poolTypes())
        (void)edgeOf(std::string(info.name));
    QCOMPARE(edgeOf("dir"), dir);
    QVERIFY(edgeOf("scsi") > dir);
}

void TestForm::rightEdgesOfFieldsLineUp()
{
    QFETCH(int, type);
    QFETCH(int, width);
    FullSession full;
    full.session->resize(width, 900);
    QVERIFY(full.open(PoolType(type)));
    const QWidget *page = full.session.find<QWidget>("formPage");
    QCoreApplication::processEvents();
    const auto edgeOf = [page](const QWidget *input) {
        return input->mapTo(page, QPoint()).x() + input->width();
    };
    // Whatever is the last on its line.
    QMap<int, int> lines;
    for (const FieldRef ref : full.shownFields()) {
        const QWidget *input = full.inputOf(ref);
        // One of several devices has two buttons behind it.
        const QWidget *remove = input->parentWidget()->parentWidget()->findChild<QToolButton *>(
            QStringLiteral("remove-device-path-%1").arg(ref.index));
        if (ref.field == Field::DevicePath && remove && remove->isVisible())
            continue;
        int &edge = lines[input->mapTo(page, QPoint()).y()];
        edge = std::max(edge, edgeOf(input));
    }
    const int far = *std::max_element(lines.cbegin(), lines.cend());
    const bool twoColumns = edgeOf(full.inputOf({Field::Name, 0})) < far - 50;
    for (auto line = lines.cbegin(); line != lines.cend(); ++line) {
        // The last alone on its line ends with its column.
        const bool alone = twoColumns && line.value() < far - 50;
        const int wanted = alone ? edgeOf(full.inputOf({Field::Name, 0})) : far;
        QVERIFY2(std::abs(line.value() - wanted) <= 1,
                 qPrintable(QStringLiteral("line at %1: %2, not %3")
                                .arg(line.key())
                                .arg(line.value())
                                .arg(wanted)));
    }
}

void TestForm::whatBelongsTogetherIsOnOneLine_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("width");
    for (const int width : {760, 1500}) {
        QTest::addRow("WWNN and WWPN, %d wide", width)
            << int(Field::AdapterWwnn) << int(Field::AdapterWwpn) << width;
        QTest::addRow("those of the parent, %d wide", width)
            << int(Field::AdapterParentWwnn) << int(Field::AdapterParentWwpn) << width;
        QTest::addRow("owner and group, %d wide", width)
            << int(Field::Owner) << int(Field::Group) << width;
    }
}

void TestForm::whatBelongsTogetherIsOnOneLine()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(int, width);
    FullSession full;
    full.session->resize(width, 900);
    QVERIFY(full.open(PoolType::Scsi));
    QCoreApplication::processEvents();
    const QWidget *left = full.inputOf({Field(first), 0});
    const QWidget *right = full.inputOf({Field(second), 0});
    QVERIFY(left && right);
    QCOMPARE(left->mapToGlobal(QPoint()).y(), right->mapToGlobal(QPoint()).y());
    QVERIFY(left->mapToGlobal(QPoint()).x() < right->mapToGlobal(QPoint()).x());
}

void TestForm::thePortHasALabel()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-netfs");
    auto *label = session.find<QLabel>("label-host-port-0");
    QTRY_VERIFY(label->isVisible());
    QCOMPARE(label->text(), QStringLiteral("Port"));
    QCOMPARE(label->buddy(), session.find<QLineEdit>("field-host-port-0"));
}

QTEST_MAIN(TestForm)
#include "tst_form.moc"
