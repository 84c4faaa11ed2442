// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"
#include "model/schema/schemasamples.h"
#include "model/wording/findingtext.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace poolwarden;

namespace {

QByteArray pool(const char *type, const char *content)
{
    return QByteArray("<pool type='") + type + "'>\n<name>n</name>\n" + content + "\n</pool>\n";
}

constexpr const char *target = "<target><path>/t</path></target>";

} // namespace

class TestPoolSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void acceptsSamples_data();
    void acceptsSamples();
    void acceptsWhatAdminsWrite_data();
    void acceptsWhatAdminsWrite();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void namesAnUndeclaredPrefix();
    void tellsAllThatIsWrongAtOnce();
    void saysSomethingOfEveryBrokenSample_data();
    void saysSomethingOfEveryBrokenSample();
    void answersFromManyThreads();
    void prefersTheGivenFolder();
    void doesWithoutASchema();

private:
    PoolSchema m_schema;
};

void TestPoolSchema::initTestCase()
{
    QVERIFY2(m_schema.isAvailable(), "libvirt's schemas are not installed (libvirt0)");
    QVERIFY(m_schema.path().endsWith(QLatin1String("storagepool.rng")));
}

void TestPoolSchema::acceptsSamples_data()
{
    QTest::addColumn<QString>("xml");
    for (const PoolTypeInfo &info : poolTypes()) {
        const QStringList samples = schemaSamples(info.type);
        for (qsizetype i = 0; i < samples.size(); ++i)
            QTest::addRow("%s %d", std::string(info.name).c_str(), int(i)) << samples.at(i);
    }
}

void TestPoolSchema::acceptsSamples()
{
    QFETCH(QString, xml);
    const QList<SchemaError> errors = m_schema.validate(xml.toUtf8());
    QVERIFY2(errors.isEmpty(), errors.isEmpty() ? "" : qPrintable(errors.first().original));
}

void TestPoolSchema::acceptsWhatAdminsWrite_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("dir") << pool("dir", target);
    QTest::newRow("dir, empty source") << pool("dir", "<source/><target><path>/t</path></target>");
    QTest::newRow("fs") << pool("fs", "<source><device path='/dev/sdb1'/></source>"
                                      "<target><path>/t</path></target>");
    QTest::newRow("netfs") << pool(
        "netfs", "<source><host name='nas1'/><dir path='/export'/><format type='nfs'/>"
                 "</source><target><path>/t</path></target>");
    QTest::newRow("netfs over CIFS, relative share")
        << pool("netfs", "<source><host name='nas1'/><dir path='share'/><format type='cifs'/>"
                         "</source><target><path>/t</path></target>");
    QTest::newRow("logical, three devices")
        << pool("logical", "<source><device path='/dev/sda'/><device path='/dev/sdb'/>"
                           "<device path='/dev/sdc'/><name>vg0</name><format type='lvm2'/>"
                           "</source><target><path>/dev/vg0</path></target>");
    QTest::newRow("disk") << pool("disk", "<source><device path='/dev/sdb'/>"
                                          "<format type='gpt'/></source>"
                                          "<target><path>/dev</path></target>");
    QTest::newRow("iscsi") << pool("iscsi", "<source><host name='::1' port='3260'/>"
                                            "<device path='iqn.2013-06.com.example:a'/></source>"
                                            "<target><path>/dev/disk/by-path</path></target>");
    QTest::newRow("iscsi-direct") << pool(
        "iscsi-direct", "<source><host name='san'/>"
                        "<device path='iqn.2013-06.com.example:a'/><initiator>"
                        "<iqn name='iqn.2013-06.com.example:b'/></initiator></source>");
    QTest::newRow("scsi, the old way")
        << pool("scsi", "<source><adapter name='host0'/></source>"
                        "<target><path>/dev/disk/by-path</path></target>");
    QTest::newRow("mpath") << pool("mpath", "<target><path>/dev/mapper</path></target>");
    QTest::newRow("rbd without a name")
        << QByteArray("<pool type='rbd'><source><name>images</name><host name='mon1'/>"
                      "<host name='mon2' port='6789'/></source></pool>");
    QTest::newRow("sheepdog") << pool("sheepdog",
                                      "<source><host name='h'/><name>s</name></source>");
    QTest::newRow("gluster") << pool("gluster", "<source><host name='h'/><name>v</name></source>");
    QTest::newRow("zfs") << pool("zfs", "<source><name>tank/vm</name></source>");
    QTest::newRow("vstorage") << pool("vstorage", "<source><name>c</name></source>"
                                                  "<target><path>/t</path></target>");
}

