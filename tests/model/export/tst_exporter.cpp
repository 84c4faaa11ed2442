// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/severaldefinitions.h"
#include "model/export/exporter.h"
#include "model/session/pooldraft.h"
#include "tests/model/session/registryfixture.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace poolwarden;
using namespace poolwarden::fixture;

class TestExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesFilesSafely_data();
    void namesFilesSafely();
    void writesThePersistentDefinition();
    void writesTheDraft();
    void replacesAsAWhole();
    void numbersNamesThatMeet();
    void saysWhyNot_data();
    void saysWhyNot();
    void listsProblems();
    void exportsTextThatIsNoXml();
    void exportsWhatCanBeReadBack();
    void keepsWhatIsWanted();
    void putsAllIntoOneFile_data();
    void putsAllIntoOneFile();
    void writesAScriptBesideTheFiles();
    void aScriptBeginsWithWhatHostsHave();
    void leavesNothingHalfWritten_data();
    void leavesNothingHalfWritten();

private:
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] PoolId id(int number) const { return m_registry->findPool(m_host, uuid(number)); }
    [[nodiscard]] Exporter::Result write(PoolId pool, const QString &path) const
    {
        const QByteArray text = m_exporter->xml(pool);
        return Exporter::writeFile({path, text}, path);
    }
    [[nodiscard]] Exporter::Result writeAll(const QList<PoolId> &pools, const QString &folder) const
    {
        const Exporter::Files files = m_exporter->files(pools, Exporter::Form::FilePerPool, {});
        return Exporter::writeFiles(files.files, folder, Exporter::Existing::Overwrite);
    }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PoolRegistry> m_registry;
    std::unique_ptr<Exporter> m_exporter;
    HostId m_host = noHost;
};

void TestExporter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_registry = std::make_unique<PoolRegistry>(schema());
    m_exporter = std::make_unique<Exporter>(*m_registry, *schema());
    m_host = m_registry->addHost(u"kvm1"_qs, hostInfo());
}

void TestExporter::namesFilesSafely_data()
{
    QTest::addColumn<QString>("pool");
    QTest::addColumn<QString>("file");
    QTest::newRow("ordinary") << u"vm images"_qs << u"vm images.xml"_qs;
    QTest::newRow("not ASCII") << u"Bücher-本"_qs << u"Bücher-本.xml"_qs;
    QTest::newRow("emoji") << u"\U0001F4BE"_qs << u"\U0001F4BE.xml"_qs;
    QTest::newRow("parent folder") << u".."_qs << u"__.xml"_qs;
    QTest::newRow("path") << u"../../etc/passwd"_qs << u"_._.._etc_passwd.xml"_qs;
    QTest::newRow("absolute") << u"/etc/passwd"_qs << u"_etc_passwd.xml"_qs;
    QTest::newRow("hidden") << u".hidden"_qs << u"_hidden.xml"_qs;
    QTest::newRow("an option") << u"-rf"_qs << u"_rf.xml"_qs;
    QTest::newRow("controls") << u"a\nb\x1b[31m\x7f"_qs << u"a_b_[31m_.xml"_qs;
    QTest::newRow("direction marks") << u"a\u202Elmx.exe\u200F"_qs << u"a_lmx.exe_.xml"_qs;
    QTest::newRow("zero width") << u"a\u200Bb\uFEFF"_qs << u"a_b_.xml"_qs;
    QTest::newRow("line separator") << u"a\u2028b"_qs << u"a_b.xml"_qs;
    QTest::newRow("a device") << u"CON"_qs << u"_CON.xml"_qs;
    QTest::newRow("a device with a suffix") << u"nul.txt"_qs << u"_nul.txt.xml"_qs;
    QTest::newRow("wildcards and quotes") << u"a*?\"<>|:\\b"_qs << u"a________b.xml"_qs;
    QTest::newRow("trailing dot") << u"a."_qs << u"a_.xml"_qs;
    QTest::newRow("empty") << QString() << u"pool.xml"_qs;
    QTest::newRow("very long") << QString(1000, u'x') << QString(200, u'x') + u".xml"_qs;
    QTest::newRow("very long, of wide characters")
        << u"\U0001F4BE"_qs.repeated(500) << u"\U0001F4BE"_qs.repeated(50) + u".xml"_qs;
}

