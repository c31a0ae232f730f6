"""The training speed of nnrepl's engine on six networks, beside PyTorch, TensorFlow, JAX and Theano.

    python3 Benchmarks/networks.py [--rounds 3] [--cells "N3 10,N6 128"] [--repeats 3]

Needs `swift build -c release` in Benchmarks/Engine (`make bench` does it). NNREPL_PEERS names a folder with
the virtual environments torch, tf, jax and theano, as far as they are there, and NNREPL_PEER_SCRIPTS one with
their programs bench_torch.py, bench_tf.py and bench_jax.py (Theano's is here); MNIST the path of mnist.pkl.gz.

First every mode of every peer trains the network once, with one thread and with a thread per core; these times
go to standard error. Then nnrepl and the three fastest take turns, each in a process of its own: seconds for
1,000 mini-batches, median of the repeats, data in memory. Only the ratios inside a round are worth much: the
table has the median of both and of the ratios to that round's fastest peer, with the least and the most.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
ENGINE = FOLDER / "Engine/.build/release/EngineBenchmark"
CELLS = ["N1 10", "N2 10", "N3 10", "N4 10", "N1 128", "N2 128", "N3 128", "N4 128", "N5 100", "N6 128"]


MODES = {
    "torch": ["eager", "nhwc", "compile"], "tf": ["function", "fit"], "jax": ["step", "scan", "nhwc"],
    "theano": ["openblas", "mkl"],
}
SECONDS_FOR_A_MODE = 120


def fastest_modes(net, batch):
    """The three fastest of all (peer, mode, threads) in one trial each."""
    times = {}
    for peer, names in MODES.items():
        for mode in names:
            if mode == "nhwc" and net not in ("N2", "N3", "N4"):
                continue
            for threads in sorted({1, os.cpu_count()}):
                time = theirs((peer, mode, threads), net, batch, 1)
                if time is not None:
                    times[peer, mode, threads] = time
    ranking = sorted(times, key=times.get)
    words = [f"{title(config)} {times[config]:.3g}" for config in ranking]
    print(f"{net}, {batch}: " + ", ".join(words), file=sys.stderr, flush=True)
    return ranking[:3]


def title(config):
    peer, mode, threads = config
    return f"{peer} {mode}, {threads} thread{'s' * (threads > 1)}"


def ours(net, batch, repeats):
    command = [ENGINE, net, "--batch", batch, "--repeats", str(repeats)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(output.split()[0])


def theirs(config, net, batch, repeats):
    """None where the peer is not there, or fails."""
    peer, mode, threads = config
    peers, scripts = os.environ.get("NNREPL_PEERS"), os.environ.get("NNREPL_PEER_SCRIPTS")
    if not peers or not scripts:
        return None
    python = pathlib.Path(peers) / peer / "bin/python"
    script = (FOLDER if peer == "theano" else pathlib.Path(scripts)) / f"bench_{peer}.py"
    command = [python, script, "--net", net, "--batch", batch, "--mode", mode]
    command += ["--repeats", str(repeats), "--threads", str(threads)]
    try:
        output = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS_FOR_A_MODE,
            env={**os.environ, "PYTHONPATH": scripts}).stdout
        return json.loads(output.strip().splitlines()[-1])["s_per_1000_median"]
    except (OSError, subprocess.TimeoutExpired, IndexError, KeyError, TypeError, ValueError):
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
        own, peers, fastest = [], {}, fastest_modes(net, batch)
        for _ in range(options.rounds):
            own.append(ours(net, batch, options.repeats))
            for config in fastest:
                time = theirs(config, net, batch, options.repeats)
                if time is not None:
                    peers.setdefault(title(config), []).append(time)
        print(row(net, batch, own, {n: t for n, t in peers.items() if len(t) == len(own)}), flush=True)


def row(net, batch, own, peers):
    if not peers:
        return f"| {net}, {batch} | {spread(own)} | - | - |"
    fastest = [min(times[i] for times in peers.values()) for i in range(len(own))]
    name = min(peers, key=lambda n: statistics.median(peers[n]))
    ratios = [peer / mine for peer, mine in zip(fastest, own)]
    return f"| {net}, {batch} | {spread(own)} | {name} {spread(peers[name])} | {spread(ratios)} |"


main()
