// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The report on all open hosts, saved from the window.

#include "app/poolwarden/reportpages.h"
#include "app/poolwarden/sessionreport.h"
#include "app/poolwarden/svgforrenderer.h"
#include "tests/app/poolwarden/printing.h"
#include "tests/app/poolwarden/testsession.h"
#include "views/messages/messagebar.h"
#include "views/window/dialogprompts.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QColor>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QStatusBar>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextDocument>
#include <QtTest>

#include <optional>

using namespace poolwarden;

class TestReporting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFormIsWritten_data();
    void eachFormIsWritten();
    void whatIsMissingIsTold_data();
    void whatIsMissingIsTold();
    void thePagesHaveAllOfIt();
    void aHeadingIsNotAlone();
    void aTextOfTheMapStaysInItsBox();
    void isPrinted();
    void goesWhereTheLastExportWent();
    void dialogsGoOnInOneFolder();
    void whereItCannotBeWritten();
    void anUnknownSuffix();
};

namespace {

QByteArray reportIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As a user: Ctrl+Shift+P.
void saveReport(const TestSession &it)
{
    QTest::keyClick(it.session->window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
}

} // namespace

void TestReporting::eachFormIsWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("HTML") << QStringLiteral("r.html") << QByteArray("<!DOCTYPE html>");
    QTest::newRow("Markdown") << QStringLiteral("r.md") << QByteArray("# Storage pools");
    QTest::newRow("CSV") << QStringLiteral("r.csv") << QByteArray("number,status,");
    QTest::newRow("JSON") << QStringLiteral("r.json") << QByteArray("{");
    QTest::newRow("SARIF") << QStringLiteral("r.sarif") << QByteArray("{");
    QTest::newRow("text") << QStringLiteral("r.TXT") << QByteArray("Made by: ");
}

void TestReporting::eachFormIsWritten()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, start);
    TestSession it;
    QVERIFY(it.open());
    it.prompts.path = it.scratch.filePath(name);
    saveReport(it);
    QTRY_VERIFY(it->messages()->current().text.contains(name));
    QCOMPARE(it->messages()->current().actionText, QStringLiteral("&Open the Report"));
    const QByteArray text = reportIn(it.prompts.path);
    QVERIFY2(text.startsWith(start), text.left(200).constData());
    QVERIFY(text.contains("hostvg"));
    QVERIFY(text.contains("same-storage") || text.contains("Same storage"));
    if (name.endsWith(QStringLiteral("json"))) {
        const QJsonObject report = QJsonDocument::fromJson(text).object();
        QCOMPARE(report[QLatin1String("summary")][QLatin1String("errors")].toInt(), 1);
        QCOMPARE(report[QLatin1String("summary")][QLatin1String("definitions")].toInt(), 4);
        QCOMPARE(report[QLatin1String("host")].toString(), QStringLiteral("test:///fake"));
    }
}

void TestReporting::whatIsMissingIsTold_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"r.html", "r.md", "r.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestReporting::whatIsMissingIsTold()
{
    QFETCH(const QString, name);
    TestSession it;
    // The file of accepted conflicts is not one.
    const QDir folder(it.scratch.filePath(QStringLiteral("accepted")));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QFile accepted(folder.filePath(QStringLiteral("test-fake-6c66609e97.json")));
    QVERIFY(accepted.open(QIODevice::WriteOnly));
    accepted.write("{");
    accepted.close();
    QVERIFY(it.open());
    const auto written = [&]() -> QString {
        it.prompts.path = it.scratch.filePath(name);
        QFile::remove(it.prompts.path);
        saveReport(it);
        (void)QTest::qWaitFor([&] { return QFile::exists(it.prompts.path); });
        return QString::fromUtf8(reportIn(it.prompts.path))
            .remove(QStringLiteral("<bdi>"))
            .remove(QStringLiteral("</bdi>"))
            .remove(u'\\');
    };
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("cannot be used")));
    QString report = written();
    QVERIFY2(report.contains(QStringLiteral("6c66609e97.json are not applied")),
             qPrintable(report));
    QVERIFY(!report.contains(QStringLiteral("cannot be reached")));

    // One host is never reached, and the other goes.
    it.session->connections()->open(QStringLiteral("test:///second"), false);
    QCOMPARE(it.services->size(), 2);
    const auto lossOf = [](const char *sentence) {
        return ServiceError{.code = ServiceError::Code::ConnectionLost,
                            .sentence = QLatin1String(sentence),
                            .detail = {}};
    };
    it.services->last()->openError = lossOf("Nobody is there.");
    it.service()->openError = lossOf("Still away.");
    it.service()->lose(lossOf("The connection is gone."));
    QTRY_COMPARE(connectionProblems(*it.session->connectionList()).size(), 2);
    QTRY_VERIFY(connectionProblems(*it.session->connectionList())
                    .last()
                    .contains(QStringLiteral("Nobody")));
    report = written();
    for (const char *sentence : {"is not in this report. Nobody is there.",
                                 "and is reported as it was before. ", "are not applied"})
        QVERIFY2(report.contains(QLatin1String(sentence)), qPrintable(report));
}

