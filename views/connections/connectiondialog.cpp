// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/connections/connectiondialog.h"

#include "views/style/colours.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolwarden {

namespace {

constexpr int usualWidth = 560;

QStringList usualUris()
{
    return {QStringLiteral("qemu:///system"), QStringLiteral("qemu:///session"),
            QStringLiteral("storage:///system"), QStringLiteral("qemu+ssh://root@host/system"),
            QStringLiteral("test:///default")};
}

} // namespace

ConnectionDialog::ConnectionDialog(const QStringList &recent, QWidget *parent)
    : QDialog(parent)
    , m_uri(new QComboBox(this))
    , m_readOnly(new QCheckBox(tr("&Read-only: nothing can be changed"), this))
    , m_connect(nullptr)
{
    setObjectName(QStringLiteral("connectionDialog"));
    setAccessibleName(tr("Connect to a host"));
    setWindowTitle(tr("Connect to a Host"));
    m_uri->setObjectName(QStringLiteral("connectionUri"));
    m_uri->setAccessibleName(tr("Address"));
    m_uri->setEditable(true);
    m_uri->lineEdit()->setObjectName(QStringLiteral("connectionUriEdit"));
    m_uri->lineEdit()->setAccessibleName(tr("Address"));
    m_uri->setInsertPolicy(QComboBox::NoInsert);
    m_uri->setMinimumContentsLength(36);
    QStringList uris = recent + usualUris();
    uris.removeDuplicates();
    m_uri->addItems(uris);
    m_readOnly->setObjectName(QStringLiteral("connectionReadOnly"));
    m_readOnly->setAccessibleName(tr("Read-only"));

    auto *label = new QLabel(tr("&Address:"), this);
    label->setObjectName(QStringLiteral("connectionUriLabel"));
    label->setBuddy(m_uri);
    auto *hint =
        new QLabel(tr("A libvirt URI. For another machine: qemu+ssh://user@host/system"), this);
    hint->setObjectName(QStringLiteral("connectionHint"));
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("connectionButtons"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("connectionCancel"));
    buttons->button(QDialogButtonBox::Cancel)->setAccessibleName(tr("Cancel"));
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setObjectName(QStringLiteral("connectionAccept"));
    m_connect->setAccessibleName(tr("Connect"));
    m_connect->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_uri, &QComboBox::editTextChanged, this,
            [this](const QString &text) { m_connect->setEnabled(!text.trimmed().isEmpty()); });

    auto *form = new QFormLayout;
    form->addRow(label, m_uri);
    form->addRow(QString(), hint);
    form->addRow(QString(), m_readOnly);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(usualWidth, sizeHint().height());
    m_uri->lineEdit()->selectAll();
    m_uri->lineEdit()->installEventFilter(this);
}

bool ConnectionDialog::eventFilter(QObject *watched, QEvent *event)
{
    // The completer would use up the first Enter, so handle it here.
    if (watched == m_uri->lineEdit() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_connect->isEnabled())
                accept();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

Prompts::ConnectionRequest ConnectionDialog::request() const
{
    return {m_uri->currentText().trimmed(), m_readOnly->isChecked()};
}

} // namespace poolwarden
