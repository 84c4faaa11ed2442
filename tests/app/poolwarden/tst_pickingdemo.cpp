// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A definition of each type on the demonstration host, from its pickers alone where it has some, by keys.

#include "app/demo/demodevices.h"
#include "app/demo/demohost.h"
#include "model/session/pooledit.h"
#include "model/sources/candidatemodel.h"
#include "model/sources/fieldquestion.h"
#include "tests/app/poolwarden/demosettings.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "views/editor/editorpanel.h"
#include "views/sources/pickerdialog.h"
#include "views/window/mainwindow.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <memory>
#include <utility>

using namespace poolwarden;

namespace {

/// What is done to one field: a candidate is chosen, on a server if one must be named; or a value is typed.
struct Step {
    QByteArray field; ///< "source-dir", or with the number of the line: "device-path-0"
    QString chosen;
    QString server = {};
    QString typed = {};
};
using Steps = QList<Step>;

Step pick(const char *field, const char *name, const char *server = "")
{
    return {field, QString::fromUtf8(name), QString::fromUtf8(server), {}};
}

Step typeIn(const char *field, const char *value)
{
    return {field, {}, {}, QString::fromUtf8(value)};
}

} // namespace

Q_DECLARE_METATYPE(Step)

class TestPickingDemo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesADefinitionOfEachType_data();
    void makesADefinitionOfEachType();
    void showsWhatIsTaken_data();
    void showsWhatIsTaken();
    void walksThroughDirectoriesByKeys();
    void takesThePathThatWasTyped();
    void noDiskOfAVolumeGroupIsFree();
    void noDirectoryOfTheSystemIsTheFirst();
    void partsOfDisksAreOffered();
    void oneDeviceHasOneLine();
    void whatTheGroupLiesOnIsKnownAfterwards_data();
    void whatTheGroupLiesOnIsKnownAfterwards();
    void saysWhichServersThereAre();
    void completesAServerOfOtherPools();
    void makesASecret();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QByteArray &name) const
    {
        auto *widget = m_program->session.window()->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qCritical("There is no %s", name.constData());
        return widget;
    }
    [[nodiscard]] PoolEdit *edit() const { return m_program->session.window()->editor()->edit(); }
    [[nodiscard]] PickerDialog *picker() const
    {
        return m_program->session.window()->findChild<PickerDialog *>(
            QStringLiteral("pickerDialog"));
    }
    void newPool(PoolType type);
    void browse(const QByteArray &field);
    void type(const QByteArray &field, const QString &text);
    /// Filters by the name and takes what is left.
    void choose(const Step &step);
    [[nodiscard]] QMap<QString, QString> usersByName() const;

    std::unique_ptr<LibvirtSession> m_program;
};

void TestPickingDemo::init()
{
    m_program = std::make_unique<LibvirtSession>(demoSettings());
    m_program->session.setLocalLookup(
        {.folders = {}, .devices = {}, .devicesOfOthers = addDemoDevices});
    m_program->session.window()->resize(1280, 900);
    m_program->session.window()->show();
    (void)QTest::qWaitForWindowActive(m_program->session.window());
    m_program->session.connections()->open(demoHostUri(), false);
    QTRY_VERIFY(m_program->session.registry()->poolCount() >= 30);
    QTRY_VERIFY(find<QAction>("newPoolAction")->isEnabled());
}

void TestPickingDemo::cleanup()
{
    m_program.reset();
}

void TestPickingDemo::newPool(PoolType type)
{
    find<QAction>("newPoolAction")->trigger();
    edit()->setType(type);
    QTRY_VERIFY(edit()->type() == type);
}

void TestPickingDemo::browse(const QByteArray &field)
{
    auto *button = find<QToolButton>("browse-" + field);
    QVERIFY2(button && button->isVisible(), field.constData());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(picker());
    QVERIFY(QTest::qWaitForWindowActive(picker()));
}

void TestPickingDemo::type(const QByteArray &field, const QString &text)
{
    auto *input = find<QLineEdit>("field-" + field);
    QVERIFY2(input && input->isVisible(), field.constData());
    input->setFocus();
    QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(input, text);
    QTest::keyClick(input, Qt::Key_Tab);
}

