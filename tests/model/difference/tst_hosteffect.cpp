// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/difference/hosteffect.h"

#include "model/conflict/poolfacts.h"
#include "model/conflict/restartloss.h"
#include "model/document/pooldocument.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/parity/paritydaemon.h"
#include "tests/support/privatelibvirtd.h"
#include "tests/support/randomseeds.h"

#include <QTest>

#include <algorithm>

using namespace poolwarden;

/// What is foretold of a definition, and what a real daemon has of it afterwards.
class TestHostEffect final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesAreToldOfEveryDifference();
    void tellsWhatIsNotRead_data();
    void tellsWhatIsNotRead();
    void theDaemonHasWhatWasForetold();
    void theTestDriverHasWhatWasForetold();
};

namespace {

PoolDefinition read(const std::string &xml, const ReadOptions &options = {})
{
    const ReadResult result = readPool(xml, options);
    const auto *definition = std::get_if<PoolDefinition>(&result);
    return definition ? *definition : PoolDefinition();
}

QStringList unreadIn(const QString &inside, const char *type, const ReadOptions &options = {})
{
    const QString xml =
        QStringLiteral("<pool type='%1'>%2</pool>").arg(QLatin1String(type), inside);
    QStringList parts;
    for (const UnreadPart &part : effectOf(xml, options).unread) {
        static constexpr const char *kinds[] = {"", "@", "text in ", "comment in ",
                                                "instruction in "};
        parts.append(
            QLatin1String(kinds[int(part.kind)]) + QString::fromStdString(part.element)
            + (part.attribute.empty() ? QString() : u'/' + QString::fromStdString(part.attribute)));
    }
    return parts;
}

/// libvirt writes some values so that they come back as others; see notReadBack().
bool comesBackAsAnother(const PoolDefinition &definition)
{
    const auto *scsi = std::get_if<ScsiHostAdapter>(&definition.adapter);
    if (scsi && scsi->parent && scsi->parent->address.function > 9)
        return true;
    PoolFacts facts;
    facts.entry.persistent = definition;
    return !notReadBack(facts).empty();
}

QString words(const QList<FieldChange> &changes)
{
    QStringList list;
    for (const FieldChange &change : changes)
        list.append(QStringLiteral("%1: %2 → %3")
                        .arg(change.field ? QString::fromUtf8(fieldInfo(*change.field).id.data())
                                          : QStringLiteral("type"),
                             change.before.join(u'|'), change.after.join(u'|')));
    return list.join(u'\n');
}

/// What the host has of the text; empty: just what was foretold.
QString broken(const std::string &text, const std::string &back, const ReadOptions &options)
{
    const QString xml = QString::fromStdString(text);
    const HostEffect effect = effectOf(xml, options);
    PoolDefinition expected = writtenByLibvirt(read(text, options));
    const PoolDefinition now = read(back, options);
    if (effect.makesUuid == expected.uuid.has_value() || !now.uuid)
        return QStringLiteral("the uuid");
    if (effect.makesUuid)
        expected.uuid = now.uuid;
    if (const auto changes = changesBetween(expected, now); !changes.isEmpty())
        return words(changes);

    auto parsed = PoolDocument::parse(QByteArray::fromStdString(back));
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return QStringLiteral("not XML");
    for (const FieldChange &change : effect.added) {
        if (document->value({*change.field, 0}) != change.after.first())
            return QStringLiteral("not added as foretold: ") + words({change});
    }
    for (const FieldChange &change : effect.rewritten) {
        if (document->value({*change.field, 0}) != change.after.first())
            return QStringLiteral("not rewritten as foretold: ") + words({change});
    }
    for (const FieldChange &change : effect.forgotten) {
        if (document->value({*change.field, 0}))
            return QStringLiteral("not forgotten: ") + words({change});
    }
    // The other way round: all that the text has is there, if nothing else was foretold.
    if (!back.empty() && effect.unread.empty() && effect.forgotten.isEmpty()) {
        auto own = PoolDocument::parseText(xml);
        const auto *typed = std::get_if<PoolDocument>(&own);
        const auto lines = document->lines();
        for (const auto &[field, line] : typed->lines()) {
            const bool hasValue = !typed->value(field).value_or(QString()).isEmpty();
            // Nothing and libvirt's default are one, and so is an account of -1.
            const bool isWritten = !valuesOf(now, field.field).isEmpty();
            if (hasValue && isWritten && !lines.contains(field))
                return QStringLiteral("silently lost: ")
                       + QString::fromUtf8(fieldInfo(field.field).id.data());
        }
    }
    // What is not read is not there.
    const QString after = document->toXml();
    for (const UnreadPart &part : effect.unread) {
        if (part.element.ends_with("unknown") && after.contains(QLatin1String("<unknown")))
            return QStringLiteral("an unknown element stays");
        if (part.kind == UnreadPart::Kind::Comment && after.contains(QLatin1String("<!--"))
            && !after.startsWith(QLatin1String("<!--")))
            return QStringLiteral("a comment stays");
    }
    return {};
}

} // namespace

