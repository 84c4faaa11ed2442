// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/pooldocument.h"
#include "model/document/xmlencoding.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/support/randomseeds.h"

#include <QTest>

using namespace poolwarden;

namespace {

PoolDocument parsed(const QString &text)
{
    std::variant<PoolDocument, Refusal> result = PoolDocument::parseText(text);
    if (const auto *refusal = std::get_if<Refusal>(&result)) {
        const std::string message = libvirtMessage(*refusal);
        qFatal("not well-formed: %s", message.c_str());
    }
    return std::get<PoolDocument>(result);
}

} // namespace

class TestPoolDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryByte_data();
    void keepsEveryByte();
    void findsWhatLibvirtFinds_data();
    void findsWhatLibvirtFinds();
    void replacesOneValueOnly_data();
    void replacesOneValueOnly();
    void removesWhatBecameEmpty_data();
    void removesWhatBecameEmpty();
    void refuses_data();
    void refuses();
    void tellsLines();
    void countsAndRemovesRepeated();
    void declaresTheNamespaceOnce();
    void readsBytesAsUtf8WhateverIsDeclared_data();
    void readsBytesAsUtf8WhateverIsDeclared();
    void refusesOtherBytesAndKeepsTheirText();
    void createsEveryType_data();
    void createsEveryType();
    void replacesWhatXmlCannotCarry();
    void removesRuntimeElements();
    void takesAHundredThousandElements();
    void isAValue();
    void agreesWithTheReaderOnRandomXml_data() { addSeeds(611823); }
    void agreesWithTheReaderOnRandomXml();
    void setsAndUnsetsOnRandomXml_data() { addSeeds(611823); }
    void setsAndUnsetsOnRandomXml();
};

void TestPoolDocument::keepsEveryByte_data()
{
    QTest::addColumn<QString>("xml");
    QTest::newRow("comments around and inside")
        << u"<!-- a --><pool type='dir'><!-- b --><name>n<!-- c --></name></pool><!-- d -->"_qs;
    QTest::newRow("CDATA") << u"<pool type='dir'><name><![CDATA[a<b]]></name></pool>"_qs;
    QTest::newRow("processing instructions")
        << u"<?xml version='1.0'?>\n<?x y > z?>\n<pool type='dir'><?p?><name>n</name></pool>\n"_qs;
    QTest::newRow("unknown elements and attributes")
        << u"<pool  type='dir' b=\"2\" a='1'><x:y xmlns:x='u' x:z='1'/><name>n</name></pool>"_qs;
    QTest::newRow("an undeclared prefix") << u"<pool type='dir'><a:b/><name>n</name></pool>"_qs;
    QTest::newRow("blank text, tabs, CR LF")
        << u"<pool type='dir'>\r\n\t<name>n</name>\r\n \r\n</pool>\r\n"_qs;
    QTest::newRow("references")
        << u"<pool type='dir'><name>&#x41;&amp;&#10;&quot;</name><a b='&#9;&lt;'/></pool>"_qs;
    QTest::newRow("'>' inside attributes")
        << u"<pool type='dir'><a b='>' c=\"/>\"/><name>n</name></pool>"_qs;
    QTest::newRow("white space inside tags")
        << u"<pool\n type = 'dir'\t><name >n</name ><a  /></pool >"_qs;
    QTest::newRow("beyond the basic plane")
        << u"<pool type='dir'><name>\U0001F4BE</name></pool>"_qs;
}

void TestPoolDocument::keepsEveryByte()
{
    QFETCH(QString, xml);
    PoolDocument document = parsed(xml);
    QCOMPARE(document.toXml(), xml);

    const std::optional<QString> name = document.value({Field::Name});
    document.setValue({Field::TargetPath}, u"/some/where"_qs);
    QCOMPARE(document.value({Field::TargetPath}), u"/some/where"_qs);
    document.setValue({Field::TargetPath}, std::nullopt);
    QCOMPARE(document.toXml(), xml);
    QCOMPARE(document.value({Field::Name}), name);
}

