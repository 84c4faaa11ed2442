// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Each conflict of the demonstration host, by key and mouse: see it, choose it, look at the change, define it. With
// POOLWARDEN_PICTURES, a folder, a picture of each step is written there.

#include "app/demo/demodevices.h"
#include "app/demo/demohost.h"
#include "model/plan/resolveplanmodel.h"
#include "model/tables/findingsmodel.h"
#include "tests/app/poolwarden/demosettings.h"
#include "tests/app/poolwarden/libvirtsession.h"
#include "views/conflicts/conflictspane.h"
#include "views/plan/draftsdialog.h"
#include "views/ways/resolvedialog.h"
#include "views/ways/waysdialog.h"
#include "views/window/mainwindow.h"

#include <QAction>
#include <QDir>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTreeView>
#include <QtTest>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

using namespace poolwarden;

class TestEachConflict final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isResolvedOrAccepted_data();
    void isResolvedOrAccepted();
    void isAcceptedFromTheWaysOut();
    void allWarningsInOnePlan();
    void theOtherOfAPairIsToldAsItIsDone();
    void cleanupTestCase();

private:
    QStringList m_counts;
};

namespace {

/// The same in each run.
using ConflictKey = std::tuple<FindingKind, QString, QString, FieldRef, FieldRef, std::string>;

/// The program on the demonstration host, and a user who counts.
class Review
{
public:
    Review()
    {
        m_program.session.setLocalLookup(
            {.folders = {}, .devices = {}, .devicesOfOthers = addDemoDevices});
        window()->resize(1440, 900);
        window()->show();
    }

    bool open()
    {
        if (!QTest::qWaitForWindowActive(window()))
            return false;
        m_program.session.connections()->open(demoHostUri(), false);
        // With what conflicts rest on: the host tells of its devices and volume groups after its pools.
        return QTest::qWaitFor([this] {
            const QList<PoolRegistry::Host> hosts = registry()->hosts();
            if (hosts.isEmpty())
                return false;
            const HostTopology &topology = registry()->checker().topology(hosts.first().id);
            return registry()->poolCount() >= 14 && topology.devicesKnown
                   && !topology.volumeGroups.empty() && findings()->errorCount() >= 3
                   && findings()->warningCount() >= 3;
        });
    }

    [[nodiscard]] MainWindow *window() const { return m_session->window(); }
    [[nodiscard]] PoolRegistry *registry() const { return m_session->registry(); }
    [[nodiscard]] FindingsModel *findings() const { return window()->findChild<FindingsModel *>(); }
    [[nodiscard]] QTreeView *list() const { return window()->conflicts()->list(); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return window()->findChild<Widget *>(QLatin1String(name));
    }

    [[nodiscard]] ConflictKey keyOf(const Finding &finding) const
    {
        Finding side = finding;
        QString own = registry()->displayName(side.pool);
        QString other = side.peer == noPool ? QString() : registry()->displayName(side.peer);
        if (side.peer != noPool && other < own) {
            side = mirrored(side);
            std::swap(own, other);
        }
        return {side.kind, own, other, side.field, side.peerField, resourceName(side.resource)};
    }

    /// Those of this severity and worse.
    [[nodiscard]] std::set<ConflictKey> conflicts(Severity least) const
    {
        std::set<ConflictKey> keys;
        for (const Finding &finding : findings()->allFindings()) {
            if (finding.severity >= least)
                keys.insert(keyOf(finding));
        }
        return keys;
    }

