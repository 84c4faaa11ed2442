// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzdefinition.h"
#include "tests/fuzz/fuzzdocument.h"
#include "tests/support/randomseeds.h"

#include <QDir>
#include <QRandomGenerator>
#include <QtTest>

/// What the fuzzer begins with, and what it has found, in every build.
class FuzzCorpusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void holdsAfterRandomSteps_data() { holds_data(); }
    void holdsAfterRandomSteps();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

void FuzzCorpusTest::holds_data()
{
    QTest::addColumn<QString>("path");
    for (const char *target : {"fuzz-definition", "fuzz-document"}) {
        const QDir folder(QStringLiteral(FUZZ_CORPUS "/%1").arg(QString::fromLatin1(target)));
        const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &file : files)
            QTest::addRow("%s %s", target, qPrintable(file.fileName())) << file.filePath();
    }
}

// It ends the program if something does not hold.
void FuzzCorpusTest::holds()
{
    QFETCH(const QString, path);
    const QByteArray bytes = contentOf(path);
    QVERIFY(!bytes.isEmpty());
    poolwarden::fuzz::fuzzDefinition(viewOf(bytes));
    poolwarden::fuzz::fuzzDocument(viewOf(bytes));
}

void FuzzCorpusTest::holdsAfterRandomSteps()
{
    QFETCH(const QString, path);
    constexpr int rounds = 5;
    constexpr int steps = 40;
    const QByteArray divider = "\n%%\n";
    for (const quint64 seed : poolwarden::withRandomSeeds(611823)) {
        QRandomGenerator random(static_cast<quint32>(seed));
        for (const QByteArray &xml : {contentOf(path), contentOf(path).split('%').first()}) {
            for (int round = 0; round < rounds; ++round) {
                QByteArray bytes = xml.left(xml.indexOf(divider)) + divider;
                for (int i = 0; i < 3 * steps; ++i)
                    bytes += static_cast<char>(random.bounded(256));
                poolwarden::fuzz::fuzzDocument(viewOf(bytes));
            }
        }
    }
}

QTEST_GUILESS_MAIN(FuzzCorpusTest)
#include "tst_fuzzcorpus.moc"
