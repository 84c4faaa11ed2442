// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/severaldefinitions.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <ctime>

using namespace poolwarden;

class TestSeveralDefinitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void divides_data();
    void divides();
    void givesBackWhatWasJoined();
    void endsForAnyText();
    void endsSoonForManyBeginnings_data();
    void endsSoonForManyBeginnings();
};

void TestSeveralDefinitions::divides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("definitions");
    QTest::addColumn<QString>("around");
    QTest::newRow("nothing") << QString() << QStringList() << QString();
    QTest::newRow("one") << u" <pool/>\n"_qs << QStringList{u"<pool/>"_qs} << QString();
    QTest::newRow("two") << u"<pool><a/></pool>\n\n<pool b='1'></pool>\n"_qs
                         << QStringList({u"<pool><a/></pool>"_qs, u"<pool b='1'></pool>"_qs})
                         << QString();
    QTest::newRow("with what belongs to them")
        << u"<?xml version='1.0'?><!-- <x> --><pool/><!-- b --><pool></pool>"_qs
        << QStringList(
               {u"<?xml version='1.0'?><!-- <x> --><pool/>"_qs, u"<!-- b --><pool></pool>"_qs})
        << QString();
    const QString odd =
        u"<pool a='/>' b=\"/>\"><![CDATA[</pool>]]><!-- </pool> --><?x </pool>?>t</pool>"_qs;
    QTest::newRow("tags that are none")
        << odd + u"<pool/>"_qs << QStringList({odd, u"<pool/>"_qs}) << QString();
    QTest::newRow("in a script") << u"#!/bin/sh\nvirsh <<'EOF'\n<pool>\n</pool>\nEOF\n"_qs
                                 << QStringList{u"<pool>\n</pool>"_qs}
                                 << u"#!/bin/sh\nvirsh <<'EOF'\nEOF"_qs;
    QTest::newRow("in a mail")
        << u"From: A <a@b.example>\nthe <pool> of 1 < 2:\n<pool><a/></pool>\nand <b>one</b>:\n"
           "<pool><c/></pool>\n--\nA"_qs
        << QStringList({u"<pool><a/></pool>"_qs, u"<pool><c/></pool>"_qs})
        << u"From: A <a@b.example>\nthe <pool> of 1 < 2:\nand <b>one</b>:\n--\nA"_qs;
    QTest::newRow("inside another element")
        << u"<pools><pool/><pool>a</pool></pools>"_qs
        << QStringList({u"<pool/>"_qs, u"<pool>a</pool>"_qs}) << u"<pools>\n</pools>"_qs;
    QTest::newRow("one that does not end")
        << u"<pool/><pool><r></r>"_qs << QStringList({u"<pool/>"_qs, u"<pool><r></r>"_qs})
        << QString();
    QTest::newRow("one that does not end, before others")
        << u"<pool><a>\n<?xml version='1.0'?><pool><b></pool><pool><c>\n<pool/>"_qs
        << QStringList({u"<pool><a>"_qs, u"<?xml version='1.0'?><pool><b></pool>"_qs,
                        u"<pool><c>"_qs, u"<pool/>"_qs})
        << QString();
    QTest::newRow("an end that is missing")
        << u"<pool><t><p>x</t></pool><pool><a/></pool>"_qs
        << QStringList({u"<pool><t><p>x</t></pool>"_qs, u"<pool><a/></pool>"_qs}) << QString();
    QTest::newRow("an end too many inside")
        << u"<pool></t></t><a/></pool><pool/>"_qs
        << QStringList({u"<pool></t></t><a/></pool>"_qs, u"<pool/>"_qs}) << QString();
    QTest::newRow("a quote and a bracket that are missing")
        << u"<pool type='dir>\n<a/></pool>\n<pool\n<a/></pool\n<pool/>"_qs
        << QStringList(
               {u"<pool type='dir>\n<a/></pool>"_qs, u"<pool\n<a/></pool"_qs, u"<pool/>"_qs})
        << QString();
    QTest::newRow("a comment that does not end")
        << u"<pool><!-- a </pool><pool/>"_qs
        << QStringList({u"<pool><!-- a </pool>"_qs, u"<pool/>"_qs}) << QString();
    QTest::newRow("an end too many")
        << u"<pool></pool></pool>"_qs << QStringList{u"<pool></pool>"_qs} << u"</pool>"_qs;
    QTest::newRow("a comment at the end")
        << u"<pool/><!-- c -->"_qs << QStringList{u"<pool/>"_qs} << u"<!-- c -->"_qs;
    QTest::newRow("names that begin alike")
        << u"<poolx><pool-y/></poolx>"_qs << QStringList() << u"<poolx><pool-y/></poolx>"_qs;
}