void TestPickingDemo::choose(const Step &step)
{
    browse(step.field);
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker();
    if (!step.server.isEmpty()) {
        auto *server = dialog->findChild<QLineEdit *>(QStringLiteral("pickerServer"));
        QVERIFY(server);
        QTest::keyClick(server, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(server, step.server);
        QTest::keyClick(server, Qt::Key_Return);
    }
    if (auto *folder = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFolder"))) {
        QTest::keyClick(folder, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(folder, FieldQuestion::folderAbove(step.chosen));
        QTest::keyClick(folder, Qt::Key_Return);
    }
    auto *filter = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter"));
    const auto *table = dialog->findChild<QTableView *>(QStringLiteral("pickerTable"));
    const auto *take = dialog->findChild<QPushButton *>(QStringLiteral("pickerTake"));
    QTRY_VERIFY(take->isEnabled());
    const auto rowOf = [&] {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data(Qt::EditRole).toString() == step.chosen)
                return row;
        }
        return -1;
    };
    QTRY_VERIFY2(rowOf() >= 0, qPrintable(step.chosen));
    filter->setFocus();
    QTest::keyClicks(filter, step.chosen);
    QTRY_VERIFY(rowOf() >= 0);
    for (int steps = 0; steps < 20 && table->currentIndex().row() != rowOf(); ++steps)
        QTest::keyClick(filter, table->currentIndex().row() < rowOf() ? Qt::Key_Down : Qt::Key_Up);
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(!picker());
    // Where the work goes on.
    const auto *input = find<QWidget>("field-" + step.field);
    QCOMPARE(m_program->session.window()->focusWidget(), input);
}

QMap<QString, QString> TestPickingDemo::usersByName() const
{
    QMap<QString, QString> users;
    const auto *table = picker()->findChild<QTableView *>(QStringLiteral("pickerTable"));
    const QAbstractItemModel *model = table->model();
    for (int row = 0; row < model->rowCount(); ++row)
        users.insert(model->index(row, CandidateModel::NameColumn).data(Qt::EditRole).toString(),
                     model->index(row, CandidateModel::UserColumn).data().toString());
    return users;
}

void TestPickingDemo::makesADefinitionOfEachType_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QList<Step>>("steps");
    const auto row = [](PoolType type, const Steps &steps) {
        const std::string_view name = poolTypeInfo(type).name;
        QTest::newRow(std::string(name).c_str()) << int(type) << steps;
    };
    const char *spare = "/dev/disk/by-id/wwn-0x5000c500d0a1b2c9";
    row(PoolType::Dir, {pick("target-path", "/srv/iso")});
    row(PoolType::Fs, {pick("device-path-0", spare), pick("target-path", "/mnt/usb")});
    row(PoolType::Netfs,
        {pick("source-dir", "/export/iso", "nas1.example.org"), pick("target-path", "/srv/iso")});
    row(PoolType::Logical, {pick("source-name", "vg_nvme")});
    row(PoolType::Disk, {pick("device-path-0", spare)});
    row(PoolType::Iscsi,
        {pick("device-path-0", "iqn.2023-11.org.example.san2:tier1", "san2.example.org")});
    row(PoolType::IscsiDirect,
        {pick("device-path-0", "iqn.2023-11.org.example.san2:tier1", "san2.example.org"),
         typeIn("initiator-iqn", "iqn.2024-01.org.example:kvm2")});
    row(PoolType::Scsi, {pick("adapter-name", "scsi_host2")});
    row(PoolType::Mpath, {});
    row(PoolType::Rbd, {typeIn("host-name-0", "mon9.example.org"), typeIn("source-name", "vms")});
    row(PoolType::Sheepdog,
        {typeIn("host-name-0", "sheep2.example.org"), typeIn("source-name", "second")});
    row(PoolType::Gluster, {pick("source-name", "archive", "gl1.example.org")});
    row(PoolType::Zfs, {typeIn("source-name", "fast")});
    row(PoolType::Vstorage, {typeIn("source-name", "test"), pick("target-path", "/vstorage/test")});
}

// The name is typed, for it is the user's; what the type cannot list is typed, too. libvirt takes the result.
void TestPickingDemo::makesADefinitionOfEachType()
{
    QFETCH(const int, type);
    QFETCH(const QList<Step>, steps);
    newPool(PoolType(type));
    this->type("name", QStringLiteral("picked"));
    for (const Step &step : steps) {
        if (step.chosen.isEmpty())
            this->type(step.field, step.typed);
        else
            choose(step);
        if (QTest::currentTestFailed())
            return;
    }
    const QString xml = edit()->xml();
    QVERIFY2(!edit()->refusal() || PoolType(type) == PoolType::Mpath, qPrintable(xml));
    QVERIFY2(edit()->schemaErrors().isEmpty(), qPrintable(xml));
    for (const Step &step : steps)
        QVERIFY2(xml.contains(step.chosen.isEmpty() ? step.typed : step.chosen), qPrintable(xml));
    if (PoolType(type) == PoolType::Mpath)
        return; // the host has one, and libvirt takes no second
    auto *define = find<QAction>("defineAction");
    QTRY_VERIFY2(define->isEnabled(), qPrintable(define->statusTip()));
    define->trigger();
    const PoolId id = m_program->session.window()->currentPool();
    const PoolRegistry *registry = m_program->session.registry();
    QTRY_VERIFY2(registry->pool(id) && registry->pool(id)->snapshot, qPrintable(xml));
}

