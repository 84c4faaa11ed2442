// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reports for people and spreadsheets, with names that want to be more than names.

#include "tests/app/check/checkprogram.h"

#include <QDateTime>
#include <QImage>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTextDocument>
#include <QtTest>

using namespace poolwarden::test;

class ReportsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void htmlIsWholeAndWithoutAnythingFromElsewhere();
    void htmlShowsNamesAsText();
    void htmlTellsWhatWasAcceptedAndWhatWasNotChecked();
    void eachSaysWhenWhereAndWhatWasLeftOut_data();
    void eachSaysWhenWhereAndWhatWasLeftOut();
    void aCleanTableSaysOfWhat();
    void whatLibvirtDoesIsToldOnce();
    void csvIsRfc4180();
    void csvHasNoFormulas_data();
    void csvHasNoFormulas();
    void markdownKeepsItsTables();
    void markdownShowsNamesAsTheyAre_data();
    void markdownShowsNamesAsTheyAre();
    void theWorstComesFirst_data();
    void theWorstComesFirst();
    void whatIsOfNoPlaceStandsBySeverity();
    void aReadOnlyFolderAndAFullDisk();
    void aBrowserRunsNothing();
    void aBrowserPrintsItOnPages();

private:
    std::unique_ptr<CheckProgram> m_program;
    QByteArray report(const QString &format, const QStringList &more = {}) const;
};

namespace {

QByteArray group(const QString &name, const QString &volumeGroup)
{
    return QStringLiteral("<pool type='logical'><name>%1</name><source><name>%2</name></source>"
                          "</pool>")
        .arg(name.toHtmlEscaped(), volumeGroup.toHtmlEscaped())
        .toUtf8();
}

const QStringList hostile{
    QStringLiteral("<img src=x onerror=document.title='pwned'>"),
    QStringLiteral("\"><svg onload=document.title='pwned'>"),
    QStringLiteral("a | b `c` [d](javascript:e) **f**"),
    QStringLiteral("\u202Egnp.exe \u0645\u062E\u0632\u0646 \U0001F4A3"),
    QStringLiteral("=cmd|' calc'!A1"),
    QStringLiteral("tab\tin it"),
    QStringLiteral("“ends” <bdi> &amp; & </bdi >").remove(u'/'),
};

/// The fields of the records.
QList<QStringList> parsed(const QByteArray &csv)
{
    QList<QStringList> records{{}};
    const QString text = QString::fromUtf8(csv);
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted) {
            if (c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"') {
                field += u'"';
                ++i;
            } else if (c == u'"') {
                isQuoted = false;
            } else {
                field += c;
            }
        } else if (c == u'"') {
            isQuoted = true;
        } else if (c == u',') {
            records.last().append(field);
            field.clear();
        } else if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n') {
            records.last().append(field);
            field.clear();
            records.append(QStringList());
            ++i;
        } else {
            field += c;
        }
    }
    records.removeLast();
    return records;
}

QString chromium()
{
    for (const char *name : {"chromium", "chromium-browser", "google-chrome"}) {
        const QString path = QStandardPaths::findExecutable(QLatin1String(name));
        if (!path.isEmpty())
            return path;
    }
    return {};
}

