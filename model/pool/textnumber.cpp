// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pool/textnumber.h"

#include <cerrno>
#include <climits>
#include <cstdlib>

namespace poolwarden::textnumber {

namespace {

bool isComplete(const std::string &text, const char *end)
{
    return errno == 0 && end != text.c_str() && *end == '\0';
}

bool hasMinus(const std::string &text)
{
    return text.find('-') != std::string::npos;
}

} // namespace

std::optional<int> toInt(const std::string &text, int base)
{
    char *end = nullptr;
    errno = 0;
    const long value = std::strtol(text.c_str(), &end, base);
    if (!isComplete(text, end) || value < INT_MIN || value > INT_MAX)
        return std::nullopt;
    return static_cast<int>(value);
}

std::optional<long long> toLongLong(const std::string &text)
{
    char *end = nullptr;
    errno = 0;
    const long long value = std::strtoll(text.c_str(), &end, 10);
    if (!isComplete(text, end))
        return std::nullopt;
    return value;
}

std::optional<unsigned> toUnsigned(const std::string &text, int base)
{
    char *end = nullptr;
    errno = 0;
    const unsigned long value = std::strtoul(text.c_str(), &end, base);
    if (!isComplete(text, end) || hasMinus(text) || value > UINT_MAX)
        return std::nullopt;
    return static_cast<unsigned>(value);
}

std::optional<unsigned> toUnsignedWrapping(const std::string &text)
{
    char *end = nullptr;
    errno = 0;
    unsigned long value = std::strtoul(text.c_str(), &end, 10);
    if (!isComplete(text, end))
        return std::nullopt;
    if (hasMinus(text)) {
        if (-value > UINT_MAX)
            return std::nullopt;
        value &= UINT_MAX;
    }
    if (value > UINT_MAX)
        return std::nullopt;
    return static_cast<unsigned>(value);
}

std::optional<bool> toYesNo(const std::string &text)
{
    if (text == "yes")
        return true;
    if (text == "no")
        return false;
    return std::nullopt;
}

} // namespace poolwarden::textnumber
