// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/ansibletask.h"
#include "model/export/hcltext.h"
#include "model/export/poolcopies.h"
#include "model/export/terraformpools.h"
#include "model/export/yamltext.h"
#include "model/session/pooldraft.h"
#include "tests/model/export/hostiletexts.h"
#include "tests/model/session/registryfixture.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace poolwarden;
using namespace poolwarden::fixture;

namespace {

/// The text that a quoted string of HCL stands for, by its specification; none: it is not one.
std::optional<QString> readHcl(const QString &quoted)
{
    if (quoted.size() < 2 || quoted.front() != u'"' || quoted.back() != u'"')
        return std::nullopt;
    const QString inner = quoted.mid(1, quoted.size() - 2);
    QString text;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        const QChar c = inner.at(i);
        if (c == u'\n' || c == u'\r' || c == u'"')
            return std::nullopt;
        if (c == u'\\') {
            const QChar kind = i + 1 < inner.size() ? inner.at(++i) : QChar();
            const qsizetype digits = kind == u'u' ? 4 : kind == u'U' ? 8 : 0;
            if (digits > 0) {
                bool isNumber = false;
                const char32_t code = inner.mid(i + 1, digits).toUInt(&isNumber, 16);
                if (!isNumber)
                    return std::nullopt;
                text += QStringView(QChar::fromUcs4(code));
                i += digits;
            } else if (kind == u'n' || kind == u'r' || kind == u't') {
                text += kind == u'n' ? u'\n' : kind == u'r' ? u'\r' : u'\t';
            } else if (kind == u'"' || kind == u'\\') {
                text += kind;
            } else {
                return std::nullopt;
            }
        } else if ((c == u'$' || c == u'%') && inner.mid(i, 3) == QString(c) + c + u'{') {
            text += QString(c) + u'{';
            i += 2;
        } else if ((c == u'$' || c == u'%') && inner.mid(i, 2) == QString(c) + u'{') {
            return std::nullopt; // a template begins
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace

/// Definitions in other programs' languages, read by readers of those languages.
class TestCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yamlGivesTextsBack();
    void ansibleTasksSayWhatTheyShall();
    void hclStringsAreTexts();
    void terraformReadsTheStrings();
    void terraformResourcesAreComplete();
    void terraformFormStands();
    void saysWhatTerraformCannotHave_data();
    void saysWhatTerraformCannotHave();
    void labelsDiffer();
    void copiesWhatCanBe();

private:
    /// What PyYAML makes of it, as JSON; texts that are marked as such are {"unsafe": text}.
    [[nodiscard]] static QJsonDocument readYaml(const QString &yaml);
    [[nodiscard]] static QString plain(const QJsonValue &value)
    {
        return value.isObject() ? value.toObject().value(u"unsafe"_qs).toString()
                                : value.toString();
    }
    [[nodiscard]] static QStringList someTexts(int count);
};

QStringList TestCopies::someTexts(int count)
{
    QRandomGenerator random(3);
    QStringList texts = hostile::texts();
    while (texts.size() < count)
        texts.append(hostile::random(&random));
    return texts;
}

QJsonDocument TestCopies::readYaml(const QString &yaml)
{
    QProcess reader;
    reader.start(u"/usr/bin/python3"_qs,
                 {u"-c"_qs, u"import json, sys, yaml\n"
                            "class Loader(yaml.SafeLoader): pass\n"
                            "Loader.add_constructor('!unsafe', lambda l, n: {'unsafe': n.value})\n"
                            "print(json.dumps(yaml.load(sys.stdin.buffer, Loader)))\n"_qs});
    reader.write(yaml.toUtf8());
    reader.closeWriteChannel();
    if (!reader.waitForFinished(60000) || reader.exitCode() != 0) {
        qWarning("%s", reader.readAllStandardError().constData());
        return {};
    }
    return QJsonDocument::fromJson(reader.readAllStandardOutput());
}

namespace {

bool hasYamlReader()
{
    return QProcess::execute(u"/usr/bin/python3"_qs, {u"-c"_qs, u"import yaml"_qs}) == 0;
}

} // namespace

void TestCopies::yamlGivesTextsBack()
{
    if (!hasYamlReader() && qEnvironmentVariableIsSet("CI"))
        QFAIL("python3-yaml is not installed");
    if (!hasYamlReader())
        QSKIP("python3-yaml is not installed");
    const QStringList texts =
        someTexts(3000) + QStringList{QString(),     u"\n"_qs,     u"\n\n"_qs,
                                      u"a\n"_qs,     u"a\n\n"_qs,  u"  a\n b"_qs,
                                      u"\n  a\n"_qs, u"a\n  "_qs,  u"a\n  \n"_qs,
                                      u"\ta\n\t"_qs, u"a\r\nb"_qs, u"---\n...\n"_qs};
    QString yaml;
    for (const QString &text : texts)
        yaml += u"- one: %1\n  many: "_qs.arg(yaml::scalar(text)) + yaml::block(text, 4) + u'\n';
    const QJsonArray list = readYaml(yaml).array();
    QCOMPARE(list.size(), texts.size());
    int marked = 0;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QJsonObject item = list.at(i).toObject();
        const QString text = texts.at(i);
        QCOMPARE(plain(item.value(u"one"_qs)), text);
        QCOMPARE(plain(item.value(u"many"_qs)), text);
        // All that Ansible would make something of is marked.
        static const QRegularExpression braces(u"\\{[{%#]"_qs);
        const bool isTemplate = braces.match(text).hasMatch();
        marked += isTemplate ? 1 : 0;
        QCOMPARE(item.value(u"one"_qs).isObject(), isTemplate);
        QCOMPARE(item.value(u"many"_qs).isObject(), isTemplate);
    }
    QVERIFY(marked > 100);
}

void TestCopies::ansibleTasksSayWhatTheyShall()
{
    if (!hasYamlReader())
        QSKIP("python3-yaml is not installed");
    const QStringList texts = someTexts(400);
    QByteArray yaml;
    QList<QByteArray> definitions;
    for (const QString &text : texts) {
        definitions.append(hostile::dirPool(text, u"/srv/"_qs + text).toXml().toUtf8());
        yaml += ansibleTasks(text, definitions.last(), true);
    }
    const QJsonArray tasks = readYaml(QString::fromUtf8(yaml)).array();
    QCOMPARE(tasks.size(), 2 * texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QJsonObject define = tasks.at(2 * i)[u"community.libvirt.virt_pool"_qs].toObject();
        QCOMPARE(define.keys(), QStringList({u"name"_qs, u"state"_qs, u"xml"_qs}));
        QCOMPARE(plain(define.value(u"name"_qs)), texts.at(i));
        QCOMPARE(define.value(u"state"_qs).toString(), u"present"_qs);
        QCOMPARE(plain(define.value(u"xml"_qs)).toUtf8(), definitions.at(i));
        const QJsonObject start = tasks.at(2 * i + 1)[u"community.libvirt.virt_pool"_qs].toObject();
        QCOMPARE(start.keys(), QStringList({u"autostart"_qs, u"name"_qs}));
        QCOMPARE(start.value(u"autostart"_qs).toBool(), true);
        QCOMPARE(plain(start.value(u"name"_qs)), texts.at(i));
        QVERIFY(plain(tasks.at(2 * i)[u"name"_qs]).contains(texts.at(i)));
    }
    QVERIFY(!ansibleTasks(u"a"_qs, definitions.first(), false).contains("autostart"));
}

void TestCopies::hclStringsAreTexts()
{
    for (const QString &text : someTexts(20000)) {
        const std::optional<QString> read = readHcl(hcl::quoted(text));
        QVERIFY2(read, qPrintable(hcl::quoted(text)));
        QCOMPARE(*read, text);
    }
    QCOMPARE(hcl::quoted(u"${x} %{y} $z"_qs), u"\"$${x} %%{y} $z\""_qs);
    QCOMPARE(hcl::quoted(u"a\\b\"c\nd"_qs), u"\"a\\\\b\\\"c\\nd\""_qs);
    static const QRegularExpression identifier(u"^[A-Za-z_][A-Za-z0-9_-]*$"_qs);
    for (const QString &text : someTexts(1000) + QStringList{QString(), u"1"_qs, u"-"_qs})
        QVERIFY(identifier.match(hcl::identifier(text)).hasMatch());
}

void TestCopies::terraformReadsTheStrings()
{
    const QString terraform = QStandardPaths::findExecutable(u"terraform"_qs);
    if (terraform.isEmpty()) {
        // Debian has none. hclStringsAreTexts() goes by the specification.
        qInfo("There is no terraform here.");
        return;
    }
    QStringList texts = someTexts(1500);
    texts.removeIf([](const QString &text) { return !hcl::canHold(text); });
    // It would ask its makers for news.
    qputenv("CHECKPOINT_DISABLE", "1");
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"main.tf"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (qsizetype i = 0; i < texts.size(); ++i)
        file.write(u"output \"o%1\" {\n  value = %2\n}\n"_qs.arg(i)
                       .arg(hcl::quoted(texts.at(i)))
                       .toUtf8());
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    const auto run = [&](const QStringList &arguments) {
        process.start(terraform, arguments);
        return process.waitForFinished(120000) && process.exitCode() == 0;
    };
    QVERIFY2(run({u"apply"_qs, u"-auto-approve"_qs, u"-no-color"_qs}),
             process.readAllStandardError().constData());
    QVERIFY(run({u"output"_qs, u"-json"_qs}));
    const QJsonObject outputs = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(outputs.size(), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i)
        QCOMPARE(outputs[u"o%1"_qs.arg(i)][u"value"_qs].toString(), texts.at(i));
}

void TestCopies::terraformResourcesAreComplete()
{
    const auto parsed = PoolDocument::parse(
        "<pool type='scsi'><name>san ${x}</name><uuid>12345678-1234-1234-1234-123456789abc</uuid>"
        "<source><adapter type='scsi_host'><parentaddr unique_id='3'>"
        "<address domain='0x0000' bus='0x1f' slot='0x2' function='0x1'/></parentaddr></adapter>"
        "</source><target><path>/dev/disk/by-path/</path>"
        "<permissions><mode>0711</mode><owner>0</owner><label>l</label></permissions></target>"
        "</pool>");
    TerraformPools pools;
    const PoolDocument &scsi = std::get<PoolDocument>(parsed);
    QCOMPARE(TerraformPools::obstacle(scsi), QString());
    QCOMPARE(pools.resource(scsi, {.active = true, .autostart = false}),
             "resource \"libvirt_pool\" \"san___x_\" {\n"
             "  name = \"san $${x}\"\n"
             "  type = \"scsi\"\n"
             "  source = {\n"
             "    adapter = {\n"
             "      type = \"scsi_host\"\n"
             "      parent_addr = {\n"
             "        unique_id = 3\n"
             "        address = {\n"
             "          domain   = 0\n"
             "          bus      = 31\n"
             "          slot     = 2\n"
             "          function = 1\n"
             "        }\n"
             "      }\n"
             "    }\n"
             "  }\n"
             "  target = {\n"
             "    path = \"/dev/disk/by-path\"\n"
             "    permissions = {\n"
             "      mode  = \"0711\"\n"
             "      owner = \"0\"\n"
             "      label = \"l\"\n"
             "    }\n"
             "  }\n"
             "  create = {\n"
             "    build     = false\n"
             "    start     = true\n"
             "    autostart = false\n"
             "  }\n"
             "  destroy = {\n"
             "    delete = false\n"
             "  }\n"
             "}\n");

    const auto rbd = PoolDocument::parse(
        "<pool type='rbd'><name>r</name><source><host name='a' port='6789'/><host name='b'/>"
        "<name>pool</name><auth type='ceph' username='u'><secret usage='s'/></auth></source>"
        "</pool>");
    const QByteArray text = pools.resource(std::get<PoolDocument>(rbd), {});
    QVERIFY(text.contains("    host = [\n"
                          "      {\n"
                          "        name = \"a\"\n"
                          "        port = \"6789\"\n"
                          "      },\n"
                          "      {\n"
                          "        name = \"b\"\n"
                          "      },\n"
                          "    ]\n"));
    QVERIFY(text.contains("      secret = {\n        usage = \"s\"\n      }\n"));
    QVERIFY(!text.contains("target"));
}

void TestCopies::terraformFormStands()
{
    const QString terraform = QStandardPaths::findExecutable(u"terraform"_qs);
    if (terraform.isEmpty()) {
        qInfo("There is no terraform here.");
        return;
    }
    TerraformPools pools;
    QByteArray text;
    for (const QString &name : hostile::texts()) {
        const PoolDocument document = hostile::dirPool(name, u'/' + name);
        if (TerraformPools::obstacle(document).isEmpty())
            text += (text.isEmpty() ? "" : "\n") + pools.resource(document, {});
    }
    QProcess process;
    process.start(terraform, {u"fmt"_qs, u"-no-color"_qs, u"-"_qs});
    process.write(text);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QCOMPARE(process.readAllStandardOutput(), text);
}

void TestCopies::saysWhatTerraformCannotHave_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("part");
    QTest::newRow("mount options") << u"<pool type='netfs' xmlns:fs='http://libvirt.org/schemas/"
                                      "storagepool/fs/1.0'><name>n</name><source><host name='h'/>"
                                      "<dir path='/d'/></source><target><path>/t</path></target>"
                                      "<fs:mount_opts><fs:option name='sync'/></fs:mount_opts>"
                                      "</pool>"_qs
                                   << u"mount option"_qs;
    QTest::newRow("settings of Ceph")
        << u"<pool type='rbd' xmlns:rbd='http://libvirt.org/schemas/storagepool/rbd/1.0'>"
           "<name>n</name><source><name>p</name><host name='h'/></source>"
           "<rbd:config_opts><rbd:option name='a' value='b'/></rbd:config_opts></pool>"_qs
        << u"option"_qs;
    QTest::newRow("a secret by its UUID")
        << u"<pool type='rbd'><name>n</name><source><name>p</name><host name='h'/>"
           "<auth type='ceph' username='u'><secret uuid='12345678-1234-1234-1234-123456789abc'/>"
           "</auth></source></pool>"_qs
        << u"secret"_qs;
    QTest::newRow("a parent by its names")
        << u"<pool type='scsi'><name>n</name><source><adapter type='fc_host' "
           "parent_wwnn='20000000c9831b4b' parent_wwpn='10000000c9831b4b' "
           "wwnn='20000000c9831b4c' wwpn='10000000c9831b4c'/></source>"
           "<target><path>/dev/disk/by-path</path></target></pool>"_qs
        << u"parent"_qs;
    QTest::newRow("characters that it changes")
        << u"<pool type='dir'><name>e\u0301</name><target><path>/t</path></target></pool>"_qs
        << u"e\u0301"_qs;
    QTest::newRow("what libvirt refuses")
        << u"<pool type='dir'><name>n</name></pool>"_qs << QString();
}

