"""The hand-over while the disk is full, and with connections that are only half there."""

import asyncio
import contextlib
import errno
import os
import sqlite3
import subprocess
import time

from test_handoff import HandoffTest

SIZE_MIB = 24  # of the disk


def as_root(*command):
    """Whether it was done."""
    return subprocess.run(command if os.geteuid() == 0 else ("sudo", "-n", *command), check=False).returncode == 0


class FullDisk(HandoffTest):
    def import_list(self, rows):
        os.makedirs(self.data)
        if not as_root("mount", "-t", "tmpfs", "-o", f"size={SIZE_MIB}m,mode=777", "tmpfs", self.data):
            self.skipTest("no disk of its own can be mounted here")
        self.addCleanup(as_root, "umount", "--lazy", self.data)
        super().import_list(rows)

    def fill(self):
        path = os.path.join(self.data, "filler")
        with open(path, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError as error:
                self.assertEqual(error.errno, errno.ENOSPC)
        return path

    async def told(self, peer, client_id):
        return await peer.until("ack", "error", client_id=client_id)

    async def test_what_cannot_be_stored_is_refused_and_goes_once_there_is_room(self):
        anna, employer = await self.taken()
        filler = self.fill()
        stored, refused = [], []
        for number in range(100):  # the file of changes may have some room left
            sides = ((employer, f"e{number}", {}), (anna, f"a{number}", {"conversation": employer.id}))
            for peer, client_id, more in sides:
                await peer.send("say", client_id=client_id, text="Nummer " * 200, **more)
                answer = await self.told(peer, client_id)
                if answer["type"] == "ack":
                    stored.append(client_id)
                else:
                    self.assertEqual(answer["code"], "not-stored", answer)
                    refused.append((peer, client_id, more))
            if len(refused) >= 6:
                break
            await asyncio.sleep(0.3)  # no faster than people type
        self.assertGreaterEqual(len(refused), 6, "the disk was never full")
        os.unlink(filler)
        for peer, client_id, more in refused:
            await peer.send("say", client_id=client_id, text="Nummer " * 200, **more)
            self.assertEqual((await self.told(peer, client_id))["type"], "ack")
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "desk.db"))) as db:
            rows = [row for (row,) in db.execute("SELECT client_id FROM event WHERE conversation = ? AND type = 'said' "
                                                 "ORDER BY seq", (employer.id,))]
        self.assertEqual(rows, stored + [client_id for _, client_id, _ in refused])


class HalfOpen(HandoffTest):
    def sockets(self):
        folder = f"/proc/{self.server.pid}/fd"
        count = 0
        for name in os.listdir(folder):
            with contextlib.suppress(OSError):
                count += os.readlink(os.path.join(folder, name)).startswith("socket:")
        return count

    async def test_a_peer_that_answers_no_ping_is_given_up_within_a_minute(self):
        before = self.sockets()
        peers = [await self.conversation() for _ in range(3)]
        self.assertEqual(self.sockets(), before + 3)
        for peer in peers[:2]:
            peer.ws.transport.pause_reading()  # the line is up, and nobody is at its other end
        begun = time.monotonic()
        while self.sockets() > before + 1 and time.monotonic() - begun < 90:
            await asyncio.sleep(0.5)
        self.assertLess(time.monotonic() - begun, 65)
        self.assertEqual(self.sockets(), before + 1, "who answers pings stays")