/// The document after all that it does.
/// What the browser writes to its standard output.
QByteArray browse(const QString &file, const QString &profile, const QStringList &what)
{
    QProcess browser;
    browser.start(chromium(),
                  QStringList{QStringLiteral("--headless"), QStringLiteral("--no-sandbox"),
                              QStringLiteral("--disable-gpu"),
                              QStringLiteral("--disable-dev-shm-usage"),
                              QStringLiteral("--no-first-run"),
                              QStringLiteral("--disable-background-networking"),
                              QStringLiteral("--user-data-dir=") + profile}
                      + what + QStringList{QStringLiteral("file://") + file});
    if (!browser.waitForFinished(120'000))
        browser.kill();
    return browser.readAllStandardOutput();
}

QByteArray domOf(const QString &file, const QString &profile)
{
    return browse(file, profile,
                  {QStringLiteral("--virtual-time-budget=3000"), QStringLiteral("--dump-dom")});
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        process.kill();
    return process.readAllStandardOutput();
}

} // namespace

void ReportsTest::init()
{
    m_program = std::make_unique<CheckProgram>();
    int number = 0;
    for (const QString &name : hostile)
        m_program->write(QStringLiteral("pools/%1.xml").arg(++number), group(name, name));
    for (const QString &name : hostile)
        m_program->write(QStringLiteral("pools/%1.xml").arg(++number), group(name + u'2', name));
    m_program->write(QStringLiteral("pools/broken.xml"), "<pool");
}

QByteArray ReportsTest::report(const QString &format, const QStringList &more) const
{
    const auto result =
        m_program->run(QStringList{QStringLiteral("-f"), format, QStringLiteral("pools")} + more);
    return result.status == 1 ? result.output : QByteArray();
}

void ReportsTest::htmlIsWholeAndWithoutAnythingFromElsewhere()
{
    const QString html = QString::fromUtf8(report(QStringLiteral("html")));
    QVERIFY(html.startsWith(QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">")));
    QVERIFY(html.endsWith(QStringLiteral("</html>\n")));
    for (const char *part : {"prefers-color-scheme: dark", "@media print", "scope=\"col\"",
                             "scope=\"row\"", "<main>", "<h1>", "poolwarden-check",
                             "default-src 'none'", "<time datetime=", "<svg ", "class=\"pw-map\""})
        QVERIFY2(html.contains(QLatin1String(part)), part);
    // Every link is to a place in the file, and nothing is loaded.
    QRegularExpression link(QStringLiteral("href=\"([^\"]*)\""));
    auto links = link.globalMatch(html);
    int count = 0;
    while (links.hasNext()) {
        const QString to = links.next().captured(1);
        QVERIFY(to.startsWith(u'#'));
        QVERIFY2(html.contains(QStringLiteral("id=\"%1\"").arg(to.mid(1))), qPrintable(to));
        ++count;
    }
    QVERIFY(count >= 3);
    for (const char *part : {"<script", "<link", "<iframe", "<img", " src=\"", "@import", "url("})
        QVERIFY2(!html.contains(QLatin1String(part), Qt::CaseInsensitive), part);
    // What opens is closed.
    for (const char *tag : {"section", "article", "table", "tr", "td", "th", "p", "bdi", "h2", "h3",
                            "ul", "li", "dl", "span", "thead", "tbody"}) {
        const QString name = QLatin1String(tag);
        const auto opened = html.count(QRegularExpression(QStringLiteral("<%1[ >]").arg(name)));
        QVERIFY2(opened == html.count(QStringLiteral("</%1>").arg(name)), tag);
    }
}

void ReportsTest::htmlShowsNamesAsText()
{
    const QString html = QString::fromUtf8(report(QStringLiteral("html")));
    QVERIFY(html.contains(
        QStringLiteral("<bdi>&lt;img src=x onerror=document.title=&#39;pwned&#39;&gt;</bdi>")));
    QVERIFY(html.contains(QStringLiteral("<bdi>&quot;&gt;&lt;svg onload")));
    QVERIFY(html.contains(QStringLiteral("\\u{202e}gnp.exe")));
    QVERIFY(!html.contains(QChar(0x202E)));
    QVERIFY(html.contains(QStringLiteral("\U0001F4A3")));
    QVERIFY(html.contains(QStringLiteral("✖ Error")));
    // In sentences as well.
    QVERIFY(html.contains(QStringLiteral("“<bdi>\\u{202e}gnp.exe")));
}

void ReportsTest::htmlTellsWhatWasAcceptedAndWhatWasNotChecked()
{
    m_program->write(QStringLiteral("accepted.json"),
                     R"({"formatVersion": 1, "hosts": ["x"], "accepted": [{"kind": "same-storage",
        "severity": "error", "reason": "<b>because</b>", "by": "ann", "at": "2026-11-27T04:00:00Z",
        "pools": [{"name": "tab\tin it", "type": "logical", "field": "source-name", "value": "tab\tin it"},
        {"name": "tab\tin it2", "type": "logical", "field": "source-name", "value": "tab\tin it"}]}]})");
    m_program->write(QStringLiteral("pools/dtd.xml"),
                     "<!DOCTYPE pool [<!ENTITY a 'b'>]><pool type='dir'/>");
    const auto result = m_program->run(
        {QStringLiteral("-f"), QStringLiteral("html"), QStringLiteral("--accepted"),
         QStringLiteral("accepted.json"), QStringLiteral("pools"), QStringLiteral("absent")});
    QCOMPARE(result.status, 2);
    const QString html = QString::fromUtf8(result.output);
    QVERIFY(html.contains(QStringLiteral("✔ Accepted")));
    QVERIFY(html.contains(QStringLiteral("&lt;b&gt;because&lt;/b&gt; (ann, 2026-11-27)")));
    QVERIFY(html.contains(QStringLiteral("<h2 id=\"unchecked\">What could not be checked</h2>")));
    QVERIFY(html.contains(QStringLiteral("absent")));
}

