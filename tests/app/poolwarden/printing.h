// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QLineEdit>
#include <QProcess>
#include <QString>
#include <QTest>

#include <optional>

/// Prints into a file, as users do who have no printer.
namespace poolwarden::printing {

/// In the open dialog of that name: the file is chosen, and Return pressed.
inline bool printTo(const QString &path, const char *dialogName, QWidget *window)
{
    QDialog *dialog = nullptr;
    const bool isOpen = QTest::qWaitFor([&] {
        dialog = window->findChild<QDialog *>(QLatin1String(dialogName));
        return dialog && dialog->isVisible();
    });
    auto *file = isOpen ? dialog->findChild<QLineEdit *>(QStringLiteral("filename")) : nullptr;
    if (!file)
        return false;
    file->setText(path);
    QTest::keyClick(dialog, Qt::Key_Return);
    return true;
}

/// None: it cannot be read.
inline std::optional<QString> textOfPdf(const QString &reader, const QString &path)
{
    QProcess process;
    process.start(reader, {QStringLiteral("-layout"), path, QStringLiteral("-")});
    if (!process.waitForFinished() || process.exitCode() != 0)
        return std::nullopt;
    return QString::fromUtf8(process.readAllStandardOutput())
        .normalized(QString::NormalizationForm_KC) // ligatures
        .simplified();
}

} // namespace poolwarden::printing