void TestPoolSchema::acceptsWhatAdminsWrite()
{
    QFETCH(QByteArray, xml);
    const QList<SchemaError> errors = m_schema.validate(xml);
    QVERIFY2(errors.isEmpty(), errors.isEmpty() ? "" : qPrintable(errors.first().message));
}

void TestPoolSchema::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("field"); ///< id; empty: none
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("part"); ///< of the sentence
    const auto row = [](const char *name, const QByteArray &xml, int line, const char *field,
                        const QString &part, int index = 0) {
        QTest::newRow(name) << xml << line << QString::fromLatin1(field) << index << part;
    };
    row("unknown type", pool("dri", target), 1, "", u"“dri” is unknown"_qs);
    row("no type", "<pool><name>n</name></pool>", 1, "", u"has no type"_qs);
    row("not well-formed", "<pool type='dir'>\n<name>n</pool>", 2, "", u""_qs);
    row("dir: no target", pool("dir", ""), 1, "target-path", u"“Directory” has no value"_qs);
    row("dir: target without path", pool("dir", "<target/>"), 3, "target-path", u"has no value"_qs);
    row("dir: relative path", pool("dir", "<target><path>srv</path></target>"), 3, "target-path",
        u"“srv”"_qs);
    row("dir: empty path", pool("dir", "<target><path/></target>"), 3, "target-path",
        u"has no value"_qs);
    row("dir: no name", "<pool type='dir'><target><path>/t</path></target></pool>", 1, "name",
        u"has no value"_qs);
    row("dir: name with a slash",
        "<pool type='dir'>\n<name>a/b</name><target><path>/t</path></target></pool>", 2, "name",
        u"“a/b”"_qs);
    row("dir: bad uuid", pool("dir", "<uuid>12</uuid>\n<target><path>/t</path></target>"), 3,
        "uuid", u"“12”"_qs);
    row("dir: bad mode",
        pool("dir", "<target><path>/t</path>\n<permissions>\n<mode>0899</mode></permissions>"
                    "</target>"),
        5, "mode", u"octal"_qs);
    row("dir: owner is a name",
        pool("dir", "<target><path>/t</path>\n<permissions><owner>root</owner></permissions>"
                    "</target>"),
        4, "owner", u"“root”"_qs);
    row("dir: source with a device",
        pool("dir", "<source>\n<device path='/dev/sda'/></source><target><path>/t</path></target>"),
        4, "device-path", u"<device> is not expected inside <source>"_qs);
    row("dir: unknown element", pool("dir", "<foo/><target><path>/t</path></target>"), 3, "",
        u"<foo> is not expected inside <pool>"_qs);
    row("dir: unknown attribute",
        "<pool type='dir' kind='x'><name>n</name><target><path>/t</path></target></pool>", 1, "",
        u"“kind” is not expected inside <pool>"_qs);
    row("dir: two names", pool("dir", "<name>m</name><target><path>/t</path></target>"), 3, "name",
        u"<name> is allowed only once"_qs);
    row("dir: cow",
        pool("dir", "<features><cow state='maybe'/></features>\n"
                    "<target><path>/t</path></target>"),
        3, "cow", u"“maybe”"_qs);
    row("fs: no device", pool("fs", "<source/><target><path>/t</path></target>"), 3, "device-path",
        u"“Device” has no value"_qs);
    row("fs: no source", pool("fs", target), 1, "device-path", u"has no value"_qs);
    row("fs: two devices",
        pool("fs", "<source><device path='/dev/a'/>\n<device path='/dev/b'/></source>"
                   "<target><path>/t</path></target>"),
        4, "device-path", u"only once"_qs, 1);
    row("fs: format of another type",
        pool("fs", "<source><device path='/dev/a'/>\n<format type='nfs'/></source>"
                   "<target><path>/t</path></target>"),
        4, "source-format", u"ext4"_qs);
    row("fs: option without a name",
        pool("fs", "<source><device path='/dev/a'/></source><target><path>/t</path></target>\n"
                   "<m:mount_opts xmlns:m='http://libvirt.org/schemas/storagepool/fs/1.0'>\n"
                   "<m:option name='a'/>\n<m:option/></m:mount_opts>"),
        6, "mount-option", u"has no value"_qs, 1);
    row("netfs: no host",
        pool("netfs", "<source><dir path='/e'/></source>"
                      "<target><path>/t</path></target>"),
        3, "host-name", u"“Host” has no value"_qs);
    row("netfs: no export",
        pool("netfs", "<source><host name='h'/></source>"
                      "<target><path>/t</path></target>"),
        3, "source-dir", u"has no value"_qs);
    row("netfs: relative export over NFS",
        pool("netfs", "<source><host name='h'/><dir path='e'/><format type='nfs'/></source>"
                      "<target><path>/t</path></target>"),
        3, "source-dir", u"absolute"_qs);
    row("netfs: version with CIFS",
        pool("netfs", "<source><host name='h'/><dir path='e'/><format type='cifs'/>\n"
                      "<protocol ver='3'/></source><target><path>/t</path></target>"),
        4, "protocol-version", u"<protocol> is not expected"_qs);
    row("netfs: host name with an underscore",
        pool("netfs", "<source><host name='nas_1'/><dir path='/e'/></source>"
                      "<target><path>/t</path></target>"),
        3, "host-name", u"“nas_1”"_qs);
    row("netfs: port out of range",
        pool("netfs", "<source><host name='h'/>\n<host name='i' port='70000'/><dir path='/e'/>"
                      "</source><target><path>/t</path></target>"),
        4, "host-port", u"“70000”"_qs, 1);
    row("logical: neither volume group nor device", pool("logical", ""), 1, "source-name",
        u"“Volume group”"_qs);
    row("logical: unknown format",
        pool("logical", "<source><name>v</name><format type='lvm3'/></source>"
                        "<target><path>/dev/v</path></target>"),
        3, "source-format", u"“lvm3”"_qs);
    row("disk: part_separator",
        pool("disk", "<source><device path='/dev/a' part_separator='1'/>"
                     "</source><target><path>/dev</path></target>"),
        3, "device-part-separator", u"“yes” or “no”"_qs);
    row("iscsi: no target IQN",
        pool("iscsi", "<source><host name='h'/></source>"
                      "<target><path>/t</path></target>"),
        3, "device-path", u"“Target IQN” has no value"_qs);
    row("iscsi: auth without a user",
        pool("iscsi", "<source><host name='h'/><device path='iqn.2013-06.com.example:a'/>\n"
                      "<auth type='chap'><secret usage='s'/></auth></source>"
                      "<target><path>/t</path></target>"),
        4, "auth-username", u"has no value"_qs);
    row("iscsi: unknown auth",
        pool("iscsi", "<source><host name='h'/><device path='iqn.2013-06.com.example:a'/>\n"
                      "<auth type='x' username='u'><secret usage='s'/></auth></source>"
                      "<target><path>/t</path></target>"),
        4, "auth-type", u"“chap” or “ceph”"_qs);
    row("iscsi: secret by usage and uuid",
        pool("iscsi", "<source><host name='h'/><device path='iqn.2013-06.com.example:a'/>\n"
                      "<auth type='chap' username='u'>\n<secret usage='s' uuid='x'/></auth>"
                      "</source><target><path>/t</path></target>"),
        5, "auth-secret-uuid", u"“uuid”"_qs);
    row("iscsi-direct: device is no IQN",
        pool("iscsi-direct", "<source><host name='h'/><device path='/dev/a'/><initiator>"
                             "<iqn name='iqn.2013-06.com.example:b'/></initiator></source>"),
        3, "device-path", u"iSCSI qualified name"_qs);
    row("iscsi-direct: no initiator",
        pool("iscsi-direct",
             "<source><host name='h'/><device path='iqn.2013-06.com.example:a'/></source>"),
        3, "initiator-iqn", u"has no value"_qs);
    row("iscsi-direct: a target",
        pool("iscsi-direct", "<source><host name='h'/><device path='iqn.2013-06.com.example:a'/>"
                             "<initiator><iqn name='i'/></initiator></source>\n"
                             "<target><path>/t</path></target>"),
        4, "target-path", u"<target> is not expected"_qs);
    row("scsi: WWN too short",
        pool("scsi", "<source><adapter type='fc_host' wwnn='2' wwpn='10000000c9831b4b'/></source>"
                     "<target><path>/t</path></target>"),
        3, "adapter-wwnn", u"16 hexadecimal"_qs);
    row("scsi: no WWPN",
        pool("scsi", "<source><adapter type='fc_host' wwnn='10000000c9831b4b'/></source>"
                     "<target><path>/t</path></target>"),
        3, "adapter-wwpn", u"has no value"_qs);
    row("scsi: a WWN on a scsi_host",
        pool("scsi", "<source><adapter name='host1' wwnn='10000000c9831b4b'/></source>"
                     "<target><path>/t</path></target>"),
        3, "adapter-wwnn", u"“wwnn”"_qs);
    row("mpath: a device",
        pool("mpath", "<source><device path='/dev/a'/></source>"
                      "<target><path>/t</path></target>"),
        3, "device-path", u"not expected"_qs);
    row("rbd: no pool name", pool("rbd", "<source><host name='h'/></source>"), 3, "source-name",
        u"“Ceph pool” has no value"_qs);
    row("rbd: option without a value",
        pool("rbd", "<source><name>p</name><host name='h'/></source>\n"
                    "<r:config_opts xmlns:r='http://libvirt.org/schemas/storagepool/rbd/1.0'>"
                    "<r:option name='a'/></r:config_opts>"),
        4, "config-option-value", u"has no value"_qs);
    row("rbd: refresh",
        pool("rbd", "<source><name>p</name><host name='h'/></source>\n"
                    "<refresh><volume allocation='x'/></refresh>"),
        4, "refresh-allocation", u"“default” or “capacity”"_qs);
    row("sheepdog: no host", pool("sheepdog", "<source><name>s</name></source>"), 3, "host-name",
        u"has no value"_qs);
    row("gluster: relative directory",
        pool("gluster", "<source><host name='h'/><name>v</name><dir path='d'/></source>"), 3,
        "source-dir", u"absolute"_qs);
    row("zfs: no name", pool("zfs", "<source/>"), 3, "source-name", u"has no value"_qs);
    row("vstorage: no target", pool("vstorage", "<source><name>c</name></source>"), 1,
        "target-path", u"has no value"_qs);
    row("text between elements", pool("dir", "hello<target><path>/t</path></target>"), 3, "",
        u"Text is not expected inside <pool>"_qs);
    row("a capacity that is no number",
        pool("dir", "<capacity>big</capacity><target><path>/t</path></target>"), 3, "",
        u"<capacity> is not a number"_qs);
    row("scsi: no source", pool("scsi", target), 1, "adapter-type", u"Choose the adapter type"_qs);
    row("scsi: a parent without an address",
        pool("scsi", "<source>\n<adapter type='scsi_host'>\n<parentaddr unique_id='1'/>\n"
                     "</adapter></source><target><path>/t</path></target>"),
        5, "adapter-parent-domain", u"<address> is missing inside <parentaddr>"_qs);
    row("iscsi: a secret that is elsewhere",
        pool("iscsi", "<source><host name='h'/><device path='iqn.2016-04.com.example:a'/>\n"
                      "<auth type='chap' username='u'/></source>"
                      "<target><path>/t</path></target>"),
        4, "auth-secret-usage", u"Choose a secret by its usage or by its UUID"_qs);
    row("disk: an extent without an end",
        pool("disk", "<source><device path='/dev/a'>\n<freeExtent start='1'/></device></source>"
                     "<target><path>/t</path></target>"),
        4, "", u"“end” is missing inside <freeExtent>"_qs);
    row("disk: an extent that is no number",
        pool("disk", "<source><device path='/dev/a'>\n<freeExtent start='1' end='x'/></device>"
                     "</source><target><path>/t</path></target>"),
        4, "", u"“x” is not a number"_qs);
    row("fs: mount options before the rest",
        "<pool type='fs'><name>n</name><source><device path='/dev/a'/></source>\n"
        "<fs:mount_opts xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'/>\n"
        "<target><path>/t</path></target></pool>",
        2, "mount-option", u"behind all other elements"_qs);
    row("a UUID between the sizes, which only libxml2 refuses",
        "<pool type='sheepdog'>\n<name>n</name>\n<capacity>1</capacity>\n"
        "<uuid>00000000-0000-0000-0000-000000000001</uuid>\n<allocation>1</allocation>\n"
        "<available>1</available><source><name>s</name><host name='h'/></source></pool>",
        4, "uuid", u"move it to the beginning"_qs);
}

