// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/pooldocument.h"

#include "model/document/xmlencoding.h"
#include "model/document/xmlindent.h"
#include "model/document/xmloutline.h"

#include <QSharedData>
#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>

namespace poolwarden {

namespace {

QString fromView(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

/// One element name of a FieldInfo's path.
struct Step {
    QString prefix; ///< "fs" or "rbd"; empty: no namespace
    QString namespaceUri;
    QString local;
};

std::vector<Step> stepsOf(std::string_view path)
{
    std::vector<Step> steps;
    const QStringList names = fromView(path).split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const qsizetype colon = name.indexOf(u':');
        if (colon < 0) {
            steps.push_back({{}, {}, name});
        } else {
            const QString prefix = name.left(colon);
            steps.push_back(
                {prefix, fromView(namespaceUri(prefix.toStdString())), name.sliced(colon + 1)});
        }
    }
    return steps;
}

/// Elements that libvirt 9.0.0 looks up once (virXPathNode() in storage_conf.c,
/// storage_adapter_conf.c, storage_source_conf.c), to read all values in them from that node. For
/// the others it uses expressions such as ./format/@type, which skip elements without the
/// attribute.
bool firstOnly(QStringView local)
{
    constexpr std::array<QStringView, 7> names = {u"source",      u"adapter", u"auth", u"secret",
                                                  u"permissions", u"address", u"cow"};
    return std::find(names.begin(), names.end(), local) != names.end();
}

/// Finds an attribute as libvirt does. Of most elements it uses xmlGetProp() (virXMLPropString()),
/// which accepts any namespace. Of those listed here it uses an expression, which accepts none.
const XmlOutline::Attribute *attributeOf(const XmlOutline::Element &element, QStringView name)
{
    constexpr std::array<QStringView, 9> byExpression = {u"dir",      u"format",     u"auth",
                                                         u"protocol", u"vendor",     u"product",
                                                         u"iqn",      u"parentaddr", u"volume"};
    if (std::find(byExpression.begin(), byExpression.end(), element.local) != byExpression.end())
        return element.attribute(name);
    const auto found =
        std::find_if(element.attributes.begin(), element.attributes.end(),
                     [&](const XmlOutline::Attribute &a) { return a.local == name; });
    return found == element.attributes.end() ? nullptr : &*found;
}

/// All elements that the path leads to, in document order.
std::vector<int> follow(const XmlOutline &outline, std::span<const Step> steps)
{
    std::vector<int> found{0};
    for (const Step &step : steps) {
        std::vector<int> next;
        for (const int parent : found) {
            const std::vector<int> matching =
                outline.children(parent, step.namespaceUri, step.local);
            next.insert(next.end(), matching.begin(), matching.end());
        }
        if (step.prefix.isEmpty() && firstOnly(step.local) && next.size() > 1)
            next.erase(std::next(next.begin()), next.end());
        found = std::move(next);
    }
    return found;
}

/// The order in which libvirt writes the children (virStoragePoolDefFormatBuf()).
int rankOf(QStringView parent, QStringView name)
{
    struct Order {
        QStringView parent;
        QStringView children;
    };
    constexpr std::array<Order, 4> orders = {{
        {u"pool",
         u"name uuid capacity allocation available features source target refresh mount_opts "
         u"config_opts"},
        {u"source", u"host device dir adapter name initiator format auth protocol vendor product"},
        {u"target", u"path permissions"},
        {u"permissions", u"mode owner group label"},
    }};
    for (const Order &order : orders) {
        if (order.parent == parent)
            return int(order.children.split(u' ').indexOf(name));
    }
    return -1;
}

std::optional<QString> usualTarget(PoolType type)
{
    const std::string_view target = poolTypeInfo(type).usualTarget;
    return target.empty() ? std::nullopt : std::optional(fromView(target));
}

} // namespace

class PoolDocument::Data : public QSharedData
{
public:
    explicit Data(const QString &text)
        : outline(text)
    {
    }
    XmlOutline outline;
};

PoolDocument PoolDocument::create(PoolType type)
{
    QString xml = QStringLiteral("<pool type='%1'>\n  <name></name>\n")
                      .arg(fromView(poolTypeInfo(type).name));
    if (fieldUsage(type, Field::TargetPath) == Usage::Required) {
        xml += QStringLiteral("  <target>\n    <path>%1</path>\n  </target>\n")
                   .arg(usualTarget(type).value_or(QString()));
    }
    return PoolDocument(xml + QStringLiteral("</pool>\n"));
}

std::variant<PoolDocument, Refusal> PoolDocument::parse(const QByteArray &xml)
{
    // Checks the bytes as libvirt does.
    auto parsed = PoolXml::parse({xml.constData(), std::size_t(xml.size())});
    if (auto *refusal = std::get_if<Refusal>(&parsed))
        return std::move(*refusal);
    return of(xml, std::get<PoolXml>(parsed));
}

PoolDocument PoolDocument::of(const QByteArray &xml, [[maybe_unused]] const PoolXml &parsed)
{
    return PoolDocument(xmlTextFromBytes(xml));
}

std::variant<PoolDocument, Refusal> PoolDocument::parseText(const QString &text)
{
    return parse(bytesOf(text));
}

QString PoolDocument::textOf(const QByteArray &xml)
{
    return xmlTextFromBytes(xml);
}

QByteArray PoolDocument::bytesOf(const QString &text)
{
    return xmlTextDeclaredAsUtf8(text).toUtf8();
}

QString PoolDocument::editableText(const QByteArray &xml)
{
    std::variant<PoolDocument, Refusal> parsed = parse(xml);
    auto *document = std::get_if<PoolDocument>(&parsed);
    if (!document)
        return textOf(xml);
    document->removeRuntimeElements();
    return document->toXml();
}

PoolDocument::PoolDocument()
    : PoolDocument(create(PoolType::Dir))
{
}

PoolDocument::PoolDocument(QString wellFormedText)
    : d(new Data(wellFormedText))
{
}

PoolDocument::~PoolDocument() = default;
PoolDocument::PoolDocument(const PoolDocument &) = default;
PoolDocument::PoolDocument(PoolDocument &&) noexcept = default;
PoolDocument &PoolDocument::operator=(const PoolDocument &) = default;
PoolDocument &PoolDocument::operator=(PoolDocument &&) noexcept = default;

QString PoolDocument::toXml() const
{
    return d->outline.text();
}

ReadResult PoolDocument::definition() const
{
    const QByteArray bytes = bytesOf(toXml());
    return readPool({bytes.constData(), std::size_t(bytes.size())});
}

std::optional<PoolType> PoolDocument::type() const
{
    const XmlOutline::Attribute *type = attributeOf(d->outline.element(0), u"type");
    return type ? poolTypeFromName(type->value.toStdString()) : std::nullopt;
}

void PoolDocument::setType(PoolType type)
{
    const QString name = fromView(poolTypeInfo(type).name);
    const XmlOutline::Element &root = d->outline.element(0);
    if (const XmlOutline::Attribute *attribute = attributeOf(root, u"type")) {
        if (attribute->value != name)
            splice(attribute->valueBegin, attribute->valueEnd - attribute->valueBegin, name);
        return;
    }
    splice(root.begin + 1 + root.name.size(), 0, QStringLiteral(" type='%1'").arg(name));
}

int PoolDocument::elementOf(FieldRef field) const
{
    const FieldInfo &info = fieldInfo(field.field);
    const std::vector<int> found = follow(d->outline, stepsOf(info.element));
    if (info.repeatable) {
        return field.index >= 0 && std::size_t(field.index) < found.size()
                   ? found[std::size_t(field.index)]
                   : -1;
    }
    const QString attribute = fromView(info.attribute);
    if (!attribute.isEmpty()) {
        for (const int element : found) {
            if (attributeOf(d->outline.element(element), attribute))
                return element;
        }
    }
    return found.empty() ? -1 : found.front();
}

std::optional<QString> PoolDocument::value(FieldRef field) const
{
    const int element = elementOf(field);
    return element < 0 ? std::nullopt : valueIn(element, field.field);
}

std::vector<std::optional<QString>> PoolDocument::values(Field field) const
{
    std::vector<std::optional<QString>> all;
    for (const int element : follow(d->outline, stepsOf(fieldInfo(field).element)))
        all.push_back(valueIn(element, field));
    return all;
}

std::optional<QString> PoolDocument::valueIn(int element, Field field) const
{
    const QString attribute = fromView(fieldInfo(field).attribute);
    if (attribute.isEmpty())
        return d->outline.textOf(element);
    if (const XmlOutline::Attribute *found = attributeOf(d->outline.element(element), attribute))
        return found->value;
    return {};
}

int PoolDocument::count(Field field) const
{
    const auto found = int(follow(d->outline, stepsOf(fieldInfo(field).element)).size());
    return fieldInfo(field).repeatable ? found : std::min(found, 1);
}

int PoolDocument::lineOf(FieldRef field) const
{
    const int element = elementOf(field);
    return element < 0 ? 0 : lineIn(element, field.field);
}

std::map<FieldRef, int> PoolDocument::lines() const
{
    std::map<FieldRef, int> lines;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const auto field = Field(i);
        const auto note = [&](int index, int element) {
            if (const int line = element < 0 ? 0 : lineIn(element, field); line > 0)
                lines.emplace(FieldRef{field, index}, line);
        };
        if (!fieldInfo(field).repeatable) {
            note(0, elementOf({field, 0}));
            continue;
        }
        const std::vector<int> elements = follow(d->outline, stepsOf(fieldInfo(field).element));
        for (std::size_t index = 0; index < elements.size(); ++index)
            note(int(index), elements[index]);
    }
    return lines;
}

