// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user types, and what the window says about it, with real keys in the real window.

#include "model/session/pooldraft.h"
#include "model/tables/findingsmodel.h"
#include "model/tables/pooltablemodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/form/fieldmark.h"
#include "views/messages/messagebar.h"
#include "views/pools/pooltablepane.h"
#include "views/pools/pooltableview.h"
#include "views/xml/xmleditor.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

using namespace poolwarden;

namespace {

QVariant rowData(const TestSession &session, const QString &pool, int column, int role)
{
    const QAbstractItemModel *model = session->tablePane()->table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, PoolTableModel::NameColumn).data().toString() == pool)
            return model->index(row, column).data(role);
    }
    return {};
}

int severityOf(const TestSession &session, const QString &pool)
{
    return rowData(session, pool, PoolTableModel::NameColumn, PoolTableModel::SeverityRole).toInt();
}

} // namespace

class TestEditing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConflictIsMarkedWhileItIsTypedAndGoesAgain();
    void aPoolDefinedElsewhereIsTakenIntoAccount();
    void lookingAtAPoolIsNoEdit();
    void theFirstChangeMakesADraftAndRevertTakesItBack();
    void typingKeepsTheCursorWhereItIs();
    void formAndXmlAreOneDocument();
    void oneUndoHistoryForFormAndXml();
    void undoKeysInAFieldReachTheDraft();
    void brokenXmlDisablesTheFormAndMarksItsLine();
    void everyTypeShowsWhatItUses_data();
    void everyTypeShowsWhatItUses();
    void severalHostsWithPorts();
    void anAdapterShowsTheFieldsOfItsKind();
    void aDerivedTargetCannotBeTyped();
    void bannerActionsDoWhatTheySay_data();
    void bannerActionsDoWhatTheySay();
    void aValueThatIsNoChoiceIsKept();
    void namesAreShownAsPlainText();
};

void TestEditing::aConflictIsMarkedWhileItIsTypedAndGoesAgain()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("images2"));
    session.type("field-target-path", QStringLiteral("/srv/image"));

    auto *banner = session.find<QWidget>("conflictBanner");
    auto *mark = session.find<FieldMark>("mark-target-path");
    auto *findings = session->findChild<FindingsModel *>();
    QVERIFY(findings);
    const int findingsBefore = findings->errorCount();
    QVERIFY(!mark->isMarked() || mark->severity() != Severity::Error);
    QVERIFY(severityOf(session, QStringLiteral("images")) < int(Severity::Error));

    QTest::keyClick(session.find<QLineEdit>("field-target-path"), Qt::Key_S);
    QVERIFY(mark->isMarked());
    QCOMPARE(mark->severity(), std::optional(Severity::Error));
    QVERIFY(banner->isVisible());
    QVERIFY(session.find<QLabel>("bannerHeadline")->text().contains(QStringLiteral("“images”")));
    QCOMPARE(severityOf(session, QStringLiteral("images2")), int(Severity::Error));
    QCOMPARE(severityOf(session, QStringLiteral("images")), int(Severity::Error));
    QVERIFY(!rowData(session, QStringLiteral("images"), PoolTableModel::ConflictColumn,
                     Qt::DecorationRole)
                 .value<QIcon>()
                 .isNull());
    QCOMPARE(findings->errorCount(), findingsBefore + 1);
    QVERIFY(session.find<QLineEdit>("field-target-path")
                ->accessibleDescription()
                .contains(QStringLiteral("“images”")));
    QTRY_VERIFY(!session.find<QAction>("defineAction")->isEnabled());
    QTRY_VERIFY(
        session.find<QAction>("defineAction")->statusTip().contains(QStringLiteral("images")));

    QTest::keyClick(session.find<QLineEdit>("field-target-path"), Qt::Key_X);
    QVERIFY(mark->severity() != std::optional(Severity::Error));
    QVERIFY(severityOf(session, QStringLiteral("images")) < int(Severity::Error));
    QCOMPARE(findings->errorCount(), findingsBefore);
    QTRY_VERIFY(session.find<QAction>("defineAction")->isEnabled());
}