void TestPickingDemo::showsWhatIsTaken_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("free");
    QTest::newRow("exports") << int(PoolType::Netfs) << QByteArray("source-dir")
                             << QStringLiteral("nas1.example.org") << QStringLiteral("/export/vm")
                             << QStringLiteral("vmdata") << QStringLiteral("/export/iso");
    QTest::newRow("volume groups")
        << int(PoolType::Logical) << QByteArray("source-name") << QString() << QStringLiteral("vg0")
        << QStringLiteral("hostvg") << QStringLiteral("vg_nvme");
    QTest::newRow("targets") << int(PoolType::Iscsi) << QByteArray("device-path-0")
                             << QStringLiteral("san1.example.org")
                             << QStringLiteral("iqn.2019-04.org.example.san1:vmstore")
                             << QStringLiteral("san")
                             << QStringLiteral("iqn.2019-04.org.example.san1:db");
    QTest::newRow("disks") << int(PoolType::Disk) << QByteArray("device-path-0") << QString()
                           << QStringLiteral("/dev/disk/by-id/wwn-0x5000c500d0a1b2c3")
                           << QStringLiteral("ssd")
                           << QStringLiteral("/dev/disk/by-id/wwn-0x5000c500d0a1b2c9");
    QTest::newRow("adapters") << int(PoolType::Scsi) << QByteArray("adapter-name") << QString()
                              << QStringLiteral("scsi_host5") << QStringLiteral("hba5")
                              << QString();
    QTest::newRow("volumes") << int(PoolType::Gluster) << QByteArray("source-name")
                             << QStringLiteral("gl1.example.org") << QStringLiteral("vmvol")
                             << QStringLiteral("gluster") << QStringLiteral("archive");
}

void TestPickingDemo::showsWhatIsTaken()
{
    QFETCH(const int, type);
    QFETCH(const QByteArray, field);
    QFETCH(const QString, server);
    QFETCH(const QString, taken);
    QFETCH(const QString, user);
    QFETCH(const QString, free);
    newPool(PoolType(type));
    browse(field);
    if (QTest::currentTestFailed())
        return;
    if (!server.isEmpty()) {
        auto *input = picker()->findChild<QLineEdit *>(QStringLiteral("pickerServer"));
        QTest::keyClicks(input, server);
        QTest::keyClick(input, Qt::Key_Return);
    }
    QTRY_VERIFY(usersByName().contains(taken));
    QVERIFY2(usersByName().value(taken).contains(user), qPrintable(usersByName().value(taken)));
    // Behind the other adapter are the disks of other pools.
    if (free.isEmpty()) {
        for (const QString &users : usersByName())
            QVERIFY(!users.isEmpty());
        return;
    }
    QVERIFY(usersByName().contains(free));
    QVERIFY2(usersByName().value(free).isEmpty(), qPrintable(usersByName().value(free)));
    QTest::keyClick(picker(), Qt::Key_Escape);
    QTRY_VERIFY(!picker());
}

