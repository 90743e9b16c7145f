"""The user a server runs as: ourselves, or someone harmless when we are root, whom PostgreSQL refuses."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path

PREFERRED = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user and its main group, by number."""

    uid: int
    gid: int

    def give(self, folder: Path) -> None:
        """Make `folder` and everything in it this account's own."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_account(owner_uid: int | None) -> Account | None:
    """Return the account to drop to, or None where no dropping is needed.

    `owner_uid` is the present owner of the data: it stays the owner, whoever was added to the system since.
    """
    if os.geteuid() != 0:
        return None
    if owner_uid:
        return _account(pwd.getpwuid(owner_uid)) if _is_known(owner_uid) else Account(owner_uid, owner_uid)
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next((_account(known[name]) for name in PREFERRED if name in known), Account(65534, 65534))


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_uid, entry.pw_gid)


def _is_known(uid: int) -> bool:
    return any(entry.pw_uid == uid for entry in pwd.getpwall())