void TestPoolDocument::findsWhatLibvirtFinds_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("the first element of the name")
        << u"<pool type='dir'><name>a</name><name>b</name></pool>"_qs << int(Field::Name)
        << u"a"_qs;
    QTest::newRow("the first format that has a type")
        << u"<pool type='fs'><source><format/><format type='ext4'/></source></pool>"_qs
        << int(Field::SourceFormat) << u"ext4"_qs;
    QTest::newRow("only the first source")
        << u"<pool type='fs'><source/><source><format type='ext4'/></source></pool>"_qs
        << int(Field::SourceFormat) << QString();
    QTest::newRow("a path in the second target")
        << u"<pool type='dir'><target/><target><path>/x</path></target></pool>"_qs
        << int(Field::TargetPath) << u"/x"_qs;
    QTest::newRow("not in another namespace")
        << u"<pool type='dir'><name xmlns='u'>a</name><name>b</name></pool>"_qs << int(Field::Name)
        << u"b"_qs;
    QTest::newRow("text of descendants and CDATA, without comments")
        << u"<pool type='dir'><name>a<!--x--><b>c</b><![CDATA[<d>]]></name></pool>"_qs
        << int(Field::Name) << u"ac<d>"_qs;
    QTest::newRow("references") << u"<pool type='dir'><name>&#x41;&amp;&lt;</name></pool>"_qs
                                << int(Field::Name) << u"A&<"_qs;
    QTest::newRow("white space of an attribute")
        << u"<pool type='netfs'><source><dir path='a\n\tb&#10;'/></source></pool>"_qs
        << int(Field::SourceDir) << u"a  b\n"_qs;
    QTest::newRow("line ends of text") << u"<pool type='dir'><name>a\r\nb\rc</name></pool>"_qs
                                       << int(Field::Name) << u"a\nb\nc"_qs;
    QTest::newRow("mount options under any prefix")
        << u"<pool type='fs' xmlns:q='http://libvirt.org/schemas/storagepool/fs/1.0'>"
           "<q:mount_opts><q:option name='sync'/></q:mount_opts></pool>"_qs
        << int(Field::MountOption) << u"sync"_qs;
    QTest::newRow("no mount options of another namespace")
        << u"<pool type='fs' xmlns:fs='urn:other'>"
           "<fs:mount_opts><fs:option name='sync'/></fs:mount_opts></pool>"_qs
        << int(Field::MountOption) << QString();
    QTest::newRow("a default namespace hides all")
        << u"<pool type='dir' xmlns='u'><name>n</name></pool>"_qs << int(Field::Name) << QString();
}

void TestPoolDocument::findsWhatLibvirtFinds()
{
    QFETCH(QString, xml);
    QFETCH(int, field);
    QFETCH(QString, value);
    const PoolDocument document = parsed(xml);
    QCOMPARE(document.value({Field(field)}).value_or(QString()), value);
    QCOMPARE(document.value({Field(field)}).has_value(), !value.isNull());
}