void TestPickingDemo::walksThroughDirectoriesByKeys()
{
    newPool(PoolType::Dir);
    edit()->setValue({Field::TargetPath}, std::nullopt);
    browse("target-path");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker();
    auto *filter = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFilter"));
    const auto *folder = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFolder"));
    const auto *take = dialog->findChild<QPushButton *>(QStringLiteral("pickerTake"));
    // It begins where pools are, and up from there.
    QTRY_VERIFY(usersByName().contains(QStringLiteral("/var/lib/libvirt/images")));
    QCOMPARE(folder->text(), QStringLiteral("/var/lib/libvirt/images"));
    for (const auto *above : {"/var/lib/libvirt", "/var/lib", "/var", "/"}) {
        QTRY_VERIFY(take->isEnabled());
        QTest::keyClick(filter, Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(folder->text(), QString::fromLatin1(above));
    }
    QTRY_VERIFY(usersByName().contains(QStringLiteral("/srv")));
    // Into it, and again: what is used there says by whom.
    QTest::keyClicks(filter, QStringLiteral("srv"));
    QTest::keyClick(filter, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(folder->text(), QStringLiteral("/srv"));
    QTRY_VERIFY(take->isEnabled());
    QVERIFY(filter->text().isEmpty());
    QVERIFY(usersByName().value(QStringLiteral("/srv/images")).contains(QStringLiteral("images")));
    QVERIFY(usersByName().value(QStringLiteral("/srv/iso")).isEmpty());
    // Up, where the one that was left is chosen.
    QTest::keyClick(filter, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(folder->text(), QStringLiteral("/"));
    QTRY_VERIFY(take->isEnabled());
    const auto *table = dialog->findChild<QTableView *>(QStringLiteral("pickerTable"));
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data(Qt::EditRole).toString(),
             QStringLiteral("/srv"));
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("pickerAbove"))->isEnabled());
    // A path that is not there is in the nearest one that is, and can be taken. No words of before hide it.
    QTest::keyClicks(filter, QStringLiteral("srv"));
    auto *typed = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFolder"));
    QTest::keyClick(typed, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(typed, QStringLiteral("/srv/nowhere/else"));
    QTest::keyClick(typed, Qt::Key_Return);
    QTRY_COMPARE(folder->text(), QStringLiteral("/srv"));
    QTRY_VERIFY(take->isEnabled());
    QVERIFY(filter->text().isEmpty());
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data(Qt::EditRole).toString(),
             QStringLiteral("/srv/nowhere/else"));
    QTest::keyClick(filter, Qt::Key_Return);
    QTRY_VERIFY(!picker());
    QCOMPARE(edit()->value({Field::TargetPath}), QStringLiteral("/srv/nowhere/else"));
}

// Not the row that was selected before it was typed.
void TestPickingDemo::takesThePathThatWasTyped()
{
    newPool(PoolType::Dir);
    browse("target-path");
    if (QTest::currentTestFailed())
        return;
    PickerDialog *dialog = picker();
    auto *take = dialog->findChild<QPushButton *>(QStringLiteral("pickerTake"));
    QTRY_VERIFY(take->isEnabled());
    auto *typed = dialog->findChild<QLineEdit *>(QStringLiteral("pickerFolder"));
    QTest::keyClick(typed, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(typed, QStringLiteral("/srv/nowhere/else"));
    QTest::mouseClick(take, Qt::LeftButton);
    // It is shown first, with what there is to say of it.
    const auto *table = dialog->findChild<QTableView *>(QStringLiteral("pickerTable"));
    QTRY_COMPARE(table->currentIndex().siblingAtColumn(0).data(Qt::EditRole).toString(),
                 QStringLiteral("/srv/nowhere/else"));
    QTRY_VERIFY(take->isEnabled());
    QVERIFY(picker());
    QTest::mouseClick(take, Qt::LeftButton);
    QTRY_VERIFY(!picker());
    QCOMPARE(edit()->value({Field::TargetPath}), QStringLiteral("/srv/nowhere/else"));
}

void TestPickingDemo::noDiskOfAVolumeGroupIsFree()
{
    newPool(PoolType::Fs);
    browse("device-path-0");
    if (QTest::currentTestFailed())
        return;
    const auto *table = picker()->findChild<QTableView *>(QStringLiteral("pickerTable"));
    const auto *take = picker()->findChild<QPushButton *>(QStringLiteral("pickerTake"));
    QTRY_VERIFY(take->isEnabled());
    int members = 0;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex cell = table->model()->index(row, 0);
        const QString name = cell.data(Qt::EditRole).toString();
        if (!name.startsWith(QStringLiteral("/dev/disk/by-id/nvme"))
            && !name.startsWith(QStringLiteral("/dev/nvme")))
            continue;
        ++members;
        QVERIFY(cell.data(CandidateModel::SeverityRole).isValid());
        QVERIFY(cell.data(CandidateModel::SentenceRole)
                    .toString()
                    .contains(QStringLiteral("“vg_nvme”")));
        QVERIFY(row != table->currentIndex().row());
    }
    QVERIFY(members >= 2);
    QTest::keyClick(picker(), Qt::Key_Escape);
    QTRY_VERIFY(!picker());
    // The other way round.
    edit()->setValue({Field::DevicePath}, QStringLiteral("/dev/nvme0n1"));
    newPool(PoolType::Logical);
    browse("source-name");
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY(usersByName().contains(QStringLiteral("vg_nvme")));
    QVERIFY(!usersByName().value(QStringLiteral("vg_nvme")).isEmpty());
    QTest::keyClick(picker(), Qt::Key_Escape);
    QTRY_VERIFY(!picker());
}

