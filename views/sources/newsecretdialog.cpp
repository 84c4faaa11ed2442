// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sources/newsecretdialog.h"

#include "model/port/hostquestion.h"
#include "model/sources/sourcefinder.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <memory>
#include <utility>

namespace poolwarden {

NewSecretDialog::NewSecretDialog(SourceFinder *finder, HostId host, QString usageType,
                                 QWidget *parent)
    : QDialog(parent)
    , m_finder(finder)
    , m_host(host)
    , m_usageType(std::move(usageType))
    , m_name(new QLineEdit(this))
    , m_description(new QLineEdit(this))
    , m_value(new QLineEdit(this))
    , m_sentence(new QLabel(this))
    , m_make(new QPushButton(tr("&Make"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("newSecretDialog"));
    setWindowTitle(tr("New Secret"));
    setAccessibleName(windowTitle());
    m_name->setObjectName(QStringLiteral("secretName"));
    m_name->setAccessibleName(tr("Name"));
    m_description->setObjectName(QStringLiteral("secretDescription"));
    m_description->setAccessibleName(tr("Description"));
    m_value->setObjectName(QStringLiteral("secretValue"));
    m_value->setAccessibleName(m_usageType == u"ceph" ? tr("Key") : tr("Password"));
    m_value->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                                 | Qt::ImhNoAutoUppercase | Qt::ImhHiddenText);
    m_value->setEchoMode(QLineEdit::Password);
    m_sentence->setObjectName(QStringLiteral("secretSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_make->setObjectName(QStringLiteral("secretMake"));
    m_make->setAccessibleName(tr("Make"));
    m_make->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("secretCancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setAutoDefault(false);

    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Description"), m_description);
    form->addRow(m_usageType == u"ceph" ? tr("&Key") : tr("&Password"), m_value);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_make);
    buttons->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
    setMinimumWidth(60 * fontMetrics().averageCharWidth());

    for (QLineEdit *edit : {m_name, m_value})
        connect(edit, &QLineEdit::textChanged, this, &NewSecretDialog::update);
    connect(m_make, &QPushButton::clicked, this, &NewSecretDialog::make);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_finder, &SourceFinder::answered, this, &NewSecretDialog::take);
    update();
    m_sentence->setText(
        tr("The host keeps the value. Nobody can read it there again, not even this "
           "program."));
}

NewSecretDialog::~NewSecretDialog() = default;

void NewSecretDialog::suggestName(const QString &name)
{
    m_name->setText(name);
    m_name->selectAll();
}

void NewSecretDialog::make()
{
    if (!m_make->isEnabled())
        return;
    // Of its own memory, which can be overwritten. The field keeps what was typed until the host has taken it.
    QString typed = m_value->text();
    typed.detach();
    HostQuestion question{.about = HostQuestion::About::NewSecret,
                          .type = PoolType::Dir,
                          .source = {},
                          .usageType = m_usageType,
                          .usage = m_name->text(),
                          .description = m_description->text(),
                          .value = {}};
    if (m_usageType == u"ceph") {
        // A key of Ceph is written in Base64; the host wants the bytes.
        QByteArray text = typed.trimmed().toUtf8();
        overwrite(typed);
        auto decoded =
            QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        overwrite(text);
        if (!decoded) {
            m_sentence->setText(tr("This is not a Ceph key: it must be in Base64."));
            m_value->setFocus(Qt::OtherFocusReason);
            return;
        }
        question.value = std::make_shared<const SecretValue>(std::move(decoded.decoded));
    } else {
        question.value = std::make_shared<const SecretValue>(std::move(typed));
    }
    m_question = m_finder->ask(m_host, question);
    m_sentence->setText(m_question == 0 ? tr("This host cannot be asked.")
                                        : tr("The host makes the secret…"));
    update();
}

void NewSecretDialog::take(quint64 question, const HostAnswer &answer)
{
    if (question != m_question || question == 0)
        return;
    m_question = 0;
    update();
    if (answer.error) {
        m_sentence->setText(answer.error->detail.isEmpty()
                                ? answer.error->sentence
                                : answer.error->sentence + u'\n' + answer.error->detail);
        m_value->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_value->clear();
    Q_EMIT made(answer.secrets.isEmpty() ? m_name->text() : answer.secrets.first().usage);
    accept();
}

void NewSecretDialog::update()
{
    m_make->setEnabled(m_question == 0 && !m_name->text().isEmpty() && !m_value->text().isEmpty());
    for (QLineEdit *edit : {m_name, m_description, m_value})
        edit->setEnabled(m_question == 0);
}

} // namespace poolwarden
