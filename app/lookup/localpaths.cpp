// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/lookup/localpaths.h"

#include "model/host/canonical.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

namespace poolwarden {

namespace {

namespace fs = std::filesystem;

// The kernel's limit.
constexpr int mostLinks = 40;

bool isBelow(const std::string &path, const std::string &folder)
{
    if (folder == "/")
        return true;
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// The part of a path below one of its folders, with a leading slash; empty for the folder itself.
std::string below(const std::string &path, const std::string &folder)
{
    return folder == "/" ? (path == "/" ? std::string() : path) : path.substr(folder.size());
}

std::string joined(const std::string &folder, const std::string &rest)
{
    if (rest.empty())
        return folder;
    return folder == "/" ? rest : folder + rest;
}

// proc(5): space, tab, newline and backslash are octal escapes.
std::string unescaped(const std::string &field)
{
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] == '\\' && i + 3 < field.size()) {
            text += static_cast<char>((field[i + 1] - '0') * 64 + (field[i + 2] - '0') * 8
                                      + (field[i + 3] - '0'));
            i += 3;
        } else {
            text += field[i];
        }
    }
    return text;
}

} // namespace

LocalPaths LocalPaths::current()
{
    std::ifstream file("/proc/self/mountinfo");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return LocalPaths(text);
}

LocalPaths::LocalPaths(std::string_view mountInfo, std::string root)
    : m_root(std::move(root))
{
    std::istringstream lines{std::string(mountInfo)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string id;
        std::string parent;
        Mount mount;
        if (!(fields >> id >> parent >> mount.device >> mount.root >> mount.point))
            continue;
        mount.root = unescaped(mount.root);
        mount.point = unescaped(mount.point);
        // Skips options and optional fields, up to the dash.
        for (std::string field; fields >> field && field != "-";) {
        }
        fields >> mount.type >> mount.source;
        mount.source = unescaped(mount.source);
        m_mounts.push_back(std::move(mount));
    }
}

std::string LocalPaths::canonical(const std::string &path) const
{
    if (path.size() > canonical::longestPath)
        return path;
    return byWidestMount(withoutLinks(path));
}

std::string LocalPaths::byWidestMount(const std::string &real) const
{
    const Mount *mount = mountOf(real);
    // The file system of /dev is often mounted a second time, for a chroot.
    if (!mount || mount->point == "/dev")
        return real;
    const std::string inner = joined(mount->root, below(real, mount->point));
    const Mount *widest = widestMount(mount->device, inner);
    return widest ? joined(widest->point, below(inner, widest->root)) : real;
}

std::vector<HostTopology::Mount> LocalPaths::mounts() const
{
    std::vector<HostTopology::Mount> mounts;
    for (const Mount &mount : m_mounts) {
        if (mountOf(mount.point) == &mount && byWidestMount(mount.point) == mount.point)
            mounts.push_back({mount.point, mount.type, mount.source, mount.root});
    }
    std::ranges::sort(mounts, {}, &HostTopology::Mount::point);
    return mounts;
}

std::vector<std::string> LocalPaths::mountsOf(std::string_view device,
                                              const std::vector<std::string> &names) const
{
    std::vector<std::string> points;
    for (const Mount &mount : m_mounts) {
        if (mount.device == device || std::ranges::find(names, mount.source) != names.end())
            points.push_back(mount.point);
    }
    return points;
}

std::string LocalPaths::mountedAt(const std::string &point) const
{
    const Mount *mount = mountOf(point);
    if (!mount || mount->point != point)
        return {};
    // A part of a file system that is mounted elsewhere as well has no other source than that.
    return mount->source.empty() || mount->source == mount->type
               ? mount->type
               : mount->type + ' ' + mount->source;
}

// Like realpath(3), but the path need not exist and is looked up below m_root.
std::string LocalPaths::withoutLinks(const std::string &path) const
{
    const auto split = [](const std::string &text) {
        // Keeps "..", because the links before it must be followed first.
        std::deque<std::string> parts;
        std::istringstream stream(text);
        for (std::string part; std::getline(stream, part, '/');) {
            if (!part.empty() && part != ".")
                parts.push_back(part);
        }
        return parts;
    };

    std::deque<std::string> waiting = split(path);
    std::vector<std::string> done;
    int links = 0;
    while (!waiting.empty()) {
        const std::string part = std::move(waiting.front());
        waiting.pop_front();
        if (part == "..") {
            if (!done.empty())
                done.pop_back();
            continue;
        }
        done.push_back(part);
        std::error_code error;
        const fs::path target = fs::read_symlink(m_root + canonical::joinedPath(done), error);
        if (error)
            continue;
        if (++links > mostLinks)
            return canonical::joinedPath(canonical::pathSegments(path));
        done.pop_back();
        if (target.is_absolute())
            done.clear();
        const std::deque<std::string> inserted = split(target.string());
        waiting.insert(waiting.begin(), inserted.begin(), inserted.end());
    }
    return canonical::joinedPath(done);
}

// The mount with the longest mount point above the path. Of several on one point, the last hides the
// others.
const LocalPaths::Mount *LocalPaths::mountOf(const std::string &path) const
{
    const Mount *found = nullptr;
    for (const Mount &mount : m_mounts) {
        if (isBelow(path, mount.point) && (!found || mount.point.size() >= found->point.size()))
            found = &mount;
    }
    return found;
}

const LocalPaths::Mount *LocalPaths::widestMount(const std::string &device,
                                                 const std::string &inner) const
{
    const Mount *widest = nullptr;
    for (const Mount &mount : m_mounts) {
        if (mount.device != device || !isBelow(inner, mount.root))
            continue;
        if (!widest
            || std::pair(mount.root.size(), mount.point)
                   < std::pair(widest->root.size(), widest->point))
            widest = &mount;
    }
    return widest;
}

} // namespace poolwarden
