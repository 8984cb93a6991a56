"""A cluster builds the letters that one process builds, also when one of its workers is killed."""

import os
import signal
import threading
from pathlib import Path

import pytest

from ozganswer.errors.building import ClusterFehlt
from ozganswer.load.workspace import Workspace
from ozganswer.many import Ziel, build_all
from ozganswer.workers import Here, cluster

distributed = pytest.importorskip("distributed", reason="dask.distributed ist nicht da.")
ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.filterwarnings("ignore")
"""The warnings of a cluster whose worker was killed are not ours."""


@pytest.fixture(scope="module")
def local():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as here:
        yield here


def test_a_killed_worker_costs_no_letter(local, tmp_path):
    workspace = Workspace.open(ROOT)
    orte = workspace.briefe()
    with cluster(local.scheduler_address) as executor:
        briefe = build_all(workspace, orte, Ziel(("docx", "txt"), tmp_path / "dort"), executor)
        erster = next(briefe)
        os.kill(next(iter(local.workers.values())).pid, signal.SIGKILL)
        alle = [erster, *briefe]
    assert [str(e.ort) for e in alle if e.gescheitert] == []
    hier = build_all(workspace, orte, Ziel(("docx", "txt"), tmp_path / "hier"), Here())
    assert len([*hier]) == len(alle) == len(orte)
    namen = sorted(p.name for p in (tmp_path / "hier").iterdir())
    assert namen == sorted(p.name for p in (tmp_path / "dort").iterdir())
    for name in namen:
        assert (tmp_path / "dort" / name).read_bytes() == (tmp_path / "hier" / name).read_bytes()


def test_nothing_goes_on_asking_for_a_cluster_that_was_left(local):
    vorher = {*threading.enumerate()}
    with cluster(local.scheduler_address) as executor:
        assert executor.submit(sum, (1, 2)).result() == 3
    assert [t for t in threading.enumerate() if t not in vorher] == []


def test_an_address_without_a_cluster_is_told():
    with pytest.raises(ClusterFehlt, match="antwortet kein"):
        cluster("tcp://127.0.0.1:1")
