// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// All that is wrong with a definition, of which libvirt reports the first only.

#include "model/xml/poolreader.h"
#include "tests/generator/poolxmlgenerator.h"

#include <QTest>

#include <set>

using namespace poolwarden;

namespace {

std::vector<Refusal> refusalsOf(const std::string &xml)
{
    std::vector<Refusal> refusals;
    const auto parsed = PoolXml::parse(xml);
    if (const auto *pool = std::get_if<PoolXml>(&parsed))
        (void)readIncomplete(*pool, {}, &refusals);
    return refusals;
}

QStringList idsOf(const std::vector<Refusal> &refusals)
{
    QStringList ids;
    for (const Refusal &refusal : refusals) {
        const std::string_view id = refusalId(refusal.code);
        ids.append(QString::fromUtf8(id.data(), qsizetype(id.size())));
    }
    return ids;
}

} // namespace

class TestRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAll_data();
    void listsAll();
    void theFirstIsThatOfLibvirt();
};

void TestRefusals::listsAll_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QStringList>("ids");
    const auto ids = [](std::initializer_list<RefusalCode> codes) {
        std::vector<Refusal> refusals;
        for (const RefusalCode code : codes)
            refusals.push_back({.code = code, .arguments = {}, .field = {}});
        return idsOf(refusals);
    };
    using enum RefusalCode;
    QTest::newRow("none") << QByteArray(
        "<pool type='dir'><name>a</name><target><path>/a</path></target></pool>")
                          << QStringList();
    QTest::newRow("name and UUID") << QByteArray("<pool type='dir'><name>a/b</name><uuid>1</uuid>"
                                                 "<target><path>/a</path></target></pool>")
                                   << ids({NameHasSlash, BadUuid});
    QTest::newRow("what is missing and what is wrong")
        << QByteArray(
               "<pool type='netfs'><uuid>1</uuid><source/><target><permissions>"
               "<mode>9</mode><owner>x</owner><group>y</group></permissions></target></pool>")
        << ids({NameMissing, BadUuid, HostMissing, DirMissing, TargetPathMissing, BadMode, BadOwner,
                BadGroup});
    QTest::newRow("one for a field")
        << QByteArray("<pool type='netfs'><name>a</name><source><host/><dir path='/a'/></source>"
                      "<target><path>/a</path></target></pool>")
        << ids({HostNameMissing});
    QTest::newRow("none that follows from another")
        << QByteArray("<pool type='scsi'><name>a</name><source><adapter type='none'/></source>"
                      "<target><path>/a</path></target></pool>")
        << ids({BadAdapterType});
    QTest::newRow("no type") << QByteArray("<pool><uuid>1</uuid></pool>") << ids({MissingType});
}

void TestRefusals::listsAll()
{
    QFETCH(QByteArray, xml);
    QFETCH(QStringList, ids);
    QCOMPARE(idsOf(refusalsOf(xml.toStdString())), ids);
}

void TestRefusals::theFirstIsThatOfLibvirt()
{
    PoolXmlGenerator generator(7, {.oddity = 0.2});
    int several = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::string xml = generator.next();
        const ReadResult read = readPool(xml);
        const std::vector<Refusal> refusals = refusalsOf(xml);
        const auto *refusal = std::get_if<Refusal>(&read);
        // Of what is no pool at all nothing more is known.
        if (refusal && refusals.empty()) {
            QVERIFY2(std::holds_alternative<Refusal>(PoolXml::parse(xml)), xml.c_str());
            continue;
        }
        QVERIFY2(refusals.empty() == !refusal, xml.c_str());
        if (!refusal)
            continue;
        QVERIFY2(refusals.front() == *refusal, xml.c_str());
        several += refusals.size() > 1 ? 1 : 0;
        std::set<std::optional<FieldRef>> fields;
        for (const Refusal &other : refusals)
            QVERIFY2(fields.insert(other.field).second, xml.c_str());
    }
    QVERIFY2(several > 100, qPrintable(QString::number(several)));
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
