// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/refusal.h"

#include <exception>
#include <utility>

#include <libxml/tree.h>

namespace poolwarden {

/// Thrown at the first error that libvirt would report. Never leaves readPool().
class RefusedError final : public std::exception
{
public:
    RefusedError(RefusalCode code, std::vector<std::string> arguments,
                 std::optional<FieldRef> field, const xmlNode *at)
        : m_refusal{.code = code,
                    .arguments = std::move(arguments),
                    .field = field,
                    .line = at ? static_cast<int>(xmlGetLineNo(at)) : 0}
    {
    }

    [[nodiscard]] const Refusal &refusal() const { return m_refusal; }
    [[nodiscard]] const char *what() const noexcept override { return "definition refused"; }

private:
    Refusal m_refusal;
};

} // namespace poolwarden
