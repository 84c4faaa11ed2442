// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/stateful/statefuldaemon.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <dirent.h>
#include <unistd.h>

namespace poolwarden {

namespace fs = std::filesystem;

namespace {

const std::string suffix = ".xml";

std::string contentOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

} // namespace

StatefulDaemon::StatefulDaemon(PrivateLibvirtd &libvirtd)
    : m_libvirtd(libvirtd)
    , m_connection(std::make_unique<ParityDaemon>(libvirtd.uri().toStdString()))
{
    const bool isRoot = ::geteuid() == 0;
    const auto path = [&libvirtd](const char *relative) {
        return fs::path(libvirtd.path(QString::fromLatin1(relative)).toStdString());
    };
    m_configs = isRoot ? path("etc/storage") : fs::path(libvirtd.definitionFolder().toStdString());
    m_states = path(isRoot ? "run/libvirt/storage" : "run/libvirt/storage/run");
}

// As libvirt does it: what readdir(3) gives, in its order.
std::vector<std::string> StatefulDaemon::namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    DIR *directory = ::opendir(folder.c_str());
    if (!directory)
        return names;
    while (const dirent *entry = ::readdir(directory)) {
        std::string name = entry->d_name;
        if (name != "." && name != ".." && name.ends_with(suffix))
            names.push_back(name.substr(0, name.size() - suffix.size()));
    }
    ::closedir(directory);
    return names;
}

// Memory file systems give files by age, in one direction or the other.
bool StatefulDaemon::lay(const fs::path &folder, const std::map<std::string, std::string> &files,
                         const std::vector<std::string> &order)
{
    std::error_code error;
    fs::create_directories(folder, error);
    std::vector<std::string> age = order;
    for (int attempt = 0; attempt < 2; ++attempt) {
        for (const std::string &name : namesIn(folder))
            fs::remove(folder / (name + suffix), error);
        for (const std::string &name : age)
            std::ofstream(folder / (name + suffix), std::ios::binary) << files.at(name);
        if (namesIn(folder) == order)
            return true;
        std::ranges::reverse(age);
    }
    return false;
}

StatefulDaemon::Files StatefulDaemon::stop(StartOrder &order)
{
    stop();
    order = {namesIn(m_states), namesIn(m_configs)};
    Files files;
    for (const std::string &name : order.states)
        files.states[name] = contentOf(m_states / (name + suffix));
    for (const std::string &name : order.configs)
        files.configs[name] = contentOf(m_configs / (name + suffix));
    return files;
}

void StatefulDaemon::stop()
{
    m_connection.reset();
    m_libvirtd.stop();
}

bool StatefulDaemon::start(const Files &files, const StartOrder &order, bool isBoot)
{
    std::error_code error;
    // By this file libvirt knows that it has started what is to start with the host.
    if (isBoot)
        fs::remove(m_states / "autostarted", error);
    if (!lay(m_states, files.states, order.states) || !lay(m_configs, files.configs, order.configs)
        || !m_libvirtd.start())
        return false;
    m_connection = std::make_unique<ParityDaemon>(m_libvirtd.uri().toStdString());
    return m_connection->isOpen();
}

void StatefulDaemon::forgetOthers(const StorageWorld::Pools &pools)
{
    std::error_code error;
    for (const std::string &name : namesIn(m_configs)) {
        const auto known = pools.find(name);
        if (known == pools.end() || !known->second.persistent) {
            fs::remove(m_configs / (name + suffix), error);
            fs::remove(m_configs / "autostart" / (name + suffix), error);
        }
    }
    for (const std::string &name : namesIn(m_states)) {
        const auto known = pools.find(name);
        if (known == pools.end() || !known->second.active)
            fs::remove(m_states / (name + suffix), error);
    }
}

} // namespace poolwarden