void TestPoolDocument::replacesOneValueOnly_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, Field field, const QString &value,
                        const QString &after, int index = 0) {
        QTest::newRow(name) << before << int(field) << index << value << after;
    };
    row("text of an element", u"<pool type='dir'><name>a</name></pool>"_qs, Field::Name, u"b<"_qs,
        u"<pool type='dir'><name>b&lt;</name></pool>"_qs);
    row("an empty element", u"<pool type='dir'><name/></pool>"_qs, Field::Name, u"b"_qs,
        u"<pool type='dir'><name>b</name></pool>"_qs);
    row("text with a comment inside", u"<pool type='dir'><name>a<!--c-->d</name></pool>"_qs,
        Field::Name, u"b"_qs, u"<pool type='dir'><name>b<!--c--></name></pool>"_qs);
    row("an attribute in double quotes",
        u"<pool type=\"fs\"><source><dir path=\"/a\" x='1'/></source></pool>"_qs, Field::SourceDir,
        u"/\"b'"_qs,
        u"<pool type=\"fs\"><source><dir path=\"/&quot;b'\" x='1'/></source></pool>"_qs);
    row("a new attribute, in the document's quotes",
        u"<pool type=\"iscsi\"><source><host name=\"h\" /></source></pool>"_qs, Field::HostPort,
        u"1"_qs, u"<pool type=\"iscsi\"><source><host name=\"h\" port=\"1\" /></source></pool>"_qs);
    row("a new element after its predecessor, indented as it is",
        u"<pool type='dir'>\n    <name>a</name>\n    <target>\n        <path>/a</path>\n    </target>\n</pool>"_qs,
        Field::Uuid, u"u"_qs,
        u"<pool type='dir'>\n    <name>a</name>\n    <uuid>u</uuid>\n    <target>\n        <path>/a</path>\n    </target>\n</pool>"_qs);
    row("a new element before all others", u"<pool type='dir'>\n  <uuid>u</uuid>\n</pool>"_qs,
        Field::Name, u"a"_qs, u"<pool type='dir'>\n  <name>a</name>\n  <uuid>u</uuid>\n</pool>"_qs);
    row("new elements inside new elements",
        u"<pool type='netfs'>\n  <name>a</name>\n  <target/>\n</pool>\n"_qs, Field::SourceDir,
        u"/e"_qs,
        u"<pool type='netfs'>\n  <name>a</name>\n  <source>\n    <dir path='/e'/>\n  </source>\n  <target/>\n</pool>\n"_qs);
    row("behind a comment on the predecessor's line",
        u"<pool type='dir'>\n  <name>a</name> <!-- mine -->\n  <!-- other -->\n</pool>"_qs,
        Field::Uuid, u"u"_qs,
        u"<pool type='dir'>\n  <name>a</name> <!-- mine -->\n  <uuid>u</uuid>\n  <!-- other -->\n</pool>"_qs);
    row("on one line where all is on one line", u"<pool type='dir'><name>a</name></pool>"_qs,
        Field::TargetPath, u"/t"_qs,
        u"<pool type='dir'><name>a</name><target><path>/t</path></target></pool>"_qs);
    row("into an empty pool", u"<pool type='dir'/>"_qs, Field::Name, u"a"_qs,
        u"<pool type='dir'>\n  <name>a</name>\n</pool>"_qs);
    row("with tabs and CR LF", u"<pool type='dir'>\r\n\t<name>a</name>\r\n</pool>"_qs,
        Field::TargetPath, u"/t"_qs,
        u"<pool type='dir'>\r\n\t<name>a</name>\r\n\t<target>\r\n\t\t<path>/t</path>\r\n\t</target>\r\n</pool>"_qs);
    row("a second host",
        u"<pool type='rbd'>\n  <source>\n    <host name='a'/>\n    <name>p</name>\n  </source>\n</pool>"_qs,
        Field::HostName, u"b"_qs,
        u"<pool type='rbd'>\n  <source>\n    <host name='a'/>\n    <host name='b'/>\n    <name>p</name>\n  </source>\n</pool>"_qs,
        1);
    row("out of a default namespace", u"<pool type='dir' xmlns='u'><x/></pool>"_qs, Field::Name,
        u"a"_qs, u"<pool type='dir' xmlns='u'><name xmlns=''>a</name><x/></pool>"_qs);
    row("line breaks in an attribute",
        u"<pool type='netfs'><source><dir path=''/></source></pool>"_qs, Field::SourceDir,
        u"a\n\tb"_qs, u"<pool type='netfs'><source><dir path='a&#10;&#9;b'/></source></pool>"_qs);
}

void TestPoolDocument::replacesOneValueOnly()
{
    QFETCH(QString, before);
    QFETCH(int, field);
    QFETCH(int, index);
    QFETCH(QString, value);
    QFETCH(QString, after);
    PoolDocument document = parsed(before);
    const FieldRef ref{Field(field), index};
    QVERIFY(document.setValue(ref, value));
    QCOMPARE(document.toXml(), after);
    QCOMPARE(document.value(ref), value);
    QCOMPARE(parsed(after).value(ref), value);
    QVERIFY(!document.setValue(ref, value));
}