void TestPickingDemo::noDirectoryOfTheSystemIsTheFirst()
{
    newPool(PoolType::Fs);
    edit()->setValue({Field::TargetPath}, std::nullopt);
    browse("target-path");
    if (QTest::currentTestFailed())
        return;
    auto *filter = picker()->findChild<QLineEdit *>(QStringLiteral("pickerFilter"));
    const auto *folder = picker()->findChild<QLineEdit *>(QStringLiteral("pickerFolder"));
    const auto *table = picker()->findChild<QTableView *>(QStringLiteral("pickerTable"));
    const auto *take = picker()->findChild<QPushButton *>(QStringLiteral("pickerTake"));
    QTRY_VERIFY(take->isEnabled());
    QCOMPARE(folder->text(), QStringLiteral("/mnt"));
    QTest::keyClick(filter, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(folder->text(), QStringLiteral("/"));
    QTRY_VERIFY(take->isEnabled());
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex cell = table->model()->index(row, 0);
        const QString path = cell.data(Qt::EditRole).toString();
        if (path == u"/" || path == u"/dev" || path == u"/var")
            QVERIFY2(cell.data(CandidateModel::SeverityRole).isValid(), qPrintable(path));
    }
    QTest::keyClick(picker(), Qt::Key_Escape);
    QTRY_VERIFY(!picker());
}

void TestPickingDemo::partsOfDisksAreOffered()
{
    newPool(PoolType::Fs);
    browse("device-path-0");
    if (QTest::currentTestFailed())
        return;
    const auto *take = picker()->findChild<QPushButton *>(QStringLiteral("pickerTake"));
    QTRY_VERIFY(take->isEnabled());
    const QMap<QString, QString> users = usersByName();
    QVERIFY2(users.value(QStringLiteral("/dev/sdd1")).contains(QStringLiteral("scratch")),
             qPrintable(users.value(QStringLiteral("/dev/sdd1"))));
    QVERIFY(users.value(QStringLiteral("/dev/mapper/mpatha")).contains(QStringLiteral("oracle")));
    QVERIFY(users.value(QStringLiteral("/dev/vg0/db1-data")).contains(QStringLiteral("hostvg")));
    // A pool of all multipath devices has this one.
    QVERIFY(users.contains(QStringLiteral("/dev/mapper/mpathb")));
    QVERIFY(users.contains(QStringLiteral("/dev/sde1")));
    QCOMPARE(users.value(QStringLiteral("/dev/sde1")), QString());
    QTest::keyClick(picker(), Qt::Key_Escape);
    QTRY_VERIFY(!picker());
}

void TestPickingDemo::oneDeviceHasOneLine()
{
    newPool(PoolType::Fs);
    type("device-path-0", QStringLiteral("/dev/x"));
    auto *input = find<QLineEdit>("field-device-path-0");
    QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(input, Qt::Key_Delete);
    QCOMPARE(edit()->count(Field::DevicePath), 0);
    choose(pick("device-path-0", "/dev/sde1"));
    QCOMPARE(edit()->value({Field::DevicePath}), QStringLiteral("/dev/sde1"));
    const auto *second =
        m_program->session.window()->findChild<QLineEdit *>(QStringLiteral("field-device-path-1"));
    QVERIFY(!second || !second->isVisible());
}