void TestEditing::aPoolDefinedElsewhereIsTakenIntoAccount()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("late"));
    session.type("field-target-path", QStringLiteral("/srv/late"));
    auto *mark = session.find<FieldMark>("mark-target-path");
    QVERIFY(mark->severity() != std::optional(Severity::Error));
    const QString uuid = QStringLiteral("55555555-5555-4555-8555-555555555555");
    session.service()->addFromElsewhere(FakeStorageService::snapshot(
        QStringLiteral("quick"), uuid, "  <target><path>/srv/late</path></target>\n"));
    QCOMPARE(mark->severity(), std::optional(Severity::Error));
    QVERIFY(session.find<QLineEdit>("field-target-path")->hasFocus());
    session.service()->removeFromElsewhere(uuid);
    QVERIFY(mark->severity() != std::optional(Severity::Error));
}

void TestEditing::lookingAtAPoolIsNoEdit()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    QCOMPARE(session.find<QLineEdit>("field-name")->text(), QStringLiteral("images"));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/images"));
    session.find<QTabWidget>("editorTabs")->setCurrentIndex(EditorPanel::XmlTab);
    session.select(QStringLiteral("iso"));
    session.select(QStringLiteral("images"));
    QVERIFY(!session.registry()->pool(session.poolNamed(QStringLiteral("images")))->draft);
    QVERIFY(!rowData(session, QStringLiteral("images"), 0, PoolTableModel::IsDraftRole).toBool());
}

void TestEditing::theFirstChangeMakesADraftAndRevertTakesItBack()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/other"));
    QVERIFY(rowData(session, QStringLiteral("images"), 0, PoolTableModel::IsDraftRole).toBool());
    QVERIFY(rowData(session, QStringLiteral("images"), 1, Qt::FontRole).value<QFont>().italic());
    QVERIFY(session.find<QLabel>("editorState")->text().contains(QStringLiteral("edited")));
    QTRY_VERIFY(session.find<QAction>("revertAction")->isEnabled());
    session.trigger("revertAction");
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/images"));
    QVERIFY(!rowData(session, QStringLiteral("images"), 0, PoolTableModel::IsDraftRole).toBool());
    // Reverting can be undone, until the pool is left.
    QTRY_VERIFY(session.find<QAction>("undoAction")->isEnabled());
    session.trigger("undoAction");
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/other"));
    session.trigger("redoAction");
    session.select(QStringLiteral("iso"));
    QTRY_VERIFY(!session.registry()->pool(session.poolNamed(QStringLiteral("images")))->draft);
}

void TestEditing::typingKeepsTheCursorWhereItIs()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    auto *edit = session.find<QLineEdit>("field-target-path");
    edit->setFocus();
    edit->setCursorPosition(4);
    QTest::keyClicks(edit, QStringLiteral("/abc"));
    QCOMPARE(edit->text(), QStringLiteral("/srv/abc/images"));
    QCOMPARE(edit->cursorPosition(), 8);
    QVERIFY(edit->hasFocus());
    auto *xml = session.find<XmlEditor>("xmlEditor");
    session.find<QTabWidget>("editorTabs")->setCurrentIndex(EditorPanel::XmlTab);
    xml->setCursorPosition(1, 8);
    xml->setFocus();
    QTest::keyClicks(xml, QStringLiteral("my"));
    int line = 0;
    int column = 0;
    xml->getCursorPosition(&line, &column);
    QCOMPARE(line, 1);
    QCOMPARE(column, 10);
    QCOMPARE(session.registry()->displayName(session->currentPool()), QStringLiteral("myimages"));
}

void TestEditing::formAndXmlAreOneDocument()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    auto *xml = session.find<XmlEditor>("xmlEditor");
    session.type("field-target-path", QStringLiteral("/srv/form"));
    QVERIFY(xml->text().contains(QStringLiteral("<path>/srv/form</path>")));
    // A comment in the text stays when the form changes a value.
    xml->setText(
        xml->text().replace(QStringLiteral("<target>"), QStringLiteral("<!-- kept --><target>")));
    session.type("field-mode", QStringLiteral("0750"));
    QVERIFY(xml->text().contains(QStringLiteral("<!-- kept -->")));
    QVERIFY(xml->text().contains(QStringLiteral("<mode>0750</mode>")));
    xml->setText(xml->text().replace(QStringLiteral("/srv/form"), QStringLiteral("/srv/text")));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/text"));
}

