// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/dialogprompts.h"

#include "views/connections/connectiondialog.h"
#include "views/window/exportdialog.h"
#include "views/window/senddialog.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace poolwarden {

namespace {

struct DialogPromptsTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::DialogPrompts)
};

constexpr int mostLines = 12;
constexpr int listChars = 70;

QFileDialog *fileDialog(QWidget *parent, const QString &name, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setObjectName(name);
    dialog->setAccessibleName(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

/// Always calls `answer`: with the chosen path, or an empty one.
void openForOne(QFileDialog *dialog, const Prompts::Path &answer)
{
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

/// Adds the list of names to the question's box, scrollable if it is long.
/// Without Alt, a letter presses no button: keys that were meant for something else would answer.
class QuestionBox final : public QMessageBox
{
public:
    using QMessageBox::QMessageBox;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isText = !event->text().isEmpty() && event->text().at(0).isLetterOrNumber()
                            && !(event->modifiers() & (Qt::AltModifier | Qt::ControlModifier));
        if (isText)
            event->accept();
        else
            QMessageBox::keyPressEvent(event);
    }
};

void addList(QMessageBox *box, const Prompts::Question &question)
{
    auto *grid = qobject_cast<QGridLayout *>(box->layout());
    Q_ASSERT(grid);
    auto *list = new QPlainTextEdit(question.detail, box);
    list->setObjectName(QStringLiteral("questionDetail"));
    list->setAccessibleName(question.title);
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    const QFontMetrics metrics = list->fontMetrics();
    const int width = metrics.averageCharWidth() * listChars;
    const int text =
        metrics.boundingRect(QRect(0, 0, width, 0), Qt::TextWordWrap, question.detail).height();
    const int around = 2 * (list->frameWidth() + int(list->document()->documentMargin()));
    list->setFixedHeight(std::min(text + metrics.lineSpacing(), mostLines * metrics.lineSpacing())
                         + around);
    list->setMinimumWidth(width + around + list->style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    // Insert it between the text and the buttons, which are in the last row.
    QWidget *buttons = box->findChild<QDialogButtonBox *>();
    const int row = grid->rowCount();
    grid->addWidget(list, row, 0, 1, -1);
    grid->removeWidget(buttons);
    grid->addWidget(buttons, row + 1, 0, 1, -1);
}

QStringList xmlFilters()
{
    return {DialogPromptsTr::tr("Pool definitions (*.xml)"), DialogPromptsTr::tr("All files (*)")};
}

} // namespace

QWidget *DialogPrompts::owner() const
{
    // A question of a dialog, or of the map on the whole screen, belongs to that: it must not lie behind it, and the
    // keyboard returns there.
    QWidget *found = nullptr;
    for (QWidget *widget = QApplication::activeWindow(); widget; widget = widget->parentWidget()) {
        if (widget == m_parent)
            return found ? found : m_parent.data();
        if (!found && widget->isVisible()
            && (widget->isFullScreen() || qobject_cast<QDialog *>(widget)))
            found = widget;
    }
    return m_parent;
}

void DialogPrompts::choose(const Choice &choice, const Chosen &answer)
{
    auto *box = new QuestionBox(owner());
    box->setObjectName(QStringLiteral("choiceBox"));
    box->setAccessibleName(choice.title);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(choice.title);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setText(choice.text);
    box->setInformativeText(choice.detail);
    QList<QAbstractButton *> buttons;
    for (const QString &option : choice.options) {
        QPushButton *button = box->addButton(option, QMessageBox::ActionRole);
        button->setObjectName(QStringLiteral("choice-%1").arg(buttons.size()));
        buttons.append(button);
    }
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setObjectName(QStringLiteral("choiceCancel"));
    box->setDefaultButton(cancel);
    QObject::connect(box, &QMessageBox::finished, box, [box, buttons, answer] {
        answer(static_cast<int>(buttons.indexOf(box->clickedButton())));
    });
    box->open();
}

void DialogPrompts::ask(const Question &question, const Decision &answer)
{
    auto *box = new QuestionBox(owner());
    box->setObjectName(QStringLiteral("questionBox"));
    box->setAccessibleName(question.title);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(question.title);
    box->setIcon(question.destructive ? QMessageBox::Warning : QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setText(question.text);
    if (!question.detail.isEmpty())
        addList(box, question);
    QPushButton *accept =
        box->addButton(question.accept, question.destructive ? QMessageBox::DestructiveRole
                                                             : QMessageBox::AcceptRole);
    accept->setObjectName(QStringLiteral("questionAccept"));
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    cancel->setObjectName(QStringLiteral("questionCancel"));
    box->setDefaultButton(cancel);
    QObject::connect(box, &QMessageBox::finished, box,
                     [box, accept, answer] { answer(box->clickedButton() == accept); });
    box->open();
}

void DialogPrompts::inform(const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, owner());
    box->setObjectName(QStringLiteral("informationBox"));
    box->setAccessibleName(title);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

void DialogPrompts::chooseConnection(const QStringList &recent, const Connection &answer)
{
    auto *dialog = new ConnectionDialog(recent, owner());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? std::optional(dialog->request()) : std::nullopt);
    });
    dialog->open();
}