void ReportsTest::eachSaysWhenWhereAndWhatWasLeftOut_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"html", "markdown", "csv", "json", "sarif"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void ReportsTest::eachSaysWhenWhereAndWhatWasLeftOut()
{
    QFETCH(const QString, format);
    const CheckProgram program;
    program.write(
        QStringLiteral("accepted.json"),
        R"({"formatVersion": 1, "hosts": ["test:///default"], "accepted": [{"kind": "same-storage",
        "severity": "error", "reason": "moved next week", "by": "ann", "at": "2026-11-27T04:00:00Z",
        "pools": [{"name": "a", "type": "logical", "field": "source-name", "value": "vg"},
        {"name": "b", "type": "logical", "field": "source-name", "value": "vg"}]}]})");
    program.write(QStringLiteral("pools/a.xml"), groupPool("a", "vg"));
    program.write(QStringLiteral("pools/b.xml"), groupPool("b", "vg"));
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto result = program.run({QStringLiteral("-f"), format, QStringLiteral("--accepted"),
                                     QStringLiteral("accepted.json"), QStringLiteral("-c"),
                                     QStringLiteral("test:///default"), QStringLiteral("pools"),
                                     QStringLiteral("absent.xml")});
    QCOMPARE(result.status, 2);
    const QString told = QString::fromUtf8(result.output);
    const QRegularExpression aTime(QStringLiteral("20\\d\\d-\\d\\d-\\d\\dT[0-9:]+Z"));
    auto times = aTime.globalMatch(told);
    bool isNow = false;
    while (times.hasNext())
        isNow |=
            std::abs(QDateTime::fromString(times.next().captured(), Qt::ISODate).secsTo(before))
            < 300;
    QVERIFY2(isNow, qPrintable(told));
    // What Markdown takes for its own is escaped there.
    const QString plain = QString(told).remove(u'\\');
    for (const char *part :
         {"poolwarden-check", "test:///default", "moved next week", "ann", "absent.xml"})
        QVERIFY2(plain.contains(QLatin1String(part)), part);
}

void ReportsTest::aCleanTableSaysOfWhat()
{
    const CheckProgram program;
    const auto result = program.run({QStringLiteral("-f"), QStringLiteral("csv"),
                                     QStringLiteral("-c"), QStringLiteral("test:///default")});
    const QList<QStringList> records = parsed(result.output);
    QVERIFY(records.size() >= 2);
    QCOMPARE(records.at(1).mid(0, 2), QStringList({QStringLiteral("0"), QStringLiteral("report")}));
    QCOMPARE(records.at(1).at(6), QStringLiteral("test:///default"));
    QVERIFY(records.at(1).at(12).startsWith(QStringLiteral("poolwarden-check ")));
    QVERIFY(QDateTime::fromString(records.at(1).at(15), Qt::ISODate).isValid());
}

// Of two that a restart tears apart, the finding that says so is the only one that tells of a restart.
void ReportsTest::whatLibvirtDoesIsToldOnce()
{
    const CheckProgram program;
    const auto findingsOf = [&program](const QByteArray &a, const QByteArray &b) {
        program.write(QStringLiteral("pools/a.xml"), a);
        program.write(QStringLiteral("pools/b.xml"), b);
        const auto result = program.runJson({QStringLiteral("pools")});
        return result.definition(1).value(u"findings").toArray();
    };
    const QJsonArray kept = findingsOf(groupPool("a", "vg"), groupPool("b", "vg"));
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.at(0)[u"now"].toString(),
             QStringLiteral("libvirt accepts both, and does not notice."));
    QCOMPARE(kept.at(0)[u"restart"].toString(),
             QStringLiteral("libvirt keeps both: neither makes it drop the other."));
    const QJsonArray refused = findingsOf(dirPool("a", "/srv/x"), dirPool("b", "/srv/x"));
    QVERIFY(!refused.isEmpty());
    for (const QJsonValue &finding : refused) {
        QVERIFY2(!finding[u"restart"].toString().contains(QStringLiteral("keeps both")),
                 qPrintable(finding[u"restart"].toString()));
        QVERIFY2(!finding[u"now"].toString().contains(QStringLiteral("accepts both")),
                 qPrintable(finding[u"now"].toString()));
    }
}