void TestEditing::oneUndoHistoryForFormAndXml()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    auto *xml = session.find<XmlEditor>("xmlEditor");
    const QString before = xml->text();
    session.type("field-target-path", QStringLiteral("/srv/form"));
    session.find<QTabWidget>("editorTabs")->setCurrentIndex(EditorPanel::XmlTab);
    xml->setFocus();
    xml->setCursorPosition(0, 0);
    QTest::keyClicks(xml, QStringLiteral("<!-- x -->"));
    QVERIFY(xml->text().startsWith(QStringLiteral("<!-- x -->")));
    auto *undo = session.find<QAction>("undoAction");
    for (int steps = 0; undo->isEnabled() && steps < 100; ++steps)
        QTest::keyClick(xml, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(xml->text(), before);
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/images"));
    auto *redo = session.find<QAction>("redoAction");
    for (int steps = 0; redo->isEnabled() && steps < 100; ++steps)
        redo->trigger();
    QVERIFY(xml->text().startsWith(QStringLiteral("<!-- x -->")));
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/form"));
}

void TestEditing::undoKeysInAFieldReachTheDraft()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session.type("field-target-path", QStringLiteral("/srv/a"));
    auto *edit = session.find<QLineEdit>("field-target-path");
    QTRY_VERIFY(session.find<QAction>("undoAction")->isEnabled());
    QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(edit->text() != QStringLiteral("/srv/a"));
    QVERIFY(session.find<QAction>("redoAction")->isEnabled());
}

void TestEditing::brokenXmlDisablesTheFormAndMarksItsLine()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("images"));
    session->editor()->setTab(EditorPanel::XmlTab);
    auto *xml = session.find<XmlEditor>("xmlEditor");
    const QString whole = xml->text();
    xml->setText(QString(whole).replace(QStringLiteral("</path>"), QStringLiteral("</paht>")));
    QCOMPARE(xml->markedLines(), QList<int>{5});
    QVERIFY(session.find<QListWidget>("xmlProblems")->count() >= 1);
    QVERIFY(
        session.find<QListWidget>("xmlProblems")->item(0)->text().contains(QStringLiteral("5")));
    QVERIFY(!session.find<QWidget>("formPage")->isEnabled());
    session->editor()->setTab(EditorPanel::FormTab);
    QVERIFY(session.find<QLabel>("formNote")->isVisible());
    QVERIFY(session.find<QLabel>("formNote")->text().contains(QStringLiteral("5")));
    // The last good state is what the form shows.
    QCOMPARE(session.find<QLineEdit>("field-target-path")->text(), QStringLiteral("/srv/images"));
    session.find<QPushButton>("goToErrorButton")->click();
    QCOMPARE(session->editor()->tab(), int(EditorPanel::XmlTab));
    int line = -1;
    int column = -1;
    xml->getCursorPosition(&line, &column);
    QCOMPARE(line, 4);
    xml->setText(whole);
    QVERIFY(session.find<QWidget>("formPage")->isEnabled());
    QVERIFY(xml->markedLines().isEmpty());
}

void TestEditing::everyTypeShowsWhatItUses_data()
{
    QTest::addColumn<int>("type");
    for (const PoolTypeInfo &info : poolTypes())
        QTest::newRow(std::string(info.name).c_str()) << int(info.type);
}

void TestEditing::everyTypeShowsWhatItUses()
{
    QFETCH(int, type);
    TestSession session;
    QVERIFY(session.open());
    const auto poolType = static_cast<PoolType>(type);
    const std::string_view id = poolTypeInfo(poolType).name;
    session.trigger(("newPool-" + std::string(id)).c_str());
    QCOMPARE(session.find<QComboBox>("field-type")->currentIndex(), type);
    int inputs = 0;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        const std::string name(fieldInfo(field).id);
        const bool adapterDetail = field >= Field::AdapterName && field <= Field::AdapterWwpn;
        auto *single = session->findChild<QWidget *>(QString::fromStdString("field-" + name));
        auto *many = session->findChild<QWidget *>(QString::fromStdString("field-" + name + "-0"));
        QWidget *input = single ? single : many;
        QVERIFY2(input, name.c_str());
        if (adapterDetail)
            continue;
        const bool used = schemaOccurrence(poolType, field) != Occurrence::Never
                          && (field != Field::DevicePartSeparator || isRead(poolType, field));
        // Folded sections hide, too; what matters is that the row belongs to the form.
        QWidget *row = input;
        while (row && !row->objectName().startsWith(QLatin1String("row-")))
            row = row->parentWidget();
        QVERIFY2(row, name.c_str());
        QVERIFY2((row->isHidden() || input->parentWidget()->isHidden()) == !used, name.c_str());
        inputs += used ? 1 : 0;
    }
    QVERIFY(inputs >= 2);
}

