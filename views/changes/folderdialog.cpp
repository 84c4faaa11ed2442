// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/changes/folderdialog.h"

#include "model/changes/rowreport.h"
#include "model/wording/isolated.h"
#include "views/changes/reportview.h"
#include "views/style/format.h"
#include "views/style/icons.h"
#include "views/style/listtable.h"
#include "views/style/signedrows.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace poolwarden {

namespace {

constexpr int folderColumns = 160;
constexpr int folderLines = 40;
constexpr int mostColumnChars = 32;
/// Rows to measure the columns by.
constexpr int rowsToMeasure = 200;

QIcon folderSign(const QModelIndex &index)
{
    switch (static_cast<FolderRow::State>(index.data(FolderModel::StateRole).toInt())) {
    case FolderRow::State::NotCompared:
        return icons::sign(Severity::Warning);
    case FolderRow::State::Different:
        return icons::named(QStringLiteral("state-draft"));
    case FolderRow::State::OnlyOnHost:
        return icons::named(QStringLiteral("pool"));
    case FolderRow::State::OnlyInFolder:
        return icons::named(QStringLiteral("add"));
    case FolderRow::State::Same:
        break;
    }
    return icons::named(QStringLiteral("check"));
}

/// Space checks the selected rows, or the current one if it is not among them.
class FolderTable final : public QTableView
{
public:
    FolderTable(FolderModel *rows, QWidget *parent)
        : QTableView(parent)
        , m_rows(rows)
    {
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const QModelIndex box = currentIndex().siblingAtColumn(FolderModel::PoolColumn);
        if (event->key() != Qt::Key_Space || !box.isValid()) {
            QTableView::keyPressEvent(event);
            return;
        }
        event->accept();
        QList<int> rows;
        bool isAnyUnchecked = false;
        // Ctrl and an arrow leave the selection behind.
        const bool isSelected = selectionModel()->isRowSelected(box.row(), {});
        const QModelIndexList selected =
            isSelected ? selectionModel()->selectedRows(FolderModel::PoolColumn)
                       : QModelIndexList{box};
        for (const QModelIndex &index : selected) {
            const QVariant state = index.data(Qt::CheckStateRole);
            if (state.isNull())
                continue;
            rows.append(index.row());
            isAnyUnchecked = isAnyUnchecked || state.toInt() != Qt::Checked;
        }
        m_rows->setChecked(rows, isAnyUnchecked);
    }

private:
    FolderModel *m_rows;
};

} // namespace

