// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflicts/conflictbanner.h"

#include "model/wording/findingtext.h"
#include "views/style/colours.h"
#include "views/style/foldinglabel.h"
#include "views/style/format.h"
#include "views/style/icons.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int iconSize = 20;
constexpr int lineGap = 1;
constexpr QMargins margins(12, 6, 10, 7);
constexpr QMargins compactMargins(12, 1, 10, 2);
/// The other ways are in a menu, because more long names would leave no room for the sentence.
constexpr qsizetype mostButtons = 2;
/// Minimum width of the sentence; if it is narrower, it needs too many lines.
constexpr int leastCharacters = 56;
/// Maximum width of a sentence in the menu of the other problems.
constexpr int menuEms = 60;

bool changesDraft(ActionKind action)
{
    return action == ActionKind::NewUuid || action == ActionKind::RenameDraft
           || action == ActionKind::ChangePeer || action == ActionKind::RenamePool
           || action == ActionKind::AsNewPool;
}

QString objectNameOf(ActionKind action)
{
    const std::string_view id = actionId(action);
    return QStringLiteral("banner-") + QString::fromUtf8(id);
}

QString goToText(const FieldProblem &problem)
{
    return problem.field ? ConflictBanner::tr("Go to the Field")
                         : ConflictBanner::tr("Go to the Line");
}

/// The text below the headline: the reason, or the consequence if the headline has the reason already.
QString whyOf(const Finding &finding, const findingtext::NameOf &nameOf)
{
    const bool isSaid = finding.kind == FindingKind::SameStorage
                        && finding.reason == Reason::SamePlace && finding.via.empty()
                        && finding.peerVia.empty();
    return isSaid ? findingtext::consequence(finding) : findingtext::reason(finding, nameOf);
}

} // namespace

ConflictBanner::ConflictBanner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_headline(new FoldingLabel(this))
    , m_reason(new FoldingLabel(this))
    , m_buttons(new QHBoxLayout)
    , m_waysOut(new QPushButton(tr("Ways Out…"), this))
    , m_otherWays(new QPushButton(this))
    , m_more(new QPushButton(this))
    , m_others(new QMenu(this))
{
    setObjectName(QStringLiteral("conflictBanner"));
    setAccessibleName(tr("What is wrong with this pool"));
    m_icon->setObjectName(QStringLiteral("bannerIcon"));
    for (QLabel *label : {m_headline, m_reason}) {
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        // Without room for all of it, the first lines are whole.
        label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    }
    m_headline->setObjectName(QStringLiteral("bannerHeadline"));
    m_reason->setObjectName(QStringLiteral("bannerReason"));
    m_headline->setAccessibleName(tr("What is wrong"));
    m_reason->setAccessibleName(tr("Why"));
    m_more->setObjectName(QStringLiteral("bannerMore"));
    m_more->setAccessibleName(tr("Show the other problems"));
    m_more->setFlat(true);
    m_more->setAutoDefault(false);
    m_others->setObjectName(QStringLiteral("bannerOthers"));
    m_others->setAccessibleName(tr("The other problems"));
    m_others->setToolTipsVisible(true);
    connect(m_more, &QPushButton::clicked, this, &ConflictBanner::showOthers);
    // The buttons leave another width.
    connect(m_headline, &FoldingLabel::widthChanged, this, &ConflictBanner::shareLines);
    m_waysOut->setObjectName(QStringLiteral("bannerWaysOut"));
    m_waysOut->setAccessibleName(tr("Ways out of this conflict"));
    m_waysOut->setToolTip(tr("Show changes that solve the conflict, and what each does"));
    m_waysOut->setAutoDefault(false);
    connect(m_waysOut, &QPushButton::clicked, this, [this] {
        if (!m_problems.isEmpty() && m_problems.first().finding)
            Q_EMIT waysRequested(Finding(*m_problems.first().finding));
    });
    m_otherWays->setObjectName(QStringLiteral("bannerOtherWays"));
    m_otherWays->setAutoDefault(false);
    auto *ways = new QMenu(m_otherWays);
    ways->setObjectName(QStringLiteral("bannerOtherWaysMenu"));
    connect(ways, &QMenu::triggered, this,
            [this](const QAction *action) { take(action->objectName()); });
    ways->setToolTipsVisible(true);
    m_otherWays->setMenu(ways);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(lineGap);
    texts->addWidget(m_headline);
    texts->addWidget(m_reason);
    m_buttons->setSpacing(5);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(margins);
    row->setSpacing(9);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_waysOut);
    row->addLayout(m_buttons);
    row->addWidget(m_otherWays);
    row->addWidget(m_more);
    hide();
}

