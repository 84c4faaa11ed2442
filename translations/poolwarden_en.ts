<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>poolwarden::ConflictBanner</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n other problem(s)</source>
        <translation>
            <numerusform>Show the other problem</numerusform>
            <numerusform>Show the %n other problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ConflictsPane</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DraftController</name>
    <message numerus="yes">
        <source>%n draft(s) are discarded.</source>
        <translation>
            <numerusform>%n draft is discarded.</numerusform>
            <numerusform>%n drafts are discarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you typed for %n pool(s) and is not on the host is discarded.</source>
        <translation>
            <numerusform>What you typed for %n pool and is not on the host is discarded.</numerusform>
            <numerusform>What you typed for %n pools and is not on the host is discarded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ExportController</name>
    <message numerus="yes">
        <source>%n thing(s) stand against this export; libvirt may refuse what is written, or share its storage.</source>
        <translation>
            <numerusform>%n thing stands against this export; libvirt may refuse what is written, or share its storage.</numerusform>
            <numerusform>%n things stand against this export; libvirt may refuse what is written, or share its storage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n Pool(s) into a Folder</source>
        <translation>
            <numerusform>Export %n Pool into a Folder</numerusform>
            <numerusform>Export %n Pools into a Folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were written to %1.</source>
        <translation>
            <numerusform>%n file was written to %1.</numerusform>
            <numerusform>%n files were written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 It was exported although %n thing(s) stood against it.</source>
        <translation>
            <numerusform>%1 It was exported although %n thing stood against it.</numerusform>
            <numerusform>%1 It was exported although %n things stood against it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::Exporter</name>
    <message numerus="yes">
        <source>%1 %n file(s) had been written before.</source>
        <translation>
            <numerusform>%1 %n file had been written before.</numerusform>
            <numerusform>%1 %n files had been written before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ImportController</name>
    <message numerus="yes">
        <source>%n pool(s) were imported as drafts.</source>
        <translation>
            <numerusform>%n pool was imported as a draft.</numerusform>
            <numerusform>%n pools were imported as drafts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be imported.</source>
        <translation>
            <numerusform>%n file could not be imported.</numerusform>
            <numerusform>%n files could not be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were imported with an error in their XML.</source>
        <translation>
            <numerusform>%n pool was imported with an error in its XML.</numerusform>
            <numerusform>%n pools were imported with an error in their XML.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::LibvirtError</name>
    <message numerus="yes">
        <source>The host has not answered for %n second(s): it may still do what was asked, and what becomes of it will be shown.</source>
        <translation>
            <numerusform>The host has not answered for %n second: it may still do what was asked, and what becomes of it will be shown.</numerusform>
            <numerusform>The host has not answered for %n seconds: it may still do what was asked, and what becomes of it will be shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has not answered for %n second(s): check that the host is running and can be reached.</source>
        <translation>
            <numerusform>%1 has not answered for %n second: check that the host is running and can be reached.</numerusform>
            <numerusform>%1 has not answered for %n seconds: check that the host is running and can be reached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::MainWindow</name>
    <message numerus="yes">
        <source>%n pool(s)</source>
        <translation>
            <numerusform>%n pool</numerusform>
            <numerusform>%n pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n pool(s)</source>
        <translation>
            <numerusform>%1 of %n pool</numerusform>
            <numerusform>%1 of %n pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::MessageBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::PoolActions</name>
    <message numerus="yes">
        <source>%n of these pools have no definition on the host and vanish when they are stopped. Export them first to keep what defines them.</source>
        <translation>
            <numerusform>%n of these pools has no definition on the host and vanishes when it is stopped. Export it first to keep what defines it.</numerusform>
            <numerusform>%n of these pools have no definition on the host and vanish when they are stopped. Export them first to keep what defines them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The host forgets %n pool(s). Their storage stays as it is, and the definitions can be brought back afterwards.</source>
        <translation>
            <numerusform>The host forgets %n pool. Its storage stays as it is, and the definition can be brought back afterwards.</numerusform>
            <numerusform>The host forgets %n pools. Their storage stays as it is, and the definitions can be brought back afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) are running…</source>
        <translation>
            <numerusform>%n operation is running…</numerusform>
            <numerusform>%n operations are running…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::PoolPresentationProxy</name>
    <message numerus="yes">
        <source>%n conflict(s), the worst is an error</source>
        <translation>
            <numerusform>%n conflict, the worst is an error</numerusform>
            <numerusform>%n conflicts, the worst is an error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s), the worst is a warning</source>
        <translation>
            <numerusform>%n conflict, the worst is a warning</numerusform>
            <numerusform>%n conflicts, the worst is a warning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::PoolTablePane</name>
    <message numerus="yes">
        <source>Showing the %n pool(s) of one conflict.</source>
        <translation>
            <numerusform>Showing the one pool of this conflict.</numerusform>
            <numerusform>Showing the %n pools of one conflict.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::SessionController</name>
    <message numerus="yes">
        <source>%n draft(s) of the last session were brought back.</source>
        <translation>
            <numerusform>%n draft of the last session was brought back.</numerusform>
            <numerusform>%n drafts of the last session were brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) could not be kept on disk and are lost.</source>
        <translation>
            <numerusform>%n draft could not be kept on disk and is lost.</numerusform>
            <numerusform>%n drafts could not be kept on disk and are lost.</numerusform>
        </translation>
    </message>
</context>
</TS>
