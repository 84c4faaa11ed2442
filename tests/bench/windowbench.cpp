// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user of the whole window waits for: from a key to what is painted because of it.

#include "model/session/pooledit.h"
#include "model/tables/findingsmodel.h"
#include "tests/app/poolwarden/testsession.h"
#include "tests/bench/benchapplication.h"
#include "tests/bench/benchpools.h"
#include "tests/support/cputime.h"
#include "views/conflicts/conflictbanner.h"
#include "views/conflicts/conflictspane.h"
#include "views/editor/editorpanel.h"
#include "views/form/fieldmark.h"
#include "views/xml/xmleditor.h"

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

#include <functional>
#include <memory>
#include <optional>

namespace poolwarden::bench {

namespace {

constexpr int longestWait = 60000;

QString uuidOf(int number)
{
    return QStringLiteral("99999999-9999-4999-8999-%1").arg(number, 12, 16, QChar(u'0'));
}

/// The whole program over a host with these pools.
class Window
{
public:
    using Add = std::function<void(const QString &name, const QString &path)>;

    explicit Window(const std::function<void(const Add &)> &fill)
    {
        m_session.session->connections()->open(QStringLiteral("test:///fake"), false);
        QMap<QString, PoolSnapshot> &pools = m_session.service()->pools;
        pools.clear();
        int number = 0;
        fill([&](const QString &name, const QString &path) {
            const QString uuid = uuidOf(++number);
            pools[uuid] = FakeStorageService::snapshot(
                name, uuid, "  <target><path>" + path.toUtf8() + "</path></target>\n");
        });
        m_session->resize(1280, 900);
        m_isOpen = QTest::qWaitFor([&] { return m_session.registry()->poolCount() == number; },
                                   longestWait);
        rest();
    }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] TestSession &session() { return m_session; }

    /// Until nothing follows any more, also not after the pauses in which look-ups wait.
    static void rest()
    {
        QTest::qWait(1000);
        finish();
    }
    /// All that is to be done at once.
    static void finish()
    {
        constexpr int mostTurns = 100;
        auto *events = QAbstractEventDispatcher::instance();
        for (int turn = 0; turn < mostTurns && events->processEvents(QEventLoop::AllEvents); ++turn)
            ;
    }
    /// Until that is so and painted. What follows then keeps the next key waiting, and is told apart.
    void measure(benchmark::State &state, const std::function<void()> &act,
                 const std::function<bool()> &isSo)
    {
        bool isPainted = false;
        auto *application = static_cast<BenchApplication *>(qApp);
        application->whenPainted([&] { isPainted = isPainted || isSo(); });
        QElapsedTimer wait;
        wait.start();
        const double before = threadMilliseconds();
        m_untilPainted.measure(state, [&] {
            act();
            while (!isPainted && !wait.hasExpired(longestWait))
                QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents);
        });
        m_work.note((threadMilliseconds() - before) / 1e3);
        application->whenPainted({});
        if (!isPainted)
            state.SkipWithError("it was not painted");
        wait.restart();
        finish();
        m_afterwards.note(double(wait.nsecsElapsed()) / 1e9);
    }
    void report(benchmark::State &state)
    {
        m_untilPainted.report(state);
        m_work.report(state, "cpu_");
        m_afterwards.report(state, "then_");
    }

private:
    TestSession m_session;
    Percentiles m_untilPainted;
    Percentiles m_work; ///< the same in CPU time, which can be compared on a busy machine
    Percentiles m_afterwards;
    bool m_isOpen = false;
};

/// A new draft beside so many pools, a key away from the directory of one.
std::unique_ptr<Window> windowWithDraft(int count)
{
    auto window = std::make_unique<Window>([count](const Window::Add &add) {
        for (int i = 0; i < count; ++i) {
            const QString name = QStringLiteral("pool%1").arg(i, 5, 10, QChar(u'0'));
            add(name, QStringLiteral("/srv/") + name);
        }
    });
    TestSession &session = window->session();
    session.trigger("newPoolAction");
    session.type("field-name", QStringLiteral("draft"));
    session.type("field-target-path", QStringLiteral("/srv/pool0007"));
    Window::rest();
    return window;
}

/// Each other key makes the draft's directory that of a pool.
void measureKeys(benchmark::State &state, Window *window, QWidget *typedInto,
                 const std::function<bool()> &isMarked)
{
    const auto *banner = window->session()->findChild<ConflictBanner *>();
    int number = 0;
    for ([[maybe_unused]] auto _ : state) {
        const bool adds = number % 2 == 0;
        const char digit = static_cast<char>('0' + number / 2 % 10);
        window->measure(
            state,
            [&] {
                if (adds)
                    QTest::keyClick(typedInto, digit);
                else
                    QTest::keyClick(typedInto, Qt::Key_Backspace);
            },
            [&] { return isMarked() == adds && banner->isVisible() == adds; });
        ++number;
    }
    window->report(state);
}