    /// Something that the user has done. The picture shows what came of it.
    void step(const QString &what)
    {
        m_steps.append(what);
        picture(QStringLiteral("%1-%2").arg(m_steps.size()).arg(what));
    }
    [[nodiscard]] int count() const
    {
        return int(m_steps.size() + m_program.prompts.questions.size());
    }
    [[nodiscard]] QString told() const
    {
        QStringList steps = m_steps;
        for (const Prompts::Question &question : m_program.prompts.questions)
            steps.append(QStringLiteral("confirm “%1”").arg(question.title));
        return QStringLiteral("%1: %2").arg(count()).arg(steps.join(QStringLiteral(", ")));
    }
    void picture(const QString &name) const
    {
        const QString folder = qEnvironmentVariable("POOLWARDEN_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(60); // until what was queued is painted
        QPixmap all = window()->grab();
        QPainter painter(&all);
        for (QWidget *dialog : QApplication::topLevelWidgets()) {
            if (!dialog->isVisible() || dialog == window() || !dialog->isWindow()
                || qobject_cast<QDialog *>(dialog) == nullptr)
                continue;
            const QPoint place((all.width() - dialog->width()) / 2,
                               (all.height() - dialog->height()) / 2);
            painter.drawPixmap(place, dialog->grab());
            painter.drawRect(QRect(place, dialog->size()));
        }
        painter.end();
        QString file =
            QStringLiteral("%1 %2").arg(QString::fromUtf8(QTest::currentDataTag()), name);
        file.replace(QRegularExpression(QStringLiteral("[^\\w]+")), QStringLiteral("-"));
        QDir().mkpath(folder);
        QVERIFY(all.save(QDir(folder).filePath(file + QStringLiteral(".png"))));
    }

    /// With a click on its place, if it is the worst one there; else with the arrow keys.
    bool choose(const ConflictKey &wanted)
    {
        const auto isChosen = [&] {
            const auto current = window()->conflicts()->current();
            return current && keyOf(*current) == wanted;
        };
        const auto shown = [&]() -> std::optional<QModelIndex> {
            for (int row = 0; row < list()->model()->rowCount(); ++row) {
                const QModelIndex index = list()->model()->index(row, FindingsModel::PoolsColumn);
                if (keyAt(index) == wanted)
                    return index;
            }
            return std::nullopt;
        };
        // Again, if the list was about to change.
        const auto isClicked = [&] {
            if (const auto index = shown()) {
                list()->scrollTo(*index);
                QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                                  list()->visualRect(*index).center());
            }
            return isChosen();
        };
        if (shown() && QTest::qWaitFor(isClicked))
            return true;
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Home);
        for (int i = 0; i < 200 && !isChosen(); ++i) {
            const QModelIndex first = list()->currentIndex().siblingAtColumn(0);
            const bool isClosed = list()->model()->hasChildren(first) && !list()->isExpanded(first);
            QTest::keyClick(list(), isClosed ? Qt::Key_Right : Qt::Key_Down);
            QTest::qWait(1); // what the list puts right after it has opened
        }
        return isChosen();
    }

    /// Ctrl+Shift+W. Null: there is no such dialog.
    WaysDialog *openWays()
    {
        const auto *action = find<QAction>("waysOutAction");
        if (!QTest::qWaitFor([action] { return action->isEnabled(); }))
            return nullptr;
        QTest::keyClick(window(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = find<WaysDialog>("waysDialog");
        return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    }

    /// In the dialog that asks for it.
    bool giveReason()
    {
        QPlainTextEdit *reason = nullptr;
        if (!QTest::qWaitFor([&] {
                reason = find<QPlainTextEdit>("acceptReason");
                return reason && reason->hasFocus();
            }))
            return false;
        QTest::keyClicks(reason, QStringLiteral("agreed with the storage team"));
        picture(QStringLiteral("reason"));
        QTest::keyClick(reason, Qt::Key_Return);
        return true;
    }

    /// What the chosen way needs on the host: in the list of what is to be done, or of the draft in the editor.
    bool define()
    {
        DraftsDialog *plan = nullptr;
        const auto *define = find<QAction>("defineAction");
        const auto isReady = [&] {
            plan = find<DraftsDialog>("draftsDialog");
            if (plan)
                return plan->isActiveWindow()
                       && plan->findChild<QPushButton *>(QStringLiteral("draftsDefine"))
                              ->isEnabled();
            window()->activateWindow(); // a window manager does it
            return window()->isActiveWindow() && define->isEnabled();
        };
        if (!QTest::qWaitFor(isReady))
            return false;
        picture(QStringLiteral("look"));
        if (plan)
            QTest::keyClick(plan, Qt::Key_D, Qt::AltModifier);
        else
            QTest::keyClick(window(), Qt::Key_S, Qt::ControlModifier);
        return true;
    }

private:
    [[nodiscard]] ConflictKey keyAt(const QModelIndex &index) const
    {
        const auto pool = index.data(FindingsModel::PoolIdRole).value<PoolId>();
        const auto peer = index.data(FindingsModel::PeerIdRole).value<PoolId>();
        for (const Finding &finding : registry()->findingsOf(pool)) {
            if (finding.peer == peer
                && int(finding.kind) == index.data(FindingsModel::KindRole).toInt())
                return keyOf(finding);
        }
        return {};
    }

    LibvirtSession m_program{demoSettings()};
    SessionController *m_session = &m_program.session;
    QStringList m_steps;
};

QString rowName(const ConflictKey &key)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(QString::fromUtf8(findingKindId(std::get<0>(key))), std::get<1>(key), std::get<2>(key),
             QString::fromUtf8(fieldInfo(std::get<3>(key).field).id));
}

} // namespace

