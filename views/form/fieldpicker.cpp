// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/form/fieldpicker.h"

#include "model/session/pooledit.h"
#include "model/sources/candidatemodel.h"
#include "views/messages/prompts.h"
#include "views/sources/candidateproxy.h"
#include "views/sources/newsecretdialog.h"
#include "views/sources/pickerdialog.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QPointer>
#include <QStringListModel>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace poolwarden {

namespace {

constexpr int mostPopupLines = 10;

} // namespace

FieldPicker::FieldPicker(SourceFinder *finder, PoolEdit *edit, Prompts *prompts, QWidget *parent)
    : QObject(parent)
    , m_edit(edit)
    , m_prompts(prompts)
    , m_form(parent)
    , m_model(new CandidateModel(finder, edit, this))
    , m_shown(new CandidateProxy(this))
    , m_completer(new QCompleter(this))
{
    m_shown->setSourceModel(m_model);
    m_completer->setModel(m_shown);
    m_completer->setCompletionRole(Qt::EditRole);
    m_completer->setCompletionColumn(CandidateModel::NameColumn);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(mostPopupLines);
    m_completer->popup()->setObjectName(QStringLiteral("candidatePopup"));
    m_completer->popup()->setAccessibleName(tr("What the host has"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                const auto *found =
                    qobject_cast<QAbstractProxyModel *>(m_completer->completionModel());
                m_model->take(m_shown->mapToSource(found->mapToSource(index)).row());
            });
    // The candidates may come after the key.
    connect(m_model, &CandidateModel::stateChanged, this, [this] {
        if (m_isFresh && m_model->state() == CandidateModel::State::Ready)
            popUp();
    });
}

FieldPicker::~FieldPicker() = default;

bool FieldPicker::offers(Field field, PoolType type) const
{
    const Supply supply = supplyOf(field, type);
    return supply == Supply::Folders ? m_model->finder()->listsFolders(m_model->host())
                                     : supply != Supply::None;
}

FieldPicker::Reach FieldPicker::reach() const
{
    const HostId host = m_model->host();
    const auto known = m_edit->registry()->host(host);
    return {.isHost = known && !known->info.isFiles,
            .listsFolders = m_model->finder()->listsFolders(host)};
}

QString FieldPicker::whyTyped(Field field, PoolType type, const Reach &reach)
{
    return reach.isHost ? poolwarden::whyTyped(field, type, reach.listsFolders) : QString();
}

bool FieldPicker::offers(Field field)
{
    return std::ranges::any_of(poolTypes(), [field](const PoolTypeInfo &info) {
        return supplyOf(field, info.type) != Supply::None;
    });
}

void FieldPicker::complete(QLineEdit *input, FieldRef field)
{
    input->installEventFilter(this);
    connect(input, &QLineEdit::textEdited, this, [this, input, field] { typed(input, field); });
}

void FieldPicker::completeServer(QLineEdit *input, FieldRef field)
{
    auto *names = new QStringListModel(input);
    auto *completer = new QCompleter(names, input);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(mostPopupLines);
    completer->popup()->setObjectName(QStringLiteral("serverPopup"));
    completer->popup()->setAccessibleName(tr("Servers of other pools"));
    // Not as the completer of the field, which would be given the text without being edited.
    completer->setWidget(input);
    connect(input, &QLineEdit::textEdited, this, [this, names, completer](const QString &text) {
        names->setStringList(m_model->servers());
        completer->setCompletionPrefix(text);
        const bool isComplete =
            completer->completionCount() == 1 && completer->currentCompletion() == text;
        if (text.isEmpty() || completer->completionCount() == 0 || isComplete) {
            completer->popup()->hide();
            return;
        }
        completer->complete();
        // Return must not take what the user has not chosen.
        completer->popup()->setCurrentIndex({});
    });
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this, field](const QString &server) {
                m_edit->endUndoStep();
                m_edit->setValue({field.field, std::min(field.index, m_edit->count(field.field))},
                                 server);
                m_edit->endUndoStep();
            });
}

