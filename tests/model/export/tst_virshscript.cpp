// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/export/exportnames.h"
#include "model/export/virshscript.h"
#include "tests/model/export/hostiletexts.h"
#include "tests/support/privatelibvirtd.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace poolwarden;

/// What is written for a shell, given to a real one.
namespace {

QList<virshscript::Pool> poolsOf(const QByteArrayList &definitions)
{
    QList<virshscript::Pool> pools;
    for (const QByteArray &definition : definitions)
        pools.append({definition, {}, false});
    return pools;
}

QByteArrayList utf8Of(const QStringList &texts)
{
    QByteArrayList all;
    for (const QString &text : texts)
        all.append(text.toUtf8());
    return all;
}

} // namespace

class TestVirshScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotesWords();
    void givesDefinitionsAsTheyAre();
    void findsItsFiles();
    void goesOnAtAFailure();
    void definesWithTheTestDriver();
    void definesOnADaemon();

private:
    struct Run {
        int status = -1;
        QByteArray output; ///< both streams
    };
    [[nodiscard]] static Run run(const QStringList &arguments, const QString &folder,
                                 const QMap<QString, QString> &variables = {});
    [[nodiscard]] static bool parses(const QByteArray &script);
    /// A "virsh" that keeps what it is given to define, and fails for what contains "refuse me".
    [[nodiscard]] static bool makeFakeVirsh(const QString &folder);
    [[nodiscard]] static QByteArrayList defined(const QString &folder);
};

TestVirshScript::Run TestVirshScript::run(const QStringList &arguments, const QString &folder,
                                          const QMap<QString, QString> &variables)
{
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(folder);
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("/bin/sh"), arguments);
    if (!shell.waitForFinished(60000))
        return {};
    return {shell.exitCode(), shell.readAll()};
}

bool TestVirshScript::parses(const QByteArray &script)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("script")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(script);
    file.close();
    return run({QStringLiteral("-n"), file.fileName()}, folder.path()).status == 0;
}