void TestPoolSchema::namesAnUndeclaredPrefix()
{
    const QList<SchemaError> errors = m_schema.validate(
        pool("rbd", "<source><name>p</name><host name='h'/></source>\n"
                    "<rbd:config_opts><rbd:option name='a' value='b'/></rbd:config_opts>"));
    QVERIFY(std::any_of(errors.begin(), errors.end(), [](const SchemaError &error) {
        return error.line == 4 && error.message.contains(u"“rbd” is not declared"_qs);
    }));
}

void TestPoolSchema::saysWhatIsWrong()
{
    QFETCH(QByteArray, xml);
    QFETCH(int, line);
    QFETCH(QString, field);
    QFETCH(int, index);
    QFETCH(QString, part);
    const QList<SchemaError> errors = m_schema.validate(xml);
    QVERIFY(!errors.isEmpty());
    for (const SchemaError &error : errors)
        qDebug("%d: %s [%s]", error.line, qPrintable(error.message), qPrintable(error.original));
    const SchemaError &error = errors.first();
    QCOMPARE(errors.size(), 1);
    QVERIFY2(error.message.contains(part), qPrintable(error.message));
    QCOMPARE(error.line, line);
    QCOMPARE(error.field.has_value(), !field.isEmpty());
    QVERIFY(!error.original.isEmpty());
    if (error.field) {
        const std::string_view id = fieldInfo(error.field->field).id;
        QCOMPARE(QString::fromLatin1(id.data(), qsizetype(id.size())), field);
        QCOMPARE(error.field->index, index);
    }
}

