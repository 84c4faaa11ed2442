// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/virshscript.h"

#include <algorithm>

namespace poolwarden::virshscript {

namespace {

QByteArray head()
{
    return "#!/bin/sh\n"
           "# Defines storage pools with virsh: on the host that LIBVIRT_DEFAULT_URI names, or "
           "virsh's own\n"
           "# choice. Goes on at a failure, and fails in the end if one did.\n"
           "\n"
           "failed=0\n";
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
    for (const char first : QByteArrayLiteral("EABCDFGHIJKLMNOPQRSTUVWXYZ")) {
        const QByteArray word = first + QByteArrayLiteral("OF");
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

} // namespace

QString quoted(const QString &word)
{
    QString inner = word;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

QByteArray defineCommand(const QByteArray &xml)
{
    return fromHere(xml, {});
}

QByteArray defineAll(const QList<QByteArray> &definitions)
{
    QByteArray script = head();
    for (const QByteArray &xml : definitions)
        script += '\n' + fromHere(xml, " || failed=1");
    return script + foot();
}

QByteArray defineFiles(const QStringList &fileNames)
{
    QByteArray script = head()
                        + "\n"
                          "# The files lie beside this one.\n"
                          "unset CDPATH\n"
                          "case $0 in */*) cd -- \"${0%/*}/\" || exit ;; esac\n"
                          "\n";
    for (const QString &name : fileNames)
        script +=
            "virsh pool-define " + quoted(QStringLiteral("./") + name).toUtf8() + " || failed=1\n";
    return script + foot();
}

} // namespace poolwarden::virshscript
