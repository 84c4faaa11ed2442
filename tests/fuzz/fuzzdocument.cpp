// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzdocument.h"

#include "model/document/pooldocument.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace poolwarden::fuzz {

namespace {

constexpr std::string_view divider = "\n%%\n";
constexpr int mostSteps = 200;
constexpr std::size_t mostBytes = 100'000;

using Values = std::map<FieldRef, QString>;

void demand(bool holds, const char *what, const PoolDocument &document)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n%s\n", what, qPrintable(document.toXml()));
    std::abort();
}

/// All that is there.
Values valuesOf(const PoolDocument &document)
{
    Values values;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        if (!fieldInfo(field).repeatable) {
            if (const auto value = document.value({field, 0}))
                values.emplace(FieldRef{field, 0}, *value);
            continue;
        }
        int index = 0;
        for (const auto &value : document.values(field)) {
            if (value)
                values.emplace(FieldRef{field, index}, *value);
            demand(value == document.value({field, index}), "values() are those of value()",
                   document);
            ++index;
        }
        demand(index == document.count(field), "there are as many values as elements", document);
    }
    return values;
}

void demandConsistency(const PoolDocument &document, const Values &values)
{
    const auto read = PoolDocument::parseText(document.toXml());
    const auto *fresh = std::get_if<PoolDocument>(&read);
    demand(fresh, "the text can be read again", document);
    demand(fresh->toXml() == document.toXml(), "the text is kept as it is", document);
    demand(fresh->type() == document.type(), "the type is that of the text", document);
    demand(fresh->lines() == document.lines(), "the lines are those of the text", document);
    demand(valuesOf(*fresh) == values, "the values are those of the text", document);
}

QString valueNumber(unsigned char number)
{
    static const std::array<QString, 12> values{
        QString(),
        QStringLiteral("a"),
        QStringLiteral("/srv/images"),
        QStringLiteral("<&>\"'"),
        QStringLiteral("]]>"),
        QStringLiteral("<!-- x -->"),
        QStringLiteral(" two  blanks "),
        QStringLiteral("\tand\nlines\r"),
        QString::fromUtf8("Größe 😀"),
        QStringLiteral("0x1f"),
        QStringLiteral("yes"),
        QString(300, u'l'),
    };
    return values.at(number % values.size());
}

// All but the one field is as it was. The elements that are made for a value of a repeated one have none.
void demandOnlyChange(const PoolDocument &document, Values before, Values after, FieldRef field)
{
    before.erase(field);
    after.erase(field);
    // An element's text is that of the elements in it as well.
    if (fieldInfo(field.field).attribute.empty()) {
        const auto isElement = [](const auto &entry) {
            return fieldInfo(entry.first.field).attribute.empty();
        };
        std::erase_if(before, isElement);
        std::erase_if(after, isElement);
    }
    // What is written into an element that was not there is empty and not absent.
    std::erase_if(after, [&before](const auto &entry) {
        return entry.second.isEmpty() && !before.contains(entry.first);
    });
    demand(before == after, "nothing else changes", document);
}

void step(PoolDocument &document, Values &values, const unsigned char *what)
{
    const auto field = Field(what[0] % fieldCount);
    const bool repeats = fieldInfo(field).repeatable;
    const int count = document.count(field);
    const int index = repeats ? what[1] % (count + 1) : 0;
    const FieldRef ref{field, index};
    if (what[2] % 16 == 15 && repeats) {
        document.removeAt(field, index);
        values = valuesOf(document);
        demand(document.count(field) == count - (index < count ? 1 : 0), "one is gone", document);
    } else if (what[2] % 16 == 14) {
        // Behind an element there can be another of its name, which is read then.
        constexpr int mostElements = 8;
        for (int i = 0; i < mostElements && document.value(ref); ++i)
            document.setValue(ref, std::nullopt);
        values = valuesOf(document);
        demand(repeats || !document.value(ref), "the value is gone", document);
    } else if (what[2] % 16 == 13) {
        document.setType(PoolType(what[1] % poolTypes().size()));
        values = valuesOf(document);
        demand(document.type() == PoolType(what[1] % poolTypes().size()), "it is of that type",
               document);
    } else {
        const QString value = valueNumber(what[2]);
        document.setValue(ref, value);
        Values after = valuesOf(document);
        demand(document.value(ref) == value, "the value is there", document);
        demandOnlyChange(document, values, after, ref);
        values = std::move(after);
    }
    demandConsistency(document, values);
}

} // namespace

void fuzzDocument(std::string_view bytes)
{
    if (bytes.size() > mostBytes)
        return;
    const std::size_t end = bytes.find(divider);
    const std::string_view xml = bytes.substr(0, end);
    const std::string_view steps =
        end == std::string_view::npos ? std::string_view() : bytes.substr(end + divider.size());
    auto read = PoolDocument::parse(QByteArray(xml.data(), static_cast<qsizetype>(xml.size())));
    auto *document = std::get_if<PoolDocument>(&read);
    if (!document)
        return;
    Values values = valuesOf(*document);
    demandConsistency(*document, values);
    for (std::size_t at = 0; at + 3 <= steps.size() && at < 3 * mostSteps; at += 3) {
        const std::array<unsigned char, 3> what{static_cast<unsigned char>(steps[at]),
                                                static_cast<unsigned char>(steps[at + 1]),
                                                static_cast<unsigned char>(steps[at + 2])};
        step(*document, values, what.data());
    }
}

} // namespace poolwarden::fuzz
