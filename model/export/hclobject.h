// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace poolwarden {

/// The attributes of an HCL block or object, in the order of the calls, formatted as by `terraform
/// fmt`.
class HclObject final
{
public:
    HclObject();
    ~HclObject();
    HclObject(const HclObject &) = delete;
    HclObject &operator=(const HclObject &) = delete;

    void setText(const QString &key, const QString &value);
    void setNumber(const QString &key, unsigned value);
    void setFlag(const QString &key, bool value);
    /// The object of that key; created if missing.
    HclObject &object(const QString &key);
    /// An item of the list of that key; created if missing, with those before it.
    HclObject &item(const QString &key, int index);

    /// The lines between the braces.
    [[nodiscard]] QString lines(int indent) const;

private:
    struct Entry {
        QString key;
        QString value;                                  ///< of a plain attribute
        QList<std::shared_ptr<HclObject>> objects = {}; ///< of an object or list
        bool isList = false;
    };
    [[nodiscard]] Entry &entry(const QString &key);

    QList<Entry> m_entries;
};

} // namespace poolwarden
