// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/check/inputfiles.h"

#include "model/pool/poolreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>

namespace poolwarden::check {

namespace fs = std::filesystem;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::check::InputFiles)
};

QString displayed(const fs::path &path)
{
    return QString::fromStdString(path.string());
}

struct FileCloser {
    void operator()(std::FILE *file) const { std::fclose(file); }
};

// One byte more than libvirt takes is enough to know that it is too much, whatever the size: this
// also ends for a device file that never ends.
bool readUpToLimit(std::FILE *file, QByteArray *content)
{
    content->resize(static_cast<qsizetype>(maxDefinitionBytes) + 1);
    const std::size_t size =
        std::fread(content->data(), 1, static_cast<std::size_t>(content->size()), file);
    content->resize(static_cast<qsizetype>(size));
    content->squeeze();
    return !std::ferror(file);
}

} // namespace

InputFiles::InputFiles(const std::vector<fs::path> &inputs, const ErrorHandler &onError)
    : m_onError(onError)
{
    for (const fs::path &input : inputs) {
        std::error_code error;
        if (input != "-" && fs::is_directory(input, error))
            addFolder(input);
        else
            addFile(input);
    }

    // Names of one file differ in text but not in what they resolve to. What cannot be resolved
    // (standard input, a pipe, a missing file) stands for itself.
    std::set<std::string> seen;
    const auto isRepeated = [&seen](const fs::path &file) {
        std::error_code error;
        const fs::path real = file == "-" ? file : fs::canonical(file, error);
        return !seen.insert(error ? file.string() : real.string()).second;
    };
    const auto kept = std::remove_if(m_files.begin(), m_files.end(), isRepeated);
    m_repeated = static_cast<int>(std::distance(kept, m_files.end()));
    m_files.erase(kept, m_files.end());
}

void InputFiles::addFile(const fs::path &file)
{
    m_files.push_back(file);
}

void InputFiles::addFolder(const fs::path &folder)
{
    // Links to folders are not followed, so that there is no way to walk in circles; links to files are.
    std::vector<fs::path> found;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, error);
    if (error) {
        m_onError(Words::tr("The folder “%1” cannot be read: %2.")
                      .arg(displayed(folder), QString::fromStdString(error.message())));
        return;
    }
    for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (error)
            break;
        const fs::path path = walk->path();
        std::error_code ignored;
        if (path.extension() == ".xml") {
            const fs::file_type type = fs::status(path, ignored).type();
            if (type == fs::file_type::regular || type == fs::file_type::not_found)
                found.push_back(path); // a link to nothing is said when it is to be read
            else if (type != fs::file_type::directory)
                m_onError(Words::tr("“%1” is not a file.").arg(displayed(path)));
        }
        // The iterator would stop for good at a folder that may not be read.
        if (walk->is_directory(ignored) && !walk->is_symlink(ignored)) {
            std::error_code unreadable;
            fs::directory_iterator probe(path, unreadable);
            if (unreadable) {
                walk.disable_recursion_pending();
                m_onError(Words::tr("The folder “%1” cannot be read: %2.")
                              .arg(displayed(path), QString::fromStdString(unreadable.message())));
            }
        }
    }
    if (error) {
        m_onError(Words::tr("The folder “%1” cannot be read to its end: %2.")
                      .arg(displayed(folder), QString::fromStdString(error.message())));
    }
    if (found.empty() && !error)
        m_onError(Words::tr("There is no .xml file in “%1”.").arg(displayed(folder)));
    std::sort(found.begin(), found.end());
    m_files.insert(m_files.end(), found.begin(), found.end());
}

void InputFiles::forEach(const std::function<void(const Input &)> &callback) const
{
    for (const fs::path &path : m_files) {
        Input input{displayed(path), {}};
        bool readable = false;
        if (path == "-") {
            readable = readUpToLimit(stdin, &input.content);
        } else if (const std::unique_ptr<std::FILE, FileCloser> file{
                       std::fopen(path.c_str(), "rbe")}) {
            readable = readUpToLimit(file.get(), &input.content);
        }
        if (!readable) {
            m_onError(Words::tr("“%1” cannot be read: %2.")
                          .arg(input.name, QString::fromLocal8Bit(std::strerror(errno))));
            continue;
        }
        callback(input);
    }
}

} // namespace poolwarden::check