void TestPoolDocument::removesWhatBecameEmpty_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("after");
    QTest::newRow("an element with its line")
        << u"<pool type='dir'>\n  <name>a</name>\n  <uuid>u</uuid>\n</pool>"_qs << int(Field::Uuid)
        << u"<pool type='dir'>\n  <name>a</name>\n</pool>"_qs;
    QTest::newRow("parents that became empty")
        << u"<pool type='dir'>\n  <name>a</name>\n  <target>\n    <path>/t</path>\n  </target>\n</pool>"_qs
        << int(Field::TargetPath) << u"<pool type='dir'>\n  <name>a</name>\n</pool>"_qs;
    QTest::newRow("not a parent with a comment")
        << u"<pool type='dir'><target><!-- c --><path>/t</path></target></pool>"_qs
        << int(Field::TargetPath) << u"<pool type='dir'><target><!-- c --></target></pool>"_qs;
    QTest::newRow("not a parent with something unknown")
        << u"<pool type='dir'><target><path>/t</path><x/></target></pool>"_qs
        << int(Field::TargetPath) << u"<pool type='dir'><target><x/></target></pool>"_qs;
    QTest::newRow("an attribute that is not the last")
        << u"<pool type='iscsi'><source><host name='h' port='1'/></source></pool>"_qs
        << int(Field::HostPort)
        << u"<pool type='iscsi'><source><host name='h'/></source></pool>"_qs;
    QTest::newRow("the last attribute, with all around it")
        << u"<pool type='netfs'>\n  <source>\n    <dir path='/e'/>\n  </source>\n</pool>"_qs
        << int(Field::SourceDir) << u"<pool type='netfs'>\n</pool>"_qs;
    QTest::newRow("something else on the line stays")
        << u"<pool type='dir'>\n  <name>a</name><uuid>u</uuid> <!-- c -->\n</pool>"_qs
        << int(Field::Uuid) << u"<pool type='dir'>\n  <name>a</name> <!-- c -->\n</pool>"_qs;
}

void TestPoolDocument::removesWhatBecameEmpty()
{
    QFETCH(QString, before);
    QFETCH(int, field);
    QFETCH(QString, after);
    PoolDocument document = parsed(before);
    QVERIFY(document.setValue({Field(field)}, std::nullopt));
    QCOMPARE(document.toXml(), after);
    QVERIFY(!document.setValue({Field(field)}, std::nullopt));
}

void TestPoolDocument::refuses_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("line");
    QTest::newRow("nothing") << QByteArray() << int(RefusalCode::Malformed) << -1;
    QTest::newRow("no XML") << QByteArray("hello") << int(RefusalCode::Malformed) << 1;
    QTest::newRow("an open element")
        << QByteArray("<pool type='dir'>\n<name>a\n</pool>") << int(RefusalCode::Malformed) << 3;
    QTest::newRow("two attributes of one name")
        << QByteArray("<pool type='dir' type='fs'/>") << int(RefusalCode::Malformed) << 1;
    QTest::newRow("an unknown entity") << QByteArray("<pool type='dir'>\n<name>&x;</name></pool>")
                                       << int(RefusalCode::Malformed) << 2;
    QTest::newRow("another root") << QByteArray("<volume/>") << int(RefusalCode::WrongRoot) << -1;
    QTest::newRow("a document type")
        << QByteArray("<!DOCTYPE pool [<!ENTITY x 'y'>]><pool type='dir'><name>&x;</name></pool>")
        << int(RefusalCode::DocumentType) << -1;
    QTest::newRow("binary") << QByteArray("<pool type='dir'>\0</pool>", 25)
                            << int(RefusalCode::NotXml) << -1;
    QTest::newRow("bytes that are no UTF-8")
        << QByteArray("<pool type='dir'><name>\xff</name></pool>") << int(RefusalCode::Malformed)
        << 1;
    QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, ' ') << int(RefusalCode::TooLarge)
                               << -1;
}

