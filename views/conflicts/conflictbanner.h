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

/// The worst that is wrong with the pool, in one sentence with its reason and the ways out, and the way
/// to the rest. While findings change, what stays offered is the same button.
class ConflictBanner final : public QWidget
{
    Q_OBJECT

public:
    using NameOf = std::function<QString(PoolId)>;

    explicit ConflictBanner(QWidget *parent = nullptr);

    /// Hides itself if there is nothing to tell. `isDraft`: actions that change the draft are offered.
    void show(const QList<FieldProblem> &problems, const std::vector<Finding> &findings,
              const NameOf &nameOf, bool isDraft);

    /// Gets the keyboard when what has it here goes.
    void setHeir(QWidget *heir) { m_heir = heir; }

    /// Of one line: how many there are depends on the width, which a minimum cannot know.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void actionRequested(const poolwarden::Finding &finding, poolwarden::ActionKind action);
    void problemActivated(const poolwarden::FieldProblem &problem);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setSeverity(Severity severity);
    /// A button, or an entry below "Other Ways".
    struct Way {
        QString id;
        QString text;
        QString tip;
    };
    [[nodiscard]] QList<Way> waysOut(const NameOf &nameOf, bool isDraft) const;
    void offer(const QList<Way> &ways);
    /// How many ways have a button of their own: the sentence comes first.
    [[nodiscard]] qsizetype directWays(const QList<Way> &ways) const;
    void offerOthers(const QList<Way> &ways);
    void take(const QString &id);
    void showOthers();
    void handOn();
    void drop(QPushButton *button);
    QPushButton *makeButton(const QString &id);

    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_reason;
    QHBoxLayout *m_buttons;
    QList<Way> m_ways;
    QList<QPushButton *> m_shownButtons;
    QPushButton *m_otherWays;
    QPushButton *m_more;
    QMenu *m_others;
    QPointer<QWidget> m_heir;
    QList<FieldProblem> m_problems;
    Severity m_severity = Severity::Error;
};

} // namespace poolwarden
