// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/editor/editorpanel.h"

#include "model/changes/changereport.h"
#include "model/port/newuuid.h"
#include "model/session/fieldproblem.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/session/poolregistry.h"
#include "model/sources/unbuiltstorage.h"
#include "model/tables/poolstatewords.h"
#include "views/changes/changespane.h"
#include "views/commands/commandset.h"
#include "views/conflicts/conflictbanner.h"
#include "views/editor/bannerplace.h"
#include "views/editor/editorbuttons.h"
#include "views/editor/editorheader.h"
#include "views/editor/lostupdatebar.h"
#include "views/editor/unbuiltbar.h"
#include "views/form/poolform.h"
#include "views/style/emptystate.h"
#include "views/style/icons.h"
#include "views/xml/xmlpane.h"

#include <QAction>
#include <QApplication>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

/// Minimum height of a page in lines: of two fields.
constexpr int leastPageLines = 4;

} // namespace

EditorPanel::EditorPanel(PoolRegistry *registry, SourceFinder *finder, CommandSet *commands,
                         Prompts *prompts, QWidget *parent)
    : QWidget(parent)
    , m_edit(new PoolEdit(registry, this))
    , m_unbuilt(new UnbuiltStorage(finder, this))
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(QStringLiteral("editorEmpty"), this))
    , m_page(new QWidget(this))
    , m_commands(commands)
    , m_banner(new ConflictBanner(m_page))
    , m_lostUpdate(new LostUpdateBar(m_page))
    , m_tabs(new QTabWidget(m_page))
    , m_form(new PoolForm(m_edit, finder, prompts, m_page))
    , m_xml(new XmlPane(m_edit, m_page))
    , m_changes(new ChangesPane(m_edit, m_page))
{
    setObjectName(QStringLiteral("editorPanel"));
    setAccessibleName(tr("Pool editor"));
    build();

    connect(m_edit, &PoolEdit::switched, this, &EditorPanel::editChanged);
    connect(m_edit, &PoolEdit::draftChanged, this, &EditorPanel::editChanged);
    connect(m_edit, &PoolEdit::switched, this, &EditorPanel::describe);
    connect(m_edit, &PoolEdit::switched, this, [this] { m_shownFinding.reset(); });
    connect(m_edit, &PoolEdit::described, this, &EditorPanel::describe);
    connect(m_edit->registry(), &PoolRegistry::hostChanged, this, &EditorPanel::describe);
    connect(m_edit->registry(), &PoolRegistry::acceptedChanged, this, &EditorPanel::describe);
    connect(m_edit, &PoolEdit::textChanged, this, &EditorPanel::describe);
    connect(m_edit, &PoolEdit::checked, this, &EditorPanel::recheck);
    connect(m_form, &PoolForm::xmlRequested, this, [this] {
        m_tabs->setCurrentIndex(XmlTab);
        const auto refusal = m_edit->refusal();
        m_xml->goToLine(refusal ? refusal->line : 0);
    });
    connect(m_lostUpdate, &LostUpdateBar::left, m_tabs->tabBar(), qOverload<>(&QWidget::setFocus));
    connect(m_lostUpdate, &LostUpdateBar::differenceRequested, this, [this] {
        m_tabs->setCurrentIndex(ChangesTab);
        m_changes->chooseSides(ChangeSides::HostAndDraft);
        m_changes->enter();
    });
    connect(m_banner, &ConflictBanner::actionRequested, this, &EditorPanel::runAction);
    connect(m_banner, &ConflictBanner::waysRequested, this, &EditorPanel::waysRequested);
    connect(m_banner, &ConflictBanner::problemActivated, this, &EditorPanel::goToProblem);
    m_banner->setHeir(m_tabs->tabBar());
    describe();
    recheck();
}