int PoolDocument::lineIn(int element, Field field) const
{
    const XmlOutline::Element &found = d->outline.element(element);
    const QString name = fromView(fieldInfo(field).attribute);
    if (name.isEmpty())
        return d->outline.lineAt(found.begin);
    const XmlOutline::Attribute *attribute = attributeOf(found, name);
    return attribute ? d->outline.lineAt(attribute->begin) : 0;
}

int PoolDocument::lineOfRoot() const
{
    return d->outline.lineAt(d->outline.element(0).begin);
}

const XmlOutline &PoolDocument::outline() const
{
    return d->outline;
}

bool PoolDocument::setValue(FieldRef field, const std::optional<QString> &value)
{
    Q_ASSERT(field.index >= 0);
    if (this->value(field) == value)
        return false;

    const QString name = fromView(fieldInfo(field.field).attribute);
    if (!value) {
        const int element = elementOf(field);
        const XmlOutline::Attribute *attribute =
            name.isEmpty() ? nullptr : attributeOf(d->outline.element(element), name);
        if (!attribute) {
            removeElement(element);
            return true;
        }
        const qsizetype begin = xmlindent::blanksBefore(d->outline.text(), attribute->begin);
        splice(begin, attribute->end - begin, {});
        if (xmlindent::isEmptyElement(d->outline, element)
            && (fieldInfo(field.field).repeatable || !hidesAnother(element)))
            removeElement(element);
        return true;
    }

    int element = elementOf(field);
    if (element < 0)
        element = createElement(field);
    if (name.isEmpty()) {
        setElementText(element, *value);
        return true;
    }
    const XmlOutline::Element &owner = d->outline.element(element);
    if (const XmlOutline::Attribute *attribute = attributeOf(owner, name)) {
        const QChar quote = d->outline.text().at(attribute->valueBegin - 1);
        splice(attribute->valueBegin, attribute->valueEnd - attribute->valueBegin,
               XmlOutline::encodedAttribute(*value, quote));
        return true;
    }
    const qsizetype at = owner.attributes.empty() ? owner.begin + 1 + owner.name.size()
                                                  : owner.attributes.back().end;
    const QChar quote = xmlindent::usualQuote(d->outline);
    splice(at, 0, u' ' + name + u'=' + quote + XmlOutline::encodedAttribute(*value, quote) + quote);
    return true;
}