void ReportsTest::csvIsRfc4180()
{
    const QByteArray csv = report(QStringLiteral("csv"));
    QVERIFY(csv.endsWith("\r\n"));
    QCOMPARE(csv.count('\n'), csv.count("\r\n"));
    const QList<QStringList> records = parsed(csv);
    QVERIFY(records.size() > 10);
    QCOMPARE(records.first().mid(0, 4),
             QStringList({QStringLiteral("number"), QStringLiteral("status"),
                          QStringLiteral("severity"), QStringLiteral("kind")}));
    for (const QStringList &record : records)
        QCOMPARE(record.size(), records.first().size());
    const auto has = [&records](const QString &pool) {
        return std::any_of(records.cbegin(), records.cend(),
                           [&pool](const QStringList &record) { return record.at(5) == pool; });
    };
    QVERIFY(has(hostile.at(1)));
    QVERIFY(has(hostile.at(2)));
    QVERIFY(has(QStringLiteral("tab\\u{9}in it")));
}

void ReportsTest::csvHasNoFormulas_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1+1", "＝1＋1"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void ReportsTest::csvHasNoFormulas()
{
    QFETCH(const QString, name);
    const CheckProgram program;
    program.write(QStringLiteral("pools/a.xml"), group(QStringLiteral("a"), name));
    program.write(QStringLiteral("pools/b.xml"), group(name, name));
    const auto result =
        program.run({QStringLiteral("-f"), QStringLiteral("csv"), QStringLiteral("pools")});
    const QList<QStringList> records = parsed(result.output);
    QVERIFY(records.size() > 1);
    for (const QStringList &record : records) {
        for (const QString &field : record) {
            const QString start = field.trimmed().left(1);
            QVERIFY2(start.isEmpty() || !QStringLiteral("=+-@＝＋").contains(start),
                     qPrintable(field));
        }
    }
}

void ReportsTest::markdownKeepsItsTables()
{
    const QString text = QString::fromUtf8(report(QStringLiteral("markdown")));
    QVERIFY(text.startsWith(QStringLiteral("# Storage pools: report\n")));
    static const QRegularExpression bar(QStringLiteral("(?<!\\\\)\\|"));
    int rows = 0;
    for (const QString &line : text.split(u'\n')) {
        if (!line.startsWith(u'|'))
            continue;
        QCOMPARE(line.count(bar), 6);
        ++rows;
    }
    QVERIFY(rows > 8);
    QVERIFY(!text.contains(QStringLiteral("<img")));
    static const QRegularExpression link(QStringLiteral("(?<!\\\\)\\]\\(javascript"));
    QVERIFY(!text.contains(link));
    QVERIFY(text.contains(QStringLiteral("\\[d\\](javascript\\:e)")));
    // A time and a name with a stroke stay as they are, to be read.
    static const QRegularExpression time(QStringLiteral("- When: [0-9-]+T[0-9]+:[0-9]+:[0-9]+Z\n"));
    QVERIFY2(text.contains(time), qPrintable(text.left(200)));
}

// Markup is taken from a name, and nothing else: Qt's reader of Markdown shows what a name looks like.
void ReportsTest::markdownShowsNamesAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"vm_fast_1", "_vm_", "a*b*", "10:00:00", "a:b",
                             ":smile:", "http://x.y/", "ann@example.org", "@ann", "#12", "~~no~~",
                             "![x](y)", "<b>", "a\\b", "{x}", "$a$", "1. a", "www.x.y", "`c`"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void ReportsTest::markdownShowsNamesAsTheyAre()
{
    QFETCH(const QString, name);
    const CheckProgram program;
    program.write(QStringLiteral("pools/a.xml"), group(name, QStringLiteral("vg")));
    program.write(QStringLiteral("pools/b.xml"),
                  group(QStringLiteral("other"), QStringLiteral("vg")));
    const auto result =
        program.run({QStringLiteral("-f"), QStringLiteral("markdown"), QStringLiteral("pools")});
    QTextDocument document;
    // It reads no further than a line break in a cell.
    document.setMarkdown(
        QString::fromUtf8(result.output).replace(QLatin1String("<br>"), QLatin1String(" ")),
        QTextDocument::MarkdownDialectGitHub);
    QVERIFY2(document.toPlainText().contains(name), qPrintable(document.toPlainText()));
    QVERIFY(!document.toHtml().contains(QStringLiteral("href")));
}

void ReportsTest::theWorstComesFirst_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("CSV") << QStringLiteral("csv");
    QTest::newRow("Markdown") << QStringLiteral("markdown");
}

