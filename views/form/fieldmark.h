// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/session/fieldproblem.h"

#include <QLabel>
#include <QPointer>

namespace poolwarden {

/// The sign of a problem beside an input. Takes the same room without a problem. A click on it goes to the
/// input.
class FieldMark final : public QLabel
{
    Q_OBJECT

public:
    explicit FieldMark(const QString &objectName, QWidget *parent = nullptr);

    /// `problems`: the worst first. Also describes them in `input` for screen readers; without any, the
    /// input is described by `help`.
    void setProblems(const QList<FieldProblem> &problems, QWidget *input, const QString &help = {});
    [[nodiscard]] bool isMarked() const { return m_severity.has_value(); }
    [[nodiscard]] std::optional<Severity> severity() const { return m_severity; }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refreshLooks();
    std::optional<Severity> m_severity;
    QPointer<QWidget> m_input;
};

} // namespace poolwarden
