// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemawords.h"

#include "model/document/pooldocument.h"
#include "model/document/xmloutline.h"
#include "model/wording/isolated.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

namespace poolwarden {

namespace {

struct SchemaWords {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::SchemaWords)
};

} // namespace

QList<SchemaError> translatedComplaints(const PoolDocument &document,
                                        const QList<SchemaComplaint> &complaints)
{
    static const QRegularExpression extra(
        QStringLiteral("^Element (\\S+) has extra content: (\\S+)$"));
    static const QRegularExpression text(
        QStringLiteral("^Did not expect text in element (\\S+) content$"));
    static const QRegularExpression attribute(
        QStringLiteral("^Invalid attribute (\\S+) for element (\\S+)$"));
    static const QRegularExpression missing(
        QStringLiteral("^Expecting an element (\\S*), got nothing$"));

    QList<SchemaError> errors;
    for (const SchemaComplaint &complaint : complaints) {
        QString sentence;
        std::optional<FieldRef> field;
        if (const auto m = extra.match(complaint.message); m.hasMatch() && m.captured(2) == u"text")
            sentence =
                SchemaWords::tr("Text is not expected inside <%1>.").arg(isolated(m.captured(1)));
        else if (m.hasMatch())
            sentence = SchemaWords::tr("<%1> is not expected inside <%2>.")
                           .arg(isolated(m.captured(2)), isolated(m.captured(1)));
        else if (const auto t = text.match(complaint.message); t.hasMatch())
            sentence =
                SchemaWords::tr("Text is not expected inside <%1>.").arg(isolated(t.captured(1)));
        else if (const auto a = attribute.match(complaint.message); a.hasMatch())
            sentence = SchemaWords::tr("The attribute “%1” is not expected inside <%2>.")
                           .arg(isolated(a.captured(1)), isolated(a.captured(2)));
        else if (const auto n = missing.match(complaint.message);
                 n.hasMatch() && !n.captured(1).isEmpty())
            sentence = SchemaWords::tr("<%1> is missing.").arg(isolated(n.captured(1)));
        const SchemaError error{complaint.line, sentence, complaint.message, field};
        if (!sentence.isEmpty() && !errors.contains(error))
            errors.append(error);
    }
    if (errors.isEmpty()) {
        const SchemaComplaint complaint = complaints.value(0);
        const XmlOutline &outline = document.outline();
        const int line =
            complaint.line > 0 ? complaint.line : outline.lineAt(outline.element(0).begin);
        errors.append({line,
                       SchemaWords::tr("This does not match libvirt's schema: %1")
                           .arg(isolated(complaint.message)),
                       complaint.message,
                       {}});
    }
    return errors;
}

} // namespace poolwarden