Q_DECLARE_METATYPE(ConflictKey)

void TestEachConflict::isResolvedOrAccepted_data()
{
    QTest::addColumn<ConflictKey>("conflict");
    QTest::addColumn<int>("severity");
    Review review;
    QVERIFY(review.open());
    for (const Severity severity : {Severity::Error, Severity::Warning}) {
        for (const Finding &finding : review.findings()->allFindings()) {
            if (finding.severity == severity)
                QTest::newRow(qPrintable(rowName(review.keyOf(finding))))
                    << review.keyOf(finding) << int(severity);
        }
    }
}

void TestEachConflict::isResolvedOrAccepted()
{
    QFETCH(const ConflictKey, conflict);
    QFETCH(const int, severity);
    const auto least = Severity(severity);
    Review review;
    QVERIFY(review.open());
    const std::set<ConflictKey> before = review.conflicts(least);
    QVERIFY(before.contains(conflict));
    review.picture(QStringLiteral("0"));

    QVERIFY2(review.choose(conflict), "not found in the list");
    review.step(QStringLiteral("see"));
    WaysDialog *dialog = review.openWays();
    QVERIFY(dialog);
    auto *ways = dialog->findChild<QListWidget *>(QStringLiteral("waysList"));
    QTRY_VERIFY(ways->hasFocus());
    review.step(QStringLiteral("choose"));
    if (ways->count() > 0) {
        const QString way = ways->currentItem()->text();
        QTest::keyClick(dialog, Qt::Key_Return);
        review.step(QStringLiteral("look at “%1”").arg(way));
        QVERIFY(review.define());
        review.step(QStringLiteral("define"));
    } else {
        QTest::keyClick(dialog, Qt::Key_A, Qt::AltModifier);
        review.step(QStringLiteral("accept"));
        QVERIFY(review.giveReason());
        review.step(QStringLiteral("say why"));
    }
    QTRY_VERIFY2(!review.conflicts(least).contains(conflict), qPrintable(review.told()));
    const auto fresh = [&] {
        QStringList names;
        for (const ConflictKey &key : review.conflicts(least)) {
            if (!before.contains(key))
                names.append(rowName(key));
        }
        return names;
    };
    // While a pool is stopped and started, there can be others.
    QTRY_VERIFY2(fresh().isEmpty(), qPrintable(fresh().join(QStringLiteral("; "))));
    review.picture(QStringLiteral("9-after"));
    m_counts.append(
        QStringLiteral("%1 — %2").arg(QString::fromUtf8(QTest::currentDataTag()), review.told()));
    QVERIFY2(review.count() <= 4, qPrintable(review.told()));
}

// What is offered to change can as well be intended.
void TestEachConflict::isAcceptedFromTheWaysOut()
{
    Review review;
    QVERIFY(review.open());
    const int before = review.findings()->findingCount();
    const std::vector<Finding> all = review.findings()->allFindings();
    const auto warning = std::ranges::find(all, Severity::Warning, &Finding::severity);
    QVERIFY(warning != all.end());
    const ConflictKey conflict = review.keyOf(*warning);
    QVERIFY(review.choose(conflict));
    WaysDialog *dialog = review.openWays();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->findChild<QListWidget *>(QStringLiteral("waysList"))->hasFocus());
    QTest::keyClick(dialog, Qt::Key_A, Qt::AltModifier);
    QTRY_VERIFY(review.find<QPlainTextEdit>("acceptReason"));
    review.find<QPlainTextEdit>("acceptReason")->activateWindow(); // a window manager does it
    QVERIFY(review.giveReason());
    QTRY_VERIFY(!review.conflicts(Severity::Info).contains(conflict));
    QCOMPARE(review.findings()->findingCount(), before - 1);
}

