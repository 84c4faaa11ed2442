// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/wording/sentencesamples.h"

#include "model/xml/poolreader.h"

#include <array>
#include <string_view>
#include <variant>

namespace poolwarden {

namespace {

std::string pool(std::string_view type, const std::string &content)
{
    return "<pool type='" + std::string(type) + "'><name>sample</name>" + content + "</pool>";
}

std::string target(std::string_view path)
{
    return "<target><path>" + std::string(path) + "</path></target>";
}

std::string source(const std::string &content)
{
    return "<source>" + content + "</source>";
}

std::string device(std::string_view path)
{
    return "<device path='" + std::string(path) + "'/>";
}

std::string host(std::string_view name)
{
    return "<host name='" + std::string(name) + "'/>";
}

std::string dir(std::string_view path)
{
    return "<dir path='" + std::string(path) + "'/>";
}

std::string name(std::string_view value)
{
    return "<name>" + std::string(value) + "</name>";
}

std::string format(std::string_view value)
{
    return "<format type='" + std::string(value) + "'/>";
}

constexpr std::string_view iqn = "iqn.2012-01.org.example:t1";

std::vector<std::string> directories()
{
    std::vector<std::string> list;
    for (const char *path :
         {"/srv/vm", "/srv/vm/sub", "/srv/../srv/vm", "/dev/vg0", "/dev/zvol/tank", "/dev/mapper",
          "/dev/disk/by-path", "/mnt/one", "/export/vm", "/srv/a&#13;b", "/"})
        list.push_back(pool("dir", target(path)));
    return list;
}

std::vector<std::string> devices()
{
    std::vector<std::string> list;
    constexpr std::array paths{
        "/dev/sdb",
        "/dev/sdb1",
        "/dev/nvme0n1p1",
        "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4",
        "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1",
        "/dev/disk/by-id/scsi-35000c500a1b2c3d4",
        "/dev/disk/by-id/ata-UNKNOWN-part1",
        "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t1-lun-1",
        "/dev/disk/by-path/ip-192.0.2.1:3260-iscsi-iqn.2012-01.org.example:t1-lun-1-part1",
        "UUID=0a1b-2c3d",
        "LABEL=data",
        "/dev/disk/by-label/data",
        "/dev/vg0/lv1",
        "/dev/mapper/vg0-lv1",
        "/dev/vg0/lv2",
        "/dev/mapper/mpatha",
        "/dev/mapper/mpatha1",
        "/dev/mapper/mpatha-part1",
        "/dev/mapper/3600508b400105e210000900000490000",
        "/dev/mapper/3600508b400105e210000900000490000-part1",
        "/dev/disk/by-id/wwn-0x600508b400105e210000900000490000",
        "/dev/disk/by-id/dm-uuid-mpath-3600508b400105e210000900000490000",
        "/dev/mapper/luks-0a1b2c3d",
        "/dev/mapper/sdb1_crypt",
        "/dev/zvol/tank/vm",
        "/dev/dm-7",
        "/dev/md/data",
        "/dev/block/8:17",
        "/srv/vm/disk.img",
        "/srv/vm/../vm/disk.img",
        "/dev/a&#9;b",
    };
    int index = 0;
    for (const char *path : paths) {
        const std::string mountPoint = "/mnt/fs" + std::to_string(++index);
        list.push_back(pool("fs", source(device(path)) + target(mountPoint)));
        if (index % 3 == 1)
            list.push_back(
                pool("logical", source(device(path) + name("vg" + std::to_string(index + 9)))));
    }
    for (const char *path : {"/dev/sdb", "/dev/disk/by-id/wwn-0x5000c500a1b2c3d4",
                             "/dev/mapper/mpatha", "/dev/disk/by-id/ata-UNKNOWN", "/dev/sdc"}) {
        list.push_back(pool("disk", source(device(path)) + target("/dev")));
        list.push_back(pool("zfs", source(device(path) + name("other"))));
    }
    list.push_back(pool("fs", source(device("/dev/sdc") + format("gfs2")) + target("/mnt/one")));
    list.push_back(
        pool("fs", source(device("/dev/sdc") + format("ocfs2")) + target("/srv/vm/mnt")));
    list.push_back(pool("logical", source(name("vg0"))));
    list.push_back(pool("logical", source(device("/dev/sdb1") + name("vg0"))));
    list.push_back(pool("zfs", source(name("tank"))));
    list.push_back(pool("zfs", source(name("tank/vm"))));
    list.push_back(pool("mpath", target("/dev/mapper")));
    return list;
}

std::vector<std::string> exports()
{
    std::vector<std::string> list;
    int index = 0;
    const auto netfs = [&list, &index](std::string_view server, std::string_view path,
                                       std::string_view type) {
        const std::string mountPoint = "/mnt/net" + std::to_string(++index);
        list.push_back(
            pool("netfs", source(host(server) + dir(path) + format(type)) + target(mountPoint)));
    };
    for (const char *server : {"nas1", "NAS1.", "2001:db8::1", "2001:db8:0::1", "localhost"}) {
        netfs(server, "/export/vm", "nfs");
        netfs(server, "/export", "nfs");
        netfs(server, "share", "cifs");
        netfs(server, "Share/vm", "cifs");
        netfs(server, "vol", "glusterfs");
        netfs(server, "vol/vm", "glusterfs");
        list.push_back(pool("gluster", source(host(server) + name("vol"))));
        list.push_back(pool("gluster", source(host(server) + dir("/vm") + name("vol"))));
        list.push_back(pool("sheepdog", source(host(server) + name("data"))));
        list.push_back(pool("rbd", source(host(server) + name("rbd"))));
    }
    list.push_back(pool("rbd", source(host("nas1") + host("nas2") + name("rbd"))));
    list.push_back(pool("netfs", source("<host name='nas1' port='2049'/>" + dir("/export/vm"))
                                     + target("/mnt/port")));
    list.push_back(pool("netfs", source(host("nas1") + dir("/other")) + target("/mnt/one")));
    list.push_back(pool("vstorage", source(name("cluster")) + target("/mnt/one")));
    list.push_back(pool("vstorage", source(name("cluster")) + target("/mnt/cluster")));
    return list;
}

std::vector<std::string> networkDisks()
{
    std::vector<std::string> list;
    const auto initiator = [](std::string_view value) {
        return "<initiator><iqn name='" + std::string(value) + "'/></initiator>";
    };
    for (const std::string &more : {std::string(), initiator("iqn.2020-01.org.example:me"),
                                    initiator("iqn.2020-01.org.example:you")}) {
        list.push_back(
            pool("iscsi", source(host("nas1") + device(iqn) + more) + target("/dev/disk/by-path")));
        if (!more.empty())
            list.push_back(pool("iscsi-direct", source(host("nas1") + device(iqn) + more)));
    }
    list.push_back(pool("iscsi", source(host("nas2") + device("iqn.2012-01.org.example:T1"))
                                     + target("/dev/disk/by-path")));
    for (const char *adapter :
         {"name='host5'", "type='scsi_host' name='scsi_host5'", "type='scsi_host' name='host6'",
          "type='fc_host' wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'",
          "type='fc_host' wwnn='20000000C9831B4B' wwpn='10000000C9831B4B'",
          "type='fc_host' parent='scsi_host5' wwnn='20000000c9831b4c' wwpn='10000000c9831b4c'",
          "type='fc_host' wwnn='20000000c9831b4d' wwpn='10000000c9831b4b'"})
        list.push_back(pool("scsi", source("<adapter " + std::string(adapter) + "/>")
                                        + target("/dev/disk/by-path")));
    for (const char *unique : {"1", "2"})
        list.push_back(pool("scsi", source("<adapter type='scsi_host'><parentaddr unique_id='"
                                           + std::string(unique)
                                           + "'><address domain='0x0000' bus='0x00' slot='0x1f' "
                                             "function='0x2'/></parentaddr></adapter>")
                                        + target("/dev/disk/by-path")));
    return list;
}

} // namespace

std::vector<PoolDefinition> sentenceSamples()
{
    std::vector<PoolDefinition> samples;
    for (const auto &list : {directories(), devices(), exports(), networkDisks()}) {
        for (const std::string &xml : list)
            samples.push_back(std::get<PoolDefinition>(readPool(xml)));
    }
    return samples;
}

HostTopology sampleTopology()
{
    HostTopology topology;
    topology.devicesKnown = true;
    topology.locality = HostTopology::Locality::Local;
    topology.disks["sdb"] = {.scsiHost = "5",
                             .wwn = "5000c500a1b2c3d4",
                             .iscsiTarget = std::string(iqn),
                             .iscsiLun = "1"};
    topology.aliases["/dev/disk/by-id/wwn-0x5000c500a1b2c3d4"] = "/dev/sdb";
    topology.aliases["/dev/disk/by-id/scsi-35000c500a1b2c3d4"] = "/dev/sdb";
    topology.realPaths["/mnt/one"] = "/srv/vm";
    for (const char *path : {"/bound/vm", "/bound/vm/iso"})
        topology.realPaths[path] = std::string("/disks/a") + path;
    topology.realPaths["/data/vm"] = "/disks/a/bound/vm";
    topology.scsiHosts["6"] = {
        .parent = {}, .wwnn = "20000000c9831b4b", .wwpn = "10000000c9831b4b", .vportParent = "5"};
    return topology;
}

} // namespace poolwarden
