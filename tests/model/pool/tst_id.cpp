// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pool/id.h"

#include "model/conflict/finding.h"
#include "model/connections/connectionid.h"
#include "tests/support/idtext.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QTest>
#include <QVariant>

#include <cstdint>
#include <map>
#include <memory>
#include <type_traits>
#include <unordered_set>

using namespace poolwarden;

namespace {

// Nothing passes for an id but an id of that kind, and an id passes for nothing else.
template<class Of, class... Others>
constexpr bool isItsOwn = (!std::is_convertible_v<Others, Of> && ...)
                          && (!std::is_convertible_v<Of, Others> && ...)
                          && (!std::is_assignable_v<Of &, Others> && ...)
                          && (!std::is_invocable_v<std::equal_to<>, Of, Others> && ...);
static_assert(isItsOwn<PoolId, HostId, ConnectionId, int, std::uint64_t, bool, double>);
static_assert(isItsOwn<HostId, PoolId, ConnectionId, int, std::uint32_t, bool, double>);
static_assert(isItsOwn<ConnectionId, PoolId, HostId, int, std::uint64_t, bool, double>);
static_assert(!std::is_constructible_v<PoolId, HostId>);
static_assert(!std::is_constructible_v<PoolId, ConnectionId>);

// It costs what its number costs.
static_assert(sizeof(PoolId) == sizeof(std::uint64_t));
static_assert(sizeof(HostId) == sizeof(std::uint32_t));
static_assert(std::is_trivially_copyable_v<PoolId> && std::is_standard_layout_v<PoolId>);

static_assert(noPool == PoolId() && noPool.value() == 0);
static_assert(noHost == HostId() && noHost.value() == 0);
static_assert(noConnection == ConnectionId() && noConnection.value() == 0);

} // namespace

class TestId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsUp();
    void isInOrder();
    void isAKey();
    void isPrinted();
    void goesThroughAVariant();
};

void TestId::countsUp()
{
    PoolId last = noPool;
    QCOMPARE(++last, PoolId(1));
    QCOMPARE(++last, PoolId(2));
    QCOMPARE(last, PoolId(2));
}

void TestId::isInOrder()
{
    QVERIFY(PoolId(1) < PoolId(2));
    QVERIFY(PoolId(2) <= PoolId(2));
    QVERIFY(PoolId(~std::uint64_t(0)) > noPool);
    QVERIFY(PoolId(1) != PoolId(2));
}

void TestId::isAKey()
{
    std::unordered_set<PoolId> pools;
    QSet<PoolId> others;
    QHash<HostId, int> byHost;
    for (std::uint32_t number = 1; number <= 1000; ++number) {
        pools.insert(PoolId(number));
        others.insert(PoolId(number));
        byHost.insert(HostId(number), int(number));
    }
    QCOMPARE(pools.size(), 1000U);
    QCOMPARE(others.size(), 1000);
    QVERIFY(pools.contains(PoolId(1000)) && !pools.contains(noPool));
    QVERIFY(others.contains(PoolId(1000)) && !others.contains(noPool));
    QCOMPARE(byHost.value(HostId(7)), 7);
    QCOMPARE(byHost.value(noHost), 0);
}

void TestId::isPrinted()
{
    using Text = std::unique_ptr<char[]>;
    QCOMPARE(QByteArray(Text(QTest::toString(PoolId(12))).get()), QByteArray("12"));
    QCOMPARE(QByteArray(Text(QTest::toString(HostId(3))).get()), QByteArray("3"));
    QCOMPARE(QByteArray(Text(QTest::toString(noConnection)).get()), QByteArray("0"));
    QVERIFY(QByteArray(Text(QTest::toString(QList{PoolId(1), PoolId(2)})).get()).contains("1, 2"));
}

void TestId::goesThroughAVariant()
{
    const QVariant variant = QVariant::fromValue(PoolId(5));
    QCOMPARE(variant.value<PoolId>(), PoolId(5));
    QCOMPARE(variant.value<HostId>(), noHost);
    QCOMPARE(QVariant().value<PoolId>(), noPool);
    QCOMPARE(variant, QVariant::fromValue(PoolId(5)));
}

QTEST_APPLESS_MAIN(TestId)
#include "tst_id.moc"
