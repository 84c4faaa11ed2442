// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace poolwarden {

/// Generates pool XML for tests: all types, values from small sets so that pools collide, and now and
/// then odd syntax that a parser must cope with. The same seed gives the same texts.
class PoolXmlGenerator
{
public:
    struct Options {
        /// Directories that exist, so that some of the directory pools can be started.
        std::vector<std::string> directories{"/srv/a", "/srv/b", "/srv/b/c"};
        /// The probability, from 0 to 1, of something odd wherever it is possible.
        double oddity = 0.02;
        /// How many different names and uuids there are.
        int identities = 60;
    };

    PoolXmlGenerator(std::uint64_t seed, Options options);
    explicit PoolXmlGenerator(std::uint64_t seed)
        : PoolXmlGenerator(seed, Options{})
    {
    }

    [[nodiscard]] std::string next();
    [[nodiscard]] std::string next(PoolType type);
    /// With the name, and mostly the uuid, of this identity (1 to Options::identities).
    [[nodiscard]] std::string next(PoolType type, int identity);

    /// Random decisions for the caller that follow the same seed.
    [[nodiscard]] bool chance(double probability);
    [[nodiscard]] int number(int from, int to);

private:
    using Strings = std::vector<std::string_view>;

    [[nodiscard]] std::string pick(const Strings &values);
    [[nodiscard]] std::string name();
    [[nodiscard]] std::string uuid(int identity);
    [[nodiscard]] std::string path();
    [[nodiscard]] std::string device();
    [[nodiscard]] std::string iqn();
    [[nodiscard]] std::string longText();

    [[nodiscard]] bool odd() { return chance(m_options.oddity); }
    [[nodiscard]] std::string text(const std::string &value);
    [[nodiscard]] std::string attribute(std::string_view attributeName, const std::string &value);
    [[nodiscard]] std::string element(std::string_view tag, const std::string &content);
    [[nodiscard]] std::string valueElement(std::string_view tag, const std::string &value);
    [[nodiscard]] std::string emptyElement(std::string_view tag, const std::string &attributes);

    [[nodiscard]] std::string hosts();
    [[nodiscard]] std::string devices();
    [[nodiscard]] std::string dir();
    [[nodiscard]] std::string sourceName();
    [[nodiscard]] std::string format(PoolType type);
    [[nodiscard]] std::string adapter();
    [[nodiscard]] std::string initiator();
    [[nodiscard]] std::string auth();
    [[nodiscard]] std::string source(PoolType type);
    [[nodiscard]] std::string target(PoolType type);
    [[nodiscard]] std::string permissions();
    [[nodiscard]] std::string features();
    [[nodiscard]] std::string refresh();
    [[nodiscard]] std::string namespaces();
    [[nodiscard]] std::string noise();
    [[nodiscard]] std::string prologue();
    [[nodiscard]] std::string spoiled(std::string xml);

    std::mt19937_64 m_random;
    Options m_options;
};

} // namespace poolwarden
