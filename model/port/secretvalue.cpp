// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/port/secretvalue.h"

#include <string.h>

#include <utility>

namespace poolwarden {

void overwrite(QString &text)
{
    // A detached copy would be overwritten instead of the original.
    if (text.isDetached() && !text.isEmpty())
        ::explicit_bzero(text.data(), std::size_t(text.capacity()) * sizeof(QChar));
    text.clear();
}

void overwrite(QByteArray &bytes)
{
    if (bytes.isDetached() && !bytes.isEmpty())
        ::explicit_bzero(bytes.data(), std::size_t(bytes.capacity()));
    bytes.clear();
}

SecretValue::SecretValue(QString &&text)
    : m_bytes(text.toUtf8())
{
    QString taken = std::move(text);
    overwrite(taken);
}

SecretValue::SecretValue(QByteArray &&bytes)
    : m_bytes(bytes.constData(), bytes.size())
{
    QByteArray taken = std::move(bytes);
    overwrite(taken);
}

SecretValue::~SecretValue()
{
    overwrite(m_bytes);
}

} // namespace poolwarden