bool FieldPicker::eventFilter(QObject *watched, QEvent *event)
{
    // Other fields may have changed meanwhile.
    if (event->type() == QEvent::FocusOut && !m_completer->popup()->isVisible())
        m_isFresh = false;
    return QObject::eventFilter(watched, event);
}

void FieldPicker::typed(QLineEdit *input, FieldRef field)
{
    // Directories are listed only when the user asks for it.
    const auto type = m_edit->type();
    const Supply supply = type ? supplyOf(field.field, *type) : Supply::None;
    if (supply == Supply::None || supply == Supply::Folders) {
        m_completer->popup()->hide();
        return;
    }
    field.index = std::min(field.index, m_edit->count(field.field));
    if (!m_isFresh || m_completer->widget() != input || m_model->field() != field) {
        m_completer->setWidget(input);
        m_isFresh = true;
        m_model->begin(field);
    }
    popUp();
}

void FieldPicker::popUp()
{
    const auto *input = qobject_cast<QLineEdit *>(m_completer->widget());
    if (!input || !input->hasFocus())
        return;
    const QString text = input->text();
    m_completer->setCompletionPrefix(text);
    const bool isComplete =
        m_completer->completionCount() == 1 && m_completer->currentCompletion() == text;
    if (text.isEmpty() || m_completer->completionCount() == 0 || isComplete) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    // Return must not take what the user has not chosen.
    m_completer->popup()->setCurrentIndex({});
}

void FieldPicker::browse(FieldRef field, const QString &caption)
{
    m_isFresh = false;
    field.index = std::min(field.index, m_edit->count(field.field));
    m_model->begin(field);
    m_model->lookClosely();
    auto *dialog = new PickerDialog(m_model, caption, m_form->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_model->usageType().isEmpty())
        offerNewSecret(dialog);
    else if (m_model->supply() == Supply::Disks || m_model->wantsFolder())
        offerThisMachine(dialog, field);
    if (m_model->wantsFolder())
        dialog->chooseNamed(m_edit->value(field).value_or(QString()));
    connect(dialog, &QDialog::finished, m_model, &CandidateModel::end);
    connect(dialog, &QDialog::finished, this, [this, field] { Q_EMIT browsed(field); });
    dialog->open();
}

void FieldPicker::offerNewSecret(PickerDialog *dialog)
{
    const auto host = m_edit->registry()->host(m_model->host());
    if (!host || host->info.readOnly)
        return;
    dialog->setExtra(tr("&New Secret…"));
    connect(dialog, &PickerDialog::extraRequested, this, [this, dialog] {
        auto *maker =
            new NewSecretDialog(m_model->finder(), m_model->host(), m_model->usageType(), dialog);
        maker->setAttribute(Qt::WA_DeleteOnClose);
        maker->suggestName(m_edit->value({Field::Name}).value_or(QString()));
        connect(maker, &NewSecretDialog::made, dialog, [this, dialog](const QString &usage) {
            dialog->chooseNamed(usage);
            m_model->ask();
        });
        connect(maker, &QDialog::finished, dialog, &PickerDialog::returnToList);
        maker->open();
    });
}

void FieldPicker::offerThisMachine(PickerDialog *dialog, FieldRef field)
{
    const auto host = m_edit->registry()->host(m_model->host());
    if (!host || !host->info.local)
        return;
    const bool isFolder = m_model->wantsFolder();
    // There, a directory can be made, too.
    dialog->setExtra(isFolder ? tr("&Other Directory…") : tr("&Files…"));
    connect(dialog, &PickerDialog::extraRequested, this, [this, dialog, field, isFolder] {
        const auto take = [this, dialog = QPointer(dialog), field](const QString &path) {
            if (path.isEmpty() || !dialog)
                return;
            m_edit->setValues({{field, path}});
            dialog->accept();
        };
        if (isFolder)
            m_prompts->chooseFolder(tr("Choose a Directory"), m_model->folder(), take);
        else
            m_prompts->chooseDevice(tr("Choose a Device"), m_edit->value(field).value_or(QString()),
                                    take);
    });
}

} // namespace poolwarden