void TestSeveralDefinitions::divides()
{
    QFETCH(QString, text);
    QFETCH(QStringList, definitions);
    QFETCH(QString, around);
    const SeveralDefinitions texts = severalDefinitions(text);
    QCOMPARE(texts.definitions, definitions);
    QCOMPARE(texts.around, around);
}

void TestSeveralDefinitions::givesBackWhatWasJoined()
{
    QRandomGenerator random(4);
    const QStringList definitions{
        u"<pool/>"_qs, u"<pool type='dir'><name>a &lt; b</name></pool>"_qs,
        u"<!-- c --><pool><x><y/></x></pool>"_qs, u"<?xml version='1.0'?>\n<pool a='>'></pool>"_qs,
        u"<p:pool xmlns:p='u'><![CDATA[<]]></p:pool>"_qs};
    for (int i = 0; i < 2000; ++i) {
        QStringList chosen;
        QString text;
        for (int n = 1 + int(random.bounded(6)); n > 0; --n) {
            chosen.append(definitions.at(random.bounded(definitions.size())));
            text += chosen.last() + QString(random.bounded(3), u'\n');
        }
        const SeveralDefinitions texts = severalDefinitions(text);
        QCOMPARE(texts.definitions, chosen);
        QVERIFY(texts.around.isEmpty());
    }
}

void TestSeveralDefinitions::endsForAnyText()
{
    QRandomGenerator random(5);
    const QStringList parts{u"<"_qs,       u">"_qs,  u"/"_qs,  u"!--"_qs,       u"-->"_qs,
                            u"pool"_qs,    u"'"_qs,  u"\""_qs, u"<![CDATA["_qs, u"]]>"_qs,
                            u"<?"_qs,      u"?>"_qs, u" "_qs,  u"</pool>"_qs,   u"<pool>"_qs,
                            u"<pool/>"_qs, u"<a>"_qs};
    for (int i = 0; i < 20000; ++i) {
        QString text;
        for (int n = int(random.bounded(12)); n > 0; --n)
            text += parts.at(random.bounded(parts.size()));
        const SeveralDefinitions texts = severalDefinitions(text);
        for (const QString &definition : texts.definitions)
            QVERIFY(text.contains(definition));
        // Nothing is in neither.
        QString seen = texts.definitions.join(QString()) + texts.around;
        seen.remove(u'\n');
        QString given = text;
        std::sort(seen.begin(), seen.end());
        std::sort(given.begin(), given.end());
        seen.remove(u' ');
        given.remove(u' ');
        QCOMPARE(seen, given);
    }
}

void TestSeveralDefinitions::endsSoonForManyBeginnings_data()
{
    QTest::addColumn<QString>("begin");
    for (const QString &begin : {u"<!--"_qs, u"<?"_qs, u"<![CDATA["_qs, u"<pool><a>"_qs})
        QTest::newRow(qPrintable(begin)) << begin;
}

// A search for the end of each would take hours.
void TestSeveralDefinitions::endsSoonForManyBeginnings()
{
    QFETCH(const QString, begin);
    constexpr int count = 200'000;
    const std::clock_t begun = std::clock(); // of this process alone
    const SeveralDefinitions texts = severalDefinitions(u"<pool>"_qs + begin.repeated(count));
    QVERIFY(texts.definitions.size() <= count);
    QVERIFY((std::clock() - begun) / CLOCKS_PER_SEC < 8);
}

QTEST_GUILESS_MAIN(TestSeveralDefinitions)
#include "tst_severaldefinitions.moc"
