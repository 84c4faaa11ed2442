// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changes/linediff.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace poolwarden;

class TestLineDiff final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesLines_data();
    void comparesLines();
    void endsLinesAsXmlDoes();
    void applyingTheChangesGivesTheOther();
    void changesAsFewLinesAsCanBe();
    void bearsLongTexts_data();
    void bearsLongTexts();
};

namespace {

using Random = std::mt19937;

int below(Random &random, int end)
{
    return std::uniform_int_distribution<int>(0, end - 1)(random);
}

QStringList randomLines(Random &random, int count, int kinds)
{
    QStringList lines;
    for (int i = 0; i < count; ++i)
        lines.append(QString::number(below(random, kinds)));
    return lines;
}

/// The left lines with the changes made, by what they say of both sides; and nothing that is alike is
/// changed, or out of order.
QStringList applied(const QStringList &left, const QStringList &right,
                    const QList<LineChange> &changes)
{
    QStringList result;
    qsizetype i = 0;
    for (const LineChange &change : changes) {
        if (change.left < i || change.leftCount + change.rightCount == 0
            || (change.left == i && i > 0 && change != changes.first()))
            return {QStringLiteral("the changes are out of order")};
        result += left.sliced(i, change.left - i);
        if (result.size() != change.right)
            return {QStringLiteral("the change is at another place")};
        result += right.sliced(change.right, change.rightCount);
        i = change.left + change.leftCount;
    }
    return result + left.sliced(i);
}

qsizetype changedLines(const QList<LineChange> &changes)
{
    qsizetype count = 0;
    for (const LineChange &change : changes)
        count += change.leftCount + change.rightCount;
    return count;
}

/// By the table of all lengths, which is sure and slow.
qsizetype fewestChangedLines(const QStringList &left, const QStringList &right)
{
    std::vector<qsizetype> row(std::size_t(right.size()) + 1, 0);
    for (const QString &line : left) {
        qsizetype diagonal = 0;
        for (qsizetype j = 0; j < right.size(); ++j) {
            const qsizetype above = row[std::size_t(j) + 1];
            row[std::size_t(j) + 1] =
                line == right.at(j) ? diagonal + 1 : std::max(above, row[std::size_t(j)]);
            diagonal = above;
        }
    }
    return left.size() + right.size() - 2 * row.back();
}

} // namespace

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

void TestLineDiff::endsLinesAsXmlDoes()
{
    QCOMPARE(xmlLines(u"a\r\nb\rc\n\nd"_qs),
             (QStringList{u"a"_qs, u"b"_qs, u"c"_qs, QString(), u"d"_qs}));
    QCOMPARE(xmlLines(u"a\n"_qs), QStringList{u"a"_qs});
    QCOMPARE(xmlLines(QString()), QStringList());
}

void TestLineDiff::applyingTheChangesGivesTheOther()
{
    Random random(20240611);
    for (int round = 0; round < 20000; ++round) {
        const int kinds = 1 + below(random, 12);
        const QStringList left = randomLines(random, below(random, 30), kinds);
        const QStringList right = randomLines(random, below(random, 30), kinds);
        QCOMPARE(applied(left, right, lineChanges(left, right)), right);
    }
    // Long ones, where the search gives up on the way.
    for (int round = 0; round < 20; ++round) {
        const QStringList left = randomLines(random, 3000, 2 + below(random, 3000));
        const QStringList right = randomLines(random, 2000, 2 + below(random, 3000));
        const QList<LineChange> changes = lineChanges(left, right);
        QVERIFY(applied(left, right, changes) == right);
        QVERIFY(changedLines(changes) < left.size() + right.size());
    }
}

void TestLineDiff::changesAsFewLinesAsCanBe()
{
    Random random(7);
    for (int round = 0; round < 5000; ++round) {
        const int kinds = 1 + below(random, 8);
        const QStringList left = randomLines(random, below(random, 40), kinds);
        const QStringList right = randomLines(random, below(random, 40), kinds);
        QCOMPARE(changedLines(lineChanges(left, right)), fewestChangedLines(left, right));
    }
    // One that was edited in some places.
    const QStringList left = randomLines(random, 2000, 500);
    QStringList right = left;
    for (int i = 0; i < 60; ++i) {
        right.removeAt(below(random, int(right.size())));
        right.insert(below(random, int(right.size())), QString::number(below(random, 600)));
    }
    QCOMPARE(changedLines(lineChanges(left, right)), fewestChangedLines(left, right));
}

void TestLineDiff::bearsLongTexts_data()
{
    QTest::addColumn<int>("kinds"); // of lines
    QTest::newRow("all different") << 0;
    QTest::newRow("nothing but two lines") << 2;
    QTest::newRow("a few kinds of lines") << 50;
    QTest::newRow("many kinds of lines") << 5000;
    QTest::newRow("each line once in either") << -1;
}

void TestLineDiff::bearsLongTexts()
{
    QFETCH(int, kinds);
    constexpr int count = 100'000;
    Random random(1);
    QStringList left;
    QStringList right;
    if (kinds > 0) {
        left = randomLines(random, count, kinds);
        right = randomLines(random, count, kinds);
    } else {
        for (int i = 0; i < count; ++i) {
            left.append(QString::number(i));
            right.append(QString::number(kinds < 0 ? i : i + count));
        }
        std::shuffle(right.begin(), right.end(), random);
    }
    QElapsedTimer timer;
    timer.start();
    const QList<LineChange> changes = lineChanges(left, right);
    qInfo("%lld ms, %lld changed lines", timer.elapsed(),
          static_cast<long long>(changedLines(changes)));
    QVERIFY(applied(left, right, changes) == right);
    // Far from a hang even where a sanitizer slows it down; a table of all pairs would have 10^10 cells.
    QVERIFY(timer.elapsed() < 20'000);
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
