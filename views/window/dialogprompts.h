// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/messages/prompts.h"

#include <QPointer>
#include <QString>

class QFileDialog;
class QWidget;

namespace poolwarden {

/// Asks with dialogs in front of a window.
class DialogPrompts final : public Prompts
{
public:
    /// Call it before the first question. The dialogs are destroyed with the parent.
    void setParent(QWidget *parent) { m_parent = parent; }

    void choose(const Choice &choice, const Chosen &answer) override;
    void ask(const Question &question, const Decision &answer) override;
    void inform(const QString &title, const QString &text) override;
    void chooseConnection(const QStringList &recent, const Connection &answer) override;
    void askName(const QString &title, const QString &label, const QString &suggestion,
                 const Path &answer) override;
    void chooseXmlFiles(const QString &title, const Paths &answer) override;
    void chooseHost(const SendOffer &offer, const Send &answer) override;
    void chooseExport(const ExportOffer &offer, const Export &answer) override;
    void chooseExportFile(const QString &title, const QString &suggestion,
                          const Path &answer) override;
    void chooseFolder(const QString &title, const QString &start, const Path &answer) override;
    void chooseFile(const QString &title, const QString &start, const QString &filter,
                    const Path &answer) override;
    void chooseFileToSave(const QString &title, const QString &suggestion,
                          const QStringList &filters, const Path &answer) override;
    void chooseDevice(const QString &title, const QString &start, const Path &answer) override;

private:
    [[nodiscard]] QWidget *owner() const;
    /// A name alone is proposed where something was saved last, and not where the program was started.
    void openToSave(QFileDialog *dialog, const QString &suggestion, const Path &answer);

    QPointer<QWidget> m_parent;
    QString m_savedIn; ///< the folder in which a file was saved last
};

} // namespace poolwarden
