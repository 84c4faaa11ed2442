// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// That the form has what libvirt's schema lets stand in a definition of the type, and nothing else;
// and that its inputs are on when there is something to enter.

#include "model/document/pooldocument.h"
#include "model/schema/poolschema.h"
#include "model/session/pooldraft.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/editor/editorpanel.h"
#include "views/form/formsection.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QXmlStreamReader>

using namespace poolwarden;

namespace {

QString fromView(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

/// A grammar in Relax NG, as far as it is needed to list the places that it allows.
class Grammar
{
public:
    explicit Grammar(const QString &file) { load(file); }

    /// "source/host@name" to "more than one of them", for a definition.
    [[nodiscard]] QMap<QString, bool> placesIn(const QString &definition) const
    {
        QMap<QString, bool> places;
        for (const Node &node : m_definitions.value(definition))
            walk(node, {}, {}, false, places);
        return places;
    }

private:
    struct Node {
        QString name;
        QMap<QString, QString> attributes;
        QList<Node> children;
    };

    void load(const QString &file)
    {
        QFile source(file);
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(file));
        QXmlStreamReader xml(&source);
        xml.readNextStartElement();
        for (const Node &node : childrenOf(xml)) {
            if (node.name == u"include")
                load(QFileInfo(file).path() + u'/' + node.attributes.value(QStringLiteral("href")));
            else if (node.name == u"define")
                m_definitions[node.attributes.value(QStringLiteral("name"))] += node.children;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    static QList<Node> childrenOf(QXmlStreamReader &xml)
    {
        QList<Node> list;
        while (xml.readNextStartElement()) {
            Node node{xml.name().toString(), {}, {}};
            for (const QXmlStreamAttribute &attribute : xml.attributes())
                node.attributes.insert(attribute.name().toString(), attribute.value().toString());
            node.children = childrenOf(xml);
            list.append(node);
        }
        return list;
    }
    void walk(const Node &node, const QString &path, const QString &prefix, bool many,
              QMap<QString, bool> &places) const
    {
        const auto note = [&](const QString &place) {
            places[place] = places.value(place) || many;
        };
        const QString name = node.attributes.value(QStringLiteral("name"));
        if (node.name == u"attribute") {
            note(path + u'@' + name);
            return;
        }
        if (node.name == u"text" || node.name == u"data" || node.name == u"value") {
            note(path);
            return;
        }
        if (node.name == u"ref") {
            for (const Node &child : m_definitions.value(name))
                walk(child, path, prefix, many, places);
            return;
        }
        QString inside = path;
        QString space = prefix;
        if (node.name == u"element") {
            const QString uri = node.attributes.value(QStringLiteral("ns"));
            for (const std::string_view known : {"fs", "rbd"}) {
                if (!uri.isEmpty() && uri == fromView(namespaceUri(known)))
                    space = fromView(known) + u':';
            }
            inside += (path.isEmpty() ? QString() : QStringLiteral("/")) + space + name;
        }
        const bool repeats = node.name == u"oneOrMore" || node.name == u"zeroOrMore";
        for (const Node &child : node.children)
            walk(child, inside, space, many || repeats, places);
    }

    QHash<QString, QList<Node>> m_definitions;
};

QMap<QString, bool> allowedBy(const Grammar &grammar, PoolType type)
{
    QString name = fromView(poolTypeInfo(type).name);
    QMap<QString, bool> places = grammar.placesIn(QStringLiteral("pool") + name.remove(u'-'));
    // What a host tells of the pool is nothing to enter; the type is chosen.
    for (const char *place :
         {"@type", "capacity", "allocation", "available", "capacity@unit", "allocation@unit",
          "available@unit", "source/device/freeExtent@start", "source/device/freeExtent@end"})
        places.remove(QString::fromLatin1(place));
    // An address in a virtual machine can have this; of a host's adapter it says nothing.
    places.remove(QStringLiteral("source/adapter/parentaddr/address@multifunction"));
    // Of devices that a pool does not partition it says nothing.
    if (type != PoolType::Disk)
        places.remove(QStringLiteral("source/device@part_separator"));
    // The schema lets the name of a volume group stand several times; libvirt reads one.
    if (type == PoolType::Logical)
        places[QStringLiteral("source/name")] = false;
    return places;
}

QString placeOf(Field field)
{
    const FieldInfo &info = fieldInfo(field);
    const QString attribute = fromView(info.attribute);
    return fromView(info.element) + (attribute.isEmpty() ? QString() : u'@' + attribute);
}

QString listed(const QMap<QString, bool> &places)
{
    QStringList lines;
    for (auto it = places.cbegin(); it != places.cend(); ++it)
        lines << it.key() + (it.value() ? QStringLiteral(" *") : QString());
    return lines.join(u'\n');
}

/// A session with one new pool of a type, all sections of the form unfolded.
class NewPool
{
public:
    [[nodiscard]] bool open(PoolType type)
    {
        if (!session.open())
            return false;
        session.trigger(("newPool-" + std::string(poolTypeInfo(type).name)).c_str());
        for (FormSection *section : session->editor()->findChildren<FormSection *>())
            section->setFolded(false);
        return draft() != nullptr;
    }
    [[nodiscard]] PoolDraft *draft() const
    {
        return session.registry()->pool(session->currentPool())->draft;
    }
    template<typename Input = QWidget>
    [[nodiscard]] Input *input(Field field, int index = 0) const
    {
        const QString name = QStringLiteral("field-") + fromView(fieldInfo(field).id);
        auto *form = session.find<QWidget>("poolForm");
        auto *single = form->findChild<Input *>(name);
        return single ? single
                      : form->findChild<Input *>(QStringLiteral("%1-%2").arg(name).arg(index));
    }
    [[nodiscard]] bool shows(Field field) const
    {
        const QWidget *found = input(field);
        return found && found->isVisible();
    }
    [[nodiscard]] bool isOn(Field field) const { return shows(field) && input(field)->isEnabled(); }
    /// There is a button for another one.
    [[nodiscard]] bool hasMany(Field field) const
    {
        const QWidget *row = input(field);
        while (row && !row->objectName().startsWith(QLatin1String("row-")))
            row = row->parentWidget();
        const auto buttons = row ? row->findChildren<QToolButton *>() : QList<QToolButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](const QToolButton *button) {
            return button->isVisible() && button->objectName().startsWith(QLatin1String("add-"));
        });
    }
    void noteShown(QMap<QString, bool> &places) const
    {
        for (std::size_t i = 0; i < fieldCount; ++i) {
            if (shows(Field(i)))
                places[placeOf(Field(i))] = hasMany(Field(i));
        }
    }
    void choose(Field field, int down) const
    {
        auto *box = input<QComboBox>(field);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < down; ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    void type(Field field, const QString &text) const
    {
        session.type(qPrintable(input(field)->objectName()), text);
    }

    TestSession session;
};

} // namespace

class TestFormSchema final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasWhatTheSchemaAllows_data();
    void hasWhatTheSchemaAllows();
    void offersAuthenticationOfTheType_data();
    void offersAuthenticationOfTheType();
    void asksForUserAndSecretWithAuthenticationOnly();
    void takesAnAdapterByNameOrByItsParent();
    void speaksOfNfsWithNfsOnly();
    void keepsShownWhatDoesNotBelong();
    void choosesThePartitionSeparator();
    void offersThePartitionSeparatorToDisksAlone();
    void saysWhatIsTakenForAMissingSourceName();
    void marksTheTypeOfASecondMultipathPool();
};