void ReportsTest::theWorstComesFirst()
{
    QFETCH(const QString, format);
    const CheckProgram program;
    const auto dir = [](const char *name, const char *path) {
        return QByteArray("<pool type='dir'><name>") + name + "</name><target><path>" + path
               + "</path></target></pool>";
    };
    // A warning between the first two, which stand first in the input, and an error between the last two.
    program.write(QStringLiteral("pools/a.xml"), dir("a", "/srv/a"));
    program.write(QStringLiteral("pools/b.xml"), dir("b", "/srv/a/b"));
    program.write(QStringLiteral("pools/y.xml"), group(QStringLiteral("y"), QStringLiteral("vg")));
    program.write(QStringLiteral("pools/z.xml"), group(QStringLiteral("z"), QStringLiteral("vg")));
    const auto result = program.run({QStringLiteral("-f"), format, QStringLiteral("pools")});
    const QString text = QString::fromUtf8(result.output).toLower();
    const auto error = text.indexOf(QRegularExpression(QStringLiteral("[,|] ?error")));
    const auto warning =
        text.indexOf(QRegularExpression(QStringLiteral("[,|] ?warning [|]|,warning")));
    QVERIFY2(error >= 0 && warning > error, qPrintable(text));
}

void ReportsTest::whatIsOfNoPlaceStandsBySeverity()
{
    const CheckProgram program;
    // An error at a place, a warning at another, and what libvirt refuses, which is an error of none.
    program.write(QStringLiteral("pools/a.xml"), dirPool("a", "/srv/a"));
    program.write(QStringLiteral("pools/b.xml"), dirPool("b", "/srv/a/b"));
    program.write(QStringLiteral("pools/r.xml"), "<pool type='dir'><name>r</name></pool>");
    program.write(QStringLiteral("pools/y.xml"), group(QStringLiteral("y"), QStringLiteral("vg")));
    program.write(QStringLiteral("pools/z.xml"), group(QStringLiteral("z"), QStringLiteral("vg")));
    const auto result = program.run({QStringLiteral("-f"), QStringLiteral("html"),
                                     QStringLiteral("--no-schema"), QStringLiteral("pools")});
    const QString html = QString::fromUtf8(result.output);
    QStringList headings;
    static const QRegularExpression heading(QStringLiteral("<h3>(.*?)</h3>"));
    for (const auto &match : heading.globalMatch(html))
        headings.append(match.captured(1).remove(QRegularExpression(QStringLiteral("<[^>]*>"))));
    QVERIFY2(headings.size() >= 3, qPrintable(headings.join(u'\n')));
    QVERIFY2(headings.at(0).contains(QStringLiteral("vg")), qPrintable(headings.join(u'\n')));
    QCOMPARE(headings.at(1), QStringLiteral("Other"));
    QVERIFY2(headings.at(2).contains(QStringLiteral("/srv/a")), qPrintable(headings.join(u'\n')));
}

void ReportsTest::aReadOnlyFolderAndAFullDisk()
{
    const auto absent =
        m_program->run({QStringLiteral("-f"), QStringLiteral("html"), QStringLiteral("-o"),
                        QStringLiteral("absent/r.html"), QStringLiteral("pools")});
    QCOMPARE(absent.status, 2);
    QVERIFY2(absent.errors.contains("cannot be written"), absent.errors.constData());
    const auto full =
        m_program->run({QStringLiteral("-f"), QStringLiteral("html"), QStringLiteral("-o"),
                        QStringLiteral("/dev/full"), QStringLiteral("pools")});
    QCOMPARE(full.status, 2);
    QVERIFY2(full.errors.contains("cannot be written"), full.errors.constData());
}

