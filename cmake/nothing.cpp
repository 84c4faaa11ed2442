// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

/// Of the programs that only show that a library links with what it may use.
int main() {}
