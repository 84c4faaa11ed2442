// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a candidate is said to meet is what typing it meets.

#include "model/session/pooldraft.h"
#include "model/session/poolregistry.h"
#include "model/sources/candidatejudge.h"
#include "tests/generator/poolxmlgenerator.h"
#include "tests/model/session/registryfixture.h"
#include "tests/support/randomseeds.h"

#include <QSet>
#include <QTest>
#include <QUndoStack>

#include <array>
#include <memory>
#include <variant>

using namespace poolwarden;

namespace {

constexpr std::array offeredFields = {
    Field::TargetPath, Field::DevicePath,    Field::SourceDir,        Field::SourceName,
    Field::HostName,   Field::AdapterName,   Field::AdapterWwnn,      Field::AdapterWwpn,
    Field::HostPort,   Field::AdapterParent, Field::AdapterParentBus, Field::SourceFormat};

struct Expected {
    std::optional<Severity> severity;
    QSet<PoolId> users;
    bool isTooWide = false;
};

/// Of what the draft meets now: what is about these values.
Expected metBy(const PoolDraft &draft, const FieldValues &values)
{
    Expected expected;
    for (const Finding &finding : draft.assessment().findings) {
        const bool isOfValues = std::ranges::any_of(
            values, [&](const auto &value) { return value.first.field == finding.field.field; });
        if (finding.pool != draft.id() || finding.peer == noPool || isAboutIdentity(finding)
            || finding.definitionKind != DefinitionKind::Draft || !isOfValues)
            continue;
        expected.users.insert(finding.peer);
        if (!expected.severity || *expected.severity < finding.severity)
            expected.severity = finding.severity;
        expected.isTooWide = expected.isTooWide || finding.others > 0;
    }
    return expected;
}

} // namespace

class TestCandidateVerdicts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfTyping_data() { addSeeds(18); }
    void areThoseOfTyping();
};

void TestCandidateVerdicts::areThoseOfTyping()
{
    QFETCH(const quint64, seed);
    PoolXmlGenerator generator(seed);
    int taken = 0;
    int free = 0;
    for (int situation = 0; situation < 12; ++situation) {
        PoolRegistry registry(fixture::schema());
        const HostId host = registry.addHost(QStringLiteral("kvm1"), fixture::hostInfo());
        QList<PoolSnapshot> pools;
        std::vector<PoolDocument> documents;
        for (int i = 0; i < 25; ++i) {
            PoolSnapshot pool = fixture::snapshot(i + 1, QStringLiteral("pool%1").arg(i),
                                                  QStringLiteral("dir"), {});
            pool.persistentXml = QByteArray::fromStdString(generator.next());
            pool.liveXml = pool.persistentXml;
            auto parsed = PoolDocument::parse(pool.persistentXml);
            if (auto *document = std::get_if<PoolDocument>(&parsed))
                documents.push_back(std::move(*document));
            pools.append(pool);
        }
        registry.setPools(host, pools);
        if (documents.empty())
            continue;
        for (int round = 0; round < 6; ++round) {
            const auto type = PoolType(generator.number(0, int(poolTypeCount) - 1));
            PoolDraft *draft =
                generator.chance(0.5)
                    ? registry.createDraft(host, DraftOrigin::New, PoolDocument::create(type))
                    : registry.createDraft(host, DraftOrigin::Imported,
                                           QString::fromStdString(generator.next(type)));
            if (!std::holds_alternative<PoolDocument>(PoolDocument::parseText(draft->xml())))
                continue;
            for (int i = 0; i < 15; ++i) {
                // Values that a pool has: one of its fields, or several together.
                const PoolDocument &model =
                    documents[std::size_t(generator.number(0, int(documents.size()) - 1))];
                SourceCandidate candidate;
                for (const Field field : offeredFields) {
                    const auto value = model.value({field});
                    if (value && schemaOccurrence(type, field) != Occurrence::Never
                        && generator.chance(0.6))
                        candidate.values.emplace_back(FieldRef{field}, *value);
                }
                if (candidate.values.empty())
                    continue;
                const CandidateVerdict said =
                    CandidateJudge(registry, draft->id(), draft->xml()).judge(candidate);
                const QString before = draft->xml();
                draft->endUndoStep();
                draft->setValues(candidate.values);
                draft->endUndoStep();
                const Expected met = metBy(*draft, candidate.values);
                const QString shown = draft->xml();
                if (shown != before)
                    draft->undoStack()->undo();
                QCOMPARE(draft->xml(), before);
                if (said.isTooWide)
                    continue;
                QVERIFY2(said.severity == met.severity, qPrintable(shown));
                QVERIFY2(QSet<PoolId>(said.users.cbegin(), said.users.cend()) == met.users,
                         qPrintable(shown));
                ++(met.severity ? taken : free);
            }
        }
    }
    // It must have tried both.
    QVERIFY2(taken > 50, qPrintable(QString::number(taken)));
    QVERIFY2(free > 50, qPrintable(QString::number(free)));
    qInfo("%d taken, %d free", taken, free);
}

QTEST_GUILESS_MAIN(TestCandidateVerdicts)
#include "tst_candidateverdicts.moc"
