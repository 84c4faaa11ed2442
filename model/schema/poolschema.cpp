// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/poolschema.h"

#include "model/document/definitiontext.h"
#include "model/schema/schemacomplaint.h"
#include "model/schema/schemacompleter.h"
#include "model/schema/schemaexplainer.h"
#include "model/wording/findingtext.h"
#include "model/xml/poolxml.h"

#include <QFileInfo>
#include <QStringList>

#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include <mutex>

namespace poolwarden {

namespace {

QString findSchema()
{
    QStringList folders;
    if (const QString own = qEnvironmentVariable("POOLWARDEN_SCHEMA_DIR"); !own.isEmpty())
        folders << own;
    folders << QStringLiteral("/usr/share/libvirt/schemas")
            << QStringLiteral("/usr/local/share/libvirt/schemas");
    for (const QString &folder : std::as_const(folders)) {
        const QFileInfo file(folder + QStringLiteral("/storagepool.rng"));
        if (file.isFile() && file.isReadable())
            return file.absoluteFilePath();
    }
    return {};
}

void collect(void *list, xmlErrorPtr error)
{
    static_cast<QList<SchemaComplaint> *>(list)->append(
        {error->line, QString::fromUtf8(error->message).trimmed()});
}

/// Without a handler libxml2 prints errors.
void ignore(void *, xmlErrorPtr) {}

template<auto Free>
struct Deleter {
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using SchemaPtr = std::unique_ptr<xmlRelaxNG, Deleter<&xmlRelaxNGFree>>;
using ParserPtr = std::unique_ptr<xmlRelaxNGParserCtxt, Deleter<&xmlRelaxNGFreeParserCtxt>>;
using ValidatorPtr = std::unique_ptr<xmlRelaxNGValidCtxt, Deleter<&xmlRelaxNGFreeValidCtxt>>;

} // namespace

class PoolSchema::Private
{
public:
    Private()
        : path(findSchema())
        , completer(path)
        , explainer(
              [this](const QByteArray &xml) -> QList<SchemaComplaint> {
                  const auto parsed = PoolXml::parse({xml.constData(), std::size_t(xml.size())});
                  if (const auto *pool = std::get_if<PoolXml>(&parsed))
                      return complaints(*pool);
                  return {{0, QStringLiteral("not well-formed")}};
              },
              &completer)
    {
    }

    bool compile()
    {
        std::call_once(compiled, [this] {
            if (path.isEmpty())
                return;
            xmlInitParser();
            const ParserPtr parser(xmlRelaxNGNewParserCtxt(QFile::encodeName(path).constData()));
            if (!parser)
                return;
            xmlRelaxNGSetParserStructuredErrors(parser.get(), &ignore, nullptr);
            schema.reset(xmlRelaxNGParse(parser.get()));
        });
        return schema != nullptr;
    }

    /// libxml2's errors; empty: valid.
    QList<SchemaComplaint> complaints(const PoolXml &xml)
    {
        QList<SchemaComplaint> list;
        const ValidatorPtr validator(xmlRelaxNGNewValidCtxt(schema.get()));
        if (!validator)
            return list;
        xmlRelaxNGSetValidStructuredErrors(validator.get(), &collect, &list);
        if (xmlRelaxNGValidateDoc(validator.get(), xml.tree()) == 0)
            list.clear();
        else if (list.isEmpty())
            list.append({0, QString()});
        return list;
    }

    QString path;
    std::once_flag compiled;
    SchemaPtr schema;
    // libxml2 does not promise that two validations may share a schema at the same time.
    std::mutex mutex;
    SchemaCompleter completer;
    SchemaExplainer explainer;
};

PoolSchema::PoolSchema()
    : d(std::make_unique<Private>())
{
}

PoolSchema::~PoolSchema() = default;

bool PoolSchema::isAvailable() const
{
    return d->compile();
}

QString PoolSchema::path() const
{
    return d->path;
}

QList<SchemaError> PoolSchema::validate(const QByteArray &xml) const
{
    return validate(DefinitionText(xml));
}

QList<SchemaError> PoolSchema::validate(const DefinitionText &text) const
{
    if (const Refusal *refusal = text.refusal()) {
        return {{refusal->line,
                 findingtext::refusal(*refusal),
                 QString::fromStdString(libvirtMessage(*refusal)),
                 {}}};
    }
    if (!d->compile())
        return {};
    const std::lock_guard lock(d->mutex);
    const QList<SchemaComplaint> complaints = d->complaints(*text.xml());
    if (complaints.isEmpty())
        return {};
    return d->explainer.explain(*text.document(), complaints);
}

} // namespace poolwarden
