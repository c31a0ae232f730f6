"""The training speed of nnrepl's engine on six networks, beside PyTorch, TensorFlow and JAX.

    python3 Benchmarks/networks.py [--rounds 3] [--cells "N3 10,N6 128"] [--repeats 3]

Needs `swift build -c release` in Benchmarks/Engine (`make bench` does it). NNREPL_PEERS names a folder with
the virtual environments torch, tf and jax, as far as they are there, and NNREPL_PEER_SCRIPTS one with their
programs bench_torch.py, bench_tf.py and bench_jax.py; MNIST the path of mnist.pkl.gz.

In each round nnrepl and every peer train the same network in turn, each in a process of its own: seconds for
1,000 mini-batches, median of the repeats, data in memory. Only the ratios inside a round are worth much: the
table has the median of both and of the ratios to that round's fastest peer, with the least and the most.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess

FOLDER = pathlib.Path(__file__).resolve().parent
ENGINE = FOLDER / "Engine/.build/release/EngineBenchmark"
CELLS = ["N1 10", "N2 10", "N3 10", "N4 10", "N1 128", "N2 128", "N3 128", "N4 128", "N5 100", "N6 128"]


def modes(net):
    """The peers' modes that were fastest for some batch size of the network."""
    if net in ("N2", "N3", "N4"):
        return [("torch", "eager"), ("torch", "nhwc"), ("tf", "function"), ("jax", "nhwc")]
    return [("torch", "eager"), ("tf", "function"), ("jax", "scan")]


def ours(net, batch, repeats):
    command = [ENGINE, net, "--batch", batch, "--repeats", str(repeats)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(output.split()[0])


def theirs(peer, mode, net, batch, repeats):
    """None where the peer is not there, or fails."""
    peers, scripts = os.environ.get("NNREPL_PEERS", ""), os.environ.get("NNREPL_PEER_SCRIPTS", "")
    python = pathlib.Path(peers) / peer / "bin/python"
    script = pathlib.Path(scripts) / f"bench_{peer}.py"
    if not peers or not python.exists() or not script.exists():
        return None
    command = [python, script, "--net", net, "--batch", batch, "--mode", mode]
    command += ["--repeats", str(repeats), "--threads", str(os.cpu_count())]
    try:
        output = subprocess.run(command, capture_output=True, text=True, timeout=600).stdout
        return json.loads(output.strip().splitlines()[-1])["s_per_1000_median"]
    except (subprocess.TimeoutExpired, IndexError, KeyError, ValueError):
        return None


def spread(values):
    return f"{statistics.median(values):.3g} ({min(values):.3g}-{max(values):.3g})"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--cells", default=",".join(CELLS))
    options = parser.parse_args()
    cells = [cell.split() for cell in options.cells.split(",")]
    print("| network, mini-batch | nnrepl, s per 1,000 | fastest peer | times faster |")
    print("|---|---|---|---|", flush=True)
    for net, batch in cells:
        own, peers = [], {}
        for _ in range(options.rounds):
            own.append(ours(net, batch, options.repeats))
            for peer, mode in modes(net):
                time = theirs(peer, mode, net, batch, options.repeats)
                if time is not None:
                    peers.setdefault(f"{peer} {mode}", []).append(time)
        print(row(net, batch, own, {n: t for n, t in peers.items() if len(t) == len(own)}), flush=True)


def row(net, batch, own, peers):
    if not peers:
        return f"| {net}, {batch} | {spread(own)} | - | - |"
    fastest = [min(times[i] for times in peers.values()) for i in range(len(own))]
    name = min(peers, key=lambda n: statistics.median(peers[n]))
    ratios = [peer / mine for peer, mine in zip(fastest, own)]
    return f"| {net}, {batch} | {spread(own)} | {name} {spread(peers[name])} | {spread(ratios)} |"


main()
