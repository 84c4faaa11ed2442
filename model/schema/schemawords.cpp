// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/schema/schemaexplainer.h"

#include "model/document/xmloutline.h"
#include "model/schema/outlineplaces.h"
#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"

#include <QRegularExpression>

namespace poolwarden {

using namespace outlineplaces;

QString SchemaExplainer::hint(Field field, PoolType type)
{
    switch (field) {
    case Field::Name:
        return tr("A name must have at least one character, and no “/” or line break.");
    case Field::Uuid:
        return tr("A UUID is 32 hexadecimal digits, with or without dashes as 8-4-4-4-12.");
    case Field::TargetPath:
        return tr("It must be an absolute path, and not the root folder.");
    case Field::SourceDir:
        return tr("It must be an absolute path.");
    case Field::HostName:
        return tr("It must be an IP address or consist of letters, digits, “.” and “-”.");
    case Field::HostPort:
        return tr("A port is a number from 0 to 65535.");
    case Field::DevicePath:
        return poolTypeInfo(type).has(IsNetwork)
                   ? tr("It must be an iSCSI qualified name such as "
                        "“iqn.2013-06.com.example:storage”.")
                   : tr("It must be an absolute path, a plain name or an iSCSI qualified name.");
    case Field::SourceFormat: {
        QStringList formats;
        for (const std::string_view format : poolTypeInfo(type).formats)
            formats << fromView(format);
        return formats.isEmpty()
                   ? QString()
                   : tr("libvirt accepts: %1.").arg(formats.join(QStringLiteral(", ")));
    }
    case Field::AdapterWwnn:
    case Field::AdapterWwpn:
    case Field::AdapterParentWwnn:
    case Field::AdapterParentWwpn:
    case Field::AdapterParentFabricWwn:
        return tr("A world-wide name is 16 hexadecimal digits.");
    case Field::DevicePartSeparator:
    case Field::AdapterManaged:
    case Field::Cow:
        return tr("It must be “yes” or “no”.");
    case Field::AuthType:
        return tr("It must be “chap” or “ceph”.");
    case Field::RefreshAllocation:
        return tr("It must be “default” or “capacity”.");
    case Field::Mode:
        return tr("A mode is an octal number such as “0711”.");
    case Field::Owner:
    case Field::Group:
        return tr("It must be a number.");
    default:
        return {};
    }
}

QList<SchemaError> SchemaExplainer::translated(const PoolDocument &document,
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
            sentence = tr("Text is not expected inside <%1>.").arg(isolated(m.captured(1)));
        else if (m.hasMatch())
            sentence = tr("<%1> is not expected inside <%2>.")
                           .arg(isolated(m.captured(2)), isolated(m.captured(1)));
        else if (const auto t = text.match(complaint.message); t.hasMatch())
            sentence = tr("Text is not expected inside <%1>.").arg(isolated(t.captured(1)));
        else if (const auto a = attribute.match(complaint.message); a.hasMatch())
            sentence = tr("The attribute “%1” is not expected inside <%2>.")
                           .arg(isolated(a.captured(1)), isolated(a.captured(2)));
        else if (const auto n = missing.match(complaint.message);
                 n.hasMatch() && !n.captured(1).isEmpty())
            sentence = tr("<%1> is missing.").arg(isolated(n.captured(1)));
        const SchemaError error{complaint.line, sentence, complaint.message, field};
        if (!sentence.isEmpty() && !errors.contains(error))
            errors.append(error);
    }
    if (errors.isEmpty()) {
        const SchemaComplaint complaint = complaints.value(0);
        const XmlOutline &outline = document.outline();
        const int line =
            complaint.line > 0 ? complaint.line : outline.lineAt(outline.element(0).begin);
        errors.append(
            {line,
             tr("This does not match libvirt's schema: %1").arg(isolated(complaint.message)),
             complaint.message,
             {}});
    }
    return errors;
}

} // namespace poolwarden
