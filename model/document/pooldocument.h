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

class XmlOutline;

/// A pool's XML for editing. A change replaces the characters of one value and nothing else:
/// comments, unknown elements, namespaces, processing instructions, CDATA, white space, quotes and
/// the order of attributes stay byte for byte. fieldInfo() says where the value of a field stands.
/// An implicitly shared value, for use in one thread at a time.
///
/// Values are found as libvirt finds them: elements by name without a namespace, and of several the
/// first that has the value. Of <source>, <adapter>, <auth>, <secret>, <permissions>, <address> and
/// <cow> only the first element counts, with the value or without.
class PoolDocument
{
public:
    /// An empty definition of that type: <pool type='…'> with a name element. If the type has a
    /// target that is not derived, also <target><path>, with the usual target if there is one.
    [[nodiscard]] static PoolDocument create(PoolType type);
    /// Checks well-formedness and the root as libvirt does (libxml2). Refuses a document type
    /// declaration.
    [[nodiscard]] static std::variant<PoolDocument, Refusal> parse(const QByteArray &xml);
    /// The same for decoded text. The encoding in its XML declaration does not matter.
    [[nodiscard]] static std::variant<PoolDocument, Refusal> parseText(const QString &text);
    /// The same for parsed XML.
    [[nodiscard]] static PoolDocument of(const QByteArray &xml, const PoolXml &parsed);
    /// Decodes a file by its XML declaration. The file need not be XML.
    [[nodiscard]] static QString textOf(const QByteArray &xml);
    /// The text for a host or a file: UTF-8, and declared as UTF-8.
    [[nodiscard]] static QByteArray bytesOf(const QString &text);
    /// The text of a host's definition without runtime elements, as an edit begins with it. What is not
    /// well-formed stays as it is.
    [[nodiscard]] static QString editableText(const QByteArray &xml);

    /// The same as create(PoolType::Dir).
    PoolDocument();
    ~PoolDocument();
    PoolDocument(const PoolDocument &);
    PoolDocument(PoolDocument &&) noexcept;
    PoolDocument &operator=(const PoolDocument &);
    PoolDocument &operator=(PoolDocument &&) noexcept;

    [[nodiscard]] QString toXml() const;
    [[nodiscard]] ReadResult definition() const;

    /// None if pool/@type is missing or no type that libvirt knows.
    [[nodiscard]] std::optional<PoolType> type() const;
    void setType(PoolType type);

    /// None: absent. "": the element or attribute is empty.
    [[nodiscard]] std::optional<QString> value(FieldRef field) const;
    /// value() of all elements of a repeatable field, in one pass.
    [[nodiscard]] std::vector<std::optional<QString>> values(Field field) const;
    /// Creates missing elements in the order in which libvirt writes them, indented like their
    /// surroundings. None removes the attribute or element, parents that this leaves empty, and
    /// their lines. True if anything changed.
    bool setValue(FieldRef field, const std::optional<QString> &value);
    /// The number of elements of a repeatable field (host, device, option …).
    [[nodiscard]] int count(Field field) const;
    void removeAt(Field field, int index);
    /// The line of the field's element or attribute, from 1; 0 if absent.
    [[nodiscard]] int lineOf(FieldRef field) const;
    /// lineOf() of all fields that are present, in one pass.
    [[nodiscard]] std::map<FieldRef, int> lines() const;
    /// Line of <pool>, which has the type.
    [[nodiscard]] int lineOfRoot() const;
    /// The places in the text. Valid until the document changes.
    [[nodiscard]] const XmlOutline &outline() const;

    /// Removes what libvirt reports of a running pool: capacity, allocation, available, and the
    /// free extents of devices. For export and for editing.
    void removeRuntimeElements();

private:
    class Data;
    explicit PoolDocument(const QString &wellFormedText);

    [[nodiscard]] int createElement(FieldRef field);
    void removeValue(FieldRef field, int element, const QString &attributeName);

    QSharedDataPointer<Data> d;
};

} // namespace poolwarden