void TestReporting::thePagesHaveAllOfIt()
{
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        QSKIP("pdftotext is not installed");
    TestSession it;
    QVERIFY(it.open());
    const QString name = QStringLiteral("<b>bold</b> & \u202Eback");
    const auto dirXml = [](const QString &pool, const QString &path) {
        return QStringLiteral(
                   "<pool type='dir'><name>%1</name><target><path>%2</path></target></pool>")
            .arg(pool.toHtmlEscaped(), path);
    };
    for (const QString &xml : {dirXml(name, QStringLiteral("/srv/images/inner")),
                               QStringLiteral("<pool type='dir'><name>begun</name></pool>")})
        it.registry()->createDraft(it->currentHost(), DraftOrigin::New, xml);
    it.prompts.path = it.scratch.filePath(QStringLiteral("r.pdf"));
    saveReport(it);
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("r.pdf")));
    QVERIFY(reportIn(it.prompts.path).startsWith("%PDF-"));
    const QString text = printing::textOfPdf(reader, it.prompts.path).value_or(QString());
    for (const QString &part :
         {QStringLiteral("Storage pools: report"), QStringLiteral("Same storage"),
          QStringLiteral("lvm-fast"), QStringLiteral("vg0"), QStringLiteral("/srv/images/inner"),
          QStringLiteral("<b>bold</b> &"), QStringLiteral("Unfinished drafts"),
          QStringLiteral("begun"), QStringLiteral("All pools"), QStringLiteral("/srv/iso"),
          QStringLiteral("test:///fake"), QStringLiteral("Page 1 of")})
        QVERIFY2(text.contains(part), qPrintable(part + QStringLiteral(" not in ") + text));
    QVERIFY(!text.contains(QChar(0x202E)));
    if (!text.contains(QStringLiteral("A map of the storage is on the last page.")))
        return;
    // Ink on paper: a colour that is not understood would be black.
    const QString painter = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
    QVERIFY(!painter.isEmpty());
    QProcess process;
    process.start(painter, {QStringLiteral("-r"), QStringLiteral("20"), QStringLiteral("-png"),
                            it.prompts.path, it.scratch.filePath(QStringLiteral("page"))});
    QVERIFY(process.waitForFinished());
    const QDir pages(it.scratch.path());
    const QStringList names = pages.entryList({QStringLiteral("page-*.png")});
    QVERIFY(names.size() >= 2);
    const QImage map(pages.filePath(names.last()));
    int black = 0;
    int coloured = 0;
    for (int y = 0; y < map.height(); ++y) {
        for (int x = 0; x < map.width(); ++x) {
            const QColor colour = map.pixelColor(x, y);
            black += colour.lightness() < 40;
            coloured += colour.lightness() > 60 && colour.hsvSaturation() > 20;
        }
    }
    QVERIFY2(black < map.width() * map.height() / 20, qPrintable(QString::number(black)));
    QVERIFY(coloured > 50);
}

