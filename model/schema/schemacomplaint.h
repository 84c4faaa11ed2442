// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace poolwarden {

/// One error message of libxml2.
struct SchemaComplaint {
    int line = 0;
    QString message;
};

} // namespace poolwarden
