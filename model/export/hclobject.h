// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace poolwarden {

/// Attributes of a block or an object of HCL, in the order in which they are set, and in the form that
/// `terraform fmt` gives them.
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
    /// The object of that key; made if there is none.
    HclObject &object(const QString &key);
    /// The item of the list of that key; made, with those before it, if there is none.
    HclObject &item(const QString &key, int index);

    /// The lines between the braces.
    [[nodiscard]] QString lines(int indent) const;

private:
    struct Entry {
        QString key;
        QString value;                                  ///< of a plain one
        QList<std::shared_ptr<HclObject>> objects = {}; ///< of all others
        bool isList = false;
    };
    [[nodiscard]] Entry &entry(const QString &key);

    QList<Entry> m_entries;
};

} // namespace poolwarden
