// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/document/pooldocument.h"

#include <QRandomGenerator>
#include <QString>
#include <QStringList>

/// Names and paths that mean something to a shell, to YAML, to Ansible, to HCL or to XML.
namespace poolwarden::hostile {

inline QStringList texts()
{
    return {
        QStringLiteral("images"),
        QStringLiteral("two words"),
        QStringLiteral(" blanks around "),
        QStringLiteral("-rf"),
        QStringLiteral("--version"),
        QStringLiteral("it's"),
        QStringLiteral("'"),
        QStringLiteral("\"quoted\""),
        QStringLiteral("$(touch pwned) `touch pwned` $HOME ${HOME}"),
        QStringLiteral("; touch pwned #"),
        QStringLiteral("a\nb\n\nc"),
        QStringLiteral("EOF\nEOF2\nEOF"),
        QStringLiteral("ends with a backslash\\"),
        QStringLiteral("\\n \\u0041 \\"),
        QStringLiteral("{{ lookup('pipe', 'touch pwned') }}"),
        QStringLiteral("{% raw %} {# no #}"),
        QStringLiteral("${path.module} %{ if true } $${ %%{ $$${ %%%{"),
        QStringLiteral("- a: b # c"),
        QStringLiteral("!unsafe |2 >- &anchor *alias"),
        QStringLiteral("null"),
        QStringLiteral("012"),
        QStringLiteral("<pool type='dir'> & ]]> <!-- -->"),
        QStringLiteral("\U0001F4BE\U0001F600"),
        QStringLiteral("Bücher 本 שלום"),
        QStringLiteral("\u202Eltr\u2066\u200B\uFEFF"),
        QStringLiteral("tab\there"),
        QStringLiteral("next\u0085line \u2028 \u2029"),
        QStringLiteral("\u007F\u0080\u009B31m"),
    };
}

/// A text of parts of those.
inline QString random(QRandomGenerator *random)
{
    static const QStringList parts =
        texts() + QStringList{QStringLiteral("$"),  QStringLiteral("%"),   QStringLiteral("{"),
                              QStringLiteral("}"),  QStringLiteral("\\"),  QStringLiteral("'"),
                              QStringLiteral("\""), QStringLiteral("\n"),  QStringLiteral(" "),
                              QStringLiteral("\t"), QStringLiteral("EOF"), QStringLiteral("#"),
                              QStringLiteral(":"),  QStringLiteral("\r")};
    QString text;
    const int count = 1 + int(random->bounded(8));
    for (int i = 0; i < count; ++i)
        text += parts.at(random->bounded(parts.size()));
    return text;
}

inline PoolDocument dirPool(const QString &name, const QString &path)
{
    PoolDocument document = PoolDocument::create(PoolType::Dir);
    document.setValue({Field::Name, 0}, name);
    document.setValue({Field::TargetPath, 0}, path);
    return document;
}

} // namespace poolwarden::hostile