void PoolDocument::removeAt(Field field, int index)
{
    const int element = elementOf({field, index});
    if (element > 0)
        removeElement(element);
}

void PoolDocument::removeRuntimeElements()
{
    // In one pass: there may be as many elements as fit into 4 MiB.
    const XmlOutline &outline = d.constData()->outline;
    std::vector<int> removed;
    for (const std::string_view path :
         {"capacity", "allocation", "available", "source/device/freeExtent"}) {
        const std::vector<int> found = follow(outline, stepsOf(path));
        removed.insert(removed.end(), found.begin(), found.end());
    }
    if (removed.empty())
        return;
    std::sort(removed.begin(), removed.end()); // in document order
    QString text;
    qsizetype copied = 0;
    for (std::size_t i = 0; i < removed.size();) {
        const qsizetype begin = outline.element(removed[i]).begin;
        qsizetype end = outline.element(removed[i]).end;
        // Neighbours with only white space between them are removed together.
        for (++i; i < removed.size(); ++i) {
            const XmlOutline::Element &next = outline.element(removed[i]);
            if (!QStringView(outline.text()).sliced(end, next.begin - end).trimmed().isEmpty())
                break;
            end = next.end;
        }
        const auto [from, to] = xmlindent::linesOf(outline.text(), begin, end);
        text += QStringView(outline.text()).sliced(copied, from - copied);
        copied = to;
    }
    text += QStringView(outline.text()).sliced(copied);
    d->outline = XmlOutline(text);

    // A device left empty is removed as well, unless there are others: their indexes would change.
    const std::vector<int> devices = follow(d->outline, stepsOf("source/device"));
    if (devices.size() == 1 && xmlindent::isEmptyElement(d->outline, devices.front()))
        removeElement(devices.front());
}