void DialogPrompts::askName(const QString &title, const QString &label, const QString &suggestion,
                            const Path &answer)
{
    auto *dialog = new QInputDialog(owner());
    dialog->setObjectName(QStringLiteral("nameDialog"));
    dialog->setAccessibleName(title);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(suggestion);
    // The frame cuts a title that is longer than the dialog is wide, and has buttons beside it.
    if (auto *edit = dialog->findChild<QLineEdit *>())
        edit->setMinimumWidth(
            dialog->fontMetrics().horizontalAdvance(title + QStringLiteral("mmmmmmmmmmmm")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? dialog->textValue() : QString());
    });
    dialog->open();
}

void DialogPrompts::chooseHost(const SendOffer &offer, const Send &answer)
{
    auto *dialog = new SendDialog(offer, owner());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? std::optional(dialog->request()) : std::nullopt);
    });
    dialog->open();
}

void DialogPrompts::chooseXmlFiles(const QString &title, const Paths &answer)
{
    QFileDialog *dialog = fileDialog(owner(), QStringLiteral("importDialog"), title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(xmlFilters());
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

void DialogPrompts::chooseExport(const ExportOffer &offer, const Export &answer)
{
    auto *dialog = new ExportDialog(offer, owner());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? std::optional(dialog->request()) : std::nullopt);
    });
    dialog->open();
}

void DialogPrompts::openToSave(QFileDialog *dialog, const QString &suggestion, const Path &answer)
{
    if (!suggestion.contains(u'/'))
        dialog->setDirectory(m_savedIn.isEmpty() ? QDir::homePath() : m_savedIn);
    dialog->selectFile(suggestion);
    openForOne(dialog, [this, answer](const QString &path) {
        if (!path.isEmpty())
            m_savedIn = QFileInfo(path).absolutePath();
        answer(path);
    });
}

void DialogPrompts::chooseExportFile(const QString &title, const QString &suggestion,
                                     const Path &answer)
{
    QFileDialog *dialog = fileDialog(owner(), QStringLiteral("exportDialog"), title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const bool isScript = suggestion.endsWith(QLatin1String(".sh"));
    dialog->setNameFilters(isScript ? QStringList{DialogPromptsTr::tr("Shell scripts (*.sh)"),
                                                  DialogPromptsTr::tr("All files (*)")}
                                    : xmlFilters());
    dialog->setDefaultSuffix(isScript ? QStringLiteral("sh") : QStringLiteral("xml"));
    openToSave(dialog, suggestion, answer);
}

void DialogPrompts::chooseFolder(const QString &title, const QString &start, const Path &answer)
{
    QFileDialog *dialog = fileDialog(owner(), QStringLiteral("folderDialog"), title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(start.isEmpty() ? QDir::homePath() : start);
    // Qt leaves the name empty in a directory that was entered, as if nothing was chosen.
    if (auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))) {
        name->setText(dialog->directory().absolutePath());
        QObject::connect(
            dialog, &QFileDialog::directoryEntered, name,
            [name](const QString &entered) { name->setText(entered); }, Qt::QueuedConnection);
    }
    openForOne(dialog, answer);
}

void DialogPrompts::chooseFile(const QString &title, const QString &start, const QString &filter,
                               const Path &answer)
{
    QFileDialog *dialog = fileDialog(owner(), QStringLiteral("openFileDialog"), title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({filter, DialogPromptsTr::tr("All files (*)")});
    if (!start.isEmpty())
        dialog->setDirectory(QFileInfo(start).path());
    openForOne(dialog, answer);
}

void DialogPrompts::chooseFileToSave(const QString &title, const QString &suggestion,
                                     const QStringList &filters, const Path &answer)
{
    QFileDialog *dialog = fileDialog(owner(), QStringLiteral("saveFileDialog"), title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    const auto follow = [dialog](const QString &filter) {
        const qsizetype from = filter.lastIndexOf(QLatin1String("*.")) + 2;
        dialog->setDefaultSuffix(filter.mid(from, filter.lastIndexOf(u')') - from));
    };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, follow);
    follow(filters.constFirst());
    openToSave(dialog, suggestion, answer);
}

void DialogPrompts::chooseDevice(const QString &title, const QString &start, const Path &answer)
{
    QFileDialog *dialog = fileDialog(owner(), QStringLiteral("deviceDialog"), title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    // Keep the link, because its name is stable and its target is not.
    dialog->setOption(QFileDialog::DontResolveSymlinks);
    const QString usual = QStringLiteral("/dev/disk/by-id");
    dialog->setDirectory(start.isEmpty() ? usual : QFileInfo(start).path());
    openForOne(dialog, answer);
}

} // namespace poolwarden
