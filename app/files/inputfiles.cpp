// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/inputfiles.h"

#include "app/files/filename.h"
#include "model/document/pooldocument.h"
#include "model/document/severaldefinitions.h"
#include "model/xml/poolreader.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <utility>
#include <variant>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace poolwarden {

namespace fs = std::filesystem;

namespace {

/// Bytes to begin with for a file of unknown size.
constexpr qsizetype smallFile = 4096;

struct InputFilesTr {
    Q_DECLARE_TR_FUNCTIONS(poolwarden::InputFiles)
};

class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number > STDERR_FILENO)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

constexpr auto mostDefinitionBytes = static_cast<qsizetype>(maxDefinitionBytes) + 1;
/// Of a file that is divided: some ten thousand definitions. A hostile file could have millions of them.
constexpr qsizetype mostFileBytes = 16 * 1024 * 1024;
constexpr qsizetype mostDefinitions = 50'000;

bool isWellFormed(const QByteArray &xml)
{
    const ReadResult read = readPool({xml.constData(), static_cast<std::size_t>(xml.size())});
    const auto *refusal = std::get_if<Refusal>(&read);
    return !refusal
           || (refusal->code != RefusalCode::Malformed && refusal->code != RefusalCode::TooLarge);
}

std::vector<Input> definitionsIn(Input file)
{
    constexpr QByteArrayView tag("<pool");
    const qsizetype first = file.content.indexOf(tag);
    const bool maybeSeveral = first >= 0 && file.content.indexOf(tag, first + tag.size()) >= 0;
    std::vector<Input> result;
    if (maybeSeveral && file.content.size() <= mostFileBytes && !isWellFormed(file.content)) {
        const QString text = PoolDocument::textOf(file.content);
        const SeveralDefinitions several = severalDefinitions(text);
        const qsizetype count = several.definitions.size();
        // What is around them would be lost without a word.
        const bool areAll = count > 1 && count <= mostDefinitions && several.around.isEmpty();
        qsizetype lines = 0;
        qsizetype counted = 0;
        for (qsizetype i = 0; areAll && i < count; ++i) {
            const qsizetype begin = several.begins.at(i);
            lines += QStringView(text).mid(counted, begin - counted).count(u'\n');
            counted = begin;
            result.push_back(
                {file.name,
                 PoolDocument::bytesOf(several.definitions.at(i)).left(mostDefinitionBytes),
                 static_cast<int>(i), static_cast<int>(lines), static_cast<int>(count)});
        }
    }
    if (result.empty()) {
        file.content.truncate(mostDefinitionBytes);
        result.push_back(std::move(file));
    }
    return result;
}

QString reasonOf(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

} // namespace

InputFiles::InputFiles(const std::vector<fs::path> &inputs, int timeoutSeconds,
                       const ErrorHandler &onError, Empty empty)
    : m_timeoutSeconds(timeoutSeconds)
    , m_onError(onError)
{
    for (const fs::path &input : inputs) {
        std::error_code error;
        if (input != "-" && fs::is_directory(input, error))
            addFolder(input, empty);
        else
            addFile(input);
    }

    // Different names of one file resolve to the same path. A name that cannot be resolved (standard
    // input, a pipe, a missing file) is compared as it is.
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

void InputFiles::addFolder(const fs::path &folder, Empty empty)
{
    // Follows links to files, but not links to folders, because those can form a circle.
    std::vector<fs::path> found;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, error);
    if (error) {
        m_onError(InputFilesTr::tr("The folder “%1” cannot be read: %2.")
                      .arg(shownFileName(folder), QString::fromStdString(error.message())));
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
                found.push_back(path); // a dangling link is reported when it is read
            else if (type != fs::file_type::directory)
                m_onError(InputFilesTr::tr("“%1” is not a file.").arg(shownFileName(path)));
        }
        if (!walk->is_directory(ignored))
            continue;
        // The iterator would end for good at an unreadable folder.
        if (walk->is_symlink(ignored)) {
            m_linkedFolders.push_back(path);
        } else {
            std::error_code unreadable;
            fs::directory_iterator probe(path, unreadable);
            if (unreadable) {
                walk.disable_recursion_pending();
                m_onError(
                    InputFilesTr::tr("The folder “%1” cannot be read: %2.")
                        .arg(shownFileName(path), QString::fromStdString(unreadable.message())));
            }
        }
    }
    if (error) {
        m_onError(InputFilesTr::tr("The folder “%1” cannot be read completely: %2.")
                      .arg(shownFileName(folder), QString::fromStdString(error.message())));
    }
    if (found.empty() && !error && empty == Empty::AnError)
        m_onError(InputFilesTr::tr("There is no .xml file in “%1”.").arg(shownFileName(folder)));
    std::sort(found.begin(), found.end());
    m_files.insert(m_files.end(), found.begin(), found.end());
}

void InputFiles::forEach(const std::function<void(const Input &)> &callback) const
{
    forEach([&callback](const fs::path &, const Input &input) { callback(input); },
            [this](const fs::path &, const QString &sentence) { m_onError(sentence); });
}

void InputFiles::forEach(
    const std::function<void(const fs::path &, const Input &)> &callback,
    const std::function<void(const fs::path &, const QString &)> &unreadable) const
{
    for (const fs::path &path : m_files) {
        Input input{shownFileName(path), {}};
        if (const auto reason = read(path, &input.content)) {
            unreadable(path, InputFilesTr::tr("“%1” cannot be read: %2.").arg(input.name, *reason));
            continue;
        }
        for (const Input &definition : definitionsIn(std::move(input)))
            callback(path, definition);
    }
}

// Reads at most one byte more than is allowed. That shows that the file is too large, and ends even for an
// endless device file.
std::optional<QString> InputFiles::read(const fs::path &path, QByteArray *content) const
{
    const bool isStandardInput = path == "-";
    // Does not wait for a pipe's writer here, but below, with a time-out.
    const Descriptor file(
        isStandardInput ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0)
        return reasonOf(errno);
    constexpr qsizetype limit = mostFileBytes + 1;
    // There may be very many files, and nearly all are small.
    struct stat info {
    };
    const bool isRegular = ::fstat(file.number(), &info) == 0 && S_ISREG(info.st_mode);
    content->resize(isRegular ? std::clamp<qsizetype>(info.st_size + 1, 1, limit)
                              : mostDefinitionBytes);
    qsizetype size = 0;
    while (size < limit) {
        if (size == content->size()) // it grows, or hides its size as those in /proc do
            content->resize(std::min(limit, 2 * size + smallFile));
        pollfd waiting{file.number(), POLLIN, 0};
        // No time-out for standard input: its writer was started with us.
        const bool hasEnd = m_timeoutSeconds > 0 && !isStandardInput;
        const int ready =
            isRegular ? 1 : ::poll(&waiting, 1, hasEnd ? m_timeoutSeconds * 1000 : -1);
        if (ready == 0)
            return InputFilesTr::tr("no data within %1 s").arg(m_timeoutSeconds);
        if (ready < 0 && errno == EINTR)
            continue;
        const ssize_t got = ::read(file.number(), content->data() + size,
                                   static_cast<std::size_t>(content->size() - size));
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0 && isStandardInput && errno == EBADF)
            return InputFilesTr::tr("standard input is closed");
        if (got < 0)
            return reasonOf(errno);
        if (got == 0)
            break;
        size += got;
    }
    content->resize(size);
    content->squeeze();
    return std::nullopt;
}

} // namespace poolwarden
