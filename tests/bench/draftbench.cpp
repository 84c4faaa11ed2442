// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/poolschema.h"
#include "model/session/fieldproblem.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/session/poolregistry.h"
#include "tests/bench/benchpools.h"

namespace poolwarden::bench {

namespace {

/// An editor that shows a draft beside so many pools of its host, without the window.
class Editor
{
public:
    explicit Editor(std::int64_t count)
        : m_registry(schema())
        , m_edit(&m_registry)
    {
        HostInfo info;
        info.uri = QStringLiteral("qemu:///system");
        info.hostName = QStringLiteral("kvm1");
        info.driver = QStringLiteral("QEMU");
        info.local = true;
        const auto host = m_registry.addHost(QStringLiteral("kvm1"), info);
        QList<PoolSnapshot> pools;
        for (int number = 1; number <= count; ++number) {
            const PoolDefinition definition = pool(number);
            PoolSnapshot snapshot;
            snapshot.name = QString::fromStdString(definition.name);
            snapshot.uuid = QString::fromStdString(toString(*definition.uuid));
            snapshot.state = PoolState::Running;
            snapshot.liveXml = snapshot.persistentXml = QByteArray::fromStdString(poolXml(number));
            pools << snapshot;
        }
        m_registry.setPools(host, pools);
        m_edit.setPool(
            m_registry.createDraft(host, DraftOrigin::New, PoolDocument::create(PoolType::Dir))
                ->id());
        // What the editor marks in form and XML.
        QObject::connect(&m_edit, &PoolEdit::checked, &m_edit,
                         [this] { benchmark::DoNotOptimize(m_problems = problemsOf(m_edit)); });
        m_edit.setValue({Field::Name}, QStringLiteral("draft"));
    }

    [[nodiscard]] PoolEdit &edit() { return m_edit; }

private:
    static std::shared_ptr<const PoolSchema> schema()
    {
        static const auto shared = std::make_shared<const PoolSchema>();
        return shared;
    }

    PoolRegistry m_registry;
    PoolEdit m_edit;
    QList<FieldProblem> m_problems;
};

// Target paths as they are typed: each other one is a pool's, the next has a character more.
std::vector<QString> typedPaths(std::int64_t count)
{
    std::vector<QString> paths;
    for (const std::string &path : takenPaths(count)) {
        paths.push_back(QString::fromStdString(path));
        paths.push_back(paths.back() + u'0');
    }
    return paths;
}

// From a key to all that is marked because of it.
void keyInTheXml(benchmark::State &state)
{
    Editor editor(state.range(0));
    std::vector<QString> texts;
    for (const QString &path : typedPaths(state.range(0))) {
        editor.edit().setValue({Field::TargetPath}, path);
        texts.push_back(editor.edit().xml());
    }
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        const QString &text = texts[++turn % texts.size()];
        percentiles.measure(state, [&] { editor.edit().setXml(text); });
    }
    percentiles.report(state);
}
BENCHMARK(keyInTheXml)->Arg(100)->Arg(10000)->UseManualTime()->Unit(benchmark::kMicrosecond);

void keyInTheForm(benchmark::State &state)
{
    Editor editor(state.range(0));
    const std::vector<QString> paths = typedPaths(state.range(0));
    std::size_t turn = 0;
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        const QString &path = paths[++turn % paths.size()];
        percentiles.measure(state, [&] { editor.edit().setValue({Field::TargetPath}, path); });
    }
    percentiles.report(state);
}
BENCHMARK(keyInTheForm)->Arg(100)->Arg(10000)->UseManualTime()->Unit(benchmark::kMicrosecond);

} // namespace

} // namespace poolwarden::bench
