#!/usr/bin/env python3
"""Sends the histories of an ensemble over HTTP and measures what that, and reading them afterwards, takes.

    ./mvnw -q -DskipTests package
    scripts/ingestion_benchmark.py                                            # H2 in a file
    scripts/ingestion_benchmark.py --postgresql /usr/lib/postgresql/15/bin    # a PostgreSQL of its own

60,000 and 10,000 examples, 100 members and 100 checkpoints unless told otherwise; four clients that keep their
connections, each the trainer of a quarter of the members; a service with -Xmx1g. The predictions are drawn beforehand:
an example is learned once the member's skill passes the example's difficulty, with noise that is the member's own, noise
that drifts and noise that is new, and wrong ones are mostly one of two labels that all members confuse it with. Needs
numpy; takes as much room in the folder as the raw labels, and the database."""

import argparse
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

import numpy as np

CLASSES = 10


def draw(truth, member, checkpoints, into):
    """The labels of one member, checkpoints x examples."""
    shared, own = np.random.default_rng(11), np.random.default_rng(1000 + member)
    size = len(truth)
    difficulty = 1.1 * shared.standard_normal(size, np.float32) + 1.5 * (shared.random(size, np.float32) < 0.1)
    confused = (truth + 1 + shared.integers(0, CLASSES - 1, (2, size))) % CLASSES
    bias = 0.35 * own.standard_normal(size, np.float32)
    drift = 0.25 * own.standard_normal(size, np.float32)
    for checkpoint in range(checkpoints):
        skill = -1.2 + 3.6 * (1 - np.exp(-((checkpoint + 1) ** 0.6) / 4))
        drift = 0.9 * drift + 0.25 * np.sqrt(1 - 0.81) * own.standard_normal(size, np.float32)
        noise = drift + 0.1 * own.standard_normal(size, np.float32)
        margin = skill - difficulty + bias + noise
        labels = np.where(2 * bias + noise > 0.3, confused[1], confused[0])
        lost = (margin < -1.5) & (own.random(size, np.float32) < 0.25)
        labels = np.where(lost, own.integers(0, CLASSES, size), labels)
        into[checkpoint] = np.where(margin > 0, truth, labels)


