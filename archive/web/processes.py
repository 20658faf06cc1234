"""One job: run the site, in this process or in several, each with an archive of its own over the same folder.

What several must share lies in the folder: the index, the accounts, the key that signs, the lock that lets one write.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from archive.archive import Archive
from archive.web.application import create_app
from archive.web.sessions import site_key
from archive.web.site import SiteOptions


def serve_site(archive: Archive, options: SiteOptions, host: str, port: int) -> None:
    """Serve until interrupted; of several processes, one that dies is replaced."""
    key = archive.home / "web" / "key"
    # All must sign alike: the key is made before they start, and where it cannot be kept, one process serves alone.
    site_key(key)
    if options.workers == 1 or not key.exists():
        uvicorn.run(create_app(archive, options), host=host, port=port, log_level="warning", server_header=False,
                    proxy_headers=options.secure)
        return
    config = uvicorn.Config(partial(application, archive.home, options), factory=True, workers=options.workers,
                            host=host, port=port, log_level="warning", server_header=False,
                            proxy_headers=options.secure)
    Multiprocess(config, sockets=[config.bind_socket()]).run()


def application(home: Path, options: SiteOptions) -> FastAPI:
    """The site in one of several processes."""
    return create_app(Archive.open(home, create=False), options)
