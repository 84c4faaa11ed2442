// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace poolwarden {

class FoldingLabel;

/// Shows the worst problem of a pool in one sentence, with its reason, buttons for the ways to solve it,
/// and a menu with the other problems. While findings change, a button that stays is not recreated.
class ConflictBanner final : public QWidget
{
    Q_OBJECT

public:
    using NameOf = std::function<QString(PoolId)>;

    explicit ConflictBanner(QWidget *parent = nullptr);

    /// Hides itself if there are no problems. With `isDraft`, also offers actions that change the draft.
    void show(const QList<FieldProblem> &problems, const std::vector<Finding> &findings,
              const NameOf &nameOf, bool isDraft);

    /// The widget that gets the focus when a focused button of the banner disappears.
    void setHeir(QWidget *heir) { m_heir = heir; }

    /// The most lines of text. What does not fit is cut at the end of a line, and whole in the tool tip. In
    /// one line there is no reason.
    void setLines(int lines);
    /// The height with so many lines, also before it is shown.
    [[nodiscard]] int heightOfLines(int lines) const;

    /// For one line of text: the number of lines depends on the width.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionRequested(const poolwarden::Finding &finding, poolwarden::ActionKind action);
    /// The ways out of the shown finding.
    void waysRequested(const poolwarden::Finding &finding);
    void problemActivated(const poolwarden::FieldProblem &problem);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setSeverity(Severity severity);
    /// Below the headline, or in its tool tip.
    void tellReason();
    /// Shares the lines among headline and reason.
    void shareLines();
    /// A way to solve the problem: a button, or an entry in the menu "Other Solutions".
    struct Way {
        QString id;
        QString text;
        QString tip;
    };
    [[nodiscard]] QList<Way> waysOut(const NameOf &nameOf, bool isDraft) const;
    void offer(const QList<Way> &ways);
    /// How many ways get their own button: as many as leave enough width for the sentence.
    [[nodiscard]] qsizetype directWays(const QList<Way> &ways) const;
    void offerOthers(const QList<Way> &ways);
    void take(const QString &id);
    void showOthers();
    void handOn();
    void drop(QPushButton *button);
    QPushButton *makeButton(const QString &id);

    QLabel *m_icon;
    FoldingLabel *m_headline;
    FoldingLabel *m_reason;
    QHBoxLayout *m_buttons;
    QList<Way> m_ways;
    QList<QPushButton *> m_shownButtons;
    QPushButton *m_waysOut;
    QPushButton *m_otherWays;
    QPushButton *m_more;
    QMenu *m_others;
    QPointer<QWidget> m_heir;
    QList<FieldProblem> m_problems;
    Severity m_severity = Severity::Error;
    int m_lines = 0;
};

} // namespace poolwarden
