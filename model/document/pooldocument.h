// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/pool/pooltype.h"
#include "model/xml/poolreader.h"

#include <QByteArray>
#include <QSharedDataPointer>
#include <QString>

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace poolwarden {

/// A pool's XML as a document that keeps all it does not know. A change replaces the characters of one
/// value and nothing else: comments, unknown elements, namespaces, processing instructions, CDATA,
/// white space, quotes and the order of attributes stay as they are, byte for byte. One FieldRef names
/// one place; the table in pooltype says where that is. A value (implicitly shared); any one thread.
///
/// Places are found as libvirt finds them: elements by name without a namespace, the first one that
/// has what is asked for. <source>, <adapter>, <auth>, <secret>, <permissions>, <address> and <cow>
/// are looked for once and only the first of them counts.
class PoolDocument
{
public:
    /// An empty definition of that type: <pool type='…'> with a name element and, where the type has
    /// a target that is not derived, <target><path>, filled in where there is one usual value.
    [[nodiscard]] static PoolDocument create(PoolType type);
    /// Well-formedness and the root are judged as libvirt judges them (libxml2); a document type
    /// declaration is refused.
    [[nodiscard]] static std::variant<PoolDocument, Refusal> parse(const QByteArray &xml);
    /// The same for text that is already decoded, whatever encoding its declaration names.
    [[nodiscard]] static std::variant<PoolDocument, Refusal> parseText(const QString &text);
    /// What a file holds as text: decoded as its XML declaration says. For files that may not be XML.
    [[nodiscard]] static QString textOf(const QByteArray &xml);
    /// Text as it goes to a host or a file: UTF-8, and declared as nothing else.
    [[nodiscard]] static QByteArray bytesOf(const QString &text);

    /// The same as create(PoolType::Dir).
    PoolDocument();
    ~PoolDocument();
    PoolDocument(const PoolDocument &);
    PoolDocument(PoolDocument &&) noexcept;
    PoolDocument &operator=(const PoolDocument &);
    PoolDocument &operator=(PoolDocument &&) noexcept;

    [[nodiscard]] QString toXml() const;
    [[nodiscard]] ReadResult definition() const;

    /// None where pool/@type is no type of libvirt's.
    [[nodiscard]] std::optional<PoolType> type() const;
    void setType(PoolType type);

    /// None: absent. An element that is there and empty is "".
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// value() of each of a repeatable field's elements, in one pass.
    [[nodiscard]] std::vector<std::optional<QString>> values(Field field) const;
    /// Creates what is missing on the way, in the order in which libvirt writes it and indented as the
    /// surroundings are; none removes the attribute or element, and parents that became empty by that,
    /// with the line they stood on. True if anything changed.
    bool setValue(FieldRef field, const std::optional<QString> &value);
    /// How many of a repeatable field's elements there are (host, device, option …).
    [[nodiscard]] int count(Field field) const;
    void removeAt(Field field, int index);
    /// Line of the node in the text, from 1; 0 if absent.
    [[nodiscard]] int lineOf(FieldRef field) const;
    /// lineOf() of every field that is there, in one pass.
    [[nodiscard]] std::map<FieldRef, int> lines() const;

    /// Removes what only a running pool has: capacity, allocation, available, and the free extents of
    /// devices. For export and for editing.
    void removeRuntimeElements();

private:
    class Data;
    explicit PoolDocument(QString wellFormedText);

    [[nodiscard]] int elementOf(FieldRef field) const;
    [[nodiscard]] int lineIn(int element, Field field) const;
    [[nodiscard]] std::optional<QString> valueIn(int element, Field field) const;
    [[nodiscard]] int createElement(FieldRef field);
    void insertChild(int parent, const QString &name);
    /// Without it, another element of its name would be the first one that libvirt looks into.
    [[nodiscard]] bool hidesAnother(int element) const;
    void removeElement(int element);
    void setElementText(int element, const QString &value);
    void splice(qsizetype at, qsizetype size, const QString &replacement);

    QSharedDataPointer<Data> d;
};

} // namespace poolwarden
