// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/document/xmloutline.h"
#include "model/session/fieldproblem.h"
#include "model/session/pooldraft.h"
#include "model/session/pooledit.h"
#include "model/xml/poolxml.h"
#include "tests/model/session/registryfixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace poolwarden;
using namespace poolwarden::fixture;

namespace {

/// What was done for one key.
struct Cost {
    quint64 trees = 0;
    quint64 outlines = 0;
    int texts = 0;  ///< that the editor was told of
    int checks = 0; ///< that it made
};

} // namespace

#define COMPARE_COST(...)                                                                          \
    const Cost spent = costOf(__VA_ARGS__);                                                        \
    QCOMPARE(spent.trees, 1);                                                                      \
    QCOMPARE(spent.outlines, 1);                                                                   \
    QCOMPARE(spent.texts, 1);                                                                      \
    QCOMPARE(spent.checks, 1)

/// What one key costs, with an editor that shows the draft.
class TestKeystroke : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isReadOnceInTheXml();
    void isReadOnceInTheForm();
    void isReadOnceWhereLibvirtRefusesIt();
    void isReadOnceWhereItIsNotWellFormed();
    void isReadOnceWhenItIsUndone();

private:
    template<typename Key>
    [[nodiscard]] Cost costOf(const Key &key);

    std::unique_ptr<PoolRegistry> m_registry;
    std::unique_ptr<PoolEdit> m_edit;
    int m_texts = 0;
    int m_checks = 0;
};

void TestKeystroke::init()
{
    m_edit.reset();
    m_registry = std::make_unique<PoolRegistry>(schema());
    const HostId host = m_registry->addHost(u"kvm1"_qs, hostInfo());
    m_registry->setPools(host, {dirPool(1, u"a"_qs, u"/srv/a"_qs), dirPool(2, u"b"_qs, u"/b"_qs)});
    const PoolDraft *draft = m_registry->createDraft(
        host, DraftOrigin::New,
        u"<pool type='dir'>\n  <name>n</name>\n  <target>\n    <path>/srv</path>\n  </target>\n"
        "</pool>\n"_qs);
    m_edit = std::make_unique<PoolEdit>(m_registry.get());
    m_edit->setPool(draft->id());
    connect(m_edit.get(), &PoolEdit::textChanged, this, [this] { ++m_texts; });
    connect(m_edit.get(), &PoolEdit::checked, this, [this] {
        ++m_checks;
        (void)problemsOf(*m_edit);
    });
}

template<typename Key>
Cost TestKeystroke::costOf(const Key &key)
{
    m_texts = m_checks = 0;
    const quint64 trees = PoolXml::parseCount();
    const quint64 outlines = XmlOutline::madeCount();
    key();
    return {PoolXml::parseCount() - trees, XmlOutline::madeCount() - outlines, m_texts, m_checks};
}

void TestKeystroke::isReadOnceInTheXml()
{
    QString text = m_edit->xml();
    text.replace(u"/srv"_qs, u"/srv/a"_qs); // another pool's
    COMPARE_COST([&] { m_edit->setXml(text); });
    QVERIFY(!m_edit->findings().empty());
}

void TestKeystroke::isReadOnceInTheForm()
{
    COMPARE_COST([&] { m_edit->setValue({Field::TargetPath}, u"/srv/a"_qs); });
    QVERIFY(!m_edit->findings().empty());
}

// The schema has nothing against it; where it has, words are found by questions about other texts.
void TestKeystroke::isReadOnceWhereLibvirtRefusesIt()
{
    QString text = m_edit->xml();
    text.replace(u"</path>"_qs, u"</path><permissions><mode>7777</mode></permissions>"_qs);
    COMPARE_COST([&] { m_edit->setXml(text); });
    QVERIFY(m_edit->refusal());
    QCOMPARE(m_edit->schemaErrors().size(), 0);
}

void TestKeystroke::isReadOnceWhereItIsNotWellFormed()
{
    const Cost spent = costOf([&] { m_edit->setXml(m_edit->xml() + u'<'); });
    QCOMPARE(spent.trees, 1);
    QCOMPARE(spent.outlines, 0);
    QCOMPARE(spent.checks, 1);
}

void TestKeystroke::isReadOnceWhenItIsUndone()
{
    m_edit->setValue({Field::TargetPath}, u"/srv/a"_qs);
    COMPARE_COST([&] { m_edit->undoStack()->undo(); });
}

QTEST_GUILESS_MAIN(TestKeystroke)
#include "tst_keystroke.moc"
