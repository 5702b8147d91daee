package watch

import "syscall"

// silentSystems are the file systems whose files others may write without this
// machine hearing of it, by the number that statfs gives: inotify tells of what
// goes through this kernel only. Numbers and names are those of the kernel's
// include/uapi/linux/magic.h, and of the drivers' own sources where it has none.
var silentSystems = map[uint32]string{
	0x517b:     "SMB",     // SMB_SUPER_MAGIC
	0xff534d42: "CIFS",    // CIFS_SUPER_MAGIC
	0xfe534d42: "SMB2",    // SMB2_SUPER_MAGIC
	0x6969:     "NFS",     // NFS_SUPER_MAGIC
	0x65735546: "FUSE",    // FUSE_SUPER_MAGIC; sshfs, rclone and cloud drives
	0x01021997: "9p",      // V9FS_MAGIC; folders of the host in WSL and in virtual machines
	0x786f4256: "vboxsf",  // VBOXSF_SUPER_MAGIC, fs/vboxsf/super.c
	0x5346414f: "AFS",     // AFS_SUPER_MAGIC
	0x6b414653: "AFS",     // AFS_FS_MAGIC
	0x00c36400: "Ceph",    // CEPH_SUPER_MAGIC
	0x73757245: "Coda",    // CODA_SUPER_MAGIC
	0x564c:     "NetWare", // NCP_SUPER_MAGIC
	0x47504653: "GPFS",    // of IBM's driver
	0x0bd00bd0: "Lustre",  // LL_SUPER_MAGIC, of Lustre's driver
	0xbacbacbc: "vmhgfs",  // HGFS_SUPER_MAGIC, of VMware's driver
	0x7c7c6673: "prl_fs",  // of Parallels' driver
}

// silent names the file system of a folder if it does not tell of every change;
// empty if it does, or if the folder is not there.
func silent(dir string) string {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return ""
	}
	return silentSystems[uint32(s.Type)]
}
