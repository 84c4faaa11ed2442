// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sources/pickerdialog.h"

#include "model/sources/candidatemodel.h"
#include "model/sources/fieldquestion.h"
#include "views/sources/candidateproxy.h"
#include "views/sources/chosencandidate.h"
#include "views/sources/pickerfolder.h"
#include "views/style/format.h"
#include "views/style/labels.h"
#include "views/style/listkeys.h"
#include "views/style/listtable.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int usualPickerColumns = 150;
constexpr int usualPickerLines = 22;
/// What it is remains to be read beside the names.
constexpr int fewestWhatColumns = 20;
constexpr int fewestNameColumns = 30;
constexpr int measuredRows = 60; // enough for the widths
constexpr int mostUserColumns = 50;

} // namespace

PickerDialog::PickerDialog(CandidateModel *model, const QString &field, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_shown(new CandidateProxy(this))
    , m_filter(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_progress(new QProgressBar(this))
    , m_chosen(new ChosenCandidate(this))
    , m_sentence(labels::wrapped(QLatin1String("pickerSentence"), this))
    , m_detail(labels::wrapped(QLatin1String("pickerDetail"), this))
    , m_ask(new QPushButton(this))
    , m_extra(new QPushButton(this))
    , m_take(new QPushButton(tr("&Take"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("pickerDialog"));
    setWindowTitle(format::windowTitle(tr("Browse: %1").arg(field)));
    setAccessibleName(windowTitle());
    build();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown->setWords(text);
        chooseFirst();
    });
    connect(m_ask, &QPushButton::clicked, this, &PickerDialog::ask);
    connect(m_extra, &QPushButton::clicked, this, &PickerDialog::extraRequested);
    connect(m_take, &QPushButton::clicked, this, &PickerDialog::take);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    // A double click looks into a directory; Return takes it, as it takes everything.
    if (m_model->wantsFolder())
        connect(m_table, &QTableView::doubleClicked, this, &PickerDialog::openCurrent);
    else
        connect(m_table, &QTableView::activated, this, &PickerDialog::take);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PickerDialog::updateCurrent);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] { chooseFirst(true); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        chooseFirst();
        fitColumns();
    });
    connect(m_model, &CandidateModel::stateChanged, this, [this] { chooseFirst(true); });
    // The definition, or its host, is no longer there to take anything.
    connect(m_model, &CandidateModel::ended, this, &QDialog::reject);
    connect(this, &QDialog::finished, m_model, &CandidateModel::giveUp);
    chooseFirst();
    // What costs nothing but a look at the host is asked at once, and a server that is named.
    if (m_model->state() == CandidateModel::State::Empty)
        m_model->ask();
    if (m_server && m_server->text().isEmpty())
        m_server->setFocus(Qt::OtherFocusReason);
    else
        m_filter->setFocus(Qt::OtherFocusReason);
}

PickerDialog::~PickerDialog() = default;

