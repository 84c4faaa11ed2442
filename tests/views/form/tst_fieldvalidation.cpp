// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Each field says what is wrong with a value while it is typed, and a click or key leads from there to the
// field and to the line.

#include "model/session/fieldproblem.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/wording/findingtext.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/form/fieldmark.h"
#include "views/form/fieldnote.h"
#include "views/xml/xmleditor.h"

#include <QLineEdit>
#include <QListWidget>

using namespace poolwarden;

namespace {

const char *const directory = "<target><path>/srv/new</path></target>";
const char *const iscsi =
    "<source><host name='h'/><device path='iqn.2016-04.com.example:a'/>"
    "<initiator><iqn name='iqn.2016-04.com.example:b'/></initiator>"
    "<auth type='chap' username='u'><secret uuid='00000000-0000-0000-0000-000000000001'/></auth>"
    "</source>";
const char *const scsi = "<source><adapter type='scsi_host'><parentaddr unique_id='1'>"
                         "<address domain='0x0000' bus='0x00' slot='0x1f' function='0x2'/>"
                         "</parentaddr></adapter></source>"
                         "<target><path>/dev/disk/by-id</path></target>";
const char *const scsiNamed = "<source><adapter type='scsi_host' name='scsi_host1'/></source>"
                              "<target><path>/dev/disk/by-id</path></target>";
const char *const fibre =
    "<source><adapter type='fc_host' parent='scsi_host1' managed='yes' "
    "parent_wwnn='20000000c9831b4b' parent_wwpn='10000000c9831b4b' "
    "parent_fabric_wwn='2002000573de9a81' wwnn='20000000c9831b4c' wwpn='10000000c9831b4c'/>"
    "</source><target><path>/dev/disk/by-id</path></target>";
const char *const netfs =
    "<source><host name='h'/><dir path='/e'/><format type='nfs'/><protocol ver='4'/></source>"
    "<target><path>/mnt/e</path></target>";
const char *const disk = "<source><device path='/dev/sdz'/><format type='gpt'/></source>"
                         "<target><path>/dev</path></target>";
const char *const ceph =
    "<source><name>p</name><host name='h' port='6789'/></source>"
    "<rbd:config_opts xmlns:rbd='http://libvirt.org/schemas/storagepool/rbd/1.0'>"
    "<rbd:option name='o' value='v'/></rbd:config_opts>";
const char *const mounted =
    "<source><device path='/dev/sdz1'/></source><target><path>/mnt/z</path></target>"
    "<fs:mount_opts xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'>"
    "<fs:option name='ro'/></fs:mount_opts>";

} // namespace

class TestFieldValidation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongAsTyped_data();
    void saysWhatIsWrongAsTyped();
    void saysWhatLibvirtDoesWithIt_data();
    void saysWhatLibvirtDoesWithIt();
    void listsWhatIsAllowed_data();
    void listsWhatIsAllowed();
    void keysAndClicksLeadToTheFieldAndTheLine();
};

