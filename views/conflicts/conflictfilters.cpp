// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictfilters.h"

#include "model/session/poolregistry.h"
#include "model/tables/findingsmodel.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "views/conflicts/severityfilters.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/keyhelp.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include <array>
#include <initializer_list>
#include <map>
#include <utility>

namespace poolwarden {

namespace {

/// Of the field, in widths of an m.
constexpr int fewestEms = 8;
constexpr int mostEms = 18;

struct Choice {
    QString id;
    QString text;
    bool isChosen;
};

/// One of several, in a group.
template<typename Chosen>
void addChoice(QMenu *menu, QActionGroup *group, const Choice &choice, Chosen chosen)
{
    auto *action = new QAction(format::escapedMnemonic(choice.text), menu);
    action->setObjectName(choice.id);
    action->setCheckable(true);
    action->setChecked(choice.isChosen);
    group->addAction(action);
    menu->addAction(action);
    QObject::connect(action, &QAction::triggered, menu, chosen);
}

QMenu *addMenu(QMenu *menu, const QString &id, const QString &title)
{
    QMenu *inner = menu->addMenu(title);
    inner->setObjectName(id);
    return inner;
}

QString counted(const QString &name, int count)
{
    return ConflictFilters::tr("%1 (%2)", "a kind or type, how many").arg(name).arg(count);
}

} // namespace

ConflictFilters::ConflictFilters(PoolRegistry *registry, FindingsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_model(model)
    , m_severities(new SeverityFilters(this))
    , m_text(new QLineEdit(this))
    , m_typed(new QTimer(this))
    , m_button(new QPushButton(this))
    , m_menu(new QMenu(m_button))
{
    setObjectName(QStringLiteral("conflictFilters"));
    const int em = fontMetrics().horizontalAdvance(u'm');
    m_text->setObjectName(QStringLiteral("conflictFilterText"));
    m_text->setAccessibleName(tr("Filter the conflicts"));
    m_text->setPlaceholderText(tr("Filter conflicts"));
    m_text->setToolTip(format::plain(
        tr("Show only those with each of these words in kind, pools, types, host, storage or "
           "values (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText))));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icons::named(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(fewestEms * em);
    m_text->setMaximumWidth(mostEms * em);
    m_text->installEventFilter(this);

    m_menu->setObjectName(QStringLiteral("conflictFilterMenu"));
    m_button->setObjectName(QStringLiteral("conflictFilterButton"));
    m_button->setToolTip(tr("Show only some kinds, or what you are editing; group by pool"));
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ConflictFilters::fillMenu);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_severities);
    layout->addWidget(m_text);
    layout->addWidget(m_button);

    connect(m_severities, &SeverityFilters::toggled, this, [this](Severity severity, bool shown) {
        FindingQuery query = m_model->query();
        query.severities[static_cast<std::size_t>(severity)] = shown;
        ask(query);
    });
    // Keys that are waiting come first.
    m_typed->setSingleShot(true);
    connect(m_text, &QLineEdit::textChanged, m_typed, qOverload<>(&QTimer::start));
    connect(m_typed, &QTimer::timeout, this, [this] {
        FindingQuery query = m_model->query();
        query.text = m_text->text();
        ask(query);
    });
    updateButton();
}

void ConflictFilters::ask(const FindingQuery &query)
{
    m_model->setQuery(query);
    updateButton();
    Q_EMIT changed();
}

void ConflictFilters::updateButton()
{
    const FindingQuery &query = m_model->query();
    const int chosen = int(query.kind.has_value()) + int(query.type.has_value())
                       + int(query.host != noHost) + int(query.isOnlyEdited);
    m_button->setText(chosen > 0 ? tr("Filter (%1)", "how many are chosen").arg(chosen)
                                 : tr("Filter"));
    m_button->setAccessibleName(
        chosen > 0 ? tr("Filter and grouping of the conflicts, %n chosen", nullptr, chosen)
                   : tr("Filter and grouping of the conflicts"));
}

void ConflictFilters::fillMenu()
{
    m_menu->clear();
    auto *edited = m_menu->addAction(tr("&Only What I Am Editing"));
    edited->setObjectName(QStringLiteral("conflictsOnlyEdited"));
    edited->setCheckable(true);
    edited->setChecked(m_model->query().isOnlyEdited);
    connect(edited, &QAction::triggered, this, [this](bool only) {
        FindingQuery query = m_model->query();
        query.isOnlyEdited = only;
        ask(query);
    });
    addKinds(addMenu(m_menu, QStringLiteral("conflictsKindMenu"), tr("&Kind")));
    if (m_registry->hosts().size() > 1)
        addHosts(addMenu(m_menu, QStringLiteral("conflictsHostMenu"), tr("&Connection")));
    addTypes(addMenu(m_menu, QStringLiteral("conflictsTypeMenu"), tr("Pool &Type")));
    auto *all = m_menu->addAction(tr("Show &All"));
    all->setObjectName(QStringLiteral("conflictsMenuShowAll"));
    all->setEnabled(!told().isEmpty());
    connect(all, &QAction::triggered, this, &ConflictFilters::showAll);
    m_menu->addSeparator();
    addGrouping(m_menu);
}

void ConflictFilters::addKinds(QMenu *menu)
{
    std::map<FindingKind, int> kinds;
    for (const Finding &finding : m_model->allFindings())
        ++kinds[finding.kind];
    const FindingQuery now = m_model->query();
    if (now.kind)
        kinds.try_emplace(*now.kind, 0);
    auto *group = new QActionGroup(menu);
    const auto choose = [this](std::optional<FindingKind> kind) {
        FindingQuery query = m_model->query();
        query.kind = kind;
        ask(query);
    };
    addChoice(menu, group,
              {QStringLiteral("conflictsKind-all"), tr("All Kinds"), !now.kind.has_value()},
              [choose] { choose(std::nullopt); });
    for (const auto &[kind, count] : kinds) {
        const std::string_view id = findingKindId(kind);
        addChoice(menu, group,
                  {QStringLiteral("conflictsKind-") + QString::fromUtf8(id),
                   counted(findingtext::anyOfKind(kind), count), now.kind == kind},
                  [choose, chosen = kind] { choose(chosen); });
    }
}

void ConflictFilters::addHosts(QMenu *menu)
{
    const HostId now = m_model->query().host;
    auto *group = new QActionGroup(menu);
    const auto choose = [this](HostId host) {
        FindingQuery query = m_model->query();
        query.host = host;
        ask(query);
    };
    addChoice(menu, group,
              {QStringLiteral("conflictsHost-all"), tr("All Connections"), now == noHost},
              [choose] { choose(noHost); });
    for (const PoolRegistry::Host &host : m_registry->hosts())
        addChoice(menu, group,
                  {QStringLiteral("conflictsHost-%1").arg(host.id.value()), isolated(host.label),
                   now == host.id},
                  [choose, id = host.id] { choose(id); });
}

void ConflictFilters::addTypes(QMenu *menu)
{
    std::map<PoolType, int> types;
    for (const Finding &finding : m_model->allFindings()) {
        if (finding.pool == noPool)
            continue;
        ++types[finding.type];
        if (finding.peer != noPool && finding.peerType != finding.type)
            ++types[finding.peerType];
    }
    const FindingQuery now = m_model->query();
    if (now.type)
        types.try_emplace(*now.type, 0);
    auto *group = new QActionGroup(menu);
    const auto choose = [this](std::optional<PoolType> type) {
        FindingQuery query = m_model->query();
        query.type = type;
        ask(query);
    };
    addChoice(menu, group,
              {QStringLiteral("conflictsType-all"), tr("All Types"), !now.type.has_value()},
              [choose] { choose(std::nullopt); });
    for (const auto &[type, count] : types) {
        const std::string_view id = poolTypeInfo(type).name;
        addChoice(menu, group,
                  {QStringLiteral("conflictsType-") + QString::fromUtf8(id),
                   counted(QString::fromUtf8(id), count), now.type == type},
                  [choose, chosen = type] { choose(chosen); });
    }
}

void ConflictFilters::addGrouping(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    std::array choices{
        std::pair{FindingsModel::Grouping::ByPlace,
                  Choice{QStringLiteral("conflictsByStorage"), tr("Group by Storage"), false}},
        std::pair{FindingsModel::Grouping::ByPool,
                  Choice{QStringLiteral("conflictsByPool"), tr("Group by Pool"), false}}};
    for (auto &[grouping, choice] : choices) {
        choice.isChosen = m_model->grouping() == grouping;
        addChoice(menu, group, choice, [this, chosen = grouping] {
            m_model->setGrouping(chosen);
            Q_EMIT changed();
        });
    }
}

void ConflictFilters::showAll()
{
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info})
        m_severities->setShown(severity, true);
    m_text->clear();
    m_typed->stop();
    ask({});
}

QString ConflictFilters::told() const
{
    const FindingQuery &query = m_model->query();
    QStringList words;
    if (!query.isShown(Severity::Error))
        words << tr("without errors");
    if (!query.isShown(Severity::Warning))
        words << tr("without warnings");
    if (!query.isShown(Severity::Info))
        words << tr("without notes");
    if (const QString text = query.text.simplified(); !text.isEmpty())
        words << tr("with “%1”").arg(isolated(text));
    if (query.kind)
        words << findingtext::anyOfKind(*query.kind);
    if (query.host != noHost) {
        const auto host = m_registry->host(query.host);
        words << (host ? tr("on %1", "a host").arg(isolated(host->label))
                       : tr("on a host that is closed"));
    }
    if (query.type)
        words << tr("of type %1")
                     .arg(QString::fromUtf8(std::string_view(poolTypeInfo(*query.type).name)));
    if (query.isOnlyEdited)
        words << tr("only what you are editing");
    return words.join(tr(", ", "between what is asked for"));
}

void ConflictFilters::updateCounts(int untilDefined)
{
    const int all = m_model->findingCount();
    const int errors = m_model->errorCount();
    const int warnings = m_model->warningCount();
    m_severities->setCount(Severity::Error, errors, tr("%n error(s)", nullptr, errors));
    m_severities->setCount(Severity::Warning, warnings, tr("%n warning(s)", nullptr, warnings));
    m_severities->setCount(Severity::Info, all - errors - warnings,
                           tr("%n note(s)", nullptr, all - errors - warnings));
    QStringList remarks;
    if (m_model->isCut())
        remarks << tr("Only the worst are listed.");
    if (untilDefined > 0)
        remarks << tr("%n more on the host until Define", nullptr, untilDefined);
    m_severities->setRemark(remarks.join(u' '));
}

void ConflictFilters::setCompact(bool isCompact)
{
    m_severities->setCompact(isCompact);
    // The width is asked for at once.
    for (const QWidget *changed : std::initializer_list<QWidget *>{m_severities, this})
        changed->layout()->activate();
}

void ConflictFilters::focusText(Qt::FocusReason reason)
{
    m_text->setFocus(reason);
    m_text->selectAll();
}

void ConflictFilters::serve(QWidget *pane)
{
    m_pane = pane;
    pane->installEventFilter(this);
    keyhelp::tell(
        pane, QKeySequence::Find, tr("Filter the conflicts"),
        tr("In the list of conflicts: go to the field that filters it; Escape there empties "
           "it, and then returns to the list"));
}

bool ConflictFilters::takesKey(QEvent *event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if ((!isOverride && event->type() != QEvent::KeyPress)
        || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find))
        return false;
    event->accept();
    if (!isOverride)
        focusText(Qt::ShortcutFocusReason);
    return true;
}

bool ConflictFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pane)
        return takesKey(event);
    if (watched == m_text && event->type() == QEvent::FocusIn)
        m_model->prepareSearch();
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        if (m_text->text().isEmpty())
            Q_EMIT left();
        else
            m_text->clear();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT left();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace poolwarden
