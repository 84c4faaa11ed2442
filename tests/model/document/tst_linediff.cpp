// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/linediff.h"

#include <QStringList>
#include <QTest>

using namespace poolwarden;

class TestLineDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesLines_data();
    void comparesLines();
    void bearsLongTexts();
};

void TestLineDiff::comparesLines_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("equal") << u"a\nb\n"_qs << u"a\nb"_qs << QStringList{u"a = a"_qs, u"b = b"_qs};
    QTest::newRow("empty") << QString() << QString() << QStringList();
    QTest::newRow("one changed") << u"a\nb\nc"_qs << u"a\nx\nc"_qs
                                 << QStringList{u"a = a"_qs, u"b ! x"_qs, u"c = c"_qs};
    QTest::newRow("one more") << u"a\nc"_qs << u"a\nb\nc"_qs
                              << QStringList{u"a = a"_qs, u"- ! b"_qs, u"c = c"_qs};
    QTest::newRow("one less") << u"a\nb\nc"_qs << u"a\nc"_qs
                              << QStringList{u"a = a"_qs, u"b ! -"_qs, u"c = c"_qs};
    QTest::newRow("two places") << u"a\nb\nc\nd\ne"_qs << u"a\nx\nc\ny\nz\ne"_qs
                                << QStringList{u"a = a"_qs, u"b ! x"_qs, u"c = c"_qs,
                                               u"d ! y"_qs, u"- ! z"_qs, u"e = e"_qs};
    QTest::newRow("nothing to something")
        << QString() << u"a\n\nb"_qs << QStringList{u"- ! a"_qs, u"- ! "_qs, u"- ! b"_qs};
}

void TestLineDiff::comparesLines()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QStringList, expected);
    QStringList lines;
    for (const LinePair &pair : compareLines(left, right))
        lines.append(pair.left.value_or(u"-"_qs) + (pair.differs() ? u" ! "_qs : u" = "_qs)
                     + pair.right.value_or(u"-"_qs));
    QCOMPARE(lines, expected);
}

void TestLineDiff::bearsLongTexts()
{
    QString left;
    QString right;
    for (int i = 0; i < 20000; ++i) {
        left += QString::number(i) + u'\n';
        right += QString::number(i + 1) + u'\n';
    }
    QCOMPARE(compareLines(left, right).size(), 20000);
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
