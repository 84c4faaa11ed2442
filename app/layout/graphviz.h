// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <memory>
#include <optional>

namespace poolwarden {

/// Graphviz' library, loaded while the program runs: without it the program does all but draw the map.
///
/// Any thread may use it: its calls wait for each other, because the library can do one at a time.
class Graphviz final
{
    Q_DECLARE_TR_FUNCTIONS(poolwarden::Graphviz)

public:
    /// The name of the library, without prefix and suffix; another one for tests.
    explicit Graphviz(const QString &library = QStringLiteral("gvc"));
    ~Graphviz();
    Graphviz(const Graphviz &) = delete;
    Graphviz &operator=(const Graphviz &) = delete;

    /// Why there is none, in a sentence, and what to do; empty: it is loaded.
    [[nodiscard]] QString whyNot() const;
    /// Lays out a graph in the language of Graphviz with dot. The answer is in its format "plain". None: it
    /// could not.
    [[nodiscard]] std::optional<QByteArray> plain(const QByteArray &dot) const;

private:
    struct Library;
    std::unique_ptr<Library> m_library;
    QString m_whyNot;
};

} // namespace poolwarden