void PickerDialog::build()
{
    m_shown->setSourceModel(m_model);
    m_filter->setObjectName(QStringLiteral("pickerFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    ListKeys::serve(m_filter, m_table);
    m_table->setObjectName(QStringLiteral("pickerTable"));
    m_table->setAccessibleName(tr("What the host has"));
    m_table->setModel(m_shown);
    m_table->installEventFilter(this);
    makeListOf(m_table);
    m_table->horizontalHeader()->setObjectName(QStringLiteral("pickerHeader"));
    m_table->horizontalHeader()->setResizeContentsPrecision(measuredRows);
    // All columns are always in view: what it is gives way.
    m_table->horizontalHeader()->setSectionResizeMode(CandidateModel::WhatColumn,
                                                      QHeaderView::Stretch);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_progress->setObjectName(QStringLiteral("pickerProgress"));
    m_progress->setAccessibleName(tr("The host is asked"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(fontMetrics().height() / 2);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_ask->setObjectName(QStringLiteral("pickerAsk"));
    m_extra->setObjectName(QStringLiteral("pickerExtra"));
    m_extra->hide();
    m_take->setObjectName(QStringLiteral("pickerTake"));
    m_take->setAccessibleName(tr("Take"));
    m_cancel->setObjectName(QStringLiteral("pickerCancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    for (QPushButton *button : {m_ask, m_extra, m_take, m_cancel})
        button->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    if (m_model->wantsServer())
        layout->addWidget(makeServerRow());
    else if (m_model->wantsFolder())
        layout->addWidget(makePickerFolder());
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_chosen);
    layout->addWidget(m_sentence);
    layout->addWidget(m_detail);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_ask);
    buttons->addWidget(m_extra);
    buttons->addStretch(1);
    buttons->addWidget(m_take);
    buttons->addWidget(m_cancel);
    layout->addLayout(buttons);
    resize(usualPickerColumns * fontMetrics().averageCharWidth(),
           usualPickerLines * fontMetrics().lineSpacing());
}

QWidget *PickerDialog::makeServerRow()
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    const auto add = [this, box, form](const QString &caption, const QString &name,
                                       const QString &text) {
        auto *edit = new QLineEdit(text, box);
        edit->setObjectName(name);
        edit->setAccessibleName(QString(caption).remove(u'&'));
        edit->installEventFilter(this);
        form->addRow(caption, edit);
        connect(edit, &QLineEdit::textEdited, this, &PickerDialog::passServer);
        return edit;
    };
    const SourceServer server = m_model->server();
    m_server = add(tr("&Server"), QStringLiteral("pickerServer"), server.host);
    auto *completer = new QCompleter(m_model->servers(), m_server);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->popup()->setObjectName(QStringLiteral("pickerServers"));
    completer->popup()->setAccessibleName(tr("Servers of other pools"));
    m_server->setCompleter(completer);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
            [this](const QString &chosen) {
                m_server->setText(chosen);
                passServer();
            });
    return box;
}

QWidget *PickerDialog::makePickerFolder()
{
    m_folder = new PickerFolder(m_model->folder(), this);
    connect(m_folder, &PickerFolder::upRequested, this, &PickerDialog::openAbove);
    connect(m_folder, &PickerFolder::openRequested, this, &PickerDialog::openCurrent);
    connect(m_folder, &PickerFolder::entered, this, [this](const QString &folder) {
        m_filter->clear();
        m_model->openFolder(folder);
        m_lastName = m_model->wantedFolder();
        m_filter->setFocus(Qt::OtherFocusReason);
    });
    return m_folder;
}

void PickerDialog::openCurrent()
{
    const int row = currentRow();
    if (!m_folder || row < 0 || m_model->state() != CandidateModel::State::Ready)
        return;
    const QString folder = m_model->candidate(row).name;
    if (folder == m_model->folder())
        return;
    m_filter->clear();
    m_folder->dropTyped();
    m_model->openFolder(folder);
}

void PickerDialog::openAbove()
{
    const QString from = m_model->wantedFolder();
    if (!m_folder || from == u"/")
        return;
    m_filter->clear();
    m_folder->dropTyped();
    // The one that was left is selected there.
    m_lastName = from;
    m_model->openFolder(FieldQuestion::folderAbove(from));
}

void PickerDialog::setExtra(const QString &text)
{
    m_extra->setText(text);
    m_extra->setAccessibleName(QString(text).remove(u'&'));
    m_extra->show();
}

void PickerDialog::passServer()
{
    SourceServer server = m_model->server();
    if (server.host != m_server->text())
        server.port.clear(); // it was the other server's
    server.host = m_server->text();
    m_model->setServer(server);
}

void PickerDialog::ask()
{
    if (m_model->state() == CandidateModel::State::Asking)
        m_model->giveUp();
    else
        m_model->ask();
}

int PickerDialog::currentRow() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_shown->mapToSource(current).row() : -1;
}

void PickerDialog::take()
{
    const int row = currentRow();
    if (row < 0 || m_model->state() != CandidateModel::State::Ready)
        return;
    // A path that was just typed is meant, not the row: it is shown first, selected.
    if (m_folder && m_folder->enterTyped())
        return;
    m_model->take(row);
    accept();
}

void PickerDialog::chooseFirst(bool onlyIfNone)
{
    if (onlyIfNone && m_table->selectionModel()->hasSelection())
        return updateCurrent();
    // The row that was chosen before, else the first.
    for (int row = 0; row < m_shown->rowCount() && !m_lastName.isEmpty(); ++row) {
        if (m_shown->index(row, 0).data(Qt::EditRole).toString() == m_lastName) {
            m_table->selectRow(row);
            m_table->scrollTo(m_shown->index(row, 0), QAbstractItemView::PositionAtCenter);
            return;
        }
    }
    // What is in use, or may be, is chosen by nobody but the user.
    const QVariant sign = m_shown->index(0, 0).data(CandidateModel::SeverityRole);
    if (m_model->supply() != Supply::Disks || !m_filter->text().isEmpty() || sign.isNull())
        m_table->selectRow(0);
    updateCurrent();
}

void PickerDialog::updateCurrent()
{
    remember();
    update();
}

void PickerDialog::remember()
{
    // The first row of a list that is not complete yet was chosen by nobody.
    const QModelIndex current = m_table->currentIndex();
    const bool isChosen = m_model->state() == CandidateModel::State::Ready
                          || (m_model->supply() == Supply::Disks && current.row() > 0);
    if (current.isValid() && isChosen)
        m_lastName = current.siblingAtColumn(0).data(Qt::EditRole).toString();
}

void PickerDialog::update()
{
    using State = CandidateModel::State;
    const State state = m_model->state();
    const bool isAsking = state == State::Asking;
    const bool isReady = state == State::Ready;
    m_progress->setVisible(isAsking || state == State::Judging);
    QString sentence = m_model->sentence();
    const QModelIndex current = m_table->currentIndex();
    if (isReady && m_shown->rowCount() == 0 && m_model->rowCount() > 0)
        sentence = tr("Nothing here has these words.");
    else if (isReady && !current.isValid() && m_shown->rowCount() > 0)
        sentence = tr("None of these is known to be free.");
    else if (isReady && current.isValid())
        sentence = current.data(CandidateModel::SentenceRole).toString();
    m_chosen->show(isReady ? current : QModelIndex());
    m_sentence->setText(sentence);
    m_detail->setText(m_model->detail());
    m_detail->setVisible(!m_model->detail().isEmpty());
    m_ask->setText(isAsking                  ? tr("Sto&p")
                   : state == State::Failed  ? tr("T&ry Again")
                   : m_model->rowCount() > 0 ? tr("&Ask Again")
                                             : tr("&Ask"));
    m_ask->setAccessibleName(QString(m_ask->text()).remove(u'&'));
    m_ask->setEnabled(isAsking || m_model->canAsk());
    m_take->setEnabled(isReady && current.isValid());
    if (m_folder) {
        if (isReady)
            m_folder->setFolder(m_model->folder());
        m_folder->setUpEnabled(!isAsking && m_model->wantedFolder() != u"/");
        m_folder->setOpenEnabled(m_take->isEnabled()
                                 && current.siblingAtColumn(0).data(Qt::EditRole).toString()
                                        != m_model->folder());
    }
    // Return does what comes next.
    m_take->setDefault(m_take->isEnabled());
    m_ask->setDefault(!isAsking && m_ask->isEnabled() && m_shown->rowCount() == 0);
}

bool PickerDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_table && m_folder && isReturn) {
        take();
        return true;
    }
    if (watched == m_server && isReturn) {
        if (m_model->state() != CandidateModel::State::Asking)
            m_model->ask();
        m_filter->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void PickerDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitColumns();
}

void PickerDialog::fitColumns()
{
    bool isSized = false;
    for (int row = 0; row < m_model->rowCount() && !isSized; ++row)
        isSized = m_model->index(row, 0).data(CandidateModel::SizeRole).toULongLong() > 0;
    m_table->setColumnHidden(CandidateModel::SizeColumn, !isSized);
    const int em = fontMetrics().averageCharWidth();
    const auto fit = [this](int column, int most) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(most, m_table->columnWidth(column) + 12));
    };
    fit(CandidateModel::SizeColumn, mostUserColumns * em);
    fit(CandidateModel::UserColumn, mostUserColumns * em);
    const int besides = m_table->columnWidth(CandidateModel::UserColumn) + fewestWhatColumns * em
                        + (isSized ? m_table->columnWidth(CandidateModel::SizeColumn) : 0);
    fit(CandidateModel::NameColumn,
        std::max(fewestNameColumns * em, m_table->viewport()->width() - besides));
}

void PickerDialog::returnToList()
{
    activateWindow();
    m_table->setFocus(Qt::OtherFocusReason);
}

void PickerDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitColumns();
}

} // namespace poolwarden