void TestHostEffect::changesAreToldOfEveryDifference()
{
    PoolXmlGenerator generator(99, {.directories = {"/srv/a"}, .oddity = 0.01, .identities = 3});
    std::vector<PoolDefinition> known;
    int same = 0;
    int different = 0;
    for (int i = 0; i < 4000; ++i) {
        const ReadResult result = readPool(generator.next());
        const auto *definition = std::get_if<PoolDefinition>(&result);
        if (!definition)
            continue;
        known.push_back(*definition);
        // Often one that has a part of another.
        const PoolDefinition &other = known[known.size() * 7919 % known.size()];
        PoolDefinition mixed = *definition;
        if (generator.chance(0.5))
            mixed.hosts = other.hosts;
        if (generator.chance(0.5))
            mixed.permissions = other.permissions;
        if (generator.chance(0.3) && other.type == mixed.type)
            mixed = other;
        const auto changes = changesBetween(*definition, mixed);
        QCOMPARE(changes.isEmpty(), mixed == *definition);
        (changes.isEmpty() ? same : different) += 1;
        // Each field that differs is told, with values that differ.
        for (const Field field : differingFields(*definition, mixed)) {
            const bool isTold =
                std::any_of(changes.begin(), changes.end(), [&](const auto &change) {
                    const auto part = [](Field of) {
                        return of >= Field::AdapterType && of <= Field::AdapterWwpn
                                   ? Field::AdapterType
                               : of >= Field::AuthType && of <= Field::AuthSecretUuid
                                   ? Field::AuthType
                                   : of;
                    };
                    return change.field && part(*change.field) == field;
                });
            QVERIFY2(isTold, fieldInfo(field).id.data());
        }
        // Back again is the same the other way round.
        const auto back = changesBetween(mixed, *definition);
        QCOMPARE(back.size(), changes.size());
        for (qsizetype n = 0; n < back.size(); ++n)
            QVERIFY(back.at(n).before == changes.at(n).after
                    && back.at(n).after == changes.at(n).before);
    }
    QVERIFY(same > 20 && different > 200);
}

void TestHostEffect::tellsWhatIsNotRead_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QStringList>("unread");
    const QString plain = u"<name>a</name><target><path>/a</path></target>"_qs;
    QTest::newRow("all is read") << plain << QByteArray("dir") << QStringList();
    QTest::newRow("an unknown element") << plain + u"<owner><team>storage</team></owner>"_qs
                                        << QByteArray("dir") << QStringList{u"owner"_qs};
    QTest::newRow("inside of a known one")
        << u"<name>a</name><target x='1'><path y='2'>/a</path><ttl/></target>"_qs
        << QByteArray("dir")
        << QStringList{u"@target/x"_qs, u"@target/path/y"_qs, u"target/ttl"_qs};
    QTest::newRow("the second of a kind")
        << plain + u"<name>b</name>"_qs << QByteArray("dir") << QStringList{u"name"_qs};
    QTest::newRow("another namespace") << plain + u"<t:tag xmlns:t='urn:t'>x</t:tag>"_qs
                                       << QByteArray("dir") << QStringList{u"t:tag"_qs};
    QTest::newRow("comments, instructions, stray text")
        << plain + u"<!-- mine --><?keep it?>words"_qs << QByteArray("dir")
        << QStringList{u"comment in "_qs, u"instruction in "_qs, u"text in "_qs};
    QTest::newRow("sizes are the host's")
        << plain + u"<capacity unit='bytes'>5</capacity>"_qs << QByteArray("dir") << QStringList();
    QTest::newRow("a vendor inside the format")
        << u"<name>a</name><source><device path='/dev/sda'/><format type='dos'><vendor name='x'/>"
           "</format></source><target><path>/dev</path></target>"_qs
        << QByteArray("disk") << QStringList{u"source/format/vendor"_qs};
    QTest::newRow("a target that is derived")
        << u"<name>a</name><source><name>vg0</name></source><target><path>/x</path></target>"_qs
        << QByteArray("logical") << QStringList();
}

