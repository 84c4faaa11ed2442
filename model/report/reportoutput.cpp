// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/report/reportoutput.h"

#include "model/report/plaintext.h"

#include <QFileDevice>
#include <QJsonDocument>

namespace poolwarden::check {

void ReportOutput::write(const QByteArray &text)
{
    constexpr qsizetype enough = 1 << 16;
    m_waiting += text;
    if (m_waiting.size() < enough)
        return;
    m_isGood = m_isGood && m_file->write(m_waiting) == m_waiting.size();
    m_waiting.clear();
}

bool ReportOutput::finish()
{
    m_isGood = m_isGood && m_file->write(m_waiting) == m_waiting.size() && m_file->flush();
    m_waiting.clear();
    return m_isGood;
}

void JsonOutput::separate()
{
    if (!m_isStart)
        m_output->write(m_isFirst ? "\n" : ",\n");
    m_isStart = false;
    m_isFirst = false;
}

void JsonOutput::beginObject()
{
    separate();
    m_output->write("{");
    m_isFirst = true;
}

void JsonOutput::members(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    if (object.isEmpty())
        return;
    separate();
    m_output->write(printableJson(json.mid(1, json.size() - 2)));
}

void JsonOutput::member(const char *name, const QJsonValue &value)
{
    members({{QLatin1String(name), value}});
}

void JsonOutput::endObject()
{
    m_output->write("\n}");
    m_isFirst = false;
}

void JsonOutput::beginArray(const char *name)
{
    separate();
    m_output->write('"' + QByteArray(name) + "\": [");
    m_isFirst = true;
}

void JsonOutput::entry(const QJsonObject &object)
{
    separate();
    m_output->write(printableJson(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void JsonOutput::endArray()
{
    m_output->write(m_isFirst ? "]" : "\n]");
    m_isFirst = false;
}

} // namespace poolwarden::check
