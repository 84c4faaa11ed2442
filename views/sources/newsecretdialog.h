// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/conflict/finding.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace poolwarden {

class SourceFinder;
struct HostAnswer;

/// Makes a secret on the host. Its value is sent and overwritten; nothing shows, stores or logs it.
class NewSecretDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `usageType`: "iscsi" or "ceph".
    NewSecretDialog(SourceFinder *finder, HostId host, QString usageType,
                    QWidget *parent = nullptr);
    ~NewSecretDialog() override;
    /// A name to begin with, which typing replaces.
    void suggestName(const QString &name);

Q_SIGNALS:
    /// The host has it.
    void made(const QString &usage);

private:
    void make();
    void take(quint64 question, const HostAnswer &answer);
    void update();

    SourceFinder *m_finder;
    HostId m_host;
    QString m_usageType;
    quint64 m_question = 0;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QLineEdit *m_value;
    QLabel *m_sentence;
    QPushButton *m_make;
    QPushButton *m_cancel;
};

} // namespace poolwarden