void TestHostEffect::tellsWhatIsNotRead()
{
    QFETCH(QString, inside);
    QFETCH(QByteArray, type);
    QFETCH(QStringList, unread);
    QCOMPARE(unreadIn(inside, type.constData()), unread);
}

void TestHostEffect::theDaemonHasWhatWasForetold()
{
    PrivateLibvirtd daemon;
    POOLWARDEN_REQUIRE_DAEMON(daemon);
    ParityDaemon connection(daemon.uri().toStdString());
    QVERIFY(connection.isOpen());
    for (const quint64 seed : withRandomSeeds(611823)) {
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        PoolXmlGenerator generator(seed, {.directories = {"/srv/a"}, .oddity = 0.03});
        int taken = 0;
        int withUnread = 0;
        int withAdded = 0;
        int withForgotten = 0;
        for (int i = 0; i < 3000; ++i) {
            const std::string xml = generator.next();
            const ReadResult reading = readPool(xml);
            const auto *definition = std::get_if<PoolDefinition>(&reading);
            if (!definition || comesBackAsAnother(*definition))
                continue;
            const ParityDaemon::Answer answer = connection.define(xml);
            if (!answer.accepted)
                continue;
            ++taken;
            const QString difference = broken(xml, connection.persistentXml(answer.uuid), {});
            const HostEffect effect = effectOf(QString::fromStdString(xml));
            withUnread += !effect.unread.empty();
            withAdded += !effect.added.isEmpty();
            withForgotten += !effect.forgotten.isEmpty();
            QVERIFY2(difference.isEmpty(),
                     qPrintable(difference + u'\n' + QString::fromStdString(xml) + u'\n'
                                + QString::fromStdString(connection.persistentXml(answer.uuid))));
            connection.undefine(answer.uuid);
        }
        qInfo("%d taken, %d with something unread, %d with something added, %d with something "
              "forgotten",
              taken, withUnread, withAdded, withForgotten);
        QVERIFY(taken > 500 && withUnread > 20 && withAdded > 20);
    }
}

void TestHostEffect::theTestDriverHasWhatWasForetold()
{
    ParityDaemon connection("test:///default");
    QVERIFY(connection.isOpen());
    connection.clear();
    const ReadOptions options{.namespaces = false};
    PoolXmlGenerator generator(5, {.directories = {"/srv/a"}, .oddity = 0.03});
    int taken = 0;
    for (int i = 0; i < 1000; ++i) {
        const std::string xml = generator.next();
        const ReadResult reading = readPool(xml, options);
        const auto *definition = std::get_if<PoolDefinition>(&reading);
        if (!definition || comesBackAsAnother(*definition))
            continue;
        const ParityDaemon::Answer answer = connection.define(xml);
        if (!answer.accepted)
            continue;
        ++taken;
        const QString difference = broken(xml, connection.liveXml(answer.uuid), options);
        QVERIFY2(difference.isEmpty(),
                 qPrintable(difference + u'\n' + QString::fromStdString(xml)));
        connection.undefine(answer.uuid);
    }
    QVERIFY(taken > 100);
}

QTEST_GUILESS_MAIN(TestHostEffect)
#include "tst_hosteffect.moc"
