// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/export/exporter.h"
#include "model/session/poolregistry.h"
#include "views/messages/message.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>

namespace poolwarden {

class CommandSet;
class PoolSelection;
class Prompts;

/// The user's templates: definitions that were kept under a name, to make new pools of. Each is an XML file
/// in one folder, without a UUID, so that a template is shared by sharing its file.
class TemplateController final : public QObject
{
    Q_OBJECT

public:
    /// `folder`: made when the first template is kept. All others must outlive it.
    TemplateController(PoolRegistry *registry, PoolSelection *selection, CommandSet *commands,
                       Prompts *prompts, const QString &folder, QObject *parent = nullptr);

    /// Of the templates, sorted. Follows the folder.
    [[nodiscard]] QStringList names() const { return m_names; }
    /// Makes a draft of it on the current host.
    void create(const QString &name);

Q_SIGNALS:
    void namesChanged(const QStringList &names);
    void messagePosted(const poolwarden::Message &message);

private:
    void refresh();
    /// Asks for a name.
    void keep();
    void write(const QString &name, const QByteArray &xml);
    void save(const Exporter::File &file, const QString &name);
    void openFolder();
    [[nodiscard]] QString pathOf(const QString &name) const;

    PoolRegistry *m_registry;
    PoolSelection *m_selection;
    Prompts *m_prompts;
    QString m_folder;
    QFileSystemWatcher m_watcher;
    QStringList m_names;
};

} // namespace poolwarden