void TestFieldValidation::saysWhatIsWrongAsTyped_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("part"); ///< of the sentence
    QTest::addColumn<QString>("right");

    const auto row = [](const char *type, const char *inside, const char *field, const char *wrong,
                        const char *part, const char *right) {
        QTest::addRow("%s %s %s", type, field, wrong)
            << QByteArray(type) << QByteArray(inside) << QByteArray(field)
            << QString::fromUtf8(wrong) << QString::fromUtf8(part) << QString::fromUtf8(right);
    };
    row("dir", directory, "name", "a/b", "“/”", "new");
    row("dir", directory, "uuid", "12345", "UUID", "00000000-0000-0000-0000-000000000009");
    row("dir", directory, "target-path", "srv/x", "absolute", "/srv/x");
    row("dir", directory, "mode", "0899", "octal", "0755");
    row("dir", directory, "mode", "rwx", "octal", "0755");
    row("dir", directory, "owner", "root", "number", "0");
    row("dir", directory, "group", "1.5", "number", "-1");
    row("iscsi-direct", iscsi, "device-path", "iqn.2016-13.com.example:a", "iqn.",
        "iqn.2016-12.com.example:a");
    row("iscsi-direct", iscsi, "device-path", "com.example:a", "iqn.", "iqn.2016-12.com.example");
    row("iscsi-direct", iscsi, "initiator-iqn", "iqn.2016.com.example", "iqn.",
        "iqn.2016-04.com.example:b");
    row("iscsi-direct", iscsi, "initiator-iqn", "iqn.2016-00.com.example", "iqn.",
        "eui.02004567A425678D");
    row("iscsi-direct", iscsi, "auth-secret-uuid", "1234", "UUID",
        "00000000-0000-0000-0000-000000000002");
    row("iscsi-direct", iscsi, "host-name", "a b", "address", "fe80::1");
    row("iscsi-direct", iscsi, "host-name", "1:2:3", "address", "2001:db8::5");
    row("iscsi-direct", iscsi, "host-name", "[::1]", "address", "::1");
    row("iscsi-direct", iscsi, "host-name", "192.0.2.1:3260", "3260 under Port", "192.0.2.1");
    row("iscsi-direct", iscsi, "host-name", "[2001:db8::5]:3260", "3260 under Port", "2001:db8::5");
    row("netfs", netfs, "host-name", "nas:2049", "2049 under Port", "nas");
    row("iscsi-direct", iscsi, "host-name", "host_name", "letters", "host-name");
    row("iscsi-direct", iscsi, "host-port", "65536", "65535", "3260");
    row("iscsi-direct", iscsi, "host-port", "iscsi", "number", "3260");
    row("scsi", scsi, "adapter-parent-domain", "x", "not a number", "0x0001");
    row("scsi", scsi, "adapter-parent-bus", "0x100", "0xff", "0xff");
    row("scsi", scsi, "adapter-parent-slot", "0x20", "0x1f", "0x1e");
    row("scsi", scsi, "adapter-parent-function", "8", "7", "7");
    row("scsi", scsi, "adapter-unique-id", "x", "number", "2");
    row("scsi", scsiNamed, "adapter-name", "sda", "scsi_host2", "scsi_host3");
    row("scsi", fibre, "adapter-wwnn", "2000", "16 hexadecimal", "20000000c9831b4d");
    row("scsi", fibre, "adapter-wwpn", "20:00:00:00:c9:83:1b:4b", "16 hexadecimal",
        "10000000c9831b4d");
    row("scsi", fibre, "adapter-parent-wwnn", "20000000c9831b4g", "16 hexadecimal",
        "20000000c9831b4d");
    row("scsi", fibre, "adapter-parent-wwpn", "1", "16 hexadecimal", "20000000c9831b4d");
    row("scsi", fibre, "adapter-parent-fabric-wwn", "1", "16 hexadecimal", "20000000c9831b4d");
    row("netfs", netfs, "protocol-version", "five", "4.2", "4.2");
    row("netfs", netfs, "source-dir", "export", "absolute", "/export");
    row("disk", disk, "device-path", "sda 1", "path", "/dev/sdz");
    row("rbd", ceph, "config-option-name", "rbd_cache=true", "“=”", "rbd_cache");
    row("fs", mounted, "mount-option", "ro noexec", "blank", "noexec");
    row("logical", "<source><name>vg0x</name></source><target><path>/dev/vg0x</path></target>",
        "source-name", "vg/0", "letters", "vg1");
}

