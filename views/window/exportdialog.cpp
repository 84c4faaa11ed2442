// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/exportdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

template<typename Button>
Button *add(QBoxLayout *to, QWidget *parent, const char *name, const QString &text)
{
    auto *button = new Button(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(QString(text).remove(u'&'));
    to->addWidget(button);
    return button;
}

QGroupBox *addGroup(QBoxLayout *to, QWidget *parent, const char *name, const QString &title)
{
    auto *group = new QGroupBox(title, parent);
    group->setObjectName(QString::fromLatin1(name));
    group->setAccessibleName(title);
    to->addWidget(group);
    return group;
}

} // namespace

ExportDialog::ExportDialog(const Prompts::ExportOffer &offer, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("exportOptionsDialog"));
    setAccessibleName(tr("Export pools"));
    setWindowTitle(tr("Export Pools"));
    auto *layout = new QVBoxLayout(this);

    QGroupBox *what = addGroup(layout, this, "exportWhat", tr("Pools"));
    auto *whatLayout = new QVBoxLayout(what);
    auto *selected =
        add<QRadioButton>(whatLayout, what, "exportSelected",
                          offer.selected == 0 ? tr("The &selected pools (none)")
                                              : tr("The &selected pools (%1)").arg(offer.selected));
    m_all = add<QRadioButton>(whatLayout, what, "exportAll",
                              tr("&All pools of all open connections (%1)").arg(offer.all));
    selected->setEnabled(offer.selected > 0);
    (offer.selected == 0 ? m_all : selected)->setChecked(true);

    QGroupBox *how = addGroup(layout, this, "exportHow", tr("Write"));
    auto *howLayout = new QVBoxLayout(how);
    auto *files = add<QRadioButton>(howLayout, how, "exportFiles",
                                    tr("&One XML file for each pool, into a folder"));
    auto *below = new QHBoxLayout;
    below->addSpacing(style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
                      + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing));
    howLayout->addLayout(below);
    m_script = add<QCheckBox>(below, how, "exportScript",
                              tr("with a shell script that &defines them by virsh"));
    below->addStretch();
    m_oneFile = add<QRadioButton>(howLayout, how, "exportOneFile",
                                  tr("One &XML file with all definitions, for import"));
    m_oneScript = add<QRadioButton>(howLayout, how, "exportOneScript",
                                    tr("One s&hell script with all definitions, for virsh"));
    using Form = Prompts::ExportRequest::Form;
    (offer.usual.form == Form::OneFile     ? m_oneFile
     : offer.usual.form == Form::OneScript ? m_oneScript
                                           : files)
        ->setChecked(true);
    m_script->setChecked(offer.usual.script);
    m_script->setEnabled(files->isChecked());
    connect(files, &QRadioButton::toggled, m_script, &QWidget::setEnabled);

    QGroupBox *with = addGroup(layout, this, "exportWith", tr("Keep in the definitions"));
    auto *withLayout = new QVBoxLayout(with);
    m_uuid = add<QCheckBox>(withLayout, with, "exportUuid",
                            tr("&UUIDs; without them, a host makes new ones"));
    m_runtime =
        add<QCheckBox>(withLayout, with, "exportRuntime",
                       tr("Ca&pacity and allocation, which a host reports and does not read"));
    m_uuid->setChecked(offer.usual.uuid);
    m_runtime->setChecked(offer.usual.runtime);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("exportButtons"));
    QPushButton *go = buttons->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole);
    go->setObjectName(QStringLiteral("exportGo"));
    go->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("exportCancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

Prompts::ExportRequest ExportDialog::request() const
{
    using Form = Prompts::ExportRequest::Form;
    return {.all = m_all->isChecked(),
            .form = m_oneFile->isChecked()     ? Form::OneFile
                    : m_oneScript->isChecked() ? Form::OneScript
                                               : Form::FilePerPool,
            .script = m_script->isChecked(),
            .uuid = m_uuid->isChecked(),
            .runtime = m_runtime->isChecked()};
}

} // namespace poolwarden