void TestReporting::aHeadingIsNotAlone()
{
    int moved = 0;
    for (int lines = 1; lines < 60; ++lines) {
        QTextDocument text;
        text.setPageSize(QSizeF(400, 500));
        const QString rows = QStringLiteral("<p>a line</p>").repeated(lines);
        text.setHtml(rows
                     + QStringLiteral("<h2>Kind</h2><h3>Pool</h3><table><tr><td>a<br>b</td>"
                                      "<td>c</td></tr></table><p>end</p>"));
        const auto pageOf = [&text](const QString &said) {
            for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
                if (block.text().startsWith(said))
                    return int(text.documentLayout()->blockBoundingRect(block).top() / 500);
            }
            return -1;
        };
        const int before = pageOf(QStringLiteral("Kind"));
        keepHeadings(&text, 500);
        moved += pageOf(QStringLiteral("Kind")) != before;
        QCOMPARE(pageOf(QStringLiteral("Pool")), pageOf(QStringLiteral("Kind")));
        QCOMPARE(pageOf(QStringLiteral("c")), pageOf(QStringLiteral("Kind")));
    }
    QVERIFY(moved > 0);
}

// QSvgRenderer leaves out the width that a text is given.
void TestReporting::aTextOfTheMapStaysInItsBox()
{
    const auto drawn = [](const QByteArray &svg) {
        QSvgRenderer renderer(svg);
        QImage picture(400, 40, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        renderer.render(&painter, QRectF(0, 0, 400, 40));
        int right = 0;
        for (int x = 0; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); ++y) {
                if (picture.pixelColor(x, y).lightness() < 128)
                    right = x;
            }
        }
        return right;
    };
    const auto svgOf = [](const QString &text, int width) {
        return QStringLiteral(
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"40\" "
                   "viewBox=\"0 0 400 40\"><style>.pw-t{font-weight:600;font-size:12px;"
                   "font-family:sans-serif}</style><text class=\"pw-t\" x=\"20\" y=\"20\" "
                   "textLength=\"%1\" lengthAdjust=\"spacingAndGlyphs\">")
                   .arg(width)
               + text.toHtmlEscaped() + QStringLiteral("</text></svg>");
    };
    const QString wide = QStringLiteral("iqn.2012-01.org.example:MMMM & WWWW");
    QVERIFY(drawn(svgOf(wide, 150).toUtf8()) > 175);
    const int right = drawn(svgForRenderer(svgOf(wide, 150)));
    QVERIFY2(right > 150 && right <= 172, qPrintable(QString::number(right)));
    // What is narrower stays as it is.
    const QString narrow = QStringLiteral("iso");
    QCOMPARE(drawn(svgForRenderer(svgOf(narrow, 300))), drawn(svgOf(narrow, 300).toUtf8()));
}

void TestReporting::isPrinted()
{
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        QSKIP("pdftotext is not installed");
    TestSession it;
    QVERIFY(it.open());
    const QString path = it.scratch.filePath(QStringLiteral("printed.pdf"));
    QTRY_VERIFY(it.find<QAction>("printReportAction")->isEnabled());
    it.trigger("printReportAction");
    QVERIFY(printing::printTo(path, "printReportDialog", it.session->window()));
    QTRY_COMPARE(it->statusBar()->currentMessage(), QStringLiteral("The report is printed."));
    QTRY_VERIFY(!it->findChild<QDialog *>(
        QStringLiteral("printReportDialog"))); // with its printer, which ends the file
    std::optional<QString> text;
    QTRY_VERIFY((text = printing::textOfPdf(reader, path)) && !text->isEmpty());
    for (const QString &part :
         {QStringLiteral("Storage pools: report"), QStringLiteral("Same storage"),
          QStringLiteral("hostvg"), QStringLiteral("lvm-fast"), QStringLiteral("All pools"),
          QStringLiteral("/srv/iso"), QStringLiteral("test:///fake"), QStringLiteral("Page 1 of")})
        QVERIFY2(text->contains(part), qPrintable(part + QStringLiteral(" not in ") + *text));
}