void TestFieldValidation::saysWhatIsWrongAsTyped()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, inside);
    QFETCH(QByteArray, field);
    QFETCH(QString, wrong);
    QFETCH(QString, part);
    QFETCH(QString, right);

    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    PoolDraft *draft = session.registry()->pool(session->currentPool())->draft;
    draft->setXml(QStringLiteral("<pool type='%1'><name>new</name>%2</pool>")
                      .arg(QString::fromLatin1(type), QString::fromLatin1(inside)));
    const auto find = [&](const char *prefix) {
        const QString name = QString::fromLatin1(prefix + field);
        auto *widget = session->findChild<QWidget *>(name);
        return widget ? widget : session->findChild<QWidget *>(name + QStringLiteral("-0"));
    };
    auto *input = qobject_cast<QLineEdit *>(find("field-"));
    QVERIFY(input);
    const QByteArray name = input->objectName().toLatin1();
    // What the note of the row, or of the list with the field, says.
    const auto said = [&] { return input->accessibleDescription(); };
    session.type(name.constData(), wrong);
    QVERIFY2(said().contains(part), qPrintable(said()));
    QVERIFY2(!draft->xml().isEmpty(), qPrintable(draft->xml()));
    session.type(name.constData(), right);
    QVERIFY2(!said().contains(QStringLiteral("not allowed")) && !said().contains(u'“' + right),
             qPrintable(said()));
}

void TestFieldValidation::saysWhatLibvirtDoesWithIt_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("part");
    QTest::newRow("takes it") << QStringLiteral(
        "<pool type='iscsi-direct'><name>new</name><source><host name='h'/>"
        "<device path='com.example:a'/><initiator><iqn name='iqn.2016-04.com.example:b'/>"
        "</initiator></source></pool>")
                              << QStringLiteral("libvirt takes it nevertheless.");
    QTest::newRow("ignores it") << QStringLiteral(
        "<pool type='dir'><name>new</name><extra/><target><path>/srv/new</path></target></pool>")
                                << QStringLiteral("libvirt ignores it.");
    QTest::newRow("changes it")
        << QStringLiteral("<pool type='dir'><name>new</name>"
                          "<uuid>c7a5-fdbd-edaf-9455-926a-d65c-16db-1809</uuid>"
                          "<target><path>/srv/new</path></target></pool>")
        << QStringLiteral("libvirt takes it as “c7a5fdbd-edaf-9455-926a-d65c16db1809”.");
}

// A warning that only says that something is not allowed does not say what comes of it.
void TestFieldValidation::saysWhatLibvirtDoesWithIt()
{
    QFETCH(QString, xml);
    QFETCH(QString, part);
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.registry()->pool(session->currentPool())->draft->setXml(xml);
    const QList<FieldProblem> problems = problemsOf(*session->editor()->edit());
    const auto isSaid = [&part](const FieldProblem &problem) {
        return problem.severity == Severity::Warning && problem.text.contains(part);
    };
    QStringList all;
    for (const FieldProblem &problem : problems)
        all.append(problem.text);
    QVERIFY2(std::any_of(problems.cbegin(), problems.cend(), isSaid), qPrintable(all.join(u'\n')));
}

void TestFieldValidation::listsWhatIsAllowed_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QStringList>("allowed");

    QTest::addRow("format") << QStringLiteral("<pool type='disk'><name>new</name><source>"
                                              "<device path='/dev/sdz'/><format type='mbr'/>"
                                              "</source><target><path>/dev</path></target></pool>")
                            << QStringLiteral("note-source-format")
                            << QStringList{QStringLiteral("dos"), QStringLiteral("gpt"),
                                           QStringLiteral("lvm2")};
    QTest::addRow("yes or no") << QStringLiteral("<pool type='dir'><name>new</name><features>"
                                                 "<cow state='on'/></features><target>"
                                                 "<path>/srv/new</path></target></pool>")
                               << QStringLiteral("note-cow")
                               << QStringList{QStringLiteral("yes"), QStringLiteral("no")};
    QTest::addRow("authentication")
        << QStringLiteral("<pool type='iscsi'><name>new</name><source><host name='h'/>"
                          "<device path='iqn.2016-04.com.example:a'/>"
                          "<auth type='basic' username='u'><secret usage='s'/></auth></source>"
                          "<target><path>/dev/disk/by-path</path></target></pool>")
        << QStringLiteral("note-auth-type") << QStringList{QStringLiteral("chap")};
    QTest::addRow("adapter") << QStringLiteral(
        "<pool type='scsi'><name>new</name><source>"
        "<adapter type='sas' name='scsi_host1'/></source>"
        "<target><path>/dev/disk/by-id</path></target></pool>")
                             << QStringLiteral("note-adapter-type")
                             << QStringList{QStringLiteral("scsi_host"), QStringLiteral("fc_host")};
    QTest::addRow("refresh") << QStringLiteral("<pool type='rbd'><name>new</name><source>"
                                               "<name>p</name><host name='h'/></source><refresh>"
                                               "<volume allocation='fast'/></refresh></pool>")
                             << QStringLiteral("note-refresh-allocation")
                             << QStringList{QStringLiteral("default"), QStringLiteral("capacity")};
}

