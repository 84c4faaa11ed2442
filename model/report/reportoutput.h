// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

class QFileDevice;

namespace poolwarden::check {

/// Writes a report piece by piece: as a whole it may not fit into memory.
class ReportOutput
{
public:
    explicit ReportOutput(QFileDevice *file)
        : m_file(file)
    {
    }

    void write(const QByteArray &text);
    /// Whether everything was written. If not, the file has the error.
    [[nodiscard]] bool finish();

private:
    QFileDevice *m_file;
    QByteArray m_waiting;
    bool m_isGood = true;
};

/// Writes JSON objects with long arrays: one entry per line, safe for terminals.
class JsonOutput
{
public:
    explicit JsonOutput(ReportOutput *output)
        : m_output(output)
    {
    }

    void beginObject();
    /// Writes all members of `object`, between beginObject() and endObject().
    void members(const QJsonObject &object);
    void member(const char *name, const QJsonValue &value);
    void endObject();
    void beginArray(const char *name);
    void entry(const QJsonObject &object);
    void endArray();
    void end() { m_output->write("\n"); }

private:
    void separate();

    ReportOutput *m_output;
    bool m_isStart = true;
    bool m_isFirst = true; ///< in the open object or array
};

} // namespace poolwarden::check