void TestEditing::severalHostsWithPorts()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-rbd");
    session.type("field-name", QStringLiteral("ceph"));
    session.type("field-host-name-0", QStringLiteral("mon1"));
    session.type("field-host-port-0", QStringLiteral("6789"));
    QTest::mouseClick(session.find<QAbstractButton>("add-host-name"), Qt::LeftButton);
    auto *second = session.find<QLineEdit>("field-host-name-1");
    QVERIFY(second->hasFocus());
    QTest::keyClicks(second, QStringLiteral("mon2"));
    QVERIFY(second->hasFocus());
    QCOMPARE(second->text(), QStringLiteral("mon2"));
    const PoolDraft *draft = session.registry()->pool(session->currentPool())->draft;
    QCOMPARE(draft->count(Field::HostName), 2);
    QCOMPARE(draft->value({Field::HostName, 1}), std::optional(QStringLiteral("mon2")));
    QCOMPARE(draft->value({Field::HostPort, 0}), std::optional(QStringLiteral("6789")));
    QTest::mouseClick(session.find<QAbstractButton>("remove-host-name-0"), Qt::LeftButton);
    QCOMPARE(draft->count(Field::HostName), 1);
    QCOMPARE(session.find<QLineEdit>("field-host-name-0")->text(), QStringLiteral("mon2"));
    // Emptied by hand, the line stays for the next thing to type, and the document has no host.
    session.type("field-host-name-0", {});
    QCOMPARE(draft->count(Field::HostName), 0);
    QVERIFY(session.find<QLineEdit>("field-host-name-0")->hasFocus());
}

void TestEditing::anAdapterShowsTheFieldsOfItsKind()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPool-scsi");
    auto *kind = session.find<QComboBox>("field-adapter-type");
    const auto choose = [kind](const QString &text) {
        kind->setFocus();
        const int index = kind->findText(text, Qt::MatchContains);
        kind->setCurrentIndex(index);
        Q_EMIT kind->activated(index);
    };
    choose(QStringLiteral("fc_host"));
    QVERIFY(!session.find<QWidget>("row-adapter-wwnn")->isHidden());
    QVERIFY(session.find<QWidget>("row-adapter-name")->isHidden());
    session.type("field-adapter-wwnn", QStringLiteral("20000000c9831b4b"));
    choose(QStringLiteral("scsi_host"));
    QVERIFY(session.find<QWidget>("row-adapter-wwnn")->isHidden());
    QVERIFY(!session.find<QWidget>("row-adapter-name")->isHidden());
}

void TestEditing::aDerivedTargetCannotBeTyped()
{
    TestSession session;
    QVERIFY(session.open());
    session.select(QStringLiteral("hostvg"));
    auto *target = session.find<QLineEdit>("field-target-path");
    QVERIFY(target->isReadOnly());
    QCOMPARE(target->text(), QStringLiteral("/dev/vg0"));
    session.type("field-source-name", QStringLiteral("vg9"));
    QCOMPARE(target->text(), QStringLiteral("/dev/vg9"));
    QVERIFY(!session.find<QLabel>("note-target-path")->text().isEmpty());
}