void TestFieldValidation::listsWhatIsAllowed()
{
    QFETCH(QString, xml);
    QFETCH(QString, note);
    QFETCH(QStringList, allowed);
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.registry()->pool(session->currentPool())->draft->setXml(xml);
    const QString text = session.find<FieldNote>(qPrintable(note))->text();
    for (const QString &value : std::as_const(allowed))
        QVERIFY2(text.contains(value), qPrintable(text));
}

void TestFieldValidation::keysAndClicksLeadToTheFieldAndTheLine()
{
    TestSession session;
    QVERIFY(session.open());
    session.trigger("newPoolAction");
    session.registry()
        ->pool(session->currentPool())
        ->draft->setXml(QStringLiteral(
            "<pool type='iscsi-direct'>\n<name>new</name>\n<uuid>12</uuid>\n<source>\n"
            "<host name='h'/>\n<host name='a b' port='70000'/>\n"
            "<device path='x y'/>\n"
            "<initiator><iqn name='iqn.2016-04.com.example:b'/></initiator>\n"
            "</source>\n</pool>\n"));
    auto *uuid = session.find<QLineEdit>("field-uuid");
    const auto next = [&] {
        QTest::keyClick(session->windowHandle(), Qt::Key_PageDown, Qt::AltModifier);
        return QApplication::focusWidget()->objectName();
    };
    session.find<QLineEdit>("field-name")->setFocus();
    QStringList visited;
    do {
        visited << next();
    } while (!visited.endsWith(visited.first()) || visited.size() == 1);
    QVERIFY2(visited.contains(QStringLiteral("field-uuid")), qPrintable(visited.join(u' ')));
    QVERIFY2(visited.contains(QStringLiteral("field-host-name-1")), qPrintable(visited.join(u' ')));
    QVERIFY2(visited.contains(QStringLiteral("field-host-port-1")), qPrintable(visited.join(u' ')));
    QVERIFY2(visited.contains(QStringLiteral("field-device-path-0")),
             qPrintable(visited.join(u' ')));
    QCOMPARE(visited.first(), QStringLiteral("field-uuid"));
    QTest::keyClick(session->windowHandle(), Qt::Key_PageUp, Qt::AltModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), visited.at(visited.size() - 2));

    session.find<QLineEdit>("field-name")->setFocus();
    QTest::mouseClick(session.find<FieldMark>("mark-uuid"), Qt::LeftButton);
    QVERIFY(uuid->hasFocus());

    session->editor()->setTab(EditorPanel::XmlTab);
    auto *list = session.find<QListWidget>("xmlProblems");
    auto *editor = session.find<XmlEditor>("xmlEditor");
    for (int row = 0; row < list->count(); ++row) {
        if (!list->item(row)->text().contains(QStringLiteral("70000")))
            continue;
        list->scrollToItem(list->item(row));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(row)).center());
    }
    QVERIFY(editor->hasFocus());
    QCOMPARE(editor->lineAt(editor->caret()), 6);
}

QTEST_MAIN(TestFieldValidation)
#include "tst_fieldvalidation.moc"