void ConflictBanner::show(const QList<FieldProblem> &problems, const std::vector<Finding> &findings,
                          const NameOf &nameOf, bool isDraft)
{
    m_problems = problems;
    if (problems.isEmpty())
        handOn();
    setVisible(!problems.isEmpty());
    if (problems.isEmpty())
        return;
    const FieldProblem &first = problems.first();
    setSeverity(first.severity);
    m_headline->setText(first.text);
    QString reason;
    if (first.finding)
        reason = (whyOf(*first.finding, nameOf) + u' ' + first.remark).trimmed();
    else if (!findings.empty())
        // The worst problem is an error in the text; it must not hide the conflict.
        reason = findingtext::headline(findings.front(), nameOf);
    m_reason->setText(reason);
    m_reason->setToolTip(format::plain(reason));
    tellReason();
    shareLines();

    const bool hasWays = first.finding && first.finding->severity != Severity::Info;
    if (!hasWays && m_waysOut->hasFocus())
        handOn();
    m_waysOut->setVisible(hasWays);
    offer(waysOut(nameOf, isDraft));
    const int more = static_cast<int>(problems.size()) - 1;
    if (more == 0 && m_more->hasFocus())
        handOn();
    m_more->setVisible(more > 0);
    m_more->setText(tr("and %n more", nullptr, more));
    m_more->setAccessibleName(tr("Show the %n other problem(s)", nullptr, more));
}

QList<ConflictBanner::Way> ConflictBanner::waysOut(const NameOf &nameOf, bool isDraft) const
{
    const FieldProblem &first = m_problems.first();
    if (!first.finding) {
        if (first.field || first.line > 0)
            return {{QStringLiteral("banner-go-to-problem"), goToText(first), {}}};
        return {};
    }
    QList<Way> ways;
    for (const ActionKind kind : actionsFor(*first.finding)) {
        if (isDraft || !changesDraft(kind))
            ways.append({objectNameOf(kind), findingtext::actionName(kind, *first.finding, nameOf),
                         findingtext::actionTip(kind, *first.finding, nameOf)});
    }
    return ways;
}

void ConflictBanner::offer(const QList<Way> &ways)
{
    m_ways = ways;
    const qsizetype direct = directWays(ways);
    // Keep the buttons that stay, because one may have the focus.
    for (qsizetype i = m_shownButtons.size() - 1; i >= 0; --i) {
        QPushButton *button = m_shownButtons.at(i);
        const auto end = ways.cbegin() + direct;
        if (std::none_of(ways.cbegin(), end,
                         [button](const Way &way) { return way.id == button->objectName(); }))
            drop(m_shownButtons.takeAt(i));
    }
    for (qsizetype i = 0; i < direct; ++i) {
        const Way &way = ways.at(i);
        qsizetype at = i;
        while (at < m_shownButtons.size() && m_shownButtons.at(at)->objectName() != way.id)
            ++at;
        QPushButton *button =
            at < m_shownButtons.size() ? m_shownButtons.takeAt(at) : makeButton(way.id);
        m_shownButtons.insert(i, button);
        m_buttons->insertWidget(static_cast<int>(i), button);
        button->setText(format::escapedMnemonic(way.text));
        button->setAccessibleName(way.text);
        button->setToolTip(format::plain(way.tip));
        button->setAccessibleDescription(way.tip);
    }
    offerOthers(ways.mid(direct));
    // The banner's place in the tab order is between the table and the form.
    setTabOrder(m_reason, m_waysOut);
    QWidget *before = m_waysOut;
    for (QPushButton *button : std::as_const(m_shownButtons)) {
        setTabOrder(before, button);
        before = button;
    }
    setTabOrder(before, m_otherWays);
    setTabOrder(m_otherWays, m_more);
}

qsizetype ConflictBanner::directWays(const QList<Way> &ways) const
{
    const qsizetype most = ways.size() <= mostButtons + 1 ? ways.size() : mostButtons;
    const int around = 2 * style()->pixelMetric(QStyle::PM_ButtonMargin) + m_buttons->spacing();
    int room = width() - leastCharacters * fontMetrics().averageCharWidth() - iconSize
               - (m_problems.size() > 1 ? m_more->sizeHint().width() : 0)
               - (m_waysOut->isHidden() ? 0 : m_waysOut->sizeHint().width());
    for (const Way &way : ways.first(most))
        room -= fontMetrics().horizontalAdvance(way.text) + around;
    return room < 0 && ways.size() > 1 ? 0 : most;
}