int PoolDocument::createElement(FieldRef field)
{
    const FieldInfo &info = fieldInfo(field.field);
    const std::vector<Step> steps = stepsOf(info.element);
    const std::size_t wanted = info.repeatable ? std::size_t(field.index) + 1 : 1;
    for (;;) {
        // Find the deepest element that exists.
        std::size_t depth = steps.size();
        std::vector<int> found = follow(d->outline, steps);
        if (found.size() >= wanted)
            return found[wanted - 1];
        if (found.empty()) {
            while (found.empty() && depth > 0)
                found = follow(d->outline, std::span(steps).first(--depth));
        } else {
            --depth;
            found = {d->outline.element(found.back()).parent};
        }

        const Step &step = steps[depth];
        QString name = step.local;
        if (!step.prefix.isEmpty()) {
            std::optional<QString> prefix = d->outline.prefixFor(found.front(), step.namespaceUri);
            if (!prefix) {
                prefix = step.prefix;
                while (d->outline.namespaceOf(found.front(), *prefix))
                    *prefix += u'_';
                const XmlOutline::Element &root = d->outline.element(0);
                const QChar quote = xmlindent::usualQuote(d->outline);
                splice(root.attributes.empty() ? root.begin + 1 + root.name.size()
                                               : root.attributes.back().end,
                       0,
                       QStringLiteral(" xmlns:") + *prefix + u'=' + quote + step.namespaceUri
                           + quote);
            }
            if (!prefix->isEmpty())
                name = *prefix + u':' + name;
        } else if (!d->outline.namespaceOf(found.front(), u"").value_or(QString()).isEmpty()) {
            name += QStringLiteral(" xmlns=''");
        }
        insertChild(found.front(), name);
    }
}

void PoolDocument::insertChild(int parent, const QString &name)
{
    const XmlOutline &outline = d->outline;
    const QString local = name.section(u' ', 0, 0).section(u':', -1);
    const QString parentLocal =
        parent == 0 ? QStringLiteral("pool") : outline.element(parent).local;
    const int rank = rankOf(parentLocal, local);

    int before = -1; // the sibling to insert it behind
    bool first = rank == 0;
    for (const int child : outline.element(parent).children) {
        const int childRank = rankOf(parentLocal, outline.element(child).local);
        if (rank < 0 || (childRank >= 0 && childRank <= rank))
            before = child;
        else if (childRank > rank && before < 0)
            first = true;
    }
    if (before < 0 && !first && !outline.element(parent).children.empty())
        before = outline.element(parent).children.back();

    const xmlindent::Insertion insertion = xmlindent::placeFor(outline, parent, before);
    const QString element = u'<' + name + QStringLiteral("/>");
    QString text = insertion.before + element + insertion.after;
    qsizetype at = insertion.at;
    qsizetype replaced = 0;
    if (outline.element(parent).selfClosing) {
        const XmlOutline::Element &owner = outline.element(parent);
        text = u'>' + text + QStringLiteral("</") + owner.name + u'>';
        // <a/> and <a />: replace everything behind the last attribute.
        at = owner.attributes.empty() ? owner.begin + 1 + owner.name.size()
                                      : owner.attributes.back().end;
        replaced = owner.startTagEnd - at;
    }
    splice(at, replaced, text);
}

bool PoolDocument::hidesAnother(int element) const
{
    const XmlOutline::Element &hollow = d->outline.element(element);
    return d->outline.children(hollow.parent, hollow.namespaceUri, hollow.local).size() > 1;
}

void PoolDocument::removeElement(int element)
{
    while (element > 0) {
        const int parent = d->outline.element(element).parent;
        const auto [begin, end] = xmlindent::linesOf(
            d->outline.text(), d->outline.element(element).begin, d->outline.element(element).end);
        splice(begin, end - begin, {});
        if (parent <= 0 || !xmlindent::isEmptyElement(d->outline, parent))
            return;
        if (hidesAnother(parent))
            return;
        element = parent;
    }
}

void PoolDocument::setElementText(int element, const QString &value)
{
    const XmlOutline::Element &owner = d->outline.element(element);
    const QString encoded = XmlOutline::encodedText(value);
    if (owner.selfClosing) {
        const qsizetype at = owner.attributes.empty() ? owner.begin + 1 + owner.name.size()
                                                      : owner.attributes.back().end;
        splice(at, owner.startTagEnd - at,
               u'>' + encoded + QStringLiteral("</") + owner.name + u'>');
        return;
    }
    // Keep comments, instructions and elements inside. XPath joins the text around them into one
    // value.
    QString content;
    bool written = false;
    qsizetype copied = owner.startTagEnd;
    for (const XmlOutline::Piece &piece : d->outline.piecesOf(element)) {
        if (!piece.isText())
            continue;
        content += d->outline.text().sliced(copied, piece.begin - copied);
        if (!written)
            content += encoded;
        written = true;
        copied = piece.end;
    }
    if (!written)
        content += encoded;
    content += d->outline.text().sliced(copied, owner.contentEnd - copied);
    splice(owner.startTagEnd, owner.contentEnd - owner.startTagEnd, content);
}

void PoolDocument::splice(qsizetype at, qsizetype size, const QString &replacement)
{
    QString text = d.constData()->outline.text();
    text.replace(at, size, replacement);
    d->outline = XmlOutline(text);
}

} // namespace poolwarden
