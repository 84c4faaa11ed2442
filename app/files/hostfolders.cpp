// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/hostfolders.h"

#include "app/files/filename.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>

#include <algorithm>

namespace poolwarden {

namespace fs = std::filesystem;

namespace {

using ErrorHandler = std::function<void(const QString &)>;

struct HostFoldersTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::HostFolders)
};

class HostIni
{
public:
    HostIni(HostFolder *host, const ErrorHandler &onError)
        : m_host(host)
        , m_file(host->path / "host.ini")
        , m_onError(onError)
    {
    }

    void read()
    {
        constexpr qsizetype most = 1 << 16;
        std::error_code error;
        const fs::file_status status = fs::symlink_status(m_file, error);
        if (status.type() == fs::file_type::not_found)
            return;
        // A link could lead anywhere, and a pipe may never end.
        if (status.type() != fs::file_type::regular) {
            m_onError(HostFoldersTr::tr("“%1” is not a file.").arg(shownFileName(m_file)));
            return;
        }
        QFile file(m_file);
        if (!file.open(QIODevice::ReadOnly)) {
            m_onError(HostFoldersTr::tr("“%1” cannot be read: %2.")
                          .arg(shownFileName(m_file), file.errorString()));
            return;
        }
        const QByteArray content = file.read(most);
        int number = 0;
        for (const QByteArray &line : content.split('\n')) {
            if (!takeLine(QString::fromUtf8(line).trimmed(), ++number))
                return; // one message for a bad file is enough
        }
    }

private:
    bool takeLine(const QString &line, int number)
    {
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';')
            || line == QLatin1String("[host]"))
            return true;
        const qsizetype sign = line.indexOf(u'=');
        const QString key = line.left(sign).trimmed();
        const QString value = sign < 0 ? QString() : line.mid(sign + 1).trimmed();
        if (sign >= 0 && key == QLatin1String("uri") && !value.isEmpty()) {
            m_host->uri = value;
            return true;
        }
        if (sign >= 0 && key == QLatin1String("locality") && setLocality(value))
            return true;
        m_onError(HostFoldersTr::tr(
                      "%1:%2: this is neither “uri = URI” nor “locality = local” or “remote”.",
                      "file, line")
                      .arg(shownFileName(m_file))
                      .arg(number));
        return false;
    }

    bool setLocality(const QString &value)
    {
        using Locality = HostTopology::Locality;
        if (value != QLatin1String("local") && value != QLatin1String("remote"))
            return false;
        m_host->locality = value == QLatin1String("local") ? Locality::Local : Locality::Remote;
        return true;
    }

    HostFolder *m_host;
    fs::path m_file;
    const ErrorHandler &m_onError;
};

void tellSharedUris(const QList<HostFolder> &hosts, const ErrorHandler &onError)
{
    QHash<QString, QString> byUri;
    for (const HostFolder &host : hosts) {
        if (host.uri.isEmpty())
            continue;
        if (byUri.contains(host.uri)) {
            onError(
                HostFoldersTr::tr("“%1” and “%2” have the same URI, but are treated as two hosts.")
                    .arg(byUri.value(host.uri), host.name));
        } else {
            byUri.insert(host.uri, host.name);
        }
    }
}

} // namespace

QList<HostFolder> hostFolders(const fs::path &folder, const ErrorHandler &onError)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator walk(folder, error), end; !error && walk != end;
         walk.increment(error)) {
        const fs::path path = walk->path();
        const std::string name = path.filename().string();
        std::error_code ignored;
        if (name.starts_with('.'))
            continue;
        const bool isFolder = fs::is_directory(path, ignored);
        if (isFolder && fs::is_symlink(path, ignored))
            onError(HostFoldersTr::tr("“%1” is a link, so it is not read as a host.")
                        .arg(shownFileName(path)));
        else if (isFolder)
            found.push_back(path);
        else if (path.extension() == ".xml")
            onError(
                HostFoldersTr::tr("“%1” is not in the folder of a host.").arg(shownFileName(path)));
    }
    if (error) {
        onError(HostFoldersTr::tr("The folder “%1” cannot be read: %2.")
                    .arg(shownFileName(folder), QString::fromStdString(error.message())));
    } else if (found.empty()) {
        onError(HostFoldersTr::tr("“%1” contains no folder of a host.").arg(shownFileName(folder)));
    }
    std::sort(found.begin(), found.end());
    QList<HostFolder> hosts;
    for (const fs::path &path : found) {
        HostFolder host;
        host.name = shownFileName(path.filename().string());
        host.path = path;
        HostIni(&host, onError).read();
        hosts.append(host);
    }
    tellSharedUris(hosts, onError);
    return hosts;
}

} // namespace poolwarden
