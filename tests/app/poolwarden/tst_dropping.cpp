// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Files, folders and text that are dropped onto the window.

#include "model/session/pooldraft.h"
#include "model/session/poolselection.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWindow>

#include <memory>

#include <sys/stat.h>

using namespace poolwarden;

class TestDropping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsImported();
    void aTextIsImported();
    void whatIsNoPoolIsNotTaken();
    void aFolderIsReadWithThoseInIt();
    void bearsALargeFolderOfOtherThings();
    void onFilesAFolderIsOpened();
};

namespace {

QByteArray poolXml(const QString &name)
{
    return QStringLiteral("<pool type='dir'><name>%1</name><target><path>/new/%1</path></target>"
                          "</pool>")
        .arg(name)
        .toUtf8();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

QMimeData *files(const QStringList &paths)
{
    auto *data = new QMimeData;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data->setUrls(urls);
    return data;
}

/// Enters and drops onto the table of pools, as the window system tells the window. Returns whether it was
/// taken.
bool drop(const TestSession &it, QMimeData *data)
{
    const std::unique_ptr<QMimeData> owned(data);
    QWidget *window = it.session->window();
    const auto *table = it.find<QWidget>("poolTable");
    const QPoint at = table->mapTo(window, table->rect().center());
    QDragEnterEvent enter(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(window->windowHandle(), &enter);
    QDropEvent event(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    event.ignore();
    if (enter.isAccepted())
        QCoreApplication::sendEvent(window->windowHandle(), &event);
    return event.isAccepted();
}

} // namespace

void TestDropping::aFileIsImported()
{
    TestSession it;
    QVERIFY(it.open());
    const QString path = it.scratch.filePath(QStringLiteral("one.xml"));
    writeFile(path, poolXml(QStringLiteral("one")));
    QVERIFY(drop(it, files({path})));
    QTRY_COMPARE(it.registry()->poolCount(), 5);
    const PoolRegistry::Pool *pool = it.registry()->pool(it.poolNamed(QStringLiteral("one")));
    QVERIFY(pool && pool->draft && pool->host == it->currentHost());
    QCOMPARE(it->selection()->pools(), QList{it.poolNamed(QStringLiteral("one"))});
}

void TestDropping::aTextIsImported()
{
    TestSession it;
    QVERIFY(it.open());
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(poolXml(QStringLiteral("a")) + poolXml(QStringLiteral("b"))));
    QVERIFY(drop(it, data));
    QTRY_COMPARE(it.registry()->poolCount(), 6);
    QVERIFY(it.poolNamed(QStringLiteral("a")) != noPool);
    QVERIFY(it.poolNamed(QStringLiteral("b")) != noPool);
}

void TestDropping::whatIsNoPoolIsNotTaken()
{
    TestSession it;
    QVERIFY(it.open());
    auto *text = new QMimeData;
    text->setText(QStringLiteral("a word of a mail"));
    QVERIFY(!drop(it, text));
    auto *elsewhere = new QMimeData;
    elsewhere->setUrls({QUrl(QStringLiteral("https://example.org/pool.xml"))});
    QVERIFY(!drop(it, elsewhere));
    QCOMPARE(it.registry()->poolCount(), 4);
}

void TestDropping::aFolderIsReadWithThoseInIt()
{
    TestSession it;
    QVERIFY(it.open());
    const QDir folder(it.scratch.filePath(QStringLiteral("pools")));
    const QDir other(it.scratch.filePath(QStringLiteral("other")));
    writeFile(folder.filePath(QStringLiteral("a.xml")), poolXml(QStringLiteral("a")));
    writeFile(folder.filePath(QStringLiteral("kvm1/b.xml")), poolXml(QStringLiteral("b")));
    writeFile(folder.filePath(QStringLiteral("kvm1/deep/c.xml")), poolXml(QStringLiteral("c")));
    writeFile(other.filePath(QStringLiteral("d.xml")), poolXml(QStringLiteral("d")));
    // A circle, which is read once, and a way out, which is told.
    QVERIFY(QFile::link(folder.path(), folder.filePath(QStringLiteral("kvm1/up"))));
    QVERIFY(QFile::link(other.path(), folder.filePath(QStringLiteral("out"))));
    QVERIFY(drop(it, files({folder.path()})));
    QTRY_COMPARE(it.registry()->poolCount(), 7);
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        QVERIFY2(it.poolNamed(name) != noPool, qPrintable(name));
    const Message told = it->messages()->current();
    QVERIFY2(told.text.contains(QStringLiteral("3 pool(s) were imported")), qPrintable(told.text));
    QVERIFY2(told.detail.contains(folder.filePath(QStringLiteral("out"))),
             qPrintable(told.whole()));
    QVERIFY2(!told.detail.contains(QStringLiteral("kvm1/up")), qPrintable(told.whole()));
}

void TestDropping::bearsALargeFolderOfOtherThings()
{
    constexpr int strangers = 4'000;
    constexpr int pools = 30;
    TestSession it;
    QVERIFY(it.open());
    const QDir folder(it.scratch.filePath(QStringLiteral("many")));
    for (int i = 0; i < strangers; ++i)
        writeFile(folder.filePath(QStringLiteral("%1/%2.xml").arg(i % 20).arg(i)),
                  "<network><name>n</name></network>");
    for (int i = 0; i < pools; ++i)
        writeFile(folder.filePath(QStringLiteral("%1/pool/%2.xml").arg(i % 20).arg(i)),
                  poolXml(QStringLiteral("many-%1").arg(i)));
    for (int i = 0; i < 20; ++i)
        QVERIFY(QFile::link(folder.path(), folder.filePath(QStringLiteral("%1/again").arg(i))));
    writeFile(folder.filePath(QStringLiteral("torn.xml")), "<pool type='dir'><name>to");
    writeFile(folder.filePath(QStringLiteral("binary.xml")), QByteArray("\0\1\xff\xfe", 4));
    QVERIFY(folder.mkpath(QStringLiteral("folder.xml")));
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("gone")),
                        folder.filePath(QStringLiteral("dangling.xml"))));
    // Nobody writes into it: to open it would take for ever.
    QCOMPARE(
        ::mkfifo(QFile::encodeName(folder.filePath(QStringLiteral("pipe.xml"))).constData(), 0600),
        0);
    QVERIFY(drop(it, files({folder.path()})));
    // The pools, and the torn one, which can be mended.
    QTRY_COMPARE_WITH_TIMEOUT(it.registry()->poolCount(), 4 + pools + 1, 60'000);
    const Message told = it->messages()->current();
    // With the binary one, the dangling link and the pipe.
    QVERIFY2(told.text.contains(
                 QStringLiteral("%1 definition(s) could not be imported").arg(strangers + 3)),
             qPrintable(told.text));
    for (const char *name : {"torn.xml", "binary.xml", "dangling.xml", "pipe.xml", "3999.xml"})
        QVERIFY2(told.detail.contains(QLatin1String(name)), name);
    QVERIFY(!told.detail.contains(QStringLiteral("folder.xml")));
    QVERIFY(!told.detail.contains(QStringLiteral("again")));
}

void TestDropping::onFilesAFolderIsOpened()
{
    TestSession it;
    const QDir folder(it.scratch.filePath(QStringLiteral("pools")));
    writeFile(folder.filePath(QStringLiteral("a.xml")), poolXml(QStringLiteral("a")));
    writeFile(folder.filePath(QStringLiteral("kvm1/b.xml")), poolXml(QStringLiteral("b")));
    QCOMPARE(it->currentHost(), it.registry()->files());
    QVERIFY(drop(it, files({folder.path()})));
    QTRY_COMPARE(it.registry()->poolCount(), 2);
    const PoolRegistry::Pool *pool = it.registry()->pool(it.poolNamed(QStringLiteral("b")));
    QVERIFY(pool && pool->draft);
    QCOMPARE(pool->draft->file().path, folder.filePath(QStringLiteral("kvm1/b.xml")));
}

QTEST_MAIN(TestDropping)
#include "tst_dropping.moc"