FolderDialog::FolderDialog(FolderModel *model, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_folder(folder)
    , m_text(new QLabel(this))
    , m_table(new FolderTable(model, this))
    , m_details(new ReportView(this))
    , m_result(new QLabel(this))
    , m_same(new QCheckBox(tr("&Show what is the same"), this))
    , m_again(new QPushButton(tr("Compare &Again"), this))
    , m_defineAll(new QPushButton(tr("Define A&ll Drafts…"), this))
    , m_drafts(new QPushButton(this))
    , m_files(new QPushButton(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("folderDialog"));
    setWindowTitle(tr("Compare with Folder"));
    setAccessibleName(windowTitle());
    m_text->setObjectName(QStringLiteral("folderText"));
    m_result->setObjectName(QStringLiteral("folderResult"));
    for (QLabel *label : {m_text, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_result->hide();
    auto *shown = new SignedRows(FolderModel::StateColumn, folderSign, this);
    shown->setSourceModel(model);
    m_table->setObjectName(QStringLiteral("folderTable"));
    m_table->setAccessibleName(tr("Pools"));
    m_table->setModel(shown);
    makeListOf(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setObjectName(QStringLiteral("folderHeader"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setResizeContentsPrecision(rowsToMeasure);
    m_same->setObjectName(QStringLiteral("folderSame"));
    m_same->setAccessibleName(tr("Show what is the same"));
    m_again->setObjectName(QStringLiteral("folderAgain"));
    m_again->setAccessibleName(tr("Compare again"));
    m_again->setToolTip(
        format::plain(tr("Reads the folder again, and compares it with the host.")));
    m_defineAll->setObjectName(QStringLiteral("folderDefineAll"));
    m_defineAll->setAccessibleName(tr("Define all drafts"));
    m_defineAll->hide();
    m_drafts->setObjectName(QStringLiteral("folderDrafts"));
    m_drafts->setToolTip(format::plain(
        tr("Makes drafts of the checked files, as changes of the host's pools or as new pools. "
           "Nothing is defined yet.")));
    m_files->setObjectName(QStringLiteral("folderFiles"));
    m_files->setToolTip(
        format::plain(tr("Writes the host's definitions of the checked pools into the folder.")));
    m_close->setObjectName(QStringLiteral("folderClose"));
    m_close->setAccessibleName(tr("Close"));
    for (QPushButton *button : {m_again, m_defineAll, m_drafts, m_files, m_close})
        button->setAutoDefault(false);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("folderSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_same);
    buttons->addStretch(1);
    for (QPushButton *button : {m_again, m_defineAll, m_drafts, m_files, m_close})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_result);
    layout->addLayout(buttons);
    resize(folderColumns * fontMetrics().averageCharWidth(),
           folderLines * fontMetrics().lineSpacing());

    constexpr int tableShare = 11;
    constexpr int detailsShare = 9;
    splitter->setSizes({tableShare * height(), detailsShare * height()});

    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_same, &QCheckBox::toggled, m_model, &FolderModel::setShowsSame);
    connect(m_again, &QPushButton::clicked, this, &FolderDialog::compareRequested);
    connect(m_defineAll, &QPushButton::clicked, this, &FolderDialog::defineAllRequested);
    connect(m_drafts, &QPushButton::clicked, this, &FolderDialog::draftsRequested);
    connect(m_files, &QPushButton::clicked, this, &FolderDialog::filesRequested);
    connect(m_model, &FolderModel::checkedChanged, this, &FolderDialog::update);
    m_follow.setSingleShot(true);
    connect(&m_follow, &QTimer::timeout, this, &FolderDialog::showDetails);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, &m_follow,
            qOverload<>(&QTimer::start));
    update();
    m_table->setFocus(Qt::OtherFocusReason);
}

void FolderDialog::setBusy(const QString &sentence)
{
    m_isBusy = true;
    m_text->setText(sentence);
    m_result->hide();
    update();
}

void FolderDialog::setCompared(const QString &host, const QStringList &problems)
{
    m_isBusy = false;
    const FolderCounts counts = m_model->comparison().counts();
    const QString sides =
        tr("“%1” compared with %2.", "a host, a folder").arg(isolated(host), isolated(m_folder));
    const QString found =
        tr("Different: %1, only on the host: %2, only in the folder: %3, not compared: %4, the "
           "same: %5.")
            .arg(counts.different)
            .arg(counts.onlyOnHost)
            .arg(counts.onlyInFolder)
            .arg(counts.notCompared)
            .arg(counts.same);
    m_text->setText((QStringList{sides, found} + problems).join(u'\n'));
    update();
    fitColumns();
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
    showDetails();
}

void FolderDialog::setFailed(const QString &sentence)
{
    m_isBusy = false;
    m_text->setText(sentence);
    update();
    showDetails();
}

void FolderDialog::setResult(const QString &sentence)
{
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
}

void FolderDialog::offerDefineAll()
{
    m_defineAll->show();
}

void FolderDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitColumns();
}

void FolderDialog::fitColumns()
{
    m_table->resizeColumnsToContents();
    const int most = mostColumnChars * fontMetrics().averageCharWidth();
    for (const int column :
         {FolderModel::PoolColumn, FolderModel::StateColumn, FolderModel::FileColumn})
        m_table->setColumnWidth(column, std::min(most, m_table->columnWidth(column) + 12));
}

void FolderDialog::showDetails()
{
    const QModelIndex current = m_table->currentIndex();
    m_details->setVisible(current.isValid());
    if (current.isValid())
        m_details->show(reportOn(m_model->rowAt(current.row())), true);
}

void FolderDialog::update()
{
    const int drafts = m_model->draftCount();
    const int files = m_model->fileCount();
    m_drafts->setText(drafts > 0 ? tr("Make &Drafts of %n Pool(s)", nullptr, drafts)
                                 : tr("Make &Drafts"));
    m_files->setText(files > 0 ? tr("&Write %n File(s)…", nullptr, files) : tr("&Write Files…"));
    for (QPushButton *button : {m_drafts, m_files})
        button->setAccessibleName(QString(button->text()).remove(u'&'));
    m_drafts->setEnabled(!m_isBusy && drafts > 0);
    m_files->setEnabled(!m_isBusy && files > 0);
    m_again->setEnabled(!m_isBusy);
}

} // namespace poolwarden