void TestPoolDocument::refuses()
{
    QFETCH(QByteArray, xml);
    QFETCH(int, code);
    QFETCH(int, line);
    const std::variant<PoolDocument, Refusal> result = PoolDocument::parse(xml);
    const auto *refusal = std::get_if<Refusal>(&result);
    QVERIFY(refusal);
    QCOMPARE(int(refusal->code), code);
    if (line >= 0)
        QCOMPARE(refusal->line, line);
}

// With work that grows with the square of their number this would take minutes.
void TestPoolDocument::takesAHundredThousandElements()
{
    constexpr int many = 100000;
    QString devices;
    QString sizes;
    for (int i = 0; i < many; ++i) {
        devices += QStringLiteral("<device path='/d/%1'/>\n").arg(i);
        sizes += QStringLiteral("<capacity/>\n");
    }
    const PoolDocument disk =
        parsed(u"<pool type='disk'>\n<source>\n"_qs + devices + u"</source>\n</pool>"_qs);
    const std::map<FieldRef, int> lines = disk.lines();
    QCOMPARE(lines.size(), std::size_t(many));
    QCOMPARE(lines.at(FieldRef{Field::DevicePath, many - 1}), many + 2);

    QString attributes;
    for (int i = 0; i < 10000; ++i)
        attributes += QStringLiteral(" a%1=''").arg(i);
    const ReadResult reading = readPool(
        (u"<pool"_qs + attributes + u" type='dir'"_qs + QString(attributes).replace(u'a', u'b')
         + u"><name>n</name><target><path>/t</path></target></pool>"_qs)
            .toStdString());
    QVERIFY(std::holds_alternative<PoolDefinition>(reading));
    QCOMPARE(std::get<PoolDefinition>(reading).targetPath, std::optional<std::string>("/t"));

    PoolDocument running =
        parsed(u"<pool type='dir'>\n<name>n</name>\n"_qs + sizes + u"<!-- kept -->\n</pool>"_qs);
    running.removeRuntimeElements();
    QCOMPARE(running.toXml(), u"<pool type='dir'>\n<name>n</name>\n<!-- kept -->\n</pool>"_qs);
}

void TestPoolDocument::tellsLines()
{
    const PoolDocument document = parsed(u"<pool type='iscsi'>\n"
                                         "  <name>n</name>\n"
                                         "  <source>\n"
                                         "    <host name='a'/>\n"
                                         "    <host name='b'\n"
                                         "          port='3260'/>\n"
                                         "  </source>\n"
                                         "</pool>"_qs);
    QCOMPARE(document.lineOf({Field::Name}), 2);
    QCOMPARE(document.lineOf({Field::HostName, 0}), 4);
    QCOMPARE(document.lineOf({Field::HostName, 1}), 5);
    QCOMPARE(document.lineOf({Field::HostPort, 1}), 6);
    QCOMPARE(document.lineOf({Field::HostPort, 0}), 0);
    QCOMPARE(document.lineOf({Field::HostName, 2}), 0);
    QCOMPARE(document.lineOf({Field::TargetPath}), 0);
    const std::map<FieldRef, int> lines = document.lines();
    QCOMPARE(lines, (std::map<FieldRef, int>{{{Field::Name, 0}, 2},
                                             {{Field::HostName, 0}, 4},
                                             {{Field::HostName, 1}, 5},
                                             {{Field::HostPort, 1}, 6}}));
}

void TestPoolDocument::countsAndRemovesRepeated()
{
    PoolDocument document = parsed(u"<pool type='disk'>\n  <source>\n    <device path='/a'/>\n"
                                   "    <device path='/b'/>\n    <device path='/c'/>\n"
                                   "  </source>\n</pool>"_qs);
    QCOMPARE(document.count(Field::DevicePath), 3);
    document.removeAt(Field::DevicePath, 1);
    QCOMPARE(document.count(Field::DevicePath), 2);
    QCOMPARE(document.value({Field::DevicePath, 1}), u"/c"_qs);
    document.removeAt(Field::DevicePath, 7);
    QCOMPARE(document.count(Field::DevicePath), 2);
    document.removeAt(Field::DevicePath, 0);
    document.removeAt(Field::DevicePath, 0);
    QCOMPARE(document.toXml(), u"<pool type='disk'>\n</pool>"_qs);
}