void TestPoolSchema::tellsAllThatIsWrongAtOnce()
{
    const QList<SchemaError> errors =
        m_schema.validate(pool("netfs", "<uuid>x</uuid>\n<foo/>\n<source>\n<dir path='/e'/>\n"
                                        "<format type='zfs'/>\n</source>\n<target/>"));
    QStringList found;
    for (const SchemaError &error : errors) {
        const std::string_view id = error.field ? fieldInfo(error.field->field).id : "-";
        found << QStringLiteral("%1 %2")
                     .arg(error.line)
                     .arg(QString::fromLatin1(id.data(), qsizetype(id.size())));
    }
    QCOMPARE(found, QStringList({u"3 uuid"_qs, u"4 -"_qs, u"5 host-name"_qs, u"7 source-format"_qs,
                                 u"9 target-path"_qs}));
}

void TestPoolSchema::saysSomethingOfEveryBrokenSample_data()
{
    acceptsSamples_data();
}

void TestPoolSchema::saysSomethingOfEveryBrokenSample()
{
    QFETCH(QString, xml);
    const PoolDocument sample = std::get<PoolDocument>(PoolDocument::parseText(xml));
    int broken = 0;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        for (const auto &value : {std::optional<QString>(), std::optional(u" <&\n"_qs)}) {
            PoolDocument changed = sample;
            if (!sample.value({Field(i)}))
                continue;
            changed.setValue({Field(i)}, value);
            const QList<SchemaError> errors = m_schema.validate(changed.toXml().toUtf8());
            for (const SchemaError &error : errors) {
                ++broken;
                QVERIFY(!error.message.isEmpty());
                QVERIFY(error.line >= 1);
            }
            // A value that is at fault is the one that is named.
            if (value && !errors.isEmpty())
                QVERIFY2(std::any_of(errors.begin(), errors.end(),
                                     [i](const SchemaError &error) {
                                         return error.field == FieldRef{Field(i), 0};
                                     }),
                         qPrintable(errors.first().message + changed.toXml()));
        }
    }
    QVERIFY(broken > 0);
}