void TestEditing::bannerActionsDoWhatTheySay_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("selected");
    const QString other = QStringLiteral("66666666-6666-4666-8666-666666666666");
    const QString taken = QStringLiteral("11111111-1111-4111-8111-111111111111");
    const auto xml = [](const QString &name, const QString &uuid, const QString &path) {
        return QStringLiteral(
                   "<pool type='dir'><name>%1</name><uuid>%2</uuid><target><path>%3</path>"
                   "</target></pool>")
            .arg(name, uuid, path);
    };
    QTest::newRow("show the other pool")
        << xml(QStringLiteral("two"), other, QStringLiteral("/srv/images"))
        << QStringLiteral("banner-show-peer") << QStringLiteral("images");
    QTest::newRow("edit the other pool")
        << xml(QStringLiteral("two"), other, QStringLiteral("/srv/images"))
        << QStringLiteral("banner-edit-peer") << QStringLiteral("images");
    QTest::newRow("a new UUID") << xml(QStringLiteral("two"), taken, QStringLiteral("/srv/two"))
                                << QStringLiteral("banner-new-uuid") << QStringLiteral("two");
    QTest::newRow("another name") << xml(QStringLiteral("images"), other,
                                         QStringLiteral("/srv/two"))
                                  << QStringLiteral("banner-rename") << QStringLiteral("images");
    QTest::newRow("change the other pool instead")
        << xml(QStringLiteral("two"), other, QStringLiteral("/srv/images"))
        << QStringLiteral("banner-change-peer") << QStringLiteral("images");
}

void TestEditing::bannerActionsDoWhatTheySay()
{
    QFETCH(QString, xml);
    QFETCH(QString, action);
    QFETCH(QString, selected);
    TestSession session;
    QVERIFY(session.open());
    const PoolId draft =
        session.registry()->createDraft(session->currentHost(), DraftOrigin::Imported, xml)->id();
    session->selectPool(draft);
    auto *banner = session.find<QWidget>("conflictBanner");
    QVERIFY(banner->isVisible());
    if (auto *button = banner->findChild<QPushButton *>(action))
        button->click();
    else if (auto *item = banner->findChild<QAction *>(action))
        item->trigger();
    else
        QFAIL("The action is not offered.");
    QCOMPARE(session.registry()->displayName(session->currentPool()), selected);
    if (action == QLatin1String("banner-new-uuid")) {
        QVERIFY(session.find<QLineEdit>("field-uuid")->text()
                != QStringLiteral("11111111-1111-4111-8111-111111111111"));
        QVERIFY(!session.find<FieldMark>("mark-uuid")->isMarked());
    } else if (action == QLatin1String("banner-rename")) {
        QVERIFY(session.find<QLineEdit>("field-name")->hasFocus());
        QTest::keyClicks(session.find<QLineEdit>("field-name"), QStringLiteral("fresh"));
        QVERIFY(!session.find<FieldMark>("mark-name")->isMarked());
    } else if (action == QLatin1String("banner-change-peer")) {
        QVERIFY(!session.registry()->pool(draft));
        QVERIFY(session.registry()->pool(session->currentPool())->draft);
    }
}

void TestEditing::aValueThatIsNoChoiceIsKept()
{
    TestSession session;
    QVERIFY(session.open());
    const QString xml = QStringLiteral("<pool type='netfs'><name>n</name><source><host name='h'/>"
                                       "<dir path='/e'/><format type='zebra'/></source>"
                                       "<target><path>/mnt/n</path></target></pool>");
    const PoolDraft *draft =
        session.registry()->createDraft(session->currentHost(), DraftOrigin::Imported, xml);
    session->selectPool(draft->id());
    QVERIFY(session.find<QComboBox>("field-source-format")
                ->currentText()
                .contains(QStringLiteral("zebra")));
    QVERIFY(session.find<FieldMark>("mark-source-format")->isMarked());
    session.type("field-name", QStringLiteral("m"));
    QVERIFY(draft->xml().contains(QStringLiteral("zebra")));
}

void TestEditing::namesAreShownAsPlainText()
{
    TestSession session;
    QVERIFY(session.open());
    const QString name = QStringLiteral("<b>&amp; bold</b>");
    session.service()->addFromElsewhere(
        FakeStorageService::snapshot(name, QStringLiteral("77777777-7777-4777-8777-777777777777"),
                                     "  <target><path>/srv/images</path></target>\n"));
    session.select(name);
    QCOMPARE(session.find<QLabel>("editorName")->text(), name);
    for (const QLabel *label : session->findChildren<QLabel *>()) {
        if (label->text().contains(QStringLiteral("bold")))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    const QString tip =
        rowData(session, name, PoolTableModel::NameColumn, Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(QStringLiteral("<b>")));
    QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;")));
}

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