void TestReporting::goesWhereTheLastExportWent()
{
    TestSession it;
    QVERIFY(it.open());
    QVERIFY(QDir(it.scratch.path()).mkdir(QStringLiteral("out")));
    it.select(QStringLiteral("iso"));
    it.prompts.path = it.scratch.filePath(QStringLiteral("out/iso.xml"));
    it.trigger("exportAction");
    QTRY_VERIFY(QFile::exists(it.prompts.path));
    QTRY_VERIFY(it.settings->contains(QStringLiteral("export/folder")));
    it.prompts.path = it.scratch.filePath(QStringLiteral("r.html"));
    saveReport(it);
    QCOMPARE(it.prompts.suggestions.last(),
             it.scratch.filePath(QStringLiteral("out/storage-report.html")));
    // And the next export where the report went.
    QTRY_VERIFY(QFile::exists(it.prompts.path));
    it.trigger("exportAction");
    QCOMPARE(it.prompts.suggestions.last(), it.scratch.filePath(QStringLiteral("iso.xml")));
}

// Whatever is saved by a name alone: a map, a forecast, a copy of what is accepted.
void TestReporting::dialogsGoOnInOneFolder()
{
    TestSession it;
    DialogPrompts prompts;
    prompts.setParent(it.session->window());
    QStringList chosen;
    const auto save = [&](const char *name) {
        prompts.chooseFileToSave(QStringLiteral("Save"), QString::fromLatin1(name),
                                 {QStringLiteral("Text (*.txt)")},
                                 [&chosen](const QString &path) { chosen.append(path); });
        auto *dialog = it->findChild<QFileDialog *>(QStringLiteral("saveFileDialog"));
        return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    };
    const auto end = [&it](QFileDialog *dialog, Qt::Key key) {
        QTest::keyClick(dialog, key);
        return QTest::qWaitFor(
            [&it] { return !it->findChild<QFileDialog *>(QStringLiteral("saveFileDialog")); });
    };
    QFileDialog *dialog = save("first.txt");
    QVERIFY(dialog);
    QCOMPARE(dialog->directory().absolutePath(), QDir::homePath());
    const QString path = it.scratch.filePath(QStringLiteral("given.txt"));
    dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
    QVERIFY(end(dialog, Qt::Key_Return));
    QCOMPARE(chosen, QStringList(path));
    dialog = save("second.txt");
    QVERIFY(dialog);
    QCOMPARE(dialog->directory().absolutePath(), it.scratch.path());
    QCOMPARE(dialog->selectedFiles(),
             QStringList(it.scratch.filePath(QStringLiteral("second.txt"))));
    QVERIFY(end(dialog, Qt::Key_Escape));
    QCOMPARE(chosen.last(), QString());
}

void TestReporting::whereItCannotBeWritten()
{
    TestSession it;
    QVERIFY(it.open());
    it.prompts.path = it.scratch.filePath(QStringLiteral("absent/r.html"));
    saveReport(it);
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("could not be written")));
    QVERIFY(!it->messages()->current().detail.isEmpty());
    // Elsewhere it can.
    it.prompts.path = it.scratch.filePath(QStringLiteral("r.html"));
    it->messages()->takeAction();
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("The report is in")));
    QVERIFY(it->messages()->current().detail.isEmpty());
    QTRY_VERIFY(reportIn(it.prompts.path).endsWith("</html>\n"));
}

void TestReporting::anUnknownSuffix()
{
    TestSession it;
    QVERIFY(it.open());
    it.prompts.path = it.scratch.filePath(QStringLiteral("r.docx"));
    saveReport(it);
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("r.docx")));
    QVERIFY(!QFile::exists(it.prompts.path));
    // The next one that works takes the complaint away.
    it.prompts.path = it.scratch.filePath(QStringLiteral("r.md"));
    it->messages()->takeAction();
    QTRY_VERIFY(it->messages()->current().text.contains(QStringLiteral("r.md")));
    QVERIFY(!it->messages()->current().text.contains(QStringLiteral("none of these")));
}

QTEST_MAIN(TestReporting)
#include "tst_reporting.moc"