void TestFormSchema::hasWhatTheSchemaAllows_data()
{
    QTest::addColumn<int>("type");
    for (const PoolTypeInfo &info : poolTypes())
        QTest::newRow(std::string(info.name).c_str()) << int(info.type);
}

void TestFormSchema::hasWhatTheSchemaAllows()
{
    QFETCH(int, type);
    const QString file = PoolSchema().path();
    if (file.isEmpty())
        QSKIP("libvirt's schema is not installed");
    const auto poolType = PoolType(type);
    NewPool pool;
    QVERIFY(pool.open(poolType));
    QMap<QString, bool> shown;
    pool.noteShown(shown);
    if (poolType == PoolType::Scsi) {
        for (const int kind : {1, 2}) {
            pool.choose(Field::AdapterType, kind);
            pool.noteShown(shown);
        }
    }
    QCOMPARE(listed(shown), listed(allowedBy(Grammar(file), poolType)));
}

void TestFormSchema::offersAuthenticationOfTheType_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("value");
    QTest::newRow("iscsi") << int(PoolType::Iscsi) << "chap";
    QTest::newRow("iscsi-direct") << int(PoolType::IscsiDirect) << "chap";
    QTest::newRow("rbd") << int(PoolType::Rbd) << "ceph";
}

void TestFormSchema::offersAuthenticationOfTheType()
{
    QFETCH(int, type);
    QFETCH(QString, value);
    NewPool pool;
    QVERIFY(pool.open(PoolType(type)));
    QCOMPARE(pool.input<QComboBox>(Field::AuthType)->count(), 2);
    pool.choose(Field::AuthType, 1);
    QCOMPARE(pool.draft()->value({Field::AuthType}), value);
    // Another type of pool has the same by another name.
    pool.draft()->setType(PoolType(type) == PoolType::Rbd ? PoolType::Iscsi : PoolType::Rbd);
    QVERIFY(pool.draft()->value({Field::AuthType}).has_value());
    QVERIFY(pool.draft()->value({Field::AuthType}) != value);
    QCOMPARE(pool.input<QComboBox>(Field::AuthType)->count(), 2);
}

