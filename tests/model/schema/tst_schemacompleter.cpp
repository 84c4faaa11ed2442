// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the installed schema offers at a place. '|' is the place.

#include "model/document/xmloutline.h"
#include "model/document/xmlplace.h"
#include "model/pool/pooltype.h"
#include "model/schema/poolschema.h"
#include "model/schema/schemacompleter.h"
#include "model/schema/schemasamples.h"
#include "tests/support/effort.h"

#include <QElapsedTimer>
#include <QTest>

using namespace poolwarden;

namespace {

// Far above what a slow machine needs: a limit for what grows with the square.
constexpr qint64 hang = 20'000; // milliseconds

QList<Completion> offeredAt(const SchemaCompleter &completer, QString text)
{
    const qsizetype at = text.indexOf(u'|');
    text.remove(at, 1);
    return completer.at(XmlPlace::at(text, at));
}

QStringList textsOf(const QList<Completion> &completions)
{
    QStringList texts;
    for (const Completion &completion : completions)
        texts << completion.text;
    return texts;
}

} // namespace

class TestSchemaCompleter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersWhatFits_data();
    void offersWhatFits();
    void offersOnlyWhatTheSchemaTakes_data();
    void offersOnlyWhatTheSchemaTakes();
    void saysWhatIsNeeded();
    void answersAboutLongText();
    void answersAboutNonsense();

private:
    SchemaCompleter m_completer{PoolSchema().path()};
};

void TestSchemaCompleter::offersWhatFits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("offered");

    const auto row = [](const char *name, const char *text, const char *offered) {
        QTest::newRow(name) << QString::fromUtf8(text)
                            << QString::fromUtf8(offered).split(u' ', Qt::SkipEmptyParts);
    };
    row("the root", "<|", "pool");
    row("types", "<pool type='|'>",
        "dir fs netfs logical disk iscsi iscsi-direct scsi mpath rbd sheepdog gluster zfs "
        "vstorage");
    row("in a directory pool", "<pool type='dir'><name>n</name><|</pool>",
        "target uuid capacity allocation available features source");
    row("what is there is not offered again, before and behind",
        "<pool type='dir'><uuid/><|<name>n</name><target><path>/t</path></target></pool>",
        "capacity allocation available features source");
    row("in the source of iscsi-direct",
        "<pool type='iscsi-direct'><source><host name='h'/>\n  <|\n</source></pool>",
        "device initiator host auth");
    row("several hosts",
        "<pool type='rbd'><source><name>n</name><host name='a'/><host name='b'/><|", "host auth");
    row("logical: name or devices", "<pool type='logical'><source><|</source></pool>",
        "name device format vendor product");
    row("an end tag", "<pool type='dir'><target><path>/t</|", "path");
    row("an end tag of a closed one", "<pool type='dir'><target><path>/t</path></|", "target");
    row("attributes of a host", "<pool type='rbd'><source><host |/></source></pool>", "name port");
    row("not again", "<pool type='rbd'><source><host name='x' |/></source></pool>", "port");
    row("with one behind", "<pool type='rbd'><source><host | name='x'/></source></pool>", "port");
    row("yes or no", "<pool type='dir'><features><cow state=\"|\"/></features></pool>", "yes no");
    row("no closing quote", "<pool type='dir'><features><cow state=\"|\n</features></pool>",
        "yes no");
    row("formats of netfs", "<pool type='netfs'><source><format type='|'/></source></pool>",
        "auto nfs cifs glusterfs");
    row("the NFS version only with NFS",
        "<pool type='netfs'><source><host name='h'/><dir path='/e'/><format type='nfs'/><|",
        "host protocol vendor product");
    row("not with CIFS",
        "<pool type='netfs'><source><host name='h'/><dir path='e'/><format type='cifs'/><|",
        "host vendor product");
    row("formats of disk", "<pool type='disk'><source><format type='|'/></source></pool>",
        "unknown dos dvh gpt mac bsd pc98 sun lvm2");
    row("secret: usage or UUID", "<pool type='iscsi'><source><auth type='chap'><secret |",
        "uuid usage");
    row("a secret has one of them",
        "<pool type='iscsi'><source><auth type='chap'><secret usage='u' |", "");
    row("adapter of a SCSI host", "<pool type='scsi'><source><adapter type='scsi_host' |/>",
        "name");
    row("a number or -1",
        "<pool type='dir'><target><permissions><owner>|</owner></permissions></target></pool>",
        "-1");
    row("mount options have their own namespace",
        "<pool type='fs'><name>n</name><source><device path='/d'/></source>"
        "<target><path>/t</path></target><|</pool>",
        "uuid capacity allocation available features fs:mount_opts");
    row("with the prefix of the text",
        "<pool type='fs' xmlns:m='http://libvirt.org/schemas/storagepool/fs/1.0'><m:mount_opts>"
        "<|</m:mount_opts></pool>",
        "m:option");
    row("nothing in a comment", "<pool type='dir'><!-- <| --></pool>", "");
    row("nothing in CDATA", "<pool type='dir'><name><![CDATA[<|]]></name></pool>", "");
    row("nothing in an instruction", "<?xml |?><pool/>", "");
    row("nothing in an unknown element", "<pool type='dir'><mine><|</mine></pool>", "");
    row("behind a comment with tags", "<pool type='dir'><!-- <target> --><name/><features><|",
        "cow");
    row("behind CDATA with tags", "<pool type='dir'><name><![CDATA[<source>]]></name><features><|",
        "cow");
    row("behind entities", "<pool type='dir'><name>a&lt;b&#x3e;</name><features><|", "cow");
    row("behind other scripts", "<pool type='dir'><name>пул-😀-池</name><features><|", "cow");
    row("without a type, all types'", "<pool><name>n</name><features><|", "cow");
    row("of an unknown type", "<pool type='nonsense'><features><|", "cow");
}

