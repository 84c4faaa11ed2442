// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/conflictbanner.h"

#include "model/findingtext.h"
#include "views/icons.h"
#include "views/shade.h"
#include "views/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int iconSize = 20;
/// The others are in a menu: three long names would leave no room for the sentence.
constexpr std::size_t mostButtons = 2;

bool changesDraft(ActionKind action)
{
    return action == ActionKind::NewUuid || action == ActionKind::RenameDraft
           || action == ActionKind::ChangePeer;
}

QString objectNameOf(ActionKind action)
{
    const std::string_view id = actionId(action);
    return QStringLiteral("banner-")
           + QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

} // namespace

ConflictBanner::ConflictBanner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_headline(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_buttons(new QHBoxLayout)
    , m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("conflictBanner"));
    setAccessibleName(tr("What is wrong with this pool"));
    m_icon->setObjectName(QStringLiteral("bannerIcon"));
    for (QLabel *label : {m_headline, m_reason}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        // Break anywhere rather than widen the window.
        label->setMinimumWidth(1);
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    }
    m_headline->setObjectName(QStringLiteral("bannerHeadline"));
    m_reason->setObjectName(QStringLiteral("bannerReason"));
    m_headline->setAccessibleName(tr("What is wrong"));
    m_reason->setAccessibleName(tr("Why"));
    m_more->setObjectName(QStringLiteral("bannerMore"));
    m_more->setAccessibleName(tr("Show the other problems"));
    m_more->setFlat(true);
    connect(m_more, &QPushButton::clicked, this, &ConflictBanner::moreRequested);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_headline);
    texts->addWidget(m_reason);
    m_buttons->setSpacing(5);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 10, 7);
    row->setSpacing(9);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_more);
    hide();
}

void ConflictBanner::show(const QList<FieldProblem> &problems, const std::vector<Finding> &findings,
                          const NameOf &nameOf, bool isDraft)
{
    setVisible(!problems.isEmpty());
    if (problems.isEmpty())
        return;
    const FieldProblem first = problems.first();
    setSeverity(first.severity);
    m_headline->setText(first.text);
    m_headline->setAccessibleDescription(first.text);

    // Buttons are made anew only if they differ: the one that has the keyboard must not go.
    const bool isFinding =
        !findings.empty() && findingtext::headline(findings.front(), nameOf) == first.text;
    QString reason;
    if (isFinding)
        reason = findingtext::because(findings.front());
    else if (!findings.empty())
        reason = findingtext::headline(findings.front(), nameOf); // not hidden by what is above it
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());

    clearButtons();
    if (isFinding)
        offerActions(findings.front(), nameOf, isDraft);
    else if (first.field || first.line > 0) {
        auto *button = addButton(QStringLiteral("banner-go-to-problem"), tr("Go There"));
        connect(button, &QPushButton::clicked, this,
                [this, first] { Q_EMIT problemActivated(first); });
    }
    const int more = static_cast<int>(problems.size()) - 1;
    m_more->setVisible(more > 0);
    m_more->setText(tr("and %n more", nullptr, more));
    m_more->setAccessibleName(tr("Show the %n other problem(s)", nullptr, more));
}

void ConflictBanner::offerActions(const Finding &finding, const NameOf &nameOf, bool isDraft)
{
    std::vector<ActionKind> actions = actionsFor(finding);
    std::erase_if(actions, [isDraft](ActionKind a) { return changesDraft(a) && !isDraft; });
    const std::size_t direct = actions.size() <= mostButtons + 1 ? actions.size() : mostButtons;
    for (std::size_t i = 0; i < direct; ++i) {
        const ActionKind action = actions[i];
        auto *button =
            addButton(objectNameOf(action), findingtext::actionName(action, finding, nameOf));
        connect(button, &QPushButton::clicked, this,
                [this, finding, action] { Q_EMIT actionRequested(finding, action); });
    }
    if (direct == actions.size())
        return;
    auto *other = addButton(QStringLiteral("bannerOtherWays"), tr("Other Ways"));
    auto *menu = new QMenu(other);
    menu->setObjectName(QStringLiteral("bannerOtherWaysMenu"));
    for (std::size_t i = direct; i < actions.size(); ++i) {
        const ActionKind kind = actions[i];
        QAction *action =
            menu->addAction(words::escapedMnemonic(findingtext::actionName(kind, finding, nameOf)));
        action->setObjectName(objectNameOf(kind));
        connect(action, &QAction::triggered, this,
                [this, finding, kind] { Q_EMIT actionRequested(finding, kind); });
    }
    other->setMenu(menu);
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
    painter.fillRect(rect(), shade::tint(palette(), m_severity));
    painter.fillRect(QRect(0, 0, 3, height()), shade::sign(palette(), m_severity));
}

void ConflictBanner::setSeverity(Severity severity)
{
    m_severity = severity;
    m_icon->setPixmap(icons::sign(severity).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    m_icon->setAccessibleName(findingtext::severityName(severity));
    QPalette quiet = m_reason->palette();
    const QColor colour = shade::mixed(palette().color(QPalette::WindowText),
                                       palette().color(QPalette::Window), 0.28);
    if (quiet.color(QPalette::WindowText) != colour) {
        quiet.setColor(QPalette::WindowText, colour);
        m_reason->setPalette(quiet);
    }
    update();
}

void ConflictBanner::clearButtons()
{
    for (QPushButton *button : std::as_const(m_shownButtons)) {
        button->hide();
        button->setObjectName(QString());
        button->deleteLater();
    }
    m_shownButtons.clear();
}

QPushButton *ConflictBanner::addButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(words::escapedMnemonic(text), this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    // Tab comes by here on its way from the table to the form.
    setTabOrder(m_shownButtons.isEmpty() ? static_cast<QWidget *>(m_reason) : m_shownButtons.last(),
                button);
    m_shownButtons.append(button);
    return button;
}

} // namespace poolwarden