// Errors and warnings by one plan, and what no change takes away by one reason.
// The demonstration host keeps the old definition of an active pool: a change of any stops it.
void TestEachConflict::theOtherOfAPairIsToldAsItIsDone()
{
    Review review;
    QVERIFY(review.open());
    QTest::keyClick(review.window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = review.find<ResolveDialog>("resolveDialog");
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    const auto isReady = [dialog] {
        return dialog->findChild<QPushButton *>(QStringLiteral("resolveMake"))->isEnabled();
    };
    QTRY_VERIFY(isReady());
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("resolveTable"));
    const QAbstractItemModel *model = table->model();
    const auto rowOf = [model](const QString &pool) {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, ResolvePlanModel::PoolColumn).data() == pool)
                return row;
        }
        return -1;
    };
    const auto textAt = [model](int row, int column) {
        return model->index(row, column).data().toString();
    };
    table->selectRow(rowOf(QStringLiteral("san-direct")));
    QCOMPARE(textAt(table->currentIndex().row(), ResolvePlanModel::PoolColumn),
             QStringLiteral("san-direct"));
    QTest::keyClick(dialog, Qt::Key_O, Qt::AltModifier);
    QTRY_VERIFY(isReady() && rowOf(QStringLiteral("san")) >= 0);
    // Whatever is defined of a pool that runs restarts it, and the lines say so.
    int defined = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString doing = textAt(row, ResolvePlanModel::DoingColumn);
        const PoolId id = model->index(row, 0).data(ResolvePlanModel::PoolRole).value<PoolId>();
        const PoolRegistry::Pool *pool = review.registry()->pool(id);
        QVERIFY(pool);
        if (!pool->snapshot->isActive() || !doing.contains(QStringLiteral("efine")))
            continue;
        ++defined;
        QVERIFY2(doing == QStringLiteral("Stop, define, start")
                     || doing == QStringLiteral("Stop and undefine"),
                 qPrintable(doing));
    }
    QVERIFY(defined > 0);
    QCOMPARE(textAt(rowOf(QStringLiteral("san")), ResolvePlanModel::DoingColumn),
             QStringLiteral("Stop, define, start"));
    QVERIFY2(textAt(rowOf(QStringLiteral("san")), ResolvePlanModel::ChangeColumn)
                 .contains(QStringLiteral("iqn.")),
             qPrintable(textAt(rowOf(QStringLiteral("san")), ResolvePlanModel::ChangeColumn)));
}

void TestEachConflict::allWarningsInOnePlan()
{
    Review review;
    QVERIFY(review.open());
    const auto openPlan = [&review]() -> ResolveDialog * {
        review.window()->activateWindow(); // a window manager does it
        if (!QTest::qWaitForWindowActive(review.window()))
            return nullptr;
        QTest::keyClick(review.window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = review.find<ResolveDialog>("resolveDialog");
        return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    };
    const auto isReady = [](const QWidget *dialog, const char *button) {
        return dialog->findChild<QPushButton *>(QLatin1String(button))->isEnabled();
    };
    ResolveDialog *plan = openPlan();
    QVERIFY(plan);
    QTRY_VERIFY(isReady(plan, "resolveMake"));
    review.step(QStringLiteral("resolve all"));
    const auto *table = plan->findChild<QTableView *>(QStringLiteral("resolveTable"));
    const int forErrors = table->model()->rowCount();
    QTest::keyClick(plan, Qt::Key_W, Qt::AltModifier);
    QTRY_VERIFY(table->model()->rowCount() > forErrors && isReady(plan, "resolveMake"));
    review.step(QStringLiteral("warnings too"));
    QTest::keyClick(plan, Qt::Key_M, Qt::AltModifier);
    review.step(QStringLiteral("make changes"));
    QVERIFY(review.define());
    QTRY_COMPARE(review.findings()->errorCount(), 0);
    review.step(QStringLiteral("define"));
    QTest::keyClick(review.find<DraftsDialog>("draftsDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!review.find<DraftsDialog>("draftsDialog"));
    plan = openPlan();
    QVERIFY(plan);
    QTRY_VERIFY(isReady(plan, "resolveAccept"));
    review.step(QStringLiteral("resolve all again"));
    const int left = review.findings()->warningCount();
    QTest::keyClick(plan, Qt::Key_A, Qt::AltModifier);
    QVERIFY(review.giveReason());
    QTRY_COMPARE(review.findings()->warningCount(), 0);
    review.step(QStringLiteral("accept what is left"));
    m_counts.append(QStringLiteral("all of them, %1 accepted — %2").arg(left).arg(review.told()));
}

void TestEachConflict::cleanupTestCase()
{
    for (const QString &count : std::as_const(m_counts))
        qInfo("%s", qPrintable(count));
}

QTEST_MAIN(TestEachConflict)
#include "tst_eachconflict.moc"