void TestSchemaCompleter::offersWhatFits()
{
    QFETCH(QString, text);
    QFETCH(QStringList, offered);
    QCOMPARE(textsOf(offeredAt(m_completer, text)), offered);
}

void TestSchemaCompleter::offersOnlyWhatTheSchemaTakes_data()
{
    QTest::addColumn<QString>("sample");
    for (const PoolTypeInfo &info : poolTypes()) {
        const QStringList samples = schemaSamples(info.type);
        for (qsizetype i = 0; i < samples.size(); ++i)
            QTest::addRow("%s %d", info.name.data(), int(i)) << samples.at(i);
    }
}

/// Each element and attribute of a valid definition is offered where it stands, once it is taken out, and
/// needed if the definition is invalid without it.
void TestSchemaCompleter::offersOnlyWhatTheSchemaTakes()
{
    QFETCH(QString, sample);
    const PoolSchema schema;
    const XmlOutline outline(sample);
    for (std::size_t i = 1; i < outline.elements().size(); ++i) {
        const XmlOutline::Element &element = outline.elements()[i];
        QString without = sample;
        without.remove(element.begin, element.end - element.begin);
        const bool needed = !schema.validate(without.toUtf8()).isEmpty();
        without.insert(element.begin, QStringLiteral("<"));
        bool found = false;
        for (const Completion &offered : m_completer.at(XmlPlace::at(without, element.begin + 1))) {
            if (offered.text != element.name)
                continue;
            found = true;
            if (offered.isRequired)
                QVERIFY2(needed, qPrintable(element.name));
        }
        QVERIFY2(found, qPrintable(element.name));
        for (const XmlOutline::Attribute &attribute : element.attributes) {
            if (attribute.name.startsWith(QLatin1String("xmlns")))
                continue;
            QString bare = sample;
            bare.remove(attribute.begin, attribute.end - attribute.begin);
            const QStringList names = textsOf(m_completer.at(XmlPlace::at(bare, attribute.begin)));
            QVERIFY2(names.contains(attribute.name),
                     qPrintable(attribute.name + u' ' + names.join(u' ')));
        }
    }
}