void TestPoolDocument::declaresTheNamespaceOnce()
{
    PoolDocument document = PoolDocument::create(PoolType::Netfs);
    document.setValue({Field::MountOption, 0}, u"sync"_qs);
    document.setValue({Field::MountOption, 1}, u"nodev"_qs);
    const QString xml = document.toXml();
    QCOMPARE(xml.count(QLatin1String("http://libvirt.org/schemas/storagepool/fs/1.0")), 1);
    QVERIFY(xml.contains(QLatin1String("  <fs:mount_opts>\n    <fs:option name='sync'/>\n"
                                       "    <fs:option name='nodev'/>\n  </fs:mount_opts>\n")));
    document.setValue({Field::Name}, u"n"_qs);
    document.setValue({Field::HostName}, u"h"_qs);
    document.setValue({Field::SourceDir}, u"/e"_qs);
    document.setValue({Field::TargetPath}, u"/t"_qs);
    const ReadResult read = document.definition();
    QVERIFY(std::holds_alternative<PoolDefinition>(read));
    QCOMPARE(std::get<PoolDefinition>(read).mountOptions,
             (std::vector<std::string>{"sync", "nodev"}));

    PoolDocument taken = parsed(u"<pool type='rbd' xmlns:rbd='urn:other'/>"_qs);
    taken.setValue({Field::ConfigOptionName}, u"o"_qs);
    taken.setValue({Field::ConfigOptionValue}, u"v"_qs);
    QCOMPARE(taken.value({Field::ConfigOptionValue}), u"v"_qs);
    QCOMPARE(parsed(taken.toXml()).value({Field::ConfigOptionName}), u"o"_qs);
}

void TestPoolDocument::readsBytesAsUtf8WhateverIsDeclared_data()
{
    QTest::addColumn<QByteArray>("encoding");
    for (const char *name : {"ISO-8859-1", "windows-1252", "utf-16", "UTF-8", "US-ASCII"})
        QTest::newRow(name) << QByteArray(name);
}

void TestPoolDocument::readsBytesAsUtf8WhateverIsDeclared()
{
    QFETCH(QByteArray, encoding);
    const QByteArray xml = "<?xml version='1.0' encoding='" + encoding
                           + "'?>\n<pool type='dir'><name>\xc3\xa4</name></pool>";
    const auto result = PoolDocument::parse(xml);
    QVERIFY(std::holds_alternative<PoolDocument>(result));
    const PoolDocument &document = std::get<PoolDocument>(result);
    QCOMPARE(document.value({Field::Name}), u"ä"_qs);
    QVERIFY(document.toXml().startsWith(QLatin1String("<?xml version='1.0' encoding='UTF-8'?>")));
    const ReadResult read = document.definition();
    const auto *refusal = std::get_if<Refusal>(&read);
    QVERIFY(!refusal || refusal->code == RefusalCode::TargetPathMissing);
}

void TestPoolDocument::refusesOtherBytesAndKeepsTheirText()
{
    const QByteArray latin("<?xml version='1.0' encoding='ISO-8859-1'?>\n"
                           "<pool type='dir'><name>\xe4</name></pool>");
    const auto result = PoolDocument::parse(latin);
    QVERIFY(std::holds_alternative<Refusal>(result));
    QCOMPARE(std::get<Refusal>(result).code, RefusalCode::Malformed);
    // Decoded as it was meant, and declared as what it will be written in.
    QCOMPARE(PoolDocument::textOf(latin),
             u"<?xml version='1.0' encoding='UTF-8'?>\n<pool type='dir'><name>ä</name></pool>"_qs);
    const QByteArray windows = QByteArray("<?xml version='1.0' encoding='windows-1252'?>"
                                          "<pool type='dir'><name>\x80</name></pool>");
    QVERIFY(PoolDocument::textOf(windows).contains(u"€"_qs));
    const QByteArray marked = QByteArray("\xEF\xBB\xBF<pool type='dir'><name>n</name></pool>");
    QVERIFY(std::get<PoolDocument>(PoolDocument::parse(marked)).toXml().startsWith(u'<'));
}

