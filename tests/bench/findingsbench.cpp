// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/poolschema.h"
#include "model/session/poolregistry.h"
#include "model/tables/findingsmodel.h"
#include "tests/bench/benchpools.h"
#include "views/conflicts/conflictlist.h"
#include "views/conflicts/findingspresentation.h"

#include <QApplication>
#include <QScrollBar>

#include <memory>
#include <vector>

namespace poolwarden::bench {

namespace {

/// So many conflicts, each between two pools: half are errors, half warnings.
class Conflicts
{
public:
    explicit Conflicts(int count)
        : m_registry(std::make_shared<const PoolSchema>())
    {
        HostInfo info;
        info.uri = QStringLiteral("qemu:///system");
        info.local = true;
        QList<PoolSnapshot> pools;
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(i);
            const std::string path = "/srv/place" + number;
            pools << snapshot(2 * i, "images-" + number, path)
                  << snapshot(2 * i + 1, "more-" + number,
                              i % 2 == 0 ? "/srv/../srv/place" + number : path + "/inner");
        }
        m_registry.setPools(m_registry.addHost(QStringLiteral("kvm1"), info), pools);
    }

    PoolRegistry m_registry;

private:
    static PoolSnapshot snapshot(int number, const std::string &name, const std::string &path)
    {
        PoolSnapshot pool;
        pool.uuid =
            QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 16, QLatin1Char('0'));
        pool.name = QString::fromStdString(name);
        pool.liveXml = "<pool type='dir'><name>" + QByteArray::fromStdString(name) + "</name><uuid>"
                       + pool.uuid.toUtf8() + "</uuid><target><path>"
                       + QByteArray::fromStdString(path) + "</path></target></pool>";
        pool.persistentXml = pool.liveXml;
        return pool;
    }
};

/// The list as the window shows it, painted once for each change.
class Shown : public QObject
{
public:
    explicit Shown(int count)
        : conflicts(count)
        , model(&conflicts.m_registry)
    {
        presentation.setSourceModel(&model);
        list.showModel(&presentation);
        list.resize(1200, 400);
        list.show();
        QApplication::processEvents();
        list.viewport()->installEventFilter(this);
    }
    void ask(const FindingQuery &query)
    {
        model.setQuery(query);
        settle();
    }
    void settle()
    {
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
    /// `paints` says how often a step painted the list: without painting, the figures would hold half of the work.
    void report(benchmark::State &state, Percentiles &percentiles) const
    {
        percentiles.report(state);
        state.counters["paints"] =
            benchmark::Counter(double(m_paints), benchmark::Counter::kAvgIterations);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            ++m_paints;
        return QObject::eventFilter(watched, event);
    }

    Conflicts conflicts;
    FindingsModel model;
    FindingsPresentation presentation;
    ConflictList list;

private:
    qint64 m_paints = 0;
};

/// A key in the field that filters, with the list painted.
void filterByWords(benchmark::State &state)
{
    Shown shown(int(state.range(0)));
    const QString text = QStringLiteral("images-77");
    Percentiles percentiles;
    qsizetype length = 0;
    for ([[maybe_unused]] auto _ : state) {
        FindingQuery query;
        length = length % text.size() + 1;
        query.text = text.first(length);
        percentiles.measure(state, [&] { shown.ask(query); });
    }
    shown.report(state, percentiles);
}

/// Errors are hidden and shown again, with the list painted.
void filterBySeverity(benchmark::State &state)
{
    Shown shown(int(state.range(0)));
    Percentiles percentiles;
    bool isShown = true;
    for ([[maybe_unused]] auto _ : state) {
        FindingQuery query;
        isShown = !isShown;
        query.severities[2] = isShown;
        percentiles.measure(state, [&] { shown.ask(query); });
    }
    shown.report(state, percentiles);
}

/// Three rows of the wheel, with the list painted.
void scroll(benchmark::State &state)
{
    Shown shown(int(state.range(0)));
    QScrollBar *bar = shown.list.verticalScrollBar();
    Percentiles percentiles;
    for ([[maybe_unused]] auto _ : state) {
        percentiles.measure(state, [&] {
            bar->setValue(bar->value() + 3 > bar->maximum() ? 0 : bar->value() + 3);
            shown.settle();
        });
    }
    shown.report(state, percentiles);
}

BENCHMARK(filterByWords)
    ->Name("filter conflicts by words/findings")
    ->Arg(1000)
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(filterBySeverity)
    ->Name("filter conflicts by severity/findings")
    ->Arg(1000)
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(scroll)
    ->Name("scroll conflicts/findings")
    ->Arg(1000)
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace poolwarden::bench
