// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzzdefinition.h"

#include <QDir>
#include <QtTest>

/// What the fuzzer begins with, and what it has found, in every build.
class FuzzCorpusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
};

void FuzzCorpusTest::holds_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(FUZZ_CORPUS));
    const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void FuzzCorpusTest::holds()
{
    QFETCH(const QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    // It ends the program if something does not hold.
    poolwarden::fuzz::fuzzDefinition({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

QTEST_GUILESS_MAIN(FuzzCorpusTest)
#include "tst_fuzzcorpus.moc"