bool TestVirshScript::makeFakeVirsh(const QString &folder)
{
    QFile file(QDir(folder).filePath(QStringLiteral("virsh")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("#!/bin/sh\n"
               "test \"$1\" = pool-define || exit 3\n"
               "n=$(ls \"$KEPT\" | wc -l)\n"
               "cat -- \"$2\" > \"$KEPT/$(printf %06d \"$n\")\" || exit 4\n"
               "! grep -q 'refuse me' \"$KEPT/$(printf %06d \"$n\")\"\n");
    return file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QByteArrayList TestVirshScript::defined(const QString &folder)
{
    QByteArrayList list;
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            list.append(file.readAll());
    }
    return list;
}

void TestVirshScript::quotesWords()
{
    const QTemporaryDir folder;
    QRandomGenerator random(1);
    QStringList words = hostile::texts();
    for (int i = 0; i < 500; ++i)
        words.append(hostile::random(&random));
    QByteArray script;
    for (const QString &word : std::as_const(words))
        script += "printf '%s\\000' " + virshscript::quoted(word).toUtf8() + '\n';
    QVERIFY(parses(script));
    const Run result = run({QStringLiteral("-c"), QString::fromUtf8(script)}, folder.path());
    QCOMPARE(result.status, 0);
    const QList<QByteArray> got = result.output.split('\0');
    QCOMPARE(got.size(), words.size() + 1);
    for (qsizetype i = 0; i < words.size(); ++i)
        QCOMPARE(got.at(i), words.at(i).toUtf8());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestVirshScript::givesDefinitionsAsTheyAre()
{
    const QTemporaryDir folder;
    const QTemporaryDir bin;
    const QTemporaryDir kept;
    QVERIFY(makeFakeVirsh(bin.path()));
    const QMap<QString, QString> variables{
        {QStringLiteral("PATH"), bin.path() + u':' + qEnvironmentVariable("PATH")},
        {QStringLiteral("KEPT"), kept.path()}};
    QRandomGenerator random(2);
    QByteArrayList definitions{"EOF\n", "EOF\nEOF2\nEOF3\n", "no line end", "\n\n", "\\\n$x `y`\n"};
    // dash loses a byte where a line begins as the end of the text does.
    definitions.append("EOF\xE2\x80\xAE\nEO\xC3\xBC\nE\xC3\xBC\nA\xC3\xBC\n");
    QByteArray all;
    for (char first = 'A'; first <= 'Z'; ++first)
        all += first + QByteArray("\xC3\xBC 'x'\n");
    definitions.append(all);
    for (const QString &text : hostile::texts())
        definitions.append(hostile::dirPool(text, u'/' + text).toXml().toUtf8());
    for (int i = 0; i < 60; ++i)
        definitions.append(hostile::random(&random).toUtf8());
    const QByteArray script = virshscript::defineAll(poolsOf(definitions));
    QVERIFY(parses(script));
    QFile file(folder.filePath(QStringLiteral("define.sh")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script);
    file.close();
    const Run result = run({file.fileName()}, folder.path(), variables);
    QVERIFY2(result.status == 0, result.output);
    const QByteArrayList got = defined(kept.path());
    QCOMPARE(got.size(), definitions.size());
    for (qsizetype i = 0; i < got.size(); ++i) {
        QByteArray expected = definitions.at(i);
        if (!expected.endsWith('\n'))
            expected += '\n';
        QCOMPARE(got.at(i), expected);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("define.sh")});
}

void TestVirshScript::findsItsFiles()
{
    const QTemporaryDir outer;
    const QTemporaryDir bin;
    const QTemporaryDir kept;
    QVERIFY(makeFakeVirsh(bin.path()));
    const QMap<QString, QString> variables{
        {QStringLiteral("PATH"), bin.path() + u':' + qEnvironmentVariable("PATH")},
        {QStringLiteral("CDPATH"), QStringLiteral("/")},
        {QStringLiteral("KEPT"), kept.path()}};
    // A folder whose name is as bad as names get.
    const QString odd = QStringLiteral("-odd $(x) 'folder'\n");
    QVERIFY(QDir(outer.path()).mkdir(odd));
    const QDir folder(outer.filePath(odd));
    ExportNames names;
    QStringList files;
    for (const QString &text : hostile::texts()) {
        const QString name = names.take(text);
        files.append(name);
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    const QByteArray script = virshscript::defineFiles(poolsOf(utf8Of(files)));
    QVERIFY(parses(script));
    QFile file(folder.filePath(QStringLiteral("define.sh")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script);
    file.close();
    const auto expect = [&](const Run &result) {
        QVERIFY2(result.status == 0, result.output);
        const QByteArrayList got = defined(kept.path());
        QCOMPARE(got.size(), files.size());
        for (qsizetype i = 0; i < got.size(); ++i)
            QCOMPARE(got.at(i), hostile::texts().at(i).toUtf8());
        for (const QString &name : QDir(kept.path()).entryList(QDir::Files))
            QVERIFY(QFile::remove(kept.filePath(name)));
    };
    expect(run({file.fileName()}, QStringLiteral("/"), variables));
    expect(run({QStringLiteral("./define.sh")}, folder.path(), variables));
    expect(run({QStringLiteral("define.sh")}, folder.path(), variables));
    expect(
        run({QStringLiteral("--"), odd + QStringLiteral("/define.sh")}, outer.path(), variables));
}

void TestVirshScript::goesOnAtAFailure()
{
    const QTemporaryDir bin;
    const QTemporaryDir kept;
    QVERIFY(makeFakeVirsh(bin.path()));
    const QMap<QString, QString> variables{
        {QStringLiteral("PATH"), bin.path() + u':' + qEnvironmentVariable("PATH")},
        {QStringLiteral("KEPT"), kept.path()}};
    const QByteArray script = virshscript::defineAll(poolsOf({"one\n", "refuse me\n", "three\n"}));
    const Run result =
        run({QStringLiteral("-c"), QString::fromUtf8(script)}, bin.path(), variables);
    QCOMPARE(result.status, 1);
    QCOMPARE(defined(kept.path()).size(), 3);
}

void TestVirshScript::definesWithTheTestDriver()
{
    if (!QFile::exists(QStringLiteral("/usr/bin/virsh")))
        QSKIP("libvirt-clients is not installed");
    const QTemporaryDir folder;
    // Each virsh has a host of its own here: what one has defined, none sees again.
    const QMap<QString, QString> variables{
        {QStringLiteral("LIBVIRT_DEFAULT_URI"), QStringLiteral("test:///default")}};
    QByteArrayList definitions;
    for (QString text : hostile::texts()) {
        if (!text.contains(u'/'))
            definitions.append(hostile::dirPool(text, u'/' + text).toXml().toUtf8());
    }
    const QByteArray script = virshscript::defineAll(poolsOf(definitions));
    const Run result =
        run({QStringLiteral("-c"), QString::fromUtf8(script)}, folder.path(), variables);
    QVERIFY2(result.status == 0, result.output);
    QCOMPARE(result.output.count(" defined from /dev/stdin"), definitions.size());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestVirshScript::definesOnADaemon()
{
    if (const QString reason = PrivateLibvirtd::whyUnavailable(); !reason.isEmpty()) {
        if (PrivateLibvirtd::isRequired())
            QFAIL(qPrintable(reason));
        QSKIP(qPrintable(reason));
    }
    PrivateLibvirtd daemon;
    QVERIFY2(daemon.start(), qPrintable(daemon.errorString()));
    const QTemporaryDir folder;
    const QMap<QString, QString> variables{{QStringLiteral("LIBVIRT_DEFAULT_URI"), daemon.uri()}};
    QStringList wanted;
    QByteArrayList definitions;
    for (const QString &text : hostile::texts()) {
        // A daemon takes neither in a name.
        if (text.contains(u'/') || text.contains(u'\n'))
            continue;
        definitions.append(hostile::dirPool(text, QStringLiteral("/srv/") + text).toXml().toUtf8());
        wanted.append(text);
    }
    QList<virshscript::Pool> pools = poolsOf(definitions);
    // Each second one starts with its host, whatever its name looks like.
    for (qsizetype i = 0; i < pools.size(); ++i) {
        pools[i].name = wanted.at(i);
        pools[i].autostart = i % 2 == 0;
    }
    pools.insert(2, {"<pool type='dir'><name>in\nvalid</name></pool>\n", {}, false});
    const Run result = run({QStringLiteral("-c"), QString::fromUtf8(virshscript::defineAll(pools))},
                           folder.path(), variables);
    QCOMPARE(result.status, 1); // and all the others are there
    QCOMPARE(result.output.count(" defined from /dev/stdin"), wanted.size());
    const auto uuids = daemon.virsh(
        {QStringLiteral("pool-list"), QStringLiteral("--all"), QStringLiteral("--uuid")});
    QVERIFY(uuids);
    const auto autostarted =
        daemon.virsh({QStringLiteral("pool-list"), QStringLiteral("--all"),
                      QStringLiteral("--autostart"), QStringLiteral("--uuid")});
    QVERIFY(autostarted);
    QCOMPARE(autostarted->simplified().split(' ').size(), (wanted.size() + 1) / 2);
    QMap<QString, QString> paths;
    for (const QByteArray &uuid : uuids->split('\n')) {
        if (uuid.trimmed().isEmpty())
            continue;
        const auto xml =
            daemon.virsh({QStringLiteral("pool-dumpxml"), QString::fromUtf8(uuid.trimmed())});
        QVERIFY(xml);
        const ReadResult read = readPool({xml->constData(), std::size_t(xml->size())});
        const auto *definition = std::get_if<PoolDefinition>(&read);
        QVERIFY(definition);
        paths.insert(QString::fromStdString(definition->name),
                     QString::fromStdString(definition->targetPath.value_or("")));
    }
    QCOMPARE(paths.size(), wanted.size());
    for (const QString &name : std::as_const(wanted))
        QCOMPARE(paths.value(name), QStringLiteral("/srv/") + name);
}

QTEST_GUILESS_MAIN(TestVirshScript)
#include "tst_virshscript.moc"