void ReportsTest::aBrowserRunsNothing()
{
    if (chromium().isEmpty())
        QSKIP("Chromium is not installed.");
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int requests = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        ++requests;
        server.nextPendingConnection()->close();
    });
    const QString here =
        QStringLiteral("http:&#47;&#47;127.0.0.1:%1&#47;").arg(server.serverPort());
    const QString url = QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort());
    const QString values =
        QStringLiteral("<script>document.title='pwned'</script>"
                       "<img src='%1a' onerror=document.title='pwned'>"
                       "<link rel=stylesheet href='%1b'><style>@import '%1c'</style>"
                       "<iframe src='%1d'></iframe><base href='%1e'>")
            .arg(url);
    for (const char *name : {"one", "two"})
        m_program->write(
            QStringLiteral("pools/%1.xml").arg(QLatin1String(name)),
            group(QLatin1String(name)
                      + QStringLiteral("<img src=%1 onerror=document.title='pwned'>").arg(here),
                  values));
    const auto result =
        m_program->run({QStringLiteral("-f"), QStringLiteral("html"), QStringLiteral("-o"),
                        QStringLiteral("report.html"), QStringLiteral("pools")});
    QCOMPARE(result.status, 1);
    // That this browser would do it.
    m_program->write(QStringLiteral("control.html"), "<title>t</title>" + values.toUtf8());
    const auto open = [this](const QString &name) {
        // The loop must run, so that the server sees what comes.
        QByteArray dom;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            dom = domOf(m_program->path(name), m_program->path(QStringLiteral("profile")));
        }));
        thread->start();
        while (!thread->wait(20))
            QCoreApplication::processEvents();
        return dom;
    };
    const QByteArray control = open(QStringLiteral("control.html"));
    QVERIFY2(control.contains("<title>pwned</title>"), control.left(400).constData());
    QVERIFY(requests > 0);
    requests = 0;
    const QByteArray dom = open(QStringLiteral("report.html"));
    QVERIFY(dom.contains("<title>Storage pools: report</title>"));
    QVERIFY(dom.contains("&lt;script&gt;document.title='pwned'"));
    QVERIFY(!dom.contains("<script"));
    QCOMPARE(requests, 0);
}

// Each row whole and on one page, with the head of its table above it; light, whatever the desktop is.
void ReportsTest::aBrowserPrintsItOnPages()
{
    const QString pdfToText = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    const QString pdfToPicture = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
    if (chromium().isEmpty() || pdfToText.isEmpty() || pdfToPicture.isEmpty())
        QSKIP("Chromium or poppler-utils are not installed.");
    constexpr int count = 150;
    for (int number = 1002; number < 1002 + count; ++number)
        m_program->write(
            QStringLiteral("many/%1.xml").arg(number),
            group(QStringLiteral("pool%1").arg(number), QStringLiteral("vg%1").arg(number / 3)));
    const auto result =
        m_program->run({QStringLiteral("-f"), QStringLiteral("html"), QStringLiteral("-o"),
                        QStringLiteral("many.html"), QStringLiteral("many")});
    QVERIFY2(result.status < 2, result.errors.constData());
    const QString pdf = m_program->path(QStringLiteral("many.pdf"));
    browse(m_program->path(QStringLiteral("many.html")),
           m_program->path(QStringLiteral("print-profile")),
           {QStringLiteral("--blink-settings=preferredColorScheme=0"),
            QStringLiteral("--print-to-pdf=") + pdf});
    const QList<QByteArray> pages =
        outputOf(pdfToText, {QStringLiteral("-layout"), pdf, QStringLiteral("-")}).split('\f');
    QVERIFY2(pages.size() > 4, QByteArray::number(pages.size()).constData());
    QVERIFY(pages.first().contains("Storage pools: report"));
    static const QRegularExpression row(QStringLiteral(
        "^ *pool(\\d{4}) +LVM volume group +many/\\d{4}\\.xml +accepted +\\S+ +Error *$"));
    QStringList rows;
    for (const QByteArray &page : pages) {
        bool hasHead = false;
        for (const QString &line : QString::fromUtf8(page).split(u'\n')) {
            hasHead = hasHead || line.contains(QStringLiteral("libvirt's answer"));
            const auto match = row.match(line);
            if (!match.hasMatch())
                continue;
            QVERIFY2(hasHead, qPrintable(line));
            rows.append(match.captured(1));
        }
    }
    QCOMPARE(rows.size(), count);
    QCOMPARE(rows.removeDuplicates(), 0);
    // A page in grey levels: white with some print.
    const QByteArray picture =
        outputOf(pdfToPicture, {QStringLiteral("-gray"), QStringLiteral("-r"), QStringLiteral("20"),
                                QStringLiteral("-l"), QStringLiteral("1"), pdf});
    const QImage page = QImage::fromData(picture);
    QVERIFY(!page.isNull());
    qint64 sum = 0;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x)
            sum += qGray(page.pixel(x, y));
    }
    const qint64 mean = sum / (qint64(page.width()) * page.height());
    QVERIFY2(mean > 220 && mean < 255, QByteArray::number(mean).constData());
}

QTEST_MAIN(ReportsTest)
#include "tst_reports.moc"