void TestPoolDocument::createsEveryType_data()
{
    QTest::addColumn<int>("type");
    for (const PoolTypeInfo &info : poolTypes())
        QTest::newRow(std::string(info.name).c_str()) << int(info.type);
}

void TestPoolDocument::createsEveryType()
{
    QFETCH(int, type);
    PoolDocument document = PoolDocument::create(PoolType(type));
    QCOMPARE(document.type(), PoolType(type));
    QCOMPARE(document.value({Field::Name}), QString());
    QCOMPARE(document.value({Field::TargetPath}).has_value(),
             fieldUsage(PoolType(type), Field::TargetPath) == Usage::Required);
    for (const PoolTypeInfo &other : poolTypes()) {
        document.setType(other.type);
        QCOMPARE(document.type(), other.type);
    }
    // Every field of the type can be set and is found again, in any order.
    for (std::size_t i = fieldCount; i-- > 0;) {
        document.setValue({Field(i)}, QString::number(i));
        QCOMPARE(document.value({Field(i)}), QString::number(i));
    }
    const PoolDocument again = parsed(document.toXml());
    for (std::size_t i = 0; i < fieldCount; ++i)
        QCOMPARE(again.value({Field(i)}), QString::number(i));
}

void TestPoolDocument::replacesWhatXmlCannotCarry()
{
    PoolDocument document = PoolDocument::create(PoolType::Dir);
    document.setValue({Field::Name}, QString(u'a') + QChar(1) + QChar(0xD800) + QChar(0xFFFF));
    QCOMPARE(parsed(document.toXml()).value({Field::Name}), u"a\uFFFD\uFFFD\uFFFD"_qs);
    document.setValue({Field::Name}, u"]]>\r\n"_qs);
    QCOMPARE(parsed(document.toXml()).value({Field::Name}), u"]]>\r\n"_qs);
}

void TestPoolDocument::removesRuntimeElements()
{
    PoolDocument document =
        parsed(u"<pool type='disk'>\n  <name>n</name>\n  <capacity unit='bytes'>1</capacity>\n"
               "  <allocation>1</allocation>\n  <available>1</available>\n  <source>\n"
               "    <device path='/dev/a'>\n      <freeExtent start='1' end='2'/>\n"
               "      <freeExtent start='3' end='4'/>\n    </device>\n  </source>\n</pool>\n"_qs);
    document.removeRuntimeElements();
    QCOMPARE(document.toXml(),
             u"<pool type='disk'>\n  <name>n</name>\n  <source>\n    <device path='/dev/a'>\n"
             "    </device>\n  </source>\n</pool>\n"_qs);
}

void TestPoolDocument::isAValue()
{
    PoolDocument first = PoolDocument::create(PoolType::Dir);
    const PoolDocument second = first;
    first.setValue({Field::Name}, u"changed"_qs);
    QCOMPARE(second.value({Field::Name}), QString());
}

