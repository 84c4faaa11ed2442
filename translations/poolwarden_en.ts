<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>poolwarden::AcceptDialog</name>
    <message numerus="yes">
        <source>Accept %n Conflict(s)</source>
        <translation>
            <numerusform>Accept %n Conflict</numerusform>
            <numerusform>Accept %n Conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the conflicts are gone, or are others now. They are not accepted.</source>
        <translation>
            <numerusform>%n of the conflicts is gone, or is another one now. It is not accepted.</numerusform>
            <numerusform>%n of the conflicts are gone, or are others now. They are not accepted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::AcceptedCount</name>
    <message numerus="yes">
        <source>%n accepted</source>
        <comment>conflicts</comment>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::AcceptedDialog</name>
    <message numerus="yes">
        <source>%n conflict(s) are accepted and hidden.</source>
        <translation>
            <numerusform>%n conflict is accepted and hidden.</numerusform>
            <numerusform>%n conflicts are accepted and hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) hide nothing any more: what they rest on has changed or is gone.</source>
        <translation>
            <numerusform>%n entry hides nothing any more: what it rests on has changed or is gone.</numerusform>
            <numerusform>%n entries hide nothing any more: what they rest on has changed or is gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) are selected.</source>
        <translation>
            <numerusform>%n conflict is selected.</numerusform>
            <numerusform>%n conflicts are selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::AcceptedMessage</name>
    <message numerus="yes">
        <source>%n conflict(s) are accepted and hidden.</source>
        <translation>
            <numerusform>%n conflict is accepted and hidden.</numerusform>
            <numerusform>%n conflicts are accepted and hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts are no longer accepted: %1.</source>
        <comment>names of pools</comment>
        <translation>
            <numerusform>%n conflict is no longer accepted: %1.</numerusform>
            <numerusform>%n conflicts are no longer accepted: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n conflicts again: %1</source>
        <comment>names of pools</comment>
        <translation>
            <numerusform>Accept %n conflict again: %1</numerusform>
            <numerusform>Accept %n conflicts again: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::CandidateRows</name>
    <message numerus="yes">
        <source>%n pools lie inside: %1.</source>
        <comment>names</comment>
        <translation>
            <numerusform>%n pool lies inside: %1.</numerusform>
            <numerusform>%n pools lie inside: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pools have a part in it: %1.</source>
        <comment>names</comment>
        <translation>
            <numerusform>%n pool has a part in it: %1.</numerusform>
            <numerusform>%n pools have a part in it: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ChangeReport</name>
    <message numerus="yes">
        <source>… and %n part(s) more that it does not read.</source>
        <translation>
            <numerusform>… and 1 more part that it does not read.</numerusform>
            <numerusform>… and %n more parts that it does not read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n finding(s) more.</source>
        <translation>
            <numerusform>… and 1 more finding.</numerusform>
            <numerusform>… and %n more findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::CommandSet</name>
    <message numerus="yes">
        <source>&amp;Start %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Start %n Pool</numerusform>
            <numerusform>&amp;Start %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n Pool(s)</source>
        <translation>
            <numerusform>S&amp;top %n Pool</numerusform>
            <numerusform>S&amp;top %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resta&amp;rt %n Pool(s)</source>
        <translation>
            <numerusform>Resta&amp;rt %n Pool</numerusform>
            <numerusform>Resta&amp;rt %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;fresh %n Pool(s)</source>
        <translation>
            <numerusform>Re&amp;fresh %n Pool</numerusform>
            <numerusform>Re&amp;fresh %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Autostart %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Autostart %n Pool</numerusform>
            <numerusform>&amp;Autostart %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undefine %n Pool(s)…</source>
        <translation>
            <numerusform>&amp;Undefine %n Pool…</numerusform>
            <numerusform>&amp;Undefine %n Pools…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Export %n Pool(s)…</source>
        <translation>
            <numerusform>&amp;Export %n Pool…</numerusform>
            <numerusform>&amp;Export %n Pools…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disc&amp;ard %n Draft(s)</source>
        <translation>
            <numerusform>Disc&amp;ard %n Draft</numerusform>
            <numerusform>Disc&amp;ard %n Drafts</numerusform>
        </translation>
    </message>