void TestSchemaCompleter::saysWhatIsNeeded()
{
    const QList<Completion> inPool =
        offeredAt(m_completer,
                  QStringLiteral("<pool type='iscsi'><target><path>/t</path></target><|</pool>"));
    QCOMPARE(inPool.at(0).text, QStringLiteral("name"));
    QVERIFY(inPool.at(0).isRequired);
    QVERIFY(inPool.at(0).hasContent);
    QVERIFY(inPool.at(0).attributes.isEmpty());
    QCOMPARE(inPool.at(1).text, QStringLiteral("source"));
    QVERIFY(inPool.at(1).isRequired);
    QVERIFY(!inPool.at(2).isRequired);

    const QList<Completion> inSource =
        offeredAt(m_completer, QStringLiteral("<pool type='iscsi'><source><|</source></pool>"));
    QCOMPARE(inSource.at(0).text, QStringLiteral("host"));
    QCOMPARE(inSource.at(0).attributes, QStringList{QStringLiteral("name")});
    QVERIFY(!inSource.at(0).hasContent);

    const QList<Completion> options =
        offeredAt(m_completer, QStringLiteral("<pool type='rbd'><refresh/><name/><|</pool>"));
    const auto found = std::find_if(options.begin(), options.end(), [](const auto &completion) {
        return completion.text == QLatin1String("rbd:config_opts");
    });
    QVERIFY(found != options.end());
    QCOMPARE(found->attributes, QStringList{QStringLiteral("xmlns:rbd")});
    QCOMPARE(found->declaration, QStringLiteral("http://libvirt.org/schemas/storagepool/rbd/1.0"));
}

void TestSchemaCompleter::answersAboutLongText()
{
    constexpr qsizetype size = 4 << 20;
    QString text = QStringLiteral("<pool type='rbd'><source>");
    while (text.size() < size)
        text += QStringLiteral("\n  <host name='host%1' port='6789'/><!-- 😀 -->").arg(text.size());
    for (const qsizetype at : {qsizetype(25), text.size() / 2, text.size()}) {
        const qsizetype place = text.lastIndexOf(u'\n', at);
        QString asked = text;
        asked.insert(std::max<qsizetype>(place, 25), u'<');
        QElapsedTimer timer;
        timer.start();
        const auto offered =
            m_completer.at(XmlPlace::at(asked, std::max<qsizetype>(place, 25) + 1));
        qInfo("4 Mi characters, at %lld: %lld ms", qlonglong(at), qlonglong(timer.elapsed()));
        QCOMPARE(textsOf(offered), (QStringList{QStringLiteral("name"), QStringLiteral("host"),
                                                QStringLiteral("auth")}));
        QVERIFY(timer.elapsed() < hang);
    }
}

void TestSchemaCompleter::answersAboutNonsense()
{
    constexpr int count = effort(200000);
    for (const QString &part :
         {QStringLiteral("<a>"), QStringLiteral("</a>"), QStringLiteral("<"), QStringLiteral("<a "),
          QStringLiteral("<a b='"), QStringLiteral("<!--"), QStringLiteral("<a b='c' "),
          QStringLiteral("\""), QStringLiteral("<pool type='dir'>")}) {
        const QString text = part.repeated(count);
        QElapsedTimer timer;
        timer.start();
        for (const qsizetype at : {qsizetype(0), qsizetype(1), text.size() / 2, text.size()})
            (void)m_completer.at(XmlPlace::at(text, at));
        QVERIFY2(timer.elapsed() < hang, qPrintable(part));
    }
    // Every place of a text that is broken in many ways.
    const QString text = QString::fromUtf8("<?xml version='1.0'?><!-- c --><pool type=dir <name>ä😀"
                                           "</nmae><target path='/x><![CDATA[<a>]]></path>"
                                           "</target></pool></pool><x y='z");
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const XmlPlace place = XmlPlace::at(text, at);
        QVERIFY(place.wordBegin <= place.wordEnd && place.wordEnd <= text.size());
        (void)m_completer.at(place);
    }
}

QTEST_GUILESS_MAIN(TestSchemaCompleter)
#include "tst_schemacompleter.moc"