void TestCopies::saysWhatTerraformCannotHave()
{
    QFETCH(QString, xml);
    QFETCH(QString, part);
    const auto parsed = PoolDocument::parseText(xml);
    const QString obstacle = TerraformPools::obstacle(std::get<PoolDocument>(parsed));
    QVERIFY(!obstacle.isEmpty());
    QVERIFY2(obstacle.contains(part, Qt::CaseInsensitive), qPrintable(obstacle));
}

void TestCopies::labelsDiffer()
{
    TerraformPools pools;
    QSet<QByteArray> labels;
    for (const QString &name : {u"a b"_qs, u"a.b"_qs, u"a_b"_qs, u"a_b_2"_qs, u"1"_qs}) {
        const QByteArray text = pools.resource(hostile::dirPool(name, u"/t"_qs), {});
        labels.insert(text.left(text.indexOf('\n')));
    }
    QCOMPARE(labels.size(), 5);
}

void TestCopies::copiesWhatCanBe()
{
    PoolRegistry registry(schema());
    const Exporter exporter(registry, *schema());
    const PoolCopies copies(registry, exporter);
    const HostId host = registry.addHost(u"kvm1"_qs, hostInfo());
    PoolSnapshot ghost;
    ghost.uuid = uuid(3);
    ghost.name = u"ghost"_qs;
    ghost.error = ServiceError{};
    ghost.error->sentence = u"The host did not answer."_qs;
    PoolSnapshot started = dirPool(2, u"b"_qs, u"/b"_qs);
    started.autostart = true;
    registry.setPools(host, {dirPool(1, u"a"_qs, u"/a"_qs), started, ghost});
    const auto id = [&](int number) { return registry.findPool(host, uuid(number)); };
    const PoolId junk = registry.createDraft(host, DraftOrigin::Imported, u"junk <"_qs)->id();
    const QList<PoolId> all{id(1), id(2), id(3), junk};

    const PoolCopies::Result xml = copies.copy(all, CopyForm::Xml);
    QCOMPARE(xml.count, 3);
    QCOMPARE(xml.text, exporter.xml(id(1)) + exporter.xml(id(2)) + "junk <");
    QCOMPARE(xml.skipped.size(), 1);
    QVERIFY(xml.skipped.first().sentence.contains(u"did not answer"_qs));
    // A script would fail at what libvirt cannot read.
    const PoolId nameless =
        registry
            .createDraft(host, DraftOrigin::New,
                         u"<pool type='dir'><target><path>/n</path></target></pool>"_qs)
            ->id();
    const PoolCopies::Result virsh = copies.copy({id(1), nameless, id(2), junk}, CopyForm::Virsh);
    QCOMPARE(virsh.text.count("virsh pool-define /dev/stdin <<'EOF'\n"), 2);
    QCOMPARE(virsh.skipped.size(), 2);
    const PoolCopies::Result ansible = copies.copy(all, CopyForm::Ansible);
    QCOMPARE(ansible.count, 2);
    QCOMPARE(ansible.text.count("state: present"), 2);
    QCOMPARE(ansible.text.count("autostart: true"), 1);
    QCOMPARE(ansible.skipped.size(), 2);
    const PoolCopies::Result terraform = copies.copy(all, CopyForm::Terraform);
    QCOMPARE(terraform.count, 2);
    QCOMPARE(terraform.text.count("resource \"libvirt_pool\""), 2);
    QCOMPARE(terraform.text.count("start     = true"), 2);
    QVERIFY(copies.obstacle(id(1), CopyForm::Terraform).isEmpty());
    QVERIFY(!copies.obstacle(junk, CopyForm::Terraform).isEmpty());
    QVERIFY(!copies.obstacle(PoolId(999), CopyForm::Xml).isEmpty());
}

QTEST_GUILESS_MAIN(TestCopies)
#include "tst_copies.moc"