</context>
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
    <name>poolwarden::ConflictCount</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more until Define</source>
        <comment>12 conflicts</comment>
        <translation>
            <numerusform>%1, %n more until Define</numerusform>
            <numerusform>%1, %n more until Define</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ConflictFilters</name>
    <message numerus="yes">
        <source>Filter and grouping of the conflicts, %n chosen</source>
        <translation>
            <numerusform>Filter and grouping of the conflicts, %n chosen</numerusform>
            <numerusform>Filter and grouping of the conflicts, %n chosen</numerusform>
        </translation>
    </message>
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
    <message numerus="yes">
        <source>%n more on the host until Define</source>
        <translation>
            <numerusform>%n more on the host until Define</numerusform>
            <numerusform>%n more on the host until Define</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ConflictsEmpty</name>
    <message numerus="yes">
        <source>%n conflict(s) are accepted and hidden.</source>
        <translation>
            <numerusform>%n conflict is accepted and hidden.</numerusform>
            <numerusform>%n conflicts are accepted and hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Until then, the host has %n conflict(s).</source>
        <translation>
            <numerusform>Until then, the host has %n conflict.</numerusform>
            <numerusform>Until then, the host has %n conflicts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ConflictsPane</name>
    <message numerus="yes">
        <source>%n conflict(s) are selected. This is the one with the cursor:</source>
        <translation>
            <numerusform>%n conflict is selected. This is the one with the cursor:</numerusform>
            <numerusform>%n conflicts are selected. This is the one with the cursor:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts are accepted, and hidden:</source>
        <translation>
            <numerusform>%n conflict is accepted, and hidden:</numerusform>
            <numerusform>%n conflicts are accepted, and hidden:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::CopyController</name>
    <message numerus="yes">
        <source>The XML of %n pool(s) is copied.</source>
        <translation>
            <numerusform>The XML of one pool is copied.</numerusform>
            <numerusform>The XML of %n pools is copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The virsh command for %n pool(s) is copied.</source>
        <translation>
            <numerusform>The virsh command for one pool is copied.</numerusform>
            <numerusform>The virsh commands for %n pools are copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The Ansible task for %n pool(s) is copied.</source>
        <translation>
            <numerusform>The Ansible task for one pool is copied.</numerusform>
            <numerusform>The Ansible tasks for %n pools are copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The Terraform resource for %n pool(s) is copied.</source>
        <translation>
            <numerusform>The Terraform resource for one pool is copied.</numerusform>
            <numerusform>The Terraform resources for %n pools are copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DefineController</name>
    <message numerus="yes">
        <source>&amp;Define %n Pool(s) Anyway…</source>
        <translation>
            <numerusform>&amp;Define %n Pool Anyway…</numerusform>
            <numerusform>&amp;Define %n Pools Anyway…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Define %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Define %n Pool</numerusform>
            <numerusform>&amp;Define %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n of the selected pools can be defined.</source>
        <translation>
            <numerusform>Only %n of the selected pools can be defined.</numerusform>
            <numerusform>Only %n of the selected pools can be defined.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Define %n Pool(s)</source>
        <translation>
            <numerusform>Define Pool</numerusform>
            <numerusform>Define %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is a problem with %1 of %n pool(s). Define them anyway?</source>
        <translation>
            <numerusform>There is a problem with %1 of %n pool. Define them anyway?</numerusform>
            <numerusform>There is a problem with %1 of %n pools. Define them anyway?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DefineFollowUp</name>
    <message numerus="yes">
        <source>%n pool(s) run and start with the host.</source>
        <translation>
            <numerusform>It runs, and starts with its host.</numerusform>
            <numerusform>They run, and start with their host.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) run.</source>
        <translation>
            <numerusform>It runs.</numerusform>
            <numerusform>They run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) start with the host.</source>
        <translation>
            <numerusform>It starts with its host.</numerusform>
            <numerusform>They start with their host.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) start with the host, but not all of them run now.</source>
        <translation>
            <numerusform>It starts with its host, but does not run now.</numerusform>
            <numerusform>They start with their host, but not all of them run now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DefineRun</name>
    <message numerus="yes">
        <source>%n pool(s) were defined.</source>
        <translation>
            <numerusform>One pool was defined.</numerusform>
            <numerusform>%n pools were defined.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were undefined: %1.</source>
        <translation>
            <numerusform>%n pool was undefined: %1.</numerusform>
            <numerusform>%n pools were undefined: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n directories were built.</source>
        <translation>
            <numerusform>%n directory was built.</numerusform>
            <numerusform>%n directories were built.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were stopped for it and run again.</source>
        <translation>
            <numerusform>%n pool was stopped for it and runs again.</numerusform>
            <numerusform>%n pools were stopped for it and run again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be defined.</source>
        <translation>
            <numerusform>1 could not be defined.</numerusform>
            <numerusform>%n could not be defined.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n pool(s) it is not known whether they were defined: %1.</source>
        <translation>
            <numerusform>Of %n pool it is not known whether it was defined: %1.</numerusform>
            <numerusform>Of %n pools it is not known whether they were defined: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not reached; their drafts are kept.</source>
        <translation>
            <numerusform>%n was not reached; its draft is kept.</numerusform>
            <numerusform>%n were not reached; their drafts are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n directories were not built.</source>
        <translation>
            <numerusform>%n directory was not built.</numerusform>
            <numerusform>%n directories were not built.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were stopped for it and do not run now: %1.</source>
        <translation>
            <numerusform>%n pool was stopped for it and does not run now: %1.</numerusform>
            <numerusform>%n pools were stopped for it and do not run now: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DefinedMessage</name>
    <message numerus="yes">
        <source>%n pool(s) are defined.</source>
        <translation>
            <numerusform>%n pool is defined.</numerusform>
            <numerusform>%n pools are defined.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) are defined after all.</source>
        <translation>
            <numerusform>%n pool is defined after all.</numerusform>
            <numerusform>%n pools are defined after all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n pool(s) what they were before they were defined? The drafts come back.</source>
        <translation>
            <numerusform>Make %n pool what it was before it was defined? The drafts come back.</numerusform>
            <numerusform>Make %n pools what they were before they were defined? The drafts come back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) as they were before they were defined: %1</source>
        <translation>
            <numerusform>%n pool as it was before it was defined: %1</numerusform>
            <numerusform>%n pools as they were before they were defined: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DocumentController</name>
    <message numerus="yes">
        <source>%n definition(s) are open.</source>
        <translation>
            <numerusform>%n definition is open.</numerusform>
            <numerusform>%n definitions are open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are saved.</source>
        <translation>
            <numerusform>%n file is saved.</numerusform>
            <numerusform>%n files are saved.</numerusform>
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
        <source>Discard %n Draft(s)</source>
        <translation>
            <numerusform>Discard Draft</numerusform>
            <numerusform>Discard %n Drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n draft(s)? Their changes were never defined. Edit → Bring Back returns them until you quit.</source>
        <translation>
            <numerusform>Discard one draft? Its changes were never defined. Edit → Bring Back returns it until you quit.</numerusform>
            <numerusform>Discard %n drafts? Their changes were never defined. Edit → Bring Back returns them until you quit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are closed. Their files stay.</source>
        <translation>
            <numerusform>%n draft is closed. Its file stays.</numerusform>
            <numerusform>%n drafts are closed. Their files stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bring Back %n Draft(s)</source>
        <translation>
            <numerusform>&amp;Bring Back One Draft</numerusform>
            <numerusform>&amp;Bring Back %n Drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected pool(s) have no draft.</source>
        <translation>
            <numerusform>%n selected pool has no draft.</numerusform>
            <numerusform>%n selected pools have no draft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DraftMessages</name>
    <message numerus="yes">
        <source>%n draft(s) were restored: %1</source>
        <translation>
            <numerusform>%n draft was restored: %1</numerusform>
            <numerusform>%n drafts were restored: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) of the last session are kept for %1.</source>
        <translation>
            <numerusform>%n draft of the last session is kept for %1.</numerusform>
            <numerusform>%n drafts of the last session are kept for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) are kept until you connect again.</source>
        <translation>
            <numerusform>%n draft is kept until you connect again.</numerusform>
            <numerusform>%n drafts are kept until you connect again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) are no longer defined on their host; your edits stay as drafts: %1</source>
        <translation>
            <numerusform>%n pool is no longer defined on its host; your edit stays as a draft: %1</numerusform>
            <numerusform>%n pools are no longer defined on their host; your edits stay as drafts: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved draft(s) cannot be read. The files are left as they are.</source>
        <translation>
            <numerusform>%n saved draft cannot be read. The file is left as it is.</numerusform>
            <numerusform>%n saved drafts cannot be read. The files are left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::DraftsDialog</name>
    <message numerus="yes">
        <source>&amp;Define %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Define Pool</numerusform>
            <numerusform>&amp;Define %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen draft(s) cannot be defined. The last column says why.</source>
        <translation>
            <numerusform>One chosen draft cannot be defined. The last column says why.</numerusform>
            <numerusform>%n chosen drafts cannot be defined. The last column says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Do %n Change(s) on the Host</source>
        <translation>
            <numerusform>&amp;Do %n Change on the Host</numerusform>
            <numerusform>&amp;Do %n Changes on the Host</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n active pool(s) for the new definition, and start &amp;again</source>
        <translation>
            <numerusform>Stop the active pool for the new definition, and start it &amp;again</numerusform>
            <numerusform>Stop %n active pools for their new definitions, and start them &amp;again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Build %n missing d&amp;irectories after Define</source>
        <translation>
            <numerusform>Build the missing d&amp;irectory after Define</numerusform>
            <numerusform>Build %n missing d&amp;irectories after Define</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The host has changed: %n line(s) are not chosen any more. The last column says why.</source>
        <translation>
            <numerusform>The host has changed: %n line is not chosen any more. The last column says why.</numerusform>
            <numerusform>The host has changed: %n lines are not chosen any more. The last column says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::EditorPanel</name>
    <message numerus="yes">
        <source>1 of %n selected</source>
        <translation>
            <numerusform>1 of %n selected</numerusform>
            <numerusform>1 of %n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ExportController</name>
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
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the files to write exist in %1 already.</source>
        <translation>
            <numerusform>%n of the files to write exists in %1 already.</numerusform>
            <numerusform>%n of the files to write exist in %1 already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n existing file(s) were not overwritten.</source>
        <translation>
            <numerusform>%n existing file was not overwritten.</numerusform>
            <numerusform>%n existing files were not overwritten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pools to export have %n problem(s): libvirt may refuse them, or they may use the same storage twice.</source>
        <translation>
            <numerusform>The pools to export have %n problem: libvirt may refuse them, or they may use the same storage twice.</numerusform>
            <numerusform>The pools to export have %n problems: libvirt may refuse them, or they may use the same storage twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 The exported pools have %n problem(s).</source>
        <translation>
            <numerusform>%1 The exported pools have %n problem.</numerusform>
            <numerusform>%1 The exported pools have %n problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have changes that are not on the host.</source>
        <translation>
            <numerusform>%n of them has changes that are not on the host.</numerusform>
            <numerusform>%n of them have changes that are not on the host.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were written to %1.</source>
        <translation>
            <numerusform>One pool was written to %1.</numerusform>
            <numerusform>%n pools were written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n Pool(s)</source>
        <translation>
            <numerusform>Export Pool</numerusform>
            <numerusform>Export %n Pools</numerusform>
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
    <name>poolwarden::FailureMessage</name>
    <message numerus="yes">
        <source>%n operation(s) failed:</source>
        <translation>
            <numerusform>%n operation failed:</numerusform>
            <numerusform>%n operations failed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) were done with an error:</source>
        <translation>
            <numerusform>One operation was done with an error:</numerusform>
            <numerusform>%n operations were done with an error:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::FindingRowText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s): %1</source>
        <translation>
            <numerusform>%n pool: %1</numerusform>
            <numerusform>%n pools: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) lie inside “%1”.</source>
        <translation>
            <numerusform>%n pool lies inside “%1”.</numerusform>
            <numerusform>%n pools lie inside “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) about the same place.</source>
        <translation>
            <numerusform>%n finding about the same place.</numerusform>
            <numerusform>%n findings about the same place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. The first of %n finding(s): %2</source>
        <translation>
            <numerusform>%1. The first of %n finding: %2</numerusform>
            <numerusform>%1. The first of %n findings: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 and %n more</source>
        <comment>a pool, one of the pools in its place</comment>
        <translation>
            <numerusform>%1: %2 and %n more</numerusform>
            <numerusform>%1: %2 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n pool(s): %1</source>
        <translation>
            <numerusform>With %n pool: %1</numerusform>
            <numerusform>With %n pools: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::FindingText</name>
    <message numerus="yes">
        <source>%n place(s) on %1</source>
        <comment>storage whose links cannot be read</comment>
        <translation>
            <numerusform>%n place on %1</numerusform>
            <numerusform>%n places on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not known whether %n place(s) on %1 have other names.</source>
        <translation>
            <numerusform>It is not known whether %n place on %1 has other names.</numerusform>
            <numerusform>It is not known whether %n places on %1 have other names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links and mounts of another machine are not known here: %1 and %n other(s).</source>
        <translation>
            <numerusform>Links and mounts of another machine are not known here: %1 and %n other.</numerusform>
            <numerusform>Links and mounts of another machine are not known here: %1 and %n others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other pool(s)</source>
        <translation>
            <numerusform>%1 and %n other pool</numerusform>
            <numerusform>%1 and %n other pools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::FolderController</name>
    <message numerus="yes">
        <source>%n of the pools have changes of yours that are not on the host. The files replace their text; Undo brings it back.</source>
        <translation>
            <numerusform>One of the pools has changes of yours that are not on the host. The file replaces its text; Undo brings it back.</numerusform>
            <numerusform>%n of the pools have changes of yours that are not on the host. The files replace their text; Undo brings it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) were made. Nothing is defined yet.</source>
        <translation>
            <numerusform>One draft was made. Nothing is defined yet.</numerusform>
            <numerusform>%n drafts were made. Nothing is defined yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in %1 are replaced by the definitions of the host. Comments and what libvirt does not keep are lost.</source>
        <translation>
            <numerusform>One file in %1 is replaced by the definition of the host. Comments and what libvirt does not keep are lost.</numerusform>
            <numerusform>%n files in %1 are replaced by the definitions of the host. Comments and what libvirt does not keep are lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were written.</source>
        <translation>
            <numerusform>One file was written.</numerusform>
            <numerusform>%n files were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::FolderDialog</name>
    <message numerus="yes">
        <source>&amp;Write %n File(s)…</source>
        <translation>
            <numerusform>&amp;Write %n File…</numerusform>
            <numerusform>&amp;Write %n Files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make &amp;Drafts of %n Pool(s)</source>
        <translation>
            <numerusform>Make &amp;Draft of %n Pool</numerusform>
            <numerusform>Make &amp;Drafts of %n Pools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::FoundList</name>
    <message numerus="yes">
        <source>%n directories whose names are no text are left out.</source>
        <translation>
            <numerusform>1 directory whose name is no text is left out.</numerusform>
            <numerusform>%n directories whose names are no text are left out.</numerusform>
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
        <source>%n definition(s) could not be imported.</source>
        <translation>
            <numerusform>%n definition could not be imported.</numerusform>
            <numerusform>%n definitions could not be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them has an error in its XML that you must correct.</source>
        <translation>
            <numerusform>%n of them has an error in its XML that you must correct.</numerusform>
            <numerusform>%n of them have an error in their XML that you must correct.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The host has %n of them already, exactly as defined here: %1.</source>
        <translation>
            <numerusform>The host has %n of them already, exactly as defined here: %1.</numerusform>
            <numerusform>The host has %n of them already, exactly as defined here: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Discard %n Imported Draft(s)</source>
        <translation>
            <numerusform>&amp;Discard %n Imported Draft</numerusform>
            <numerusform>&amp;Discard %n Imported Drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::MapPane</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::MapText</name>
    <message numerus="yes">
        <source>%Ln pool(s)</source>
        <translation>
            <numerusform>%Ln pool</numerusform>
            <numerusform>%Ln pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used by %Ln pool(s)</source>
        <translation>
            <numerusform>used by %Ln pool</numerusform>
            <numerusform>used by %Ln pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln virtual machine(s)</source>
        <translation>
            <numerusform>%Ln virtual machine</numerusform>
            <numerusform>%Ln virtual machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::MessageCount</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>List of all messages: %n more than is shown</source>
        <translation>
            <numerusform>List of all messages: %n more than is shown</numerusform>
            <numerusform>List of all messages: %n more than is shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::OwnErrors</name>
    <message numerus="yes">
        <source>The host has not answered for %n second(s). It may still finish; the result will be shown.</source>
        <translation>
            <numerusform>The host has not answered for %n second. It may still finish; the result will be shown.</numerusform>
            <numerusform>The host has not answered for %n seconds. It may still finish; the result will be shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has not answered for %n second(s). Check that the host is running and can be reached.</source>
        <translation>
            <numerusform>%1 has not answered for %n second. Check that the host is running and can be reached.</numerusform>
            <numerusform>%1 has not answered for %n seconds. Check that the host is running and can be reached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There was no answer for %n second(s). Check that the server is running and that the host can reach it.</source>
        <translation>
            <numerusform>There was no answer for %n second. Check that the server is running and that the host can reach it.</numerusform>
            <numerusform>There was no answer for %n seconds. Check that the server is running and that the host can reach it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::PlanController</name>
    <message numerus="yes">
        <source>&amp;Take Back %n Change(s)</source>
        <translation>
            <numerusform>&amp;Take Back %n Change</numerusform>
            <numerusform>&amp;Take Back %n Changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n pool(s) what they were before Define Drafts? Drafts come back, what was undefined is defined again, and what was stopped is started.</source>
        <translation>
            <numerusform>Make %n pool what it was before Define Drafts? Drafts come back, what was undefined is defined again, and what was stopped is started.</numerusform>
            <numerusform>Make %n pools what they were before Define Drafts? Drafts come back, what was undefined is defined again, and what was stopped is started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were undefined: %1.</source>
        <translation>
            <numerusform>%n pool was undefined: %1.</numerusform>
            <numerusform>%n pools were undefined: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were stopped: %1.</source>
        <translation>
            <numerusform>%n pool was stopped: %1.</numerusform>
            <numerusform>%n pools were stopped: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) were defined: %1.</source>
        <translation>
            <numerusform>%n pool was defined: %1.</numerusform>
            <numerusform>%n pools were defined: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::PoolActions</name>
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
    <name>poolwarden::PoolQuestions</name>
    <message numerus="yes">
        <source>&amp;Stop %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Stop Pool</numerusform>
            <numerusform>&amp;Stop %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Restart %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Restart %n Pool</numerusform>
            <numerusform>&amp;Restart %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undefine %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Undefine Pool</numerusform>
            <numerusform>&amp;Undefine %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n Pool(s)</source>
        <translation>
            <numerusform>Stop Pool</numerusform>
            <numerusform>Stop %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n Pool(s)</source>
        <translation>
            <numerusform>Restart %n Pool</numerusform>
            <numerusform>Restart %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undefine %n Pool(s)</source>
        <translation>
            <numerusform>Undefine Pool</numerusform>
            <numerusform>Undefine %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undefine %n pool(s)? Their definitions are removed from the host. Their storage stays as it is, and Edit → Bring Back returns them until you quit.</source>
        <translation>
            <numerusform>Undefine one pool? Its definition is removed from the host. Its storage stays as it is, and Edit → Bring Back returns it until you quit.</numerusform>
            <numerusform>Undefine %n pools? Their definitions are removed from the host. Their storage stays as it is, and Edit → Bring Back returns them until you quit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n pool(s) on %1? Machines that use them lose their storage until they are started again. What is stored in them stays.</source>
        <translation>
            <numerusform>Stop %n pool on %1? Machines that use it lose their storage until it is started again. What is stored in it stays.</numerusform>
            <numerusform>Stop %n pools on %1? Machines that use them lose their storage until they are started again. What is stored in them stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n pool(s) on %1 and start them again? Machines that use them lose their storage meanwhile.</source>
        <translation>
            <numerusform>Stop %n pool on %1 and start it again? Machines that use it lose their storage meanwhile.</numerusform>
            <numerusform>Stop %n pools on %1 and start them again? Machines that use them lose their storage meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n Pool(s)</source>
        <translation>
            <numerusform>Start %n Pool</numerusform>
            <numerusform>Start %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n pool(s) need does not exist on the host, so that libvirt cannot start them.</source>
        <translation>
            <numerusform>What the pool needs does not exist on the host, so that libvirt cannot start it.</numerusform>
            <numerusform>What %n pools need does not exist on the host, so that libvirt cannot start them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::PoolTableModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
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
    <name>poolwarden::QuitGuard</name>
    <message numerus="yes">
        <source>%n draft(s) could not be saved to disk. They are lost if you quit.</source>
        <translation>
            <numerusform>%n draft could not be saved to disk. It is lost if you quit.</numerusform>
            <numerusform>%n drafts could not be saved to disk. They are lost if you quit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) have not ended. If you quit, nobody tells you what came of them, and what has not begun is not done.</source>
        <translation>
            <numerusform>%n operation has not ended. If you quit, nobody tells you what came of it, and what has not begun is not done.</numerusform>
            <numerusform>%n operations have not ended. If you quit, nobody tells you what came of them, and what has not begun is not done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::RepeatedField</name>
    <message numerus="yes">
        <source>Only the first %1 are shown; %n more are in the XML.</source>
        <translation>
            <numerusform>Only the first %1 are shown; %n more is in the XML.</numerusform>
            <numerusform>Only the first %1 are shown; %n more are in the XML.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ReplacedEdits</name>
    <message numerus="yes">
        <source>%n pools were edited since: Undo in their drafts returns those edits (%1).</source>
        <translation>
            <numerusform>%n pool was edited since: Undo in its draft returns that edit (%1).</numerusform>
            <numerusform>%n pools were edited since: Undo in their drafts returns those edits (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Return to %n Edits</source>
        <translation>
            <numerusform>&amp;Return to %n Edit</numerusform>
            <numerusform>&amp;Return to %n Edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ResolveController</name>
    <message numerus="yes">
        <source>No change is known that takes away any of the %n error(s).</source>
        <translation>
            <numerusform>No change is known that takes away the %n error.</numerusform>
            <numerusform>No change is known that takes away any of the %n errors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) leave no error.</source>
        <translation>
            <numerusform>%n change leaves no error.</numerusform>
            <numerusform>%n changes leave no error.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) take away %1 of %2 errors.</source>
        <translation>
            <numerusform>%n change takes away %1 of %2 errors.</numerusform>
            <numerusform>%n changes take away %1 of %2 errors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are no errors. No change is known that takes away any of the %n warning(s) without giving up a pool.</source>
        <translation>
            <numerusform>There are no errors. No change is known that takes away the %n warning without giving up a pool.</numerusform>
            <numerusform>There are no errors. No change is known that takes away any of the %n warnings without giving up a pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) leave no warning.</source>
        <translation>
            <numerusform>%n change leaves no warning.</numerusform>
            <numerusform>%n changes leave no warning.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) take away %1 of %2 warnings.</source>
        <translation>
            <numerusform>%n change takes away %1 of %2 warnings.</numerusform>
            <numerusform>%n changes take away %1 of %2 warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) stay.</source>
        <translation>
            <numerusform>%n warning stays.</numerusform>
            <numerusform>%n warnings stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The host still has %n more, until the drafts are defined.</source>
        <comment>conflicts that edits resolve</comment>
        <translation>
            <numerusform>The host still has %n more, until the drafts are defined.</numerusform>
            <numerusform>The host still has %n more, until the drafts are defined.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ResolveDialog</name>
    <message numerus="yes">
        <source>&amp;Make %n Change(s)</source>
        <translation>
            <numerusform>&amp;Make %n Change</numerusform>
            <numerusform>&amp;Make %n Changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Accept %n Conflict(s) That Are Left…</source>
        <translation>
            <numerusform>&amp;Accept What Is Left…</numerusform>
            <numerusform>&amp;Accept %n Conflicts That Are Left…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::RestartController</name>
    <message numerus="yes">
        <source>libvirt refuses %n draft(s), which change nothing: %1.</source>
        <translation>
            <numerusform>libvirt refuses %n draft, which changes nothing: %1.</numerusform>
            <numerusform>libvirt refuses %n drafts, which change nothing: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::SendController</name>
    <message numerus="yes">
        <source>%n draft(s) are drafts of %1 now, and not defined yet.</source>
        <translation>
            <numerusform>%n draft is a draft of %1 now, and not defined yet.</numerusform>
            <numerusform>%n drafts are drafts of %1 now, and not defined yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::ShortList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::SideBySide</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <comment>places where two texts differ</comment>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n difference(s)</source>
        <comment>the number of one</comment>
        <translation>
            <numerusform>%1 of %n difference</numerusform>
            <numerusform>%1 of %n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::SizeText</name>
    <message numerus="yes">
        <source>%Ln not active</source>
        <comment>so many pools</comment>
        <translation>
            <numerusform>%Ln not active</numerusform>
            <numerusform>%Ln not active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only as draft</source>
        <comment>so many pools</comment>
        <translation>
            <numerusform>%Ln only as draft</numerusform>
            <numerusform>%Ln only as drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln whose host tells none</source>
        <comment>so many pools</comment>
        <translation>
            <numerusform>%Ln whose host tells none</numerusform>
            <numerusform>%Ln whose hosts tell none</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pool(s) without a known size: %1</source>
        <translation>
            <numerusform>%Ln pool without a known size: %1</numerusform>
            <numerusform>%Ln pools without a known size: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln small pool(s)</source>
        <translation>
            <numerusform>%Ln small pool</numerusform>
            <numerusform>%Ln small pools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::StatusCounts</name>
    <message numerus="yes">
        <source>%n pool(s)</source>
        <translation>
            <numerusform>%n pool</numerusform>
            <numerusform>%n pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>pools with another definition than the host&apos;s</comment>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::TakeBack</name>
    <message numerus="yes">
        <source>%n pools are as before Define; the drafts are back: %1.</source>
        <translation>
            <numerusform>%n pool is as before Define; the draft is back: %1.</numerusform>
            <numerusform>%n pools are as before Define; the drafts are back: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pools are as they were before: %1.</source>
        <translation>
            <numerusform>%n pool is as it was before: %1.</numerusform>
            <numerusform>%n pools are as they were before: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n directories that were built stay.</source>
        <translation>
            <numerusform>%n directory that was built stays.</numerusform>
            <numerusform>%n directories that were built stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pools stay as they are now, because the connection is closed: %1. They can be taken back when it is open again.</source>
        <translation>
            <numerusform>%n pool stays as it is now, because the connection is closed: %1. It can be taken back when it is open again.</numerusform>
            <numerusform>%n pools stay as they are now, because the connection is closed: %1. They can be taken back when it is open again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::UndefinedMessage</name>
    <message numerus="yes">
        <source>%n pool(s) were undefined: %1</source>
        <translation>
            <numerusform>%n pool was undefined: %1</numerusform>
            <numerusform>%n pools were undefined: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bring Back %n Pool(s)</source>
        <translation>
            <numerusform>&amp;Bring Back One Pool</numerusform>
            <numerusform>&amp;Bring Back %n Pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) that were undefined: %1</source>
        <translation>
            <numerusform>One pool that was undefined: %1</numerusform>
            <numerusform>%n pools that were undefined: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Define %n pool(s) on %1 again?</source>
        <translation>
            <numerusform>Define %n pool on %1 again?</numerusform>
            <numerusform>Define %n pools on %1 again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) come back stopped.</source>
        <translation>
            <numerusform>It comes back stopped.</numerusform>
            <numerusform>They come back stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Errors come back with %n pool(s).</source>
        <translation>
            <numerusform>Errors come back with one pool.</numerusform>
            <numerusform>Errors come back with %n pools.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::WayText</name>
    <message numerus="yes">
        <source>It conflicts with %n pools</source>
        <translation>
            <numerusform>It conflicts with %n pool</numerusform>
            <numerusform>It conflicts with %n pools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::WaysOutController</name>
    <message numerus="yes">
        <source>Making drafts of %n change(s)…</source>
        <translation>
            <numerusform>Making a draft of %n change…</numerusform>
            <numerusform>Making drafts of %n changes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan has changed the drafts of %n pool(s): %1.</source>
        <translation>
            <numerusform>The plan has changed the draft of %n pool: %1.</numerusform>
            <numerusform>The plan has changed the drafts of %n pools: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Take Back %n Change(s)</source>
        <translation>
            <numerusform>&amp;Take Back %n Change</numerusform>
            <numerusform>&amp;Take Back %n Changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::WhatIfModel</name>
    <message numerus="yes">
        <source>The next restart can then lose %n pool(s).</source>
        <translation>
            <numerusform>The next restart can then lose %n pool.</numerusform>
            <numerusform>The next restart can then lose %n pools.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next restart can lose %n other pool(s), with or without this.</source>
        <translation>
            <numerusform>The next restart can lose %n other pool, with or without this.</numerusform>
            <numerusform>The next restart can lose %n other pools, with or without this.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next restart can lose %n pool(s), with or without this.</source>
        <translation>
            <numerusform>The next restart can lose %n pool, with or without this.</numerusform>
            <numerusform>The next restart can lose %n pools, with or without this.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::changetext</name>
    <message numerus="yes">
        <source>libvirt drops %n comment(s) and the like.</source>
        <translation>
            <numerusform>libvirt drops a comment.</numerusform>
            <numerusform>libvirt drops %n comments.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::check::HtmlReport</name>
    <message numerus="yes">
        <source>%n of them: not on any host</source>
        <translation>
            <numerusform>%n of them: not on any host</numerusform>
            <numerusform>%n of them: not on any host</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them: with changes that are not on the host</source>
        <translation>
            <numerusform>%n of them: with changes that are not on the host</numerusform>
            <numerusform>%n of them: with changes that are not on the host</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::check::PrintedReport</name>
    <message numerus="yes">
        <source>%n draft(s) are unfinished, and count for nothing.</source>
        <translation>
            <numerusform>%n draft is unfinished, and counts for nothing.</numerusform>
            <numerusform>%n drafts are unfinished, and count for nothing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::operationwords</name>
    <message numerus="yes">
        <source>%n selected pool(s) were not started:</source>
        <translation>
            <numerusform>%n selected pool was not started:</numerusform>
            <numerusform>%n selected pools were not started:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected pool(s) were not refreshed:</source>
        <translation>
            <numerusform>%n selected pool was not refreshed:</numerusform>
            <numerusform>%n selected pools were not refreshed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The autostart of %n selected pool(s) was not changed:</source>
        <translation>
            <numerusform>The autostart of %n selected pool was not changed:</numerusform>
            <numerusform>The autostart of %n selected pools was not changed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected pool(s) were left out:</source>
        <translation>
            <numerusform>%n selected pool was left out:</numerusform>
            <numerusform>%n selected pools were left out:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) are restarted.</source>
        <translation>
            <numerusform>%n pool is restarted.</numerusform>
            <numerusform>%n pools are restarted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) are started.</source>
        <translation>
            <numerusform>%n pool is started.</numerusform>
            <numerusform>%n pools are started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) are stopped.</source>
        <translation>
            <numerusform>%n pool is stopped.</numerusform>
            <numerusform>%n pools are stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) are refreshed.</source>
        <translation>
            <numerusform>%n pool is refreshed.</numerusform>
            <numerusform>%n pools are refreshed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) now start with their host.</source>
        <translation>
            <numerusform>%n pool now starts with its host.</numerusform>
            <numerusform>%n pools now start with their host.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s) no longer start with their host.</source>
        <translation>
            <numerusform>%n pool no longer starts with its host.</numerusform>
            <numerusform>%n pools no longer start with their host.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The directories of %n pool(s) are made.</source>
        <translation>
            <numerusform>The directory of %n pool is made.</numerusform>
            <numerusform>The directories of %n pools are made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>poolwarden::poolstatewords</name>
    <message numerus="yes">
        <source>; %n accepted conflict(s)</source>
        <translation>
            <numerusform>; %n accepted conflict</numerusform>
            <numerusform>; %n accepted conflicts</numerusform>
        </translation>
    </message>
</context>
</TS>
