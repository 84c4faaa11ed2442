// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/accepted/hostplace.h"

#include <QUrl>

namespace poolwarden {

QString hostPlace(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty())
        return uri;
    const QString driver = url.scheme().section(QLatin1Char('+'), 0, 0);
    return driver + QLatin1String("://") + url.host().toLower() + url.path(QUrl::FullyDecoded);
}

} // namespace poolwarden
