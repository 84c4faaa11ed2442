// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedLayout;
class QTabWidget;

namespace poolwarden {

class CommandButton;
class CommandSet;
class ConflictBanner;
class EmptyState;
struct FieldProblem;
class HeldPlace;
class LostUpdateBar;
class PoolEdit;
class PoolForm;
class PoolRegistry;
class Prompts;
class XmlPane;

/// The lower half of the window: one pool, as a form and as text, with what is wrong and what can be
/// done about it.
class EditorPanel final : public QWidget
{
    Q_OBJECT

public:
    enum Tab { FormTab, XmlTab };

    EditorPanel(PoolRegistry *registry, CommandSet *commands, Prompts *prompts,
                QWidget *parent = nullptr);

    void setPool(PoolId pool);
    /// How many rows are selected: with several, the panel says that it shows one of them.
    void setSelection(int count);
    [[nodiscard]] PoolId pool() const;
    [[nodiscard]] PoolEdit *edit() const { return m_edit; }
    [[nodiscard]] int tab() const;
    void setTab(int tab);
    /// Puts the cursor into the first field.
    void startEditing();
    /// Puts the cursor into what a finding about the shown pool is about: field, type or line.
    void goToFinding(const Finding &finding);
    /// Scrolls to the field that it is about and leaves the keyboard where it is.
    void showFinding(const Finding &finding);
    void makeNewUuid();

Q_SIGNALS:
    /// What the panel itself cannot do: show or edit another pool, turn the draft into a change of it.
    void actionRequested(const poolwarden::Finding &finding, poolwarden::ActionKind action);
    /// By a button of the panel: for the pool that it shows, whatever else is selected.
    void commandRequested(QAction *action);
    /// Another pool, another draft, or another state of it.
    void editChanged();
    void tabChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(CommandSet *commands);
    /// Gives the keyboard to where it was last in the page that is shown.
    void enterPage();
    void describe();
    void recheck();
    void showLostUpdate();
    void fitButtons();
    void goToProblem(const FieldProblem &problem);
    void runAction(const Finding &finding, ActionKind action);

    PoolEdit *m_edit;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QWidget *m_page;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_selection;
    CommandButton *m_export = nullptr;
    CommandButton *m_define = nullptr;
    int m_selected = 0;
    ConflictBanner *m_banner;
    HeldPlace *m_bannerPlace = nullptr;
    LostUpdateBar *m_lostUpdate;
    QTabWidget *m_tabs;
    PoolForm *m_form;
    XmlPane *m_xml;
};

} // namespace poolwarden
