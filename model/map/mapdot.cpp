// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/map/mapdot.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <locale>
#include <map>
#include <sstream>
#include <utility>

namespace poolwarden {

namespace {

/// Graphviz measures in inches; here a unit of the map is a hundredth of one.
constexpr double unitsPerInch = 100;

/// Whatever the user's language, unlike std::to_string().
std::string inches(double units)
{
    const int hundredths = static_cast<int>(units);
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (rest.size() < 2 ? ".0" : ".") + rest;
}

std::map<std::uint32_t, std::size_t> turnsOf(const MapPart &part)
{
    std::map<std::uint32_t, std::size_t> turns;
    for (const std::uint32_t node : part.nodes)
        turns.emplace(node, turns.size());
    return turns;
}

/// Reads numbers whatever the user's language.
class PlainLine
{
public:
    explicit PlainLine(const std::string &line)
        : m_stream(line)
    {
        m_stream.imbue(std::locale::classic());
    }
    template<typename Value>
    Value next()
    {
        Value value{};
        m_stream >> value;
        return value;
    }
    [[nodiscard]] bool isGood() const { return !m_stream.fail(); }

private:
    std::istringstream m_stream;
};

} // namespace

std::string dotOf(const StorageMap &map, const MapPart &part, MapDirection direction)
{
    const auto turns = turnsOf(part);
    // The limits keep the largest parts below a second; small ones never reach them.
    std::string dot = direction == MapDirection::Across
                          ? "digraph{rankdir=LR;nodesep=0.14;ranksep=0.6;"
                          : "digraph{rankdir=TB;nodesep=0.2;ranksep=0.4;";
    dot += "nslimit=8;nslimit1=8;mclimit=1;"
           "node[shape=box,label=\"\",fixedsize=true,width="
           + inches(mapNodeWidth) + ",height=" + inches(mapNodeHeight) + "];edge[dir=none];";
    for (std::size_t i = 0; i < part.nodes.size(); ++i)
        dot += 'n' + std::to_string(i) + ';';
    for (const std::uint32_t number : part.edges) {
        const MapEdge &edge = map.edges[number];
        dot +=
            'n' + std::to_string(turns.at(edge.from)) + "->n" + std::to_string(turns.at(edge.to));
        if (edge.kind == MapEdgeKind::Collides)
            dot += "[constraint=false]";
        else if (edge.kind == MapEdgeKind::Contains)
            dot += "[weight=4]";
        dot += ';';
    }
    return dot + '}';
}

PartLayout singleNode()
{
    return {mapNodeWidth, mapNodeHeight, {{mapNodeWidth / 2, mapNodeHeight / 2}}, {}};
}

std::optional<PartLayout> readPlain(std::string_view answer, const StorageMap &map,
                                    const MapPart &part)
{
    PartLayout layout;
    layout.centres.resize(part.nodes.size());
    layout.curves.resize(part.edges.size());
    const auto turns = turnsOf(part);
    std::map<std::pair<std::size_t, std::size_t>, std::deque<std::size_t>> ends;
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
        const MapEdge &edge = map.edges[part.edges[i]];
        ends[{turns.at(edge.from), turns.at(edge.to)}].push_back(i);
    }
    std::size_t nodes = 0;
    std::size_t edges = 0;
    const auto number = [](const std::string &name) {
        return name.size() > 1 && name.size() < 8
                       && std::ranges::all_of(name.substr(1),
                                              [](char c) { return c >= '0' && c <= '9'; })
                   ? static_cast<std::size_t>(std::stoul(name.substr(1)))
                   : std::size_t(-1);
    };
    std::istringstream lines{std::string(answer)};
    std::string text;
    while (std::getline(lines, text)) {
        PlainLine line(text);
        const auto point = [&] {
            const double x = line.next<double>() * unitsPerInch;
            return MapPoint{x, layout.height - line.next<double>() * unitsPerInch};
        };
        const auto kind = line.next<std::string>();
        if (kind == "graph") {
            line.next<double>();
            layout.width = line.next<double>() * unitsPerInch;
            layout.height = line.next<double>() * unitsPerInch;
        } else if (kind == "node") {
            const std::size_t turn = number(line.next<std::string>());
            if (turn >= layout.centres.size())
                return std::nullopt;
            layout.centres[turn] = point();
            ++nodes;
        } else if (kind == "edge") {
            const std::size_t from = number(line.next<std::string>());
            const auto known = ends.find({from, number(line.next<std::string>())});
            if (known == ends.end() || known->second.empty())
                return std::nullopt;
            MapCurve &curve = layout.curves[known->second.front()];
            known->second.pop_front();
            const auto count = line.next<int>();
            for (int i = 0; i < count && line.isGood(); ++i)
                curve.push_back(point());
            if (curve.size() % 3 != 1)
                return std::nullopt;
            ++edges;
        } else if (kind == "stop") {
            break;
        }
        if (!line.isGood())
            return std::nullopt;
    }
    if (nodes != part.nodes.size() || edges != part.edges.size())
        return std::nullopt;
    return layout;
}

} // namespace poolwarden
