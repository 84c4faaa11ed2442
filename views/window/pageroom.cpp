// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/window/pageroom.h"

#include "views/editor/editorpanel.h"
#include "views/pools/pooltableview.h"

#include <QHeaderView>
#include <QSplitter>

#include <algorithm>

namespace poolwarden::pageroom {

namespace {

constexpr int leastPageLines = 11;
constexpr int fewestRows = 3;
/// In lines: in a lower window one row less is kept.
constexpr int tightLines = 32;

int leastHeight(const EditorPanel *editor)
{
    return leastPageLines * editor->fontMetrics().lineSpacing();
}

} // namespace

bool isHigh(const EditorPanel *editor)
{
    return editor->pageHeight() >= leastHeight(editor);
}

void grow(QSplitter *splitter, PoolTableView *table, const EditorPanel *editor)
{
    const QList<int> sizes = splitter->sizes();
    const bool isTight =
        table->window()->height() < tightLines * table->fontMetrics().lineSpacing();
    const int rows = isTight ? fewestRows - 1 : fewestRows;
    const int kept = rows * table->verticalHeader()->defaultSectionSize();
    const int given =
        std::min(leastHeight(editor) - editor->pageHeight(), table->viewport()->height() - kept);
    if (given <= 0)
        return;
    splitter->setSizes({sizes.constFirst() - given, sizes.constLast() + given});
    table->showCurrent();
}

} // namespace poolwarden::pageroom
