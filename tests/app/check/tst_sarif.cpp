// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/check/checkprogram.h"

#include "app/demo/demohost.h"

#include <QFileInfo>
#include <QProcess>
#include <QtTest>

using namespace poolwarden;
using namespace poolwarden::test;

/// The report for code hosts and editors, held against the published schema of its format.
class SarifTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reportIsValid_data();
    void reportIsValid();
    void schemaIsAsked();

private:
    /// What the validator complains of; empty: nothing.
    [[nodiscard]] static QByteArray complaints(const CheckProgram &program, const QString &file);

    const QString m_validator = QStringLiteral("/usr/bin/jsonschema");
};

void SarifTest::initTestCase()
{
    if (QFileInfo::exists(m_validator))
        return;
    if (qEnvironmentVariableIsSet("CI"))
        QFAIL("python3-jsonschema is not installed");
    QSKIP("python3-jsonschema is not installed");
}

QByteArray SarifTest::complaints(const CheckProgram &program, const QString &file)
{
    QProcess validator;
    validator.setProcessChannelMode(QProcess::MergedChannels);
    validator.start(QStringLiteral("/usr/bin/jsonschema"),
                    {QStringLiteral("-i"), program.path(file), QStringLiteral(SARIF_SCHEMA)});
    if (!validator.waitForFinished(60000))
        return "the validator did not end";
    const QByteArray output = validator.readAll();
    return validator.exitCode() == 0 ? QByteArray() : "not valid: " + output;
}

void SarifTest::reportIsValid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing wrong") << QStringList{QStringLiteral("good.xml")};
    QTest::newRow("a conflict") << QStringList{QStringLiteral("good.xml"),
                                               QStringLiteral("twice.xml")};
    QTest::newRow("what three share") << QStringList{
        QStringLiteral("good.xml"), QStringLiteral("twice.xml"), QStringLiteral("thrice.xml")};
    QTest::newRow("what is no definition")
        << QStringList{QStringLiteral("broken.xml"), QStringLiteral("binary.xml")};
    QTest::newRow("a schema error") << QStringList{QStringLiteral("invalid.xml")};
    QTest::newRow("odd names of pool and file") << QStringList{QStringLiteral("odd %20<ü>.xml")};
    QTest::newRow("what cannot be read") << QStringList{QStringLiteral("missing.xml")};
    QTest::newRow("the demonstration host")
        << QStringList{QStringLiteral("--connect"), demoHostUri()};
}

void SarifTest::reportIsValid()
{
    QFETCH(QStringList, arguments);
    const CheckProgram program;
    QVERIFY(program.isValid());
    program.write(QStringLiteral("good.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("twice.xml"), dirPool("b", "/srv/a"));
    program.write(QStringLiteral("thrice.xml"), dirPool("c", "/srv/a"));
    program.write(QStringLiteral("broken.xml"), "<pool type='dir'><name>a</pool>");
    program.write(QStringLiteral("binary.xml"), QByteArray("\0\1\2", 3));
    program.write(QStringLiteral("invalid.xml"),
                  "<pool type='dir'><name>a</name><target><path>relative</path></target></pool>");
    program.write(QStringLiteral("odd %20<ü>.xml"), dirPool("&lt;b&gt; \"ü\"", "/srv/ü"));

    arguments += {QStringLiteral("--format"), QStringLiteral("sarif"), QStringLiteral("--output"),
                  program.path(QStringLiteral("report.sarif"))};
    const CheckProgram::Result result = program.run(arguments);
    QVERIFY2(result.status >= 0 && result.status <= 2, result.errors.constData());
    QVERIFY(!program.read(QStringLiteral("report.sarif")).isEmpty());
    QCOMPARE(complaints(program, QStringLiteral("report.sarif")), QByteArray());
}

// A validator that takes anything would prove nothing.
void SarifTest::schemaIsAsked()
{
    const CheckProgram program;
    program.write(QStringLiteral("wrong.sarif"), "{\"version\": \"2.1.0\", \"runs\": [{}]}");
    QVERIFY(!complaints(program, QStringLiteral("wrong.sarif")).isEmpty());
}

QTEST_GUILESS_MAIN(SarifTest)
#include "tst_sarif.moc"