void TestPickingDemo::completesAServerOfOtherPools()
{
    newPool(PoolType::Netfs);
    auto *host = find<QLineEdit>("field-host-name-0");
    host->setFocus();
    QTest::keyClicks(host, QStringLiteral("nas"));
    auto *popup = host->findChild<QAbstractItemView *>(QStringLiteral("serverPopup"));
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top->objectName() == u"serverPopup")
            popup = qobject_cast<QAbstractItemView *>(top);
    }
    QVERIFY(popup);
    QTRY_VERIFY(popup->isVisible());
    QVERIFY(popup->model()->rowCount() >= 2);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_COMPARE(edit()->value({Field::HostName}), QStringLiteral("nas1.example.org"));
    QCOMPARE(host->text(), QStringLiteral("nas1.example.org"));
    // In the picker, too.
    edit()->setValue({Field::HostName}, QString());
    browse("source-dir");
    if (QTest::currentTestFailed())
        return;
    auto *server = picker()->findChild<QLineEdit *>(QStringLiteral("pickerServer"));
    QTRY_VERIFY(server->hasFocus());
    QTest::keyClicks(server, QStringLiteral("nas2"));
    QAbstractItemView *servers = server->completer()->popup();
    QTRY_VERIFY(servers->isVisible());
    QTest::keyClick(servers, Qt::Key_Down);
    QTest::keyClick(servers, Qt::Key_Return);
    QTRY_COMPARE(server->text(), QStringLiteral("nas2.example.org"));
    QTest::keyClick(server, Qt::Key_Return);
    QTRY_VERIFY(!usersByName().isEmpty());
    QTest::keyClick(picker(), Qt::Key_Escape);
    QTRY_VERIFY(!picker());
}

void TestPickingDemo::whatTheGroupLiesOnIsKnownAfterwards_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("device");
    QTest::addColumn<int>("kind");
    QTest::newRow("a disk around a device of the group")
        << int(PoolType::Disk) << QStringLiteral("/dev/nvme0n1") << int(FindingKind::Stacked);
    QTest::newRow("the other disk")
        << int(PoolType::Disk) << QStringLiteral("/dev/nvme1n1") << int(FindingKind::Stacked);
    QTest::newRow("a device of the group")
        << int(PoolType::Fs) << QStringLiteral("/dev/nvme1n1p1") << int(FindingKind::SameStorage);
}

// The host said on which disks the group lies. It is not forgotten when the list is closed, nor must it be opened.
void TestPickingDemo::whatTheGroupLiesOnIsKnownAfterwards()
{
    QFETCH(const int, type);
    QFETCH(const QString, device);
    QFETCH(const int, kind);
    newPool(PoolType::Logical);
    this->type("name", QStringLiteral("group"));
    this->type("source-name", QStringLiteral("vg_nvme"));
    const MainWindow *window = m_program->session.window();
    const PoolId group = window->currentPool();
    newPool(PoolType(type));
    this->type("name", QStringLiteral("other"));
    this->type("device-path-0", device);
    const PoolId other = window->currentPool();
    const ConflictChecker &checker = m_program->session.registry()->checker();
    const auto kinds = [&](PoolId pool, PoolId peer) {
        QList<int> kinds;
        for (const Finding &finding : checker.findingsOf(pool)) {
            if (finding.peer == peer)
                kinds.append(int(finding.kind));
        }
        return kinds;
    };
    QTRY_COMPARE(kinds(other, group), QList{kind});
    QCOMPARE(kinds(group, other), QList{kind});
    // The form and the list tell of it.
    if (kind == int(FindingKind::SameStorage)) {
        const auto *reason = find<QLabel>("bannerReason");
        QTRY_VERIFY(reason->isVisible());
        QVERIFY2(reason->text().contains(QLatin1String("vg_nvme")), qPrintable(reason->text()));
    }
}

void TestPickingDemo::saysWhichServersThereAre()
{
    newPool(PoolType::Netfs);
    browse("source-dir");
    if (QTest::currentTestFailed())
        return;
    auto *server = picker()->findChild<QLineEdit *>(QStringLiteral("pickerServer"));
    QTest::keyClicks(server, QStringLiteral("../host"));
    QTest::keyClick(server, Qt::Key_Return);
    QTRY_VERIFY(picker()
                    ->findChild<QLabel *>(QStringLiteral("pickerSentence"))
                    ->text()
                    .contains(QStringLiteral("nas1.example.org, nas2.example.org")));
}

void TestPickingDemo::makesASecret()
{
    DemoAnswers answers;
    HostQuestion question{.about = HostQuestion::About::NewSecret,
                          .usageType = QStringLiteral("iscsi"),
                          .usage = QStringLiteral("mine")};
    const QString uri = demoHostUri();
    QVERIFY(!answers.answer(QStringLiteral("qemu:///system"), question));
    QVERIFY(!answers.answer(uri, question)->error);
    QVERIFY(answers.answer(uri, question)->error); // it is there already
    question.about = HostQuestion::About::Secrets;
    QCOMPARE(answers.answer(uri, question)->secrets.size(), 3);
    question.usageType = QStringLiteral("ceph");
    QCOMPARE(answers.answer(uri, question)->secrets.size(), 2);
}

QTEST_MAIN(TestPickingDemo)
#include "tst_pickingdemo.moc"