void TestFormSchema::asksForUserAndSecretWithAuthenticationOnly()
{
    NewPool pool;
    QVERIFY(pool.open(PoolType::Iscsi));
    const auto all = {Field::AuthUsername, Field::AuthSecretUsage, Field::AuthSecretUuid};
    for (const Field field : all) {
        QVERIFY(pool.shows(field));
        QVERIFY(!pool.isOn(field));
    }
    pool.choose(Field::AuthType, 1);
    for (const Field field : all)
        QVERIFY(pool.isOn(field));
    pool.type(Field::AuthUsername, QStringLiteral("me"));
    pool.type(Field::AuthSecretUsage, QStringLiteral("disk"));
    QVERIFY(pool.isOn(Field::AuthSecretUsage));
    QVERIFY(!pool.isOn(Field::AuthSecretUuid));
    // None takes with it what would stand there alone, and gives it back.
    pool.choose(Field::AuthType, 0);
    QVERIFY(!pool.draft()->xml().contains(QLatin1String("<auth")));
    for (const Field field : all)
        QVERIFY(!pool.isOn(field));
    pool.choose(Field::AuthType, 1);
    QCOMPARE(pool.draft()->value({Field::AuthUsername}), QStringLiteral("me"));
    QCOMPARE(pool.draft()->value({Field::AuthSecretUsage}), QStringLiteral("disk"));
}

void TestFormSchema::takesAnAdapterByNameOrByItsParent()
{
    NewPool pool;
    QVERIFY(pool.open(PoolType::Scsi));
    pool.choose(Field::AdapterType, 1);
    QVERIFY(pool.isOn(Field::AdapterName));
    QVERIFY(pool.isOn(Field::AdapterParentBus));
    pool.type(Field::AdapterName, QStringLiteral("scsi_host2"));
    QVERIFY(pool.isOn(Field::AdapterName));
    for (const Field field :
         {Field::AdapterParentDomain, Field::AdapterParentBus, Field::AdapterParentSlot,
          Field::AdapterParentFunction, Field::AdapterUniqueId})
        QVERIFY(!pool.isOn(field));
    pool.type(Field::AdapterName, {});
    pool.type(Field::AdapterParentBus, QStringLiteral("0x1"));
    QVERIFY(!pool.isOn(Field::AdapterName));
    QVERIFY(pool.isOn(Field::AdapterUniqueId));
}

void TestFormSchema::speaksOfNfsWithNfsOnly()
{
    NewPool pool;
    QVERIFY(pool.open(PoolType::Netfs));
    const auto port = [&pool] { return pool.input<QLineEdit>(Field::HostPort)->placeholderText(); };
    for (const int format : {0, 1, 2}) {
        pool.choose(Field::SourceFormat, format);
        QVERIFY(pool.shows(Field::ProtocolVersion));
        QCOMPARE(port(), QStringLiteral("2049"));
    }
    for (const int format : {3, 4}) {
        pool.choose(Field::SourceFormat, format);
        QVERIFY(!pool.shows(Field::ProtocolVersion));
        QVERIFY(!port().contains(QLatin1String("2049")));
    }
    pool.choose(Field::SourceFormat, 2);
    pool.type(Field::ProtocolVersion, QStringLiteral("4.1"));
    pool.choose(Field::SourceFormat, 4);
    QVERIFY(pool.shows(Field::ProtocolVersion));
}