void ConflictBanner::offerOthers(const QList<Way> &ways)
{
    if (ways.isEmpty() && m_otherWays->hasFocus())
        handOn();
    m_otherWays->setVisible(!ways.isEmpty());
    m_otherWays->setText(m_shownButtons.isEmpty() ? tr("Solutions") : tr("Other Solutions"));
    m_otherWays->setAccessibleName(m_otherWays->text());
    m_otherWays->menu()->setAccessibleName(m_otherWays->text());
    QMenu *menu = m_otherWays->menu();
    const QList<QAction *> actions = menu->actions();
    for (qsizetype i = 0; i < std::max(ways.size(), actions.size()); ++i) {
        if (i >= ways.size()) {
            menu->removeAction(actions.at(i));
            actions.at(i)->deleteLater();
            continue;
        }
        QAction *action = i < actions.size() ? actions.at(i) : menu->addAction(QString());
        action->setObjectName(ways.at(i).id);
        action->setText(format::escapedMnemonic(ways.at(i).text));
        action->setToolTip(format::plain(ways.at(i).tip));
    }
}

void ConflictBanner::take(const QString &id)
{
    if (m_problems.isEmpty())
        return;
    // A copy, because the action may change m_problems.
    const FieldProblem first = m_problems.first();
    if (!first.finding) {
        Q_EMIT problemActivated(first);
        return;
    }
    for (const ActionKind kind : actionsFor(*first.finding)) {
        if (objectNameOf(kind) == id) {
            Q_EMIT actionRequested(*first.finding, kind);
            return;
        }
    }
}

void ConflictBanner::showOthers()
{
    m_others->clear();
    const int room = menuEms * fontMetrics().horizontalAdvance(u'm');
    for (const FieldProblem &problem : m_problems.mid(1)) {
        const QString text = fontMetrics().elidedText(problem.text, Qt::ElideMiddle, room);
        QAction *action =
            m_others->addAction(icons::sign(problem.severity), format::escapedMnemonic(text));
        action->setObjectName(QStringLiteral("bannerOther-%1").arg(m_others->actions().size()));
        action->setToolTip(format::plain(problem.text));
        connect(action, &QAction::triggered, this,
                [this, problem] { Q_EMIT problemActivated(problem); });
    }
    m_others->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    m_others->setActiveAction(m_others->actions().constFirst());
}

void ConflictBanner::setLines(int lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    layout()->setContentsMargins(lines == 1 ? compactMargins : margins);
    tellReason();
    shareLines();
}

void ConflictBanner::shareLines()
{
    if (m_lines > 0)
        FoldingLabel::share(m_headline, m_reason, m_lines);
}

void ConflictBanner::tellReason()
{
    const bool any = !m_reason->text().isEmpty();
    m_reason->setVisible(any && m_lines != 1);
    const QString all = any ? m_headline->text() + u'\n' + m_reason->text() : m_headline->text();
    m_headline->setToolTip(format::plain(all));
    m_headline->setAccessibleDescription(all);
}

int ConflictBanner::heightOfLines(int lines) const
{
    const QMargins around = lines == 1 ? compactMargins : margins;
    return around.top() + around.bottom()
           + std::max({iconSize, lines * fontMetrics().lineSpacing() + lineGap,
                       m_waysOut->sizeHint().height()});
}

QSize ConflictBanner::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), 2 * fontMetrics().lineSpacing()};
}

void ConflictBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        setSeverity(m_severity);
    QWidget::changeEvent(event);
}

void ConflictBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours::tint(palette(), m_severity));
    painter.fillRect(QRect(0, 0, 3, height()), colours::sign(palette(), m_severity));
}

void ConflictBanner::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width() && !m_problems.isEmpty())
        offer(QList<Way>(m_ways));
}

void ConflictBanner::setSeverity(Severity severity)
{
    m_severity = severity;
    m_icon->setPixmap(icons::sign(severity).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    m_icon->setAccessibleName(findingtext::severityName(severity));
    QPalette quiet = m_reason->palette();
    const QColor colour = colours::mixed(palette().color(QPalette::WindowText),
                                         palette().color(QPalette::Window), 0.28);
    if (quiet.color(QPalette::WindowText) != colour) {
        quiet.setColor(QPalette::WindowText, colour);
        m_reason->setPalette(quiet);
    }
    update();
}

void ConflictBanner::handOn()
{
    if (m_heir && isAncestorOf(QApplication::focusWidget()))
        m_heir->setFocus(Qt::OtherFocusReason);
}

void ConflictBanner::drop(QPushButton *button)
{
    // Qt would move the focus to the next button, and a second Space would press it.
    if (button->hasFocus())
        handOn();
    button->hide();
    button->setObjectName(QString());
    button->deleteLater();
}

QPushButton *ConflictBanner::makeButton(const QString &id)
{
    auto *button = new QPushButton(this);
    button->setObjectName(id);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, id] { take(id); });
    return button;
}

} // namespace poolwarden