void keyInTheFormPainted(benchmark::State &state)
{
    const auto window = windowWithDraft(int(state.range(0)));
    auto *field = window->session().find<QLineEdit>("field-target-path");
    const auto *mark = window->session().find<FieldMark>("mark-target-path");
    if (!window->isOpen() || !field || !mark) {
        state.SkipWithError("the window is not open");
        return;
    }
    field->setFocus();
    measureKeys(state, window.get(), field, [mark] { return mark->isMarked(); });
}

void keyInTheXmlPainted(benchmark::State &state)
{
    const auto window = windowWithDraft(int(state.range(0)));
    window->session()->editor()->setTab(EditorPanel::XmlTab);
    auto *editor = window->session()->findChild<XmlEditor *>();
    const QString path = QStringLiteral("/srv/pool0007");
    const qsizetype end = window->session()->editor()->edit()->xml().indexOf(path) + path.size();
    if (!window->isOpen() || !editor || end < path.size()) {
        state.SkipWithError("the window is not open");
        return;
    }
    editor->setFocus();
    editor->select(end, end);
    Window::rest();
    measureKeys(state, window.get(), editor, [editor] { return !editor->markedLines().isEmpty(); });
}

/// So many conflicts in the pane, each between two pools: half are errors, half warnings. One is chosen, so that
/// the details tell of it.
std::unique_ptr<Window> windowWithConflicts(int count)
{
    auto window = std::make_unique<Window>([count](const Window::Add &add) {
        for (int i = 0; i < count; ++i) {
            const QString number = QString::number(i);
            const QString path = QStringLiteral("/srv/place") + number;
            add(QStringLiteral("images-") + number, path);
            add(QStringLiteral("more-") + number,
                i % 2 == 0 ? path : path + QStringLiteral("/inner"));
        }
    });
    QTreeView *list = window->session()->conflicts()->list();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    Window::rest();
    return window;
}

/// Whether the pane is as the test wants it before the first step.
bool isReady(benchmark::State &state, Window *window)
{
    const auto *model = window->session()->findChild<FindingsModel *>();
    const bool isReady = window->isOpen() && model->findingCount() == int(state.range(0))
                         && window->session()->conflicts()->current();
    if (!isReady)
        state.SkipWithError("the conflicts are not there");
    return isReady;
}

void filterPaneByWords(benchmark::State &state)
{
    const auto window = windowWithConflicts(int(state.range(0)));
    if (!isReady(state, window.get()))
        return;
    const auto *model = window->session()->findChild<FindingsModel *>();
    auto *text = window->session().find<QLineEdit>("conflictFilterText");
    text->setFocus();
    const QString word = QStringLiteral("images-77");
    for ([[maybe_unused]] auto _ : state) {
        const QString now = text->text();
        const bool isWhole = now == word;
        window->measure(
            state,
            [&] {
                if (isWhole)
                    QTest::keyClick(text, Qt::Key_Escape);
                else
                    QTest::keyClick(text, word.at(now.size()).toLatin1());
            },
            [&] { return model->query().text == text->text() && text->text() != now; });
    }
    window->report(state);
}

void filterPaneBySeverity(benchmark::State &state)
{
    const auto window = windowWithConflicts(int(state.range(0)));
    if (!isReady(state, window.get()))
        return;
    const auto *model = window->session()->findChild<FindingsModel *>();
    auto *button = window->session().find<QToolButton>("showWarnings");
    for ([[maybe_unused]] auto _ : state) {
        const int before = model->shownCount();
        window->measure(
            state, [&] { QTest::mouseClick(button, Qt::LeftButton); },
            [&] { return model->shownCount() != before; });
    }
    window->report(state);
}

/// A key goes to the next conflict, with its details.
void stepThroughPane(benchmark::State &state)
{
    const auto window = windowWithConflicts(int(state.range(0)));
    if (!isReady(state, window.get()))
        return;
    ConflictsPane *pane = window->session()->conflicts();
    pane->list()->setFocus();
    for ([[maybe_unused]] auto _ : state) {
        const std::optional<Finding> before = pane->current();
        window->measure(
            state, [&] { QTest::keyClick(pane->list(), Qt::Key_Down); },
            [&] { return pane->current() != before; });
    }
    window->report(state);
}

void scrollPane(benchmark::State &state)
{
    const auto window = windowWithConflicts(int(state.range(0)));
    if (!isReady(state, window.get()))
        return;
    QScrollBar *bar = window->session()->conflicts()->list()->verticalScrollBar();
    for ([[maybe_unused]] auto _ : state) {
        window->measure(
            state, [&] { bar->setValue(bar->value() + 3 > bar->maximum() ? 0 : bar->value() + 3); },
            [] { return true; });
    }
    window->report(state);
}

BENCHMARK(keyInTheFormPainted)
    ->Name("key in the form to its painted mark/pools")
    ->Arg(100)
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(keyInTheXmlPainted)
    ->Name("key in the XML to its painted mark/pools")
    ->Arg(100)
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(filterPaneByWords)
    ->Name("key in the filter of the whole pane, painted/findings")
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(filterPaneBySeverity)
    ->Name("severity of the whole pane, painted/findings")
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(stepThroughPane)
    ->Name("next conflict with its details, painted/findings")
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(scrollPane)
    ->Name("scroll the whole pane, painted/findings")
    ->Arg(10000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace poolwarden::bench