void TestExporter::namesFilesSafely()
{
    QFETCH(QString, pool);
    QFETCH(QString, file);
    QCOMPARE(Exporter::fileName(pool), file);
    // The file system takes it.
    QFile written(m_folder->filePath(Exporter::fileName(pool)));
    QVERIFY(written.open(QIODevice::WriteOnly));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

void TestExporter::writesThePersistentDefinition()
{
    PoolSnapshot pool = dirPool(1, u"a"_qs, u"/live"_qs);
    pool.persistentXml = dirPool(1, u"a"_qs, u"/next"_qs).persistentXml;
    PoolSnapshot transient = dirPool(2, u"t"_qs, u"/transient"_qs);
    transient.persistentXml.clear();
    m_registry->setPools(m_host, {pool, transient});
    const Exporter::Result result = write(id(1), m_folder->filePath(u"a.xml"_qs));
    QVERIFY(!result.error);
    QCOMPARE(result.written, QStringList{m_folder->filePath(u"a.xml"_qs)});
    QCOMPARE(content(u"a.xml"_qs),
             "<pool type='dir'>\n  <name>a</name>\n  <uuid>" + uuid(1).toUtf8()
                 + "</uuid>\n  <target><path>/next</path></target>\n</pool>\n");
    QVERIFY(m_exporter->xml(id(2)).contains("/transient"));
}

void TestExporter::writesTheDraft()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    m_registry->editPool(id(1))->setValue({Field::TargetPath}, u"/edited"_qs);
    QVERIFY(m_exporter->xml(id(1)).contains("/edited"));
}

void TestExporter::replacesAsAWhole()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    QFile old(m_folder->filePath(u"a.xml"_qs));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(QByteArray(10000, 'x'));
    old.close();
    QVERIFY(!write(id(1), old.fileName()).error);
    QCOMPARE(content(u"a.xml"_qs), m_exporter->xml(id(1)));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

void TestExporter::numbersNamesThatMeet()
{
    m_registry->setPools(m_host, {dirPool(1, u"a:b"_qs, u"/1"_qs), dirPool(2, u"a*b"_qs, u"/2"_qs),
                                  dirPool(3, u"A_B"_qs, u"/3"_qs)});
    const Exporter::Result result = writeAll({id(1), id(2), id(3)}, m_folder->path());
    QVERIFY(!result.error);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name | QDir::IgnoreCase),
             QStringList({u"a_b-2.xml"_qs, u"a_b-3.xml"_qs, u"A_B.xml"_qs}));
    // In the order of the names, whatever the order of the pools.
    QVERIFY(content(u"A_B.xml"_qs).contains("/3"));
    QVERIFY(content(u"a_b-2.xml"_qs).contains("/2"));
    QVERIFY(content(u"a_b-3.xml"_qs).contains("/1"));
}

void TestExporter::saysWhyNot_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("part");
    QTest::newRow("no such folder") << u"nowhere/a.xml"_qs << u"does not exist"_qs;
    QTest::newRow("the folder is a file") << u"file/a.xml"_qs << u"file"_qs;
    QTest::newRow("the file is a folder") << u"folder"_qs << u"folder"_qs;
    QTest::newRow("a device without room") << u"/dev/full/a.xml"_qs << u"/dev/full"_qs;
    QTest::newRow("a read-only file system") << u"/proc/a.xml"_qs << u"/proc"_qs;
}