class Service:
    def __init__(self, options, folder):
        self.folder, self.postgres = folder, None
        self.port = free_port()
        command = options.command.split() + [f"--server.port={self.port}", f"--tutti.home={folder / 'home'}"]
        environment = dict(os.environ)
        if options.postgresql:
            self.postgres = Postgres(options.postgresql, folder / "postgresql", options.asynchronous)
            command.append("--spring.profiles.active=postgresql")
            environment.update(TUTTI_DATABASE_URL=self.postgres.url, TUTTI_DATABASE_PASSWORD="")
        self.log = open(folder / "service.log", "wb")
        self.process = subprocess.Popen(command, env=environment, stdout=self.log, stderr=subprocess.STDOUT)
        self.await_ready()

    def await_ready(self):
        for _ in range(600):
            try:
                if request(self.port, "GET", "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                raise SystemExit((self.folder / "service.log").read_text())
            time.sleep(0.2)
        raise SystemExit("The service did not get ready.")

    def resident(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    def processor_seconds(self):
        times = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def size(self):
        """Bytes of the database, after it was closed."""
        if self.postgres:
            return self.postgres.size()
        return sum(file.stat().st_size for file in (self.folder / "home").glob("*.mv.db"))

    def close(self):
        if self.process.poll() is None:
            self.stop()
        if self.postgres:
            self.postgres.stop()


class Postgres:
    """A cluster of its own. It does not run as root: then it runs as the user postgres."""

    def __init__(self, binaries, folder, asynchronous):
        self.folder, self.binaries, self.port = folder, pathlib.Path(binaries), free_port()
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        folder.mkdir()
        if self.user:
            shutil.chown(folder, "postgres")
            folder.parent.chmod(0o755)
        self.run("initdb", "-A", "trust", "-U", "tutti", "-D", str(folder / "data"))
        self.run("pg_ctl", "-w", "-D", str(folder / "data"), "-l", str(folder / "log"), "-o",
                 f"-p {self.port} -k {folder} -c listen_addresses=localhost"
                 + (" -c synchronous_commit=off" if asynchronous else ""), "start")
        self.run("createdb", "-h", "localhost", "-p", str(self.port), "-U", "tutti", "tutti")
        self.url = f"jdbc:postgresql://localhost:{self.port}/tutti"

    def run(self, program, *arguments):
        command = self.user + [str(self.binaries / program), *arguments]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd="/").stdout

    def size(self):
        return int(self.run("psql", "-h", "localhost", "-p", str(self.port), "-U", "tutti", "-Atc",
                            "select pg_database_size('tutti')", "tutti"))

    def stop(self):
        command = self.user + [str(self.binaries / "pg_ctl"), "-w", "-m", "fast", "-D", str(self.folder / "data"), "stop"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def free_port():
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def request(port, method, path, body=None, content_type="application/json"):
    connection = http.client.HTTPConnection("localhost", port, timeout=600)
    connection.request(method, path, body, {"Content-Type": content_type} if body else {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def post(port, path, what):
    status, content = request(port, "POST", path, json.dumps(what))
    if status >= 300:
        raise SystemExit(content.decode())
    return json.loads(content)


def send(port, ensemble, labels, members, failures):
    connection = http.client.HTTPConnection("localhost", port, timeout=600)
    for checkpoint in range(next(iter(labels.values())).shape[1]):
        for member in members:
            for split, histories in labels.items():
                connection.request("PUT", f"/api/v1/ensembles/{ensemble}/histories/{split}/{member}/{checkpoint}",
                                   histories[member, checkpoint].tobytes(), {"Content-Type": "application/octet-stream"})
                answer = connection.getresponse()
                content = answer.read()
                if answer.status != 204:
                    failures.append(content.decode())
                    return


def send_batched(port, ensemble, labels, folder, failures):
    connection = http.client.HTTPConnection("localhost", port, timeout=600)
    for split, histories in labels.items():
        histories.flush()
        with open(folder / f"{split}.labels", "rb") as body:
            connection.request("PUT", f"/api/v1/ensembles/{ensemble}/histories/{split}", body,
                               {"Content-Type": "application/octet-stream", "Content-Length": str(histories.nbytes)})
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != 204:
            failures.append(content.decode())
            return


def timed(name, port, path, times=1):
    seconds = []
    for _ in range(times):
        begin = time.perf_counter()
        status, content = request(port, "GET", path)
        seconds.append(time.perf_counter() - begin)
        if status != 200:
            raise SystemExit(content.decode())
    print(f"{name:34} {1000 * sorted(seconds)[len(seconds) // 2]:10.1f} ms", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=int, default=60_000)
    parser.add_argument("--test", type=int, default=10_000)
    parser.add_argument("--members", type=int, default=100)
    parser.add_argument("--checkpoints", type=int, default=100)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--batched", action="store_true", help="a split in one request, by one client")
    parser.add_argument("--postgresql", help="the folder of initdb and pg_ctl; H2 in a file when absent")
    parser.add_argument("--asynchronous", action="store_true",
                        help="PostgreSQL answers before a commit is on the disk, as H2 does: synchronous_commit=off")
    parser.add_argument("--command", default="java -Xmx1g -jar target/tutti.jar", help="what starts the service")
    parser.add_argument("--folder", help="where to work; a temporary one when absent")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ingestion", dir=options.folder))
    labels, truths = {}, {}
    for split, size in (("train", options.train), ("test", options.test)):
        truths[split] = np.random.default_rng(size).integers(0, CLASSES, size)
        labels[split] = np.memmap(folder / f"{split}.labels", np.uint8, "w+",
                                  shape=(options.members, options.checkpoints, size))
        for member in range(options.members):
            draw(truths[split], member, options.checkpoints, labels[split][member])
    raw = sum(histories.nbytes for histories in labels.values())
    service = Service(options, folder)
    try:
        measure(options, service, labels, truths, folder)
        if not service.postgres:
            service.stop()
        print(f"{'database / raw labels':34} {service.size() / raw:10.3f}   ({service.size() / 1e6:.1f} MB / {raw / 1e6:.1f} MB)")
    finally:
        service.close()
        shutil.rmtree(folder)


def measure(options, service, labels, truths, folder):
    port = service.port
    post(port, "/api/v1/datasets", {"name": "synthetic", "classes": [str(label) for label in range(CLASSES)],
                                    "splits": {split: truth.tolist() for split, truth in truths.items()}})
    ensemble = post(port, "/api/v1/ensembles", {
        "engine": "external", "dataset": "synthetic", "members": options.members,
        "checkpoints": [{"epoch": epoch + 1} for epoch in range(options.checkpoints)]})["id"]
    failures = []
    clients = [threading.Thread(target=send, args=(port, ensemble, labels, range(first, options.members, options.clients), failures))
               for first in range(options.clients)]
    if options.batched:
        clients = [threading.Thread(target=send_batched, args=(port, ensemble, labels, folder, failures))]
    begin, used = time.perf_counter(), service.processor_seconds()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    seconds = time.perf_counter() - begin
    if failures:
        raise SystemExit(failures[0])
    path = f"/api/v1/ensembles/{ensemble}"
    state = json.loads(request(port, "GET", path)[1])["state"]
    assert state == "SUCCEEDED", state
    histories = 2 * options.members * options.checkpoints
    print(f"{'ingest':34} {seconds:10.1f} s    ({histories} histories, {histories / seconds:.0f} a second; "
          f"{service.processor_seconds() - used:.1f} s of the service's processors)", flush=True)
    middle = options.checkpoints // 2
    timed("agreement, cold", port, f"{path}/agreement?split=train&checkpoint={middle}")
    timed("agreement, warm", port, f"{path}/agreement?split=train&checkpoint={middle}", 100)
    timed("dynamics, cold", port, f"{path}/dynamics?split=train")
    timed("dynamics, warm", port, f"{path}/dynamics?split=train", 100)
    timed("ranking page, cold", port, f"{path}/ranking?split=train&limit=100")
    timed("ranking page, warm", port, f"{path}/ranking?split=train&limit=100", 100)
    print(f"{'largest resident size':34} {service.resident():10.0f} MiB")


main()