void TestPoolDocument::agreesWithTheReaderOnRandomXml()
{
    QFETCH(quint64, seed);
    PoolXmlGenerator::Options options;
    options.oddity = 0.2;
    PoolXmlGenerator generator(seed, options);
    int read = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::string xml = generator.next();
        const ReadResult direct = readPool(xml);
        const std::variant<PoolDocument, Refusal> result =
            PoolDocument::parse(QByteArray::fromStdString(xml));
        if (const auto *refusal = std::get_if<Refusal>(&result)) {
            QVERIFY(std::holds_alternative<Refusal>(direct));
            QCOMPARE(refusal->code, std::get<Refusal>(direct).code);
            continue;
        }
        const PoolDocument &document = std::get<PoolDocument>(result);
        // A byte order mark is not text.
        const QString given = QString::fromStdString(xml);
        QCOMPARE(document.toXml(),
                 xmlTextDeclaredAsUtf8(given.startsWith(u'\ufeff') ? given.sliced(1) : given));
        QVERIFY(document.definition() == direct);
        const auto *definition = std::get_if<PoolDefinition>(&direct);
        if (!definition)
            continue;
        ++read;
        const auto valueOf = [&](Field field, int index = 0) {
            return document.value({field, index}).value_or(QString()).toStdString();
        };
        const QByteArray context = QByteArray::fromStdString(xml);
        if (!valueOf(Field::Name).empty())
            QVERIFY2(valueOf(Field::Name) == definition->name, context);
        QVERIFY2(document.count(Field::HostName) == int(definition->hosts.size()), context);
        for (std::size_t h = 0; h < definition->hosts.size(); ++h)
            QVERIFY2(valueOf(Field::HostName, int(h)) == definition->hosts[h].name, context);
        QVERIFY2(document.count(Field::DevicePath) == int(definition->devices.size()), context);
        for (std::size_t d = 0; d < definition->devices.size(); ++d)
            QVERIFY2(valueOf(Field::DevicePath, int(d)) == definition->devices[d].path, context);
        QVERIFY2(valueOf(Field::Vendor) == definition->vendor, context);
        QVERIFY2(valueOf(Field::Product) == definition->product, context);
        QVERIFY2(valueOf(Field::ProtocolVersion) == definition->protocolVersion, context);
        if (definition->targetPath
            && fieldUsage(definition->type, Field::TargetPath) == Usage::Required)
            QVERIFY2(sanitizedPath(valueOf(Field::TargetPath)) == *definition->targetPath, context);
        if (definition->dir && document.value({Field::SourceDir}))
            QVERIFY2(valueOf(Field::SourceDir).empty()
                         || sanitizedPath(valueOf(Field::SourceDir)) == *definition->dir,
                     context);
    }
    QVERIFY2(read > 100, qPrintable(QString::number(read)));
}

void TestPoolDocument::setsAndUnsetsOnRandomXml()
{
    QFETCH(quint64, seed);
    PoolXmlGenerator::Options options;
    options.oddity = 0.2;
    PoolXmlGenerator generator(seed, options);
    int changed = 0;
    for (int i = 0; i < 1500; ++i) {
        const std::variant<PoolDocument, Refusal> result =
            PoolDocument::parse(QByteArray::fromStdString(generator.next()));
        if (!std::holds_alternative<PoolDocument>(result))
            continue;
        PoolDocument document = std::get<PoolDocument>(result);
        for (int step = 0; step < 4; ++step) {
            const PoolDocument before = document;
            const auto field = Field(generator.number(0, int(fieldCount) - 1));
            const bool repeatable = fieldInfo(field).repeatable;
            const int index = repeatable ? generator.number(0, before.count(field)) : 0;
            const FieldRef ref{field, index};
            const QString value = u"v<&'\"> %1"_qs.arg(step);
            document.setValue(ref, value);
            const QByteArray context =
                before.toXml().toUtf8() + "\n---\n" + document.toXml().toUtf8();
            QVERIFY2(document.value(ref) == value, context);
            const std::variant<PoolDocument, Refusal> again =
                PoolDocument::parseText(document.toXml());
            QVERIFY2(std::holds_alternative<PoolDocument>(again), context);
            QVERIFY2(std::get<PoolDocument>(again).value(ref) == value, context);
            // Nothing else has changed its value.
            for (std::size_t other = 0; other < fieldCount; ++other) {
                if (Field(other) != field && !fieldInfo(Field(other)).repeatable)
                    QVERIFY2(document.value({Field(other)}) == before.value({Field(other)}),
                             context);
            }
            ++changed;
            if (generator.chance(0.5)) {
                document.setValue(ref, before.value(ref));
                QVERIFY2(document.value(ref) == before.value(ref) || repeatable, context);
            }
        }
    }
    QVERIFY(changed > 1000);
}

QTEST_GUILESS_MAIN(TestPoolDocument)
#include "tst_pooldocument.moc"