void EditorPanel::build()
{
    m_page->setObjectName(QStringLiteral("editorPage"));
    m_tabs->setObjectName(QStringLiteral("editorTabs"));
    m_tabs->setAccessibleName(tr("Form, XML and changes"));
    m_tabs->setDocumentMode(true);
    // No page pushes the window: in very little room it is cut rather than the window grown.
    m_tabs->setMinimumHeight(m_tabs->tabBar()->sizeHint().height()
                             + leastPageLines * fontMetrics().lineSpacing());
    m_tabs->addTab(m_form, tr("F&orm"));
    m_tabs->addTab(m_xml, tr("&XML"));
    m_tabs->addTab(m_changes, tr("Chan&ges"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &EditorPanel::tabChanged);
    m_tabs->tabBar()->setObjectName(QStringLiteral("editorTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("Form, XML and changes"));
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->installEventFilter(this);

    m_buttons = new EditorButtons(m_edit, m_commands, m_tabs->tabBar(), m_page);
    connect(m_buttons, &EditorButtons::commandRequested, this, &EditorPanel::commandRequested);
    connect(m_buttons, &EditorButtons::afterDefineChanged, this, &EditorPanel::tellAfterDefine);
    connect(this, &EditorPanel::editChanged, m_buttons, &EditorButtons::fit);
    tellAfterDefine();

    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = new EditorHeader(m_tabs, layout, m_page);
    m_bannerPlace = new BannerPlace(m_banner, m_page);
    layout->addWidget(m_bannerPlace);
    layout->addWidget(m_tabs, 1);
    // Below the form, where they do not move any field.
    auto *unbuilt = new UnbuiltBar(m_edit, m_unbuilt, m_commands, m_page);
    connect(unbuilt, &UnbuiltBar::left, m_tabs->tabBar(), qOverload<>(&QWidget::setFocus));
    connect(unbuilt, &UnbuiltBar::commandRequested, this, &EditorPanel::commandRequested);
    layout->addWidget(unbuilt);
    layout->addWidget(m_lostUpdate);
    layout->addWidget(m_buttons);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    m_empty->show(QStringLiteral("pool"), tr("No pool selected"),
                  tr("Select a pool above to see its definition, or create a new one."));
}

void EditorPanel::tellAfterDefine()
{
    m_changes->setAfterDefine(
        {.builds = m_commands->action(Command::DefineBuilds)->isChecked(),
         .starts = m_commands->action(Command::DefineStarts)->isChecked(),
         .autostarts = m_commands->action(Command::DefineAutostarts)->isChecked()});
}

void EditorPanel::setPool(PoolId pool)
{
    m_edit->setPool(pool);
}

void EditorPanel::setSelection(int count)
{
    m_header->tellSelection(count > 1 ? tr("1 of %n selected", nullptr, count) : QString());
    m_buttons->setSelection(count);
}

QMenu *EditorPanel::defineMenu() const
{
    return m_buttons->defineMenu();
}

PoolId EditorPanel::pool() const
{
    return m_edit->pool();
}

int EditorPanel::tab() const
{
    return m_tabs->currentIndex();
}

void EditorPanel::setTab(int tab)
{
    if (tab >= 0 && tab < m_tabs->count())
        m_tabs->setCurrentIndex(tab);
}

void EditorPanel::startEditing()
{
    if (m_tabs->currentIndex() == XmlTab || !m_edit->hasDocument()) {
        m_tabs->setCurrentIndex(XmlTab);
        m_xml->goToLine(0);
    } else {
        m_tabs->setCurrentIndex(FormTab);
        m_form->focusField({Field::Name, 0});
    }
}

void EditorPanel::goToProblem(const FieldProblem &problem)
{
    const bool inForm = m_tabs->currentIndex() != XmlTab && m_edit->hasDocument();
    if (inForm && problem.isOfType) {
        m_tabs->setCurrentIndex(FormTab);
        m_form->focusType();
    } else if (inForm && problem.field) {
        m_tabs->setCurrentIndex(FormTab);
        m_form->focusField(*problem.field);
    } else {
        m_tabs->setCurrentIndex(XmlTab);
        m_xml->goToLine(problem.line);
    }
}

void EditorPanel::goToFinding(const Finding &finding)
{
    goToProblem(problemOf(*m_edit, finding));
}

void EditorPanel::showFinding(const std::optional<Finding> &finding)
{
    m_shownFinding = finding;
    showInBanner(problemsOf(*m_edit));
    if (!finding)
        return;
    const FieldProblem problem = problemOf(*m_edit, *finding);
    if (m_tabs->currentIndex() == FormTab && m_edit->hasDocument() && problem.field)
        m_form->showField(*problem.field);
}

void EditorPanel::makeNewUuid()
{
    if (m_edit->hasDocument())
        m_edit->setValue({Field::Uuid, 0}, newUuid());
}

void EditorPanel::setCompact(bool compact)
{
    m_header->setBesideTabs(compact);
    m_bannerPlace->setCompact(compact);
}

int EditorPanel::pageHeight() const
{
    return m_tabs->currentWidget()->height();
}

void EditorPanel::describe()
{
    const PoolRegistry::Pool *pool = m_edit->registry()->pool(m_edit->pool());
    m_stack->setCurrentIndex(pool ? 1 : 0);
    if (!pool)
        return;
    const QString name = m_edit->registry()->displayName(pool->id);
    showLostUpdate();
    m_buttons->setForFile(pool->host == m_edit->registry()->files());
    m_header->describe(name.isEmpty() ? tr("Unnamed pool") : name,
                       poolstatewords::describe(*m_edit->registry(), *pool));
}

void EditorPanel::recheck()
{
    const QList<FieldProblem> problems = problemsOf(*m_edit);
    m_form->setProblems(problems);
    m_xml->setProblems(problems);
    showLostUpdate();
    showInBanner(problems);
    Q_EMIT editChanged();
}

void EditorPanel::showInBanner(QList<FieldProblem> problems)
{
    const auto isShown = [this](const FieldProblem &problem) {
        return m_shownFinding && problem.finding && problem.finding->kind == m_shownFinding->kind
               && problem.finding->peer == m_shownFinding->peer
               && problem.finding->field == m_shownFinding->field;
    };
    if (const auto shown = std::find_if(problems.begin(), problems.end(), isShown);
        shown != problems.end())
        std::rotate(problems.begin(), shown, shown + 1);
    const auto nameOf = [this](PoolId pool) { return m_edit->registry()->displayName(pool); };
    const std::vector<Finding> findings = m_edit->findings();
    m_banner->show(problems, findings, nameOf, m_edit->draft() != nullptr);
    const auto &checker = m_edit->registry()->checker();
    const bool isAccepted =
        problems.isEmpty()
        && std::ranges::any_of(checker.findingsOf(m_edit->pool()), [](const Finding &finding) {
               return finding.severity != Severity::Info;
           });
    m_bannerPlace->setQuiet(isAccepted ? tr("The errors and warnings of this pool are accepted.")
                                       : tr("No errors or warnings."));
}

void EditorPanel::showLostUpdate()
{
    const bool wasShown = !m_lostUpdate->isHidden();
    m_lostUpdate->setDraft(m_edit->draft(), m_edit->registry()->displayName(m_edit->pool()));
    if (wasShown || m_lostUpdate->isHidden())
        return;
    // After the layout, scroll so that the bar does not cover the focused field.
    QTimer::singleShot(0, this, [this] {
        QWidget *focused = QApplication::focusWidget();
        for (QWidget *widget = focused; widget && widget != this; widget = widget->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(widget))
                area->ensureWidgetVisible(focused, 0, 4);
        }
    });
}

bool EditorPanel::eventFilter(QObject *watched, QEvent *event)
{
    // After Alt and a letter, move the focus into the tab, so that the user can go on by keyboard. Qt would give
    // it to the first button of the page.
    if (watched == m_tabs->tabBar() && event->type() == QEvent::Shortcut) {
        QMetaObject::invokeMethod(
            this,
            [this, before = m_tabs->currentIndex()] {
                if (m_tabs->currentIndex() == XmlTab && before != XmlTab)
                    m_xml->goToLine(0);
                else
                    enterPage();
            },
            Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void EditorPanel::returnToPage()
{
    if (m_tabs->currentIndex() == ChangesTab)
        enterPage();
    else if (m_tabs->currentIndex() == FormTab && m_edit->hasDocument())
        m_form->returnToField();
    else
        startEditing();
}

void EditorPanel::enterPage()
{
    QWidget *page = m_tabs->currentWidget();
    if (page->isAncestorOf(QApplication::focusWidget()))
        return;
    if (page->focusWidget() && page->focusWidget()->isVisible())
        page->focusWidget()->setFocus(Qt::ShortcutFocusReason);
    else if (m_tabs->currentIndex() == XmlTab)
        m_xml->goToLine(0);
    else if (m_tabs->currentIndex() == ChangesTab)
        m_changes->enter();
    else
        m_form->focusField({Field::Name, 0});
}

void EditorPanel::runAction(const Finding &finding, ActionKind action)
{
    switch (action) {
    case ActionKind::NewUuid:
        makeNewUuid();
        break;
    case ActionKind::RenameDraft:
        m_tabs->setCurrentIndex(FormTab);
        m_form->focusField({Field::Name, 0});
        break;
    case ActionKind::GoToField:
        goToFinding(finding);
        break;
    case ActionKind::ShowPeer:
    case ActionKind::EditPeer:
    case ActionKind::ChangePeer:
    case ActionKind::RenamePool:
    case ActionKind::AsNewPool:
        Q_EMIT actionRequested(finding, action);
        break;
    }
}

} // namespace poolwarden
