// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

class QFileDevice;

namespace poolwarden::check {

/// Where a report goes, piece by piece: as a whole it may be larger than the memory.
class ReportOutput
{
public:
    explicit ReportOutput(QFileDevice *file)
        : m_file(file)
    {
    }

    void write(const QByteArray &text);
    /// Everything has been written; otherwise the file knows why not.
    [[nodiscard]] bool finish();

private:
    QFileDevice *m_file;
    QByteArray m_waiting;
    bool m_isGood = true;
};

/// Writes JSON objects whose arrays have many entries: one entry a line, safe to print.
class JsonOutput
{
public:
    explicit JsonOutput(ReportOutput *output)
        : m_output(output)
    {
    }

    void beginObject();
    /// Between beginObject() and endObject(), the members of an object that is at hand.
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
    bool m_isFirst = true; ///< in the object or array that is open
};

} // namespace poolwarden::check
