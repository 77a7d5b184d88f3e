"""Units for systemd: the same processes as by hand, shut into what they need."""

from __future__ import annotations

import sys
from pathlib import Path

# What every service of ours may and may not. The embedded PostgreSQL needs shared memory and its own processes.
_SHUT_IN = """\
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
RestrictSUIDSGID=yes
RestrictRealtime=yes
RestrictNamespaces=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
CapabilityBoundingSet=
AmbientCapabilities=
UMask=0077
"""
_SERVICE = """\
[Unit]
Description={description}
After=network-online.target{after}
Wants=network-online.target
{conflicts}
[Service]
Type=exec
User={user}
Group={user}
Environment=DECRETA_DATA={data}
Environment=DECRETA_BIND={bind}
Environment=DECRETA_LOG_FORMAT=json
EnvironmentFile=-/etc/decreta/environment
ExecStart={command} {words}
Restart=on-failure
RestartSec=2
TimeoutStopSec=60
KillMode=mixed
LimitNOFILE=65536
RuntimeDirectory={runtime}
RuntimeDirectoryMode=0700
Environment=XDG_RUNTIME_DIR=/run/{runtime}
ReadWritePaths={paths}
{shut_in}
[Install]
WantedBy=multi-user.target
"""
_BACKUP = """\
[Unit]
Description=Decreta: {what}
After=decreta.service decreta-web.service

[Service]
Type=oneshot
User={user}
Group={user}
Environment=DECRETA_DATA={data}
EnvironmentFile=-/etc/decreta/environment
ExecStart={command} {words} {backups}
Nice=10
IOSchedulingClass=idle
RuntimeDirectory={runtime}
RuntimeDirectoryMode=0700
Environment=XDG_RUNTIME_DIR=/run/{runtime}
ReadWritePaths={paths}
{shut_in}"""
_TIMER = """\
[Unit]
Description=Decreta: {what}

[Timer]
OnCalendar={when}
RandomizedDelaySec=15min
Persistent=yes

[Install]
WantedBy=timers.target
"""


def units(*, user: str, data: Path, bind: str, backups: Path) -> dict[str, str]:
    """Every unit by its name. `decreta.service` is all in one; `-web` and `-worker` are its parts, on a server of one's own."""
    common = {
        "user": user,
        "data": data,
        "bind": bind,
        "command": Path(sys.executable).with_name("decreta"),
        "paths": f"{data} {backups}",
        "shut_in": _SHUT_IN,
        "backups": backups,
    }

    def service(description: str, words: str, runtime: str, conflicts: str = "") -> str:
        return _SERVICE.format(
            **common, description=description, words=words, runtime=runtime, conflicts=conflicts, after=""
        )

    def happening(what: str, words: str, runtime: str) -> str:
        return _BACKUP.format(**common, what=what, words=words, runtime=runtime)

    return {
        "decreta.service": service("Decreta: database, web and worker", "up", "decreta"),
        "decreta-web.service": service("Decreta: web", "serve", "decreta-web", "Conflicts=decreta.service\n"),
        "decreta-worker.service": service("Decreta: worker", "worker", "decreta-worker", "Conflicts=decreta.service\n"),
        "decreta-backup.service": happening("backup", "backup --keep 14", "decreta-backup"),
        "decreta-backup.timer": _TIMER.format(what="daily backup", when="*-*-* 02:15"),
        "decreta-drill.service": happening("drill", "drill --keep 14", "decreta-drill"),
        "decreta-drill.timer": _TIMER.format(what="monthly drill", when="*-*-01 03:30"),
    }