void TestPoolSchema::answersFromManyThreads()
{
    const PoolSchema schema;
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&schema, &wrong] {
            for (int i = 0; i < 50; ++i) {
                wrong += schema.validate(pool("dir", target)).isEmpty() ? 0 : 1;
                wrong += schema.validate(pool("dir", "")).size() == 1 ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void TestPoolSchema::prefersTheGivenFolder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"storagepool.rng"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "<element name='pool' xmlns='http://relaxng.org/ns/structure/1.0'><empty/></element>");
    file.close();
    qputenv("POOLWARDEN_SCHEMA_DIR", QFile::encodeName(folder.path()));
    const PoolSchema schema;
    qunsetenv("POOLWARDEN_SCHEMA_DIR");
    QCOMPARE(schema.path(), file.fileName());
    QVERIFY(schema.isAvailable());
    QVERIFY(schema.validate("<pool/>").isEmpty());
    QVERIFY(!schema.validate(pool("dir", target)).isEmpty());
}

void TestPoolSchema::doesWithoutASchema()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"storagepool.rng"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no schema");
    file.close();
    qputenv("POOLWARDEN_SCHEMA_DIR", QFile::encodeName(folder.path()));
    const PoolSchema schema;
    qunsetenv("POOLWARDEN_SCHEMA_DIR");
    QVERIFY(!schema.isAvailable());
    QVERIFY(schema.validate(pool("dir", "")).isEmpty());
    QCOMPARE(schema.validate("<pool").size(), 1);
}

QTEST_GUILESS_MAIN(TestPoolSchema)
#include "tst_poolschema.moc"
