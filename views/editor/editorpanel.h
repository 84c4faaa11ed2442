// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QMenu;
class QStackedLayout;
class QTabWidget;

namespace poolwarden {

class BannerPlace;
class ChangesPane;
class CommandSet;
class ConflictBanner;
class EditorButtons;
class EditorHeader;
class EmptyState;
struct FieldProblem;
class SourceFinder;
class UnbuiltStorage;
class LostUpdateBar;
class PoolEdit;
class PoolForm;
class PoolRegistry;
class Prompts;
class XmlPane;

/// The lower half of the window: one pool as a form, as XML and as changes, its problems, and ways to solve
/// them.
class EditorPanel final : public QWidget
{
    Q_OBJECT

public:
    enum Tab { FormTab, XmlTab, ChangesTab };

    EditorPanel(PoolRegistry *registry, SourceFinder *finder, CommandSet *commands,
                Prompts *prompts, QWidget *parent = nullptr);

    void setPool(PoolId pool);
    /// The number of selected pools. If there are several, the panel says that it shows one of them.
    void setSelection(int count);
    [[nodiscard]] PoolId pool() const;
    [[nodiscard]] PoolEdit *edit() const { return m_edit; }
    [[nodiscard]] int tab() const;
    void setTab(int tab);
    /// Moves the focus to the first field.
    void startEditing();
    /// Moves the focus to where it was: in the form to the field that was edited last.
    void returnToPage();
    /// Visible while somebody else has changed what is edited.
    [[nodiscard]] LostUpdateBar *lostUpdate() const { return m_lostUpdate; }
    /// What the pools that were shown need and do not have.
    [[nodiscard]] UnbuiltStorage *unbuilt() const { return m_unbuilt; }
    /// Moves the focus to the last focused widget of the current tab.
    void enterPage();
    /// Moves the focus to the field, type or line of a finding about the shown pool.
    void goToFinding(const Finding &finding);
    /// Scrolls to the field of the finding, but does not move the focus. Until another pool is shown, the
    /// banner has this finding first.
    void showFinding(const std::optional<Finding> &finding);
    void makeNewUuid();
    /// The banner has one line, so that there is more room for what is edited.
    void setCompact(bool compact);
    /// The height of the form, the XML or the changes.
    [[nodiscard]] int pageHeight() const;

    /// What Define does besides, to choose from.
    [[nodiscard]] QMenu *defineMenu() const;

Q_SIGNALS:
    /// An action that the panel cannot do itself: show or edit another pool, or apply the draft to it.
    void actionRequested(const poolwarden::Finding &finding, poolwarden::ActionKind action);
    void waysRequested(const poolwarden::Finding &finding);
    /// The user pressed a button of the panel. The command is only for the pool in the panel, even if
    /// others are selected.
    void commandRequested(QAction *action);
    /// The panel shows another pool or draft, or its state has changed.
    void editChanged();
    void tabChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void describe();
    void recheck();
    void showInBanner(QList<FieldProblem> problems);
    void showLostUpdate();
    void tellAfterDefine();
    void goToProblem(const FieldProblem &problem);
    void runAction(const Finding &finding, ActionKind action);

    PoolEdit *m_edit;
    UnbuiltStorage *m_unbuilt;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QWidget *m_page;
    EditorHeader *m_header = nullptr;
    EditorButtons *m_buttons = nullptr;
    CommandSet *m_commands;
    std::optional<Finding> m_shownFinding; ///< that the banner has first
    ConflictBanner *m_banner;
    BannerPlace *m_bannerPlace = nullptr;
    LostUpdateBar *m_lostUpdate;
    QTabWidget *m_tabs;
    PoolForm *m_form;
    XmlPane *m_xml;
    ChangesPane *m_changes;
};

} // namespace poolwarden
