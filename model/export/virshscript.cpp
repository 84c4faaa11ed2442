// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/virshscript.h"

#include <algorithm>
#include <string_view>

namespace poolwarden::virshscript {

namespace {

QByteArray head()
{
    return "#!/bin/sh\n"
           "# Defines storage pools with virsh: on the host that LIBVIRT_DEFAULT_URI names, or "
           "virsh's own\n"
           "# choice. Pools that start with their host are set to do so; none is started. Goes on "
           "at a\n"
           "# failure, and fails in the end if one did.\n"
           "\n"
           "failed=0\n";
}

QByteArray orFailed()
{
    return " || failed=1";
}

QByteArray foot()
{
    return "\nexit \"$failed\"\n";
}

/// Whether the word can end a here-document with these lines: no line may be the word. dash 0.5.12
/// also loses a byte if a line begins like the word and goes on with a byte that is not ASCII.
bool canEnd(const QList<QByteArray> &lines, const QByteArray &word)
{
    return std::none_of(lines.cbegin(), lines.cend(), [&word](const QByteArray &line) {
        if (line == word)
            return true;
        qsizetype same = 0;
        while (same < std::min(line.size(), word.size()) && line.at(same) == word.at(same))
            ++same;
        return same > 0 && same < line.size() && static_cast<uchar>(line.at(same)) >= 0x80;
    });
}

/// Empty: no safe delimiter exists.
QByteArray delimiterFor(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    for (const char first : std::string_view("EABCDFGHIJKLMNOPQRSTUVWXYZ")) {
        QByteArray word = first + QByteArrayLiteral("OF");
        if (canEnd(lines, word))
            return word;
    }
    return {};
}

/// virsh reads the definition from a file: its standard input.
QByteArray fromHere(const QByteArray &xml, const QByteArray &afterwards)
{
    const QByteArray define = "virsh pool-define /dev/stdin";
    const QByteArray text = xml.endsWith('\n') ? xml : xml + '\n';
    const QByteArray delimiter = delimiterFor(text);
    if (delimiter.isEmpty())
        return "printf %s " + quoted(QString::fromUtf8(text)).toUtf8() + " | " + define + afterwards
               + '\n';
    return define + " <<'" + delimiter + '\'' + afterwards + '\n' + text + delimiter + '\n';
}

QByteArray autostart(const Pool &pool, const QByteArray &afterwards)
{
    if (!pool.autostart)
        return {};
    // The name may look like an option.
    return "virsh pool-autostart --pool " + quoted(pool.name).toUtf8() + afterwards + '\n';
}

} // namespace

QString quoted(const QString &word)
{
    QString inner = word;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

QByteArray defineCommand(const Pool &pool)
{
    return fromHere(pool.definition, {}) + autostart(pool, {});
}

QByteArray defineAll(const QList<Pool> &pools)
{
    QByteArray script = head();
    for (const Pool &pool : pools)
        script += '\n' + fromHere(pool.definition, orFailed()) + autostart(pool, orFailed());
    return script + foot();
}

QByteArray defineFiles(const QList<Pool> &pools)
{
    QByteArray script = head()
                        + "\n"
                          "# The files lie beside this one.\n"
                          "unset CDPATH\n"
                          "case $0 in */*) cd -- \"${0%/*}/\" || exit ;; esac\n"
                          "\n";
    for (const Pool &pool : pools)
        script += "virsh pool-define "
                  + quoted(QStringLiteral("./") + QString::fromUtf8(pool.definition)).toUtf8()
                  + orFailed() + '\n' + autostart(pool, orFailed());
    return script + foot();
}

} // namespace poolwarden::virshscript
