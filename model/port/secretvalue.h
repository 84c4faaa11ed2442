// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace poolwarden {

/// The value of a secret on its way to the host. Overwrites its memory when it is destroyed; it has no
/// copies.
class SecretValue
{
public:
    /// Takes the text as UTF-8 and overwrites it.
    explicit SecretValue(QString &&text);
    /// Takes the bytes and overwrites them.
    explicit SecretValue(QByteArray &&bytes);
    ~SecretValue();
    SecretValue(const SecretValue &) = delete;
    SecretValue &operator=(const SecretValue &) = delete;

    [[nodiscard]] const char *data() const { return m_bytes.constData(); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

private:
    QByteArray m_bytes; ///< never shared
};

/// Overwrites the memory, unless it is shared with another string.
void overwrite(QString &text);
void overwrite(QByteArray &bytes);

} // namespace poolwarden
