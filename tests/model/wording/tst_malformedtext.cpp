// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A text that is no XML is told in words of our own, whatever the version of libxml2 calls it.

#include "model/wording/findingtext.h"
#include "model/wording/isolated.h"
#include "model/xml/poolreader.h"

#include <QRegularExpression>
#include <QTest>

using namespace poolwarden;

class TestMalformedText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatToWrite_data();
    void saysWhatToWrite();
    void hostileNames();
};

void TestMalformedText::saysWhatToWrite_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *xml, const char *sentence) {
        QTest::newRow(name) << QByteArray(xml) << QString::fromUtf8(sentence);
    };
    row("&", "<pool type='dir'><name>a & b</name></pool>",
        "A single & is no XML. Write & as &amp;.");
    row("& in an attribute", "<pool type='a & b'/>", "A single & is no XML. Write & as &amp;.");
    row("&name", "<pool type='dir'><name>a&b</name></pool>",
        "Behind & and a name a ; is missing. If you mean the sign, write & as &amp;.");
    row("&nbsp;", "<pool type='dir'><name>&nbsp;</name></pool>",
        "XML has no &nbsp;. Write the character itself; write & as &amp;.");
    row("&#0;", "<pool type='dir'><name>&#0;</name></pool>",
        "The number behind &# is no character that XML can have. Write the character itself; "
        "write & as &amp;.");
    row("&#x;", "<pool type='dir'><name>&#x;</name></pool>",
        "The number behind &# is no character that XML can have. Write the character itself; "
        "write & as &amp;.");
    row("<", "<pool type='dir'><name>a < b</name></pool>",
        "The name of the element is missing behind <. If you mean the sign, write < as &lt;.");
    row("< at the end", "<pool type='dir'>\n<",
        "The name of the element is missing behind <. If you mean the sign, write < as &lt;.");
    row("< in an attribute", "<pool type='dir>\n<name>a</name></pool>",
        "The closing quote of an attribute is missing before this <. If you mean the sign, write < "
        "as &lt;.");
    row("no quote at the end", "<pool type='dir>",
        "The closing quote of an attribute is missing. Write it behind the value.");
    row("no quotes", "<pool type=dir/>",
        "The value of an attribute is not in quotes. Write it as in type='dir'.");
    row("no value", "<pool type/>", "The attribute “type” has no value. Write type='…'.");
    row("twice", "<pool type='dir' type='fs'/>",
        "The tag has the attribute “type” twice. Remove one of them.");
    row("no space", "<pool type='dir'x='y'/>", "A space is missing between two attributes.");
    row("no attribute", "<pool type='dir' 'x'/>",
        "In a tag, only attributes such as type='dir' can stand behind the name. Write one, or end "
        "the tag with >.");
    row("no end of the tag", "<pool type='dir'><name>a</name", "The > of a tag is missing.");
    row("not closed", "<pool type='dir'>\n<name>a</name>\n",
        "<pool> of line 1 is not closed. Write </pool> at its end.");
    row("other closed", "<pool type='dir'>\n<name>a\n</pool>",
        "<name> of line 2 is not closed where </pool> stands. Write </name> before it.");
    row("more", "<pool type='dir'/><pool/>",
        "There is more text behind the end of the definition. Remove it.");
    row("words", "hello",
        "The XML does not begin with an element. A pool definition begins with <pool type='…'>.");
    row("nothing", "",
        "The XML does not begin with an element. A pool definition begins with <pool type='…'>.");
    row("comment", "<pool type='dir'><!-- a </pool>",
        "A comment is not closed. Write --> at its end.");
    row("cdata", "<pool type='dir'><![CDATA[ a </pool>",
        "A part that begins with <![CDATA[ is not closed. Write ]]> at its end.");
    row("end of cdata", "<pool type='dir'>a ]]> b</pool>",
        "]]> must not stand in a text. Write ]]&gt;.");
    row("declaration", "<pool type='dir'><?xml version='1.0'?></pool>",
        "<?xml …?> can only stand at the very beginning. Move it there, or remove it.");
    row("processing", "<pool type='dir'><?x </pool>",
        "A part that begins with <? is not closed. Write ?> at its end, or remove it.");
    row("control", "<pool type='dir'><name>\x01</name></pool>",
        "There is a control character that XML cannot have. Remove it.");
    row("not UTF-8", "<pool type='dir'><name>\xff\xfe</name></pool>",
        "From here on the text is not UTF-8. Save it as UTF-8.");
}

void TestMalformedText::saysWhatToWrite()
{
    QFETCH(QByteArray, xml);
    QFETCH(QString, sentence);
    const ReadResult result = readPool(std::string_view(xml.constData(), std::size_t(xml.size())));
    const auto *refusal = std::get_if<Refusal>(&result);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, RefusalCode::Malformed);
    const QString told = withoutIsolates(findingtext::refusal(*refusal));
    QVERIFY2(told == sentence,
             qPrintable(told + u'\n' + QString::fromStdString(refusal->arguments.front())));
    // The details have what libvirt says, which is what the parser says.
    QVERIFY(QString::fromStdString(libvirtMessage(*refusal))
                .contains(QString::fromStdString(refusal->arguments.front())));
}

// What stands in the text is put into the sentence once.
void TestMalformedText::hostileNames()
{
    const ReadResult result = readPool(std::string_view("<pool>"));
    const auto *refusal = std::get_if<Refusal>(&result);
    QVERIFY(refusal);
    Refusal other = *refusal;
    other.arguments = {"", "", "other-closing-tag", "a%2%3", "b%1", "7"};
    QCOMPARE(withoutIsolates(findingtext::refusal(other)),
             QStringLiteral("<a%2%3> of line 7 is not closed where </b%1> stands. Write </a%2%3> "
                            "before it."));
    other.arguments = {"strange words", "", ""};
    QCOMPARE(withoutIsolates(findingtext::refusal(other)),
             QStringLiteral("The XML is not well-formed: strange words."));
}

QTEST_GUILESS_MAIN(TestMalformedText)
#include "tst_malformedtext.moc"
