// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/layout/graphviz.h"

#include <QLibrary>
#include <QMutex>
#include <QMutexLocker>
#include <QScopeGuard>

#include <graphviz/gvc.h>

#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <utility>

namespace poolwarden {

namespace {

/// The versions of the libraries that the calls below are the same in, newest first.
constexpr std::initializer_list<std::pair<int, int>> soVersions{{7, 7}, {7, 6}, {6, 6}};

/// For all objects: the library has one state for the whole process.
QMutex &oneAtATime()
{
    static QMutex mutex;
    return mutex;
}

} // namespace

struct Graphviz::Library {
    QLibrary gvc;
    QLibrary cgraph;
    decltype(&::gvContext) gvContext = nullptr;
    decltype(&::gvFreeContext) gvFreeContext = nullptr;
    decltype(&::gvLayout) gvLayout = nullptr;
    decltype(&::gvFreeLayout) gvFreeLayout = nullptr;
    decltype(&::gvFreeRenderData) gvFreeRenderData = nullptr;
    decltype(&::agmemread) agmemread = nullptr;
    decltype(&::agclose) agclose = nullptr;
    decltype(&::agseterrf) agseterrf = nullptr;
    // The length is an unsigned int before version 13, and a size_t since.
    int (*gvRenderData)(GVC_t *, graph_t *, const char *, char **, std::size_t *) = nullptr;
    GVC_t *context = nullptr;

    bool load(const QString &name)
    {
        for (const auto &[gvcVersion, cgraphVersion] : soVersions) {
            gvc.setFileNameAndVersion(name, gvcVersion);
            cgraph.setFileNameAndVersion(QStringLiteral("cgraph"), cgraphVersion);
            if (gvc.load() && cgraph.load() && resolveAll()) {
                // It would write to stderr; what went wrong is told otherwise.
                agseterrf([](auto * /*message*/) { return 0; });
                return true;
            }
        }
        return false;
    }

    /// One caller at a time.
    [[nodiscard]] std::optional<QByteArray> plain(const QByteArray &dot) const
    {
        graph_t *graph = agmemread(dot.constData());
        if (!graph)
            return std::nullopt;
        const auto close = qScopeGuard([&] { agclose(graph); });
        if (gvLayout(context, graph, "dot") != 0)
            return std::nullopt;
        const auto free = qScopeGuard([&] { gvFreeLayout(context, graph); });
        char *text = nullptr;
        std::size_t length = 0;
        if (gvRenderData(context, graph, "plain", &text, &length) != 0 || !text)
            return std::nullopt;
        const QByteArray answer(text, static_cast<qsizetype>(length));
        gvFreeRenderData(text);
        return answer;
    }

private:
    bool resolveAll()
    {
        const auto find = [](QLibrary &library, const char *name, auto &function) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(
                library.resolve(name));
            return function != nullptr;
        };
        return find(gvc, "gvContext", gvContext) && find(gvc, "gvFreeContext", gvFreeContext)
               && find(gvc, "gvLayout", gvLayout) && find(gvc, "gvFreeLayout", gvFreeLayout)
               && find(gvc, "gvRenderData", gvRenderData)
               && find(gvc, "gvFreeRenderData", gvFreeRenderData)
               && find(cgraph, "agmemread", agmemread) && find(cgraph, "agclose", agclose)
               && find(cgraph, "agseterrf", agseterrf);
    }
};

Graphviz::Graphviz(const QString &library)
    : m_library(std::make_unique<Library>())
{
    const QMutexLocker lock(&oneAtATime());
    if (!m_library->load(library))
        m_whyNot = tr(
            "The map needs the library of Graphviz, which is not installed. On Debian and Ubuntu "
            "it is in the package libgvc6.");
    else if (m_library->context = m_library->gvContext(); !m_library->context)
        m_whyNot = tr("The map needs the library of Graphviz, which cannot be started.");
    else if (!m_library->plain("graph{}"))
        m_whyNot =
            tr("The map needs the layout “dot” of Graphviz, which its library cannot find. On "
               "Debian and Ubuntu it is in the package libgvc6, as libgvplugin_dot_layout; "
               "the command “dot -c”, as root, makes it known.");
}

Graphviz::~Graphviz()
{
    const QMutexLocker lock(&oneAtATime());
    if (m_library->context)
        m_library->gvFreeContext(m_library->context);
}

QString Graphviz::whyNot() const
{
    return m_whyNot;
}

std::optional<QByteArray> Graphviz::plain(const QByteArray &dot) const
{
    if (!m_whyNot.isEmpty())
        return std::nullopt;
    const QMutexLocker lock(&oneAtATime());
    return m_library->plain(dot);
}

} // namespace poolwarden