void TestFormSchema::keepsShownWhatDoesNotBelong()
{
    NewPool pool;
    QVERIFY(pool.open(PoolType::Sheepdog));
    QVERIFY(!pool.shows(Field::Vendor));
    pool.draft()->setXml(QStringLiteral(
        "<pool type='sheepdog'><name>s</name><source><host name='h'/><device path='/dev/a'/>"
        "<device path='/dev/b'/><name>n</name><vendor name='Ab'/></source></pool>"));
    QVERIFY(pool.isOn(Field::Vendor));
    QVERIFY(pool.isOn(Field::DevicePath));
    QTRY_VERIFY(pool.input(Field::DevicePath, 1)->isVisible());
    auto *vendor = pool.input<QLineEdit>(Field::Vendor);
    vendor->setFocus();
    QTest::keyClick(vendor, Qt::Key_End);
    QTest::keyClick(vendor, Qt::Key_Backspace);
    QTest::keyClick(vendor, Qt::Key_Backspace);
    // Emptied, it is gone from the text, and not from under the cursor.
    QVERIFY(!pool.draft()->value({Field::Vendor}));
    QVERIFY(vendor->hasFocus());
    pool.type(Field::Name, QStringLiteral("s2"));
    QVERIFY(!pool.shows(Field::Vendor));
}

void TestFormSchema::choosesThePartitionSeparator()
{
    NewPool pool;
    QVERIFY(pool.open(PoolType::Disk));
    pool.type(Field::DevicePath, QStringLiteral("/dev/sdz"));
    pool.choose(Field::DevicePartSeparator, 2);
    QCOMPARE(pool.draft()->value({Field::DevicePartSeparator, 0}), QStringLiteral("no"));
    pool.choose(Field::DevicePartSeparator, 1);
    QCOMPARE(pool.draft()->value({Field::DevicePartSeparator, 0}), QStringLiteral("yes"));
    pool.choose(Field::DevicePartSeparator, 0);
    QVERIFY(!pool.draft()->value({Field::DevicePartSeparator, 0}));
    QCOMPARE(pool.draft()->value({Field::DevicePath, 0}), QStringLiteral("/dev/sdz"));
}

void TestFormSchema::offersThePartitionSeparatorToDisksAlone()
{
    NewPool pool;
    QVERIFY(pool.open(PoolType::Fs));
    pool.type(Field::DevicePath, QStringLiteral("/dev/sdz1"));
    QVERIFY(!pool.shows(Field::DevicePartSeparator));
    // What is there can be seen, and taken away.
    pool.draft()->setXml(
        pool.draft()->xml().replace(QLatin1String("<device path='/dev/sdz1'"),
                                    QLatin1String("<device path='/dev/sdz1' part_separator='no'")));
    QTRY_VERIFY(pool.shows(Field::DevicePartSeparator));
    pool.choose(Field::DevicePartSeparator, 0);
    QVERIFY(!pool.draft()->xml().contains(QLatin1String("part_separator")));
}

void TestFormSchema::saysWhatIsTakenForAMissingSourceName()
{
    for (const PoolTypeInfo &info : poolTypes()) {
        if ((info.sourceFlags & HasName) == 0)
            continue;
        NewPool pool;
        QVERIFY(pool.open(info.type));
        const QString says = pool.input<QLineEdit>(Field::SourceName)->placeholderText();
        QVERIFY(!says.isEmpty());
        // Where the name is demanded the pool's name does not do.
        QCOMPARE(says.contains(QLatin1String("the pool's name")), info.type == PoolType::Logical);
    }
}

void TestFormSchema::marksTheTypeOfASecondMultipathPool()
{
    NewPool pool;
    QVERIFY(pool.open(PoolType::Mpath));
    pool.type(Field::Name, QStringLiteral("one"));
    pool.session.trigger("newPool-mpath");
    pool.type(Field::Name, QStringLiteral("two"));
    QVERIFY(!pool.draft()->assessment().findings.empty());
    const auto note = [&pool](const char *name) { return pool.session.find<QLabel>(name)->text(); };
    QTRY_VERIFY(!note("note-type").isEmpty());
    QCOMPARE(note("note-name"), QString());
}

QTEST_MAIN(TestFormSchema)
#include "tst_formschema.moc"