void TestExporter::saysWhyNot()
{
    QFETCH(QString, path);
    QFETCH(QString, part);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_qs));
    QFile file(m_folder->filePath(u"file"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    const QString target = path.startsWith(u'/') ? path : m_folder->filePath(path);
    const Exporter::Result result = write(id(1), target);
    QVERIFY(result.error);
    QVERIFY(result.written.isEmpty());
    QVERIFY2(result.error->contains(part), qPrintable(*result.error));
    const Exporter::Result all = writeAll({id(1)}, target);
    if (!QFileInfo(target).isDir())
        QVERIFY(all.error && all.written.isEmpty());
}

void TestExporter::listsProblems()
{
    PoolSnapshot ghost;
    ghost.uuid = uuid(3);
    ghost.name = u"ghost"_qs;
    ghost.error = ServiceError{};
    ghost.error->sentence = u"The host did not answer."_qs;
    m_registry->setPools(m_host,
                         {dirPool(1, u"good"_qs, u"/a"_qs), dirPool(2, u"in"_qs, u"/b"_qs), ghost});
    QVERIFY(m_exporter->problems({id(1), id(2)}).isEmpty());
    PoolDraft *draft = m_registry->editPool(id(2));
    draft->setXml(u"<pool type='dir'>\n<name>in</name><foo/><uuid>%1</uuid>\n"
                  "<target><path>/a</path></target></pool>"_qs.arg(uuid(2)));
    const QList<Exporter::Problem> problems =
        m_exporter->problems({id(1), id(2), id(3), PoolId(999)});
    QCOMPARE(problems.size(), 3);
    QCOMPARE(problems.at(0).pool, id(3));
    QVERIFY(problems.at(0).sentence.contains(QLatin1String("did not answer")));
    QCOMPARE(problems.at(1).pool, id(1)); // meets the draft, which is said once
    QVERIFY(problems.at(1).sentence.contains(QLatin1String("in")));
    QCOMPARE(problems.at(2).pool, id(2));
    QVERIFY(problems.at(2).sentence.contains(QLatin1String("<foo>")));
    const Exporter::Files files =
        m_exporter->files({id(3), PoolId(999)}, Exporter::Form::FilePerPool, {});
    QVERIFY(files.files.isEmpty());
    QCOMPARE(files.skipped.size(), 2);
}

void TestExporter::exportsTextThatIsNoXml()
{
    const PoolId draft = m_registry->createDraft(m_host, DraftOrigin::Imported, u"junk <"_qs)->id();
    QCOMPARE(m_exporter->problems({draft}).size(), 1);
    QCOMPARE(m_exporter->xml(draft), QByteArray("junk <"));
}

void TestExporter::exportsWhatCanBeReadBack()
{
    QList<PoolSnapshot> pools;
    QList<PoolId> ids;
    for (int i = 0; i < 50; ++i)
        pools << dirPool(i, u"pool & <%1>"_qs.arg(i, 2, 10, QLatin1Char('0')), u"/p%1"_qs.arg(i));
    m_registry->setPools(m_host, pools);
    const Exporter::Result result = writeAll(m_registry->pools(), m_folder->path());
    QVERIFY(!result.error);
    QCOMPARE(result.written.size(), 50);
    for (int i = 0; i < 50; ++i) {
        QFile file(result.written.at(i));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray xml = file.readAll();
        QVERIFY(schema()->validate(xml).isEmpty());
        const ReadResult read = readPool({xml.constData(), std::size_t(xml.size())});
        QVERIFY(read == *m_registry->pool(id(i))->persistent);
    }
}

void TestExporter::keepsWhatIsWanted()
{
    m_registry->setPools(m_host, {dirPool(1, u"a"_qs, u"/a"_qs)});
    QVERIFY(m_exporter->xml(id(1)).contains("<uuid>"));
    QVERIFY(!m_exporter->xml(id(1)).contains("<capacity"));
    QCOMPARE(m_exporter->xml(id(1), {.uuid = false, .runtime = false}),
             QByteArray("<pool type='dir'>\n  <name>a</name>\n"
                        "  <target><path>/a</path></target>\n</pool>\n"));
    QVERIFY(m_exporter->xml(id(1), {.uuid = false, .runtime = true}).contains("<capacity"));
}

void TestExporter::putsAllIntoOneFile_data()
{
    QTest::addColumn<Exporter::Form>("form");
    QTest::newRow("definitions") << Exporter::Form::OneFile;
    QTest::newRow("a script") << Exporter::Form::OneScript;
}

void TestExporter::putsAllIntoOneFile()
{
    QFETCH(Exporter::Form, form);
    QList<PoolSnapshot> pools;
    for (int i = 0; i < 50; ++i)
        pools << dirPool(i, u"it's & <%1> \n$x"_qs.arg(i, 2, 10, QLatin1Char('0')),
                         u"/p%1"_qs.arg(i));
    pools[3].persistentXml.prepend("<?xml version='1.0'?>\n<!-- <pool> -->\n");
    m_registry->setPools(m_host, pools);
    QList<PoolId> all = m_registry->pools();
    const PoolId junk = m_registry->createDraft(m_host, DraftOrigin::Imported, u"<pool>"_qs)->id();
    all.insert(7, junk);
    const Exporter::Files files = m_exporter->files(all, form, {});
    QCOMPARE(files.files.size(), 1);
    QCOMPARE(files.skipped.size(), 1);
    QCOMPARE(files.skipped.first().pool, junk);
    QVERIFY(!files.skipped.first().sentence.isEmpty());
    const QString path = m_folder->filePath(files.files.first().name);
    QVERIFY(!Exporter::writeFile(files.files.first(), path).error);
    QCOMPARE(QFileInfo(path).isExecutable(), form == Exporter::Form::OneScript);
    const SeveralDefinitions texts =
        severalDefinitions(QString::fromUtf8(content(files.files.first().name)));
    QCOMPARE(texts.definitions.size(), 50);
    QCOMPARE(texts.around.isEmpty(), form == Exporter::Form::OneFile);
    for (int i = 0; i < 50; ++i) {
        const QByteArray xml = texts.definitions.at(i).toUtf8();
        const ReadResult read = readPool({xml.constData(), std::size_t(xml.size())});
        QVERIFY(read == *m_registry->pool(id(i))->persistent);
    }
}

void TestExporter::writesAScriptBesideTheFiles()
{
    m_registry->setPools(m_host, {dirPool(1, u"it's"_qs, u"/1"_qs), dirPool(2, u"b"_qs, u"/2"_qs)});
    const Exporter::Files files =
        m_exporter->files({id(1), id(2)}, Exporter::Form::FilePerPool, {}, true);
    QVERIFY(!Exporter::writeFiles(files.files, m_folder->path(), Exporter::Existing::Skip).error);
    QCOMPARE(names(), QStringList({u"b.xml"_qs, u"define-pools.sh"_qs, u"it's.xml"_qs}));
    QVERIFY(content(u"define-pools.sh"_qs).contains("virsh pool-define './it'\\''s.xml' ||"));
    QVERIFY(QFileInfo(m_folder->filePath(u"define-pools.sh"_qs)).isExecutable());
    QCOMPARE(Exporter::existing(files.files, m_folder->path()).size(), 3);
}

void TestExporter::aScriptBeginsWithWhatHostsHave()
{
    // "moves" frees the place that "a draft" wants; "zeta" is on the host as it is.
    m_registry->setPools(m_host,
                         {dirPool(1, u"zeta"_qs, u"/z"_qs), dirPool(2, u"moves"_qs, u"/m"_qs)});
    PoolDraft *moves = m_registry->editPool(id(2));
    moves->setValue({Field::TargetPath, 0}, u"/elsewhere"_qs);
    const QString wants =
        u"<pool type='dir'><name>a draft</name><target><path>/m</path></target></pool>"_qs;
    const PoolId draft = m_registry->createDraft(m_host, DraftOrigin::New, wants)->id();
    const auto orderIn = [](const QByteArray &script, const QList<QByteArray> &names) {
        QList<qsizetype> places;
        for (const QByteArray &name : names)
            places.append(script.indexOf(name));
        return !places.contains(-1) && std::is_sorted(places.cbegin(), places.cend());
    };
    const QList<PoolId> all{draft, id(1), id(2)};
    const Exporter::Files one = m_exporter->files(all, Exporter::Form::OneScript, {});
    QVERIFY(orderIn(one.files.first().content, {"<name>zeta<", "<name>moves<", "<name>a draft<"}));
    const Exporter::Files beside = m_exporter->files(all, Exporter::Form::FilePerPool, {}, true);
    QVERIFY(orderIn(beside.files.last().content, {"zeta.xml", "moves.xml", "a draft.xml"}));
    // The files themselves are in the order of their names, as ever.
    QVERIFY(beside.files.first().name.startsWith(u"a draft"));
}

void TestExporter::leavesNothingHalfWritten_data()
{
    QTest::addColumn<QByteArray>("options"); // of a file system in memory; empty: a limit instead
    QTest::addColumn<bool>("readOnly");
    QTest::newRow("a limit of the size of files") << QByteArray() << false;
    QTest::newRow("a full disk") << QByteArray("size=64k") << false;
    QTest::newRow("a read-only file system") << QByteArray("size=64k") << true;
}

void TestExporter::leavesNothingHalfWritten()
{
    QFETCH(QByteArray, options);
    QFETCH(bool, readOnly);
    // What is small fits in, and what is large does not.
    PoolSnapshot large = dirPool(2, u"large"_qs, u"/large"_qs);
    large.persistentXml += "<!--" + QByteArray(200000, 'x') + "-->\n";
    m_registry->setPools(m_host, {dirPool(1, u"a small one"_qs, u"/a"_qs), large});
    const QByteArray folder = m_folder->path().toUtf8();
    // In a namespace of this program's own, where that is allowed.
    const bool isMounted =
        !options.isEmpty() && ::unshare(CLONE_NEWNS) == 0
        && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tmpfs", folder.constData(), "tmpfs", 0, options.constData()) == 0;
    if (!options.isEmpty() && !isMounted)
        QSKIP("A file system can be mounted by root only.");
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    if (!isMounted) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{65536, usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    }
    const QByteArray old = "what was there";
    QFile before(m_folder->filePath(u"large.xml"_qs));
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write(old);
    before.close();
    if (readOnly)
        QCOMPARE(::mount(nullptr, folder.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);

    const Exporter::Files files =
        m_exporter->files({id(1), id(2)}, Exporter::Form::FilePerPool, {});
    const Exporter::Result result =
        Exporter::writeFiles(files.files, m_folder->path(), Exporter::Existing::Overwrite);
    const QStringList left = names();
    const QByteArray kept = content(u"large.xml"_qs);
    const QByteArray written = content(u"a small one.xml"_qs);
    if (isMounted)
        ::umount2(folder.constData(), MNT_DETACH);
    else
        ::setrlimit(RLIMIT_FSIZE, &usual);

    QVERIFY(result.error);
    QCOMPARE(kept, old);
    if (readOnly) {
        QVERIFY(result.written.isEmpty());
        QCOMPARE(left, QStringList{u"large.xml"_qs});
        QVERIFY2(result.error->contains(u"a small one.xml"_qs), qPrintable(*result.error));
    } else {
        QCOMPARE(result.written.size(), 1);
        QCOMPARE(left, QStringList({u"a small one.xml"_qs, u"large.xml"_qs}));
        QCOMPARE(written, m_exporter->xml(id(1)));
        QVERIFY2(result.error->contains(u"large.xml"_qs), qPrintable(*result.error));
        QVERIFY2(result.error->contains(u"had been written before"_qs), qPrintable(*result.error));
    }
}

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"
